/**
 * Follows a source: takes a feed's address, or finds the feeds of a page.
 * In: an address. Out: the stored source and feeds, what else was found. Fetches through the guarded client only.
 */
import { getDomain } from 'tldts'
import type { AddedSource, AddSourceOptions } from './siyaq.ts'
import { decodeBody } from '../gather/http/decode-body.ts'
import { discoverFeeds, guessFeeds, type DiscoveredFeed } from '../gather/feeds/discover-feeds.ts'
import { parseFeed, type ParsedFeed } from '../gather/feeds/parse-feed.ts'
import { defined } from '../model/defined.ts'
import type { Source } from '../model/article.ts'
import { failed, ok, type Outcome } from '../problem.ts'
import type { Runtime } from './open-runtime.ts'

interface FoundFeed extends DiscoveredFeed {
  parsed?: ParsedFeed
}

const guessesTried = 6

/** Problems: fetch.*, feed.none-found. Idempotent: a followed feed comes back with `isNew: false`. */
export async function addSource(r: Runtime, address: string, o: AddSourceOptions): Promise<Outcome<AddedSource>> {
  const url = /^https?:\/\//i.test(address) ? address : `https://${address}`
  const found = await findFeeds(r, url)
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
  }
  const others =
    o.all === true ? [] : rest.map(({ url: at, kind, title }) => ({ url: at, kind, ...defined({ title }) }))
  return ok({ source, feeds, others })
}

async function findFeeds(r: Runtime, url: string): Promise<Outcome<FoundFeed[]>> {
  const page = await r.http.get(url, {})
  if (!page.ok) return page
  const { body, contentType, finalUrl } = page.value
  const direct = parseFeed(body, { url: finalUrl, ...defined({ contentType }) })
  if (direct.ok) return ok([{ url, kind: direct.value.kind, parsed: direct.value }])
  const announced = discoverFeeds(decodeBody(body, contentType).text, finalUrl)
  const confirmed: FoundFeed[] = []
  for (const feed of announced) {
    const parsed = await tryFeed(r, feed.url)
    if (parsed) confirmed.push({ ...feed, kind: parsed.kind, parsed })
  }
  if (confirmed.length > 0) return ok(confirmed)
  for (const guess of guessFeeds(finalUrl).slice(0, guessesTried)) {
    const parsed = await tryFeed(r, guess)
    if (parsed) return ok([{ url: guess, kind: parsed.kind, parsed }])
  }
  return failed('feed.none-found', finalUrl)
}

async function tryFeed(r: Runtime, url: string): Promise<ParsedFeed | undefined> {
  const answer = await r.http.get(url, {})
  if (!answer.ok) return undefined
  const parsed = parseFeed(answer.value.body, {
    url: answer.value.finalUrl,
    ...defined({ contentType: answer.value.contentType }),
  })
  return parsed.ok && parsed.value.items.length > 0 ? parsed.value : undefined
}

async function putSource(r: Runtime, url: string, feed: FoundFeed, o: AddSourceOptions): Promise<Source> {
  const { host, origin } = new URL(url)
  const id = o.id ?? getDomain(host, { allowPrivateDomains: true }) ?? host
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
