/**
 * How fast the grouping's state is made again from the store, as at every start and change of writer.
 * In: real drafts with their analyses. Out: articles per CPU-second. Touches a database in a temporary directory, which is removed.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dayMs } from '../src/model/instant.ts'
import { analyseArticle } from '../src/analyse/analyse-article.ts'
import type { ArticleDraft } from '../src/model/article.ts'
import { encodeFeatures } from '../src/model/features.ts'
import { Grouping } from '../src/pipeline/group-articles.ts'
import { openStore } from '../src/store/open-store.ts'
import type { Store } from '../src/store/store.ts'

export interface Rebuild {
  articles: number
  /** Read from the store, decoded and held again. */
  articlesPerCpuSecond: number
  /** The group stage as it runs: read, grouped and written to the store. */
  groupedPerCpuSecond: number
}

const windowMs = 60 * dayMs
const batch = 250

/** Stores and groups the drafts, then measures a new writer's first look. */
export async function measureRebuild(drafts: readonly ArticleDraft[]): Promise<Rebuild> {
  const directory = mkdtempSync(join(tmpdir(), 'siyaq-bench-'))
  const opened = await openStore({ kind: 'sqlite', path: join(directory, 'siyaq.db') })
  if (!opened.ok) throw new Error(`${opened.problem.code}: ${opened.problem.detail ?? ''}`)
  const store = opened.value
  for (let i = 0; i < drafts.length; i += batch) await load(store, drafts.slice(i, i + batch))
  const grouping = { store, clock: () => 0, windowMs }
  const [grouped, groupSeconds] = await timed(() => new Grouping(grouping).groupWaiting())
  const [, rebuildSeconds] = await timed(() => new Grouping(grouping).groupWaiting())
  await store.close()
  rmSync(directory, { recursive: true, force: true })
  return {
    articles: grouped,
    articlesPerCpuSecond: Math.round(grouped / rebuildSeconds),
    groupedPerCpuSecond: Math.round(grouped / groupSeconds),
  }
}

async function load(store: Store, drafts: readonly ArticleDraft[]): Promise<void> {
  const puts = await store.putArticles(drafts)
  await store.putAnalyses(
    puts.flatMap((put, i) => {
      const draft = drafts[i]
      if (put.outcome !== 'new' || draft === undefined) return []
      const { analysis, features } = analyseArticle({ title: draft.title, text: draft.text, lang: 'ar' })
      return {
        articleId: put.id,
        revision: put.revision,
        analysis,
        features: encodeFeatures(features),
        search: { stems: '', exact: '', titleStems: '', titleExact: '', row: new Uint8Array() },
      }
    }),
  )
}

async function timed<T>(run: () => Promise<T>): Promise<[T, number]> {
  const before = process.cpuUsage()
  const result = await run()
  const used = process.cpuUsage(before)
  return [result, (used.user + used.system) / 1e6]
}
