/**
 * Asks again for everything that the store knows as unfinished, so that nothing depends on the queue's memory.
 * In: a runtime. Out: messages with the ids that they had before. At the start of whoever works; when the queue was found lost; and in a cluster
 * once in a while, where the store knows of more than the queue does.
 */
import { randomUUID } from 'node:crypto'
import { analysisVersion } from '../../analyse/analyse-article.ts'
import type { Entry } from '../../model/article.ts'
import { minuteMs } from '../../model/instant.ts'
import { analysisMessage, quietly } from '../../pipeline/analyse-articles.ts'
import { importsNow } from '../../pipeline/group-articles.ts'
import { stages, workMessage, type StageName } from '../../pipeline/stages.ts'
import { itemFingerprint } from '../../pipeline/store-items.ts'
import { outsideProblem } from '../../pipeline/troubles.ts'
import type { Message, StageDepth } from '../../queue/queue.ts'
import type { Counts, UnanalysedArticle } from '../../store/records.ts'
import { wakeWriter } from '../import/finish-waiting.ts'
import type { Runtime } from '../open-runtime.ts'

const sweepBatch = 500
const leaseName = 'sweep'
const leaseTtlMs = 2 * minuteMs

type SweepDeps = Pick<Runtime, 'store' | 'queue'>

const allStages: ReadonlySet<StageName> = new Set(stages.map((stage) => stage.name))

/** Messages have the same ids as before, so what still waits in the queue is not queued twice. */
export async function sweep(r: SweepDeps, of: ReadonlySet<StageName> = allStages): Promise<void> {
  if (of.has('fetch')) await sweepEntries(r, 'new')
  if (of.has('extract')) await sweepEntries(r, 'fetched')
  const imports = await importsNow(r.store)
  if (of.has('analyse')) await sweepArticles(r, imports)
  if (of.has('group') && !imports) await wakeWriter(r, r.store.clock.now())
}

async function sweepEntries(r: SweepDeps, state: 'new' | 'fetched'): Promise<void> {
  let after = 0
  for (;;) {
    const entries: Entry[] = await r.store.entriesInState(state, after, sweepBatch)
    await publishUnburied(
      r,
      entries.map((e) => workMessage(state === 'new' ? 'fetch' : 'extract', e.id, itemFingerprint(e.item))),
    )
    const last = entries.at(-1)
    if (!last || entries.length < sweepBatch) return
    after = last.id
  }
}

/** While an import is under way, nobody is woken to group half of it. */
async function sweepArticles(r: SweepDeps, imports: boolean): Promise<void> {
  for (let after: UnanalysedArticle | undefined; ;) {
    const articles = await r.store.unanalysed(analysisVersion, sweepBatch, after)
    const messages = articles.map(analysisMessage)
    await publishUnburied(r, imports ? messages.map(quietly) : messages)
    after = articles.at(-1)
    if (after === undefined) return
  }
}

/** What was given up with a reason waits for a person (`siyaq dead retry`), not for the next start. */
async function publishUnburied(r: SweepDeps, messages: readonly Message[]): Promise<void> {
  const buried = await r.store.buriedAmong(messages.map((m) => m.id))
  await r.queue.publish(messages.filter((m) => !buried.has(m.id)))
}

/** The sweep at the start; while the store or the queue is away it is tried again, and the other loops wait for it. */
export async function sweepWhenReached(r: Runtime, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await sweep(r)
      r.loop.troubles.over('sweep')
      return
    } catch (error) {
      if (outsideProblem(error) === undefined) throw error
      await r.loop.sleep(r.loop.troubles.met('sweep', error), signal)
    }
  }
}

/** Sweeps when this process found that what waited in the queue was gone. */
export function sweepAfterLoss(r: Runtime): () => Promise<void> {
  let known = r.queue.losses?.() ?? 0
  return async () => {
    const losses = r.queue.losses?.() ?? 0
    if (losses === known) return
    r.log.warn({ losses }, 'what waited in the queue was lost; the store is asked for what is unfinished')
    await sweep(r)
    known = losses
  }
}

/**
 * Sweeps the stages of which the queue knows less than the store does, twice in a row: a message that was lost on its way, or with a part of
 * the queue. One process at a time does; others look on. Nothing to do where queue and store are one file.
 */
export function sweepWhatLacks(r: Runtime): () => Promise<void> {
  const owner = randomUUID()
  let lacked: StageName[] = []
  return async () => {
    if (r.store.kind === 'sqlite' || (await r.store.leases.hold(leaseName, owner, leaseTtlMs)) === undefined) return
    const imports = await importsNow(r.store)
    const lacks = lackingStages(await r.store.counts(), await r.queue.depth()).filter(
      // Its stories are those of the order of ids, made when all of it is stored; and one message of it has many articles analysed.
      (stage) => !imports || (stage !== 'group' && stage !== 'analyse'),
    )
    const still = lacks.filter((stage) => lacked.includes(stage))
    lacked = lacks
    if (still.length === 0) return
    r.log.warn({ stages: still }, 'the queue knows less than the store; what is unfinished is asked for again')
    await sweep(r, new Set(still))
  }
}

/** Stages for which more waits in the store than in the queue and among what was given up. */
export function lackingStages(
  counts: Pick<Counts, 'entriesByState' | 'unanalysed' | 'ungrouped' | 'dead'>,
  depth: Readonly<Record<string, StageDepth>>,
): StageName[] {
  const queued = (stage: StageName): number => {
    const { ready = 0, delayed = 0, inFlight = 0 } = depth[stage] ?? {}
    return ready + delayed + inFlight
  }
  const waiting = waitingByStage(counts)
  return stages.flatMap(({ name }) => {
    // One message is enough to have all grouped.
    const enough = name === 'group' ? Math.min(1, waiting.group) : waiting[name] - counts.dead
    return queued(name) < enough ? [name] : []
  })
}

/** How much of the store waits for each stage. */
export function waitingByStage(
  counts: Pick<Counts, 'entriesByState' | 'unanalysed' | 'ungrouped'>,
): Record<StageName, number> {
  return {
    fetch: counts.entriesByState['new'] ?? 0,
    extract: counts.entriesByState['fetched'] ?? 0,
    analyse: counts.unanalysed,
    group: counts.ungrouped,
  }
}
