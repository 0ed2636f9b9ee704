/**
 * Scripts of what papers print every day: weather, markets, fixtures, round-ups. They belong to no event, however alike they are.
 * In: nothing. Out: a table. Touches nothing. All places, people and outlets are invented.
 */
import type { PressEvent, Written } from '../press-article.ts'

interface WeatherDay {
  day: number
  murjan: [number, number]
  ghadir: [number, number]
  safsaf: [number, number]
  sky: string
  wind: number
}

const weather: readonly WeatherDay[] = [
  { day: 1, murjan: [15, 24], ghadir: [18, 29], safsaf: [6, 15], sky: 'طقس مستقر وغائم جزئياً', wind: 25 },
  { day: 2, murjan: [14, 21], ghadir: [17, 27], safsaf: [5, 12], sky: 'أمطار غزيرة مصحوبة بعواصف رعدية', wind: 60 },
  { day: 3, murjan: [12, 18], ghadir: [16, 25], safsaf: [3, 10], sky: 'أمطار متفرقة تنحسر مساء', wind: 40 },
  { day: 4, murjan: [13, 20], ghadir: [16, 26], safsaf: [4, 12], sky: 'طقس بارد وسماء صافية', wind: 35 },
  { day: 5, murjan: [13, 19], ghadir: [15, 25], safsaf: [4, 11], sky: 'اضطراب في البحر ورياح نشطة', wind: 50 },
]

const range = ([low, high]: [number, number]): string => `${high} درجة نهاراً و${low} ليلاً`

const weatherArticles: Written[] = weather.flatMap((w) => [
  {
    by: 'sahel',
    at: `${w.day} 04:00`,
    kind: 'template',
    title: `حالة الطقس: ${w.sky} والعظمى في مرجان ${w.murjan[1]} درجة`,
    text: `تتوقع هيئة الأرصاد الجوية في ساحليا أن يسود {today} ${w.sky} على أغلب المناطق.

وتبلغ درجة الحرارة في مرجان ${range(w.murjan)}، وفي رأس الغزال ${range([w.murjan[0] + 1, w.murjan[1] + 1])}، وتكون الرياح شمالية غربية سرعتها ${w.wind} كيلومتراً في الساعة.

وتنصح الهيئة السائقين بالحذر على الطرق الجبلية.`,
  },
  {
    by: 'huna',
    at: `${w.day} 04:30`,
    kind: 'template',
    title: `طقس التلال {today}: ${w.sky}`.replace(
      '{today}',
      ['', 'الأحد', 'الاثنين', 'الثلاثاء', 'الأربعاء', 'الخميس'][w.day] ?? '',
    ),
    text: `قالت دائرة الأرصاد في التلال إن {today} يشهد ${w.sky}، وتبلغ الحرارة في صفصاف ${range(w.safsaf)}.

ويتشكل الضباب صباحاً على المرتفعات الشرقية، وتصل سرعة الرياح إلى ${w.wind + 5} كيلومتراً في الساعة.`,
  },
])

const gold: readonly [number, number, number][] = [
  [1, 214, 3.71],
  [2, 216, 3.69],
  [3, 219, 3.74],
  [4, 217, 3.72],
  [5, 221, 3.7],
]

const marketArticles: Written[] = gold.flatMap(([day, gram, dollar]) => [
  {
    by: 'fajr',
    at: `${day} 08:00`,
    kind: 'template',
    title: `سعر الذهب في ساحليا: عيار 21 عند ${gram} ريالاً للغرام`,
    text: `سجل سعر غرام الذهب عيار 21 في أسواق مرجان {today} نحو ${gram} ريالاً، وبلغ عيار 24 نحو ${Math.round((gram * 24) / 21)} ريالاً، وعيار 18 نحو ${Math.round((gram * 18) / 21)} ريالاً، من دون أجور الصياغة.

وتتأثر الأسعار المحلية بالبورصات العالمية وبسعر صرف الدولار.`,
  },
  {
    by: 'rasid',
    at: `${day} 09:00`,
    kind: 'template',
    title: `الدولار يسجل ${dollar} ريالات في تعاملات {today}`.replace(
      '{today}',
      ['', 'الأحد', 'الاثنين', 'الثلاثاء', 'الأربعاء', 'الخميس'][day] ?? '',
    ),
    text: `بلغ سعر صرف الدولار في البنوك الساحلية {today} ${dollar} ريالات للبيع و${(dollar - 0.04).toFixed(2)} للشراء، فيما سجل اليورو ${(dollar * 1.09).toFixed(2)} ريالات.

وقال متعاملون إن حجم التداول بقي ضمن معدلاته اليومية.`,
  },
])

const fixtures: Written[] = [
  { day: 2, first: 'الشراع × النورس، 17:00', second: 'الكرمة × الصفصاف، 19:15' },
  { day: 3, first: 'النخيل × الميناء (نهائي كأس الخليج)، 17:00', second: 'الغدير × الرملة، 20:00' },
  { day: 5, first: 'الشراع × الميناء، 16:30', second: 'النورس × المرجان، 19:00' },
].map(({ day, first, second }) => ({
  by: 'malaeb',
  at: `${day} 06:00`,
  kind: 'template',
  title: `مواعيد مباريات اليوم ${['', 'الأحد', 'الاثنين', 'الثلاثاء', 'الأربعاء', 'الخميس'][day] ?? ''} والقنوات الناقلة`,
  text: `تقام {today} مباراتان ضمن البطولات المحلية والإقليمية، وتنقلهما قناة المنارة الرياضية.

${first}.

${second}.`,
}))

const roundups: Written[] = [
  {
    by: 'waha',
    at: '3 21:00',
    kind: 'roundup',
    title: 'حصاد اليوم: فيضان ساحليا وإضراب معلمي التلال ولقب النخيل',
    text: `تصدر فيضان الوادي الأخضر في ساحليا أخبار {today}، إذ ارتفعت الحصيلة إلى 14 قتيلاً وأُعلن تشكيل لجنة تحقيق.

وفي التلال بدأ المعلمون إضراباً مفتوحاً للمطالبة برفع الرواتب.

ورياضياً توج النخيل بكأس الخليج للأندية بفوزه على الميناء 2-1.`,
  },
  {
    by: 'qalam',
    at: '5 05:30',
    kind: 'roundup',
    title: 'أقوال الصحف: اتفاق غدير وزلزال الخليج ومطار صفصاف',
    text: `اهتمت الصحف الصادرة {today} باتفاق غدير بين ساحليا والتلال، ورأت صحيفة الساحل أن المصادقة عليه لن تكون سهلة.

وتناولت الواحة اليوم زلزال خليج اللؤلؤ الذي مر من دون ضحايا، فيما أفردت هنا التلال صفحاتها لافتتاح مطار صفصاف الجديد.`,
  },
  {
    by: 'harbor',
    at: '5 20:00',
    kind: 'roundup',
    title: 'The week in brief: flood, border deal, rate rise',
    text: `The flood in the Green Valley killed sixteen people and put the irrigation ministry under investigation.

Sahilia and the Hills signed their border agreement in Ghadir. The central bank raised its key rate to 10 percent.

In sport, Nakheel won the Gulf club cup.`,
  },
]

export const dailyEvents: readonly PressEvent[] = [
  { id: 'weather', section: 'محليات', keywords: ['الطقس', 'الأرصاد الجوية'], articles: weatherArticles },
  { id: 'markets', section: 'اقتصاد', keywords: ['أسعار الذهب', 'سعر الدولار'], articles: marketArticles },
  { id: 'fixtures', section: 'رياضة', keywords: ['مباريات اليوم'], articles: fixtures },
  { id: 'round-ups', section: 'سياسة', keywords: ['حصاد اليوم'], articles: roundups },
]
