/**
 * Finishes what an interrupted import (or worker) left: articles that are stored and not analysed, or analysed and in no story.
 * In: a runtime. Out: how many were finished, how many remain. Writes analyses, index rows, stories; wakes the writer of a cluster.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { defined } from '../../model/defined.ts'
import { idInstant } from '../../model/ids.ts'
import { dayMs, minuteMs } from '../../model/instant.ts'
import { analyseStoredArticles, analysisMessage } from '../../pipeline/analyse-articles.ts'
import { Overtaken } from '../../pipeline/group-articles.ts'
import { countOrigins } from '../../pipeline/origin-members.ts'
import { workMessage } from '../../pipeline/stages.ts'
import type { UnanalysedArticle } from '../../store/records.ts'
import type { Store } from '../../store/store.ts'
import type { Runtime } from '../open-runtime.ts'

/** What of a runtime the work needs. */
export type FinishDeps = Pick<Runtime, 'store' | 'compute' | 'grouping' | 'languageLinks' | 'queue' | 'clock'>

export interface FinishOptions {
  signal?: AbortSignal
  /** Articles that still wait for their story. */
  onProgress?(waiting: number): void
}

const batchArticles = 200
const lookAgainMs = 200
const wakeAgainMs = 10_000
/** Few stories get another article after so long. */
const settledMs = dayMs
const storiesPerLook = 100
/** A writer elsewhere that does nothing for so long is left to itself. */
const patienceMs = minuteMs

/** How many of the articles that were never analysed were given up. */
export async function countBuried(store: Store): Promise<number> {
  let buried = 0
  for (let after: UnanalysedArticle | undefined; ;) {
    const waiting = await store.unanalysed(1, batchArticles, after)
    after = waiting.at(-1)
    if (after === undefined) return buried
    buried += (await store.buriedAmong(waiting.map((a) => analysisMessage(a).id))).size
  }
}

/**
 * Analyses everything that was never analysed, whoever stored it; what is buried already is passed over. How many were analysed, and how
 * many could not be.
 */
export async function analyseWaiting(r: FinishDeps, o: FinishOptions): Promise<{ analysed: number; buried: number }> {
  let analysed = 0
  let buried = 0
  let after: UnanalysedArticle | undefined
  while (o.signal?.aborted !== true) {
    // Of version 1 and later are all that were ever analysed: bringing a whole store to a new version is the server's work.
    const waiting = await r.store.unanalysed(1, batchArticles, after)
    after = waiting.at(-1)
    if (after === undefined) break
    const dead = await r.store.buriedAmong(waiting.map((a) => analysisMessage(a).id))
    const wanted = waiting.filter((a) => !dead.has(analysisMessage(a).id))
    const articles = await r.store.articlesByIds(wanted.map((a) => a.id))
    const failed = await analyseStoredArticles(r, articles)
    analysed += articles.length - failed
    buried += failed + waiting.length - wanted.length
    o.onProgress?.((await r.store.unfinished()).ungrouped)
  }
  return { analysed, buried }
}

/**
 * Groups what is analysed, in the order of ids. Where another process is the writer, that one is woken and waited for, until everything has
 * its story or it stands still for a minute; should it end, the work is done here.
 */
export async function groupAnalysed(r: FinishDeps, o: FinishOptions): Promise<void> {
  let least = Number.POSITIVE_INFINITY
  let movedAt = Date.now()
  let wokenAt = 0
  while (o.signal?.aborted !== true) {
    if (await groupHere(r, o)) return
    const { ungrouped } = await r.store.unfinished()
    if (ungrouped === 0) return await helpCounting(r, o)
    o.onProgress?.(ungrouped)
    const now = Date.now()
    if (ungrouped < least) [least, movedAt] = [ungrouped, now]
    if (now - movedAt > patienceMs) return
    if (now - wokenAt > wakeAgainMs) {
      await wakeWriter(r, now)
      wokenAt = now
    }
    if ((await countSettled(r, o)) > 0) continue
    await sleep(lookAgainMs, undefined, o.signal ? { signal: o.signal } : {}).catch(() => undefined)
  }
}

/**
 * While another process groups: counts the origins of stories that its grouping, which goes by time, has left behind. How many.
 * One that does change again is counted again.
 */
async function countSettled({ store, compute }: FinishDeps, { signal }: FinishOptions): Promise<number> {
  const [next] = await store.ungrouped({ max: 1 })
  if (!next) return 0
  const lastBefore = idInstant(next.id) - settledMs
  return await countOrigins(store, { compute, lastBefore, most: storiesPerLook, ...defined({ signal }) })
}

/** When all is grouped: whoever grouped counts what waits from its beginning, and this process from its end. */
async function helpCounting({ store, compute }: FinishDeps, { signal }: FinishOptions): Promise<void> {
  await countOrigins(store, { compute, descending: true, ...defined({ signal }) })
}

/** Asks whoever groups to take what waits. A new message each time: the queue drops one that it knows, even when its work is done. */
export async function wakeWriter(r: Pick<FinishDeps, 'store' | 'queue'>, now: number): Promise<void> {
  const [first] = await r.store.ungrouped({ max: 1 })
  if (first) await r.queue.publish([workMessage('group', first.id, `wake:${now}`)])
}

/** False when another process is the writer. */
async function groupHere(r: FinishDeps, o: FinishOptions): Promise<boolean> {
  if (!(await r.grouping.hold())) return false
  const { ungrouped } = await r.store.unfinished()
  try {
    await r.grouping.groupWaiting({
      onProgress: (done) => o.onProgress?.(Math.max(0, ungrouped - done)),
      ...(o.signal ? { signal: o.signal } : {}),
    })
  } catch (error) {
    if (error instanceof Overtaken) return false
    throw error
  }
  if (o.signal?.aborted !== true) await r.languageLinks.rebuild()
  return true
}
