/**
 * How many independent origins a story has, in words, for pages and outgoing feeds.
 * In: counts, a locale. Out: text. Touches nothing.
 */
import type { NoCount } from '../../model/story-origins.ts'
import type { Locale } from './locale.ts'

/** The number of independent origins of a story, its range, or why there is none. */
export interface OriginNumbers {
  sourceCount: number
  originCount: number
  originLeast: number
  originMost: number
  noCount?: NoCount
}

/** "3 independent origins", "2–3 independent origins", or why no number can be told. */
export function originsText(locale: Locale, of: OriginNumbers): string {
  const { originCount: count, originLeast: least, originMost: most, noCount } = of
  if (noCount !== undefined) return locale.text(`origins.noCount.${noCount}`)
  return least < most
    ? locale.text('count.originsRange', { count: most, least, most })
    : locale.text('count.origins', { count })
}
