/**
 * A process that writes to a SQLite store until it is killed, for the durability suite.
 * In: the path of the database, a first number. Out: one line of stdout for each batch that the store has committed.
 */
import { founder, madeAnalysisDraft, madeDraft, madeSource, site } from './made-articles.ts'
import { openOrThrow } from './open-or-throw.ts'

const [path = '', first = '0'] = process.argv.slice(2)
const store = await openOrThrow({ kind: 'sqlite', path })
await store.putSource(madeSource(site))
const batch = 20
for (let n = Number(first); ; n += batch) {
  const drafts = Array.from({ length: batch }, (_, i) => madeDraft(n + i, { text: `نص الخبر ${n + i}` }))
  const puts = await store.putArticles(drafts)
  await store.putAnalyses(puts.map((put) => madeAnalysisDraft(put, `خبر رقم${put.id}`)))
  await store.putGrouping({ decisions: puts.map((put) => founder(put.id)), changes: [] })
  process.stdout.write(`${n + batch}\n`)
}
