/**
 * Everything importable under the given paths, as one stream of results: JSONL, OPML, saved pages, page dumps, WARC.
 * In: paths and the functions that turn a page into an article. Out: an async iterable of `ImportResult`. Reads files;
 * stores nothing, opens no connection.
 */
import type { Extracted } from '../../model/article.ts'
import type { Outcome } from '../../problem.ts'
import type { ImportResult } from './import-item.ts'

export type ImportFormat = 'jsonl' | 'opml' | 'html' | 'dump' | 'warc'

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
  /** Forced format; absent: told from name and content of each file. */
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

/**
 * Results in the order of the paths, files of a directory in name order; never throws on content. A path that does not
 * exist is one result with `import.not-found`. Memory: one line, record or page at a time.
 */
export declare function readImports(paths: readonly string[], options: ImportOptions): AsyncIterable<ImportResult>
