/**
 * How many independent origins a story has, in words, for pages and outgoing feeds.
 * In: counts, a locale. Out: text. Touches nothing.
 */
import { saidOrigins, type NoCount } from '../../model/story-origins.ts'
import type { Locale } from './locale.ts'

/** The number of independent origins of a story, its range, or why there is none. */
export interface OriginNumbers {
  sourceCount: number
  originCount: number
  originLeast: number
  originMost: number
  noCount?: NoCount
}

/** "3 independent origins", "2–3 independent origins", "at least 4 independent origins", or why no number can be told. */
export function originsText(locale: Locale, of: OriginNumbers): string {
  const said = saidOrigins(of)
  switch (said.say) {
    case 'unknown':
      return locale.text(`origins.noCount.${said.why}`)
    case 'at-least':
      return locale.text('count.originsAtLeast', { count: said.least })
    case 'range':
      return locale.text('count.originsRange', { count: said.most, least: said.least, most: said.most })
    case 'number':
      return locale.text('count.origins', { count: said.count })
  }
}
