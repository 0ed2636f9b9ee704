/**
 * Lists of src/data/figures, one constant a file; compiled by scripts/compile-lists.ts, not to be edited.
 * In: nothing. Out: entries in order of code points. Touches nothing.
 */

/** Words before a number of years that make it an age ("البالغ من العمر 30 عاما", "تحت 23 سنة") */
export const ageWords: readonly string[] = `
أعمارهم
أعمارهن
البالغ
البالغة
العمر
بسن
بعمر
تحت
سن
عمر
عمره
عمرها
عمرهم
`.slice(1, -1).split('\n')

/** Words of a change, after which "من 10 إلى 15" is a step and no range */
export const changes: readonly string[] = `
ارتفاع
ارتفاعا
ارتفع
ارتفعت
انتقل
انخفاض
انخفاضا
انخفض
انخفضت
تحول
تراجع
تراجعا
تراجعت
ترتفع
تطور
تغير
تقدم
تقلص
تقلصت
تقليص
تنخفض
خفض
خفضت
رفع
رفعت
زاد
زادت
زيادة
صعد
صعدت
صعود
صعودا
قفز
قفزت
لترتفع
لتنخفض
لخفض
لرفع
ليرتفع
ليصل
لينخفض
نزل
نزلت
نزول
نما
نمو
هبط
هبطت
هبوط
هبوطا
يرتفع
ينخفض
`.slice(1, -1).split('\n')

/** Units that count people: what happened to them may decide the unit ("مقتل 12 شخصا" counts the dead) */
export const countedPeople: readonly string[] = `
child
militant
person
police
soldier
woman
`.slice(1, -1).split('\n')

/** Words before a bare number that count part of those before ("بينهم 4") */
export const countedWithin: readonly string[] = `
بينها
بينهم
بينهن
منها
منهم
منهن
وبينهم
ومنهم
`.slice(1, -1).split('\n')

/** Currencies whose name several countries share: the unit of the name, a country, and the ISO 4217 code there */
export const currencies: readonly string[] = `
dinar | BH | BHD
dinar | DZ | DZD
dinar | IQ | IQD
dinar | JO | JOD
dinar | KW | KWD
dinar | LY | LYD
dinar | RS | RSD
dinar | TN | TND
dirham | AE | AED
dirham | MA | MAD
dollar | AU | AUD
dollar | CA | CAD
dollar | HK | HKD
dollar | NZ | NZD
dollar | SG | SGD
dollar | US | USD
franc | CH | CHF
franc | DJ | DJF
franc | KM | KMF
krone | CZ | CZK
krone | DK | DKK
krone | IS | ISK
krone | NO | NOK
krone | SE | SEK
lira | IT | ITL
lira | LB | LBP
lira | SY | SYP
lira | TR | TRY
ouguiya | MR | MRU
peso | AR | ARS
peso | CL | CLP
peso | CO | COP
peso | CU | CUP
peso | MX | MXN
peso | PH | PHP
pound | EG | EGP
pound | GB | GBP
pound | SD | SDG
pound | SS | SSP
riyal | BR | BRL
riyal | IR | IRR
riyal | OM | OMR
riyal | QA | QAR
riyal | SA | SAR
riyal | YE | YER
rouble | BY | BYN
rouble | RU | RUB
rupee | IN | INR
rupee | LK | LKR
rupee | NP | NPR
rupee | PK | PKR
shilling | KE | KES
shilling | SO | SOS
shilling | TZ | TZS
shilling | UG | UGX
won | KP | KPW
won | KR | KRW
`.slice(1, -1).split('\n')

/** Words after "إصابة" that make it a case of a disease, not a wound; ب may stand before them */
export const diseases: readonly string[] = `
إنفلونزا
إيبولا
الإنفلونزا
الإيدز
التهاب
الجرب
الحصبة
الحمى
السرطان
الطاعون
الفيروس
الكوليرا
المرض
الملاريا
الوباء
جديدة
حمى
زيكا
فيروس
كورونا
كوفيد
كوليرا
مؤكدة
متلازمة
مرض
نشطة
وباء
`.slice(1, -1).split('\n')

/** Duals, which count two by themselves ("مقتل جنديين") */
export const duals: readonly string[] = `
امرأتان | woman
امرأتين | woman
جريحان | injured
جريحين | injured
جنديان | soldier
جنديين | soldier
سيارتان | vehicle
سيارتين | vehicle
سيدتان | woman
سيدتين | woman
شخصان | person
شخصين | person
شرطيان | police
شرطيين | police
طفلان | child
طفلين | child
عسكريان | soldier
غارتان | raid
غارتين | raid
قتيلان | dead
قتيلين | dead
مصابان | injured
مواطنان | person
مواطنتان | person
`.slice(1, -1).split('\n')

/** Verbs after a number of people that tell what became of them ("289 مدنيا على الأقل قتلوا"): only forms that a subject stands before */
export const fatesAfter: readonly string[] = `
أصبن | injured
أصيبا | injured
أصيبوا | injured
استشهدا | dead
استشهدوا | dead
اعتقلا | detained
اعتقلوا | detained
بجراح | injured
بجروح | injured
توفوا | dead
توفيا | dead
جرحا | injured
جرحوا | injured
شردوا | displaced
فقدوا | missing
قتلا | dead
قتلتا | dead
قتلن | dead
قتلوا | dead
قضوا | dead
لقوا | dead
ماتوا | dead
نزحوا | displaced
`.slice(1, -1).split('\n')

/** Prepositions before a number: what it counts is not the object of the verb before it ("قتل في 12 غارة") */
export const governing: readonly string[] = `
أثناء
أمام
ب
بعد
بـ
بواسطة
بين
خلال
داخل
ضد
عبر
على
عند
في
قبل
ل
لدى
لـ
مع
منذ
`.slice(1, -1).split('\n')

/** Words before a number that make it inexact; و, ل and ب may stand before them; after لا or لم the bound turns round */
export const hedges: readonly string[] = `
about | about
around | about
some | about
أزيد | moreThan
أعلى | moreThan
أقل | lessThan
أكبر | moreThan
أكثر | moreThan
الأقل | atLeast
الأكثر | atMost
المقدر | about
بضع | about
تتجاوز | moreThan
تتخطى | moreThan
تجاوز | moreThan
تجاوزت | moreThan
تخطت | moreThan
تخطى | moreThan
تزيد | moreThan
تفوق | moreThan
تقارب | about
تقدر | about
تقريبا | about
تقل | lessThan
تناهز | about
حوالى | about
حوالي | about
دون | lessThan
زاد | moreThan
زهاء | about
فاق | moreThan
فاقت | moreThan
فوق | moreThan
قرابة | about
قرب | about
ناهز | about
ناهزت | about
نحو | about
يتجاوز | moreThan
يتخطى | moreThan
يتعدى | moreThan
يزيد | moreThan
يفوق | moreThan
يقارب | about
يقدر | about
يقل | lessThan
يناهز | about
`.slice(1, -1).split('\n')

/** Words after which a number says which one, not how many ("المادة 12", "الدقيقة 85") */
export const labels: readonly string[] = `
البند
الجولة
الدقائق
الدقيقة
الدقيقتين
الرقم
الساعة
الصفحة
الفقرة
القرار
المادة
المرتبة
المواد
بالدقيقة
برقم
بعام
بند
رقم
سنة
شارع
صفحات
صفحة
طراز
عام
عامي
فقرة
لسنة
لعام
مادة
مقاس
موديل
موسم
والدقيقة
والساعة
ورقم
وعام
`.slice(1, -1).split('\n')

/** Words before a number that make it the level reached, not the amount of a change */
export const levels: readonly string[] = `
بلغ
بلغت
تبلغ
عند
لتبلغ
لتصل
ليبلغ
ليصل
يبلغ
`.slice(1, -1).split('\n')

/** Words before a hedge that turn it ("لا يقل عن", "لم يتجاوز") */
export const negations: readonly string[] = `
لا
لم
لن
ولا
ولم
`.slice(1, -1).split('\n')

/** Words after a number that are no noun which it counts: adverbs, and adjectives that belong to a noun before */
export const notCounted: readonly string[] = `
آسيويا
أخيرا
أسبوعيا
أوروبيا
أولا
أي
أيضا
إجمالا
إضافيا
إضافية
إلى
إيابا
ابتداء
اعتبارا
باسم
بتوقيت
بدءا
بعيدا
تباعا
تحت
تشرين
تقديريا
تقريبا
تواليا
ثالثا
ثانيا
جديدا
جديدة
جمادى
جميعا
جنوبا
جيدا
حاليا
حتما
حسب
حصرا
حيا
خارج
خارجيا
خاصة
خلف
داخل
داخليا
دوليا
دون
ذهابا
ربيع
رسميا
زائد
سابقا
سعر
سنويا
سواء
سوى
شبه
شرقا
شمالا
شهريا
صباحا
ضد
ظهرا
عالميا
عبر
عدا
عدد
عربيا
عصرا
غربا
غرينتش
غير
فأكثر
فجرا
فعليا
فقط
فوق
قائلا
قادما
قادمة
قرب
قلقا
كاملا
كاملة
كانون
كحد
كل
لاحقا
ليلا
مئوية
مبروك
متأكدا
متتاليا
متتالية
مثلا
مجانا
محليا
مرورا
مساء
معا
مقابل
مقارنة
ميلادي
ميلاديا
ميلادية
ناقص
نصف
نقدا
هام
هجري
هجريا
هجرية
وفق
يوميا
`.slice(1, -1).split('\n')

/** Words that end as duals and are none: names, plurals of people, other nouns */
export const notDuals: readonly string[] = `
آملين
أبان
أبين
أثرين
أمان
أمين
إنسان
إيمان
بركان
برلمان
برهان
بيران
تأمين
تخمين
تعيين
تكوين
تمرين
تين
ثمين
جدلان
جرمان
جنان
حاكمين
حرمان
حصان
حكمين
حنان
حيوان
خزان
دخان
دمان
دوران
دين
ديوان
رايان
رضوان
ريحان
زمان
زين
سلطان
سمين
سنان
سنين
سودان
سورين
سيدان
سيلين
شأن
ضمان
طالبان
طيران
طين
عاملين
عدوان
عرين
عمان
عنوان
عين
غفران
قابيل
قران
قرصان
قرين
قطان
لبان
لسان
لين
متين
مخرجين
مديرين
مرجان
مسكين
معلمين
معنيين
مكان
ملكان
مهرجان
ميدان
ميلان
نادين
نجران
نسرين
نسيان
يمين
`.slice(1, -1).split('\n')

/** Words after "once" that make it a rate, not a count: once a day ("مرة واحدة يوميا") */
export const perTime: readonly string[] = `
أسبوعيا
سنويا
شهريا
يوميا
`.slice(1, -1).split('\n')

/** Broken plurals as they stand after 3 to 10, beyond those of the lexicon */
export const plurals: readonly string[] = `
آباء | أب
آبار | بئر
آخرون | آخر
آخرين | آخر
أبراج | برج
أبعاد | بعد
أبقار | بقرة
أبواب | باب
أبيات | بيت
أتراك | تركي
أثرياء | ثري
أجانب | أجنبي
أجنة | جنين
أجنحة | جناح
أجهزة | جهاز
أجور | أجر
أجيال | جيل
أحداث | حدث
أحزاب | حزب
أحزمة | حزام
أحكام | حكم
أحواض | حوض
أحياء | حي
أخرى | آخر
أخريات | آخر
أدلة | دليل
أدوار | دور
أرامل | أرملة
أرباع | ربع
أرغفة | رغيف
أسئلة | سؤال
أسابيع | أسبوع
أساتذة | أستاذ
أسباب | سبب
أسر | أسرة
أسرة | سرير
أسرى | أسير
أسلحة | سلاح
أسنان | سن
أسهم | سهم
أسود | أسد
أشجار | شجرة
أشخاص | شخص
أشقاء | شقيق
أشكال | شكل
أشلاء | شلو
أشهر | شهر
أشواط | شوط
أصدقاء | صديق
أصفار | صفر
أصناف | صنف
أصوات | صوت
أضلاع | ضلع
أطباء | طبيب
أطر | إطار
أطفال | طفل
أطقم | طقم
أطنان | طن
أعاصير | إعصار
أعضاء | عضو
أعلام | علم
أعمدة | عمود
أعوام | عام
أغان | أغنية
أغنام | غنمة
أغنيات | أغنية
أفدنة | فدان
أفراد | فرد
أفغان | أفغاني
أفكار | فكرة
أفلام | فيلم
أفواج | فوج
أقارب | قريب
أقباط | قبطي
أقدام | قدم
أقراص | قرص
أقرباء | قريب
أقمار | قمر
أكراد | كردي
أكواب | كوب
أكياس | كيس
ألتار | لتر
ألغام | لغم
ألقاب | لقب
ألوان | لون
ألوية | لواء
أماكن | مكان
أمتار | متر
أمثال | مثل
أمثلة | مثال
أمراء | أمير
أمهات | أم
أميال | ميل
أندية | ناد
أنفاق | نفق
أنواع | نوع
أوجه | وجه
أوسمة | وسام
أولاد | ولد
أيام | يوم
أيتام | يتيم
إبل | إبل
إخوة | أخ
إرهابيين | إرهابي
إطارات | إطار
انفجارات | انفجار
بحارة | بحار
بدائل | بديل
برامج | برنامج
براميل | برميل
بلاغات | بلاغ
بنات | بنت
بنادق | بندقية
بنود | بند
بنوك | بنك
بواخر | باخرة
بوصات | بوصة
بيانات | بيان
بيوت | بيت
تجار | تاجر
تذاكر | تذكرة
تراخيص | ترخيص
تصاريح | تصريح
تغريدات | تغريدة
تفجيرات | تفجير
تلاميذ | تلميذ
تهم | تهمة
توائم | توأم
تيارات | تيار
ثوان | ثانية
ثواني | ثانية
جبهات | جبهة
جثامين | جثمان
جثث | جثة
جرائم | جريمة
جرحى | جريح
جرع | جرعة
جسور | جسر
جلسات | جلسة
جنود | جندي
جوائز | جائزة
جوازات | جواز
جواسيس | جاسوس
جوامع | جامع
جولات | جولة
جيران | جار
جيوب | جيب
حافلات | حافلة
حبوب | حبة
حجاج | حاج
حرائق | حريق
حراس | حارس
حزم | حزمة
حسابات | حساب
حشود | حشد
حصص | حصة
حصون | حصن
حقائق | حقيقة
حقن | حقنة
حقول | حقل
حلقات | حلقة
حواجز | حاجز
حوادث | حادث
حواسيب | حاسوب
خبراء | خبير
خراف | خروف
خروقات | خرق
خطط | خطة
خطوات | خطوة
خلايا | خلية
خنادق | خندق
خيام | خيمة
خيوط | خيط
دبابات | دبابة
دراجات | دراجة
درجات | درجة
دروس | درس
دعاوى | دعوى
دفاتر | دفتر
دوائر | دائرة
دول | دولة
دونمات | دونم
ذئاب | ذئب
رؤساء | رئيس
رؤوس | رأس
رجال | رجل
رخص | رخصة
رسائل | رسالة
رسامين | رسام
رسوم | رسم
رصاصات | رصاصة
رضع | رضيع
رعايا | رعية
ركائز | ركيزة
ركاب | راكب
ركلات | ركلة
رهائن | رهينة
رواد | رائد
روس | روسي
زعماء | زعيم
زلازل | زلزال
زملاء | زميل
زوار | زائر
زوارق | زورق
زوايا | زاوية
سائقين | سائق
سجناء | سجين
سدود | سد
سرايا | سرية
سفراء | سفير
سفن | سفينة
سلال | سلة
سنوات | سنة
سياح | سائح
سيول | سيل
شباب | شاب
شبان | شاب
شرائح | شريحة
شركاء | شريك
شروط | شرط
شعراء | شاعر
شقق | شقة
شهداء | شهيد
صحافيين | صحافي
صحف | صحيفة
صحفيين | صحفي
صحون | صحن
صفوف | صف
صقور | صقر
صناديق | صندوق
صواريخ | صاروخ
صور | صورة
ضباط | ضابط
ضباع | ضبع
ضحايا | ضحية
ضرائب | ضريبة
ضربات | ضربة
ضعفا | ضعف
ضيوف | ضيف
طرق | طريق
طرود | طرد
طلاب | طالب
طلبة | طالب
طلعات | طلعة
طوابق | طابق
طيور | طائر
عائلات | عائلة
عبارات | عبارة
عبوات | عبوة
عتاة | عات
عرب | عربي
عربات | عربة
عسكريين | عسكري
عشائر | عشيرة
عقوبات | عقوبة
عقود | عقد
علب | علبة
علماء | عالم
عمال | عامل
عملاء | عميل
عناصر | عنصر
عوائل | عائلة
عواصف | عاصفة
عوامل | عامل
عيادات | عيادة
غارات | غارة
غرامات | غرامة
غرف | غرفة
غيغاوات | غيغاوات
فتيات | فتاة
فتيان | فتى
فرص | فرصة
فرق | فريق
فروع | فرع
فصائل | فصيل
فصول | فصل
فقراء | فقير
فنانين | فنان
قادة | قائد
قبائل | قبيلة
قتلة | قاتل
قتلى | قتيل
قذائف | قذيفة
قروش | قرش
قروض | قرض
قرون | قرن
قرى | قرية
قصور | قصر
قضاة | قاض
قضايا | قضية
قطارات | قطار
قطط | قطة
قطع | قطعة
قطعان | قطيع
قنابل | قنبلة
قوائم | قائمة
قوارب | قارب
قوافل | قافلة
قوى | قوة
كؤوس | كأس
كتائب | كتيبة
كتاب | كتاب
كتب | كتاب
كتل | كتلة
كرات | كرة
كراسي | كرسي
كرفانات | كرفان
كلاب | كلب
كلى | كلية
كمائن | كمين
كنائس | كنيسة
كواكب | كوكب
كيلووات | كيلووات
لاجئين | لاجئ
لاعبين | لاعب
لترات | لتر
لجان | لجنة
لصوص | لص
لغات | لغة
لقاحات | لقاح
لوائح | لائحة
ليال | ليلة
ليالي | ليلة
ليترات | لتر
مبادئ | مبدأ
مبان | مبنى
مباني | مبنى
متاجر | متجر
مجازر | مجزرة
محال | محل
محامين | محام
محاور | محور
محاولات | محاولة
محلات | محل
مخازن | مخزن
مخيمات | مخيم
مدارس | مدرسة
مداهمات | مداهمة
مدرعات | مدرعة
مدن | مدينة
مدنيين | مدني
مرات | مرة
مراتب | مرتبة
مراحل | مرحلة
مراقبين | مراقب
مراكز | مركز
مرضى | مريض
مزارع | مزرعة
مزايا | ميزة
مساجد | مسجد
مساجين | سجين
مستشفيات | مستشفى
مستودعات | مستودع
مستويات | مستوى
مسلسلات | مسلسل
مشاريع | مشروع
مشاف | مشفى
مشافي | مشفى
مشرعين | مشرع
مصارف | مصرف
مصانع | مصنع
معابد | معبد
معايير | معيار
معدات | معدة
معسكرات | معسكر
مفاوضين | مفاوض
مقابر | مقبرة
مقاطع | مقطع
مقاعد | مقعد
مقترحات | مقترح
مكاتب | مكتب
ملاعق | ملعقة
ملفات | ملف
ملوك | ملك
مناجم | منجم
منازل | منزل
مناطق | منطقة
منح | منحة
مواسم | موسم
مواعيد | موعد
مواقع | موقع
موانئ | ميناء
ميجاوات | ميجاوات
ميداليات | ميدالية
ميغاوات | ميغاوات
نجوم | نجم
نساء | امرأة
نساك | ناسك
نسخ | نسخة
نسوة | امرأة
نصائح | نصيحة
نقاط | نقطة
نماذج | نموذج
نواب | نائب
نوافذ | نافذة
هجمات | هجوم
هجومات | هجوم
هدايا | هدية
هزائم | هزيمة
هزات | هزة
هكتارات | هكتار
هواة | هاو
هواتف | هاتف
وثائق | وثيقة
وجبات | وجبة
وجوه | وجه
وزراء | وزير
وصايا | وصية
وقائع | واقعة
ولاة | وال
يخوت | يخت
يهود | يهودي
`.slice(1, -1).split('\n')

/** Words before the lower end of a range ("بين 10 و15", "من 10 إلى 15") */
export const rangeOpeners: readonly string[] = `
بين
من
وبين
ومن
`.slice(1, -1).split('\n')

/** Words between those counted and their number ("عدد القتلى بلغ 15") */
export const reaching: readonly string[] = `
بلغ
بلغت
بنحو
عند
ل
لتبلغ
لـ
ليبلغ
هو
وصل
يبلغ
`.slice(1, -1).split('\n')

/** Words before a number that say what it is of its quantity: an earlier value, a forecast, the amount of a change; و ف ب and ل may stand before them */
export const scopeWords: readonly string[] = `
أضاف | change
أضافت | change
ارتفاع | change
ارتفاعا | change
ارتفاعه | change
ارتفع | change
ارتفعت | change
استهداف | forecast
اقترح | forecast
الارتفاع | change
الانخفاض | change
التراجع | change
التوقعات | forecast
الزيادة | change
السابق | former
السابقة | former
الفارق | change
المتوقع | forecast
المتوقعة | forecast
المخطط | forecast
المزمع | forecast
المستهدف | forecast
انخفاض | change
انخفاضا | change
انخفض | change
انخفضت | change
بخسارة | change
بدلا | former
بعدما | former
بفارق | change
تتوقع | forecast
تراجع | change
تراجعا | change
تراجعت | change
تراجعه | change
ترتفع | change
تستهدف | forecast
تعتزم | forecast
تقترح | forecast
تقليص | change
تنخفض | change
توقع | forecast
توقعات | forecast
توقعت | forecast
خسائر | change
خسارة | change
خسر | change
خسرت | change
خفض | change
ربح | change
رفع | change
زاد | change
زادت | change
زيادة | change
سابق | former
سابقا | former
سابقة | former
ستبلغ | forecast
سترتفع | forecast
ستصل | forecast
سيبلغ | forecast
سيتم | forecast
سيرتفع | forecast
سيصل | forecast
صعد | change
صعدت | change
صعود | change
فقد | change
فقدت | change
قفز | change
قفزت | change
متراجعا | change
متوقع | forecast
متوقعة | forecast
مرتفعا | change
مقابل | former
مقارنة | former
مكاسب | change
منخفضا | change
نما | change
نمو | change
نموا | change
هبط | change
هبطت | change
هبوط | change
هبوطا | change
هبوطه | change
يتوقع | forecast
يرتفع | change
يستهدف | forecast
يعتزم | forecast
يقترح | forecast
ينخفض | change
`.slice(1, -1).split('\n')

/** Words between or after two numbers that make them the score of a match ("هدفين مقابل واحد", "نظيفين") */
export const scoreWords: readonly string[] = `
إلى
بدون
بلا
دون
ضد
لأربعة
لاثنين
لثلاثة
لخمسة
لستة
لصفر
للا
لهدف
لهدفين
لواحد
مقابل
نظيفة
نظيفين
`.slice(1, -1).split('\n')

/** Words before those counted that say that a number follows ("عدد القتلى", "حصيلة الجرحى") */
export const tollHeads: readonly string[] = `
أعداد
بعدد
حصيلة
عداد
عدد
لعدد
وعدد
`.slice(1, -1).split('\n')

/** What numbers count: every form that follows a number, with the key of the unit */
export const units: readonly string[] = `
arrested | detained
barrels | barrel
cases | case
children | child
countries | country
days | day
dead | dead
deaths | dead
degrees | degree
detained | detained
displaced | displaced
dollar | USD
dollars | USD
doses | dose
euro | EUR
euros | EUR
goals | goal
hours | hour
injured | injured
killed | dead
km | km
metres | metre
migrants | displaced
minutes | minute
missing | missing
months | month
people | person
percent | percent
persons | person
points | point
refugees | displaced
seats | seat
soldiers | soldier
tonnes | tonne
tons | tonne
votes | vote
wounded | injured
years | year
أسابيع | week
أسبوع | week
أسبوعا | week
أسرى | detained
أسير | detained
أسيرا | detained
أشخاص | person
أشهر | month
أصوات | vote
أطفال | child
أطنان | tonne
أعوام | year
أفراد | person
أمتار | metre
أهداف | goal
أورو | EUR
أوقية | ouguiya
أيام | day
إرهابي | militant
إرهابيا | militant
إرهابيون | militant
إرهابيين | militant
إسترليني | GBP
إصابات | injured
إصابة | injured
استرليني | GBP
الجرحى | injured
الحالات | case
الدولار | dollar
الشهداء | dead
الضحايا | dead
القتلى | dead
المصابين | injured
المعتقلين | detained
المفقودين | missing
الوفيات | dead
اليورو | EUR
امرأة | woman
بالمئة | percent
بالمائة | percent
براميل | barrel
برميل | barrel
برميلا | barrel
بلد | country
بلدا | country
بلدان | country
بيزو | peso
بيسو | peso
جرحى | injured
جرعات | dose
جرعة | dose
جريح | injured
جريحا | injured
جريحان | injured
جريحين | injured
جندي | soldier
جنديا | soldier
جنود | soldier
جنيه | pound
جنيها | pound
جنيهات | pound
حافلات | vehicle
حافلة | vehicle
حالات | case
حالة | case
دراهم | dirham
درجات | degree
درجة | degree
درهم | dirham
درهما | dirham
دقائق | minute
دقيقة | minute
دنانير | dinar
دول | country
دولار | dollar
دولارا | dollar
دولارات | dollar
دولة | country
دينار | dinar
دينارا | dinar
ديناران | dinar
دينارين | dinar
راكب | person
راكبا | person
راكبين | person
ركاب | person
رهائن | detained
رهينة | detained
روبل | rouble
روبلا | rouble
روبيات | rupee
روبية | rupee
ريال | riyal
ريالا | riyal
ريالات | riyal
ريالين | riyal
زوارق | ship
زورق | ship
ساعات | hour
ساعة | hour
ساكن | person
ساكنا | person
سفن | ship
سفينة | ship
سكان | person
سنة | year
سنوات | year
سنين | year
سيارات | vehicle
سيارة | vehicle
سيدات | woman
سيدة | woman
شاحنات | vehicle
شاحنة | vehicle
شخص | person
شخصا | person
شرطي | police
شرطيا | police
شرطيون | police
شرطيين | police
شلن | shilling
شلنا | shilling
شهداء | dead
شهر | month
شهرا | month
شهور | month
شهيد | dead
شهيدا | dead
شيكل | ILS
صاروخ | rocket
صاروخا | rocket
صواريخ | rocket
صوت | vote
صوتا | vote
ضحايا | dead
ضحية | dead
طائرات | aircraft
طائرة | aircraft
طالب | person
طالبا | person
طفل | child
طفلا | child
طفلة | child
طفلين | child
طلاب | person
طن | tonne
طنا | tonne
عام | year
عاما | year
عسكري | soldier
عسكريا | soldier
عسكريون | soldier
عسكريين | soldier
عناصر | militant
عنصر | militant
عنصرا | militant
غارات | raid
غارة | raid
فرد | person
فردا | person
فرنك | franc
فرنكا | franc
فرنكات | franc
قارب | ship
قتلى | dead
قتيل | dead
قتيلا | dead
قتيلان | dead
قتيلين | dead
قوارب | ship
كجم | kg
كرونات | krone
كرونة | krone
كلغ | kg
كلم | km
كم | km
كورونة | krone
كيلو | km
كيلوجرام | kg
كيلوجراما | kg
كيلوجرامات | kg
كيلوغرام | kg
كيلوغراما | kg
كيلوغرامات | kg
كيلومتر | km
كيلومترا | km
كيلومترات | km
لاجئ | displaced
لاجئا | displaced
لاجئون | displaced
لاجئين | displaced
ليرات | lira
ليرة | lira
مباراة | match
مباريات | match
مباني | building
مبنى | building
متر | metre
مترا | metre
متظاهر | person
متظاهرا | person
متظاهرون | person
متظاهرين | person
متوفى | dead
متوفين | dead
محتجز | detained
محتجزا | detained
محتجزين | detained
مركبات | vehicle
مركبة | vehicle
مسلح | militant
مسلحا | militant
مسلحون | militant
مسلحين | militant
مشارك | person
مشاركا | person
مشاركون | person
مشاركين | person
مشرد | displaced
مشردا | displaced
مصاب | injured
مصابا | injured
مصابون | injured
مصابين | injured
معتقل | detained
معتقلا | detained
معتقلون | detained
معتقلين | detained
مفقود | missing
مفقودا | missing
مفقودون | missing
مفقودين | missing
مقاتل | militant
مقاتلا | militant
مقاتلون | militant
مقاتلين | militant
مقاعد | seat
مقعد | seat
مقعدا | seat
منازل | building
منزل | building
منزلا | building
مهاجر | displaced
مهاجرا | displaced
مهاجرين | displaced
مواطن | person
مواطنا | person
مواطنون | person
مواطنين | person
موقوف | detained
موقوفا | detained
موقوفين | detained
نازح | displaced
نازحا | displaced
نازحون | displaced
نازحين | displaced
ناقلات | ship
ناقلة | ship
نساء | woman
نسمة | person
نقاط | point
نقطة | point
هدف | goal
هدفا | goal
وحدات | building
وحدة | building
وفاة | dead
وفيات | dead
وون | won
ين | JPY
يوان | CNY
يوانا | CNY
يورو | EUR
يوم | day
يوما | day
`.slice(1, -1).split('\n')

/** Folded singulars of people counted: anybody, one kind among those of an event, or perhaps all of them */
export const whoIsCounted: readonly string[] = `
اخر | anybody
ارهابي | some
اصابه | anybody
انتحاري | some
جريح | anybody
جندي | some
حاج | all
حاله | anybody
حوثي | some
راكب | all
شخص | anybody
شرطي | some
شهيد | anybody
صحافي | some
صحفي | some
ضحيه | anybody
عسكري | some
فرد | anybody
قتيل | anybody
متظاهر | all
مدني | some
مسافر | all
مصاب | anybody
مصل | all
مصلي | all
مهاجر | all
مواطن | all
نازح | all
وفاه | anybody
`.slice(1, -1).split('\n')

/** Words before a number of people that tell what became of them; و ف ب and ل may stand before them */
export const wordsOfFate: readonly string[] = `
أردت | dead
أردى | dead
أسر | detained
أصيب | injured
أصيبت | injured
أودت | dead
أودى | dead
أوقف | detained
أوقفت | detained
إصابة | injured
احتجاز | detained
احتجز | detained
احتجزت | detained
اختطاف | detained
اختطف | detained
اختطفت | detained
اختفاء | missing
استشهاد | dead
استشهد | dead
استشهدت | dead
اعتقال | detained
اعتقل | detained
اعتقلت | detained
اغتيال | dead
بإصابة | injured
بجرح | injured
بحياة | dead
بمقتل | dead
بوفاة | dead
تشريد | displaced
تصفية | dead
تعتقل | detained
تقتل | dead
تهجير | displaced
توفي | dead
توفيت | dead
توقيف | detained
جرح | injured
جرحت | injured
جرحى | injured
حتف | dead
حتفهم | dead
خطف | detained
شرد | displaced
شردت | displaced
ضحايا | dead
ضحيته | dead
ضحيتها | dead
فقد | missing
فقدان | missing
فقدت | missing
قتل | dead
قتلت | dead
قتلى | dead
قضى | dead
لقي | dead
لقيت | dead
مصرع | dead
مصرعهم | dead
مقتل | dead
موت | dead
نزح | displaced
نزحت | displaced
نزوح | displaced
وفاة | dead
ومصرع | dead
ومقتل | dead
يصاب | injured
يعتقل | detained
يقتل | dead
يوقف | detained
`.slice(1, -1).split('\n')

/** Words before four digits that make them a year ("في 2015", "منذ 1998") */
export const yearOpeners: readonly string[] = `
العام
بعد
حتى
خلال
سنة
عام
في
قبل
منذ
موسم
مونديال
وفي
`.slice(1, -1).split('\n')
