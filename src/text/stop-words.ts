/**
 * Stop-words per language: the packaged list (stopwords-iso), with additions for Arabic.
 * In: a language code. Out: the set of hashes of their normalised forms. Touches nothing (reads the packaged list once).
 */
import { createRequire } from 'node:module'
import { arabicAdditions } from '../data/stop-words.data.ts'
import { hash32 } from '../model/ids.ts'
import { normalise } from './normalise.ts'

const lists = new Map<string, ReadonlySet<number>>()
let packaged: Record<string, string[]> | undefined

/** Hashes of the stop-words of a language; empty for one we have no list of. */
export function stopWords(lang: string): ReadonlySet<number> {
  const key = lang.slice(0, 2)
  const known = lists.get(key)
  if (known !== undefined) return known
  const words = new Set<number>()
  for (const word of packagedList(key)) words.add(hash32(normalise(word)))
  if (key === 'ar') for (const word of arabicAdditions) words.add(hash32(normalise(word)))
  lists.set(key, words)
  return words
}

function packagedList(lang: string): string[] {
  packaged ??= createRequire(import.meta.url)('stopwords-iso') as Record<string, string[]>
  return packaged[lang] ?? []
}
