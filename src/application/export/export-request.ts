/**
 * What an export is asked, and what a row of it has.
 * In: nothing. Out: types, formats, the longest. Touches nothing.
 */
import type { Outcome } from '../../problem.ts'
import type { SearchRequest } from '../search/search-request.ts'

/** What of a search chooses; pages and order are the export's own. */
export type ExportRequest = Pick<
  SearchRequest,
  'q' | 'exact' | 'lang' | 'sourceId' | 'section' | 'desk' | 'from' | 'to'
>

/** Rows of one export; who wants more goes on from the day of the last. */
export const mostExported = 10_000
export const exportFormats = ['jsonl', 'csv'] as const
export type ExportFormat = (typeof exportFormats)[number]

export interface ExportStyle {
  /** Of the citation, and the names of the columns. */
  lang: 'ar' | 'en'
  timeZone: string
  /** The site, without a slash at the end, for permalinks; absent: none are given. */
  base?: string
}

export interface ExportOptions extends Omit<ExportStyle, 'timeZone'> {
  format: ExportFormat
  most?: number
}

/** The same with the store of the installation. */
export type ExportSearch = (
  request: ExportRequest,
  o: ExportOptions,
  write: (piece: string) => unknown,
) => Promise<Outcome<{ articles: number }>>

export interface ExportedArticle {
  /** Stays the same for as long as the article is kept. */
  id: number
  /** The story that it is in now. */
  storyId?: number
  /** Articles of one text have the same. */
  copyGroupId?: number
  url: string
  title: string
  source: { id: string; name: string }
  author?: string
  /** The page's own credit line, as written. */
  credit?: string
  lang?: string
  section?: string
  desk?: string
  /** As the page says; ISO 8601, UTC. Only the day is meant with `dateOnly`. */
  publishedAt?: string
  dateOnly?: true
  modifiedAt?: string
  firstSeenAt: string
  /** 1 for the first text that was seen. */
  revision: number
  /** The sentence that met the search; absent where the headline alone did. */
  passage?: string
  keyphrases: string[]
  entities: { key: string; name: string; kind: string; count: number }[]
  /** `speaker` where it is sure enough to be shown; places are UTF-16 units of the text. */
  statements: { speaker?: string; verb: string; content: string; start: number; end: number; confidence?: number }[]
  figures: { surface: string; value: number; valueTo?: number; unit: string; start: number; end: number }[]
  /** Agencies and outlets that the text names as where it is from. */
  credits: { name: string; kind: string; span: string }[]
}
