/**
 * One pass over a text: words and numbers with their span, word id, hash of the normalised form, stem hash, sentence and surroundings.
 * In: any string. Out: `Scan`, parallel typed arrays. Touches nothing but its own scratch space and the vocabulary (../vocabulary/vocabulary.ts).
 * Table-driven, linear, no string per token: what depends on the word alone comes from the vocabulary, by word id.
 */
import { charClass, infoOf, script, scriptOf } from '../char-table.ts'
import { written } from '../letters.ts'
import { addToLookup, finishLookup, lookupOf, wordLookup } from '../vocabulary/slot-hash.ts'
import { endOfAddress, endOfRun, isAddress, isHandleStart } from './addresses.ts'
import { endOfNumber } from './numbers.ts'
import { compactScan, emptyScan, narrowScan, ordinaryTokens, widenScan, type Scan } from './scan-buffers.ts'
import { clearTokens } from './token-columns.ts'
import { gap as declaredGap, tokenKind } from './token-flags.ts'
import { readUnits } from '../unit-arrays.ts'
import { vocabularyForText } from '../vocabulary/word-attributes.ts'

/** As a constant of this module, which V8 folds into compiled code; an imported binding is a load each time. */
const gap = declaredGap

// The scanner's answer and its numbers, for those who scan.
export { emptyScan, type Scan } from './scan-buffers.ts'
export { gap, phraseBreak, shape, tokenKind } from './token-flags.ts'

/** Every word and number of `text` in order. Linear; never throws. Words longer than 64 units keep their span but are hashed by their first 64. */
export function scan(text: string): Scan {
  return compactScan(scanInto(scratch, text))
}

const scratch = emptyScan()
/** Scratch: the lookup hash of each token of the text being scanned. */
let lookups = new Int32Array(2048)

/**
 * `scan` into the memory of an earlier scan (`emptyScan` for the first), which is filled anew and returned: cheaper where no scan
 * outlives the next. Its arrays are longer than its tokens and 0 behind them.
 */
export function scanInto(s: Scan, text: string): Scan {
  const units = readUnits(text)
  if (text.length < ordinaryTokens) {
    narrowScan(s)
    if (lookups.length > ordinaryTokens) lookups = new Int32Array(s.start.length)
  }
  const before = s.count
  const count = findTokens(s, text, units)
  s.text = text
  s.words = vocabularyForText()
  s.count = count
  s.words.readTokens(s, units, lookups)
  clearTokens(s, count, before)
  return s
}

/** Spans, kinds, lookup hashes, gaps and sentences of the tokens; returns how many there are. */
function findTokens(s: Scan, text: string, units: Uint16Array): number {
  const length = text.length
  let { start, end: ends, kind: kinds, sentence: sentences, gap: gapsBefore } = s
  let hashes = lookupsFor(start.length)
  let count = 0
  let gaps = 0
  let sentence = 0
  let at = 0
  while (at < length) {
    const code = units[at] ?? 0
    const info = infoOf[code] ?? 0
    const cls = info & 31
    let kind: number = tokenKind.word
    let end = at
    let lookup = 0
    if (cls === charClass.letter) {
      // The common word: letters of one script.
      let h = wordLookup
      let next = info
      do {
        h = addToLookup(h, units[end] ?? 0)
        next = infoOf[units[++end] ?? 0] ?? 0
      } while (next === info)
      lookup = finishLookup(h)
      if ((mayGoOn >>> (next & 31)) & 1) {
        end = endOfWord(text, units, at)
        lookup = lookupOf(units, at, end, kind)
      }
      if (info >> 5 === script.latin && end < length && isAddressMark(units[end] ?? 0) && isAddress(text, at, end)) {
        end = endOfAddress(text, end)
        kind = tokenKind.handle
        lookup = lookupOf(units, at, end, kind)
      }
    } else if (cls === charClass.space) {
      gaps |= gap.space
      at++
      continue
    } else {
      if (cls === charClass.digit) {
        end = endOfNumber(units, at)
        const next = infoOf[units[end] ?? 0] ?? 0
        if (next >> 5 === script.latin && (next & 31) === charClass.letter) end = endOfWord(text, units, end)
        else kind = tokenKind.number
      } else if (cls === charClass.ideograph) {
        end = at + 1
      } else if (cls === charClass.surrogate && isLetterPair(text, at)) {
        end = endOfWord(text, units, at)
      } else if (code === 0x40 && isHandleStart(text, at)) {
        end = endOfRun(text, at + 1)
        kind = tokenKind.handle
      } else {
        gaps |= gapBits(units, at, length, code, cls)
        at += cls === charClass.surrogate ? 2 : 1
        continue
      }
      lookup = lookupOf(units, at, end, kind)
    }
    if (gaps & gap.sentenceEnd && count > 0) sentence++
    if (count === start.length) {
      widenScan(s, count)
      ;({ start, end: ends, kind: kinds, sentence: sentences, gap: gapsBefore } = s)
      hashes = lookupsFor(start.length)
    }
    start[count] = at
    ends[count] = end
    kinds[count] = kind
    hashes[count] = lookup
    sentences[count] = sentence
    gapsBefore[count] = gaps
    count++
    gaps = 0
    at = end
  }
  gapsBefore[count] = gaps | gap.sentenceEnd
  return count
}

/** At least `length` places for lookup hashes, those written so far kept. */
function lookupsFor(length: number): Int32Array {
  if (lookups.length < length) {
    const longer = new Int32Array(length)
    longer.set(lookups)
    lookups = longer
  }
  return lookups
}

/** The surface form of a token. */
export function surface(s: Scan, token: number): string {
  return s.text.slice(s.start[token], s.end[token])
}

/** Classes after which a run of letters of one script may still be inside its word. */
const mayGoOn =
  (1 << charClass.letter) |
  (1 << charClass.mark) |
  (1 << charClass.digit) |
  (1 << charClass.ignorable) |
  (1 << charClass.apostrophe) |
  (1 << charClass.surrogate)

/** First character of "://", ".…" and "@…" after a word. */
function isAddressMark(code: number): boolean {
  return code === 0x3a || code === 0x2e || code === 0x40
}

/** End of a word that starts at `at`: letters with their marks, inner controls and apostrophes, Latin letters with digits. */
function endOfWord(text: string, units: Uint16Array, at: number): number {
  const length = text.length
  let end = at
  let i = at
  const wordScript = scriptOf(units[at] ?? 0)
  while (i < length) {
    const info = infoOf[units[i] ?? 0] ?? 0
    const cls = info & 31
    if (cls === charClass.letter) {
      const here = info >> 5
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
      // l'eau, d'État: the elided article is a word of its own; Obama's: the ending is left out.
      if (!isLetter(units[i + 1] ?? 0) || end - at <= 2 || isGenitiveEnd(units, i)) break
      i++
    } else if (cls === charClass.surrogate && isLetterPair(text, i)) {
      i += 2
      end = i
    } else break
  }
  return Math.max(end, at + 1)
}

function isLetter(code: number): boolean {
  return ((infoOf[code] ?? 0) & 31) === charClass.letter
}

function isGenitiveEnd(units: Uint16Array, apostrophe: number): boolean {
  const s = (units[apostrophe + 1] ?? 0) | 32
  return s === 0x73 && !isLetter(units[apostrophe + 2] ?? 0)
}

function isLetterPair(text: string, at: number): boolean {
  const code = text.codePointAt(at) ?? 0
  return code > 0xffff && /^\p{L}$/u.test(String.fromCodePoint(code))
}

/** What each class that is no part of a word puts into the gap, by class number. */
const gapOfClass = new Uint16Array(32).fill(gap.symbol)
gapOfClass[charClass.space] = gap.space
gapOfClass[charClass.newline] = gap.newline | gap.sentenceEnd
gapOfClass[charClass.sentenceEnd] = gap.sentenceEnd
gapOfClass[charClass.comma] = gap.comma
gapOfClass[charClass.colon] = gap.colon
gapOfClass[charClass.quoteOpen] = gap.quoteOpen
gapOfClass[charClass.quoteClose] = gap.quoteClose
gapOfClass[charClass.quoteEither] = gap.quoteEither
gapOfClass[charClass.bracketOpen] = gap.bracketOpen
gapOfClass[charClass.bracketClose] = gap.bracketClose
gapOfClass[charClass.dash] = gap.dash
gapOfClass[charClass.ignorable] = 0

function gapBits(units: Uint16Array, at: number, length: number, code: number, cls: number): number {
  if (code === 0x2e && isInnerStop(units, at, length)) return gap.symbol
  if (code === 0x25 || code === written.percent) return gap.percent | gap.symbol
  return gapOfClass[cls] ?? gap.symbol
}

/** A full stop that ends an abbreviation or initial ("د.", "أ.ف.ب", "U.S."): one letter before it, and more text in the line. */
function isInnerStop(units: Uint16Array, at: number, length: number): boolean {
  if (at === 0 || at + 1 >= length || !isLetter(units[at - 1] ?? 0)) return false
  if (at >= 2) {
    const earlier = (infoOf[units[at - 2] ?? 0] ?? 0) & 31
    if (earlier === charClass.letter || earlier === charClass.mark || earlier === charClass.digit) return false
  }
  return ((infoOf[units[at + 1] ?? 0] ?? 0) & 31) !== charClass.newline
}
