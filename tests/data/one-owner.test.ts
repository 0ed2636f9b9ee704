/**
 * A name of a place, an organisation or a publisher belongs to one entry, however it is spelt: the order of lists decides nothing.
 * In: the lists of src/data. Out: test results. Touches nothing.
 */
import { expect, test } from 'vitest'
import { agencies, genericCredits, outlets } from '../../src/data/credits.data.ts'
import { organisations } from '../../src/data/names.data.ts'
import { cities, countries, demonyms, neighbourNames } from '../../src/data/places.data.ts'
import { normalise } from '../../src/text/normalise.ts'

const letters = (name: string): string => normalise(name).replace(/[^\p{L}\p{N}]+/gu, '')
const words = (name: string): string => normalise(name).split(/\s+/u).filter(Boolean).join(' ')

/** Spellings that two entries share, or that one entry has twice; `namesOf` gives an entry's spellings. */
function shared(
  entries: readonly string[],
  namesOf: (fields: string[]) => readonly string[],
  keyOf: (name: string) => string,
): string[] {
  const owner = new Map<string, string>()
  const found: string[] = []
  for (const entry of entries) {
    for (const name of namesOf(entry.split(' | '))) {
      const key = keyOf(name)
      const other = owner.get(key)
      if (other !== undefined) found.push(`${name}: ${other}; ${entry}`)
      owner.set(key, entry)
    }
  }
  return found
}

const withoutCode = ([name = '', , ...others]: string[]): string[] => [name, ...others]

test('the helper sees a name that two entries share', () => {
  expect(shared(['\u0623\u0628 | SA', '\u0627\u0628 | EG'], withoutCode, words)).toHaveLength(1)
})

test('organisations', () => {
  expect(shared(organisations, (fields) => fields, words)).toEqual([])
})

test('countries and cities', () => {
  const places = [...countries, ...cities.map((entry) => entry.split(' | ').slice(0, 2).join(' | '))]
  expect(shared(places, withoutCode, words)).toEqual([])
})

test('adjectives of countries and names of their people', () => {
  expect(shared(demonyms, withoutCode, words)).toEqual([])
})

test('countries in each neighbouring language', () => {
  expect(shared(neighbourNames, ([name = '', language = '']) => [`${language} ${name}`], words)).toEqual([])
})

test('agencies and outlets', () => {
  // One publisher may be spelt with and without spaces: the words of the two are found in different ways.
  const namesOf = ([name = '', , ...aliases]: string[]): string[] => [
    ...new Set([name, ...aliases.map((alias) => alias.replace(/^!/, ''))].map(letters)),
  ]
  expect(shared([...agencies, ...genericCredits, ...outlets], namesOf, (key) => key)).toEqual([])
})

test('every country of an adjective is in the list of countries', () => {
  const codes = new Set(countries.map((entry) => entry.split(' | ')[1]))
  expect(demonyms.filter((entry) => !codes.has(entry.split(' | ')[1]))).toEqual([])
})
