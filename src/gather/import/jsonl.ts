/**
 * Articles of a JSONL file, one a line, whatever the usual names of the fields.
 * In: an open file. Out: results. Touches nothing else.
 *
 * Recognised without a mapping: SaudiNewsNet (source, url, date_extracted, title, author, content), the evaluation shape
 * (id, source, url, t, title, content) and the common names of scrapers and archives.
 */
import { failed, type Outcome } from '../../problem.ts'
import type { ImportItem, ImportResult } from './import-item.ts'
import type { FieldMapping, ImportOptions } from './import-options.ts'
import { articleItem, itemAddress, plainExtracted, sourceOf } from './make-draft.ts'
import { placeOf, type OpenFile } from './open-file.ts'
import { parseInstant } from './parse-instant.ts'
import { contentKey, fileStem, placeholderAddress } from './placeholder-address.ts'
import { readLines, type InputLine } from './lines.ts'

const usualNames: Record<keyof FieldMapping, readonly string[]> = {
  url: ['url', 'link', 'permalink', 'canonical_url', 'canonicalUrl', 'address', 'uri'],
  title: ['title', 'headline', 'name'],
  text: ['content', 'text', 'body', 'articleBody', 'article', 'fulltext', 'full_text', 'maintext'],
  html: ['html', 'raw_html', 'page'],
  source: ['source', 'publisher', 'outlet', 'site', 'source_id', 'sourceId', 'domain', 'source_domain'],
  author: ['author', 'byline', 'authors'],
  publishedAt: [
    't',
    'published_at',
    'publishedAt',
    'date_published',
    'datePublished',
    'date_publish',
    'published',
    'pubDate',
    'pub_date',
    'date',
    'datetime',
    'timestamp',
  ],
  seenAt: ['date_extracted', 'seen_at', 'seenAt', 'crawled_at', 'fetched_at', 'date_download'],
  lang: ['lang', 'language', 'inLanguage'],
  id: ['id', 'guid', '_id'],
}

/**
 * One result a line that is not blank, numbered by line. Lines up to `doneUpTo` give nothing. A last line without line end
 * that is not JSON, and a damaged gzip stream, are `import.truncated`; any other bad line is `import.bad-line`.
 */
export async function* readJsonl(
  source: OpenFile,
  options: ImportOptions,
  doneUpTo: number,
): AsyncGenerator<ImportResult> {
  let position = 0
  for await (const line of readLines(source.chunks, { decodeFrom: doneUpTo + 1 })) {
    position = line.number
    if (position <= doneUpTo || (line.text.trim() === '' && !line.tooLong)) continue
    const item = await lineItem(line, source, options)
    const cut = !item.ok && line.unended === true && item.problem.code === 'import.bad-line'
    const place = placeOf(source, position)
    if (cut && source.damage() !== undefined) break
    if (item.ok) yield { ok: true, place, item: item.value }
    else yield { ok: false, place, problem: cut ? { ...item.problem, code: 'import.truncated' } : item.problem }
  }
  const damage = source.damage()
  if (damage !== undefined) {
    yield { ok: false, place: placeOf(source, position + 1), problem: { code: 'import.truncated', detail: damage } }
  }
}

async function lineItem(line: InputLine, source: OpenFile, options: ImportOptions): Promise<Outcome<ImportItem>> {
  if (line.tooLong) return failed('import.too-large', 'line')
  if (line.damaged) return failed('import.bad-charset')
  const parsed = parseObject(line.text)
  if (!parsed.ok) return parsed
  return recordItem(parsed.value, source, options)
}

function parseObject(text: string): Outcome<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ok: true, value: { ...value } }
    return failed('import.bad-line', 'not a JSON object')
  } catch (error) {
    // The engine's message may quote the line; its kind is enough, since the place is reported with it.
    return failed('import.bad-line', error instanceof SyntaxError ? 'not JSON' : String(error))
  }
}

async function recordItem(
  record: Record<string, unknown>,
  source: OpenFile,
  options: ImportOptions,
): Promise<Outcome<ImportItem>> {
  const field = (name: keyof FieldMapping): unknown => fieldOf(record, name, options.fields)
  const title = textOf(field('title'))
  const text = textOf(field('text'))
  const html = textOf(field('html'))
  const lang = languageTag(textOf(field('lang')))
  const named = options.sourceId ?? nameOf(field('source'))
  const given = textOf(field('url')).trim()
  const stem = fileStem(source.file)
  const key = textOf(field('id')).trim() || contentKey(`${title}\n${text}\n${html}`)
  const address =
    given === '' ? { ok: true as const, value: placeholderAddress(named ?? stem, key) } : itemAddress(given)
  if (!address.ok) return address
  const url = address.value
  const facts = {
    url,
    source: sourceOf({ url, named: named ?? (given === '' ? stem : undefined), lang }),
    seenAt: parseInstant(field('seenAt'))?.at ?? options.now,
    now: options.now,
  }
  const published = parseInstant(field('publishedAt'))
  const page = html.trim() === '' && looksLikeHtml(text) ? text : html
  if (page.trim() !== '') {
    const read = await options.readPage({ url, html: asDocument(page, title), fetchedAt: facts.seenAt })
    if (!read.ok) return read
    const extracted = { ...read.value }
    if (title.trim() !== '') extracted.title = title.trim()
    if (published && extracted.publishedAt === undefined) extracted.publishedAt = published.at
    return { ok: true, value: articleItem({ ...facts, extracted }) }
  }
  const isBare = title.trim() === '' && text.trim() === ''
  // Something to read, or a place where it can be read: a record of neither is no article.
  if (isBare && given === '') return failed('import.no-text', url)
  const spoken = isBare ? titleInAddress(url) : title
  const extracted = plainExtracted({ title: spoken, text, author: textOf(field('author')), published, lang })
  if (spoken !== title) extracted.evidence = [{ field: 'title', from: 'url' }]
  return { ok: true, value: articleItem({ ...facts, extracted }) }
}

function fieldOf(record: Record<string, unknown>, name: keyof FieldMapping, fields: FieldMapping | undefined): unknown {
  const mapped = fields?.[name]
  if (mapped !== undefined) return valueAt(record, mapped)
  for (const usual of usualNames[name]) {
    if (record[usual] !== undefined && record[usual] !== null) return record[usual]
  }
  return undefined
}

function valueAt(record: Record<string, unknown>, path: string): unknown {
  if (Object.hasOwn(record, path)) return record[path]
  let at: unknown = record
  for (const step of path.split('.')) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) return undefined
    at = Object.entries(at).find(([key]) => key === step)?.[1]
  }
  return at
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  if (!Array.isArray(value)) return ''
  const parts: unknown[] = value
  // Lines: paragraphs of a body, or several authors.
  return parts.filter((part) => typeof part === 'string').join('\n')
}

function nameOf(value: unknown): string | undefined {
  const plain: unknown = typeof value === 'object' && value !== null && 'name' in value ? value.name : value
  const name = textOf(plain).replace(/\s+/g, ' ').trim()
  return name === '' ? undefined : name
}

function languageTag(raw: string): string | undefined {
  if (!/^[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*$/i.test(raw.trim())) return undefined
  try {
    // Also turns the three-letter codes of archives into the usual ones (ara to ar).
    return Intl.getCanonicalLocales(raw.trim().replace(/_/g, '-'))[0]
  } catch {
    // A RangeError: no language tag; the language is then detected from the text.
    return undefined
  }
}

function looksLikeHtml(text: string): boolean {
  return /<(?:p|br|div|span|a|img|h[1-6]|article|strong)\b[^>]{0,500}>/i.test(text.slice(0, 5000))
}

function asDocument(html: string, title: string): string {
  if (/<(?:html|head|body|!doctype)\b/i.test(html.slice(0, 2000))) return html
  const safeTitle = title.replace(/&/g, '&amp;').replace(/</g, '&lt;')
  return `<!doctype html><html><head><title>${safeTitle}</title></head><body><article><h1>${safeTitle}</h1>${html}</article></body></html>`
}

/**
 * For items that have nothing but an address: the headline as the publisher wrote it there (three words or more), else the address
 * itself, as readers list an entry without a title. The scanner takes an address for no word, so it joins no story.
 */
function titleInAddress(url: string): string {
  const { pathname } = new URL(url)
  let last: string
  try {
    last = decodeURIComponent(pathname.slice(pathname.lastIndexOf('/') + 1))
  } catch {
    // Escapes that are no UTF-8 hold no words.
    return url
  }
  const words = last
    .replace(/\.[a-z]{3,5}$/i, '')
    .split(/[-_+\s]+/)
    .filter((word) => word !== '')
  const spoken = words.filter((word) => /^[\p{L}\p{M}\p{Nd}\p{P}]*\p{L}[\p{L}\p{M}\p{Nd}\p{P}]*$/u.test(word))
  return spoken.length >= 3 ? words.join(' ') : url
}
