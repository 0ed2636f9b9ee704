/**
 * What a number counts: the noun, currency or sign after it, or that none is said.
 * In: classified words and a number. Out: `Counted`. Touches nothing.
 *
 * Any noun is a unit, by its singular; listed ones give the key of a class. "32 من الناشطين" counts ناشط, "24 آخرين" others.
 */
import { written } from '../../text/letters.ts'
import { cliticBits } from '../../text/morphology/clitics.ts'
import { known, knownBits } from '../../text/morphology/lexicon.ts'
import { gap, type Scan } from '../../text/scanner/scan.ts'
import { wordHash } from '../../text/word-hash.ts'
import { placeByHash } from '../names/gazetteer/places.ts'
import { wordClass, type MarkedWords } from '../words/word-classes.ts'
import { foldNoun, singularOf } from './counted-noun.ts'
import { figureFact, figureShift, unitAt, unitNamed, units } from './figure-words.ts'
import { factAt, type NumberRead } from './number-at.ts'

export interface Counted {
  /** Key of a class, or the singular of the noun. */
  unit: string
  /** The singular of the noun, as `foldNoun` writes it; absent where a sign or nothing is counted. */
  noun?: string
  /** Place of a listed unit in `units` from 1, or 0. */
  listed: number
  /** One past the last token, and one past the last letter. */
  last: number
  end: number
  /** Others of those counted before ("24 آخرين"). */
  isOther?: boolean
}

/** The unit of a number whose noun is not said. */
export const noUnit = 'number'

/** No noun of anything: dates, prepositions, verbs and the like. */
const notCounted =
  wordClass.time |
  wordClass.preposition |
  wordClass.adverbial |
  wordClass.relative |
  wordClass.negation |
  wordClass.auxiliary |
  wordClass.conjunction |
  wordClass.pronoun |
  wordClass.complementiser |
  wordClass.nameJoint

const signs = new Map([
  [0x24, 'USD'],
  [0x20ac, 'EUR'],
  [0xa3, 'GBP'],
])

/** What the number counts; "date" when it is the day of a date; undefined when no noun is said. */
export function countedAfter(words: MarkedWords, facts: Uint32Array, n: NumberRead): Counted | 'date' | undefined {
  const { scan } = words
  const { text } = scan
  if (n.isPercent) return { unit: 'percent', listed: percent, last: n.last, end: n.end }
  const sign = signs.get(text.charCodeAt(n.end)) ?? signs.get(text.charCodeAt(n.start - 1))
  if (sign !== undefined)
    return { unit: sign, listed: 0, last: n.last, end: n.end + (signs.has(text.charCodeAt(n.end)) ? 1 : 0) }
  if (isPercentSign(text.charCodeAt(n.start - 1))) return { unit: 'percent', listed: percent, last: n.last, end: n.end }
  const next = n.last
  if (next >= scan.count || ((scan.gap[next] ?? 0) & ~allowed(text, n)) !== 0) return undefined
  const fact = factAt(scan, facts, next)
  if (scan.hash[next] === of) return n.value <= 2 && !n.hasScale ? undefined : partOf(words, facts, next + 1)
  const listed = (fact & figureFact.unit) >>> figureShift.unit
  if (listed !== 0) return refined(scan, facts, next, listed)
  if (fact & figureFact.date) return 'date'
  if ((fact & figureFact.countable) === 0 || ((words.bits[next] ?? 0) & notCounted) !== 0) return undefined
  const surface = text.slice(scan.start[next], scan.end[next])
  if (hasPronoun.test(surface)) return undefined
  const form = foldNoun(surface)
  if (!mayCount(n, form, scan.hash[next] ?? 0)) return undefined
  return noun(scan, next, singularOf(form))
}

/** صديقاتها، مسؤوليته: somebody's, and not counted. */
const hasPronoun = /[\u0600-\u06FF]{3}(?:\u0647\u0627|\u0647\u0645|\u062A\u0647|\u0643\u0645)$/u

/** "(15) شخصا": the bracket that was opened before the number may be closed. */
function allowed(text: string, { start, end }: NumberRead): number {
  return text.charCodeAt(start - 1) === 0x28 && text.charCodeAt(end) === 0x29 ? gap.space | gap.bracketClose : gap.space
}

function noun(scan: Scan, token: number, singular: string): Counted {
  const end = scan.end[token] ?? 0
  if (singular === other) return { unit: other, listed: 0, last: token + 1, end, isOther: true }
  const listed = unitNamed(singular)
  return { unit: unitAt(listed) ?? singular, noun: singular, listed, last: token + 1, end }
}
const other = foldNoun('آخر')

/** "585 من المرضى", "5 من أفراد الأسرة"; not "9691 من البرازيل". */
function partOf(words: MarkedWords, facts: Uint32Array, token: number): Counted | 'date' | undefined {
  const { scan, bits } = words
  if (token >= scan.count || ((scan.gap[token] ?? 0) & ~gap.space) !== 0) return undefined
  const fact = factAt(scan, facts, token)
  if (fact & figureFact.date) return 'date'
  const clitics = scan.clitics[token] ?? 0
  const isDefinite = cliticBits.hasArticle(clitics)
  if (
    (!isDefinite && (fact & (figureFact.countable | figureFact.unit)) === 0) ||
    ((bits[token] ?? 0) & notCounted) !== 0
  )
    return undefined
  const hash = scan.hash[token] ?? 0
  const form = foldNoun(scan.text.slice(scan.start[token], scan.end[token])).slice(cliticBits.bareStart(clitics))
  // "من منسوبي القوات": a plural before its genitive has lost its ن. A part is of many: of a singular ("من العام", "من المباراة") it is a share or a moment.
  const singular =
    !isDefinite && /^.{4,}\u064A$/u.test(form) && unitNamed(form) === 0 ? form.slice(0, -1) : singularOf(form)
  if (singular === form && unitNamed(form) === 0) return undefined
  if (placeByHash(hash) || (singular === form && isDefinite)) return undefined
  return noun(scan, token, singular)
}

/** A listed unit with the word that makes another of it: "حالة وفاة" counts the dead, "إصابة بكورونا" a case. */
function refined(scan: Scan, facts: Uint32Array, token: number, listed: number): Counted {
  if (listed === km && scan.hash[token] === kilo) return ofKilo(scan, token)
  const noun = singularOf(foldNoun(scan.text.slice(scan.start[token], scan.end[token])))
  const one: Counted = { unit: unitAt(listed) ?? '', noun, listed, last: token + 1, end: scan.end[token] ?? 0 }
  const fact = ((scan.gap[token + 1] ?? 0) & ~gap.space) === 0 ? factAt(scan, facts, token + 1) : 0
  if (listed === injured && isIncident(scan, token)) {
    for (let k = token + 1; k <= token + 2; k++) {
      if ((scan.gap[k] ?? 0) & ~gap.space) break
      if (factAt(scan, facts, k) & figureFact.disease) return { ...one, unit: 'case', listed: caseOf }
    }
  }
  if (listed !== caseOf && listed !== pound) return one
  const second = (fact & figureFact.unit) >>> figureShift.unit
  if (second === 0 || (listed === caseOf && second === injured)) return one
  return { unit: unitAt(second) ?? '', listed: second, last: token + 2, end: scan.end[token + 1] ?? 0 }
}

/** "كيلو متر", "كيلو غرام": the word after it says of what. */
function ofKilo(scan: Scan, token: number): Counted {
  const isNext = ((scan.gap[token + 1] ?? 0) & ~gap.space) === 0
  const next = isNext ? foldNoun(scan.text.slice(scan.start[token + 1], scan.end[token + 1])) : ''
  const key = /^[غج]رام/u.test(next) ? 'kg' : 'km'
  const last = token + (key === 'kg' || /^(?:متر|امتار)/u.test(next) ? 2 : 1)
  return { unit: key, listed: units.indexOf(key) + 1, last, end: scan.end[last - 1] ?? 0 }
}

/** إصابة and its forms, which count wounds or infections; جريح counts only the wounded. */
function isIncident(scan: Scan, token: number): boolean {
  return incidents.has(scan.hash[token] ?? 0)
}
const incidents = new Set(['إصابة', 'إصابات', 'إصابتين', 'إصابتان'].map(wordHash))

/** Whether a number of this size may stand before the word: the grammar of number and noun, as far as the letters tell. */
function mayCount({ value, hasScale, isDigits }: NumberRead, form: string, hash: number): boolean {
  const bits = knownBits(hash)
  if (bits & known.name || placeByHash(hash)) return false
  if (isDigits && !hasScale && isYear(value)) return false
  if (value <= 2 && !hasScale) return !Number.isInteger(value) && value > 0
  const rest = value % 100
  if (hasScale || value >= 100 || !Number.isInteger(value)) return true
  if (rest >= 11)
    return form.endsWith('ا') || form.endsWith('ه') || (bits & (known.noun | known.adjective)) !== 0 || form.length > 3
  return true
}

/** A number of four digits that is a year more often than a count. */
export function isYear(value: number): boolean {
  return value >= 1900 && value < 2100 && Number.isInteger(value)
}

export function isPercentSign(code: number): boolean {
  return code === 0x25 || code === written.percent
}

const percent = units.indexOf('percent') + 1
const caseOf = units.indexOf('case') + 1
const injured = units.indexOf('injured') + 1
/** من, before those of whom a number is a part. */
export const of = wordHash('من')
const km = units.indexOf('km') + 1
const kilo = wordHash('كيلو')
const pound = units.indexOf('pound') + 1
