/** What is told of a source's coverage and of a name over time, on every database; nothing where it would rest on too little. */
import { expect, test } from 'vitest'
import { compareSources } from '../../src/application/profiles/compare-sources.ts'
import { nameProfile } from '../../src/application/profiles/name-profile.ts'
import { coverageReport, entityReport } from '../../src/application/profiles/profile-reports.ts'
import { sourceCoverage } from '../../src/application/profiles/source-coverage.ts'
import type { Entity, Statement } from '../../src/model/analysis.ts'
import type { Desk } from '../../src/model/desks.ts'
import { dayMs, hourMs, minuteMs } from '../../src/model/instant.ts'
import type { IndependentOrigin, StoryOrigins } from '../../src/model/story-origins.ts'
import type { ArticleDraft } from '../../src/model/article.ts'
import type { Store } from '../../src/store/store.ts'
import { day0, founder, madeAnalysisDraft, madeCredit, madeDraft, madeSource, site } from './made-articles.ts'
import { onEveryStore } from './store-backends.ts'

const other = 'b.example'
const desk = (key: Desk) => ({ analysis: { desk: { key, confidence: 0.9, from: 'words' as const } } })

let number = 0
/** An article at that time of a source, in a section. */
async function article(
  store: Store,
  sourceId: string,
  at: number,
  key: Desk,
  more: Partial<ArticleDraft> = {},
): Promise<number> {
  number++
  const url = `https://${sourceId}/${number}`
  const [put] = await store.putArticles([
    madeDraft(number, { sourceId, url, at, firstSeenAt: at, publishedAt: at, ...more }),
  ])
  if (put === undefined) throw new Error('an article')
  await store.putAnalyses([madeAnalysisDraft(put, 'خبر', desk(key))])
  return put.id
}

function origin(ids: number[], more: Partial<IndependentOrigin>): IndependentOrigin {
  const [articleId = 0] = ids
  const counts = { sourceCount: ids.length, articleCount: ids.length, articleIds: ids }
  return { kind: 'outlet', firstAt: 0, articleId, firstKnown: false, ...counts, evidence: [], proofs: [], ...more }
}

/** Four kinds of stories that two outlets have: an agency's, a report each, a text nobody credits, a text of ours that the other credits. */
function originsOf(k: number, mine: number, theirs: number): StoryOrigins {
  const both = [Math.min(mine, theirs), Math.max(mine, theirs)]
  const kinds: IndependentOrigin[][] = [
    [origin(both, { kind: 'agency', name: 'وكالة الوادي' })],
    [origin([mine], { sourceId: site }), origin([theirs], { sourceId: other })],
    [origin(both, { kind: 'unknown', firstKnown: true })],
    [
      origin(both, {
        kind: 'agency',
        name: 'الواحة',
        sourceId: site,
        proofs: [{ articleId: theirs, quote: 'الواحة', as: 'credit' }],
      }),
    ],
  ]
  const origins = kinds[k % 4] ?? []
  return { least: origins.length, likely: origins.length, most: origins.length, origins, comments: [] }
}

async function fill(store: Store): Promise<void> {
  await store.putSource(madeSource(other))
  for (const [k, day] of [0, 1, 2, 3, 4, 7, 8, 9, 10, 11, 12, 13].entries()) {
    const at = day0 + day * dayMs + 8 * hourMs
    // The other outlet is earlier in the first three; of the fourth only the day is known.
    const mine = await article(store, site, at, 'politics', k === 3 ? { dateOnly: true } : {})
    const theirs = await article(store, other, at + (k < 3 ? -hourMs : hourMs), 'politics')
    await store.putGrouping({
      decisions: [founder(mine), founder(theirs, { storyId: mine, isNewStory: false })],
      changes: [],
    })
    await store.origins.put(mine, 2, originsOf(k, mine, theirs))
  }
  // On the sixth day the other outlet alone has something, on the seventh nobody.
  await article(store, other, day0 + 5 * dayMs + hourMs, 'sport')
  for (let n = 0; n < 10; n++) await article(store, site, day0 + 13 * dayMs + 9 * hourMs + n * minuteMs, 'sport')
}

onEveryStore((at) => {
  test('a source: days, silent ones, sections, how its texts stand to those of others, how often it was first', async () => {
    const { store } = at()
    await fill(store)
    const coverage = await sourceCoverage(store, site, 'UTC')
    expect(coverage).toMatchObject({
      from: '2026-03-01',
      to: '2026-03-14',
      days: 14,
      articles: 22,
      silentDays: ['2026-03-06'],
      desks: {
        known: 22,
        counts: [
          { desk: 'politics', articles: 12 },
          { desk: 'sport', articles: 10 },
        ],
      },
      shared: {
        stories: 12,
        own: 3,
        takenUp: 5,
        credited: 3,
        agency: 3,
        agencies: [{ name: 'وكالة الوادي', stories: 3 }],
        earlierElsewhere: 1,
      },
      first: { first: 8, of: 11 },
    })
    expect(coverage?.histogram.map(({ count }) => count)).toEqual([1, 1, 1, 1, 1, 0, 0, 1, 1, 1, 1, 1, 1, 11])
    // What one does later the other did earlier.
    expect(await sourceCoverage(store, other, 'UTC')).toMatchObject({
      shared: { own: 3, takenUp: 1, credited: 0, agency: 6, earlierElsewhere: 2 },
      first: { first: 3, of: 11 },
      silentDays: [],
    })
    expect(await coverageReport(store, 'nobody.example', 'UTC')).toMatchObject({ ok: false })
  })

  test('two sources: stories of both and of one, who was first, whose text the other carries; a story outside the time is had', async () => {
    const { store } = at()
    await fill(store)
    const all = await compareSources(store, { a: site, b: other }, 30 * dayMs)
    expect(all).toMatchObject({
      ok: true,
      value: {
        a: { sourceId: site, articles: 22, only: 0, first: 8, takenUp: 5 },
        b: { sourceId: other, articles: 13, only: 0, first: 3, takenUp: 1 },
        both: 12,
        timed: 11,
        sameAgency: 3,
      },
    })
    // In three days there are too few stories to say who is usually first; each tells it for itself.
    await store.putGrouping({
      decisions: [founder(await article(store, site, day0 + 13 * dayMs, 'sport'))],
      changes: [],
    })
    const days = await compareSources(store, { a: other, b: site }, 3 * dayMs)
    if (!days.ok) throw new Error(days.problem.code)
    const { a, b, both, bothStories, timed } = days.value
    expect([a.only, b.only, both, timed, a.first]).toEqual([0, 1, 3, undefined, undefined])
    expect(bothStories.map(({ first }) => first)).toEqual(['b', 'b', 'b'])
    expect(b.onlyStories).toHaveLength(1)
    // The other has the story of the first day too, an hour before this stretch begins.
    const early = await compareSources(store, { a: site, b: other }, 13 * dayMs + 1.5 * hourMs)
    expect(early).toMatchObject({ value: { both: 12, a: { only: 1 }, b: { articles: 12, only: 0 } } })
    expect(await compareSources(store, { a: site, b: site }, dayMs)).toMatchObject({
      problem: { code: 'request.invalid' },
    })
    expect(await compareSources(store, { a: site, b: 'nobody.example' }, dayMs)).toMatchObject({
      problem: { code: 'request.not-found' },
    })
  })

  test('of few articles no shares are told, of one day nothing', async () => {
    const { store } = at()
    await article(store, site, day0, 'sport')
    expect(await coverageReport(store, site, 'UTC')).toEqual({
      ok: true,
      value: { sourceId: site, name: madeSource(site).name },
    })
    await article(store, site, day0 + dayMs, 'sport')
    const coverage = await sourceCoverage(store, site, 'UTC')
    expect(coverage).toMatchObject({ articles: 2, silentDays: [] })
    expect(coverage).not.toHaveProperty('desks')
    expect(coverage).not.toHaveProperty('shared')
    expect(coverage).not.toHaveProperty('first')
  })

  test('a name: its days, what stands beside it in three stories or more, a story of many sites once, no media', async () => {
    const { store } = at()
    const entity = (key: string, name: string): Entity => ({ key, name, kind: 'person', variants: [], count: 1 })
    const [minister, governor, guest, paper] = [
      entity('person:سلمى', 'سلمى الوادي'),
      entity('person:هاني', 'هاني البستاني'),
      entity('person:زائر', 'زائر'),
      entity('organisation:الضفاف', 'الضفاف'),
    ]
    const said: Statement = {
      speaker: 'هاني البستاني',
      speakerEntity: governor.key,
      verb: 'قال',
      verbSpan: { start: 0, end: 3 },
      content: 'سيفتح الجسر',
      contentSpan: { start: 4, end: 15 },
      kind: 'indirect',
      polarity: 'says',
    }
    const ids: number[] = []
    for (let n = 0; n < 6; n++) {
      const when = day0 + n * dayMs
      const [put] = await store.putArticles([madeDraft(n, { at: when, publishedAt: when, firstSeenAt: when })])
      if (put === undefined) throw new Error('an article')
      ids.push(put.id)
      const entities = [minister, paper, ...(n < 4 ? [governor] : []), ...(n >= 3 ? [guest] : [])]
      const statements = n < 3 ? [said] : []
      const credits = [madeCredit('الضفاف')]
      await store.putAnalyses([madeAnalysisDraft(put, 'خبر', { analysis: { entities, statements, credits } })])
    }
    // The last three are one story, so what stands in them alone stands in one story.
    const [, , , d = 0] = ids
    await store.putGrouping({
      decisions: ids.map((id, n) => (n > 3 ? founder(id, { storyId: d, isNewStory: false }) : founder(id))),
      changes: [],
    })
    const profile = await nameProfile(store, { entity: minister.key }, 'UTC')
    expect(profile).toMatchObject({
      stories: 4,
      names: [{ key: governor.key, name: 'هاني البستاني', stories: 3 }],
      speakers: [{ key: governor.key, stories: 3 }],
    })
    expect(profile.histogram.map(({ count }) => count)).toEqual([1, 1, 1, 1, 1, 1])
    const speaker = await nameProfile(store, { speaker: governor.key }, 'UTC')
    expect(speaker).toMatchObject({ stories: 3, names: [{ key: minister.key, stories: 3 }], speakers: [] })
    expect(await entityReport(store, minister.key, 'UTC')).toMatchObject({
      ok: true,
      value: { key: minister.key, name: minister.name, kind: 'person', profile: { stories: 4 } },
    })
    expect(await entityReport(store, 'person:لا أحد', 'UTC')).toMatchObject({ ok: false })
  })
})
