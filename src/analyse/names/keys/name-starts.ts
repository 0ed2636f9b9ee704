/**
 * What a reader may begin to type of a name.
 * In: a name. Out: beginnings, normalised. Touches nothing.
 */
import { normalise } from '../../../text/normalise.ts'

const mostStarts = 5
const longestStart = 80

/** Shorter words inside a name (بن, آل, de) are no beginning that anybody types. */
const shortestInside = 3

/** What one may begin to type of a name: the name from each of its first words on, normalised. */
export function nameStarts(name: string): string[] {
  const words = normalise(name.slice(0, 2 * longestStart))
    .split(' ')
    .filter((word) => word !== '')
  return words
    .slice(0, mostStarts)
    .flatMap((word, i) =>
      i > 0 && word.length < shortestInside ? [] : words.slice(i).join(' ').slice(0, longestStart),
    )
}
