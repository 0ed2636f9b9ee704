/**
 * Organisations that are named by a head word and its complement: حزب …، وزارة …، جامعة ….
 * In: word classes with names and a token. Out: a name span. Touches nothing. Looks at most eight tokens ahead.
 */
import { genericComplements, personComplements } from '../../../data/name-words.data.ts'
import { leadingHeads } from '../../../data/names.data.ts'
import { letter, written } from '../../../text/letters.ts'
import { known, knownBits } from '../../../text/morphology/lexicon.ts'
import { wordHashes } from '../../../text/word-hash.ts'
import { personEnd } from './person-spans.ts'
import { gap, phraseBreak } from '../../../text/scanner/scan.ts'
import { nameSpan, spanOfMatch, type NameSpan } from './name-span.ts'
import { matchBits, matchLength } from '../gazetteer/gazetteer.ts'
import { nameBits, wordFact } from '../name-bits.ts'
import { skippedAt, gazetteerMatchAt, type NamedWords } from '../word-facts.ts'
import { wordClass } from '../../words/word-classes.ts'

const longestOrganisation = 8
const leading = wordHashes(leadingHeads)
const generic = wordHashes(genericComplements)
const calledBy = wordHashes(personComplements)
// prettier-ignore
const endsOrganisation =
  wordClass.verb | wordClass.relative | wordClass.complementiser | wordClass.adverbial | wordClass.time |
  wordClass.numeral | wordClass.pronoun | wordClass.preposition

/** "حزب …", "وزارة …", "جامعة …": a head with its complement. */
export function organisationAt(words: NamedWords, i: number): NameSpan | undefined {
  const { scan, bits, names, gaps } = words
  const known = gazetteerMatchAt(words, i)
  if (known & matchBits.organisation && matchLength(known) > 1) {
    const span = spanOfMatch(known, i)
    span.headed = true
    span.proper = true
    return span
  }
  const leads = leading.has(scan.hash[i] ?? 0) || leading.has(scan.bareHash[i] ?? 0)
  // "بقيادة التحالف": led by it.
  if (leads && (names[i] ?? 0) & wordFact.ba) return undefined
  // "قناة السويس" is a place.
  if ((names[i] ?? 0) & wordFact.definite || (known & matchBits.place && matchLength(known) > 1)) return undefined
  let to = i + 1
  let proper = false
  let isName = false
  while (to < scan.count && to - i < longestOrganisation) {
    const g = gaps[to] ?? 0
    if (g & (phraseBreak & ~(gap.quoteOpen | gap.quoteEither)) || (to > i + 1 && g & phraseBreak)) break
    const b = bits[to] ?? 0
    const name = names[to] ?? 0
    if (b & endsOrganisation) break
    if (b & wordClass.title) {
      // "جامعة الملك سعود": the person's name is part of it; "حكومة الرئيس", "وزارة الداخلية العميد": it has ended.
      const after = to === i + 1 && !isState(words, i) ? namedAfterTitle(words, to) : to
      if (after === to) break
      proper = true
      to = after
      continue
    }
    if (to === i + 1 && isState(words, i) && skippedAt(words, to) === 0) {
      const country = gazetteerMatchAt(words, to)
      if (country & matchBits.place) {
        // "حكومة تونس | التعامل": with its country the office is told whole; "قيادة السعودية" is none.
        if (leads) return undefined
        proper = true
        isName = true
        to += matchLength(country)
        break
      }
    }
    if (name & wordFact.definite) {
      // "وزارة الخارجية الأميركية | المسؤول": behind an adjective only adjectives go on.
      if (to > i + 2 && !(name & wordFact.proclitic) && isNisba(words, to - 1) && isPlainNoun(words, to)) break
      if (name & wordFact.proclitic && (to === i + 1 || name & wordFact.ba)) break
      proper = true
      to++
      continue
    }
    const isOwnWord = skippedAt(words, to) === 0
    const match = to === i + 1 && isOwnWord ? gazetteerMatchAt(words, to) : 0
    // "إدارة بوش", "رئاسة نواف سلام": his administration is no organisation of that name; he is named.
    const isOffice = (names[i] ?? 0) & nameBits.state && match === 0
    if (to === i + 1 && isOffice && isOwnWord && isPersonName(name)) return undefined
    if (to === i + 1 && (name & (nameBits.given | nameBits.family | wordFact.unknown) || match !== 0)) {
      proper = true
      isName = true
      to += matchLength(match || gazetteerMatchAt(words, to)) || 1
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
  if (!proper || (to === i + 2 && generic.has(scan.hash[i + 1] ?? 0))) return undefined
  const span = nameSpan('organisation', i, to, skippedAt(words, i))
  span.headed = true
  span.proper = isName || (to > i + 1 && matchLength(gazetteerMatchAt(words, i + 1)) === to - i - 1)
  span.state = ((names[i] ?? 0) & nameBits.state) !== 0
  return span
}

/** An adjective of a country or in ـي, ـية. */
function isNisba({ scan, names }: NamedWords, token: number): boolean {
  const name = names[token] ?? 0
  if (name & (wordFact.demonym | wordFact.nisba)) return true
  const end = scan.end[token] ?? 0
  return scan.text.charCodeAt(end - 1) === written.taMarbuta && scan.text.charCodeAt(end - 2) === letter.ya
}

/** A noun, or a word that is neither an adjective of the lexicon nor one by its ending. */
function isPlainNoun(words: NamedWords, token: number): boolean {
  if (isNisba(words, token)) return false
  const { bareHash, stemHash } = words.scan
  const bits = knownBits(bareHash[token] ?? 0) | knownBits(stemHash[token] ?? 0)
  return (bits & known.adjective) === 0
}

function isState({ names }: NamedWords, i: number): boolean {
  return ((names[i] ?? 0) & nameBits.state) !== 0
}

/** One past the name behind a title that an organisation may be called by, with the adjective that follows it; `title` for none. */
function namedAfterTitle(words: NamedWords, title: number): number {
  const { scan, names, gaps } = words
  const next = title + 1
  if (!calledBy.has(scan.hash[title] ?? 0) || next >= scan.count || (gaps[next] ?? 0) & phraseBreak) return title
  if (!((names[next] ?? 0) & (nameBits.given | nameBits.family))) return title
  const end = personEnd(words, next)
  const isAdjective = (names[end] ?? 0) & wordFact.definite && !((names[end] ?? 0) & wordFact.proclitic)
  return end < scan.count && isAdjective && !((gaps[end] ?? 0) & phraseBreak) && !((words.bits[end] ?? 0) !== 0)
    ? end + 1
    : end
}

/** A listed name and no ordinary word. */
function isPersonName(name: number): boolean {
  return (name & (nameBits.given | nameBits.family)) !== 0 && !(name & nameBits.ordinary)
}
