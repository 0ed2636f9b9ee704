/**
 * One pass over a text: words and numbers with their span, matching-form hash, stem hash, sentence and surroundings.
 * In: any string. Out: `Scan`, parallel typed arrays. Touches nothing but its own scratch space.
 * Table-driven, linear, no string per token: hashes are `hash32` of the matching form (see normalise.ts) and of its stem.
 */
import { charClass, classOf, foldOf, isComplex, script, scriptOf } from './char-table.ts'
import { endOfAddress, endOfRun, isAddress, isHandleStart } from './scan-addresses.ts'
import { analyseClitics, cliticBits } from './clitics.ts'
import { hashUnits } from './hash-units.ts'
import { sharedStemHash } from './lexicon.ts'
import { normalise } from './normalise.ts'
import { endOfNumber, isNumberSeparator } from './scan-numbers.ts'
import { stemRange } from './stem.ts'

/** What a token is. `handle`: @name or an address, never a word of the text. */
export const tokenKind = { word: 1, number: 2, handle: 3 } as const

/** What stands between a token and the one before it, as bits. */
export const gap = {
  space: 1,
  /** Paragraph or line break. */
  newline: 2,
  /** End of a sentence: . ! ? … or a line break. */
  sentenceEnd: 4,
  comma: 8,
  colon: 16,
  quoteOpen: 32,
  quoteClose: 64,
  /** A straight quote, which may open or close. */
  quoteEither: 128,
  bracketOpen: 256,
  bracketClose: 512,
  dash: 1024,
  symbol: 2048,
  percent: 4096,
} as const

/** Bits that keep two words from being one phrase. */
export const phraseBreak =
  gap.newline |
  gap.sentenceEnd |
  gap.comma |
  gap.colon |
  gap.quoteOpen |
  gap.quoteClose |
  gap.quoteEither |
  gap.bracketOpen |
  gap.bracketClose |
  gap.dash

/** Shape bits of a token. */
export const shape = { capital: 1, upper: 2, digits: 4 } as const

export interface Scan {
  text: string
  count: number
  /** Span of each token in UTF-16 units; slices back to the surface form. */
  start: Uint32Array
  end: Uint32Array
  /** `tokenKind`. */
  kind: Uint8Array
  /** Script of the first letter (char-table.ts). */
  script: Uint8Array
  /** `shape` bits. */
  shape: Uint8Array
  /** Proclitics, article and suffix, packed: read with `procliticsOf`, `articleOf`, `suffixOf` of clitics.ts. */
  clitics: Uint8Array
  /** hash32 of the matching form. */
  hash: Uint32Array
  /** hash32 of the matching form without proclitics and article ("والرئيس" gives "رييس"). */
  bareHash: Uint32Array
  /** hash32 of the light stem. */
  stemHash: Uint32Array
  /** Sentence number of the token, from 0. */
  sentence: Uint32Array
  /** `gap` bits before each token; one more entry for what follows the last. */
  gap: Uint16Array
}

const longestWordUnits = 64

/** Scratch arrays, grown as needed and copied out: one set a thread. */
let capacity = 4096
let scratch = makeScratch(capacity)
const units = new Uint16Array(longestWordUnits)

/** Every word and number of `text` in order. Linear; never throws. Words longer than 64 units keep their span but are hashed by their first 64. */
export function scan(text: string): Scan {
  let count = 0
  let gaps = 0
  let sentence = 0
  let sentenceHasToken = false
  const length = text.length
  let at = 0
  while (at < length) {
    const code = text.charCodeAt(at)
    const cls = classOf[code] ?? 0
    const startsToken =
      cls === charClass.letter ||
      cls === charClass.digit ||
      cls === charClass.ideograph ||
      (cls === charClass.surrogate && isLetterPair(text, at))
    if (!startsToken) {
      if (code === 0x40 && isHandleStart(text, at)) {
        const end = endOfRun(text, at + 1)
        if (gaps & gap.sentenceEnd && sentenceHasToken) sentence++
        count = pushToken(count, text, at, end, tokenKind.handle, gaps, sentence)
        sentenceHasToken = true
        gaps = 0
        at = end
        continue
      }
      gaps |= gapBits(text, at, code, cls)
      at += cls === charClass.surrogate ? 2 : 1
      continue
    }
    if (gaps & gap.sentenceEnd && sentenceHasToken) {
      sentence++
      sentenceHasToken = false
    }
    let end: number
    let kind: number = tokenKind.word
    if (cls === charClass.digit) {
      end = endOfNumber(text, at)
      kind = tokenKind.number
      const next = end < length ? text.charCodeAt(end) : 0
      if (scriptOf(next) === script.latin && classOf[next] === charClass.letter) {
        end = endOfWord(text, end)
        kind = tokenKind.word
      }
    } else if (cls === charClass.ideograph) {
      end = at + 1
    } else {
      end = endOfWord(text, at)
      if (end < length && scriptOf(code) === script.latin && isAddress(text, at, end)) {
        end = endOfAddress(text, end)
        kind = tokenKind.handle
      }
    }
    count = pushToken(count, text, at, end, kind, gaps, sentence)
    sentenceHasToken = true
    gaps = 0
    at = end
  }
  if (count >= capacity) grow()
  scratch.gap[count] = gaps | gap.sentenceEnd
  return copyOut(text, count)
}

/** The surface form of a token. */
export function surface(s: Scan, token: number): string {
  return s.text.slice(s.start[token], s.end[token])
}

function pushToken(
  count: number,
  text: string,
  start: number,
  end: number,
  kind: number,
  gaps: number,
  sentence: number,
): number {
  if (count + 1 >= capacity) grow()
  scratch.start[count] = start
  scratch.end[count] = end
  scratch.kind[count] = kind
  scratch.gap[count] = gaps
  scratch.sentence[count] = sentence
  let n = 0
  let complex = false
  let shapeBits = 0
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i)
    if (isComplex[code] === 1) {
      complex = true
      break
    }
    const folded = foldOf[code] ?? 0
    if (folded === 0) continue
    if (kind === tokenKind.word) {
      const cls = classOf[code]
      if (cls === charClass.digit) shapeBits |= shape.digits
      else if (cls === charClass.apostrophe) continue
    } else if (kind === tokenKind.number && isNumberSeparator(code)) {
      // 1,234 and 1234 are one number; the decimal mark is a point.
      if (code === 0x2e || code === 0x66b) units[n < longestWordUnits ? n++ : n - 1] = 0x2e
      continue
    }
    if (n < longestWordUnits) units[n++] = folded
  }
  if (complex) {
    const folded = normalise(text.slice(start, Math.min(end, start + 4 * longestWordUnits)))
    n = 0
    for (let i = 0; i < folded.length && n < longestWordUnits; i++) {
      const code = folded.charCodeAt(i)
      if (classOf[code] !== charClass.apostrophe) units[n++] = code
    }
  }
  const first = text.charCodeAt(start)
  const firstScript = scriptOf(first)
  scratch.script[count] = firstScript
  if (firstScript !== script.arabic && kind === tokenKind.word) shapeBits |= capitalBits(text, start, end)
  scratch.shape[count] = shapeBits
  const hash = hashUnits(units, 0, n)
  scratch.hash[count] = hash
  if (kind === tokenKind.word && n > 1) {
    const slot = wordSlot(hash, n, firstScript)
    scratch.clitics[count] = cache.clitics[slot] ?? 0
    scratch.bareHash[count] = cache.bare[slot] ?? 0
    scratch.stemHash[count] = cache.stem[slot] ?? 0
  } else {
    scratch.clitics[count] = 0
    scratch.bareHash[count] = hash
    scratch.stemHash[count] = hash
  }
  return count + 1
}

/** Words analysed lately, direct-mapped: 64 bits of hash name a word, so a hit is as good as analysing again. */
const cacheSlots = 1 << 15
const cache = {
  hash: new Uint32Array(cacheSlots),
  check: new Uint32Array(cacheSlots),
  clitics: new Uint8Array(cacheSlots),
  bare: new Uint32Array(cacheSlots),
  stem: new Uint32Array(cacheSlots),
}

/** Slot that holds the analysis of the word in `units[0, n)`. */
function wordSlot(hash: number, n: number, firstScript: number): number {
  let check = n * 4 + firstScript
  for (let i = 0; i < n; i++) check = (Math.imul(check, 0x85ebca6b) + (units[i] ?? 0)) | 0
  check >>>= 0
  const slot = hash & (cacheSlots - 1)
  if (cache.hash[slot] === hash && cache.check[slot] === check) return slot
  const clitics = firstScript === script.arabic ? analyseClitics(units, n) : 0
  const bare = cliticBits.bareStart(clitics)
  const range = stemRange(units, n, firstScript, clitics)
  cache.hash[slot] = hash
  cache.check[slot] = check
  cache.clitics[slot] = clitics
  cache.bare[slot] = bare === 0 ? hash : hashUnits(units, bare, n)
  cache.stem[slot] = range < 0 ? sharedStemHash(-1 - range) : hashUnits(units, range & 255, range >> 8)
  return slot
}

function capitalBits(text: string, start: number, end: number): number {
  const first = text[start] ?? ''
  if (first === first.toLowerCase()) return 0
  if (end - start < 2) return shape.capital
  const rest = text.slice(start, end)
  return rest === rest.toUpperCase() ? shape.capital | shape.upper : shape.capital
}

/** End of a word that starts at `at`: letters with their marks, inner controls and apostrophes, Latin letters with digits. */
function endOfWord(text: string, at: number): number {
  const length = text.length
  let end = at
  let i = at
  const wordScript = scriptOf(text.charCodeAt(at))
  while (i < length) {
    const code = text.charCodeAt(i)
    const cls = classOf[code]
    if (cls === charClass.letter) {
      const here = scriptOf(code)
      if (here !== wordScript && (here === script.arabic || wordScript === script.arabic)) break
      end = ++i
    } else if (cls === charClass.mark) {
      end = ++i
    } else if (cls === charClass.ignorable) {
      i++
    } else if (cls === charClass.digit) {
      if (wordScript === script.arabic) break
      end = ++i
    } else if (cls === charClass.apostrophe && wordScript === script.latin && i === end) {
      const next = i + 1 < length ? classOf[text.charCodeAt(i + 1)] : 0
      // l'eau, d'État: the elided article is a word of its own; Obama's: the ending is left out.
      if (next !== charClass.letter || end - at <= 2 || isGenitiveEnd(text, i)) break
      i++
    } else if (cls === charClass.surrogate && isLetterPair(text, i)) {
      i += 2
      end = i
    } else break
  }
  return Math.max(end, at + 1)
}

function isGenitiveEnd(text: string, apostrophe: number): boolean {
  const s = text.charCodeAt(apostrophe + 1) | 32
  if (s !== 0x73) return false
  const after = apostrophe + 2 < text.length ? classOf[text.charCodeAt(apostrophe + 2)] : 0
  return after !== charClass.letter
}

function isLetterPair(text: string, at: number): boolean {
  const code = text.codePointAt(at) ?? 0
  return code > 0xffff && /^\p{L}$/u.test(String.fromCodePoint(code))
}

function gapBits(text: string, at: number, code: number, cls: number): number {
  switch (cls) {
    case charClass.space:
      return gap.space
    case charClass.newline:
      return gap.newline | gap.sentenceEnd
    case charClass.sentenceEnd:
      return code === 0x2e && isInnerStop(text, at) ? gap.symbol : gap.sentenceEnd
    case charClass.comma:
      return gap.comma
    case charClass.colon:
      return gap.colon
    case charClass.quoteOpen:
      return gap.quoteOpen
    case charClass.quoteClose:
      return gap.quoteClose
    case charClass.quoteEither:
      return gap.quoteEither
    case charClass.bracketOpen:
      return gap.bracketOpen
    case charClass.bracketClose:
      return gap.bracketClose
    case charClass.dash:
      return gap.dash
    case charClass.symbol:
      return code === 0x25 || code === 0x66a ? gap.percent | gap.symbol : gap.symbol
    case charClass.ignorable:
      return 0
    default:
      return gap.symbol
  }
}

/** A full stop that ends an abbreviation or initial ("د.", "أ.ف.ب", "U.S."): one letter before it, and more text in the line. */
function isInnerStop(text: string, at: number): boolean {
  if (at === 0 || at + 1 >= text.length) return false
  const before = text.charCodeAt(at - 1)
  if (classOf[before] !== charClass.letter) return false
  if (at >= 2) {
    const earlier = classOf[text.charCodeAt(at - 2)]
    if (earlier === charClass.letter || earlier === charClass.mark || earlier === charClass.digit) return false
  }
  return classOf[text.charCodeAt(at + 1)] !== charClass.newline
}

function makeScratch(size: number) {
  return {
    start: new Uint32Array(size),
    end: new Uint32Array(size),
    kind: new Uint8Array(size),
    script: new Uint8Array(size),
    shape: new Uint8Array(size),
    clitics: new Uint8Array(size),
    hash: new Uint32Array(size),
    bareHash: new Uint32Array(size),
    stemHash: new Uint32Array(size),
    sentence: new Uint32Array(size),
    gap: new Uint16Array(size),
  }
}

function grow(): void {
  const bigger = makeScratch(capacity * 2)
  bigger.start.set(scratch.start)
  bigger.end.set(scratch.end)
  bigger.kind.set(scratch.kind)
  bigger.script.set(scratch.script)
  bigger.shape.set(scratch.shape)
  bigger.clitics.set(scratch.clitics)
  bigger.hash.set(scratch.hash)
  bigger.bareHash.set(scratch.bareHash)
  bigger.stemHash.set(scratch.stemHash)
  bigger.sentence.set(scratch.sentence)
  bigger.gap.set(scratch.gap)
  scratch = bigger
  capacity *= 2
}

function copyOut(text: string, count: number): Scan {
  const out: Scan = {
    text,
    count,
    start: scratch.start.slice(0, count),
    end: scratch.end.slice(0, count),
    kind: scratch.kind.slice(0, count),
    script: scratch.script.slice(0, count),
    shape: scratch.shape.slice(0, count),
    clitics: scratch.clitics.slice(0, count),
    hash: scratch.hash.slice(0, count),
    bareHash: scratch.bareHash.slice(0, count),
    stemHash: scratch.stemHash.slice(0, count),
    sentence: scratch.sentence.slice(0, count),
    gap: scratch.gap.slice(0, count + 1),
  }
  if (capacity > 1 << 17) {
    capacity = 4096
    scratch = makeScratch(capacity)
  }
  return out
}
