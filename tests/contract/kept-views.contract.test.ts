/** Views that are kept, on every database: what was written by another process shows at the next request, or two seconds later at most. */
import { expect, test, vi } from 'vitest'
import { KeptViews } from '../../src/application/kept/kept-views.ts'
import { whenConcerned } from '../../src/application/search/when-concerned.ts'
import { search } from '../../src/application/search/search.ts'
import { contextDeps } from '../../src/application/stories/context-deps.ts'
import { nameStarts } from '../../src/analyse/names/keys/name-starts.ts'
import { analyseStored } from '../../src/pipeline/compute-batch.ts'
import { countOrigins } from '../../src/pipeline/origin-members.ts'
import type { Store } from '../../src/store/store.ts'
import { founder, madeDraft, madeSource } from './made-articles.ts'
import { onEveryStore } from './store-backends.ts'

const fire = 'اندلع حريق كبير فجر الأحد في مستودع للوقود بميناء الرملة وأودى بحياة خمسة عمال، وبدأ التحقيق في أسبابه.'
const flood = 'غمرت السيول أحياء مدينة الزهراء مساء الاثنين وأجلت فرق الإنقاذ مئات السكان إلى مدارس الحي القريبة.'

/** Stores, analyses and groups one article. */
async function add(store: Store, n: number, more: { title: string; text: string; story?: number }): Promise<number> {
  const { title, text, story } = more
  const sourceId = `${'abc'[n % 3] ?? 'a'}.example`
  await store.putSource(madeSource(sourceId))
  const [put] = await store.putArticles([madeDraft(n, { title, text, sourceId })])
  const id = put?.id ?? 0
  await store.putAnalyses(
    (await store.articlesByIds([id])).map((article) => analyseStored(article)),
    nameStarts,
  )
  await store.putGrouping({
    decisions: [founder(id, story === undefined ? {} : { storyId: story, isNewStory: false })],
    changes: [],
  })
  await countOrigins(store)
  return id
}

onEveryStore((at) => {
  test('a view stays the same object while nothing it tells changes, and is new after each kind of write', async () => {
    const writer = at().store
    const store = await at().another()
    let now = 0
    const views = new KeptViews(contextDeps(store, () => now))
    const a = await add(writer, 0, { title: 'حريق في ميناء الرملة', text: fire })
    const later = async <T>(read: () => Promise<T>): Promise<T> => {
      // A server is asked a few times a second.
      now += 200
      return await read()
    }
    const story = () => later(() => views.story(a))
    const first = await story()
    expect(first).toMatchObject({ articleCount: 1, title: 'حريق في ميناء الرملة' })
    expect(await story()).toBe(first)

    const b = await add(writer, 1, { title: 'خمسة قتلى في حريق الميناء', text: `${fire} وأغلق الميناء.`, story: a })
    const grown = await story()
    expect(grown).toMatchObject({ articleCount: 2, sourceCount: 2 })
    expect(await later(() => views.article(b))).toMatchObject({ story: { id: a, articleCount: 2 } })

    await writer.putArticles([
      madeDraft(1, {
        title: 'سبعة قتلى في حريق الميناء',
        text: `${fire} وأعيد فتح الميناء.`,
        sourceId: 'b.example',
        firstSeenAt: 9e12,
        seenAt: 9e12,
      }),
    ])
    expect((await story())?.folds.flatMap((f) => [f.lead, ...f.copies]).map((m) => m.title)).toContain(
      'سبعة قتلى في حريق الميناء',
    )
    expect(await later(() => views.article(b))).toMatchObject({ article: { title: 'سبعة قتلى في حريق الميناء' } })

    await writer.markGone(b, 5_000)
    expect((await later(() => views.article(b)))?.goneAt).toBe(5_000)
    await writer.addCorrection({ kind: 'lock', articleIds: [a, b], storyIds: [a], by: 'سلمى', at: 6_000 })
    expect((await story())?.locked).toBe(true)
    await writer.origins.setFamily('a.example', 'دار الرملة')
    await writer.origins.setFamily('b.example', 'دار الرملة')
    await countOrigins(writer)
    expect((await story())?.sourceCount).toBe(1)
    await writer.putSource({ ...madeSource('a.example'), name: 'صحيفة الرملة' })
    expect((await later(() => views.article(a)))?.sourceName).toBe('صحيفة الرملة')
    const other = await add(writer, 5, { title: 'سيول في الزهراء', text: flood })
    await writer.putStoryLinks({ from: 0, to: 9e12 }, [{ a, b: other, strength: 0.9, reasons: [] }])
    expect((await story())?.otherLanguages.map((s) => s.id)).toEqual([other])
    // Grouped anew, aside: the view is the old one until the switch.
    const aside = writer.aside()
    const decisions = [a, b, other].map((id) => ({
      articleId: id,
      storyId: id,
      isNewStory: true,
      confidence: 1,
      reasons: [],
    }))
    await aside.putGrouping({ decisions, changes: [] })
    const kept = await story()
    expect(kept?.folds.flatMap((f) => [f.lead, ...f.copies]).map((m) => m.id)).toContain(b)
    const token = (await writer.leases.hold('regroup', 'one', 60_000)) ?? 0
    const corrections = await writer.regrouping.corrections()
    await writer.regrouping.switch({ lease: { name: 'regroup', token }, corrections, since: 0 })
    expect((await story())?.folds.flatMap((f) => [f.lead, ...f.copies]).map((m) => m.id)).toEqual([a])
  })

  test('lists and what stands around a story are two seconds behind at most, for whoever changed something at once', async () => {
    const writer = at().store
    const store = await at().another()
    let now = 0
    const views = new KeptViews(contextDeps(store, () => now))
    const asked = { q: 'حريق' }
    const search = async () =>
      await views.search(asked, async () => ({ view: await writer.entityArticles('place:-'), shown: [] }))
    await add(writer, 0, { title: 'حريق في ميناء الرملة', text: fire })
    const home = () => views.home({}, 0)
    const before = await home()
    expect(before.stories).toHaveLength(1)
    const found = await search()
    await add(writer, 4, { title: 'سيول في الزهراء', text: flood })
    now += 2_000
    const after = await home()
    expect(after).not.toBe(before)
    expect(after).toMatchObject({ totals: { articles: 2 } })
    // Nothing in it is otherwise: pages made of it hold.
    expect(await search()).toBe(found)
    await add(writer, 8, { title: 'افتتاح سوق الوادي', text: 'افتتح سوق الوادي الجديد صباح الأحد.' })
    views.insist()
    expect((await home()).stories).toHaveLength(3)
  })

  test('an article of another story that tells the like shows beside it at the next request, others change nothing', async () => {
    const writer = at().store
    const store = await at().another()
    let now = 0
    const views = new KeptViews(contextDeps(store, () => now))
    const a = await add(writer, 0, { title: 'حريق في ميناء الرملة', text: fire })
    const story = async () => {
      now += 200
      return await views.story(a)
    }
    const alone = await story()
    expect(alone?.related).toEqual([])
    await views.article(a)
    const searched = vi.spyOn(store.index, 'onOneState')
    // Of an outlet that is known: a new name may stand on any page.
    await add(writer, 3, { title: 'سيول في الزهراء', text: flood })
    now += 100_000
    expect(await story()).toBe(alone)
    await views.article(a)
    // Neither was even made again.
    expect(searched).not.toHaveBeenCalled()
    const like = await add(writer, 5, {
      title: 'حريق ثان في ميناء الرملة',
      text: 'اندلع حريق ثان في مستودع للوقود بميناء الرملة بعد يوم من حريق أودى بحياة خمسة عمال.',
    })
    expect((await story())?.related.map(({ id }) => id)).toEqual([like])
    expect((await views.article(a))?.related.map(({ id }) => id)).toEqual([like])
  })

  test('followed: what was committed two seconds ago shows, whoever reads meanwhile', async () => {
    const writer = at().store
    const views = new KeptViews(contextDeps(await at().another()))
    const ending = new AbortController()
    const following = views.follow(ending.signal)
    const a = await add(writer, 0, { title: 'حريق في ميناء الرملة', text: fire })
    let reading = true
    const reader = (async () => {
      while (reading) {
        await views.story(a)
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    })()
    for (let n = 1; n < 4; n++) {
      await add(writer, n, { title: `حريق الميناء في يومه ${n}`, text: `${fire} ${n}`, story: a })
      await new Promise((resolve) => setTimeout(resolve, 2_000))
      expect((await views.story(a))?.articleCount).toBe(n + 1)
    }
    reading = false
    await reader
    ending.abort()
    await following
  })

  test('a search is made again for articles that hold a word of it within its limits, and for no others', async () => {
    const writer = at().store
    const store = await at().another()
    let now = 0
    const views = new KeptViews(contextDeps(store, () => now))
    const request = { q: 'حريق الرملة', exact: false, limit: 10, lang: 'ar' }
    const made = vi.fn(async () => {
      const answer = await search(store, request, 'UTC')
      if (!answer.ok) throw new Error(answer.problem.code)
      const { value } = answer
      const shown = value.hits.map(({ id }) => id)
      const again = async () => {
        const ranked = await search(store, request, 'UTC')
        return ranked.ok ? ranked.value : undefined
      }
      const concerns = async (ids: readonly number[], isLate: boolean) => {
        const concerned = await whenConcerned(store.index, value, ids, isLate, again)
        return typeof concerned === 'string' ? concerned : ('now' as const)
      }
      return { view: shown, shown, concerns }
    })
    const found = async () => {
      now += 2_000
      return await views.search(request, made)
    }
    const a = await add(writer, 0, { title: 'حريق في ميناء الرملة', text: fire })
    expect(await found()).toEqual([a])
    for (const n of [1, 2]) await add(writer, n, { title: `سيول في الزهراء ${n}`, text: flood })
    expect(await found()).toEqual([a])
    now += 20_000
    expect(await found()).toEqual([a])
    expect(made).toHaveBeenCalledTimes(1)
    const b = await add(writer, 4, { title: 'حريق ثان في ميناء الرملة', text: fire })
    expect(new Set(await found())).toEqual(new Set([a, b]))
    expect(made).toHaveBeenCalledTimes(2)
    // One word of two: it may wait for ten seconds.
    await add(writer, 3, { title: 'حريق في سوق الزهراء', text: 'شب حريق في سوق الزهراء فجر الاثنين.' })
    await found()
    expect(made).toHaveBeenCalledTimes(2)
    now += 10_000
    await found()
    expect(made).toHaveBeenCalledTimes(3)
    await writer.putArticles([
      madeDraft(0, { title: 'نزهة', text: 'نزهة في المدينة.', firstSeenAt: 9e12, seenAt: 9e12 }),
    ])
    await found()
    // One of its hits was rewritten.
    expect(made).toHaveBeenCalledTimes(4)
  })

  test('what is read while it changes is read again', async () => {
    const writer = at().store
    const store = await at().another()
    let now = 0
    const deps = contextDeps(store, () => now)
    const views = new KeptViews(deps)
    const a = await add(writer, 0, { title: 'حريق في ميناء الرملة', text: fire })
    await views.story(a)
    for (let n = 1; n < 8; n++) {
      now += 200
      const reading = views.story(a)
      const adding = add(writer, n, { title: `حريق الميناء في يومه ${n}`, text: `${fire} ${n}`, story: a })
      await Promise.all([reading, adding])
      now += 200
      expect((await views.story(a))?.articleCount).toBe(n + 1)
    }
  })

  test('whoever is far behind takes everything as changed', async () => {
    const { store } = at()
    const newest = await store.changes.newest()
    expect(await store.changes.since(newest)).toMatchObject({ number: newest, all: false })
    for (let i = 0; i < 205; i++) await store.markGone(i, 1)
    expect((await store.changes.since(newest)).articles.size).toBe(205)
    expect(await store.changes.since(newest - 50_000)).toMatchObject({ all: true })
  })
})
