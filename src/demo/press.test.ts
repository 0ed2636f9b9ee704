import { afterAll, beforeAll, expect, test } from 'vitest'
import { hourMs } from '../model/instant.ts'
import { createHttpClient, type HttpClient } from '../gather/http/http-client.ts'
import { decodeBody } from '../gather/http/decode-body.ts'
import { discoverFeeds } from '../gather/feeds/discover-feeds.ts'
import { parseFeed, type ParsedFeed } from '../gather/feeds/parse-feed.ts'
import { canonicalUrl } from '../model/canonical-url.ts'
import { startPress, type Press } from './press.ts'

let press: Press
let http: HttpClient

beforeAll(async () => {
  press = await startPress()
  http = createHttpClient({ userAgent: 'Siyaq/test', allowPrivate: press.hosts })
})

afterAll(async () => {
  await http.close()
  await press.close()
})

async function text(url: string): Promise<string> {
  const got = await http.get(url)
  return got.ok ? decodeBody(got.value.body, got.value.contentType).text : got.problem.code
}

async function feedOf(id: string, at?: string): Promise<ParsedFeed> {
  const outlet = press.outlets.find((one) => one.id === id)
  const got = await http.get(at ?? outlet?.feedUrl ?? '')
  if (!got.ok) throw new Error(`${id}: ${got.problem.code}`)
  const parsed = parseFeed(got.value.body, {
    url: got.value.finalUrl,
    ...(got.value.contentType === undefined ? {} : { contentType: got.value.contentType }),
  })
  if (!parsed.ok) throw new Error(`${id}: ${parsed.problem.code}`)
  const [child] = parsed.value.sitemaps ?? []
  return child === undefined ? parsed.value : await feedOf(id, child.url)
}

const steadyAt = (): number => press.endAt - (press.endAt % (3 * hourMs)) + 3 * hourMs

test('every outlet has a feed that is read, and whose links lead to its articles', async () => {
  press.setTime(steadyAt())
  const known = new Map(press.truth().articles.map((article) => [article.url, article]))
  for (const outlet of press.outlets) {
    const feed = await feedOf(outlet.id)
    expect(feed.items.length, outlet.id).toBeGreaterThan(0)
    expect(feed.title, outlet.id).toBe(outlet.name)
    for (const item of feed.items) {
      const at = item.noPage === true ? item.url : canonicalUrl(item.url)?.replace(/\/v\d+(?=\/)/, '')
      const article = known.get(at ?? '')
      expect(article, item.url).toBeDefined()
      expect(item.title).toBe(article?.texts.at(-1)?.title)
      expect(item.publishedAt).toBe(outlet.quirk === 'undated' ? undefined : article?.publishedAt)
      expect(item.noPage).toBe(outlet.quirk === 'no-links' ? true : undefined)
    }
    const first = feed.items[0]
    if (outlet.quirk === 'blocked') expect(await text(first?.url ?? '')).toBe('fetch.status')
    if (outlet.quirk === 'blocked' || outlet.quirk === 'moving-links' || outlet.quirk === 'no-links') continue
    const page = await text(first?.url ?? '')
    expect(page, outlet.id).toContain(
      known
        .get(canonicalUrl(first?.url ?? '') ?? '')
        ?.texts.at(-1)
        ?.paragraphs.at(0)
        ?.slice(0, 30),
    )
  }
})

test('feeds are announced on the home page, but for the one that has a sitemap only', async () => {
  press.setTime(steadyAt())
  for (const outlet of press.outlets) {
    const found = discoverFeeds(await text(outlet.homeUrl), outlet.homeUrl)
    if (outlet.format === 'sitemap') expect(found).toEqual([])
    else expect(found[0]).toMatchObject({ url: outlet.feedUrl, kind: outlet.format })
  }
})

test('the clock decides what is published and which text a page shows', async () => {
  const edited = press.truth().articles.find((article) => article.texts.length > 1)
  if (!edited) throw new Error('no edited article')
  press.setTime(edited.publishedAt - 1)
  expect(await text(edited.url)).toBe('fetch.gone')
  for (const version of edited.texts) {
    press.setTime(version.changedAt)
    expect(await text(edited.url)).toContain(version.title)
  }
  press.setTime(press.startAt)
  expect((await feedOf('sahel')).items).toEqual([])
})

test('an outlet can be out of service', async () => {
  press.setTime(steadyAt())
  press.down('sahel', true)
  const got = await http.get(press.origin('sahel'))
  expect(got).toMatchObject({ ok: false, problem: { code: 'fetch.rate-limited', retryAfterMs: 1_800_000 } })
  press.down('sahel', false)
  expect((await http.get(press.origin('sahel'))).ok).toBe(true)
  press.setTime(steadyAt() + hourMs)
  expect((await http.get(press.origin('barq'))).ok).toBe(false)
})

test('the scripts are whole: every copy has an origin, every event its articles, no address twice', () => {
  const { articles, events } = press.truth()
  expect(new Set(articles.map((article) => article.url)).size).toBe(articles.length)
  const urls = new Set(articles.map((article) => article.url))
  for (const article of articles) {
    expect(urls.has(article.origin)).toBe(true)
    expect(article.kind === 'copy').toBe(article.copyOf !== undefined)
    expect(article.texts[0]?.paragraphs.join(' ')).not.toMatch(/\{\w+\}/)
  }
  expect(new Set(events.map((event) => event.id)).size).toBe(events.length)
})

test('laps are the same days again under new addresses', async () => {
  const once = press.truth().articles
  const thrice = await startPress({ laps: 3 })
  const urls = new Set(
    thrice
      .truth()
      .articles.map(
        (article) =>
          new URL(article.url).port +
          new URL(article.url).pathname +
          new URL(article.url).search +
          new URL(article.url).hash,
      ),
  )
  expect(urls.size).toBe(3 * once.length)
  expect(thrice.endAt).toBeGreaterThan(press.endAt + 2 * (press.endAt - press.startAt) - 72 * hourMs)
  await thrice.close()
})

test('links of one outlet move while their guids stay, and every place that they had leads to the article', async () => {
  const article = press.truth().articles.find((one) => one.outlet === 'sada')
  if (!article) throw new Error('no article whose link moves')
  const seen = new Map<string, string>()
  for (const hours of [1, 9, 17]) {
    press.setTime(article.publishedAt + hours * hourMs)
    const item = (await feedOf('sada')).items.find(
      ({ title }) => title === article.texts[0]?.title || title === article.texts[1]?.title,
    )
    seen.set(item?.url ?? '', item?.guid ?? '')
  }
  expect(seen.size).toBe(3)
  expect(new Set(seen.values()).size).toBe(1)
  for (const url of seen.keys()) expect(await text(url)).toContain(article.texts[0]?.paragraphs[0]?.slice(0, 30))
})

test('outlets on one host are told apart by their paths', () => {
  const shared = press.outlets.filter(({ host }) => host === 'manassa')
  expect(shared).toHaveLength(2)
  expect(new Set(shared.map(({ origin }) => new URL(origin).host)).size).toBe(1)
  expect(new Set(press.outlets.map(({ origin }) => origin)).size).toBe(press.outlets.length)
})
