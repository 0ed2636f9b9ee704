/**
 * Puts buried work back into the queue.
 * In: ids, or a stage, or nothing for all. Out: how many. Writes to the queue, then to the store.
 */
import { ok, type Outcome } from '../problem.ts'
import type { Message } from '../queue/queue.ts'
import type { BuriedRow } from '../store/records.ts'
import type { Runtime } from './open-runtime.ts'

const batch = 200

/** Never fails on an id that is no longer buried: it was retried by somebody else. */
export async function retryDead(
  r: Pick<Runtime, 'store' | 'queue' | 'clock'>,
  o: { ids?: number[]; stage?: string },
): Promise<Outcome<{ requeued: number }>> {
  let requeued = 0
  if (o.ids) return ok({ requeued: await requeue(r, await r.store.takeDead(o.ids)) })
  for (;;) {
    const { items } = await r.store.dead({ limit: batch, ...(o.stage === undefined ? {} : { stage: o.stage }) })
    if (items.length === 0) return ok({ requeued })
    requeued += await requeue(r, await r.store.takeDead(items.map((row) => row.id)))
  }
}

async function requeue(r: Pick<Runtime, 'store' | 'queue' | 'clock'>, rows: readonly BuriedRow[]): Promise<number> {
  // A new id: the queue may still remember the old one as done.
  const messages: Message[] = rows.map(({ message }) => ({
    id: `${message.id}:again:${r.clock()}`,
    stage: message.stage,
    body: message.body,
  }))
  for (const { message } of rows) {
    const entry = message.body['entry']
    if (typeof entry === 'number') await r.store.refreshEntry(entry)
  }
  await r.queue.publish(messages)
  return rows.length
}
