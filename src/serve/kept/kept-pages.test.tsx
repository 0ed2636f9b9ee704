import { gunzipSync } from 'node:zlib'
import { Hono } from 'hono'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { servedApp, type ServedApp } from '../../../tests/screens/served-app.ts'
import { connectionOf } from '../access/connection.ts'
import { When } from '../web/bidi.tsx'
import { KeptPages } from './kept-pages.ts'

let served: ServedApp
beforeAll(async () => {
  served = await servedApp({ adminToken: 'invented-admin-token' })
})
afterAll(() => served.remove())

/** An application of one page, which says how often it was rendered. */
function onePage(o: { form?: boolean; toldBy?: 'clock' | number } = {}) {
  const pages = new KeptPages(served.deps)
  const state = { view: {}, rendered: 0 }
  const app = new Hono()
  app.use(async (c, next) => {
    c.set('rights', { right: c.req.header('x-test-right') === 'admin' ? 'owner' : 'none' })
    c.set('connection', connectionOf(c, served.deps.config))
    await next()
  })
  app.get('/page', (c) =>
    pages.answer(c, state.view, (frame) => {
      state.rendered++
      return (
        <html lang={frame.locale.lang}>
          <p>{'نص الصفحة '.repeat(200)}</p>
          {o.form === true ? <input name="csrf" value={frame.csrf} /> : ''}
          {o.toldBy === 'clock' ? <i data-live={String(frame.locale.now)}></i> : ''}
          {typeof o.toldBy === 'number' ? <When locale={frame.locale} at={o.toldBy} /> : ''}
          {o.form === true ? <input name="csrf" value={frame.csrf} /> : ''}
        </html>
      )
    }),
  )
  const ask = (headers: Record<string, string> = {}, query = ''): Promise<Response> =>
    Promise.resolve(app.request(`http://localhost/page${query}`, { headers: { host: 'localhost', ...headers } }))
  return { state, ask }
}

test('a page is rendered once as long as its view is the same object, for each language and right', async () => {
  const { state, ask } = onePage()
  const first = await (await ask()).text()
  expect(await (await ask()).text()).toBe(first)
  expect(state.rendered).toBe(1)
  expect(await (await ask({ 'accept-language': 'en' })).text()).toContain('lang="en"')
  await ask({ 'x-test-right': 'admin' })
  await ask({}, '?all=1')
  expect(state.rendered).toBe(4)
  state.view = {}
  await ask()
  expect(state.rendered).toBe(5)
})

test('who has the page gets 304, who has another gets the page', async () => {
  const { state, ask } = onePage()
  const tag = (await ask()).headers.get('etag') ?? ''
  expect(tag).toMatch(/^"[\w-]{16}"$/)
  const again = await ask({ 'if-none-match': `"other", W/${tag}` })
  expect([again.status, await again.text()]).toEqual([304, ''])
  expect((await ask({ 'if-none-match': '"other"' })).status).toBe(200)
  state.view = {}
  // Another view of the same text: what the client has still holds.
  expect((await ask({ 'if-none-match': tag })).status).toBe(304)
})

test('it is compressed for who can read that', async () => {
  const { ask } = onePage()
  const plain = await (await ask()).text()
  const packed = await ask({ 'accept-encoding': 'br, gzip' })
  expect(packed.headers.get('content-encoding')).toBe('gzip')
  expect(gunzipSync(Buffer.from(await packed.arrayBuffer())).toString()).toBe(plain)
})

test('a token is not compressed with the page around it: it stands there as it is, and no answer is longer than another', async () => {
  const { ask } = onePage({ form: true })
  const lengths = new Set<number>()
  for (let i = 0; i < 20; i++) {
    const answer = await ask({ 'accept-encoding': 'gzip' })
    expect(answer.headers.get('content-encoding')).toBe('gzip')
    const packed = Buffer.from(await answer.arrayBuffer())
    const page = gunzipSync(packed).toString()
    const tokens = [...page.matchAll(/name="csrf" value="([^"]+)"/g)].map((found) => found[1] ?? '')
    expect(tokens).toHaveLength(2)
    expect(tokens[0]).toBe(tokens[1])
    expect(packed.toString('latin1').split(tokens[0] ?? '')).toHaveLength(3)
    lengths.add(packed.length)
    const plain = await ask({ cookie: answer.headers.getSetCookie()[0]?.split(';')[0] ?? '' })
    expect(await plain.text()).toBe(page)
  }
  expect(lengths.size).toBe(1)
})

test('every visitor finds the token of their own form, and only there', async () => {
  const { state, ask } = onePage({ form: true })
  const tokens = new Set<string>()
  for (let i = 0; i < 3; i++) {
    const answer = await ask()
    const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
    const token = /value="([^"]+)"/.exec(await answer.text())?.[1] ?? ''
    const again = await ask({ cookie })
    expect(await again.text()).toContain(`value="${token}"`)
    tokens.add(token)
  }
  expect(tokens.size).toBe(3)
  expect(state.rendered).toBe(1)
})

test('a page told by the clock is made anew behind the answer; one nobody asked for in time is waited for', async () => {
  const { state, ask } = onePage({ toldBy: 'clock' })
  await ask()
  const base = performance.now()
  const now = vi.spyOn(performance, 'now')
  try {
    now.mockReturnValue(base + 62_000)
    const answers = await Promise.all([ask(), ask(), ask()])
    expect([answers.map(({ status }) => status), state.rendered]).toEqual([[200, 200, 200], 1])
    await vi.waitFor(() => expect(state.rendered).toBe(2))
    await ask()
    expect(state.rendered).toBe(2)
    // A new view is never late.
    state.view = {}
    await ask()
    expect(state.rendered).toBe(3)
    now.mockReturnValue(base + 180_000)
    await ask()
    expect(state.rendered).toBe(4)
  } finally {
    now.mockRestore()
  }
})

test('times are told anew without the page being rendered; its tag says so', async () => {
  const start = served.deps.clock()
  const { state, ask } = onePage({ toldBy: start - 120_000 })
  const first = await ask({ 'accept-language': 'en' })
  const tag = first.headers.get('etag') ?? ''
  expect(await first.text()).toContain('2 minutes ago')
  const base = performance.now()
  const now = vi.spyOn(performance, 'now')
  const clock = vi.spyOn(served.deps, 'clock')
  try {
    clock.mockReturnValue(start + 3 * 3_600_000)
    now.mockReturnValue(base + 29_000)
    expect((await ask({ 'accept-language': 'en', 'if-none-match': tag })).status).toBe(304)
    now.mockReturnValue(base + 31_000)
    const later = await ask({ 'accept-language': 'en', 'if-none-match': tag })
    expect(await later.text()).toContain('3 hours ago')
    expect(later.headers.get('etag')).not.toBe(tag)
    expect(await (await ask()).text()).toMatch(/٣ ساعات|3 ساعات/)
    // After a week it is the day.
    clock.mockReturnValue(start + 8 * 86_400_000)
    now.mockReturnValue(base + 86_400_000)
    expect(await (await ask({ 'accept-language': 'en' })).text()).toMatch(/<bdi>\d+ \w+ \d{4}<\/bdi>/)
    expect(state.rendered).toBe(2)
  } finally {
    now.mockRestore()
    clock.mockRestore()
  }
})
