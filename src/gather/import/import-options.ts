/**
 * Options of the import readers: formats, names of fields, the functions that turn a page into an article.
 * In: nothing. Out: types and the list of formats. Touches nothing.
 */
import type { Extracted } from '../../model/article.ts'
import type { Outcome } from '../../problem.ts'

export const importFormats = ['jsonl', 'opml', 'html', 'dump', 'warc'] as const
export type ImportFormat = (typeof importFormats)[number]

/** Which field of a JSONL line holds what; a name may be a path ("meta.url"). Absent ones are recognised by usual names. */
export interface FieldMapping {
  url?: string
  title?: string
  text?: string
  html?: string
  source?: string
  author?: string
  publishedAt?: string
  seenAt?: string
  lang?: string
  id?: string
}

export interface ReadPageInput {
  url: string
  html: string
  fetchedAt: number
}

export interface ImportOptions {
  /** Taken as the time of import and as the fallback instant of articles without a date. Epoch ms. */
  now: number
  /** Forced format; absent: detected from name and content of each file. */
  format?: ImportFormat
  fields?: FieldMapping
  /** Source for items that name none; absent: the registrable host of the address, or the file's name. */
  sourceId?: string
  /** From extract/: one HTML page to an article. */
  readPage: (page: ReadPageInput) => Outcome<Extracted> | Promise<Outcome<Extracted>>
  /** From extract/: one plain-text page dump to an article. */
  readDump: (text: string) => Outcome<Extracted> | Promise<Outcome<Extracted>>
  /** Position up to which (inclusive) a file needs no reading again; 0 or absent: from the start. */
  doneUpTo?: (fileKey: string) => number | Promise<number>
}
