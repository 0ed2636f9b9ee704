/**
 * Makes the grouping anew from the stored features, aside; corrections hold. Then switches to it in one step.
 * In: a runtime. Out: what moved. Readers see the old grouping until the new one is whole, and what arrives meanwhile is grouped by whoever
 * does that, in both deployments and beside a running server. Stopped early, nothing is changed.
 */
import { randomUUID } from 'node:crypto'
import { defined } from '../model/defined.ts'
import { Grouping } from '../pipeline/group-articles.ts'
import { failed, ok, type Outcome } from '../problem.ts'
import { regroupLease, type Switched } from '../store/regroup/regrouping.ts'
import type { Store } from '../store/store.ts'
import type { Runtime } from './open-runtime.ts'
import type { WorkProgress } from './siyaq.ts'
import type { RegroupReport } from './store-reports.ts'

const leaseTtlMs = 60_000

type RegroupDeps = Pick<Runtime, 'store' | 'compute' | 'config' | 'languageLinks'>

/** Problems: store.locked while another process regroups. */
export async function regroup(
  r: RegroupDeps,
  o: { onProgress(p: WorkProgress): void; signal?: AbortSignal },
): Promise<Outcome<RegroupReport>> {
  const startedAt = performance.now()
  const owner = randomUUID()
  const { leases, regrouping } = r.store
  const token = await leases.hold(regroupLease, owner, leaseTtlMs)
  if (token === undefined) return failed('store.locked', regroupLease)
  const renewing = setInterval(() => {
    // One that could not be renewed is asked for at the switch, which is then not made.
    leases.hold(regroupLease, owner, leaseTtlMs).catch(() => undefined)
  }, leaseTtlMs / 4).unref()
  try {
    await regrouping.clear()
    const before = await r.store.counts()
    const since = r.store.clock.now()
    const onProgress = (done: number): void => o.onProgress({ done, total: before.articles })
    const switched = await makeAside(r, r.store.aside(), {
      ...defined({ signal: o.signal }),
      onProgress,
      switchTo: (corrections) => regrouping.switch({ lease: { name: regroupLease, token }, corrections, since }),
    })
    if (switched?.kind === 'overtaken') return failed('store.locked', regroupLease)
    if (switched === undefined) await regrouping.clear()
    else await r.languageLinks.rebuild()
    const after = await r.store.counts()
    return ok({
      articles: before.articles,
      storiesBefore: before.stories,
      storiesAfter: after.stories,
      moved: switched?.kind === 'done' ? switched.moved : 0,
      tookMs: performance.now() - startedAt,
      stopped: switched === undefined,
    })
  } finally {
    clearInterval(renewing)
    await leases.release(regroupLease, owner)
  }
}

interface Aside {
  onProgress(done: number): void
  signal?: AbortSignal
  switchTo(corrections: string): Promise<Switched>
}

/** Undefined when it was stopped. What came while it was made is taken in until nothing is missing at the moment of the switch. */
async function makeAside(r: RegroupDeps, store: Store, o: Aside): Promise<Switched | undefined> {
  const grouping = new Grouping({ store, windowMs: r.config.windowMs, compute: r.compute })
  let done = 0
  for (;;) {
    const corrections = await store.regrouping.corrections()
    const before = done
    done += await grouping.groupWaiting({
      onProgress: (n) => o.onProgress(before + n),
      ...defined({ signal: o.signal }),
    })
    if (o.signal?.aborted === true) return undefined
    const switched = await o.switchTo(corrections)
    if (switched.kind !== 'behind') return switched
  }
}
