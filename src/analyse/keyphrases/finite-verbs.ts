/**
 * Words that can be a finite verb, though many are nouns too: سجل، كشف، طلب، اكمل.
 * In: words. Out: yes or no, memoised a word. Touches nothing.
 *
 * Where a verb is as likely as a noun — at the beginning of a sentence, right before a person's name — such a word heads no phrase: of
 * "وسجل كورتينو" no keyphrase "سجل كورتينو" comes.
 */
import { letter, written } from '../../text/letters.ts'
import { cliticBits } from '../../text/morphology/clitics.ts'
import { known, knownBits } from '../../text/morphology/lexicon.ts'
import { script } from '../../text/char-table.ts'
import { tokenKind } from '../../text/scanner/scan.ts'
import type { VocabularyWord } from '../../text/vocabulary/vocabulary.ts'
import { wordNumbers } from '../../text/vocabulary/word-attributes.ts'
import { classOfWord, wordClass } from '../words/word-classes.ts'

/** Bits of `finiteVerbs`. */
export const finiteBit = {
  /** Can be a finite verb, its conjunction left out. */
  verb: 1,
  /** الذي، لم، قد: a verb follows. */
  before: 2,
} as const

const beforeVerb = wordClass.relative | wordClass.negation

/** By word id of a scan: `finiteBit` bits. */
export const finiteVerbs = wordNumbers(
  (word) => (isFinite(word) ? finiteBit.verb : 0) | (classOfWord(word) & beforeVerb ? finiteBit.before : 0),
)

function isFinite(word: VocabularyWord): boolean {
  const { hash, bareHash, clitics, kind } = word
  if (kind !== tokenKind.word || word.script !== script.arabic || cliticBits.hasArticle(clitics)) return false
  const bits = knownBits(hash) | knownBits(bareHash)
  if (bits & (known.name | known.particle)) return false
  if (bits & known.verb || classOfWord(word) & wordClass.verb) return true
  return bits === 0 && hasPastShape(word)
}

/** افتعل، انفعل، استفعل and افعل as written, in no list: their nouns have a long vowel before the last letter. */
function hasPastShape({ letters, lettersFrom, lettersTo, clitics }: VocabularyWord): boolean {
  const from = lettersFrom + cliticBits.proclitics(clitics)
  const length = lettersTo - from
  const first = letters[from]
  if (length < 4 || length > 6 || (first !== letter.alef && first !== written.alefHamzaAbove)) return false
  const beforeLast = letters[lettersTo - 2]
  const last = letters[lettersTo - 1]
  if (beforeLast === letter.alef || beforeLast === letter.waw || beforeLast === letter.ya) return false
  if (last === letter.alef || last === letter.ya || last === letter.waw || last === written.taMarbuta) return false
  if (length === 4) return true
  const second = letters[from + 1]
  const third = letters[from + 2]
  if (length === 5) return third === letter.ta || second === letter.nun
  return second === letter.sin && third === letter.ta
}
