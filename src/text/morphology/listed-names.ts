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
import { wordHash } from '../word-hash.ts'
import { WordTable } from '../word-table.ts'

/** Names of fewer letters are function words with a clitic as often. */
const fewestLetters = 3
const article = '\u0627\u0644'

/** What joins a later word to a name: البوسنة والهرسك. */
const joined = /^(?:\u0648|\u0644\u0644)/u

const names = new WordTable()
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
  if (bare.length >= fewestLetters) names.set(wordHash(bare), 1)
}

/** True for the word with this hash when some listed name has it. */
export function isListedName(hash: number): boolean {
  return names.get(hash) !== 0
}
