/**
 * Texts of the first steps of a new site.
 * In: nothing. Out: the table. Touches nothing.
 */
export const welcomeMessages = {
  'welcome.title': { ar: 'ابدأ من هنا', en: 'Begin here' },
  'welcome.lede': {
    ar: 'ثلاث خطوات، ولك أن تتجاوز أياً منها: لمن الموقع، وماذا يتابع، وكيف يعرض التواريخ والأرقام.',
    en: 'Three steps, each of which you may pass over: whose the site is, what it follows, how it shows dates and digits.',
  },
  'welcome.owner': { ar: '1. المالك', en: '1. The owner' },
  'welcome.owned': { ar: 'للموقع مالك.', en: 'The site has an owner.' },
  'welcome.noAccounts': {
    ar: 'ما دام الموقع لك وحدك على هذا الجهاز فلا يلزمك حساب. لغيرك، أو من جهاز آخر، أنشئ حساب المالك أولاً.',
    en: 'As long as the site is yours alone on this machine you need no account. For others, or from another machine, make the owner’s account first.',
  },
  'welcome.sources': { ar: '2. المصادر', en: '2. Sources' },
  'welcome.opml': {
    ar: 'أو خذ خلاصات قارئ آخر من ملف OPML',
    en: 'Or take the feeds of another reader from an OPML file',
  },
  'welcome.demo': {
    ar: 'للتجربة بلا مصادر حقيقية: أوقف الخادم وشغّل siyaq demo، وهي صحافة مخترعة.',
    en: 'To try it without real sources: stop the server and run siyaq demo, an invented press.',
  },
  'welcome.directory': { ar: 'أو اختر من الدليل', en: 'Or choose from the directory' },
  'welcome.directoryHint': {
    ar: 'وقائع من قوائم عامة، بلا حكم على أحد. تُجرّب العناوين عند أول متابعة، وما تعذّر منها تجده في صفحة المصادر مع سببه.',
    en: 'Facts from public lists, no judgement of anybody. Addresses are tried at the first poll; what fails is on the sources page with the reason.',
  },
  'welcome.country': { ar: 'البلد', en: 'Country' },
  'welcome.allCountries': { ar: 'كل البلدان', en: 'All countries' },
  'welcome.follow': { ar: 'تابع المختار', en: 'Follow the chosen' },
  'welcome.followed': {
    ar: 'أُضيفت المصادر؛ تظهر القصص بعد دقائق من أول قراءة',
    en: 'The sources were added; stories appear minutes after the first poll',
  },
  'welcome.region': { ar: '3. بلدك', en: '3. Your region' },
  'welcome.regionHint': {
    ar: 'شكل الأرقام وأسماء الشهور والتقويم والمنطقة الزمنية.',
    en: 'Digits, names of months, calendar, time zone.',
  },
  'welcome.regionGo': { ar: 'اختر بلدك ومنطقتك الزمنية', en: 'Choose country and time zone' },
  'welcome.home': { ar: 'إلى القصص', en: 'To the stories' },
} as const
