/** Signing in at a proxy that names people in a header, and forging that header. In: a served app. Out: test results. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { invite } from '../../src/application/accounts/links.ts'
import { linkPerson } from '../../src/application/accounts/outside.ts'
import { makeToken } from '../../src/application/accounts/tokens.ts'
import { loadConfig } from '../../src/config/config.ts'
import { createApp } from '../../src/serve/app.tsx'
import type { ServeConfig } from '../../src/serve/app-deps.ts'
import { makeAccount, password, signedIn } from './people.ts'
import { servedApp, type ServedApp } from './served-app.ts'
import { Visitor } from './visitor.ts'

const proxy = '10.1.2.3'
let served: ServedApp
let warned: object[]
beforeEach(async () => {
  served = await servedApp({ formSecret: 'one-secret' })
  warned = []
})
afterEach(() => served.remove())

function site(config: Partial<ServeConfig> = {}): ServedApp['app'] {
  const proxied = { userHeader: 'Remote-User', userHeaderFrom: ['10.1.2.0/24', '127.0.0.1'], ...config }
  return createApp({
    ...served.deps,
    config: { ...served.deps.config, ...proxied },
    warned: (_, about) => warned.push(about),
  })
}

const as = (name: string): Record<string, string> => ({
  // As a proxy writes it: bytes of UTF-8, which Node reads as Latin-1.
  'remote-user': Buffer.from(name, 'utf8').toString('latin1'),
  'x-forwarded-for': '203.0.113.9',
})

async function post(
  visitor: Visitor,
  path: string,
  headers: Record<string, string>,
  fields: Record<string, string> = {},
): Promise<Response> {
  const csrf = /name="csrf" value="([^"]+)"/.exec(await (await visitor.ask('/login', { headers })).text())?.[1]
  const body = new URLSearchParams({ csrf: csrf ?? '', ...fields }).toString()
  const type = { 'content-type': 'application/x-www-form-urlencoded' }
  return await visitor.ask(path, { method: 'POST', headers: { ...headers, ...type }, body })
}

async function names(): Promise<string[]> {
  return (await served.store.people.accounts.list()).map(({ name, role }) => `${name} ${role}`)
}

async function me(visitor: Visitor, headers: Record<string, string>): Promise<unknown> {
  return await (await visitor.ask('/api/v1/me', { headers })).json()
}

test('whom the proxy names is who they are there, on every request, with no session and no password', async () => {
  const huda = await makeAccount(served, 'هدى', 'editor')
  await linkPerson(served.deps, huda.id, { issuer: 'proxy', subject: 'هدى@مدى' })
  const app = site()
  const visitor = new Visitor(app, proxy)
  expect(await me(visitor, as('هدى@مدى'))).toEqual({ right: 'editor', account: { id: huda.id, name: 'هدى' } })
  expect((await visitor.ask('/dead', { headers: as('هدى@مدى') })).status).toBe(200)
  const page = await visitor.ask('/account', { headers: as('هدى@مدى') })
  expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-store'])
  const html = await page.text()
  expect(html).not.toContain('action="/logout"')
  expect(html).not.toContain('href="/login"')
  expect([visitor.session, await served.store.people.sessions.list(served.deps.clock())]).toEqual(['', []])
  // The next request names nobody, or somebody else.
  expect((await visitor.ask('/dead', {})).status).toBe(303)
  expect(await me(visitor, as('غيرها'))).toEqual({ right: 'none' })
  // What is done is noted under their name; forms carry their token as ever.
  expect(
    (await post(visitor, '/own/marks', as('هدى@مدى'), { kind: 'story', id: `${served.id('fire-mada')}`, do: 'save' }))
      .status,
  ).toBe(303)
  expect((await served.store.people.own.saved(huda.id, 'story', 9)).items).toEqual([served.id('fire-mada')])
  const forged = { ...as('هدى@مدى'), 'content-type': 'application/x-www-form-urlencoded' }
  expect((await visitor.ask('/own/read-all', { method: 'POST', headers: forged, body: 'upTo=1' })).status).toBe(403)
  const elsewhere = { ...as('هدى@مدى'), 'content-type': 'application/json', origin: 'https://evil.example' }
  const api = await visitor.ask('/api/v1/own/read-all', { method: 'POST', headers: elsewhere, body: '{"upTo":1}' })
  expect(api.status).toBe(403)
  expect(warned).toEqual([])
})

test('from anybody else the header is ignored, whatever else they write, and the log tells of it once', async () => {
  const owner = await makeAccount(served, 'سلمى', 'owner')
  await linkPerson(served.deps, owner.id, { issuer: 'proxy', subject: 'salma' })
  const app = site({ trustedProxies: ['192.0.2.1'], newPeople: 'readers' })
  for (const from of ['203.0.113.9', '10.1.3.3', '192.0.2.1', '::1', '::ffff:10.1.3.3'])
    for (const more of [{}, { 'x-forwarded-for': proxy }, { forwarded: `for=${proxy}` }, { 'x-real-ip': proxy }])
      expect([from, await me(new Visitor(app, from), { ...as('salma'), ...more })]).toEqual([from, { right: 'none' }])
  expect((await new Visitor(app, '203.0.113.9').ask('/accounts', { headers: as('salma') })).status).toBe(303)
  expect(warned).toEqual([{ client: '203.0.113.9', fromUserProxy: false, requests: 1 }])
  expect(await me(new Visitor(app, '::ffff:10.1.2.3'), as('salma'))).toMatchObject({ right: 'owner' })
  // Other spellings of the header are other headers; without the setting it is none.
  for (const name of ['remote_user', 'x-remote-user', 'http-remote-user'])
    expect(await me(new Visitor(app, proxy), { [name]: 'salma' })).toEqual({ right: 'none' })
  expect(await me(new Visitor(served.app, proxy), as('salma'))).toEqual({ right: 'none' })
  expect(await names()).toEqual(['سلمى owner'])
})

test('a header that can be read in two ways is nobody’s, from the proxy too', async () => {
  const owner = await makeAccount(served, 'سلمى', 'owner')
  await linkPerson(served.deps, owner.id, { issuer: 'proxy', subject: 'salma' })
  const app = site({ newPeople: 'readers' })
  for (const name of ['evil, salma', 'salma,salma', 'salma\u200f', 'sal\u00admma', 'x'.repeat(256)])
    expect([name, await me(new Visitor(app, proxy), as(name))]).toEqual([name, { right: 'none' }])
  for (const name of ['', '   ']) expect(await me(new Visitor(app, proxy), as(name))).toEqual({ right: 'none' })
  // Another case is another person, who does not get a name that looks the same.
  for (const name of ['Salma', 'سلـمى'])
    expect(await me(new Visitor(app, proxy), as(name))).not.toMatchObject({ right: 'owner' })
  expect(await names()).toEqual(['سلمى owner', 'Salma reader'])
})

test('new people are refused or become readers, by setting; never before there is an owner', async () => {
  const app = site({ newPeople: 'readers' })
  // On this machine too: what comes through the proxy is somebody else's.
  const early = new Visitor(app, '127.0.0.1')
  expect(await me(early, { 'remote-user': 'huda' })).toEqual({ right: 'none' })
  expect(await me(early, {})).toEqual({ right: 'none' })
  const link = await invite(served.deps, { role: 'owner', by: 'siyaq serve' })
  const path = link.ok ? link.value.path : ''
  const owner = new Visitor(app, proxy)
  expect(await (await owner.ask(path, { headers: as('salma') })).text()).toMatch(/name="through" value="proxy"/)
  expect((await post(owner, path, as('salma'), { through: 'proxy' })).status).toBe(303)
  expect(await me(owner, as('salma'))).toMatchObject({ right: 'owner' })
  expect((await owner.ask(path, { headers: as('salma') })).status).toBe(404)

  const fresh = site({ newPeople: 'readers' })
  const all = await Promise.all(Array.from({ length: 5 }, () => me(new Visitor(fresh, proxy), as('huda'))))
  expect(new Set(all.map((one) => JSON.stringify(one))).size).toBe(1)
  expect(await names()).toEqual(['salma owner', 'huda reader'])
  const invited = new Visitor(site({ reading: 'signed-in' }), proxy)
  expect(await me(invited, as('noura'))).toMatchObject({ error: { code: 'request.unauthorized' } })
  expect(await (await invited.ask('/login', { headers: as('noura') })).text()).toMatch(/سمّاك الوسيط[^]*noura/)
  expect(await names()).toHaveLength(2)
  const { items } = await served.store.people.audit.list({ limit: 9 })
  expect(items.map(({ by, act, about }) => `${by}: ${act} ${about}`).reverse()).toEqual([
    'salma: account.made owner',
    'salma: identity.link @proxy',
    'huda: account.made reader',
    'huda: identity.link @proxy',
  ])
})

test('who has an account links it with their password, unlinks it, and is out at once when it is stopped', async () => {
  const owner = await makeAccount(served, 'سلمى', 'owner')
  const huda = await makeAccount(served, 'huda', 'reader')
  const app = site({ newPeople: 'readers' })
  // The name is taken: the proxy's huda does not get this site's.
  const visitor = new Visitor(app, proxy)
  expect(await me(visitor, as('huda'))).toEqual({ right: 'none' })
  const signIn = await post(visitor, '/login', as('huda'), { name: 'huda', password })
  expect(signIn.status).toBe(303)
  expect((await post(visitor, '/account/identities', as('huda'))).headers.get('location')).toContain('account.linked')
  expect(await me(new Visitor(app, proxy), as('huda'))).toEqual({
    right: 'reader',
    account: { id: huda.id, name: 'huda' },
  })
  // Somebody else's session in the same browser: the proxy's word counts.
  const both = (await signedIn(served, owner, proxy)).at(app)
  expect(await me(both, as('huda'))).toMatchObject({ account: { name: 'huda' } })
  expect((await post(both, '/account/identities', as('huda'))).status).toBe(404)
  expect((await post(both, '/account/identities', {})).status).toBe(404)
  // A token is its own account's.
  const token = await makeToken(served.deps, owner.id, { name: 'x', scopes: ['read'] })
  const bearer = { authorization: `Bearer ${token.ok ? token.value.token : ''}` }
  expect(await me(new Visitor(app, proxy), { ...as('huda'), ...bearer })).toMatchObject({ account: { name: 'سلمى' } })

  await served.store.people.accounts.setDisabled(huda.id, served.deps.clock())
  expect(await me(both, as('huda'))).toEqual({ right: 'none' })
  await served.store.people.accounts.setDisabled(huda.id, undefined)
  const [identity] = await served.store.people.identities.list(huda.id)
  const own = new Visitor(app, proxy)
  expect((await post(own, `/account/identities/${identity?.id}/remove`, as('huda'))).status).toBe(303)
  expect(await me(own, as('huda'))).toEqual({ right: 'none' })
  expect(served.failures).toEqual([])
})

test('settings of the header go together, and name no header that means something else', () => {
  const wrong = (settings: Record<string, unknown>): boolean => !loadConfig({ flags: settings, env: {}, cwd: '/' }).ok
  expect(wrong({ userHeader: 'Remote-User', userHeaderFrom: '10.1.2.3' })).toBe(false)
  for (const settings of [
    { userHeader: 'Remote-User' },
    { userHeaderFrom: '10.1.2.3' },
    { userHeader: 'Remote-User', userHeaderFrom: '0.0.0.0/0' },
    { userHeader: 'Remote-User', userHeaderFrom: '::/0' },
    { userHeader: 'Host', userHeaderFrom: '10.1.2.3' },
    { userHeader: 'authorization', userHeaderFrom: '10.1.2.3' },
    { userHeader: 'X-Forwarded-For', userHeaderFrom: '10.1.2.3' },
    { userHeader: 'Remote User', userHeaderFrom: '10.1.2.3' },
  ])
    expect([settings, wrong(settings)]).toEqual([settings, true])
})
