/**
 * One pass over a text: words and numbers with their span, word id, matching-form hash, stem hash, sentence and surroundings.
 * In: any string. Out: `Scan`, parallel typed arrays. Touches nothing but its own scratch space and the vocabulary (vocabulary.ts).
 * Table-driven, linear, no string per token: what depends on the word alone comes from the vocabulary, by word id.
 */
import { charClass, infoOf, script, scriptOf } from './char-table.ts'
import { endOfAddress, endOfRun, isAddress, isHandleStart } from './scan-addresses.ts'
import { endOfNumber } from './scan-numbers.ts'
import { copyTokens, tokenScratch, type Scan } from './scan-tokens.ts'
import { gap, tokenKind } from './token-marks.ts'
import { readUnits } from './unit-arrays.ts'
import { vocabularyForText } from './word-columns.ts'

// The scanner's answer and its numbers, for those who scan.
export type { Scan } from './scan-tokens.ts'
export { gap, phraseBreak, shape, tokenKind } from './token-marks.ts'

/** Every word and number of `text` in order. Linear; never throws. Words longer than 64 units keep their span but are hashed by their first 64. */
export function scan(text: string): Scan {
  const words = vocabularyForText()
  const units = readUnits(text)
  const length = text.length
  let scratch = tokenScratch(0)
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
    let lookup = wordLookup
    if (cls === charClass.letter) {
      // The common word: letters of one script.
      let next = info
      do {
        lookup = Math.imul(lookup ^ (units[end] ?? 0), 0x01000193)
        next = infoOf[units[++end] ?? 0] ?? 0
      } while (next === info)
      if ((mayGoOn >>> (next & 31)) & 1) {
        end = endOfWord(text, units, at)
        lookup = lookupOf(units, at, end, wordLookup)
      }
      if (info >> 5 === script.latin && end < length && isAddressMark(units[end] ?? 0) && isAddress(text, at, end)) {
        end = endOfAddress(text, end)
        kind = tokenKind.handle
        lookup = lookupOf(units, at, end, handleLookup)
      }
    } else if (cls === charClass.digit) {
      end = endOfNumber(units, at)
      const next = infoOf[units[end] ?? 0] ?? 0
      if (next >> 5 === script.latin && (next & 31) === charClass.letter) end = endOfWord(text, units, end)
      else kind = tokenKind.number
      lookup = lookupOf(units, at, end, kind === tokenKind.number ? numberLookup : wordLookup)
    } else if (cls === charClass.ideograph) {
      end = at + 1
      lookup = lookupOf(units, at, end, wordLookup)
    } else if (cls === charClass.surrogate && isLetterPair(text, at)) {
      end = endOfWord(text, units, at)
      lookup = lookupOf(units, at, end, wordLookup)
    } else if (code === 0x40 && isHandleStart(text, at)) {
      end = endOfRun(text, at + 1)
      kind = tokenKind.handle
      lookup = lookupOf(units, at, end, handleLookup)
    } else {
      gaps |= cls === charClass.space ? gap.space : gapBits(units, at, length, code, cls)
      at += cls === charClass.surrogate ? 2 : 1
      continue
    }
    if (gaps & gap.sentenceEnd && count > 0) sentence++
    if (count + 1 >= scratch.start.length) scratch = tokenScratch(count)
    scratch.start[count] = at
    scratch.end[count] = end
    scratch.word[count] = words.idOf(text, units, at, end, kind, lookup ^ (lookup >>> 15))
    scratch.sentence[count] = sentence
    scratch.gap[count] = gaps
    count++
    gaps = 0
    at = end
  }
  scratch.gap[count] = gaps | gap.sentenceEnd
  return copyTokens(text, count, words)
}

/** The surface form of a token. */
export function surface(s: Scan, token: number): string {
  return s.text.slice(s.start[token], s.end[token])
}

/** Where the lookup hash of each kind begins. */
const wordLookup = 0x811c9dc5 | 0
const numberLookup = 0x2c1b3c6d
const handleLookup = 0x297a2d39

function lookupOf(units: Uint16Array, start: number, end: number, seed: number): number {
  let h = seed
  for (let i = start; i < end; i++) h = Math.imul(h ^ (units[i] ?? 0), 0x01000193)
  return h
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
  if (code === 0x25 || code === 0x66a) return gap.percent | gap.symbol
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
