/**
 * What a number counts: the noun, currency or sign after it, or that none is said.
 * In: classified words and a number. Out: `Counted`. Touches nothing.
 *
 * Any noun is a unit, by its singular; listed ones give the key of a class. "32 من الناشطين" counts ناشط, "24 آخرين" others.
 */
import { script } from '../../text/char-table.ts'
import { codeAt } from '../../text/letters.ts'
import { cliticBits } from '../../text/morphology/clitics.ts'
import { known, knownBits } from '../../text/morphology/lexicon.ts'
import { isPercentSign } from '../../text/numerals/digits.ts'
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
  noun: string | undefined
  /** Place of a listed unit in `units` from 1, or 0. */
  listed: number
  /** One past the last token, and one past the last letter. */
  last: number
  end: number
  /** Others of those counted before ("24 آخرين"). */
  isOther: boolean
}

/** All are made here, with one order of properties, so that compiled code knows them. */
export function countedAs(
  unit: string,
  noun: string | undefined,
  listed: number,
  last: number,
  end: number,
  isOther = false,
): Counted {
  return { unit, noun, listed, last, end, isOther }
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

function signOf(code: number): string | undefined {
  return code === 0x24 ? 'USD' : code === 0x20ac ? 'EUR' : code === 0xa3 ? 'GBP' : undefined
}

/** What the number counts; "date" when it is the day of a date; undefined when no noun is said. */
export function countedAfter(words: MarkedWords, facts: Uint32Array, n: NumberRead): Counted | 'date' | undefined {
  const { scan } = words
  const { text } = scan
  if (n.isPercent) return countedAs('percent', undefined, percent, n.last, n.end)
  const signAfter = signOf(codeAt(text, n.end))
  const sign = signAfter ?? signOf(codeAt(text, n.start - 1))
  if (sign !== undefined) return countedAs(sign, undefined, 0, n.last, n.end + (signAfter === undefined ? 0 : 1))
  if (isPercentSign(codeAt(text, n.start - 1))) return countedAs('percent', undefined, percent, n.last, n.end)
  const next = n.last
  if (next >= scan.count || ((scan.gap[next] ?? 0) & ~allowed(text, n)) !== 0) return undefined
  const fact = factAt(scan, facts, next)
  if (scan.hash[next] === of) return n.value <= 2 && !n.hasScale ? undefined : partOf(words, facts, next + 1)
  const listed = (fact & figureFact.unit) >>> figureShift.unit
  if (listed !== 0) return isOneOf(scan, n) ? undefined : refined(scan, facts, next, listed)
  if (fact & figureFact.date) return 'date'
  if ((fact & figureFact.countable) === 0 || ((words.bits[next] ?? 0) & notCounted) !== 0) return undefined
  const noun = nounAt(scan, next)
  return mayCount(n, noun) ? countedNoun(scan, next, noun.singular, noun.listed) : undefined
}

/** "أحد أشهر معارضي": one of; one and two in Arabic words stand behind their noun. */
function isOneOf(scan: Scan, { value, last, isDigits, hasScale }: NumberRead): boolean {
  return !isDigits && !hasScale && (value === 1 || value === 2) && scan.script[last - 1] === script.arabic
}

/** A word as the noun that a number counts. */
interface Noun {
  form: string
  singular: string
  /** Place of the unit that the singular names in `units` from 1, or 0. */
  listed: number
  /** Nobody counts names, places, and what is somebody's. */
  isCounted: boolean
  isKnown: boolean
}

/** By word id of a vocabulary: the same few thousand nouns are counted again and again. */
const nouns = new Map<number, Noun>()
let nounsOf: Scan['words'] | undefined

function nounAt(scan: Scan, token: number): Noun {
  if (scan.words !== nounsOf) {
    nouns.clear()
    nounsOf = scan.words
  }
  const id = scan.word[token] ?? 0
  const known = nouns.get(id)
  if (known) return known
  const noun = readNoun(scan.text.slice(scan.start[token], scan.end[token]), scan.hash[token] ?? 0)
  nouns.set(id, noun)
  return noun
}

function readNoun(surface: string, hash: number): Noun {
  const form = foldNoun(surface)
  const singular = singularOf(form)
  const bits = knownBits(hash)
  const isCounted = !hasPronoun.test(surface) && (bits & known.name) === 0 && !placeByHash(hash)
  return {
    form,
    singular,
    listed: unitNamed(singular),
    isCounted,
    isKnown: (bits & (known.noun | known.adjective)) !== 0,
  }
}

/** صديقاتها، مسؤوليته: somebody's, and not counted. */
const hasPronoun = /[\u0600-\u06FF]{3}(?:\u0647\u0627|\u0647\u0645|\u062A\u0647|\u0643\u0645)$/u

/** "(15) شخصا": the bracket that was opened before the number may be closed. */
function allowed(text: string, { start, end }: NumberRead): number {
  return codeAt(text, start - 1) === 0x28 && codeAt(text, end) === 0x29 ? gap.space | gap.bracketClose : gap.space
}

function countedNoun(scan: Scan, token: number, singular: string, listed: number): Counted {
  const end = scan.end[token] ?? 0
  if (singular === other) return countedAs(other, undefined, 0, token + 1, end, true)
  return countedAs(unitAt(listed) ?? singular, singular, listed, token + 1, end)
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
  return countedNoun(scan, token, singular, unitNamed(singular))
}

/** A listed unit with the word that makes another of it: "حالة وفاة" counts the dead, "إصابة بكورونا" a case. */
function refined(scan: Scan, facts: Uint32Array, token: number, listed: number): Counted {
  if (listed === km && scan.hash[token] === kilo) return ofKilo(scan, token)
  const { singular } = nounAt(scan, token)
  const one = countedAs(unitAt(listed) ?? '', singular, listed, token + 1, scan.end[token] ?? 0)
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
  return countedAs(unitAt(second) ?? '', undefined, second, token + 2, scan.end[token + 1] ?? 0)
}

/** "كيلو متر", "كيلو غرام": the word after it says of what. */
function ofKilo(scan: Scan, token: number): Counted {
  const isNext = ((scan.gap[token + 1] ?? 0) & ~gap.space) === 0
  const next = isNext ? foldNoun(scan.text.slice(scan.start[token + 1], scan.end[token + 1])) : ''
  const key = /^[غج]رام/u.test(next) ? 'kg' : 'km'
  const last = token + (key === 'kg' || /^(?:متر|امتار)/u.test(next) ? 2 : 1)
  return countedAs(key, undefined, units.indexOf(key) + 1, last, scan.end[last - 1] ?? 0)
}

/** إصابة and its forms, which count wounds or infections; جريح counts only the wounded. */
function isIncident(scan: Scan, token: number): boolean {
  return incidents.has(scan.hash[token] ?? 0)
}
const incidents = new Set(['إصابة', 'إصابات', 'إصابتين', 'إصابتان'].map(wordHash))

/** Whether a number of this size may stand before the word: the grammar of number and noun, as far as the letters tell. */
function mayCount({ value, hasScale, isDigits }: NumberRead, { form, isCounted, isKnown }: Noun): boolean {
  if (!isCounted) return false
  if (isDigits && !hasScale && isYear(value)) return false
  if (value <= 2 && !hasScale) return !Number.isInteger(value) && value > 0
  const rest = value % 100
  if (hasScale || value >= 100 || !Number.isInteger(value)) return true
  if (rest >= 11) return form.endsWith('ا') || form.endsWith('ه') || isKnown || form.length > 3
  return true
}

/** A number of four digits that is a year more often than a count. */
export function isYear(value: number): boolean {
  return value >= 1900 && value < 2100 && Number.isInteger(value)
}

const percent = units.indexOf('percent') + 1
const caseOf = units.indexOf('case') + 1
const injured = units.indexOf('injured') + 1
/** من, before those of whom a number is a part. */
export const of = wordHash('من')
const km = units.indexOf('km') + 1
const kilo = wordHash('كيلو')
const pound = units.indexOf('pound') + 1
