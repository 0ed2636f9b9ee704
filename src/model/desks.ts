/**
 * The sections of a newspaper, by what an article is about, whatever its publisher calls them ("desk", since `section` is the publisher's word).
 * In: nothing. Out: the keys, in the order of a front page. Touches nothing.
 *
 * There is no "world": what is abroad for one reader is home for another, and countries can be searched for.
 */
export const desks = [
  'politics',
  'economy',
  'society',
  'accidents',
  'technology',
  'health',
  'culture',
  'sport',
] as const

export type Desk = (typeof desks)[number]

export function isDesk(value: unknown): value is Desk {
  return desks.some((desk) => desk === value)
}

/** What an article's section is taken to be. */
export interface DeskFound {
  key: Desk
  /** 0..1: how often such a finding is right. */
  confidence: number
  /** The publisher's own name for it, or the words of the article. */
  from: 'publisher' | 'words'
}

/** Below this no page, list or filter tells an article's section. */
export const deskShownFrom = 0.6
