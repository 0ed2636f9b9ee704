/**
 * Lists of src/data/numerals, one constant a file; compiled by scripts/compile-lists.ts, not to be edited.
 * In: nothing. Out: entries in order of code points. Touches nothing.
 */

/** Arabic words that are numbers only beside another: أحد عشر, but الأحد is Sunday. Entry: word | value. */
export const arabicBoundNumbers: readonly string[] = `
أحد | 1
إحدى | 1
اثنا | 2
اثنتا | 2
اثنتي | 2
اثني | 2
حادي | 1
حادية | 1
`.slice(1, -1).split('\n')

/** Arabic words of numbers. Entry: word | value. */
export const arabicNumbers: readonly string[] = `
أربع | 4
أربعة | 4
أربعمئة | 400
أربعمائة | 400
أربعون | 40
أربعين | 40
اثنان | 2
اثنتان | 2
اثنتين | 2
اثنين | 2
تسع | 9
تسعة | 9
تسعمئة | 900
تسعمائة | 900
تسعون | 90
تسعين | 90
ثلاث | 3
ثلاثة | 3
ثلاثمئة | 300
ثلاثمائة | 300
ثلاثون | 30
ثلاثين | 30
ثمان | 8
ثمانمئة | 800
ثمانمائة | 800
ثمانون | 80
ثماني | 8
ثمانية | 8
ثمانيمئة | 800
ثمانيمائة | 800
ثمانين | 80
خمس | 5
خمسة | 5
خمسمئة | 500
خمسمائة | 500
خمسون | 50
خمسين | 50
سبع | 7
سبعة | 7
سبعمئة | 700
سبعمائة | 700
سبعون | 70
سبعين | 70
ست | 6
ستة | 6
ستمئة | 600
ستمائة | 600
ستون | 60
ستين | 60
صفر | 0
عشر | 10
عشرة | 10
عشرون | 20
عشرين | 20
مئة | 100
مئتا | 200
مئتان | 200
مئتي | 200
مئتين | 200
مائة | 100
مائتا | 200
مائتان | 200
مائتي | 200
مائتين | 200
واحد | 1
واحدة | 1
`.slice(1, -1).split('\n')

/** Arabic ordinals. Entry: word | value; for 1 and 2 only with the article (أول, ثاني and حادي say other things too). */
export const arabicOrdinals: readonly string[] = `
الأول | 1
الأولى | 1
التاسع | 9
التاسعة | 9
الثالث | 3
الثالثة | 3
الثامن | 8
الثامنة | 8
الثاني | 2
الثانية | 2
الحادي | 1
الحادية | 1
الخامس | 5
الخامسة | 5
الرابع | 4
الرابعة | 4
السابع | 7
السابعة | 7
السادس | 6
السادسة | 6
العاشر | 10
العاشرة | 10
تاسع | 9
تاسعة | 9
ثالث | 3
ثالثة | 3
ثامن | 8
ثامنة | 8
خامس | 5
خامسة | 5
رابع | 4
رابعة | 4
سابع | 7
سابعة | 7
سادس | 6
سادسة | 6
عاشر | 10
عاشرة | 10
`.slice(1, -1).split('\n')

/** Arabic words for a part of the scale that follows or stands before: نصف مليون. Entry: word | fraction. */
export const arabicParts: readonly string[] = `
ثلث | 1/3
ثلثا | 2/3
ثلثي | 2/3
ربع | 1/4
نصف | 1/2
`.slice(1, -1).split('\n')

/** Arabic words that multiply what stands before them. Entry: word | value; a dual counts two. */
export const arabicScales: readonly string[] = `
آلاف | 1000
ألف | 1000
ألفا | 1000
ألفان | 2000
ألفي | 2000
ألفين | 2000
بلايين | 1000000000
بليون | 1000000000
بليونا | 1000000000
ترليون | 1000000000000
تريليون | 1000000000000
تريليونا | 1000000000000
تريليونات | 1000000000000
تريليونان | 2000000000000
تريليونين | 2000000000000
ملايين | 1000000
مليار | 1000000000
مليارا | 1000000000
مليارات | 1000000000
ملياران | 2000000000
ملياري | 2000000000
مليارين | 2000000000
مليون | 1000000
مليونا | 1000000
مليونان | 2000000
مليوني | 2000000
مليونين | 2000000
`.slice(1, -1).split('\n')

/** Words that join two parts of one number: two hundred and five. */
export const joiningWords: readonly string[] = `
and
et
و
`.slice(1, -1).split('\n')

/** Letters that make digits before them an ordinal: 3rd, 1er, 2e. */
export const ordinalEndings: readonly string[] = `
e
eme
er
ere
nd
rd
st
th
`.slice(1, -1).split('\n')

/** English, French and Russian words of numbers. Entry: word | value. */
export const otherNumbers: readonly string[] = `
cent | 100
cents | 100
cinq | 5
cinquante | 50
deux | 2
dix | 10
douze | 12
eight | 8
eighteen | 18
eighty | 80
eleven | 11
fifteen | 15
fifty | 50
five | 5
forty | 40
four | 4
fourteen | 14
huit | 8
hundred | 100
neuf | 9
nine | 9
nineteen | 19
ninety | 90
one | 1
onze | 11
quarante | 40
quatorze | 14
quatre | 4
quinze | 15
seize | 16
sept | 7
seven | 7
seventeen | 17
seventy | 70
six | 6
sixteen | 16
sixty | 60
soixante | 60
ten | 10
thirteen | 13
thirty | 30
three | 3
treize | 13
trente | 30
trois | 3
twelve | 12
twenty | 20
two | 2
un | 1
une | 1
vingt | 20
vingts | 20
zero | 0
восемнадцать | 18
восемь | 8
восемьдесят | 80
два | 2
двадцать | 20
две | 2
двенадцать | 12
двести | 200
девяносто | 90
девятнадцать | 19
девять | 9
десять | 10
одиннадцать | 11
пятнадцать | 15
пять | 5
пятьдесят | 50
пятьсот | 500
семнадцать | 17
семь | 7
семьдесят | 70
сорок | 40
сто | 100
три | 3
тридцать | 30
тринадцать | 13
триста | 300
четыре | 4
четыреста | 400
четырнадцать | 14
шестнадцать | 16
шесть | 6
шестьдесят | 60
`.slice(1, -1).split('\n')

/** English, French and Russian ordinals. Entry: word | value. */
export const otherOrdinals: readonly string[] = `
cinquieme | 5
deuxieme | 2
dixieme | 10
eighth | 8
fifth | 5
first | 1
fourth | 4
huitieme | 8
neuvieme | 9
ninth | 9
premier | 1
premiere | 1
quatrieme | 4
second | 2
septieme | 7
seventh | 7
sixieme | 6
sixth | 6
tenth | 10
third | 3
troisieme | 3
twentieth | 20
vingtieme | 20
восьмой | 8
вторая | 2
второе | 2
второй | 2
девятый | 9
десятый | 10
первая | 1
первое | 1
первый | 1
пятый | 5
седьмой | 7
третий | 3
третье | 3
третья | 3
четвертый | 4
шестой | 6
`.slice(1, -1).split('\n')

/** English and French words for a part of a scale: half a million. Entry: word | fraction. */
export const otherParts: readonly string[] = `
demi | 1/2
half | 1/2
`.slice(1, -1).split('\n')

/** English, French and Russian words and abbreviations that multiply what stands before them. Entry: word | value. */
export const otherScales: readonly string[] = `
billion | 1000000000
billions | 1000000000
bn | 1000000000
mille | 1000
milliard | 1000000000
milliards | 1000000000
million | 1000000
millions | 1000000
thousand | 1000
thousands | 1000
trillion | 1000000000000
trillions | 1000000000000
миллиард | 1000000000
миллиарда | 1000000000
миллиардов | 1000000000
миллион | 1000000
миллиона | 1000000
миллионов | 1000000
млн | 1000000
млрд | 1000000000
триллион | 1000000000000
триллиона | 1000000000000
триллионов | 1000000000000
тыс | 1000
тысяч | 1000
тысяча | 1000
тысячи | 1000
тысячу | 1000
`.slice(1, -1).split('\n')

/** Two words that make the number before them a percentage. */
export const percentPairs: readonly string[] = `
per cent
pour cent
في المئة
في المائة
`.slice(1, -1).split('\n')

/** Words that make the number before them a percentage. */
export const percentWords: readonly string[] = `
percent
pourcent
процент
процента
процентов
بالمئة
بالمائة
بالميه
`.slice(1, -1).split('\n')

/** Days of the week that are spelled like a number with its article, and are none. */
export const weekdaysLikeNumbers: readonly string[] = `
الأحد
الإثنين
الاثنين
`.slice(1, -1).split('\n')
