/** Lists of stories in the orders and windows that the home page offers, page by page, on every database. */
import { expect, test } from 'vitest'
import { hourMs } from '../../src/model/instant.ts'
import { storyOrders } from '../../src/model/story-order.ts'
import { day0, founder, madeAnalysisDraft, madeDraft, madeSource, site } from './made-articles.ts'
import { onEveryStore } from './store-backends.ts'

onEveryStore((at) => {
  test('newest, most origins, a window, one source, one language: each in its order, and pages fit together', async () => {
    const { store } = at()
    for (const id of ['b.example', 'c.example']) await store.putSource(madeSource(id))
    // Story 0 is old and of three outlets, story 3 newer and of two; the others are of one article each.
    const sourceOf = [site, 'b.example', 'c.example', site, 'b.example', 'b.example', site, 'b.example']
    const storyOf = [0, 0, 0, 3, 3, 5, 6, 7]
    const puts = await store.putArticles(
      sourceOf.map((sourceId, n) => madeDraft(n, { at: day0 + n * hourMs, sourceId, lang: n === 6 ? 'en' : 'ar' })),
    )
    await store.putAnalyses(
      puts.map((put, n) => madeAnalysisDraft(put, 'ا', { analysis: { lang: n === 6 ? 'en' : 'ar' } })),
    )
    const all = puts.map((put) => put.id)
    await store.putGrouping({
      decisions: all.map((id, n) => {
        const storyId = all[storyOf[n] ?? 0] ?? 0
        return founder(id, { storyId, isNewStory: storyId === id })
      }),
      changes: [],
    })
    const now = day0 + 8 * hourMs
    const places = async (filter: Partial<Parameters<typeof store.storiesNow>[0]>): Promise<number[]> =>
      (await store.storiesNow({ now, limit: 9, ...filter })).items.map(({ id }) => all.indexOf(id))
    expect(await places({ order: 'newest' })).toEqual([7, 6, 5, 3, 0])
    expect(await places({ order: 'origins' })).toEqual([0, 3, 7, 6, 5])
    expect(await places({ order: 'origins', windowMs: 4 * hourMs })).toEqual([3, 7, 6, 5])
    expect(await places({ order: 'newest', windowMs: 2 * hourMs })).toEqual([7, 6])
    expect(await places({ order: 'newest', lang: 'ar' })).toEqual([7, 5, 3, 0])
    expect(await places({ order: 'origins', lang: 'en' })).toEqual([6])
    // A story of many counts for each of its outlets; in a window, for what it published then.
    expect(await places({ order: 'origins', sourceId: 'b.example' })).toEqual([0, 3, 7, 5])
    expect(await places({ order: 'origins', sourceId: 'c.example', windowMs: 4 * hourMs })).toEqual([])
    for (const order of storyOrders) {
      const whole = await store.storiesNow({ now, limit: 9, order })
      const paged: number[] = []
      for (let cursor: string | undefined, more = true; more;) {
        const page = await store.storiesNow({ now, limit: 2, order, ...(cursor === undefined ? {} : { cursor }) })
        paged.push(...page.items.map(({ id }) => id))
        cursor = page.next
        more = cursor !== undefined
      }
      expect([order, paged]).toEqual([order, whole.items.map(({ id }) => id)])
    }
    // A place in one order is none in another.
    const { next } = await store.storiesNow({ now, limit: 2, order: 'newest' })
    await expect(store.storiesNow({ now, limit: 2, order: 'origins', cursor: next ?? '' })).rejects.toThrow()
  })
})
