/**
 * Spans that name people, places and organisations in Arabic text.
 * In: word classes with names. Out: token spans with a kind. Touches nothing.
 *
 * Rule-based named-entity recognition: gazetteer, titles before names, words that head an organisation or a place, name morphology, and
 * words outside the lexicon where a name is expected. No trained weights.
 */
import { gap, phraseBreak } from '../../../text/scanner/scan.ts'
import { organisationAt } from './organisation-spans.ts'
import {
  foreignAt,
  joinedPersonAt,
  kunyaAt,
  nationalAt,
  personAt,
  personBits,
  subjectAt,
  titledAt,
} from './person-spans.ts'
import { nameSpan, spanOfMatch, type NameSpan } from './name-span.ts'
import { matchBits, matchLength } from '../gazetteer/gazetteer.ts'
import { nameBits as declaredNameBits, wordFact as declaredWordFact } from '../name-bits.ts'
import { gazetteerMatchAt, type NamedWords } from '../word-facts.ts'
import { wordClass } from '../../words/word-classes.ts'

/** As constants of this module, which V8 folds into compiled code; an imported binding is a load each time. */
const nameBits = declaredNameBits
const wordFact = declaredWordFact

const titleReach = 10
/** A name where a title, a verb or a word like مدينة stands before it. */
const expectedName = wordFact.unknown | wordFact.familyShape | wordFact.likely
// prettier-ignore
const endsTitle =
  wordClass.verb | wordClass.complementiser | wordClass.relative | wordClass.time | wordClass.adverbial

const endsLine = gap.sentenceEnd | gap.newline | gap.bracketOpen | gap.bracketClose
const beforeName = wordClass.verb | wordClass.placeWord
const factBeforeName = wordFact.verb | wordFact.demonym
/** Bits without which no rule begins a name. */
const mayBegin = wordFact.mayOpen | nameBits.opens | expectedName

/** The name spans of a text in order, not overlapping. Linear: every rule looks a bounded number of tokens ahead. */
export function findNameSpans(words: NamedWords): NameSpan[] {
  const { bits, names, gaps } = words
  const { count } = words.scan
  const found: NameSpan[] = []
  let titleAt = -1
  /** Where the latest person's name ends. */
  let personTo = -1
  for (let i = 0; i < count;) {
    const name = names[i] ?? 0
    if (!(name & wordFact.arabic)) {
      titleAt = -1
      i++
      continue
    }
    if (titleAt >= 0 && ((gaps[i] ?? 0) & endsLine || i - titleAt > titleReach)) titleAt = -1
    if (name & mayBegin) {
      const goesOn = name & nameBits.opens && (names[i + 1] ?? 0) & nameBits.inner
      const afterName = personTo === i
      if (name & wordFact.mayOpen || goesOn || (name & expectedName && isExpected(words, i, titleAt, afterName))) {
        const span = nameAt(words, i, titleAt, afterName)
        if (span) {
          if (span.kind === 'person') {
            span.titleFrom = titleAt
            titleAt = -1
            personTo = span.to
          } else personTo = -1
          found.push(span)
          i = span.to
          continue
        }
      }
    }
    const b = bits[i] ?? 0
    if (b & wordClass.title && !(b & wordClass.verb)) {
      if (titleAt < 0) titleAt = i
    } else if (b & endsTitle) titleAt = -1
    i++
  }
  return found
}

/** A name is expected at the token: after a title, a verb, a word like مدينة, an adjective of a country, a person's name. */
function isExpected(words: NamedWords, i: number, titleAt: number, afterName: boolean): boolean {
  if (titleAt >= 0 || afterName) return true
  if (i === 0) return false
  return ((words.bits[i - 1] ?? 0) & beforeName) !== 0 || ((words.names[i - 1] ?? 0) & factBeforeName) !== 0
}

function nameAt(words: NamedWords, i: number, titleAt: number, afterName: boolean): NameSpan | undefined {
  const { bits, names, gaps } = words
  const b = bits[i] ?? 0
  const name = names[i] ?? 0
  const before = i > 0 ? (bits[i - 1] ?? 0) : 0
  const lastFact = i > 0 ? (names[i - 1] ?? 0) : 0
  const joined = !((gaps[i] ?? 0) & phraseBreak)
  if (name & (nameBits.head | nameBits.state)) {
    const organisation = organisationAt(words, i)
    if (organisation) return organisation
  }
  const match = gazetteerMatchAt(words, i)
  if (match !== 0 && isPlausible(words, i, match, name)) {
    // "لندن" is a place, "حسن نصرالله" a person whose first name opens no place.
    return spanOfMatch(match, i)
  }
  if (before & wordClass.placeWord && joined && name & wordFact.unknown && !((names[i - 1] ?? 0) & wordFact.definite)) {
    let to = i + 1
    while (to < i + 3 && (names[to] ?? 0) & wordFact.unknown && !((gaps[to] ?? 0) & phraseBreak)) to++
    return nameSpan('place', i, to, 0)
  }
  if (b & wordClass.nameJoint && !(b & wordClass.verb)) {
    const person = kunyaAt(words, i)
    if (person) return person
  }
  if (name & personBits) {
    const person = personAt(words, i, titleAt)
    if (person) return person
  }
  if (titleAt >= 0 && i > titleAt) {
    const person = titledAt(words, i, titleAt)
    if (person) return person
  }
  if (afterName) {
    const person = joinedPersonAt(words, i)
    if (person) return person
  }
  if (joined && (before & wordClass.verb || lastFact & wordFact.verb)) {
    const person = subjectAt(words, i)
    if (person) return person
  }
  if (joined && lastFact & wordFact.demonym) {
    const person = nationalAt(words, i)
    if (person) return person
  }
  return name & wordFact.foreign ? foreignAt(words, i) : undefined
}

function isPlausible(words: NamedWords, i: number, match: number, name: number): boolean {
  const { bits } = words
  if (matchLength(match) > 1) return true
  if (match & matchBits.organisation) {
    // "القاعدة", "زين": one ordinary word is an organisation only after a head, or in quotation marks.
    const isKnownWord = (name & (nameBits.ambiguousOrganisation | nameBits.given | nameBits.ordinary)) !== 0
    const before = i > 0 ? (bits[i - 1] ?? 0) : 0
    return !isKnownWord || (before & (wordClass.organisation | wordClass.media)) !== 0
  }
  if (!(name & (nameBits.ambiguousPlace | nameBits.given | nameBits.ordinary))) return true
  const before = i > 0 ? (bits[i - 1] ?? 0) : 0
  if (before & wordClass.placeWord) return true
  if (name & nameBits.ambiguousPlace) return false
  return (before & wordClass.preposition) !== 0
}
