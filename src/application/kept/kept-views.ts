/**
 * The views of the pages that are read most, kept until what they tell changes: home, stories, articles, lists, searches.
 * In: ids, filters, requests. Out: views, the same object as long as nothing in it is otherwise. Reads the store only.
 *
 * What a view is about shows at the next request after its commit; so does what stands around it (background, other coverage, sagas) when an
 * article comes that shares words with it. Lists of the newest may be `graceMs` behind, with a server's question less than two seconds in all.
 * While changes are followed, every view may be so far behind: nobody waits for what is being made again.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { defined } from '../../model/defined.ts'
import { storyWindows, type StoryWindow } from '../../model/story-order.ts'
import type { Outcome } from '../../problem.ts'
import type { ArticleView, StoryView } from '../stories/views.ts'
import type { EntityPageView, HomeStory, HomeView, SpeakerPageView } from '../stories/page-views.ts'
import { articleView } from '../stories/article-view.ts'
import type { ContextDeps } from '../stories/context-deps.ts'
import { entityView, homeStory, homeView, speakerView, type HomeFilter } from '../stories/read-views.ts'
import { nameProfile } from '../profiles/name-profile.ts'
import { sourceCoverage } from '../profiles/source-coverage.ts'
import { compareSources } from '../profiles/compare-sources.ts'
import { trends } from '../profiles/trends.ts'
import type { NameProfile, SourceComparison, SourceCoverage, Trends } from '../profiles/profile-views.ts'
import { storyView } from '../stories/story-view.ts'
import { KeptAnswers, type Before, type Made } from './kept-answers.ts'
import { watchFor } from './watched-words.ts'

/** Articles that the kept views of stories tell of, and views of articles: with text and analysis about 80 KB each. */
const mostTold = 6_000
const mostArticles = 600
const graceMs = 800
/** Counted from the last look that did not see the change: what is shown is less than two seconds old. */
const staleMs = 1_900
/** Pages tell times by the clock of their reader, charts end now. */
const homeMs = 30_000
const pauseMs = 50
/** How rare words are moves slowly, and with it what is found by them. */
const aroundMs = 600_000
/** What is counted over weeks may be a minute behind, and while it is counted again the old one is told. */
const countedMs = 60_000

/** Articles and stories that a view shows beside its own: they may change, too. */
function shownAround({ readAlso, similar, related }: Pick<ArticleView, 'readAlso' | 'similar' | 'related'>): number[] {
  const cards = [...(readAlso ? [readAlso] : []), ...similar]
  return [
    ...cards.flatMap(({ id, storyId }) => (storyId === undefined ? [id] : [id, storyId])),
    ...related.map((s) => s.id),
  ]
}

interface Known<V> {
  view?: V
}

/** What a search has found. */
export interface Found<V> {
  view: V
  /** Ids of articles and stories that it shows. */
  shown: number[]
  /** Whether these articles, new or revised, can be hits of it; who found out that they are may say how to go on from there. */
  concerns?: (articles: readonly number[], isLate: boolean) => Promise<'now' | 'later' | 'never' | Find<V>>
}

type Find<V> = (before?: Before<V>) => Promise<Found<V>>

export class KeptViews {
  readonly #deps: ContextDeps
  readonly #stories: KeptAnswers<Known<StoryView>>
  readonly #articles: KeptAnswers<Known<ArticleView>>
  readonly #homes: KeptAnswers<HomeView>
  readonly #homeStories: KeptAnswers<HomeStory>
  readonly #entities: KeptAnswers<EntityPageView>
  readonly #speakers: KeptAnswers<SpeakerPageView>
  readonly #profiles: KeptAnswers<NameProfile>
  readonly #coverages: KeptAnswers<{ coverage?: SourceCoverage }>
  readonly #comparisons: KeptAnswers<Outcome<SourceComparison>>
  readonly #trends: KeptAnswers<Trends>
  readonly #searches: KeptAnswers<object>

  constructor(deps: ContextDeps) {
    this.#deps = deps
    const { freshness } = deps
    this.#stories = new KeptAnswers(freshness, { most: mostTold, graceMs, staleMs, longestMs: aroundMs })
    this.#articles = new KeptAnswers(freshness, { most: mostArticles, graceMs, staleMs, longestMs: aroundMs })
    this.#homes = new KeptAnswers(freshness, { most: 100, graceMs, staleMs, longestMs: homeMs })
    // It tells of its own story alone.
    this.#homeStories = new KeptAnswers(freshness, { most: 1_000, graceMs: Infinity })
    this.#entities = new KeptAnswers(freshness, { most: 200, graceMs, staleMs })
    this.#speakers = new KeptAnswers(freshness, { most: 200, graceMs, staleMs })
    const counted = { most: 300, graceMs: countedMs, staleMs: 2 * countedMs, longestMs: aroundMs }
    this.#profiles = new KeptAnswers(freshness, counted)
    this.#coverages = new KeptAnswers(freshness, counted)
    this.#comparisons = new KeptAnswers(freshness, counted)
    this.#trends = new KeptAnswers(freshness, { ...counted, longestMs: 5 * countedMs })
    this.#searches = new KeptAnswers(freshness, { most: 500, graceMs, staleMs, longestMs: aroundMs })
  }

  /** Whoever changed something and looks for it next is not shown what was kept before. */
  insist(): void {
    this.#deps.freshness.insist()
  }

  /** Keeps what is asked for lately as it is in the store until `signal` is aborted, and beside the requests. */
  follow(signal: AbortSignal): Promise<void> {
    return this.#deps.freshness.follow(signal)
  }

  /**
   * Makes the front page and its stories before anybody asks, one after another, until `signal` is aborted: the first reader after a start need
   * not wait for what is counted once. Fails as the store does.
   */
  async warmUp(now: number, signal: AbortSignal): Promise<void> {
    const { stories } = await this.home({}, now)
    for (const { id } of stories) {
      if (signal.aborted) return
      await this.story(id)
      // Readers come first.
      await sleep(pauseMs)
    }
  }

  async story(id: number): Promise<StoryView | undefined> {
    const { view } = await this.#stories.get(String(id), async () => {
      const { view: made, features } = await storyView(this.#deps, id)
      if (made === undefined) return { value: {}, tags: [id] }
      const parts = made.saga?.parts.map((part) => part.id) ?? []
      const languages = made.otherLanguages.map((s) => s.id)
      return {
        value: { view: made },
        tags: [id, made.id, ...parts, ...languages, ...shownAround(made)],
        // A story's id is that of its first article.
        watch: await watchFor(this.#deps, [made.leadArticleId ?? made.id, ...parts], features),
        weight: made.articleCount,
      }
    })
    return view
  }

  async article(id: number): Promise<ArticleView | undefined> {
    const { view } = await this.#articles.get(String(id), async () => {
      const { view: made, features } = await articleView(this.#deps, id)
      if (made === undefined) return { value: {}, tags: [id] }
      const story = made.story === undefined ? [] : [made.story.id]
      const parts = made.related.filter((s) => s.relation === 'saga').map((s) => s.id)
      return {
        value: { view: made },
        tags: [id, ...story, ...shownAround(made)],
        watch: await watchFor(this.#deps, [id, ...parts], features),
      }
    })
    return view
  }

  async home(filter: HomeFilter, now: number): Promise<HomeView> {
    return await this.#homes.get(JSON.stringify(filter), async () => ({
      value: await homeView(this.#deps.store, filter, now, (head, names, leadUrl) =>
        this.#homeStories.get(JSON.stringify([head, leadUrl]), async () => {
          const value = await homeStory(this.#deps.store, head, names, leadUrl)
          return { value, tags: [head.id] }
        }),
      ),
    }))
  }

  async entity(key: string, timeZone: string, cursor?: string): Promise<EntityPageView> {
    return await this.#entities.get(JSON.stringify([key, timeZone, cursor]), async () => {
      const view = await entityView(this.#deps.store, key, cursor)
      if (cursor !== undefined || view.articles.length === 0) return { value: view }
      return { value: { ...view, profile: await this.profile({ entity: key }, timeZone) } }
    })
  }

  async speaker(key: string, timeZone: string, cursor?: string): Promise<SpeakerPageView> {
    return await this.#speakers.get(JSON.stringify([key, timeZone, cursor]), async () => {
      const view = await speakerView(this.#deps.store, key, cursor)
      if (cursor !== undefined || view.statements.length === 0) return { value: view }
      return { value: { ...view, profile: await this.profile({ speaker: key }, timeZone) } }
    })
  }

  async profile(what: { entity: string } | { speaker: string }, timeZone: string): Promise<NameProfile> {
    return await this.#profiles.get(JSON.stringify([what, timeZone]), async () => ({
      value: await nameProfile(this.#deps.store, what, timeZone),
    }))
  }

  /** Undefined for a source with too little to be told of. */
  async coverage(sourceId: string, timeZone: string): Promise<SourceCoverage | undefined> {
    const { coverage } = await this.#coverages.get(JSON.stringify([sourceId, timeZone]), async () => ({
      value: defined({ coverage: await sourceCoverage(this.#deps.store, sourceId, timeZone) }),
    }))
    return coverage
  }

  /** Problems: as `compareSources`. */
  async comparison(of: { a: string; b: string }, within: StoryWindow): Promise<Outcome<SourceComparison>> {
    return await this.#comparisons.get(JSON.stringify([of.a, of.b, within]), async () => ({
      value: await compareSources(this.#deps.store, of, storyWindows[within]),
    }))
  }

  /** What is more than usual `within` that time up to `now`; a few minutes old at most. */
  async trends(of: { within: StoryWindow; lang?: string }, now: number): Promise<Trends> {
    return await this.#trends.get(JSON.stringify([of.within, of.lang]), async () => ({
      value: await trends(this.#deps.store, { windowMs: storyWindows[of.within], now, ...defined({ lang: of.lang }) }),
    }))
  }

  /** What a search page shows, by all that was asked. */
  async search<V extends object>(asked: object, make: Find<V>): Promise<V> {
    const view = await this.#searches.get(JSON.stringify(asked), madeBySearch(make))
    // Under one question there are only answers of the kind that its asker makes.
    return view as V
  }
}

function madeBySearch<V extends object>(find: Find<V>): (before?: Before<object>) => Promise<Made<object>> {
  return async (before) => {
    // As above.
    const { view, shown, concerns } = await find(before as Before<V> | undefined)
    return {
      value: view,
      tags: shown,
      concerns:
        concerns &&
        (async (articles, isLate) => {
          const found = await concerns(articles, isLate)
          return typeof found === 'function' ? madeBySearch(found) : found
        }),
    }
  }
}
