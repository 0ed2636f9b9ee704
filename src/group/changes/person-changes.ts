/**
 * What two versions tell otherwise of people wherever it stands: another rank before one name, another name in one list of names.
 * In: two versions. Out: `ChangedFact[]`. Pure; linear in both texts.
 *
 * Such words keep their sense where the sentence around them is written anew: the name, or the names beside, tell what they belong to.
 */
import { arabicGivenNames } from '../../data/names.data.ts'
import { wordHashes } from '../../text/word-hash.ts'
import { surface } from '../../text/scanner/scan.ts'
import type { ChangedFact, FactKind, FactSpan } from './fact.ts'
import type { FieldText, VersionText } from './text-version.ts'
import { exclusiveWord, isNearName } from './word-changes.ts'

const givenNames = wordHashes(arabicGivenNames)
const confidence = 0.7
/** Of which an officer may have one of each. */
const ranks = new Set(['title', 'rank'])
/** A rank stands so near before the name. */
const rankTokens = 2
/** Names beside one that differs. */
const listNames = 2

export function changedPersons(a: VersionText, b: VersionText): ChangedFact[] {
  return [...changedRanks(a.text, b.text), ...changedLists(a.text, b.text)]
}

interface Rank {
  which: string
  token: number
}

/** "الدكتور خالد طاهر" and "المهندس خالد طاهر"; who has both is no change. */
function changedRanks(a: FieldText, b: FieldText): ChangedFact[] {
  const later = ranksOf(b)
  return [...ranksOf(a)].flatMap(([person, given]) => {
    const others = later.get(person) ?? []
    const [one] = given
    const [two] = others
    if (!one || !two || given.some((r) => others.some((o) => o.which === r.which))) return []
    return [changeOf('word', a, one.token, b, two.token)]
  })
}

/** What was found in a text that is compared with several. */
const ranksFound = new WeakMap<FieldText, Map<string, Rank[]>>()
const listsFound = new WeakMap<FieldText, number[]>()

function ranksOf(field: FieldText): Map<string, Rank[]> {
  const found = ranksFound.get(field) ?? findRanks(field)
  ranksFound.set(field, found)
  return found
}

function listsOf(field: FieldText): number[] {
  const found = listsFound.get(field) ?? findLists(field)
  listsFound.set(field, found)
  return found
}

/** By first and last name, the ranks that stand before the name. */
function findRanks({ scan: s, version, named }: FieldText): Map<string, Rank[]> {
  const found = new Map<string, Rank[]>()
  const people = (version.analysis?.mentions ?? []).filter((m) => m.field === 'text' && m.entity.startsWith('person:'))
  const byStart = new Map(people.map((m) => [m.start, m]))
  for (let t = 0; t < s.count; t++) {
    const mention = named[t] === 1 ? byStart.get(s.start[t] ?? 0) : undefined
    const words = mention?.entity.slice('person:'.length).split(' ') ?? []
    if (!mention || words.length < 2) continue
    for (let k = Math.max(0, t - rankTokens); k <= t; k++) {
      const rank = exclusiveWord(s.hash[k] ?? 0)
      if (!rank || !ranks.has(rank.of)) continue
      const key = `${rank.of} ${words[0] ?? ''} ${words[words.length - 1] ?? ''}`
      found.set(key, [...(found.get(key) ?? []), { which: rank.which, token: k }])
    }
  }
  return found
}

/** "أسامة وهاني وسليمان" and "أسامة وهاني وسلمان": two names beside are the same, the third is another by a letter. */
function changedLists(a: FieldText, b: FieldText): ChangedFact[] {
  const places = new Map<string, number>()
  for (const at of listsOf(b)) places.set(pairKey(b, at), at)
  return listsOf(a).flatMap((at) => {
    const other = places.get(pairKey(a, at))
    if (other === undefined) return []
    const i = at + listNames
    const j = other + listNames
    if (a.scan.bareHash[i] === b.scan.bareHash[j]) return []
    if (!isNearName(surface(a.scan, i), surface(b.scan, j))) return []
    return stands(a, j, b) || stands(b, i, a) ? [] : [changeOf('name', a, i, b, j)]
  })
}

/** Where three given names stand one after the other. */
function findLists({ scan: s }: FieldText): number[] {
  const found: number[] = []
  let length = 0
  for (let t = 0; t < s.count; t++) {
    const isName = givenNames.has(s.bareHash[t] ?? 0) || givenNames.has(s.hash[t] ?? 0)
    length = isName ? length + 1 : 0
    if (length > listNames) found.push(t - listNames)
  }
  return found
}

function pairKey({ scan: s }: FieldText, at: number): string {
  return `${s.bareHash[at] ?? 0} ${s.bareHash[at + 1] ?? 0}`
}

/** The word at `token` of `of` stands anywhere in `field`. */
function stands(field: FieldText, token: number, of: FieldText): boolean {
  const hash = of.scan.bareHash[token]
  return field.scan.bareHash.includes(hash ?? 0)
}

function changeOf(kind: FactKind, a: FieldText, i: number, b: FieldText, j: number): ChangedFact {
  return { kind, before: wordAt(a, i), after: wordAt(b, j), confidence }
}

function wordAt({ field, scan: s }: FieldText, token: number): FactSpan {
  const start = s.start[token] ?? 0
  return { field, start, length: (s.end[token] ?? start) - start, text: surface(s, token) }
}
