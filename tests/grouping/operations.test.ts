import { expect, test } from 'vitest'
import { hourMs as hour } from '../../src/model/instant.ts'
import type { Correction } from '../../src/model/story.ts'
import { Grouper } from '../../src/group/engine/grouper.ts'
import { inventedStream, random } from './invented-stream.ts'
import { add, Kept } from './kept-grouping.ts'

const startAt = Date.UTC(2031, 2, 3)
const options = { repairEveryMs: 6 * hour, windowMs: 60 * hour, maxArticles: 4096 }
const kinds = ['move', 'merge', 'split', 'lock', 'unlock', 'undo'] as const

/** One grouper that lives through everything, and one that is made again from what is stored every now and then. */
class TwoLives {
  readonly steady = { kept: new Kept(), grouper: new Grouper(options) }
  readonly broken = { kept: new Kept(), grouper: new Grouper(options) }
  corrections: Correction[] = []
  /** Story ids that a reader may have kept. */
  readonly permalinks = new Set<number>()
  private made = 0
  private readonly draw: () => number

  constructor(draw: () => number) {
    this.draw = draw
  }

  correct(kind: (typeof kinds)[number]): boolean {
    const c = kind === 'undo' ? this.undone() : this.correction(kind)
    if (!c) return false
    for (const { kept, grouper } of [this.steady, this.broken]) kept.change(grouper.correct(c))
    return true
  }

  restart(): void {
    this.broken.grouper = this.broken.kept.restored(options, this.corrections)
  }

  private undone(): Correction | undefined {
    const standing = this.corrections.filter((c) => c.undoneAt === undefined)
    const found = standing[Math.floor(this.draw() * standing.length)]
    if (!found) return undefined
    const undone = { ...found, undoneAt: startAt + ++this.made }
    this.corrections = this.corrections.map((c) => (c === found ? undone : c))
    return undone
  }

  private correction(kind: Exclude<(typeof kinds)[number], 'undo'>): Correction | undefined {
    const recent = [...this.steady.kept.rows.values()].slice(-60)
    const one = recent[Math.floor(this.draw() * recent.length)]
    const two = recent[Math.floor(this.draw() * recent.length)]
    if (!one || !two || one === two) return undefined
    const base = { id: ++this.made, kind, by: 'editor', at: startAt + this.made }
    const lists = {
      merge: { articleIds: [], storyIds: [one.storyId, two.storyId] },
      move: { articleIds: [one.input.id], storyIds: [two.storyId] },
      split: { articleIds: [one.input.id], storyIds: [one.storyId] },
      lock: { articleIds: [one.input.id, two.input.id], storyIds: [one.storyId] },
      unlock: { articleIds: [one.input.id], storyIds: [one.storyId] },
    }
    const c: Correction = { ...base, ...lists[kind] }
    this.corrections.push(c)
    return c
  }

  /** Pairs of held articles that a lock in effect holds together. */
  lockedPairs(): [number, number][] {
    const ended = (lock: Correction): boolean =>
      this.corrections.some(
        (c) =>
          c.kind === 'unlock' &&
          c.undoneAt === undefined &&
          c.id > lock.id &&
          c.articleIds.some((id) => lock.articleIds.includes(id)),
      )
    return this.corrections.flatMap((c): [number, number][] => {
      const [one, two] = c.articleIds
      const stands = c.kind === 'lock' && c.undoneAt === undefined && !ended(c)
      return stands && one !== undefined && two !== undefined ? [[one, two]] : []
    })
  }

  /** Cheap enough for after every operation. */
  checkLocks(): void {
    for (const { grouper } of [this.steady, this.broken]) {
      for (const [one, two] of this.lockedPairs()) {
        if (grouper.storyOf(one) === undefined || grouper.storyOf(two) === undefined) continue
        expect(grouper.storyOf(one)).toBe(grouper.storyOf(two))
      }
    }
  }

  check(): void {
    expect(this.broken.kept.picture()).toEqual(this.steady.kept.picture())
    for (const { kept, grouper } of [this.steady, this.broken]) {
      const stories = kept.stories()
      // Every held article is in exactly one story, and it is the stored one, which the grouper finds by its own id and the article's.
      const held = [...stories].flatMap((story) => grouper.membersOf(story).map((id) => ({ id, story })))
      expect(new Set(held.map(({ id }) => id)).size).toBe(held.length)
      expect(held).toHaveLength(grouper.count)
      expect(held.filter(({ id, story }) => kept.rows.get(id)?.storyId !== story)).toEqual([])
      expect(held.filter(({ story }) => grouper.resolve(story) !== story)).toEqual([])
      expect(held.filter(({ id }) => !stories.has(grouper.resolve(id)))).toEqual([])
      for (const story of this.permalinks)
        expect(stories.has(kept.resolve(story, stories)), `permalink ${story}`).toBe(true)
    }
  }
}

test.each([1, 2, 3])(
  'a thousand articles and corrections, restarted here and there, keep the invariants (%i)',
  (seed) => {
    const draw = random(seed * 1009)
    const { articles } = inventedStream(seed + 20, 700, startAt)
    const lives = new TwoLives(draw)
    let next = 0
    let corrections = 0
    let restarts = 0
    for (let operation = 0; operation < 1000; operation++) {
      const input = articles[next]
      if (input && (draw() < 0.68 || next < 5)) {
        for (const { kept, grouper } of [lives.steady, lives.broken]) add(grouper, input, kept)
        next++
      } else if (lives.correct(kinds[Math.floor(draw() * kinds.length)] ?? 'move')) corrections++
      for (const row of [...lives.steady.kept.rows.values()].slice(-3)) lives.permalinks.add(row.storyId)
      if (draw() < 0.02) {
        lives.restart()
        restarts++
      }
      lives.checkLocks()
      if (operation % 20 === 19) lives.check()
    }
    lives.check()
    expect(corrections).toBeGreaterThan(200)
    expect(restarts).toBeGreaterThan(8)
  },
)
