/**
 * Lists of src/data/features, one constant a file; compiled by scripts/compile-lists.ts, not to be edited.
 * In: nothing. Out: entries in order of code points. Touches nothing.
 */

/** Countries whose names are looked for in every language, by ISO 3166-1 code (XK: Kosovo) */
export const countryCodes: readonly string[] = `
AE
AF
AL
AM
AO
AR
AT
AU
AZ
BA
BD
BE
BF
BG
BH
BI
BJ
BO
BR
BW
BY
CA
CD
CF
CG
CH
CI
CL
CM
CN
CO
CR
CU
CY
CZ
DE
DJ
DK
DO
DZ
EC
EE
EG
ER
ES
ET
FI
FJ
FR
GA
GB
GE
GH
GM
GN
GR
GT
HK
HN
HR
HT
HU
ID
IE
IL
IN
IQ
IR
IS
IT
JM
JO
JP
KE
KG
KH
KM
KP
KR
KW
KZ
LA
LB
LK
LR
LT
LU
LV
LY
MA
MC
MD
ME
MG
MK
ML
MM
MN
MR
MT
MX
MY
MZ
NA
NE
NG
NI
NL
NO
NP
NZ
OM
PA
PE
PH
PK
PL
PR
PS
PT
PY
QA
RO
RS
RU
RW
SA
SD
SE
SG
SI
SK
SN
SO
SS
SV
SY
TD
TG
TH
TJ
TM
TN
TR
TW
TZ
UA
UG
US
UY
UZ
VE
VN
XK
YE
ZA
ZM
ZW
`.slice(1, -1).split('\n')

/** Words by which a text speaks of a day; و, ب, ل and ف may stand before an Arabic one */
export const days: readonly string[] = `
dienstag | tuesday
dimanche | sunday
domingo | sunday
donnerstag | thursday
freitag | friday
friday | friday
jeudi | thursday
jueves | thursday
lundi | monday
lunes | monday
mardi | tuesday
martes | tuesday
mercredi | wednesday
mittwoch | wednesday
miércoles | wednesday
monday | monday
montag | monday
quarta-feira | wednesday
quinta-feira | thursday
samedi | saturday
samstag | saturday
saturday | saturday
segunda-feira | monday
sexta-feira | friday
sonntag | sunday
sunday | sunday
sábado | saturday
terça-feira | tuesday
thursday | thursday
today | today
tomorrow | tomorrow
tuesday | tuesday
vendredi | friday
viernes | friday
wednesday | wednesday
yesterday | yesterday
воскресенье | sunday
вторник | tuesday
понедельник | monday
пятница | friday
пятницу | friday
среда | wednesday
среду | wednesday
суббота | saturday
субботу | saturday
четверг | thursday
أمس | yesterday
الأحد | sunday
الأربعاء | wednesday
الإثنين | monday
الاثنين | monday
البارحة | yesterday
الثلاثاء | tuesday
الجمعة | friday
الخميس | thursday
السبت | saturday
الغد | tomorrow
الليلة | today
اليوم | today
غدا | tomorrow
`.slice(1, -1).split('\n')

/** Words of reporting that outlets write in every text, so that they tell no events apart */
export const eventStopWords: readonly string[] = `
according
added
afp
agency
friday
monday
news
reported
reuters
said
saturday
says
sunday
thursday
told
tuesday
wednesday
أشار
أشارت
أضاف
أضافت
أعلن
أعلنت
أفاد
أفادت
أكد
أكدت
أمس
أوضح
أوضحت
الأحد
الأربعاء
الاثنين
الثلاثاء
الجاري
الجمعة
الحالي
الخميس
السبت
الماضي
الماضية
المقبل
المقبلة
اليوم
بين
بينما
تابع
حيث
خلال
ذكر
ذكرت
صباح
صحيفة
صرح
عام
عبر
عدد
فيما
قال
قالت
كشف
كما
لفت
متابعات
مساء
موقع
نحو
نقلت
وأشار
وأشارت
وأضاف
وأضافت
وأعلن
وأعلنت
وأفاد
وأفادت
وأكد
وأكدت
وأوضح
وبين
وتابع
وذكر
وذكرت
وذلك
وصرح
وقال
وقالت
وكالات
وكالة
وكشف
ولفت
يوم
`.slice(1, -1).split('\n')

/** Verbs of official congratulation and condolence, which make a title a notice */
export const greetingVerbs: readonly string[] = `
تعزي
تهنئ | هنئ
يعزي
يهنئ | هنئ
يهنئان | هنئ
`.slice(1, -1).split('\n')

/** What a market does: verbs and nouns */
export const marketMoves: readonly string[] = `
إغلاق
ارتفاع
انخفاض
تتجاوز
تتراجع
تتعافى
تخسر
تراجع
ترتفع
تستقر
تصعد
تغلق
تفتح
تقترب
تقفز
تكسب
تنخفض
تهبط
تواصل
خسائر
صعود
مستوى
مكاسب
هبوط
يتجاوز
يتراجع
يتعافى
يخسر
يرتفع
يستقر
يصعد
يغلق
يفتح
يقترب
يقفز
يكسب
ينخفض
يهبط
يواصل
`.slice(1, -1).split('\n')

/** What is traded, and indices: with a word of market-moves, a title is the daily report of a market */
export const marketWords: readonly string[] = `
الأسهم | سهم
البورصات | بور
البورصة | بور
الخام | خام
الدولار | لار
الذهب | ذهب
الفضة | فضة
النفط | نفط
اليورو | يور
برنت
بورصة
تاسي
خام برنت | برن
داو جونز | جون
مؤشر
ناسداك | سدا
نيكاي
نيكي
وول ستريت
`.slice(1, -1).split('\n')

/** Phrases in the title of a notice of fixed wording (weather, prices, prayer times, deaths), also as part of a longer word */
export const noticePhrases: readonly string[] = `
exchange rate
gold price
horoscope
weather forecast
курс валют
курс доллара
прогноз погоды
أسعار الأسهم | سعا
أسعار الذهب | سعا
أسعار العملات | سعا
أسعار النفط | سعا
أسعار صرف | سعا
الأبراج | أبر
الأرصاد | أرص
القتل تعزيرا | لقت
القتل قصاصا | لقت
توقعات الأحوال | أحو
توقعات الطقس | طقس
جدول مباريات
حالة الطقس | طقس
حظك اليوم
حكم القتل | لقت
حكم القصاص | لقص
درجات الحرارة
سعر الدولار
سعر الذهب
سعر صرف
سماء غائمة | غائ
سوق الأسهم | أسه
طقس الغد
طقس اليوم
طقس غد
مؤشر الأسهم
مؤشر البورصة
مؤشر سوق
مواعيد | واع
مواقيت الصلاة | قيت
وفيات | فيا
`.slice(1, -1).split('\n')

/** Labels before a colon or a bar that make an article opinion, analysis or interview */
export const opinionLabels: readonly string[] = `
analysis
column
editorial
interview | erv
op-ed
opinion
tribune
édito
интервью
колонка
мнение
افتتاحية | احي
تحليل
حديث الصباح | صبا
حوار
رأي
مقابلة
مقال
`.slice(1, -1).split('\n')

/** Nouns and verbs of what somebody says about an event: condemnation, condolence, congratulation, refusal, a call */
export const reactionNouns: readonly string[] = `
اتصال
احتجاج
ادانة
استنكار
استياء
اشادة
انتقادات
برقية
تأييد
تبريكات
تحذيرات
تحية
ترحيب
تضامن
تعازي
تعاطف
تعزية
تعقيب
تعليق
تنديد
تنديدات
تهاني
تهنئة
دعوات
رد
ردود
رفض
شجب
عزاء
غضب
قلق
مطالب
مطالبات
مواساة
يرحب
يشيد
يعزي
`.slice(1, -1).split('\n')

/** Phrases in the title of a round-up of several news; each is found between blanks or marks */
export const roundUpTitles: readonly string[] = `
as it happened | hap
briefing
direct.
en bref | bre
en direct | dir
in brief | bri
live update | upd
live updates | upd
morning headlines | dli
news in brief | bri
revue de presse
round-up
roundup
главное за
дайджест
итоги дня
итоги недели
обзор прессы
أبرز أحداث
أبرز أخبار
أبرز الأخبار
أبرز عناوين
أبرز ما
أخبار سريعة
أخبار قصيرة
أخبار متفرقة
أخبار مختصرة
أقوال الصحف
أهم أخبار
أهم الأحداث
أهم الأخبار
أهم عناوين
الكاريكاتير | كار
باختصار | ختص
تغطية مباشرة | غطي
تغطية متواصلة | غطي
جولة على الصحف
جولة في الصحف
حصاد
صورة اليوم
عناوين الصحف | ناو
كاريكاتور
كاريكاتير
لحظة بلحظة
متفرقات | تفر
مختصرات | ختص
موجز | وجز
نشرة أخبار
نشرة الأخبار
`.slice(1, -1).split('\n')

/** Endings that Russian adds to a name that ends in a consonant */
export const russianCaseEndings: readonly string[] = `
ами
ах
его
ем
ему
им
ого
ом
ому
ым
`.slice(1, -1).split('\n')

/** Labels before a colon in a title that say how something is told, and name nobody who speaks */
export const titleLabels: readonly string[] = `
إنفوجرافيك
إنفوغراف
إنفوغرافيك
بالصور
بالفيديو
تقرير
حصري
خاص
شاهد
صور
عاجل
فيديو
فيديوجراف
فيديوغراف
مباشر
متابعات
محدث
`.slice(1, -1).split('\n')

/** Words that make a title a notice of the weather where a blank follows; the article may stand before them */
export const weatherWords: readonly string[] = `
طقس
طقسا
طقساً
`.slice(1, -1).split('\n')
