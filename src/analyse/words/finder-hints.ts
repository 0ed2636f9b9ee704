/**
 * Per-word hints that exactly one finder uses; they share a column with the classes of word-classes.ts.
 * In: lists of src/data, numerals and names of publishers. Out: hints by hash of the word. Touches nothing.
 */
import { relayingVerbs, wordsAfterOtherMedia } from '../../data/credits.data.ts'
import { backReferences, honorificsBeforeSpeaker, mannerWords, wordsBeforeSubject } from '../../data/statements.data.ts'
import { publisherOpeners } from '../credits/publisher-lookup.ts'
import { packFields } from '../../structures/packed-fields.ts'
import { wordHash } from '../../text/word-hash.ts'

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

const lists: readonly [mark: number, words: readonly string[]][] = [
  [wordMark.leading, wordsBeforeSubject],
  [wordMark.honorific, honorificsBeforeSpeaker],
  [wordMark.manner, mannerWords],
  [wordMark.pointing, backReferences],
  [wordMark.relaying, relayingVerbs],
  [wordMark.notMedium, wordsAfterOtherMedia],
]

/** All words with hints by the hash of their normalised form; one may come several times with other hints. */
export function* markedWords(): Iterable<[hash: number, marks: number]> {
  for (const hash of publisherOpeners) yield [hash, wordMark.publisher]
  for (const [mark, words] of lists) for (const word of words) yield [wordHash(word), mark]
}
