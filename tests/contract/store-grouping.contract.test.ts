/** The store contract, on every database. Grouping, stories, corrections, leases. */
import { expect, test } from 'vitest'
import { hourMs, minuteMs } from '../../src/model/instant.ts'
import type { GroupChange } from '../../src/model/story.ts'
import type { Store } from '../../src/store/store.ts'
import type { StoryLink } from '../../src/store/queries/story-links.ts'
import {
  day0,
  ascending,
  founder,
  indexed,
  madeAnalysisDraft,
  madeCredit,
  madeDraft,
  madeSource,
  site,
} from './made-articles.ts'
import { onEveryStore } from './store-backends.ts'

async function linksOf(store: Store, id: number): Promise<StoryLink[]> {
  return (await store.reading.story(id))?.links ?? []
}

onEveryStore((at) => {
  test('features of the newest articles first, no more than asked for', async () => {
    const store = at().store
    const features = async (max: number): Promise<(number | undefined)[]> => {
      const found: (number | undefined)[] = []
      for await (const bytes of store.newestFeatures(max)) found.push(bytes.at(-1))
      return found
    }
    expect(await features(5)).toEqual([])
    const puts = await store.putArticles(Array.from({ length: 1_101 }, (_, n) => madeDraft(n)))
    await store.putAnalyses(
      puts.slice(0, -1).map((put, n) => madeAnalysisDraft(put, 'ا', { features: Uint8Array.of(n >> 8, n & 255) })),
    )
    expect(await features(3)).toEqual([1_099, 1_098, 1_097].map((n) => n & 255))
    const all = await features(1_050)
    expect(all).toHaveLength(1_050)
    expect(all.at(-1)).toBe(50)
    const [one, two, unanalysed] = [puts[3]?.id ?? 0, puts[700]?.id ?? 0, puts.at(-1)?.id ?? 0]
    const byId = await store.features([one, two, unanalysed, 999_999])
    expect([...byId].sort(([a], [b]) => a - b).map(([id, bytes]) => [id, bytes.at(-1)])).toEqual([
      [one, 3],
      [two, 700 & 255],
    ])
  })

  test('grouping: order, heads, origins, and the same result twice', async () => {
    const store = at().store
    await store.putSource(madeSource('b.example'))
    await store.putSource(madeSource('c.example', { name: 'وكالة الواحة للأنباء' }))
    const puts = await store.putArticles([
      madeDraft(0),
      madeDraft(1, { sourceId: 'b.example' }),
      madeDraft(2, { sourceId: 'c.example' }),
      madeDraft(3, { sourceId: 'b.example' }),
    ])
    const credits = [madeCredit('وكالة الواحة للأنباء')]
    await store.putAnalyses(
      puts.map((put, n) => madeAnalysisDraft(put, 'ا', { analysis: { credits: n === 1 ? credits : [] } })),
    )
    const [a = 0, b = 0, c = 0, d = 0] = puts.map((put) => put.id)
    expect((await store.ungrouped({ max: 10 })).map((row) => [row.id, row.creditNames])).toEqual([
      [a, []],
      [b, ['وكالة الواحة للأنباء']],
      [c, []],
      [d, []],
    ])
    expect(await store.ungrouped({ lang: 'en', max: 10 })).toEqual([])
    const link = { of: a, kind: 'edited', containment: 0.9, jaccard: 0.5 } as const
    const result = {
      decisions: [
        founder(a),
        founder(c, { storyId: a, isNewStory: false, confidence: 0.7, reasons: [{ code: 'why.title' }] }),
        founder(b, { storyId: a, isNewStory: false, copyGroupId: a, copyLink: link, confidence: 0.9 }),
        founder(d),
      ],
      changes: [],
    }
    await store.putGrouping(result)
    const heads = async () => [await store.story(a), await store.story(d), await store.storyMembers(a)]
    const first = await heads()
    await store.putGrouping(result)
    expect(await heads()).toEqual(first)
    expect((await store.story(a))?.head).toMatchObject({
      articleCount: 3,
      sourceCount: 3,
      // The copy counts for the text's first publisher, the agency for itself.
      originCount: 2,
      leadArticleId: a,
      firstAt: day0,
      lastAt: day0 + 2 * minuteMs,
      sourceIds: [site, 'b.example', 'c.example'],
    })
    const members = await store.storyMembers(a)
    expect(members.map((m) => [m.id, m.copyGroupId, m.copyOf, m.confidence, m.seq])).toEqual([
      [a, a, undefined, 1, 1],
      [b, a, a, 0.9, 3],
      [c, undefined, undefined, 0.7, 2],
    ])
    expect(members[1]).toMatchObject({
      origin: 'وكالة الواحة للأنباء',
      creditNames: ['وكالة الواحة للأنباء'],
      containment: 0.9,
    })
    const order: [number, number][] = []
    for await (const row of store.groupingInOrder({ sinceAt: day0 + minuteMs })) order.push([row.id, row.storyId])
    expect(order).toEqual([
      [c, a],
      [b, a],
      [d, d],
    ])
    expect(await store.ungrouped({ max: 10 })).toEqual([])
    expect((await store.article(b))?.storyId).toBe(a)
  })

  test('grouping: what was read with doubt stands for a story only when nothing else does, and is counted', async () => {
    const store = at().store
    await store.putSource(madeSource('b.example'))
    const picture = { url: 'https://alwaha.example/a.jpg' }
    const puts = await store.putArticles([
      madeDraft(0, { confidence: 0.2, title: 'أعمدة المقالات', image: picture }),
      madeDraft(1, { sourceId: 'b.example' }),
      madeDraft(2, { confidence: 0.3, title: 'صفحة أخرى' }),
    ])
    await store.putAnalyses(puts.map((put) => madeAnalysisDraft(put, 'ا')))
    const [a = 0, b = 0, c = 0] = puts.map((put) => put.id)
    await store.putGrouping({ decisions: [founder(a), founder(c)], changes: [] })
    expect((await store.story(a))?.head).toMatchObject({ leadArticleId: a, title: 'أعمدة المقالات' })
    await store.putGrouping({ decisions: [founder(b, { storyId: a, isNewStory: false })], changes: [] })
    const head = (await store.story(a))?.head
    expect(head).toMatchObject({ id: a, leadArticleId: b, title: 'افتتاح الجسر 1', articleCount: 2 })
    expect(head?.imageUrl).toBeUndefined()
    expect((await store.sources()).map((row) => [row.id, row.unsureCount])).toEqual(
      expect.arrayContaining([
        [site, 2],
        ['b.example', 0],
      ]),
    )
    // The page is read better later.
    await store.putArticles([madeDraft(0, { text: 'افتتح الوزير الجسر الجديد في مدينة الواحة أمس.', confidence: 0.9 })])
    expect((await store.sources()).find((row) => row.id === site)?.unsureCount).toBe(1)
  })

  test('grouping: moves, merges and splits keep heads and addresses', async () => {
    const store = at().store
    const [a = 0, b = 0, c = 0, d = 0] = await indexed(store, ['ا', 'ب', 'ج', 'د'])
    await store.putGrouping({ decisions: [a, b, c, d].map((id) => founder(id)), changes: [] })
    const merge = (articleId: number, fromStoryId: number, toStoryId: number): GroupChange => ({
      articleId,
      fromStoryId,
      toStoryId,
      cause: 'merge',
      reasons: [{ code: 'why.repair' }],
    })
    await store.putGrouping({ decisions: [], changes: [merge(b, b, a)] })
    await store.putGrouping({ decisions: [], changes: [merge(b, b, a)] })
    expect(await store.story(b)).toMatchObject({ redirectedFrom: b, head: { id: a, articleCount: 2 } })
    expect((await store.storyMembers(a))[1]).toMatchObject({
      movedFromStoryId: b,
      movedBecause: 'merge',
      reasons: [{ code: 'why.repair' }],
    })
    await store.putGrouping({ decisions: [], changes: [merge(a, a, c), merge(b, a, c)] })
    expect(await store.story(b)).toMatchObject({ redirectedFrom: b, head: { id: c, articleCount: 3 } })
    expect(await store.story(a)).toMatchObject({ redirectedFrom: a, head: { id: c } })
    await store.putGrouping({ decisions: [], changes: [{ ...merge(b, c, b), cause: 'split' }] })
    expect(await store.story(b)).toMatchObject({ head: { id: b, articleCount: 1 } })
    expect((await store.story(b))?.redirectedFrom).toBeUndefined()
    expect(ascending((await store.storiesNow({ now: day0 + hourMs, limit: 9 })).items.map((s) => s.id))).toEqual(
      ascending([b, c, d]),
    )
  })

  test('grouping anew goes on aside, and is switched to in one step when nothing is missing', async () => {
    const store = at().store
    const [a = 0, b = 0, c = 0] = await indexed(store, ['ا', 'ب', 'ج'])
    await store.putGrouping({ decisions: [a, b].map((id) => founder(id)), changes: [] })
    const token = await store.leases.hold('regroup', 'one', 60_000)
    if (token === undefined) throw new Error('nobody else regroups')
    const known = await store.regrouping.corrections()
    const turn = { lease: { name: 'regroup', token }, corrections: known, since: 9e12 }
    const aside = store.aside()
    await store.regrouping.clear()
    expect((await aside.ungrouped({ max: 2 })).map((row) => row.id)).toEqual([a, b])
    await aside.putGrouping({ decisions: [founder(a), founder(b, { storyId: a, isNewStory: false })], changes: [] })
    await aside.putGrouping({ decisions: [founder(b)], changes: [] })
    await aside.origins.put(a, 2, { least: 1, likely: 2, most: 2, origins: [], comments: [] })
    // Readers see what was there, and so does whoever groups what comes.
    expect((await store.story(b))?.head).toMatchObject({ id: b, articleCount: 1 })
    expect((await store.ungrouped({ max: 9 })).map((row) => row.id)).toEqual([c])
    await store.putGrouping({ decisions: [founder(c)], changes: [] })
    const before = await store.leases.token('group')
    expect(await store.regrouping.switch(turn)).toEqual({ kind: 'behind' })
    expect((await aside.ungrouped({ max: 9 })).map((row) => row.id)).toEqual([c])
    await aside.putGrouping({ decisions: [founder(c)], changes: [] })
    await store.addCorrection({ kind: 'lock', articleIds: [a], storyIds: [a], by: 'ليلى', at: day0 })
    expect(await store.regrouping.switch(turn)).toEqual({ kind: 'behind' })
    const corrections = await store.regrouping.corrections()
    expect(
      await store.regrouping.switch({ ...turn, corrections, lease: { name: 'regroup', token: token + 1 } }),
    ).toEqual({
      kind: 'overtaken',
    })
    expect(await store.regrouping.switch({ ...turn, corrections })).toEqual({ kind: 'done', moved: 1 })
    // An address from before still leads to where its article is.
    expect(await store.story(b)).toMatchObject({ redirectedFrom: b, head: { id: a, articleCount: 2, originCount: 2 } })
    expect((await store.counts()).stories).toBe(2)
    const order: number[] = []
    for await (const row of store.groupingInOrder({ sinceAt: 0 })) order.push(row.id)
    expect(order).toEqual([a, b, c])
    expect(await store.leases.token('group')).toBe(before + 1)
    // Who grouped before the switch writes nothing after it.
    const stale = { name: 'group', token: before }
    expect(await store.putGrouping({ decisions: [], changes: [] }, stale)).toBe(false)
    expect(await aside.ungrouped({ max: 9 })).toHaveLength(3)
  })

  test('grouping: a later revision does not change what a restart rebuilds', async () => {
    const store = at().store
    const [put] = await store.putArticles([madeDraft(1)])
    if (put === undefined) throw new Error('one was put')
    await store.putAnalyses([madeAnalysisDraft(put, 'ا', { features: Uint8Array.of(1) })])
    await store.putGrouping({ decisions: [founder(put.id)], changes: [] })
    const [next] = await store.putArticles([madeDraft(1, { text: 'جديد', seenAt: day0 + hourMs })])
    if (next === undefined) throw new Error('one was put')
    for (const byte of [2, 3])
      await store.putAnalyses([madeAnalysisDraft(next, 'ا', { features: Uint8Array.of(byte) })])
    for await (const row of store.groupingInOrder({ sinceAt: 0 })) expect([...row.features]).toEqual([1])
    const aside = store.aside()
    await store.regrouping.clear()
    expect([...((await aside.ungrouped({ max: 1 }))[0]?.features ?? [])]).toEqual([3])
    await aside.putGrouping({ decisions: [founder(put.id)], changes: [] })
    const token = (await store.leases.hold('regroup', 'one', 60_000)) ?? 0
    const turn = { lease: { name: 'regroup', token }, corrections: '0:0' }
    expect(await store.regrouping.switch({ ...turn, since: day0 + 2 * hourMs })).toMatchObject({ kind: 'done' })
    for await (const row of store.groupingInOrder({ sinceAt: 0 })) expect([...row.features]).toEqual([3])
  })

  test('grouping: more members than one read holds come in order', async () => {
    const store = at().store
    const all = await indexed(
      store,
      Array.from({ length: 1_100 }, (_, n) => `خبر ${n}`),
    )
    const sorted = all.toSorted((x, y) => x - y)
    const behind = await store.ungrouped({ max: 3, after: sorted[9] ?? 0 })
    expect(behind.map((row) => row.id)).toEqual(sorted.slice(10, 13))
    const shuffled = [...all].sort((x, y) => (x % 997) - (y % 997) || x - y)
    for (let i = 0; i < shuffled.length; i += 300) {
      await store.putGrouping({ decisions: shuffled.slice(i, i + 300).map((id) => founder(id)), changes: [] })
    }
    const order: number[] = []
    for await (const row of store.groupingInOrder({ sinceAt: 0 })) order.push(row.id)
    expect(order).toEqual(shuffled)
  })

  test('front page: more origins first, then newer; window, language, pages', async () => {
    const store = at().store
    await store.putSource(madeSource('b.example'))
    const puts = await store.putArticles(
      Array.from({ length: 9 }, (_, n) =>
        madeDraft(n, { at: day0 + n * hourMs, sourceId: n % 2 === 0 ? site : 'b.example' }),
      ),
    )
    await store.putAnalyses(
      puts.map((put, n) => madeAnalysisDraft(put, 'ا', { analysis: { lang: n === 8 ? 'en' : 'ar' } })),
    )
    const all = puts.map((put) => put.id)
    const [a = 0, b = 0] = all
    await store.putGrouping({
      decisions: [founder(a), founder(b, { storyId: a, isNewStory: false }), ...all.slice(2).map((id) => founder(id))],
      changes: [],
    })
    const now = day0 + 9 * hourMs
    const first = await store.storiesNow({ now, limit: 3 })
    expect(first.items.map((s) => s.id)).toEqual([a, all[8], all[7]])
    const second = await store.storiesNow({
      now,
      limit: 9,
      ...(first.next === undefined ? {} : { cursor: first.next }),
    })
    expect(second.items.map((s) => s.id)).toEqual([6, 5, 4, 3, 2].map((n) => all[n]))
    expect((await store.storiesNow({ now, windowMs: 3 * hourMs, limit: 9 })).items).toHaveLength(3)
    expect((await store.storiesNow({ now, lang: 'en', limit: 9 })).items.map((s) => s.id)).toEqual([all[8]])
  })

  test('corrections are kept once, and undone once', async () => {
    const store = at().store
    const made = { kind: 'move', articleIds: [1], storyIds: [2], by: 'ليلى', at: day0, note: 'خطأ' } as const
    const stored = await store.addCorrection({ ...made, articleIds: [1], storyIds: [2] })
    expect(await store.addCorrection({ ...made, articleIds: [1], storyIds: [2] })).toEqual(stored)
    await store.undoCorrection(stored.id, day0 + 5, 'سامر')
    await store.undoCorrection(stored.id, day0 + 6, 'ليلى')
    expect(await store.corrections()).toEqual([{ ...made, id: stored.id, undoneAt: day0 + 5, undoneBy: 'سامر' }])
    expect(await store.undoCorrection(99, 1, 'سامر')).toBeUndefined()
    expect(await store.undoneWaiting()).toEqual([stored.id])
    await store.markUndone([stored.id])
    expect(await store.undoneWaiting()).toEqual([])
    const seen = await store.addCorrection({ ...made, articleIds: [1], storyIds: [2], memberIds: [3, 4], at: day0 + 9 })
    expect((await store.corrections()).at(-1)).toEqual(seen)
    expect(seen.memberIds).toEqual([3, 4])
  })

  test('a lease has one holder, and its token grows', async () => {
    const { store, another } = at()
    const other = await another()
    const taken = await Promise.all(
      [store, other, store, other].map((s, n) => s.leases.hold('group', `w${n}`, 1_000, day0)),
    )
    const tokens = taken.filter((token) => token !== undefined)
    expect(tokens).toHaveLength(1)
    const holder = `w${taken.findIndex((token) => token !== undefined)}`
    expect(await store.leases.hold('group', holder, 1_000, day0 + 500)).toBe(tokens[0])
    expect(await other.leases.hold('group', 'next', 1_000, day0 + 1_000)).toBeUndefined()
    expect(await other.leases.hold('group', 'next', 1_000, day0 + 1_500)).toBe((tokens[0] ?? 0) + 1)
    expect(await store.leases.token('group')).toBe((tokens[0] ?? 0) + 1)
    expect(await store.leases.held('other')).toBeUndefined()
  })

  test('a lease runs by the clock of the database', async () => {
    const { store, another } = at()
    const other = await another()
    expect(await store.leases.hold('group', 'one', 60_000)).toBe(1)
    expect(await other.leases.hold('group', 'two', 60_000)).toBeUndefined()
    const held = await other.leases.held('group')
    expect(held).toMatchObject({ owner: 'one', token: 1 })
    expect(held?.leftMs).toBeGreaterThan(30_000)
    expect(held?.leftMs).toBeLessThanOrEqual(60_000)
    await store.leases.release('group', 'one')
    expect(await other.leases.held('group')).toMatchObject({ owner: '', leftMs: 0 })
    expect(await other.leases.hold('group', 'two', 60_000)).toBe(2)
    await store.clock.measure()
    expect(Math.abs(store.clock.now() - Date.now())).toBeLessThan(5_000)
  })

  test('links between stories hold for a span, survive a merge and end with their stories', async () => {
    const store = at().store
    const puts = await store.putArticles([madeDraft(0), madeDraft(1), madeDraft(2)])
    await store.putAnalyses(puts.map((put) => madeAnalysisDraft(put, 'ا')))
    const [a = 0, b = 0, c = 0] = puts.map((put) => put.id)
    await store.putGrouping({ decisions: [founder(a), founder(b), founder(c)], changes: [] })
    const span = { from: day0 - 10 * hourMs, to: day0 + 1000 * hourMs }
    expect((await store.storiesBetween(span)).map((head) => head.id)).toEqual([a, b, c])
    expect(await store.storiesBetween({ from: 0, to: day0 - 10 * hourMs })).toEqual([])
    const reasons = [{ code: 'why.shared-names', values: { names: 'سلمى' } }]
    await store.putStoryLinks(span, [{ a: b, b: a, strength: 0.8, reasons }])
    await store.putStoryLinks(span, [{ a: b, b: a, strength: 0.7, reasons }])
    expect(await linksOf(store, a)).toEqual([{ a, b, strength: 0.7, reasons }])
    await store.putStoryLinks({ from: 0, to: day0 - 10 * hourMs }, [])
    expect(await linksOf(store, b)).toHaveLength(1)
    const merge = { articleId: b, fromStoryId: b, toStoryId: c, cause: 'merge' as const, reasons: [] }
    await store.putGrouping({ decisions: [], changes: [merge] })
    expect(await linksOf(store, c)).toHaveLength(1)
    await store.putStoryLinks(span, [])
    expect([await linksOf(store, a), await linksOf(store, c)]).toEqual([[], []])
  })

  test('a setting made once is the same for everybody who asks', async () => {
    const store = at().store
    expect(await store.settingOnce('secret', 'one')).toBe('one')
    expect(await store.settingOnce('secret', 'two')).toBe('one')
  })
})
