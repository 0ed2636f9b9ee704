/**
 * Lists of src/data/figures, one constant a file; compiled by scripts/compile-lists.ts, not to be edited.
 * In: nothing. Out: entries in order of code points. Touches nothing.
 */

/** Units that count people: what happened to them may decide the unit ("مقتل 12 شخصا" counts the dead) */
export const countedPeople: readonly string[] = `
child
militant
person
police
soldier
woman
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

/** Words before a number that make it inexact; و, ل and ب may stand before them */
export const hedges: readonly string[] = `
about | about
around | about
some | about
أزيد | moreThan
أقل | lessThan
أكثر | moreThan
الأقل | atLeast
الأكثر | atMost
تجاوز | moreThan
تقريبا | about
حوالي | about
زهاء | about
فاق | moreThan
قرابة | about
نحو | about
يتجاوز | moreThan
يزيد | moreThan
يقارب | about
`.slice(1, -1).split('\n')

/** Words before the lower end of a range ("بين 10 و15", "من 10 إلى 15") */
export const rangeOpeners: readonly string[] = `
بين
من
وبين
ومن
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
أيام | day
إرهابي | militant
إرهابيا | militant
إرهابيين | militant
إسترليني | GBP
إصابات | injured
إصابة | injured
الجرحى | injured
الحالات | case
الدولار | USD
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
جنيه | EGP
جنيها | EGP
جنيهات | EGP
حافلات | vehicle
حافلة | vehicle
حالات | case
حالة | case
دراهم | AED
درجات | degree
درجة | degree
درهم | AED
درهما | AED
دقائق | minute
دقيقة | minute
دنانير | KWD
دول | country
دولار | USD
دولارا | USD
دولارات | USD
دولة | country
دينار | KWD
دينارا | KWD
راكب | person
راكبا | person
ركاب | person
رهائن | detained
رهينة | detained
روبل | RUB
روبلا | RUB
ريال | SAR
ريالا | SAR
ريالات | SAR
زوارق | ship
زورق | ship
ساعات | hour
ساعة | hour
سفن | ship
سفينة | ship
سنة | year
سنوات | year
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
شرطيين | police
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
طفلين | child
طلاب | person
طن | tonne
طنا | tonne
عام | year
عاما | year
عسكري | soldier
عسكريا | soldier
عسكريين | soldier
عناصر | militant
عنصر | militant
عنصرا | militant
غارات | raid
غارة | raid
فرد | person
فردا | person
قارب | ship
قتلى | dead
قتيل | dead
قتيلا | dead
قتيلان | dead
قتيلين | dead
قضوا | dead
قوارب | ship
كجم | kg
كلغ | kg
كلم | km
كم | km
كيلو | km
كيلوجرام | kg
كيلوجراما | kg
كيلوغرام | kg
كيلوغراما | kg
كيلومتر | km
كيلومترا | km
كيلومترات | km
لاجئ | displaced
لاجئا | displaced
لاجئون | displaced
لاجئين | displaced
ليرات | TRY
ليرة | TRY
مباراة | match
مباريات | match
مباني | building
مبنى | building
متر | metre
مترا | metre
متظاهر | person
متظاهرا | person
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
مسلحين | militant
مشارك | person
مشاركا | person
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
ين | JPY
يوان | CNY
يوانا | CNY
يورو | EUR
يوم | day
يوما | day
`.slice(1, -1).split('\n')

/** Words before a number of people that make it the number of the dead */
export const wordsOfDeath: readonly string[] = `
أودت
أودى
استشهاد
استشهد
بحياة
بمقتل
بوفاة
قتل
قتلت
قتلوا
قضى
لقي
مصرع
مقتل
واستشهاد
وفاة
وقتل
ومصرع
ومقتل
ووفاة
`.slice(1, -1).split('\n')

/** Words before a number of people that make it the number of the injured */
export const wordsOfInjury: readonly string[] = `
أصيب
أصيبت
إصابة
بإصابة
بجرح
جرح
جرحت
وأصيب
وإصابة
وجرح
`.slice(1, -1).split('\n')
