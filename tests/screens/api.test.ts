import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { operations } from '../../src/serve/api/openapi.ts'
import type { ServeDeps } from '../../src/serve/app-deps.ts'
import type { Store } from '../../src/store/store.ts'
import { servedApp } from './served-app.ts'
import type { ServedApp } from './served-app.ts'

let served: ServedApp
beforeAll(async () => {
  served = await servedApp({ publicUrl: 'https://news.example/', adminToken: 'a-long-admin-token' })
})
afterAll(() => served.remove())

async function get(
  path: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: Record<string, unknown> }> {
  const response = await served.app.request(`/api/v1${path}`, { headers })
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}

test('stories, articles, sources, feeds, corrections, dead answer pages of items', async () => {
  for (const path of ['/stories', '/articles', '/sources', '/feeds', '/corrections']) {
    const { status, body } = await get(path)
    expect([path, status, Array.isArray(body['items'])]).toEqual([path, 200, true])
  }
  for (const path of ['/dead', '/sessions']) {
    expect([path, (await get(path)).status]).toEqual([path, 403])
    const { status, body } = await get(path, { authorization: 'Bearer a-long-admin-token' })
    expect([path, status, Array.isArray(body['items'])]).toEqual([path, 200, true])
  }
})

test('a story and an article are the views of the pages, reasons with texts', async () => {
  const story = (await get(`/stories/${served.id('fire-mada')}`)).body
  expect(story).toMatchObject({ originCount: 3, sourceCount: 5 })
  expect(JSON.stringify(story)).toContain('First to publish this text')
  const article = (await get(`/articles/${served.id('fire-sada')}`)).body
  expect(article).toMatchObject({ sourceName: 'صدى الساحل', article: { parts: { credit: 'وكالة المدى للأنباء' } } })
})

test('search answers how the words were understood', async () => {
  const { body } = await get(`/search?q=${encodeURIComponent('"ميناء الرملة" -محادثات')}`)
  expect(body['query']).toMatchObject([{ phrase: true }, { negated: true }])
  expect((body['items'] as unknown[]).length).toBeGreaterThan(2)
})

test('search folds the articles of a story under its best when asked, says why each is there, and cuts a long query', async () => {
  const q = encodeURIComponent('الحريق المصنع')
  const all = (await get(`/search?q=${q}`)).body['items'] as { id: number; storyId?: number; why?: object[] }[]
  const { body } = await get(`/search?q=${q}&fold=1`)
  const folded = body['items'] as { id: number; storyId?: number; others?: number }[]
  expect(new Set(all.map(({ storyId }) => storyId)).size).toBeLessThan(all.length)
  expect(folded.map(({ storyId }) => storyId)).toEqual([...new Set(all.map(({ storyId }) => storyId))])
  expect(folded[0]?.id).toBe(all[0]?.id)
  expect(folded.reduce((sum, { others }) => sum + 1 + (others ?? 0), 0)).toBe(all.length)
  expect(all[0]?.why).toEqual(expect.arrayContaining([expect.objectContaining({ kind: 'words' })]))
  const long = await get(`/search?q=${encodeURIComponent(`الحريق ${'ا'.repeat(900)}`)}`)
  expect(long.status).toBe(200)
})

test('a search is saved, listed, taken as feeds and removed, by the admin alone; names are offered', async () => {
  const send = (path: string, body: object, token = 'a-long-admin-token'): Promise<Response> =>
    Promise.resolve(
      served.app.request(`/api/v1${path}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    )
  const asked = { name: 'حرائق <المرسى>', q: 'الحريق', source: 'marsa' }
  expect((await served.app.request('/api/v1/searches', { method: 'POST', body: '{}' })).status).toBe(403)
  expect((await send('/searches', { q: '-الحريق' })).status).toBe(400)
  const made = await send('/searches', asked)
  const { id } = (await made.json()) as { id: number }
  expect((await get('/searches')).body).toMatchObject({ items: [{ id, search: { q: 'الحريق', sourceId: 'marsa' } }] })
  const atom = await (await served.app.request(`/feeds/saved/${id}.atom`)).text()
  expect(atom).toContain('حرائق &lt;المرسى&gt;')
  expect(atom).toContain(`<id>tag:news.example,2026:saved:${id}</id>`)
  expect(atom.match(/<entry/g)).toHaveLength(1)
  const json = (await (await served.app.request(`/feeds/saved/${id}.json`)).json()) as { items: object[] }
  expect(json.items).toHaveLength(1)
  for (const none of [
    '/feeds/saved/999.atom',
    '/feeds/saved/x.atom',
    `/feeds/saved/${id}.html`,
    '/feeds/saved/99999999999999999999.json',
  ])
    expect([none, (await served.app.request(none)).status]).toEqual([none, 404])
  expect((await get(`/suggest?q=${encodeURIComponent('الحر')}`)).body).toMatchObject({
    items: [{ q: 'الحريق', kind: 'saved' }],
  })
  expect([
    (await send(`/searches/${id}/remove`, {})).status,
    (await send(`/searches/${id}/remove`, {})).status,
  ]).toEqual([200, 404])
  expect((await get('/suggest')).status).toBe(400)
})

test('sections of publishers are counted, and limit a search', async () => {
  const q = encodeURIComponent('الحريق')
  const { body } = await get(`/search?q=${q}`)
  const { sections } = body['facets'] as { sections: { value: string; count: number }[] }
  expect(sections.map(({ value }) => value).sort()).toEqual(['شؤون الساحل', 'محليات'])
  const one = (await get(`/search?q=${q}&section=${encodeURIComponent('المحليات')}`)).body['items'] as object[]
  expect(one).toHaveLength(sections.find(({ value }) => value === 'محليات')?.count ?? -1)
})

test('a search as Atom and JSON Feed: its newest articles, none for want of any that meets it', async () => {
  const q = encodeURIComponent('الحريق')
  const atom = await served.app.request(`/feeds/search.atom?q=${q}`)
  const xml = await atom.text()
  expect(atom.headers.get('content-type')).toContain('application/atom+xml')
  expect(xml).toContain('الحريق</title>')
  expect(xml).toContain(`href="https://news.example/article/${served.id('fire-mada')}"`)
  expect(xml).toMatch(/<id>tag:news\.example,2026:search:[0-9a-f]{16}<\/id>/)
  const json = await served.app.request(`/feeds/search.json?q=${q}&source=marsa`)
  expect(((await json.json()) as { items: object[] }).items).toHaveLength(1)
  const none = await served.app.request(`/feeds/search.json?q=${encodeURIComponent('الحريق زرافات')}`)
  expect(((await none.json()) as { items: object[] }).items).toEqual([])
  expect((await served.app.request('/feeds/search.atom')).status).toBe(400)
})

test('problems carry their code and both texts', async () => {
  const missing = await get('/stories/7')
  expect(missing.status).toBe(404)
  expect(missing.body).toEqual({
    error: { code: 'request.not-found', ar: 'لا شيء بهذا العنوان', en: 'There is nothing at this address' },
    type: 'urn:siyaq:problem:request.not-found',
    title: 'There is nothing at this address',
    status: 404,
  })
  for (const path of ['/stories?limit=0', '/search', '/why?a=x&b=1', '/search?q=a&in=ARABIC']) {
    const { status, body } = await get(path)
    expect([path, status, (body['error'] as { code: string }).code]).toEqual([path, 400, 'request.invalid'])
  }
  const cursor = await get('/stories?cursor=zz')
  expect([cursor.status, (cursor.body['error'] as { code: string }).code]).toEqual([400, 'query.bad-cursor'])
  expect((await get('/nowhere')).status).toBe(404)
})

test('health and metrics', async () => {
  expect((await get('/health')).body).toMatchObject({ ok: true, store: 'sqlite', queue: { fetch: { ready: 2 } } })
  const text = await (await served.app.request('/api/v1/metrics')).text()
  expect(text).toContain('siyaq_articles 9')
  expect(text).toContain('siyaq_queue{stage="fetch",state="ready"} 2')
  for (const line of text.trim().split('\n')) expect(line).toMatch(/^(# (HELP|TYPE) |[a-z_]+(\{[^}]*\})? -?\d)/)
})

test('while queue or store is away, health says which, and nothing is a crash', async () => {
  const { createApp } = await import('../../src/serve/app.tsx')
  const gone = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })
  const ask = async (deps: Partial<ServeDeps>, path: string): Promise<[number, string]> => {
    const answer = await createApp({ ...served.deps, ...deps }).request(`/api/v1${path}`)
    return [answer.status, await answer.text()]
  }
  const noQueue = { queueDepth: () => Promise.reject(new Error('CONNECTION_REFUSED')) }
  const noStore = { store: Object.assign(Object.create(served.store), { counts: () => Promise.reject(gone) }) as Store }
  const [status, body] = await ask(noQueue, '/health')
  expect([status, JSON.parse(body)]).toMatchObject([
    503,
    {
      ok: false,
      parts: { store: { ok: true }, queue: { ok: false, code: 'queue.unreachable' } },
      counts: { articles: 9 },
    },
  ])
  expect((await ask(noQueue, '/ready'))[0]).toBe(200)
  const metrics = await ask(noQueue, '/metrics')
  expect([metrics[0], metrics[1].includes('siyaq_part_up{part="queue"} 0')]).toEqual([200, true])
  for (const path of ['/health', '/ready'])
    expect(await ask(noStore, path)).toEqual([
      503,
      expect.stringContaining('"store":{"ok":false,"code":"store.unreachable"}'),
    ])
  expect((await ask(noStore, '/metrics'))[1]).toMatch(/siyaq_part_up\{part="store"\} 0\n(?!.*siyaq_articles )/s)
  expect(await ask({ ...noStore, ...noQueue }, '/live')).toEqual([200, '{"ok":true}'])
})

test('the OpenAPI document names every route of the API, and only those', async () => {
  const { body } = await get('/openapi.json')
  const paths = body['paths'] as Record<string, Record<string, unknown>>
  const documented = Object.entries(paths).flatMap(([path, methods]) => Object.keys(methods).map((m) => `${m} ${path}`))
  const routed = served.app.routes
    .filter((r) => r.path.startsWith('/api/v1/') && r.method !== 'ALL')
    .map((r) => `${r.method.toLowerCase()} ${r.path.slice('/api/v1'.length).replace(/:(\w+)/g, '{$1}')}`)
  expect(documented.sort()).toEqual(routed.sort())
  expect(operations).toHaveLength(routed.length)
})

test('stories as Atom: one entry a story, language, isolates, plain times, absolute links, conditional GET', async () => {
  const response = await served.app.request('/feeds/stories.atom?in=ar')
  const xml = await response.text()
  expect(response.headers.get('content-type')).toContain('application/atom+xml')
  expect(xml).toContain('<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ar">')
  expect(xml.match(/<entry xml:lang="ar">/g)).toHaveLength(3)
  expect(xml).toContain('<title>\u2067مقتل خمسة عمال')
  expect(xml).toContain(`href="https://news.example/story/${served.id('fire-mada')}"`)
  for (const [, time] of xml.matchAll(/<(?:updated|published)>([^<]*)</g))
    expect(time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
  const etag = response.headers.get('etag') ?? ''
  const again = await served.app.request('/feeds/stories.atom?in=ar', { headers: { 'if-none-match': etag } })
  expect(again.status).toBe(304)
})

test('stories as JSON Feed', async () => {
  const response = await served.app.request('/feeds/stories.json')
  const feed = (await response.json()) as {
    version: string
    items: { title: string; language: string; content_html: string }[]
  }
  expect(feed.version).toBe('https://jsonfeed.org/version/1.1')
  expect(feed.items).toHaveLength(4)
  expect(feed.items.find((i) => i.language === 'en')?.title).toMatch(/^\u2066Fuel .*\u2069$/)
  expect(feed.items[0]?.content_html).toContain('dir="rtl"')
})

test('whoever changes something is shown it at once; what is no change hurries nobody', async () => {
  const insisted = vi.spyOn(served.deps.views, 'insist')
  const post = (path: string, body: object): Promise<number> =>
    Promise.resolve(
      served.app.request(`/api/v1${path}`, {
        method: 'POST',
        headers: { authorization: 'Bearer a-long-admin-token', 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    ).then(({ status }) => status)
  expect(await post('/imports/batches', { no: 'batch' })).toBeGreaterThanOrEqual(400)
  expect(await post('/sources/nobody.example/paused', { paused: true })).toBeGreaterThanOrEqual(400)
  expect(insisted).not.toHaveBeenCalled()
  const [source] = await served.store.sources()
  expect(await post(`/sources/${source?.id ?? ''}/paused`, { paused: false })).toBe(200)
  expect(insisted).toHaveBeenCalledTimes(1)
})
