/**
 * Baselines for clitic splitting and stemming: length rules, light10, Snowball.
 * In: a word. Out: its proclitics or stem. Touches nothing.
 */
import { createRequire } from 'node:module'
import { normalise } from '../../src/text/normalise.ts'

/** Proclitics by word length alone. */
export function lengthRuleProclitics(surface: string): string {
  let word = normalise(surface)
  let out = ''
  if (/^[وف]/.test(word) && word.length >= 5) {
    out = word.slice(0, 1)
    word = word.slice(1)
  }
  if (/^[بك]ال/.test(word) || (word.startsWith('لل') && word.length >= 5)) return out + word.slice(0, 1)
  return /^[بلك]/.test(word) && word.length >= 6 ? out + word.slice(0, 1) : out
}

/** Larkey's light10: prefixes once, suffixes repeatedly, two letters stay. */
export function light10(surface: string): string {
  let word = normalise(surface)
  if (word.length > 3 && word.startsWith('و')) word = word.slice(1)
  for (const prefix of ['وال', 'بال', 'كال', 'فال', 'ال', 'لل'])
    if (word.startsWith(prefix) && word.length - prefix.length >= 2) {
      word = word.slice(prefix.length)
      break
    }
  for (const suffix of ['ها', 'ان', 'ات', 'ون', 'ين', 'يه', 'ه', 'ي'])
    if (word.endsWith(suffix) && word.length - suffix.length >= 2) word = word.slice(0, -suffix.length)
  return word
}

interface Snowball {
  newStemmer(language: string): { stem(word: string): string }
}
const arabic = (createRequire(import.meta.url)('snowball-stemmers') as Snowball).newStemmer('arabic')

export function snowballStem(surface: string): string {
  return arabic.stem(surface.replace(/[\u064B-\u0652\u0640]/g, ''))
}
