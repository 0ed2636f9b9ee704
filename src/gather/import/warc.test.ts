import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { ok } from '../../problem.ts'
import type { ImportResult } from './import-item.ts'
import { plainExtracted } from './make-draft.ts'
import type { ImportOptions } from './import-options.ts'
import { readImports } from './read-imports.ts'

const dir = mkdtempSync(join(tmpdir(), 'siyaq-warc-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))

const options: ImportOptions = {
  now: Date.UTC(2026, 0, 20),
  readPage: ({ html }) =>
    ok(plainExtracted({ title: /<h1>([^<]*)/.exec(html)?.[1] ?? '', text: /<p>([^<]*)/.exec(html)?.[1] ?? '' })),
  readDump: (text) => ok(plainExtracted({ title: '', text })),
}

interface RecordFacts {
  type?: string
  url?: string
  status?: string
  headers?: Record<string, string>
  body?: Uint8Array | string
}

function warcRecord(facts: RecordFacts): Buffer {
  const { type = 'response', url = 'https://alpha.example/1', status = '200 OK', headers = {}, body = '' } = facts
  const http = Object.entries({ 'Content-Type': 'text/html; charset=utf-8', ...headers }).map(
    ([name, value]) => `${name}: ${value}`,
  )
  const block = Buffer.concat([Buffer.from(`HTTP/1.1 ${status}\r\n${http.join('\r\n')}\r\n\r\n`), Buffer.from(body)])
  const head = [
    'WARC/1.0',
    `WARC-Type: ${type}`,
    `WARC-Target-URI: ${url}`,
    'WARC-Date: 2026-01-05T06:07:08Z',
    'WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000001>',
    'Content-Type: application/http; msgtype=response',
    `Content-Length: ${block.length}`,
  ]
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), block, Buffer.from('\r\n\r\n')])
}

const page = (number: number): string =>
  `<!doctype html><html><body><h1>خبر رقم ${number}</h1><p>نص الخبر المخترع رقم ${number}.</p></body></html>`
const pages = (count: number): Buffer[] =>
  Array.from({ length: count }, (_, number) =>
    warcRecord({ url: `https://alpha.example/${number}`, body: page(number) }),
  )

async function all(name: string, content: Uint8Array, more: Partial<ImportOptions> = {}): Promise<ImportResult[]> {
  const path = join(dir, name)
  writeFileSync(path, content)
  const results: ImportResult[] = []
  for await (const result of readImports([path], { ...options, ...more })) results.push(result)
  return results
}

const told = (results: ImportResult[]): string[] =>
  results.map((result) =>
    result.ok
      ? result.item.kind === 'article'
        ? `${result.item.draft.url} ${result.item.draft.title}`
        : ''
      : result.problem.code,
  )

test('HTML responses are articles, seen when the archive says; other records are passed over', async () => {
  const content = Buffer.concat([
    warcRecord({ type: 'warcinfo', url: 'https://alpha.example/info' }),
    warcRecord({ url: 'https://alpha.example/1', body: page(1) }),
    warcRecord({ type: 'request', url: 'https://alpha.example/1' }),
    warcRecord({ url: 'https://alpha.example/p.png', headers: { 'Content-Type': 'image/png' }, body: 'x' }),
    warcRecord({ url: 'https://alpha.example/old', status: '301 Moved', body: page(9) }),
    warcRecord({ url: 'https://alpha.example/2', body: page(2) }),
  ])
  const results = await all('mixed.warc', content)
  expect(told(results)).toEqual(['https://alpha.example/1 خبر رقم 1', 'https://alpha.example/2 خبر رقم 2'])
  const first = results[0]
  expect(first?.ok === true && first.item.kind === 'article' ? first.item.draft.firstSeenAt : 0).toBe(
    Date.UTC(2026, 0, 5, 6, 7, 8),
  )
})

test('a .warc.gz with a member for each record is read', async () => {
  expect(await all('many.warc.gz', Buffer.concat(pages(5).map((part) => gzipSync(part))))).toHaveLength(5)
})

test.each([
  ['gzip', { 'Content-Encoding': 'gzip' }, gzipSync(page(3))],
  ['br', { 'Content-Encoding': 'br' }, brotliCompressSync(page(3))],
  ['already decoded', { 'Content-Encoding': 'gzip' }, Buffer.from(page(3))],
  ['chunked', { 'Transfer-Encoding': 'chunked' }, chunked(page(3))],
])('bodies in transfer and content encodings are decoded: %s', async (name, headers, body) => {
  expect(told(await all(`${name.replace(' ', '-')}.warc`, warcRecord({ headers, body })))).toEqual([
    'https://alpha.example/1 خبر رقم 3',
  ])
})

test('cut in the middle of a record: everything before is given, then the cut is told', async () => {
  const whole = Buffer.concat(pages(4))
  const results = await all('cut.warc', whole.subarray(0, whole.length - 60))
  expect(told(results)).toEqual([
    'https://alpha.example/0 خبر رقم 0',
    'https://alpha.example/1 خبر رقم 1',
    'https://alpha.example/2 خبر رقم 2',
    'import.truncated',
  ])
})

test('cut in the middle of a record that is passed over, or of a record head', async () => {
  const [first] = pages(1)
  const image = warcRecord({
    url: 'https://alpha.example/p.png',
    headers: { 'Content-Type': 'image/png' },
    body: 'x'.repeat(5000),
  })
  const start = first ?? Buffer.alloc(0)
  for (const cut of [image.subarray(0, 2000), image.subarray(0, 60), image.subarray(0, 340)])
    expect(told(await all('cuts.warc', Buffer.concat([start, cut])))).toEqual([
      'https://alpha.example/0 خبر رقم 0',
      'import.truncated',
    ])
})

test('a cut .warc.gz keeps everything before the cut', async () => {
  const whole = Buffer.concat(pages(40).map((part) => gzipSync(part)))
  const results = await all('cut.warc.gz', whole.subarray(0, Math.floor(whole.length / 2) + 7))
  expect(results.length).toBeGreaterThan(15)
  expect(results.filter((result) => !result.ok)).toHaveLength(1)
  expect(told(results).at(-1)).toBe('import.truncated')
})

test('records that an earlier run finished give nothing', async () => {
  const results = await all('again.warc', Buffer.concat(pages(4)), { doneUpTo: () => 3 })
  expect(results.map((result) => result.place.position)).toEqual([4])
})

test('what only has the name of an archive is told so', async () => {
  const results = await all('noise.warc', Buffer.from('this is no archive\n'.repeat(50)))
  expect(results.map((result) => result.ok)).toEqual([false])
})

function chunked(text: string): Buffer {
  const bytes = Buffer.from(text)
  const half = Math.floor(bytes.length / 2)
  const parts = [bytes.subarray(0, half), bytes.subarray(half)].flatMap((part) => [
    Buffer.from(`${part.length.toString(16)}\r\n`),
    part,
    Buffer.from('\r\n'),
  ])
  return Buffer.concat([...parts, Buffer.from('0\r\n\r\n')])
}
