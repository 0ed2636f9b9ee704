/**
 * Noun phrases of a scanned text, by what Arabic agreement shows without a tagger.
 * In: the flags of a text's tokens (noun-chunk-words.ts). Out: maximal chunks. Touches nothing.
 *
 * A chunk ends at punctuation, function words, verbs and time words, before a word with a proclitic, and where an indefinite
 * word follows a definite one ("الملياردير الأسترالي | جيمس باكر"), unless a name goes on (بن، آل).
 */
import { gap, phraseBreak, type Scan } from '../text/scan.ts'
import { chunkFlag } from './noun-chunk-words.ts'

/** Where the chunks of a text are: chunk k is the tokens [first[k], last[k]). */
export interface Chunks {
  count: number
  first: Int32Array
  last: Int32Array
  quoted: Uint8Array
  /** All `gap` bits of the text. */
  gaps: number
}

/** Longer texts get arrays of their own; while there are none, what is compiled knows where these are. */
const found: Chunks = makeChunks(1 << 14)

/** The maximal chunks of a text in order, given its flags from `at` on. Linear. The result is overwritten by the next call. */
export function chunkNouns(s: Scan, flags: Uint32Array, at: number): Chunks {
  if (s.count > found.first.length) Object.assign(found, makeChunks(2 * s.count))
  let count = 0
  let first = -1
  let quote = 0
  let gaps = 0
  for (let i = 0; i <= s.count; i++) {
    const between = s.gap[i] ?? 0
    gaps |= between
    const here = i < s.count ? (flags[at + i] ?? 0) : 0
    if (first >= 0 && !continues(flags[at + i - 1] ?? 0, here, between, flags[at + first] ?? 0)) {
      found.first[count] = first
      found.last[count] = i
      found.quoted[count] = quote !== 0 && (between & (gap.quoteClose | gap.quoteEither)) !== 0 ? 1 : 0
      count++
      first = -1
    }
    if (first < 0 && here & chunkFlag.content && (here & chunkFlag.number) === 0) {
      first = i
      quote = between & (gap.quoteOpen | gap.quoteEither)
    }
  }
  found.count = count
  found.gaps = gaps
  return found
}

function makeChunks(size: number): Chunks {
  return { count: 0, first: new Int32Array(size), last: new Int32Array(size), quoted: new Uint8Array(size), gaps: 0 }
}

function continues(before: number, here: number, between: number, head: number): boolean {
  if ((here & (chunkFlag.content | chunkFlag.number | chunkFlag.joint)) === 0 || between & phraseBreak) return false
  if (here & chunkFlag.andDefinite && head & chunkFlag.organisation && before & chunkFlag.definite) return true
  const isNamed = (head & (chunkFlag.organisation | chunkFlag.event | chunkFlag.placeWord)) !== 0
  if (here & chunkFlag.forDefinite && isNamed && before & (chunkFlag.definite | chunkFlag.unknown | chunkFlag.place))
    return true
  // "مركز الملك سلمان": named after somebody.
  if (
    isNamed &&
    before & chunkFlag.title &&
    before & chunkFlag.definite &&
    here & chunkFlag.unknown &&
    (here & chunkFlag.proclitic) === 0
  )
    return true
  if (here & chunkFlag.proclitic) return false
  if (here & (chunkFlag.joint | chunkFlag.number)) return true
  if (here & chunkFlag.definite) {
    // An honorific opens a phrase of its own.
    return (here & chunkFlag.title) === 0 || (before & chunkFlag.definite) === 0
  }
  return (before & chunkFlag.definite) === 0
}
