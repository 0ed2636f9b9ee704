/**
 * A long list cut into runs, for statements that bind only so many values.
 * In: a list, a size. Out: runs in the same order. Touches nothing.
 */

/** `items` cut into runs of at most `size`. */
export function* runsOf<T>(items: readonly T[], size: number): Generator<T[]> {
  for (let i = 0; i < items.length; i += size) yield items.slice(i, i + size)
}
