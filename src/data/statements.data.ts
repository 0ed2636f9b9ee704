/**
 * Lists of src/data/statements, one constant a file; compiled by scripts/compile-lists.ts, not to be edited.
 * In: nothing. Out: entries in order of code points. Touches nothing.
 */

/** Adverbs that name a source behind ل ("وفقا لمصدر أمني") */
export const adverbsWithLam: readonly string[] = `
استنادا
طبقا
وفقا
`.slice(1, -1).split('\n')

/** Words that point back at a speaker instead of naming him: His Highness, his words */
export const backReferences: readonly string[] = `
جلالته
حديثه
حديثها
حديثهم
دولته
سعادته
سعادتها
سماحته
سموه
سموها
سيادته
فخامته
فضيلته
قوله
قولها
كلامه
كلامها
كلمته
معاليه
معاليها
`.slice(1, -1).split('\n')

/** Honorifics that are left out of the name of a speaker */
export const honorificsBeforeSpeaker: readonly string[] = `
سعادة
سماحة
فضيلة
معالي
`.slice(1, -1).split('\n')

/** Words that end the name of a speaker: how it was said, who else he is, or the object of an idiom of saying ("بصوت متحشرج", "أحد المشرفين", "لفت فلان الانتباه إلى") */
export const mannerWords: readonly string[] = `
أحد
أنظار
إحدى
الأنظار
الانتباه
الجناح
الستار
اللثام
النظر
النقاب
انتباه
بالقول
بصوت
بقوله
بقولها
بكلمات
بلهجة
بنبرة
بينها
بينهم
بينهما
بينهن
حديثه
حديثها
حديثهم
`.slice(1, -1).split('\n')

/** Words of a date before the word that says which ("الشهر الماضي"، "يوم السبت"): no part of a speaker's name */
export const namedPeriods: readonly string[] = `
الأسبوع
السنة
الشهر
العام
عشية
نهار
يوم
`.slice(1, -1).split('\n')

/** Before أن they make a clause of their own, which no verb reports: "except that", "without", "before" */
export const ownClauseOpeners: readonly string[] = `
إلا
بدون
بعد
بيد
حتى
خشية
دون
سوى
شرط
عدا
غير
قبل
كما
لولا
مجرد
منذ
`.slice(1, -1).split('\n')

/** Reporting verbs: how a statement by somebody is recognised. Add a verb by one line; its other forms are derived */
export const reportingVerbs: readonly string[] = `
أبان | يبين | مبين | clause
أبدى | يبدي | مبدي | object act
أبرز | يبرز | مبرز | clause weak
أبلغ | يبلغ | - | clause weak
أثبت | يثبت | - | clause weak
أثنى | يثني | مثني | - | على
أجاب | يجيب | مجيب | clause weak
أخبر | يخبر | - | clause weak
أدان | يدين | - | object
أرجع | يرجع | - | weak | إلى
أردف | يردف | مردف | clause
أشاد | يشيد | مشيد | clause | ب
أشار | يشير | مشير | clause impersonal | إلى ل
أشاع | يشيع | - | weak
أصر | يصر | - | clause weak | على
أضاف | يضيف | مضيف | clause
أظهر | يظهر | - | clause weak
أعاد | يعيد | - | weak act
أعرب | يعرب | معرب | act | عن
أعلن | يعلن | معلن | clause object | عن
أفاد | يفيد | مفيد | clause | ب
أفتى | يفتي | - | clause weak | ب
أفصح | يفصح | مفصح | clause weak | عن
أقر | يقر | مقر | clause | ب
أقسم | يقسم | - | clause weak
أكد | يؤكد | مؤكد | clause object | على عن | confirms
أكمل | يكمل | مكمل | weak
ألمح | يلمح | ملمح | clause | إلى
أماط | يميط | - | weak | عن
أمر | يأمر | - | clause weak | ب
أنكر | ينكر | منكر | clause object | - | denies
أهاب | يهيب | مهيب | clause | ب
أورد | يورد | - | clause weak impersonal
أوصى | يوصي | - | clause | ب
أوضح | يوضح | موضح | clause object
أوعز | يوعز | - | clause weak | ب إلى
أيد | يؤيد | مؤيد | object weak
اتهم | يتهم | متهم | clause addressed masculine | ب
احتج | يحتج | محتج | clause weak | على
اختتم | يختتم | مختتم | weak
ادعى | يدعي | مدعي | clause
استبعد | يستبعد | مستبعد | clause object
استدرك | يستدرك | مستدرك | clause
استرسل | يسترسل | مسترسل | clause weak
استطرد | يستطرد | مستطرد | clause
استغرب | يستغرب | مستغرب | object
استنتج | يستنتج | مستنتج | clause weak impersonal
استنكر | يستنكر | مستنكر | object
استهجن | يستهجن | مستهجن | object
استهل | يستهل | مستهل | weak
اشترط | يشترط | مشترط | clause weak
اشتكى | يشتكي | مشتكي | clause weak | من
اعتبر | يعتبر | معتبر | clause impersonal
اعتذر | يعتذر | معتذر | weak | عن ب
اعترض | يعترض | معترض | clause weak | على
اعترف | يعترف | معترف | clause | ب
اقترح | يقترح | مقترح | clause object
التمس | يلتمس | ملتمس | object weak
امتدح | يمتدح | ممتدح | object
انتقد | ينتقد | منتقد | object
برر | يبرر | مبرر | weak | ب
بعث | يبعث | - | weak act | ب
بين | يبين | مبين | clause weak
تابع | يتابع | متابع | clause weak
تبنى | يتبنى | متبني | object
تحدث | يتحدث | متحدث | weak | عن
تذمر | يتذمر | متذمر | clause weak | من
تساءل | يتساءل | متسائل | clause
تعجب | يتعجب | متعجب | clause weak | من
تعهد | يتعهد | متعهد | clause | ب
تكهن | يتكهن | متكهن | clause | ب
تمنى | يتمنى | متمني | clause weak
تنبأ | يتنبأ | متنبئ | clause | ب
توعد | يتوعد | متوعد | clause | ب
توقع | يتوقع | متوقع | clause object impersonal
جادل | يجادل | مجادل | clause weak | ب
جدد | يجدد | مجدد | object act
جزم | يجزم | جازم | clause | ب | confirms
حث | يحث | - | addressed
حذر | يحذر | محذر | clause | من
حكى | يحكي | - | clause weak impersonal
ختم | يختم | - | weak
خلص | يخلص | - | clause weak impersonal | إلى
دان | - | - | object
دحض | يدحض | داحض | object | - | denies
دعا | يدعو | داعي | clause addressed masculine | إلى
دون | يدون | - | weak
ذكر | يذكر | ذاكر | clause impersonal
رجح | يرجح | مرجح | clause object impersonal
رحب | يرحب | - | clause | ب
رد | - | - | weak
رفض | يرفض | رافض | object
رفع | يرفع | رافع | weak act
روى | يروي | - | clause weak impersonal
زاد | يزيد | - | clause weak
زعم | يزعم | زاعم | clause impersonal
سأل | يسأل | سائل | clause weak addressed masculine
سجل | يسجل | مسجل | clause weak
سخر | يسخر | - | weak | من
سرد | يسرد | - | weak
شجب | يشجب | شاجب | object
شدد | يشدد | مشدد | clause weak | على | confirms
شرح | يشرح | شارح | clause weak
شكا | يشكو | - | clause weak | من
شكر | يشكر | شاكر | object weak
شكك | يشكك | مشكك | clause | في
صاح | يصيح | - | weak
صرح | يصرح | مصرح | clause | ب
صرخ | يصرخ | - | weak
طالب | يطالب | مطالب | clause addressed | ب
طلب | يطلب | - | clause object weak impersonal | ب من
طمأن | يطمئن | مطمئن | clause weak
عبر | يعبر | معبر | weak act | عن
عزا | يعزو | - | weak | إلى
عقب | يعقب | معقب | weak
علق | يعلق | معلق | weak
غرد | يغرد | مغرد | clause weak
فسر | يفسر | مفسر | weak
فند | يفند | مفند | object weak | - | denies
قال | يقول | قائل | clause
قدم | يقدم | مقدم | weak act
كتب | يكتب | - | clause weak
كذب | يكذب | مكذب | weak | - | denies
كرر | يكرر | مكرر | object weak act
كشف | يكشف | كاشف | clause object | عن
لخص | يلخص | ملخص | clause weak
لفت | يلفت | لافت | clause impersonal | إلى ل
لمح | يلمح | ملمح | clause | إلى
لوح | يلوح | ملوح | clause weak | ب
مضى | يمضي | - | weak
نادى | ينادي | منادي | weak
ناشد | يناشد | مناشد | clause addressed
نبه | ينبه | منبه | clause | إلى
ندد | يندد | مندد | clause | ب
نسب | ينسب | - | object weak
نصح | ينصح | - | clause weak | ب
نفى | ينفي | نافي | clause object | - | denies
نقل | ينقل | - | clause weak
نوه | ينوه | منوه | clause weak | إلى ب
هتف | يهتف | هاتف | weak
هدد | يهدد | مهدد | clause | ب
هنأ | يهنئ | - | weak
واصل | يواصل | مواصل | weak
وجه | يوجه | موجه | clause weak act | ب
وصف | يصف | واصف | object weak | ب
وعد | - | - | clause weak | ب
`.slice(1, -1).split('\n')

/** First words of a speaker who is quoted from scripture or tradition: a sermon quotes, nobody reports */
export const scriptureSpeakers: readonly string[] = `
الرب
الرسول
الله
المسيح
المولى
النبي
تعالى
رب
رسول
سبحانه
`.slice(1, -1).split('\n')

/** Beginnings of nouns for what words are said in; any ending may follow (تصريحاته, كلمتها) */
export const speechStems: readonly string[] = `
اتصال
بيان
تصريح
تعليق
تغريد
حديث
خطاب
رد
كلمت
لقاء
مؤتمر
مقابل
`.slice(1, -1).split('\n')

/** Spellings that are forms of two reporting verbs, without و, ف or س before them */
export const verbHomographs: readonly string[] = `
تبين | بين
تلمح | لمح
مبينا | بين
مبينة | بين
مبينين | بين
ملمحا | لمح
ملمحة | لمح
ملمحين | لمح
نبين | بين
نلمح | لمح
يبين | بين
يبينون | بين
يدعون | دعا
يلمح | لمح
يلمحون | لمح
`.slice(1, -1).split('\n')

/** Words that open a phrase between a reporting verb and its late subject ("أكد لـ"الاقتصادية" بدر الشمري أن") */
export const wordsBeforeSubject: readonly string[] = `
أمام
أمس
أول
أيضا
إلى
إليه
إليهم
الى
اليوم
بأن
بدوره
بدورها
بعد
حول
حينها
خلال
خلاله
خلالها
رسميا
صباح
ظهر
عبر
عصر
عقب
على
عليه
عليها
عن
فجر
في
فيه
فيها
قائلا
قبل
كذلك
ل
لاحقا
لدى
لصحيفة
لـ
لقناة
للصحافيين
للصحفيين
لموقع
لنا
له
لها
لهم
لوكالات
لوكالة
لي
ليلة
مؤخرا
مباشرة
مجددا
مساء
مع
من
هاتفيا
يوم
`.slice(1, -1).split('\n')
