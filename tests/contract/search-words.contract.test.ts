/**
 * What a reader types finds the article that holds the word in another form, through the real analysis and the real stores: more than
 * 200 queries, loose and exact. Every database gives the same articles in the same order.
 */
import { afterAll, expect, test } from 'vitest'
import { analyseStored } from '../../src/pipeline/compute-batch.ts'
import type { Store } from '../../src/store/store.ts'
import { parseQuery } from '../../src/text/query.ts'
import { inflectedCases } from './inflected-queries.ts'
import { madeDraft, madeSource, site } from './made-articles.ts'
import { storeBackends } from './store-backends.ts'

interface Answers {
  database: string
  /** Numbers of the articles found, newest first, by query. */
  loose: Map<string, number[]>
  exact: Map<string, number[]>
}

const queries = [...new Set(inflectedCases.flatMap((each) => each.queries))]
const backends = storeBackends()
const answers: Answers[] = []

for (const backend of backends) {
  test(`the words asked of ${backend.name}`, { timeout: 240_000 }, async () => {
    await backend.start()
    const fresh = await backend.fresh()
    const { store } = fresh
    try {
      const numberOf = await index(store)
      const ask = async (exact: boolean): Promise<Map<string, number[]>> => {
        const out = new Map<string, number[]>()
        for (const query of queries) {
          const page = await store.search({ query: parseQuery(query, { exact }), limit: 200 })
          out.set(
            query,
            page.items.map((hit) => numberOf.get(hit.id) ?? -1),
          )
        }
        return out
      }
      const found: Answers = {
        database: backend.name,
        loose: await ask(false),
        exact: await ask(true),
      }
      answers.push(found)
      expect(queries.length).toBeGreaterThan(400)
      const missed = inflectedCases.flatMap(({ article, queries: asked }, n) =>
        asked.filter((query) => !(found.loose.get(query) ?? []).includes(n)).map((query) => `${query}: ${article}`),
      )
      expect(missed).toEqual([])
      for (const query of queries) {
        expect([query, found.exact.get(query)]).toEqual([query, articlesWith(query)])
        expect(found.loose.get(query)).toEqual(expect.arrayContaining(found.exact.get(query) ?? []))
      }
    } finally {
      await fresh.remove()
    }
  })
}

test('every database gives the same articles in the same order', () => {
  const [first, ...others] = answers
  expect(answers).toHaveLength(backends.length)
  for (const other of others) {
    expect(other.loose).toEqual(first?.loose)
    expect(other.exact).toEqual(first?.exact)
  }
})

test('a word finds few articles besides its own: stems do not run together', () => {
  const hits = queries.map((query) => answers[0]?.loose.get(query)?.length ?? 0)
  const mean = hits.reduce((sum, n) => sum + n, 0) / hits.length
  expect(mean).toBeLessThan(2)
  for (const [query, article] of unrelated) {
    const n = inflectedCases.findIndex((each) => each.article.includes(article))
    expect(n, article).toBeGreaterThanOrEqual(0)
    expect(answers[0]?.loose.get(query), `${query} in ${article}`).not.toContain(n)
  }
})

/** Words that look alike and are not of one lemma: what is typed, and words of an article that it must not find. */
const unrelated: readonly (readonly [string, string])[] = [
  ['والسفير', 'سافر الحجاج'],
  ['وعلماؤها', 'رواتب المعلمين'],
  ['للحادثة', 'مشروعات الري الحديثة'],
  ['محاكم', 'صدرت أحكام'],
  ['للجنة', 'تفقد المسؤولون'],
  ['النحلة', 'حلقت طائرات'],
  ['وقراها', 'قررت اللجان'],
  ['مدينة', 'مشتبها بهم'],
]

afterAll(async () => {
  for (const backend of backends) await backend.stop()
})

/** Puts and analyses the articles, the first the oldest; their numbers by id. */
async function index(store: Store): Promise<Map<number, number>> {
  await store.putSource(madeSource(site))
  const puts = await store.putArticles(
    inflectedCases.map(({ article }, n) => madeDraft(n, { title: `خاطرة ${n + 9_000_000}`, text: article })),
  )
  const ids = puts.map((put) => put.id)
  const stored = await store.articlesByIds(ids)
  await store.putAnalyses(stored.map((article) => analyseStored(article)))
  return new Map(ids.map((id, n) => [id, n]))
}

/** Numbers of the articles that hold the very word, newest first, by a plain reading: letter variants and marks aside. */
function articlesWith(query: string): number[] {
  const word = plain(query)
  const found: number[] = []
  inflectedCases.forEach(({ article }, n) => {
    if (` ${plain(article)} `.includes(` ${word} `)) found.unshift(n)
  })
  return found
}

function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036F\u064B-\u0655\u0670\u0640]/gu, '')
    .replace(/[\u0660-\u0669\u06F0-\u06F9]/gu, (digit) => String((digit.codePointAt(0) ?? 0) & 15))
    .replace(/(?<=[\u0621-\u064A])(?=\d)/gu, ' ')
    .replace(/(?<=\d)[,\u066C](?=\d)/gu, '')
    .replace(/(?<=\d)\u066B(?=\d)/gu, '.')
    .replace(/[\u0649\u06CC]/gu, '\u064A')
    .replace(/[\u0629\u06C1\u06C2\u06BE]/gu, '\u0647')
    .replace(/\u06A9/gu, '\u0643')
    .replace(/\b[\p{L}]+['\u2019](?=s\b)/gu, (owner) => `${owner.slice(0, -1)} `)
    .replace(/\bL'/gu, 'l ')
    .replace(/['\u2019]/gu, ' ')
    .replace(/[^\p{L}\p{N}.]+/gu, ' ')
    .toLowerCase()
    .trim()
}
