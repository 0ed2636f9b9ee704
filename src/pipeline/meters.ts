/**
 * What a process has done since its start, counted and timed: messages by stage, requests to hosts, answers by route.
 * In: what happened. Out: text for Prometheus. Touches memory only.
 */
import { AggregatorRegistry, collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client'

/** Further hosts are told as one: a label for each would grow without end. */
const mostHosts = 500

/** How a message was left. */
export type MessageEnd = 'done' | 'later' | 'deferred' | 'buried'

export class Meters {
  readonly #registry = new Registry()
  /** Of the process as a whole. */
  readonly #process: Registry | undefined
  readonly #messages: Counter<'stage' | 'end'>
  readonly #seconds: Histogram<'stage'>
  readonly #fetches: Counter<'host' | 'outcome'>
  readonly #fetchSeconds: Histogram
  readonly #answers: Histogram<'method' | 'route' | 'status'>
  readonly #announcements: Counter<'outcome'>
  readonly #hosts = new Set<string>()

  /** `whole`: this process as such is measured as well; of its threads one is to do that. */
  constructor(o: { whole: boolean }) {
    const registers = [this.#registry]
    if (o.whole) collectDefaultMetrics({ register: (this.#process = new Registry()) })
    this.#messages = new Counter({
      name: 'siyaq_messages_total',
      help: 'Messages by stage, and how they were left',
      labelNames: ['stage', 'end'],
      registers,
    })
    this.#seconds = new Histogram({
      name: 'siyaq_stage_seconds',
      help: 'Seconds from the pull of a batch to its end, by stage',
      labelNames: ['stage'],
      buckets: [0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30],
      registers,
    })
    this.#fetches = new Counter({
      name: 'siyaq_fetches_total',
      help: 'Requests by host, and what came of them',
      labelNames: ['host', 'outcome'],
      registers,
    })
    this.#fetchSeconds = new Histogram({
      name: 'siyaq_fetch_seconds',
      help: 'Seconds that requests to hosts took',
      buckets: [0.05, 0.1, 0.3, 1, 3, 10, 30],
      registers,
    })
    this.#announcements = new Counter({
      name: 'siyaq_announcements_total',
      help: 'Outgoing feeds of which the hub was told, and how it answered',
      labelNames: ['outcome'],
      registers,
    })
    this.#answers = new Histogram({
      name: 'siyaq_http_seconds',
      help: 'Seconds until a request was answered, by route',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.01, 0.03, 0.1, 0.3, 1, 3, 10],
      registers,
    })
  }

  message(stage: string, end: MessageEnd): void {
    this.#messages.inc({ stage, end })
  }

  batch(stage: string, tookMs: number): void {
    this.#seconds.observe({ stage }, tookMs / 1000)
  }

  /** `outcome`: "ok" or the code of the problem. */
  fetch(url: string, outcome: string, tookMs: number): void {
    const host = URL.canParse(url) ? new URL(url).host : 'none'
    const isKept = this.#hosts.has(host) || this.#hosts.size < mostHosts
    if (isKept) this.#hosts.add(host)
    this.#fetches.inc({ host: isKept ? host : 'others', outcome })
    this.#fetchSeconds.observe(tookMs / 1000)
  }

  /** `outcome`: "ok", "http-403" or the code of the problem. */
  announcement(outcome: string): void {
    this.#announcements.inc({ outcome })
  }

  /** `route`: as it is declared, never as it was asked for. */
  answer(method: string, route: string, status: number, tookMs: number): void {
    this.#answers.observe({ method, route, status: `${Math.floor(status / 100)}xx` }, tookMs / 1000)
  }

  /** As values that a thread can hand on. */
  counted(): Promise<object> {
    return this.#registry.getMetricsAsJSON()
  }

  /** Together with what other threads of the process have counted. */
  async text(others: readonly object[] = []): Promise<string> {
    const all = AggregatorRegistry.aggregate([await this.counted(), ...others])
    return `${await all.metrics()}${(await this.#process?.metrics()) ?? ''}`
  }
}
