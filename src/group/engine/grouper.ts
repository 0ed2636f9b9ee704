/**
 * Groups articles into copy groups and stories as they come, one pass, in memory.
 * In: articles with their features, in the order of the stored sequence; corrections. Out: decisions, later changes.
 * Touches nothing: the caller stores what comes out.
 *
 * Everything held is a function of the sequence of articles and of the stories they ended in, so `restore` in stored order leaves the
 * state that `add` left, and equal order gives equal grouping.
 */
import { dayMs, hourMs } from '../../model/instant.ts'
import type { Correction, GroupChange, GroupDecision, Reason } from '../../model/story.ts'
import { linkedPairs } from './average-link.ts'
import { Constraints } from './constraints.ts'
import { CopyGroups } from './copy-groups.ts'
import { concerned, enforce, enforceAll, isInEffect } from './enforce-correction.ts'
import { eventThreshold } from './event-join.ts'
import { HeldArticles, type GroupInput } from './held-articles.ts'
import { linkStrength, linkThreshold, type JoinModel } from './join-model.ts'
import { holdApart, liveMoves, otherCarriers } from './live-events.ts'
import { NeighbourSearch, type Neighbour } from './neighbours.ts'
import { reasonsOf } from './pair-reasons.ts'
import {
  correctionEffort,
  fullEffort,
  lightEffort,
  settle,
  type Effort,
  type SettleTables,
  type StoryMove,
} from './settle.ts'
import { StoryTable } from './story-table.ts'
import { featureKind } from '../../model/features.ts'

export type { GroupInput } from './held-articles.ts'

/** A stored article with the story and copy group that it ended in. */
export interface GroupedInput extends GroupInput {
  storyId: number
  copyGroupId?: number
}

export interface GrouperOptions {
  /** Articles older than this, against the newest, are forgotten. Default 7 days. */
  windowMs?: number
  /** At most this many are held. Default 1,048,576. */
  maxArticles?: number
  /** After each such stretch of stream time the stories that grew in it are looked at again (see `StoryTable.hasGrown`). Default 1 hour. */
  repairEveryMs?: number
  /** Weights to use instead of the packaged ones; for cross-validation. */
  model?: JoinModel
  /** Mean link strength for one thread of a story, instead of the packaged one; for cross-validation. */
  threshold?: number
  /** Fit from which threads are one event, instead of the packaged one; for cross-validation. */
  eventThreshold?: number
}

/** Members of a story that an article is compared with before it joins, and stories that are candidates. */
const comparedMembers = 16
const candidateStories = 8

export class Grouper {
  private readonly held: HeldArticles
  private readonly search: NeighbourSearch
  private readonly stories: StoryTable
  private readonly copies: CopyGroups
  private readonly constraints = new Constraints()
  private readonly windowMs: number
  private readonly repairEveryMs: number
  private newestAt = -Infinity
  /** Number of the last stretch of `repairEveryMs` that was repaired, and the arrivals by then. */
  private repairTick = -Infinity
  private repairedArrivals = 0
  private readonly threshold: number
  private readonly eventThreshold: number
  private waiting: GroupChange[] = []

  constructor(o: GrouperOptions = {}) {
    this.windowMs = o.windowMs ?? 7 * dayMs
    this.repairEveryMs = o.repairEveryMs ?? hourMs
    this.held = new HeldArticles(o.maxArticles ?? 2 ** 20, this.windowMs)
    this.search = new NeighbourSearch(this.held, o.model)
    this.threshold = o.threshold ?? linkThreshold
    this.eventThreshold = o.eventThreshold ?? eventThreshold
    this.stories = new StoryTable(this.held)
    this.copies = new CopyGroups(this.held, this.stories)
  }

  /** Articles held. */
  get count(): number {
    return this.held.count
  }

  /** Bytes of everything held. */
  get bytes(): number {
    return this.held.bytes + this.search.bytes + this.stories.bytes
  }

  /** The story (and copy group) of `a`, which is now held. Changes to earlier articles wait in `repair()`. */
  add(a: GroupInput): GroupDecision {
    const known = this.held.serialOf(a.id)
    if (known !== undefined) return this.decision(known, false, 1, [])
    this.slideWindow(a.at, { repair: true })
    const serial = this.held.insert(a)
    const neighbours = this.search.of(serial)
    this.search.add(serial)
    const choice = this.choose(serial, a, neighbours)
    this.stories.put(serial, choice.storyId ?? a.id)
    this.mergeIfSameEvent(serial, choice.others)
    const isInStory = (n: Neighbour): boolean => this.stories.of(n.serial) === this.stories.of(serial)
    const inStory =
      choice.copy && isInStory(choice.copy) ? choice.copy : neighbours.find((n) => n.copy !== undefined && isInStory(n))
    if (inStory) this.joinCopies(serial, inStory, neighbours)
    const decision = this.decision(serial, choice.storyId === undefined, choice.confidence, choice.reasons)
    if (inStory?.copy) {
      const { containment, jaccard } = inStory.copy
      const shorter = this.held.wordsAt(serial) < this.held.wordsAt(inStory.serial)
      const kind =
        jaccard > 0.95 ? 'exact' : jaccard >= containment * 0.6 ? 'edited' : shorter ? 'contained' : 'contains'
      decision.copyLink = { of: this.idAt(inStory.serial), kind, containment, jaccard }
    }
    return decision
  }

  /** Holds an article that was grouped before; in stored order this leaves the state that `add` left. */
  restore(a: GroupedInput): void {
    if (this.held.serialOf(a.id) !== undefined) return
    this.slideWindow(a.at, { repair: false })
    const serial = this.held.insert(a)
    this.search.add(serial)
    this.stories.put(serial, a.storyId)
    if (a.copyGroupId !== undefined) this.copies.restore(serial, a.copyGroupId)
  }

  /** Takes the changes made to earlier articles since the last call (they are made inside `add`, at points fixed by the order). */
  repair(): GroupChange[] {
    const changes = this.waiting
    this.waiting = []
    return changes
  }

  /** Looks at every held article again, as after the last article of a closed set; gives all changes not yet taken. */
  repairAll(): GroupChange[] {
    const serials: number[] = []
    for (let serial = this.held.oldest; serial < this.held.arrivals; serial++) serials.push(serial)
    this.settle(serials, undefined, fullEffort)
    this.joinLive(this.held.oldest)
    return this.repair()
  }

  /** Applies a person's correction (or its undoing, when `undoneAt` is set) and returns what moved. */
  correct(c: Correction): GroupChange[] {
    if (!this.constraints.apply(c)) return []
    const before = this.waiting
    this.waiting = []
    if (c.undoneAt !== undefined || c.kind === 'unlock')
      this.settle(concerned(c, this.tables), 'correction', correctionEffort)
    else enforce(c, this.tables, this.moveCorrected)
    enforceAll(this.tables, this.moveCorrected)
    const changes = this.waiting
    this.waiting = before
    return changes
  }

  /**
   * Gives a restored grouper the corrections that were made before, oldest first. What the stored grouping shows already changes nothing;
   * what a crash kept from taking effect does so now.
   */
  replayCorrections(corrections: readonly Correction[]): GroupChange[] {
    const standing = this.constraints.applyAll(corrections)
    for (const c of standing)
      if (c.kind !== 'unlock' && !isInEffect(c, this.tables)) enforce(c, this.tables, this.moveCorrected)
    enforceAll(this.tables, this.moveCorrected)
    return this.repair()
  }

  /** The story that `storyId` has become, as far as held articles tell; itself otherwise. */
  resolve(storyId: number): number {
    if (this.stories.withId(storyId) !== undefined) return storyId
    const serial = this.held.serialOf(storyId)
    return serial === undefined ? storyId : this.stories.idOf(serial)
  }

  /** The story of a held article. */
  storyOf(articleId: number): number | undefined {
    const serial = this.held.serialOf(articleId)
    return serial === undefined ? undefined : this.stories.idOf(serial)
  }

  /** The copy group of a held article. */
  copyGroupOf(articleId: number): number | undefined {
    const serial = this.held.serialOf(articleId)
    return serial === undefined ? undefined : this.copies.of(serial)
  }

  /** Ids of the held articles of a story, in order of arrival. */
  membersOf(storyId: number): number[] {
    const story = this.stories.withId(storyId)
    return story === undefined
      ? []
      : this.stories
          .members(story)
          .map((serial) => this.idAt(serial))
          .reverse()
  }

  /** Slides the window and, at each tick, repairs the stories that grew; not while restoring what was repaired before. */
  private slideWindow(at: number, o: { repair: boolean }): void {
    this.newestAt = Math.max(this.newestAt, at)
    const { held } = this
    while (held.count > 0) {
      if (!held.isFull && held.secondsAt(held.oldest) * 1000 >= this.newestAt - this.windowMs) break
      this.stories.take(held.oldest)
      held.dropOldest()
    }
    const tick = Math.floor(this.newestAt / this.repairEveryMs)
    if (tick <= this.repairTick) return
    this.repairTick = tick
    const from = Math.max(held.oldest, this.repairedArrivals)
    this.repairedArrivals = held.arrivals
    if (!o.repair) return
    const grown: number[] = []
    for (let serial = from; serial < held.arrivals; serial++) {
      const story = this.stories.of(serial)
      if (this.stories.newestOf(story) === serial && this.stories.hasGrown(story, from)) grown.push(serial)
    }
    this.settle(grown, undefined, lightEffort)
    this.joinLive(from)
  }

  private choose(serial: number, a: GroupInput, neighbours: readonly Neighbour[]): Choice {
    for (const id of this.constraints.together(a.id)) {
      const other = this.held.serialOf(id)
      if (other === undefined || other === serial) continue
      return { storyId: this.stories.idOf(other), confidence: 1, reasons: [{ code: 'why.corrected' }], others: [] }
    }
    const apart = this.constraints.isEmpty ? [] : this.constraints.apart(a.id)
    const barred = new Set(apart.map((id) => this.storyOf(id)))
    const isOpen = (n: Neighbour): boolean => !barred.has(this.stories.idOf(n.serial))
    const copy = neighbours
      .filter((n) => n.copy?.isForced === true && isOpen(n))
      .sort((x, y) => (y.copy?.containment ?? 0) - (x.copy?.containment ?? 0) || x.serial - y.serial)[0]
    if (copy) {
      const reasons: Reason[] = [
        { code: 'why.same-text', values: { percent: Math.round(100 * (copy.copy?.containment ?? 0)) } },
      ]
      return { storyId: this.stories.idOf(copy.serial), confidence: 0.99, reasons, others: [], copy }
    }
    if (a.features.kind & featureKind.roundUp) return { confidence: 1, reasons: [{ code: 'why.round-up' }], others: [] }
    const nearestOf = new Map<number, Neighbour>()
    for (const n of neighbours) {
      if (nearestOf.size >= candidateStories) break
      if (this.held.kindAt(n.serial) & featureKind.roundUp || !isOpen(n)) continue
      const story = this.stories.of(n.serial)
      if (!nearestOf.has(story)) nearestOf.set(story, n)
    }
    const known = new Map(neighbours.map((n) => [n.serial, n.probability]))
    const scored = [...nearestOf].map(([story, best]) => ({
      story,
      best,
      mean: this.meanStrength(serial, story, known),
    }))
    scored.sort((x, y) => y.mean - x.mean || x.best.serial - y.best.serial)
    const first = scored[0]
    if (!first || first.mean < this.threshold) return { confidence: 1, reasons: [], others: [] }
    this.search.reader.load(serial)
    const reasons = reasonsOf(this.search.reader.compare(first.best.serial))
    const others = scored
      .slice(1, 3)
      .filter((s) => s.mean >= this.threshold)
      .map((s) => s.story)
    return { storyId: this.stories.id(first.story), confidence: first.best.probability, reasons, others }
  }

  /** Mean strength of the links between an article and the members of a story. */
  private meanStrength(serial: number, story: number, known: ReadonlyMap<number, number>): number {
    const members = this.stories.members(story, comparedMembers)
    let loaded = false
    let sum = 0
    for (const member of members) {
      let probability = known.get(member)
      if (probability === undefined) {
        if (!loaded) this.search.reader.load(serial)
        loaded = true
        probability = this.search.probability(member)
      }
      sum += linkStrength(probability)
    }
    return members.length === 0 ? 0 : sum / linkedPairs(members.length)
  }

  /** Merges the article's story with others that it fits, where the mean link between their members reaches the threshold. */
  private mergeIfSameEvent(serial: number, others: readonly number[]): void {
    for (const other of others) {
      const mine = this.stories.of(serial)
      if (other === mine || this.stories.size(other) === 0) continue
      const one = this.stories.members(mine, 8)
      const two = this.stories.members(other, 8)
      if (holdApart(one, two, this.tables)) continue
      let sum = 0
      for (const x of one) {
        this.search.reader.load(x)
        for (const y of two) sum += linkStrength(this.search.probability(y))
      }
      if (sum / linkedPairs(one.length * two.length) < this.threshold) continue
      const [keep, gone] = this.stories.id(mine) <= this.stories.id(other) ? [mine, other] : [other, mine]
      this.moveAll(this.stories.members(gone), this.stories.id(keep), 'merge', serial)
    }
  }

  /** Joins the stories that got members since `from` where they tell one event; texts that both had are one copy group then. */
  private joinLive(from: number): void {
    const moves = liveMoves(from, this.tables)
    this.move(moves, undefined)
    for (const serial of moves.flatMap(({ members }) => members).sort((a, b) => a - b)) {
      const [nearest, ...others] = otherCarriers(serial, this.tables)
      if (!nearest) continue
      this.joinCopies(serial, nearest, [nearest, ...others])
      this.noteCopy(serial)
    }
  }

  private joinCopies(serial: number, nearest: Neighbour, neighbours: readonly Neighbour[]): void {
    for (const other of this.copies.join(serial, nearest, neighbours)) this.noteCopy(other)
  }

  private noteCopy(serial: number): void {
    const storyId = this.stories.idOf(serial)
    const copyGroupId = this.held.copyGroupAt(serial)
    const change = { articleId: this.idAt(serial), fromStoryId: storyId, toStoryId: storyId, copyGroupId }
    this.waiting.push({ ...change, cause: 'copy', reasons: [] })
  }

  private moveAll(serials: readonly number[], storyId: number, cause: GroupChange['cause'], except = -1): void {
    for (const serial of [...serials].sort((a, b) => a - b)) {
      const from = this.stories.idOf(serial)
      if (from === storyId) continue
      this.stories.take(serial)
      this.stories.put(serial, storyId)
      if (serial === except) continue
      const code = cause === 'correction' ? 'why.corrected' : cause === 'merge' ? 'why.merged' : 'why.split'
      this.waiting.push({
        articleId: this.idAt(serial),
        fromStoryId: from,
        toStoryId: storyId,
        cause,
        reasons: [{ code }],
      })
    }
  }

  private readonly moveCorrected = (serials: readonly number[], storyId: number): void =>
    this.moveAll(serials, storyId, 'correction')

  private settle(serials: readonly number[], cause: GroupChange['cause'] | undefined, effort: Effort): void {
    if (serials.length === 0) return
    this.move(settle(serials, this.tables, effort), cause)
  }

  private move(moves: readonly StoryMove[], cause: GroupChange['cause'] | undefined): void {
    for (const { members, storyId, isMerge } of moves)
      this.moveAll(members, storyId, cause ?? (isMerge ? 'merge' : 'split'))
  }

  private decision(serial: number, isNewStory: boolean, confidence: number, reasons: Reason[]): GroupDecision {
    const decision: GroupDecision = {
      articleId: this.idAt(serial),
      storyId: this.stories.idOf(serial),
      isNewStory,
      confidence,
      reasons,
    }
    const group = this.copies.of(serial)
    if (group !== undefined) decision.copyGroupId = group
    return decision
  }

  private get tables(): SettleTables {
    const { held, search, stories, constraints, threshold, eventThreshold } = this
    return { held, search, stories, constraints, threshold, eventThreshold }
  }

  private idAt(serial: number): number {
    return this.held.idAt(serial)
  }
}

interface Choice {
  /** Absent: a story of its own. */
  storyId?: number
  confidence: number
  reasons: Reason[]
  /** Other stories that it fits. */
  others: number[]
  copy?: Neighbour
}
