/**
 * Which stories that got new members tell one event.
 * In: the grouper's tables, from which arrival on members are new. Out: moves of whole stories. Changes nothing itself.
 */
import { joinEvents } from './event-join.ts'
import type { Neighbour } from './neighbours.ts'
import type { SettleTables, StoryMove } from './settle.ts'

/** Newest members by which a story is known when it is asked whether it tells the event of another. */
const readMembers = 64

/**
 * Stories asked at a time, the newest: an archive that gives days, not hours, would otherwise bring all of a month at once. About 100 MB
 * of profiles.
 */
const mostStories = 2 ** 15

/** Each story that joins another goes to the one with the lowest id, founded first. Cost: about that of joining as many clusters. */
export function liveMoves(from: number, t: SettleTables): StoryMove[] {
  const { held, stories } = t
  const live = new Set<number>()
  for (let serial = held.arrivals - 1; serial >= from && live.size < mostStories; serial--) live.add(stories.of(serial))
  const numbers = [...live].reverse()
  const homes = joinEvents(
    held,
    numbers.map((story) => stories.members(story, readMembers).reverse()),
    { threshold: t.eventThreshold, areApart: (one, two) => holdApart(one, two, t) },
  )
  const ids = numbers.map((story) => stories.id(story))
  const kept = new Map<number, number>()
  homes.forEach((home, i) => kept.set(home, Math.min(kept.get(home) ?? Infinity, ids[i] ?? Infinity)))
  const moves: StoryMove[] = []
  homes.forEach((home, i) => {
    const storyId = kept.get(home)
    if (storyId === undefined || ids[i] === storyId) return
    moves.push({ members: stories.members(numbers[i] ?? 0), storyId, isMerge: true })
  })
  return moves
}

/** Candidates beside those by shingles when carriers of one text are looked for. */
const comparedForCopies = 4

/** Members of the article's story that carry its text, the likeliest first, when one of them is in another copy group or in none; else none. */
export function otherCarriers(serial: number, { held, search, stories }: SettleTables): Neighbour[] {
  const story = stories.of(serial)
  const carriers = search
    .of(serial, comparedForCopies)
    .filter((n) => n.copy !== undefined && stories.of(n.serial) === story)
  const group = held.copyGroupAt(serial)
  return carriers.some((n) => group === 0 || held.copyGroupAt(n.serial) !== group) ? carriers : []
}

/** True when a person has set members of the stories apart that these serials are of. */
export function holdApart(one: readonly number[], two: readonly number[], t: SettleTables): boolean {
  const { constraints, held, stories } = t
  if (constraints.isEmpty) return false
  const idsOf = (serials: readonly number[]): number[] =>
    [...new Set(serials.map((serial) => stories.of(serial)))].flatMap((story) =>
      stories.members(story).map((serial) => held.idAt(serial)),
    )
  return constraints.holdApart(idsOf(one), idsOf(two))
}
