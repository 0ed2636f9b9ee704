/**
 * One batch of an import in the store: its sources and feeds, its articles, their analysis, how far its files were read.
 * In: what the readers gave. Out: what was new, and when the batch is finished. Writes to the store; analyses in the compute pool.
 *
 * Every write is idempotent, so a batch may be given again after a failure anywhere.
 */
import type { ImportedFeed, ImportSource } from '../../gather/import/import-item.ts'
import type { ArticleDraft } from '../../model/article.ts'
import { defined } from '../../model/defined.ts'
import type { FeedSettings } from '../../model/feed-settings.ts'
import type { Compute } from '../../pipeline/compute-pool.ts'
import type { Store } from '../../store/store.ts'
import { usableSettings } from '../feed-settings.ts'
import { analyseStoredArticles } from './finish-waiting.ts'

export interface ImportBatch {
  drafts: ArticleDraft[]
  sources: ImportSource[]
  feeds: ImportedFeed[]
  /** File → the last position of it in this batch. */
  positions: Record<string, number>
}

export interface BatchCounts {
  new: number
  revised: number
  same: number
  feeds: number
}

export interface BatchDeps {
  store: Store
  compute: Compute
  clock(): number
}

/** The counts, once the batch is stored; `analysed` resolves when its articles can be found in the search. */
export async function storeBatch(
  deps: BatchDeps,
  batch: Omit<ImportBatch, 'positions'>,
  knownSources: Set<string>,
): Promise<{ counts: BatchCounts; analysed: Promise<void> }> {
  await addSources(deps, batch.sources, knownSources)
  for (const feed of batch.feeds) {
    await addImportedFeed(deps, feed)
  }
  const counts: BatchCounts = { new: 0, revised: 0, same: 0, feeds: batch.feeds.length }
  // The last draft of an address is the current text: an earlier one of the same batch is analysed by nobody.
  const changed = new Map<number, { id: number; revision: number; draft: ArticleDraft }>()
  for (const [i, { id, revision, outcome }] of (await deps.store.putArticles(batch.drafts)).entries()) {
    const draft = batch.drafts[i]
    counts[outcome]++
    if (draft && outcome !== 'same') changed.set(id, { id, revision, draft })
  }
  const articles = [...changed.values()].map(({ id, revision, draft }) => ({ ...draft, id, revision }))
  return { counts, analysed: analyseStoredArticles(deps, articles).then(() => undefined) }
}

/** Follows the feed; what a person set for one that is followed already stays. */
async function addImportedFeed(deps: BatchDeps, imported: ImportedFeed): Promise<void> {
  const { store } = deps
  const now = deps.clock()
  const { source, url, title, folder, settings = {}, paused } = imported
  const feed = await store.addFeed({ sourceId: source.id, url, ...defined({ title }) }, now)
  const wanted: FeedSettings = { ...settings, ...defined({ section: folder?.slice(0, 200) }) }
  const before = await store.feedSettings.of(feed.id)
  const after = { ...usableSettings(wanted), ...before }
  if (Object.keys(after).length > Object.keys(before).length) await store.feedSettings.put(feed.id, after, now)
  if (paused === true && feed.lastPolledAt === undefined) await store.setFeedPaused(feed.id, true)
}

async function addSources(deps: BatchDeps, sources: readonly ImportSource[], known: Set<string>): Promise<void> {
  for (const source of sources) {
    if (known.has(source.id)) continue
    // A source that is there may have been named or paused by a person: it stays as it is.
    if (!(await deps.store.source(source.id)))
      await deps.store.putSource({
        id: source.id,
        name: source.name,
        kind: source.kind ?? 'other',
        createdAt: deps.clock(),
        paused: false,
        ...defined({ homeUrl: source.homeUrl, lang: source.lang }),
      })
    known.add(source.id)
  }
}
