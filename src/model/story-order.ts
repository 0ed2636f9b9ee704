/**
 * In which order a list of stories is, and how far back it goes.
 * In: values of addresses and options. Out: the known ones. Touches nothing.
 */
import { dayMs, hourMs } from './instant.ts'

/** `now`: by importance, which fades with time; `newest`: by their last article; `origins`: by independent origins, of as many the newer first. */
export const storyOrders = ['now', 'newest', 'origins'] as const
export type StoryOrder = (typeof storyOrders)[number]

/** Windows that pages and API offer, counted back from now, in ms. */
export const storyWindows = {
  '1h': hourMs,
  '6h': 6 * hourMs,
  '24h': 24 * hourMs,
  '3d': 3 * dayMs,
  '7d': 7 * dayMs,
} as const
export type StoryWindow = keyof typeof storyWindows

// The keys are those of the literal above.
export const storyWindowNames = Object.keys(storyWindows) as StoryWindow[]

export function isStoryOrder(value: unknown): value is StoryOrder {
  return storyOrders.some((order) => order === value)
}

export function isStoryWindow(value: unknown): value is StoryWindow {
  return storyWindowNames.some((name) => name === value)
}
