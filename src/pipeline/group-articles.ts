/**
 * Stage "group": analysed articles → copy groups and stories, by one writer at a time.
 * In: messages that wake it; it takes whatever is not grouped yet, in the order of ids. Out: stored decisions and changes.
 *
 * The grouper's state is derived: it is made again from the store at start, after a change of writer and after a failed write.
 */
import { setImmediate } from 'node:timers/promises'
import type { GroupedInput, GroupInput, GrouperOptions } from '../group/engine/grouper.ts'
import { Grouper } from '../group/engine/grouper.ts'
import { defined } from '../model/defined.ts'
import { decodeFeatures } from '../model/features.ts'
import type { Correction, GroupChange, GroupDecision } from '../model/story.ts'
import type { Message } from '../queue/queue.ts'
import type { GroupedRow, GroupRow } from '../store/records.ts'
import { groupLease } from '../store/regroup/regrouping.ts'
import type { Store } from '../store/store.ts'
import type { Compute } from './compute-pool.ts'
import { countOrigins } from './origin-members.ts'
import type { StageWork, Step, WorkResult } from './run-stage.ts'
import { stageOf } from './stages.ts'
import type { SingleWriter } from './work-loop.ts'

export interface GroupingOptions {
  store: Store
  /** Name of this process among the writers; absent in the embedded deployment, where the lock on the data directory serves. */
  owner?: string
  grouper?: GrouperOptions
  /** Where origins are counted; absent: in this thread. */
  compute?: Pick<Compute, 'origins'>
  windowMs: number
}

export interface GroupWaiting {
  step?: (name: Step) => void
  onProgress?: (done: number) => void
  signal?: AbortSignal
}

const batchArticles = 256
const turnEvery = 16
/** Another process has regrouped under this one's hands so often in a row: something else is wrong. */
const mostRestarts = 5
/** After which another takes over from a holder that died; one that works renews it three times in that time. */
const leaseTtlMs = 10_000

/** Thrown when another process has become the writer: nothing more is written here, that process goes on. */
export class Overtaken extends Error {
  override name = 'Overtaken'

  constructor() {
    super('another process has taken over grouping; nothing was written')
  }
}

/** Held in a cluster while an import is under way: its articles are grouped at its end, in the order of ids, and nobody asks for them before. */
export const importLease = 'import'

/** Whether an import is under way; one that died is for two minutes more. */
export async function importsNow(store: Pick<Store, 'leases'>): Promise<boolean> {
  return ((await store.leases.held(importLease))?.leftMs ?? 0) > 0
}

/** The one writer of stories: its stage work, its lease, and what corrections need of it. */
export class Grouping implements SingleWriter {
  #grouper: Grouper | undefined
  #token: number | undefined
  /** Corrections that the grouper knows, each with whether it knows of its undoing. */
  readonly #corrections = new Map<number, boolean>()
  readonly #o: GroupingOptions
  /** Ends when nobody in this process groups: the stage, a correction and an import take turns. */
  #turn: Promise<unknown> = Promise.resolve()

  constructor(o: GroupingOptions) {
    this.#o = o
  }

  /** True while this process may write groups: always in the embedded deployment, with the lease in a cluster. */
  async hold(): Promise<boolean> {
    const { leases } = this.#o.store
    const { owner } = this.#o
    // Who is alone with the data directory needs no lease, but learns from its token that another process has regrouped.
    const token =
      owner === undefined ? await leases.token(groupLease) : await leases.hold(groupLease, owner, leaseTtlMs)
    if (token !== this.#token) this.#grouper = undefined
    this.#token = token
    return token !== undefined
  }

  /** Lets another process take over at once. */
  async release(): Promise<void> {
    if (this.#o.owner !== undefined) await this.#o.store.leases.release(groupLease, this.#o.owner)
    this.#grouper = undefined
  }

  /** The stage's work: each message is done when no article is left to group. */
  work(): StageWork {
    const run = async (messages: readonly Message[], step: (name: Step) => void): Promise<WorkResult[]> => {
      await this.groupWaiting({ step })
      return messages.map(() => ({ kind: 'done', next: [] }))
    }
    return { stage: stageOf('group'), run }
  }

  /**
   * How many articles were grouped until none was left waiting, or the signal was aborted; in the order of ids, a batch a transaction.
   * In a cluster the lease is renewed with every batch. Throws `Overtaken` when another process has it.
   */
  async groupWaiting(o: GroupWaiting = {}): Promise<number> {
    const before = this.#turn
    const grouped = before.then(() => this.#renewing(() => this.#groupWaiting(o)))
    this.#turn = grouped.catch(() => undefined)
    return await grouped
  }

  /** What waits, when this process has become the writer: what its predecessor had in hand comes again later than that. */
  async takenOver(): Promise<void> {
    if (!(await importsNow(this.#o.store))) await this.groupWaiting()
  }

  /** Reading a whole store back, or counting the origins of many stories, takes longer than a lease. */
  async #renewing<T>(work: () => Promise<T>): Promise<T> {
    const { store, owner } = this.#o
    if (owner === undefined) return await work()
    const timer = setInterval(() => {
      // One that could not be renewed is noticed where it is written under.
      if (this.#token !== undefined) store.leases.hold(groupLease, owner, leaseTtlMs).catch(() => undefined)
    }, leaseTtlMs / 3).unref()
    try {
      return await work()
    } finally {
      clearInterval(timer)
    }
  }

  async #groupWaiting(o: GroupWaiting): Promise<number> {
    for (let restarts = 0; ; restarts++) {
      try {
        return await this.#groupAll(o)
      } catch (error) {
        // Regrouped by another process, which writes no more: what it left is read, and the work goes on.
        if (!(error instanceof Overtaken) || restarts === mostRestarts || !(await this.hold())) throw error
      }
    }
  }

  /** The next articles are read and compared while the decisions on those before are written. */
  async #groupAll(o: GroupWaiting): Promise<number> {
    let total = 0
    let writing: Promise<void> = Promise.resolve()
    /** Of the articles that are being written the last; what came late among them is asked for when they are. */
    let after: number | undefined
    try {
      for (;;) {
        if (!(await this.hold())) throw new Overtaken()
        if (!this.#grouper || (await this.#freshCorrections()).length > 0) {
          await writing
          after = undefined
          await this.#applyCorrections(this.#grouper ?? (await this.#rebuild()))
        }
        const grouper = this.#grouper ?? (await this.#rebuild())
        const rows = await this.#o.store.ungrouped({ max: batchArticles, ...defined({ after }) })
        o.step?.('loaded')
        if (rows.length === 0 && after !== undefined) {
          await writing
          after = undefined
          continue
        }
        if (rows.length === 0 || o.signal?.aborted === true) {
          await writing
          await countOrigins(this.#o.store, defined({ signal: o.signal, compute: this.#o.compute }))
          return total
        }
        const decisions = await decisionsOn(grouper, rows)
        const changes = grouper.repair()
        o.step?.('computed')
        await writing
        writing = this.#write(decisions, changes).then(() => {
          o.step?.('written')
          total += rows.length
          o.onProgress?.(total)
        })
        // Awaited on the next round; until then its failure is not an unhandled one.
        writing.catch(() => undefined)
        after = rows.length < batchArticles ? undefined : rows.at(-1)?.id
        if (after === undefined) await writing
      }
    } finally {
      await writing.catch(() => undefined)
    }
  }

  /** Applies corrections (and undoings) that were stored since the last look, by this process or another. */
  async #applyCorrections(grouper: Grouper): Promise<void> {
    for (const correction of await this.#freshCorrections()) {
      const changes = grouper.correct(correction)
      await this.#write([], changes)
      // After the write: a crash between the two takes the correction back once more, which changes nothing.
      if (correction.undoneAt !== undefined) await this.#o.store.markUndone([correction.id])
      this.#corrections.set(correction.id, correction.undoneAt !== undefined)
    }
  }

  async #freshCorrections(): Promise<Correction[]> {
    const all = await this.#o.store.corrections()
    return all.filter((c) => this.#corrections.get(c.id) !== (c.undoneAt !== undefined))
  }

  async #write(decisions: readonly GroupDecision[], changes: readonly GroupChange[]): Promise<void> {
    const lease = this.#token === undefined ? undefined : { name: groupLease, token: this.#token }
    let written = false
    try {
      written = await this.#o.store.putGrouping({ decisions, changes }, lease)
    } finally {
      // What the grouper holds and what the store holds must not part ways: after a failure the store is right.
      if (!written) this.#grouper = undefined
    }
    if (!written) throw new Overtaken()
  }

  /** The state that the stored grouping left, with the corrections; those in effect change nothing. */
  async #rebuild(): Promise<Grouper> {
    const grouper = new Grouper({ windowMs: this.#o.windowMs, ...this.#o.grouper })
    const newest = (await this.#o.store.articles({ limit: 1 })).items[0]
    // Twice the window: an article of the window's edge was compared with members older than itself.
    const sinceAt = newest ? newest.at - 2 * this.#o.windowMs : 0
    for await (const row of this.#o.store.groupingInOrder({ sinceAt })) {
      const input = groupedInput(row)
      if (input) grouper.restore(input)
    }
    const corrections = await this.#o.store.corrections()
    const waiting = new Set(await this.#o.store.undoneWaiting())
    // An undoing that a crash interrupted is still in effect in what is stored: the grouper has to know it before it can take it back.
    const told = corrections.map((c): Correction => {
      if (!waiting.has(c.id)) return c
      const { undoneAt: _, undoneBy: __, ...standing } = c
      return standing
    })
    const changes = grouper.replayCorrections(told)
    if (changes.length > 0) await this.#write([], changes)
    this.#corrections.clear()
    for (const c of told) this.#corrections.set(c.id, c.undoneAt !== undefined)
    this.#grouper = grouper
    return grouper
  }
}

async function decisionsOn(grouper: Grouper, rows: readonly GroupRow[]): Promise<GroupDecision[]> {
  const decisions: GroupDecision[] = []
  for (const [i, row] of rows.entries()) {
    const input = groupInput(row)
    decisions.push(input ? grouper.add(input) : aloneDecision(row))
    // A server that groups goes on answering.
    if (i % turnEvery === turnEvery - 1) await setImmediate()
  }
  return decisions
}

/** What the grouper takes of a stored row; undefined when its features are of another version (it is analysed again first). */
export function groupInput(row: GroupRow): GroupInput | undefined {
  const features = decodeFeatures(row.features)
  if (!features) return undefined
  return {
    id: row.id,
    sourceId: row.sourceId,
    at: row.at,
    lang: row.lang,
    title: row.title,
    features,
    credits: row.creditNames,
  }
}

function groupedInput(row: GroupedRow): GroupedInput | undefined {
  const input = groupInput(row)
  if (!input) return undefined
  return { ...input, storyId: row.storyId, ...(row.copyGroupId === undefined ? {} : { copyGroupId: row.copyGroupId }) }
}

function aloneDecision(row: GroupRow): GroupDecision {
  return { articleId: row.id, storyId: row.id, isNewStory: true, confidence: 1, reasons: [] }
}
