/** The store contract, on every database. What the page of a story is made of, read in few statements. */
import { expect, test } from 'vitest'
import type { Analysis } from '../../src/model/analysis.ts'
import { unpackJson } from '../../src/store/packed-json.ts'
import type { Store } from '../../src/store/store.ts'
import { founder, indexed, madeAnalysisDraft, madeDraft } from './made-articles.ts'
import { onEveryStore } from './store-backends.ts'

/** Articles 0 and 1 in one story, each other alone; the fourth in English. */
async function fourArticles(store: Store): Promise<[number, number, number, number]> {
  const puts = await store.putArticles([0, 1, 2, 3].map((n) => madeDraft(n)))
  await store.putAnalyses(
    puts.map((put, n) => {
      const analysis = { lang: n === 3 ? 'en' : 'ar' }
      return madeAnalysisDraft(put, `كلمة${n}`, { features: Uint8Array.of(n, 7), analysis })
    }),
  )
  const [a = 0, b = 0, c = 0, d = 0] = puts.map((put) => put.id)
  const joins = { articleId: b, storyId: a, isNewStory: false, confidence: 0.9, reasons: [] }
  await store.putGrouping({ decisions: [founder(a), joins, founder(c), founder(d)], changes: [] })
  return [a, b, c, d]
}

/** Two stories of one article each, of which the second went into the first. */
async function mergedStory(store: Store): Promise<{ founders: number[]; merged: number }> {
  const puts = await store.putArticles([madeDraft(20), madeDraft(21)])
  await store.putAnalyses(puts.map((put) => madeAnalysisDraft(put, 'ا')))
  const [first = 0, second = 0] = puts.map((put) => put.id)
  await store.putGrouping({ decisions: [founder(first), founder(second)], changes: [] })
  const change = { articleId: second, fromStoryId: second, toStoryId: first, cause: 'merge' as const, reasons: [] }
  await store.putGrouping({ decisions: [], changes: [change] })
  return { founders: [first, second], merged: first }
}

onEveryStore((at) => {
  test('ids of words that few articles hold, oldest first; none of words that many hold', async () => {
    const { store } = at()
    const ids = await indexed(store, ['جسر نهر', 'جسر ميناء', 'جسر نهر', 'مطار'])
    const asked = ['نهر', 'جسر', 'مطار', 'واحة', ''].map((stems) => ({ stems }))
    const below = (atMost: number): Promise<(number[] | undefined)[]> => store.index.idsBelow(asked, atMost)
    expect(await below(4)).toEqual([[ids[0], ids[2]], ids.slice(0, 3), [ids[3]], [], []])
    expect(await below(3)).toEqual([[ids[0], ids[2]], undefined, [ids[3]], [], []])
    // What was found common is not looked for again, and is common for `counts` as well.
    expect(await below(3)).toEqual([[ids[0], ids[2]], undefined, [ids[3]], [], []])
    expect(await store.index.counts(asked, 3)).toEqual([2, 3, 1, 0, 0])
    expect(await store.index.idsBelow([], 3)).toEqual([])
  })

  test('a story with its origins, under the id that it had too', async () => {
    const { store } = at()
    const [a, , c] = await fourArticles(store)
    expect(await store.reading.story(a)).toEqual({ ...(await store.story(a)), links: [] })
    const origins = { origins: [], comments: [], least: 1, likely: 1, most: 2, confidence: 0.5 }
    await store.origins.put(a, 2, origins)
    expect(await store.reading.story(a)).toMatchObject({ head: { id: a, originMost: 2 }, origins, links: [] })
    const merge = { articleId: c, fromStoryId: c, toStoryId: a, cause: 'merge' as const, reasons: [] }
    await store.putGrouping({ decisions: [], changes: [merge] })
    const merged = await store.reading.story(c)
    expect(merged).toMatchObject({ head: { id: a, articleCount: 3 }, redirectedFrom: c })
    // Its members have changed: it waits to be counted.
    expect(merged?.origins).toBeUndefined()
    expect(await store.reading.story(99)).toBeUndefined()
  })

  test('members: the newest, oldest first; of those that are known the rows alone', async () => {
    const { store } = at()
    const [a, b] = await fourArticles(store)
    const all = await store.reading.members(a, { most: 10, known: [] })
    expect(all.map(({ row }) => row)).toEqual(await store.storyMembers(a))
    expect(all.map(({ features }) => [...(features ?? [])])).toEqual([
      [0, 7],
      [1, 7],
    ])
    expect(all.map(({ analysis }) => analysis && unpackJson<Analysis>(analysis))).toEqual([
      await store.analysis(a),
      await store.analysis(b),
    ])
    expect(all.map(({ body }) => body && unpackJson<{ text: string }>(body).text)).toEqual(
      (await store.articlesByIds([a, b])).map(({ text }) => text),
    )
    const newest = await store.reading.members(a, { most: 1, known: [b] })
    expect(newest).toEqual([{ row: all[1]?.row }])
    expect(await store.reading.members(99, { most: 1, known: [] })).toEqual([])
  })

  test('all texts of articles that were edited, as one by one', async () => {
    const { store } = at()
    const [a, b, c] = await fourArticles(store)
    await store.putArticles([madeDraft(0, { text: 'نص جديد.', firstSeenAt: 1 }), madeDraft(2, { text: 'نص آخر.' })])
    const revisions = await store.reading.revisions([c, a, b])
    expect([...revisions.keys()].sort((x, y) => x - y)).toEqual([a, b, c])
    for (const id of [a, b, c]) expect(revisions.get(id)).toEqual(await store.revisions(id))
    expect(revisions.get(a)?.map((r) => r.number)).toEqual([1, 2])
    expect((await store.reading.revisions([])).size).toBe(0)
  })

  test('stories of lists of articles, each in its order and once, of one language', async () => {
    const { store } = at()
    const [a, b, c, d] = await fourArticles(store)
    const ids = async (lists: number[][], lang: string): Promise<number[][]> =>
      (await store.reading.storiesOf(lists, lang)).map((stories) => stories.map(({ head }) => head.id))
    expect(await ids([[c, b, a, 99], [], [d, a]], '')).toEqual([[c, a], [], [d, a]])
    expect(
      await ids(
        [
          [c, b, a],
          [d, b],
        ],
        'ar',
      ),
    ).toEqual([[c, a], [a]])
    expect(await ids([[], []], 'ar')).toEqual([[], []])
    expect(await ids([], 'ar')).toEqual([])
    const [[first] = []] = await store.reading.storiesOf([[b]], '')
    expect(first?.head).toEqual((await store.story(a))?.head)
    expect(first?.analysis && unpackJson<Analysis>(first.analysis)).toEqual(await store.analysis(a))
  })

  test('heads with features, and what is known around articles', async () => {
    const { store } = at()
    const [a, b] = await fourArticles(store)
    const [waiting = 0] = (await store.putArticles([madeDraft(9)])).map((put) => put.id)
    const heads = await store.reading.headsWithFeatures([b, waiting, a])
    heads.sort((x, y) => x.head.id - y.head.id)
    expect(heads.map(({ head }) => head)).toEqual(await store.headsByIds([a, b]))
    expect(heads.map(({ features }) => features[0])).toEqual([0, 1])
    const { articles: around } = await store.reading.around({ articles: [b, waiting, 99], stories: [] })
    expect([...around.keys()].sort((x, y) => x - y)).toEqual([b, waiting])
    expect(around.get(b)?.story).toEqual((await store.story(a))?.head)
    expect(around.get(b)?.features?.[0]).toBe(1)
    expect(around.get(waiting)).toEqual({})
    // A story, one that was merged into it, and one that never was.
    const { founders, merged } = await mergedStory(store)
    const { stories } = await store.reading.around({ articles: [a], stories: [...founders, a, b, 99] })
    expect([...stories.keys()].toSorted((x, y) => x - y)).toEqual([...founders, a, b].toSorted((x, y) => x - y))
    for (const id of [...founders, a, b]) expect(stories.get(id)).toEqual((await store.story(id))?.head)
    expect(founders.map((id) => stories.get(id)?.id)).toEqual([merged, merged])
    const nothing = await store.reading.around({ articles: [], stories: [] })
    expect(nothing.articles.size + nothing.stories.size).toBe(0)
  })
})
