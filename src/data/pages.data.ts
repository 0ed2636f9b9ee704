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

/** Words before the name of an author that a colon or slash may join to it without a space */
export const bylineOpeningsGlued: readonly string[] = `
author
by
بقلم
كتب
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
from
par
por
posted by
przez
reporter
story by
von
words by
written by
автор
текст
إعداد
الكاتب
الكاتبة
المحرر
بقلم
تحرير
كتابة
كتب
كتبت
كتبه
كتبها
محرر
نویسنده
`.slice(1, -1).split('\n')

/** First part of compound class names of the element that holds an article ("story" of "story-body") */
export const classArticleNouns: readonly string[] = `
article
articulo
artikel
blog
body
content
detail
detay
entry
haber
main
news
nota
noticia
page
post
single
story
text
`.slice(1, -1).split('\n')

/** Class names and ids of the element that holds an article, besides the compounds of class-article-nouns.txt and class-text-nouns.txt */
export const classArticleText: readonly string[] = `
article widget
article-widget
article__body
article__content
article_widget
articlebody
articlecontent
articletext
articlewidget
body-copy
body-text
bodycopy
bodytext
entrycontent
field-name-body
maintext
newsbody
newscontent
newstext
paragraph
paragraphs
postbody
postcontent
rich-text
richtext
single-content
story widget
story-copy
story-widget
story_widget
storybody
storycopy
storytext
storywidget
td-post-content
text widget
text-widget
text_widget
textwidget
the-content
thecontent
wysiwyg
`.slice(1, -1).split('\n')

/** Class names and ids of the element with the author */
export const classBylines: readonly string[] = `
article-author
articleauthor
auteur
author
author-name
authorname
autor
autore
by-line
byline
editor-name
editorname
entry-author
entryauthor
journalist
post-author
postauthor
reporter
storyauthor
textauthor
writer
yazar
`.slice(1, -1).split('\n')

/** First part of compound class names of a caption ("photo" of "photo-caption") */
export const classCaptioned: readonly string[] = `
figure
foto
image
img
media
photo
picture
wp
`.slice(1, -1).split('\n')

/** Class names and ids that often stand on the element that holds an article, and on others */
export const classContent: readonly string[] = `
article
blog
body
column
content
detail
entry
hentry
main
news
page-content
pagecontent
post
story
text
`.slice(1, -1).split('\n')

/** Class names and ids of the element with the date of publication */
export const classDates: readonly string[] = `
article-date
articledate
create
create-at
create-date
create-on
createat
created
created-at
created-date
created-on
createdat
createdate
createddate
createdon
createon
data-pub
datapub
date
dateline
datetime
datum
entry-date
entrydate
fecha
meta-date
meta-time
metadate
metatime
news-date
news-time
newsdate
newstime
post-date
postdate
pub-date
pubdate
publish-date
publish-time
publishdate
published
publishtime
tarih
time
timestamp
`.slice(1, -1).split('\n')

/** Class names and ids of the standfirst */
export const classLeads: readonly string[] = `
abstract
bajada
chapeau
dek
entradilla
excerpt
ingress
intro
introduction
lead
lede
manchet
occhiello
sapo
sommario
spot
stand-first
standfirst
sub-heading
sub-headlin
sub-headline
sub-title
subheading
subheadlin
subheadline
subtitle
summary
teaser
vorspann
`.slice(1, -1).split('\n')

/** Class names and ids of things no article is inside of */
export const classNeverArticle: readonly string[] = `
a2a-kit
about-author
about-the-author
about-theauthor
aboutauthor
aboutthe-author
abouttheauthor
ad-area*
ad-banner*
ad-block*
ad-box*
ad-break*
ad-container*
ad-holder*
ad-inner*
ad-label*
ad-placeholder*
ad-slot*
ad-space*
ad-unit*
ad-wrap*
ad-zone*
adarea*
adbanner*
adblock*
adbox*
adbreak*
adcontainer*
addthis
addtoany
adholder*
adinner*
adlabel*
adplaceholder*
adsbygoogle
adslot*
adspace*
adunit*
advert*
adwrap*
adzone*
affiliate*
author-about
author-bio
author-block
author-box
author-card
author-content
author-description
author-details
author-info
author-profile
author-widget
authorabout
authorbio
authorblock
authorbox
authorcard
authordescription
authordetails
authorinfo
authorprofile
authorwidget
banner-ad
banner-ads
bannerad
bannerads
breadcrumb*
capture-notice
cmp*
comment
comment-area
comment-block
comment-body
comment-box
comment-container
comment-form
comment-holder
comment-list
comment-section
comment-wrap
comment-wrapper
commentarea
commentblock
commentbody
commentbox
commentcontainer
commentform
commentholder
commentlist
comments
comments-area
comments-block
comments-body
comments-box
comments-container
comments-form
comments-holder
comments-section
comments-wrap
comments-wrapper
commentsarea
commentsblock
commentsbody
commentsbox
commentscontainer
commentsection
commentsform
commentsholder
commentssection
commentswrap
commentswrapper
commentwrap
commentwrapper
consent*
cookie*
copyright*
dable
dfp
didomi*
disqus
disqus-thread
fb-comments
footer*
gdpr
google-ad*
googlead*
jp-relatedposts
ligatus
lightbox
mailchimp
mailing-list
mailinglist
main-menu
mainmenu
mc4wp
mega-menu
megamenu
menu-*
mgid
modal*
more-article
more-articles
more-coverage
more-from
more-in
more-like-this
more-news
more-on
more-post
more-posts
more-reading
more-stories
morearticle
morearticles
morecoverage
morefrom
morein
morelike-this
morenews
moreon
morepost
moreposts
morereading
morestories
most-commented
most-popular
most-read
most-recent
most-shared
most-viewed
mostcommented
mostpopular
mostread
mostrecent
mostshared
mostviewed
nav-links
navbar
navigation
navlinks
news-ticker
newsletter*
newsticker
nl-signup
nlsignup
ob-widget
onetrust*
outbrain
pager
pagination
plista
pop-up
popular-article
popular-articles
popular-news
popular-post
popular-posts
popular-stories
populararticle
populararticles
popularnews
popularpost
popularposts
popularstories
popup*
post-author-bio
post-author-box
post-authorbio
post-authorbox
post-nav
post-navigation
postauthor-bio
postauthor-box
postauthorbio
postauthorbox
postnav
postnavigation
promoted*
read-also
read-next
read-too
readalso
readnext
readtoo
recirc
recirculation
recommendation
recommendations
recommended*
relacionada
relacionadas
relacionado
relacionados
related
related-area
related-article
related-articles
related-block
related-box
related-container
related-content
related-coverage
related-item
related-items
related-link
related-links
related-list
related-news
related-post
related-posts
related-reading
related-section
related-stories
related-topics
related-video
related-videos
related-widget
related-wrap
related-wrapper
relatedarea
relatedarticle
relatedarticles
relatedblock
relatedbox
relatedcontainer
relatedcontent
relatedcoverage
relateditem
relateditems
relatedlink
relatedlinks
relatedlist
relatednews
relatedpost
relatedposts
relatedreading
relatedsection
relatedstories
relatedtopics
relatedvideo
relatedvideos
relatedwidget
relatedwrap
relatedwrapper
respond
revcontent
screen-reader-text
screen-readertext
screenreader-text
screenreadertext
share
share-article
share-bar
share-block
share-box
share-button
share-buttons
share-container
share-icon
share-icons
share-link
share-links
share-list
share-post
share-this
share-tool
share-tools
share-widget
share-wrap
share-wrapper
sharearticle
sharebar
shareblock
sharebox
sharebutton
sharebuttons
sharecontainer
sharedaddy
shareicon
shareicons
sharelink
sharelinks
sharelist
sharepost
sharethis
sharetool
sharetools
sharewidget
sharewrap
sharewrapper
sharing
sign-up*
signup*
similar
similar-article
similar-articles
similar-news
similar-post
similar-posts
similar-stories
similararticle
similararticles
similarnews
similarpost
similarposts
similarstories
site-footer
site-header
site-nav
site-navigation
sitefooter
siteheader
sitenav
sitenavigation
skip-link
skiplink
social
social-bar
social-box
social-button
social-buttons
social-follow
social-icon
social-icons
social-link
social-links
social-list
social-media
social-network
social-networks
social-share
social-sharing
social-tool
social-tools
social-wrap
social-wrapper
socialbar
socialbox
socialbutton
socialbuttons
socialfollow
socialicon
socialicons
sociallink
sociallinks
sociallist
socialmedia
socialnetwork
socialnetworks
socialshare
socialsharing
socialtool
socialtools
socialwrap
socialwrapper
sponsor
sponsor-block
sponsor-box
sponsor-content
sponsor-link
sponsor-links
sponsor-post
sponsor-posts
sponsor-stories
sponsorblock
sponsorbox
sponsorcontent
sponsored
sponsored-block
sponsored-box
sponsored-content
sponsored-link
sponsored-links
sponsored-post
sponsored-posts
sponsored-stories
sponsoredblock
sponsoredbox
sponsoredcontent
sponsoredlink
sponsoredlinks
sponsoredpost
sponsoredposts
sponsoredstories
sponsorlink
sponsorlinks
sponsorpost
sponsorposts
sponsors
sponsors-block
sponsors-box
sponsors-content
sponsors-link
sponsors-links
sponsors-post
sponsors-posts
sponsors-stories
sponsorsblock
sponsorsbox
sponsorscontent
sponsorslink
sponsorslinks
sponsorspost
sponsorsposts
sponsorsstories
sponsorstories
sr-only
sronly
subscribe*
subscription*
taboola
trending*
u-hidden-visually
u-hiddenvisually
uhidden-visually
uhiddenvisually
verwandte
visually-hidden
visuallyhidden
writer-bio
writerbio
zergnet
`.slice(1, -1).split('\n')

/** Class names and ids of the box of a picture */
export const classPictures: readonly string[] = `
bild*
figure
foto
gallery
image
imagen
img
media
photo
pic
picture
wp-caption
wpcaption
`.slice(1, -1).split('\n')

/** Class names and ids of things an article is rarely inside of */
export const classSeldomArticle: readonly string[] = `
account
also-*
app-banner
app-download
app-promo
appbanner
appdownload
apppromo
around-the-web
around-theweb
aroundthe-web
aroundtheweb
article-footer
article-meta
article-tags
articlefooter
articlemeta
articletags
aside
bottom-bar
bottombar
breaking-news*
breakingnews*
by-line
byline
bylines
capping*
card-grid
card-list
cardgrid
cardlist
cards-grid
cards-list
cardsgrid
cardslist
carousel
cat-links
categories
category-list
categorylist
catlinks
contact*
credit
credits
cta
d-none
dateline
disclaimer
disclaimers
disclosure
dnone
download-app
downloadapp
editor-pick
editor-picks
editorpick
editorpicks
editors-pick
editors-picks
editorspick
editorspicks
email-*
entry-footer
entry-meta
entry-tags
entryfooter
entrymeta
entrytags
fact-box
factbox
feedback
follow*
foot
further-reading
furtherreading
header-bar
header-menu
header-nav
header-top
headerbar
headermenu
headernav
headertop
headlines
hidden
hide
identity
image-credit
imagecredit
info-box
infobox
invisible
is-hidden
ishidden
join-*
jump-links
jumplinks
keywords
last-news
lastnews
latest*
left-rail
leftrail
like
likes
load-more
loadmore
login
masthead
media-info
mediainfo
menu
meta-bar
meta-data
meta-info
metabar
metadata
metainfo
more-link
morelink
nav
news-bar
newsbar
next
next-prev
nextprev
no-print
noprint
offer
offers
other-news
othernews
paywall*
photo-credit
photocredit
piano*
picks
player
playlist
podcast-player
podcast-promo
podcastplayer
podcastpromo
poll
post-categories
post-footer
post-info
post-meta
post-tags
postcategories
postfooter
postinfo
postmeta
posttags
premium-box
premium-offer
premiumbox
premiumoffer
prev
prev-next
previous
prevnext
print
print-only
printonly
promo*
quiz
rail
rating
ratings
reactions
read-more
readmore
register
regwall
right-col
right-column
right-rail
rightcol
rightcolumn
rightrail
see-also
seealso
shop
shopping
side-bar*
sidebar
sidebar*
sidebars
sidecol
sign-in
signin
slick
slider
slideshow
stat
stats
suggested*
suggestion
suggestions
survey
swiper*
table-of-contents
table-ofcontents
tableof-contents
tableofcontents
tag
tag-cloud
tag-link
tag-links
tag-list
tagcloud
taglink
taglinks
taglist
tags
teaser*
ticker
timestamp
toc
tool-bar
tool-bars
toolbar
toolbars
tools
top-bar
topbar
topics
transcript-toggle
transcripttoggle
video-description
video-info
video-meta
video-player
video-title
videodescription
videoinfo
videometa
videoplayer
videotitle
vote
widget
widget-area
widget-title
widgetarea
widgets
widgettitle
`.slice(1, -1).split('\n')

/** Class names and ids of the element with the source */
export const classSources: readonly string[] = `
article-source
articlesource
news-source
newssource
post-source
postsource
source
source-name
sourcename
`.slice(1, -1).split('\n')

/** Second part of compound class names of the element that holds an article ("body" of "story-body") */
export const classTextNouns: readonly string[] = `
body
content
copy
description
detail
entry
main
text
txt
`.slice(1, -1).split('\n')

/** Last part of compound class names of the element that holds an article ("wrapper" of "story-body-wrapper") */
export const classWrapperNouns: readonly string[] = `
body
container
content
inner
main
text
wrapper
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

/** What a page prints after its keywords to show more of them */
export const keywordsMore: readonly string[] = `
more
show more
المزيد
عرض المزيد
`.slice(1, -1).split('\n')

/** Blocks that only announce an advertisement, whole */
export const labelAds: readonly string[] = `
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
export const labelCommentsCounted: readonly string[] = `
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
export const labelComments: readonly string[] = `
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
export const labelDesk: readonly string[] = `
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
export const labelKeywordsColon: readonly string[] = `
filed under
more on
topic
`.slice(1, -1).split('\n')

/** Openings of a block of keywords, before a colon or a dash */
export const labelKeywords: readonly string[] = `
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
export const labelOffer: readonly string[] = `
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
export const labelPhotoBy: readonly string[] = `
image by
image courtesy
image credit
photo by
photo courtesy
photo credit
`.slice(1, -1).split('\n')

/** Openings of a picture credit, before a colon, a slash or a copyright sign */
export const labelPhoto: readonly string[] = `
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
export const labelReadAlsoArabic: readonly string[] = `
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

/** Openings of a block that only leads to other articles ("Read also"), besides the Arabic ones of label-read-also-arabic.txt */
export const labelReadAlso: readonly string[] = `
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
export const labelRightsInside: readonly string[] = `
無断転載
무단 전재
무단전재
저작권자
`.slice(1, -1).split('\n')

/** Openings of a copyright notice, besides © and (c) */
export const labelRights: readonly string[] = `
all rights reserved
copyright{edge}
جميع الحقوق محفوظة
حقوق الطبع
حقوق النشر
`.slice(1, -1).split('\n')

/** Invitations to share that up to 40 more characters may follow */
export const labelShareWords: readonly string[] = `
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
export const labelShare: readonly string[] = `
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
export const labelSimilar: readonly string[] = `
similar articles
similar news
similar stories
أخبار مشابهة
اقرأ المزيد
مقالات مشابهة
مواضيع مشابهة
`.slice(1, -1).split('\n')

/** Openings of a block that asks to subscribe, register or follow */
export const labelSubscribe: readonly string[] = `
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
author
editor
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
seguir
share
staff
suivre
undefined
unknown
update
updated
user
view all posts
view posts
webmaster
التحرير
متابعة
フォロー
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

/** First letters of nouns that begin with waw as a root letter */
export const nounOpeningsInWaw: readonly string[] = `
وث
وح
ور
وز
وس
وض
وط
وف
وق
وك
ول
`.slice(1, -1).split('\n')

/** Common nouns that begin with waw as a root letter, in folded form: ه for ة, no hamza on alef */
export const nounsInWaw: readonly string[] = `
وائل
واتس
واتساب
واشنطن
واقع
وباء
وثائق
وثيقه
وحدات
وحده
وديعه
وردي
ورشه
ورق
وزاره
وزراء
وزن
وزير
وزيره
وسائل
وساطه
وسام
وسط
وسيط
وصول
وضع
وطن
وطني
وطنيه
وظائف
وظيفه
وعد
وفاه
وفد
وفيات
وقت
وقف
وقود
وكالات
وكاله
ولايات
ولايه
وليد
`.slice(1, -1).split('\n')

/** The "also" of an Arabic "read also" label */
export const partAlsoWords: readonly string[] = `
أيضا
أيضاً
أيضً
أيضًا
ايضا
ايضاً
ايضً
ايضًا
كذلك
`.slice(1, -1).split('\n')

/** Labels of the source of an article, before a colon or alone on their line */
export const partCredit: readonly string[] = `
bron
credit
fonte
fuente
kaynak
quelle
source
sources
sumber
via
źródło
πηγή
источник
المصادر
المصدر
المصدر الأصلي
المصدر الخبر
المصدر المقال
ماخذ
مصادر
مصدر
مصدر الأصلي
مصدر الخبر
مصدر المقال
منبع
نقلا عن
نقلاً عن
نقلًا عن
`.slice(1, -1).split('\n')

/** Labels of keywords, before a colon or alone on their line */
export const partKeywords: readonly string[] = `
anahtar kelimeler
etiketler
etiquetas
key words
keywords
mots clés
mots-clés
palabras clave
schlagworte
schlagwörter
tags
topics
ключевые слова
теги
التاجات
التاغات
التاقات
الكلمات البحث
الكلمات الدلالية
الكلمات الدلاليه
الكلمات المفتاحية
الكلمات المفتاحيه
الكلمات بحث
الكلمات دلالية
الكلمات دلاليه
الكلمات مفتاحية
الكلمات مفتاحيه
الهاشتاغات
الوسوم
برچسب
برچسب\u200Cها
برچسبها
تاجات
تاغات
تاقات
كلمات البحث
كلمات الدلالية
كلمات الدلاليه
كلمات المفتاحية
كلمات المفتاحيه
كلمات بحث
كلمات دلالية
كلمات دلاليه
كلمات مفتاحية
كلمات مفتاحيه
هاشتاغات
وسوم
کلمات کلیدی
کلید واژه
کلید واژه\u200Cها
کلید واژهها
کلیدواژه
کلیدواژه\u200Cها
کلیدواژهها
`.slice(1, -1).split('\n')

/** Labels of what else to read, before a colon or alone on their line */
export const partReadAlso: readonly string[] = `
also read
ayrıca okuyun
baca juga
lee también
leggi anche
leia também
lesen sie auch
lire aussi
more on this
read also
read more
read next
related
see also
voir aussi
à lire aussi
по теме
смотрите также
читайте также
أخبار ذات صلة
أخبار قد تهمك
أقرأ المزيد
أقرا المزيد
إقرأ المزيد
إقرا المزيد
اخبار ذات صلة
اخبار قد تهمك
اقرأ المزيد
اقرا المزيد
بیشتر بخوانید
قد يعجبك
قد يعجبك أيضا
قد يعجبك أيضاً
قد يعجبك أيضً
قد يعجبك أيضًا
قد يعجبك ايضا
قد يعجبك ايضاً
قد يعجبك ايضً
قد يعجبك ايضًا
قد يهمك
قد يهمك أيضا
قد يهمك أيضاً
قد يهمك أيضً
قد يهمك أيضًا
قد يهمك ايضا
قد يهمك ايضاً
قد يهمك ايضً
قد يهمك ايضًا
مطالب مرتبط
مقالات ذات صلة
مقالات قد تهمك
مواضيع ذات صلة
مواضيع قد تهمك
موضوعات ذات صلة
موضوعات قد تهمك
همچنین بخوانید
یہ بھی پڑھیں
`.slice(1, -1).split('\n')

/** Verbs of an Arabic "read also" label, before a word of part-also-words.txt */
export const partReadVerbs: readonly string[] = `
أقرأ
أقرئي
أقرا
إقرأ
إقرئي
إقرا
اقرأ
اقرئي
اقرا
تابع
شاهد
طالع
للمزيد أقرأ
للمزيد أقرا
للمزيد إقرأ
للمزيد إقرا
للمزيد اقرأ
للمزيد اقرا
وأقرأ
وأقرا
وإقرأ
وإقرا
واقرأ
واقرا
`.slice(1, -1).split('\n')

/** Labels of a list of similar articles, before a colon or alone on their line */
export const partSimilar: readonly string[] = `
articles similaires
artículos similares
related articles
related news
related posts
related stories
similar articles
similar news
similar posts
similar stories
ähnliche artikel
похожие новости
похожие статьи
أخبار متشابهة
أخبار متعلقة
أخبار مرتبطة
أخبار مشابهة
أخبار مماثلة
اخبار متشابهة
اخبار متعلقة
اخبار مرتبطة
اخبار مشابهة
اخبار مماثلة
مقالات متشابهة
مقالات متعلقة
مقالات مرتبطة
مقالات مشابهة
مقالات مماثلة
مواضيع متشابهة
مواضيع متعلقة
مواضيع مرتبطة
مواضيع مشابهة
مواضيع مماثلة
موضوعات متشابهة
موضوعات متعلقة
موضوعات مرتبطة
موضوعات مشابهة
موضوعات مماثلة
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
copy link
email
facebook
linkedin
pinterest
print
reddit
telegram
tweet
twitter
whatsapp
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

/** Offices and epithets that end like an attribute in ya but stand before a name, in folded form */
export const titlesLikeAttributes: readonly string[] = `
الجندي
الشرطي
الصحافي
الصحفي
الطالبي
القاضي
المحامي
المفتي
النبي
الوالي
`.slice(1, -1).split('\n')
