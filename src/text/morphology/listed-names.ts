/**
 * Words of the lists of names: what begins like a clitic may be a name's own letter, and what follows one may be a name.
 * In: a hash of a normalised form. Out: yes or no. Touches nothing; the set is built once from the lists of src/data.
 */
import { agencies, outlets } from '../../data/credits.data.ts'
import {
  arabicFamilyNames,
  arabicGivenNames,
  commonForeignFamilyNames,
  commonForeignGivenNames,
  organisations,
  rareForeignFamilyNames,
  rareForeignGivenNames,
} from '../../data/names.data.ts'
import { cities, cldrCities, countries } from '../../data/places.data.ts'
import { IntMap } from '../../structures/int-map.ts'
import { wordHash } from '../word-hash.ts'

/** Names of fewer letters are function words with a clitic as often. */
const fewestLetters = 3
const article = '\u0627\u0644'

/** What joins a later word to a name: البوسنة والهرسك. */
const joined = /^(?:\u0648|\u0644\u0644)/u

const names = new IntMap()
/** A bit for some of the bits of every hash: most words are no names, and this stays in the processor's cache. */
const filter = new Uint8Array(1 << 16)
const filterShift = 13
for (const list of [
  arabicGivenNames,
  arabicFamilyNames,
  commonForeignGivenNames,
  commonForeignFamilyNames,
  rareForeignGivenNames,
  rareForeignFamilyNames,
  countries,
  cities,
  cldrCities,
  organisations,
  agencies,
  outlets,
])
  for (const entry of list) for (const name of entry.split(' | ')) addWords(name.replace('!', '').split(/[ -]/u))

function addWords(words: readonly string[]): void {
  for (const [k, word] of words.entries()) if (k === 0 || !joined.test(word)) addName(word)
}

/** A name is known by the word behind its article; codes of countries are none. */
function addName(name: string): void {
  const bare = name.startsWith(article) ? name.slice(article.length) : name
  if (bare.length < fewestLetters) return
  const hash = wordHash(bare)
  names.set(hash, 1)
  const bit = hash >>> filterShift
  filter[bit >> 3] = (filter[bit >> 3] ?? 0) | (1 << (bit & 7))
}

/** True for the word with this hash when some listed name has it. */
export function isListedName(hash: number): boolean {
  const bit = hash >>> filterShift
  return ((filter[bit >> 3] ?? 0) & (1 << (bit & 7))) !== 0 && names.get(hash) !== 0
}
