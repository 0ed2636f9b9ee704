/**
 * Stop lists and list membership as bits per word: words that make no keyphrase, and stop-words by language.
 * In: a hash of a normalised form. Out: bits. Touches nothing; stop-words are read at the first look-up.
 */
import { eventStopWords } from '../../data/features.data.ts'
import { eventWords, genericWords, nonPhraseWords, yaNouns } from '../../data/keyphrases.data.ts'
import { stopWords } from '../../text/stop-words.ts'
import { packFields } from '../../structures/packed-fields.ts'
import { wordHash } from '../../text/word-hash.ts'
import { WordTable } from '../../text/word-table.ts'

export const stopLanguages = ['ar', 'en', 'fr', 'ru', 'fa', 'ur', 'de', 'es', 'it', 'pt', 'tr', 'nl', 'uk']
/** Languages whose stop-words are memoised per distinct word; those of other languages are looked up at every occurrence. */
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
  /** A bit a language of `groupingLanguages` in whose grouping it is a stop-word. */
  groupingStops: groupingLanguages.length,
})
/** Masks of `listedBits`; of `stops` and `groupingStops`, all languages. */
export const listed = fields.mask
/** The bit of the first language of `stops` and of `groupingStops`. */
export const listedShift = fields.shift

const lists: readonly [bits: number, words: readonly string[]][] = [
  [listed.generic, genericWords],
  [listed.nonPhrase, nonPhraseWords],
  [listed.event, eventWords],
  [listed.yaName, yaNouns],
]

const table = new WordTable()
for (const [bits, list] of lists) for (const word of list) table.mark(wordHash(word), bits)

let hasStops = false

/** List membership of the word with this hash, as `listed` bits. */
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

/** Hashes of the stop-words of grouping in a language: function words, and the words of reporting. */
export function groupingStops(lang: string): ReadonlySet<number> {
  const known = sets.get(lang)
  if (known !== undefined) return known
  const hashes = new Set(stopWords(lang))
  for (const word of eventStopWords) hashes.add(wordHash(word))
  sets.set(lang, hashes)
  return hashes
}
