/**
 * What stands behind the word of a medium and is no name of one.
 * In: a Scan and a token. Out: yes or no, ends of organisations' names. Touches nothing.
 */
import { gap, type Scan } from '../../text/scanner/scan.ts'
import { cliticBits } from '../../text/morphology/clitics.ts'
import { known, knownBits } from '../../text/morphology/lexicon.ts'
import { extendMatch, matchBits, startMatch } from '../names/gazetteer/gazetteer.ts'
import { nameBitsOf } from '../names/gazetteer/lookup.ts'
import { placeByHash } from '../names/gazetteer/places.ts'
import { nameBits } from '../names/name-bits.ts'

/** "تلفزيونية", in normalised form. */
const indefiniteNisba = /\u064A\u0647$/u

/**
 * What stands unquoted behind the word of a medium and names none: a body or place whose site it is ("موقع وزارة …"، "موقع نادي …"),
 * an adjective ("قناة تلفزيونية"), another word with a letter before it, or the work of an agency ("وكالة مراقبة الائتمان").
 */
export function isNoMediumName(scan: Scan, token: number, isSite: boolean): boolean {
  const { clitics, hash, bareHash } = scan
  const joined = clitics[token] ?? 0
  const own = hash[token] ?? 0
  const isDefinite = cliticBits.hasArticle(joined)
  if (isSite && (isDefinite || placeByHash(own) !== undefined || organisationEnd(scan, token) > 0)) return true
  if (nameBitsOf(own) & (nameBits.head | nameBits.state)) return true
  if (isDefinite) return false
  const bits = knownBits(own)
  if (
    cliticBits.proclitics(joined) > 0 &&
    !(bits & (known.whole | known.name)) &&
    knownBits(bareHash[token] ?? 0) !== 0
  )
    return true
  if (bits & known.adjective || indefiniteNisba.test(scan.words.form(scan.word[token] ?? 0))) return true
  const rest = token + 1
  const continues = rest < scan.count && ((scan.gap[rest] ?? 0) & ~gap.space) === 0
  return (bits & known.noun) !== 0 && continues && cliticBits.hasArticle(clitics[rest] ?? 0)
}

/** One past the longest listed organisation that begins here, or -1. */
export function organisationEnd(scan: Scan, token: number): number {
  let match = startMatch(scan.hash[token] ?? 0, 0)
  let end = -1
  for (let to = token + 1; match !== 0; to++) {
    if (match & matchBits.organisation) end = to
    if (to >= scan.count || (scan.gap[to] ?? 0) & ~gap.space) break
    match = extendMatch(match, scan.hash[to] ?? 0)
  }
  return end
}
