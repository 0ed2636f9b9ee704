/** The store contract, on every database. Analyses and the full-text index: both databases give the same hits. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hourMs, minuteMs } from '../../src/model/instant.ts'
import { day0, ascending, found, indexed, madeAnalysisDraft, madeDraft, madeQuery, site } from './made-articles.ts'
import { onEveryStore } from './store-backends.ts'

onEveryStore((at) => {
  test('analyses: of the current revision only, once; what lacks one is listed', async () => {
    const store = at().store
    const [one, two] = await store.putArticles([madeDraft(1), madeDraft(2)])
    if (one === undefined || two === undefined) throw new Error('two were put')
    expect((await store.unanalysed(1, 10)).map((a) => a.id)).toEqual([one.id, two.id])
    const draft = madeAnalysisDraft(one, 'جسر', {
      analysis: { lang: 'ar', keyphrases: [{ phrase: 'جسر', score: 1, reasons: [], count: 1 }] },
    })
    await store.putAnalyses([draft])
    await store.putAnalyses([draft])
    expect(await store.analysis(one.id)).toEqual(draft.analysis)
    expect((await store.article(one.id))?.lang).toBe('ar')
    expect((await store.unanalysed(1, 10)).map((a) => a.id)).toEqual([two.id])
    expect((await store.unanalysed(2, 10)).map((a) => a.id)).toEqual([two.id, one.id])
    const [revised] = await store.putArticles([madeDraft(1, { text: 'نص جديد', seenAt: day0 + hourMs })])
    expect(ascending((await store.unanalysed(1, 10)).map((a) => a.id))).toEqual(ascending([one.id, two.id]))
    await store.putAnalyses([draft])
    expect(ascending((await store.unanalysed(1, 10)).map((a) => a.id))).toEqual(ascending([one.id, two.id]))
    await store.putAnalyses([madeAnalysisDraft({ ...one, revision: revised?.revision ?? 0 }, 'نهر')])
    expect(await found(store, 'نهر')).toEqual([one.id])
    expect(await found(store, 'جسر')).toEqual([])
  })

  test('search: words, alternatives, phrases, negation, exact forms, filters', async () => {
    const store = at().store
    const all = await indexed(store, ['قصر رئاسي جديد', 'جديد قصر بحر', 'بحر رئاسي', 'قصر قديم'])
    expect(await found(store, 'قصر')).toEqual([all[0], all[1], all[3]])
    expect(await found(store, 'قصر جديد')).toEqual([all[0], all[1]])
    expect(await found(store, 'قصر_رئاسي')).toEqual([all[0]])
    expect(await found(store, 'قصر -جديد')).toEqual([all[3]])
    expect(await found(store, 'بحر|قديم')).toEqual([all[1], all[2], all[3]])
    expect(await found(store, '-قصر')).toEqual([])
    expect(await found(store, 'قصر', { from: day0 + minuteMs, to: day0 + 3 * minuteMs })).toEqual([all[1]])
    expect(await found(store, 'قصر', { sourceId: site, lang: 'ar' })).toEqual([all[0], all[1], all[3]])
    expect(await found(store, 'قصر', { sourceId: 'other' })).toEqual([])
    expect(await found(store, 'قصر', { lang: 'en' })).toEqual([])
  })

  test('search: exact forms do not match stems, nor words of one field the other', async () => {
    const store = at().store
    const [put] = await store.putArticles([madeDraft(1)])
    if (put === undefined) throw new Error('one was put')
    await store.putAnalyses([madeAnalysisDraft(put, 'خبر عاجل', { exact: 'الاخبار العاجلة', title: 'نبا' })])
    expect(await found(store, 'خبر')).toEqual([put.id])
    expect(await found(store, '=خبر')).toEqual([])
    expect(await found(store, '=الاخبار')).toEqual([put.id])
    expect(await found(store, 'الاخبار')).toEqual([])
    expect(await found(store, '=الاخبار_العاجلة')).toEqual([put.id])
    expect(await found(store, 'نبا')).toEqual([put.id])
    expect(await found(store, 'نبا_خبر')).toEqual([])
  })

  test('search: signs in words and in queries do no harm', async () => {
    const store = at().store
    const [id] = await indexed(store, [`covid-19 it's "quoted" a:b (x) @tag =eq \\ ' & | ! * ^ NEAR AND`])
    for (const query of [
      'covid-19',
      "it's",
      '"quoted"',
      'a:b',
      '(x)',
      '@tag',
      '\\',
      "'",
      '&',
      '!',
      '*',
      'NEAR',
      'and',
      'x*',
      "') or 1=1",
    ]) {
      const hits = await found(store, query)
      expect([[], [id]]).toContainEqual(hits)
    }
    expect(await found(store, 'covid-19')).toEqual([id])
    expect(await found(store, '19-covid')).toEqual([])
  })

  test('search: any query finds what a plain reading of the texts finds', async () => {
    const store = at().store
    const word = fc.constantFrom('قصر', 'بحر', 'جديد', 'قديم', 'رئاسي', 'mir', '19', 'e')
    const texts = fc.sample(fc.array(word, { minLength: 1, maxLength: 9 }), { numRuns: 60, seed: 5 })
    const all = await indexed(
      store,
      texts.map((text) => text.join(' ')),
    )
    const term = fc.record({
      words: fc.array(word, { minLength: 1, maxLength: 3 }),
      phrase: fc.boolean(),
      exact: fc.boolean(),
      negated: fc.nat(3).map((n) => n === 0),
    })
    const queries = fc.sample(fc.array(term, { minLength: 1, maxLength: 3 }), { numRuns: 80, seed: 7 })
    for (const terms of queries) {
      const meets = (text: string, { words, phrase }: (typeof terms)[number]): boolean =>
        phrase ? text.includes(` ${words.join(' ')} `) : words.some((each) => text.includes(` ${each} `))
      const expected = all.filter((_, n) => {
        const text = ` ${(texts[n] ?? []).join(' ')} `
        return terms.some((t) => !t.negated) && terms.every((t) => meets(text, t) !== t.negated)
      })
      const query = {
        terms: terms.map(({ words, phrase, exact, negated }) => ({
          surface: '',
          alternatives: words,
          exact,
          negated,
          ...(phrase ? { phrase: words } : {}),
        })),
      }
      const page = await store.search({ query, limit: 100 })
      expect([terms, ascending(page.items.map((hit) => hit.id))]).toEqual([terms, expected])
    }
  })

  test('several questions at once are answered as one by one', async () => {
    const { index } = at().store
    await indexed(at().store, ['قصر رئاسي جديد', 'جديد قصر بحر', 'بحر رئاسي', 'قصر قديم'])
    const queries = ['قصر', 'جديد بحر', '-قصر', 'بحر|قديم', 'سماء', 'قصر'].map(madeQuery)
    const limits = { from: day0, to: day0 + 4 * minuteMs, limit: 2 }
    const each = await Promise.all(queries.map((query) => index.matchingIds({ ...limits, query })))
    expect(await index.matchingEach(queries, limits)).toEqual(each)
    expect(each.map((ids) => ids.length)).toEqual([2, 1, 0, 2, 0, 2])
    expect(await index.matchingEach([], limits)).toEqual([])
  })

  test('search: pages fit together', async () => {
    const store = at().store
    const all = await indexed(
      store,
      Array.from({ length: 23 }, (_, n) => `قصر ${'قصر '.repeat(n % 4)}بحر`),
    )
    const seen: number[] = []
    let cursor: string | undefined
    do {
      const page = await store.search({
        query: madeQuery('قصر'),
        limit: 5,
        ...(cursor === undefined ? {} : { cursor }),
      })
      seen.push(...page.items.map((hit) => hit.id))
      cursor = page.next
    } while (cursor !== undefined)
    expect(seen).toEqual([...all].reverse())
  })

  test('articles of an entity and with its statements', async () => {
    const store = at().store
    const [one, two] = await store.putArticles([madeDraft(1), madeDraft(2)])
    if (one === undefined || two === undefined) throw new Error('two were put')
    const entity = { key: 'place:RU', name: 'روسيا', kind: 'place', variants: [], count: 1 } as const
    const span = { start: 0, end: 1 }
    const said = {
      speaker: 'سالم',
      speakerEntity: 'سالم الحر',
      verb: 'قال',
      verbSpan: span,
      content: '',
      contentSpan: span,
    } as const
    await store.putAnalyses([
      madeAnalysisDraft(one, 'ا', { analysis: { entities: [{ ...entity, variants: [] }] } }),
      madeAnalysisDraft(two, 'ا', { analysis: { statements: [{ ...said, kind: 'direct', polarity: 'says' }] } }),
    ])
    expect((await store.entityArticles('place:RU')).items.map((a) => a.id)).toEqual([one.id])
    expect((await store.speakerArticles('سالم الحر')).items.map((a) => a.id)).toEqual([two.id])
    expect((await store.entityArticles('place:FR')).items).toEqual([])
  })
})
