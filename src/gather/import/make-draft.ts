/**
 * From what a reader found to a draft that can be stored: address, source, order instant.
 * In: extracted article or plain fields. Out: `ImportItem` of kind article, or a problem. Touches nothing.
 */
import { getDomain } from 'tldts'
import { canonicalUrl } from '../../model/canonical-url.ts'
import type { ArticleDraft, Extracted, PageParts } from '../../model/article.ts'
import { directionOfText } from '../../model/direction.ts'
import { paragraphsHtml } from '../../model/paragraphs.ts'
import { failed, ok, type Outcome } from '../../problem.ts'
import { entitiesDecoded } from '../../text/entities-decoded.ts'
import type { ImportItem, ImportSource } from './import-item.ts'

export interface DraftFacts {
  extracted: Extracted
  /** Canonical address. */
  url: string
  source: ImportSource
  /** When the item was first seen by whoever saved it. */
  seenAt: number
  now: number
}

/** The item, in the order of its own date when it has one that is not in the future, else of when it was seen. */
export function articleItem(facts: DraftFacts): ImportItem {
  const { extracted, url, source, seenAt, now } = facts
  const seen = Math.min(seenAt, now)
  const published = extracted.publishedAt
  const draft: ArticleDraft = {
    ...titled(extracted),
    sourceId: source.id,
    url,
    at: published !== undefined && published <= now ? published : seen,
    firstSeenAt: seen,
  }
  return { kind: 'article', source, draft }
}

/** A page or dump without a headline is listed by the opening of its text. */
function titled(extracted: Extracted): Extracted {
  if (extracted.title.trim() !== '') return extracted
  const title = opening(extracted.text.split('\n', 1)[0] ?? '')
  return { ...extracted, title, evidence: [...extracted.evidence, { field: 'title', from: 'text' }] }
}

/** The canonical form of an address in the input, or `import.bad-line`. */
export function itemAddress(raw: string): Outcome<string> {
  const url = canonicalUrl(raw.trim())
  return url === undefined ? failed('import.bad-line', `not a web address: ${raw.slice(0, 200)}`) : ok(url)
}

/** Source of an item: the named one, else the registrable host of the address. */
export function sourceOf(o: { url: string; named?: string | undefined; lang?: string | undefined }): ImportSource {
  const { protocol, hostname } = new URL(o.url)
  const web = !hostname.endsWith('.invalid')
  const host = web ? (getDomain(hostname) ?? hostname) : hostname.slice(0, -'.invalid'.length)
  const id = (o.named ?? host).trim().slice(0, 200)
  const source: ImportSource = { id, name: o.named ?? host }
  if (web) source.homeUrl = `${protocol}//${hostname}/`
  if (o.lang !== undefined) source.lang = o.lang
  return source
}

export interface PlainArticle {
  title: string
  /** Any line breaks; becomes paragraphs. */
  text: string
  author?: string | undefined
  published?: { at: number; dateOnly: boolean } | undefined
  lang?: string | undefined
}

/** An `Extracted` of fields that came clean: nothing is guessed; a missing title is the opening of the text. */
export function plainExtracted(plain: PlainArticle): Extracted {
  const paragraphs = plain.text
    .split(/\r\n?|\n|\u2028|\u2029/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  // Dumps hold headlines as their pages wrote them, escaped ("&quot;", "&#8220;"): no headline means the escape itself.
  const read = plain.title.includes('&') ? entitiesDecoded(plain.title.replaceAll('<', '&lt;')) : plain.title
  const given = read.replace(/\s+/g, ' ').trim()
  const title = given === '' ? opening(paragraphs[0] ?? '') : given
  const text = paragraphs.join('\n\n')
  const extracted: Extracted = {
    title,
    text,
    html: paragraphsHtml(paragraphs),
    dir: directionOfText(text === '' ? title : text),
    parts: noParts(),
    confidence: text === '' ? 0.3 : 1,
    evidence: [{ field: 'title', from: given === '' ? 'text' : 'import' }],
  }
  const author = plain.author?.replace(/\s+/g, ' ').trim()
  if (author !== undefined && author !== '') extracted.author = author
  if (plain.lang !== undefined) extracted.lang = plain.lang
  if (plain.published !== undefined) {
    extracted.publishedAt = plain.published.at
    if (plain.published.dateOnly) extracted.dateOnly = true
  }
  return extracted
}

function noParts(): PageParts {
  return { keywords: [], readAlso: [], similar: [], embeds: [] }
}

const openingChars = 100

function opening(paragraph: string): string {
  const sentence = /^.{10,}?[.!?\u061F\u06D4](?=\s|$)/.exec(paragraph)?.[0] ?? paragraph
  if (sentence.length <= openingChars) return sentence
  const cut = sentence.slice(0, openingChars)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), openingChars / 2))}…`
}
