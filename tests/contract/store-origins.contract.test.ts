/** The store contract, on every database. The independent origins of stories, and families of publishers. */
import { expect, test } from 'vitest'
import { countOrigins } from '../../src/pipeline/origin-members.ts'
import { founder, madeAnalysisDraft, madeDraft, madeSource, site } from './made-articles.ts'
import { onEveryStore } from './store-backends.ts'

const bridge =
  'افتتح وزير النقل جسر الوادي الجديد في مدينة الزهراء صباح الأحد بحضور مئات من السكان، وقال إن بناءه استغرق عامين وكلف أربعين مليونا.'
const market =
  'شكا باعة السوق القديم من ضيق الطريق البديل الذي سلكته الشاحنات شهورا، وروى صاحب مخبز كيف خسر نصف زبائنه قبل أن يعود المرور أخيرا.'

onEveryStore((at) => {
  test('a story waits until its origins are counted, and again when its members or a family change', async () => {
    const { store } = at()
    await store.putSource(madeSource('b.example'))
    await store.putSource(madeSource('c.example'))
    const puts = await store.putArticles([
      madeDraft(0, { text: bridge }),
      madeDraft(1, { sourceId: 'b.example', text: bridge }),
      madeDraft(2, { sourceId: 'c.example', text: market }),
    ])
    await store.putAnalyses(puts.map((put) => madeAnalysisDraft(put, 'ا')))
    const [a = 0, b = 0, c = 0] = puts.map((put) => put.id)
    const joins = { storyId: a, isNewStory: false }
    await store.putGrouping({ decisions: [founder(a), founder(b, joins)], changes: [] })
    expect(await store.origins.waiting(10, 0)).toEqual([a])
    expect(await store.origins.of(a)).toBeUndefined()
    await countOrigins(store)
    expect(await store.origins.waiting(10, 0)).toEqual([])
    expect((await store.story(a))?.head).toMatchObject({
      originCount: 1,
      originLeast: 1,
      originMost: 1,
      sourceCount: 2,
    })

    await store.putGrouping({ decisions: [founder(c, joins)], changes: [] })
    expect(await store.origins.waiting(10, 0)).toEqual([a])
    await countOrigins(store)
    expect((await store.origins.of(a))?.origins.map((o) => o.articleIds)).toEqual([[a, b], [c]])
    expect((await store.story(a))?.head).toMatchObject({ originCount: 2, sourceCount: 3 })

    for (const id of [site, 'b.example', 'c.example']) await store.origins.setFamily(id, 'دار الوادي')
    expect((await store.source(site))?.family).toBe('دار الوادي')
    await countOrigins(store)
    expect((await store.story(a))?.head).toMatchObject({ noCount: 'one-outlet', sourceCount: 1 })
    // Until it is counted, too: outlets of one owner are one origin.
    await store.putGrouping({ decisions: [founder(c, joins)], changes: [] })
    expect((await store.story(a))?.head).toMatchObject({ originCount: 1, sourceCount: 1 })
    await store.origins.setFamily('c.example', undefined)
    await countOrigins(store)
    expect((await store.story(a))?.head).toMatchObject({ originCount: 2 })
  })

  test('stories that go on waiting do not stand before those behind them', async () => {
    const { store } = at()
    await store.putSource(madeSource('b.example'))
    const stories: number[] = []
    for (let k = 0; k < 3; k++) {
      const puts = await store.putArticles([
        madeDraft(2 * k, { text: `${bridge} ${k}` }),
        madeDraft(2 * k + 1, { sourceId: 'b.example', text: `${bridge} ${k}` }),
      ])
      await store.putAnalyses(puts.map((put) => madeAnalysisDraft(put, 'ا')))
      const [a = 0, b = 0] = puts.map((put) => put.id)
      await store.putGrouping({
        decisions: [founder(a), founder(b, { storyId: a, isNewStory: false })],
        changes: [],
      })
      stories.push(a)
    }
    const [first = 0, second = 0, third = 0] = stories.sort((a, b) => a - b)
    expect(await store.origins.waiting(2, 0)).toEqual([first, second])
    expect(await store.origins.waiting(2, second)).toEqual([third])
    expect(await store.origins.waiting(2, third)).toEqual([])
    // From the other end, and only those that nothing was added to since.
    expect(await store.origins.waiting(2, 0, { descending: true })).toEqual([third, second])
    expect(await store.origins.waiting(2, second, { descending: true })).toEqual([first])
    const lastAt = (await store.story(second))?.head.lastAt ?? 0
    expect(await store.origins.waiting(9, 0, { lastBefore: lastAt })).toEqual([first])
    // Counted from other members: both go on waiting, and the third is reached all the same.
    const none = { least: 1, likely: 1, most: 1, origins: [], comments: [] }
    for (const id of [first, second]) await store.origins.put(id, 7, none)
    expect(await store.origins.waiting(1, second)).toEqual([third])
    expect(await countOrigins(store, { descending: true, lastBefore: lastAt })).toBe(1)
    expect(await store.origins.waiting(9, 0)).toEqual([second, third])
    await countOrigins(store)
    expect(await store.origins.waiting(10, 0)).toEqual([])
  })

  test('a story of one article waits for nothing, and a count of other members is not written', async () => {
    const { store } = at()
    const [put] = await store.putArticles([madeDraft(0, { text: bridge })])
    if (!put) throw new Error('nothing stored')
    await store.putAnalyses([madeAnalysisDraft(put, 'ا')])
    await store.putGrouping({ decisions: [founder(put.id)], changes: [] })
    expect(await store.origins.waiting(10, 0)).toEqual([])
    expect((await store.story(put.id))?.head).toMatchObject({ originCount: 1, noCount: 'one-outlet' })
    await store.origins.put(put.id, 7, { least: 4, likely: 5, most: 6, origins: [], comments: [] })
    expect((await store.story(put.id))?.head.originCount).toBe(1)
  })
})
