import { afterAll, beforeAll, expect, test } from 'vitest'
import { ownPath } from '../../src/serve/access/own-path.ts'
import { servedApp } from './served-app.ts'
import type { ServedApp } from './served-app.ts'

const token = 'a-long-admin-token'
let local: ServedApp
let guarded: ServedApp
beforeAll(async () => {
  local = await servedApp()
  guarded = await servedApp({ adminToken: token })
})
afterAll(async () => {
  await local.remove()
  await guarded.remove()
})

const loopback = { incoming: { socket: { remoteAddress: '127.0.0.1' } } }
const elsewhere = { incoming: { socket: { remoteAddress: '203.0.113.9' } } }

interface Session {
  cookie: string
  csrf: string
}

async function open(served: ServedApp, path: string, env: object, cookie = ''): Promise<Session> {
  const response = await served.app.request(path, { headers: { host: 'localhost', cookie } }, env)
  const html = await response.text()
  const set = response.headers.getSetCookie().map((c) => c.split(';')[0] ?? '')
  return {
    cookie: [cookie, ...set].filter((c) => c !== '').join('; '),
    csrf: /name="csrf" value="([^"]+)"/.exec(html)?.[1] ?? '',
  }
}

function post(
  served: ServedApp,
  path: string,
  env: object,
  session: Session,
  fields: Record<string, string>,
  headers: Record<string, string> = {},
) {
  return served.app.request(
    path,
    {
      method: 'POST',
      headers: {
        host: 'localhost',
        cookie: session.cookie,
        'content-type': 'application/x-www-form-urlencoded',
        ...headers,
      },
      body: new URLSearchParams({ csrf: session.csrf, ...fields }).toString(),
    },
    env,
  )
}

test('every answer carries a strict policy, no sniffing, and no referrer for other sites', async () => {
  for (const path of ['/', '/api/v1/stories', '/feeds/stories.atom', '/assets/icon.svg', '/nowhere']) {
    const { headers } = await local.app.request(path)
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self'")
    expect(policy).not.toContain('unsafe')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('same-origin')
  }
})

test('a reader who blocks pictures gets a policy that blocks them', async () => {
  const { headers } = await local.app.request('/', {
    headers: { cookie: `siyaq=${encodeURIComponent('pictures=off')}` },
  })
  expect(headers.get('content-security-policy')).toContain("img-src 'self';")
})

test('without a token only this machine may change things: not through a proxy, not under another host name', async () => {
  const session = await open(local, '/sources', loopback)
  const fields = { paused: '1' }
  const statuses = await Promise.all([
    post(local, '/source/mada/pause', elsewhere, session, fields),
    post(local, '/source/mada/pause', loopback, session, fields, { 'x-forwarded-for': '203.0.113.9' }),
    post(local, '/source/mada/pause', loopback, session, fields, { host: 'evil.example' }),
    post(local, '/source/mada/pause', {}, session, fields),
  ])
  expect(statuses.map((r) => r.status)).toEqual([403, 403, 403, 403])
  expect((await local.store.source('mada'))?.paused).toBe(false)
  expect((await post(local, '/source/mada/pause', loopback, session, fields)).status).toBe(303)
  expect((await local.store.source('mada'))?.paused).toBe(true)
})

test('a form without its token, with that of another visitor, or from another site is refused', async () => {
  const session = await open(local, '/sources', loopback)
  const other = await open(local, '/sources', loopback)
  const fields = { paused: '0' }
  const answers = await Promise.all([
    post(local, '/source/mada/pause', loopback, { ...session, csrf: '' }, fields),
    post(local, '/source/mada/pause', loopback, { ...session, csrf: other.csrf }, fields),
    post(local, '/source/mada/pause', loopback, { ...session, cookie: '' }, fields),
    post(local, '/source/mada/pause', loopback, session, fields, { 'sec-fetch-site': 'cross-site' }),
    post(local, '/source/mada/pause', loopback, session, fields, { origin: 'https://evil.example' }),
  ])
  expect(answers.map((r) => r.status)).toEqual([403, 403, 403, 403, 403])
})

test('with a token: loopback is not enough, signing in is, and a bearer token is', async () => {
  const visitor = await open(guarded, '/login', loopback)
  expect((await post(guarded, '/source/mada/pause', loopback, visitor, { paused: '1' })).status).toBe(403)
  expect((await post(guarded, '/login', elsewhere, visitor, { token: 'wrong' })).status).toBe(403)
  const signed = await post(guarded, '/login', elsewhere, visitor, { token, next: '//evil.example/x' })
  expect([signed.status, signed.headers.get('location')]).toEqual([303, '/'])
  const kept = signed.headers.getSetCookie().find((c) => c.startsWith('siyaq-session=')) ?? ''
  expect(kept).toMatch(/HttpOnly/i)
  expect(kept).not.toContain(token)
  const signedIn = { ...visitor, cookie: `${visitor.cookie}; ${kept.split(';')[0]}` }
  // A form that was opened before signing in is no longer good.
  expect((await post(guarded, '/source/mada/pause', elsewhere, signedIn, { paused: '1' })).status).toBe(403)
  const admin = await open(guarded, '/sources', elsewhere, signedIn.cookie)
  expect((await post(guarded, '/source/mada/pause', elsewhere, admin, { paused: '1' })).status).toBe(303)
  const json = { 'content-type': 'application/json', authorization: `Bearer ${token}` }
  const body = JSON.stringify({ paused: false })
  const byApi = await guarded.app.request('/api/v1/sources/mada/paused', { method: 'POST', headers: json, body })
  expect(byApi.status).toBe(200)
  expect((await guarded.store.source('mada'))?.paused).toBe(false)
})

test('the API changes nothing for a visitor, for another site, or for a body that is not JSON', async () => {
  const request = (headers: Record<string, string>, env: object) =>
    local.app.request(
      '/api/v1/corrections',
      { method: 'POST', headers: { host: 'localhost', ...headers }, body: '{"kind":"lock","storyIds":[1],"by":"x"}' },
      env,
    )
  const json = { 'content-type': 'application/json' }
  expect((await request(json, elsewhere)).status).toBe(403)
  expect((await request({ ...json, 'sec-fetch-site': 'cross-site' }, loopback)).status).toBe(403)
  expect((await request({ 'content-type': 'text/plain' }, loopback)).status).toBe(400)
})

test('corrections: lock from the page, who and when, undo; what is missing is told', async () => {
  const story = String(local.id('fire-mada'))
  const session = await open(local, `/story/${story}`, loopback)
  const incomplete = await post(local, '/corrections', loopback, session, { kind: 'split', story, by: 'سلمى' })
  expect([incomplete.status, (await incomplete.text()).includes('request.invalid')]).toEqual([400, true])
  const done = await post(local, '/corrections', loopback, session, { kind: 'lock', story, by: 'سلمى', note: 'مؤكد' })
  expect(done.headers.get('location')).toBe(`/story/${story}?done=corrections.done`)
  const [correction] = await local.store.corrections()
  expect(correction).toMatchObject({ kind: 'lock', by: 'سلمى', storyIds: [Number(story)] })
  const page = await (await local.app.request(`/story/${story}?done=corrections.done`, {}, loopback)).text()
  expect(page).toContain('نُفّذ التصحيح')
  expect(page).toContain('مقفلة')
  const undone = await post(local, `/corrections/${correction?.id}/undo`, loopback, session, { by: 'سلمى' })
  expect(undone.status).toBe(303)
  expect((await local.store.corrections())[0]?.undoneAt).toBeDefined()
})

test('sources: adding tells why it failed, or shows the source', async () => {
  const session = await open(local, '/sources', loopback)
  const failed = await post(local, '/sources', loopback, session, { url: 'https://nothing.example' })
  expect([failed.status, (await failed.text()).includes('لم يُعثر على خلاصة في هذا الموقع')]).toEqual([422, true])
  const added = await post(local, '/sources', loopback, session, { url: 'https://new.example' })
  expect(added.headers.get('location')).toBe('/source/new.example?done=sources.added')
  const retried = await post(local, '/dead/retry', loopback, session, {
    id: String((await local.store.dead({ limit: 1 })).items[0]?.id),
  })
  expect(await retried.text()).toContain('أعيد عنصر')
})

test('no path leads elsewhere', () => {
  for (const path of [
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/\\/evil',
    '',
    undefined,
    7,
  ]) {
    expect(ownPath(path)).toBe('/')
  }
  expect(ownPath('/story/1?x=2')).toBe('/story/1?x=2')
  expect(ownPath('/%2F/evil.example')).toBe('/%2F/evil.example')
})

test('text of publishers is escaped wherever it stands', async () => {
  const evil = '"><script>alert(1)</script>'
  const { store } = local
  await store.putSource({
    id: 'evil',
    name: evil,
    kind: 'other',
    createdAt: 0,
    paused: false,
    homeUrl: 'javascript:alert(1)',
  })
  await store.index.saved.add({ name: evil, search: { q: evil, exact: false, section: evil }, madeAt: 0 }, 9)
  for (const path of [
    '/sources',
    '/source/evil',
    '/',
    `/search?q=${encodeURIComponent(evil)}`,
    `/search?q=a&section=${encodeURIComponent(evil)}`,
    '/searches',
    `/?lang=${encodeURIComponent(evil)}`,
    `/why?a=${encodeURIComponent(evil)}&b=1`,
  ]) {
    const html = await (await local.app.request(path, {}, loopback)).text()
    expect(html, path).not.toContain('<script>alert')
    expect(html, path).not.toContain('href="javascript:')
  }
})

test('no query is an error or costs more than its length', async () => {
  const parts = [
    '"',
    'قسم:',
    'section:',
    'OR ',
    'NEAR ',
    '-',
    '=',
    'قبل:',
    '20 شعبان 1439 ',
    'جسر ',
    '\ud800',
    '*',
    ')',
  ]
  for (const part of parts)
    for (const path of [
      '/search?q=',
      '/api/v1/search?q=',
      '/api/v1/suggest?q=',
      '/feeds/search.json?q=',
      '/search?q=a&section=',
    ]) {
      const long = part.toWellFormed().repeat(Math.ceil(900 / part.length))
      const { status } = await local.app.request(`${path}${encodeURIComponent(long)}`, {}, loopback)
      expect([200, 400], path + part).toContain(status)
    }
})

test('large forms are refused', async () => {
  const session = await open(local, '/settings', loopback)
  const answer = await post(local, '/settings', loopback, session, { next: 'x'.repeat(300_000) })
  expect(answer.status).toBe(413)
})
