/**
 * Import: gives what the readers read to a target batch by batch, finishes what waited, and tells what came of it.
 * In: an async iterable of import results, a target (the store, or a running server). Out: counts. Reads no file itself.
 *
 * Reading and analysis run ahead of storing by a few batches. How far a file was read is recorded only when its articles are stored *and*
 * analysed, and whatever an interruption left is finished before grouping: the second run ends where one run would have. Grouping comes
 * once, at the end, in the order of ids, so the stories are those of an import that nothing interrupted.
 */
import type { ImportCounts, ImportProgress, ImportSummary, WaitingWork } from '../siyaq.ts'
import type { ImportPlace, ImportResult } from '../../gather/import/import-item.ts'
import { defined } from '../../model/defined.ts'
import type { Problem } from '../../problem.ts'
import type { Unfinished } from '../../store/records.ts'
import { storeProblem } from '../../store/store-problem.ts'
import type { FinishOptions } from './finish-waiting.ts'
import type { BatchCounts, ImportBatch } from './import-batch.ts'

/** Where an import goes. Failures that are expected of a target are thrown so that `storeProblem` knows them. */
export interface ImportTarget {
  /** Articles that a batch holds at most. */
  batch: number
  /** And characters; a long article goes alone. */
  batchChars: number
  /** How far that file was imported, by whom ever. */
  position(fileKey: string): Promise<number>
  unfinished(): Promise<Unfinished>
  /** Batches that it takes beside one that is not finished. */
  batchesAhead: number
  /** The counts when the batch is stored and analysed. */
  put(batch: ImportBatch): Promise<BatchCounts>
  /** Everything up to these positions is stored and analysed. */
  reached(positions: Record<string, number>): Promise<void>
  /** Analyses and groups all that waits, from this run or an earlier one; `buried`: articles that cannot be analysed. */
  finish(o: FinishOptions): Promise<{ buried: number }>
}

export interface ImportRun {
  clock(): number
  onProgress(p: ImportProgress): void
  signal?: AbortSignal
}

const progressEveryMs = 250
const problemsKept = 20

/** What was imported. Idempotent: an article whose address and text are known counts as `same`. */
export async function importArticles(
  target: ImportTarget,
  results: AsyncIterable<ImportResult>,
  run: ImportRun,
): Promise<ImportSummary> {
  const startedAt = run.clock()
  const reading = new Reading(target, run)
  let before: Unfinished = { unanalysed: 0, ungrouped: 0 }
  let buried = 0
  let problem: Problem | undefined
  try {
    before = await target.unfinished()
    await reading.read(results)
    if (!reading.stopped) {
      const onProgress = (waiting: number): void => reading.report({ waiting })
      buried = (await target.finish({ onProgress, ...defined({ signal: run.signal }) })).buried
      reading.stopped = run.signal?.aborted === true
    }
  } catch (error) {
    // A full disk, a database that went away: what is stored stays, and the next run goes on from there.
    problem = storeProblem(error)
    if (problem === undefined) throw error
    // A full disk may end the database server: who was refused knows why, the others only that it is gone.
    const all = (await reading.settled()).flatMap((failure) => storeProblem(failure) ?? [])
    problem = all.find(({ code }) => code === 'store.disk-full') ?? problem
  }
  const waiting = await whatWaits(target, buried)
  const { stopped, counts, problems } = reading
  return {
    ...counts,
    completed: completed(before, waiting),
    ...defined({ waiting, problem }),
    tookMs: run.clock() - startedAt,
    peakRssBytes: process.resourceUsage().maxRSS * 1024,
    problems,
    stopped,
  }
}

/** The reading half: batches, counts, places. */
class Reading {
  readonly counts: ImportCounts = { read: 0, new: 0, revised: 0, same: 0, feeds: 0, withoutText: 0, skipped: {} }
  readonly problems: ImportSummary['problems'] = []
  stopped = false
  readonly #target: ImportTarget
  readonly #run: ImportRun
  readonly #underway: Promise<void>[] = []
  #batch = emptyBatch()
  #chars = 0
  #place: ImportPlace | undefined
  #reportedAt = 0

  constructor(target: ImportTarget, run: ImportRun) {
    this.#target = target
    this.#run = run
  }

  async read(results: AsyncIterable<ImportResult>): Promise<void> {
    for await (const result of results) {
      this.#take(result)
      const { drafts, feeds } = this.#batch
      if (drafts.length + feeds.length >= this.#target.batch || this.#chars >= this.#target.batchChars)
        await this.#flush()
      if (this.#run.signal?.aborted === true) {
        this.stopped = true
        break
      }
    }
    await this.#flush()
    await Promise.all(this.#underway)
    this.report({})
  }

  /** When nothing is under way any more, well or not: the failures. */
  async settled(): Promise<unknown[]> {
    const ends = await Promise.allSettled(this.#underway)
    return ends.flatMap((end): unknown[] => (end.status === 'rejected' ? [end.reason] : []))
  }

  report(more: { waiting?: number }): void {
    if (!this.#place && more.waiting === undefined) return
    if (more.waiting !== undefined && performance.now() - this.#reportedAt < progressEveryMs) return
    this.#reportedAt = performance.now()
    const { file = '', readBytes = 0, totalBytes = 0 } = this.#place ?? {}
    this.#run.onProgress({ ...this.counts, file, readBytes, totalBytes, ...more })
  }

  #take(result: ImportResult): void {
    const { place } = result
    this.#place = place
    this.#batch.positions[place.fileKey] = place.position
    this.counts.read++
    if (!result.ok) {
      const { code } = result.problem
      this.counts.skipped[code] = (this.counts.skipped[code] ?? 0) + 1
      if (this.problems.length < problemsKept)
        this.problems.push({ place: `${place.file}:${place.position}`, problem: result.problem })
      return
    }
    const { item } = result
    this.#batch.sources.push(item.source)
    if (item.kind === 'article') {
      this.#batch.drafts.push(item.draft)
      this.#chars += item.draft.text.length + item.draft.html.length
      if (item.draft.text === '') this.counts.withoutText++
    } else this.#batch.feeds.push(item)
  }

  async #flush(): Promise<void> {
    const batch = this.#batch
    if (Object.keys(batch.positions).length === 0) return
    this.#batch = emptyBatch()
    this.#chars = 0
    const finished = this.#finish(batch, this.#underway.at(-1))
    // Its failure is thrown where it is awaited, a few batches later; until then it is not an unhandled one.
    finished.catch(() => undefined)
    this.#underway.push(finished)
    if (this.#underway.length > this.#target.batchesAhead) await this.#underway.shift()
    if (performance.now() - this.#reportedAt >= progressEveryMs) this.report({})
  }

  /** Records the positions of the batch when it and every one before it are finished. */
  async #finish(batch: ImportBatch, before: Promise<void> | undefined): Promise<void> {
    const counts = await this.#target.put(batch)
    for (const name of ['new', 'revised', 'same', 'feeds'] as const) this.counts[name] += counts[name]
    await before
    await this.#target.reached(batch.positions)
  }
}

function emptyBatch(): ImportBatch {
  return { drafts: [], sources: [], feeds: [], positions: {} }
}

/** Undefined when the target cannot say (it went away). */
async function whatWaits(target: ImportTarget, buried: number): Promise<WaitingWork | undefined> {
  try {
    const { unanalysed, ungrouped } = await target.unfinished()
    return { unanalysed: Math.max(0, unanalysed - buried), ungrouped, buried }
  } catch (error) {
    if (storeProblem(error) === undefined) throw error
    return undefined
  }
}

/** Of what waited before the import, how much is done now. */
function completed(before: Unfinished, waiting: WaitingWork | undefined): number {
  if (waiting === undefined) return 0
  return Math.max(0, before.unanalysed + before.ungrouped - waiting.unanalysed - waiting.ungrouped - waiting.buried)
}
