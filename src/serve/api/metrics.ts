/**
 * Counts, queue depths and what is watched of the store, as gauges for Prometheus; made anew for each question.
 * In: which parts answer, what was read of them. Out: text. Touches nothing.
 */
import { Gauge, Registry } from 'prom-client'
import type { PushCounts } from '../../model/push.ts'
import type { Counts } from '../../store/records.ts'
import type { WatchedStore } from '../../store/watch.ts'

export interface Measured {
  parts: Record<string, boolean>
  /** Left out while the store is away: a gauge without a value says so, one with an old value would not. */
  counts?: Counts & { push: PushCounts }
  watched?: WatchedStore
  queue: Record<string, { ready: number; delayed: number; inFlight: number }>
  now: number
  /** How far this machine's clock is ahead of the database's. */
  skewMs?: number
}

export async function metricsText(m: Measured): Promise<string> {
  const registers = [new Registry()]
  const gauge = <L extends string>(name: string, help: string, labelNames: readonly L[] = []): Gauge<L> =>
    new Gauge({ name, help, labelNames, registers })
  const up = gauge('siyaq_part_up', 'Whether a part answers', ['part'])
  for (const [part, is] of Object.entries(m.parts)) up.set({ part }, is ? 1 : 0)
  if (m.counts !== undefined) {
    for (const [name, help, value] of countGauges(m.counts)) gauge(name, help).set(value)
    const entries = gauge('siyaq_entries', 'Entries by state', ['state'])
    for (const [state, n] of Object.entries(m.counts.entriesByState)) entries.set({ state }, n)
  }
  if (m.watched !== undefined) watchGauges(m.watched, m.now, gauge)
  if (m.skewMs !== undefined)
    gauge('siyaq_clock_skew_seconds', 'How far the clock of this machine is ahead of the database').set(m.skewMs / 1000)
  const queue = gauge('siyaq_queue', 'Messages by stage and state', ['stage', 'state'])
  for (const [stage, depth] of Object.entries(m.queue))
    for (const [state, n] of Object.entries(depth)) queue.set({ stage, state }, n)
  return await (registers[0]?.metrics() ?? '')
}

type MakeGauge = <L extends string>(name: string, help: string, labelNames?: readonly L[]) => Gauge<L>

function watchGauges({ waitingSince, lease, pool }: WatchedStore, now: number, gauge: MakeGauge): void {
  const lag = gauge('siyaq_lag_seconds', 'Age of the oldest work that waits for a stage', ['stage'])
  for (const stage of ['fetch', 'extract', 'analyse', 'group'])
    lag.set({ stage }, Math.max(0, now - (waitingSince[stage] ?? now)) / 1000)
  if (lease !== undefined) {
    gauge('siyaq_group_lease_left_seconds', 'How long the lease of who groups stands yet', ['holder']).set(
      { holder: lease.owner === '' ? 'nobody' : lease.owner.replace(/:[^:]*$/, '') },
      lease.leftMs / 1000,
    )
    gauge('siyaq_group_lease_changes', 'Changes of who groups, regroupings included').set(lease.token)
  }
  if (pool === undefined) return
  const connections = gauge('siyaq_pool_connections', 'Connections of this process to PostgreSQL', ['state'])
  connections.set({ state: 'open' }, pool.open)
  connections.set({ state: 'idle' }, pool.idle)
  connections.set({ state: 'most' }, pool.most)
  gauge('siyaq_pool_waiting', 'Requests of this process that wait for a connection').set(pool.waiting)
}

function countGauges(counts: Counts & { push: PushCounts }): [name: string, help: string, value: number][] {
  return [
    ['siyaq_sources', 'Followed sources', counts.sources],
    ['siyaq_feeds', 'Polled feeds', counts.feeds],
    ['siyaq_feeds_failing', 'Feeds whose last poll failed', counts.failingFeeds],
    ['siyaq_feeds_subscribed', 'Feeds with a running subscription at a hub', counts.push.subscribed],
    ['siyaq_feeds_pushed', 'Feeds whose pushes are seen to arrive', counts.push.pushed],
    ['siyaq_feeds_push_failing', 'Feeds whose hub refuses or is away', counts.push.failing],
    ['siyaq_articles', 'Stored articles', counts.articles],
    ['siyaq_articles_unanalysed', 'Articles waiting for analysis', counts.unanalysed],
    ['siyaq_articles_ungrouped', 'Analysed articles waiting for grouping', counts.ungrouped],
    ['siyaq_stories', 'Stories, single articles included', counts.stories],
    ['siyaq_stories_of_many', 'Stories of two or more articles', counts.storiesOfMany],
    ['siyaq_revisions', 'Kept revisions', counts.revisions],
    ['siyaq_corrections', 'Corrections by people', counts.corrections],
    ['siyaq_dead', 'Buried messages', counts.dead],
    ['siyaq_store_size_bytes', 'Database on disk', counts.sizeBytes],
  ]
}
