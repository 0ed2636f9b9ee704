/**
 * What the product can do: the interface that compose.ts puts together, that the command line uses and that tests fake.
 * In: nothing. Out: types only. Touches nothing.
 *
 * Every method may be called on a `Siyaq` that has opened nothing yet: it opens what it needs (store, queue, client) once
 * and `close()` releases it. Expected failures come back as problems; a thrown error is a defect and ends in exit code 1.
 */
import type { BackupReport, RegroupReport } from './store-reports.ts'
import type { AccuracyFigure } from './accuracy.ts'
import type { NoCount } from '../model/story-origins.ts'
import type { Config } from '../config/config.ts'
import type { ImportOptions } from '../gather/import/import-options.ts'
import type { ImportResult } from '../gather/import/import-item.ts'
import type { Log } from '../log.ts'
import type { Analysis } from '../model/analysis.ts'
import type { Desk } from '../model/desks.ts'
import type { Extracted, Feed, FeedKind, Source, SourceKind } from '../model/article.ts'
import type { CopyLink, Correction, GroupChange, Reason } from '../model/story.ts'
import type { Outcome, Problem } from '../problem.ts'
import type { ListPage, SourceRow, StoriesFilter } from '../store/records.ts'
import type { FeedSettingsChange, FeedWithSettings } from './feed-settings.ts'
import type { ArticleLine } from './article-line.ts'
import type { ProfileUses } from './profiles/profile-uses.ts'
import type { Cite } from './cite/cited.ts'
import type { ExportSearch } from './export/export-request.ts'
import type { SearchReport, SearchRequest } from './search/search-request.ts'
import type { SaveRequest } from './search/saved.ts'
import type { SavedSearch } from '../store/saved-searches.ts'
import type { Role, Scope } from '../model/roles.ts'
import type { AccountLink } from './accounts/from-shell.ts'
import type { AccountChange, AccountRow, AuditRow, ListedAccount } from './accounts/manage-accounts.ts'
import type { IdentityRow } from './accounts/outside.ts'
import type { OwnFromShell } from './own/from-shell.ts'
import type { SignedIn } from './sign-ins.ts'
import type { CarrierNotes, CorrectionRequest } from './stories/views.ts'
import type { TextDate } from '../text/dates/dates-in-text.ts'

export type { ArticleLine } from './article-line.ts'

/** What compose.ts exports under the name `composeSiyaq`. Opens nothing yet; never throws on configuration. */
export type ComposeSiyaq = (config: Config, log: Log) => Siyaq

export interface Siyaq extends ProfileUses {
  // ---- running
  /** Resolves when `signal` is aborted and everything is put away, or at once with the problem that prevented the start. */
  serve(o: { signal: AbortSignal; onListening(at: Listening): void }): Promise<Outcome<void>>
  /** Starts the invented press and follows it with time sped up; like `serve` afterwards. Keeps nothing unless `dataDir` is given. */
  demo(o: DemoOptions): Promise<Outcome<DemoReport>>
  /** One round: polls every feed that is due (or the given ones, due or not) and works until the stages are idle. */
  pollOnce(o: {
    feedIds?: number[]
    onProgress?(p: WorkProgress): void
    signal?: AbortSignal
  }): Promise<Outcome<PollReport>>

  // ---- sources and feeds
  /** Finds the feeds of a home page, or takes a feed's address; adds the source and its feeds. Idempotent. */
  addSource(url: string, o: AddSourceOptions): Promise<Outcome<AddedSource>>
  sources(): Promise<Outcome<SourceRow[]>>
  /** Names the owner whose outlets count as one publisher, or takes it off. */
  setFamily(sourceId: string, family: string | undefined): Promise<Outcome<Source>>
  feeds(o: { sourceId?: string; failingOnly?: boolean }): Promise<Outcome<Feed[]>>
  setFeedPaused(feedId: number, paused: boolean): Promise<Outcome<Feed>>
  removeFeed(feedId: number): Promise<Outcome<void>>
  /** A feed with its settings, without their secrets, and how its items are. */
  feedSettings(feedId: number): Promise<Outcome<FeedWithSettings>>
  /** Every feed as OPML, in folders of the account (or of the one user of a site without accounts), else by section. */
  exportOpml(o: { account?: string }): Promise<Outcome<string>>
  changeFeedSettings(feedId: number, change: FeedSettingsChange): Promise<Outcome<FeedWithSettings>>

  // ---- import
  /** What `readImports` needs from other stages and from the store (how far a file was imported). */
  importReaders(): Promise<Outcome<Pick<ImportOptions, 'readPage' | 'readDump' | 'doneUpTo'>>>
  /**
   * Stores, analyses, groups and indexes what the iterable gives; feeds are added as sources. Idempotent: an article
   * whose address and text are known counts as `same`. What an interrupted run left is finished as well. Calls `onProgress` at
   * most a few times a second. When `signal` is aborted it finishes the batch in hand and returns the summary so far with
   * `stopped: true`; a failure in the middle is the summary's `problem`. Either way the next run goes on from there.
   */
  importArticles(
    results: AsyncIterable<ImportResult>,
    o: { onProgress(p: ImportProgress): void; signal?: AbortSignal },
  ): Promise<Outcome<ImportSummary>>

  // ---- reading
  /** How right the claims about origins were when measured. */
  accuracy(): readonly AccuracyFigure[]
  /** Each stage's output for one address, HTML file or page dump; writes nothing. */
  tryPage(target: TryTarget): Promise<Outcome<TryReport>>
  /** Why one article is where it is, or why two articles are together or apart. */
  why(a: ArticleRef, b?: ArticleRef): Promise<Outcome<WhyReport>>
  search(o: SearchRequest): Promise<Outcome<SearchReport>>
  /** What meets a search as a file. */
  exportSearch: ExportSearch
  /** A citation of an article or a story. */
  cite: Cite
  /** Searches kept under a name, the oldest first. */
  savedSearches(): Promise<Outcome<SavedSearch[]>>
  saveSearch(o: SaveRequest): Promise<Outcome<SavedSearch>>
  removeSearch(id: number): Promise<Outcome<void>>
  /** Puts a story and its articles into that section; undefined: where analysis puts them. */
  setDesk(o: { storyId: number; desk?: Desk; by: string }): Promise<Outcome<{ storyId: number; desk?: Desk }>>
  /** Stories now, by importance unless another order is asked for. */
  stories(o: Omit<StoriesFilter, 'now' | 'sourceId'>): Promise<Outcome<ListPage<StoryRow>>>
  story(storyId: number): Promise<Outcome<StoryReport>>

  /** What one reader has read, saved, follows and has muted. */
  own(): Promise<OwnFromShell>
  // ---- operation
  dead(o: { stage?: string; limit: number; cursor?: string }): Promise<Outcome<ListPage<BuriedWork>>>
  /** Puts buried work back into the queue; all of it when `ids` is absent. Returns how many. */
  retryDead(o: { ids?: number[]; stage?: string }): Promise<Outcome<{ requeued: number }>>
  /** Who is signed in on the pages, last seen first. */
  sessions(): Promise<Outcome<SignedIn[]>>
  /** Ends these sessions, or all; how many there were. */
  endSessions(ids: readonly number[] | 'all'): Promise<Outcome<{ ended: number }>>
  // ---- accounts
  accounts(): Promise<Outcome<{ items: ListedAccount[] }>>
  /** A link to make an account of that role. */
  inviteAccount(role: Role, by: string): Promise<Outcome<AccountLink>>
  /** A link to set the password of an account anew. */
  accountLink(id: number, by: string): Promise<Outcome<AccountLink>>
  changeAccount(id: number, change: AccountChange, by: string): Promise<Outcome<AccountRow>>
  removeAccount(id: number, by: string): Promise<Outcome<AccountRow>>
  /** Whom the sign-in provider or the proxy calls so opens that account no longer. */
  unlinkAccount(identityId: number, by: string): Promise<Outcome<IdentityRow>>
  /** A token with which a program acts for the account; told this once. */
  makeToken(id: number, o: { name: string; scopes: Scope[] }, by: string): Promise<Outcome<{ token: string }>>
  /** Who changed what, the newest first. */
  audit(o: { limit: number; before?: number }): Promise<Outcome<{ items: AuditRow[]; next?: number }>>

  /** One check after another, as each is done. */
  doctor(): AsyncIterable<DoctorCheck>
  /** A consistent copy of everything stored, while running; the file must not exist. */
  backup(path: string, o: { onProgress?(p: WorkProgress): void }): Promise<Outcome<BackupReport>>
  /** Into an empty data directory, or over an old one when `overwrite`. */
  restore(path: string, o: { overwrite: boolean }): Promise<Outcome<BackupReport>>
  /** A person's correction, checked, stored and applied; where another process groups, that one is woken. */
  correct(o: CorrectionRequest): Promise<Outcome<Correction>>
  /** Newest first, undone ones included. */
  corrections(): Promise<Outcome<Correction[]>>
  undoCorrection(id: number, by: string): Promise<Outcome<Correction>>
  /** Forgets the grouping and makes it again from the stored features, corrections kept. */
  regroup(o: { onProgress(p: WorkProgress): void; signal?: AbortSignal }): Promise<Outcome<RegroupReport>>

  close(): Promise<void>
}

/** An article as an operator names it: its id or its address. */
export type ArticleRef = { id: number } | { url: string }

export interface Listening {
  /** Address to open in a browser. Absent for a worker without a web role. */
  url?: string
  /** Makes the owner's account, once: where others reach the server and nobody owns it yet. */
  ownerLink?: string
  role: 'all' | 'web' | 'worker'
  stages: string[]
  deployment: 'embedded' | 'cluster'
  dataDir: string
}

export interface DemoOptions {
  /** How many times faster than the clock the press publishes. */
  speed: number
  /** Serve until aborted (true) or stop when everything the press publishes has been read (false). */
  keepServing: boolean
  /** Absent: a temporary directory that is removed at the end. */
  dataDir?: string
  signal: AbortSignal
  onListening(at: Listening): void
  onProgress(p: DemoProgress): void
}

export interface DemoProgress {
  /** The press's own clock. */
  pressAt: number
  outlets: number
  articles: number
  stories: number
}

export interface DemoReport extends DemoProgress {
  tookMs: number
}

/** Something countable under way; `total` absent when not known beforehand. */
export interface WorkProgress {
  done: number
  total?: number
  /** What is being worked on, for a person. */
  note?: string
}

export interface PollReport {
  feeds: number
  failed: { feed: Feed; problem: Problem }[]
  newEntries: number
  articles: number
  revised: number
  tookMs: number
  /** True when the signal was aborted: the rest is done by the next round. */
  stopped?: boolean
}

export interface AddSourceOptions {
  /** Absent: as the feed or the page names itself. */
  name?: string
  id?: string
  lang?: string
  kind?: SourceKind
  /** Add every feed found on the page instead of the best one. */
  all?: boolean
  /** Settings of the feeds that are added; the search asks with them as well. */
  settings?: FeedSettingsChange
}

export interface AddedSource {
  source: Source
  /** `isNew` false when the feed was followed already. */
  feeds: { feed: Feed; isNew: boolean }[]
  /** Found on the page and not added. */
  others: { url: string; kind: FeedKind; title?: string }[]
}

export interface ImportCounts {
  /** Results read, good or bad. */
  read: number
  new: number
  revised: number
  same: number
  feeds: number
  /** Of the articles: those that came without a text, known by title or address alone. */
  withoutText: number
  /** Not imported, by problem code. */
  skipped: Partial<Record<Problem['code'], number>>
}

export interface ImportProgress extends ImportCounts {
  file: string
  /** Bytes of this file as stored, read and in all. */
  readBytes: number
  totalBytes: number
  /** Once the reading is done: articles that still wait for their story. */
  waiting?: number
}

/** Stored articles that are not finished: not found by the search yet, in no story yet, given up with a reason. */
export interface WaitingWork {
  unanalysed: number
  ungrouped: number
  /** Buried: `siyaq dead` says why. */
  buried: number
}

/** What an interrupted earlier run had finished reading is not in `read`. */
export interface ImportSummary extends ImportCounts {
  /** Articles that an earlier run stored and that were analysed or grouped now. */
  completed: number
  /** What is not finished now, this import or not; absent when the store could not be asked. */
  waiting?: WaitingWork
  /** Why the import ended before its end (a full disk, a database that went away). */
  problem?: Problem
  tookMs: number
  /** Peak resident memory of this process. */
  peakRssBytes: number
  /** The first problems, for the operator; at most 20. */
  problems: { place: string; problem: Problem }[]
  stopped: boolean
}

/** `html`: the bytes of a saved page, undecoded; `dump`: a page as plain text. */
export type TryTarget =
  | { kind: 'url'; url: string }
  | { kind: 'html'; body: Uint8Array; url: string; name: string }
  | { kind: 'dump'; text: string; name: string }

export interface TryReport {
  /** Stage by stage; a later field is absent when an earlier stage failed, and `failed` says why. */
  fetched?: {
    url: string
    finalUrl: string
    status: number
    contentType?: string
    charset: string
    charsetFrom: string
    bytes: number
    tookMs: number
  }
  extracted?: { article: Extracted; tookMs: number }
  analysed?: { analysis: Analysis; dates: NamedDate[]; tookMs: number }
  /** What the store would answer, without writing; absent when there is no store yet. */
  grouped?: TryGrouping
  failed?: { stage: 'fetch' | 'extract' | 'analyse' | 'group'; problem: Problem }
}

/** A date that the text names; `surface` is how. */
export interface NamedDate extends TextDate {
  surface: string
}

export interface TryGrouping {
  story?: {
    id: number
    title: string
    articleCount: number
    originCount: number
    originLeast: number
    originMost: number
    noCount?: NoCount
    confidence: number
    reasons: Reason[]
  }
  copyOf?: { article: ArticleLine; link: CopyLink }
  /** Background: one earlier article, with why. */
  readAlso?: { article: ArticleLine; reasons: Reason[] }
  /** Other publishers on the same event, copies folded. */
  similar: { article: ArticleLine; copies: number; reasons: Reason[] }[]
  timeline: { at: number; title: string; sourceId: string; articleId: number }[]
}

export interface WhyReport {
  a: ArticleLine
  b?: ArticleLine
  storyId: number
  storyTitle: string
  /** For two articles: together in one story, carrying the same text, or apart. For one: what grouping decided. */
  verdict: 'same-text' | 'same-story' | 'apart' | 'alone' | 'joined'
  confidence: number
  reasons: Reason[]
  copyLink?: CopyLink
  /** Later changes of mind about the article. */
  changes: GroupChange[]
  /** For two articles: corrections in force that concern them. */
  corrections?: Correction[]
}

export interface StoryRow {
  id: number
  title: string
  firstAt: number
  lastAt: number
  articleCount: number
  sourceCount: number
  originCount: number
  originLeast: number
  originMost: number
  noCount?: NoCount
  desk?: Desk
  lang?: string
}

export interface StoryReport {
  head: StoryRow
  redirectedFrom?: number
  members: StoryMemberLine[]
  /** The stories that continue one another over weeks, oldest first, this one among them; absent when nothing does. */
  saga?: (RelatedRow & { isThis: boolean })[]
  /** The same event in other languages, the surest first. */
  otherLanguages: RelatedRow[]
}

/** One article of a story, with what it has of the text that it carries. */
export type StoryMemberLine = ArticleLine & CarrierNotes & { confidence: number; reasons: Reason[] }

/** A story that stands near another, and why. */
export interface RelatedRow {
  id: number
  title: string
  firstAt: number
  lang?: string
  reasons: Reason[]
}

export interface BuriedWork {
  id: number
  stage: string
  at: number
  problem: Problem
  body: Record<string, string | number | boolean | null>
}

export interface DoctorCheck {
  /** Stable key: "node", "data-dir", "store", "queue", "disk", "clock", "feeds", "search", "analysis-version", … */
  name: string
  state: 'ok' | 'warning' | 'problem'
  /** What was found, both languages. */
  found: { ar: string; en: string }
  /** What to do about it. */
  hint?: { ar: string; en: string }
  problem?: Problem
}
