/**
 * Lists of src/data/names, one constant a file; compiled by scripts/compile-lists.ts, not to be edited.
 * In: nothing. Out: entries in order of code points. Touches nothing.
 */

/** Words that open the name of a contest, with the definite words after it ("بطولة العالم للشبان") */
export const contests: readonly string[] = `
بطولة
كأس
`.slice(1, -1).split('\n')

/** Currencies, with and without the article, as Arabic text writes them */
export const currencies: readonly string[] = `
الجنيه
الدرهم
الدولار
الروبل
الروبية
الشيكل
الفرنك
الين
اليوان
اليورو
جنيه
جنيها
درهم
درهما
دولار
دولارا
روبل
روبية
شيكل
فرنك
كرونة
ين
يوان
يورو
`.slice(1, -1).split('\n')

/** Names that are neither people, places nor organisations: faiths and their books, prizes, contests, weapons */
export const otherNames: readonly string[] = `
أباتشي
أوسكار
الأباتشي
الأوسكار
الإسلام
الإنجيل
البلوتونيوم
البوذية
التوراة
القرآن
الكاتيوشا
الكعبة
اللـه
الله
المسيحية
المونديال
النصرانية
الهندوسية
اليهودية
اليورانيوم
اليونيفيل
بالإسلام
بالقرآن
تسونامي
سكود
كاتيوشا
كلاشنيكوف
للإسلام
للقرآن
للكعبة
مونديال
نوبل
والإسلام
يونيفيل
`.slice(1, -1).split('\n')
