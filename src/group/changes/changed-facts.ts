/**
 * The facts that a later version of a text gives otherwise: numbers, dates, names, places, and words of which only one can be true.
 * In: two versions whose wording is shared. Out: `ChangedFact[]`. Pure; linear in the first 12,000 characters of either.
 *
 * A change is told only where the words on its sides are the same in both and the two values exclude each other. Spelling, digits of
 * another script, rounding, a day counted from another day of publication, wording, and what was added or dropped are no change.
 */
import { normalise } from '../../text/normalise.ts'
import { numeralWord } from '../../text/numerals/numeral-words.ts'
import { tokenKind, type Scan } from '../../text/scanner/scan.ts'
import { aligned, type Gap } from './aligned-gaps.ts'
import { changedDate, isDateWord } from './date-changes.ts'
import { isToll, type ChangedFact, type FactSpan, type TokenChange } from './fact.ts'
import { changedFigures } from './figure-changes.ts'
import { changedHeadline } from './headline-changes.ts'
import { changedPersons } from './person-changes.ts'
import { changedWord, isNameOrExclusive, mostWords } from './word-changes.ts'
import {
  Stretch,
  versionText,
  type FieldText,
  type TextVersion,
  type VersionField,
  type VersionText,
} from './text-version.ts'

/** A toll is followed through a text that is written anew; other numbers of so different texts are of other things. */
export const leastShare = 0.5
/** Versions that differ in more are two texts, or tables of other days. */
const mostChanges = 12
/** Places where the wording differs that are looked at. */
const mostGaps = 40
/** What stands so near is read with a gap; a value that the other version has there has moved, not changed. */
const nearTokens = 12

/** What a later version of a text makes of it. */
export interface VersionChange {
  /** In the order of the earlier version, title first. */
  facts: ChangedFact[]
  /** Share of the words of the shorter text that the other has in runs of three words or more, 0..1. */
  share: number
}

/** The facts that the later version gives otherwise; none when so little is shared, or so much differs, that they are of different things. */
export function changedFacts(earlier: TextVersion, later: TextVersion): ChangedFact[] {
  return versionChange(versionText(earlier), versionText(later)).facts
}

/** As `changedFacts`, of versions that are compared with several others, and with how much of the text is shared. */
export function versionChange(earlier: VersionText, later: VersionText): VersionChange {
  const { gaps, share } = aligned(earlier.text.scan, later.text.scan)
  const inTitle = changesOf(earlier.title, later.title, aligned(earlier.title.scan, later.title.scan).gaps)
  const inText = changesOf(earlier.text, later.text, gaps)
  const inOrder = [...inTitle.filter((c) => !bothInText(c, earlier.text, later.text)), ...inText]
  const inPlace = share < leastShare ? inOrder.filter((c) => isToll(c.unit)) : inOrder
  const headline = share < leastShare ? [] : changedHeadline(earlier, later)
  const facts = distinct([...inPlace, ...headline, ...changedPersons(earlier, later)])
  const isOther =
    facts.length > mostChanges || isTemplate(facts, earlier.text.scan) || areOfOthers(facts, earlier.title, later.title)
  return { facts: isOther ? [] : facts, share }
}

/** Notices of one form (two companies' results) differ in more of their numbers than they share; a toll rises with all its parts. */
function isTemplate(changes: readonly ChangedFact[], { kind, count }: Scan): boolean {
  const figures = changes.filter((c) => c.kind === 'figure' && !isToll(c.unit))
  if (figures.length < 2) return false
  let numbers = 0
  for (let i = 0; i < count; i++) if (kind[i] === tokenKind.number) numbers++
  return 2 * figures.length > numbers
}

/** Each headline names its own place or person: greetings to two countries, not one country told wrongly. */
function areOfOthers(changes: readonly ChangedFact[], a: FieldText, b: FieldText): boolean {
  return changes.some(
    ({ kind, before, after }) =>
      (kind === 'place' || (kind === 'name' && before.text.includes(' '))) &&
      a.scan.text.includes(before.text) &&
      b.scan.text.includes(after.text),
  )
}

/** Of two numbers that one of the texts gives, each headline has chosen another. */
function bothInText({ before, after }: ChangedFact, a: FieldText, b: FieldText): boolean {
  return [a, b].some(({ scan: { text } }) => holds(text, before.text) && holds(text, after.text))
}

function holds(text: string, words: string): boolean {
  const at = text.indexOf(words)
  return at >= 0 && !/\d/u.test(text[at - 1] ?? '') && !/\d/u.test(text[at + words.length] ?? '')
}

function changesOf(a: FieldText, b: FieldText, gaps: readonly Gap[]): ChangedFact[] {
  return gaps
    .filter((gap) => mayTell(a, b, gap))
    .slice(0, mostGaps)
    .flatMap((gap) => {
      const fromA = Math.max(0, gap.a0 - nearTokens)
      const fromB = Math.max(0, gap.b0 - nearTokens)
      const one = new Stretch(a, fromA, Math.min(a.scan.count, gap.a1 + nearTokens), { from: gap.a0, to: gap.a1 })
      const two = new Stretch(b, fromB, Math.min(b.scan.count, gap.b1 + nearTokens), { from: gap.b0, to: gap.b1 })
      const { before, after } = gap
      const inside = { a0: gap.a0 - fromA, a1: gap.a1 - fromA, b0: gap.b0 - fromB, b1: gap.b1 - fromB, before, after }
      const isNumber =
        hasNumber(a.scan, Math.max(0, gap.a0 - 1), gap.a1 + 1) || hasNumber(b.scan, Math.max(0, gap.b0 - 1), gap.b1 + 1)
      const found =
        (isNumber ? changedFigures(one, two, inside) : undefined) ??
        changedDate(one, two, inside) ??
        changedWord(one, two, inside) ??
        []
      return found.filter((change) => !isMoved(one, two, change)).map((change) => told(a.field, one, two, gap, change))
    })
}

/**
 * Both sides have a number, or a word that dates, names or excludes; or what was put in may go on with a number ("ثلاثة" and
 * "ثلاثة وثلاثين"). Most gaps are other wording and need no closer look.
 */
function mayTell(a: FieldText, b: FieldText, { a0, a1, b0, b1 }: Gap): boolean {
  if (hasNumber(a.scan, a0, a1) || hasNumber(b.scan, b0, b1)) {
    if (hasNumber(a.scan, Math.max(0, a0 - 1), a1 + 1) && hasNumber(b.scan, Math.max(0, b0 - 1), b1 + 1)) return true
  }
  const isBoth = a1 > a0 && b1 > b0
  if (!isBoth || a1 - a0 > mostWords || b1 - b0 > mostWords) return false
  return hasTelling(a, a0, a1) && hasTelling(b, b0, b1) && !areOneWord(a.scan, a0, a1, b.scan, b0, b1)
}

const isTelling = (hash: number): boolean => isDateWord(hash) || isNameOrExclusive(hash)

function hasTelling({ scan: s, named }: FieldText, from: number, to: number): boolean {
  for (let t = from; t < to; t++)
    if (named[t] === 1 || isTelling(s.hash[t] ?? 0) || isTelling(s.bareHash[t] ?? 0)) return true
  return false
}

function hasNumber(s: Scan, from: number, to: number): boolean {
  for (let t = from; t < Math.min(s.count, to); t++) {
    if (s.kind[t] === tokenKind.number || numeralWord(s.bareHash[t] ?? 0) !== undefined) return true
  }
  return false
}

/** عبد العزيز and عبدالعزيز. */
function areOneWord(a: Scan, a0: number, a1: number, b: Scan, b0: number, b1: number): boolean {
  const joined = (s: Scan, from: number, to: number): string =>
    normalise(s.text.slice(s.start[from], s.end[to - 1])).replace(/\s/gu, '')
  return a1 - a0 !== b1 - b0 && joined(a, a0, a1) === joined(b, b0, b1)
}

/** The later value stands beside the earlier one in the earlier version, too, or the earlier in the later: an order of words, or both told. */
function isMoved(a: Stretch, b: Stretch, { a0, a1, b0, b1 }: TokenChange): boolean {
  return standsIn(b.scan, b0, b1, a.scan, a0, a1) || standsIn(a.scan, a0, a1, b.scan, b0, b1)
}

function standsIn(of: Scan, from: number, to: number, s: Scan, at: number, end: number): boolean {
  const length = to - from
  for (let i = 0; i + length <= s.count; i++) {
    if (i >= at && i < end) continue
    let k = 0
    while (k < length && s.bareHash[i + k] === of.bareHash[from + k]) k++
    if (k === length) return true
  }
  return false
}

function told(field: VersionField, a: Stretch, b: Stretch, gap: Gap, change: TokenChange): ChangedFact {
  const { kind, a0, a1, b0, b1, unit } = change
  const flanks = Math.min(gap.before, 4) + Math.min(gap.after, 4)
  return {
    kind,
    before: spanOf(field, a, a0, a1),
    after: spanOf(field, b, b0, b1),
    confidence: Math.round(100 * (0.6 + 0.04 * flanks)) / 100,
    ...(unit === undefined || unit === '' ? {} : { unit }),
  }
}

function spanOf(field: VersionField, { scan: s, fromChar }: Stretch, first: number, last: number): FactSpan {
  const start = s.start[first] ?? 0
  const end = s.end[last - 1] ?? start
  return { field, start: fromChar + start, length: end - start, text: s.text.slice(start, end) }
}

/** A fact that both headline and text change is told once, where it stands first. */
function distinct(changes: readonly ChangedFact[]): ChangedFact[] {
  return [...new Map(changes.toReversed().map((c) => [`${c.before.text}\n${c.after.text}`, c])).values()].toReversed()
}
