/**
 * The gazetteer: places and organisations, found by the words of their names.
 * In: hashes of words. Out: matches. Touches nothing; built once from the lists of src/data.
 *
 * A match is one packed number (letters of the first word that are not part of the name, kind, whether it is a prefix of longer names,
 * node of the trie), so that looking names up allocates nothing.
 */
import { organisations as organisationEntries } from '../../../data/names.data.ts'
import { hash32 } from '../../../model/ids.ts'
import { normalise } from '../../../text/normalise.ts'
import { packFields } from '../../../structures/packed-fields.ts'
import { HashTrie } from '../../../structures/hash-trie.ts'
import { publishers } from '../../credits/publishers.ts'
import { demonymCountries, placeKeys, placeNames, type Place } from './places.ts'
import { WordTable } from '../../../text/word-table.ts'

/** A place or an organisation. */
export interface GazetteerEntry {
  kind: 'place' | 'organisation'
  /** The entity's key, equal in every article. */
  key: string
  name: string
  /** Of a place. */
  country: string | undefined
  /** Rank of its key among all keys of the gazetteer in order, from 0. */
  keyRank: number
}

const fields = packFields({
  /** Letters of the first word that are not part of the name. */
  skipped: 2,
  place: 1,
  organisation: 1,
  /** Longer names begin so. */
  prefix: 1,
  node: 16,
})
/** Bits of a match; without `place` and `organisation` it is only a prefix of names. */
export const matchBits = fields.mask
/** `place` and `organisation`: a whole name is matched. */
export const namedMatch = matchBits.place | matchBits.organisation
const nodeShift = fields.shift.node
/** How many bits a match has. */
export const matchWidth = fields.end

const trie = new HashTrie()
const entries: GazetteerEntry[] = []
/** By node of the trie: index of the entry whose name ends there. */
const entryAt = new Map<number, number>()
const names: (readonly number[])[] = []

function addName(words: readonly number[], entry: GazetteerEntry): void {
  names.push(words)
  const node = trie.add(words)
  if (entryAt.has(node)) return
  entryAt.set(node, entries.length)
  entries.push(entry)
}

/** A publisher's or organisation's name, and the spellings it goes by. */
interface Organisation {
  name: string
  spellings: readonly string[]
}

function organisationsOf(): Organisation[] {
  const all = organisationEntries.map((entry): Organisation => {
    const spellings = entry.split(' | ')
    return { name: spellings[0] ?? '', spellings }
  })
  for (const { kind, name, aliases } of publishers) {
    if (kind === 'generic') continue
    const isPlain = (alias: string): boolean =>
      !alias.startsWith('!') && alias.length > 3 && !aliases.includes(`!${alias}`)
    all.push({ name, spellings: aliases.filter(isPlain) })
  }
  return all
}

const organisationKeyOf = (name: string): string => `organisation:${normalise(name)}`
const organisations = organisationsOf()
const keys = [...new Set([...placeKeys(), ...organisations.map(({ name }) => organisationKeyOf(name))])].sort((a, b) =>
  a < b ? -1 : 1,
)
const ranks = new Map(keys.map((key, rank) => [key, rank]))
/** How many keys the gazetteer has: ranks are below it. */
export const gazetteerKeyCount = keys.length

for (const { name, spellings } of organisations) {
  const key = organisationKeyOf(name)
  const entry: GazetteerEntry = { kind: 'organisation', key, name, country: undefined, keyRank: ranks.get(key) ?? -1 }
  for (const spelling of spellings) {
    const words = normalise(spelling).match(/[\p{L}\p{N}]+/gu)
    if (words) addName(words.map(hash32), entry)
  }
}
// After the organisations: a name that both have is the organisation's.
for (const { words, place } of placeNames()) addName(words, entryOfPlace(place))
const countries = demonymCountries().map(entryOfPlace)

/** The gazetteer's entry of the place. */
export function entryOfPlace({ key, name, country }: Place): GazetteerEntry {
  return { kind: 'place', key, name, country, keyRank: ranks.get(key) ?? -1 }
}

/** By the hash of a key: 1 + its rank. */
const rankByHash = new WordTable()
keys.forEach((key, rank) => rankByHash.set(hash32(key), rank + 1))

/** Rank of this key among the keys of the gazetteer, or -1. */
export function gazetteerKeyRank(key: string): number {
  const rank = rankByHash.get(hash32(key)) - 1
  return rank >= 0 && keys[rank] === key ? rank : -1
}

/** The words of all names, as hashes. */
export function gazetteerNames(): readonly (readonly number[])[] {
  return names
}

/** By node: its match when no letters are skipped. */
const matchOfNode = Int32Array.from({ length: trie.count }, (_, node) => {
  const entry = entries[entryAt.get(node) ?? -1]
  const named = entry === undefined ? 0 : entry.kind === 'place' ? matchBits.place : matchBits.organisation
  return (node << nodeShift) | named | (trie.isPrefix(node) ? matchBits.prefix : 0)
})
const entryOfNode = Int32Array.from({ length: trie.count }, (_, node) => entryAt.get(node) ?? -1)
const wordsOfNode = Uint8Array.from(trie.words)
if (trie.count << nodeShift >= 1 << matchWidth) throw new RangeError('too many names for the bits of a match')

/** The match of the word with this hash, behind `skipped` letters that are not part of it; 0 when it begins no name. */
export function startMatch(hash: number, skipped: number): number {
  const node = trie.step(0, hash)
  return node === 0 ? 0 : (matchOfNode[node] ?? 0) | skipped
}

/** The match longer by one word, or 0. */
export function extendMatch(match: number, hash: number): number {
  const node = trie.step(match >> nodeShift, hash)
  return node === 0 ? 0 : (matchOfNode[node] ?? 0) | (match & matchBits.skipped)
}

/** How many words its name has. */
export function matchLength(match: number): number {
  return wordsOfNode[match >> nodeShift] ?? 0
}

/** The place or organisation; undefined for what is only a prefix of names. */
export function entryOfMatch(match: number): GazetteerEntry | undefined {
  const index = entryOfNode[match >> nodeShift] ?? -1
  return index < 0 ? undefined : entries[index]
}

/** The country with this index among those that have adjectives (places.ts). */
export function demonymEntry(country: number): GazetteerEntry | undefined {
  return country < 0 ? undefined : countries[country]
}
