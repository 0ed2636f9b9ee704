/**
 * Lists of src/data/search, one constant a file; compiled by scripts/compile-lists.ts, not to be edited.
 * In: nothing. Out: entries in order of code points. Touches nothing.
 */

/** Letters that are taken for each other when a word is typed: they sound alike, look alike, or are one letter in another country's names. */
export const confusedLetters: readonly string[] = `
ا | ع | 0.7
ا | ه | 0.7
ا | و | 0.6
ا | ي | 0.6
ب | ت | 0.7
ب | ن | 0.8
ب | ي | 0.7
ت | ث | 0.6
ت | د | 0.7
ت | ض | 0.7
ت | ط | 0.4
ث | ذ | 0.7
ث | س | 0.5
ج | ح | 0.6
ج | خ | 0.7
ج | ز | 0.7
ج | ش | 0.7
ج | غ | 0.3
ج | ق | 0.4
ج | ك | 0.4
ح | ا | 0.9
ح | خ | 0.5
ح | ه | 0.4
خ | ك | 0.6
خ | ه | 0.6
د | ذ | 0.5
د | ض | 0.5
د | ط | 0.7
ذ | ز | 0.4
ذ | ض | 0.6
ذ | ظ | 0.5
ر | ز | 0.6
ز | س | 0.6
ز | ظ | 0.5
س | ش | 0.6
س | ص | 0.4
ص | ش | 0.9
ص | ض | 0.6
ض | ظ | 0.3
ط | ظ | 0.5
ع | غ | 0.5
غ | ق | 0.4
غ | ك | 0.4
ف | ب | 0.7
ف | ق | 0.6
ق | ك | 0.4
ق | ه | 0.8
ل | ا | 0.8
م | ن | 0.8
ن | ي | 0.8
ه | و | 0.8
و | ي | 0.6
`.slice(1, -1).split('\n')

/** How a Latin letter, or two or three together, may be written in an Arabic spelling of a foreign name. "-" is nothing. */
export const latinLetters: readonly string[] = `
a | ا | - | ي | ع
ai | اي | ي | ا
au | او | و
b | ب
c | ك | س | تش | ش | ق
ch | تش | ش | خ | ك
ci | تشي | سي | ش
ck | ك
cz | تش
d | د | ض
dj | ج
e | ي | - | ا
ea | ي | ا
ee | ي
ei | اي | ي
eu | و | يو | او
f | ف
g | غ | ج | ق | ك
gh | غ
gn | ني
gu | غ
h | ه | ح | -
i | ي | ا | - | اي
ie | ي
j | ج | خ | ي
k | ك | ق | خ
kh | خ
l | ل
ll | ل | ي
m | م
n | ن
o | و | ا | -
oe | و
oo | و
ou | و
p | ب
ph | ف
q | ق | ك
qu | ك | كو
r | ر
s | س | ز | ص
sch | ش
sh | ش
ss | س
sz | ش | س
t | ت | ط
tch | تش
th | ث | ذ | ت
ts | تس
tz | تز | تس
u | و | ا | - | يو
v | ف
w | و | ف
x | كس | س | ز | خ
y | ي | اي
z | ز | تس | س
zh | ج
`.slice(1, -1).split('\n')

/** Words that limit a search, written before a colon ("title:جسر"), and words that join two others (OR, NEAR; in capitals when Latin). */
export const queryOperators: readonly string[] = `
after | after | since | بعد | منذ
before | before | until | قبل | حتى
by | by | author | كاتب | الكاتب | بقلم
language | lang | language | لغة | اللغة
near | NEAR | قرب | بقرب
not | NOT | بدون | دون
or | OR | أو | أم
section | section | category | قسم | القسم | تصنيف
source | source | site | مصدر | المصدر | موقع
title | title | intitle | عنوان | العنوان
`.slice(1, -1).split('\n')
