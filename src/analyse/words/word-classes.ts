/**
 * What kind of word each token is, as bits: reporting verb, complementiser, time word, title, organisation word, number …
 * In: a Scan. Out: one number per token, and the verb form where there is one. Touches nothing.
 *
 * One table lookup per token, shared by statements, entities, figures and credits.
 */
import { cliticBits } from '../../text/morphology/clitics.ts'
import type { Word } from '../../text/vocabulary/fold-word.ts'
import { gap, tokenKind, type Scan } from '../../text/scanner/scan.ts'
import { emptyScan } from '../../text/scanner/scan-buffers.ts'
import { wordNumbers } from '../../text/vocabulary/word-attributes.ts'
import { packFields } from '../../structures/packed-fields.ts'
import { reportingForms, type VerbForm } from './reporting-verbs.ts'
import { hintBits, markedWords, wordMark } from './finder-hints.ts'
import { wordHash, WordTable } from './word-table.ts'

/** Bits of a token's class, one declaration for all: the doc comments show at `wordClass`. */
const classFields = packFields({
  verb: 1,
  /** أن، إن and their forms with a pronoun. */
  complementiser: 1,
  time: 1,
  preposition: 1,
  /** خلال، عقب، عبر …: an adverbial begins, a subject has ended. */
  adverbial: 1,
  /** A role or honorific that a name or an office follows. */
  title: 1,
  organisation: 1,
  /** مدينة، محافظة، منطقة … */
  placeWord: 1,
  /** وكالة، صحيفة، قناة … */
  media: 1,
  /** بيان، تصريح، حديث … */
  speech: 1,
  /** بحسب، وفقا، نقلا … */
  attribution: 1,
  relative: 1,
  /** مصدر، شهود، تقرير، خبراء …: can speak without a name. */
  voice: 1,
  /** A noun of action that begins an object ("أكد حرص"). */
  action: 1,
  negation: 1,
  /** قد، كان and the like: between subject and verb. */
  auxiliary: 1,
  conjunction: 1,
  /** بن، آل، أبو …: inside a name. */
  nameJoint: 1,
  /** Pronouns and demonstratives. */
  pronoun: 1,
  /** A number in words. */
  numeral: 1,
})
/** Bits of a token's class. */
export const wordClass = classFields.mask
/** The bits of finder-hints.ts are kept in the same column, above those of the class. */
const classBits = classFields.end
const classMask = (1 << classBits) - 1
if (classBits + hintBits > 32) throw new RangeError('class and hints do not fit one 32-bit column')

const lists: [number, string][] = [
  [
    wordClass.complementiser,
    'أن إن أنه أنها أنهم أنهما أنهن أننا أنني أني إنه إنها إنهم إنهما إننا إنني بأن بأنه بأنها بأنهم بأنهما بأننا بأنني فإن فإنه فإنها فإنهم بان',
  ],
  [
    wordClass.time,
    'أمس اليوم غدا غد مساء صباح صباحا مساءا ظهر فجر عصر ليل ليلة ليلا السبت الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة الماضي الماضية الجاري المقبل ' +
      'لاحقا سابقا مؤخرا أخيرا حاليا حديثا قريبا أيضا كذلك مجددا البارحة الآن مباشرة رسميا هاتفيا قائلا أول حينها آنذاك بدوره بدورها بدورهم كما هكذا مرارا',
  ],
  [
    wordClass.preposition,
    'في من إلى الى على عن لدى مع ضد حتى منذ عند نحو بين تحت فوق أمام دون بدون رغم وفي ومن وإلى وعلى وعن ومع لـ بـ ل ب',
  ],
  [
    wordClass.adverbial,
    'خلال وخلال عبر عقب بعد قبل فور إثر أثناء حول بشأن بخصوص حيال تجاه ردا تعليقا لدى إبان ضمن بمناسبة لوسائل للصحفيين للصحافيين للصحفيون لوكالة لصحيفة لقناة لوكالات لموقع لتلفزيون لإذاعة لجريدة لشبكة لمجلة لبرنامج ' +
      'بعدما قبيل بعيد عندما حينما بينما فيما حيث إذ إذا لما كما لكن غير رغم جراء بسبب نتيجة بفضل رافضا متحدثا مستشهدا مخاطبا بأنه وذلك وهو وهي وهم الذي التي الذين',
  ],
  [
    wordClass.title,
    'وزير وزيرة وزراء رئيس رئيسة الرئيس الرئيسة الوزير نائب نائبة النائب النائبة أمين الأمين أمينة الأمينة ملك الملك ملكة الملكة أمير الأمير أميرة الأميرة ولي سلطان السلطان شيخ الشيخ الشيخة ' +
      'إمام الإمام مفتي المفتي بابا البابا بطريرك البطريرك مطران المطران كاردينال الكاردينال أسقف القس الأب آية حاخام الحاخام دكتور الدكتور الدكتورة د دكتورة مهندس المهندس المهندسة ' +
      'أستاذ الأستاذ الأستاذة بروفيسور البروفيسور البروفسور محامي المحامي المحامية محام سيد السيد السيدة السادة لواء اللواء عميد العميد عقيد العقيد مقدم المقدم رائد الرائد نقيب النقيب ملازم الملازم ' +
      'فريق الفريق مشير المشير جنرال الجنرال عماد العماد كولونيل الكولونيل كابتن الكابتن ضابط الضابط رقيب الرقيب الجندي أدميرال الأدميرال ماريشال قائد القائد مدير المدير مديرة المديرة متحدث المتحدث المتحدثة متحدثة ناطق الناطق الناطقة ' +
      'مستشار المستشار المستشارة مستشارة مبعوث المبعوث المبعوثة موفد الموفد سفير السفير السفيرة سفيرة قنصل القنصل مندوب المندوب مندوبة ممثل الممثل الممثلة ممثلة عضو العضو سكرتير السكرتير سكرتيرة ' +
      'محافظ المحافظ والي الوالي عمدة العمدة قاضي القاضي قاض مدعي المدعي النائب كاتب الكاتب الكاتبة صحفي الصحفي الصحافي الصحفية الصحافية إعلامي الإعلامي الإعلامية مذيع مراسل مخرج المخرج المخرجة ' +
      'فنان الفنان الفنانة ممثل مطرب المطرب المطربة مغني المغني المغنية شاعر الشاعر الشاعرة روائي الروائي الروائية لاعب اللاعب اللاعبة مدرب المدرب حارس الحارس مهاجم المهاجم مدافع المدافع نجم النجم النجمة قيادي القيادي القيادية ' +
      'زعيم الزعيم الزعيمة زعيمة مرشد المرشد مساعد المساعد وكيل الوكيل وكيلة مشرف المشرف المشرفة رجل الشهيد الشاب الشابة المواطن المواطنة الطفل الطفلة الطالب الطالبة الخبير الخبيرة خبير المحلل محلل الباحث الباحثة ' +
      'الناشط الناشطة ناشط المعارض النائبة الحاج الحاجة الأخ الأخت عالم العالم المؤرخ المفكر الداعية البروفيسورة المرشح المرشحة مرشح المرشحة الحكم اللواء الكشاف العلامة الصحابي الخليفة النبي القديس القيصر الإمبراطور كبير',
  ],
  [
    wordClass.title,
    'معالي سعادة فضيلة سماحة صاحب صاحبة سمو السمو الملكي فخامة جلالة دولة نيافة غبطة قداسة خادم الحرمين الشريفين المرحوم الراحل',
  ],
  [
    wordClass.organisation,
    'وزارة الوزارة هيئة الهيئة شركة الشركة حزب الحزب حركة الحركة جامعة الجامعة مؤسسة المؤسسة منظمة المنظمة جمعية الجمعية اتحاد الاتحاد مجلس المجلس لجنة اللجنة بنك البنك مصرف المصرف ' +
      'مجموعة المجموعة معهد المعهد مركز المركز نادي النادي نقابة النقابة كتلة الكتلة ائتلاف الائتلاف تحالف التحالف جبهة الجبهة تيار التيار تنظيم التنظيم جماعة الجماعة كتائب لواء قوات القوات جيش الجيش ' +
      'شرطة الشرطة محكمة المحكمة نيابة النيابة برلمان البرلمان حكومة الحكومة إدارة الإدارة مديرية المديرية أمانة الأمانة بلدية البلدية رئاسة الرئاسة مكتب المكتب سفارة السفارة قنصلية القنصلية ' +
      'رابطة الرابطة صندوق الصندوق غرفة الغرفة بورصة البورصة أكاديمية الأكاديمية كلية الكلية مدرسة مستشفى المستشفى مصلحة المصلحة وكالة الوكالة صحيفة الصحيفة قناة القناة موقع إذاعة شبكة مجلة ' +
      'منتخب المنتخب فريق ميليشيا ميليشيات مليشيا قيادة القيادة مفوضية المفوضية محافظة ديوان الديوان دائرة الدائرة سلطة السلطة سلطات السلطات مصادر خارجية الخارجية داخلية الداخلية المالية الدفاع العدل',
  ],
  [
    wordClass.placeWord,
    'مدينة مدينتي محافظة محافظتي منطقة بلدة قرية مركز حي شارع ولاية إقليم مقاطعة قضاء ناحية ضاحية بلدية جزيرة جزر جبل جبال وادي نهر بحر بحيرة خليج مضيق ميناء مطار مخيم معبر صحراء سهل ريف عاصمة العاصمة دولة جمهورية مملكة سلطنة إمارة قطاع حدود ميدان ساحة ملعب استاد',
  ],
  [
    wordClass.media,
    'وكالة صحيفة قناة موقع شبكة مجلة جريدة إذاعة تلفزيون راديو فضائية دورية بوابة لوكالة لصحيفة لقناة لموقع لشبكة لمجلة لجريدة لإذاعة لتلفزيون لراديو بوكالة بصحيفة بقناة بموقع وصحيفة ووكالة وقناة وموقع وشبكة ومجلة وجريدة ' +
      'وكالتي صحيفتي وكالات',
  ],
  [
    wordClass.speech,
    'بيان بيانه بيانها تصريح تصريحات تصريحه تصريحاته تصريحاتها حديث حديثه حديثها حوار مؤتمر مقابلة كلمة كلمته كلمتها خطاب خطابه تقرير تقريره تقريرها اتصال رسالة رسالته تغريدة تغريدات تدوينة مقال لقاء لقائه مداخلة وقت ختام سياق السياق معرض إطار ' +
      'أعقاب ذات رد رده تعليق تعليقه مذكرة إفادة حسابه حسابها صفحته صفحتها منشور برنامج الوقت هذا نهاية بداية مستهل ندوة جلسة محاضرة خطبة شهادة شهادته افتتاحية تحقيق دراسة تعميم نشرة إشارة إعلان كتابه ' +
      'بيانات مستهل حفل ختام أول آخر',
  ],
  [wordClass.attribution, 'بحسب وبحسب حسب وحسب حسبما وحسبما بحسبما وفق ووفق وفقا ووفقا طبقا وطبقا نقلا استنادا'],
  [wordClass.relative, 'الذي التي الذين اللذين اللتين اللذان اللتان اللاتي اللواتي والذي والتي والذين ممن مما من'],
  [
    wordClass.voice,
    'مصدر المصدر مصادر المصادر مسؤول المسؤول مسؤولون المسؤولون مسؤولين المسؤولين مسئول مسئولون شهود خبراء الخبراء تقرير التقرير تقارير التقارير دراسة الدراسة بيان البيان إحصاءات الإحصاءات إحصائيات الإحصائيات إحصائية ' +
      'بيانات البيانات ناشطون نشطاء الناشطون مراقبون المراقبون محللون المحللون باحثون الباحثون علماء العلماء أطباء مواطنون المواطنون أهالي الأهالي سكان السكان عدد أحد إحدى بعض والد والدة والدته شقيق زوجة زوج نجل ابن ' +
      'مسح استطلاع الاستطلاع أرقام الأرقام متحدثون دبلوماسي دبلوماسيون دبلوماسيين عسكريون ضابط ضباط محام طبيب الطبيب جندي شاهد وسائل الأمم البيت الكرملين البنتاغون البنتاجون الفاتيكان المرصد مرصد واشنطن طهران موسكو تل أنقرة ' +
      'السعودية مصر إيران إسرائيل روسيا تركيا فرنسا بريطانيا ألمانيا الصين أمريكا أميركا الولايات',
  ],
  [
    wordClass.action,
    'مقتل وفاة إصابة جرح حرص دعم رفض ضبط بدء قيام هطول توفر بيع شراء نتائج نتائجها أسماء أهمية ضرورة صحة وجود عدم وقوع سقوط دخول خروج وصول استمرار عزم عزمه عزمها نية نيته نيتها ثقته ثقتها إدانة إدانته إدانتها نجاح فوز فتح منح قتل موعد مسؤولية ' +
      'مسؤوليته مسؤوليتها قرب حاجة حق سيطرة رغبة رغبته رغبتها تضامن تضامنه تضامنها وقوف وقوفه وقوفها وقوفنا جاهزية استعداد استعداده استعدادها التزام التزامه التزامها حرصه حرصها حرصهم رفضه رفضها دعمه دعمها قلقه قلقها أسفه أسفها ' +
      'أمله أملها شكره شكرها تقديره تقديرها صدور نشر عودة زيادة تراجع ارتفاع انخفاض حدوث حصول سلامة قدرة كفاءة متانة قوة صعوبة سعي سعيه سعيها علاقة علاقته علاقتها تورط تورطه تورطها تلقي تلقيه تلقيها معرفته معرفتها ' +
      'حالة الطوارئ الحداد حدادا الحرب دور موقف موقفه موقفها مواصلة متابعة مضي تمسك تمسكه تمسكها براءته ندمه نفيه ضلوع ضلوعه مشاركة رحيل رحيله استقالته استقالتها ترشحه إلغاء إغلاق إطلاق إجراء إنشاء إيقاف إرسال إقامة إعادة إحباط إسقاط',
  ],
  [wordClass.negation, 'لم لن لا ما ليس ليست ولم ولن ولا وما دون عدم'],
  [wordClass.auxiliary, 'قد وقد فقد كان كانت وكان وكانت كانوا وكانوا لقد ولقد سبق وسبق يكون ليس أن'],
  [wordClass.conjunction, 'و ف ثم أو أم بل لكن ولكن حيث وحيث إذ كما فيما بينما بعدما قبل حتى'],
  [wordClass.nameJoint, 'بن ابن بنت آل أبو ابو أبي أم عبد بو ولد فان فون دي دو دا دل ديل دوس لا لو ال أل إل ذو'],
  [
    wordClass.pronoun,
    'هو هي هم هما هن نحن أنا أنت هذا هذه ذلك تلك هؤلاء أولئك وهو وهي وهم وهذا وهذه وذلك وتلك ذاته نفسه نفسها',
  ],
  [
    wordClass.numeral,
    'واحد واحدة اثنان اثنين اثنتان اثنتين ثلاثة ثلاث أربعة أربع خمسة خمس ستة ست سبعة سبع ثمانية ثماني ثمان تسعة تسع عشرة عشر عشرون عشرين ثلاثون ثلاثين أربعون أربعين خمسون خمسين ستون ستين سبعون سبعين ثمانون ثمانين تسعون تسعين مئة مائة مئتان مئتين مائتان مائتين ' +
      'ثلاثمئة ثلاثمائة أربعمئة أربعمائة خمسمئة خمسمائة ستمئة ستمائة سبعمئة سبعمائة ثمانمئة ثمانمائة تسعمئة تسعمائة ألف ألفا ألفي ألفان ألفين آلاف مليون مليونا مليوني مليونان مليونين ملايين مليار مليارا ملياري ملياران مليارين مليارات بليون تريليون تريليونات نصف ربع ثلث',
  ],
]

const table = new WordTable()
const forms: VerbForm[] = []
const verbTable = new WordTable()

for (const [bits, words] of lists) for (const word of words.split(' ')) if (word) table.mark(wordHash(word), bits)
for (const [word, form] of reportingForms) {
  const hash = wordHash(word)
  table.mark(hash, wordClass.verb)
  forms.push(form)
  verbTable.set(hash, forms.length)
}
for (const [hash, marks] of markedWords()) table.mark(hash, marks << classBits)

/** Words of these classes keep their class after و or ف ("وزير", "ووزير"). */
const keptAfterConjunction =
  wordClass.title | wordClass.organisation | wordClass.voice | wordClass.media | wordClass.placeWord | wordClass.time

export interface WordClasses {
  scan: Scan
  /** `wordClass` bits of each token, 0 behind the last. */
  bits: Uint32Array
  /** `Scan.gap` without the false sentence ends after one-letter abbreviations ("أ . فهد"). */
  gaps: Uint16Array
}

/** Word classes with what single finders ask of each token. */
export interface MarkedWords extends WordClasses {
  /** `wordMark` bits of each token. */
  marks: Uint8Array
  /** Tokens that statements, figures and credits may begin with, in order: numbers, openers, verbs, attributions, words of media. */
  begins: Uint32Array
  beginCount: number
}

/** Word classes whose arrays are filled anew for text after text. */
export interface ReusedClasses extends MarkedWords {
  /** Tokens classified. */
  count: number
}

const classes = wordNumbers(allBitsOf)

/** Class bits of a word, whatever stands around it. */
export function classOfWord(word: Word): number {
  return allBitsOf(word) & classMask
}

function allBitsOf(word: Word): number {
  let bits = table.get(word.hash)
  if (word.kind === tokenKind.number) bits |= wordMark.figure << classBits
  if (bits & classMask || cliticBits.proclitics(word.clitics) !== 1 || cliticBits.hasArticle(word.clitics)) return bits
  const kept = table.get(word.bareHash) & keptAfterConjunction
  if (kept === 0) return bits
  const first = word.surface.charCodeAt(0)
  return first === 0x648 || first === 0x641 ? bits | kept : bits
}

/** True for a word that is in the lists of classes as it is written. */
export function isListedWord(word: Word): boolean {
  return (table.get(word.hash) & classMask) !== 0
}

/** The class bits of every token. Linear: a load a token. */
export function classifyWords(scan: Scan): MarkedWords {
  return classifyInto(emptyClasses(scan.count), scan)
}

/** Room for the classes of `capacity` tokens. */
export function emptyClasses(capacity = 512): ReusedClasses {
  const block = new ArrayBuffer(11 * capacity + 2)
  return {
    scan: nothing,
    bits: new Uint32Array(block, 0, capacity),
    gaps: new Uint16Array(block, 8 * capacity, capacity + 1),
    marks: new Uint8Array(block, 10 * capacity + 2, capacity),
    begins: new Uint32Array(block, 4 * capacity, capacity),
    beginCount: 0,
    count: 0,
  }
}

/**
 * `classifyWords` into the memory of an earlier call, which is filled anew and returned: cheaper where every text is forgotten before
 * the next.
 */
export function classifyInto(words: ReusedClasses, scan: Scan): ReusedClasses {
  const { count } = scan
  const room = words.bits.length
  if (count > room || (room > ordinaryTokens && count <= ordinaryTokens)) {
    const { bits, gaps, marks, begins } = emptyClasses(Math.max(count, Math.min(ordinaryTokens, 2 * room)))
    words.bits = bits
    words.gaps = gaps
    words.marks = marks
    words.begins = begins
    words.count = 0
  }
  words.scan = scan
  fillBits(words, scan)
  fillGaps(words, scan)
  for (let i = count; i < words.count; i++) {
    words.bits[i] = 0
    words.gaps[i + 1] = 0
    words.marks[i] = 0
  }
  words.count = count
  return words
}
/** Memory for more tokens is given back before the next ordinary text. */
const ordinaryTokens = 4096
const nothing = emptyScan(0)

const beginBits =
  wordClass.verb | wordClass.attribution | wordClass.media | ((wordMark.figure | wordMark.publisher) << classBits)

function fillBits(words: MarkedWords, scan: Scan): void {
  const { bits, marks, begins } = words
  const classOf = classes(scan)
  const { word, count } = scan
  let n = 0
  for (let i = 0; i < count; i++) {
    const all = classOf[word[i] ?? 0] ?? 0
    bits[i] = all & classMask
    marks[i] = all >>> classBits
    // Without a branch, which could not be foretold: the place counts when some bit is set, since then its negative is below 0.
    begins[n] = i
    n += -(all & beginBits) >>> 31
  }
  words.beginCount = n
}

function fillGaps({ gaps }: WordClasses, scan: Scan): void {
  const { gap: before, start, end, kind, count } = scan
  for (let i = 0; i <= count; i++) {
    const g = before[i] ?? 0
    const isFalseEnd =
      (g & (gap.sentenceEnd | gap.newline)) === gap.sentenceEnd &&
      i > 0 &&
      i < count &&
      (end[i - 1] ?? 0) - (start[i - 1] ?? 0) === 1 &&
      kind[i - 1] === tokenKind.word &&
      kind[i] === tokenKind.word
    gaps[i] = isFalseEnd ? g & ~gap.sentenceEnd : g
  }
}

const formNumbers = wordNumbers((word) => verbTable.get(word.hash))

/** The verb form at a token whose class has the `verb` bit. */
export function verbFormAt(scan: Scan, token: number): VerbForm | undefined {
  const number = token < scan.count ? (formNumbers(scan)[scan.word[token] ?? 0] ?? 0) : 0
  return number === 0 ? undefined : forms[number - 1]
}

/** True when the word has the article (الوزير، للوزير، والوزير). */
export function isDefinite(scan: Scan, token: number): boolean {
  return cliticBits.hasArticle(scan.clitics[token] ?? 0)
}
