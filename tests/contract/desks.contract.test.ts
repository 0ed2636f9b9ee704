/** Sections of articles and stories: found, corrected, kept through analysis and regrouping, on every database. */
import { expect, test } from 'vitest'
import { setDesk } from '../../src/application/stories/set-desk.ts'
import type { Desk } from '../../src/model/desks.ts'
import { founder, found, madeAnalysisDraft, madeDraft, madeSource } from './made-articles.ts'
import { onEveryStore } from './store-backends.ts'

const desk = (key: Desk, confidence = 0.9) => ({ analysis: { desk: { key, confidence, from: 'words' as const } } })

onEveryStore((at) => {
  test('a story has the section of most of its articles; the front page and a search are limited by it', async () => {
    const { store } = at()
    await store.putSource(madeSource('b.example'))
    const puts = await store.putArticles([0, 1, 2, 3, 4].map((n) => madeDraft(n)))
    const [a, b, c, d, e] = puts
    if (!a || !b || !c || !d || !e) throw new Error('five articles')
    await store.putAnalyses([
      madeAnalysisDraft(a, 'ملعب', desk('sport')),
      madeAnalysisDraft(b, 'ملعب', desk('economy')),
      madeAnalysisDraft(c, 'ملعب', desk('sport')),
      madeAnalysisDraft(d, 'سوق', desk('economy')),
      // Not sure enough to be told.
      madeAnalysisDraft(e, 'سوق', desk('culture', 0.55)),
    ])
    const joins = { storyId: a.id, isNewStory: false }
    await store.putGrouping({
      decisions: [founder(a.id), founder(b.id, joins), founder(c.id, joins), founder(d.id), founder(e.id)],
      changes: [],
    })
    const heads = await store.storiesByIds([a.id, d.id, e.id])
    expect(heads.map((head) => head.desk)).toEqual(['sport', 'economy', undefined])
    const sport = await store.storiesNow({ now: 0, limit: 10, desk: 'sport' })
    expect(sport.items.map((head) => head.id)).toEqual([a.id])
    expect(await found(store, 'ملعب', { desk: 'sport' })).toEqual([a.id, c.id])
    expect(await found(store, 'سوق', { desk: 'culture' })).toEqual([])
  })

  test('a person puts a story elsewhere: it stays there through analysis and more articles, and goes back when asked', async () => {
    const { store } = at()
    const puts = await store.putArticles([0, 1, 2].map((n) => madeDraft(n)))
    const [a, b, c] = puts
    if (!a || !b || !c) throw new Error('three articles')
    await store.putAnalyses([madeAnalysisDraft(a, 'خبر', desk('sport')), madeAnalysisDraft(b, 'خبر', desk('sport'))])
    const joins = { storyId: a.id, isNewStory: false }
    await store.putGrouping({ decisions: [founder(a.id), founder(b.id, joins)], changes: [] })
    const before = (await store.changes.since(0)).number
    expect(await setDesk(store, { storyId: a.id, desk: 'society', by: 'سلمى' })).toEqual({
      ok: true,
      value: { storyId: a.id, desk: 'society' },
    })
    const after = await store.changes.since(before)
    expect([after.stories.has(a.id), after.articles.has(b.id)]).toEqual([true, true])
    await store.putAnalyses([madeAnalysisDraft(a, 'خبر', desk('sport')), madeAnalysisDraft(c, 'خبر', desk('sport'))])
    await store.putGrouping({ decisions: [founder(c.id, joins)], changes: [] })
    expect((await store.story(a.id))?.head.desk).toBe('society')
    expect((await store.headsByIds([a.id, c.id])).map((head) => head.desk)).toEqual(['society', 'sport'])
    expect(await found(store, 'خبر', { desk: 'society' })).toEqual([a.id])
    expect((await store.unanalysed(1, 10)).map(({ id }) => id)).toContain(b.id)
    expect(await setDesk(store, { storyId: a.id, by: 'سلمى' })).toMatchObject({ value: { desk: 'sport' } })
    expect((await store.headsByIds([a.id])).map((head) => head.desk)).toEqual(['sport'])
    expect(await setDesk(store, { storyId: 1, desk: 'sport', by: 'سلمى' })).toMatchObject({
      ok: false,
      problem: { code: 'request.not-found' },
    })
  })
  test('a section chosen while a grouping is made aside holds after the switch', async () => {
    const { store } = at()
    const [a] = await store.putArticles([madeDraft(0)])
    if (!a) throw new Error('an article')
    await store.putAnalyses([madeAnalysisDraft(a, 'خبر', desk('sport'))])
    await store.putGrouping({ decisions: [founder(a.id)], changes: [] })
    const token = await store.leases.hold('regroup', 'one', 60_000)
    if (token === undefined) throw new Error('nobody else regroups')
    const corrections = await store.regrouping.corrections()
    await store.regrouping.clear()
    await store.aside().putGrouping({ decisions: [founder(a.id)], changes: [] })
    await setDesk(store, { storyId: a.id, desk: 'society', by: 'سلمى' })
    const done = await store.regrouping.switch({ lease: { name: 'regroup', token }, corrections, since: 9e12 })
    expect(done).toMatchObject({ kind: 'done' })
    expect((await store.story(a.id))?.head.desk).toBe('society')
  })

  test('an older store: stories get their section when their articles are analysed again', async () => {
    const { store } = at()
    const puts = await store.putArticles([0, 1].map((n) => madeDraft(n)))
    const [a, b] = puts
    if (!a || !b) throw new Error('two articles')
    await store.putAnalyses(puts.map((put) => madeAnalysisDraft(put, 'خبر')))
    await store.putGrouping({
      decisions: [founder(a.id), founder(b.id, { storyId: a.id, isNewStory: false })],
      changes: [],
    })
    expect((await store.story(a.id))?.head.desk).toBeUndefined()
    await store.putAnalyses([madeAnalysisDraft(b, 'خبر', desk('health'))])
    expect((await store.story(a.id))?.head.desk).toBe('health')
  })
})
