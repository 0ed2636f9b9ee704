/** How often the API may be asked: by whom it is counted, what is told, and what is not counted. In: served apps. Out: test results. */
import { afterEach, expect, test, vi } from 'vitest'
import { makeToken } from '../../src/application/accounts/tokens.ts'
import type { ServeConfig } from '../../src/serve/app-deps.ts'
import { makeAccount, signedIn } from './people.ts'
import { servedApp, type ServedApp } from './served-app.ts'

const perMinute = 3
let served: ServedApp | undefined
afterEach(async () => {
  vi.useRealTimers()
  await served?.remove()
  served = undefined
})

async function withLimit(config: Partial<ServeConfig> = {}): Promise<ServedApp> {
  served = await servedApp({ apiRequestsPerMinute: perMinute, publicUrl: 'https://news.example', ...config })
  return served
}

interface From {
  address?: string
  headers?: Record<string, string>
  path?: string
}

function ask(app: ServedApp, { address = '203.0.113.7', headers = {}, path = '/api/v1/stories' }: From = {}) {
  const env = { incoming: { socket: { remoteAddress: address } } }
  return app.app.request(path, { headers: { host: 'news.example', ...headers } }, env)
}

async function statuses(times: number, one: () => Response | Promise<Response>): Promise<number[]> {
  const found: number[] = []
  for (let i = 0; i < times; i++) found.push((await one()).status)
  return found
}

test('every answer tells what is left; the next one too many is told when to come again, as a problem', async () => {
  const app = await withLimit()
  const first = await ask(app)
  expect([first.status, first.headers.get('ratelimit-policy')]).toEqual([200, '"api";q=3;w=60'])
  expect(first.headers.get('ratelimit')).toMatch(/^"api";r=2;t=(?:59|60)$/)
  // Refusals count as well.
  expect((await ask(app, { path: '/api/v1/articles/999999' })).status).toBe(404)
  const last = await ask(app)
  expect(last.headers.get('ratelimit')).toMatch(/^"api";r=0;t=\d+$/)
  const refused = await ask(app)
  expect([refused.status, refused.headers.get('content-type')]).toEqual([429, 'application/problem+json'])
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(refused.headers.get('ratelimit')).toMatch(/^"api";r=0;t=\d+$/)
  expect(await refused.json()).toMatchObject({
    type: 'https://iana.org/assignments/http-problem-types#quota-exceeded',
    status: 429,
    'violated-policies': ['api'],
    error: { code: 'request.slow-down' },
  })
  // Pages, feeds and what monitors ask go on.
  for (const path of ['/', '/feeds/stories.atom', '/api/v1/live', '/api/v1/ready', '/api/v1/health'])
    expect([path, (await ask(app, { path })).status]).toEqual([path, 200])
})

test('after a minute it begins anew', async () => {
  vi.useFakeTimers({ toFake: ['performance'] })
  const app = await withLimit()
  expect(await statuses(4, () => ask(app))).toEqual([200, 200, 200, 429])
  vi.advanceTimersByTime(59_000)
  expect((await ask(app)).status).toBe(429)
  vi.advanceTimersByTime(1_000)
  expect((await ask(app)).status).toBe(200)
})

test('each address is counted by itself, an IPv6 network as one; nobody becomes another by a header', async () => {
  const app = await withLimit()
  expect(await statuses(4, () => ask(app))).toEqual([200, 200, 200, 429])
  expect((await ask(app, { address: '203.0.113.8' })).status).toBe(200)
  const forwarded = { 'x-forwarded-for': '198.51.100.1' }
  expect((await ask(app, { headers: forwarded })).status).toBe(429)
  let host = 0
  expect(await statuses(4, () => ask(app, { address: `2001:db8:1:2::${++host}` }))).toEqual([200, 200, 200, 429])
})

test('behind a proxy that is trusted each of its visitors is counted', async () => {
  const app = await withLimit({ trustedProxies: ['10.0.0.1'] })
  const through = (client: string): From => ({ address: '10.0.0.1', headers: { 'x-forwarded-for': client } })
  expect(await statuses(4, () => ask(app, through('198.51.100.1')))).toEqual([200, 200, 200, 429])
  expect((await ask(app, through('198.51.100.2'))).status).toBe(200)
})

test('each token of an account is counted, and the account in a browser apart from them, wherever they ask from', async () => {
  const app = await withLimit({ formSecret: 'one-secret', reading: 'signed-in' })
  const account = await makeAccount(app, 'سلمى', 'reader')
  const tokens = await Promise.all(
    ['one', 'two'].map(async (name) => {
      const made = await makeToken(app.deps, account.id, { name, scopes: ['read'] })
      return made.ok ? made.value.token : ''
    }),
  )
  const bearer = (n: number, address: string): From => ({ address, headers: { authorization: `Bearer ${tokens[n]}` } })
  let host = 0
  expect(await statuses(4, () => ask(app, bearer(0, `203.0.113.${++host}`)))).toEqual([200, 200, 200, 429])
  expect((await ask(app, bearer(1, '203.0.113.1'))).status).toBe(200)
  const browser = await signedIn(app, account)
  expect(await statuses(4, () => browser.ask('/api/v1/stories'))).toEqual([200, 200, 200, 429])
  // What is refused at the door tells nothing of the limit.
  const stranger = await ask(app)
  expect([stranger.status, stranger.headers.get('ratelimit')]).toEqual([401, null])
})

test('whoever sits at this machine, and an import into the running server, are not counted; 0 is no limit', async () => {
  const here = await withLimit({ publicUrl: undefined, localSecret: 'a-secret-of-the-data-directory' })
  const local = (headers: Record<string, string> = {}): From => ({
    address: '127.0.0.1',
    headers: { host: 'localhost', ...headers },
  })
  expect(await statuses(5, () => ask(here, local()))).toEqual([200, 200, 200, 200, 200])
  await makeAccount(here, 'المالك', 'owner')
  const secret = { authorization: 'Bearer a-secret-of-the-data-directory' }
  expect(await statuses(5, () => ask(here, local(secret)))).toEqual([200, 200, 200, 200, 200])
  await here.remove()
  const open = await withLimit({ apiRequestsPerMinute: 0 })
  expect(await statuses(5, () => ask(open))).toEqual([200, 200, 200, 200, 200])
  expect((await ask(open)).headers.get('ratelimit-policy')).toBeNull()
})
