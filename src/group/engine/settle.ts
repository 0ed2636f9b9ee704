/**
 * Looks again at a set of articles and their surroundings: average link over what is now known, with stable story ids.
 * In: serials, and the grouper's tables. Out: which articles go to which story. Changes nothing itself.
 */
import { featureKind } from '../../model/features.ts'
import { averageLink, type Link } from './average-link.ts'
import type { Constraints } from './constraints.ts'
import { joinEvents } from './event-join.ts'
import type { HeldArticles } from './held-articles.ts'
import { linkStrength } from './join-model.ts'
import type { NeighbourSearch } from './neighbours.ts'
import type { StoryTable } from './story-table.ts'

export interface SettleTables {
  held: HeldArticles
  search: NeighbourSearch
  stories: StoryTable
  constraints: Constraints
  threshold: number
  eventThreshold: number
}

export interface StoryMove {
  members: number[]
  storyId: number
  /** The members come from another story that goes on; else they leave one. */
  isMerge: boolean
}

/** How hard to look. */
export interface Effort {
  /** Candidates compared, an article. */
  compared: number
  /** Neighbours of neighbours compared, an article. */
  secondHop: number
  /** From this probability on, a neighbour's whole story is clustered again too. */
  recruitFrom: number
  /** Larger stories are left as they are. */
  mostMembers: number
  /** Threads of different stories are asked, too, whether they tell one event; else only those that were one story before. */
  acrossStories: boolean
}

/** Of a look that the stream can afford, of one at a closed set, and of one after a correction, which takes even a large story apart. */
export const lightEffort: Effort = {
  compared: 16,
  secondHop: 6,
  recruitFrom: 0.6,
  mostMembers: 16,
  acrossStories: false,
}
export const fullEffort: Effort = {
  compared: 48,
  secondHop: 32,
  recruitFrom: 0.15,
  mostMembers: 32,
  acrossStories: true,
}
export const correctionEffort: Effort = { ...fullEffort, mostMembers: Infinity }

/** Link strength of the hops that lead to a neighbour's neighbour. */
const hopStrength = 0.45
/** Moves that bring the stories of `serials` into the state that average link gives. Cost: one neighbour search an article, twice at most. */
export function settle(serials: readonly number[], t: SettleTables, effort: Effort): StoryMove[] {
  const strengths = new Map<number, Map<number, number>>()
  const copies: [number, number][] = []
  const wanted = new Set<number>()
  const want = (story: number): void => {
    if (t.stories.size(story) <= effort.mostMembers) for (const member of t.stories.members(story)) wanted.add(member)
  }
  for (const serial of serials) want(t.stories.of(serial))
  // A copy: what is recruited in the loop does not recruit in turn.
  const initial = [...wanted]
  for (const serial of initial) {
    for (const n of neighboursOf(serial, t, effort, strengths, copies)) {
      if (n.probability < effort.recruitFrom && !n.copy) continue
      want(t.stories.of(n.serial))
    }
  }
  for (const serial of wanted) if (!strengths.has(serial)) neighboursOf(serial, t, effort, strengths, copies)
  addSecondHop(strengths, wanted, t, effort.secondHop)
  const nodes = [...wanted].sort((a, b) => a - b)
  const nodeOf = new Map(nodes.map((serial, node) => [serial, node]))
  const links: Link[] = []
  for (const [a, others] of strengths) {
    for (const [b, strength] of others) {
      const one = nodeOf.get(a)
      const two = nodeOf.get(b)
      // Searches are capped, so one side may know a link that the other does not.
      if (one !== undefined && two !== undefined && (a < b || !strengths.get(b)?.has(a)))
        links.push({ a: one, b: two, strength })
    }
  }
  links.sort((x, y) => x.a - y.a || x.b - y.b)
  const idOf = (node: number): number => t.held.idAt(nodes[node] ?? 0)
  const threads = averageLink(nodes.length, links, {
    threshold: t.threshold,
    together: [...constraintGroups(t, nodeOf), ...copyPairs([...copies, ...sameGroup(nodes, t)], nodeOf, t)],
    apart: (a, b) => t.constraints.areApart(idOf(a), idOf(b)),
    hasApart: (node) => !t.constraints.isEmpty && t.constraints.has(idOf(node)),
  })
  return movesOf(nodes, joined(nodes, threads, t, effort), t)
}

/**
 * The labels after threads that tell one event are joined. The stream asks only those of one story here: that others have come to tell
 * one event is found for all stories that have grown, right after (live-events.ts).
 */
function joined(nodes: readonly number[], threads: Int32Array, t: SettleTables, effort: Effort): Int32Array {
  const clusters = new Map<number, number[]>()
  nodes.forEach((serial, node) => {
    const thread = threads[node] ?? 0
    const members = clusters.get(thread)
    if (members) members.push(serial)
    else clusters.set(thread, [serial])
  })
  const threadsOf = new Map<number, Set<number>>()
  nodes.forEach((serial, node) => {
    const story = t.stories.of(serial)
    const known = threadsOf.get(story)
    if (known) known.add(threads[node] ?? 0)
    else threadsOf.set(story, new Set([threads[node] ?? 0]))
  })
  const parted = new Set([...threadsOf.values()].filter((of) => of.size > 1).flatMap((of) => [...of]))
  const labels = [...clusters.keys()].filter((label) => effort.acrossStories || parted.has(label))
  if (labels.length === 0) return threads
  const idsOf = (serials: readonly number[]): number[] => serials.map((serial) => t.held.idAt(serial))
  const homes = joinEvents(
    t.held,
    labels.map((label) => clusters.get(label) ?? []),
    {
      threshold: t.eventThreshold,
      areApart: (one, two) => t.constraints.holdApart(idsOf(one), idsOf(two)),
    },
  )
  const labelOf = new Map(labels.map((label, i) => [label, labels[homes[i] ?? i] ?? label]))
  return threads.map((thread) => labelOf.get(thread) ?? thread)
}

function neighboursOf(
  serial: number,
  t: SettleTables,
  effort: Effort,
  strengths: Map<number, Map<number, number>>,
  copies: [number, number][],
) {
  const mine = new Map<number, number>()
  strengths.set(serial, mine)
  const isRoundUp = (s: number): boolean => (t.held.kindAt(s) & featureKind.roundUp) !== 0
  const neighbours = t.search.of(serial, effort.compared)
  for (const n of neighbours) {
    if (n.copy?.isForced === true) copies.push([serial, n.serial])
    else if (isRoundUp(serial) || isRoundUp(n.serial)) continue
    mine.set(n.serial, n.copy?.isForced === true ? 1 : linkStrength(n.probability))
  }
  return neighbours
}

/** Compares articles that have a likely neighbour in common: the capped searches miss pairs inside large stories. */
function addSecondHop(
  strengths: Map<number, Map<number, number>>,
  wanted: ReadonlySet<number>,
  t: SettleTables,
  most: number,
): void {
  const found: [number, number, number][] = []
  for (const serial of wanted) {
    const mine = strengths.get(serial)
    if (!mine) continue
    const reach = new Map<number, number>()
    for (const [next, one] of mine) {
      if (one < hopStrength) continue
      for (const [far, two] of strengths.get(next) ?? []) {
        if (two < hopStrength || far === serial || mine.has(far) || !wanted.has(far)) continue
        reach.set(far, Math.max(reach.get(far) ?? 0, one * two))
      }
    }
    if (reach.size === 0) continue
    t.search.reader.load(serial)
    const best = [...reach].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, most)
    for (const [far] of best) found.push([serial, far, linkStrength(t.search.probability(far))])
  }
  for (const [a, b, strength] of found) {
    strengths.get(a)?.set(b, strength)
    strengths.get(b)?.set(a, strength)
  }
}

function constraintGroups(t: SettleTables, nodeOf: ReadonlyMap<number, number>): number[][] {
  return t.constraints.groups().map((ids) =>
    ids.flatMap((id) => {
      const serial = t.held.serialOf(id)
      const node = serial === undefined ? undefined : nodeOf.get(serial)
      return node === undefined ? [] : [node]
    }),
  )
}

/** Members of one copy group that are in one story: a copy does not leave its text for another event. */
function sameGroup(serials: readonly number[], t: SettleTables): [number, number][] {
  const pairs: [number, number][] = []
  const lastOf = new Map<string, number>()
  for (const serial of serials) {
    const group = t.held.copyGroupAt(serial)
    if (group === 0) continue
    const key = `${group} ${t.stories.idOf(serial)}`
    const last = lastOf.get(key)
    if (last !== undefined) pairs.push([last, serial])
    lastOf.set(key, serial)
  }
  return pairs
}

function copyPairs(
  copies: readonly [number, number][],
  nodeOf: ReadonlyMap<number, number>,
  t: SettleTables,
): number[][] {
  // What a person has set apart stays apart; the others of the text follow by their links.
  const isFree = (serial: number): boolean => t.constraints.isEmpty || !t.constraints.has(t.held.idAt(serial))
  return copies.flatMap(([a, b]) => {
    const one = nodeOf.get(a)
    const two = nodeOf.get(b)
    return one === undefined || two === undefined || !isFree(a) || !isFree(b) ? [] : [[one, two]]
  })
}

/** Clusters keep the id of the earliest founder they hold, else the id that most of them bear, else take their earliest member's. */
function movesOf(nodes: readonly number[], labels: Int32Array, t: SettleTables): StoryMove[] {
  const clusters = new Map<number, number[]>()
  nodes.forEach((serial, node) => {
    const label = labels[node] ?? 0
    const members = clusters.get(label)
    if (members) members.push(serial)
    else clusters.set(label, [serial])
  })
  const claimed = new Map<number, number>()
  for (const [label, members] of clusters) {
    const founder = members.find((serial) => t.held.idAt(serial) === t.stories.idOf(serial))
    if (founder !== undefined) claimed.set(label, t.stories.idOf(founder))
  }
  const taken = new Set(claimed.values())
  for (const [label, members] of clusters) {
    if (claimed.has(label)) continue
    const counts = new Map<number, number>()
    for (const serial of members) counts.set(t.stories.idOf(serial), (counts.get(t.stories.idOf(serial)) ?? 0) + 1)
    const [best] = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])
    const founderHeld = best !== undefined && t.held.serialOf(best[0]) !== undefined
    const id = best && !founderHeld && !taken.has(best[0]) ? best[0] : t.held.idAt(members[0] ?? 0)
    claimed.set(label, id)
    taken.add(id)
  }
  const moves: StoryMove[] = []
  for (const [label, members] of clusters) {
    const storyId = claimed.get(label) ?? 0
    const moving = members.filter((serial) => t.stories.idOf(serial) !== storyId)
    if (moving.length > 0) moves.push({ members: moving, storyId, isMerge: moving.length < members.length })
  }
  return moves
}
