/**
 * Lists of src/data/part-labels, one constant a file; compiled by scripts/compile-lists.ts, not to be edited.
 * In: nothing. Out: entries in order of code points. Touches nothing.
 */

/** The "also" of an Arabic "read also" label */
export const alsoWords: readonly string[] = `
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
export const credit: readonly string[] = `
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
export const keywords: readonly string[] = `
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
export const readAlso: readonly string[] = `
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

/** Verbs of an Arabic "read also" label, before a word of also-words.txt */
export const readVerbs: readonly string[] = `
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
export const similar: readonly string[] = `
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
