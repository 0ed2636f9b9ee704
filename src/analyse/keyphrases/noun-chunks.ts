/**
 * Noun phrases of a scanned text, by what Arabic agreement shows without a tagger.
 * In: the flags of a text's tokens (chunk-flags.ts). Out: maximal chunks. Touches nothing.
 *
 * A chunk ends at punctuation, function words, verbs and time words, before a word with a proclitic, and where an indefinite
 * word follows a definite one ("الملياردير الأسترالي | جيمس باكر"), unless a name goes on (بن، آل).
 */
import type { Borrowed } from '../../model/borrowed.ts'
import { gap, phraseBreak, type Scan } from '../../text/scanner/scan.ts'
import { chunkFlag as declaredChunkFlag } from './chunk-flags.ts'

/** As a constant of this module, which V8 folds into compiled code; an imported binding is a load each time. */
const chunkFlag = declaredChunkFlag

/** Where the chunks of a text are: chunk k is the tokens [first[k], last[k]). */
export interface Chunks {
  count: number
  first: Int32Array
  last: Int32Array
  quoted: Uint8Array
  /** All `gap` bits of the text. */
  gaps: number
}

/** Longer texts get other arrays; until one comes, compiled code has these as constants. */
const found: Chunks = makeChunks(1 << 14)

/** Borrowed. The maximal chunks of a text in order, given its flags from `at` on. Linear. */
export function chunkNouns(s: Scan, flags: Uint32Array, at: number): Borrowed<Chunks> {
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

const named = chunkFlag.organisation | chunkFlag.event | chunkFlag.placeWord
/** Flags that decide, with the article of the word before, whether a word continues an ordinary chunk. */
const { content, definite, title, joint, number, proclitic } = chunkFlag
const tellingFlags = content | definite | title | joint | number | proclitic
/** All flags up to the highest of those. */
const ordinaryFlags = 0xffffffff >>> Math.clz32(tellingFlags)
/** By those: 1 where it goes on after a word without the article, 2 where after one with it. One table look-up in place of unpredictable branches. */
const goesOn = Uint8Array.from(
  { length: ordinaryFlags + 1 },
  (_, here) => (continuesOrdinary(0, here) ? 1 : 0) | (continuesOrdinary(chunkFlag.definite, here) ? 2 : 0),
)

function continues(before: number, here: number, between: number, head: number): boolean {
  if (between & phraseBreak) return false
  if (head & named) return continuesNamed(before, here, head)
  return ((goesOn[here & ordinaryFlags] ?? 0) & (before & chunkFlag.definite ? 2 : 1)) !== 0
}

function continuesNamed(before: number, here: number, head: number): boolean {
  if ((here & (chunkFlag.content | chunkFlag.number | chunkFlag.joint)) === 0) return false
  if (here & chunkFlag.andDefinite && head & chunkFlag.organisation && before & chunkFlag.definite) return true
  if (here & chunkFlag.forDefinite && before & (chunkFlag.definite | chunkFlag.unknown | chunkFlag.place)) return true
  // "مركز الملك سلمان": named after somebody.
  if (
    before & chunkFlag.title &&
    before & chunkFlag.definite &&
    here & chunkFlag.unknown &&
    (here & chunkFlag.proclitic) === 0
  )
    return true
  return continuesOrdinary(before, here)
}

function continuesOrdinary(before: number, here: number): boolean {
  if ((here & (chunkFlag.content | chunkFlag.number | chunkFlag.joint)) === 0) return false
  if (here & chunkFlag.proclitic) return false
  if (here & (chunkFlag.joint | chunkFlag.number)) return true
  if (here & chunkFlag.definite) {
    // An honorific opens a phrase of its own.
    return (here & chunkFlag.title) === 0 || (before & chunkFlag.definite) === 0
  }
  return (before & chunkFlag.definite) === 0
}
