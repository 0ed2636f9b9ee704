/**
 * Lists of src/data/feeds, one constant a file; compiled by scripts/compile-lists.ts, not to be edited.
 * In: nothing. Out: entries in order of code points. Touches nothing.
 */

/** What follows a time after noon */
export const eveningWords: readonly string[] = `
m.d.
p.m.
pm
ptg
μ.μ.
μμ
ب.ظ
م
مساء
下午
午後
晚上
오후
`.slice(1, -1).split('\n')

/** Names of months in feeds, with the number of the month; alef without hamza, and Latin names in full (feeds shorten them) */
export const monthNames: readonly string[] = `
abril | 4
agosto | 8
aout | 8
août | 8
april | 4
august | 8
avril | 4
december | 12
decembre | 12
dezember | 12
diciembre | 12
décembre | 12
enero | 1
febrero | 2
februar | 2
february | 2
fevrier | 2
février | 2
januar | 1
january | 1
janvier | 1
juillet | 7
juin | 6
juli | 7
julio | 7
july | 7
june | 6
juni | 6
junio | 6
jänner | 1
mai | 5
march | 3
mars | 3
marzo | 3
may | 5
mayo | 5
märz | 3
november | 11
novembre | 11
noviembre | 11
october | 10
octobre | 10
octubre | 10
oktober | 10
september | 9
septembre | 9
septiembre | 9
اب | 8
ابريل | 4
اذار | 3
اغسطس | 8
اغشت | 8
افريل | 4
اكتوبر | 10
اوت | 8
ايار | 5
ايلول | 9
تشرين الاول | 10
تشرين الثاني | 11
تموز | 7
جانفي | 1
جوان | 6
جويلية | 7
حزيران | 6
دجنبر | 12
ديسمبر | 12
سبتمبر | 9
شباط | 2
شتنبر | 9
غشت | 8
فبراير | 2
فيفري | 2
كانون الاول | 12
كانون الثاني | 1
مارس | 3
ماي | 5
مايو | 5
مرس | 3
نوفمبر | 11
نونبر | 11
نيسان | 4
ينابر | 1
يناير | 1
يوليه | 7
يوليو | 7
يوليوز | 7
يونيه | 6
يونيو | 6
`.slice(1, -1).split('\n')

/** What follows a time before noon */
export const morningWords: readonly string[] = `
a.m.
am
p.d.
pg
π.μ.
πμ
ص
صباحا
ق.ظ
上午
凌晨
午前
早上
오전
`.slice(1, -1).split('\n')

/** Names of time zones that only feeds write and that mean one offset, with the hours east of Greenwich; the others are in dates/zone-names.txt */
export const zoneHours: readonly string[] = `
aedt | 11
aest | 10
akdt | -8
akst | -9
ct | -6
eest | 3
eet | 2
et | -5
gst | 4
hst | -10
jst | 9
kst | 9
mest | 2
met | 1
mt | -7
nzdt | 13
nzst | 12
pkt | 5
pt | -8
sast | 2
trt | 3
west | 1
`.slice(1, -1).split('\n')
