/** Accounts on the pages: the owner's link, signing in and out, wrong tries, tokens, who changed what. In: a served app. Out: test results. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { ownersLink, passwordLink } from '../../src/application/accounts/links.ts'
import type { Listening } from '../../src/application/siyaq.ts'
import { composeSiyaq } from '../../src/compose.ts'
import { configWith } from '../../src/config/config.ts'
import { createLog } from '../../src/log.ts'
import { createApp } from '../../src/serve/app.tsx'
import type { ServeConfig } from '../../src/serve/app-deps.ts'
import { makeAccount, password, signedIn } from './people.ts'
import { servedApp, type ServedApp } from './served-app.ts'
import { Visitor } from './visitor.ts'

const opened: ServedApp[] = []
afterEach(async () => {
  for (const served of opened.splice(0)) await served.remove()
})

async function serve(config: Partial<ServeConfig> = {}): Promise<ServedApp> {
  const served = await servedApp({ formSecret: 'one-secret', ...config })
  opened.push(served)
  return served
}

const where = (answer: Response): [number, string | null] => [answer.status, answer.headers.get('location')]

test('the first account is made at this machine, is the owner’s, and from then on signing in is needed', async () => {
  const served = await serve()
  const here = new Visitor(served.app, '127.0.0.1')
  expect((await here.ask('/accounts')).status).toBe(200)
  const answer = await here.post('/accounts', { role: 'reader' })
  const link = answer.headers.get('location') ?? ''
  expect([answer.status, link.startsWith('/join/')]).toEqual([303, true])
  const page = await (await here.ask(link)).text()
  expect(page).toContain('حسابك حساب المالك')
  for (const [name, secret, code] of [
    ['سلمى', 'قصيرة', 'account.weak-password'],
    ['سلمى وهبة', 'سلمى  وهبة', 'account.weak-password'],
    ['سلمى', 'aaaaaaaaaaaa', 'account.weak-password'],
    [' \u200f ', password, 'account.bad-name'],
  ] as const) {
    const refused = await here.post(link, { name, password: secret })
    expect([code, refused.status]).toEqual([code, 422])
  }
  expect(where(await here.post(link, { name: 'سلمى', password }))).toEqual([303, '/'])
  expect((await served.store.people.accounts.list()).map(({ name, role }) => [name, role])).toEqual([['سلمى', 'owner']])
  expect((await here.ask('/accounts')).status).toBe(200)
  expect((await here.post(link, { name: 'هدى', password })).status).toBe(404)
  const other = new Visitor(served.app, '127.0.0.1')
  expect(where(await other.ask('/accounts'))).toEqual([303, '/login?next=%2Faccounts'])
  expect((await other.ask('/')).status).toBe(200)
  expect((await other.signInAs('سلمى', 'كلمة أخرى تماما')).status).toBe(403)
  expect(where(await other.signInAs('  سلمى ', password))).toEqual([303, '/'])
  expect((await other.ask('/accounts')).status).toBe(200)
})

test(
  'a server that others reach prints the owner’s link, one at a time, until there is an owner',
  { timeout: 60_000 },
  async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'siyaq-owner-'))
    const started = async (config: { host?: string; adminToken?: string }): Promise<Listening> => {
      const stop = new AbortController()
      const app = composeSiyaq(configWith({ dataDir, port: 0, ...config }), createLog({ level: 'silent' }))
      const at = await new Promise<Listening>((resolve, reject) => {
        const ended = app.serve({ signal: stop.signal, onListening: resolve })
        ended.catch(reject)
      })
      stop.abort()
      await app.close()
      return at
    }
    expect((await started({ host: '127.0.0.1' })).ownerLink).toBeUndefined()
    expect((await started({ host: '0.0.0.0', adminToken: 'a-long-admin-token' })).ownerLink).toBeUndefined()
    expect((await started({ host: '0.0.0.0' })).ownerLink).toMatch(/^http:\/\/localhost:\d+\/join\/[\w-]{43}$/)
    rmSync(dataDir, { recursive: true })

    const served = await serve({ listenHost: '0.0.0.0' })
    const [first, second] = [await ownersLink(served.deps), await ownersLink(served.deps)]
    const stranger = new Visitor(served.app)
    expect((await stranger.ask(first?.path ?? '')).status).toBe(404)
    expect((await stranger.ask('/accounts')).status).toBe(403)
    expect((await stranger.ask('/')).status).toBe(200)
    await stranger.post(second?.path ?? '', { name: 'سلمى', password })
    expect((await stranger.ask('/accounts')).status).toBe(200)
    expect(await ownersLink(served.deps)).toBeUndefined()
  },
)

test('who may read: as it is set; else those who signed in, once there are accounts and others reach the server', async () => {
  for (const [config, before, after] of [
    [{}, 200, 200],
    [{ listenHost: '127.0.0.1' }, 200, 200],
    [{ listenHost: '0.0.0.0' }, 200, 303],
    [{ publicUrl: 'https://news.example' }, 200, 303],
    [{ listenHost: '0.0.0.0', adminToken: 'a-long-admin-token' }, 200, 303],
    [{ listenHost: '0.0.0.0', reading: 'open' }, 200, 200],
    [{ listenHost: '127.0.0.1', reading: 'signed-in' }, 303, 303],
  ] as const) {
    const served = await serve(config)
    const asked = async (): Promise<number> => (await new Visitor(served.app).ask('/')).status
    const first = await asked()
    await makeAccount(served, 'سلمى', 'owner')
    const later = createApp(served.deps)
    expect([config, first, (await new Visitor(later).ask('/')).status]).toEqual([config, before, after])
    const [account] = await served.store.people.accounts.list()
    if (account === undefined) throw new Error('no account')
    const feed = await (await signedIn(served, account)).at(later).ask('/feeds/stories.atom')
    expect([config, feed.headers.get('cache-control')]).toEqual([
      config,
      after === 303 ? 'private, no-cache' : 'no-cache',
    ])
  }
})

test('a planted session is worth nothing, each sign-in is a new one, and leads nowhere but here', async () => {
  const served = await serve()
  const account = await makeAccount(served, 'هدى', 'reader')
  const visitor = new Visitor(served.app)
  const planted = 'p'.repeat(43)
  visitor.setCookie('siyaq-session', planted)
  await visitor.signInAs('هدى', password)
  const first = visitor.session
  expect([first.length, first === planted]).toEqual([43, false])
  await visitor.signInAs('هدى', password)
  expect(visitor.session).not.toBe(first)
  expect(await served.store.people.sessions.list(served.deps.clock(), account.id)).toHaveLength(1)
  for (const next of [
    '//evil.example',
    'https://evil.example',
    '/\\evil.example',
    '/x/..//evil.example',
    'javascript:1',
  ])
    expect(where(await visitor.post('/login', { name: 'هدى', password, next }))).toEqual([303, '/'])
  expect(where(await visitor.post('/login', { name: 'هدى', password, next: '/story/1?x=2' }))).toEqual([
    303,
    '/story/1?x=2',
  ])
  await visitor.post('/logout', {})
  expect(where(await visitor.ask('/account'))).toEqual([303, '/login?next=%2Faccount'])
})

test('behind a TLS proxy every cookie is Secure and of this host alone; pages of accounts are kept by nobody', async () => {
  const served = await serve({ publicUrl: 'https://news.example', trustedProxies: ['127.0.0.1'] })
  await makeAccount(served, 'سلمى', 'owner')
  const visitor = new Visitor(served.app, '127.0.0.1')
  const headers = { host: 'news.example', 'x-forwarded-proto': 'https', 'x-forwarded-for': '203.0.113.9' }
  const page = await visitor.ask('/login', { headers })
  const csrf = /name="csrf" value="([^"]+)"/.exec(await page.text())?.[1] ?? ''
  const form = { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://news.example', ...headers }
  const body = new URLSearchParams({ csrf, name: 'سلمى', password }).toString()
  expect(
    (await visitor.ask('/login', { method: 'POST', headers: { ...form, origin: 'https://evil.example' }, body }))
      .status,
  ).toBe(403)
  const answer = await visitor.ask('/login', { method: 'POST', headers: form, body })
  const set = answer.headers.getSetCookie()
  expect(new Set(set.map((cookie) => cookie.split('=')[0]))).toEqual(
    new Set(['__Host-siyaq-known', '__Host-siyaq-session']),
  )
  for (const cookie of set)
    expect(cookie).toMatch(/; Path=\/; HttpOnly; Secure; SameSite=Lax$|; Path=\/; .*HttpOnly; Secure; SameSite=Lax$/)
  for (const path of ['/login', '/account', '/accounts', '/audit', '/sessions']) {
    const kept = await visitor.ask(path, { headers })
    expect([path, kept.status, kept.headers.get('cache-control')]).toEqual([path, 200, 'no-store'])
  }
  for (const path of ['/', '/sources', '/api/v1/stories', '/api/v1/accounts']) {
    const kept = await visitor.ask(path, { headers })
    expect([path, kept.headers.get('cache-control'), kept.headers.get('vary')]).toEqual([
      path,
      path.startsWith('/api/v1/accounts') ? 'no-store' : 'private, no-cache',
      expect.stringContaining('Cookie'),
    ])
  }
})

test('an account that is stopped is out at once, with its tokens; the last owner stays', async () => {
  const served = await serve()
  const [owner, editor] = [await makeAccount(served, 'سلمى', 'owner'), await makeAccount(served, 'هدى', 'editor')]
  const [a, b] = [await signedIn(served, owner), await signedIn(served, editor)]
  const token = /value="(siyaq_[\w-]{43})"/.exec(
    await (await b.post('/account/tokens', { name: 'هاتف', scope: 'edit' })).text(),
  )?.[1]
  const program = new Visitor(served.app)
  const bearer = { authorization: `Bearer ${token}` }
  expect((await program.ask('/api/v1/dead', { headers: bearer })).status).toBe(200)
  expect((await b.ask('/dead')).status).toBe(200)
  await a.post(`/accounts/${editor.id}`, { action: 'role', role: 'reader' })
  expect([(await b.ask('/dead')).status, (await program.ask('/api/v1/dead', { headers: bearer })).status]).toEqual([
    403, 403,
  ])
  await a.post(`/accounts/${editor.id}`, { action: 'disable' })
  expect(where(await b.ask('/account'))).toEqual([303, '/login?next=%2Faccount'])
  expect((await program.ask('/api/v1/stories', { headers: bearer })).status).toBe(401)
  expect((await new Visitor(served.app).signInAs('هدى', password)).status).toBe(403)
  for (const fields of [{ action: 'disable' }, { action: 'role', role: 'editor' }])
    expect((await a.post(`/accounts/${owner.id}`, fields)).status).toBe(422)
  expect((await a.post(`/accounts/${owner.id}/remove`, {})).status).toBe(422)
  expect((await a.post(`/accounts/${editor.id}/remove`, {})).status).toBe(303)
  expect(await served.store.people.tokens.list(editor.id)).toEqual([])
})

test('the password is changed by who knows it; other sessions end; a link sets it anew, once', async () => {
  const served = await serve()
  const account = await makeAccount(served, 'هدى', 'reader')
  const [here, there] = [await signedIn(served, account), await signedIn(served, account)]
  const next = 'جملة أخرى أطول'
  expect((await here.post('/account/password', { old: 'ليست هي أبدا', password: next })).status).toBe(422)
  expect((await here.post('/account/password', { old: password, password: 'قصيرة' })).status).toBe(422)
  expect((await here.post('/account/password', { old: password, password: next })).status).toBe(303)
  expect([(await here.ask('/account')).status, (await there.ask('/account')).status]).toEqual([200, 303])
  expect([
    (await new Visitor(served.app).signInAs('هدى', password)).status,
    (await new Visitor(served.app).signInAs('هدى', next)).status,
  ]).toEqual([403, 303])
  const link = await passwordLink(served.deps, { id: account.id, by: 'test' })
  const path = link.ok ? link.value.path : ''
  const stranger = new Visitor(served.app)
  expect(await (await stranger.ask(path)).text()).toContain('هدى')
  expect((await stranger.post(path, { name: 'غيرها', password })).status).toBe(303)
  expect((await here.ask('/account')).status).toBe(303)
  expect((await stranger.post(path, { password: next })).status).toBe(404)
  expect((await new Visitor(served.app).signInAs('هدى', password)).status).toBe(303)
})

/** How many tries were checked, by the millisecond of the played clock; what was refused unchecked does not count. */
async function tries(o: {
  from: (i: number) => string
  name: (i: number) => string
  atOnce: number
}): Promise<number[]> {
  const served = await serve()
  await makeAccount(served, 'سلمى', 'owner')
  await makeAccount(served, 'هدى', 'reader')
  let now = served.deps.clock()
  const app = createApp({ ...served.deps, clock: () => now })
  const known = new Visitor(app, '192.0.2.7')
  expect((await known.signInAs('سلمى', password)).status).toBe(303)
  const checked: number[] = []
  const forms = new Map<string, { cookie: string; csrf: string }>()
  const attempt = async (i: number): Promise<void> => {
    const visitor = new Visitor(app, o.from(i))
    const form = forms.get('all')
    if (form === undefined) throw new Error('no form')
    visitor.setCookie('siyaq-form', form.cookie)
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const body = new URLSearchParams({ csrf: form.csrf, name: o.name(i), password: `تخمين رقم ${i}` }).toString()
    const { status } = await visitor.ask('/login', { method: 'POST', headers, body })
    if (status === 403) checked.push(now)
    else expect(status).toBe(429)
  }
  const opener = new Visitor(app, '192.0.2.8')
  const csrf = /name="csrf" value="([^"]+)"/.exec(await (await opener.ask('/login')).text())?.[1] ?? ''
  forms.set('all', { cookie: opener.cookie('siyaq-form') ?? '', csrf })
  for (let i = 0; i < 1000; i += o.atOnce) {
    await Promise.all(Array.from({ length: o.atOnce }, (_, j) => attempt(i + j)))
    now += o.atOnce * 10
    // Meanwhile others sign in as ever: another account, and this one in a browser that knows it.
    if (i % 200 === 0) {
      expect((await new Visitor(app, `192.0.2.${10 + i / 100}`).signInAs('هدى', password)).status).toBe(303)
      expect((await known.signInAs('سلمى', password)).status).toBe(303)
    }
  }
  return checked
}

const mostInASecond = (instants: readonly number[]): number =>
  Math.max(...instants.map((at) => instants.filter((other) => other >= at && other < at + 1000).length))

test.each([
  ['one address, one account, one after another', { from: () => '198.51.100.66', name: () => 'سلمى', atOnce: 1 }],
  ['one address, a hundred at once', { from: () => '198.51.100.66', name: () => 'سلمى', atOnce: 100 }],
  ['one address, a name each', { from: () => '198.51.100.66', name: (i: number) => `اسم ${i}`, atOnce: 20 }],
  [
    'one account, an address each',
    { from: (i: number) => `10.0.${i >> 8}.${i & 255}`, name: () => 'سلمى', atOnce: 20 },
  ],
])(
  'a thousand wrong tries, %s: never more than five a second, others unhindered',
  { timeout: 60_000 },
  async (_, o) => {
    const checked = await tries(o)
    expect(checked.length).toBeGreaterThanOrEqual(5)
    expect(checked.length).toBeLessThan(20)
    expect(mostInASecond(checked)).toBeLessThanOrEqual(5)
  },
)

test('wrong tries are counted, told to the owner, and forgotten with the right one; unknown names are answered alike', async () => {
  const served = await serve()
  const [owner, reader] = [await makeAccount(served, 'سلمى', 'owner'), await makeAccount(served, 'هدى', 'reader')]
  const thief = new Visitor(served.app, '198.51.100.66')
  const known = await (await thief.signInAs('هدى', 'تخمين أول طويل')).text()
  const unknown = await (await thief.signInAs('لا أحد', 'تخمين أول طويل')).text()
  const same = (page: string): string => page.replace(/value="[^"]*"/g, '')
  expect(same(known)).toBe(same(unknown))
  expect((await served.store.people.accounts.byId(reader.id))?.wrongTries).toBe(1)
  expect(await (await (await signedIn(served, owner)).ask('/accounts')).text()).toContain('محاولة خاطئة واحدة')
  await new Visitor(served.app).signInAs('هدى', password)
  expect((await served.store.people.accounts.byId(reader.id))?.wrongTries).toBe(0)
})

test('who changed what is listed, page and API alike, without secrets', async () => {
  const served = await serve()
  const owner = await makeAccount(served, 'سلمى', 'owner')
  const visitor = await signedIn(served, owner)
  await visitor.post('/source/mada/pause', { paused: '1' })
  const made = await (await visitor.post('/account/tokens', { name: 'سكربت', scope: 'manage' })).text()
  const token = /value="(siyaq_[\w-]{43})"/.exec(made)?.[1] ?? ''
  const json = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  await new Visitor(served.app).ask('/api/v1/sources/mada/paused', {
    method: 'POST',
    headers: json,
    body: '{"paused":false}',
  })
  const lock = { kind: 'lock', storyIds: [served.id('fire-mada')], by: 'اسم مستعار' }
  await new Visitor(served.app).ask('/api/v1/corrections', {
    method: 'POST',
    headers: json,
    body: JSON.stringify(lock),
  })
  const invited = await (await visitor.post('/accounts', { role: 'editor' })).text()
  const key = /\/join\/([\w-]{43})/.exec(invited)?.[1] ?? ''
  await new Visitor(served.app).post(`/join/${key}`, { name: 'ريم', password })
  await visitor.post('/source/nowhere/pause', { paused: '1' })
  const { items } = await served.store.people.audit.list({ limit: 20 })
  expect(items.map(({ by, act }) => `${by} ${act}`).reverse()).toEqual([
    'سلمى source.pause',
    'سلمى token.make',
    'سلمى source.pause',
    'سلمى correction.make',
    'سلمى account.invite',
    'ريم account.join',
  ])
  expect((await served.store.corrections()).at(-1)?.by).toBe('سلمى')
  await visitor.post(`/story/${served.id('museum-ufuq')}/desk`, { desk: 'health' })
  const page = await (await visitor.ask('/audit')).text()
  for (const secret of [token, key]) expect(JSON.stringify(items) + page).not.toContain(secret)
  expect(page).toContain('صحّح التجميع')
  // Roles and scopes in the reader's language.
  expect(page).toContain('سكربت (إدارة الموقع)')
  expect(page).toContain('>محرر</bdi>')
  expect(page).toContain('غيّر قسم خبر')
  expect(page).toMatch(/#\d+ \(صحة\)/)
  expect((await visitor.ask('/audit?before=3')).status).toBe(200)
})
