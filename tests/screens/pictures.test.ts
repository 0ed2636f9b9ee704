/** Pictures in lists: off, or from this server alone. In: a served app, Chromium. Out: test results. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { failed, ok } from '../../src/problem.ts'
import { createApp } from '../../src/serve/app.tsx'
import type { ServeDeps } from '../../src/serve/app-deps.ts'
import { madeAnalysisDraft, madeDraft } from '../contract/made-articles.ts'
import { openBrowser } from './browser.ts'
import { now } from './invented-press.ts'
import { listen, servedApp, type ServedApp } from './served-app.ts'

// One pixel.
const gif = Uint8Array.from(Buffer.from('R0lGODlhAQABAIAAAP8AAP///ywAAAAAAQABAAACAkQBADs=', 'base64'))
let served: ServedApp
let app: ServedApp['app']
let browser: Browser
let seen = 0
let unseen = 0

beforeAll(async () => {
  served = await servedApp({ listPictures: 'proxied' })
  const drafts = ['seen', 'unseen'].map((name, n) =>
    madeDraft(n, {
      url: `https://mada.example/${name}`,
      sourceId: 'mada',
      at: now - n * 1000,
      publishedAt: now - n * 1000,
      text: 'تسونامي',
      image: { url: `https://pictures.example/${name}.gif` },
    }),
  )
  const puts = await served.store.putArticles(drafts)
  await served.store.putAnalyses(puts.map((put) => madeAnalysisDraft(put, 'تسونامي')))
  const decisions = puts.map(({ id }) => ({
    articleId: id,
    storyId: id,
    isNewStory: true,
    confidence: 1,
    reasons: [],
  }))
  await served.store.putGrouping({ decisions, changes: [] })
  ;[seen = 0, unseen = 0] = puts.map(({ id }) => id)
  const pictures: ServeDeps['pictures'] = {
    get: (id) =>
      Promise.resolve(id === seen ? ok({ type: 'image/gif', body: gif, tag: 'abc' }) : failed('request.not-found')),
  }
  app = createApp({ ...served.deps, pictures })
  browser = await openBrowser()
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await served?.remove()
})

const paths = ['/', '/source/mada', `/search?q=${encodeURIComponent('تسونامي')}`]
const pageOf = async (path: string, of = app, cookie = ''): Promise<string> =>
  await (await of.request(path, { headers: { host: 'localhost', cookie } })).text()

test('lists name pictures by the number of their article, and no address of a publisher', async () => {
  for (const path of paths) {
    const page = await pageOf(path)
    expect(page).toContain(`src="/picture/${seen}"`)
    expect(page).not.toContain('pictures.example')
  }
})

test('off, and for who wants none, there are none, and their address answers nothing', async () => {
  const off = createApp({ ...served.deps, config: { ...served.deps.config, listPictures: 'off' } })
  for (const path of paths) {
    expect(await pageOf(path, off)).not.toContain('/picture/')
    expect(await pageOf(path, app, 'siyaq=pictures%3Doff')).not.toContain('/picture/')
    // A page that was kept for one is not given to the other.
    expect(await pageOf(path)).toContain('/picture/')
  }
  expect((await off.request(`/picture/${seen}`, { headers: { host: 'localhost' } })).status).toBe(404)
})

test('a picture is answered as what it is, for a while, and nothing in it could run', async () => {
  const ask = (headers: Record<string, string> = {}, id: number | string = seen): Promise<Response> =>
    Promise.resolve(app.request(`/picture/${id}`, { headers: { host: 'localhost', ...headers } }))
  const answer = await ask()
  expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([
    200,
    'image/gif',
    'private, max-age=86400',
  ])
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect((await ask({ 'if-none-match': '"abc"' })).status).toBe(304)
  for (const id of [unseen, 999_999, 'x', '..%2f..']) expect([id, (await ask({}, id)).status]).toEqual([id, 404])
})

test.each([true, false])(
  'in a browser no one else is asked; a picture that is not there leaves no hole (script: %s)',
  async (script) => {
    const site = await listen(app)
    const context = await browser.newContext({ javaScriptEnabled: script })
    const page = await context.newPage()
    const elsewhere: string[] = []
    page.on('request', (request) => {
      if (!request.url().startsWith(site.origin)) elsewhere.push(request.url())
    })
    await page.goto(`${site.origin}/source/mada`, { waitUntil: 'networkidle' })
    const shown = page.locator('.list-picture')
    expect(await shown.first().getAttribute('src')).toBe(`/picture/${seen}`)
    if (script) {
      await expect.poll(() => shown.count()).toBe(1)
      expect(await page.evaluate(`document.querySelector('.list-picture').naturalWidth`)).toBe(1)
    } else expect(await shown.count()).toBe(2)
    expect(elsewhere).toEqual([])
    await context.close()
    await site.close()
  },
)
