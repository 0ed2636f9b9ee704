/**
 * Spreads the pure work (extract, analyse, reading feeds) over worker threads in batches of about fifty, which is where the cost of
 * passing objects vanishes (75,000 objects a second; a pool that takes single tasks costs 50 µs each).
 * In: articles, pages or feeds. Out: an outcome for each, in the same order. With zero workers it computes in this thread, without limits.
 */
import { availableParallelism } from 'node:os'
import { countedBackground, type StemCounts } from '../analyse/keyphrases/background-frequencies.ts'
import type { PageInput } from '../extract/extract-article.ts'
import type { Article, ArticleDraft, Extracted } from '../model/article.ts'
import type { StorySketch } from '../group/reading/link-languages.ts'
import type { StoryOrigins } from '../model/story-origins.ts'
import { ok, type Outcome, type Problem } from '../problem.ts'
import type { AnalysedArticle } from '../store/prepared.ts'
import type { ComputeItem, ComputeOutput, FeedJob, FeedReading, PageJob, StoredAnalysis } from './compute-batch.ts'
import { createComputer } from './compute-batch.ts'
import type { OriginStory, SketchStory } from './story-work.ts'
import { computeThreads, type ComputeThreads, type ItemOutcome } from './compute-threads.ts'

/** An outcome may also be `stage.timed-out` or `stage.out-of-memory`: the item was given up, its neighbours were not. */
export interface Compute {
  /**
   * Analyses ready for the store, in the order of the articles. One that takes too long is analysed again by its beginning, then by its
   * title alone, and says so in `problem`.
   */
  analyse(articles: readonly Article[]): Promise<StoredAnalysis[]>
  /** New articles with their analyses, ready for the store, in the order of the drafts; none where the analysis takes too long. */
  prepare(drafts: readonly ArticleDraft[]): Promise<(AnalysedArticle | undefined)[]>
  /** Extraction outcomes in the order of the pages. */
  extract(pages: readonly PageJob[]): Promise<Outcome<Extracted>[]>
  /** Where the reporting of each story comes from. */
  origins(stories: readonly OriginStory[]): Promise<Outcome<StoryOrigins>[]>
  /** What each story is known by in other languages. */
  sketches(stories: readonly SketchStory[]): Promise<Outcome<StorySketch>[]>
  /** What a feed, or a page that announces feeds, says. */
  readFeed(feed: FeedJob): Promise<Outcome<FeedReading>>
  /** The article of one page or page dump, as `extractArticle` and `readDump` give it. */
  readPage(page: PageInput): Promise<Outcome<Extracted>>
  readDump(text: string): Promise<Outcome<Extracted>>
  close(): Promise<void>
}

export interface ComputeOptions {
  /** Threads; 0 computes in the caller's thread (tests, `predict`). Default: one less than the cores, at least one. */
  workers?: number
  /** Longest time for one page, article or feed. Default: 20 s. */
  limitMs?: number
  /** Largest heap of one thread. Default: 1 GB. */
  memoryBytes?: number
  /** Asked before each analysis: what the store knows of how common words are. Default: nothing, the shipped prior. */
  background?: () => Promise<StemCounts | undefined>
}

const batchSize = 50
/** So much of a text that took too long is analysed instead: about 3,000 words. */
const partChars = 20_000
const defaultLimitMs = 20_000
const defaultMemoryBytes = 1_000_000_000

export function createComputePool(o: ComputeOptions): Compute {
  const count = o.workers ?? Math.max(1, availableParallelism() - 1)
  const limits = { limitMs: o.limitMs ?? defaultLimitMs, memoryBytes: o.memoryBytes ?? defaultMemoryBytes }
  const threads = count === 0 ? inThisThread() : computeThreads({ count, ...limits })
  let told: StemCounts | undefined

  const run = async <K extends ComputeItem['kind']>(
    kind: K,
    items: readonly Extract<ComputeItem, { kind: K }>[],
  ): Promise<Outcome<ResultOf<K>>[]> => {
    const parts = await Promise.all(slices(items).map((part) => threads.run(part)))
    return parts.flat().map((outcome) => (outcome.ok ? ok(resultOf(kind, outcome.value)) : outcome))
  }
  const analysed = (articles: readonly Article[]): Promise<Outcome<StoredAnalysis>[]> =>
    run(
      'analyse',
      articles.map((article) => ({ kind: 'analyse', article })),
    )
  /** What can be said of an article that could not be analysed whole, so that nobody tries it again and again. */
  const inPart = async (article: Article | undefined, problem: Problem): Promise<StoredAnalysis> => {
    for (const most of [partChars, 0]) {
      if (!article) break
      const [part] = await analysed([
        { ...article, title: article.title.slice(0, 500), text: article.text.slice(0, most) },
      ])
      if (part?.ok) return { ...part.value, problem }
    }
    throw new Error(`${problem.code}: ${problem.detail ?? ''}`)
  }

  const tellCounts = async (): Promise<void> => {
    const counts = await o.background?.()
    if (counts === told) return
    told = counts
    threads.use(counts)
  }

  return {
    async analyse(articles) {
      await tellCounts()
      const outcomes = await analysed(articles)
      return await Promise.all(
        outcomes.map(async (outcome, i) => (outcome.ok ? outcome.value : await inPart(articles[i], outcome.problem))),
      )
    },
    async prepare(drafts) {
      await tellCounts()
      const outcomes = await run(
        'prepare',
        drafts.map((draft) => ({ kind: 'prepare', draft })),
      )
      return outcomes.map((outcome) => (outcome.ok ? outcome.value : undefined))
    },
    async extract(pages) {
      const outcomes = await run(
        'extract',
        pages.map((page) => ({ kind: 'extract', page })),
      )
      return outcomes.map((outcome) => (outcome.ok ? outcome.value : outcome))
    },
    origins: (stories) =>
      run(
        'origins',
        stories.map((story) => ({ kind: 'origins', story })),
      ),
    sketches: (stories) =>
      run(
        'sketch',
        stories.map((story) => ({ kind: 'sketch', story })),
      ),
    readFeed: async (feed) => first(await run('feed', [{ kind: 'feed', feed }])),
    readPage: async (page) => {
      const outcome = first(await run('page', [{ kind: 'page', page }]))
      return outcome.ok ? outcome.value : outcome
    },
    readDump: async (text) => {
      const outcome = first(await run('dump', [{ kind: 'dump', text }]))
      return outcome.ok ? outcome.value : outcome
    },
    close: () => threads.close(),
  }
}

type ResultOf<K extends ComputeItem['kind']> = Extract<ComputeOutput, { kind: K }>['result']

/** An output of that kind: a thread answers an item with its own kind. */
function resultOf<K extends ComputeItem['kind']>(kind: K, output: ComputeOutput): ResultOf<K> {
  if (output.kind !== kind) throw new Error(`the compute thread answered ${kind} with ${output.kind}`)
  // Checked on the line before; the compiler does not narrow a generic kind.
  return output.result as ResultOf<K>
}

function first<T>(outcomes: readonly T[]): T {
  const [outcome] = outcomes
  if (outcome === undefined) throw new Error('the compute pool gave no outcome')
  return outcome
}

function slices<T>(items: readonly T[]): T[][] {
  const parts: T[][] = []
  for (let i = 0; i < items.length; i += batchSize) parts.push(items.slice(i, i + batchSize))
  return parts
}

function inThisThread(): ComputeThreads {
  let computer = createComputer()
  return {
    use: (counts) => (computer = createComputer(counts && countedBackground(counts))),
    run: (items) => Promise.resolve().then((): ItemOutcome[] => items.map((item) => ok(computer(item)))),
    close: () => Promise.resolve(),
  }
}
