/**
 * A little invented news for the tests of the pages: outlets, people and events that do not exist.
 * In: nothing. Out: sources, articles with their stories. Touches nothing.
 */
import { dayMs, minuteMs } from '../../src/model/instant.ts'
import type { Source } from '../../src/model/article.ts'
import type { Reason } from '../../src/model/story.ts'

/** The instant at which the invented world is looked at: 24 November 2026, 12:00 UTC. */
export const now = Date.UTC(2026, 10, 24, 12, 0)

export const sources: Source[] = [
  source('mada', 'وكالة المدى للأنباء', 'agency', 'ar'),
  source('difaf', 'صحيفة الضفاف', 'newspaper', 'ar'),
  source('marsa', 'قناة المرسى', 'broadcaster', 'ar'),
  source('sada-sahel', 'صدى الساحل', 'aggregator', 'ar'),
  source('ufuq', 'بوابة الأفق', 'aggregator', 'ar'),
  source('harbour-post', 'The Harbour Post', 'newspaper', 'en'),
]

function source(id: string, name: string, kind: Source['kind'], lang: string): Source {
  return { id, name, kind, lang, homeUrl: `https://${id}.example/`, createdAt: now - 30 * dayMs, paused: false }
}

export interface InventedArticle {
  slug: string
  sourceId: string
  minutesAgo: number
  lang: string
  title: string
  paragraphs: string[]
  author?: string
  credit?: string
  /** Slug of the founder of its story. */
  story: string
  /** Slug of the article whose text it carries. */
  copyOf?: string
  origin?: string
  reasons?: Reason[]
  /** A later text of the same page. */
  later?: { minutesAgo: number; title: string; paragraphs: string[] }
}

const fireText = [
  'الرملة (المدى) - اندلع حريق كبير فجر اليوم الثلاثاء في مستودع للوقود في ميناء الرملة الشرقي، ' +
    'وأدى إلى مقتل خمسة عمال وإصابة 18 آخرين، بحسب ما أعلنت إدارة الدفاع المدني.',
  'وقال مدير الدفاع المدني العميد سليم الحوراني إن "فرق الإطفاء سيطرت على النيران بعد أربع ساعات ' +
    'من العمل المتواصل"، مضيفاً أن عمليات التبريد ستستمر حتى المساء.',
  'وأوضح الحوراني أن التحقيقات الأولية تشير إلى تماس كهربائي في غرفة المضخات.',
  'من جهته نفى وزير النقل عادل المنصوري أن تكون حركة السفن قد توقفت، وأكد أن الميناء يعمل بنصف طاقته.',
]

const difafText = [
  'ارتفعت حصيلة حريق ميناء الرملة الشرقي إلى سبعة قتلى و23 جريحاً، وفق مصدر طبي في مستشفى السلام تحدث إلى مراسل «الضفاف» في المدينة.',
  'وقال المصدر إن ثلاثة من المصابين في حالة حرجة، بينما غادر تسعة آخرون المستشفى بعد تلقي العلاج.',
  'وطالبت نقابة عمال الموانئ بفتح تحقيق مستقل، وقالت رئيستها هند الزيات إن "المستودع تلقى إنذارين هذا العام بسبب غياب أجهزة الإطفاء".',
]

export const articles: InventedArticle[] = [
  {
    slug: 'fire-mada',
    sourceId: 'mada',
    minutesAgo: 420,
    lang: 'ar',
    title: 'مقتل خمسة عمال في حريق بمستودع وقود في ميناء الرملة الشرقي',
    paragraphs: fireText,
    author: 'وكالة المدى للأنباء',
    story: 'fire-mada',
    origin: 'وكالة المدى للأنباء',
  },
  {
    slug: 'fire-sada',
    sourceId: 'sada-sahel',
    minutesAgo: 396,
    lang: 'ar',
    title: 'مقتل خمسة عمال في حريق بمستودع وقود في ميناء الرملة الشرقي',
    paragraphs: fireText,
    credit: 'وكالة المدى للأنباء',
    story: 'fire-mada',
    copyOf: 'fire-mada',
    origin: 'وكالة المدى للأنباء',
  },
  {
    slug: 'fire-ufuq',
    sourceId: 'ufuq',
    minutesAgo: 371,
    lang: 'ar',
    title: 'بالتفاصيل.. حريق ميناء الرملة يقتل 5 عمال ويصيب 18',
    paragraphs: fireText.slice(0, 3),
    credit: 'صدى الساحل',
    story: 'fire-mada',
    copyOf: 'fire-mada',
    origin: 'وكالة المدى للأنباء',
  },
  {
    slug: 'fire-marsa',
    sourceId: 'marsa',
    minutesAgo: 310,
    lang: 'ar',
    title: 'السيطرة على حريق الميناء والوزير ينفي توقف الملاحة',
    paragraphs: [
      'قال مراسل قناة المرسى في الرملة إن فرق الإطفاء أخمدت حريق مستودع الوقود في الميناء الشرقي قرابة التاسعة صباحاً.',
      'ونفى وزير النقل عادل المنصوري في اتصال مع القناة توقف الملاحة، وقال إن "ست سفن دخلت الميناء منذ الفجر".',
      'وأعلنت إدارة الدفاع المدني مقتل خمسة أشخاص وإصابة نحو عشرين.',
    ],
    story: 'fire-mada',
    origin: 'marsa',
    reasons: [
      { code: 'why.shared-words', weight: 2.1 },
      { code: 'why.shared-names', weight: 1.2, values: { names: 'عادل المنصوري، الدفاع المدني' } },
    ],
  },
  {
    slug: 'fire-difaf',
    sourceId: 'difaf',
    minutesAgo: 150,
    lang: 'ar',
    title: 'ارتفاع حصيلة حريق ميناء الرملة إلى سبعة قتلى والنقابة تطلب تحقيقاً مستقلاً',
    paragraphs: difafText,
    author: 'ليلى حجازي',
    story: 'fire-mada',
    origin: 'difaf',
    reasons: [{ code: 'why.shared-words', weight: 1.7 }],
    later: {
      minutesAgo: 45,
      title: 'ارتفاع حصيلة حريق ميناء الرملة إلى ثمانية قتلى والنقابة تطلب تحقيقاً مستقلاً',
      paragraphs: [difafText[0]?.replace('سبعة', 'ثمانية') ?? '', ...difafText.slice(1)],
    },
  },
  {
    slug: 'fire-post',
    sourceId: 'harbour-post',
    minutesAgo: 240,
    lang: 'en',
    title: 'Fuel depot fire at Ramla eastern port kills five, ministry says shipping continues',
    paragraphs: [
      'A fire at a fuel depot in the eastern port of Ramla killed five workers and injured 18 on Tuesday, the civil defence said.',
      'Transport minister Adel al-Mansouri denied that shipping had stopped. "Six vessels have entered since dawn," he said.',
    ],
    story: 'fire-post',
    origin: 'harbour-post',
  },
  {
    slug: 'talks-difaf',
    sourceId: 'difaf',
    minutesAgo: 610,
    lang: 'ar',
    title: 'انطلاق محادثات المياه بين حكومتي السهل والجبل برعاية الاتحاد الإقليمي',
    paragraphs: [
      'انطلقت في مدينة الواحة أمس محادثات تقاسم مياه نهر الزرقاء بين وفدي حكومتي السهل والجبل برعاية الاتحاد الإقليمي.',
      'وقال المبعوث كريم الداوودي إن "الطرفين اتفقا على جدول أعمال من ثلاث نقاط".',
    ],
    story: 'talks-difaf',
    origin: 'difaf',
  },
  {
    slug: 'talks-marsa',
    sourceId: 'marsa',
    minutesAgo: 560,
    lang: 'ar',
    title: 'مبعوث الاتحاد الإقليمي: جدول أعمال من ثلاث نقاط لمحادثات مياه الزرقاء',
    paragraphs: [
      'أعلن المبعوث كريم الداوودي للمرسى الاتفاق على جدول أعمال محادثات نهر الزرقاء، وهي الأولى منذ عامين.',
      'وتشمل النقاط الثلاث حصص الصيف وصيانة السد وتبادل البيانات.',
    ],
    story: 'talks-difaf',
    origin: 'marsa',
    reasons: [{ code: 'why.shared-words', weight: 1.4 }],
  },
  {
    slug: 'museum-ufuq',
    sourceId: 'ufuq',
    minutesAgo: 700,
    lang: 'ar',
    title: 'متحف الرملة يستعيد مخطوطة من القرن التاسع',
    paragraphs: [
      'أعلن متحف الرملة الوطني استعادة مخطوطة نادرة تعود إلى القرن التاسع بعد عامين من المفاوضات مع دار مزادات.',
    ],
    story: 'museum-ufuq',
    origin: 'ufuq',
  },
]

export function instantOf(article: { minutesAgo: number }): number {
  return now - article.minutesAgo * minuteMs
}
