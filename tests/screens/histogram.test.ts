/** The hits of a search over time: bars that are links, and a span chosen by pointer or keys, in both directions of reading. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dayMs } from '../../src/model/instant.ts'
import { madeAnalysisDraft, madeDraft } from '../contract/made-articles.ts'
import { openBrowser } from './browser.ts'
import { now } from './invented-press.ts'
import { servedApp, type ServedApp } from './served-app.ts'

let served: ServedApp
let site: { origin: string; close(): Promise<void> }
let browser: Browser
const days = 8
const day = (daysAgo: number): string => new Date(now - daysAgo * dayMs).toISOString().slice(0, 10)

beforeAll(async () => {
  served = await servedApp()
  // On the day n days ago n + 1 articles on one thing.
  const drafts = Array.from({ length: days }, (_, n) =>
    Array.from({ length: n + 1 }, (_, i) => {
      const at = now - n * dayMs - i * 1000
      const url = `https://mada.example/wave/${n}/${i}`
      return madeDraft(n, { sourceId: 'mada', url, at, firstSeenAt: at, publishedAt: at, lang: 'ar', text: 'تسونامي' })
    }),
  ).flat()
  const puts = await served.store.putArticles(drafts)
  await served.store.putAnalyses(puts.map((put) => madeAnalysisDraft(put, 'تسونامي')))
  site = await served.listen()
  browser = await openBrowser()
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await site?.close()
  await served?.remove()
})

const path = `/search?q=${encodeURIComponent('تسونامي')}`

async function open(lang: 'ar' | 'en', withScript = true): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, javaScriptEnabled: withScript })
  await page.goto(`${site.origin}${path}&lang=${lang}`)
  return page
}

/** The days that the page which follows is limited to. */
async function chosen(page: Page, act: () => Promise<void>): Promise<(string | null)[]> {
  await Promise.all([page.waitForURL(/[?&]from=/), act()])
  const query = new URL(page.url()).searchParams
  const found = [query.get('from'), query.get('to'), query.get('q')]
  await page.close()
  return found
}

async function middle(page: Page, daysAgo: number): Promise<{ x: number; y: number }> {
  const box = await page.locator(`[data-spans] a[data-from="${day(daysAgo)}"]`).boundingBox()
  if (box === null) throw new Error('a bar of that day')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

test(
  'without script every bar is a link to its day, named with its count; the API tells the same',
  { tags: ['slow'] },
  async () => {
    const page = await open('en', false)
    const bars = page.locator('[data-spans] a')
    expect(await bars.count()).toBe(days)
    expect(await bars.first().getAttribute('aria-label')).toContain('8 articles')
    expect(await bars.first().getAttribute('href')).toContain(`from=${day(7)}&to=${day(7)}`)
    expect(await page.locator('[data-spans-hint]').isVisible()).toBe(false)
    await page.close()
    const api = (await (await served.app.request(`/api/v1${path}`)).json()) as { histogram: { count: number }[] }
    expect(api.histogram.map(({ count }) => count)).toEqual([8, 7, 6, 5, 4, 3, 2, 1])
    const one = await (await served.app.request(`${path}&from=${day(3)}&to=${day(3)}`)).text()
    expect(one).not.toContain('<figure class="chart" data-spans')
    expect(one).toContain('كل الأيام')
  },
)

test.each(['ar', 'en'] as const)(
  'in %s a span is dragged over, and one bar is pressed',
  { tags: ['slow'] },
  async (lang) => {
    const page = await open(lang)
    const [from, to] = [await middle(page, 6), await middle(page, 2)]
    // Oldest first in the direction of reading.
    expect(from.x < to.x).toBe(lang === 'en')
    await page.mouse.move(to.x, to.y)
    await page.mouse.down()
    await page.mouse.move(from.x, from.y, { steps: 5 })
    expect(await page.locator('[data-spans] a.chosen').count()).toBe(5)
    expect(await page.locator('main input[name=from]').inputValue()).toBe(day(6))
    expect(await page.locator('[data-spans-said]').textContent()).toMatch(/\d.* – .*\d/)
    expect(await chosen(page, () => page.mouse.up())).toEqual([day(6), day(2), 'تسونامي'])
    const again = await open(lang)
    const only = await middle(again, 4)
    expect(await chosen(again, () => again.mouse.click(only.x, only.y))).toEqual([day(4), day(4), 'تسونامي'])
  },
)

test.each(['ar', 'en'] as const)(
  'in %s a span is chosen by keys, with one stop of the tab key',
  { tags: ['slow'] },
  async (lang) => {
    const page = await open(lang)
    expect(await page.locator('[data-spans] a[tabindex="0"]').count()).toBe(1)
    await page.locator('[data-spans] a[tabindex="0"]').focus()
    const older = lang === 'ar' ? 'ArrowRight' : 'ArrowLeft'
    await page.keyboard.press(older)
    await page.keyboard.press(`Shift+${older}`)
    await page.keyboard.press(`Shift+${older}`)
    expect(await page.locator('[data-spans] a.chosen').count()).toBe(3)
    await page.keyboard.press('Escape')
    expect(await page.locator('[data-spans] a.chosen').count()).toBe(0)
    await page.keyboard.press(`Shift+${older}`)
    expect(await chosen(page, () => page.keyboard.press('Enter'))).toEqual([day(4), day(3), 'تسونامي'])
    const one = await open(lang)
    await one.locator('[data-spans] a[tabindex="0"]').focus()
    expect(await chosen(one, () => one.keyboard.press('Enter'))).toEqual([day(0), day(0), 'تسونامي'])
  },
)
