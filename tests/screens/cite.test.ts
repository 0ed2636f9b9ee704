/** Citing and sharing an article or a story: by page, with and without script, and by API. In: a served app, Chromium. Out: test results. */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { madeDraft, madeSource, site as madeSite } from '../contract/made-articles.ts'
import { openBrowser } from './browser.ts'
import { servedApp, type ServedApp } from './served-app.ts'

let served: ServedApp
let site: { origin: string; close(): Promise<void> }
let browser: Browser
beforeAll(async () => {
  served = await servedApp()
  site = await served.listen()
  browser = await openBrowser()
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await site?.close()
  await served?.remove()
})

const article = (): string => `/article/${served.id('fire-sada')}`
const story = (): string => `/story/${served.id('fire-mada')}`
const apiOf = (path: string): string =>
  `/api/v1${path.replace('/article/', '/articles/').replace('/story/', '/stories/')}/citation`

// Playwright's own words wait, not a text that the page would have to evaluate: the page's policy forbids that.
const saidCopied = (page: Page): Promise<void> =>
  page.locator('[data-cite] [role=status]', { hasText: 'نُسخ' }).waitFor({ state: 'attached' })
// What runs in the page is text: the types here are not those of a browser.
const sharing = (share: string): string => `Object.defineProperty(navigator, 'share', { value: ${share} })`

async function opened(
  path: string,
  o: { lang?: 'ar' | 'en'; script?: boolean; before?: (context: BrowserContext) => Promise<void> } = {},
): Promise<Page> {
  const context = await browser.newContext({
    javaScriptEnabled: o.script ?? true,
    viewport: { width: 390, height: 800 },
  })
  await o.before?.(context)
  const page = await context.newPage()
  await page.goto(`${site.origin}${path}?lang=${o.lang ?? 'ar'}`)
  return page
}

describe.each(['ar', 'en'] as const)('%s', (lang) => {
  test('without script the citation can be read, and its direction is that of the page', async () => {
    for (const path of [article(), story()]) {
      const page = await opened(path, { lang, script: false })
      await page.locator('[data-cite] summary').click()
      const text = page.locator('#cite-text')
      expect(await text.inputValue()).toContain(`${site.origin}${path}`)
      expect(await text.getAttribute('dir')).toBe(lang === 'ar' ? 'rtl' : 'ltr')
      expect(await page.locator('#cite-link').inputValue()).toBe(`${site.origin}${path}`)
      expect(await page.locator('[data-cite] button:visible').count()).toBe(0)
      const mail = (await page.locator('[data-cite] a[href^="mailto:"]').getAttribute('href')) ?? ''
      expect(new URLSearchParams(mail.replace('mailto:?', '')).get('body')).toBe(await text.inputValue())
      await page.context().close()
    }
  })

  test('the page, the API and what is exported have one citation', async () => {
    for (const path of [article(), story()]) {
      const page = await opened(path, { lang, script: false })
      const shown = await page.locator('#cite-text').inputValue()
      const answer = await page.request.get(`${site.origin}${apiOf(path)}?lang=${lang}`)
      expect(await answer.text()).toBe(shown)
      expect(answer.headers()['content-type']).toBe('text/plain; charset=utf-8')
      const markdown = await page.request.get(`${site.origin}${apiOf(path)}?lang=${lang}&format=markdown`)
      expect(await markdown.text()).toBe(await page.locator('#cite-markdown').inputValue())
      if (path === article()) {
        const found = await page.request.get(
          `${site.origin}/api/v1/search/export?q=%D8%AD%D8%B1%D9%8A%D9%82&lang=${lang}`,
        )
        const rows = (await found.text()).trimEnd().split('\n')
        const citations = rows.map((row) => (JSON.parse(row) as { citation: string }).citation)
        expect(citations).toContain(shown)
      }
      await page.context().close()
    }
  })
})

test('entries are files with a name; a story is told as a page of this site', async () => {
  const page = await opened(story(), { script: false })
  await page.locator('[data-cite] summary').click()
  for (const [name, file, type] of [
    ['BibTeX', `siyaq-story-${served.id('fire-mada')}.bib`, 'application/x-bibtex'],
    ['RIS', `siyaq-story-${served.id('fire-mada')}.ris`, 'application/x-research-info-systems'],
    ['CSL-JSON', `siyaq-story-${served.id('fire-mada')}.json`, 'application/vnd.citationstyles.csl+json'],
  ] as const) {
    const link = page.locator('[data-cite] a', { hasText: name })
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()])
    expect(download.suggestedFilename()).toBe(file)
    const answer = await served.app.request((await link.getAttribute('href')) ?? '', { headers: { host: 'localhost' } })
    expect(answer.headers.get('content-type')).toBe(`${type}; charset=utf-8`)
  }
  await page.context().close()
})

test('with script each field is copied by its button, by keys too, and that is said', async () => {
  const page = await opened(article(), {
    before: (context) => context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: site.origin }),
  })
  await page.locator('[data-cite] summary').focus()
  await page.keyboard.press('Enter')
  for (const id of ['cite-text', 'cite-markdown', 'cite-link']) {
    await page.locator(`[data-copy="${id}"]`).focus()
    await page.keyboard.press('Enter')
    await saidCopied(page)
    const copied = await page.evaluate('navigator.clipboard.readText()')
    expect(copied).toBe(await page.locator(`#${id}`).inputValue())
    expect(await page.evaluate('document.activeElement.id')).toBe(id)
  }
  await page.context().close()
})

test('sharing goes to what the machine shares with; where it has nothing, the permanent link is copied', async () => {
  const shared = await opened(article(), {
    before: async (context) => {
      await context.addInitScript(
        sharing('(what) => { document.title = JSON.stringify(what); return Promise.resolve() }'),
      )
    },
  })
  await shared.locator('[data-cite] summary').click()
  await shared.locator('[data-share]').click()
  expect(JSON.parse(await shared.title())).toMatchObject({ url: `${site.origin}${article()}` })
  await shared.context().close()

  const page = await opened(article(), {
    before: async (context) => {
      await context.addInitScript(sharing('undefined'))
      await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: site.origin })
    },
  })
  await page.locator('[data-cite] summary').click()
  await page.locator('[data-share]').click()
  await saidCopied(page)
  expect(await page.evaluate('navigator.clipboard.readText()')).toBe(`${site.origin}${article()}`)
  await page.context().close()
})

test('a headline stays text in the page, in the letter and in the file', async () => {
  await served.store.putSource(madeSource(madeSite))
  const title = '</textarea><script>alert(1)</script> "&body=x&bcc=y@z.example'
  const [put] = await served.store.putArticles([madeDraft(1, { title })])
  const page = await opened(`/article/${put?.id}`, { script: false })
  expect(await page.locator('#cite-text').inputValue()).toContain(title)
  expect(await page.locator('main script').count()).toBe(0)
  const mail = (await page.locator('[data-cite] a[href^="mailto:"]').getAttribute('href')) ?? ''
  expect([...new URLSearchParams(mail.replace('mailto:?', '')).keys()]).toEqual(['subject', 'body'])
  await page.context().close()
})

test('what is not there, and what is no form, is told', async () => {
  const ask = async (path: string): Promise<number> =>
    (await served.app.request(path, { headers: { host: 'localhost' } })).status
  expect(await ask('/api/v1/articles/999999/citation')).toBe(404)
  expect(await ask('/api/v1/articles/x/citation')).toBe(404)
  expect(await ask('/api/v1/stories/999999/citation')).toBe(404)
  expect(await ask(`${apiOf(story())}?format=apa`)).toBe(400)
  expect(await ask(`${apiOf(story())}?lang=fr`)).toBe(400)
})
