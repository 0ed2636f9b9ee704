/**
 * Lists of words that several finders ask, as bits of one table: what makes no phrase, and what says little in which language.
 * In: a hash of a matching form. Out: bits. Touches nothing but the lists of stop-words, read when the first word asks.
 */
import { stopWords } from '../../text/stop-words.ts'
import { packFields } from '../../structures/packed-fields.ts'
import { wordHash, WordTable } from './word-table.ts'

export const stopLanguages = ['ar', 'en', 'fr', 'ru', 'fa', 'ur', 'de', 'es', 'it', 'pt', 'tr', 'nl', 'uk']
/** Languages whose words are looked up once per distinct word; those of other languages at every occurrence. */
export const groupingLanguages = ['ar', 'en', 'fr', 'ru', 'fa', 'ur', 'es', 'de']

/** Bits of a word. */
const fields = packFields({
  /** Too general to stand alone as a phrase. */
  generic: 1,
  /** In no phrase. */
  nonPhrase: 1,
  /** Begins with ي and is no verb. */
  yaName: 1,
  /** مهرجان، معرض، بطولة …: names an event. */
  event: 1,
  /** A bit a language of `stopLanguages` in which it is a stop-word. */
  stops: stopLanguages.length,
  /** A bit a language of `groupingLanguages` in which it tells no events apart. */
  groupingStops: groupingLanguages.length,
})
/** Masks of `listedBits`; of `stops` and `groupingStops`, all languages. */
export const listed = fields.mask
/** The bit of the first language of `stops` and of `groupingStops`. */
export const listedShift = fields.shift

const lists: [number, string][] = [
  [
    listed.generic,
    'عدد العدد عديد العديد كافة مختلف جميع معظم أغلب سلسلة مجموعة حوالي خاصة خاص عام عامة جديد جديدة كبير كبيرة أكبر أكثر أقل أول أولى آخر أخرى ثاني ثانية نحو شيء أمر الأمر أمور شأن حال حالة الحالة جانب الجانب ' +
      'جهة الجهة جهات الجهات طرف إطار مجال المجال مستوى المستوى شكل نوع أنواع نفس نفسه نفسها ذات مرة مرات وقت الوقت فترة الفترة مدة يوم أيام الأيام شهر أشهر عام سنة سنوات ساعة ساعات دقيقة أسبوع أمس اليوم غدا صباح مساء بداية نهاية خلال ' +
      'المنطقة العالم البلاد الدولة المدينة الناس الشعب الجميع المواطنين الماضي المقبل الحالي الجاري الأخير الأخيرة السابق السابقة القادم القادمة الماضية المقبلة تحقيق تقديم إجراء وجود عملية العملية أعمال الأعمال عمل العمل مشروع دور الدور ' +
      'قدرة أهمية هدف أهداف نتيجة نتائج سبب أسباب ظل سبيل حاجة إضافة الإضافة جزء أجزاء قسم نسبة النسبة قيمة حجم مجمل إجمالي متوسط معدل زيادة ارتفاع انخفاض تصريح تصريحات بيان البيان حديث كلمة تقرير خبر أخبار صحيفة مصدر مصادر المصدر المصادر ' +
      'مسؤول المسؤول مسؤولين المسؤولين رئيس الرئيس مدير المدير وزير الوزير نائب عضو أعضاء متحدث المتحدث الناطق شخص أشخاص الشخص رجل رجال شاب فريق الفريق لاعب اللاعب مواطن المواطن مباراة المباراة موقع الموقع مركز المركز مقر المقر مكان المكان طريق الطريق شركة الشركة ' +
      'الحكومة الوزارة الهيئة المجلس اللجنة الجامعة المحافظة الإدارة المؤسسة الجمعية النادي صاحب صاحبة سمو السمو معالي سعادة فضيلة حضور مشاركة زيارة لقاء اجتماع الاجتماع حفل الحفل برنامج البرنامج مليون ألف مليار ريال دولار المئة المائة بالمئة بالمائة طفل امرأة سيارة ' +
      'رويترز فرانس برس أسوشيتد واحد واحدة اثنين ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة ضوء صورة صور فيديو رأس يد عين قول فعل حق سير مزيد المزيد تم',
  ],
  [
    listed.nonPhrase,
    'اليوم أمس غدا السبت الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة يناير فبراير مارس أبريل إبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر محرم صفر رجب شعبان شوال ' +
      'حزيران تموز آب أيلول نيسان أيار شباط آذار تشرين كانون الماضي الماضية المقبل المقبلة الجاري أيضا حاليا مؤخرا تماما سابقا لاحقا جدا مثلا خصوصا وذلك قائلا مؤكدا مشيرا موضحا مضيفا لافتا مبينا معربا داعيا معتبرا منوها ' +
      'أخيرا دائما فورا مباشرة تقريبا بعيدا قريبا كثيرا قليلا معا سوى إضافة فضلا علاوة نظرا خاصة عامة حوالي نحو قرابة زهاء أكثر أقل أفضل أكبر أعلى حيال بواسطة بحضور برئاسة داخل خارج أمام خلف قرب اتجاه باتجاه تجاه وراء أثناء جانب بجانب ضمن عقب محل إثر قبالة بينهم بينها عبارة يذكر يشار تجدر جاء جاءت وجاء تم يتم وتم سيتم حيث كل جميع كافة بعض أي عدة مختلف',
  ],
  [
    listed.event,
    'مهرجان معرض مؤتمر بطولة كأس دوري مسابقة جائزة ملتقى منتدى قمة حملة برنامج مشروع مبادرة عاصفة عملية ديربي مباراة أسبوع سباق معاهدة اتفاقية اتفاق مفاوضات انتخابات قضية أزمة حرب معركة مسلسل فيلم مسرحية رواية كتاب قانون نظام ندوة سوق جولة',
  ],
  [
    listed.yaName,
    'يوسف ياسر ياسين يونس يحيى يعقوب ينبع يزيد يافا يثرب يعرب يامن يسرا يسرى يوم يد يمين يسار يقين يورو يوليوس يوفنتوس يونان يونايتد يونيسيف يونيسكو يوتيوب ياهو ينيت يلدريم يلماز يورغن يان',
  ],
]

const reportingWords =
  'قال قالت وقال وقالت أضاف وأضاف أضافت وأضافت أوضح وأوضح أوضحت أكد وأكد أكدت وأكدت أشار وأشار أشارت وأشارت ذكر وذكر ' +
  'ذكرت وذكرت أعلن وأعلن أعلنت وأعلنت بين وبين لفت ولفت أفاد وأفاد أفادت وأفادت تابع وتابع كشف وكشف صرح وصرح نقلت ' +
  'خلال حيث اليوم أمس الماضي الماضية المقبل المقبلة الجاري الحالي عبر نحو فيما بينما كما وذلك ' +
  'الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت صباح مساء يوم عدد عام متابعات وكالات صحيفة موقع وكالة ' +
  'said says told added reported according news agency reuters afp monday tuesday wednesday thursday friday saturday sunday'

const table = new WordTable()
for (const [bits, list] of lists) for (const word of list.split(' ')) table.mark(wordHash(word), bits)

let hasStops = false

/** What the lists say of the word with this hash. */
export function listedBits(hash: number): number {
  if (!hasStops) {
    hasStops = true
    addStops()
  }
  return table.get(hash)
}

function addStops(): void {
  for (const [k, lang] of stopLanguages.entries())
    for (const hash of stopWords(lang)) table.mark(hash, 1 << (listedShift.stops + k))
  for (const [k, lang] of groupingLanguages.entries())
    for (const hash of groupingStops(lang)) table.mark(hash, 1 << (listedShift.groupingStops + k))
}

const sets = new Map<string, ReadonlySet<number>>()

/** Hashes of the words that tell no events apart in texts of a language. */
export function groupingStops(lang: string): ReadonlySet<number> {
  const known = sets.get(lang)
  if (known !== undefined) return known
  const hashes = new Set(stopWords(lang))
  for (const word of reportingWords.split(' ')) hashes.add(wordHash(word))
  sets.set(lang, hashes)
  return hashes
}
