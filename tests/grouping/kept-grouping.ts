/**
 * What a store would keep of a grouping, for the tests: rows in the order of grouping, redirects, and a grouper made again from them.
 * In: decisions and changes. Out: the same picture that the store gives. Used by tests only; throws where the grouper contradicts itself.
 */
import type { Correction, GroupChange, GroupDecision } from '../../src/model/story.ts'
import { Grouper, type GrouperOptions, type GroupInput } from '../../src/group/engine/grouper.ts'

export interface Row {
  input: GroupInput
  storyId: number
  copyGroupId?: number
}

/** With the store's rule that a copy group's founder learns of it by its id. */
export class Kept {
  readonly rows = new Map<number, Row>()
  readonly redirects = new Map<number, number>()

  decide(input: GroupInput, d: GroupDecision): void {
    this.rows.set(input.id, { input, storyId: d.storyId })
    this.redirects.delete(d.storyId)
    if (d.copyGroupId === undefined) return
    this.group(input.id, d.copyGroupId)
    const founder = this.rows.get(d.copyGroupId)
    if (founder && founder.copyGroupId === undefined) founder.copyGroupId = d.copyGroupId
  }

  change(changes: readonly GroupChange[]): void {
    for (const c of changes) {
      const row = this.rows.get(c.articleId)
      if (!row) throw new Error('a change of an article that was never added')
      if (row.storyId !== c.fromStoryId)
        throw new Error(`a change from ${c.fromStoryId} of an article in ${row.storyId}`)
      row.storyId = c.toStoryId
      if (c.copyGroupId !== undefined) this.group(c.articleId, c.copyGroupId)
      if (c.fromStoryId !== c.toStoryId) this.redirects.set(c.fromStoryId, c.toStoryId)
    }
  }

  /** The stories that have members. */
  stories(): Set<number> {
    return new Set([...this.rows.values()].map((row) => row.storyId))
  }

  /** Where a permalink leads. */
  resolve(storyId: number, alive: ReadonlySet<number>): number {
    let id = storyId
    for (let steps = 0; !alive.has(id) && steps < 1000; steps++) id = this.redirects.get(id) ?? id
    return id
  }

  picture(): [number, number, number | undefined][] {
    return [...this.rows.values()].map((row) => [row.input.id, row.storyId, row.copyGroupId])
  }

  /** A grouper that knows what the store tells of the last two windows, in the order in which it was grouped. */
  restored(o: GrouperOptions & { windowMs: number }, corrections: readonly Correction[] = []): Grouper {
    const grouper = new Grouper(o)
    const rows = [...this.rows.values()]
    const since = Math.max(...rows.map((row) => row.input.at)) - 2 * o.windowMs
    const first = rows.findIndex((row) => row.input.at >= since)
    for (const { input, storyId, copyGroupId } of rows.slice(Math.max(0, first))) {
      grouper.restore({ ...input, storyId, ...(copyGroupId === undefined ? {} : { copyGroupId }) })
    }
    this.change(grouper.replayCorrections(corrections))
    return grouper
  }

  private group(id: number, copyGroupId: number): void {
    const row = this.rows.get(id)
    if (row) row.copyGroupId = copyGroupId
  }
}

/** Adds one article and takes what changed. */
export function add(grouper: Grouper, input: GroupInput, kept: Kept): void {
  kept.decide(input, grouper.add(input))
  kept.change(grouper.repair())
}
