/**
 * What the pages of the home, a source, an entity, a speaker and the sources show, as plain data.
 * In: nothing. Out: types only. Touches nothing; read-views.ts makes them from the store.
 */
import type { HitReason } from '../../search/why-hit.ts'
import type { EntityKind } from '../../model/analysis.ts'
import type { Direction, Feed, Source, Span } from '../../model/article.ts'
import type { Desk } from '../../model/desks.ts'
import type { StoryOrder, StoryWindow } from '../../model/story-order.ts'
import type { NoCount } from '../../model/story-origins.ts'
import type { NameProfile, SourceCoverage } from '../profiles/profile-views.ts'
import type { ArticleCard, SpeakerView } from './views.ts'

export interface HomeStory {
  id: number
  title: string
  lang: string
  dir: Direction
  snippet: string
  lead: { articleId: number; url: string; sourceId: string; sourceName: string }
  firstAt: number
  lastAt: number
  articleCount: number
  sourceCount: number
  originCount: number
  originLeast: number
  originMost: number
  noCount?: NoCount
  desk?: Desk
  /** Its lead article has a picture. */
  hasPicture?: true
  /** Instants of the members, for the small chart; empty when not loaded. */
  instants: number[]
  /** Carriers of the lead's text as it is, and those that have it in part, or with more. */
  sameText: { sourceId: string; sourceName: string }[]
  sharedText: { sourceId: string; sourceName: string }[]
  /** Other independent coverage: one article each, at most three. */
  others: ArticleCard[]
}

export interface HomeView {
  stories: HomeStory[]
  next?: string
  filter: { lang?: string; sourceId?: string; desk?: Desk; order?: StoryOrder; within?: StoryWindow }
  langs: string[]
  sources: { id: string; name: string }[]
  totals: { stories: number; articles: number; sources: number }
  /** Instants of recent articles for the activity chart. */
  activity: { instants: number[]; hours: number }
}

export interface ListedArticle {
  card: ArticleCard
  snippet?: string
  storyId?: number
  hasPicture?: true
  /** In place of the snippet: what matched a search, with the spans of the words that did. */
  passage?: { text: string; marks: readonly Span[] }
  /** Of a search: how many other hits of the story it stands for. */
  others?: number
  /** Of a search: why it is there, the weightiest first. */
  why?: readonly HitReason[]
}

export interface ArticleListView {
  articles: ListedArticle[]
  next?: string
}

export interface SourcePageView extends ArticleListView {
  source: Source
  articleCount: number
  /** Of these, read with doubt. */
  unsureCount: number
  lastArticleAt?: number
  feeds: Feed[]
  /** Of the first page; absent where there is too little. */
  coverage?: SourceCoverage
}

export interface EntityPageView extends ArticleListView {
  key: string
  name: string
  kind?: EntityKind
  lang?: string
  dir: Direction
  variants: string[]
  hasStatements: boolean
  /** Of the first page. */
  profile?: NameProfile
}

export interface SpeakerPageView {
  key: string
  name: string
  lang?: string
  dir: Direction
  isEntity: boolean
  /** One a report, newest first. */
  statements: { card: ArticleCard; statement: SpeakerView['statements'][number] }[]
  /** Of the first page. */
  profile?: NameProfile
  next?: string
}

export interface SourceView {
  source: Source
  articleCount: number
  /** Of these, read with doubt. */
  unsureCount: number
  lastArticleAt?: number
  feeds: Feed[]
}

export interface SourcesView {
  sources: SourceView[]
}
