/**
 * One batch of an import in the store: its sources and feeds, its articles, their analysis, how far its files were read.
 * In: what the readers gave. Out: what was new, and when the batch is finished. Writes to the store; analyses in the compute pool.
 *
 * Every write is idempotent, so a batch may be given again after a failure anywhere. Articles of new addresses are analysed and packed first
 * and written with their analyses, each row once, while the next batches are prepared; all others are stored first and analysed then.
 */
import type { ImportedFeed, ImportSource } from '../../gather/import/import-item.ts'
import type { Article, ArticleDraft } from '../../model/article.ts'
import { defined } from '../../model/defined.ts'
import type { FeedSettings } from '../../model/feed-settings.ts'
import type { Compute } from '../../pipeline/compute-pool.ts'
import type { Store } from '../../store/store.ts'
import type { AnalysedArticle } from '../../store/prepared.ts'
import { storeProblem } from '../../store/store-problem.ts'
import { nameStarts } from '../../analyse/names/keys/name-starts.ts'
import { WorthGiving } from './worth-giving.ts'
import { usableSettings } from '../feed-settings.ts'
import { analyseStoredArticles } from '../../pipeline/analyse-articles.ts'

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

/** `changed`: what is stored and waits for its analysis. */
interface Written {
  counts: BatchCounts
  changed: Article[]
}

/** Other processes that analyse what is stored. */
export interface AnalysedElsewhere {
  /** One of them has nothing to do. */
  isIdle(): Promise<boolean>
  take(articles: readonly { id: number; revision: number }[]): Promise<void>
}

/**
 * Batches are prepared side by side and written one after another, in the order in which they were given. One that comes while another is being
 * prepared and none is written is stored as it is, at once, and analysed elsewhere, when somebody there has nothing to do and it pays: where writing is what
 * takes the time, an article that is stored, read elsewhere and written again would only make it longer. It waits for those before it only when
 * one of them has an address of its own as well: the later text of an address is the one that stays.
 */
export class BatchWriter {
  readonly #deps: BatchDeps
  readonly #elsewhere: AnalysedElsewhere | undefined
  #preparing = 0
  #isWriting = false
  readonly #knownSources = new Set<string>()
  #last: Promise<unknown> = Promise.resolve()
  readonly #worthGiving = new WorthGiving()
  #givenAway = 0
  #ownDoneAt = 0
  /** Addresses of the batches that are given and not written. */
  readonly #unwritten = new Set<ReadonlySet<string>>()

  constructor(deps: BatchDeps, elsewhere?: AnalysedElsewhere) {
    this.#deps = deps
    this.#elsewhere = elsewhere
  }

  /**
   * The counts, once the batch is stored and its articles can be found in the search (or others are to see to that). After a batch that failed
   * none is written but those that were under way.
   */
  async put(batch: Omit<ImportBatch, 'positions'>): Promise<BatchCounts> {
    // Its place among the batches is taken before anything is waited for.
    const before = this.#last
    const addresses: ReadonlySet<string> = new Set(batch.drafts.map((draft) => draft.url))
    const inWay = [...this.#unwritten].some((others) => [...addresses].some((address) => others.has(address)))
    this.#unwritten.add(addresses)
    const readingIsBehind = this.#preparing > 0 && !this.#isWriting && this.#worthGiving.pays
    const elsewhere = this.#elsewhere
    const isAway = readingIsBehind && elsewhere ? elsewhere.isIdle() : Promise.resolve(false)
    const written = isAway.then(async (away): Promise<Written> => {
      if (away) this.#worthGiving.gave()
      if (away && !inWay) return this.#write(batch, new Map())
      const prepared = away ? new Map<ArticleDraft, AnalysedArticle>() : await this.#prepared(batch.drafts)
      await before
      return await this.#inTurn(batch, prepared)
    })
    this.#last = Promise.all([before, written])
    // Whoever waits for `written` is told; the next batch, if one comes, as well.
    this.#last.catch(() => undefined)
    const { counts, changed } = await written.finally(() => this.#unwritten.delete(addresses))
    if (elsewhere && (await isAway)) {
      this.#givenAway++
      await elsewhere.take(changed)
    } else await analyseStoredArticles(this.#deps, changed)
    return counts
  }

  /** Of each draft whose address is new to the store and stands once in the batch; of others, and where the threads fail, nothing. */
  async #prepared(drafts: readonly ArticleDraft[]): Promise<Map<ArticleDraft, AnalysedArticle>> {
    const times = new Map<string, number>()
    for (const { url } of drafts) times.set(url, (times.get(url) ?? 0) + 1)
    this.#preparing++
    const givenAt = performance.now()
    const givenAway = this.#givenAway
    try {
      const known = await this.#deps.store.knownUrls([...times.keys()])
      const fresh = drafts.filter((d) => d.articleId === undefined && times.get(d.url) === 1 && !known.has(d.url))
      const made = fresh.length === 0 ? [] : await this.#deps.compute.prepare(fresh)
      if (this.#elsewhere) {
        const now = performance.now()
        // Of two that are prepared at once, the second has the threads when the first is done.
        const ms = now - Math.max(givenAt, this.#ownDoneAt)
        this.#ownDoneAt = now
        const beside = this.#givenAway > givenAway || !(await this.#elsewhere.isIdle())
        this.#worthGiving.took({ ms, beside, chars: fresh.reduce((sum, draft) => sum + draft.text.length, 0) })
      }
      return new Map(fresh.flatMap((draft, i) => (made[i] ? [[draft, made[i]]] : [])))
    } catch (error) {
      if (storeProblem(error) !== undefined) throw error
      // They are stored without analysis, and analysed one by one: whatever ends a thread is found and buried there.
      return new Map()
    } finally {
      this.#preparing--
    }
  }

  async #inTurn(
    batch: Omit<ImportBatch, 'positions'>,
    prepared: ReadonlyMap<ArticleDraft, AnalysedArticle>,
  ): Promise<Written> {
    this.#isWriting = true
    try {
      return await this.#write(batch, prepared)
    } finally {
      this.#isWriting = false
    }
  }

  async #write(
    batch: Omit<ImportBatch, 'positions'>,
    prepared: ReadonlyMap<ArticleDraft, AnalysedArticle>,
  ): Promise<Written> {
    const { store } = this.#deps
    await addSources(this.#deps, batch.sources, this.#knownSources)
    for (const feed of batch.feeds) await addImportedFeed(this.#deps, feed)
    const whole = [...prepared]
    const late =
      whole.length === 0
        ? []
        : await store.putAnalysedArticles(
            whole.map(([, analysed]) => analysed),
            nameStarts,
          )
    // Another process stored these addresses meanwhile.
    const left = new Set(late.map((place) => whole[place]?.[0]))
    const rest = batch.drafts.filter((draft) => !prepared.has(draft) || left.has(draft))
    const counts: BatchCounts = { new: whole.length - late.length, revised: 0, same: 0, feeds: batch.feeds.length }
    // The last draft of an address is the current text: an earlier one of the same batch is analysed by nobody.
    const changed = new Map<number, Article>()
    for (const [i, { id, revision, outcome }] of (rest.length === 0 ? [] : await store.putArticles(rest)).entries()) {
      const draft = rest[i]
      counts[outcome]++
      if (draft && outcome !== 'same') changed.set(id, { ...draft, id, revision })
    }
    return { counts, changed: [...changed.values()] }
  }
}

/** Follows the feed; what a person set for one that is followed already stays. */
async function addImportedFeed(deps: BatchDeps, imported: ImportedFeed): Promise<void> {
  const { store } = deps
  const now = deps.clock()
  const { source, url, title, folder, section = folder, settings = {}, paused } = imported
  const feed = await store.addFeed({ sourceId: source.id, url, ...defined({ title }) }, now)
  const wanted: FeedSettings = { ...settings, ...defined({ section: section?.slice(0, 200) || undefined }) }
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
