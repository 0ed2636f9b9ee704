/**
 * Feed addresses of an OPML file, as reader apps export them.
 * In: an open file. Out: one result a feed. Touches nothing else.
 *
 * Exports are often not well-formed (bare & in addresses, HTML entities, wrong declarations): the reader goes on after each
 * error. It expands no entity of the document's own.
 */
import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { getDomain } from 'tldts'
import { canonicalUrl } from '../../model/canonical-url.ts'
import { decodeBody } from '../http/decode-body.ts'
import type { ImportResult, ImportSource } from './import-item.ts'
import { placeOf, readWhole, type OpenFile } from './open-file.ts'

const maxOpmlBytes = 32 * 1024 * 1024

interface Outline {
  title: string
  xmlUrl: string | undefined
  htmlUrl: string | undefined
  lang: string | undefined
  folders: string[]
}

/**
 * Results in document order, one per outline with an address; the same address twice gives one. Problems: `import.bad-line` for an
 * unusable address, `import.unknown-format` when there is no outline at all.
 */
export async function* readOpml(source: OpenFile, doneUpTo: number): AsyncGenerator<ImportResult> {
  const body = await readWhole(source, maxOpmlBytes)
  if (!body.ok) {
    yield { ok: false, place: placeOf(source, 1), problem: body.problem }
    return
  }
  const seen = new Set<string>()
  let position = 0
  for (const outline of outlines(decodeBody(body.value, 'application/xml').text)) {
    if (outline.xmlUrl === undefined) continue
    position++
    if (position <= doneUpTo) continue
    const place = placeOf(source, position)
    const url = canonicalUrl(
      outline.xmlUrl
        .trim()
        .replace(/^feed:(?:\/\/)?(?=https?:)/i, '')
        .replace(/^feed:\/\//i, 'https://'),
    )
    if (url === undefined) {
      yield {
        ok: false,
        place,
        problem: { code: 'import.bad-line', detail: `not a feed address: ${outline.xmlUrl.slice(0, 200)}` },
      }
      continue
    }
    if (seen.has(url)) continue
    seen.add(url)
    yield { ok: true, place, item: { kind: 'feed', source: feedSource(outline, url), url, ...titleAndFolder(outline) } }
  }
  if (position === 0) {
    yield {
      ok: false,
      place: placeOf(source, 1),
      problem: { code: 'import.unknown-format', detail: 'no <outline xmlUrl>' },
    }
  }
}

function outlines(xml: string): Outline[] {
  const found: Outline[] = []
  const folders: { title: string; isFeed: boolean }[] = []
  const parser = new SaxesParser()
  parser.on('error', () => {
    // Carries on after the error; what could not be read is simply not among the outlines.
  })
  parser.on('opentag', (tag: SaxesTagPlain) => {
    if (tag.name.toLowerCase() !== 'outline') return
    const of = (name: string): string | undefined =>
      Object.entries(tag.attributes).find(([key]) => key.toLowerCase() === name)?.[1]
    const title = (of('title') ?? of('text') ?? '').trim()
    const xmlUrl = of('xmlurl') ?? (of('type')?.toLowerCase() === 'rss' ? of('url') : undefined)
    found.push({
      title,
      xmlUrl: xmlUrl === '' ? undefined : xmlUrl,
      htmlUrl: of('htmlurl'),
      lang: of('language'),
      folders: folders.filter((folder) => !folder.isFeed && folder.title !== '').map((folder) => folder.title),
    })
    folders.push({ title, isFeed: xmlUrl !== undefined })
  })
  parser.on('closetag', (tag: SaxesTagPlain) => {
    if (tag.name.toLowerCase() === 'outline') folders.pop()
  })
  parser.write(escapeBareAmpersands(xml)).close()
  return found
}

/** `?a=1&b=2` in an attribute is what most broken exports have. */
function escapeBareAmpersands(xml: string): string {
  return xml.replace(/&(?!(?:#\d{1,7}|#x[0-9a-f]{1,6}|amp|lt|gt|quot|apos);)/gi, '&amp;')
}

function feedSource(outline: Outline, url: string): ImportSource {
  const home = outline.htmlUrl === undefined ? undefined : canonicalUrl(outline.htmlUrl)
  const { hostname, protocol } = new URL(home ?? url)
  const id = getDomain(hostname) ?? hostname
  const source: ImportSource = {
    id,
    name: outline.title === '' ? id : outline.title,
    homeUrl: home ?? `${protocol}//${hostname}/`,
  }
  if (outline.lang !== undefined && /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(outline.lang)) source.lang = outline.lang
  return source
}

function titleAndFolder(outline: Outline): { title?: string; folder?: string } {
  const named: { title?: string; folder?: string } = {}
  if (outline.title !== '') named.title = outline.title
  if (outline.folders.length > 0) named.folder = outline.folders.join(' / ')
  return named
}
