/**
 * Word classes with each token's place in the tables of names, and whether it is outside every list.
 * In: word classes. Out: `NamedWords`. Touches nothing but its own memo.
 */
import { script } from '../text/char-table.ts'
import { cliticBits } from '../text/clitics.ts'
import { knownBits, sharedStem } from '../text/lexicon.ts'
import { tokenKind, type Scan } from '../text/scan.ts'
import { lookUpNames, namedThingAt, type NamedThing, type NameWords } from './name-lookup.ts'
import { demonymCountry } from './places.ts'
import { isDefinite, type WordClasses } from './word-classes.ts'

/** Word classes with each token's place in the tables of names; `unknown` is filled as it is asked (0 not asked, 1 no, 2 yes). */
export interface NamedWords extends WordClasses {
  names: NameWords
  unknown: Uint8Array
}

export function withNames(classes: WordClasses): NamedWords {
  const { scan, bits, gaps } = classes
  return { scan, bits, gaps, names: lookUpNames(scan, bits), unknown: new Uint8Array(scan.count) }
}

export function thingAt(words: NamedWords, token: number): NamedThing | undefined {
  return words.names.opens[token] === 1 ? namedThingAt(words.scan, token) : undefined
}

export function surfaceOf(scan: Scan, token: number): string {
  return scan.text.slice(scan.start[token], scan.end[token])
}

/** Outside every list: where a name is expected, it is one. */
export function isUnknown(words: NamedWords, i: number): boolean {
  const asked = words.unknown[i]
  if (asked === 1 || asked === 2) return asked === 2
  const answer = isOutsideLists(words, i)
  words.unknown[i] = answer ? 2 : 1
  return answer
}

function isOutsideLists(words: NamedWords, i: number): boolean {
  const { scan, bits } = words
  if (i >= scan.count || scan.kind[i] !== tokenKind.word || scan.script[i] !== script.arabic) return false
  if ((bits[i] ?? 0) !== 0) return false
  const hash = scan.hash[i] ?? 0
  const bare = scan.bareHash[i] ?? 0
  const stem = scan.stemHash[i] ?? 0
  if (
    knownBits(hash) ||
    knownBits(bare) ||
    knownBits(stem) ||
    sharedStem(hash) >= 0 ||
    sharedStem(bare) >= 0 ||
    sharedStem(stem) >= 0
  )
    return false
  if (demonymCountry(hash) !== undefined) return false
  const length = (scan.end[i] ?? 0) - (scan.start[i] ?? 0)
  if (length < 3) return false
  const word = surfaceOf(scan, i)
  // Inflected shapes: present tense, plural and pronoun endings, feminine and accusative nouns.
  return !/^(?:[\u064A\u062A\u0646]\S{3,}(?:\u0648\u0646|\u0647\u0627|\u0647)|\u064A\S{3,}|\u0627\u0633\u062A\S+|[\u0648\u0641\u0628\u0644\u0643]\u0627\u0644\S+|\u0644\u0644\S+)$|(?:\u0627\u062A|\u064B\u0627?|\u0627\u064B|\u0648\u0646|\u064A\u0646|\u0647\u0627|\u0647\u0645|\u0629)$/u.test(
    word,
  )
}

/** "الغامدي", "الطراونة": the article and an ending of family names, outside the lexicon. */
export function isFamilyShape(scan: Scan, token: number): boolean {
  if (!isDefinite(scan, token) || cliticBits.proclitics(scan.clitics[token] ?? 0) > 0) return false
  const bare = scan.bareHash[token] ?? 0
  if (knownBits(bare) !== 0 || sharedStem(bare) >= 0) return false
  return knownBits(scan.stemHash[token] ?? 0) === 0 || surfaceOf(scan, token).endsWith('\u064A')
}

export function startsWithClitic(scan: Scan, token: number): boolean {
  const first = scan.text.charCodeAt(scan.start[token] ?? 0)
  return (
    (first === 0x648 || first === 0x628 || first === 0x644 || first === 0x641) &&
    cliticBits.proclitics(scan.clitics[token] ?? 0) > 0
  )
}
