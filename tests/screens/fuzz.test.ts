/** Whatever is sent, the answer is none of 500, and a refusal has its code. In: seeded random requests. Out: test results. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { routeRights } from '../../src/serve/access/route-rights.ts'
import { servedApp, type ServedApp } from './served-app.ts'

const adminToken = 'a-long-admin-token'
const loopback = { incoming: { socket: { remoteAddress: '127.0.0.1' } } }
let local: ServedApp
let guarded: ServedApp
beforeAll(async () => {
  local = await servedApp()
  guarded = await servedApp({ adminToken })
})
afterAll(async () => {
  await local.remove()
  await guarded.remove()
})

/** mulberry32: small, seeded, good enough to choose with. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

const values = [
  '',
  '0',
  '-1',
  '1e999',
  '9007199254740993',
  '9'.repeat(400),
  'null',
  '[object Object]',
  '__proto__',
  '%',
  '%zz',
  '%00',
  '%ff%fe',
  '%D8%AD%D8%B1',
  '%E2%80%AE',
  '..%2f..%2fetc%2fpasswd',
  "'%20or%201=1--",
  '"*',
  '-',
  'NEAR(%22a%22)',
  '%F0%9F%98%80',
  '%ED%A0%80',
  'x'.repeat(3000),
  encodeURIComponent('"'.repeat(99)),
  'https://mada.example/a%20b',
  'MTIz',
  '2026-02-31',
]
const names =
  'q in source from to exact after cursor limit order a b lang show since next stage done zone by note id'.split(' ')
const types = [
  'application/x-www-form-urlencoded',
  'application/json',
  'application/json; charset=utf-7',
  'multipart/form-data',
  'multipart/form-data; boundary=',
  'multipart/form-data; boundary=x',
  'multipart/form-data; boundary="',
  'text/plain',
  ';;;',
  'multipart/mixed; boundary=x',
]
const bodies: (string | Uint8Array)[] = [
  '',
  'csrf=x&csrf=y&id=1&id=%zz&by=%00',
  '--x\r\nContent-Disposition: form-data; name="token"\r\n\r\nabc',
  '--x\r\nContent-Disposition: form-data\r\n\r\n--x--',
  '--x\r\n\r\n\r\n--x--\r\n',
  '--x\r\ncontent-disposition: form-data; name="csrf"; filename="a"\r\n\r\nabc\r\n--x--\r\n',
  'this is not a form',
  '{"paused":"yes"}',
  '{"paused":true,"ids":[1e999],"url":"https://a\\u0000b"}',
  '{"kind":"split","articleIds":[-1,2.5],"storyIds":[1,2,3],"by":""}',
  '{"kind":"lock","articleIds":[],"storyIds":[9007199254740991],"by":"x"}',
  '[',
  '['.repeat(20_000),
  'null',
  '"\\ud800"',
  Uint8Array.of(0xff, 0xfe, 0, 1, 2, 0xc3, 0x28),
  new Uint8Array(4000).fill(0x2d),
]
const headerValues: Record<string, string[]> = {
  cookie: [
    'siyaq=%',
    'siyaq=%E0%A4%A',
    'siyaq-form=x; siyaq-form=y',
    '=;;=',
    `siyaq=${'a=b&'.repeat(500)}`,
    'siyaq-session=x',
  ],
  'accept-language': ['ar;q=x', ',;,;', '*', 'x'.repeat(2000)],
  authorization: ['Bearer', 'Bearer  ', 'Basic !!!', 'Basic OnRva2Vu', 'Bearer \u00e9', 'Negotiate x'],
  'if-none-match': ['*', 'W/"', ',,,'],
  range: ['bytes=0-,-1'],
  origin: ['null', 'x', 'https://evil.example'],
  'sec-fetch-site': ['cross-site', 'x'],
  'x-forwarded-for': ['unknown', ',,,'],
  'accept-encoding': ['gzip;q=x'],
  'content-encoding': ['gzip'],
  'transfer-encoding': ['chunked'],
}
const methods = ['GET', 'GET', 'POST', 'POST', 'POST', 'HEAD', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'PROPFIND']

test.each([
  ['to this machine', () => local, {}],
  ['to whoever has the token', () => guarded, { authorization: `Bearer ${adminToken}` }],
] as const)('600 requests that nobody means, %s', { tags: ['slow'], timeout: 120_000 }, async (_, served, rights) => {
  const random = randomFrom(20_260_105)
  const one = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T
  const { app, failures } = served()
  const routes = [...new Set(app.routes.filter((r) => r.method !== 'ALL').map((r) => r.path))]
  const seen = new Map<number, number>()
  for (let i = 0; i < 600; i++) {
    const path = one(routes).replace(/:\w+|\*/g, () => (random() < 0.3 ? one(['1', 'mada', '3']) : one(values) || 'x'))
    const query = Array.from({ length: Math.floor(random() * 4) }, () => `${one(names)}=${one(values)}`).join('&')
    const method = one(methods)
    const headers: Record<string, string> = { host: 'localhost', 'content-type': one(types), ...rights }
    for (let n = Math.floor(random() * 3); n > 0; n--) {
      const name = one(Object.keys(headerValues))
      headers[name] ??= one(headerValues[name] ?? [])
    }
    const body = method === 'GET' || method === 'HEAD' ? null : one(bodies)
    const request = { i, method, path, query, headers, body: typeof body === 'string' ? body.slice(0, 200) : body }
    const answer = await app.request(`${path}?${query}`, { method, headers, body }, loopback)
    const text = await answer.text()
    seen.set(answer.status, (seen.get(answer.status) ?? 0) + 1)
    if (answer.status >= 500)
      throw new Error(`${answer.status} for ${JSON.stringify(request)}: ${String(failures.at(-1))}`)
    if (answer.status >= 400 && method !== 'HEAD') {
      const isApi = path.startsWith('/api/')
      const code = isApi
        ? /^\{"error":\{"code":"([a-z-]+\.[a-z-]+)"/
        : /<code dir="ltr">([a-z-]+\.[a-z-]+)|role="alert"|notice-problem/
      if (!code.test(text))
        throw new Error(`${answer.status} without a code for ${JSON.stringify(request)}: ${text.slice(0, 300)}`)
    }
  }
  expect([...seen.keys()]).toEqual(expect.arrayContaining([200, 400, 404]))
  expect(failures).toEqual([])
})

test('a form that is none is a coded problem on every route that takes one', async () => {
  const posts = local.app.routes.filter((r) => r.method === 'POST' && !r.path.startsWith('/api/'))
  expect(posts.length).toBeGreaterThan(6)
  for (const { path } of posts) {
    const answer = await local.app.request(
      path.replace(':id', '1'),
      {
        method: 'POST',
        headers: { host: 'localhost', 'content-type': 'multipart/form-data; boundary=x' },
        body: '--x\r\nbroken',
      },
      loopback,
    )
    // Here nobody has an account: what is an account's own is refused before its form is read.
    const isOwn = routeRights.get(`POST ${path}`)?.need === 'account'
    const [status, code] = isOwn ? [403, 'request.forbidden'] : [400, 'request.invalid']
    expect([path, answer.status, (await answer.text()).includes(code)]).toEqual([path, status, true])
  }
})
