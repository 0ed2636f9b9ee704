/**
 * Lists of src/data/furniture-labels, one constant a file; compiled by scripts/compile-lists.ts, not to be edited.
 * In: nothing. Out: entries in order of code points. Touches nothing.
 */

/** Blocks that only announce an advertisement, whole */
export const ads: readonly string[] = `
ad
advertisement
advertisement scroll down to continue{40}
advertisement scroll to continue{40}
advertisements
anzeige
article continues below{40}
continue reading below{30}
continue reading the main story{30}
continue reading{30}
loading{12}
promoted
pubblicità
publicidad
publicité
scroll down to continue{40}
scroll to continue{40}
sponsored
sponsored content
story continues below{40}
werbung
реклама
إعلان
إعلانات
اعلان
`.slice(1, -1).split('\n')

/** Headings of the comments that a number may follow, whole */
export const commentsCounted: readonly string[] = `
comment
comments
{number} comment
{number} comments
أضف تعليق{rest}
اترك تعليق{rest}
اكتب تعليق{rest}
التعليقات
تعليقات
`.slice(1, -1).split('\n')

/** Blocks that only lead to the comments, whole */
export const comments: readonly string[] = `
add a comment{20}
add a reply{20}
hide comments{20}
hide comment{20}
hide the comments{20}
hide the comment{20}
join comments{20}
join comment{20}
join the comments{20}
join the comment{20}
join the conversation{20}
join the discussion{20}
leave a comment{20}
leave a reply{20}
no comments{20}
no comment{20}
no the comments{20}
no the comment{20}
post a comment{20}
post a reply{20}
show comments{20}
show comment{20}
show the comments{20}
show the comment{20}
view comments
write a comment{20}
write a reply{20}
`.slice(1, -1).split('\n')

/** Notes of the desk: who reported, edited or can be reached */
export const desk: readonly string[] = `
additional reporting by{edge}{400}{end}
additional reporting from{edge}{400}{end}
associated press journalists{edge}{300}{end}
associated press journalist{edge}{300}{end}
associated press reporters{edge}{300}{end}
associated press reporter{edge}{300}{end}
associated press writers{edge}{300}{end}
associated press writer{edge}{300}{end}
avec afp{edge}
compiled by{edge}{120}{end}
contact {3-80} @
contact {3-80} at
dieses thema im programm{edge}
edited by{edge}{120}{end}
editing by{edge}{120}{end}
email {3-80} @
email {3-80} at
image {number} of {number}
mit informationen der{edge}
mit informationen von{edge}
mit material der{edge}
mit material von{edge}
photo {number} of {number}
quelle:{edge}
quellen:{edge}
reach {3-80} @
reach {3-80} at
redaktion:{edge}
reporting by{edge}{400}{end}
reporting from{edge}{400}{end}
slide {number} of {number}
translated by{edge}{120}{end}
with files from{edge}
with reporting by{edge}{400}{end}
with reporting from{edge}{400}{end}
written by{edge}{120}{end}
{200}{edge}contributed reporting{edge}{60}{end}
{200}{edge}contributed to this{edge}{60}{end}
{3-80} can be reached at{edge}
{3-80} may be reached at{edge}
`.slice(1, -1).split('\n')

/** Openings of a block of keywords that count before a colon only */
export const keywordsColon: readonly string[] = `
filed under
more on
topic
`.slice(1, -1).split('\n')

/** Openings of a block of keywords, before a colon or a dash */
export const keywords: readonly string[] = `
etiquetas
keywords
mots clés
mots-clés
schlagw{word}
tag
tags
topics
метки
теги
الكلمات الدلالية
الكلمات المفتاحية
الوسوم
برچسب{rest}
تاجات
تاغات
كلمات البحث
كلمات دلالية
كلمات مفتاحية
وسوم
کلیدواژه{rest}
`.slice(1, -1).split('\n')

/** Openings of offers, surveys and notes to the reader */
export const offer: readonly string[] = `
already a subscriber{edge}
already registered{edge}
atención{edge}{90}coment
atención{edge}{90}comment
atención{edge}{90}kommentar
atención{edge}{90}تعليق
atenção{edge}{90}coment
atenção{edge}{90}comment
atenção{edge}{90}kommentar
atenção{edge}{90}تعليق
attention{edge}{90}coment
attention{edge}{90}comment
attention{edge}{90}kommentar
attention{edge}{90}تعليق
bei den mit {40}affiliate
bei den {40}affiliate
bitte{edge}{90}coment
bitte{edge}{90}comment
bitte{edge}{90}kommentar
bitte{edge}{90}تعليق
create an account{edge}
did you like{edge}
die mit {60} gekennzeichneten links
don{any}t have an account{edge}
each day we send
each morning we send
each week we send
enjoyed this{edge}
every day we send
every morning we send
every week we send
follow {2-60} on facebook{edge}{140}{end}
follow {2-60} on instagram{edge}{140}{end}
follow {2-60} on telegram{edge}{140}{end}
follow {2-60} on twitter{edge}{140}{end}
follow {2-60} on x{edge}{140}{end}
follow {2-60} on youtube{edge}{140}{end}
get {3-60} delivered
get {3-60} in your inbox
get {3-60} straight to your
got a tip{edge}
have a tip{edge}
if you enjoyed this{edge}
il vous reste {figure} %
il vous reste {figure}%
like this article{edge}
like this story{edge}
like {2-60} on facebook{edge}{140}{end}
like {2-60} on instagram{edge}{140}{end}
like {2-60} on telegram{edge}{140}{end}
like {2-60} on twitter{edge}{140}{end}
like {2-60} on x{edge}{140}{end}
like {2-60} on youtube{edge}{140}{end}
liked this{edge}
listen to {3-60} here{edge}{80}{end}
listen to {3-60} live{edge}{80}{end}
note{edge}{90}coment
note{edge}{90}comment
note{edge}{90}kommentar
note{edge}{90}تعليق
please{edge}{90}coment
please{edge}{90}comment
please{edge}{90}kommentar
please{edge}{90}تعليق
receive {3-60} delivered
receive {3-60} in your inbox
receive {3-60} straight to your
this article contain affiliate
this article contain paid
this article contains affiliate
this article contains paid
this article may contain affiliate
this article may contain paid
this article may contains affiliate
this article may contains paid
this page contain affiliate
this page contain paid
this page contains affiliate
this page contains paid
this page may contain affiliate
this page may contain paid
this page may contains affiliate
this page may contains paid
this post contain affiliate
this post contain paid
this post contains affiliate
this post contains paid
this post may contain affiliate
this post may contain paid
this post may contains affiliate
this post may contains paid
this story contain affiliate
this story contain paid
this story contains affiliate
this story contains paid
this story may contain affiliate
this story may contain paid
this story may contains affiliate
this story may contains paid
want more{edge}
want to read more{edge}
watch {3-60} here{edge}{80}{end}
watch {3-60} live{edge}{80}{end}
ملاحظة{edge}{90}coment
ملاحظة{edge}{90}comment
ملاحظة{edge}{90}kommentar
ملاحظة{edge}{90}تعليق
`.slice(1, -1).split('\n')

/** Openings of a picture credit that need no sign behind them */
export const photoBy: readonly string[] = `
image by
image courtesy
image credit
photo by
photo courtesy
photo credit
`.slice(1, -1).split('\n')

/** Openings of a picture credit, before a colon, a slash or a copyright sign */
export const photo: readonly string[] = `
foto
foto by
foto courtesy
foto credit
fotos
fotos by
fotos courtesy
fotos credit
image
image by
image courtesy
image credit
images
images by
images courtesy
images credit
photo
photo by
photo courtesy
photo credit
photograph
photograph by
photograph courtesy
photograph credit
photographs
photographs by
photographs courtesy
photographs credit
photography by
photos
photos by
photos courtesy
photos credit
picture
picture by
picture courtesy
picture credit
pictured
pictured by
pictured courtesy
pictured credit
pictures
pictures by
pictures courtesy
pictures credit
`.slice(1, -1).split('\n')

/** Arabic openings of a block that only leads to other articles; the spaces may be missing */
export const readAlsoArabic: readonly string[] = `
إقر أيضا
إقر أيضاً
إقر أيضًا
إقر المزيد
إقر ايضا
إقر ايضاً
إقرأ أيضا
إقرأ أيضاً
إقرأ أيضًا
إقرأ المزيد
إقرأ ايضا
إقرأ ايضاً
اقر أيضا
اقر أيضاً
اقر أيضًا
اقر المزيد
اقر ايضا
اقر ايضاً
اقرأ أيضا
اقرأ أيضاً
اقرأ أيضًا
اقرأ المزيد
اقرأ ايضا
اقرأ ايضاً
تابع أيضا
تابع أيضاً
تابع أيضًا
تابع ايضا
تابع ايضاً
شاهد أيضا
شاهد أيضاً
شاهد أيضًا
شاهد ايضا
شاهد ايضاً
طالع أيضا
طالع أيضاً
طالع أيضًا
طالع ايضا
طالع ايضاً
`.slice(1, -1).split('\n')

/** Openings of a block that only leads to other articles ("Read also"), besides the Arabic ones of read-also-arabic.txt */
export const readAlso: readonly string[] = `
also read also{sign}
also read more{sign}
also read next{sign}
also read on{sign}
also read too{sign}
also read{sign or end}
also read{sign}
also see also{sign}
also see more{sign}
also see next{sign}
also see on{sign}
also see too{sign}
also see{sign}
artikel terkait
auch interessant{edge}
ayrıca bakınız
baca juga
bunlar da ilginizi
citește și
czytaj również
czytaj także
czytaj też
don{any}t miss{sign or end}
guarda anche
ilgili haber
le puede interesar
lea también
lee también
leer más
leer también
lees meer{edge}
lees ook{edge}
leggi anche
leia mais
leia também
les også{edge}
lesen sie auch{edge}
lesen sie mehr{edge}
lihat juga
lire aussi
lire également
lue myös{edge}
läs mer{edge}
läs också{edge}
läs även{edge}
læs også{edge}
mehr zum thema{edge}
more on this{sign or end}
more {3 words}articles{stop}
more {3 words}coverage{stop}
more {3 words}news{stop}
more {3 words}posts{stop}
more {3 words}reading{stop}
more {3 words}stories{stop}
must read{sign or end}
potrebbe interessarti
puede leer
read also{sign or end}
read also{sign}
read more{sign or end}
read more{sign}
read next{sign or end}
read next{sign}
read on{sign}
read too{sign}
read{sign}
recommended articles{edge}
recommended article{edge}
recommended content{edge}
recommended coverage{edge}
recommended links{edge}
recommended news{edge}
recommended posts{edge}
recommended post{edge}
recommended reading{edge}
recommended stories{edge}
recommended topics{edge}
recommended videos{edge}
recommended video{edge}
recommended{sign or end}
related articles{edge}
related article{edge}
related content{edge}
related coverage{edge}
related links{edge}
related news{edge}
related posts{edge}
related post{edge}
related reading{edge}
related stories{edge}
related topics{edge}
related videos{edge}
related video{edge}
related{sign or end}
see also{sign or end}
see also{sign}
see more{sign}
see next{sign}
see on{sign}
see too{sign}
see{sign}
siehe auch{edge}
simak juga
sur le même sujet
te puede interesar
veja mais
veja também
ver también
voir aussi
watch also{sign}
watch more{sign}
watch next{sign}
watch on{sign}
watch too{sign}
watch{sign}
you may also like{sign or end}
you might also like{sign or end}
zobacz także
zobacz też
à lire
à lire aussi
čtěte také
διαβάστε ακόμη
διαβάστε επίσης
ещё по теме{edge}
по теме{edge}
подробнее{edge}
смотрите также{edge}
читайте далее{edge}
читайте также{edge}
читать также{edge}
أخبار ذات صلة
أخبار قد تهمك
أخبار متعلقة
أخبار مشابهة
اخبار ذات صلة
اخبار قد تهمك
اخبار متعلقة
اخبار مرتبط
اخبار مشابهة
بخوانید
بیشتر بخوانید
قد يعجبك
مزید پڑھیں
مطالب مرتبط
مقالات ذات صلة
مقالات قد تهمك
مقالات متعلقة
مقالات مشابهة
مواضيع ذات صلة
مواضيع قد تهمك
مواضيع متعلقة
مواضيع مشابهة
همچنین بخوانید
یہ بھی پڑھیں
`.slice(1, -1).split('\n')

/** Words that make a copyright notice anywhere in the first 160 characters of a short block */
export const rightsInside: readonly string[] = `
無断転載
무단 전재
무단전재
저작권자
`.slice(1, -1).split('\n')

/** Openings of a copyright notice, besides © and (c) */
export const rights: readonly string[] = `
all rights reserved
copyright{edge}
جميع الحقوق محفوظة
حقوق الطبع
حقوق النشر
`.slice(1, -1).split('\n')

/** Invitations to share that up to 40 more characters may follow */
export const shareWords: readonly string[] = `
bagikan
compartilhar
compartir
condividi
delen
partager
paylaş
teilen
udostępnij
поделиться
اشترك
انشر
شارك
شارك الخبر
شارك المقال
شارك هذا الموضوع
شاركها
مشاركة
`.slice(1, -1).split('\n')

/** Blocks that only invite to share or to follow, whole */
export const share: readonly string[] = `
click to share{60}
follow us
follow us on {60}
like us
like us on {60}
share
share it{edge}{60}
share on{edge}{60}
share the{edge}{60}
share this{edge}{60}
share via{edge}{60}
share with{edge}{60}
`.slice(1, -1).split('\n')

/** Headings of a list of similar articles, the whole block */
export const similar: readonly string[] = `
similar articles
similar news
similar stories
أخبار مشابهة
اقرأ المزيد
مقالات مشابهة
مواضيع مشابهة
`.slice(1, -1).split('\n')

/** Openings of a block that asks to subscribe, register or follow */
export const subscribe: readonly string[] = `
abonnez vous
abonnez-vous
abonnieren
click here to join{edge}
click here to sign{edge}
click here to subscribe{edge}
download our{edge}
download the{edge}
enter your email{edge}
folgen sie
follow our{edge}
follow us{edge}
follow {latin word} on{edge}
get our{edge}
get the latest{edge}
get your{edge}
inscrivez vous
inscrivez-vous
iscriviti
jetzt abonnieren
join our{edge}
join us{edge}
log in{edge}
login{edge}
register{edge}
s'abonner
seguici
sign in{edge}
sign up{edge}
stay connected{edge}
stay informed{edge}
stay tuned{edge}
stay up to date{edge}
subscribe{edge}
suivez nous
suivez-nous
suscríbase
suscríbete
síguenos
подписывайтесь
подпишитесь
следите за
اشترك
انضم إل
انضموا
تابعنا
تابعوا
تابعونا
حمل تطبيق
حمّل تطبيق
سجل الآن
سجل بريدك
للاشتراك
لمتابعة آخر
لمتابعة أخبار
`.slice(1, -1).split('\n')
