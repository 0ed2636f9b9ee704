/**
 * Buried work: messages that were given up. Lists them and puts them back into the queue.
 * In: ids, or a stage, or nothing for all. Out: what is buried, or how many were put back. Writes to the queue, then to the store.
 */
import { defined } from '../model/defined.ts'
import { ok, type Outcome } from '../problem.ts'
import type { Message } from '../queue/queue.ts'
import type { BuriedRow, ListPage } from '../store/records.ts'
import type { Runtime } from './open-runtime.ts'
import type { BuriedWork } from './siyaq.ts'

const batch = 200

export async function listBuried(
  r: Pick<Runtime, 'store'>,
  o: { stage?: string; limit: number; cursor?: string },
): Promise<Outcome<ListPage<BuriedWork>>> {
  const { items, next } = await r.store.dead(o)
  const rows = items.map(({ id, at, problem, message }) => ({
    id,
    stage: message.stage,
    at,
    problem,
    body: message.body,
  }))
  return ok(defined({ items: rows, next }))
}

/** Never fails on an id that is no longer buried: it was retried by somebody else. */
export async function retryDead(
  r: Pick<Runtime, 'store' | 'queue' | 'clock'>,
  o: { ids?: number[]; stage?: string },
): Promise<Outcome<{ requeued: number }>> {
  let requeued = 0
  if (o.ids) return ok({ requeued: await requeue(r, await r.store.takeDead(o.ids)) })
  for (;;) {
    const { items } = await r.store.dead(defined({ limit: batch, stage: o.stage }))
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
  try {
    await r.queue.publish(messages)
  } catch (error) {
    // The queue is away: what was taken out of the grave is there again, to be retried when it is back.
    for (const { message, problem, at } of rows) await r.store.bury({ message, problem, at })
    throw error
  }
  return rows.length
}
