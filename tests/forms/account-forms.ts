/**
 * How a person uses the forms of accounts: from the first owner to signing in again.
 * In: a served app without accounts, a page of a browser that may manage it. Out: the steps in order. Changes the store of that app.
 */
import { expect } from 'vitest'
import { linkPerson } from '../../src/application/accounts/outside.ts'
import { makeAccount, password, signedIn } from '../screens/people.ts'
import type { ServedApp } from '../screens/served-app.ts'
import type { Step } from './every-form.ts'

const next = 'جملة ثانية لا تُنسى'

async function owner({ store }: ServedApp) {
  const found = (await store.people.accounts.list()).find(({ name }) => name === 'سلمى')
  if (found === undefined) throw new Error('no owner')
  return found
}

const elsewhere = async (served: ServedApp): Promise<unknown> => signedIn(served, await owner(served))

/** At a provider, and to a proxy. */
async function linkTwo({ deps }: ServedApp, id: number): Promise<void> {
  await linkPerson(deps, id, { issuer: 'https://id.mada.example', subject: 'u-7' })
  await linkPerson(deps, id, { issuer: 'proxy', subject: 'salma' })
}

/** The account in the list that is not one's own; open links have no select. */
const other = `li:has(select):not(:has(.flag:text-is("you"))):not(:has(.flag:text-is("أنت")))`

const change = (action: 'role' | 'disable' | 'enable'): Step => ({
  form: `post /accounts/:id action=${action}`,
  at: () => '/accounts',
  button: `${other} button[name=action][value=${action}]`,
  async fill(page) {
    if (action === 'role') await page.locator(`${other} select`).selectOption('reader')
  },
  async check({ store }) {
    const account = (await store.people.accounts.list()).at(-1)
    expect([account?.role, account?.disabledAt === undefined]).toEqual(['reader', action !== 'disable'])
  },
})

const mark = (act: 'save' | 'unsave' | 'read' | 'unread'): Step => ({
  form: `post /own/marks do=${act}`,
  at: (served) => `/own/item?kind=story&key=${served.id('fire-mada')}`,
  button: `button[value=${act}]`,
  async check(served) {
    const [found] = await served.store.people.own.marks(0, 'story', [served.id('fire-mada')])
    if (act.endsWith('save')) expect(found?.savedAt !== undefined).toBe(act === 'save')
    else expect(found?.readAt !== undefined).toBe(act === 'read')
  },
})

const listing = (act: 'follow' | 'unfollow' | 'mute' | 'unmute'): Step => ({
  form: `post /own/lists do=${act}`,
  at: () => '/own/item?kind=source&key=mada&name=mada',
  button: `button[value=${act}]`,
  async check({ store }) {
    const list = act.endsWith('mute') ? 'mute' : 'follow'
    expect(await store.people.own.listed(0, list)).toHaveLength(act.startsWith('un') ? 0 : 1)
  },
})

/** The first steps. */
const followStarter: Step = {
  form: 'post /welcome/sources',
  at: () => '/welcome',
  button: 'form[action="/welcome/sources"] button',
  fill: (page) => page.locator('input[name=outlet]').first().check(),
  check: async (_, page) => expect(page.url()).toContain('done=welcome.followed'),
}

const chooseCountry: Step = {
  form: 'get /welcome.filters',
  at: () => '/welcome',
  button: 'form.filters button',
  fill: async (page) => void (await page.selectOption('select[name=country]', 'EG')),
  check: async (_, page) => expect(page.url()).toContain('country=EG'),
}

/** Of whoever is the one user of a site without accounts. */
export const ownSteps: readonly Step[] = [
  followStarter,
  chooseCountry,
  mark('save'),
  mark('unsave'),
  // Opening the story before may have marked it already.
  { ...mark('unread'), before: (served) => served.store.people.own.setRead(0, 'story', served.id('fire-mada'), 1, 1) },
  mark('read'),
  listing('follow'),
  listing('unfollow'),
  listing('mute'),
  listing('unmute'),
  {
    form: 'post /own/read-all',
    at: () => '/own',
    button: 'form[action="/own/read-all"] button',
    check: async ({ store, deps }) => expect(await store.people.own.upTo(0)).toBe(deps.clock()),
  },
]

export function accountSteps(): Step[] {
  let join = ''
  return [
    {
      form: 'post /accounts',
      at: () => '/accounts',
      button: 'form[action="/accounts"] button',
      async check(_, page) {
        join = new URL(page.url()).pathname
        // Whoever came with a token is shown the link as well.
        expect(join).toMatch(/^\/join\/[\w-]{43}$/)
      },
    },
    {
      form: 'post /join/:id',
      at: () => join,
      button: 'form[action^="/join/"] button',
      async fill(page) {
        await page.fill('input[name=name]', 'سلمى')
        await page.fill('input[name=password]', password)
      },
      async check(served, page) {
        expect([new URL(page.url()).pathname, (await owner(served)).role]).toEqual(['/', 'owner'])
      },
    },
    {
      form: 'post /account/tokens',
      at: () => '/account',
      button: 'form[action="/account/tokens"] button',
      fill: (page) => page.fill('form[action="/account/tokens"] input[name=name]', 'هاتفي'),
      async check(served, page) {
        expect(await page.locator('input.once').inputValue()).toMatch(/^siyaq_/)
        expect(await served.store.people.tokens.list((await owner(served)).id)).toMatchObject([{ scopes: ['read'] }])
      },
    },
    {
      form: 'post /account/tokens/:id/remove',
      at: () => '/account',
      button: 'form[action^="/account/tokens/"] button',
      check: async (served) => expect(await served.store.people.tokens.list((await owner(served)).id)).toEqual([]),
    },
    {
      form: 'post /account/identities/:id/remove',
      before: async (served) => linkTwo(served, (await owner(served)).id),
      at: () => '/account',
      button: 'form[action^="/account/identities/"] button >> nth=0',
      async check({ store }, page) {
        expect(page.url()).toContain('done=account.unlinked')
        expect(await store.people.identities.list()).toMatchObject([{ issuer: 'proxy' }])
      },
    },
    {
      form: 'post /account/password',
      at: () => '/account',
      button: 'form[action="/account/password"] button',
      async fill(page) {
        await page.fill('input[name=old]', password)
        await page.fill('form[action="/account/password"] input[name=password]', next)
      },
      check: async (_, page) => expect(page.url()).toContain('done=account.passwordChanged'),
    },
    {
      form: 'post /account/sessions/:id/end',
      before: async (served) => [await elsewhere(served), await elsewhere(served)],
      at: () => '/account',
      button: 'li:not(:has(.flag)) form[action^="/account/sessions/"] button >> nth=0',
      check: async ({ store, deps }) => expect(await store.people.sessions.list(deps.clock())).toHaveLength(2),
    },
    {
      form: 'post /account/sessions/end',
      at: () => '/account',
      button: 'form[action="/account/sessions/end"] button',
      check: async ({ store, deps }) => expect(await store.people.sessions.list(deps.clock())).toHaveLength(1),
    },
    {
      form: 'post /accounts',
      at: () => '/accounts',
      button: 'form[action="/accounts"] button',
      fill: async (page) => void (await page.locator('form[action="/accounts"] select').selectOption('editor')),
      async check({ store, deps }, page) {
        expect(await page.locator('input.once').inputValue()).toMatch(/\/join\/[\w-]{43}$/)
        expect(await store.people.links.list(deps.clock())).toMatchObject([{ role: 'editor', by: 'سلمى' }])
      },
    },
    {
      form: 'post /accounts/links/:id/remove',
      at: () => '/accounts',
      button: 'form[action^="/accounts/links/"] button',
      check: async ({ store, deps }) => expect(await store.people.links.list(deps.clock())).toEqual([]),
    },
    { ...change('role'), before: (served) => makeAccount(served, 'هدى', 'editor') },
    change('disable'),
    change('enable'),
    {
      form: 'post /accounts/:id/link',
      at: () => '/accounts',
      button: `${other} form[action$="/link"] button`,
      check: async (_, page) => expect(await page.locator('input.once').inputValue()).toMatch(/\/join\/[\w-]{43}$/),
    },
    {
      form: 'post /accounts/identities/:id/remove',
      async before(served) {
        const { accounts, identities } = served.store.people
        for (const { id } of await identities.list()) await identities.remove(id)
        return await linkTwo(served, (await accounts.list()).at(-1)?.id ?? -1)
      },
      at: () => '/accounts',
      button: 'form[action^="/accounts/identities/"] button >> nth=0',
      check: async ({ store }) => expect(await store.people.identities.list()).toMatchObject([{ issuer: 'proxy' }]),
    },
    {
      form: 'post /accounts/:id/remove',
      at: () => '/accounts',
      button: `${other} form[action$="/remove"][action^="/accounts/"] button`,
      check: async ({ store }) => expect(await store.people.accounts.list()).toHaveLength(1),
    },
    {
      form: 'post /logout',
      at: () => '/keys',
      button: 'form[action="/logout"] button',
      check: async ({ store, deps }) => expect(await store.people.sessions.list(deps.clock())).toEqual([]),
    },
    {
      form: 'post /login',
      at: () => '/login?next=%2Faccount',
      button: 'form:has(input[name=password]) button',
      async fill(page) {
        await page.fill('input[name=name]', 'سلمى')
        await page.fill('input[name=password]', next)
      },
      check: async (_, page) => expect(new URL(page.url()).pathname).toBe('/account'),
    },
  ]
}
