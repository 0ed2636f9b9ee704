/**
 * What people have corrected, as articles that must be together and articles that must be apart.
 * In: corrections, in the order they were made. Out: groups and separations by article id. Touches nothing.
 *
 * A story is meant by its founding article, whose id it bears, so that a correction still says the same after a full regroup. Later
 * corrections override earlier ones, except that locked articles always go together.
 */
import type { Correction } from '../../model/story.ts'

export class Constraints {
  private readonly corrections = new Map<number, Correction>()
  /** Article → its group's number; groups are numbered by when they came to be. */
  private groupOf = new Map<number, number>()
  private members = new Map<number, Set<number>>()
  private separations = new Map<number, Set<number>>()
  /** Locks that no later unlock has ended. */
  private locks: Correction[] = []

  /**
   * Takes a correction in; one with `undoneAt` is forgotten. True when anything changed. All is made anew from the corrections that
   * stand, so that the constraints follow from these alone, whatever was undone or unlocked meanwhile, and a restart finds the same.
   */
  apply(c: Correction): boolean {
    if (c.undoneAt !== undefined) {
      if (!this.corrections.delete(c.id)) return false
    } else this.corrections.set(c.id, c)
    this.rebuild()
    return true
  }

  /** Takes in all of these, as `apply` would one after another; gives those that stand. */
  applyAll(corrections: readonly Correction[]): Correction[] {
    const standing = corrections.filter((c) => c.undoneAt === undefined)
    for (const c of standing) this.corrections.set(c.id, c)
    this.rebuild()
    return standing
  }

  get isEmpty(): boolean {
    return this.groupOf.size === 0
  }

  has(articleId: number): boolean {
    return this.groupOf.has(articleId)
  }

  /** Articles that must be in one story with this one, itself included; empty when it is free. */
  together(articleId: number): readonly number[] {
    const group = this.groupOf.get(articleId)
    return group === undefined ? [] : [...(this.members.get(group) ?? [])]
  }

  /** Every group of two or more. */
  groups(): number[][] {
    return [...this.members.values()].filter((m) => m.size > 1).map((m) => [...m])
  }

  /** Every group, those of one article too. */
  all(): number[][] {
    return [...this.members.values()].filter((m) => m.size > 0).map((m) => [...m])
  }

  /** Articles that must not be in one story with this one. */
  apart(articleId: number): number[] {
    const group = this.groupOf.get(articleId)
    if (group === undefined) return []
    const ids: number[] = []
    for (const other of this.separations.get(group) ?? []) ids.push(...(this.members.get(other) ?? []))
    return ids
  }

  areApart(a: number, b: number): boolean {
    const one = this.groupOf.get(a)
    const two = this.groupOf.get(b)
    return one !== undefined && two !== undefined && this.separations.get(one)?.has(two) === true
  }

  /** True when an article of one list must not be in one story with one of the other. */
  holdApart(one: readonly number[], two: readonly number[]): boolean {
    if (this.isEmpty) return false
    const bound = two.filter((id) => this.has(id))
    return bound.length > 0 && one.some((a) => this.has(a) && bound.some((b) => this.areApart(a, b)))
  }

  private rebuild(): void {
    this.groupOf = new Map()
    this.members = new Map()
    this.separations = new Map()
    this.locks = [...this.corrections.values()].filter((c) => c.kind === 'lock' && !this.isUnlocked(c))
    for (const c of [...this.corrections.values()].sort((a, b) => a.at - b.at || a.id - b.id)) this.add(c)
  }

  private add(c: Correction): void {
    switch (c.kind) {
      case 'move': {
        const target = c.storyIds[0]
        if (target === undefined) return
        for (const id of c.articleIds) {
          if (id === target || this.isLockedWith(id, target)) continue
          this.unite(this.leave(id), this.group(target))
        }
        this.keep(target, c.memberIds)
        // What was taken out of a story is no bridge that leads it here.
        for (const left of c.storyIds.slice(1)) this.separate(this.group(target), this.group(left))
        return
      }
      case 'merge': {
        const [first, ...rest] = c.storyIds
        if (first === undefined) return
        for (const id of rest) this.unite(this.group(first), this.group(id))
        this.keep(first, c.memberIds)
        return
      }
      case 'split': {
        const from = c.storyIds[0]
        const stays = from !== undefined && c.articleIds.includes(from)
        const moving = c.articleIds.filter((id) => stays || from === undefined || !this.isLockedWith(id, from))
        const [first, ...rest] = moving
        if (first === undefined) return
        let group = this.leave(first)
        for (const id of rest) if (this.groupOf.get(id) !== group) group = this.unite(group, this.leave(id))
        if (from === undefined || stays) return
        this.keep(from, c.memberIds)
        this.separate(group, this.group(from))
        return
      }
      case 'lock': {
        const [first, ...rest] = c.articleIds
        if (first === undefined || !this.locks.includes(c)) return
        for (const id of rest) this.unite(this.group(first), this.group(id))
        return
      }
      case 'unlock':
        return
    }
  }

  /** Puts the other members that the person saw beside `anchor`, those that a later correction took elsewhere included. */
  private keep(anchor: number, memberIds: readonly number[] = []): void {
    for (const id of memberIds)
      if (id !== anchor) this.unite(this.group(anchor), this.groupOf.get(id) ?? this.leave(id))
  }

  /** Articles locked with `id` by a lock that no later unlock of one of them has ended. */
  private lockedWith(id: number): Set<number> {
    const found = new Set([id])
    for (let before = 0; before < found.size;) {
      before = found.size
      for (const lock of this.locks)
        if (lock.articleIds.some((a) => found.has(a))) for (const a of lock.articleIds) found.add(a)
    }
    return found
  }

  private isUnlocked(lock: Correction): boolean {
    for (const c of this.corrections.values()) {
      if (c.kind !== 'unlock' || c.at < lock.at || (c.at === lock.at && c.id < lock.id)) continue
      if (c.articleIds.some((id) => lock.articleIds.includes(id))) return true
      if (c.articleIds.length === 0 && c.storyIds.some((id) => lock.storyIds.includes(id))) return true
    }
    return false
  }

  private isLockedWith(a: number, b: number): boolean {
    return a === b || this.lockedWith(a).has(b)
  }

  /** Takes the article, with those locked to it, out of its group into one of its own; gives the new group. */
  private leave(id: number): number {
    const moving = this.lockedWith(id)
    const group = this.nextGroup()
    const members = new Set<number>()
    for (const article of moving) {
      const old = this.groupOf.get(article)
      if (old !== undefined) this.members.get(old)?.delete(article)
      this.groupOf.set(article, group)
      members.add(article)
    }
    this.members.set(group, members)
    return group
  }

  private group(id: number): number {
    return this.groupOf.get(id) ?? this.leave(id)
  }

  /** Makes two groups one, whatever kept them apart; gives the group that remains. */
  private unite(a: number, b: number): number {
    if (a === b) return a
    for (const id of this.members.get(b) ?? []) {
      this.groupOf.set(id, a)
      this.members.get(a)?.add(id)
    }
    this.members.delete(b)
    const theirs = this.separations.get(b) ?? new Set<number>()
    this.separations.delete(b)
    for (const other of theirs) {
      this.separations.get(other)?.delete(b)
      if (other !== a) this.separate(a, other)
    }
    this.separations.get(a)?.delete(b)
    return a
  }

  private separate(a: number, b: number): void {
    if (a === b) return
    for (const [one, two] of [[a, b] as const, [b, a] as const]) {
      const set = this.separations.get(one)
      if (set) set.add(two)
      else this.separations.set(one, new Set([two]))
    }
  }

  private groupCount = 0
  private nextGroup(): number {
    return this.groupCount++
  }
}
