/**
 * Noun phrases of a scanned text, by what Arabic agreement shows without a tagger.
 * In: a Scan and its word classes. Out: a flag set per token and maximal chunks. Touches nothing.
 *
 * A chunk ends at punctuation, function words, verbs and time words, before a word with a proclitic, and where an indefinite
 * word follows a definite one ("الملياردير الأسترالي | جيمس باكر"), unless a name goes on (بن، آل).
 */
import { script } from '../text/char-table.ts'
import { cliticBits } from '../text/clitics.ts'
import { known, knownBits } from '../text/lexicon.ts'
import { gap, phraseBreak, shape, tokenKind, type Scan } from '../text/scan.ts'
import { wordClass, type WordClasses } from './word-classes.ts'
import { wordHash, WordTable } from './word-table.ts'

/** What a token may be in a phrase. */
export const chunkFlag = {
  content: 1,
  definite: 2,
  /** In no word list: a name, or a rare word. */
  unknown: 4,
  adjective: 8,
  title: 16,
  joint: 32,
  number: 64,
  /** Too general to stand alone. */
  generic: 128,
  organisation: 256,
  placeWord: 512,
  proclitic: 1024,
} as const

export interface Chunk {
  first: number
  /** One past the last token. */
  last: number
  quoted: boolean
}

export interface Chunks {
  flags: Uint16Array
  chunks: Chunk[]
}

const generic = 1
const nonPhrase = 2
const yaName = 4
const words = new WordTable()
const lists: [number, string][] = [
  [
    generic,
    'عدد العدد عديد العديد كافة مختلف جميع معظم أغلب سلسلة مجموعة حوالي خاصة خاص عام عامة جديد جديدة كبير كبيرة أكبر أكثر أقل أول أولى آخر أخرى ثاني ثانية نحو شيء أمر الأمر أمور شأن حال حالة الحالة جانب الجانب ' +
      'جهة الجهة جهات الجهات طرف إطار مجال المجال مستوى المستوى شكل نوع أنواع نفس نفسه نفسها ذات مرة مرات وقت الوقت فترة الفترة مدة يوم أيام الأيام شهر أشهر عام سنة سنوات ساعة ساعات دقيقة أسبوع أمس اليوم غدا صباح مساء بداية نهاية خلال ' +
      'المنطقة العالم البلاد الدولة المدينة الناس الشعب الجميع المواطنين الماضي المقبل الحالي الجاري الأخير الأخيرة السابق السابقة القادم القادمة الماضية المقبلة تحقيق تقديم إجراء وجود عملية العملية أعمال الأعمال عمل العمل مشروع دور الدور ' +
      'قدرة أهمية هدف أهداف نتيجة نتائج سبب أسباب ظل سبيل حاجة إضافة الإضافة جزء أجزاء قسم نسبة النسبة قيمة حجم مجمل إجمالي متوسط معدل زيادة ارتفاع انخفاض تصريح تصريحات بيان البيان حديث كلمة تقرير خبر أخبار صحيفة مصدر مصادر المصدر المصادر ' +
      'مسؤول المسؤول مسؤولين المسؤولين رئيس الرئيس مدير المدير وزير الوزير نائب عضو أعضاء متحدث المتحدث الناطق شخص أشخاص الشخص رجل رجال شاب فريق الفريق لاعب اللاعب مواطن المواطن مباراة المباراة موقع الموقع مركز المركز مقر المقر مكان المكان طريق الطريق شركة الشركة ' +
      'الحكومة الوزارة الهيئة المجلس اللجنة الجامعة المحافظة الإدارة المؤسسة الجمعية النادي صاحب صاحبة سمو السمو معالي سعادة فضيلة حضور مشاركة زيارة لقاء اجتماع الاجتماع حفل الحفل برنامج البرنامج مليون ألف مليار ريال دولار المئة المائة بالمئة بالمائة طفل امرأة سيارة ' +
      'واحد واحدة اثنين ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة ضوء صورة صور فيديو رأس يد عين قول فعل حق سير مزيد المزيد تم',
  ],
  [
    nonPhrase,
    'اليوم أمس غدا السبت الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة يناير فبراير مارس أبريل إبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر محرم صفر رجب شعبان شوال ' +
      'حزيران تموز آب أيلول نيسان أيار شباط آذار تشرين كانون الماضي الماضية المقبل المقبلة الجاري أيضا حاليا مؤخرا تماما سابقا لاحقا جدا مثلا خصوصا وذلك قائلا مؤكدا مشيرا موضحا مضيفا لافتا مبينا معربا داعيا معتبرا منوها ' +
      'أخيرا دائما فورا مباشرة تقريبا بعيدا قريبا كثيرا قليلا معا سوى إضافة فضلا علاوة نظرا خاصة عامة حوالي نحو قرابة زهاء أكثر أقل أفضل أكبر أعلى حيال بواسطة بحضور برئاسة يذكر يشار تجدر جاء جاءت وجاء تم يتم وتم سيتم حيث كل جميع كافة بعض أي عدة مختلف',
  ],
  [
    yaName,
    'يوسف ياسر ياسين يونس يحيى يعقوب ينبع يزيد يافا يثرب يعرب يامن يسرا يسرى يوم يد يمين يسار يقين يورو يوليوس يوفنتوس يونان يونايتد يونيسيف يونيسكو يوتيوب ياهو ينيت يلدريم يلماز يورغن يان',
  ],
]
for (const [bits, list] of lists) for (const word of list.split(' ')) words.mark(wordHash(word), bits)

/** Flags of every token and the maximal chunks, in order. Linear. */
export function chunkNouns(s: Scan, classes: WordClasses, stops: ReadonlySet<number>): Chunks {
  const flags = new Uint16Array(s.count)
  for (let i = 0; i < s.count; i++) flags[i] = flagsOf(s, i, classes.bits[i] ?? 0, stops)
  const chunks: Chunk[] = []
  let first = -1
  let quote = 0
  for (let i = 0; i <= s.count; i++) {
    const between = s.gap[i] ?? 0
    const here = i < s.count ? (flags[i] ?? 0) : 0
    if (first >= 0 && !continues(flags[i - 1] ?? 0, here, between)) {
      chunks.push({ first, last: i, quoted: quote !== 0 && (between & (gap.quoteClose | gap.quoteEither)) !== 0 })
      first = -1
    }
    if (first < 0 && i < s.count && here & chunkFlag.content && (here & chunkFlag.number) === 0) {
      first = i
      quote = between & (gap.quoteOpen | gap.quoteEither)
    }
  }
  return { flags, chunks }
}

function continues(before: number, here: number, between: number): boolean {
  if ((here & (chunkFlag.content | chunkFlag.number | chunkFlag.joint)) === 0 || between & phraseBreak) return false
  if (here & chunkFlag.proclitic) return false
  if (here & (chunkFlag.joint | chunkFlag.number)) return true
  if (here & chunkFlag.definite) {
    // An honorific opens a phrase of its own.
    return (here & chunkFlag.title) === 0 || (before & chunkFlag.definite) === 0
  }
  return (before & chunkFlag.definite) === 0
}

function flagsOf(s: Scan, i: number, classBits: number, stops: ReadonlySet<number>): number {
  const kind = s.kind[i]
  if (kind === tokenKind.number) return chunkFlag.number
  if (kind !== tokenKind.word) return 0
  if ((s.end[i] ?? 0) - (s.start[i] ?? 0) < 2) return 0
  const hash = s.hash[i] ?? 0
  const bare = s.bareHash[i] ?? 0
  if (s.script[i] !== script.arabic) {
    if (stops.has(hash)) return 0
    const capital = (s.shape[i] ?? 0) & shape.capital ? chunkFlag.unknown : 0
    return chunkFlag.content | capital
  }
  const clitics = s.clitics[i] ?? 0
  const definite = cliticBits.hasArticle(clitics)
  const bits = knownBits(hash) | (hash === bare ? 0 : knownBits(bare))
  const own = words.get(hash) | (hash === bare ? 0 : words.get(bare))
  const joint = classBits & wordClass.nameJoint ? chunkFlag.joint : 0
  if (joint === 0 && (stops.has(hash) || bits & known.particle || own & nonPhrase)) return 0
  if (classBits & (wordClass.complementiser | wordClass.relative | wordClass.pronoun | wordClass.time)) return 0
  if (!definite && isVerb(s, i, bits, own, classBits)) return 0
  let flags = chunkFlag.content | joint
  if (definite) flags |= chunkFlag.definite
  if (cliticBits.proclitics(clitics) > 0) flags |= chunkFlag.proclitic
  if ((bits & (known.noun | known.adjective | known.verb)) === 0) flags |= chunkFlag.unknown
  if (bits & known.adjective && (bits & known.noun) === 0) flags |= chunkFlag.adjective
  if (classBits & wordClass.title) flags |= chunkFlag.title
  if (classBits & wordClass.organisation) flags |= chunkFlag.organisation
  if (classBits & wordClass.placeWord) flags |= chunkFlag.placeWord
  if (own & generic) flags |= chunkFlag.generic
  return flags
}

function isVerb(s: Scan, i: number, bits: number, own: number, classBits: number): boolean {
  const nominal = bits & (known.noun | known.adjective | known.whole)
  if (bits & known.verb && nominal === 0) return true
  if (classBits & wordClass.verb && nominal === 0) return true
  if (own & yaName || nominal !== 0) return false
  const at = (s.start[i] ?? 0) + cliticBits.proclitics(s.clitics[i] ?? 0)
  const length = (s.end[i] ?? 0) - at
  const first = s.text.charCodeAt(at)
  if (first === 0x64a) return length >= 4
  return first === 0x62a && length >= 5 && s.text.charCodeAt(at + 1) === 0x633 && s.text.charCodeAt(at + 2) === 0x62a
}
