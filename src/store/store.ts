/**
 * The one store: every read and write of the product, over SQLite and PostgreSQL alike.
 * In: nouns of model/ and records.ts. Out: the same. Each method's work is in the file of its subject; nothing is done here.
 * It does not open connections (open-store.ts does) and knows no other part of the product.
 * Every write is idempotent: the same write twice leaves the same store. A failure of the database is thrown; `storeProblem`
 * (store-problem.ts) tells its code. Instants are epoch ms UTC and come from the caller: the store reads no clock.
 */
import type { Analysis } from '../model/analysis.ts'
import type { Entry, EntryState, Feed, FeedItem, FetchedPage, Revision, Source } from '../model/article.ts'
import type { Correction, GroupChange, GroupDecision } from '../model/story.ts'
import type { Outcome, Problem } from '../problem.ts'
import * as analysisQueries from './queries/analyses.ts'
import { articleByUrl, articleById, articleHeads, articlesByIds, headsByIds, markGone } from './queries/articles.ts'
import { backup } from './sqlite/backup.ts'
import type { StoreContext } from './context.ts'
import { addCorrection, corrections, undoCorrection, markUndone, undoneWaiting } from './queries/corrections.ts'
import { counts } from './queries/counts.ts'
import { People } from './people/people.ts'
import { EntryNames } from './queries/aliases.ts'
import { addEntries, entryById, pageOf, prunePages, putPage, setEntryState } from './queries/entries.ts'
import type { EntryStateChange } from './queries/entries.ts'
import * as feedQueries from './queries/feeds.ts'
import { Changes } from './changes.ts'
import { Desks } from './desks.ts'
import { FeedSettingsTable } from './feed-settings.ts'
import { Pushes } from './hubs/pushes.ts'
import { OriginCounts } from './origin-counts.ts'
import { asideContext } from './regroup/aside.ts'
import { Regrouping } from './regroup/regrouping.ts'
import { StoreClock } from './store-clock.ts'
import { StoreWatch } from './watch.ts'
import { StoryMaterial } from './story-material.ts'
import { frontTotals, type FrontTotals } from './queries/front.ts'
import { groupingInOrder, ungrouped, newestFeatures, type UngroupedFilter } from './queries/grouping.ts'
import { Leases } from './queries/leases.ts'
import { entriesByUrl, entriesInState, entriesToRecheck, refreshEntry } from './queries/pending.ts'
import { knownUrls, putArticles, revisionsOf } from './queries/put-articles.ts'
import type { NameStarts } from './queries/search-names.ts'
import type { AnalysedArticle, PreparedAnalysis } from './prepared.ts'
import { putGrouping } from './queries/put-grouping.ts'
import type {
  AnalysisDraft,
  ArticleHead,
  ArticlesFilter,
  BuriedMessage,
  Counts,
  BuriedRow,
  GroupedRow,
  GroupRow,
  NewEntry,
  NewFeed,
  ListPage,
  PollResult,
  PutArticle,
  SearchOptions,
  SourceRow,
  StoredArticle,
  StoriesFilter,
  StoryFound,
  StoryHead,
  StoryMember,
  UnanalysedArticle,
  Unfinished,
} from './records.ts'
import type { ArticleDraft } from '../model/article.ts'
import { entityArticles, search, speakerArticles } from './queries/search.ts'
import { SearchIndex } from './queries/search-index.ts'
import { putSource, setSourcePaused, sourceById, sources } from './queries/sources.ts'
import { storiesBetween, storiesByIds, storiesNow, storyById, storyMembers } from './queries/stories.ts'
import { putStoryLinks, type StoryLink } from './queries/story-links.ts'
import * as work from './queries/work.ts'
import { StoryReads } from './reading/story-reads.ts'

export class Store {
  readonly kind: 'sqlite' | 'postgres'
  /** Accounts, sessions, tokens, who changed what. */
  readonly people: People
  /** What a ranking asks: candidates, words of articles in short, how rare words are. */
  readonly index: SearchIndex
  /** What was set for single feeds, and how their items are. */
  readonly feedSettings: FeedSettingsTable
  /** Feeds that hubs push to us, and ours that a hub is told of. */
  readonly pushes: Pushes
  readonly origins: OriginCounts
  readonly material: StoryMaterial
  /** What the page of a story is made of, in few statements. */
  readonly reading: StoryReads
  readonly changes: Changes
  readonly leases: Leases
  readonly regrouping: Regrouping
  readonly clock: StoreClock
  readonly watch: StoreWatch
  readonly #c: StoreContext
  /** For reads: they see every committed write and never wait for one that is going on. */
  readonly #r: StoreContext

  constructor(context: StoreContext) {
    this.#c = context
    this.#r = context.reader === undefined ? context : { ...context, db: context.reader }
    this.kind = context.dialect.kind
    this.people = new People(context)
    this.index = new SearchIndex(this.#r, context)
    this.feedSettings = new FeedSettingsTable(context)
    this.pushes = new Pushes(context)
    this.origins = new OriginCounts(context)
    this.material = new StoryMaterial(this.#r)
    this.reading = new StoryReads(this.#r)
    this.changes = new Changes(this.#r)
    this.leases = new Leases(context)
    this.regrouping = new Regrouping(context)
    this.clock = new StoreClock(context)
    this.watch = new StoreWatch(this.#r)
  }

  // Sources and feeds
  putSource(source: Source): Promise<void> {
    return putSource(this.#c, source)
  }
  source(id: string): Promise<Source | undefined> {
    return sourceById(this.#r, id)
  }
  /** By name. */
  sources(): Promise<SourceRow[]> {
    return sources(this.#r)
  }
  setSourcePaused(id: string, paused: boolean): Promise<void> {
    return setSourcePaused(this.#c, id, paused)
  }
  /** The feed at that address, new or as it was. */
  addFeed(feed: NewFeed, now: number): Promise<Feed> {
    return feedQueries.addFeed(this.#c, feed, now)
  }
  feed(id: number): Promise<Feed | undefined> {
    return feedQueries.feedById(this.#r, id)
  }
  feeds(filter?: { sourceId?: string }): Promise<Feed[]> {
    return feedQueries.feeds(this.#r, filter ?? {})
  }
  /** At most `max` feeds that are due, longest overdue first; no other worker gets them before `leaseMs` have passed. */
  claimDueFeeds(now: number, max: number, leaseMs: number): Promise<Feed[]> {
    return feedQueries.claimDueFeeds(this.#c, now, max, leaseMs)
  }
  /** Makes feeds due that were claimed and never polled: what a dead process had claimed, when no other can be at work. */
  freeUnpolled(now: number): Promise<void> {
    return feedQueries.freeUnpolled(this.#c, now)
  }
  recordPoll(feedId: number, poll: PollResult): Promise<void> {
    return feedQueries.recordPoll(this.#c, feedId, poll)
  }
  setFeedPaused(id: number, paused: boolean): Promise<void> {
    return feedQueries.setFeedPaused(this.#c, id, paused)
  }
  /** Its entries and articles stay. */
  removeFeed(id: number): Promise<void> {
    return feedQueries.removeFeed(this.#c, id)
  }

  // Entries and pages
  /** Only the entries that are new. */
  addEntries(of: { sourceId: string; feedId?: number }, items: readonly NewEntry[], now: number): Promise<Entry[]> {
    return addEntries(this.#c, of, items, now)
  }
  entry(id: number): Promise<Entry | undefined> {
    return entryById(this.#r, id)
  }
  /** The known entries among these addresses, in no order. */
  entriesByUrl(urls: readonly string[]): Promise<Entry[]> {
    return entriesByUrl(this.#r, urls)
  }
  /** Further names of entries: ids in their feeds, other addresses. */
  get names(): EntryNames {
    return new EntryNames(this.#c)
  }
  /** Entries in that state with an id above `after`, by id: what a crash may have left without a message. */
  entriesInState(state: EntryState, after: number, max: number): Promise<Entry[]> {
    return entriesInState(this.#r, state, after, max)
  }
  /** Entries whose page is due to be looked at again for edits (1 h, 6 h and 24 h after it was first seen). */
  entriesToRecheck(now: number, max: number): Promise<Entry[]> {
    return entriesToRecheck(this.#r, now, max)
  }
  /** Back to 'new', with the feed's changed item when given: the page is to be fetched again. */
  refreshEntry(id: number, item?: FeedItem): Promise<void> {
    return refreshEntry(this.#c, id, item)
  }
  /** A state of 'failed' counts an attempt. */
  setEntryState(id: number, state: EntryState, change?: EntryStateChange): Promise<void> {
    return setEntryState(this.#c, id, state, change ?? {})
  }
  /** The newest page of the entry replaces the earlier one. */
  putPage(page: FetchedPage): Promise<void> {
    return putPage(this.#c, page)
  }
  page(entryId: number): Promise<FetchedPage | undefined> {
    return pageOf(this.#r, entryId)
  }
  /** How many pages fetched before `before` were dropped; articles stay. */
  prunePages(before: number): Promise<number> {
    return prunePages(this.#c, before)
  }

  // Articles
  /** In the order of the drafts. An address seen before with equal title and text is 'same', else a new revision. */
  putArticles(drafts: readonly ArticleDraft[]): Promise<PutArticle[]> {
    return putArticles(this.#c, drafts)
  }
  /** Those of the addresses that have an article. */
  knownUrls(urls: readonly string[]): Promise<Set<string>> {
    return knownUrls(this.#r, urls)
  }
  article(id: number): Promise<StoredArticle | undefined> {
    return articleById(this.#r, id)
  }
  articleByUrl(url: string): Promise<StoredArticle | undefined> {
    return articleByUrl(this.#r, url)
  }
  /** In the order of `ids`; unknown ids are left out. */
  articlesByIds(ids: readonly number[]): Promise<StoredArticle[]> {
    return articlesByIds(this.#r, ids)
  }
  /** Like `articlesByIds`, without texts. */
  headsByIds(ids: readonly number[]): Promise<ArticleHead[]> {
    return headsByIds(this.#r, ids)
  }
  /** Oldest first, the current text last. */
  revisions(articleId: number): Promise<Revision[]> {
    return revisionsOf(this.#r, [articleId]).then((found) => found.get(articleId) ?? [])
  }
  markGone(articleId: number, at: number): Promise<void> {
    return markGone(this.#c, articleId, at)
  }
  /** Newest first. */
  articles(filter: ArticlesFilter): Promise<ListPage<ArticleHead>> {
    return articleHeads(this.#r, filter)
  }

  // Analysis and index
  /** Writes analysis, features and the full-text row together; drafts of an older revision are left out. */
  putAnalyses(drafts: readonly (AnalysisDraft | PreparedAnalysis)[], startsOf?: NameStarts): Promise<void> {
    return analysisQueries.putAnalyses(this.#c, drafts, startsOf)
  }
  /** New articles with their analyses; no two of one address. One whose address is known is left out: their places. */
  putAnalysedArticles(articles: readonly AnalysedArticle[], startsOf: NameStarts): Promise<number[]> {
    return analysisQueries.putAnalysedArticles(this.#c, articles, startsOf)
  }
  analysis(articleId: number): Promise<Analysis | undefined> {
    return analysisQueries.analysisOf(this.#r, articleId)
  }
  analyses(ids: readonly number[]): Promise<Map<number, Analysis>> {
    return analysisQueries.analysesOf(this.#r, ids)
  }
  /** Features of the current revisions (model/features.ts, encoded), by article id; those not analysed have none. */
  features(ids: readonly number[]): Promise<Map<number, Uint8Array>> {
    return analysisQueries.featuresOf(this.#r, ids)
  }
  /** Articles whose current revision has no analysis of that version, at most `max`: never analysed ones first, then by id. */
  unanalysed(version: number, max: number, after?: UnanalysedArticle): Promise<UnanalysedArticle[]> {
    return analysisQueries.unanalysed(this.#r, version, max, after)
  }
  /** How many articles wait for their analysis or their story. */
  unfinished(): Promise<Unfinished> {
    return analysisQueries.unfinished(this.#r)
  }

  // Grouping
  /** Analysed articles without a story, by id. */
  ungrouped(filter: UngroupedFilter): Promise<GroupRow[]> {
    return ungrouped(this.#r, filter)
  }
  /** Grouped articles in the order in which they were grouped, with the features that they were grouped by. */
  groupingInOrder(filter: { sinceAt: number; lang?: string }): AsyncIterable<GroupedRow> {
    return groupingInOrder(this.#r, filter)
  }
  /** Features of the newest articles that are analysed, newest first, at most `max`. */
  newestFeatures(max: number): AsyncIterable<Uint8Array> {
    return newestFeatures(this.#r, max)
  }
  /** One transaction. A decision about an article that has a story already is left out (changes move it). */
  putGrouping(
    result: { decisions: readonly GroupDecision[]; changes: readonly GroupChange[] },
    /** Written only while this lease stands; the answer is false when another process has it now. */
    lease?: { name: string; token: number },
  ): Promise<boolean> {
    return putGrouping(this.#c, result, lease)
  }
  /** This store, with tables of its own for what grouping writes; `regrouping` empties them and switches to them. */
  aside(): Store {
    return new Store(asideContext(this.#c))
  }

  // Reading
  /** By importance (independent origins and recency), or in the order asked for. */
  storiesNow(filter: StoriesFilter): Promise<ListPage<StoryHead>> {
    return storiesNow(this.#r, filter)
  }
  /** A merged story's id finds the story it went into. */
  story(id: number): Promise<StoryFound | undefined> {
    return storyById(this.#r, id)
  }
  storiesByIds(ids: readonly number[]): Promise<StoryHead[]> {
    return storiesByIds(this.#r, ids)
  }
  /** Stories with an article in the span, by id. */
  storiesBetween(span: { from: number; to: number }): Promise<StoryHead[]> {
    return storiesBetween(this.#r, span)
  }
  /** Replaces the links between stories of different languages that were both alive in the span. */
  putStoryLinks(span: { from: number; to: number }, links: readonly StoryLink[]): Promise<void> {
    return putStoryLinks(this.#c, span, links)
  }
  /** Oldest first. */
  storyMembers(id: number): Promise<StoryMember[]> {
    return storyMembers(this.#r, id)
  }
  /** Newest first; application/search ranks. */
  search(options: SearchOptions): Promise<ListPage<ArticleHead>> {
    return search(this.#r, options)
  }
  /** Articles that name the entity, newest first. */
  entityArticles(key: string, filter?: { limit?: number; cursor?: string }): Promise<ListPage<ArticleHead>> {
    return entityArticles(this.#r, key, filter ?? {})
  }
  /** Articles with a statement by the entity, newest first. */
  speakerArticles(key: string, filter?: { limit?: number; cursor?: string }): Promise<ListPage<ArticleHead>> {
    return speakerArticles(this.#r, key, filter ?? {})
  }

  // Corrections
  /** The stored correction; the same one twice (kind, articles, stories, who, when) is one. */
  addCorrection(correction: Omit<Correction, 'id' | 'undoneAt' | 'undoneBy'>): Promise<Correction> {
    return addCorrection(this.#c, correction)
  }
  undoCorrection(id: number, at: number, by: string): Promise<Correction | undefined> {
    return undoCorrection(this.#c, id, at, by)
  }
  /** Oldest first; undone ones included. */
  corrections(): Promise<Correction[]> {
    return corrections(this.#r)
  }
  /** That the grouping has taken these corrections back. */
  markUndone(ids: readonly number[]): Promise<void> {
    return markUndone(this.#c, ids)
  }
  /** Undone corrections that the grouping has not taken back yet. */
  undoneWaiting(): Promise<number[]> {
    return undoneWaiting(this.#r)
  }

  get desks(): Desks {
    return new Desks(this.#c)
  }
  get hosts(): work.Hosts {
    return new work.Hosts(this.#c)
  }
  bury(buried: { message: BuriedMessage; problem: Problem; at: number }): Promise<void> {
    return work.bury(this.#c, buried)
  }
  /** Newest first. */
  dead(filter: { stage?: string; limit: number; cursor?: string }): Promise<ListPage<BuriedRow>> {
    return work.dead(this.#r, filter)
  }
  /** Those of the message ids that are buried. */
  buriedAmong(messageIds: readonly string[]): Promise<Set<string>> {
    return work.buriedAmong(this.#r, messageIds)
  }
  /** Takes them out of the grave and returns them, to be published again. */
  takeDead(ids: readonly number[]): Promise<BuriedRow[]> {
    return work.takeDead(this.#c, ids)
  }
  /** Items of that import that are stored; 0 when it is unknown. */
  importPosition(key: string): Promise<number> {
    return work.importPosition(this.#r, key)
  }
  setImportPosition(key: string, position: number): Promise<void> {
    return work.setImportPosition(this.#c, key, position)
  }
  /** The value of the setting; `value`, kept from now on, when there was none. */
  settingOnce(name: string, value: string): Promise<string> {
    return work.settingOnce(this.#c, name, value)
  }
  /** The SQLite file for the embedded queue; undefined on PostgreSQL. */
  embeddedDatabase(): StoreContext['sqlite'] {
    return this.#c.sqlite
  }
  counts(): Promise<Counts> {
    return counts(this.#r)
  }
  /** As the front page tells them, at a cost that does not grow; articles since the instant for its chart. */
  frontTotals(since: number): Promise<FrontTotals> {
    return frontTotals(this.#r, since)
  }
  /** A consistent copy at `path` while the store is in use (SQLite only; PostgreSQL has pg_dump). */
  backup(path: string): Promise<Outcome<{ bytes: number }>> {
    return backup(this.#c, path)
  }
  close(): Promise<void> {
    return this.#c.close()
  }
}
