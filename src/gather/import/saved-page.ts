/**
 * A saved HTML page, or a page as plain text, to one article.
 * In: an open file and the functions that read pages and dumps. Out: one result. Touches nothing else.
 */
import { MarkupParser } from '../../text/markup-parser.ts'
import { canonicalUrl } from '../../model/canonical-url.ts'
import { failed, type Outcome } from '../../problem.ts'
import { decodeBody } from '../http/decode-body.ts'
import type { ImportItem, ImportResult } from './import-item.ts'
import type { ImportOptions } from './import-options.ts'
import { articleItem, sourceOf } from './make-draft.ts'
import { placeOf, readWhole, type OpenFile } from './open-file.ts'
import { contentKey, fileStem, placeholderAddress } from './placeholder-address.ts'

const maxPageBytes = 50 * 1024 * 1024

/** The page's article, seen when the file was last changed. Problems of extraction come through as they are. */
export async function* readSavedPage(source: OpenFile, options: ImportOptions): AsyncGenerator<ImportResult> {
  yield await whole(source, async (body) => {
    const { text: html } = decodeBody(body)
    if (html.trim() === '') return failed('import.no-text')
    const url = addressInPage(html) ?? placeholderAddress(options.sourceId ?? fileStem(source.file), contentKey(body))
    const seenAt = Math.min(source.modifiedAt, options.now)
    return pageItem({ url, html, seenAt, options })
  })
}

/** The dump's article. A dump names no address, so equal text has an equal placeholder address. */
export async function* readPageDump(source: OpenFile, options: ImportOptions): AsyncGenerator<ImportResult> {
  yield await whole(source, async (body) => {
    const { text } = decodeBody(body)
    if (text.trim() === '') return failed('import.no-text')
    const read = await options.readDump(text)
    if (!read.ok) return read
    const named = options.sourceId ?? fileStem(source.file)
    const given = read.value.canonicalUrl === undefined ? undefined : canonicalUrl(read.value.canonicalUrl)
    const url = given ?? placeholderAddress(named, contentKey(text.trim()))
    const from = sourceOf({ url, named: given === undefined ? named : options.sourceId, lang: read.value.lang })
    const facts = { extracted: read.value, url, source: from, seenAt: source.modifiedAt, now: options.now }
    return { ok: true, value: articleItem(facts) }
  })
}

/** One page with a known address to an item; used for saved pages and for WARC records. */
export async function pageItem(o: {
  url: string
  html: string
  seenAt: number
  options: ImportOptions
}): Promise<Outcome<ImportItem>> {
  const { html, seenAt, options } = o
  const read = await options.readPage({ url: o.url, html, fetchedAt: seenAt })
  if (!read.ok) return read
  const extracted = read.value
  const own = extracted.canonicalUrl === undefined ? undefined : canonicalUrl(extracted.canonicalUrl, o.url)
  const url = own ?? o.url
  const source = sourceOf({ url, named: options.sourceId, lang: extracted.lang })
  if (options.sourceId === undefined && extracted.siteName !== undefined && source.homeUrl !== undefined)
    source.name = extracted.siteName
  return { ok: true, value: articleItem({ extracted, url, source, seenAt, now: options.now }) }
}

/**
 * The address that a saved page carries: `rel=canonical`, `og:url`, `<base>`, or the browser's `saved from url` comment;
 * canonical form. Nothing when it carries none that is absolute.
 */
export function addressInPage(html: string): string | undefined {
  const head = html.slice(0, 300_000)
  const savedFrom = /<!--\s*saved from url=(?:\(\d+\))?([^\s>]+)\s*-->/i.exec(head.slice(0, 5000))?.[1]
  let canonical: string | undefined
  let openGraph: string | undefined
  let base: string | undefined
  const parser = new MarkupParser({
    onopentag(name, attributes) {
      if (name === 'link' && / canonical /i.test(` ${attributes['rel'] ?? ''} `)) canonical ??= attributes['href']
      if (name === 'meta' && (attributes['property'] ?? attributes['name'])?.toLowerCase() === 'og:url')
        openGraph ??= attributes['content']
      if (name === 'base') base ??= attributes['href']
      if (name === 'body') parser.pause()
    },
  })
  parser.write(head)
  const root = absolute(savedFrom, undefined) ?? absolute(base, undefined)
  return (
    absolute(canonical, root) ??
    absolute(openGraph, root) ??
    absolute(savedFrom, undefined) ??
    absolute(base, undefined)
  )
}

function absolute(address: string | undefined, root: string | undefined): string | undefined {
  return address === undefined || address.trim() === '' ? undefined : canonicalUrl(address.trim(), root)
}

async function whole(
  source: OpenFile,
  read: (body: Uint8Array) => Promise<Outcome<ImportItem>>,
): Promise<ImportResult> {
  const body = await readWhole(source, maxPageBytes)
  const item = body.ok ? await read(body.value) : body
  const place = placeOf(source, 1)
  return item.ok ? { ok: true, place, item: item.value } : { ok: false, place, problem: item.problem }
}
