/**
 * Numbers of a text, in digits of any script and in words, with their span and value.
 * In: a text or its scan, and its language where it is known. Out: `Numeral[]`. Touches nothing.
 *
 * Arabic in full (ثلاثة وعشرون ألفا، مليونين، نصف مليون، الحادي عشر), English, French and Russian digits, scales and common words.
 */
import { joiningWords, ordinalEndings, weekdaysLikeNumbers } from '../../data/numerals.data.ts'
import type { Span } from '../../model/article.ts'
import { script } from '../char-table.ts'
import { codeAt, isProclitic, letter } from '../letters.ts'
import { normalise } from '../normalise.ts'
import { IntMap } from '../../structures/int-map.ts'
import { isGroupSpace, isPercentSign, simpleDigits, turnedDecimal, valueOfDigits } from './digits.ts'
import { isPercentWord, opensPercent, percentAfter } from './percent.ts'
import { numeralRole, numeralWord, type NumeralWord } from './numeral-words.ts'
import { gap, scan, tokenKind, type Scan } from '../scanner/scan.ts'
import { sliceHash, wordHash, wordHashes } from '../word-hash.ts'

export interface Numeral extends Span {
  value: number
  /** Says how many, or which one ("الثالث", "3rd"). */
  kind: 'cardinal' | 'ordinal'
  /** A percent sign or word belongs to it; `value` is 45 for 45 %. */
  isPercent: boolean
  /** Tokens [firstToken, lastToken) of the scan. */
  firstToken: number
  lastToken: number
}

const mostWordTokens = 16
/** No number word is longer. */
const mostNumeralUnits = 24
const and = new IntMap()
for (const word of joiningWords) and.set(wordHash(word), 1)
const endingsOfOrdinals = new Set(ordinalEndings)
const notNumbers = wordHashes(weekdaysLikeNumbers)
const articles = wordHashes(['a', 'an'])

/**
 * Every number of `text` in order; spans never overlap and slice back. `lang` settles "1.250" (a decimal in Arabic and English, 1250
 * in French and Russian). Linear.
 */
export function numeralsIn(text: string | Scan, lang = 'ar'): Numeral[] {
  const s = typeof text === 'string' ? scan(text) : text
  const found: Numeral[] = []
  for (let i = 0; i < s.count;) {
    const numeral = numeralAt(s, i, lang)
    if (numeral) found.push(numeral)
    i = numeral?.lastToken ?? i + 1
  }
  return found
}

/** The number that begins at a token, or undefined. Looks at no more than sixteen tokens after it. */
export function numeralAt(s: Scan, token: number, lang = 'ar'): Numeral | undefined {
  const read =
    s.kind[token] === tokenKind.number ? digitsAt(s, token, lang) : (ordinalDigits(s, token) ?? wordsAt(s, token, lang))
  if (!read) return undefined
  const percent = read.kind === 'cardinal' ? percentAfter(s, read.last) : undefined
  return {
    start: read.start,
    end: percent?.end ?? s.end[read.last - 1] ?? 0,
    value: read.value,
    kind: read.kind,
    isPercent: percent !== undefined,
    firstToken: token,
    lastToken: percent?.last ?? read.last,
  }
}

interface Reading {
  start: number
  /** One past the last token. */
  last: number
  value: number
  kind: Numeral['kind']
}

/** "1,250.5", "٤٥٫٣", "1 250 000", each with a scale after it ("1.2 مليون", "5 ملايين و300 ألف"). */
function digitsAt(s: Scan, token: number, lang: string): Reading | undefined {
  const first = plainDigits(s, token, lang)
  if (!first) return undefined
  let start = s.start[token] ?? 0
  let { value, last } = first
  const sign = codeAt(s.text, start - 1)
  if ((sign === 0x2d || sign === 0x2212) && start > 0 && (start === 1 || isSpace(codeAt(s.text, start - 2)))) {
    start--
    value = -value
  }
  const scale = scaleAt(s, last)
  if (!scale) return { start, last, value, kind: 'cardinal' }
  value *= scale.value
  last = scale.last
  const rest = smallerParts(s, last, scale.value, lang)
  return { start, last: rest.last, value: value + rest.value, kind: 'cardinal' }
}

/** What follows a scale with و and is smaller: "5 ملايين و300 ألف", "3 ملايين ونصف المليون", "مليونا و200 ألف"; 0 for nothing. */
function smallerParts(s: Scan, token: number, scale: number, lang: string): { value: number; last: number } {
  let [value, last, least] = [0, token, scale]
  for (;;) {
    const part = partAfter(s, last, least)
    if (part) return { value: value + part.value, last: part.last }
    const next = joinedBy(s, last)
    const words = next === undefined ? wordsAfter(s, last, least, lang) : undefined
    if (words) return { value: value + words.value, last: words.last }
    if (next === undefined || s.kind[next] !== tokenKind.number) break
    const more = plainDigits(s, next, lang)
    if (!more) break
    const smaller = scaleAt(s, more.last)
    const worth = more.value * (smaller?.value ?? 1)
    if (worth >= least) break
    value += worth
    last = smaller?.last ?? more.last
    if (!smaller) break
    least = smaller.value
  }
  return { value, last }
}

/** "12 ألفا وخمسمئة": what is left of a number, in words. */
function wordsAfter(s: Scan, token: number, scale: number, lang: string): Reading | undefined {
  const joined = nextWord(s, token)
  if (!joined?.isJoined || joined.word.role !== numeralRole.number) return undefined
  const read = wordsAt(s, token, lang)
  return read?.kind === 'cardinal' && read.value < scale ? read : undefined
}

/** A token of digits, with the groups of three that follow it after a no-break space, or any space where the language groups so. */
function plainDigits(s: Scan, token: number, lang: string): { value: number; last: number } | undefined {
  const turned = turnedDecimal(s, token)
  if (turned !== undefined) {
    const value = valueOfDigits(turned.digits, lang)
    return value === undefined ? undefined : { value, last: turned.last }
  }
  const simple = simpleDigits(s, token)
  if (simple >= 0) return { value: simple, last: token + 1 }
  let digits = normalise(s.text.slice(s.start[token], s.end[token]))
  let last = token + 1
  if (/^\d{1,3}$/.test(digits)) {
    while (last < s.count && s.kind[last] === tokenKind.number && groupsAfter(s, last, lang)) {
      digits += normalise(s.text.slice(s.start[last], s.end[last]))
      last++
      if (!/^\d+$/.test(digits)) break
    }
  }
  const value = valueOfDigits(digits, lang)
  return value === undefined ? undefined : { value, last }
}

/**
 * The value of a few ASCII digits that stand alone, most numbers of a text: what `numeralAt` reads there, without making its answer. -1
 * where a sign, a scale, a percent word or more digits may belong to them, and for 0.
 */
export function plainCardinal(s: Scan, token: number): number {
  const { text } = s
  const next = token + 1
  const end = s.end[token] ?? 0
  if (codeAt(text, end) !== 0x20 || isPercentSign(codeAt(text, end + 1)) || s.kind[next] === tokenKind.number) return -1
  const before = codeAt(text, (s.start[token] ?? 0) - 1)
  if (before === 0x2d || before === 0x2212) return -1
  const hash = s.hash[next] ?? 0
  if (next < s.count && (numeralWord(hash) !== undefined || opensPercent(hash))) return -1
  const value = simpleDigits(s, token)
  return value === 0 ? -1 : value
}

function groupsAfter(s: Scan, token: number, lang: string): boolean {
  const start = s.start[token] ?? 0
  if (
    start - (s.end[token - 1] ?? 0) !== 1 ||
    !/^\d{3}(?:[.,]\d+)?$/.test(normalise(s.text.slice(start, s.end[token])))
  )
    return false
  const space = codeAt(s.text, start - 1)
  return isGroupSpace(space) && (space !== 0x20 || groupsWithSpaces.has(lang))
}

const groupsWithSpaces = new Set(['fr', 'ru', 'uk', 'pl', 'cs', 'sv'])
/** "3rd", "1er", "2e": one token of digits and letters. */
function ordinalDigits(s: Scan, token: number): Reading | undefined {
  if (s.kind[token] !== tokenKind.word || s.script[token] !== script.latin) return undefined
  const start = s.start[token] ?? 0
  const match = /^(\d{1,4})(\p{L}{1,3})$/u.exec(normalise(s.text.slice(start, s.end[token])))
  if (!match || !endingsOfOrdinals.has(match[2] ?? '')) return undefined
  return { start, last: token + 1, value: Number(match[1]), kind: 'ordinal' }
}

/** A chain of number words. */
function wordsAt(s: Scan, token: number, lang: string): Reading | undefined {
  const first = wordAt(s, token, true)
  if (!first) return undefined
  if (first.word.role === numeralRole.part) return partOfScale(s, token, first)
  if (first.word.role === numeralRole.ordinal) return ordinalAt(s, token, first)
  const start = first.start
  let total = 0
  let group = 0
  let least = Infinity
  let last = token
  let company = 0
  for (let k = token; k < s.count && k - token < mostWordTokens; k++) {
    const joined: { word: NumeralWord; isJoined: boolean } | undefined =
      k === token ? { word: first.word, isJoined: false } : nextWord(s, k)
    if (!joined) {
      // "two hundred and five": the joining word is a token of its own.
      if (k > token && and.get(s.hash[k] ?? 0) !== 0 && isAdjacent(s, k) && nextWord(s, k + 1) && k + 1 < s.count)
        continue
      break
    }
    const { word } = joined
    if (word.role === numeralRole.scale) {
      if (word.value >= least) {
        // ألف مليون: a scale of a scale, without و.
        if (joined.isJoined || group !== 0 || total === 0) break
        total *= word.value
      } else if (joined.isJoined && group !== 0) break
      else {
        total += (group === 0 ? 1 : group) * word.value
        group = 0
        least = word.value
      }
      last = k + 1
      company++
      const part = partAfter(s, last, word.value)
      if (part) return { start, last: part.last, value: total + part.value, kind: 'cardinal' }
      continue
    }
    if (word.role !== numeralRole.number) break
    // "two thousand five": after a scale, only Arabic needs the conjunction.
    const isNew = k === token || (group === 0 && company > 0 && s.script[k] !== script.arabic)
    const grown = isNew ? word.value : grow(group, word.value, joined.isJoined || joinedByToken(s, k))
    if (grown === undefined || grown >= least) break
    group = grown
    last = k + 1
    company++
  }
  if (company === 0 || (company === 1 && first.word.isBound)) return undefined
  // "مليونا و200 ألف": words, then digits.
  const rest = group === 0 && joinedBy(s, last) !== undefined ? smallerParts(s, last, least, lang) : nothing
  return { start, last: Math.max(last, rest.last), value: total + group + rest.value, kind: 'cardinal' }
}

const nothing = { value: 0, last: 0 }

/** `group` with a further word of value `value`, or undefined when the two are two numbers. */
function grow(group: number, value: number, isJoined: boolean): number | undefined {
  const rest = group % 100
  if (!isJoined) {
    if (value === 10 && rest >= 1 && rest <= 9) return group + 10
    if (value === 100 && group >= 1 && group <= 9) return group * 100
    // twenty three, soixante dix, quatre vingts
    if (group === 4 && value === 20) return 80
    if (value < 10 && value > 0 && rest >= 20 && rest % 10 === 0) return group + value
    if (value >= 10 && value < 20 && (rest === 60 || rest === 80)) return group + value
    if (value < 100 && group >= 100 && rest === 0) return group + value
    return undefined
  }
  if (value >= 100) return group === 0 ? value : undefined
  if (value >= 20) return rest < 10 && rest > 0 ? group + value : rest === 0 ? group + value : undefined
  return rest === 0 || (value < 10 && rest >= 20 && rest % 10 === 0) ? group + value : undefined
}

function joinedByToken(s: Scan, token: number): boolean {
  return token > 0 && and.get(s.hash[token - 1] ?? 0) !== 0
}

/** الثالث، الثالث عشر، الحادي والعشرون. */
function ordinalAt(s: Scan, token: number, first: { start: number; word: NumeralWord }): Reading | undefined {
  let { value } = first.word
  let last = token + 1
  const next = isAdjacent(s, last) ? wordAt(s, last, true) : undefined
  if (next && next.word.role === numeralRole.number) {
    if (next.word.value === 10 && value < 10 && next.start === s.start[last]) {
      value += 10
      last++
    } else if (next.word.value >= 20 && next.word.value < 100 && value < 10 && next.start !== s.start[last]) {
      value += next.word.value
      last++
    }
  }
  return { start: first.start, last, value, kind: 'ordinal' }
}

/** نصف مليون، half a million. */
function partOfScale(s: Scan, token: number, first: { start: number; word: NumeralWord }): Reading | undefined {
  let at = token + 1
  if (at < s.count && articles.has(s.hash[at] ?? 0)) at++
  const scale = scaleAt(s, at)
  return scale
    ? { start: first.start, last: scale.last, value: first.word.value * scale.value, kind: 'cardinal' }
    : undefined
}

/** "ونصف" or "ونصف المليون" after a scale: that part of it. */
function partAfter(s: Scan, token: number, scale: number): { value: number; last: number } | undefined {
  if (!isAdjacent(s, token) || codeAt(s.text, s.start[token] ?? 0) !== letter.waw) return undefined
  const part = wordAt(s, token, false)
  if (part?.word.role !== numeralRole.part) return undefined
  const again = isAdjacent(s, token + 1) ? wordAt(s, token + 1, true) : undefined
  const repeats = again?.word.role === numeralRole.scale && again.word.value === scale
  return { value: part.word.value * scale, last: token + (repeats ? 2 : 1) }
}

function scaleAt(s: Scan, token: number): { value: number; last: number } | undefined {
  if (!isAdjacent(s, token)) return undefined
  const word = numeralWord(s.hash[token] ?? 0)
  if (word?.role !== numeralRole.scale) return undefined
  // "ألف مليون", "тыс."
  const next = isAdjacent(s, token + 1) ? numeralWord(s.hash[token + 1] ?? 0) : undefined
  if (next?.role === numeralRole.scale && next.value > word.value)
    return { value: word.value * next.value, last: token + 2 }
  return { value: word.value, last: token + 1 }
}

/** The number word of a token and where it begins: after و ف ب ك ل, and with its article when `mayBeDefinite`. */
function wordAt(s: Scan, token: number, mayBeDefinite: boolean): { start: number; word: NumeralWord } | undefined {
  if (token >= s.count || s.kind[token] !== tokenKind.word) return undefined
  const start = s.start[token] ?? 0
  const whole = numeralWord(s.hash[token] ?? 0)
  if (whole) return { start, word: whole }
  if (s.script[token] !== script.arabic) return undefined
  const first = codeAt(s.text, start)
  if (!isProclitic(first) && first !== letter.alef) return undefined
  const { text } = s
  const end = Math.min(s.end[token] ?? 0, start + mostNumeralUnits)
  let from = start
  while (from < start + 2 && from < end && isProclitic(codeAt(text, from))) {
    from++
    const word = numeralWord(sliceHash(text, from, end))
    // كمية is a quantity, not "like a hundred".
    if (word && !(word.value === 100 && first === letter.kaf)) return { start: from, word }
  }
  const hasArticle = end - from >= 2 && codeAt(text, from) === letter.alef && codeAt(text, from + 1) === letter.lam
  if (!mayBeDefinite || !hasArticle || isPercentWord(s.hash[token] ?? 0)) return undefined
  const word = numeralWord(sliceHash(text, from + 2, end))
  return word && !notNumbers.has(sliceHash(text, from, end)) ? { start: from, word } : undefined
}

/** The next word of a chain, with whether و joins it. */
function nextWord(s: Scan, token: number): { word: NumeralWord; isJoined: boolean } | undefined {
  if (!isAdjacent(s, token) && !isHyphenated(s, token)) return undefined
  const found = wordAt(s, token, true)
  if (!found) return undefined
  const isJoined = found.start > (s.start[token] ?? 0)
  if (isJoined && codeAt(s.text, s.start[token] ?? 0) !== letter.waw) return undefined
  return { word: found.word, isJoined }
}

/** "و300": the token of digits after a token that is only the conjunction. */
function joinedBy(s: Scan, token: number): number | undefined {
  if (!isAdjacent(s, token)) return undefined
  const start = s.start[token] ?? 0
  const isAnd = codeAt(s.text, start) === letter.waw && (s.end[token] ?? 0) - start === 1
  return isAnd && token + 1 < s.count ? token + 1 : undefined
}

function isAdjacent(s: Scan, token: number): boolean {
  return token < s.count && ((s.gap[token] ?? 0) & ~gap.space) === 0
}

/** twenty-three: one hyphen and nothing else. */
function isHyphenated(s: Scan, token: number): boolean {
  if (token >= s.count || s.script[token] === script.arabic) return false
  const start = s.start[token] ?? 0
  return start - (s.end[token - 1] ?? 0) === 1 && codeAt(s.text, start - 1) === 0x2d
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0xa0
}
