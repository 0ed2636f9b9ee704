/**
 * How a person uses each form of the pages, and what must have happened in the store afterwards.
 * In: a served app and a page of a browser. Out: the steps in order. Changes the store of that app.
 */
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Correction } from '../../src/model/story.ts'
import type { ServedApp } from '../screens/served-app.ts'

export interface Step {
  /** As walkForms writes it. */
  form: string
  /** What must be there first. */
  before?(served: ServedApp): Promise<unknown>
  /** Page that has the form. */
  at(served: ServedApp): string
  /** The button to press. */
  button: string
  fill?(page: Page, served: ServedApp): Promise<void>
  check(served: ServedApp, page: Page): Promise<void>
}

export const adminToken = 'a-long-admin-token'

const story = (served: ServedApp): string => `/story/${served.id('fire-mada')}`

/** Where an admin token is set. */
export const signIn: Step = {
  form: 'post /login',
  at: () => '/login?next=%2Fsources',
  button: 'form:has(input[name=token]) button',
  async fill(page) {
    // Behind the form of accounts, where there are any.
    if ((await page.locator('details:has(input[name=token])').count()) > 0)
      await page.locator('details summary').click()
    await page.fill('input[name=token]', adminToken)
  },
  async check(_, page) {
    expect(new URL(page.url()).pathname).toBe('/sources')
    expect(await page.locator('form[action="/sources"]').count()).toBe(1)
  },
}

const pause = (paused: boolean): Step => ({
  form: `post /source/:id/pause paused=${paused ? 1 : 0}`,
  at: () => '/sources',
  button: `form[action="/source/mada/pause"] button[value="${paused ? 1 : 0}"]`,
  check: async ({ store }) => expect((await store.source('mada'))?.paused).toBe(paused),
})

const feed = (action: 'pause' | 'resume' | 'remove'): Step => ({
  form: `post /feeds/:id action=${action}`,
  at: () => '/sources',
  button: `.source-item:has(form[action="/source/mada/pause"]) form[action^="/feeds/"] button[value=${action}]`,
  async check({ store }) {
    const feeds = await store.feeds({ sourceId: 'mada' })
    expect(feeds.map((f) => f.paused)).toEqual(action === 'remove' ? [] : [action === 'pause'])
  },
})

const correct = (kind: Correction['kind'], chosen: number, at: Step['at'] = story): Step => ({
  form: `post /corrections kind=${kind}`,
  at,
  button: `form[action="/corrections"] button[value=${kind}]`,
  async fill(page) {
    // On a page of its own where another story is chosen.
    if (at === story) await page.locator('#correct summary').click()
    else await page.locator('form[action="/corrections"] input[name=other]').first().check()
    const form = page.locator('form[action="/corrections"]')
    for (let i = 0; i < chosen; i++) await form.locator('input[name=article]').nth(i).check()
    await form.locator('input[name=by]').fill('سلمى')
  },
  async check({ store }, page) {
    expect((await store.corrections()).at(-1)).toMatchObject({ kind, by: 'سلمى' })
    expect(page.url()).toContain('done=corrections.done')
  },
})

/** The page on which the other story of a correction is found, with what was typed there. */
const choosing =
  (kind: 'merge' | 'move', q: (served: ServedApp) => string): Step['at'] =>
  (served) =>
    `${story(served)}/correct?${new URLSearchParams({ kind, q: q(served) }).toString()}`

const museum = (served: ServedApp): string => `input[name=other][value="${served.id('museum-ufuq')}"]`

const findSteps: readonly Step[] = [
  {
    form: 'get /story/:id/correct.add kind=merge',
    at: choosing('merge', () => ''),
    button: '.find-story button',
    fill: (page) => page.fill('#other-story', 'المتحف'),
    check: async (served, page) => expect(await page.locator(museum(served)).count()).toBe(1),
  },
  {
    form: 'post /story/:id/correct kind=move',
    at: story,
    button: '#correct button[value=move]',
    async fill(page) {
      await page.locator('#correct summary').click()
      await page.locator('#correct input[name=article]').nth(1).check()
    },
    async check(served, page) {
      expect(new URL(page.url()).pathname).toBe(`${story(served)}/correct`)
      const ticked = (): Promise<string[]> =>
        page
          .locator('input[name=article]:checked')
          .evaluateAll((all) => all.map((each) => each.getAttribute('value') ?? ''))
      const before = await ticked()
      expect(before.length).toBe(1)
      // They are kept while one searches.
      await page.fill('#other-story', `https://news.example/story/${served.id('museum-ufuq')}?lang=en`)
      await page.locator('.find-story button').click()
      await page.waitForSelector(`${museum(served)}:checked`)
      expect(await ticked()).toEqual(before)
    },
  },
]

const undo = (at: Step['at']): Step => ({
  form: 'post /corrections/:id/undo',
  at,
  button: 'form[action$="/undo"] button >> nth=0',
  async check({ store }, page) {
    const undone = (await store.corrections()).filter((c) => c.undoneAt !== undefined)
    expect(undone.length).toBe(at === story ? 2 : 1)
    expect(page.url()).toContain('done=corrections.done')
  },
})

/** Afterwards the visitor is nobody: the last steps, each with a session begun anew. */
export const signOutSteps: readonly Step[] = [
  {
    form: 'post /sessions/:id/end',
    at: () => '/sessions',
    button: 'li:not(:has(.flag)) form[action^="/sessions/"] button',
    async check({ store, deps }, page) {
      expect((await store.people.sessions.list(deps.clock())).length).toBe(1)
      expect(await page.locator('form[action="/logout"]').count()).toBe(1)
    },
  },
  {
    form: 'post /sessions/end',
    at: () => '/sessions',
    button: 'form[action="/sessions/end"] button',
    async check({ store, deps }, page) {
      expect(await store.people.sessions.list(deps.clock())).toEqual([])
      expect(await page.locator('form[action="/logout"]').count()).toBe(0)
    },
  },
  signIn,
  {
    form: 'post /logout',
    at: () => '/keys',
    button: 'form[action="/logout"] button',
    async check({ store, deps }, page) {
      expect(await store.people.sessions.list(deps.clock())).toEqual([])
      await page.goto(new URL('/sources', page.url()).href)
      expect(await page.locator('form[action="/sources"]').count()).toBe(0)
    },
  },
]

const asked = (page: Page): Record<string, string> => Object.fromEntries(new URL(page.url()).searchParams)

export const adminSteps: readonly Step[] = [
  {
    form: 'post /sources',
    at: () => '/sources',
    button: 'form[action="/sources"] button',
    fill: (page) => page.fill('form[action="/sources"] input[name=url]', 'https://new.example'),
    check: async ({ store }) => expect(await store.source('new.example')).toMatchObject({ name: 'new.example' }),
  },
  {
    form: 'post /sources/opml',
    at: () => '/sources',
    button: 'form[action="/sources/opml"] button',
    fill: (page) =>
      page.setInputFiles('#opml', {
        name: 'feeds.opml',
        mimeType: 'text/x-opml',
        buffer: Buffer.from(
          '<opml><body><outline text="بحر"><outline xmlUrl="https://bahr.example/rss"/></outline></body></opml>',
        ),
      }),
    async check({ store }) {
      const [added] = await store.feeds({ sourceId: 'bahr.example' })
      expect(await store.feedSettings.of(added?.id ?? 0)).toEqual({ section: 'بحر' })
    },
  },
  {
    form: 'post /feed/:id',
    at: () => '/feed/1',
    button: 'form[action="/feed/1"] button',
    async fill(page) {
      await page.fill('textarea[name=block]', 'إعلان\ntitle: /^برعاية/')
      await page.fill('input[name=user]', 'salma')
      await page.fill('input[name=password]', 'secret-word')
    },
    async check({ store }, page) {
      expect(await store.feedSettings.of(1)).toMatchObject({
        block: ['إعلان', 'title: /^برعاية/'],
        auth: { user: 'salma', password: 'secret-word' },
      })
      expect(await page.content()).not.toContain('secret-word')
    },
  },
  {
    form: 'post /source/:id/family',
    at: () => '/source/mada',
    button: 'form[action="/source/mada/family"] button',
    fill: (page) => page.fill('input[name=family]', 'دار المدى'),
    check: async ({ store }) => expect((await store.source('mada'))?.family).toBe('دار المدى'),
  },
  {
    form: 'post /searches',
    at: () => '/search?q=%D8%AD%D8%B1%D9%8A%D9%82&source=marsa',
    button: 'form[action="/searches"] button',
    fill: (page) => page.fill('form[action="/searches"] input[name=name]', 'حرائق المرسى'),
    async check({ store }, page) {
      const [saved] = await store.index.saved.list()
      expect(saved).toMatchObject({ name: 'حرائق المرسى', search: { q: 'حريق', sourceId: 'marsa', exact: false } })
      expect(await page.locator('a[href^="/feeds/saved/"]').count()).toBe(2)
      // What is kept is offered in the search box, by the page and, while one types, by the script.
      expect(await page.locator('#q-offers option').count()).toBe(0)
      const asked = page.waitForResponse((answer) => answer.url().includes('/api/v1/suggest'))
      await page.fill('#q', 'حري')
      await asked
      await page.waitForSelector('#q-offers option[value="حريق"]', { state: 'attached' })
    },
  },
  {
    form: 'post /searches/:id/remove',
    at: () => '/searches',
    button: 'form[action^="/searches/"] button',
    check: async ({ store }) => expect(await store.index.saved.list()).toEqual([]),
  },
  pause(true),
  pause(false),
  feed('pause'),
  feed('resume'),
  feed('remove'),
  correct('lock', 0),
  correct('unlock', 0),
  undo(() => '/corrections'),
  undo(story),
  correct('split', 1),
  ...findSteps,
  correct(
    'move',
    1,
    choosing('move', (served) => `#${served.id('museum-ufuq')}`),
  ),
  correct(
    'merge',
    0,
    choosing('merge', () => 'متحف'),
  ),
  {
    form: 'post /story/:id/desk',
    at: story,
    button: 'form[action$="/desk"] button',
    async fill(page) {
      await page.locator('#correct summary').click()
      await page.selectOption('form[action$="/desk"] select', 'culture')
    },
    check: async (_, page) => expect(await page.inputValue('form[action$="/desk"] select')).toBe('culture'),
  },
  {
    form: 'post /dead/retry',
    at: () => '/dead',
    button: 'form[action="/dead/retry"] button',
    fill: (page) => page.locator('input[name=id]').first().check(),
    check: async ({ store }) => expect((await store.dead({ limit: 10 })).items).toEqual([]),
  },
  {
    form: 'get /dead.filters',
    at: () => '/dead',
    button: 'form[action="/dead"] button',
    fill: async (page) => void (await page.selectOption('select[name=stage]', 'fetch')),
    check: async (_, page) => expect(await page.inputValue('select[name=stage]')).toBe('fetch'),
  },
]

export const readerSteps: readonly Step[] = [
  {
    form: 'post /settings',
    at: () => '/settings?next=%2Fkeys',
    button: 'form[action="/settings"] button',
    fill: (page) => page.check('input[name=theme][value=dark]'),
    async check(_, page) {
      expect(new URL(page.url()).pathname).toBe('/keys')
      expect(await page.getAttribute('html', 'data-theme')).toBe('dark')
    },
  },
  {
    form: 'get /search.searchbox',
    at: () => '/keys',
    button: 'form.searchbox button',
    fill: (page) => page.fill('#q', 'حريق'),
    async check(_, page) {
      expect(asked(page)).toMatchObject({ q: 'حريق' })
      // One article stands for those of its story, with a way to all of them.
      expect(await page.locator('[data-item]').count()).toBe(1)
      await page.click('a[href*="fold=0"]')
      await page.waitForURL(/fold=0/)
      expect(await page.locator('[data-item]').count()).toBeGreaterThan(2)
    },
  },
  {
    form: 'get /search.card',
    at: () => '/search?q=%D8%AD%D8%B1%D9%8A%D9%82',
    button: 'form.card[action="/search"] button',
    fill: async (page) => void (await page.selectOption('form.card select[name=source]', 'marsa')),
    async check(_, page) {
      expect(asked(page)).toMatchObject({ q: 'حريق', source: 'marsa' })
      expect(await page.locator('[data-item]').count()).toBe(1)
    },
  },
  {
    form: 'get /compare.filters',
    at: () => '/compare?a=mada',
    button: 'form.filters button',
    fill: async (page) => void (await page.selectOption('form.filters select[name=b]', 'difaf')),
    async check(_, page) {
      expect(asked(page)).toMatchObject({ a: 'mada', b: 'difaf', within: '7d' })
      expect(await page.locator('table.compared').count()).toBe(1)
    },
  },
  {
    form: 'get /trends.filters',
    at: () => '/trends',
    button: 'form.filters button',
    fill: async (page) => void (await page.selectOption('form.filters select[name=within]', '3d')),
    async check(_, page) {
      expect(asked(page)).toMatchObject({ within: '3d' })
      expect(await page.locator('main .empty, main .trends').count()).toBe(1)
    },
  },
  {
    form: 'get /.filters',
    at: () => '/',
    button: 'form.filters button',
    fill: async (page) => void (await page.selectOption('form.filters select[name=in]', 'en')),
    async check(_, page) {
      expect(asked(page)).toMatchObject({ in: 'en' })
      expect(await page.locator('[data-item]').count()).toBe(1)
    },
  },
  {
    form: 'get /why.card',
    at: () => '/why',
    button: 'form[action="/why"] button',
    async fill(page, served) {
      await page.fill('input[name=a]', String(served.id('fire-mada')))
      await page.fill('input[name=b]', `https://difaf.example/fire-difaf`)
    },
    check: async (_, page) => expect(await page.locator('.reasons li, .reason').count()).toBeGreaterThan(0),
  },
]
