/** Who may do what: every route of pages, feeds and API, asked by everybody. In: a served app with accounts. Out: test results. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeToken } from '../../src/application/accounts/tokens.ts'
import type { Scope } from '../../src/model/roles.ts'
import type { AccountRow } from '../../src/store/people/accounts.ts'
import { makeAccount, signedIn } from './people.ts'
import { servedApp, type ServedApp } from './served-app.ts'
import { Visitor } from './visitor.ts'

/** By the least that is needed; written out again, so that a slip in the application's own table is noticed. */
const matrix = {
  everyone: `GET /assets/* · GET /robots.txt · GET /manifest.webmanifest · GET /login · POST /login · POST /logout · GET /join/:key · POST /join/:key ·
    GET /login/provider · GET /login/provider/back ·
    GET /api/v1/live · GET /api/v1/ready · GET /api/v1/health · GET /live · GET /ready`,
  reads: `GET / · GET /story/:id · GET /article/:id · GET /source/:id · GET /entity/:key · GET /speaker/:key · GET /search ·
    GET /searches · GET /sources · GET /why · GET /accuracy · GET /corrections · GET /keys · GET /new · GET /settings · POST /settings ·
    GET /feeds/stories.atom · GET /feeds/stories.rss · GET /feeds/stories.json · GET /feeds/search.atom · GET /feeds/search.rss · GET /feeds/search.json ·
    GET /feeds/articles.atom · GET /feeds/articles.rss · GET /feeds/articles.json · GET /feeds/saved/:file ·
    GET /api/v1/openapi.json · GET /api/v1/metrics · GET /api/v1/stories · GET /api/v1/stories/:id · GET /api/v1/articles ·
    GET /api/v1/articles/:id · GET /api/v1/sources · GET /api/v1/feeds · GET /api/v1/search · GET /api/v1/search/export ·
    GET /api/v1/articles/:id/citation · GET /api/v1/stories/:id/citation · GET /api/v1/suggest ·
    GET /api/v1/searches · GET /api/v1/why · GET /api/v1/entities/:key/articles · GET /api/v1/entities/:key ·
    GET /api/v1/speakers/:key · GET /compare · GET /picture/:id · GET /api/v1/compare · GET /trends · GET /api/v1/trends · GET /api/v1/sources/:id/coverage · GET /api/v1/corrections · GET /api/v1/accuracy ·
    GET /api/v1/me · GET /metrics`,
  state: `GET /own · GET /own/item · POST /own/marks · POST /own/read-all · POST /own/lists · GET /api/v1/own/marks ·
    POST /api/v1/own/marks · POST /api/v1/own/read-all · GET /api/v1/own/stories · GET /api/v1/own/articles · GET /api/v1/own/lists ·
    POST /api/v1/own/lists · GET /own/folders · POST /own/folders · GET /own/folders/:id · POST /own/folders/:id ·
    GET /own/folders/:id/sources · POST /own/folders/:id/sources · POST /own/folders/:id/read-all · POST /own/sources ·
    GET /api/v1/own/folders · POST /api/v1/own/folders · POST /api/v1/own/folders/:id · POST /api/v1/own/folders/:id/remove ·
    GET /api/v1/own/folders/:id/articles · POST /api/v1/own/folders/:id/read-all · POST /api/v1/own/sources/:id/folder`,
  account: `GET /account · POST /account/password · POST /account/tokens · POST /account/tokens/:id/remove ·
    POST /account/sessions/end · POST /account/sessions/:id/end · POST /account/identities · POST /account/identities/:id/remove`,
  edits: `GET /welcome · POST /welcome/sources · GET /dead · POST /dead/retry · GET /feed/:id · POST /feed/:id · POST /feeds/:id · POST /sources · POST /sources/opml ·
    POST /source/:id/pause · POST /source/:id/family · POST /corrections · POST /corrections/:id/undo · POST /story/:id/desk · POST /searches ·
    GET /story/:id/correct · POST /story/:id/correct ·
    POST /searches/:id/remove · GET /api/v1/dead · POST /api/v1/dead/retry · GET /api/v1/feeds/:id/settings ·
    POST /api/v1/feeds/:id/settings · POST /api/v1/feeds/:id/paused · POST /api/v1/sources · POST /api/v1/sources/:id/paused ·
    POST /api/v1/sources/:id/family · POST /api/v1/opml · POST /api/v1/searches · POST /api/v1/searches/:id/remove ·
    POST /api/v1/stories/:id/desk · POST /api/v1/corrections · POST /api/v1/corrections/:id/undo`,
  owns: `GET /sources/opml · GET /sessions · POST /sessions/end · POST /sessions/:id/end · GET /accounts · POST /accounts ·
    POST /accounts/identities/:id/remove · POST /api/v1/accounts/identities/:id/remove ·
    POST /accounts/:id · POST /accounts/:id/link · POST /accounts/:id/remove · POST /accounts/links/:id/remove · GET /audit ·
    GET /api/v1/opml · GET /api/v1/sessions · POST /api/v1/sessions/end · GET /api/v1/accounts · POST /api/v1/accounts ·
    POST /api/v1/accounts/:id · POST /api/v1/accounts/:id/link · POST /api/v1/accounts/:id/remove ·
    POST /api/v1/accounts/links/:id/remove · GET /api/v1/audit · GET /api/v1/imports/position · GET /api/v1/imports/waiting ·
    POST /api/v1/imports/batches · POST /api/v1/imports/finish`,
} as const
type Level = keyof typeof matrix

const routes = Object.entries(matrix).flatMap(([level, list]) =>
  // Keys of the object above.
  list.split('·').map((route) => ({ route: route.trim(), level: level as Level })),
)

type Asker = () => Promise<{ visitor: Visitor; headers: Record<string, string> }>

let served: ServedApp
let closed: ServedApp
beforeAll(async () => {
  served = await servedApp({ formSecret: 'one-secret' })
  closed = await servedApp({ formSecret: 'one-secret', reading: 'signed-in' })
})
afterAll(() => Promise.all([served.remove(), closed.remove()]))

test('the table has every route, and no other', () => {
  const known = served.app.routes.filter(({ method }) => method !== 'ALL')
  const names = known.map(({ method, path }) => `${method} ${path.replace(/\{.*\}$/, '')}`)
  expect(routes.map(({ route }) => route).sort()).toEqual([...new Set(names)].sort())
})

const may: Record<string, readonly Level[]> = {
  stranger: ['everyone', 'reads'],
  reader: ['everyone', 'reads', 'state', 'account'],
  editor: ['everyone', 'reads', 'state', 'account', 'edits'],
  owner: ['everyone', 'reads', 'state', 'account', 'edits', 'owns'],
  "owner's token for reading": ['everyone', 'reads'],
  "owner's token for editing": ['everyone', 'reads', 'edits'],
  "owner's token for managing": ['everyone', 'reads', 'edits', 'owns'],
  "reader's token for managing": ['everyone', 'reads'],
  "owner's token for own marks alone": ['everyone', 'reads', 'state'],
}

describe.each(['open', 'closed'] as const)('reading is %s', (reading) => {
  const site = (): ServedApp => (reading === 'open' ? served : closed)
  const accounts = new Map<string, AccountRow>()
  beforeAll(async () => {
    for (const role of ['owner', 'editor', 'reader'] as const)
      accounts.set(role, await makeAccount(site(), `${role} ${reading}`, role))
  })

  const withSession =
    (role: string): Asker =>
    async () => {
      const account = accounts.get(role)
      if (account === undefined) throw new Error(role)
      return { visitor: await signedIn(site(), account), headers: {} }
    }
  const withToken = (role: string, scopes: readonly Scope[]): Asker => {
    let token: Promise<string> | undefined
    return async () => {
      token ??= makeToken(site().deps, accounts.get(role)?.id ?? -1, { name: 'x', scopes }).then((made) =>
        made.ok ? made.value.token : '',
      )
      return { visitor: new Visitor(site().app), headers: { authorization: `Bearer ${await token}` } }
    }
  }
  const askers: Record<string, Asker> = {
    stranger: () => Promise.resolve({ visitor: new Visitor(site().app), headers: {} }),
    reader: withSession('reader'),
    editor: withSession('editor'),
    owner: withSession('owner'),
    "owner's token for reading": withToken('owner', ['read']),
    "owner's token for editing": withToken('owner', ['read', 'edit']),
    "owner's token for managing": withToken('owner', ['manage']),
    "reader's token for managing": withToken('reader', ['read', 'edit', 'manage']),
    "owner's token for own marks alone": withToken('owner', ['state']),
  }

  test.each(Object.keys(askers))('%s', async (who) => {
    const levels = may[who] ?? []
    const reads = reading === 'open' || (who !== 'stranger' && who !== "owner's token for own marks alone")
    const wrong: string[] = []
    for (const { route, level } of routes) {
      const asker = await askers[who]?.()
      if (asker === undefined) throw new Error(who)
      const allowed = await isLetIn(route, asker.visitor, asker.headers)
      const expected = levels.includes(level) && (level === 'everyone' || reads)
      if (allowed !== expected) wrong.push(`${route}: ${allowed ? 'let in' : 'refused'}`)
    }
    expect(wrong).toEqual([])
    expect(site().failures).toEqual([])
  })
})

/** Asks with what is well-formed but about nothing: whoever is let in gets any answer but a refusal. */
async function isLetIn(route: string, visitor: Visitor, headers: Record<string, string>): Promise<boolean> {
  const [method = '', pattern = ''] = route.split(' ')
  const path = pattern.replace('/assets/*', '/assets/icon.svg').replace(/:\w+/g, '999999')
  const isApi = path.startsWith('/api/')
  // A form's token, from a page that has one for everybody.
  const csrf = method === 'POST' && !isApi ? await csrfOf(visitor, headers) : ''
  const answer = await visitor.ask(path, {
    method,
    headers: {
      ...headers,
      ...(method === 'GET'
        ? {}
        : {
            'content-type': isApi
              ? path.endsWith('/batches')
                ? 'application/x-ndjson'
                : 'application/json'
              : 'application/x-www-form-urlencoded',
          }),
    },
    ...(method === 'GET' ? {} : { body: isApi ? '{}' : new URLSearchParams({ csrf }).toString() }),
  })
  const toSignIn = answer.headers.get('location')?.startsWith('/login?') === true
  // A wrong password is answered with 403 as well, behind the door.
  const isWrongPassword = path === '/login' && (await answer.clone().text()).includes('action="/login"')
  return !toSignIn && (isWrongPassword || (answer.status !== 401 && answer.status !== 403))
}

async function csrfOf(visitor: Visitor, headers: Record<string, string>): Promise<string> {
  const page = await (await visitor.ask('/login', { headers })).text()
  return /name="csrf" value="([^"]+)"/.exec(page)?.[1] ?? ''
}

test("nobody reaches another account's session or token by its number", async () => {
  const [one, other] = [await makeAccount(served, 'نورة', 'reader'), await makeAccount(served, 'هدى', 'reader')]
  const mine = await signedIn(served, one)
  await signedIn(served, other)
  const token = await makeToken(served.deps, other.id, { name: 'هاتف', scopes: ['read'] })
  const [session] = await served.store.people.sessions.list(served.deps.clock(), other.id)
  const id = token.ok ? token.value.id : -1
  expect((await mine.post(`/account/tokens/${id}/remove`, {})).status).toBe(404)
  expect((await mine.post(`/account/sessions/${session?.id}/end`, {})).status).toBe(404)
  const page = await (await mine.ask('/account')).text()
  expect(page).not.toContain('هاتف')
  expect(await served.store.people.tokens.list(other.id)).toHaveLength(1)
  expect(await served.store.people.sessions.list(served.deps.clock(), other.id)).toHaveLength(1)
})
