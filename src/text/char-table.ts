/**
 * Class and normalised form of every UTF-16 unit, as two flat tables built once.
 * In: nothing. Out: `classOf`, `foldOf` and the class numbers. Touches nothing.
 *
 * Normalised form (Lucene's ArabicNormalizer, light10, with Persian and Urdu letters): marks, tatweel and bidi controls are
 * dropped, alef/hamza/ya/ta-marbuta forms are one letter, digits are ASCII, Latin and Greek letters lose case and accents.
 */

/** What the scanner does with a character. */
export const charClass = {
  space: 0,
  letter: 1,
  /** Combining mark: part of the word it follows. */
  mark: 2,
  digit: 3,
  /** Zero-width and bidi controls: neither end a word nor belong to it. */
  ignorable: 4,
  /** One character, one word (Han, kana). */
  ideograph: 5,
  newline: 6,
  sentenceEnd: 7,
  comma: 8,
  colon: 9,
  quoteOpen: 10,
  quoteClose: 11,
  quoteEither: 12,
  bracketOpen: 13,
  bracketClose: 14,
  apostrophe: 15,
  dash: 16,
  symbol: 17,
  surrogate: 18,
} as const

/** Class of each UTF-16 unit. */
export const classOf = new Uint8Array(65536)

/** Normalised form of each unit; 0: dropped. Only exact where `isComplex` is 0. */
export const foldOf = new Uint16Array(65536)

/** 1 where the normalised form needs the neighbours (composition) or is longer than one unit. */
export const isComplex = new Uint8Array(65536)

/** Class and script of each unit in one byte: `classOf | script << 5`, for the scanner's inner loop. */
export const infoOf = new Uint8Array(65536)

/** Script of a letter: see `scriptOf`. */
export const script = { other: 0, arabic: 1, latin: 2, cyrillic: 3 } as const

/** Script of the letter with this UTF-16 unit. */
export function scriptOf(code: number): number {
  if (code < 0x250) return script.latin
  if ((code >= 0x600 && code < 0x780) || (code >= 0x8a0 && code < 0x900)) return script.arabic
  if (code >= 0x400 && code < 0x530) return script.cyrillic
  if (code >= 0x1e00 && code < 0x1f00) return script.latin
  if ((code >= 0xfb50 && code < 0xfe00) || (code >= 0xfe70 && code < 0xff00)) return script.arabic
  return script.other
}

/** Outside these `scriptOf` knows no script. */
const lettersOfScripts = [
  [0, 0x250],
  [0x400, 0x530],
  [0x600, 0x780],
  [0x8a0, 0x900],
  [0x1e00, 0x1f00],
  [0xfb50, 0xfe00],
  [0xfe70, 0xff00],
] as const

const arabicFolds: [string, string][] = [
  ['\u0622\u0623\u0625\u0671\u0672\u0673\u0675', '\u0627'],
  ['\u0649\u06CC\u0626\u06CD\u06D0\u0678', '\u064A'],
  ['\u0629\u06C0\u06C1\u06C2\u06C3\u06BE\u06D5', '\u0647'],
  ['\u0624\u0676', '\u0648'],
  ['\u06A9\u06AA\u0643', '\u0643'],
  ['\u06A4', '\u0641'],
  ['\u06D3', '\u06D2'],
]

const classChars: [number, string][] = [
  [charClass.newline, '\n\r\u000B\u000C\u0085\u2028\u2029'],
  [charClass.sentenceEnd, '.!?\u061F\u06D4\u2026\u3002\uFF01\uFF1F\u203D'],
  [charClass.comma, ',;\u060C\u061B\u3001\uFF0C'],
  [charClass.colon, ':\uFF1A'],
  [charClass.quoteOpen, '\u00AB\u201C\u201E\u2039\u300C'],
  [charClass.quoteClose, '\u00BB\u201D\u203A\u300D'],
  [charClass.quoteEither, '"\u201F\uFF02'],
  [charClass.bracketOpen, '([{\u3010'],
  [charClass.bracketClose, ')]}\u3011'],
  [charClass.apostrophe, "'\u2019\u2018\u02BC`\u00B4"],
  [charClass.dash, '-\u2010\u2011\u2012\u2013\u2014\u2015/\\|_\u00B7\u2022'],
]

/** True for marks that the normalised form drops (Arabic vowels and signs, Latin and Cyrillic accents). */
function isDroppedMark(code: number): boolean {
  return (
    (code >= 0x0300 && code <= 0x036f) ||
    (code >= 0x0610 && code <= 0x061a) ||
    (code >= 0x064b && code <= 0x065f) ||
    code === 0x0670 ||
    (code >= 0x06d6 && code <= 0x06ed) ||
    (code >= 0x08d3 && code <= 0x08ff)
  )
}

const ignorable = [
  [0xad, 0xad],
  [0x061c, 0x061c],
  [0x180e, 0x180e],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x206f],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
] as const

/** Letters in these are words by themselves. */
const ideographs = [
  [0x2e80, 0x3000],
  [0x3001, 0x3130],
  [0x3400, 0xa000],
] as const

/** Normalised form of one letter that NFKC leaves as one unit. */
function foldLetter(code: number): number {
  const char = String.fromCharCode(code)
  if (code === 0x3c2) return 0x3c3
  const unmarked =
    scriptOf(code) === script.latin || (code >= 0x370 && code < 0x400) || (code >= 0x1f00 && code < 0x2000)
      ? char.normalize('NFKD').replace(/[\u0300-\u036F]/g, '')
      : char
  const lower = unmarked.toLowerCase()
  if (lower === '\u0451') return 0x435
  return lower.length === 1 ? lower.charCodeAt(0) : lower.length === 0 ? code : -1
}

/** Runs of units that are all alike: Han, Hangul, surrogates with private use. They compose with nothing and have neither case nor accents. */
const uniform = [
  [0x3400, 0xa000],
  [0xac00, 0xd7a4],
  [0xd800, 0xf900],
] as const

/**
 * Every start of the program waits for these tables: what Unicode says is asked of all units at once, and only of those that differ from
 * their neighbours more than that.
 */
function fillTables(): void {
  // A local name: the loop is run before it is compiled, and looks up an export at each step.
  const fold = foldOf
  for (let code = 0; code < 65536; code++) fold[code] = code
  const all = `${textOf(fold.subarray(0, 0xd800))}${' '.repeat(0x800)}${textOf(fold.subarray(0xe000))}`
  classOf.fill(charClass.symbol)
  setClass(all, /\s+/gu, charClass.space)
  setClass(all, /\p{Nd}+/gu, charClass.digit)
  setClass(all, /\p{M}+/gu, charClass.mark)
  setClass(all, /\p{L}+/gu, charClass.letter)
  classOf.fill(charClass.space, 0, 0x21)
  for (const [from, to] of ideographs)
    for (const { 0: run, index } of all.slice(from, to).matchAll(/\p{L}+/gu))
      classOf.fill(charClass.ideograph, from + index, from + index + run.length)
  classOf.fill(charClass.surrogate, 0xd800, 0xe000)
  isComplex.fill(1, 0xd800, 0xe000)
  let from = 0x21
  for (const [start, end] of uniform) {
    fillFolds(from, start)
    from = end
  }
  fillFolds(from, 65536)
  for (const [first, last] of ignorable) {
    classOf.fill(charClass.ignorable, first, last + 1)
    foldOf.fill(0, first, last + 1)
    isComplex.fill(0, first, last + 1)
  }
  for (const [cls, chars] of classChars) for (const char of chars) classOf[char.charCodeAt(0)] = cls
}

function setClass(all: string, runs: RegExp, cls: number): void {
  for (const { 0: run, index } of all.matchAll(runs)) classOf.fill(cls, index, index + run.length)
}

function fillFolds(from: number, to: number): void {
  // A line end between two units keeps them from being composed with each other.
  const parted = new Uint16Array(2 * (to - from)).fill(0x0a)
  for (let code = from; code < to; code++) parted[2 * (code - from)] = code
  const composed = textOf(parted).normalize('NFKC').split('\n')
  const classes = classOf
  const symbol: number = charClass.symbol
  for (let code = from; code < to; code++) {
    const own = composed[code - from] ?? ''
    // What is no letter, digit or mark and stays as it is has nothing to be folded.
    if (classes[code] !== symbol || own.length !== 1 || own.charCodeAt(0) !== code) fillFold(code, own)
  }
}

function textOf(units: Uint16Array): string {
  let text = ''
  for (let at = 0; at < units.length; at += 8192) text += String.fromCharCode(...units.subarray(at, at + 8192))
  return text
}

const tatweel = 0x0640

function fillFold(code: number, composed: string): void {
  if (code === 0xa0) return
  if (code === tatweel) {
    // It stretches a word: it belongs to the word and says nothing.
    classOf[code] = charClass.mark
    foldOf[code] = 0
    return
  }
  if (classOf[code] === charClass.mark) {
    // Accents of Latin and Cyrillic may compose with their letter, vowels of other scripts are kept: both need neighbours.
    if (isDroppedMark(code)) foldOf[code] = 0
    if (code < 0x600 || code >= 0x900 || !isDroppedMark(code)) isComplex[code] = 1
    return
  }
  if (composed.length !== 1) {
    isComplex[code] = 1
    return
  }
  const base = composed.charCodeAt(0)
  // Parts of a Hangul syllable compose, also those written as letters of their own (ㅏ) or half as wide.
  if (base >= 0x1100 && base <= 0x11ff) isComplex[code] = 1
  if (base !== code && /\p{M}/u.test(composed)) isComplex[code] = 1
  if (classOf[code] === charClass.digit) {
    foldOf[code] = digitValue(base) + 48
    return
  }
  const own = classOf[code]
  const isLetter = base === code ? own === charClass.letter || own === charClass.ideograph : /^\p{L}$/u.test(composed)
  if (!isLetter) {
    foldOf[code] = base
    return
  }
  const folded = foldLetter(base)
  if (folded < 0) isComplex[code] = 1
  else foldOf[code] = folded
}

/** Value of a decimal digit of any script: digits stand in runs of ten from a zero. */
function digitValue(code: number): number {
  if (code >= 48 && code <= 57) return code - 48
  let zero = code
  while (code - zero < 9 && /^\p{Nd}$/u.test(String.fromCharCode(zero - 1))) zero--
  return (code - zero) % 10
}

fillTables()
for (const [from, to] of arabicFolds) for (const char of from) foldOf[char.charCodeAt(0)] = to.charCodeAt(0)
for (let code = 0xfb50; code < 0xff00; code++) {
  // Presentation forms of one letter take that letter's fold.
  const composed = String.fromCharCode(code).normalize('NFKC')
  if (isComplex[code] === 0 && composed.length === 1) foldOf[code] = foldOf[composed.charCodeAt(0)] ?? code
}
infoOf.set(classOf)
for (const [from, to] of lettersOfScripts)
  for (let code = from; code < to; code++) infoOf[code] = (classOf[code] ?? 0) | (scriptOf(code) << 5)
