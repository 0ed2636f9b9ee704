/** What the first visit of the home page costs: every byte over the wire, fonts included. In: a full list, Chromium. Out: test results. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { homePageSize } from '../../src/application/stories/read-views.ts'
import { analyseArticle } from '../../src/analyse/analyse-article.ts'
import { encodeFeatures } from '../../src/model/features.ts'
import { hourMs, minuteMs } from '../../src/model/instant.ts'
import { madeDraft } from '../contract/made-articles.ts'
import { assetPaths } from '../../src/serve/style/assets.ts'
import { openBrowser } from '../screens/browser.ts'
import { articles, now, sources } from '../screens/invented-press.ts'
import { servedApp, type ServedApp } from '../screens/served-app.ts'

/** Headers counted; lead pictures are off, as they are unless somebody sets them. */
const mostBytes = 200_000

const wordsOf = (lang: string): string[] => [
  ...new Set(articles.filter((a) => a.lang === lang).flatMap((a) => a.paragraphs.join(' ').split(/\s+/))),
]
const arabic = wordsOf('ar')
const latin = wordsOf('en')

let served: ServedApp
let site: Awaited<ReturnType<ServedApp['listen']>>
let browser: Browser

beforeAll(async () => {
  served = await servedApp()
  await fill(served)
  site = await served.listen()
  browser = await openBrowser()
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await site?.close()
  await served?.remove()
})

test.each([
  ['ar', 390],
  ['ar', 1280],
  ['en', 390],
  ['en', 1280],
] as const)(
  'in %s at %i: at most 200 kB, and nothing from elsewhere',
  { tags: ['slow'], timeout: 60_000 },
  async (lang, width) => {
    const context = await browser.newContext({ locale: lang, viewport: { width, height: 844 } })
    const page = await context.newPage()
    const wire = await context.newCDPSession(page)
    await wire.send('Network.enable')
    const urls = new Map<string, string>()
    const bytes = new Map<string, number>()
    wire.on('Network.requestWillBeSent', ({ requestId, request }) => void urls.set(requestId, request.url))
    wire.on('Network.loadingFinished', (end) => void bytes.set(end.requestId, end.encodedDataLength))
    await page.goto(`${site.origin}/`, { waitUntil: 'networkidle' })
    await page.evaluate('document.fonts.ready')
    // What is further down may want letters that are not there yet.
    await page.evaluate('window.scrollTo(0, document.body.scrollHeight)')
    await wire.send('Page.getAppManifest')
    await page.waitForLoadState('networkidle')
    expect(await page.getAttribute('html', 'lang')).toBe(lang)
    expect(await page.locator('[data-item]').count()).toBe(homePageSize)
    expect(await page.locator('[data-item] .others').count()).toBe(homePageSize)
    expect([...urls.values()].filter((url) => !url.startsWith(`${site.origin}/`))).toEqual([])
    const costs = [...bytes].map(([id, cost]) => ({ cost, of: urls.get(id)?.slice(site.origin.length, 80) }))
    costs.sort((a, b) => b.cost - a.cost)
    // Every part is there: nothing was left out of the sum.
    const kinds = ['/', '.css', '.js', '.svg', '.webmanifest', 'arabic-basic-400.woff2', 'latin-400.woff2']
    expect(kinds.filter((end) => !costs.some(({ of }) => of?.endsWith(end)))).toEqual([])
    const total = costs.reduce((sum, { cost }) => sum + cost, 0)
    const isLight = total <= mostBytes
    expect({ isLight, ...(isLight ? {} : { total, costs }) }).toEqual({ isLight: true })
    await context.close()
  },
)

test('style and script are compressed for whoever reads that, and the same for whoever does not', async () => {
  for (const path of Object.values(assetPaths)) {
    const ask = (encoding: string): Promise<Response> =>
      fetch(site.origin + path, { headers: { 'accept-encoding': encoding } })
    const [packed, plain] = await Promise.all([ask('gzip, br'), ask('identity')])
    const [a, b] = [packed, plain].map(({ headers }) => [headers.get('content-encoding'), headers.get('vary')])
    expect([a?.[0], b?.[0]]).toEqual(['gzip', null])
    expect([a?.[1], b?.[1]]).toEqual([expect.stringContaining('Accept-Encoding'), a?.[1]])
    expect(await packed.text()).toBe(await plain.text())
  }
})

/** A home with as many stories as it shows, each of as many publishers as tell it, in words of every file of letters that news calls for. */
async function fill({ store }: ServedApp): Promise<void> {
  const drafts = Array.from({ length: (homePageSize + 6) * sources.length }, (_, n) => {
    const { id = '', lang = 'ar' } = sources[n % sources.length] ?? {}
    const at = now - Math.floor(n / sources.length) * hourMs - (n % sources.length) * 7 * minuteMs
    const words = lang === 'ar' ? arabic : latin
    return madeDraft(n, {
      url: `https://${id}.example/full-${n}`,
      sourceId: id,
      at,
      firstSeenAt: at,
      publishedAt: at,
      title: `${sentence(words, n, 11)} ${n % 5 === 0 ? 'Şentürk–Kovač ﷺ ٢٠٢٦' : ''}`,
      text: [sentence(words, n * 31, 60), sentence(words, n * 7 + 1, 60)].join('\n\n'),
      lang,
      dir: lang === 'ar' ? 'rtl' : 'ltr',
    })
  })
  const puts = await store.putArticles(drafts)
  await store.putAnalyses(
    drafts.map((draft, n) => {
      const id = puts[n]?.id ?? -1
      const { analysis, features, search } = analyseArticle({ ...draft, id })
      return { articleId: id, revision: 1, analysis, features: encodeFeatures(features), search }
    }),
  )
  const decisions = puts.map(({ id }, n) => {
    const first = n - (n % sources.length)
    return { articleId: id, storyId: puts[first]?.id ?? -1, isNewStory: n === first, confidence: 0.9, reasons: [] }
  })
  await store.putGrouping({ decisions, changes: [] })
}

function sentence(words: readonly string[], seed: number, length: number): string {
  let state = (seed + 1) * 2_654_435_761
  const next = (): string => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return words[Math.floor((state / 2 ** 32) * words.length)] ?? ''
  }
  return Array.from({ length }, next).join(' ')
}
