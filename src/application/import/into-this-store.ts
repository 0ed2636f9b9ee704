/**
 * Where an import goes when this process has the store: straight into it.
 * In: a runtime. Out: an `ImportTarget`. Writes articles, analyses, stories, positions.
 */
import type { ImportOptions } from '../../gather/import/import-options.ts'
import { setTimeout as sleep } from 'node:timers/promises'
import { defined } from '../../model/defined.ts'
import { minuteMs } from '../../model/instant.ts'
import { analysisOfAll } from '../../pipeline/analyse-articles.ts'
import { importLease } from '../../pipeline/group-articles.ts'
import { createComputePool } from '../../pipeline/compute-pool.ts'
import { titleOrLead } from '../../pipeline/extract-pages.ts'
import { analyseWaiting, groupAnalysed, type FinishDeps, type FinishOptions } from './finish-waiting.ts'
import type { ImportTarget } from './import-articles.ts'
import { BatchWriter, type AnalysedElsewhere } from './import-batch.ts'

/** What the readers of gather/import need from other stages, in a thread of their own, and how far a file was imported. */
export function importReaders(
  target: Pick<ImportTarget, 'position'>,
): Pick<ImportOptions, 'readPage' | 'readDump' | 'doneUpTo'> {
  // A thread of its own, with the limits of the others; it keeps no process alive.
  const compute = createComputePool({ workers: 1 })
  return {
    readPage: (page) => compute.readPage(page),
    readDump: (text) => compute.readDump(text),
    doneUpTo: (fileKey) => target.position(fileKey),
  }
}

/** Characters of a batch; a long article goes alone. */
const batchChars = 2_000_000
/** Batches that are prepared while one is written. */
const batchesAhead = 2

/** The store of this process. In a cluster others may write beside it, and the one that groups may be another. */
export function importHere(r: FinishDeps, batch = 400): ImportTarget {
  const elsewhere = r.queue.hasIdle === undefined ? undefined : new OtherWorkers(r)
  const writer = new BatchWriter(r, elsewhere)
  return {
    batch,
    batchChars,
    batchesAhead,
    position: (fileKey) => r.store.importPosition(fileKey),
    unfinished: () => r.store.unfinished(),
    async put(batch) {
      await elsewhere?.sayUnderWay()
      const drafts = batch.drafts.map((draft) => ({ ...draft, title: titleOrLead(draft) }))
      return await writer.put({ ...batch, drafts })
    },
    async reached(positions) {
      for (const [fileKey, position] of Object.entries(positions)) await r.store.setImportPosition(fileKey, position)
    },
    async finish(o) {
      await elsewhere?.settled(o)
      const { buried } = await analyseWaiting(r, o)
      await groupAnalysed(r, o)
      await elsewhere?.sayOver()
      return { buried }
    },
  }
}

const lookAgainMs = 300
/** After which what an import left that died is nobody's any more. */
const importLeaseMs = 2 * minuteMs
/** One name for all: the import that goes on with another's work keeps its lease. */
const importer = 'import'
/** Workers that finish nothing for so long are dead, or have more to do than we. */
const patienceMs = 10_000

/** The workers of the cluster, as an import uses them. */
class OtherWorkers implements AnalysedElsewhere {
  readonly #r: FinishDeps
  #given = 0
  #saidAt = Number.NEGATIVE_INFINITY

  constructor(r: FinishDeps) {
    this.#r = r
  }

  isIdle(): Promise<boolean> {
    return this.#r.queue.hasIdle?.('analyse') ?? Promise.resolve(false)
  }

  /** What is stored and in no story yet is meant to be so: nobody asks for it while this is said (working/sweep.ts). */
  async sayUnderWay(): Promise<void> {
    if (performance.now() - this.#saidAt < importLeaseMs / 4) return
    this.#saidAt = performance.now()
    await this.#r.store.leases.hold(importLease, importer, importLeaseMs)
  }

  async sayOver(): Promise<void> {
    await this.#r.store.leases.release(importLease, importer)
  }

  /** Nobody is to group before the end of the import: its stories are those of the order of ids. */
  async take(articles: readonly { id: number; revision: number }[]): Promise<void> {
    const message = analysisOfAll(articles)
    if (!message) return
    await this.#r.queue.publish([message])
    this.#given += articles.length
  }

  /** When they are through with what they were given, or stand still: the rest is done here. */
  async settled(o: FinishOptions): Promise<void> {
    if (this.#given === 0) return
    let least = Number.POSITIVE_INFINITY
    let movedAt = performance.now()
    while (o.signal?.aborted !== true && performance.now() - movedAt < patienceMs) {
      const { unanalysed, ungrouped } = await this.#r.store.unfinished()
      o.onProgress?.(unanalysed + ungrouped)
      if (unanalysed === 0) return
      if (unanalysed < least) [least, movedAt] = [unanalysed, performance.now()]
      await sleep(lookAgainMs, undefined, { ...defined({ signal: o.signal }) }).catch(() => undefined)
    }
  }
}
