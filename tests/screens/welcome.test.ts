/** The first steps of an empty site, in a browser: the owner's account, sources, region. In: an empty store. Out: test results. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser } from 'playwright-core'
import { starterOutlets } from '../../src/application/starter/starter-sources.ts'
import { openBrowser } from './browser.ts'
import { servedApp, type ServedApp } from './served-app.ts'

let browser: Browser
let served: ServedApp
let site: { origin: string; close(): Promise<void> }
beforeAll(async () => {
  browser = await openBrowser()
  served = await servedApp({ formSecret: 'one-secret' })
  site = await served.listen()
}, 60_000)
afterAll(async () => {
  await browser?.close()
  await site?.close()
  await served?.remove()
})

test('the directory is facts: addresses that are some, each outlet once, known countries and kinds', () => {
  const outlets = starterOutlets()
  expect(outlets.length).toBeGreaterThan(100)
  expect(new Set(outlets.map(({ id }) => id)).size).toBe(outlets.length)
  for (const { id, country, lang, homeUrl, feedUrls } of outlets) {
    expect([id, country, lang]).toEqual([id, expect.stringMatching(/^[A-Z]{2}$/), expect.stringMatching(/^[a-z]{2}$/)])
    for (const url of [homeUrl, ...feedUrls]) expect([id, /^https?:\/\/[^\s|]+$/.test(url)]).toEqual([id, true])
  }
})

test.each([
  ['ar', 390],
  ['en', 1280],
] as const)(
  'in %s at %i: choose a country, follow an outlet of it, go on to the region; an address needs no scheme',
  { tags: ['slow'], timeout: 60_000 },
  async (lang, width) => {
    const context = await browser.newContext({ viewport: { width, height: 900 }, locale: lang })
    const page = await context.newPage()
    await page.goto(`${site.origin}/welcome?lang=${lang}`)
    expect(await page.evaluate<boolean>('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
    await page.selectOption('select[name=country]', lang === 'ar' ? 'QA' : 'EG')
    await page.locator('form.filters button').click()
    const boxes = page.locator('input[name=outlet]')
    const all = starterOutlets().filter(({ country }) => country === (lang === 'ar' ? 'QA' : 'EG'))
    expect(await boxes.count()).toBe(all.length)
    await boxes.first().check()
    await page.locator('form[action="/welcome/sources"] button').click()
    expect(page.url()).toContain('done=welcome.followed')
    const [first] = all
    expect(await served.store.source(first?.id ?? '')).toMatchObject({ name: first?.name, country: first?.country })
    expect((await served.store.feeds({ sourceId: first?.id ?? '' })).map(({ url }) => url)).toEqual(first?.feedUrls)
    await page.fill('#url', 'new.example')
    await page.locator('form[action="/sources"] button').click()
    await page.waitForLoadState()
    expect(page.url()).toContain('done=sources.added')
    await page.goto(`${site.origin}/sources`)
    await page.fill('#url', 'nowhere.example')
    await page.locator('form[action="/sources"] button').click()
    // What failed, and what to do about it.
    expect(await page.locator('.notice-problem').textContent()).toMatch(
      lang === 'ar' ? /جرّب عنوان الخلاصة نفسه/ : /address of the feed itself/,
    )
    await context.close()
  },
)
