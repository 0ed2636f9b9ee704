/**
 * The section that an article stands in at its publisher, as a reader names it and as it is compared.
 * In: what a page or a feed calls it, or the article's address. Out: a short name, or nothing; a key. Touches nothing.
 */
import { noSections } from '../data/pages.data.ts'
import { normalise } from './normalise.ts'
import { searchTokens } from './search-tokens.ts'

const longestName = 60
const mostWords = 4
/** Of an address: more words than this are a headline. */
const mostAddressWords = 3
const generic = new Set(noSections.map(normalise))

/** The name on one line; undefined for what is no name of a section, or says nothing ("News"). */
export function sectionName(given: string): string | undefined {
  if (given.length > 4 * longestName) return undefined
  const name = given.replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ').trim()
  if (name.length < 2 || name.length > longestName || name.split(' ').length > mostWords) return undefined
  return !/\p{L}{2}/u.test(name) || generic.has(normalise(name)) ? undefined : name
}

/** The first step of the address that names one, where another step follows: "/ar/sport/2018/match" is of "sport". */
export function addressSection(url: string): string | undefined {
  const steps = stepsOf(url)
  for (const step of steps.slice(0, -1)) {
    // A language, a country.
    if (/^[a-z]{2}(?:[-_][a-z]{2})?$/i.test(step)) continue
    const words = step.split(/[-_\s]+/)
    if (words.length > mostAddressWords || !/^[\p{L}\p{M}\s_-]{3,30}$/u.test(step)) return undefined
    const name = sectionName(words.join(' '))
    if (name !== undefined) return name
  }
  return undefined
}

/** What spellings of one section have in common: its words as a search reads them. Empty for what has no words. */
export function sectionKey(name: string): string {
  return searchTokens(name.slice(0, 4 * longestName)).stems.join(' ')
}

const longestAddress = 2_000
const mostSteps = 8

function stepsOf(url: string): string[] {
  // An exception costs more than the rest of the function.
  if (url === '' || url.length > longestAddress) return []
  try {
    return new URL(url).pathname
      .split('/')
      .filter((step) => step !== '')
      .slice(0, mostSteps)
      .map(decodeURIComponent)
  } catch {
    return []
  }
}
