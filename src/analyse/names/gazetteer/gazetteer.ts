/**
 * Listed places and organisations by the words of their names.
 * In: hashes of words. Out: what they name, as one number. Touches nothing; built once from the lists beside it.
 *
 * A place or an organisation where it stands in a text is one number, so that reading names needs no memory but small tables:
 * letters of the first word that are not part of it, kind, whether longer names begin so, and the node of the tree of names.
 */
import { organisations as organisationEntries } from '../../../data/names.data.ts'
import { hash32 } from '../../../model/ids.ts'
import { normalise } from '../../../text/normalise.ts'
import { packFields } from '../../../structures/packed-fields.ts'
import { NameTree } from '../../../structures/hash-trie.ts'
import { publishers } from '../../credits/publishers.ts'
import { demonymCountries, placeKeys, placeNames, type Place } from './places.ts'
import { WordTable } from '../../words/word-table.ts'

/** A listed place or organisation. */
export interface ListedThing {
  kind: 'place' | 'organisation'
  /** The entity's key, equal in every article. */
  key: string
  name: string
  /** Of a place. */
  country: string | undefined
  /** Place of its key among the keys of all listed things in order, from 0. */
  number: number
}

const fields = packFields({
  /** Letters of the first word that are not part of the name. */
  skipped: 2,
  place: 1,
  organisation: 1,
  /** Longer names begin so. */
  goesOn: 1,
  node: 16,
})
/** Bits of a thing's number; without `place` and `organisation` it is only the beginning of names. */
export const thingBits = fields.mask
/** `place` and `organisation`: something is named. */
export const namesThing = thingBits.place | thingBits.organisation
const nodeShift = fields.shift.node
/** How many bits a thing's number has. */
export const thingWidth = fields.end

const tree = new NameTree()
const listed: ListedThing[] = []
/** By node of the tree: index of the thing whose name ends there. */
const listedAt = new Map<number, number>()
const names: (readonly number[])[] = []

function addName(words: readonly number[], thing: ListedThing): void {
  names.push(words)
  const node = tree.add(words)
  if (listedAt.has(node)) return
  listedAt.set(node, listed.length)
  listed.push(thing)
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
const numbers = new Map(keys.map((key, number) => [key, number]))
/** How many keys listed things have: their numbers are below it. */
export const listedKeys = keys.length

for (const { name, spellings } of organisations) {
  const key = organisationKeyOf(name)
  const thing: ListedThing = { kind: 'organisation', key, name, country: undefined, number: numbers.get(key) ?? -1 }
  for (const spelling of spellings) {
    const words = normalise(spelling).match(/[\p{L}\p{N}]+/gu)
    if (words) addName(words.map(hash32), thing)
  }
}
// After the organisations, which have the names that both have.
for (const { words, place } of placeNames()) addName(words, thingOfPlace(place))
const countries = demonymCountries().map(thingOfPlace)

/** The place as a listed thing. */
export function thingOfPlace({ key, name, country }: Place): ListedThing {
  return { kind: 'place', key, name, country, number: numbers.get(key) ?? -1 }
}

/** By the hash of a key: 1 + its number. */
const numberByHash = new WordTable()
keys.forEach((key, number) => numberByHash.set(hash32(key), number + 1))

/** Number of the listed thing with this key, or -1. */
export function listedNumber(key: string): number {
  const number = numberByHash.get(hash32(key)) - 1
  return number >= 0 && keys[number] === key ? number : -1
}

/** The words of all names, as hashes. */
export function listedNames(): readonly (readonly number[])[] {
  return names
}

/** By node: its number without the letters skipped. */
const thingOfNode = Int32Array.from({ length: tree.count }, (_, node) => {
  const thing = listed[listedAt.get(node) ?? -1]
  const named = thing === undefined ? 0 : thing.kind === 'place' ? thingBits.place : thingBits.organisation
  return (node << nodeShift) | named | (tree.goesOn(node) ? thingBits.goesOn : 0)
})
const listedOfNode = Int32Array.from({ length: tree.count }, (_, node) => listedAt.get(node) ?? -1)
const wordsOfNode = Uint8Array.from(tree.words)
if (tree.count << nodeShift >= 1 << thingWidth) throw new RangeError('too many names for the numbers of things')

/** What the word with this hash begins or names by itself when that many letters are skipped, or 0. */
export function thingOfWord(hash: number, skipped: number): number {
  const node = tree.step(0, hash)
  return node === 0 ? 0 : (thingOfNode[node] ?? 0) | skipped
}

/** What a thing and one more word begin or name, or 0. */
export function thingWith(thing: number, hash: number): number {
  const node = tree.step(thing >> nodeShift, hash)
  return node === 0 ? 0 : (thingOfNode[node] ?? 0) | (thing & thingBits.skipped)
}

/** How many words its name has. */
export function wordsOfThing(thing: number): number {
  return wordsOfNode[thing >> nodeShift] ?? 0
}

/** The place or organisation; undefined for what is only the beginning of names. */
export function listedThing(thing: number): ListedThing | undefined {
  const index = listedOfNode[thing >> nodeShift] ?? -1
  return index < 0 ? undefined : listed[index]
}

/** The country with this index among those that have adjectives (places.ts). */
export function demonymThing(country: number): ListedThing | undefined {
  return country < 0 ? undefined : countries[country]
}
