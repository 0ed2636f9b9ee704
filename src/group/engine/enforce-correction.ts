/**
 * Brings about what a correction says, among the articles held now.
 * In: a correction that the constraints already know, the grouper's tables, how to move articles. Out: moves, by calling back.
 * Touches nothing else.
 */
import type { Correction } from '../../model/story.ts'
import type { SettleTables } from './settle.ts'

export type Move = (serials: readonly number[], storyId: number) => void

/** Held members of every story that a correction names or touches, in order of arrival. */
export function concerned(c: Correction, t: SettleTables): number[] {
  const stories = new Set<number>()
  for (const id of [...c.articleIds, ...c.storyIds]) {
    const serial = t.held.serialOf(id)
    if (serial !== undefined) stories.add(t.stories.of(serial))
    const story = t.stories.withId(id)
    if (story !== undefined) stories.add(story)
  }
  return [...stories].flatMap((story) => t.stories.members(story)).sort((a, b) => a - b)
}

/** True when the held articles are as `c` says, by all that the constraints know: together what must be, apart what must not. */
export function isInEffect(c: Correction, t: SettleTables): boolean {
  const storyOf = (id: number): number[] => {
    const serial = t.held.serialOf(id)
    return serial === undefined ? [] : [t.stories.of(serial)]
  }
  return [...c.articleIds, ...c.storyIds].every((anchor) => {
    const here = new Set(t.constraints.together(anchor).flatMap(storyOf))
    if (here.size > 1) return false
    const elsewhere = t.constraints.apart(anchor).flatMap(storyOf)
    return !elsewhere.some((story) => here.has(story))
  })
}

/**
 * Moves whatever is not as the constraints say, in the order of arrival: a correction may give an earlier one another meaning. A group
 * goes to the story of its earliest member; of two that must be apart, the one without the story's founder leaves, else the later one.
 */
export function enforceAll(t: SettleTables, move: Move): void {
  const groups = t.constraints
    .all()
    .map((ids) => ids.flatMap((id) => t.held.serialOf(id) ?? []).sort((a, b) => a - b))
    .filter((held) => held.length > 0)
    .sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0))
  for (const held of groups) {
    const target = t.stories.idOf(held[0] ?? 0)
    if (held.some((serial) => t.stories.idOf(serial) !== target)) move(held, target)
  }
  for (const one of groups) {
    const serial = one[0] ?? 0
    for (const id of t.constraints.apart(idAt(serial, t))) {
      const other = t.held.serialOf(id)
      if (other === undefined || t.stories.of(other) !== t.stories.of(serial)) continue
      const two = t.constraints.together(id).flatMap((member) => t.held.serialOf(member) ?? [])
      const [early, late] = serial < Math.min(...two) ? [one, two] : [two, one]
      const isFounders = late.some((member) => idAt(member, t) === t.stories.idOf(serial))
      const leaving = isFounders ? early : late
      move(leaving, idAt(Math.min(...leaving), t))
    }
  }
}

/** Moves what a new correction moves. */
export function enforce(c: Correction, t: SettleTables, move: Move): void {
  if (c.kind === 'merge') mergeStories(c, t, move)
  const named =
    c.kind === 'merge' ? c.storyIds : c.kind === 'move' ? [...c.storyIds.slice(0, 1), ...c.articleIds] : c.articleIds
  for (const anchor of named) {
    const held = t.constraints.together(anchor).flatMap((id) => t.held.serialOf(id) ?? [])
    if (held.length === 0) continue
    move(held, c.kind === 'split' ? splitTarget(held, c, t, move) : targetOf(held, c, t))
  }
  renameFounderless(c, t, move)
}

function mergeStories(c: Correction, t: SettleTables, move: Move): void {
  const stories = c.storyIds.flatMap((id) => {
    const serial = t.held.serialOf(id)
    return t.stories.withId(id) ?? (serial === undefined ? [] : t.stories.of(serial))
  })
  const [first, ...rest] = stories
  if (first === undefined) return
  for (const story of rest) if (story !== first) move(t.stories.members(story), t.stories.id(first))
}

function targetOf(held: readonly number[], c: Correction, t: SettleTables): number {
  const wanted = c.storyIds[0]
  const founder = wanted === undefined || c.kind === 'lock' ? undefined : t.held.serialOf(wanted)
  return t.stories.idOf(founder !== undefined && held.includes(founder) ? founder : Math.min(...held))
}

/** The id of the part that a split takes out: its earliest article's. When the founder is among it, the others leave instead. */
function splitTarget(held: readonly number[], c: Correction, t: SettleTables, move: Move): number {
  const from = c.storyIds[0]
  if (from !== undefined && held.some((serial) => idAt(serial, t) === from)) {
    const story = t.stories.withId(from)
    const leaving = story === undefined ? [] : t.stories.members(story).filter((serial) => !held.includes(serial))
    if (leaving.length > 0) move(leaving, idAt(Math.min(...leaving), t))
    return from
  }
  return idAt(Math.min(...held), t)
}

/** A story whose founder has moved elsewhere takes the id of its earliest member, so that a story's id always means its founder. */
function renameFounderless(c: Correction, t: SettleTables, move: Move): void {
  for (const id of c.articleIds) {
    const story = t.stories.withId(id)
    const serial = t.held.serialOf(id)
    if (story === undefined || serial === undefined || t.stories.of(serial) === story) continue
    const members = t.stories.members(story)
    move(members, idAt(Math.min(...members), t))
  }
}

function idAt(serial: number, t: SettleTables): number {
  return t.held.idAt(serial)
}
