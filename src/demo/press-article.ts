/**
 * The nouns of the invented press: outlets, events, articles as they were written, articles as they are published.
 * In: nothing. Out: types only. Touches nothing.
 */
import type { SourceKind } from '../model/article.ts'

export type PressFormat = 'rss' | 'atom' | 'json' | 'rdf' | 'sitemap'
export type PressTheme = 'magazine' | 'old' | 'aggregator'

/**
 * What is odd about an outlet. `blocked`: its pages answer 403. `undated`: no dates in its feed. `packed-index`: an index of one gzip sitemap.
 * `moving-links`: an article's link changes every eight hours, its guid stays. `no-links`: the feed's text is all there is.
 */
export type PressQuirk = 'blocked' | 'undated' | 'packed-index' | 'moving-links' | 'no-links'

export interface PressOutlet {
  id: string
  name: string
  kind: SourceKind
  lang: 'ar' | 'en' | 'fr'
  city: string
  format: PressFormat
  theme: PressTheme
  /** Bytes of its pages and feed; UTF-8 when absent. */
  charset?: 'windows-1256'
  /** Whole text in the feed. */
  fullText?: boolean
  jsonLd?: boolean
  /** Out of service in some hours. */
  unsteady?: boolean
  quirk?: PressQuirk
  /** Outlets with one host share a server, each below a path of its own. */
  host?: string
  slogan: string
}

export type WrittenKind = 'report' | 'background' | 'template' | 'roundup'

/** One article of an event script. `at` is day and time, "3 06:20", day 1 being the first. */
export interface Written {
  /** Name by which copies refer to it, unique in its event. */
  key?: string
  by: string
  at: string
  title: string
  /** Paragraphs, a blank line between; `{today}` and `{yesterday}` become names of weekdays. */
  text: string
  author?: string
  section?: string
  keywords?: readonly string[]
  kind?: WrittenKind
  edits?: readonly { at: string; title?: string; replace?: readonly (readonly [string, string])[]; add?: string }[]
}

/** An article that carries another's text: its title kept or changed, its beginning or end changed a little. */
export interface Copied {
  by: string
  at: string
  copyOf: string
  title?: string
  /** In place of the first paragraph. */
  lead?: string
  /** How many paragraphs are left off at the end. */
  cut?: number
  /** One more paragraph at the end. */
  add?: string
  replace?: readonly (readonly [string, string])[]
}

export interface PressEvent {
  id: string
  section: string
  keywords: readonly string[]
  /** Earlier event that this one continues. */
  continues?: string
  articles: readonly (Written | Copied)[]
}

/** What the outlet shows at one time. */
export interface PressText {
  title: string
  paragraphs: readonly string[]
  changedAt: number
}

export interface PressArticle {
  /** "outlet/number", stable. */
  id: string
  outlet: string
  path: string
  publishedAt: number
  section: string
  author?: string
  keywords: readonly string[]
  kind: WrittenKind | 'copy'
  /** The event reported; absent for templates and round-ups, which belong to none. */
  event?: string
  /** Id of the article whose text it carries, and of the first one to carry it. */
  copyOf?: string
  origin: string
  /** Outlet named on the page as where the text comes from. */
  credit?: string
  /** First text, then each edit in order. */
  texts: readonly PressText[]
}
