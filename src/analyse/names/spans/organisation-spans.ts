/**
 * Organisations that are named by a head word and its complement: حزب …، وزارة …، جامعة ….
 * In: word classes with names and a token. Out: a name span. Touches nothing. Looks at most eight tokens ahead.
 */
import { gap, phraseBreak } from '../../../text/scanner/scan.ts'
import { nameSpan, spanOfMatch, type NameSpan } from './name-span.ts'
import { matchBits, matchLength } from '../gazetteer/gazetteer.ts'
import { nameBits, wordFact } from '../name-bits.ts'
import { skippedAt, gazetteerMatchAt, type NamedWords } from '../word-facts.ts'
import { wordClass } from '../../words/word-classes.ts'

const longestOrganisation = 8
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
    const match = to === i + 1 && isOwnWord ? gazetteerMatchAt(words, to) : 0
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
  if (!proper) return undefined
  const span = nameSpan('organisation', i, to, skippedAt(words, i))
  span.headed = true
  span.proper = isName || (to > i + 1 && matchLength(gazetteerMatchAt(words, i + 1)) === to - i - 1)
  span.state = ((names[i] ?? 0) & nameBits.state) !== 0
  return span
}
