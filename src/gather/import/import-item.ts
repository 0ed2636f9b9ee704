/**
 * What the import readers give, one after another: an article, a saved page, a page dump or a feed address; or what is wrong.
 * In: nothing. Out: types only. Touches nothing.
 *
 * A reader never aborts on bad content: a line, page or record that cannot be used is a result with `ok: false`, its
 * problem and its place, and the next one follows.
 */
import type { ArticleDraft, SourceKind } from '../../model/article.ts'
import type { FeedSettings } from '../../model/feed-settings.ts'
import type { Problem } from '../../problem.ts'

/** Where an item stood: for the operator ("news.jsonl.gz:1201") and for resuming. */
export interface ImportPlace {
  /** The path as the operator gave or would give it. */
  file: string
  /** Key of this very file (path, size, time of change): a changed file has another key. */
  fileKey: string
  /** 1-based number of the line, record or page in that file; grows by at least 1 from result to result of one file. */
  position: number
  /** Bytes of the file (as stored, so compressed ones if compressed) that had been read when this result was made. */
  readBytes: number
  /** Size of the file as stored. */
  totalBytes: number
}

/** The source an imported item belongs to, as far as the input tells. */
export interface ImportSource {
  /** Registrable host of the address, or the name given in the input. */
  id: string
  name: string
  homeUrl?: string
  lang?: string
  kind?: SourceKind
}

export type ImportItem =
  /** Ready to store: clean text came with the input (JSONL), or a reader function made it (pages, dumps). */
  | { kind: 'article'; source: ImportSource; draft: ArticleDraft }
  /** A feed to follow (OPML). */
  | ({ kind: 'feed' } & ImportedFeed)

/** A feed with the folder it stood in, and what was set for it where it came from. */
export interface ImportedFeed {
  source: ImportSource
  url: string
  title?: string
  folder?: string
  /** Its section, where that is not the folder; empty: none. */
  section?: string
  settings?: FeedSettings
  paused?: true
}

export type ImportResult =
  | { ok: true; place: ImportPlace; item: ImportItem }
  /** `problem.detail` says what; the place says where. */
  | { ok: false; place: ImportPlace; problem: Problem }
