/**
 * Lists of src/data/pages, one constant a file; compiled by scripts/compile-lists.ts, not to be edited.
 * In: nothing. Out: entries in order of code points. Touches nothing.
 */

/** Headings of the section about the company that closes a press release; capitals count */
export const aboutHeadings: readonly string[] = `
About the {capital}
About {capital}
Acerca de {capital}
about the {capital}
about {capital}
À propos d
Über {capital}
حول شركة
حول مؤسسة
نبذة عن
`.slice(1, -1).split('\n')

/** Labels of the author in a list of facts about an article, before a comma or colon */
export const authorLabels: readonly string[] = `
auteur
author
autor
autore
byline
writer
written by
الكاتب
الكاتبة
المؤلف
المؤلفة
المحرر
المحررة
بقلم
كتابة
`.slice(1, -1).split('\n')

/** What a page says that checks whether a browser asks, in text that no article holds twice */
export const botPhrases: readonly string[] = `
checking if the site connection is secure
checking your browser
complete the security check
confirm you are human
confirm you are not a robot
ddos protection by
enable cookies and reload
enable javascript
javascript is disabled
needs to review the security of your connection
please wait while we
press and hold
ray id
redirect to your requested content
this process is automatic
unusual traffic
verify that you are human
verify you are human
verify you are not a robot
you have been blocked
you need to enable javascript
your browser will redirect
أنك لست آلي
أنك لست برنامجا
أنك لست روبوت
اضغط على المربع
تفعيل جافا سكريبت
تفعيل جافاسكربت
حركة غير معتادة
سيتم تحويلك تلقائيا
لإثبات أنك
للتأكد من أنك إنسان
نتحقق من أنك
نتحقق من اتصالك
نتحقق من متصفحك
يرجى الانتظار بينما
يرجى تفعيل
`.slice(1, -1).split('\n')

/** Titles of a page that only checks whether a browser asks */
export const botTitles: readonly string[] = `
access denied
are you a human
are you a robot
attention required
checking your browser
enable javascript
human verification
just a moment
one moment, please
pardon our interruption
please wait
robot check
security check
un instant
verify you are human
vérification de sécurité
التحقق الأمني
التحقق من أنك
التحقق من المتصفح
التحقق من هويتك
انتظر لحظة
جاري التحقق
جارٍ التحقق
لحظة من فضلك
لحظة واحدة
هل أنت إنسان
هل أنت روبوت
يرجى الانتظار
`.slice(1, -1).split('\n')

/** Words before the name of an author that a colon or slash may join to it without a space */
export const bylineOpeningsGlued: readonly string[] = `
author
by
إعداد
بقلم
بواسطة
كتب
كتبت
`.slice(1, -1).split('\n')

/** Words before the name of an author, with or without a colon */
export const bylineOpenings: readonly string[] = `
af
author
av
by
da
di
door
escrito por
from
par
por
posted by
przez
reporter
scritto da
story by
von
words by
written by
écrit par
автор
текст
إعداد
الكاتب
الكاتبة
المحرر
بقلم
بواسطة
تحرير
ترجمة
تقرير
حوار
كتابة
كتب
كتبت
كتبت:
كتبه
كتبها
محرر
مراسل
مراسلة
نویسنده
`.slice(1, -1).split('\n')

/** What is glued behind a name in a byline: buttons and notes */
export const bylineTails: readonly string[] = `
add to favorites
contributor
follow
follow author
follow us
read bio
see bio
see full bio
view bio
view full bio
view profile
تابع
تابعه
تابعها
متابعة
`.slice(1, -1).split('\n')

/** What a consent wall says in its title or text */
export const consentPhrases: readonly string[] = `
accept all cookies
accept cookies
before you continue
cookie consent
nous et nos partenaires
we and our partners
we use cookies
we value your privacy
wir und unsere partner
your privacy choices
your privacy matters
уважаем вашу
الموافقة على الكعكات
الموافقة على ملفات
خصوصيتك تهمنا
خصوصيتك مهمة
قبل المتابعة
نحن وشركاؤنا
نستخدم ملفات تعريف الارتباط
`.slice(1, -1).split('\n')

/** Words of a consent wall; two of them on a page without an article tell it */
export const consentWords: readonly string[] = `
consent
cookies{edge}
cookie{edge}
datenschutz
privacy policy
privacy settings
vos données
{edge}gdpr{edge}
الكوكيز
سياسة الخصوصية
كعكات
ملفات تعريف الارتباط
`.slice(1, -1).split('\n')

/** Agencies named by initials; a dot stands for a dot or spaces or nothing */
export const creditInitials: readonly string[] = `
أ.ب.
أ.ف.ب.
ا.ب.
ا.ف.ب.
د.ب.أ
`.slice(1, -1).split('\n')

/** Agencies, broadcasters and the words that stand for them in a signature or dateline */
export const creditOrigins: readonly string[] = `
afp
agences
agencias
agencies
agenturen
ani
ansa
ap
associated press
bbc
bloomberg
cnn
dpa
efe
ians
pti
reuters
tass
upi
xinhua
интерфакс
риа новости
тасс
أ ش أ
أ شأ
أسوشيتد برس
أسوشيتدبرس
أش أ
أشأ
إرنا
إيرنا
ارنا
اسوشيتد برس
اسوشيتدبرس
الألمانية
الأناضول
الجزيرة
الجزيرة نت
الجزيرة.نت
الحرة
العربية
العربية نت
العربية.نت
العمانية
الفرنسية
الوطنية
الوكالات
الوكالات أنباء{20}
الوكالات الأنباء{20}
ایرنا
ایسنا
بترا
بلومبرغ
بلومبيرغ
بنا
بي بي سي
تاس
تسنيم
تسنیم
روسيا اليوم
رويترز
سانا
سبوتنيك
سكاي نيوز
سكاي نيوز عربية
سونا
سي إن إن
سي ان ان
شينخوا
صحيفة {2-30}
صفا
فارس
فرانس برس
قنا
كونا
كيودو
متابعات
معا
مهر
مواقع
نوفوستي
وات
واج
واس
واع
وام
وفا
وكالات
وكالات أنباء{20}
وكالات الأنباء{20}
وكالة {2-30}
ومع
يونهاب
`.slice(1, -1).split('\n')

/** Labels before a date in a line of at most 16 words */
export const dateLabels: readonly string[] = `
actualizado
aktualisiert
erstellt
last updated
mis à jour
modifi{word}
online
posted
publi{word}
stand
updated
veröffentlicht
آخر تحديث
تاريخ
نشر{rest}
`.slice(1, -1).split('\n')

/** Openings of a line that only says when a page was published or changed */
export const dateLineOpenings: readonly string[] = `
last updated
posted
published
updated
آخر تحديث
تاريخ النشر
نشر
`.slice(1, -1).split('\n')

/** Words that stand beside a date or a time where a page says when it was published or changed */
export const dateLineWords: readonly string[] = `
a
ago
am
at
bis
by
date
datum
de
du
each
el
em
fecha
from
giờ
gmt
h
hora
in
last
le
min
mins
mis
modified
oclock
on
online
pm
post
posted
pub
publicado
publication
published
publié
read
time
uhr
um
update
updated
updates
utc
vor
à
آخر
أخر
أسابيع
أسبوع
أسبوعان
أسبوعين
أشهر
أضيف
أضيفت
أمس
أيام
الأحد
التاريخ
التحديث
التوقيت
الساعة
الماضي
النشر
اليوم
بتاريخ
بتوقيت
بعد
تاريخ
تحديث
تم
توقيت
جرينتش
حدثت
حُدث
دقائق
دقيقة
دقيقتان
دقيقتين
ساعات
ساعة
ساعتان
ساعتين
شهر
شهران
شهرين
صباحا
صباحاً
ظهرا
على
عند
غرينتش
فجرا
في
قبل
كتب
لآخر
محدث
مساء
مساءً
من
منذ
نشر
نشرت
نُشر
و
والنصف
وقت
يوم
يومان
يومين
`.slice(1, -1).split('\n')

/** What publishers call a section of the newspaper that is one of ours; where it happened ("العالم", "Middle East") says nothing of what it is about */
export const deskNames: readonly string[] = `
accidents | accidents
art | culture
arts | culture
books | culture
business | economy
crime | accidents
culture | culture
economics | economy
economy | economy
education | society
entertainment | culture
faits divers | accidents
finance | economy
football | sport
health | health
markets | economy
money | economy
politics | politics
politique | politics
santé | health
science and technology | technology
science | technology
sciences | technology
society | society
société | society
sport | sport
sports | sport
tech | technology
technologie | technology
technology | technology
économie | economy
أخبار الرياضة | sport
أدب | culture
أدب وفن | culture
أسواق | economy
أسواق المال | economy
أعمال | economy
اتصالات | technology
اقتصاد | economy
اقتصاد وأعمال | economy
اقتصادي | economy
اقتصادية | economy
الاقتصاد | economy
التعليم | society
التقنية | technology
التكنولوجيا | technology
الثقافة | culture
الحوادث | accidents
الرياضة | sport
السياسة | politics
الشأن السياسي | politics
الصحة | health
العلوم والتكنولوجيا | technology
المال والأعمال | economy
المجتمع | society
بورصة | economy
تعليم | society
تقنية | technology
تكنولوجيا | technology
تكنولوجيا وعلوم | technology
ثقافة | culture
ثقافة وفن | culture
ثقافة وفنون | culture
جرائم | accidents
حوادث | accidents
حوادث وقضايا | accidents
رياضة | sport
رياضي | sport
رياضية | sport
سياسة | politics
سياسي | politics
سينما | culture
صحة | health
صحة وطب | health
طاقة | economy
طب | health
طب وصحة | health
عقارات | economy
علوم | technology
علوم وتقنية | technology
علوم وتكنولوجيا | technology
فن | culture
فن وثقافة | culture
فن ومشاهير | culture
فنون | culture
كرة القدم | sport
كرة عالمية | sport
كرة عربية | sport
كرة قدم | sport
مال وأعمال | economy
مال واقتصاد | economy
مجتمع | society
مشاهير | culture
منوعات اجتماعية | society
موسيقى | culture
نفط | economy
`.slice(1, -1).split('\n')

/** Abbreviations in brackets that are no agency */
export const noAgencies: readonly string[] = `
AM
COVID
EU
PM
UAE
UK
UN
US
USA
`.slice(1, -1).split('\n')

/** What stands where an author is named and is none */
export const noAuthors: readonly string[] = `
admin
administrator
anonymous
article information
author
by
byline
comments
editor
exclusive
folgen
follow
guest
more
n/a
na
null
published
read more
redacción
redaktion
redazione
root
rédaction
see full bio
seguir
share
special
staff
suivre
undefined
unknown
update
updated
user
view all posts
view full bio
view posts
view profile
webmaster
التحرير
التعليقات
المحرر
بقلم
تابع
تعليقات
حصري
خاص
غرفة الأخبار
كتب
متابعة
フォロー
`.slice(1, -1).split('\n')

/** First steps of addresses, and sections named by pages, that say nothing of the subject */
export const noSections: readonly string[] = `
amp
archive
archives
article
articles
blog
content
default
details
general
home
homepage
index
item
latest
main
media
net
news
newsroom
node
page
pages
post
posts
print
show
site
stories
story
uncategorized
view
web
website
آخر الأخبار
أخبار
أرشيف
الأخبار
الرئيسية
المقالات
بدون تصنيف
خبر
صفحة
عام
غير مصنف
مقال
مقالات
`.slice(1, -1).split('\n')

/** What a page says that is not there */
export const notFoundPhrases: readonly string[] = `
article you are looking for{40 of the sentence}exist
article you are looking for{40 of the sentence}moved
article you are looking for{40 of the sentence}not
article you are looking for{40 of the sentence}removed
article you requested{40 of the sentence}exist
article you requested{40 of the sentence}moved
article you requested{40 of the sentence}not
article you requested{40 of the sentence}removed
article you were looking for{40 of the sentence}exist
article you were looking for{40 of the sentence}moved
article you were looking for{40 of the sentence}not
article you were looking for{40 of the sentence}removed
content you are looking for{40 of the sentence}exist
content you are looking for{40 of the sentence}moved
content you are looking for{40 of the sentence}not
content you are looking for{40 of the sentence}removed
content you requested{40 of the sentence}exist
content you requested{40 of the sentence}moved
content you requested{40 of the sentence}not
content you requested{40 of the sentence}removed
content you were looking for{40 of the sentence}exist
content you were looking for{40 of the sentence}moved
content you were looking for{40 of the sentence}not
content you were looking for{40 of the sentence}removed
page you are looking for{40 of the sentence}exist
page you are looking for{40 of the sentence}moved
page you are looking for{40 of the sentence}not
page you are looking for{40 of the sentence}removed
page you requested{40 of the sentence}exist
page you requested{40 of the sentence}moved
page you requested{40 of the sentence}not
page you requested{40 of the sentence}removed
page you were looking for{40 of the sentence}exist
page you were looking for{40 of the sentence}moved
page you were looking for{40 of the sentence}not
page you were looking for{40 of the sentence}removed
الرابط الذي اتبعته
الرابط الذي طلبته
الصفحة التي{50 of the sentence}حذفت
الصفحة التي{50 of the sentence}حُذفت
الصفحة التي{50 of the sentence}غير موجودة
الصفحة التي{50 of the sentence}لم تعد
الصفحة المطلوبة{50 of the sentence}حذفت
الصفحة المطلوبة{50 of the sentence}حُذفت
الصفحة المطلوبة{50 of the sentence}غير موجودة
الصفحة المطلوبة{50 of the sentence}لم تعد
`.slice(1, -1).split('\n')

/** Titles of a page that is not there */
export const notFoundTitles: readonly string[] = `
404
error 404
not found
page does not exist
page doesn{any}t exist
page introuvable
page not found
página no encontrada
página não encontrada
seite nicht gefunden
страница не найдена
الخبر غير موجود
الصفحة غير موجودة
خطأ 404
صفحة غير موجودة
صفحه یافت نشد
عذرا
لم نجد
لم نعثر
لم يتم العثور
`.slice(1, -1).split('\n')

/** What a page says that shows its article to subscribers only */
export const paywallPhrases: readonly string[] = `
already a subscriber
exclusivo para suscriptores
nur für abonnenten
réservé aux abonnés
subscribe to continue
subscribe to read
subscribe to unlock
subscribers only
this article is available to our subscribers
this article is available to subscribers
this article is exclusive to our subscribers
this article is exclusive to subscribers
this article is for our subscribers
this article is for subscribers
this article is reserved for our subscribers
this article is reserved for subscribers
this content is available to our subscribers
this content is available to subscribers
this content is exclusive to our subscribers
this content is exclusive to subscribers
this content is for our subscribers
this content is for subscribers
this content is reserved for our subscribers
this content is reserved for subscribers
this story is available to our subscribers
this story is available to subscribers
this story is exclusive to our subscribers
this story is exclusive to subscribers
this story is for our subscribers
this story is for subscribers
this story is reserved for our subscribers
this story is reserved for subscribers
to continue reading{60 of the sentence}log in
to continue reading{60 of the sentence}register
to continue reading{60 of the sentence}sign in
to continue reading{60 of the sentence}subscribe
to keep reading{60 of the sentence}log in
to keep reading{60 of the sentence}register
to keep reading{60 of the sentence}sign in
to keep reading{60 of the sentence}subscribe
только для подписчиков
اشترك لقراءة
اشترك للمتابعة
اشترك لمتابعة القراءة
سجل الدخول لقراءة
سجل الدخول للمتابعة
سجل الدخول لمتابعة القراءة
للمشتركين فقط
لمتابعة القراءة{40 of the sentence}اشترك
لمتابعة القراءة{40 of the sentence}الاشتراك
لمتابعة القراءة{40 of the sentence}سجل
هذا المحتوى حصري للمشتركين
هذا المحتوى مخصص للمشتركين
`.slice(1, -1).split('\n')

/** Arabic words for kinds of outlets, before a name */
export const pressNounsArabic: readonly string[] = `
صحيفة
مجلة
وكالة
`.slice(1, -1).split('\n')

/** Persian words for kinds of outlets, before a name */
export const pressNounsPersian: readonly string[] = `
خبرگزاری
روزنامه
سایت
ماهنامه
هفته\u200Cنامه
هفتهنامه
`.slice(1, -1).split('\n')

/** Arabic verbs with which a text is quoted from an outlet */
export const pressVerbsArabic: readonly string[] = `
ذكرت
كتبت
نشرت
`.slice(1, -1).split('\n')

/** Persian verbs with which a text is quoted from an outlet */
export const pressVerbsPersian: readonly string[] = `
نوشت
نوشته است
گزارش داد
`.slice(1, -1).split('\n')

/** What share buttons say, one or several in a row */
export const shareButtons: readonly string[] = `
bluesky
copy link
email
facebook
instagram
line
linkedin
messenger
pinterest
print
reddit
telegram
threads
tweet
twitter
viber
whatsapp
x
تلغرام
تويتر
تيليغرام
طباعة
فيسبوك
نسخ الرابط
واتساب
はてなブックマーク
`.slice(1, -1).split('\n')

/** Words for kinds of outlets in the names of sites that end in a number ("موقع 24") */
export const siteNouns: readonly string[] = `
بوابة
شبكة
صحيفة
قناة
موقع
وكالة
`.slice(1, -1).split('\n')

/** Labels before the source at the end of a text */
export const sourceLabelsClosing: readonly string[] = `
source
المصدر
منبع
`.slice(1, -1).split('\n')

/** Labels before the name in an element for the source */
export const sourceLabels: readonly string[] = `
source
المصدر
مصدر
منبع
`.slice(1, -1).split('\n')
