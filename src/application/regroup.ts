/**
 * Makes the grouping anew from the stored features; corrections hold.
 * In: a runtime. Out: what moved. Stopped early, the rest is grouped at the next start.
 */
import type { WorkProgress } from './siyaq.ts'
import type { RegroupReport } from './store-reports.ts'
import { failed, ok, type Outcome } from '../problem.ts'
import type { Runtime } from './open-runtime.ts'

class Stopped extends Error {}

export async function regroup(
  r: Runtime,
  o: { onProgress(p: WorkProgress): void; signal?: AbortSignal },
): Promise<Outcome<RegroupReport>> {
  const startedAt = Date.now()
  // Two writers would make wrong stories: in a cluster the one that has the lease is to be stopped first.
  if (!(await r.grouping.hold())) return failed('store.locked', 'group')
  const before = await r.store.counts()
  const storyOf = new Map<number, number>()
  for await (const row of r.store.groupingInOrder({ sinceAt: 0 })) storyOf.set(row.id, row.storyId)
  await r.store.clearGrouping()
  r.grouping.forget()
  let stopped = false
  try {
    await r.grouping.groupWaiting({
      onProgress: (done) => {
        o.onProgress({ done, total: before.articles })
        if (o.signal?.aborted) throw new Stopped()
      },
    })
  } catch (error) {
    if (!(error instanceof Stopped)) throw error
    stopped = true
  }
  if (!stopped) await r.languageLinks.rebuild()
  let moved = 0
  for await (const row of r.store.groupingInOrder({ sinceAt: 0 })) if (storyOf.get(row.id) !== row.storyId) moved++
  const after = await r.store.counts()
  return ok({
    articles: before.articles,
    storiesBefore: before.stories,
    storiesAfter: after.stories,
    moved,
    tookMs: Date.now() - startedAt,
    stopped,
  })
}
