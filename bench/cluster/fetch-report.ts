/**
 * What a run of fetching says of itself: how much of what the hosts' delays allow was used, how near to each other a host was asked, where the time went.
 * In: what the hosts saw, when the processes were started, when the last page was stored. Out: figures. Pure.
 */
import type { Asked, PacedHosts } from './paced-hosts.ts'

export interface FetchRun {
  seen: Pick<PacedHosts, 'hosts' | 'slow' | 'asked'>
  pagesOfHost: number
  delayMs: number
  answerMs: number
  slowAnswerMs: number
  /** Of the clock of `asked`: the first process was started; the last page was seen in the store. */
  startedAt: number
  storedAt: number
}

export interface FetchReport {
  pages: number
  /** From the first start of a process until the last page was stored. */
  seconds: number
  pagesPerSecond: number
  /** Of one page a delay from each host, in all that time. */
  shareOfDelays: number
  /**
   * The least time in which the hosts can be read to their end: of the slowest of them robots.txt, the feed, its pages a delay apart, the last answer;
   * no process starts in that.
   */
  leastSeconds: number
  shareOfLeast: number
  /** While every host has pages that are not asked for: from the last host's first page to the first host's last. */
  steady: { seconds: number; pagesPerSecond: number; shareOfDelays: number }
  missing: number
  twice: number
  /** Between two starts on one host, as the host saw them: feed and pages; robots.txt is asked for once and has no turn. */
  spacingMs: { least: number; p1: number; p50: number; p99: number; most: number }
  /** Of so many pairs of neighbours: how many came sooner than the delay, and than the delay less 20 ms. */
  pairs: number
  tooNear: number
  tooNearBy20Ms: number
  requests: { robots: number; feeds: number; pages: number; other: number }
  /** Requests to one host under way at once, as the host saw them. */
  mostAtOnce: number
  /** Seconds after the first start. */
  timeline: Record<string, number>
}

/** All figures of a run; seconds and shares to three places. */
export function fetchReport(o: FetchRun): FetchReport {
  const { seen, delayMs } = o
  const ofKind = (kind: Asked['kind']): Asked[] => seen.asked.filter((one) => one.kind === kind)
  const pages = ofKind('page')
  const wanted = seen.hosts.length * o.pagesOfHost
  const seconds = (o.storedAt - o.startedAt) / 1_000
  const allowed = (forSeconds: number): number => (forSeconds * 1_000 * seen.hosts.length) / delayMs
  const different = new Set(pages.map(({ host, path }) => `${host}${path}`))
  const byHost = seen.hosts.map((host) => ({ host, asked: pages.filter((one) => one.host === host) }))
  const firsts = byHost.map(({ asked }) => asked[0]?.at ?? o.storedAt)
  const lasts = byHost.map(({ asked }) => asked.at(-1)?.at ?? o.storedAt)
  const [steadyFrom, steadyTo] = [Math.max(...firsts), Math.min(...lasts)]
  const steadySeconds = Math.max(0, steadyTo - steadyFrom) / 1_000
  const steadyPages = pages.filter(({ at }) => at >= steadyFrom && at < steadyTo).length
  const spacing = seen.hosts.flatMap((host) => gaps(seen.asked, host)).sort((a, b) => a - b)
  const leastMs = Math.max(...seen.hosts.map((host) => leastMsOf(o, seen.slow.has(host))))
  const after = (at: number): number => round((at - o.startedAt) / 1_000)
  const ends = (isSlow: boolean): number[] =>
    pages.filter(({ host }) => seen.slow.has(host) === isSlow).map(({ answeredAt }) => answeredAt ?? o.storedAt)
  const feeds = ofKind('feed')
  return {
    pages: wanted,
    seconds: round(seconds),
    pagesPerSecond: round(different.size / seconds),
    shareOfDelays: round(different.size / allowed(seconds)),
    leastSeconds: round(leastMs / 1_000),
    shareOfLeast: round(leastMs / 1_000 / seconds),
    steady: {
      seconds: round(steadySeconds),
      pagesPerSecond: round(steadyPages / steadySeconds),
      shareOfDelays: round(steadyPages / allowed(steadySeconds)),
    },
    missing: wanted - different.size,
    twice: pages.length - different.size,
    spacingMs: {
      least: round(spacing[0] ?? 0),
      p1: round(at(spacing, 0.01)),
      p50: round(at(spacing, 0.5)),
      p99: round(at(spacing, 0.99)),
      most: round(spacing.at(-1) ?? 0),
    },
    pairs: spacing.length,
    tooNear: spacing.filter((ms) => ms < delayMs).length,
    tooNearBy20Ms: spacing.filter((ms) => ms < delayMs - 20).length,
    requests: {
      robots: ofKind('robots').length,
      feeds: feeds.length,
      pages: pages.length,
      other: ofKind('nothing').length,
    },
    mostAtOnce: Math.max(...seen.hosts.map((host) => mostAtOnce(seen.asked, host))),
    timeline: {
      'first robots.txt asked': after(Math.min(...ofKind('robots').map((one) => one.at))),
      'last feed asked': after(Math.max(...feeds.map((one) => one.at))),
      'last feed answered': after(Math.max(...feeds.map((one) => one.answeredAt ?? o.storedAt))),
      'first page asked': after(Math.min(...firsts)),
      'half of the hosts asked for a page': after(
        at(
          [...firsts].sort((a, b) => a - b),
          0.5,
        ),
      ),
      'every host asked for a page': after(steadyFrom),
      'a host is through': after(steadyTo),
      'last page of a fast host': after(Math.max(...ends(false))),
      'last page of a slow host': after(Math.max(...ends(true))),
      'last page stored': after(o.storedAt),
    },
  }
}

/** Robots.txt, then the feed, then pages: the first a delay after the feed or when the feed is there, the others a delay apart. */
function leastMsOf(o: FetchRun, isSlow: boolean): number {
  const answerMs = isSlow ? o.slowAnswerMs : o.answerMs
  return answerMs + Math.max(answerMs, o.delayMs) + (o.pagesOfHost - 1) * o.delayMs + answerMs
}

function gaps(asked: readonly Asked[], host: string): number[] {
  const starts = asked.filter((one) => one.host === host && one.kind !== 'robots').map((one) => one.at)
  return starts.slice(1).map((start, n) => start - (starts[n] ?? 0))
}

function mostAtOnce(asked: readonly Asked[], host: string): number {
  const own = asked.filter((one) => one.host === host)
  const under = own.map(
    ({ at: start }) => own.filter((b) => b.at <= start && (b.answeredAt ?? start + 1) > start).length,
  )
  return Math.max(0, ...under)
}

/** The value below which that share of them lies; they are sorted. */
function at(sorted: readonly number[], share: number): number {
  return sorted[Math.floor((sorted.length - 1) * share)] ?? 0
}

function round(value: number): number {
  return Math.round(value * 1_000) / 1_000
}
