/**
 * Names every part of a page: title, body, credit, keywords, read-also, similar, embeds.
 * In: a text dump or an HTML page. Out: the parts as plain data. Touches nothing.
 */
import type { Embed, ReadAlso } from '../../model/article.ts'
import { extractArticle } from '../extract-article.ts'
import { splitDump } from './read-dump.ts'

export type PartsInput = { id?: string | number; text: string } | { id?: string | number; url: string; html: string }

export interface PageSplit {
  id?: string | number
  /** Null when the page shows none. */
  title: string | null
  body: string[]
  credit: string | null
  keywordsRaw: string | null
  keywords: string[]
  readAlso: ReadAlso[]
  similar: string[]
  embeds?: Embed[]
}

/** The parts of a page; an input without an article gives empty parts. */
export function splitParts(input: PartsInput): PageSplit {
  const parts: PageSplit = {
    title: null,
    body: [],
    credit: null,
    keywordsRaw: null,
    keywords: [],
    readAlso: [],
    similar: [],
  }
  if (input.id !== undefined) parts.id = input.id
  if ('html' in input) {
    const outcome = extractArticle({ url: input.url, html: input.html })
    if (!outcome.ok) return parts
    const { title, text, parts: found } = outcome.value
    parts.title = title === '' ? null : title
    parts.body = text.split(/\n{2,}/).filter((p) => p !== '')
    parts.credit = found.credit ?? null
    parts.keywordsRaw = found.keywordsRaw ?? null
    parts.keywords = found.keywords
    parts.readAlso = found.readAlso
    parts.similar = found.similar.map((link) => link.title)
    if (found.embeds.length > 0) parts.embeds = found.embeds
    return parts
  }
  const dump = splitDump(input.text)
  parts.title = dump.title ?? null
  parts.body = dump.parts.body.map((line) => line.text)
  parts.credit = dump.parts.credit ?? null
  parts.keywordsRaw = dump.parts.keywordsRaw ?? null
  parts.keywords = dump.parts.keywords
  parts.readAlso = dump.parts.readAlso
  parts.similar = dump.parts.similar.map((link) => link.title)
  if (dump.parts.embeds.length > 0) parts.embeds = dump.parts.embeds
  return parts
}
