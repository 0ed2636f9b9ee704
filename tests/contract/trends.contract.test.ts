/** What the news has more than usual, on every database; nothing where nobody knows what is usual. */
import { expect, test } from 'vitest'
import { trends } from '../../src/application/profiles/trends.ts'
import type { Entity } from '../../src/model/analysis.ts'
import { dayMs, hourMs, minuteMs } from '../../src/model/instant.ts'
import type { Store } from '../../src/store/store.ts'
import { day0, founder, madeAnalysisDraft, madeCredit, madeDraft, madeSource } from './made-articles.ts'
import { onEveryStore } from './store-backends.ts'

const entity = (key: string, name: string): Entity => ({ key, name, kind: 'place', variants: [], count: 1 })
const capital = entity('place:الرابية', 'الرابية')
const village = entity('place:عين السنديان', 'عين السنديان')
const office = entity('organisation:هيئة السدود', 'هيئة السدود')
const paper = entity('organisation:الضفاف', 'الضفاف')
const visitor = entity('person:سلمى', 'سلمى الوادي')
const outlets = ['a.example', 'b.example', 'c.example', 'd.example']
const now = day0 + 10 * dayMs + 12 * hourMs

let number = 0
/** A story of so many outlets at that time, in which these are named. */
async function story(store: Store, at: number, sources: number, entities: Entity[]): Promise<void> {
  let first: number | undefined
  for (const sourceId of outlets.slice(0, sources)) {
    number++
    const when = at + number
    const dates = { at: when, firstSeenAt: when, publishedAt: when }
    const title = `${entities[0]?.name ?? ''} في خبر ${number}`
    const [put] = await store.putArticles([
      madeDraft(number, { sourceId, url: `https://${sourceId}/${number}`, title, ...dates }),
    ])
    if (put === undefined) throw new Error('an article')
    await store.putAnalyses([
      madeAnalysisDraft(put, 'خبر', { analysis: { entities, credits: [madeCredit(paper.name)] } }),
    ])
    const joins = first === undefined ? {} : { storyId: first, isNewStory: false }
    await store.putGrouping({ decisions: [founder(put.id, joins)], changes: [] })
    first ??= put.id
  }
}

/** Every day the capital, the paper that is credited everywhere, and once the village. */
async function usualDays(store: Store): Promise<void> {
  for (const id of outlets) await store.putSource(madeSource(id))
  for (let day = 0; day < 10; day++) {
    await story(store, day0 + day * dayMs, 4, [capital, paper])
    if (day === 4) await story(store, day0 + day * dayMs, 1, [village])
  }
}

onEveryStore((at) => {
  test('a name that rises is told with what is usual and its widest story; names of its stories stand beside it', async () => {
    const { store } = at()
    await usualDays(store)
    await story(store, now - 3 * hourMs, 4, [village, office, capital, paper])
    await story(store, now - 2 * hourMs, 2, [village, office, paper])
    // One outlet's own campaign.
    for (let n = 0; n < 6; n++) await story(store, now - n * minuteMs, 1, [visitor])
    const found = await trends(store, { windowMs: dayMs, now })
    expect(found).toMatchObject({ isNew: false, to: found.from + dayMs, before: { to: found.from } })
    expect(found.names.map(({ name }) => name)).not.toContain(capital.name)
    expect(found.names.map(({ name }) => name)).not.toContain(paper.name)
    const [first] = found.names
    expect(found.names).toHaveLength(1)
    expect(first).toMatchObject({ articles: 6, stories: 2, story: { sourceCount: 4 } })
    expect(new Set([first?.name, ...(first?.beside ?? []).map(({ name }) => name)])).toEqual(
      new Set([village.name, office.name]),
    )
    expect(first?.usual).toBeLessThan(0.5)
    expect(first?.counts).toHaveLength(28)
    expect(first?.counts.reduce((sum, n) => sum + n, 0)).toBeGreaterThanOrEqual(6)
    expect(await trends(store, { windowMs: dayMs, now, lang: 'fr' })).toMatchObject({ stories: 0, names: [] })
  })

  test('outlets that are newly followed make nothing rise', async () => {
    const { store } = at()
    for (const id of outlets) await store.putSource(madeSource(id))
    for (let third = 0; third < 27; third++) {
      await story(store, day0 + third * 8 * hourMs, 1, [capital])
      await story(store, day0 + third * 8 * hourMs + hourMs, 1, [visitor])
    }
    for (let n = 1; n <= 2; n++) {
      await story(store, now - n * hourMs, 4, [capital])
      await story(store, now - n * hourMs - minuteMs, 4, [visitor])
    }
    expect(await trends(store, { windowMs: dayMs, now })).toMatchObject({ names: [], isNew: false })
  })

  test('an old store is measured back from its newest article', async () => {
    const { store } = at()
    await usualDays(store)
    await story(store, now - 3 * hourMs, 4, [village])
    await story(store, now - 2 * hourMs, 3, [village])
    const found = await trends(store, { windowMs: dayMs, now: now + 900 * dayMs })
    expect(found.names.map(({ name }) => name)).toEqual([village.name])
  })

  test('with too few days before nobody knows what is usual', async () => {
    const { store } = at()
    for (const id of outlets) await store.putSource(madeSource(id))
    await story(store, now - 20 * hourMs, 4, [capital])
    await story(store, now - hourMs, 4, [village])
    await story(store, now - hourMs, 4, [village])
    expect(await trends(store, { windowMs: hourMs, now })).toMatchObject({ names: [], isNew: true })
    expect(await trends(store, { windowMs: 7 * dayMs, now: day0 })).toMatchObject({ names: [], isNew: true })
  })
})
