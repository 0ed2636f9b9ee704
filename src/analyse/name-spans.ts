/**
 * Spans that name people, places and organisations in Arabic text.
 * In: word classes. Out: token spans with a kind. Touches nothing.
 *
 * Rules only: tables of names, titles that a name follows, words that head an organisation or a place, name morphology, and words
 * outside the lexicon where a name is expected. No trained weights.
 */
import { cliticBits } from '../text/clitics.ts'
import { knownBits } from '../text/lexicon.ts'
import { gap, phraseBreak, tokenKind } from '../text/scan.ts'
import { script } from '../text/char-table.ts'
import { looksForeign, nameBits, type NamedThing } from './name-lookup.ts'
import {
  isFamilyShape,
  isUnknown,
  startsWithClitic,
  surfaceOf,
  thingAt,
  withNames,
  type NamedWords,
} from './named-words.ts'
import { demonymCountry } from './places.ts'
import { isDefinite, verbFormAt, wordClass, type WordClasses } from './word-classes.ts'

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
const longestPerson = 6
const longestOrganisation = 8
// prettier-ignore
const noName =
  wordClass.verb | wordClass.complementiser | wordClass.preposition | wordClass.adverbial | wordClass.time |
  wordClass.relative | wordClass.negation | wordClass.auxiliary | wordClass.conjunction | wordClass.pronoun | wordClass.numeral | wordClass.attribution |
  wordClass.title | wordClass.organisation | wordClass.media | wordClass.placeWord | wordClass.voice | wordClass.speech |
  wordClass.action

/** The name spans of a text in order, not overlapping. Linear: every rule looks a bounded number of tokens ahead. */
export function findNameSpans(classes: WordClasses): NameSpan[] {
  const words = withNames(classes)
  const { scan, bits } = words
  const found: NameSpan[] = []
  let titleAt = -1
  for (let i = 0; i < scan.count;) {
    if (scan.kind[i] !== tokenKind.word || scan.script[i] !== script.arabic) {
      titleAt = -1
      i++
      continue
    }
    const b = bits[i] ?? 0
    const g = words.gaps[i] ?? 0
    if (g & (gap.sentenceEnd | gap.newline | gap.bracketOpen | gap.bracketClose)) titleAt = -1
    if (titleAt >= 0 && i - titleAt > titleReach) titleAt = -1
    const span = nameAt(words, i, titleAt)
    if (span) {
      if (span.kind === 'person' && titleAt >= 0) span.titleFrom = titleAt
      if (span.kind === 'person') titleAt = -1
      found.push(span)
      i = span.to
      continue
    }
    if (b & wordClass.title && !(b & wordClass.verb)) {
      if (titleAt < 0) titleAt = i
    } else if (
      b &
      (wordClass.verb | wordClass.complementiser | wordClass.relative | wordClass.time | wordClass.adverbial)
    )
      titleAt = -1
    i++
  }
  return found
}

function nameAt(words: NamedWords, i: number, titleAt: number): NameSpan | undefined {
  const { scan, bits } = words
  const b = bits[i] ?? 0
  const name = words.names.bits[i] ?? 0
  const skipped = words.names.skipped[i] ?? 0
  if (name & nameBits.head || name & nameBits.state) {
    const organisation = organisationAt(words, i, skipped, (name & nameBits.state) !== 0)
    if (organisation) return organisation
  }
  const thing = thingAt(words, i)
  if (thing && isPlausible(words, i, thing, name)) {
    // "لندن" is a place, "حسن نصرالله" a person whose first name opens no place.
    const kind = thing.kind
    return { kind, from: i, to: thing.to, skipped: thing.skipped, thing }
  }
  if (i > 0 && (bits[i - 1] ?? 0) & wordClass.placeWord && !((words.gaps[i] ?? 0) & phraseBreak)) {
    if (isUnknown(words, i) && !isDefinite(scan, i - 1)) {
      let to = i + 1
      while (to < i + 3 && isUnknown(words, to) && !((words.gaps[to] ?? 0) & phraseBreak)) to++
      return { kind: 'place', from: i, to, skipped: 0 }
    }
  }
  if (b & wordClass.nameJoint && !(b & wordClass.verb)) {
    const person = kunyaAt(words, i)
    if (person) return person
  }
  if (name & (nameBits.given | nameBits.family | nameBits.ordinary)) {
    const person = personAt(words, i, name, skipped, titleAt)
    if (person) return person
  }
  if (titleAt >= 0 && i > titleAt) {
    const person = titledAt(words, i, titleAt)
    if (person) return person
  }
  if (i > 0 && (bits[i - 1] ?? 0) & wordClass.verb && !((words.gaps[i] ?? 0) & phraseBreak)) {
    // The subject of a reporting verb: "قال دويسنبرج", "وأكد الظواهري".
    if (isSubjectName(words, i)) return { kind: 'person', from: i, to: personEnd(words, i), skipped: 0 }
  }
  if (isUnknown(words, i) && looksForeign(surfaceOf(scan, i))) return foreignAt(words, i)
  return undefined
}

function isSubjectName(words: NamedWords, i: number): boolean {
  const form = verbFormAt(words.scan, i - 1)
  if (!form || form.tense === 'participle' || form.tense === 'noun' || form.number !== 's') return false
  if (startsWithClitic(words.scan, i)) return false
  return (
    (isUnknown(words, i) && !isDefinite(words.scan, i)) ||
    (isFamilyShape(words.scan, i) &&
      (words.bits[i] ?? 0) === 0 &&
      demonymCountry(words.scan.hash[i] ?? 0) === undefined &&
      surfaceOf(words.scan, i).endsWith('\u064A'))
  )
}

function isPlausible(words: NamedWords, i: number, thing: NamedThing, name: number): boolean {
  const { bits } = words
  if (thing.to - i > 1) return true
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

function personAt(words: NamedWords, i: number, name: number, skipped: number, titleAt: number): NameSpan | undefined {
  const { scan, bits } = words
  const b = bits[i] ?? 0
  if (
    b &
      (wordClass.complementiser |
        wordClass.preposition |
        wordClass.conjunction |
        wordClass.pronoun |
        wordClass.adverbial) &&
    skipped === 0 &&
    !isAli(words, i)
  )
    return undefined
  const to = personEnd(words, i)
  const isOrdinary = (name & nameBits.ordinary) !== 0
  const alone = to - i === 1
  const titled = titleAt >= 0 && isClosedTitle(words, titleAt, i)
  if (alone && skipped > 0 && (isOrdinary || knownBits(scan.hash[i] ?? 0) !== 0)) return undefined
  if (isOrdinary || !(name & (nameBits.given | nameBits.family))) {
    if (alone && !titled) return undefined
  }
  if (alone && b & wordClass.verb && !titled) return undefined
  return { kind: 'person', from: i, to, skipped }
}

/** "علي" the name, not "على" the preposition: told apart by the last letter, which some texts write alike. */
function isAli(words: NamedWords, token: number): boolean {
  const { scan } = words
  const end = scan.end[token] ?? 0
  if (scan.text.charCodeAt(end - 1) !== 0x64a || end - (scan.start[token] ?? 0) > 4) return false
  const next = token + 1
  return (
    next < scan.count &&
    !((scan.gap[next] ?? 0) & phraseBreak) &&
    ((words.names.bits[next] ?? 0) & personBits) !== 0 &&
    !startsWithClitic(scan, next)
  )
}

function personEnd(words: NamedWords, i: number): number {
  const { scan, bits } = words
  let to = i + 1
  while (to < scan.count && to - i < longestPerson) {
    const g = words.gaps[to] ?? 0
    if (g & (phraseBreak & ~gap.dash) || (g & gap.dash && g & gap.space)) break
    const b = bits[to] ?? 0
    const nextBits = words.names.bits[to] ?? 0
    if (
      b & wordClass.nameJoint &&
      (nextBits & personBits) === 0 &&
      to + 1 < scan.count &&
      !((words.gaps[to + 1] ?? 0) & phraseBreak)
    ) {
      const after = words.names.bits[to + 1] ?? 0
      if (after & personBits || isUnknown(words, to + 1) || isDefinite(scan, to + 1)) {
        to += 2
        continue
      }
      break
    }
    if (b & wordClass.preposition && !isAli(words, to)) break
    if (words.names.skipped[to] === 0 && nextBits & personBits) {
      to++
      continue
    }
    if (b & noName && b !== wordClass.organisation) break
    if (demonymCountry(scan.hash[to] ?? 0) !== undefined) break
    if (isFamilyShape(scan, to) || followsGiven(words, i, to)) {
      to++
      continue
    }
    if (isUnknown(words, to) && !startsWithClitic(scan, to)) {
      to++
      continue
    }
    break
  }
  return to
}

/** "حسن البنا", "رفعت السعيد", "عبدالله الثاني": a definite word right after given names. */
function followsGiven(words: NamedWords, from: number, token: number): boolean {
  const { scan } = words
  if (!isDefinite(scan, token) || cliticBits.proclitics(scan.clitics[token] ?? 0) > 0) return false
  const before = words.names.bits[token - 1] ?? 0
  return (before & nameBits.given) !== 0 && token - from <= 3
}

/** "أبو مازن", "بن علي": a name that begins with a joint. */
function kunyaAt(words: NamedWords, i: number): NameSpan | undefined {
  const { scan } = words
  const next = i + 1
  if (next >= scan.count || (words.gaps[next] ?? 0) & phraseBreak) return undefined
  const word = surfaceOf(scan, i)
  if (
    !/^[\u0648\u0644\u0628]?(?:\u0623\u0628\u0648|\u0627\u0628\u0648|\u0623\u0628\u064A|\u0628\u0646|\u0627\u0628\u0646|\u0622\u0644|\u0639\u0628\u062F|\u0641\u0627\u0646|\u0641\u0648\u0646)$/u.test(
      word,
    )
  )
    return undefined
  const after = words.names.bits[next] ?? 0
  const skipped = /^[\u0648\u0644\u0628](?:\u0623|\u0627|\u0622|\u0639|\u0628\u0646)/u.test(word) ? 1 : 0
  if (after === 0 && !isUnknown(words, next) && !isDefinite(scan, next)) return undefined
  return { kind: 'person', from: i, to: Math.max(next + 1, personEnd(words, next)), skipped }
}

/** A word outside the lexicon after a title: "الرئيس بوتين", "وزير الخارجية الروسي لافروف". */
function titledAt(words: NamedWords, i: number, titleAt: number): NameSpan | undefined {
  if (!isUnknown(words, i) || isDefinite(words.scan, i) || !isClosedTitle(words, titleAt, i)) return undefined
  if ((words.gaps[i] ?? 0) & (phraseBreak & ~(gap.quoteOpen | gap.quoteEither))) return undefined
  const word = surfaceOf(words.scan, i)
  if (/^[\u0644\u0628\u0648\u0641]/u.test(word) && cliticBits.proclitics(words.scan.clitics[i] ?? 0) > 0)
    return undefined
  return { kind: 'person', from: i, to: personEnd(words, i), skipped: 0 }
}

const personalTitle = /^[\u0648\u0644\u0628]?(?:\u062F|\u0645|\u0623)$/u
/** The title's phrase can end before `i`: its last word is definite, an adjective of a country, or a title itself. */
function isClosedTitle(words: NamedWords, titleAt: number, i: number): boolean {
  const { scan, bits } = words
  const last = i - 1
  if (last < titleAt || (words.gaps[i] ?? 0) & (gap.comma | gap.colon | gap.sentenceEnd)) return false
  if (last === titleAt) return isDefinite(scan, last) || personalTitle.test(surfaceOf(scan, last))
  if (isDefinite(scan, last) || demonymCountry(scan.hash[last] ?? 0) !== undefined) return true
  return ((bits[last] ?? 0) & wordClass.title) !== 0
}

/** A run of words outside the lexicon with a foreign look: a person when there are two or three, else left alone. */
function foreignAt(words: NamedWords, i: number): NameSpan | undefined {
  const to = personEnd(words, i)
  if (to - i < 2 || to - i > 4) return undefined
  return { kind: 'person', from: i, to, skipped: 0 }
}

/** "حزب …", "وزارة …", "جامعة …": a head with its complement. */
function organisationAt(words: NamedWords, i: number, skipped: number, state: boolean): NameSpan | undefined {
  const { scan, bits } = words
  const known = thingAt(words, i)
  if (known && known.kind === 'organisation' && known.to - i > 1) {
    const span: NameSpan = {
      kind: 'organisation',
      from: i,
      to: known.to,
      skipped: known.skipped,
      thing: known,
      headed: true,
      proper: true,
    }
    return span
  }
  if (isDefinite(scan, i)) return undefined
  let to = i + 1
  let proper = false
  let isName = false
  while (to < scan.count && to - i < longestOrganisation) {
    const g = words.gaps[to] ?? 0
    if (g & (phraseBreak & ~(gap.quoteOpen | gap.quoteEither)) || (to > i + 1 && g & phraseBreak)) break
    const b = bits[to] ?? 0
    if (
      b &
      (wordClass.verb |
        wordClass.relative |
        wordClass.complementiser |
        wordClass.adverbial |
        wordClass.time |
        wordClass.numeral |
        wordClass.pronoun)
    )
      break
    if (b & wordClass.preposition) break
    if (b & wordClass.title && !isDefinite(scan, to)) break
    if (isDefinite(scan, to)) {
      const proclitics = cliticBits.proclitics(scan.clitics[to] ?? 0)
      if (proclitics > 0 && to === i + 1) break
      const joined = scan.text.charCodeAt(scan.start[to] ?? 0)
      if (proclitics > 0 && joined === 0x628) break
      proper = true
      to++
      continue
    }
    const name = words.names.bits[to] ?? 0
    const joined0 = words.names.skipped[to] ?? 0
    if (
      to === i + 1 &&
      (name & (nameBits.given | nameBits.family) ||
        (joined0 === 0 && thingAt(words, to) !== undefined) ||
        isUnknown(words, to))
    ) {
      proper = true
      isName = true
      to = thingAt(words, to)?.to ?? to + 1
      continue
    }
    if (
      to > i + 1 &&
      proper &&
      (name & (nameBits.given | nameBits.family)) !== 0 &&
      joined0 === 0 &&
      !isDefinite(scan, to - 1)
    ) {
      to++
      continue
    }
    // One indefinite noun inside the chain: "اتحاد صناعة السيارات".
    if (
      to === i + 1 &&
      to + 1 < scan.count &&
      isDefinite(scan, to + 1) &&
      !((words.gaps[to + 1] ?? 0) & phraseBreak) &&
      b === 0
    ) {
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
    skipped,
    headed: true,
    proper: isName || thingAt(words, i + 1)?.to === to,
  }
  if (state) span.state = true
  return span
}
