/**
 * The engine under a soak, a process of its own: the loops and pages of `siyaq serve`, on the clock of the press.
 * In: messages of tests/soak/press-soak.ts. Out: messages to it. Opens a store in the given directory and a port.
 */
import { addPress } from '../../src/application/run-demo.ts'
import { followSources } from '../../src/application/follow-sources.ts'
import { openRuntime } from '../../src/application/open-runtime.ts'
import { configWith } from '../../src/config/config.ts'
import type { RunningOutlet } from '../../src/demo/press.ts'
import { createLog } from '../../src/log.ts'
import { minuteMs } from '../../src/model/instant.ts'
import { serveWeb } from '../../src/serve/serve-web.ts'
import type { BadOutlet } from './bad-outlets.ts'

export interface EngineOrder {
  kind: 'start'
  dataDir: string
  /** The press's time is `startAt + (Date.now() - zero) * speed`. */
  startAt: number
  zero: number
  speed: number
  outlets: RunningOutlet[]
  bad: BadOutlet[]
  hosts: string[]
}

export type EngineNews =
  | { kind: 'listening'; url: string }
  | { kind: 'quiet' }
  | {
      kind: 'report'
      dead: Record<string, number>
      articles: number
      stories: number
      unanalysed: number
      ungrouped: number
      trouble: number
    }
  | { kind: 'failed'; code: string }

const tell = (news: EngineNews): void => void process.send?.(news)

async function run(order: EngineOrder): Promise<void> {
  const { startAt, zero, speed } = order
  const clock = (): number => startAt + (Date.now() - zero) * speed
  let trouble = 0
  const log = createLog({
    level: 'error',
    destination: {
      write(line) {
        trouble++
        process.stderr.write(line)
      },
    },
  })
  const config = configWith({
    dataDir: order.dataDir,
    host: '127.0.0.1',
    port: 0,
    allowPrivate: order.hosts,
    hostDelayMs: 0,
    fetchTimeoutMs: 5_000,
  })
  // Waits before another try pass on the press's clock; leases must outlast the work, which does not.
  const opened = await openRuntime(config, log, {
    lock: 'soak',
    clock,
    queueClock: clock,
    leaseMs: 2 * minuteMs * speed,
  })
  if (!opened.ok) return tell({ kind: 'failed', code: opened.problem.code })
  const r = opened.value
  await addPress(r, { outlets: order.outlets, startAt })
  for (const { id, name, origin, feedUrl } of order.bad) {
    await r.store.putSource({
      id,
      name,
      homeUrl: `${origin}/`,
      kind: 'other',
      lang: 'ar',
      createdAt: startAt,
      paused: false,
    })
    await r.store.addFeed({ sourceId: id, url: feedUrl }, startAt)
  }
  const web = await serveWeb(r)
  if (!web.ok) return tell({ kind: 'failed', code: web.problem.code })
  const ending = new AbortController()
  const followed = followSources(r, ending.signal)
  tell({ kind: 'listening', url: web.value.url })
  process.on('message', (order: 'quiet' | 'end') => {
    void (order === 'quiet' ? quiet() : end())
  })

  async function quiet(): Promise<void> {
    for (const source of await r.store.sources()) await r.store.setSourcePaused(source.id, true)
    tell({ kind: 'quiet' })
  }

  async function end(): Promise<void> {
    const counts = await r.store.counts()
    const dead: Record<string, number> = {}
    for (let cursor: string | undefined; ;) {
      const page = await r.store.dead({ limit: 200, ...(cursor === undefined ? {} : { cursor }) })
      for (const { problem } of page.items) dead[problem.code] = (dead[problem.code] ?? 0) + 1
      cursor = page.next
      if (cursor === undefined) break
    }
    const { articles, stories, unanalysed, ungrouped } = counts
    tell({ kind: 'report', dead, articles, stories, unanalysed, ungrouped, trouble })
    ending.abort()
    if (web.ok) await web.value.close()
    await followed
    await r.close()
    process.disconnect()
  }
}

process.once('message', (order: EngineOrder) => void run(order))
