/**
 * Counts and queue depths in the Prometheus text format.
 * In: which parts answer, counts, depths. Out: text. Touches nothing.
 */
import type { PushCounts } from '../../model/push.ts'
import type { Counts } from '../../store/records.ts'

/** Counts are left out while the store is away: a gauge without a value says so, one with an old value would not. */
export function metricsText(
  parts: Record<string, boolean>,
  counts: (Counts & { push: PushCounts }) | undefined,
  queue: Record<string, { ready: number; delayed: number; inFlight: number }>,
): string {
  const lines = ['# HELP siyaq_part_up Whether a part answers', '# TYPE siyaq_part_up gauge']
  for (const [part, up] of Object.entries(parts)) lines.push(`siyaq_part_up{part="${label(part)}"} ${up ? 1 : 0}`)
  if (counts !== undefined) lines.push(...countLines(counts))
  lines.push('# HELP siyaq_queue Messages by stage and state', '# TYPE siyaq_queue gauge')
  for (const [stage, depth] of Object.entries(queue)) {
    for (const [state, n] of Object.entries(depth)) {
      lines.push(`siyaq_queue{stage="${label(stage)}",state="${label(state)}"} ${n}`)
    }
  }
  return `${lines.join('\n')}\n`
}

function countLines(counts: Counts & { push: PushCounts }): string[] {
  const gauges: [string, string, number][] = [
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
  const lines = gauges.flatMap(([name, help, value]) => [
    `# HELP ${name} ${help}`,
    `# TYPE ${name} gauge`,
    `${name} ${value}`,
  ])
  lines.push('# HELP siyaq_entries Entries by state', '# TYPE siyaq_entries gauge')
  for (const [state, n] of Object.entries(counts.entriesByState))
    lines.push(`siyaq_entries{state="${label(state)}"} ${n}`)
  return lines
}

function label(value: string): string {
  return value.replace(/[\\"\n]/g, '_')
}
