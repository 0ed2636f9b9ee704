import { afterAll, beforeAll, expect, test } from 'vitest'
import { dayMs, hourMs } from '../../src/model/instant.ts'
import { madeAnalysisDraft, madeDraft } from '../contract/made-articles.ts'
import { now } from './invented-press.ts'
import { servedApp } from './served-app.ts'
import type { ServedApp } from './served-app.ts'

let served: ServedApp
beforeAll(async () => {
  served = await servedApp()
})
afterAll(() => served.remove())

async function get(
  path: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; html: string; response: Response }> {
  const response = await served.app.request(path, { headers })
  return { status: response.status, html: await response.text(), response }
}

test('home: Arabic right to left, each event once, copies folded, origins counted', async () => {
  const { status, html } = await get('/')
  expect(status).toBe(200)
  expect(html).toMatch(/^<!doctype html>\n<html lang="ar" dir="rtl"/)
  expect(html).toContain('5 مواقع')
  expect(html).toContain('3 مصادر مستقلة')
  expect(html.match(/href="\/story\//g)).toHaveLength(4)
  expect(html).toContain('النص نفسه عند')
  expect(html).toContain('<bdi lang="en" dir="ltr">Fuel depot fire')
})

test('home in English by the query, kept in the cookie; by Accept-Language too', async () => {
  const { html, response } = await get('/?lang=en')
  expect(html).toContain('<html lang="en" dir="ltr"')
  expect(html).toContain('3 independent origins')
  expect(response.headers.get('set-cookie')).toContain('siyaq=lang%3Den')
  expect((await get('/', { cookie: 'siyaq=lang%3Den' })).html).toContain('<html lang="en" dir="ltr"')
  expect((await get('/', { 'accept-language': 'en-GB' })).html).toContain('<html lang="en" dir="ltr"')
})

test('home filters by language and by source', async () => {
  const english = (await get('/?in=en')).html
  expect(english).toContain('Fuel depot fire')
  expect(english).not.toContain('متحف الرملة')
  const ufuq = (await get('/?source=ufuq')).html
  expect(ufuq).toContain('متحف الرملة')
  expect(ufuq).not.toContain('انطلاق محادثات المياه')
  expect((await get('/?in=fa')).html).toContain('لا قصص بهذه التصفية')
})

test('home by section: a strip of all, each story with its own, other limits kept', async () => {
  const { html } = await get('/?in=ar')
  expect(html).toContain('href="/?in=ar&amp;desk=sport"')
  const culture = (await get('/?desk=culture')).html
  expect(culture).toContain('متحف الرملة')
  expect(culture).not.toContain('انطلاق محادثات المياه')
  expect(culture).toContain('aria-current="page">ثقافة وفن')
  expect(culture).toContain('href="/?desk=culture">ثقافة وفن')
  // Of one outlet: what it has of the section, and nothing else; news that the page announces is counted alike.
  expect((await get('/?source=ufuq&desk=culture')).html).toContain('متحف الرملة')
  expect((await get('/?source=ufuq&desk=sport')).html).toContain('لا قصص بهذه التصفية')
  const fresh = async (query: string): Promise<number> =>
    ((await (await served.app.request(`/new?since=1&${query}`)).json()) as { count: number }).count
  expect(await fresh('desk=culture')).toBe(1)
  expect(await fresh('desk=sport')).toBe(0)
  expect((await get('/?desk=nothing')).html).toContain('انطلاق محادثات المياه')
  const api = await served.app.request('/api/v1/stories?desk=culture')
  const { items } = (await api.json()) as { items: { desk: string }[] }
  expect(items.map((story) => story.desk)).toEqual(['culture'])
  expect((await served.app.request('/api/v1/stories?desk=nothing')).status).toBe(400)
})

test('home in other orders and within a time, which pages, the strip and the feeds keep', async () => {
  const titles = async (query: string): Promise<string[]> =>
    [...(await get(`/?${query}`)).html.matchAll(/<h2 class="story-title" id="s(\d+)"/g)].map(([, id = '']) => id)
  const [fire, post, talks, museum] = ['fire-mada', 'fire-post', 'talks-difaf', 'museum-ufuq'].map((slug) =>
    String(served.id(slug)),
  )
  expect(await titles('order=newest')).toEqual([fire, post, talks, museum])
  expect((await titles('order=origins'))[0]).toBe(fire)
  expect(await titles('within=6h')).toEqual([fire, post])
  expect(await titles('order=newest&within=1h')).toEqual([])
  expect(await titles('source=marsa&within=6h')).toEqual([fire])
  expect((await get('/?within=1h')).html).toContain('لا قصص بهذه التصفية')
  expect(await titles('order=sideways&within=99d')).toHaveLength(4)
  const { html } = await get('/?order=origins&within=24h')
  expect(html).toContain('<option value="origins" selected="">')
  expect(html).toContain('<option value="24h" selected="">آخر 24 ساعة')
  expect(html).toContain('href="/?order=origins&amp;within=24h&amp;desk=sport"')
  // Of one outlet the order of importance is that of time.
  expect((await get('/?source=ufuq')).html).not.toContain('الأهم الآن')
  const feed = await (await served.app.request('/feeds/stories.json?order=newest&within=6h')).json()
  expect((feed as { items: object[] }).items).toHaveLength(2)
  const api = (await (await served.app.request('/api/v1/stories?order=origins&within=24h')).json()) as {
    items: { id: number }[]
  }
  expect(String(api.items[0]?.id)).toBe(fire)
  expect((await served.app.request('/api/v1/stories?order=sideways')).status).toBe(400)
  expect((await served.app.request('/api/v1/stories?within=2h')).status).toBe(400)
})

test('a source, an entity and a speaker over time: charts with a text in their place, nothing where there is too little', async () => {
  const at = now - 9 * dayMs
  const late = Array.from({ length: 10 }, (_, n) => at + n * dayMs - hourMs)
  const puts = await served.store.putArticles(
    late.map((when, n) => ({
      ...madeDraft(n, { sourceId: 'difaf', url: `https://difaf.example/late/${n}`, at: when, publishedAt: when }),
      firstSeenAt: when,
    })),
  )
  const entities = [{ key: 'person:رائد', name: 'رائد السواحلي', kind: 'person' as const, variants: [], count: 1 }]
  await served.store.putAnalyses(puts.map((put) => madeAnalysisDraft(put, 'رائد', { analysis: { entities } })))
  const entity = (await get('/entity/person:رائد')).html
  expect(entity).toContain('على مر الأيام')
  expect(entity).toMatch(/<svg[^>]+role="img"[^>]+aria-label="10 مقالات: /)
  expect(entity).not.toContain('أسماء في القصص نفسها')
  const source = (await get('/source/difaf?lang=en', { cookie: '' })).html
  expect(source).toContain('Its coverage')
  expect(source).not.toContain('Stories it shares with others')
  expect((await get('/source/difaf?after=x')).status).toBe(400)
  const api = await served.app.request('/api/v1/sources/difaf/coverage')
  expect(await api.json()).toMatchObject({ sourceId: 'difaf', coverage: { histogram: expect.any(Array) as object } })
  expect((await served.app.request('/api/v1/sources/nobody/coverage')).status).toBe(404)
  expect((await served.app.request('/api/v1/entities/person:لا%20أحد')).status).toBe(404)
  expect((await served.app.request('/api/v1/speakers/person:لا%20أحد')).status).toBe(404)
})

test('two sources are compared: chosen by a form, side by side, the same by the API', async () => {
  const empty = (await get('/compare?a=difaf')).html
  expect(empty).toContain('<option value="difaf" selected="" dir="auto">')
  expect((await get('/source/difaf')).html).toContain('href="/compare?a=difaf"')
  const { status, html } = await get('/compare?a=mada&b=difaf&within=7d')
  expect(status).toBe(200)
  expect(html).toContain('عندهما معاً')
  expect(html).toContain(`href="/story/${served.id('fire-mada')}"`)
  expect((await get('/compare?a=mada&b=mada')).html).toContain('اختر مصدرين مختلفين')
  expect((await get('/compare?a=mada&b=mada')).status).toBe(400)
  expect((await get('/compare?a=mada&b=nobody')).status).toBe(404)
  const evil = (await get(`/compare?a=${encodeURIComponent('"><script>')}&b=mada`)).html
  expect(evil).not.toContain('"><script>')
  const api = await (await served.app.request('/api/v1/compare?a=mada&b=difaf')).json()
  expect(api).toMatchObject({ a: { sourceId: 'mada' }, b: { sourceId: 'difaf' } })
  expect((await served.app.request('/api/v1/compare?a=mada&b=mada')).status).toBe(400)
  expect((await served.app.request('/api/v1/compare?a=mada&b=nobody')).status).toBe(404)
  expect((await served.app.request('/api/v1/compare?a=mada')).status).toBe(400)
})

test('what rises has a page, and says where too few days are known; the API takes known lengths of time alone', async () => {
  const { status, html } = await get('/trends?within=24h')
  expect(status).toBe(200)
  expect(html).toMatch(/لم تمضِ على المتابعة أيام|لا اسم كثر ذكره|class="trends"/)
  expect((await get('/trends?within=%22%3E%3Cscript%3E&in=%3Cscript%3E')).status).toBe(200)
  const api = await (await served.app.request('/api/v1/trends?within=7d')).json()
  expect(api).toMatchObject({ names: [], isNew: true })
  expect((await served.app.request('/api/v1/trends?within=2y')).status).toBe(400)
})

test('what others link to says where it is, and the site can be kept as an application', async () => {
  const found = /href="(\/story\/\d+)"/.exec((await get('/')).html)?.[1] ?? ''
  const { html } = await get(found)
  expect(html).toContain(`<link rel="canonical" href="http://localhost${found}"/>`)
  expect(html).toContain(`<meta property="og:url" content="http://localhost${found}"/>`)
  expect(html).toMatch(/property="og:title" content="[^"]{5,}"/)
  const manifest = await served.app.request('/manifest.webmanifest')
  expect(manifest.headers.get('content-type')).toContain('application/manifest+json')
  expect(await manifest.json()).toMatchObject({ short_name: 'سياق', dir: 'rtl', start_url: '/', display: 'standalone' })
})

test('lists go on with a keyset cursor, and a bad cursor is a coded problem', async () => {
  const page = await served.app.request('/api/v1/stories?limit=2')
  const first = (await page.json()) as { items: { id: number }[]; next: string }
  const second = await (await served.app.request(`/api/v1/stories?limit=2&cursor=${first.next}`)).json()
  const ids = [...first.items, ...(second as typeof first).items].map((s) => s.id)
  expect(new Set(ids).size).toBe(4)
  const bad = await get('/?after=nonsense')
  expect(bad.status).toBe(400)
  expect(bad.html).toContain('query.bad-cursor')
  expect(bad.html).toContain('مؤشر الصفحة غير صالح')
})

test('story: timeline, differing figures, origins, copies, edits, reasons', async () => {
  const { status, html } = await get(`/story/${served.id('fire-mada')}`)
  expect(status).toBe(200)
  for (const text of [
    'الخط الزمني',
    'أرقام تختلف',
    'المصادر المستقلة',
    'نسختان أخريان بالنص نفسه',
    'ما عُدّل لاحقاً',
    'لماذا هذه معاً؟',
  ]) {
    expect(html).toContain(text)
  }
  expect(html).toContain('<del>خمسة عمال</del>')
  expect(html).toContain('role="img"')
})

test('story: a copy that changes a fact is shown with the change marked, and is not called the same text', async () => {
  const ar = await get(`/story/${served.id('fire-mada')}`)
  expect(ar.html).toContain('نسخ لاحقة غيّرت حقائق في هذا النص')
  expect(ar.html).toContain('<del>خمسة</del> <ins>سبعة</ins>')
  const en = await get(`/story/${served.id('fire-mada')}?lang=en`)
  expect(en.html).toContain('Later copies changed facts of this text')
})

test('a story without anything but its article renders', async () => {
  const { status, html } = await get(`/story/${served.id('museum-ufuq')}`)
  expect(status).toBe(200)
  expect(html).toContain('مقال واحد حتى الآن')
})

test('an unknown story, article, source, entity and speaker are 404 pages with a code', async () => {
  for (const path of [
    '/story/1',
    '/article/1',
    '/story/abc',
    '/source/nobody',
    '/entity/nobody',
    '/speaker/nobody',
    '/nowhere',
  ]) {
    const { status, html } = await get(path)
    expect([path, status]).toEqual([path, 404])
    expect(html).toContain('request.not-found')
    expect(html).toContain('dir="rtl"')
  }
})

test('article: text with its own language and direction, publisher parts apart, same headline counted', async () => {
  const { html } = await get(`/article/${served.id('fire-sada')}`)
  expect(html).toContain('<div class="body" lang="ar" dir="rtl"><p>الرملة (المدى)')
  expect(html).toContain('ما وضعه الناشر حول النص')
  expect(html.match(/حريق في سوق المدينة/g)).toHaveLength(1)
  expect(html).toContain('مرتين')
  expect(html).toContain('النص نفسه عند غيره')
  expect(html).toContain('اقرأ أيضاً')
})

test('article: highlights on demand, with the toggles that take them away again', async () => {
  const id = served.id('fire-mada')
  const plain = (await get(`/article/${id}`)).html
  expect(plain).not.toContain('mark-keyphrases')
  const marked = (await get(`/article/${id}?show=keyphrases`)).html
  expect(marked).toContain('<mark class="mark-keyphrases"')
  expect(marked).toContain(`href="/article/${id}"`)
})

test('article: revisions with their diff', async () => {
  const { html } = await get(`/article/${served.id('fire-difaf')}`)
  expect(html).toContain('id="revision-2"')
  expect(html).toContain('<del>سبعة</del><ins>ثمانية</ins>')
  expect(html).toContain('فقرتان لم تتغيّرا')
})

test('search finds inflected forms, shows what it looked for, and the exact switch does not over-match', async () => {
  const q = encodeURIComponent('الحريق')
  const { html } = await get(`/search?q=${q}&fold=0`)
  expect(html).toContain('ما بحثنا عنه')
  expect(html).toContain('حريق')
  expect(html.match(/data-item/g)?.length ?? 0).toBeGreaterThanOrEqual(3)
  const folded = (await get(`/search?q=${q}`)).html
  expect(folded.match(/data-item/g)?.length ?? 0).toBeLessThan(html.match(/data-item/g)?.length ?? 0)
  expect(folded).toContain('من القصة')
  expect(folded).toContain('لماذا هذه النتيجة؟')
  const exact = (await get(`/search?q=${encodeURIComponent('والحريق')}&exact=1`)).html
  expect(exact).toContain('لا نتائج')
  const one = (await get(`/search?q=${q}&source=marsa`)).html
  expect(one.match(/data-item/g)).toHaveLength(1)
})

test('search: no words and bad dates are told, not thrown', async () => {
  expect((await get('/search')).status).toBe(200)
  const empty = await get('/search?q=%22%22')
  expect([empty.status, empty.html.includes('لا كلمات في البحث')]).toEqual([400, true])
  const bad = await get('/search?q=a&from=2026-13-01')
  expect([bad.status, bad.html.includes('التاريخ غير صالح')]).toEqual([400, true])
})

test('why: two articles by number or by address', async () => {
  const [a, b] = [served.id('fire-mada'), served.id('fire-difaf')]
  const { html } = await get(`/why?a=${a}&b=${encodeURIComponent('https://difaf.example/fire-difaf')}`)
  expect(html).toContain('في قصة واحدة')
  expect(html).toContain('ما يفرّقهما')
  expect((await get(`/why?a=${a}&b=12`)).status).toBe(404)
  expect((await get(`/why?a=${b}&b=http://x/article/${a}`)).status).toBe(200)
})

test('sources show the state of each feed in words, with the code and the next try', async () => {
  const { html } = await get('/sources')
  expect(html).toContain('انتهت المهلة قبل أن يجيب الخادم')
  expect(html).toContain('fetch.timeout')
  expect(html).toContain('المحاولة التالية')
  const here = { incoming: { socket: { remoteAddress: '127.0.0.1' } } }
  const dead = await served.app.request('/dead', {}, here)
  expect(await dead.text()).toContain('لم تعد الصفحة موجودة')
  expect((await get('/dead')).status).toBe(403)
})

test('digits and country of the reader reach the page', async () => {
  const { html } = await get('/', { cookie: `siyaq=${encodeURIComponent('digits=auto&region=EG')}` })
  expect(html).toContain('٣ مصادر مستقلة')
})

test('every page is well formed enough to hold exactly one main, one h1 and no inline script or style', async () => {
  const paths = [
    '/',
    `/story/${served.id('fire-mada')}`,
    `/article/${served.id('fire-sada')}?show=mentions`,
    '/search?q=a',
    '/sources',
    '/dead',
    '/corrections',
    '/why',
    '/settings',
    '/keys',
    '/login',
    '/sessions',
    '/source/difaf',
    '/x',
  ]
  for (const path of paths) {
    const { html } = await get(path)
    expect([path, html.match(/<main/g)?.length, html.match(/<h1/g)?.length]).toEqual([path, 1, 1])
    // A data block is none: a browser runs nothing of it (tests/screens/structured-data.test.ts).
    const runs = html.replace(/<script type="application\/ld\+json">[^<]*<\/script>/, '')
    expect(runs, path).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son[a-z]+=/)
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map((m) => m[1])
    expect(
      ids.filter((id, i) => ids.indexOf(id) !== i),
      path,
    ).toEqual([])
  }
})

test('an unexpected failure is a page with a code and is told outside, without its text', async () => {
  const app = (await import('../../src/serve/app.tsx')).createApp({
    ...served.deps,
    context: { ...served.deps.context, storyView: () => Promise.reject(new Error('secret detail')) },
  })
  const response = await app.request('/story/1')
  const html = await response.text()
  expect(response.status).toBe(500)
  expect(html).toContain('stage.crashed')
  expect(html).not.toContain('secret detail')
  expect(String(served.failures.at(-1))).toContain('secret detail')
})

test('an article of headline and summary says so, and one that was read with doubt', async () => {
  const own = await servedApp()
  try {
    const known = await own.store.articles({ limit: 1 })
    const [whole] = await own.store.articlesByIds(known.items.map((a) => a.id))
    if (!whole) throw new Error('no article')
    const { id: _, ...draft } = whole
    const [blocked, doubtful] = await own.store.putArticles([
      {
        ...draft,
        url: 'https://ufuq.example/blocked',
        confidence: 0.3,
        evidence: [{ field: 'body', from: 'feed', detail: 'summary' }],
      },
      { ...draft, url: 'https://ufuq.example/doubtful', confidence: 0.3 },
    ])
    const read = async (id: number | undefined, lang: string): Promise<string> =>
      (await own.app.request(`/article/${id}?lang=${lang}`)).text()
    expect(await read(blocked?.id, 'ar')).toContain('لم تُقرأ صفحة الناشر')
    expect(await read(doubtful?.id, 'en')).toContain('We are not sure that we read')
    expect(await read(whole.id, 'en')).not.toContain('We are not sure that we read')
    const counted = async (path: string): Promise<string> => (await own.app.request(path)).text()
    expect(await counted(`/source/${draft.sourceId}?lang=en`)).toContain('2 articles read with doubt')
    expect(await counted('/sources?lang=ar')).toContain('مقالان قُرئا بشك')
    expect((await counted('/sources?lang=en')).match(/read with doubt/g)).toHaveLength(1)
  } finally {
    await own.remove()
  }
})
