/**
 * Stage "fetch": entry → page. Asks robots.txt, waits for the host's turn, fetches, stores the bytes, asks for extraction.
 * In: messages that name entries. Out: stored pages, entry states. Opens no connection itself: the client is passed in.
 */
import type { HttpClient } from '../gather/http/http-client.ts'
import type { PollBounds } from '../gather/feeds/schedule.ts'
import { robotsDisallowAll, robotsRules } from '../gather/http/robots.ts'
import type { Entry } from '../model/article.ts'
import { hash32 } from '../model/ids.ts'
import { dayMs, hourMs, minuteMs } from '../model/instant.ts'
import type { Outcome, Problem } from '../problem.ts'
import type { Message } from '../queue/queue.ts'
import type { Store } from '../store/store.ts'
import { openRequestOf, requestOf, type RequestSettings } from './feed-request.ts'
import { HostTurns, type HostPlace, type TurnEnd } from './host-turns.ts'
import type { StageWork, Step, WorkResult } from './run-stage.ts'
import { stageOf, workMessage } from './stages.ts'

export interface Politeness {
  http: HttpClient
  store: Store
  clock(): number
  sleep(ms: number): Promise<void>
  userAgent: string
  /** Least time between two requests to one host. */
  hostDelayMs: number
  /** False for the demo press and for tests, whose hosts have no robots.txt. */
  obeyRobots: boolean
  /** Requests under way at once. Default: the fetch stage's batch. */
  fetchConcurrency?: number
  /** Shortest and longest time between two polls of a feed. Default: those of gather/feeds/schedule.ts. */
  pollBounds?: PollBounds
  /** Wait before the second try of a page that failed for a passing reason, doubled each time. Default: a minute. */
  retryMs?: number
}

const robotsMaxAgeMs = dayMs
/** A server that failed is tried again sooner. */
const robotsRetryMs = hourMs
/** A turn that comes within this time is waited for; a later one goes back to the queue. */
const waitInProcessMs = 15_000
/** So much nearer to each other than the delay two requests may begin; a machine that is busy answers late. */
const lateMs = 20
const mostBegins = 5
/** And somebody else may have begun meanwhile. */
const lostMs = 1_000
const maxFetches = 6
const defaultRetryMs = minuteMs

/** Work of the fetch stage. Expected failures are stored with the entry; transient ones are tried again up to six times over about an hour. */
export function fetchPages(o: Politeness): StageWork & { atOnce: number } {
  const stage = stageOf('fetch')
  const atOnce = o.fetchConcurrency ?? stage.batch
  const turns = new HostTurns({ clock: () => o.clock(), atOnce })
  const run = async (messages: readonly Message[], step: (name: Step) => void): Promise<WorkResult[]> => {
    const entries = await Promise.all(messages.map((m) => o.store.entry(Number(m.body['entry']))))
    step('loaded')
    const results = await Promise.all(
      entries.map((entry) => (entry ? fetchOne(o, entry, turns) : Promise.resolve(done([])))),
    )
    step('computed')
    step('written')
    return results
  }
  return { stage, atOnce, run }
}

/** Waits for robots and for the host's turn: undefined when the address may be fetched now. */
export async function mayFetch(
  o: Politeness,
  url: string,
  request: RequestSettings = {},
): Promise<{ problem: Problem } | { waitMs: number } | undefined> {
  const host = new URL(url).host
  let delayMs = o.hostDelayMs
  if (o.obeyRobots) {
    const rules = robotsRules(await robotsText(o, url, request), o.userAgent)
    if (!rules.allowed(url)) return { problem: { code: 'fetch.robots', detail: url } }
    delayMs = Math.max(delayMs, rules.crawlDelayMs ?? 0)
  }
  let waitMs = (await o.store.hosts.freeAt(host)) - o.clock()
  if (waitMs > Math.max(delayMs, waitInProcessMs)) return { waitMs }
  if (delayMs <= 0) return undefined
  const deadline = o.clock() + waitInProcessMs
  for (;;) {
    if (o.clock() + waitMs > deadline) return { waitMs }
    if (waitMs > 0) await o.sleep(waitMs)
    const from = o.clock()
    waitMs = await o.store.hosts.claim(host, from, delayMs)
    if (waitMs <= 0 && (await begun(o, host, delayMs, from))) return undefined
  }
}

/**
 * The delay counts from the request, not from the claim: where the store's answer took its time (a free connection is waited for as well), the
 * turn is begun anew. False when it took so long that the turn is over.
 */
async function begun(o: Politeness, host: string, delayMs: number, from: number): Promise<boolean> {
  let at = from
  for (let n = 0; n < mostBegins && o.clock() - at > lateMs; n++) {
    if (o.clock() - at >= Math.max(delayMs, lostMs)) return false
    at = o.clock()
    await o.store.hosts.close(host, at + delayMs)
  }
  return true
}

async function robotsText(o: Politeness, url: string, request: RequestSettings): Promise<string> {
  const { protocol, host } = new URL(url)
  const known = await o.store.hosts.robots(host)
  const maxAgeMs = known?.text === robotsDisallowAll ? robotsRetryMs : robotsMaxAgeMs
  if (known && o.clock() - known.fetchedAt < maxAgeMs) return known.text ?? ''
  const answer = await o.http.get(`${protocol}//${host}/robots.txt`, {
    maxBytes: 512 * 1024,
    accept: 'text/plain',
    anyStatus: true,
    ...openRequestOf(request),
  })
  // RFC 9309: a missing file allows everything; while it cannot be reached, the rules that we have hold, and without any nothing is allowed.
  const text = answer.ok ? textOfAnswer(answer.value) : (known?.text ?? robotsDisallowAll)
  await o.store.hosts.putRobots(host, text, o.clock())
  return text
}

function textOfAnswer({ status, body }: { status: number; body: Uint8Array }): string {
  if (status >= 500) return robotsDisallowAll
  return status === 200 ? new TextDecoder().decode(body) : ''
}

function done(next: Message[]): WorkResult {
  return { kind: 'done', next }
}

async function fetchOne(o: Politeness, entry: Entry, turns: HostTurns): Promise<WorkResult> {
  if (entry.state !== 'new') {
    const known = await o.store.page(entry.id)
    if (known) return done([extractMessage(entry, known.body)])
    if (entry.state !== 'failed') return done([])
  }
  const settings = entry.feedId === undefined ? {} : await o.store.feedSettings.of(entry.feedId)
  if (settings.feedTextOnly === true || entry.item.noPage === true) {
    await o.store.setEntryState(entry.id, 'fetched', {})
    return done([feedTextMessage(entry)])
  }
  const request = requestOf(settings)
  const place = await turns.enterOrWait(new URL(entry.url).host, o.hostDelayMs)
  if ('waitMs' in place) return { kind: 'later', delayMs: place.waitMs, deferred: true }
  const answer = await inPlace(o, place, entry.url, () => o.http.get(entry.url, request), request)
  if ('waitMs' in answer) return { kind: 'later', delayMs: answer.waitMs, deferred: true }
  if (!answer.ok) return await failedFetch(o, entry, answer.problem)
  const { body, status, finalUrl, movedTo, contentType } = answer.value
  const before = entry.articleId === undefined ? undefined : await o.store.page(entry.id)
  await o.store.putPage({
    entryId: entry.id,
    url: entry.url,
    finalUrl,
    ...(movedTo === undefined ? {} : { movedTo }),
    status,
    ...(contentType === undefined ? {} : { contentType }),
    fetchedAt: o.clock(),
    body,
  })
  // The same bytes again: the article is what it was, and the queue would take the same message for a repetition.
  if (before && Buffer.compare(before.body, body) === 0) {
    await o.store.setEntryState(entry.id, 'article', {})
    return done([])
  }
  await o.store.setEntryState(entry.id, 'fetched', {})
  return done([extractMessage(entry, body)])
}

/** The same text of the feed asks for the same work. */
function feedTextMessage(entry: Entry): Message {
  const { title, summary, contentHtml } = entry.item
  return workMessage('extract', entry.id, `feed:${hash32(JSON.stringify([title, summary, contentHtml]))}`)
}

/** The same bytes ask for the same work. */
export function extractMessage(entry: Entry, body: Uint8Array): Message {
  return workMessage('extract', entry.id, `${body.byteLength}:${hash32(Buffer.from(body).toString('latin1'))}`)
}

/** What `ask` gives once robots and the host's turn allow it; the place is left whatever happens. */
export async function inPlace<T>(
  o: Politeness,
  place: HostPlace,
  url: string,
  ask: () => Promise<Outcome<T>>,
  request: RequestSettings = {},
): Promise<Outcome<T> | { waitMs: number }> {
  let end: TurnEnd = { answered: true, tookMs: 0 }
  try {
    const wait = await place.inTurn(() => mayFetch(o, url, request))
    if (wait && 'waitMs' in wait) {
      end = { answered: true, tookMs: 0, waitMs: wait.waitMs }
      return wait
    }
    if (wait) return { ok: false, problem: wait.problem }
    const startedAt = performance.now()
    const answer = await ask()
    if (!answer.ok && answer.problem.code === 'fetch.rate-limited') await slowDown(o, url, answer.problem)
    end = { answered: answer.ok || !silences.has(answer.problem.code), tookMs: performance.now() - startedAt }
    return answer
  } finally {
    place.leave(end)
  }
}

/** "Too many requests, come back in …" is said of us, not of one address: nobody asks the host before. "Unavailable" (503) is the address's. */
async function slowDown(o: Politeness, url: string, { detail, retryAfterMs }: Problem): Promise<void> {
  if (retryAfterMs === undefined || detail?.endsWith('429') !== true) return
  await o.store.hosts.close(new URL(url).host, o.clock() + Math.min(retryAfterMs, longestClosedMs))
}

const longestClosedMs = 6 * hourMs

/** The host said nothing. */
const silences = new Set<Problem['code']>(['fetch.dns', 'fetch.refused', 'fetch.timeout', 'fetch.network'])

const transient = new Set<Problem['code']>([
  'fetch.dns',
  'fetch.refused',
  'fetch.timeout',
  'fetch.network',
  'fetch.rate-limited',
])

async function failedFetch(o: Politeness, entry: Entry, problem: Problem): Promise<WorkResult> {
  const detail = problem.detail === undefined ? {} : { errorDetail: problem.detail }
  const again =
    transient.has(problem.code) || (problem.code === 'fetch.status' && /\b5\d\d\b/.test(problem.detail ?? ''))
  if (again && entry.attempts + 1 < maxFetches) {
    await o.store.setEntryState(entry.id, 'failed', { errorCode: problem.code, ...detail })
    return { kind: 'later', delayMs: problem.retryAfterMs ?? (o.retryMs ?? defaultRetryMs) * 2 ** entry.attempts }
  }
  if (problem.code === 'fetch.gone' && entry.articleId !== undefined) {
    // A removed page is news of its own: the article stays and is marked.
    await o.store.markGone(entry.articleId, o.clock())
    await o.store.setEntryState(entry.id, 'gone', { errorCode: problem.code, ...detail })
    return done([])
  }
  await o.store.setEntryState(entry.id, 'failed', { errorCode: problem.code, ...detail })
  // The feed may carry the whole text, or headline and summary; extraction falls back on it, and buries the entry when it does not.
  const { contentHtml, title, summary } = entry.item
  const told = !notThePage.has(problem.code) && title !== undefined && summary !== undefined
  if (contentHtml !== undefined || told) return done([feedTextMessage(entry)])
  return { kind: 'buried', problem }
}

/** No page is there, or we would not go there: the feed's few words stand for nothing that a reader could open. */
const notThePage = new Set<Problem['code']>(['fetch.gone', 'fetch.blocked-address', 'fetch.bad-url'])
