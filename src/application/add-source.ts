/**
 * Follows a source: takes a feed's address, or finds the feeds of a page.
 * In: an address. Out: the stored source and feeds, what else was found. Fetches through the guarded client only; what comes is read in
 * a compute thread, so that pages are served meanwhile.
 */
import type { AddedSource, AddSourceOptions } from './siyaq.ts'
import { robotsRules, type RobotsRules } from '../gather/http/robots.ts'
import { outletOf } from '../gather/http/outlet-of.ts'
import { guessFeeds, isOfComments, type DiscoveredFeed } from '../gather/feeds/discover-feeds.ts'
import { isSameSite } from '../gather/http/site-of.ts'
import type { ParsedFeed } from '../gather/feeds/parse-feed.ts'
import { defined } from '../model/defined.ts'
import type { Source } from '../model/article.ts'
import type { FeedReading } from '../pipeline/compute-batch.ts'
import { requestOf, type RequestSettings } from '../pipeline/feed-request.ts'
import { failed, ok, type Outcome, type Problem } from '../problem.ts'
import { changed, changeFeedSettings, settingsDeps, wrongSetting, type FeedSettingsChange } from './feed-settings.ts'
import type { Runtime } from './open-runtime.ts'

interface FoundFeed extends DiscoveredFeed {
  parsed?: ParsedFeed
}

const guessesTried = 12

/** What of a runtime the search needs. */
export type AddSourceDeps = Pick<Runtime, 'store' | 'compute' | 'clock'> & {
  http: Pick<Runtime['http'], 'get'>
  /** Absent: robots.txt is not asked. */
  politeness?: Pick<Runtime['politeness'], 'obeyRobots' | 'userAgent'>
  config: Pick<Runtime['config'], 'allowPrivate'>
}

/**
 * Problems: fetch.*, feed.none-found, feed.search-timed-out, feed.bad-setting. Idempotent: a followed feed comes back with `isNew: false`. Takes 20 s at most,
 * then with the feeds found until then; `left` ends it when whoever asked has gone.
 */
export async function addSource(
  r: AddSourceDeps,
  address: string,
  o: AddSourceOptions,
  left?: AbortSignal,
  limits = searchLimits,
): Promise<Outcome<AddedSource>> {
  const url = /^https?:\/\//i.test(address) ? address : `https://${address}`
  const wrong = wrongSetting(o.settings ?? {}, new Set(r.config.allowPrivate))
  if (wrong !== undefined) return failed('feed.bad-setting', wrong)
  const request = requestOf(changed({}, o.settings ?? {}, url))
  const found = await findFeeds(r, url, limits, left, request)
  if (!found.ok) return found
  const [best, ...rest] = found.value
  if (!best) return failed('feed.none-found', url)
  const source = await putSource(r, url, best, o)
  const wanted = o.all === true ? found.value : [best]
  const known = new Set((await r.store.feeds({ sourceId: source.id })).map((f) => f.url))
  const feeds: AddedSource['feeds'] = []
  for (const { url: feedUrl, kind, title } of wanted) {
    const feed = await r.store.addFeed({ sourceId: source.id, url: feedUrl, kind, ...defined({ title }) }, r.clock())
    feeds.push({ feed, isNew: !known.has(feed.url) })
    if (o.settings !== undefined)
      await changeFeedSettings(settingsDeps(r), feed.id, settingsFor(feed.url, url, o.settings))
  }
  const others =
    o.all === true ? [] : rest.map(({ url: at, kind, title }) => ({ url: at, kind, ...defined({ title }) }))
  return ok({ source, feeds, others })
}

/** A feed elsewhere than the site that was named gets no secrets of that site. */
function settingsFor(feedUrl: string, named: string, settings: FeedSettingsChange): FeedSettingsChange {
  if (isSameSite(feedUrl, named)) return settings
  const { auth: _, headers: __, ...open } = settings
  return open
}

/** What a search for feeds may use: tests make it small. */
export interface SearchLimits {
  /** For everything. */
  totalMs: number
  /** For one address. */
  tryMs: number
  /** Addresses that a page announces, tried at most. */
  most: number
  /** Tried at once. */
  atOnce: number
}

const searchLimits: SearchLimits = { totalMs: 20_000, tryMs: 5_000, most: 30, atOnce: 6 }

async function findFeeds(
  r: AddSourceDeps,
  url: string,
  limits: SearchLimits,
  left: AbortSignal | undefined,
  request: RequestSettings,
): Promise<Outcome<FoundFeed[]>> {
  const late = AbortSignal.timeout(limits.totalMs)
  const signal = left ? AbortSignal.any([late, left]) : late
  const page = await readAddress(r, url, signal, limits.totalMs, request)
  if (!page.ok) return page
  const { parsed, announced, finalUrl } = page.value
  if (parsed.ok) return await openFeeds(r, [{ url, kind: parsed.value.kind, parsed: parsed.value }], signal, limits)
  const look = (feeds: readonly DiscoveredFeed[]): Promise<TriedFeed[]> =>
    tried(feeds, (feed) => tryFeed(r, feed, signal, limits, request), limits, signal)
  const announcedNow = await look(announced.slice(0, limits.most))
  const confirmed = announcedNow.flatMap(({ found }) => found ?? [])
  const isNews = confirmed.some((feed) => !isOfComments(feed))
  // A feed that is away for a moment is followed all the same where the page names it: what readers say of the news is no substitute.
  const away = announcedNow.flatMap(({ feed, isAway }) => (isAway && !isOfComments(feed) ? [feed] : []))
  if (!isNews && away.length > 0) return await openFeeds(r, [...away.slice(0, 1), ...confirmed], signal, limits)
  if (isNews) return await openFeeds(r, confirmed, signal, limits)
  const guesses = await look(
    guessFeeds(finalUrl)
      .slice(0, guessesTried)
      .map((at) => ({ url: at, kind: 'rss' })),
  )
  const guessed = guesses.flatMap(({ found }) => found ?? [])
  if (guessed.length > 0) return await openFeeds(r, [...guessed.slice(0, 1), ...confirmed], signal, limits)
  const sitemaps = (await look(await sitemapsOf(r, finalUrl, signal, limits))).flatMap(({ found }) => found ?? [])
  if (sitemaps.length > 0) return ok([...sitemaps.slice(0, 1), ...confirmed])
  const later = guesses.find(({ isAway }) => isAway)
  if (confirmed.length > 0)
    return later?.problem ? { ok: false, problem: later.problem } : await openFeeds(r, confirmed, signal, limits)
  return failed(signal.aborted ? 'feed.search-timed-out' : 'feed.none-found', finalUrl)
}

/** Those that robots.txt lets us ask; `fetch.robots` when it closes all: each poll of them would fail. */
async function openFeeds(
  r: AddSourceDeps,
  feeds: readonly FoundFeed[],
  signal: AbortSignal,
  limits: SearchLimits,
): Promise<Outcome<FoundFeed[]>> {
  const rules = new Map<string, RobotsRules | undefined>()
  const open: FoundFeed[] = []
  for (const feed of feeds) {
    const { origin } = new URL(feed.url)
    if (!rules.has(origin)) rules.set(origin, await robotsOf(r, origin, signal, limits))
    if (rules.get(origin)?.allowed(feed.url) !== false) open.push(feed)
  }
  return open.length > 0 ? ok(open) : failed('fetch.robots', feeds[0]?.url)
}

/** Undefined when there is none to be had, or when the settings say that it does not count. */
async function robotsOf(
  r: AddSourceDeps,
  origin: string,
  signal: AbortSignal,
  { tryMs }: SearchLimits,
): Promise<RobotsRules | undefined> {
  if (r.politeness?.obeyRobots !== true || signal.aborted) return undefined
  const answer = await r.http.get(`${origin}/robots.txt`, { signal, timeoutMs: tryMs, accept: 'text/plain' })
  return answer.ok ? robotsRules(new TextDecoder().decode(answer.value.body), r.politeness.userAgent) : undefined
}

/** The sitemaps that robots.txt names, those of news first. */
async function sitemapsOf(
  r: AddSourceDeps,
  url: string,
  signal: AbortSignal,
  limits: SearchLimits,
): Promise<DiscoveredFeed[]> {
  const rules = await robotsOf(r, new URL(url).origin, signal, limits)
  const isNews = (at: string): number => (/news/i.test(at) ? 0 : 1)
  return (rules?.sitemaps ?? [])
    .filter((at) => URL.canParse(at) && rules?.allowed(at) === true)
    .sort((a, b) => isNews(a) - isNews(b))
    .slice(0, limits.atOnce)
    .map((at) => ({ url: at, kind: 'sitemap' }))
}

/** What `look` found, in the order of the items, several at a time; what is not looked at when the signal comes is left out. */
async function tried<T, R>(
  items: readonly T[],
  look: (item: T) => Promise<R>,
  { atOnce }: SearchLimits,
  signal: AbortSignal,
): Promise<R[]> {
  const found: (R | undefined)[] = []
  let next = 0
  const lane = async (): Promise<void> => {
    while (next < items.length && !signal.aborted) {
      const at = next++
      const item = items[at]
      if (item !== undefined) found[at] = await look(item)
    }
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, lane))
  return found.filter((one) => one !== undefined)
}

interface TriedFeed {
  feed: DiscoveredFeed
  /** The feed as it was read. */
  found?: FoundFeed
  problem?: Problem
  /** It could not be had now, which says nothing of what stands there. */
  isAway: boolean
}

async function tryFeed(
  r: AddSourceDeps,
  feed: DiscoveredFeed,
  signal: AbortSignal,
  { tryMs }: SearchLimits,
  request: RequestSettings,
): Promise<TriedFeed> {
  const read = await readAddress(r, feed.url, signal, tryMs, request)
  if (!read.ok) return { feed, problem: read.problem, isAway: !signal.aborted && isPassing(read.problem) }
  if (!read.value.parsed.ok || isNothing(read.value.parsed.value)) return { feed, isAway: false }
  const parsed = read.value.parsed.value
  return { feed, found: { ...feed, kind: parsed.kind, parsed }, isAway: false }
}

/** "Unavailable", "too many requests" and errors of the server itself pass; silence may be for ever. */
function isPassing({ code, detail = '' }: Problem): boolean {
  return code === 'fetch.rate-limited' || (code === 'fetch.status' && /\bHTTP 5\d\d\b/.test(detail))
}

function isNothing({ items, sitemaps = [] }: ParsedFeed): boolean {
  return items.length === 0 && sitemaps.length === 0
}

/** What stands at an address, fetched and read within the time. */
async function readAddress(
  r: AddSourceDeps,
  url: string,
  signal: AbortSignal,
  timeoutMs: number,
  request: RequestSettings,
): Promise<Outcome<FeedReading & { finalUrl: string }>> {
  const answer = await r.http.get(url, { signal, timeoutMs, ...request })
  if (!answer.ok) return answer
  const { body, finalUrl, contentType } = answer.value
  const read = await unlessAborted(
    r.compute.readFeed({ body, url: finalUrl, discover: true, most: itemsLookedAt, ...defined({ contentType }) }),
    signal,
  )
  if (!read) return failed('feed.search-timed-out', finalUrl)
  return read.ok ? ok({ ...read.value, finalUrl }) : read
}

const itemsLookedAt = 20

/** Undefined when the signal comes first; the work itself goes on and is forgotten. */
async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T | undefined> {
  let stop = (): void => undefined
  const aborted = new Promise<undefined>((resolve) => {
    stop = () => resolve(undefined)
  })
  signal.addEventListener('abort', stop, { once: true })
  if (signal.aborted) stop()
  try {
    return await Promise.race([work, aborted])
  } finally {
    signal.removeEventListener('abort', stop)
  }
}

async function putSource(r: AddSourceDeps, url: string, feed: FoundFeed, o: AddSourceOptions): Promise<Source> {
  const { origin } = new URL(url)
  const id = o.id ?? outletOf(url)
  const before = await r.store.source(id)
  const lang = o.lang ?? feed.parsed?.lang
  const source: Source = {
    id,
    name: o.name ?? before?.name ?? feed.parsed?.title ?? feed.title ?? id,
    homeUrl: before?.homeUrl ?? feed.parsed?.homeUrl ?? `${origin}/`,
    kind: o.kind ?? before?.kind ?? 'other',
    createdAt: before?.createdAt ?? r.clock(),
    paused: before?.paused ?? false,
    ...defined({ lang }),
  }
  await r.store.putSource(source)
  return source
}
