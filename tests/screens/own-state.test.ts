/** What a reader has read, saved, follows and will not see; and that nobody sees it of anybody else. In: a served app. Out: test results. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeToken } from '../../src/application/accounts/tokens.ts'
import { makeAccount, password, signedIn } from './people.ts'
import { servedApp, type ServedApp } from './served-app.ts'
import { Visitor } from './visitor.ts'

let served: ServedApp
beforeEach(async () => {
  served = await servedApp({ formSecret: 'one-secret' })
})
afterEach(() => served.remove())

interface Lists {
  unread: string[]
  changed: string[]
  saved: string[]
  articles: string[]
  follow: string[]
  mute: string[]
}

/** All that the API tells the visitor of their own. */
async function listsOf(visitor: Visitor): Promise<Lists> {
  const items = async (path: string): Promise<{ title?: string; name?: string }[]> => {
    const answer = await visitor.ask(`/api/v1/own/${path}`)
    expect([path, answer.status, answer.headers.get('cache-control')]).toEqual([path, 200, 'no-store'])
    return ((await answer.json()) as { items: { title?: string; name?: string }[] }).items
  }
  const titles = async (path: string): Promise<string[]> =>
    (await items(path)).map((one) => one.title ?? one.name ?? '')
  return {
    unread: await titles('stories?list=unread'),
    changed: await titles('stories?list=changed'),
    saved: await titles('stories?list=saved'),
    articles: await titles('articles'),
    follow: await titles('lists?list=follow'),
    mute: await titles('lists?list=mute'),
  }
}

function send(visitor: Visitor, path: string, body: object): Promise<Response> {
  const headers = { 'content-type': 'application/json' }
  return visitor.ask(`/api/v1/own/${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
}

test('the one user of a site without accounts has lists, and the first owner takes them over', async () => {
  const here = new Visitor(served.app, '127.0.0.1')
  const story = served.id('fire-mada')
  const before = await listsOf(here)
  expect(before.unread.length).toBeGreaterThan(2)
  await send(here, 'marks', { kind: 'story', id: story, read: true, saved: true })
  await send(here, 'lists', { list: 'follow', kind: 'source', key: 'mada', on: true })
  const after = await listsOf(here)
  expect([after.unread.length, after.saved.length, after.follow]).toEqual([
    before.unread.length - 1,
    1,
    [(await served.store.source('mada'))?.name],
  ])
  expect((await new Visitor(served.app).ask('/own')).status).toBe(403)
  const owner = await signedIn(served, await makeAccount(served, 'سلمى', 'owner'))
  const other = await signedIn(served, await makeAccount(served, 'هدى', 'reader'))
  expect(await listsOf(owner)).toEqual(after)
  expect((await listsOf(other)).saved).toEqual([])
})

test('a story that has grown since it was read is told, with how much is new; all up to here counts as read', async () => {
  const reader = await signedIn(served, await makeAccount(served, 'سلمى', 'owner'))
  const id = served.id('fire-mada')
  await send(reader, 'marks', { kind: 'story', id, read: true })
  expect((await listsOf(reader)).changed).toEqual([])
  // As it was read before two of its articles came.
  const account = (await served.store.people.accounts.list())[0]?.id ?? -1
  const { articleCount } = (await served.store.story(id))?.head ?? { articleCount: 0 }
  await served.store.people.own.setRead(account, 'story', id, 1, articleCount - 2)
  const { changed, unread } = await listsOf(reader)
  expect([changed.length, unread.includes(changed[0] ?? '')]).toEqual([1, true])
  const marks = (await (await reader.ask(`/api/v1/own/marks?stories=${id}`)).json()) as { stories: object[] }
  expect(marks.stories).toMatchObject([{ id, fresh: 2 }])
  expect(await (await reader.ask('/own?list=changed')).text()).toContain('مقالان جديدان')
  await reader.post('/own/read-all', { upTo: String(served.deps.clock()) })
  expect((await listsOf(reader)).unread).toEqual([])
  // Never into the future, and never back.
  await reader.post('/own/read-all', { upTo: '1' })
  await reader.post('/own/read-all', { upTo: '9999999999999' })
  expect(await served.store.people.own.upTo(account)).toBe(served.deps.clock())
})

test('muted sources, words and names do not show; the pages of others are as before', async () => {
  const one = await signedIn(served, await makeAccount(served, 'سلمى', 'owner'))
  const other = await signedIn(served, await makeAccount(served, 'هدى', 'reader'))
  const all = await listsOf(one)
  const title = all.unread[0] ?? ''
  const word = title.split(' ').find((each) => each.length > 4) ?? ''
  await one.post('/own/lists', { do: 'mute', kind: 'word', key: word, next: '/own?list=mute' })
  const muted = await listsOf(one)
  expect([muted.mute, muted.unread.includes(title)]).toEqual([[word], false])
  expect((await listsOf(other)).unread).toEqual(all.unread)
  const ids = (await served.store.storiesNow({ now: served.deps.clock(), limit: 20 })).items.map(({ id }) => id)
  const told = async (visitor: Visitor): Promise<number[]> =>
    ((await (await visitor.ask(`/api/v1/own/marks?stories=${ids.join(',')}`)).json()) as { hidden: number[] }).hidden
  expect((await told(one)).length).toBeGreaterThan(0)
  expect(await told(other)).toEqual([])
  // The article makes no difference, part of a word does.
  for (const [key, isHidden] of [
    ['الوقود', true],
    ['وقو', false],
  ] as const) {
    await one.post('/own/lists', { do: 'unmute', kind: 'word', key: word })
    await one.post('/own/lists', { do: 'mute', kind: 'word', key })
    expect([key, (await listsOf(one)).unread.some((each) => / وقود /.test(each))]).toEqual([key, !isHidden])
    await one.post('/own/lists', { do: 'unmute', kind: 'word', key })
  }
  await one.post('/own/lists', { do: 'unmute', kind: 'word', key: word })
  expect((await listsOf(one)).unread).toEqual(all.unread)
  for (const [kind, key] of [
    ['word', ''],
    ['story', '1'],
    ['nothing', 'x'],
  ] as const)
    expect((await send(one, 'lists', { list: 'mute', kind, key, on: true })).status).toBe(400)
})

test('whatever one account does by page, API or token, no list of another changes, and no page shows it', async () => {
  const [a, b] = [await makeAccount(served, 'سلمى', 'owner'), await makeAccount(served, 'هدى', 'editor')]
  const [one, other] = [await signedIn(served, a), await signedIn(served, b)]
  const story = served.id('fire-mada')
  await send(other, 'marks', { kind: 'story', id: story, saved: true })
  await send(other, 'lists', { list: 'follow', kind: 'search', key: 'q=%D8%B3%D8%B1', name: 'بحثي السري', on: true })
  await send(other, 'lists', { list: 'mute', kind: 'word', key: 'كلمتي السرية', on: true })
  const before = await listsOf(other)
  expect(before.follow).toEqual(['بحثي السري'])

  const token = await makeToken(served.deps, a.id, { name: 'x', scopes: ['read', 'state'] })
  const bearer = { authorization: `Bearer ${token.ok ? token.value.token : ''}`, 'content-type': 'application/json' }
  const program = new Visitor(served.app)
  const byToken = (path: string, body: object): Promise<Response> =>
    program.ask(`/api/v1/own/${path}`, { method: 'POST', headers: bearer, body: JSON.stringify(body) })
  for (const act of [send.bind(null, one), byToken]) {
    await act('marks', { kind: 'story', id: story, read: true, saved: true })
    await act('marks', { kind: 'story', id: story, saved: false })
    await act('read-all', { upTo: served.deps.clock() })
    await act('lists', { list: 'follow', kind: 'search', key: 'q=%D8%B3%D8%B1', on: false })
    await act('lists', { list: 'mute', kind: 'word', key: 'كلمتي السرية', on: false })
    // Fields that would name somebody else are none.
    await act('marks', { kind: 'story', id: story, read: true, holder: b.id, account: b.id })
  }
  for (const [path, fields] of [
    ['/own/marks', { kind: 'story', id: String(story), do: 'unsave' }],
    ['/own/lists', { kind: 'search', key: 'q=%D8%B3%D8%B1', do: 'unfollow' }],
    ['/own/lists', { kind: 'word', key: 'كلمتي السرية', do: 'unmute' }],
    ['/own/read-all', { upTo: String(served.deps.clock()) }],
  ] as const)
    expect((await one.post(path, { ...fields, holder: String(b.id) })).status).toBe(303)
  expect(await listsOf(other)).toEqual(before)

  // Every page, feed and answer that can be read, with the owner's rights.
  const reads = served.app.routes.filter(({ method, path }) => method === 'GET' && !path.includes('{'))
  for (const { path } of reads) {
    for (const id of [String(story), String(b.id)]) {
      const asked = `${path.replace(/:\w+/g, id)}?list=follow&kind=search&key=q%3D%D8%B3%D8%B1&stories=${story}&before=99999`
      const text = await (await one.ask(asked)).text()
      expect([asked, text.includes('السري')]).toEqual([asked, false])
    }
  }
  await one.post(`/accounts/${b.id}/remove`, {})
  expect(await served.store.people.own.listed(b.id, 'follow')).toEqual([])
})

test('kept pages are the same for all who may do the same: nothing of anybody’s own is in them', async () => {
  await makeAccount(served, 'سلمى', 'owner')
  const one = await signedIn(served, await makeAccount(served, 'هدى', 'reader'))
  const other = await signedIn(served, await makeAccount(served, 'ريم', 'reader'))
  const story = `/story/${served.id('fire-mada')}`
  await send(one, 'marks', { kind: 'story', id: served.id('fire-mada'), read: true, saved: true })
  const plain = (text: string): string => text.replace(/name="csrf" value="[^"]*"/g, '')
  for (const path of ['/', story]) {
    const [mine, theirs] = [await (await one.ask(path)).text(), await (await other.ask(path)).text()]
    expect(plain(mine)).toBe(plain(theirs))
  }
  const item = await (await one.ask(`/own/item?kind=story&key=${served.id('fire-mada')}&name=x`)).text()
  expect(item).toContain('أزله من المحفوظ')
  expect(where(await one.post('/own/marks', { kind: 'story', id: '1', do: 'save', next: '//evil.example' }))).toEqual([
    404,
    null,
  ])
  expect(
    where(
      await one.post('/own/marks', {
        kind: 'story',
        id: String(served.id('fire-mada')),
        do: 'unsave',
        next: 'https://evil.example',
      }),
    ),
  ).toEqual([303, '/'])
  expect((await new Visitor(served.app).signInAs('ريم', password)).status).toBe(303)
})

const where = (answer: Response): [number, string | null] => [answer.status, answer.headers.get('location')]
