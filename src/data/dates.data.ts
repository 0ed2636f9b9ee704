/**
 * Lists of src/data/dates, one constant a file; compiled by scripts/compile-lists.ts, not to be edited.
 * In: nothing. Out: entries in order of code points. Touches nothing.
 */

/** Words that make a number of units a date in the past. Entry: word | before or after, as it stands to the number. */
export const agoWords: readonly string[] = `
ago | after
назад | after
قبل | before
منذ | before
`.slice(1, -1).split('\n')

/** Words that may stand between the parts of a date and say nothing: 2 من شهر أغسطس عام 2015, 2nd of August. */
export const datePadding: readonly string[] = `
de
du
la
le
of
the
г
год
года
سنة
شهر
عام
لسنة
لعام
من
`.slice(1, -1).split('\n')

/** Units as they stand after a number or beside "ago". Entry: word | unit | count | alone; a dual counts two; "alone" where it needs no number (منذ شهر). */
export const dateUnits: readonly string[] = `
an | year | 1
annee | year | 1
annees | year | 1
ans | year | 1
day | day | 1
days | day | 1
jour | day | 1
jours | day | 1
mois | month | 1
month | month | 1
months | month | 1
semaine | week | 1
semaines | week | 1
week | week | 1
weeks | week | 1
year | year | 1
years | year | 1
год | year | 1 | alone
года | year | 1
году | year | 1
день | day | 1
дней | day | 1
дня | day | 1
лет | year | 1
месяц | month | 1 | alone
месяца | month | 1
месяце | month | 1
месяцев | month | 1
неделе | week | 1
недели | week | 1
недель | week | 1
неделю | week | 1 | alone
неделя | week | 1
أسابيع | week | 1
أسبوع | week | 1 | alone
أسبوعا | week | 1
أسبوعان | week | 2 | alone
أسبوعين | week | 2 | alone
أشهر | month | 1
أعوام | year | 1
أيام | day | 1
الأسبوع | week | 1
السنة | year | 1
الشهر | month | 1
العام | year | 1
اليوم | day | 1
سنة | year | 1 | alone
سنتان | year | 2 | alone
سنتين | year | 2 | alone
سنوات | year | 1
سنين | year | 1
شهر | month | 1 | alone
شهرا | month | 1
شهران | month | 2 | alone
شهرين | month | 2 | alone
شهور | month | 1
عام | year | 1 | alone
عاما | year | 1
عامان | year | 2 | alone
عامين | year | 2 | alone
يوم | day | 1 | alone
يوما | day | 1
يومان | day | 2 | alone
يومين | day | 2 | alone
`.slice(1, -1).split('\n')

/** Two words for a day counted from the day of publication. Entry: words | days. */
export const dayOffsetPairs: readonly string[] = `
apres demain | 2
avant hier | -2
أمس الأول | -2
أول أمس | -2
بعد غد | 2
صباح غد | 1
ظهر غد | 1
عصر غد | 1
فجر غد | 1
ليل غد | 1
ليلة غد | 1
مساء غد | 1
نهار غد | 1
يوم غد | 1
`.slice(1, -1).split('\n')

/** Words for a day counted from the day of publication. Entry: word | days. */
export const dayOffsets: readonly string[] = `
aujourdhui | 0
demain | 1
hier | -1
today | 0
tomorrow | 1
tonight | 0
yesterday | -1
вчера | -1
завтра | 1
позавчера | -2
послезавтра | 2
сегодня | 0
آج | 0
أمس | -1
البارحة | -1
اليوم | 0
امروز | 0
بالأمس | -1
دیروز | -1
غدا | 1
فردا | 1
`.slice(1, -1).split('\n')

/** Words and abbreviations after a year or date that name its calendar. Entry: word | hijri or gregorian. */
export const eraMarks: readonly string[] = `
года | gregorian
году | gregorian
م | gregorian
ميلادي | gregorian
ميلادية | gregorian
ه | hijri
هجري | hijri
هجرية | hijri
هـ | hijri
`.slice(1, -1).split('\n')

/** Names of Gregorian months: every Arabic naming in use (Egypt and Gulf, Levant and Iraq, Maghreb), Persian, Urdu, languages of Europe. */
export const gregorianMonths: readonly string[] = `
abr | 4
abril | 4
ago | 8
agosto | 8
agustos | 8
aout | 8
août | 8
apr | 4
april | 4
aprile | 4
aprilie | 4
aralik | 12
aralık | 12
aug | 8
august | 8
augusta | 8
augustus | 8
augusztus | 8
avr | 4
avril | 4
ağustos | 8
březen | 3
března | 3
czerwca | 6
czerwiec | 6
dec | 12
december | 12
decembra | 12
decembre | 12
decembrie | 12
des | 12
desember | 12
dez | 12
dezember | 12
dezembro | 12
dic | 12
dicembre | 12
diciembre | 12
duben | 4
dubna | 4
déc | 12
décembre | 12
ekim | 10
elokuuta | 8
ene | 1
enero | 1
eylul | 9
eylül | 9
feb | 2
febbraio | 2
feber | 2
febrero | 2
februar | 2
februari | 2
februarie | 2
february | 2
február | 2
februára | 2
fev | 2
fevereiro | 2
fevrier | 2
févr | 2
février | 2
gen | 1
gennaio | 1
giu | 6
giugno | 6
grudnia | 12
grudzień | 12
haziran | 6
heinäkuuta | 7
helmikuuta | 2
huhtikuuta | 4
ianuarie | 1
iulie | 7
iunie | 6
jaenner | 1
jan | 1
janeiro | 1
januar | 1
januari | 1
january | 1
január | 1
januára | 1
janv | 1
janvier | 1
joulukuuta | 12
juil | 7
juillet | 7
juin | 6
jul | 7
julho | 7
juli | 7
julio | 7
july | 7
jun | 6
june | 6
junho | 6
juni | 6
junio | 6
jänner | 1
júla | 7
július | 7
júna | 6
június | 6
kasim | 11
kasım | 11
kesäkuuta | 6
kolovoza | 8
květen | 5
května | 5
kwiecień | 4
kwietnia | 4
leden | 1
ledna | 1
lipca | 7
lipiec | 7
lipnja | 6
listopad | 11
listopadu | 11
lokakuuta | 10
lug | 7
luglio | 7
lutego | 2
luty | 2
maaliskuuta | 3
maart | 3
maerz | 3
maggio | 5
mai | 5
maio | 5
maj | 5
maja | 5
mar | 3
marca | 3
march | 3
marco | 3
marec | 3
maret | 3
marraskuuta | 11
mars | 3
mart | 3
martie | 3
marzec | 3
marzo | 3
março | 3
may | 5
mayo | 5
mayıs | 5
mei | 5
mrz | 3
mája | 5
május | 5
március | 3
märz | 3
nisan | 4
noiembrie | 11
nov | 11
november | 11
novembra | 11
novembre | 11
novembro | 11
noviembre | 11
ocak | 1
oct | 10
october | 10
octobre | 10
octombrie | 10
octubre | 10
okt | 10
oktober | 10
október | 10
októbra | 10
ott | 10
ottobre | 10
out | 10
outubro | 10
ožujka | 3
październik | 10
października | 10
prosinca | 12
prosince | 12
prosinec | 12
rujna | 9
sep | 9
sept | 9
september | 9
septembra | 9
septembre | 9
septembrie | 9
septiembre | 9
set | 9
setembro | 9
setiembre | 9
settembre | 9
sierpień | 8
sierpnia | 8
siječnja | 1
srpen | 8
srpna | 8
srpnja | 7
studenoga | 11
styczeń | 1
stycznia | 1
subat | 2
svibnja | 5
syyskuuta | 9
szeptember | 9
tammikuuta | 1
temmuz | 7
toukokuuta | 5
travnja | 4
veljače | 2
wrzesień | 9
września | 9
září | 9
április | 4
únor | 2
února | 2
červen | 6
července | 7
červenec | 7
června | 6
říjen | 10
října | 10
şubat | 2
απριλίου | 4
αυγούστου | 8
δεκεμβρίου | 12
ιανουάριος | 1
ιανουαρίου | 1
ιουλίου | 7
ιουνίου | 6
μαΐου | 5
μαίου | 5
μαρτίου | 3
νοεμβρίου | 11
οκτωβρίου | 10
σεπτεμβρίου | 9
φεβρουαρίου | 2
авг | 8
август | 8
августа | 8
апр | 4
апрель | 4
апреля | 4
апріл | 4
березня | 3
вересня | 9
грудня | 12
дек | 12
декабрь | 12
декабря | 12
декември | 12
жовтня | 10
июл | 7
июль | 7
июля | 7
июн | 6
июнь | 6
июня | 6
квітня | 4
липня | 7
листопада | 11
лютого | 2
май | 5
мар | 3
март | 3
марта | 3
мая | 5
ноември | 11
ноя | 11
ноябрь | 11
ноября | 11
окт | 10
октомври | 10
октябрь | 10
октября | 10
сен | 9
сентябрь | 9
сентября | 9
септември | 9
серпня | 8
січня | 1
травня | 5
фев | 2
февраль | 2
февраля | 2
февруари | 2
червня | 6
юли | 7
юни | 6
янв | 1
январь | 1
января | 1
януари | 1
אוגוסט | 8
אוקטובר | 10
אפריל | 4
דצמבר | 12
יולי | 7
יוני | 6
ינואר | 1
מאי | 5
מרץ | 3
נובמבר | 11
ספטמבר | 9
פברואר | 2
آب | 8
آذار | 3
آوریل | 4
آگست | 8
أبريل | 4
أكتوبر | 10
أوت | 8
ابريل | 4
اذار | 3
اغسطس | 8
افريل | 4
اكتوبر | 10
اوت | 8
ايار | 5
ايلول | 9
اپریل | 4
اکتبر | 10
اکتوبر | 10
اگست | 8
تشرين 1 | 10
تشرين 2 | 11
تشرين الاول | 10
تشرين الثاني | 11
تشرين اول | 10
تشرين ثاني | 11
تشرين1 | 10
تشرين2 | 11
تموز | 7
جانفي | 1
جنوری | 1
جوان | 6
جولائی | 7
جولای | 7
جون | 6
جويلية | 7
حزيران | 6
دجنبر | 12
دسامبر | 12
دسمبر | 12
ديسمبر | 12
سبتمبر | 9
ستمبر | 9
سپتامبر | 9
شباط | 2
شتنبر | 9
غشت | 8
فبراير | 2
فروری | 2
فوریه | 2
فيفري | 2
كانون 1 | 12
كانون 2 | 1
كانون الاول | 12
كانون الثاني | 1
كانون اول | 12
كانون ثاني | 1
كانون1 | 12
كانون2 | 1
مئی | 5
مارس | 3
مارچ | 3
ماي | 5
مايو | 5
مه | 5
نوامبر | 11
نوفمبر | 11
نومبر | 11
نونبر | 11
نيسان | 4
يناير | 1
يوليه | 7
يوليو | 7
يوليوز | 7
يونيه | 6
يونيو | 6
ژانویه | 1
ژوئن | 6
ژوئیه | 7
`.slice(1, -1).split('\n')

/** Names of Hijri months in Arabic, Persian and Latin letters. */
export const hijriMonths: readonly string[] = `
muharram | 1
rabi al awwal | 3
rabi al thani | 4
rajab | 7
ramadan | 9
ramazan | 9
safar | 2
shaban | 8
shawwal | 10
المحرم | 1
جمادى الآخر | 6
جمادى الأول | 5
جمادى الاخر | 6
جمادى الاخرة | 6
جمادى الاولى | 5
جمادى الثاني | 6
جمادى الثانية | 6
جمادى اول | 5
جمادي الاول | 5
جمادي الثاني | 6
ذو الحجة | 12
ذو الحجه | 12
ذو القعدة | 11
ذو القعده | 11
ذوالحجه | 12
ذوالقعده | 11
ذي الحجة | 12
ذي القعدة | 11
ذي حجه | 12
ذي قعده | 11
ذيحجه | 12
ذيقعده | 11
ربيع الآخر | 4
ربيع الاخر | 4
ربيع الاول | 3
ربيع الثاني | 4
ربيع اول | 3
ربيع ثاني | 4
ربيع1 | 3
ربيع2 | 4
رجب | 7
رمضان | 9
شعبان | 8
شوال | 10
صفر | 2
محرم | 1
`.slice(1, -1).split('\n')

/** Names of Jalali months as Iran and Afghanistan call them, and in Latin letters. */
export const jalaliMonths: readonly string[] = `
aban | 8
azar | 9
bahman | 11
dey | 10
esfand | 12
farvardin | 1
khordad | 3
mehr | 7
mordad | 5
ordibehesht | 2
shahrivar | 6
tir | 4
آبان | 8
آذر | 9
اردیبهشت | 2
اسد | 5
اسفند | 12
امرداد | 5
بهمن | 11
تیر | 4
ثور | 2
جدی | 10
جوزا | 3
حمل | 1
حوت | 12
خرداد | 3
دلو | 11
دی | 10
سرطان | 4
سنبله | 6
شهریور | 6
عقرب | 8
فروردین | 1
قوس | 9
مرداد | 5
مهر | 7
میزان | 7
`.slice(1, -1).split('\n')

/** Which one of a month's Mondays: words before a day of the week (أول اثنين من شهر, last Monday of May). Entry: word | 1 to 5, or -1 for the last. */
export const nthWords: readonly string[] = `
dernier | -1
deuxieme | 2
fifth | 5
first | 1
fourth | 4
last | -1
premier | 1
quatrieme | 4
second | 2
third | 3
troisieme | 3
آخر | -1
أول | 1
ثالث | 3
ثاني | 2
خامس | 5
رابع | 4
`.slice(1, -1).split('\n')

/** Words for a day counted from the day of publication that mean it only before the name of that day (غد السبت). Entry: word | days. */
export const offsetsBeforeWeekday: readonly string[] = `
غد | 1
`.slice(1, -1).split('\n')

/** Words beside اليوم that make it another day than today: ذلك اليوم, اليوم نفسه. */
export const otherDayWords: readonly string[] = `
ذات
ذاته
ذلك
طوال
كل
نفس
نفسه
هذاك
`.slice(1, -1).split('\n')

/** Time zones that only pages abbreviate. Entry: abbreviation | hours east of Greenwich. */
export const pageZoneNames: readonly string[] = `
ist | 5.5
`.slice(1, -1).split('\n')

/** Words that say which week, month, year or weekday is meant. Entry: word | -1 (the one before), 0 (this one) or 1 (the one after). */
export const shiftWords: readonly string[] = `
ce | 0
cet | 0
cette | 0
coming | 1
dernier | -1
derniere | -1
last | -1
next | 1
passe | -1
passee | -1
past | -1
prochain | 1
prochaine | 1
this | 0
прошлая | -1
прошлое | -1
прошлой | -1
прошлом | -1
прошлую | -1
прошлый | -1
следующая | 1
следующей | 1
следующем | 1
следующий | 1
эта | 0
этой | 0
этом | 0
этот | 0
эту | 0
الجاري | 0
الجارية | 0
الحالي | 0
الحالية | 0
الفائت | -1
الفائتة | -1
القادم | 1
القادمة | 1
الماضي | -1
الماضية | -1
المقبل | 1
المقبلة | 1
المنصرم | -1
المنصرمة | -1
هذا | 0
هذه | 0
`.slice(1, -1).split('\n')

/** Words for one week, month or year as they stand with "last" or "next"; plurals (السنوات الماضية) are no single one. Entry: word | unit. */
export const singleUnits: readonly string[] = `
an | year
annee | year
mois | month
month | month
semaine | week
week | week
year | year
год | year
году | year
месяц | month
месяце | month
неделе | week
неделю | week
неделя | week
الأسبوع | week
السنة | year
الشهر | month
العام | year
`.slice(1, -1).split('\n')

/** Days of the week as they stand after "first" or "last" and before a month (أول اثنين من شهر, first Monday of May), beyond their usual names. Entry: name | day, 0 (Sunday) to 6. */
export const weekdaysInMonth: readonly string[] = `
أحد | 0
أربعاء | 3
اثنين | 1
ثلاثاء | 2
جمعة | 5
خميس | 4
سبت | 6
`.slice(1, -1).split('\n')

/** Days of the week in Arabic, English, French, Russian, Persian and Urdu. Entry: name | day, 0 (Sunday) to 6. */
export const weekdays: readonly string[] = `
dimanche | 0
friday | 5
jeudi | 4
lundi | 1
mardi | 2
mercredi | 3
monday | 1
samedi | 6
saturday | 6
sunday | 0
thursday | 4
tuesday | 2
vendredi | 5
wednesday | 3
воскресенье | 0
воскресенья | 0
вторник | 2
вторника | 2
понедельник | 1
понедельника | 1
пятница | 5
пятницу | 5
пятницы | 5
среда | 3
среду | 3
среды | 3
суббота | 6
субботу | 6
субботы | 6
четверг | 4
четверга | 4
اتوار | 0
الأثنين | 1
الأحد | 0
الأربعاء | 3
الإثنين | 1
الاثنين | 1
الاربعا | 3
الثلاثاء | 2
الثلثاء | 2
الجمعة | 5
الخميس | 4
السبت | 6
بدھ | 3
جمعرات | 4
دوشنبه | 1
منگل | 2
پنجشنبه | 4
پیر | 1
چهارشنبه | 3
ہفتہ | 6
یکشنبه | 0
`.slice(1, -1).split('\n')

/** Words before a number that is a year: عام 2015, since 2015. */
export const yearMarks: readonly string[] = `
annee
depuis
en
in
since
year
العام
بعام
سنة
عام
لعام
وعام
`.slice(1, -1).split('\n')

/** Time zones by the abbreviation that feeds and pages write. Entry: abbreviation | hours east of Greenwich. */
export const zoneNames: readonly string[] = `
bst | 1
cdt | -5
cest | 2
cet | 1
cst | -6
edt | -4
est | -5
mdt | -6
msk | 3
mst | -7
pdt | -7
pst | -8
`.slice(1, -1).split('\n')

/** Places whose time a page gives ("بتوقيت مكة المكرمة"), as the name stands or begins. Entry: place | hours east of Greenwich. */
export const zonePlaces: readonly string[] = `
أبو ظبي | 4
أبوظبي | 4
الإمارات | 4
الدوحة | 3
الرياض | 3
السعودي | 3
القدس الصيف | 3
الكويت | 3
بغداد | 3
جرين | 0
دبي | 4
غرين | 0
مسقط | 4
مكة | 3
موسكو | 3
`.slice(1, -1).split('\n')
