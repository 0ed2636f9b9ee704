/**
 * Phrases of an article that could describe it: noun chunks and their self-contained parts, counted over title and text.
 * In: the scanned article. Out: candidates with their occurrences. Touches nothing.
 */
import { gap, phraseBreak, type Scan } from '../text/scan.ts'
import { stopWords } from '../text/stop-words.ts'
import type { AnalysedText } from './analysed-text.ts'
import { chunkFlag, chunkNouns, type Chunk } from './noun-chunks.ts'
import { placeByHash } from './places.ts'
import type { WordClasses } from './word-classes.ts'

export interface PhraseCandidate {
  /** Stem hashes of its words. */
  stems: number[]
  count: number
  inTitle: boolean
  /** Word number of the first occurrence, title words first. */
  first: number
  /** Each occurrence: the scan (0 title, 1 text) and its first token. */
  at: { field: 0 | 1; token: number }[]
  words: number
  /** `chunkFlag` bits of its first word, and those all its words share. */
  headFlags: number
  commonFlags: number
  unknownWords: number
  isName: boolean
  isPlace: boolean
  isQuoted: boolean
  endsInNumber: boolean
  /** A title or honorific stands right before it. */
  isTitled: boolean
  /** Occurrences that are a whole chunk. */
  wholeCount: number
}

const longest = 5

/** Every candidate, in order of first occurrence. Linear: a chunk gives at most five phrases a word. */
export function collectPhrases(doc: AnalysedText, titleWords: WordClasses, textWords: WordClasses): PhraseCandidate[] {
  const found = new Map<number, PhraseCandidate>()
  const stops = stopWords(doc.lang)
  let before = 0
  for (const field of [0, 1] as const) {
    const s = field === 0 ? doc.titleScan : doc.textScan
    const { flags, chunks } = chunkNouns(s, field === 0 ? titleWords : textWords, stops)
    const skip = field === 1 ? datelineEnd(s) : 0
    for (const chunk of chunks) if (chunk.first >= skip) addChunk(found, s, flags, chunk, field, before)
    before += s.count
  }
  return [...found.values()]
}

function addChunk(
  found: Map<number, PhraseCandidate>,
  s: Scan,
  flags: Uint16Array,
  chunk: Chunk,
  field: 0 | 1,
  before: number,
): void {
  for (let i = chunk.first; i < chunk.last; i++) {
    if (!mayBegin(flags, i, chunk)) continue
    let key = 0
    for (let end = i + 1; end <= chunk.last && end - i <= longest; end++) {
      key = (Math.imul(key, 0x01000193) ^ (s.stemHash[end - 1] ?? 0)) >>> 0
      if (!mayEnd(flags, end, chunk)) continue
      const whole = i === chunk.first && end === chunk.last
      const known = found.get(key)
      if (known !== undefined && known.words === end - i) {
        known.count++
        if (whole) known.wholeCount++
        if (known.at.length < 32) known.at.push({ field, token: i })
        known.isQuoted ||= whole && chunk.quoted
        continue
      }
      if (known !== undefined) continue
      found.set(key, newCandidate(s, flags, i, end, field, before + i, whole, chunk))
    }
  }
}

function newCandidate(
  s: Scan,
  flags: Uint16Array,
  first: number,
  end: number,
  field: 0 | 1,
  position: number,
  whole: boolean,
  chunk: Chunk,
): PhraseCandidate {
  const stems: number[] = []
  let common = 0xffff
  let unknownWords = 0
  let named = true
  for (let t = first; t < end; t++) {
    const f = flags[t] ?? 0
    stems.push(s.stemHash[t] ?? 0)
    common &= f
    if (f & chunkFlag.unknown) unknownWords++
    if ((f & (chunkFlag.unknown | chunkFlag.joint)) === 0) named = false
  }
  const size = end - first
  return {
    stems,
    count: 1,
    inTitle: field === 0,
    first: position,
    at: [{ field, token: first }],
    words: size,
    headFlags: flags[first] ?? 0,
    commonFlags: common,
    unknownWords,
    isName: named && size >= 2 && ((flags[first] ?? 0) & chunkFlag.definite) === 0,
    isPlace: size === 1 && (placeByHash(s.hash[first] ?? 0) ?? placeByHash(s.bareHash[first] ?? 0)) !== undefined,
    isQuoted: whole && chunk.quoted,
    isTitled:
      first > 0 && ((flags[first - 1] ?? 0) & chunkFlag.title) !== 0 && ((s.gap[first] ?? 0) & phraseBreak) === 0,
    endsInNumber: ((flags[end - 1] ?? 0) & chunkFlag.number) !== 0,
    wholeCount: whole ? 1 : 0,
  }
}

/** A phrase begins with a noun: not with a modifier of the word before, a joint or a number. */
function mayBegin(flags: Uint16Array, i: number, chunk: Chunk): boolean {
  const here = flags[i] ?? 0
  if (here & (chunkFlag.number | chunkFlag.joint) && i > chunk.first) return false
  if (i === chunk.first) return true
  const before = flags[i - 1] ?? 0
  if (before & chunkFlag.joint) return false
  if (here & chunkFlag.definite && before & chunkFlag.definite) return false
  if (here & chunkFlag.adjective) return false
  // Inside a run of names only the whole run is a name.
  return !(here & chunkFlag.unknown && before & chunkFlag.unknown && (before & chunkFlag.definite) === 0)
}

/** A phrase ends where a noun phrase is complete: not between a construct head and what it governs. */
function mayEnd(flags: Uint16Array, end: number, chunk: Chunk): boolean {
  const last = flags[end - 1] ?? 0
  if (last & chunkFlag.joint) return false
  if (end === chunk.last) return true
  const next = flags[end] ?? 0
  if (next & (chunkFlag.joint | chunkFlag.number)) return false
  if (last & chunkFlag.number) return true
  if (last & chunkFlag.definite) return true
  if (next & chunkFlag.definite) return false
  return (next & chunkFlag.adjective) !== 0
}

/** First token after a byline or dateline ("سامر النجار – الواحة"): up to eight words, then a dash, colon or line break. */
function datelineEnd(s: Scan): number {
  const edge = gap.newline | gap.dash | gap.colon
  for (let i = 1; i < Math.min(9, s.count); i++) {
    if (((s.gap[i] ?? 0) & edge) === 0) continue
    // Byline, then place: a second edge may follow at once.
    for (let k = i + 1; k < Math.min(i + 4, s.count); k++) if ((s.gap[k] ?? 0) & edge) return k
    return i
  }
  return 0
}
