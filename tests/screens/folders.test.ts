/** A reader's folders of sources on the pages and in the API, and that nobody reaches anybody else's. In: a served app. Out: test results. */
import type { Page } from 'playwright-core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeToken } from '../../src/application/accounts/tokens.ts'
import { openBrowser } from './browser.ts'
import { makeAccount, signedIn } from './people.ts'
import { servedApp, type ServedApp } from './served-app.ts'
import { Visitor } from './visitor.ts'

let served: ServedApp
beforeEach(async () => {
  served = await servedApp({ formSecret: 'one-secret' })
})
afterEach(() => served.remove())

interface Folder {
  id: number
  name: string
  sources: string[]
  unread: number
  more: boolean
}

async function json<T>(answer: Response | Promise<Response>): Promise<T> {
  return (await (await answer).json()) as T
}

async function foldersOf(visitor: Visitor): Promise<Folder[]> {
  const answer = await visitor.ask('/api/v1/own/folders')
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store'])
  return (await json<{ items: Folder[] }>(answer)).items
}

function send(visitor: Visitor, path: string, body: object, headers: Record<string, string> = {}): Promise<Response> {
  return visitor.ask(`/api/v1/own/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
}

async function make(visitor: Visitor, name: string, ...sources: string[]): Promise<number> {
  const { id } = await json<{ id: number }>(send(visitor, 'folders', { name }))
  await send(visitor, `folders/${id}`, { sources })
  return id
}

const titlesOf = async (visitor: Visitor, id: number, list: string): Promise<number[]> =>
  (await json<{ items: { id: number }[] }>(visitor.ask(`/api/v1/own/folders/${id}/articles?list=${list}`))).items.map(
    (one) => one.id,
  )

const where = (answer: Response): [number, string | null] => [answer.status, answer.headers.get('location')]

test('from an empty list to a folder that is read, by the forms of the pages alone', async () => {
  const reader = await signedIn(served, await makeAccount(served, 'سلمى', 'reader'))
  expect(await (await reader.ask('/own')).text()).toContain('أنشئ مجلداً لمصادرك')
  const made = await reader.post('/own/folders', { name: ' مدن  الساحل ' })
  const [folder] = await foldersOf(reader)
  const at = `/own/folders/${folder?.id}`
  expect([folder?.name, ...where(made)]).toEqual(['مدن الساحل', 303, `${at}/sources?done=folders.saved`])
  expect(await (await reader.ask(at)).text()).toContain('لا مصادر في هذا المجلد بعد')

  // A filter finds names in any spelling, and a list that was filtered says nothing about the others.
  const found = await (await reader.ask(`${at}/sources?q=${encodeURIComponent('الضفاف')}`)).text()
  expect([found.includes('value="difaf"'), found.includes('value="mada"')]).toEqual([true, false])
  expect(await (await reader.ask(`${at}/sources?q=zzz`)).text()).toContain('لا مصدر كهذا')
  await reader.post(`${at}/sources`, { shown: 'mada', source: 'mada' })
  const q = new URLSearchParams({ q: 'الضفاف' }).toString()
  const chosen = await reader.post(`${at}/sources`, { shown: 'difaf', source: 'difaf', next: `${at}/sources?${q}` })
  expect(where(chosen)).toEqual([303, `${at}/sources?${q}&done=folders.saved`])
  expect((await foldersOf(reader))[0]?.sources).toEqual(['difaf', 'mada'])
  // What was not shown is not chosen, whoever says so; the way back is a page of ours.
  const odd = await reader.post(`${at}/sources`, { shown: 'difaf', source: 'marsa', next: 'https://evil.example/' })
  expect([...where(odd), (await foldersOf(reader))[0]?.sources]).toEqual([303, at, ['mada']])
  await reader.post('/own/sources', { source: 'difaf', folder: String(folder?.id), next: '/source/difaf' })
  const source = await reader.ask('/source/difaf')
  expect([source.headers.get('cache-control'), await source.text()]).toEqual([
    'no-store',
    expect.stringMatching(/<option value="\d+" selected="">مدن الساحل/),
  ])
  expect(await (await reader.ask('/own/item?kind=source&key=difaf')).text()).toContain('name="folder"')

  const unread = await titlesOf(reader, folder?.id ?? 0, 'unread')
  expect([unread.length, (await foldersOf(reader))[0]?.unread]).toEqual([3, 3])
  await reader.post('/own/marks', { kind: 'article', id: String(served.id('fire-mada')), do: 'read' })
  const page = await (await reader.ask(`${at}?list=all`)).text()
  expect([page.match(/data-own-read="1"/g)?.length, page.includes('is-read')]).toEqual([1, true])
  expect(await (await reader.ask('/own?list=saved')).text()).toMatch(/مدن الساحل<\/bdi><small><bdi>2</)
  const upTo = String(served.deps.clock())
  expect(where(await reader.post(`${at}/read-all`, { upTo }))).toEqual([303, `${at}?done=folders.read`])
  expect(await (await reader.ask(at)).text()).toContain('قرأت كل ما فيه')
  // Of this folder alone: the unread stories and other folders are as they were.
  expect(await (await reader.ask('/own?list=unread')).text()).toContain('data-own="story:')
  expect((await titlesOf(reader, await make(reader, 'مرسى', 'marsa'), 'unread')).length).toBeGreaterThan(0)

  await reader.post(at, { do: 'down' })
  expect((await foldersOf(reader)).map(({ name }) => name)).toEqual(['مرسى', 'مدن الساحل'])
  await reader.post(at, { do: 'up' })
  const taken = await reader.post(at, { do: 'rename', name: 'مرسي' })
  expect([taken.status, await taken.text()]).toEqual([422, expect.stringContaining('لديك مجلد بهذا الاسم')])
  const twice = await reader.post('/own/folders', { name: 'مرســى' })
  expect([twice.status, await twice.text()]).toEqual([422, expect.stringContaining('value="مرســى"')])
  await reader.post(at, { do: 'rename', name: '<b>"سواحل"</b>' })
  expect(await (await reader.ask('/own/folders')).text()).toContain('&lt;b&gt;&quot;سواحل&quot;&lt;/b&gt;')
  await reader.post(at, { do: 'remove' })
  expect((await foldersOf(reader)).map(({ name }) => name)).toEqual(['مرسى'])
  expect([(await reader.ask(at)).status, (await reader.ask('/source/difaf')).status]).toEqual([404, 200])
  expect(served.failures).toEqual([])
})

test('muted sources are neither counted nor shown in a folder, muted words are told', async () => {
  const reader = await signedIn(served, await makeAccount(served, 'سلمى', 'reader'))
  const id = await make(reader, 'كل', 'mada', 'difaf', 'marsa')
  const all = await titlesOf(reader, id, 'all')
  const [before] = await foldersOf(reader)
  await send(reader, 'lists', { list: 'mute', kind: 'source', key: 'marsa', on: true })
  const left = await titlesOf(reader, id, 'all')
  const marsa = (await served.store.articles({ sourceId: 'marsa', limit: 9 })).items.map((one) => one.id)
  expect(left).toEqual(all.filter((one) => !marsa.includes(one)))
  expect((await foldersOf(reader))[0]?.unread).toBe((before?.unread ?? 0) - marsa.length)
  await send(reader, 'lists', { list: 'mute', kind: 'word', key: 'حريق', on: true })
  expect(await (await reader.ask(`/own/folders/${id}`)).text()).toContain('مقالان مكتومان لا يظهران هنا')
})

test('pages of a folder go on where the one before ended, in the API as on the page', async () => {
  const reader = await signedIn(served, await makeAccount(served, 'سلمى', 'reader'))
  const id = await make(reader, 'كل', ...(await served.store.sources()).map((one) => one.id))
  const all = await titlesOf(reader, id, 'all')
  const got: number[] = []
  let cursor = ''
  do {
    const asked = `/api/v1/own/folders/${id}/articles?limit=3${cursor === '' ? '' : `&cursor=${cursor}`}`
    const page = await json<{ items: { id: number }[]; next?: string }>(reader.ask(asked))
    got.push(...page.items.map((one) => one.id))
    cursor = page.next ?? ''
  } while (cursor !== '')
  expect(got).toEqual(all)
  expect((await reader.ask(`/api/v1/own/folders/${id}/articles?cursor=nonsense`)).status).toBe(400)
  expect((await reader.ask(`/own/folders/${id}?after=nonsense`)).status).toBe(400)
})

test("nobody reads, fills, orders, renames or removes another account's folder, by page, API or token", async () => {
  const [a, b] = [await makeAccount(served, 'سلمى', 'owner'), await makeAccount(served, 'هدى', 'editor')]
  const [one, other] = [await signedIn(served, a), await signedIn(served, b)]
  const secret = await make(other, 'مجلدي السري', 'mada', 'difaf')
  await make(other, 'الثاني السري')
  const before = await foldersOf(other)
  const mine = await make(one, 'لي', 'mada')

  const token = await makeToken(served.deps, a.id, { name: 'x', scopes: ['read', 'state', 'manage'] })
  const bearer = { authorization: `Bearer ${token.ok ? token.value.token : ''}` }
  const program = new Visitor(served.app)
  for (const act of [
    (path: string, body: object) => send(one, path, body),
    (path: string, body: object) => send(program, path, body, bearer),
  ]) {
    for (const [path, body] of [
      [`folders/${secret}`, { name: 'صار لي' }],
      [`folders/${secret}`, { place: 1 }],
      [`folders/${secret}`, { sources: [] }],
      [`folders/${secret}/remove`, {}],
      [`folders/${secret}/read-all`, { upTo: served.deps.clock() }],
      ['sources/mada/folder', { folder: secret }],
      // Fields that would name somebody else are none.
      [`folders/${secret}`, { name: 'صار لي', holder: b.id, account: b.id }],
    ] as const)
      expect([path, (await act(path, body)).status]).toEqual([path, 404])
    await act('sources/difaf/folder', { folder: null })
  }
  for (const path of [
    `/api/v1/own/folders/${secret}/articles`,
    `/own/folders/${secret}`,
    `/own/folders/${secret}/sources`,
  ])
    expect([path, (await one.ask(path)).status]).toEqual([path, 404])
  for (const [path, fields] of [
    [`/own/folders/${secret}`, { do: 'rename', name: 'صار لي' }],
    [`/own/folders/${secret}`, { do: 'up' }],
    [`/own/folders/${secret}`, { do: 'remove' }],
    [`/own/folders/${secret}/sources`, { shown: 'mada' }],
    [`/own/folders/${secret}/read-all`, { upTo: String(served.deps.clock()) }],
    ['/own/sources', { source: 'mada', folder: String(secret) }],
  ] as const)
    expect([path, (await one.post(path, { ...fields, holder: String(b.id) })).status]).toEqual([path, 404])
  expect(await foldersOf(other)).toEqual(before)
  expect((await foldersOf(one)).map(({ id, sources }) => [id, sources])).toEqual([[mine, ['mada']]])

  // Every page, feed and answer that can be read, with the owner's rights.
  const reads = served.app.routes.filter(({ method, path }) => method === 'GET' && !path.includes('{'))
  for (const { path } of reads)
    for (const id of [String(secret), 'mada', String(b.id)]) {
      const asked = `${path.replace(/:\w+/g, id)}?kind=source&key=mada`
      const text = await (await one.ask(asked)).text()
      expect([asked, text.includes('السري')]).toEqual([asked, false])
    }
  await one.post(`/accounts/${b.id}/remove`, {})
  expect(await served.store.people.folders.list(b.id)).toEqual([])
})

test('without its token no form changes a folder, and a token without the scope sees none', async () => {
  const account = await makeAccount(served, 'سلمى', 'owner')
  const reader = await signedIn(served, account)
  const id = await make(reader, 'لي', 'mada')
  const before = await foldersOf(reader)
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  for (const [path, body] of [
    ['/own/folders', 'name=x'],
    [`/own/folders/${id}`, 'do=remove'],
    [`/own/folders/${id}/sources`, 'shown=mada'],
    [`/own/folders/${id}/read-all`, `upTo=${served.deps.clock()}`],
    ['/own/sources', 'source=mada&folder='],
  ] as const)
    expect([path, (await reader.ask(path, { method: 'POST', headers, body })).status]).toEqual([path, 403])
  const elsewhere = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }
  expect((await send(reader, `folders/${id}/remove`, {}, elsewhere)).status).toBe(403)
  expect(await foldersOf(reader)).toEqual(before)
  const token = await makeToken(served.deps, account.id, { name: 'x', scopes: ['read', 'edit', 'manage'] })
  const bearer = { authorization: `Bearer ${token.ok ? token.value.token : ''}` }
  expect((await new Visitor(served.app).ask('/api/v1/own/folders', { headers: bearer })).status).toBe(403)
  // Nor does the page of a source tell where somebody keeps it.
  expect(await (await new Visitor(served.app).ask('/source/mada', { headers: bearer })).text()).not.toContain(
    'own-folder',
  )
})

test('the one user of a site without accounts has folders, and the first owner takes them over', async () => {
  const here = new Visitor(served.app, '127.0.0.1')
  await make(here, 'اقتصاد', 'mada')
  const before = await foldersOf(here)
  const owner = await signedIn(served, await makeAccount(served, 'سلمى', 'owner'))
  expect(await foldersOf(owner)).toEqual(before)
})

/** Of each article in the list: what is said of it. */
const said = (page: Page): Promise<string[]> =>
  page.evaluate<string[]>(
    `[...document.querySelectorAll('[data-item]')].map((item) => item.querySelector('.own-state')?.textContent ?? '')`,
  )

/** What the script asks for beside the page has come. */
async function open(page: Page, address: string): Promise<void> {
  const marks = page.waitForResponse((answer) => answer.url().includes('/api/v1/own/marks'))
  await page.goto(address)
  await marks
}

async function press(page: Page, key: string): Promise<void> {
  const sent = page.waitForResponse((answer) => answer.request().method() === 'POST')
  await page.keyboard.press(key)
  await sent
}

test(
  'j, m and b mark articles of a folder; a story opens by o; all of it is read by Tab and Enter',
  { tags: ['slow'], timeout: 120_000 },
  async () => {
    const site = await served.listen()
    const browser = await openBrowser()
    const page = await browser.newPage({ locale: 'ar' })
    const at = `${site.origin}/own/folders/${await make(new Visitor(served.app, '127.0.0.1'), 'مدن الساحل', 'mada', 'difaf')}`
    await open(page, `${at}?list=unread`)
    expect(await said(page)).toEqual(['', '', ''])
    await page.keyboard.press('j')
    await press(page, 'm')
    await page.keyboard.press('j')
    await press(page, 'b')
    await expect.poll(() => said(page)).toEqual(['مقروء', 'محفوظ', ''])
    await open(page, `${at}?list=unread`)
    await expect.poll(() => said(page)).toEqual(['محفوظ', ''])
    await open(page, `${at}?list=all`)
    await expect.poll(() => said(page)).toEqual(['مقروء', 'محفوظ', ''])
    await page.focus('form[action$="/read-all"] button')
    await Promise.all([page.waitForURL(/done=folders\.read/), page.keyboard.press('Enter')])
    await open(page, `${at}?list=all`)
    // What was read up to is the server's to say: the script takes nothing of it back.
    await expect.poll(() => said(page)).toEqual(['مقروء', 'مقروء · محفوظ', 'مقروء'])
    await page.keyboard.press('j')
    await Promise.all([page.waitForURL(/\/article\/\d+$/), page.keyboard.press('o')])
    await browser.close()
    await site.close()
    expect(served.failures).toEqual([])
  },
)
