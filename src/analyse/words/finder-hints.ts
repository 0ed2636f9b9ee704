/**
 * Words that one finder asks about and that are no class of words (word-classes.ts), which keeps these marks beside the classes.
 * In: nothing. Out: marks by hash of the word. Touches nothing. Written by hand.
 */
import { figureStarts } from '../figures/figure-words.ts'
import { publisherOpeners } from '../credits/publisher-lookup.ts'
import { packFields } from '../../structures/packed-fields.ts'
import { wordHash } from './word-table.ts'

/** Bits of a word: a byte has room for them. */
const hints = packFields(
  {
    /** A number, numeral or dual: a figure may begin with it. */
    figure: 1,
    /** The name of a publisher may begin with it, perhaps after a letter that belongs to no name. */
    publisher: 1,
    /** Begins a phrase that stands before a late subject: أكد لـ"الاقتصادية" بدر الشمري أن. */
    leading: 1,
    honorific: 1,
    /** "بصوت متحشرج"، "أحد المشرفين": how it was said, or who else he is; the name has ended. */
    manner: 1,
    /** Points back at a speaker instead of naming him. */
    pointing: 1,
    /** A verb by which a medium passes a report on, beyond the reporting verbs. */
    relaying: 1,
    /** After it a medium's word is something else: قناة السويس، وكالة الفضاء، موقع الحادث. */
    notMedium: 1,
  },
  { room: 8 },
)
export const wordMark = hints.mask
/** How many bits the marks take. */
export const hintBits = hints.end

const lists: readonly [mark: number, words: string][] = [
  [
    wordMark.leading,
    'أمس اليوم أيضا كذلك له لها لهم لنا لي في خلال عبر عقب بعد قبل لدى ل لـ مساء صباح بدوره بدورها من على عن مجددا لاحقا إليه إليهم بأن مؤخرا حينها أول حول مباشرة رسميا هاتفيا إلى الى أمام مع للصحافيين للصحفيين لوكالة لصحيفة لقناة لموقع لوكالات قائلا فيه فيها عليه عليها',
  ],
  [wordMark.honorific, 'معالي سعادة فضيلة سماحة'],
  [wordMark.manner, 'بصوت بلهجة بكلمات بنبرة بالقول بقوله بقولها حديثه حديثها حديثهم الجناح أحد إحدى'],
  [
    wordMark.pointing,
    'سموه سموها معاليه معاليها سعادته سعادتها جلالته فخامته فضيلته دولته سماحته سيادته حديثه حديثها حديثهم كلامه كلامها قوله قولها كلمته',
  ],
  [
    wordMark.relaying,
    'نقلت نقل ونقلت ونقل ذكرت وذكرت ذكر وذكر أفادت وأفادت أفاد وأفاد أوردت وأوردت أورد نشرت ونشرت نشر ونشر بثت وبثت بث قالت وقالت قال كشفت وكشفت كشف وكشف أعلنت وأعلنت أكدت وأكدت أشارت وأشارت أوضحت وأوضحت أضافت',
  ],
  [
    wordMark.notMedium,
    'السويس بنما الوزارة الاستخبارات الفضاء ناسا الطاقة الحادث الحادثة الجريمة التواصل تويتر فيسبوك الفيسبوك انستجرام انستغرام إنستغرام يوتيوب اليوتيوب سناب واتساب ويكيبيديا ' +
      'الإنترنت إنترنت الرسمية الرسمي الإلكتروني الالكتروني الانفجار التفجير الهجوم موديز فيتش ستاندرد التصنيف المخابرات الأمن الوكالة العمل الحدث المباراة الدعوى الاتهام السوابق واي العمليات الطرق الكهرباء المياه ' +
      'السيارات الإعلان التوزيع السفر السفريات شؤون الشؤون تابعة غير آخر أخرى جديد جديدة إخبارية إخباري محلية محلي دولية عالمية خاصة رسمية شبه مقربة علمية متخصصة متخصص إلكتروني بحثي أثري استراتيجي عسكري الجيش القيادة المشروع',
  ],
]

/** All marked words by the hash of their matching form; one may come several times with other marks. */
export function* markedWords(): Iterable<[hash: number, marks: number]> {
  for (const hash of figureStarts) yield [hash, wordMark.figure]
  for (const hash of publisherOpeners) yield [hash, wordMark.publisher]
  for (const [mark, words] of lists) for (const word of words.split(' ')) yield [wordHash(word), mark]
}
