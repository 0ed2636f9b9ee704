/**
 * The index behind the ranking, on every database: one state for a whole search, rows that were written again, and its pieces made one.
 */
import { expect, test } from 'vitest'
import { analyseStored } from '../../src/pipeline/compute-batch.ts'
import { search } from '../../src/application/search/search.ts'
import type { Store } from '../../src/store/store.ts'
import { madeDraft } from './made-articles.ts'
import { onEveryStore } from './store-backends.ts'

async function put(store: Store, n: number, title: string, text = 'لا شيء غير هذا.'): Promise<number> {
  const [made] = await store.putArticles([madeDraft(n, { title, text })])
  const stored = await store.articlesByIds([made?.id ?? 0])
  await store.putAnalyses(stored.map((article) => analyseStored(article)))
  return made?.id ?? 0
}

async function found(store: Store, q: string): Promise<number[]> {
  const answer = await search(store, { q, exact: false, limit: 20 }, 'UTC')
  return answer.ok ? answer.value.hits.map(({ id }) => id) : []
}

onEveryStore((at) => {
  test('questions on one state do not see what is written meanwhile', async () => {
    const { store, another } = at()
    await put(store, 1, 'جسر الوادي')
    const other = await another()
    const counts = await store.index.onOneState(async (index) => {
      const before = await index.count({ stems: 'جسر' }, 10)
      await put(other, 2, 'جسر المرفأ')
      return [before, await index.count({ stems: 'جسر' }, 10)]
    })
    expect(counts).toEqual([1, 1])
    expect(await store.index.count({ stems: 'جسر' }, 10)).toBe(2)
  })

  test('an article that changed is ranked by its new words, also by who held the old ones', async () => {
    const { store } = at()
    const one = await put(store, 1, 'جسر الوادي مغلق', 'أعلنت البلدية إغلاق الجسر.')
    const two = await put(store, 2, 'البلدية تعلن', 'قالت البلدية إن جسر الوادي يغلق غداً.')
    expect(await found(store, 'جسر الوادي')).toEqual([one, two])
    await put(store, 1, 'طقس الغد غائم', 'غيوم متفرقة، وقد يغلق جسر بعيد عن قرى الوادي.')
    await put(store, 2, 'جسر الوادي يغلق', 'قالت البلدية إن جسر الوادي يغلق غداً.')
    expect(await found(store, 'جسر الوادي')).toEqual([two, one])
    expect((await store.index.rewritesAfter(0)).map(({ id }) => id)).toEqual([one, two])
  })

  test('the index made one piece finds the same', async () => {
    const { store } = at()
    for (let n = 1; n <= 14; n++) await put(store, n, `جسر رقم ${n}`)
    const before = await found(store, 'جسر رقم')
    let steps = 0
    while ((await store.index.merge()) && steps < 50) steps++
    expect(steps).toBeLessThan(50)
    expect(steps > 0).toBe(store.kind === 'sqlite')
    expect(await found(store, 'جسر رقم')).toEqual(before)
    expect(before).toHaveLength(14)
  })
})
