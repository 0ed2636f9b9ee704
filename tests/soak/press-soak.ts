/**
 * A soak: the demo press lap after lap, one of its outlets down, and a slow, a hostile and a changing one beside it, while readers read.
 * In: minutes, speed. Out: figures (memory by thirds, latencies, what was buried and why, what was left). Starts the engine as a
 * process of its own and watches it from outside; everything it makes is in a temporary directory, removed at the end.
 */
import { fork, type ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { startPress } from '../../src/demo/press.ts'
import { dayMs } from '../../src/model/instant.ts'
import { startBadOutlets } from './bad-outlets.ts'
import type { EngineNews, EngineOrder } from './soak-engine.ts'

export interface SoakOptions {
  seconds: number
  /** Milliseconds of the press in one of ours. */
  speed: number
  /** Wait at most this long for the queue to run empty when the press falls silent. */
  quietSeconds: number
  onSecond?(line: string): void
}

export interface SoakReport {
  seconds: number
  speed: number
  laps: number
  articles: number
  stories: number
  /** Megabytes resident, the mean of each third. */
  residentMb: [number, number, number]
  residentPeakMb: number
  /** Of all reads: how many, how many answered with 5xx or not at all, milliseconds. */
  reads: { count: number; failed: number; p50: number; p99: number; worst: number }
  buried: Record<string, number>
  requests: Record<string, number>
  /** What waited, was not analysed or not grouped when it was over. */
  left: { queue: number; unanalysed: number; ungrouped: number }
  quietAfterSeconds: number
  /** Lines that the engine logged as errors. */
  errors: number
}

const down = 'rasid'
const tickMs = 50
const readEveryMs = 250
const sampleEveryMs = 1_000

/** Rejects when the engine does not start or ends by itself. */
export async function soakPress(o: SoakOptions): Promise<SoakReport> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'siyaq-soak-'))
  const once = await startPress()
  const days = Math.ceil((once.endAt - once.startAt) / dayMs)
  await once.close()
  const laps = Math.max(1, Math.ceil((o.seconds * 1000 * o.speed) / (days * dayMs)))
  const press = await startPress({ laps })
  press.setTime(press.startAt)
  press.down(down, true)
  const zero = Date.now()
  const clock = (): number => press.startAt + (Date.now() - zero) * o.speed
  const bad = await startBadOutlets(clock)
  const ticking = setInterval(() => press.setTime(Math.min(clock(), press.endAt)), tickMs)
  const engine = startEngine()
  try {
    const order: EngineOrder = {
      kind: 'start',
      dataDir,
      startAt: press.startAt,
      zero,
      speed: o.speed,
      outlets: press.outlets,
      bad: bad.outlets,
      hosts: [...press.hosts, ...bad.hosts],
    }
    engine.child.send(order)
    const { url } = await engine.news('listening')
    const watched = await watch(engine, url, o)
    engine.child.send('quiet')
    await engine.news('quiet')
    const quietFrom = Date.now()
    let queue = await waiting(url)
    while (queue !== 0 && Date.now() - quietFrom < o.quietSeconds * 1000) {
      await sleep(500)
      queue = await waiting(url)
    }
    const quietAfterSeconds = (Date.now() - quietFrom) / 1000
    engine.child.send('end')
    const report = await engine.news('report')
    await engine.ended
    const { articles, stories, dead, unanalysed, ungrouped, trouble } = report
    return {
      seconds: o.seconds,
      speed: o.speed,
      laps,
      articles,
      stories,
      ...watched,
      buried: dead,
      requests: bad.requests(),
      left: { queue, unanalysed, ungrouped },
      quietAfterSeconds,
      errors: trouble,
    }
  } finally {
    clearInterval(ticking)
    engine.child.kill('SIGKILL')
    await press.close()
    await bad.close()
    await rm(dataDir, { recursive: true, force: true })
  }
}

interface Engine {
  child: ChildProcess
  /** The next message of that kind; rejects when the engine has ended. */
  news<K extends EngineNews['kind']>(kind: K): Promise<Extract<EngineNews, { kind: K }>>
  ended: Promise<void>
}

function startEngine(): Engine {
  // glibc keeps an arena of freed memory for every thread that ever allocated; docs/operations.md advises the same for services.
  const env = { ...process.env, MALLOC_ARENA_MAX: '2' }
  const child = fork(path.join(import.meta.dirname, 'soak-engine.ts'), [], { execArgv: ['--import', 'tsx'], env })
  const heard: EngineNews[] = []
  const listeners = new Set<() => void>()
  let over = false
  child.on('message', (news: EngineNews) => {
    heard.push(news)
    for (const listener of listeners) listener()
  })
  const ended = new Promise<void>((done) => {
    child.once('exit', () => {
      over = true
      for (const listener of listeners) listener()
      done()
    })
  })
  return {
    child,
    ended,
    news: (kind) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = heard.find((news) => news.kind === kind)
          const failed = heard.find((news) => news.kind === 'failed')
          if (found === undefined && failed === undefined && !over) return
          listeners.delete(look)
          // `kind` was compared: what was found is of that kind.
          if (found !== undefined) resolve(found as Extract<EngineNews, { kind: typeof kind }>)
          else reject(new Error(failed?.kind === 'failed' ? `the engine failed: ${failed.code}` : 'the engine ended'))
        }
        listeners.add(look)
        look()
      }),
  }
}

type Watched = Pick<SoakReport, 'residentMb' | 'residentPeakMb' | 'reads'>

/** Reads pages and samples the engine's memory until the time is over. */
async function watch(engine: Engine, url: string, o: SoakOptions): Promise<Watched> {
  const resident: number[] = []
  const latencies: number[] = []
  let failedReads = 0
  const endAt = Date.now() + o.seconds * 1000
  const sampling = (async () => {
    while (Date.now() < endAt) {
      resident.push(residentMb(engine.child.pid ?? 0))
      o.onSecond?.(`${resident.length} s: ${resident.at(-1)?.toFixed(0) ?? ''} MB, ${latencies.length} reads`)
      await sleep(sampleEveryMs)
    }
  })()
  for (let turn = 0; Date.now() < endAt; turn++) {
    const startedAt = performance.now()
    const good = await readPage(url, turn)
    latencies.push(performance.now() - startedAt)
    if (!good) failedReads++
    await sleep(readEveryMs)
  }
  await sampling
  const third = Math.floor(resident.length / 3)
  const sorted = latencies.sort((a, b) => a - b)
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
  return {
    residentMb: [
      mean(resident.slice(0, third)),
      mean(resident.slice(third, 2 * third)),
      mean(resident.slice(2 * third)),
    ],
    residentPeakMb: Math.max(...resident),
    reads: { count: latencies.length, failed: failedReads, p50: at(0.5), p99: at(0.99), worst: at(1) },
  }
}

const readTimeoutMs = 10_000
const pages = ['', 'search?q=%D8%A7%D9%84%D8%AC%D8%B3%D8%B1', 'sources', 'story', 'feeds/stories.atom', 'article']

async function readPage(url: string, turn: number): Promise<boolean> {
  const page = pages[turn % pages.length] ?? ''
  try {
    const get = (at: string): Promise<Response> => fetch(url + at, { signal: AbortSignal.timeout(readTimeoutMs) })
    if (page !== 'story' && page !== 'article') {
      const answer = await get(page)
      await answer.text()
      return answer.status < 500
    }
    const home = await (await get('')).text()
    const story = /href="\/(story\/\d+)/.exec(home)?.[1]
    if (story === undefined) return true
    const answer = await get(story)
    const text = await answer.text()
    const article = /href="\/(article\/\d+)/.exec(text)?.[1]
    return answer.status < 500 && (page === 'story' || article === undefined || (await get(article)).status < 500)
  } catch {
    return false
  }
}

/** Messages of every kind in the queue; -1 when the engine does not say. */
async function waiting(url: string): Promise<number> {
  try {
    const answer = await fetch(`${url}api/v1/health`, { signal: AbortSignal.timeout(readTimeoutMs) })
    const health: { queue?: Record<string, { ready: number; delayed: number; inFlight: number }> } = JSON.parse(
      await answer.text(),
    )
    return Object.values(health.queue ?? {}).reduce((sum, d) => sum + d.ready + d.delayed + d.inFlight, 0)
  } catch {
    return -1
  }
}

function residentMb(pid: number): number {
  const kib = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Number(kib) / 1024
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, v) => sum + v, 0) / Math.max(1, values.length)
}
