/**
 * Lists of src/data/glued-keywords, one constant a file; compiled by scripts/compile-lists.ts, not to be edited.
 * In: nothing. Out: entries in order of code points. Touches nothing.
 */

/** What a page prints after its keywords to show more of them */
export const keywordsMore: readonly string[] = `
more
show more
المزيد
عرض المزيد
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
