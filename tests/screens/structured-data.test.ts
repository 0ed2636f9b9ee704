/** What pages of articles and stories tell to machines: whose text it is and where it stands, nothing made up, nothing that could run. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { articleData } from '../../src/serve/web/structured-data.ts'
import { makeLocale } from '../../src/serve/web/locale.ts'
import { readPreferences } from '../../src/serve/web/preferences.ts'
import { madeAnalysisDraft, madeDraft } from '../contract/made-articles.ts'
import { openBrowser } from './browser.ts'
import { now } from './invented-press.ts'
import { servedApp, type ServedApp } from './served-app.ts'

let served: ServedApp
let site: { origin: string; close(): Promise<void> }
let browser: Browser
beforeAll(async () => {
  served = await servedApp({ publicUrl: 'https://news.example' })
  site = await served.listen()
  browser = await openBrowser()
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await site?.close()
  await served?.remove()
})

const block = /<script type="application\/ld\+json">(.*?)<\/script>/s

async function dataAt(path: string): Promise<Record<string, unknown>> {
  const html = await (await served.app.request(path, { headers: { host: 'news.example' } })).text()
  const found: unknown = JSON.parse(block.exec(html)?.[1] ?? '{}')
  return found as Record<string, unknown>
}

test('an article: the page is ours, the article its publisher’s, with the publisher’s own address and time', async () => {
  const id = served.id('fire-mada')
  const head = (await served.store.headsByIds([id]))[0]
  expect(await dataAt(`/article/${id}`)).toEqual({
    '@context': 'https://schema.org',
    '@type': 'WebPage',
    '@id': `https://news.example/article/${id}`,
    url: `https://news.example/article/${id}`,
    name: head?.title,
    isPartOf: { '@type': 'WebSite', name: 'سياق', url: 'https://news.example/' },
    isBasedOn: 'https://mada.example/fire-mada',
    mainEntity: {
      '@type': 'NewsArticle',
      headline: head?.title,
      url: 'https://mada.example/fire-mada',
      inLanguage: 'ar',
      publisher: { '@type': 'Organization', name: expect.stringMatching(/\S/) as string },
      datePublished: new Date(head?.publishedAt ?? 0).toISOString(),
    },
  })
})

test('a story: the texts that it shows, each its publisher’s; a page without them says nothing', async () => {
  const id = served.id('fire-mada')
  const data = await dataAt(`/story/${id}`)
  expect(data).toMatchObject({ '@type': 'CollectionPage', url: `https://news.example/story/${id}` })
  expect(data['temporalCoverage']).toMatch(/^\d{4}-\S+Z\/\d{4}-\S+Z$/)
  const list = data['mainEntity'] as { numberOfItems: number; itemListElement: { position: number; item: object }[] }
  expect(list.itemListElement).toHaveLength(list.numberOfItems)
  expect(list.itemListElement[0]).toMatchObject({ position: 1, item: { '@type': 'NewsArticle' } })
  expect(data['isBasedOn']).toContain('https://mada.example/fire-mada')
  expect(JSON.stringify(data)).not.toContain('datePublished')
  expect(await dataAt('/sources')).toEqual({})
})

test('only a day where only a day is known, no date where none is, no address that leads nowhere', () => {
  const preferences = readPreferences({
    cookie: undefined,
    defaults: {
      lang: 'en',
      theme: 'auto',
      size: 2,
      font: 'naskh',
      digits: 'latn',
      region: '',
      timeZone: 'UTC',
      calendar: 'gregory',
      pictures: true,
    },
  })
  const frame = { site: 'https://news.example', locale: makeLocale(preferences, now) }
  const told = (more: object): { isBasedOn?: string; mainEntity: Record<string, unknown> } => {
    const article = { id: 7, title: 'T', url: 'https://a.invalid/x', publishedAt: undefined, ...more }
    // The two fields of the frame and of the view that it reads.
    return JSON.parse(articleData(frame as never, { article, sourceName: 'A' } as never)) as ReturnType<typeof told>
  }
  expect(told({})).not.toHaveProperty('isBasedOn')
  expect(told({}).mainEntity).toEqual({
    '@type': 'NewsArticle',
    headline: 'T',
    publisher: { '@type': 'Organization', name: 'A' },
  })
  const day = told({ publishedAt: Date.UTC(2026, 2, 1), dateOnly: true, url: 'https://me:pw@a.example/x' })
  expect(day.mainEntity).toMatchObject({ datePublished: '2026-03-01', url: 'https://a.example/x' })
  expect(day.isBasedOn).toBe('https://a.example/x')
})

test('a headline cannot leave the block, and a strict page runs nothing of it', { tags: ['slow'] }, async () => {
  const attack = '</script><script>window.hit=1</script><!--<script>& "\u2028\\" ]]>'
  const [put] = await served.store.putArticles([
    madeDraft(1, { title: attack, dek: attack, url: 'https://mada.example/attack', sourceId: 'mada', at: now }),
  ])
  if (put === undefined) throw new Error('an article')
  await served.store.putAnalyses([madeAnalysisDraft(put, 'خبر')])
  const path = `/article/${put.id}`
  expect(await dataAt(path)).toMatchObject({ name: attack, mainEntity: { headline: attack } })
  const page = await browser.newPage()
  const said: string[] = []
  page.on('console', (message) => said.push(message.text()))
  page.on('pageerror', (error) => said.push(error.message))
  const answer = await page.goto(site.origin + path)
  expect(answer?.headers()['content-security-policy']).toContain("script-src 'self'")
  expect(await page.evaluate('window.hit')).toBeUndefined()
  const read: unknown = JSON.parse((await page.locator('script[type="application/ld+json"]').textContent()) ?? '{}')
  expect(read).toMatchObject({ mainEntity: { headline: attack } })
  expect(await page.locator('script').count()).toBe(2)
  expect(said).toEqual([])
  await page.close()
})
