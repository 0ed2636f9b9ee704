/** Saved searches, suggestions and sections, on every database. */
import { expect, test } from 'vitest'
import { nameStarts } from '../../src/analyse/names/keys/name-starts.ts'
import { removeSearch, saveSearch } from '../../src/application/search/saved.ts'
import { search } from '../../src/application/search/search.ts'
import { suggest } from '../../src/application/search/suggest.ts'
import { analyseStored } from '../../src/pipeline/compute-batch.ts'
import type { Store } from '../../src/store/store.ts'
import { madeDraft } from './made-articles.ts'
import { onEveryStore } from './store-backends.ts'

const clock = (): number => 7_000

async function put(
  store: Store,
  n: number,
  title: string,
  more: { text?: string; section?: string } = {},
): Promise<number> {
  const [made] = await store.putArticles([madeDraft(n, { title, text: 'لا شيء غير هذا.', ...more })])
  const stored = await store.articlesByIds([made?.id ?? 0])
  await store.putAnalyses(
    stored.map((article) => analyseStored(article)),
    nameStarts,
  )
  return made?.id ?? 0
}

async function found(store: Store, q: string, section?: string): Promise<number[]> {
  const answer = await search(
    store,
    { q, exact: false, limit: 20, ...(section === undefined ? {} : { section }) },
    'UTC',
  )
  return answer.ok ? answer.value.hits.map(({ id }) => id) : []
}

onEveryStore((at) => {
  test('searches are saved, listed, removed; what makes no sense is refused', async () => {
    const kept = { store: at().store, clock }
    const saved = await saveSearch(kept, { q: 'جسر  الوادي', exact: false, section: 'محليات', from: '2026-01-05' })
    expect(saved).toMatchObject({ ok: true, value: { name: 'جسر الوادي', madeAt: 7_000 } })
    const again = { q: 'جسر  الوادي', exact: false, section: 'محليات', from: '2026-01-05' }
    expect(await saveSearch(kept, again)).toEqual(saved)
    const named = await saveSearch(kept, { q: '"جسر"', exact: true, name: 'ال\u0000جسر\n' })
    expect(named).toMatchObject({ ok: true, value: { name: 'الجسر', search: { q: '"جسر"', exact: true } } })
    const listed = await kept.store.index.saved.list()
    expect(listed.map(({ search: { section } }) => section)).toEqual(['محليات', undefined])
    expect(await kept.store.index.saved.byId(listed[0]?.id ?? 0)).toEqual(saved.ok ? saved.value : undefined)
    for (const [bad, code] of [
      [{ q: '-جسر' }, 'query.empty'],
      [{ q: ' ' }, 'query.empty'],
      [{ q: 'جسر', to: '2026-13-40' }, 'query.bad-date'],
      [{ q: 'ا'.repeat(100_000) }, 'request.invalid'],
      [{ q: 'جسر', name: 'ا'.repeat(100_000) }, 'request.invalid'],
      [{ q: 'جسر', section: 'a\nb' }, 'request.invalid'],
    ] as const)
      expect(await saveSearch(kept, { exact: false, ...bad })).toMatchObject({ ok: false, problem: { code } })
    expect(await removeSearch(kept, listed[0]?.id ?? 0)).toEqual({ ok: true, value: undefined })
    expect(await removeSearch(kept, listed[0]?.id ?? 0)).toMatchObject({ problem: { code: 'request.not-found' } })
    expect(await kept.store.index.saved.list()).toHaveLength(1)
  })

  test('at most two hundred are kept', async () => {
    const { saved: savedSearches } = at().store.index
    const row = { name: 'x', search: { q: 'x', exact: false }, madeAt: 1 }
    expect([await savedSearches.add(row, 1), await savedSearches.add(row, 1)]).toEqual([expect.anything(), undefined])
  })

  test('names are offered while they are typed, the most frequent first, after other words too', async () => {
    const { store } = at()
    for (const [n, title] of [
      'سامر النهري يفتتح الميناء',
      'وزير النقل سامر النهري في الميناء',
      'سلمى النهار في باريس',
    ].entries())
      await put(store, n + 1, title, {
        text: 'قال الوزير سامر النهري إن ميناء بيروت مفتوح. وقالت سلمى النهار في باريس إن العمل انتهى.',
      })
    const offered = async (typed: string): Promise<string[]> => (await suggest(store, typed)).map(({ q }) => q)
    expect(await offered('بار')).toContain('باريس')
    expect(await offered('ميناء بير')).toContain('ميناء بيروت')
    // Behind other words a name is begun at its first.
    expect(await offered('ميناء النه')).toEqual([])
    expect(await offered('ميناء سلم')).toEqual(['ميناء سلمى النهار'])
    // The article alone begins no second name.
    expect(await offered('سامر ال')).toEqual(['سامر النهري'])
    await saveSearch({ store, clock }, { q: 'بارجة في الميناء', exact: false })
    expect((await suggest(store, 'بار'))[0]).toEqual({ q: 'بارجة في الميناء', kind: 'saved' })
    for (const none of ['', 'ب', 'زززز', '"بار', 'مصدر:بار', '\u0000', '\ud800', '%', 'ا'.repeat(100_000)])
      expect(await offered(none)).toEqual([])
    // Many words, each the beginning of a name.
    expect((await offered('بار '.repeat(20_000))).length).toBeLessThanOrEqual(8)
  })

  test('a section is a limit and a facet, in any spelling, from the page or the address', async () => {
    const { store } = at()
    const sport = await put(store, 1, 'فوز فريق المرفأ', { section: 'الرياضة' })
    const local = await put(store, 2, 'المرفأ يفتح أبوابه', { section: 'محليات' })
    const other = await put(store, 3, 'فريق المرفأ يعود', { section: 'رياضه' })
    expect(await found(store, 'المرفأ قسم:رياضة')).toHaveLength(2)
    expect(await found(store, 'المرفأ section:محليات')).toEqual([local])
    expect(await found(store, 'المرفأ', 'الرياضة')).toEqual(expect.arrayContaining([sport, other]))
    expect(await found(store, 'المرفأ', 'لا شيء')).toEqual([])
    const answer = await search(store, { q: 'المرفأ', exact: false, limit: 9, details: true }, 'UTC')
    const sections = answer.ok ? answer.value.facets?.sections : undefined
    expect(sections?.map(({ count }) => count)).toEqual([2, 1])
  })

  test('a Hijri day among the words finds the day of ours', async () => {
    const { store } = at()
    const day = await put(store, 1, 'انهيار جسر الوادي', { text: 'انهار الجسر في 6 أيار 2018 بعد المطر.' })
    await put(store, 2, 'انهيار نفق', { text: 'انهار النفق في 9 حزيران 2017 بعد المطر.' })
    expect((await found(store, 'انهيار 20 شعبان 1439'))[0]).toBe(day)
  })
})
