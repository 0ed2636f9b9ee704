/**
 * Measures search on ../shared/data/search-ar, and fits the weights of the ranking by folds over the queries.
 * In: `--fit` to write src/search/rank-weights.ts, `--pull=0.1,0.03`. Out: the scorer's figures of the packaged weights, the folds'
 * nDCG@10 on queries that the weights have not seen, exit 1 below the floors.
 */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bestFirst } from '../src/application/search/best-first.ts'
import { search } from '../src/application/search/search.ts'
import { fillStore } from '../src/cli/predict/search.ts'
import { readRecords } from '../src/cli/predict/input-records.ts'
import { evidenceNames } from '../src/search/evidence.ts'
import { priorWeights, rankWeights } from '../src/search/rank-weights.ts'
import { openStore } from '../src/store/open-store.ts'
import type { Store } from '../src/store/store.ts'
import { parseQuery } from '../src/text/query.ts'
import { dcgAt10, fitRanking, idealDcg, ndcg, type JudgedQuery } from './fits/fit-ranking.ts'
import { aboveFloors } from './statement-scores.ts'
import { readLines, sharedDir } from './story-files.ts'

interface Judged {
  q: string
  kind: string
  relevant: Record<string, number>
}

const foldCount = 5
const data = new URL('data/search-ar/', sharedDir)
const pulls = (process.argv.find((arg) => arg.startsWith('--pull='))?.slice(7) ?? '0.1').split(',').map(Number)

if (existsSync(data)) await main()
else console.log('skipped: ../shared/data/search-ar is not there')

async function main(): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'siyaq-search-'))
  const opened = await openStore({ kind: 'sqlite', path: join(directory, 'siyaq.db') })
  if (!opened.ok) throw new Error(opened.problem.code)
  const store = opened.value
  const idOf = await fillStore(store, readRecords(new URL('docs.jsonl.gz', data).pathname))
  const queries = readLines<Judged>(new URL('dev.queries.jsonl', data))
  const figures = await packaged(store, queries, idOf)
  const judged: JudgedQuery[] = []
  for (const query of queries) judged.push(await judgedQuery(store, query, idOf))
  const prior = Float64Array.from(evidenceNames, (name) => priorWeights[name])
  for (const pull of pulls) {
    const scores = Array.from({ length: foldCount }, (_, fold) => {
      const weights = fitRanking(
        judged.filter((_query, i) => i % foldCount !== fold),
        prior,
        pull,
      )
      const seen = mean(judged.filter((_query, i) => i % foldCount !== fold).map((each) => ndcg(each, weights)))
      return { seen, unseen: judged.map((each, i) => (i % foldCount === fold ? ndcg(each, weights) : undefined)) }
    })
    const unseen = judged.map((_each, i) => scores[i % foldCount]?.unseen[i] ?? 0)
    figures['foldsNdcg10'] = mean(unseen)
    const kinds = [...new Set(queries.map(({ kind }) => kind))].map(
      (kind) => `${kind} ${mean(unseen.filter((_score, i) => queries[i]?.kind === kind)).toFixed(3)}`,
    )
    console.log(
      `pull ${pull}: seen ${mean(scores.map(({ seen }) => seen)).toFixed(4)}, not seen ${mean(unseen).toFixed(4)} (${kinds.join(', ')})`,
    )
  }
  console.log(`weights by hand: ${mean(judged.map((each) => ndcg(each, prior))).toFixed(4)}`)
  if (process.argv.includes('--fit')) {
    const weights = fitRanking(judged, prior, pulls[0] ?? 0)
    const file = new URL('../src/search/rank-weights.ts', import.meta.url)
    writeFileSync(file, weightsFile(prior, weights))
    console.log(`own fit: ${mean(judged.map((each) => ndcg(each, weights))).toFixed(4)}`)
  } else if (!aboveFloors(figures, new URL('search.floors.json', import.meta.url))) process.exitCode = 1
  await store.close()
  rmSync(directory, { recursive: true, force: true })
}

/** The scorer's figures for the answers that a reader gets. */
async function packaged(
  store: Store,
  queries: readonly Judged[],
  idOf: ReadonlyMap<number, string | number>,
): Promise<Record<string, number>> {
  const rows: { kind: string; ndcg10: number; success10: number; recall20: number; empty: number }[] = []
  for (const { q, kind, relevant } of queries) {
    const found = await search(store, { q, exact: false, limit: 20 }, 'UTC')
    const grades = found.ok ? found.value.hits.map(({ id }) => relevant[String(idOf.get(id))] ?? 0) : []
    const wanted = Object.values(relevant)
    rows.push({
      kind,
      ndcg10: dcgAt10(grades) / idealDcg(wanted),
      success10: grades.slice(0, 10).some((grade) => grade > 0) ? 1 : 0,
      recall20: grades.filter((grade) => grade > 0).length / Math.min(20, wanted.length),
      empty: grades.length === 0 ? 1 : 0,
    })
  }
  const kinds = [...new Set(rows.map(({ kind }) => kind))]
  for (const kind of ['all', ...kinds]) {
    const of = rows.filter((row) => kind === 'all' || row.kind === kind)
    const [n, s, r, e] = (['ndcg10', 'success10', 'recall20', 'empty'] as const).map((name) =>
      mean(of.map((row) => row[name])),
    )
    console.log(
      `${kind.padEnd(12)} ${of.length} nDCG@10 ${n?.toFixed(3)} success@10 ${s?.toFixed(3)} recall@20 ${r?.toFixed(3)} no hits ${e?.toFixed(3)}`,
    )
  }
  return {
    ndcg10: mean(rows.map((row) => row.ndcg10)),
    success10: mean(rows.map((row) => row.success10)),
    answered: 1 - mean(rows.map((row) => row.empty)),
    worstKind: Math.min(...kinds.map((kind) => mean(rows.filter((row) => row.kind === kind).map((row) => row.ndcg10)))),
  }
}

async function judgedQuery(
  store: Store,
  { q, relevant }: Judged,
  idOf: ReadonlyMap<number, string | number>,
): Promise<JudgedQuery> {
  const { ranked } = await bestFirst(store, parseQuery(q), {}, rankWeights)
  return {
    candidates: ranked.map(({ id, evidence }) => ({ x: evidence, grade: relevant[String(idOf.get(id))] ?? 0 })),
    ideal: idealDcg(Object.values(relevant)),
  }
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
}

function weightsFile(prior: Float64Array, fitted: Float64Array): string {
  const table = (name: string, doc: string, values: Float64Array): string =>
    `/** ${doc} */\nexport const ${name}: Readonly<Record<RankEvidenceName, number>> = {\n` +
    evidenceNames.map((evidence, i) => `  ${evidence}: ${Number((values[i] ?? 0).toFixed(3))},\n`).join('') +
    '}\n'
  return `/**
 * Weights of the ranking by the names of the evidence; written by \`quality/search.ts --fit\`, all but those chosen by hand.
 * In: nothing. Out: two small tables. Touches nothing.
 */
import type { RankEvidenceName } from './evidence.ts'

${table('priorWeights', 'Chosen by hand; the fit stays near them.', prior)}
${table('rankWeights', 'Fitted.', fitted)}`
}
