/**
 * Words too common to tell events apart: function words, and the words of reporting that outlets write in every text.
 * In: a language code. Out: hashes of matching forms. Touches nothing.
 */
import { hash32 } from '../model/ids.ts'
import { normalise } from '../text/normalise.ts'
import { stopWords } from '../text/stop-words.ts'

const reportingWords =
  'قال قالت وقال وقالت أضاف وأضاف أضافت وأضافت أوضح وأوضح أوضحت أكد وأكد أكدت وأكدت أشار وأشار أشارت وأشارت ذكر وذكر ' +
  'ذكرت وذكرت أعلن وأعلن أعلنت وأعلنت بين وبين لفت ولفت أفاد وأفاد أفادت وأفادت تابع وتابع كشف وكشف صرح وصرح نقلت ' +
  'خلال حيث اليوم أمس الماضي الماضية المقبل المقبلة الجاري الحالي عبر نحو فيما بينما كما وذلك ' +
  'الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت صباح مساء يوم عدد عام متابعات وكالات صحيفة موقع وكالة ' +
  'said says told added reported according news agency reuters afp monday tuesday wednesday thursday friday saturday sunday'

const sets = new Map<string, ReadonlySet<number>>()

/** Hashes of the words of `lang` that grouping passes over. */
export function groupingStopWords(lang: string): ReadonlySet<number> {
  const known = sets.get(lang)
  if (known !== undefined) return known
  const hashes = new Set(stopWords(lang))
  for (const word of reportingWords.split(' ')) hashes.add(hash32(normalise(word)))
  sets.set(lang, hashes)
  return hashes
}
