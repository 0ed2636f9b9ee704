/** Signing in at an OpenID provider: who gets which account, with which role. In: a served app, a provider of our own. Out: test results. */
import { expect, test } from 'vitest'
import { invite } from '../../src/application/accounts/links.ts'
import type { Role } from '../../src/model/roles.ts'
import { clientId } from '../servers/open-id-provider.ts'
import { makeAccount, password, signedIn } from './people.ts'
import { onProviderSite, where } from './provider-site.ts'
import { Visitor } from './visitor.ts'

const here = onProviderSite()

test('whoever is invited makes an account without a password, comes in by it alone, and is told how to leave the provider too', async () => {
  const at = here()
  await makeAccount(at.served, 'سلمى', 'owner')
  const app = at.site()
  const visitor = new Visitor(app)
  const page = await (await visitor.ask('/login?next=%2Fown')).text()
  expect(page).toContain('href="/login/provider?next=%2Fown"')
  expect(page).toContain('بوابة المدى')
  const unknown = await at.throughProvider(visitor)
  expect([unknown.status, unknown.headers.get('cache-control')]).toEqual([403, 'no-store'])
  expect(await unknown.text()).toMatch(/role="alert"[^]*لا حساب لك هنا بعد[^]*اطلب رابط دعوة/)
  expect(await at.names()).toHaveLength(1)

  const link = await invite(at.served.deps, { role: 'editor', by: 'سلمى' })
  const path = link.ok ? link.value.path : ''
  const join = /href="\/login\/provider(\?join=[\w-]{43})"/.exec(await (await visitor.ask(path)).text())?.[1] ?? ''
  expect(where(await at.throughProvider(visitor, join))).toEqual([303, '/'])
  expect(await at.names()).toEqual([
    ['سلمى', 'owner'],
    ['هدى الرملي', 'editor'],
  ])
  const first = visitor.session
  expect((await visitor.ask('/dead')).status).toBe(200)
  expect((await new Visitor(app).ask(path)).status).toBe(404)
  const own = await (await visitor.ask('/account')).text()
  expect(own).toContain('تدخل بلا كلمة مرور هنا')
  expect(own).not.toContain('name="old"')
  expect(where(await at.throughProvider(visitor, '?next=/own'))).toEqual([303, '/own'])
  expect([visitor.session.length, visitor.session === first]).toEqual([43, false])
  expect(await at.served.store.people.sessions.list(at.served.deps.clock())).toHaveLength(1)
  // No password opens it, none at all neither.
  for (const tried of ['', 'undefined', password])
    expect((await new Visitor(app).signInAs('هدى الرملي', tried)).status).toBe(403)
  expect(await at.audit()).toEqual(['هدى الرملي: account.made editor', 'هدى الرملي: identity.link @provider'])

  expect(where(await visitor.post('/logout', {}))).toEqual([303, '/login?out=1'])
  expect(where(await visitor.ask('/account'))).toEqual([303, '/login?next=%2Faccount'])
  const out = await (await visitor.ask('/login?out=1')).text()
  expect(out).toContain(`href="${at.provider.issuer}/end?client_id=${clientId}"`)
  expect(at.served.failures).toEqual([])
})

test('new people become readers where that is set; the first account is the owner’s all the same', async () => {
  const at = here()
  const app = at.site({}, { newPeople: 'readers' })
  const early = await at.throughProvider(at.stranger(app))
  expect([early.status, await early.text()]).toEqual([403, expect.stringContaining('لا مالك لهذا الموقع بعد')])
  const link = await invite(at.served.deps, { role: 'owner', by: 'siyaq serve' })
  at.provider.person = { sub: 'o-1', name: 'سلمى' }
  const owner = new Visitor(app)
  const key = link.ok ? link.value.path.replace('/join/', '') : ''
  expect(where(await at.throughProvider(owner, `?join=${key}`))).toEqual([303, '/'])
  expect((await owner.ask('/accounts')).status).toBe(200)
  // Others of the same name, in any spelling, are others.
  for (const sub of ['u-2', 'u-3']) {
    at.provider.person = { sub, name: ' سلـمى ' }
    expect((await at.throughProvider(at.stranger(app))).status).toBe(303)
  }
  at.provider.person = { sub: 'u-4' }
  expect((await at.throughProvider(at.stranger(app))).status).toBe(303)
  expect(await at.names()).toEqual([
    ['سلمى', 'owner'],
    ['سلـمى 2', 'reader'],
    ['سلـمى 3', 'reader'],
    ['u-4', 'reader'],
  ])
})

test('nobody gets an account by its name or e-mail; who has one links it, with a link of our own page alone, and unlinks it', async () => {
  const at = here()
  const app = at.site()
  const owner = await makeAccount(at.served, 'هدى الرملي', 'owner')
  expect((await at.throughProvider(at.stranger(app))).status).toBe(403)
  const mine = (await signedIn(at.served, owner)).at(app)
  const other = (await signedIn(at.served, owner)).at(app)
  for (const forged of ['?link=', '?link=x', `?link=${'a'.repeat(43)}`])
    expect((await mine.ask(`/login/provider${forged}`)).status).toBe(403)
  const query = (await (await mine.ask('/account')).text()).match(/href="\/login\/provider(\?link=[^"]+)"/)?.[1] ?? ''
  expect((await new Visitor(app).ask(`/login/provider${query}`)).status).toBe(403)
  const crossSite = await mine.ask(`/login/provider${query}`, { headers: { 'sec-fetch-site': 'cross-site' } })
  expect(crossSite.status).toBe(403)
  const sent = (await mine.ask(`/login/provider${query}`)).headers.get('location') ?? ''
  expect(new URL(sent).searchParams.get('prompt')).toBe('login')
  const path = await at.toProvider(mine, query)
  // Another person's session in the browser that comes back: nothing is linked to it.
  const huda = await makeAccount(at.served, 'ريم', 'reader')
  const swapped = (await signedIn(at.served, huda)).at(app)
  swapped.setCookie('siyaq-provider', mine.cookie('siyaq-provider') ?? '')
  expect((await swapped.ask(path)).status).toBe(403)
  expect(await at.served.store.people.identities.list()).toEqual([])
  expect(where(await at.throughProvider(mine, query))).toEqual([303, '/account?done=account.linked'])
  expect(where(await at.throughProvider(at.stranger(app)))).toEqual([303, '/'])
  // Whom it opens an account for already, it opens no second one for.
  const reem = (await signedIn(at.served, huda)).at(app)
  const theirs = (await (await reem.ask('/account')).text()).match(/href="\/login\/provider(\?link=[^"]+)"/)?.[1] ?? ''
  const taken = await at.throughProvider(reem, theirs)
  expect([taken.status, await taken.text()]).toEqual([422, expect.stringContaining('sign-in.taken')])

  const [identity] = await at.served.store.people.identities.list(owner.id)
  expect((await reem.post(`/account/identities/${identity?.id}/remove`, {})).status).toBe(404)
  expect((await reem.post(`/accounts/identities/${identity?.id}/remove`, {})).status).toBe(403)
  expect(await at.served.store.people.identities.list()).toHaveLength(1)
  expect(where(await mine.post(`/account/identities/${identity?.id}/remove`, {}))).toEqual([
    303,
    '/account?done=account.unlinked',
  ])
  expect([(await mine.ask('/account')).status, (await other.ask('/account')).status]).toEqual([200, 303])
  expect((await at.throughProvider(at.stranger(app))).status).toBe(403)
  expect(await at.audit()).toEqual([
    'هدى الرملي: identity.link @provider',
    `هدى الرملي: identity.remove ${identity?.id}`,
  ])
})

test('the only way in is taken off by the owner alone, whose removal of an account forgets it', async () => {
  const at = here()
  const owner = await makeAccount(at.served, 'سلمى', 'owner')
  const app = at.site({}, { newPeople: 'readers' })
  const visitor = new Visitor(app)
  await at.throughProvider(visitor)
  const [identity] = await at.served.store.people.identities.list()
  const path = `/account/identities/${identity?.id}/remove`
  expect((await visitor.post(path, {})).status).toBe(422)
  const managing = (await signedIn(at.served, owner)).at(app)
  expect(await (await managing.ask('/accounts')).text()).toContain(`/accounts/identities/${identity?.id}/remove`)
  expect((await managing.post(`/accounts/identities/${identity?.id}/remove`, {})).status).toBe(303)
  expect((await visitor.ask('/account')).status).toBe(303)
  await at.throughProvider(visitor)
  const id = (await at.served.store.people.accounts.list()).at(-1)?.id ?? -1
  await managing.post(`/accounts/${id}`, { action: 'disable' })
  expect((await visitor.ask('/account')).status).toBe(303)
  const stopped = await at.throughProvider(visitor)
  expect([stopped.status, await stopped.text()]).toEqual([403, expect.stringContaining('لا يُدخلك إلى هذا الموقع')])
  await managing.post(`/accounts/${id}/remove`, {})
  expect(await at.served.store.people.identities.list(id)).toEqual([])
})

test('roles come with a claim where that is set, at every sign-in; who has none stays out; the last owner stays one', async () => {
  const at = here()
  const roles = new Map<string, Role>([
    ['/admins', 'owner'],
    ['/desk', 'editor'],
    ['/staff', 'reader'],
  ])
  const app = at.site({ roleClaim: 'realm_access.roles', roles }, { newPeople: 'readers' })
  const as = async (groups: unknown): Promise<number> => {
    at.provider.person = { ...at.provider.person, realm_access: { roles: groups } }
    return (await at.throughProvider(at.stranger(app))).status
  }
  expect(await as(['/staff'])).toBe(403)
  expect(await as(['/admins', '/staff'])).toBe(303)
  expect([await as(['/desk']), await at.names()]).toEqual([303, [['هدى الرملي', 'owner']]])
  await makeAccount(at.served, 'سلمى', 'owner')
  expect([await as('/desk'), (await at.names())[0]]).toEqual([303, ['هدى الرملي', 'editor']])
  expect([await as(['/staff', '/other']), (await at.names())[0]]).toEqual([303, ['هدى الرملي', 'reader']])
  for (const none of [[], ['/other'], 'admins', undefined, { '/admins': true }, [['/admins']]])
    expect([none, await as(none)]).toEqual([none, 403])
  expect((await at.audit()).filter((line) => line.includes('account.change'))).toEqual([
    '@provider: account.change هدى الرملي (editor)',
    '@provider: account.change هدى الرملي (reader)',
  ])
})

test('domains are those of verified addresses, asked for where the id token does not tell', async () => {
  const at = here()
  await makeAccount(at.served, 'سلمى', 'owner')
  const app = at.site({ domains: ['mada.example'] }, { newPeople: 'readers' })
  const as = async (person: object, claims: Record<string, unknown> = {}): Promise<number> => {
    at.provider.person = { sub: 'u-7', name: 'نورة', ...person }
    at.provider.lies = { claims }
    return (await at.throughProvider(at.stranger(app))).status
  }
  for (const person of [
    { email: 'x@other.example', email_verified: true },
    { email: 'x@mada.example', email_verified: false },
    { email: 'x@mada.example', email_verified: 'true' },
    { email: 'x@mada.example' },
    { email: 'x@mada.example@other.example', email_verified: true },
    { email: 'x@sub.mada.example', email_verified: true },
    {},
  ])
    expect([person, await as(person)]).toEqual([person, 403])
  // An address that is not verified, beside another that is: they are not taken together.
  expect(
    await as(
      { email: 'x@other.example', email_verified: true },
      { email: 'x@mada.example', email_verified: undefined },
    ),
  ).toBe(403)
  expect(
    await as({ email: 'x@MADA.example', email_verified: true }, { email: undefined, email_verified: undefined }),
  ).toBe(303)
})
