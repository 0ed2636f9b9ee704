/** Signing in, being slowed down, sessions and their ends, reading for those who signed in. In: a served app. Out: test results. */
import { afterEach, expect, test } from 'vitest'
import { createApp } from '../../src/serve/app.tsx'
import { endOldSessions } from '../../src/serve/access/rights.ts'
import type { ServeConfig } from '../../src/serve/app-deps.ts'
import { servedApp, type ServedApp } from './served-app.ts'
import { Visitor } from './visitor.ts'

const adminToken = 'a-long-admin-token'
const readerToken = 'a-long-reader-token'
const opened: ServedApp[] = []
afterEach(async () => {
  for (const served of opened.splice(0)) await served.remove()
})

async function serve(config: Partial<ServeConfig> = {}): Promise<ServedApp> {
  const served = await servedApp({ adminToken, formSecret: 'one-secret', ...config })
  opened.push(served)
  return served
}

test('each sign-in is a session of its own, known to every process, stored without what proves it', async () => {
  const served = await serve()
  const [a, b] = [new Visitor(served.app), new Visitor(served.app)]
  expect([(await a.signIn(adminToken)).status, (await b.signIn(adminToken)).status]).toEqual([303, 303])
  expect(a.session).toMatch(/^[\w-]{43}$/)
  expect(a.session).not.toBe(b.session)
  expect(await a.at(createApp(served.deps)).isAdmin()).toBe(true)
  const sessions = await served.store.people.sessions.list(served.deps.clock())
  expect(sessions).toMatchObject([{ role: 'owner', agent: 'Reader/1' }, { role: 'owner' }])
  expect(JSON.stringify(sessions)).not.toContain(a.session)
  await a.post('/logout', {})
  expect([await a.isAdmin(), await b.isAdmin()]).toEqual([false, true])
})

test('a kept cookie is worth nothing after sign-out, the end of all sessions, a new token, or thirty days', async () => {
  let now = Date.UTC(2026, 0, 5)
  const served = await serve()
  const site = (config: Partial<ServeConfig> = {}): ReturnType<typeof createApp> =>
    createApp({ ...served.deps, clock: () => now, config: { ...served.deps.config, ...config } })
  const app = site()
  const visitor = new Visitor(app)
  const cookieOf = async (): Promise<{ cookie: string }> => {
    await visitor.signIn(adminToken)
    return { cookie: `siyaq-session=${visitor.session}` }
  }
  const works = async (headers: { cookie: string }, at = app): Promise<boolean> =>
    (await new Visitor(at).ask('/dead', { headers })).status === 200
  const first = await cookieOf()
  expect(await works(first)).toBe(true)
  await visitor.post('/logout', {})
  expect(await works(first)).toBe(false)

  const second = await cookieOf()
  const json = { 'content-type': 'application/json', authorization: `Bearer ${adminToken}` }
  const ended = await visitor.ask('/api/v1/sessions/end', { method: 'POST', headers: json, body: '{}' })
  expect([await ended.json(), await works(second)]).toEqual([{ ended: 1 }, false])

  const third = await cookieOf()
  const rotated = site({ adminToken: 'another-long-token' })
  expect([await works(third), await works(third, rotated)]).toEqual([true, false])
  await endOldSessions({ ...served.deps, config: { ...served.deps.config, adminToken: 'another-long-token' } })
  expect(await served.store.people.sessions.list(now)).toEqual([])

  const fourth = await cookieOf()
  now += 29 * 86_400_000
  expect(await works(fourth)).toBe(true)
  expect((await served.store.people.sessions.list(now))[0]?.seenAt).toBe(now)
  now += 86_400_000
  expect(await works(fourth)).toBe(false)
})

test('wrong tokens are slowed down, on the page and as bearer, and then the right one too', async () => {
  let now = 0
  const served = await serve()
  const app = createApp({ ...served.deps, clock: () => now })
  const thief = new Visitor(app, '198.51.100.66')
  const statuses: number[] = []
  for (let i = 0; i < 20; i++) statuses.push((await thief.signIn(`guess number ${i}`)).status)
  expect(statuses.slice(0, 5)).toEqual([403, 403, 403, 403, 403])
  expect(new Set(statuses.slice(5))).toEqual(new Set([429]))
  const right = await thief.signIn(adminToken)
  expect([
    right.status,
    right.headers.get('retry-after'),
    (await right.text()).includes('محاولات كثيرة خاطئة'),
  ]).toEqual([429, '2', true])
  const bearer = await thief.ask('/api/v1/stories', { headers: { authorization: `Bearer ${adminToken}` } })
  expect([bearer.status, bearer.headers.get('retry-after'), await bearer.text()]).toEqual([
    429,
    '2',
    expect.stringContaining('request.slow-down'),
  ])
  expect((await new Visitor(app).signIn(adminToken)).status).toBe(303)
  now += 2000
  expect((await thief.signIn(adminToken)).status).toBe(303)

  const program = new Visitor(app, '198.51.100.67')
  const codes: number[] = []
  for (let i = 0; i < 8; i++)
    codes.push((await program.ask('/api/v1/stories', { headers: { authorization: `Bearer guess-${i}` } })).status)
  expect(codes).toEqual([401, 401, 401, 401, 401, 429, 429, 429])
})

test('reading for those who signed in: pages lead to the sign-in, programs need a token, health tells no figures', async () => {
  const served = await serve({ reading: 'signed-in', readerToken })
  const stranger = new Visitor(served.app)
  const story = `/story/${served.id('fire-mada')}`
  for (const path of [
    '/',
    story,
    '/sources',
    '/search?q=a',
    '/corrections',
    '/settings',
    '/keys',
    '/new?since=1',
    '/nowhere',
  ]) {
    const answer = await stranger.ask(path)
    expect([path, answer.status, answer.headers.get('location')]).toEqual([
      path,
      303,
      `/login?${new URLSearchParams({ next: path }).toString()}`,
    ])
  }
  for (const path of ['/api/v1/stories', '/api/v1/metrics', '/api/v1/openapi.json', '/feeds/stories.atom']) {
    const answer = await stranger.ask(path)
    expect([path, answer.status]).toEqual([path, 401])
    expect(await answer.text()).toContain('request.unauthorized')
  }
  for (const path of ['/login', '/assets/icon.svg', '/api/v1/live', '/api/v1/ready'])
    expect([path, (await stranger.ask(path)).status]).toEqual([path, 200])
  expect(await (await stranger.ask('/robots.txt')).text()).toBe('User-agent: *\nDisallow: /\n')
  expect(await (await stranger.ask('/api/v1/health')).json()).toEqual({
    ok: true,
    parts: { store: { ok: true }, queue: { ok: true } },
  })

  const authorization = `Bearer ${readerToken}`
  for (const path of ['/api/v1/stories', '/api/v1/metrics', '/api/v1/health', '/feeds/stories.json', '/'])
    expect([path, (await stranger.ask(path, { headers: { authorization } })).status]).toEqual([path, 200])
  expect((await stranger.ask('/api/v1/dead', { headers: { authorization } })).status).toBe(403)
  const asPassword = `Basic ${Buffer.from(`reader:${readerToken}`).toString('base64')}`
  expect((await stranger.ask('/feeds/stories.atom', { headers: { authorization: asPassword } })).status).toBe(200)
  expect((await stranger.ask('/feeds/stories.atom')).headers.get('www-authenticate')).toContain('Basic')

  const reader = new Visitor(served.app)
  const signedIn = await reader.post('/login', { token: readerToken, next: story })
  expect([signedIn.status, signedIn.headers.get('location')]).toEqual([303, story])
  expect([(await reader.ask(story)).status, await reader.isAdmin(), (await reader.ask('/dead')).status]).toEqual([
    200,
    false,
    403,
  ])
})

test('without a token nobody is the admin once the server is published', async () => {
  const served = await servedApp({ publicUrl: 'https://news.example' })
  opened.push(served)
  expect(await new Visitor(served.app, '127.0.0.1').isAdmin()).toBe(false)
})
