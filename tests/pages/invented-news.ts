/**
 * Invented Arabic news for page fixtures: outlets, people and events that do not exist.
 * In: a number. Out: an article's title, paragraphs, author and dates; the same for the same number. Touches nothing.
 */

export interface InventedNews {
  title: string
  paragraphs: string[]
  author: string
  outlet: string
  /** `YYYY-MM-DD`. */
  day: string
  others: string[]
}

const places = [
  'مدينة النخيل',
  'بلدة الرمان',
  'ميناء السنديان',
  'قرية الزعتر',
  'محافظة الوادي الأبيض',
  'حي البيارة',
  'ولاية الينابيع',
]
const bodies = ['بلدية', 'هيئة النقل في', 'غرفة تجارة', 'مديرية المياه في', 'جامعة', 'مستشفى', 'اتحاد مزارعي']
const deeds = [
  'افتتاح الجسر المعلق',
  'صيانة شبكة المياه',
  'إطلاق خط حافلات ليلي',
  'ترميم السوق القديم',
  'توسيع المكتبة العامة',
  'زراعة ألف شجرة',
  'تدريب مئة متطوع',
]
const people = [
  'سلمى الخوري',
  'مروان الدباغ',
  'ليان العطار',
  'حسام النجار',
  'رغد البستاني',
  'طارق الصفدي',
  'هالة المرجان',
]
const outlets = ['صحيفة المرفأ', 'شبكة السنبلة', 'موقع الشرفة', 'جريدة المنارة الزرقاء', 'بوابة الخيزران']

const pick = (list: readonly string[], n: number): string => list[n % list.length] ?? ''

export function inventedNews(n: number): InventedNews {
  const place = pick(places, n)
  const body = `${pick(bodies, n * 3 + 1)} ${place}`
  const deed = pick(deeds, n * 5 + 2)
  const person = pick(people, n * 2 + 3)
  const paragraphs = [
    `أعلنت ${body}، اليوم الأحد، عن ${deed} بعد عمل استمر ${n + 3} أشهر، وذلك في حفل حضره سكان الأحياء المجاورة وعدد من الطلاب.`,
    `وقالت المهندسة ${person} إن المشروع كلف ${(n + 2) * 3} ملايين، مضيفة أن المرحلة الثانية ستبدأ قبل نهاية العام، وأن الطرق المحيطة ستبقى مفتوحة.`,
    `وأوضح بيان الجهة المنفذة أن الأعمال شملت ${n + 12} موقعاً، وأن السكان شاركوا في اختيار المواعيد التي لا تعطل المدارس والأسواق.`,
    `وفي المقابل طالب تجار السوق بتعويض عن أسابيع الإغلاق، معتبرين أن الحركة لم تعد إلى سابق عهدها، في حين وعدت الإدارة بدراسة الطلبات خلال ${n + 5} يوماً.`,
  ]
  const day = new Date(Date.UTC(2023, n % 12, 1 + ((n * 7) % 27))).toISOString().slice(0, 10)
  const others = [1, 2, 3, 4].map(
    (k) => `${pick(bodies, n + k)} ${pick(places, n + k + 2)} تبدأ ${pick(deeds, n + k * 2)}`,
  )
  return {
    title: `${place} تشهد ${deed} بمشاركة الأهالي`,
    paragraphs,
    author: pick(people, n + 1),
    outlet: pick(outlets, n),
    day,
    others,
  }
}
