/**
 * Spans that name people, places and organisations in Arabic text.
 * In: word classes with names. Out: token spans with a kind. Touches nothing.
 *
 * Rules only: tables of names, titles that a name follows, words that head an organisation or a place, name morphology, and words
 * outside the lexicon where a name is expected. No trained weights.
 */
import { gap, phraseBreak } from '../text/scan.ts'
import { nameBits, type NamedThing } from './name-lookup.ts'
import { skippedAt, thingAt, wordFact, type NamedWords } from './name-words.ts'
import { verbFormAt, wordClass } from './word-classes.ts'

export type NameKind = 'person' | 'place' | 'organisation'

export interface NameSpan {
  kind: NameKind
  from: number
  to: number
  /** Letters of the first token that are not part of the name (و، ل، ب). */
  skipped: number
  thing?: NamedThing
  /** First token of the title before a person's name. */
  titleFrom?: number
  /** An office of the state (وزارة …), which reads as a name only with its complement. */
  state?: boolean
  /** The first token heads the name (حزب، شركة …). */
  headed?: boolean
  /** The complement of the head is a name of its own. */
  proper?: boolean
}

const titleReach = 10
const personBits = nameBits.given | nameBits.family | nameBits.ordinary
/** Bits that say a word is in a table of names. */
// prettier-ignore
const listedBits =
  personBits | nameBits.head | nameBits.state | nameBits.organisationOpener | nameBits.ambiguousPlace |
  nameBits.ambiguousOrganisation | nameBits.placeOpener
/** A name where a title, a verb or a word like مدينة stands before it. */
const expectedName = wordFact.unknown | wordFact.familyShape
const longestPerson = 6
const longestOrganisation = 8
// prettier-ignore
const noName =
  wordClass.verb | wordClass.complementiser | wordClass.preposition | wordClass.adverbial | wordClass.time |
  wordClass.relative | wordClass.negation | wordClass.auxiliary | wordClass.conjunction | wordClass.pronoun | wordClass.numeral | wordClass.attribution |
  wordClass.title | wordClass.organisation | wordClass.media | wordClass.placeWord | wordClass.voice | wordClass.speech |
  wordClass.action

// prettier-ignore
const endsTitle =
  wordClass.verb | wordClass.complementiser | wordClass.relative | wordClass.time | wordClass.adverbial
// prettier-ignore
const functionWord =
  wordClass.complementiser | wordClass.preposition | wordClass.conjunction | wordClass.pronoun | wordClass.adverbial
// prettier-ignore
const endsOrganisation =
  wordClass.verb | wordClass.relative | wordClass.complementiser | wordClass.adverbial | wordClass.time |
  wordClass.numeral | wordClass.pronoun | wordClass.preposition

/** The name spans of a text in order, not overlapping. Linear: every rule looks a bounded number of tokens ahead. */
export function findNameSpans(words: NamedWords): NameSpan[] {
  const { scan, bits, names, gaps } = words
  const found: NameSpan[] = []
  let titleAt = -1
  for (let i = 0; i < scan.count;) {
    const name = names[i] ?? 0
    if (!(name & wordFact.arabic)) {
      titleAt = -1
      i++
      continue
    }
    const b = bits[i] ?? 0
    const g = gaps[i] ?? 0
    if (g & (gap.sentenceEnd | gap.newline | gap.bracketOpen | gap.bracketClose)) titleAt = -1
    if (titleAt >= 0 && i - titleAt > titleReach) titleAt = -1
    const before = i > 0 ? (bits[i - 1] ?? 0) : 0
    const expected = titleAt >= 0 || (before & (wordClass.verb | wordClass.placeWord)) !== 0
    const goesOn = name & nameBits.opens && (names[i + 1] ?? 0) & nameBits.inner
    if (name & wordFact.mayOpen || goesOn || (expected && name & expectedName)) {
      const span = nameAt(words, i, titleAt)
      if (span) {
        if (span.kind === 'person' && titleAt >= 0) span.titleFrom = titleAt
        if (span.kind === 'person') titleAt = -1
        found.push(span)
        i = span.to
        continue
      }
    }
    if (b & wordClass.title && !(b & wordClass.verb)) {
      if (titleAt < 0) titleAt = i
    } else if (b & endsTitle) titleAt = -1
    i++
  }
  return found
}

function nameAt(words: NamedWords, i: number, titleAt: number): NameSpan | undefined {
  const { bits, names, gaps } = words
  const b = bits[i] ?? 0
  const name = names[i] ?? 0
  const before = i > 0 ? (bits[i - 1] ?? 0) : 0
  const joined = !((gaps[i] ?? 0) & phraseBreak)
  if (name & (nameBits.head | nameBits.state)) {
    const organisation = organisationAt(words, i)
    if (organisation) return organisation
  }
  const thing = thingAt(words, i)
  if (thing && isPlausible(words, i, thing, name)) {
    // "لندن" is a place, "حسن نصرالله" a person whose first name opens no place.
    return { kind: thing.kind, from: i, to: i + thing.words, skipped: thing.skipped, thing }
  }
  if (before & wordClass.placeWord && joined && name & wordFact.unknown && !((names[i - 1] ?? 0) & wordFact.definite)) {
    let to = i + 1
    while (to < i + 3 && (names[to] ?? 0) & wordFact.unknown && !((gaps[to] ?? 0) & phraseBreak)) to++
    return { kind: 'place', from: i, to, skipped: 0 }
  }
  if (b & wordClass.nameJoint && !(b & wordClass.verb)) {
    const person = kunyaAt(words, i)
    if (person) return person
  }
  if (name & personBits) {
    const person = personAt(words, i, titleAt)
    if (person) return person
  }
  if (titleAt >= 0 && i > titleAt && isTitled(words, i, titleAt)) {
    return { kind: 'person', from: i, to: personEnd(words, i), skipped: 0 }
  }
  // The subject of a reporting verb: "قال دويسنبرج", "وأكد الظواهري".
  if (before & wordClass.verb && joined && isSubjectName(words, i)) {
    return { kind: 'person', from: i, to: personEnd(words, i), skipped: 0 }
  }
  return name & wordFact.foreign ? foreignAt(words, i) : undefined
}

function isSubjectName(words: NamedWords, i: number): boolean {
  const form = verbFormAt(words.scan, i - 1)
  if (!form || form.tense === 'participle' || form.tense === 'noun' || form.number !== 's') return false
  const name = words.names[i] ?? 0
  if (name & wordFact.clitic) return false
  if ((name & (wordFact.unknown | wordFact.definite)) === wordFact.unknown) return true
  return (
    (name & (wordFact.familyShape | wordFact.nisba | wordFact.demonym)) === (wordFact.familyShape | wordFact.nisba) &&
    (words.bits[i] ?? 0) === 0
  )
}

function isPlausible(words: NamedWords, i: number, thing: NamedThing, name: number): boolean {
  const { bits } = words
  if (thing.words > 1) return true
  if (thing.kind === 'organisation') {
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

function personAt(words: NamedWords, i: number, titleAt: number): NameSpan | undefined {
  const name = words.names[i] ?? 0
  const b = words.bits[i] ?? 0
  const skipped = skippedAt(words, i)
  if (b & functionWord && skipped === 0 && !isAli(words, i)) return undefined
  const to = personEnd(words, i)
  if (to - i > 1) return { kind: 'person', from: i, to, skipped }
  const isOrdinary = (name & nameBits.ordinary) !== 0
  if (skipped > 0 && (isOrdinary || name & wordFact.listed)) return undefined
  if (isOrdinary || !(name & (nameBits.given | nameBits.family)) || b & wordClass.verb) {
    if (titleAt < 0 || !isClosedTitle(words, titleAt, i)) return undefined
  }
  return { kind: 'person', from: i, to, skipped }
}

/** "علي" the name, not "على" the preposition: told apart by the last letter, which some texts write alike. */
function isAli(words: NamedWords, token: number): boolean {
  const { scan, names } = words
  if (!((names[token] ?? 0) & wordFact.nisba)) return false
  if ((scan.end[token] ?? 0) - (scan.start[token] ?? 0) > 4) return false
  const next = token + 1
  const after = names[next] ?? 0
  return (
    next < scan.count &&
    !((scan.gap[next] ?? 0) & phraseBreak) &&
    (after & personBits) !== 0 &&
    !(after & wordFact.clitic)
  )
}

function personEnd(words: NamedWords, i: number): number {
  const { scan, bits, names, gaps } = words
  let to = i + 1
  while (to < scan.count && to - i < longestPerson) {
    const g = gaps[to] ?? 0
    if (g & (phraseBreak & ~gap.dash) || (g & gap.dash && g & gap.space)) break
    const b = bits[to] ?? 0
    const name = names[to] ?? 0
    if (
      b & wordClass.nameJoint &&
      !(name & personBits) &&
      to + 1 < scan.count &&
      !((gaps[to + 1] ?? 0) & phraseBreak)
    ) {
      if ((names[to + 1] ?? 0) & (personBits | wordFact.unknown | wordFact.definite)) {
        to += 2
        continue
      }
      break
    }
    if (b & wordClass.preposition && !isAli(words, to)) break
    if (name & personBits && skippedAt(words, to) === 0) {
      to++
      continue
    }
    if (b & noName && b !== wordClass.organisation) break
    if (name & wordFact.demonym) break
    if (name & wordFact.familyShape || followsGiven(words, i, to)) {
      to++
      continue
    }
    if (name & wordFact.unknown && !(name & wordFact.clitic)) {
      to++
      continue
    }
    break
  }
  return to
}

/** "حسن البنا", "رفعت السعيد", "عبدالله الثاني": a definite word right after given names. */
function followsGiven(words: NamedWords, from: number, token: number): boolean {
  if (((words.names[token] ?? 0) & (wordFact.definite | wordFact.proclitic)) !== wordFact.definite) return false
  return ((words.names[token - 1] ?? 0) & nameBits.given) !== 0 && token - from <= 3
}

/** "أبو مازن", "بن علي": a name that begins with a joint. */
function kunyaAt(words: NamedWords, i: number): NameSpan | undefined {
  const { scan, names } = words
  const next = i + 1
  if (next >= scan.count || (words.gaps[next] ?? 0) & phraseBreak) return undefined
  const name = names[i] ?? 0
  if (!(name & wordFact.kunya)) return undefined
  if (!((names[next] ?? 0) & (listedBits | wordFact.unknown | wordFact.definite))) return undefined
  const skipped = name & wordFact.kunyaSkip ? 1 : 0
  return { kind: 'person', from: i, to: Math.max(next + 1, personEnd(words, next)), skipped }
}

/** A word outside the lexicon after a title: "الرئيس بوتين", "وزير الخارجية الروسي لافروف". */
function isTitled(words: NamedWords, i: number, titleAt: number): boolean {
  const name = words.names[i] ?? 0
  if ((name & (wordFact.unknown | wordFact.definite | wordFact.clitic)) !== wordFact.unknown) return false
  return (
    isClosedTitle(words, titleAt, i) && !((words.gaps[i] ?? 0) & (phraseBreak & ~(gap.quoteOpen | gap.quoteEither)))
  )
}

/** The title's phrase can end before `i`: its last word is definite, an adjective of a country, or a title itself. */
function isClosedTitle(words: NamedWords, titleAt: number, i: number): boolean {
  const last = i - 1
  if (last < titleAt || (words.gaps[i] ?? 0) & (gap.comma | gap.colon | gap.sentenceEnd)) return false
  const name = words.names[last] ?? 0
  if (last === titleAt) return (name & (wordFact.definite | wordFact.initial)) !== 0
  if (name & (wordFact.definite | wordFact.demonym)) return true
  return ((words.bits[last] ?? 0) & wordClass.title) !== 0
}

/** A run of words outside the lexicon with a foreign look: a person when there are two or three, else left alone. */
function foreignAt(words: NamedWords, i: number): NameSpan | undefined {
  const to = personEnd(words, i)
  if (to - i < 2 || to - i > 4) return undefined
  return { kind: 'person', from: i, to, skipped: 0 }
}

/** "حزب …", "وزارة …", "جامعة …": a head with its complement. */
function organisationAt(words: NamedWords, i: number): NameSpan | undefined {
  const { scan, bits, names, gaps } = words
  const known = thingAt(words, i)
  if (known && known.kind === 'organisation' && known.words > 1) {
    const to = i + known.words
    return { kind: 'organisation', from: i, to, skipped: known.skipped, thing: known, headed: true, proper: true }
  }
  if ((names[i] ?? 0) & wordFact.definite) return undefined
  let to = i + 1
  let proper = false
  let isName = false
  while (to < scan.count && to - i < longestOrganisation) {
    const g = gaps[to] ?? 0
    if (g & (phraseBreak & ~(gap.quoteOpen | gap.quoteEither)) || (to > i + 1 && g & phraseBreak)) break
    const b = bits[to] ?? 0
    const name = names[to] ?? 0
    if (b & endsOrganisation) break
    if (b & wordClass.title && !(name & wordFact.definite)) break
    if (name & wordFact.definite) {
      if (name & wordFact.proclitic && (to === i + 1 || name & wordFact.ba)) break
      proper = true
      to++
      continue
    }
    const isOwnWord = skippedAt(words, to) === 0
    const thing = to === i + 1 && isOwnWord ? thingAt(words, to) : undefined
    if (to === i + 1 && (name & (nameBits.given | nameBits.family | wordFact.unknown) || thing)) {
      proper = true
      isName = true
      to += (thing ?? thingAt(words, to))?.words ?? 1
      continue
    }
    if (
      to > i + 1 &&
      proper &&
      name & (nameBits.given | nameBits.family) &&
      isOwnWord &&
      !((names[to - 1] ?? 0) & wordFact.definite)
    ) {
      to++
      continue
    }
    // One indefinite noun inside the chain: "اتحاد صناعة السيارات".
    const isFollowed =
      to + 1 < scan.count && (names[to + 1] ?? 0) & wordFact.definite && !((gaps[to + 1] ?? 0) & phraseBreak)
    if (to === i + 1 && isFollowed && b === 0) {
      to += 2
      proper = true
      continue
    }
    break
  }
  if (!proper) return undefined
  const span: NameSpan = {
    kind: 'organisation',
    from: i,
    to,
    skipped: skippedAt(words, i),
    headed: true,
    proper: isName || thingAt(words, i + 1)?.words === to - i - 1,
  }
  if ((names[i] ?? 0) & nameBits.state) span.state = true
  return span
}
