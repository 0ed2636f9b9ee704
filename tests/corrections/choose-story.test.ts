/**
 * The other story of a correction, found by words: on the page without script, by click and by keyboard, and what is told when it cannot be.
 * In: invented articles, really grouped; Chromium. Out: test results.
 */
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { createApp } from '../../src/serve/app.tsx'
import { serveDeps } from '../../src/serve/serve-web.ts'
import { openBrowser } from '../screens/browser.ts'
import { madeAnalysisDraft, madeDraft } from '../contract/made-articles.ts'
import { now } from '../screens/invented-press.ts'
import { listen, servedApp } from '../screens/served-app.ts'
import { Visitor } from '../screens/visitor.ts'
import { GroupedRuntime } from './grouped-runtime.ts'
import { fire, flood } from './invented-events.ts'

const fires = fire.map((p) => p.slug)
const floods = flood.map((p) => p.slug)

let browser: Browser
let g: GroupedRuntime
let site: Awaited<ReturnType<typeof listen>>
let fireStory: number
let floodStory: number

beforeAll(async () => {
  browser = await openBrowser()
}, 120_000)
afterAll(() => browser?.close())
beforeEach(async () => {
  g = new GroupedRuntime()
  await g.open()
  await g.add([...fire, ...flood].sort((a, b) => a.hour - b.hour))
  site = await listen(createApp(await serveDeps(g.runtime)))
  fireStory = await g.storyOf('fire-1')
  floodStory = await g.storyOf('flood-1')
})
afterEach(async () => {
  await site?.close()
  await g?.remove()
})

async function open(lang: 'ar' | 'en', width: number): Promise<Page> {
  const context = await browser.newContext({ locale: lang, viewport: { width, height: 844 }, javaScriptEnabled: false })
  return await context.newPage()
}

const choosing = (kind: string, q: string): string =>
  `${site.origin}/story/${fireStory}/correct?${new URLSearchParams({ kind, q }).toString()}`
const offered = (page: Page): Promise<number[]> =>
  page.locator('input[name=other]').evaluateAll((all) => all.map((each) => Number(each.getAttribute('value'))))
const status = (page: Page): Promise<string> => page.locator('main [role=status]').innerText()

test(
  'a story is merged by click and without script: from the page of the one, by words of the other',
  { tags: ['slow'] },
  async () => {
    const page = await open('ar', 1280)
    await page.goto(`${site.origin}/story/${fireStory}`)
    await page.locator('#correct summary').click()
    await page.locator('#correct a.button-link').click()
    expect(await page.innerText('h1')).toBe('أي قصة تُدمج في هذه؟')
    await page.fill('#other-story', 'سيول وادي')
    await page.locator('.find-story button').click()
    expect(await offered(page)).toEqual([floodStory])
    expect(await page.innerText('.story-choices')).toMatch(/مقالات|مقالان/)
    await page.locator('input[name=other]').check()
    await page.fill('input[name=by]', 'سلمى')
    await page.locator('button[value=merge] >> nth=-1').click()
    expect(page.url()).toBe(`${site.origin}/story/${fireStory}?done=corrections.done`)
    expect(await g.stories()).toEqual([[...fires, ...floods]])
    await page.context().close()
  },
)

test('an article is moved by keyboard alone, on a phone, in English', { tags: ['slow'] }, async () => {
  const page = await open('en', 390)
  await page.goto(`${site.origin}/story/${fireStory}`)
  const focused = (): Promise<string> =>
    page
      .locator(':focus')
      .evaluateAll(([on]) => `${on?.localName} ${on?.getAttribute('name')} ${on?.getAttribute('value')}`)
  const tabTo = async (wanted: RegExp): Promise<void> => {
    for (let n = 0; n < 150; n++) {
      await page.keyboard.press('Tab')
      if (wanted.test(await focused())) return
    }
    throw new Error(`nothing like ${wanted.source} has the focus`)
  }
  await page.locator('#correct summary').focus()
  await page.keyboard.press('Enter')
  await tabTo(new RegExp(`^input article ${g.id('fire-4')}$`))
  await page.keyboard.press('Space')
  await tabTo(/^button kind move$/)
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/correct$/)
  await tabTo(/^input q (?!null)/)
  // The box in the masthead comes first.
  await tabTo(/^input q/)
  await page.keyboard.type('جسر القنطرة')
  await page.keyboard.press('Enter')
  await page.waitForSelector('#other-story[value="جسر القنطرة"]')
  await tabTo(new RegExp(`^input other ${floodStory}$`))
  await page.keyboard.press('Space')
  await tabTo(/^input by/)
  await page.keyboard.type('Salma')
  await page.keyboard.press('Enter')
  await page.waitForURL(/done=corrections\.done/)
  expect(await g.stories()).toEqual([fires.filter((slug) => slug !== 'fire-4'), ['fire-4', ...floods]])
  await page.context().close()
})

test(
  'a number or an address leads to exactly that story; nothing and the story itself say so',
  { tags: ['slow'] },
  async () => {
    const page = await open('en', 1280)
    const article = g.id('flood-2')
    for (const q of [
      String(floodStory),
      `#${floodStory}`,
      `/story/${floodStory}`,
      `https://news.example/story/${floodStory}?lang=en#coverage`,
      `https://news.example/article/${article}`,
      `https://${flood.find(({ slug }) => slug === 'flood-2')?.source}/flood-2`,
    ]) {
      await page.goto(choosing('merge', q))
      expect([q, await offered(page), await page.locator('input[name=other]:checked').count()]).toEqual([
        q,
        [floodStory],
        1,
      ])
    }
    for (const [q, said] of [
      ['https://news.example/story/12', 'There is no story at this address or number'],
      [`/story/${fireStory}`, 'This is the very same story'],
      ['zzzz', 'No other story has these words'],
      ['-"!?', 'No other story has these words'],
      ['"><script>alert(1)</script>', 'No other story has these words'],
    ] as const) {
      await page.goto(choosing('merge', q))
      expect([q, await status(page)]).toEqual([q, expect.stringContaining(said)])
      expect(await status(page)).toContain('paste the address')
      expect(await page.inputValue('#other-story')).toBe(q)
      expect(await page.locator('button[value=merge]').count()).toBe(1)
    }
    // Unasked, what is likely, without the story itself; what is muted is told, and found by its number alone.
    await page.goto(choosing('merge', ''))
    expect(await offered(page)).not.toContain(fireStory)
    await g.runtime.store.people.own.putListed(0, 'mute', { kind: 'word', key: 'وادي النجم', name: '', madeAt: 1 })
    await page.goto(choosing('merge', 'سيول'))
    expect([await offered(page), await status(page)]).toEqual([
      [],
      expect.stringContaining('1 story that you have muted'),
    ])
    await page.goto(choosing('merge', `#${floodStory}`))
    expect(await offered(page)).toEqual([floodStory])
    await page.context().close()
  },
)

test('what cannot be is told on the page itself, which keeps what was filled in', { tags: ['slow'] }, async () => {
  const [page, other] = [await open('en', 1280), await open('ar', 390)]
  const notice = (): Promise<string> => page.locator('.notice-problem').innerText()
  const press = async (kind: string): Promise<number | undefined> => {
    const answered = page.waitForResponse((answer) => answer.request().isNavigationRequest())
    await page.locator(`form.choose button[value=${kind}]`).click()
    return (await answered).status()
  }
  await page.goto(choosing('move', `#${floodStory}`))
  await page.fill('input[name=by]', 'Salma')
  await page.fill('input[name=note]', 'the bridge')
  expect([await press('move'), await notice()]).toEqual([
    400,
    expect.stringContaining('Choose the articles to move first'),
  ])
  expect(await page.inputValue('input[name=note]')).toBe('the bridge')
  expect(await page.inputValue('input[name=by]')).toBe('Salma')
  expect(await offered(page)).toEqual([floodStory])

  // Somebody else merges the two meanwhile.
  await page.goto(choosing('merge', 'سيول'))
  await page.locator('input[name=other]').check()
  await page.fill('input[name=by]', 'Salma')
  await other.goto(choosing('merge', `/story/${floodStory}`))
  await other.fill('input[name=by]', 'هدى')
  await other.locator('form.choose button[value=merge]').click()
  await other.waitForURL(/done=corrections\.done/)
  expect([await press('merge'), await notice()]).toEqual([
    400,
    expect.stringContaining('The two are one story already'),
  ])
  // The address of the one that is gone leads to what it became part of.
  await page.goto(choosing('merge', `/story/${floodStory}`))
  expect(await status(page)).toContain('This is the very same story')
  expect((await g.runtime.store.corrections()).length).toBe(1)
  await page.context().close()
  await other.context().close()
})

test('at most ten are offered, and a form that is not ours is refused', async () => {
  const served = await servedApp()
  const drafts = Array.from({ length: 14 }, (_, n) =>
    madeDraft(n, { sourceId: 'mada', url: `https://mada.example/many-${n}`, at: now - n * 1000, text: 'تسونامي' }),
  )
  const puts = await served.store.putArticles(drafts)
  await served.store.putAnalyses(puts.map((put) => madeAnalysisDraft(put, 'تسونامي')))
  const alone = { isNewStory: true, confidence: 1, reasons: [] }
  const decisions = puts.map(({ id }) => ({ articleId: id, storyId: id, ...alone }))
  await served.store.putGrouping({ decisions, changes: [] })
  const editor = new Visitor(served.app, '127.0.0.1')
  const at = `/story/${served.id('fire-mada')}/correct`
  const page = await (await editor.ask(`${at}?kind=merge&q=${encodeURIComponent('تسونامي')}`)).text()
  expect(page.match(/name="other"/g)?.length).toBe(10)
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const post = (path: string, body: string): Promise<Response> => editor.ask(path, { method: 'POST', headers, body })
  expect((await post(at, 'kind=move')).status).toBe(403)
  expect((await post('/corrections', `kind=merge&story=1&other=2&by=x`)).status).toBe(403)
  expect((await editor.post(at, { kind: 'move' })).status).toBe(200)
  expect((await editor.ask(`${at}?${'article=1&'.repeat(501)}`)).status).toBe(400)
  expect([(await editor.ask('/story/12/correct')).status, (await editor.ask('/story/x/correct')).status]).toEqual([
    404, 404,
  ])
  // Who may not correct is neither shown the way nor let in.
  const reader = new Visitor(served.app)
  expect(await (await reader.ask(`/story/${served.id('fire-mada')}`)).text()).not.toContain('/correct?')
  expect((await reader.ask(at)).status).not.toBe(200)
  expect(served.failures).toEqual([])
  await served.remove()
})
