/** The store contract, on every database. Articles and revisions. */
import { expect, test } from 'vitest'
import { hourMs, minuteMs } from '../../src/model/instant.ts'
import { storeProblem } from '../../src/store/store-problem.ts'
import { day0, ids, madeDraft, madeSource, site } from './made-articles.ts'
import { onEveryStore } from './store-backends.ts'

onEveryStore((at) => {
  test('an article comes back as it was written', async () => {
    const store = at().store
    const draft = madeDraft(1, {
      dek: 'مقدمة',
      author: 'ليلى',
      lang: 'ar',
      modifiedAt: day0 + 7,
      dateOnly: true,
      canonicalUrl: 'https://alwaha.example/c',
      image: { url: 'https://alwaha.example/i.jpg', width: 3 },
      parts: { credit: 'وكالات', keywords: ['جسر'], readAlso: [{ title: 'قديم' }], similar: [], embeds: [] },
    })
    const [put] = await store.putArticles([draft])
    const article = await store.article(put?.id ?? 0)
    const { seenAt: _, ...kept } = draft
    expect(article).toEqual({ ...kept, id: put?.id, revision: 1, analysisVersion: 0 })
    expect(await store.articleByUrl(draft.url)).toEqual(article)
    expect((await store.headsByIds([put?.id ?? 0]))[0]).toMatchObject({
      credit: 'وكالات',
      imageUrl: draft.image?.url,
      dateOnly: true,
    })
  })

  test('hostile strings are stored: NUL, lone surrogates, an address of 20,000 characters', async () => {
    const store = at().store
    const url = `https://alwaha.example/${'ب'.repeat(20_000)}`
    const [put] = await store.putArticles([
      madeDraft(1, { url, title: 'أ\u0000ب\ud800ج', author: '\u0000', text: 'نص\u0000\udc00' }),
    ])
    expect(put?.outcome).toBe('new')
    const article = await store.articleByUrl(url)
    expect(article?.title).toBe('أبج')
    expect(article?.text).toBe('نص\u0000\udc00')
    await store.bury({
      message: { id: 'm', stage: 's', body: { a: '\u0000' } },
      problem: { code: 'fetch.dns', detail: 'x\u0000' },
      at: 1,
    })
    expect((await store.dead({ limit: 5 })).items[0]?.message.body).toEqual({ a: '\u0000' })
  })

  test('the same text is no revision, a changed one is, a repeated older one is not', async () => {
    const store = at().store
    const first = await store.putArticles([madeDraft(1), madeDraft(2), madeDraft(1)])
    expect(first.map((put) => put.outcome)).toEqual(['new', 'new', 'same'])
    expect(first[2]?.id).toBe(first[0]?.id)
    expect(
      (await store.putArticles([madeDraft(1, { text: madeDraft(1).text.replace('\n\n', '\n \n') })]))[0]?.outcome,
    ).toBe('same')
    const changed = madeDraft(1, { text: 'نص آخر', seenAt: day0 + 5 * hourMs })
    expect(await store.putArticles([changed])).toEqual([{ id: first[0]?.id, revision: 2, outcome: 'revised' }])
    expect(await store.putArticles([changed, madeDraft(1)])).toEqual([
      { id: first[0]?.id, revision: 2, outcome: 'same' },
      { id: first[0]?.id, revision: 2, outcome: 'same' },
    ])
    const back = madeDraft(1, { seenAt: day0 + 6 * hourMs })
    expect((await store.putArticles([back]))[0]).toMatchObject({ revision: 3, outcome: 'revised' })
    const revisions = await store.revisions(first[0]?.id ?? 0)
    expect(revisions.map((r) => [r.number, r.text, r.seenAt])).toEqual([
      [1, madeDraft(1).text, day0 + minuteMs],
      [2, 'نص آخر', day0 + 5 * hourMs],
      [3, madeDraft(1).text, day0 + 6 * hourMs],
    ])
    expect((await store.counts()).revisions).toBe(2)
  })

  test('two texts of one address in one batch are two revisions, and the batch again changes nothing', async () => {
    const store = at().store
    const batch = [madeDraft(1, { text: 'أول' }), madeDraft(1, { text: 'ثان' })]
    expect((await store.putArticles(batch)).map((put) => put.revision)).toEqual([1, 2])
    const before = await store.revisions((await store.articleByUrl(madeDraft(1).url))?.id ?? 0)
    expect((await store.putArticles(batch)).map((put) => put.outcome)).toEqual(['same', 'same'])
    expect(await store.revisions((await store.articleByUrl(madeDraft(1).url))?.id ?? 0)).toEqual(before)
  })

  test('600 articles of one second get distinct ids; two writers at once add each once', async () => {
    const { store, another } = at()
    const other = await another()
    const drafts = Array.from({ length: 600 }, (_, n) => madeDraft(n, { at: day0, text: `نص ${n}` }))
    const [a, b] = await Promise.all([store.putArticles(drafts), other.putArticles([...drafts].reverse())])
    expect(new Set(a.map((put) => put.id)).size).toBe(600)
    expect(b.map((put) => put.id).reverse()).toEqual(a.map((put) => put.id))
    const outcomes = [...a, ...b].map((put) => put.outcome)
    expect(outcomes.filter((outcome) => outcome === 'new')).toHaveLength(600)
    expect((await store.counts()).articles).toBe(600)
    expect((await store.sources())[0]?.articleCount).toBe(600)
  })

  test('lists are newest first, filtered, and pages fit together', async () => {
    const store = at().store
    await store.putSource(madeSource('b.example'))
    const all = await ids(store, 25, (n) => ({
      sourceId: n % 5 === 0 ? 'b.example' : site,
      lang: n % 2 === 0 ? 'ar' : 'en',
    }))
    const seen: number[] = []
    let cursor: string | undefined
    do {
      const page = await store.articles({ limit: 7, ...(cursor === undefined ? {} : { cursor }) })
      seen.push(...page.items.map((head) => head.id))
      cursor = page.next
    } while (cursor !== undefined)
    expect(seen).toEqual([...all].reverse())
    const some = await store.articles({
      limit: 50,
      sourceId: 'b.example',
      from: day0 + 5 * minuteMs,
      to: day0 + 20 * minuteMs,
    })
    expect(some.items.map((head) => head.id)).toEqual([all[15], all[10], all[5]])
    expect((await store.articles({ limit: 50, lang: 'en' })).items).toHaveLength(12)
    await store.markGone(all[3] ?? 0, day0 + 9)
    await store.markGone(all[3] ?? 0, day0 + 10)
    expect((await store.article(all[3] ?? 0))?.goneAt).toBe(day0 + 9)
  })

  test('a cursor that is none is a coded problem', async () => {
    const store = at().store
    const error: unknown = await store.articles({ limit: 3, cursor: 'لا' }).catch((e: unknown) => e)
    expect(storeProblem(error)?.code).toBe('query.bad-cursor')
  })
})
