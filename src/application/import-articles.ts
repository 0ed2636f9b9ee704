/**
 * Import: stores, analyses and indexes what the readers give, then groups what came, in the order of ids.
 * In: an async iterable of import results. Out: counts, and the store's content. Reads no file itself.
 *
 * Reading and storing run in this thread, analysis in the compute pool, one batch ahead of each other. A crash loses at most the
 * batches in hand: the position of a file is recorded only when its articles are stored *and* analysed.
 */
import type { ImportCounts, ImportProgress, ImportSummary } from './siyaq.ts'
import type { ImportPlace, ImportResult, ImportSource } from '../gather/import/import-item.ts'
import type { ImportOptions } from '../gather/import/import-options.ts'
import { extractArticle } from '../extract/extract-article.ts'
import { readDump } from '../extract/parts/read-dump.ts'
import type { Runtime } from './open-runtime.ts'
import type { Compute } from '../pipeline/compute-pool.ts'
import { titleOrLead } from '../pipeline/extract-pages.ts'
import { defined } from '../model/defined.ts'
import type { ArticleDraft } from '../model/article.ts'
import type { Store } from '../store/store.ts'

interface ImportDeps {
  store: Store
  compute: Compute
  clock(): number
  /** Groups everything that waits for it; called when the reading is done. */
  group(): Promise<void>
}

interface ImportRun {
  onProgress(p: ImportProgress): void
  signal?: AbortSignal
}

const batchArticles = 200
/** Batches whose analysis is under way while the next are read and stored. */
const batchesAhead = 3
const progressEveryMs = 250
const problemsKept = 20

interface Batch {
  drafts: ArticleDraft[]
  sources: ImportSource[]
  feeds: { source: ImportSource; url: string; title?: string }[]
  /** The last place of each file in this batch. */
  places: Map<string, ImportPlace>
}

/** What the readers of gather/import need from other stages and from the store. */
export function importReaders(store: Store): Pick<ImportOptions, 'readPage' | 'readDump' | 'doneUpTo'> {
  return { readPage: (page) => extractArticle(page), readDump, doneUpTo: (key) => store.importPosition(key) }
}

/** Imports into a runtime; what came is grouped, unless another process groups, and linked to stories of other languages. */
export async function importIntoRuntime(
  r: Runtime,
  results: AsyncIterable<ImportResult>,
  run: ImportRun,
): Promise<ImportSummary> {
  const group = async (): Promise<void> => {
    if (!(await r.grouping.hold())) return
    await r.grouping.groupWaiting()
    await r.languageLinks.rebuild()
  }
  return await importArticles({ store: r.store, compute: r.compute, clock: () => r.clock(), group }, results, run)
}

/** What was imported. Idempotent: an article whose address and text are known counts as `same`. */
async function importArticles(
  deps: ImportDeps,
  results: AsyncIterable<ImportResult>,
  run: ImportRun,
): Promise<ImportSummary> {
  const startedAt = deps.clock()
  const counts: ImportCounts = { read: 0, new: 0, revised: 0, same: 0, feeds: 0, withoutText: 0, skipped: {} }
  const problems: ImportSummary['problems'] = []
  const known = new Set<string>()
  const underway: Promise<void>[] = []
  let batch = emptyBatch()
  let place: ImportPlace | undefined
  let reportedAt = 0
  let stopped = false

  const report = (force: boolean): void => {
    if (!place || (!force && performance.now() - reportedAt < progressEveryMs)) return
    reportedAt = performance.now()
    run.onProgress({ ...counts, file: place.file, readBytes: place.readBytes, totalBytes: place.totalBytes })
  }

  const flush = async (): Promise<void> => {
    if (batch.places.size === 0) return
    const full = batch
    batch = emptyBatch()
    const { finished } = await storeBatch(deps, full, counts, known, underway.at(-1))
    underway.push(finished)
    if (underway.length > batchesAhead) await underway.shift()
    report(false)
  }

  for await (const result of results) {
    place = result.place
    batch.places.set(result.place.fileKey, result.place)
    if (result.ok) {
      counts.read++
      batch.sources.push(result.item.source)
      if (result.item.kind === 'article') {
        batch.drafts.push({ ...result.item.draft, title: titleOrLead(result.item.draft) })
        if (result.item.draft.text === '') counts.withoutText++
      } else batch.feeds.push(result.item)
    } else {
      counts.read++
      counts.skipped[result.problem.code] = (counts.skipped[result.problem.code] ?? 0) + 1
      if (problems.length < problemsKept)
        problems.push({ place: `${place.file}:${place.position}`, problem: result.problem })
    }
    if (batch.drafts.length + batch.feeds.length >= batchArticles) await flush()
    if (run.signal?.aborted) {
      stopped = true
      break
    }
  }
  await flush()
  await Promise.all(underway)
  await deps.group()
  report(true)
  return {
    ...counts,
    tookMs: deps.clock() - startedAt,
    peakRssBytes: process.resourceUsage().maxRSS * 1024,
    problems,
    stopped,
  }
}

function emptyBatch(): Batch {
  return { drafts: [], sources: [], feeds: [], places: new Map() }
}

/** Stores the batch now; `finished` resolves when it is analysed, indexed and its place recorded, after the batch before it. */
async function storeBatch(
  deps: ImportDeps,
  batch: Batch,
  counts: ImportCounts,
  known: Set<string>,
  before: Promise<void> | undefined,
): Promise<{ finished: Promise<void> }> {
  await addSources(deps, batch.sources, known)
  for (const feed of batch.feeds) {
    await deps.store.addFeed(
      { sourceId: feed.source.id, url: feed.url, ...defined({ title: feed.title }) },
      deps.clock(),
    )
    counts.feeds++
  }
  const put = await deps.store.putArticles(batch.drafts)
  const changed: number[] = []
  for (const article of put) {
    counts[article.outcome]++
    if (article.outcome !== 'same') changed.push(article.id)
  }
  const finished = finishBatch(deps, batch, put, changed, before)
  // Its failure is thrown where it is awaited, a few batches later; until then it is not an unhandled one.
  finished.catch(() => undefined)
  return { finished }
}

async function finishBatch(
  deps: ImportDeps,
  batch: Batch,
  put: readonly { id: number; revision: number }[],
  changed: readonly number[],
  before: Promise<void> | undefined,
): Promise<void> {
  const wanted = new Set(changed)
  const drafts = put.flatMap(({ id, revision }, i) => {
    const draft = batch.drafts[i]
    return draft && wanted.delete(id) ? [{ ...draft, id, revision }] : []
  })
  if (drafts.length > 0) await deps.store.putAnalyses(await deps.compute.analyse(drafts))
  await before
  for (const place of batch.places.values()) await deps.store.setImportPosition(place.fileKey, place.position)
}

async function addSources(deps: ImportDeps, sources: readonly ImportSource[], known: Set<string>): Promise<void> {
  for (const source of sources) {
    if (known.has(source.id)) continue
    known.add(source.id)
    // A source that is there may have been named or paused by a person: it stays as it is.
    if (await deps.store.source(source.id)) continue
    await deps.store.putSource({
      id: source.id,
      name: source.name,
      kind: source.kind ?? 'other',
      createdAt: deps.clock(),
      paused: false,
      ...defined({ homeUrl: source.homeUrl, lang: source.lang }),
    })
  }
}
