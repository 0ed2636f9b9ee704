/**
 * Words too common to tell events apart: function words, and the words of reporting that outlets write in every text.
 * In: a scan and a language code. Out: the words' bits by word id. Touches nothing.
 */
import { hash32 } from '../model/ids.ts'
import { normalise } from '../text/normalise.ts'
import { stopWords } from '../text/stop-words.ts'
import { tokenKind } from '../text/token-marks.ts'
import { wordNumbers, type WithWords } from '../text/word-columns.ts'
import { WordTable } from './word-table.ts'

const reportingWords =
  'قال قالت وقال وقالت أضاف وأضاف أضافت وأضافت أوضح وأوضح أوضحت أكد وأكد أكدت وأكدت أشار وأشار أشارت وأشارت ذكر وذكر ' +
  'ذكرت وذكرت أعلن وأعلن أعلنت وأعلنت بين وبين لفت ولفت أفاد وأفاد أفادت وأفادت تابع وتابع كشف وكشف صرح وصرح نقلت ' +
  'خلال حيث اليوم أمس الماضي الماضية المقبل المقبلة الجاري الحالي عبر نحو فيما بينما كما وذلك ' +
  'الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت صباح مساء يوم عدد عام متابعات وكالات صحيفة موقع وكالة ' +
  'said says told added reported according news agency reuters afp monday tuesday wednesday thursday friday saturday sunday'

/** Languages whose words are looked up once per distinct word; those of other languages at every occurrence. */
const commonLanguages = ['ar', 'en', 'fr', 'ru', 'fa', 'ur', 'es', 'de']
const sets = new Map<string, ReadonlySet<number>>()
let commonBits: WordTable | undefined

/** Bit of what is never a term: numbers, addresses, single letters. */
const noTerm = 1

/** By word id: `noTerm`, and a bit for each common language whose grouping passes the word over. */
const passedOver = wordNumbers(({ kind, lettersFrom, lettersTo, hash }) => {
  if (kind !== tokenKind.word || lettersTo - lettersFrom < 2) return noTerm
  commonBits ??= bitsOfCommonLanguages()
  return commonBits.get(hash)
})

function bitsOfCommonLanguages(): WordTable {
  const table = new WordTable()
  for (const [k, lang] of commonLanguages.entries()) for (const hash of hashesOf(lang)) table.mark(hash, 2 << k)
  return table
}

export interface GroupingStopWords {
  /** By word id; a word with one of `mask` is passed over. */
  bits: Uint32Array
  mask: number
  /** So is one whose hash is here. */
  others: ReadonlySet<number> | undefined
}

/** Which words of `scan`, a text in `lang`, grouping passes over. */
export function groupingStopWords(scan: WithWords, lang: string): GroupingStopWords {
  const number = commonLanguages.indexOf(lang)
  return {
    bits: passedOver(scan),
    mask: number < 0 ? noTerm : noTerm | (2 << number),
    others: number < 0 ? hashesOf(lang.slice(0, 2)) : undefined,
  }
}

function hashesOf(lang: string): ReadonlySet<number> {
  const known = sets.get(lang)
  if (known !== undefined) return known
  const hashes = new Set(stopWords(lang))
  for (const word of reportingWords.split(' ')) hashes.add(hash32(normalise(word)))
  sets.set(lang, hashes)
  return hashes
}
