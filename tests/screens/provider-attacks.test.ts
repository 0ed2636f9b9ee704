/** What liars could do with signing in at a provider, and a provider that is away. In: a served app, a provider of our own. Out: test results. */
import { expect, test } from 'vitest'
import type { OpenIdSettings } from '../../src/application/accounts/open-id.ts'
import { createHttpClient } from '../../src/gather/http/http-client.ts'
import { clientId, clientSecret, startOpenIdProvider } from '../servers/open-id-provider.ts'
import { makeAccount } from './people.ts'
import { onProviderSite, where } from './provider-site.ts'
import { Visitor } from './visitor.ts'

const here = onProviderSite()

test('secret and proof go as the provider takes them, and to the address that it named alone', async () => {
  const at = here()
  await makeAccount(at.served, 'سلمى', 'owner')
  const status = async (settings: Partial<OpenIdSettings> = {}): Promise<number> =>
    (await at.throughProvider(at.stranger(at.site(settings, { newPeople: 'readers' })))).status
  expect([await status(), at.provider.lastToken?.form.has('client_secret')]).toEqual([303, false])
  at.provider.lies = { document: { token_endpoint_auth_methods_supported: ['client_secret_post'] } }
  expect([await status(), at.provider.lastToken?.authorization]).toEqual([303, undefined])
  expect([await status({ clientSecret: 'another secret' }), at.warned.at(-1)]).toEqual([
    403,
    { code: 'sign-in.refused', detail: 'ResponseBodyError: invalid_client' },
  ])
  at.provider.lies = { token: { status: 307, headers: { location: `${at.provider.issuer}/elsewhere` } } }
  expect([await status(), at.provider.asked.includes('/elsewhere')]).toEqual([503, false])
  expect(JSON.stringify(at.warned)).not.toContain(clientSecret)
})

test('what a liar gives is not believed, whichever lie it is; nothing is made of it', async () => {
  const at = here()
  await makeAccount(at.served, 'سلمى', 'owner')
  const app = at.site({}, { newPeople: 'readers' })
  const now = Math.floor(Date.now() / 1000)
  for (const lies of [
    { claims: { nonce: 'another' } },
    { claims: { nonce: undefined } },
    { claims: { iss: 'https://evil.example' } },
    { claims: { aud: 'another-client' } },
    { claims: { aud: [clientId, 'another-client'], azp: 'another-client' } },
    { claims: { exp: now - 3600, iat: now - 7200 } },
    { claims: { exp: undefined } },
    { claims: { nbf: now + 3600 } },
    { claims: { sub: undefined } },
    { claims: { sub: 'x'.repeat(300) } },
    { otherKey: true },
    { alg: 'none' as const },
    { alg: 'HS256' as const },
    { token: { status: 200, body: { access_token: 'x', token_type: 'bearer' } } },
    { token: { status: 200, body: { access_token: 'x', token_type: 'bearer', id_token: 'x.y.z' } } },
  ]) {
    at.provider.lies = lies
    const visitor = at.stranger(app)
    const answer = await at.throughProvider(visitor)
    expect([lies, answer.status]).toEqual([lies, 403])
    expect([lies, await answer.text()]).toEqual([lies, expect.stringContaining('لا يمكن الوثوق')])
    expect(visitor.session).toBe('')
  }
  expect([await at.names(), await at.served.store.people.identities.list()]).toEqual([[['سلمى', 'owner']], []])
  expect(await at.served.store.people.sessions.list(at.served.deps.clock())).toEqual([])
  expect(at.served.failures).toEqual([])
})

test('state, code and cookie are of one try, in one browser, once, for ten minutes', async () => {
  const at = here()
  await makeAccount(at.served, 'سلمى', 'owner')
  let now = at.served.deps.clock()
  const app = at.site({}, { newPeople: 'readers' }, { clock: () => now })
  const refused = async (visitor: Visitor, path: string): Promise<void> => {
    const asked = at.provider.asked.filter((one) => one === '/token').length
    const answer = await visitor.ask(path)
    expect([path, answer.status]).toEqual([path, 403])
    expect(await answer.text()).toContain('انتهت محاولة الدخول هذه')
    expect([visitor.session, at.provider.asked.filter((one) => one === '/token').length - asked]).toEqual(['', 0])
  }
  const visitor = new Visitor(app)
  // Another's code in this browser, and in one that has begun nothing.
  const victim = new Visitor(app)
  await at.toProvider(victim)
  const attackers = await at.toProvider(visitor)
  await refused(victim, attackers)
  await refused(new Visitor(app), attackers)
  // State that is missing, wrong, twice.
  for (const change of [
    (url: URL) => url.searchParams.delete('state'),
    (url: URL) => url.searchParams.set('state', 'x'.repeat(43)),
  ]) {
    const url = new URL(await at.toProvider(visitor), 'http://localhost')
    change(url)
    await refused(visitor, url.pathname + url.search)
  }
  // A cookie that was written or changed by somebody else.
  const path = await at.toProvider(visitor)
  const [body = '', signature = ''] = (visitor.cookie('siyaq-provider') ?? '').split('.')
  const other = Buffer.from(Buffer.from(body, 'base64url').toString().replace('"next":"/"', '"next":"//evil.example"'))
  for (const forged of [
    `${other.toString('base64url')}.${signature}`,
    `${body}.`,
    body,
    `${body}.${'a'.repeat(43)}`,
    'x.y',
  ]) {
    visitor.setCookie('siyaq-provider', forged)
    await refused(visitor, path)
  }
  // Too late, and from the future.
  for (const later of [11 * 60_000, -2 * 60_000]) {
    const waited = await at.toProvider(visitor)
    now += later
    await refused(visitor, waited)
    now -= later
  }
  // The same again: the cookie is gone; put back, the provider knows the code.
  const again = await at.toProvider(visitor)
  const cookie = visitor.cookie('siyaq-provider') ?? ''
  expect((await visitor.ask(again)).status).toBe(303)
  const late = new Visitor(app)
  await refused(late, again)
  late.setCookie('siyaq-provider', cookie)
  const replayed = await late.ask(again)
  expect([replayed.status, late.session, await replayed.text()]).toEqual([
    403,
    '',
    expect.stringContaining('انتهت محاولة الدخول هذه'),
  ])
})

test('a planted session is worth nothing, and the way back leads nowhere but here', async () => {
  const at = here()
  await makeAccount(at.served, 'سلمى', 'owner')
  const app = at.site({}, { newPeople: 'readers' })
  for (const next of [
    '//evil.example',
    'https://evil.example',
    '/\\evil.example',
    '/x/..//evil.example',
    'javascript:1',
  ]) {
    const visitor = new Visitor(app)
    visitor.setCookie('siyaq-session', 'p'.repeat(43))
    expect(where(await at.throughProvider(visitor, `?next=${encodeURIComponent(next)}`))).toEqual([303, '/'])
    expect([visitor.session.length, visitor.session === 'p'.repeat(43)]).toEqual([43, false])
  }
})

test('behind a TLS proxy the provider is told the public address, and the cookie is of this host alone', async () => {
  const at = here()
  const app = at.site({}, { publicUrl: 'https://news.example/', trustedProxies: ['127.0.0.1'] })
  const headers = { host: 'news.example', 'x-forwarded-proto': 'https', 'x-forwarded-for': '203.0.113.9' }
  const answer = await new Visitor(app, '127.0.0.1').ask('/login/provider', { headers })
  const sent = new URL(answer.headers.get('location') ?? '')
  expect(sent.searchParams.get('redirect_uri')).toBe('https://news.example/login/provider/back')
  expect(answer.headers.getSetCookie()).toEqual([
    expect.stringMatching(/^__Host-siyaq-provider=[^;]+; Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=Lax$/),
  ])
  // What the provider must not know stays here.
  const kept = answer.headers.getSetCookie().join('')
  expect(kept).not.toContain(sent.searchParams.get('state') ?? 'x')
  expect(answer.headers.get('referrer-policy')).toBe('same-origin')
})

test('a provider that is away or says no is told plainly, and is not asked by everybody at once', async () => {
  const at = here()
  const gone = await startOpenIdProvider()
  await gone.close()
  const away = await new Visitor(at.site({ issuer: gone.issuer })).ask('/login/provider')
  expect([away.status, away.headers.get('retry-after'), await away.text()]).toEqual([
    503,
    '30',
    expect.stringContaining('مزوّد الدخول لا يجيب'),
  ])
  expect(at.warned.at(-1)).toMatchObject({
    code: 'sign-in.unreachable',
    detail: expect.stringContaining('fetch.refused'),
  })

  const app = at.site()
  for (const [error, status] of [
    ['access_denied', 403],
    ['<script>', 403],
    ['temporarily_unavailable', 503],
  ] as const) {
    at.provider.lies = { refuses: error }
    const answer = await at.throughProvider(at.stranger(app))
    // Nothing that came back with the browser stands on the page, in no link either.
    expect([error, answer.status, /access_denied|unavailable|state=/.test(await answer.text())]).toEqual([
      error,
      status,
      false,
    ])
  }
  at.provider.lies = { token: { status: 502, body: {} } }
  expect((await at.throughProvider(at.stranger(app))).status).toBe(503)
  at.provider.lies = { document: { issuer: 'https://evil.example' } }
  const other = await new Visitor(at.site()).ask('/login/provider')
  expect([other.status, await other.text()]).toEqual([403, expect.stringContaining('لا يمكن الوثوق')])

  at.provider.lies = {}
  at.provider.asked = []
  const fresh = at.site()
  await Promise.all(Array.from({ length: 20 }, () => new Visitor(fresh).ask('/login/provider')))
  expect(at.provider.asked).toEqual(['/.well-known/openid-configuration'])
  // One address that comes back with nothing good, again and again.
  at.provider.lies = { otherKey: true }
  const seen: number[] = []
  for (let i = 0; i < 8; i++) seen.push((await at.throughProvider(new Visitor(fresh, '198.51.100.7'))).status)
  expect(seen).toEqual([403, 403, 403, 403, 403, 429, 429, 429])
})

test('the guard lets nobody to private addresses but the operator’s issuer', async () => {
  const at = here()
  const inside = await startOpenIdProvider()
  try {
    for (const document of [
      { token_endpoint: `${inside.issuer}/token` },
      { jwks_uri: `${inside.issuer}/keys` },
      { token_endpoint: 'http://169.254.169.254/latest/meta-data' },
    ]) {
      at.provider.lies = { document }
      expect((await at.throughProvider(new Visitor(at.site()))).status).toBe(503)
      expect(at.warned.at(-1)?.detail).toContain('fetch.blocked-address')
    }
    expect(inside.asked).toEqual([])
    const others = createHttpClient({ userAgent: 'Siyaq/test' })
    expect(await others.get(at.provider.issuer)).toMatchObject({
      ok: false,
      problem: { code: 'fetch.blocked-address' },
    })
    await others.close()
  } finally {
    await inside.close()
  }
})

test('without a provider its routes are none', async () => {
  const at = here()
  for (const path of ['/login/provider', '/login/provider/back?code=x&state=y'])
    expect((await new Visitor(at.served.app).ask(path)).status).toBe(404)
})
