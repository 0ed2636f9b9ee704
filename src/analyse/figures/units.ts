/**
 * What numbers count in the news: units with a canonical key, and every form of the words.
 * In: nothing. Out: lines `key | words`. Touches nothing. Written by hand.
 */

export const unitLines = `
dead|قتيل قتيلا قتيلاً قتيلان قتيلين قتلى القتلى وفاة وفيات الوفيات متوفى متوفين شهيد شهيدا شهداء الشهداء ضحية ضحايا الضحايا قضوا killed dead deaths
injured|جريح جريحا جريحان جريحين جرحى الجرحى مصاب مصابا مصابين مصابون المصابين إصابة إصابات injured wounded
missing|مفقود مفقودا مفقودين مفقودون المفقودين missing
detained|معتقل معتقلا معتقلين معتقلون المعتقلين موقوف موقوفا موقوفين أسير أسيرا أسرى محتجز محتجزا محتجزين رهينة رهائن detained arrested
displaced|نازح نازحا نازحين نازحون لاجئ لاجئا لاجئين لاجئون مهاجر مهاجرا مهاجرين مشرد مشردا displaced refugees migrants
case|حالة حالات الحالات cases
USD|دولار دولارا دولارات الدولار dollar dollars
EUR|يورو اليورو euro euros
GBP|إسترليني استرليني
SAR|ريال ريالا ريالات
AED|درهم درهما دراهم
KWD|دينار دينارا دنانير
EGP|جنيه جنيها جنيهات
RUB|روبل روبلا
TRY|ليرة ليرات
JPY|ين
CNY|يوان يوانا
ILS|شيكل
percent|بالمئة بالمائة percent
person|شخص شخصا شخصاً أشخاص مواطن مواطنا مواطنين فرد فردا أفراد نسمة راكب راكبا ركاب متظاهر متظاهرا متظاهرين مشارك مشاركا مشاركين طالب طالبا طلاب people persons
woman|امرأة نساء سيدة سيدات
child|طفل طفلا طفلين أطفال children
soldier|جندي جنديا جنود عسكري عسكريا عسكريين soldiers
police|شرطي شرطيا شرطيين
militant|مسلح مسلحا مسلحين مقاتل مقاتلا مقاتلين عنصر عنصرا عناصر إرهابي إرهابيا إرهابيين
raid|غارة غارات
rocket|صاروخ صاروخا صواريخ
vehicle|سيارة سيارات مركبة مركبات شاحنة شاحنات حافلة حافلات
aircraft|طائرة طائرات
ship|سفينة سفن ناقلة ناقلات قارب قوارب زورق زوارق
building|منزل منزلا منازل مبنى مباني وحدة وحدات
country|دولة دول بلد بلدا بلدان countries
km|كيلومتر كيلومترا كيلومترات كيلو كلم كم km
metre|متر مترا أمتار metres
tonne|طن طنا أطنان tonnes tons
barrel|برميل برميلا براميل barrels
kg|كيلوغرام كيلوغراما كيلوجرام كيلوجراما كلغ كجم
point|نقطة نقاط points
degree|درجة درجات degrees
year|عام عاما أعوام سنة سنوات years
month|شهر شهرا أشهر شهور months
day|يوم يوما أيام days
hour|ساعة ساعات hours
minute|دقيقة دقائق minutes
goal|هدف هدفا أهداف goals
match|مباراة مباريات
vote|صوت صوتا أصوات votes
seat|مقعد مقعدا مقاعد seats
dose|جرعة جرعات doses
`

/** Duals count two by themselves ("مقتل جنديين"). */
export const dualLines = `
dead|قتيلان قتيلين
injured|جريحان جريحين مصابان
person|شخصان شخصين مواطنان مواطنتان
soldier|جنديان جنديين عسكريان
police|شرطيان شرطيين
child|طفلان طفلين
woman|امرأتان امرأتين سيدتان سيدتين
raid|غارتان غارتين
vehicle|سيارتان سيارتين
`
