/**
 * Places by name: countries, territories, cities, regions, with the country each lies in; adjectives of countries.
 * In: words and their hashes. Out: place entries. Touches nothing; built once from src/data/places and Intl.DisplayNames.
 */
import * as lists from '../../../data/places.data.ts'
import { hash32 } from '../../../model/ids.ts'
import { normalise } from '../../../text/normalise.ts'
import { wordHash } from '../../../text/word-hash.ts'
import { WordTable } from '../../../text/word-table.ts'

export interface Place {
  /** Key that is equal for every spelling: "place:RU", or "place:" and the normalised name. */
  key: string
  /** Canonical Arabic name. */
  name: string
  /** ISO 3166 alpha-2; undefined for what lies in several countries. */
  country: string | undefined
}

/** A name of a place: the hashes of its words. */
export interface PlaceName {
  words: readonly number[]
  place: Place
}

const places: Place[] = []
const byName = new WordTable()
const allNames: PlaceName[] = []
const demonyms = new WordTable()
const demonymHashes = new Set<number>()
const countries: Place[] = []
const countryNames = new Map<string, string>()

function addPlace(place: Place, spellings: readonly string[]): void {
  places.push(place)
  const value = places.length
  for (const spelling of spellings) {
    const words = normalise(spelling).split(/\s+/u).filter(Boolean)
    if (words.length === 0) continue
    const key = hash32(words.join(' '))
    if (byName.get(key) !== 0) continue
    byName.set(key, value)
    allNames.push({ words: words.map(hash32), place })
  }
}

function fill(): void {
  const numberOf = new Map<string, number>()
  for (const entry of lists.countries) {
    const [name = '', iso = '', ...others] = entry.split(' | ')
    const country: Place = { key: `place:${iso}`, name, country: iso }
    addPlace(country, [name, ...others])
    countryNames.set(iso, name)
    numberOf.set(iso, countries.push(country))
  }
  for (const entry of lists.demonyms) {
    const [adjective = '', iso = '', ...people] = entry.split(' | ')
    const number = numberOf.get(iso)
    if (number === undefined) throw new RangeError(`demonym of a country in no list: ${entry}`)
    addDemonym(adjective, number)
    for (const plural of people) addDemonymForm(plural, number)
  }
  const display = new Intl.DisplayNames(['ar'], { type: 'region', fallback: 'none' })
  for (let a = 65; a <= 90; a++) {
    for (let b = 65; b <= 90; b++) {
      const iso = String.fromCharCode(a, b)
      const name = notCountries.has(iso) ? undefined : display.of(iso)
      if (!name) continue
      const bare = name.replace(/\s*\(.*\)/u, '')
      addPlace({ key: `place:${iso}`, name: countryNames.get(iso) ?? bare, country: iso }, [bare])
    }
  }
  for (const list of [lists.cities, lists.cldrCities]) {
    for (const entry of list) {
      const [name = '', iso] = entry.split(' | ')
      addPlace({ key: `place:${normalise(name)}`, name, country: iso === '-' ? undefined : iso }, [name])
    }
  }
}

/** Codes that are no territory of today: groupings, tests, withdrawn codes that share a name. */
const notCountries = new Set('EU EZ UN XA XB ZZ QO SU DD DY FX NH RH TP YD YU ZR CS BU HV VD CQ CP AN'.split(' '))

function addDemonym(adjective: string, value: number): void {
  for (const ending of ['', 'ة', 'ا', 'ين', 'ون', 'ات', 'تين', 'ان']) addDemonymForm(adjective + ending, value)
}

function addDemonymForm(form: string, value: number): void {
  for (const prefix of ['', 'و']) {
    setDemonym(wordHash(prefix + form), value)
    for (const article of ['ال', 'لل', 'بال']) {
      if (article === 'لل' && prefix) continue
      const hash = wordHash(`${prefix}${article}${form}`)
      // "المجري", "الهندي": an adjective; "الجزائر" stays the country.
      if (byName.get(hash) === 0) setDemonym(hash, value)
    }
  }
}

function setDemonym(hash: number, value: number): void {
  demonyms.set(hash, value)
  demonymHashes.add(hash)
}

fill()

/** The place with exactly this name in any spelling that normalises alike, or undefined. */
export function placeNamed(name: string): Place | undefined {
  const value = byName.get(hash32(normalise(name).split(/\s+/u).filter(Boolean).join(' ')))
  return value === 0 ? undefined : places[value - 1]
}

/** True when the string is the name of a known place. */
export function isPlaceName(name: string): boolean {
  return placeNamed(name) !== undefined
}

/** All names of places, each once. */
export function placeNames(): readonly PlaceName[] {
  return allNames
}

/** Keys of all places, some more than once. */
export function placeKeys(): readonly string[] {
  return places.map((place) => place.key)
}

/** Hashes of the words that `demonymCountry` knows. */
export function demonymWords(): Iterable<number> {
  return demonymHashes
}

/** The countries that have adjectives. */
export function demonymCountries(): readonly Place[] {
  return countries
}

/** The place whose name has this hash (words of the normalised form joined by one space), or undefined. */
export function placeByHash(hash: number): Place | undefined {
  const value = byName.get(hash)
  return value === 0 ? undefined : places[value - 1]
}

/** Index among `demonymCountries` of the country that an adjective or its people's name stands for, or -1. */
export function demonymCountry(hash: number): number {
  return demonyms.get(hash) - 1
}

/** The country that an adjective or its people's name stands for (الروسي، روسية، الروس), by the word's hash. */
export function demonymPlace(hash: number): Place | undefined {
  const country = demonymCountry(hash)
  return country < 0 ? undefined : countries[country]
}
