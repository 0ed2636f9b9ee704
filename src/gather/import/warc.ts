/**
 * HTML pages of a web archive (WARC, also gzip), one after another.
 * In: an open file. Out: one result a page. Touches nothing else.
 *
 * Only successful HTML responses and resources are pages; images, redirects, requests and revisits are passed over. An
 * archive that is cut in the middle ends with `import.truncated`; every record before the cut has been given.
 */
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib'
import { AsyncIterReader, LimitReader, WARCParser, type WARCRecord } from 'warcio'
import { canonicalUrl } from '../../model/canonical-url.ts'
import { failed, ok, type Outcome } from '../../problem.ts'
import { decodeBody } from '../http/decode-body.ts'
import type { ImportItem, ImportResult } from './import-item.ts'
import type { ImportOptions } from './import-options.ts'
import { placeOf, type OpenFile } from './open-file.ts'
import { parseInstant } from './parse-instant.ts'
import { pageItem } from './saved-page.ts'

const maxRecordBytes = 50 * 1024 * 1024

/** Results numbered by record of the archive. Records up to `doneUpTo` give nothing. */
export async function* readWarc(
  source: OpenFile,
  options: ImportOptions,
  doneUpTo: number,
): AsyncGenerator<ImportResult> {
  // The bytes come decompressed; `null` keeps the reader from trying again.
  const parser = new WARCParser(new AsyncIterReader(source.chunks, null))
  let position = 0
  let cut: string | undefined
  while (cut === undefined) {
    const next = await nextRecord(parser)
    if (!next.ok) cut = next.problem.detail ?? 'record'
    if (!next.ok || next.value === null) break
    position++
    const record = next.value
    const wanted = position > doneUpTo && isPage(record)
    const block = await readBlock(record, wanted)
    if (!block.complete) {
      cut = `record ${position}`
      break
    }
    if (!wanted) continue
    const item = block.tooLarge
      ? failed('import.too-large', targetOf(record))
      : await recordItem(record, block.body, options)
    const place = placeOf(source, position)
    yield item.ok ? { ok: true, place, item: item.value } : { ok: false, place, problem: item.problem }
  }
  const damage = source.damage() ?? cut
  if (damage !== undefined) {
    yield { ok: false, place: placeOf(source, position + 1), problem: { code: 'import.truncated', detail: damage } }
  } else if (position === 0) {
    yield { ok: false, place: placeOf(source, 1), problem: { code: 'import.unknown-format', detail: 'WARC' } }
  }
}

async function nextRecord(parser: WARCParser): Promise<Outcome<WARCRecord | null>> {
  try {
    const record = await parser.parse()
    const cutInHead = record !== null && !record.warcHeaders.headers.has('content-length')
    return cutInHead ? failed('import.truncated', 'record head') : ok(record)
  } catch (error) {
    // The parser throws on heads that are no heads: what follows cannot be told apart from noise.
    return failed('import.truncated', error instanceof Error ? error.message : String(error))
  }
}

function isPage(record: WARCRecord): boolean {
  if (canonicalUrl(record.warcTargetURI ?? '') === undefined) return false
  if (record.warcType === 'resource') return isHtml(record.warcContentType)
  const status = Number(record.httpHeaders?.statusCode)
  return record.warcType === 'response' && status >= 200 && status < 300 && isHtml(httpHeader(record, 'content-type'))
}

function isHtml(contentType: string | null | undefined): boolean {
  return /^\s*(?:text\/html|application\/xhtml\+xml)\b/i.test(contentType ?? '')
}

function httpHeader(record: WARCRecord, name: string): string | undefined {
  return record.httpHeaders?.headers.get(name) ?? undefined
}

function targetOf(record: WARCRecord): string {
  return (record.warcTargetURI ?? '').slice(0, 200)
}

/** Reads the record to its end (the parser would wait for ever on the rest of one that is cut). */
async function readBlock(
  record: WARCRecord,
  keep: boolean,
): Promise<{ complete: boolean; tooLarge: boolean; body: Uint8Array }> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const chunk of record.reader) {
    size += chunk.length
    if (keep && size <= maxRecordBytes) parts.push(chunk)
  }
  const complete = !(record.reader instanceof LimitReader) || record.reader.limit <= 0
  record.consumed = 'raw'
  return { complete, tooLarge: size > maxRecordBytes, body: Buffer.concat(parts) }
}

async function recordItem(record: WARCRecord, block: Uint8Array, options: ImportOptions): Promise<Outcome<ImportItem>> {
  const url = canonicalUrl(record.warcTargetURI ?? '')
  if (url === undefined) return failed('import.bad-line', targetOf(record))
  const body = await decodedBlock(record, block)
  if (!body.ok) return body
  const contentType = httpHeader(record, 'content-type') ?? record.warcContentType ?? undefined
  const { text: html } = decodeBody(body.value, contentType)
  if (html.trim() === '') return failed('import.no-text', url)
  const seenAt = parseInstant(record.warcDate)?.at ?? options.now
  return pageItem({ url, html, seenAt, options })
}

/** The block without transfer and content encoding; an archive whose writer already undid them is taken as it is. */
async function decodedBlock(record: WARCRecord, block: Uint8Array): Promise<Outcome<Uint8Array>> {
  const chunked = /\bchunked\b/i.test(httpHeader(record, 'transfer-encoding') ?? '')
  const body = chunked ? await new AsyncIterReader([block], null, true).readFully() : block
  const encoding = (httpHeader(record, 'content-encoding') ?? '').trim().toLowerCase()
  const limit = { maxOutputLength: maxRecordBytes }
  try {
    if (body[0] === 0x1f && body[1] === 0x8b) return ok(gunzipSync(body, limit))
    if (encoding === 'br') return ok(brotliDecompressSync(body, limit))
    if (encoding === 'deflate') return ok(inflateSync(body, limit))
    return ok(body)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (code === 'ERR_BUFFER_TOO_LARGE') return failed('import.too-large', targetOf(record))
    return looksPlain(body) ? ok(body) : failed('import.bad-charset', targetOf(record))
  }
}

function looksPlain(body: Uint8Array): boolean {
  return Buffer.from(body.subarray(0, 1000)).toString('latin1').trimStart().startsWith('<')
}
