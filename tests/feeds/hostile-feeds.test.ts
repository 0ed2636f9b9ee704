/** Feeds and pages as a hostile or broken server sends them, over a real loopback connection, through client, decoder and parser. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { encodeWindows1256 } from '../../src/demo/windows-1256.ts'
import { createHttpClient, type HttpClient } from '../../src/gather/http/http-client.ts'
import { parseFeed, type ParsedFeed } from '../../src/gather/feeds/parse-feed.ts'
import { problems } from '../../src/messages/problems.ts'
import type { Outcome } from '../../src/problem.ts'

interface Answer {
  type?: string
  encoding?: string
  status?: number
  headers?: Record<string, string>
  body: string | Uint8Array
}

const answers = new Map<string, Answer>()
let server: Server
let origin = ''
let http: HttpClient

beforeAll(async () => {
  server = createServer((request, response) => {
    const answer = answers.get(request.url ?? '') ?? { status: 404, body: '' }
    const headers: Record<string, string> = { 'content-type': answer.type ?? 'application/rss+xml', ...answer.headers }
    if (answer.encoding !== undefined) headers['content-encoding'] = answer.encoding
    response.writeHead(answer.status ?? 200, headers).end(answer.body)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  http = createHttpClient({
    userAgent: 'Siyaq/test',
    allowPrivate: [new URL(origin).host],
    maxBytes: 3_000_000,
    maxWireBytes: 1_000_000,
  })
})

afterAll(async () => {
  await http.close()
  server.closeAllConnections()
  await new Promise((done) => server.close(done))
})

async function poll(path: string, answer: Answer): Promise<Outcome<ParsedFeed>> {
  answers.set(path, answer)
  const got = await http.get(origin + path)
  if (!got.ok) return got
  const { body, finalUrl, contentType } = got.value
  return parseFeed(body, {
    url: finalUrl,
    now: Date.UTC(2026, 2, 1),
    ...(contentType === undefined ? {} : { contentType }),
  })
}

const item = '<item><title>خبر عاجل من مرجان</title><link>/1</link></item>'
const good = `<rss version="2.0"><channel><title>صحيفة</title>${item}</channel></rss>`
const laughs =
  '<!DOCTYPE r [<!ENTITY a "ha">' +
  'bcdefghij'.replace(
    /./g,
    (name) => `<!ENTITY ${name} "${`&${String.fromCharCode(name.charCodeAt(0) - 1)};`.repeat(10)}">`,
  ) +
  ']><rss><channel><title>&j;</title></channel></rss>'

const refused: [string, string, Answer][] = [
  [
    'a page of HTML under a feed’s type',
    'feed.not-a-feed',
    { body: '<!DOCTYPE html><html><body><h1>قريباً</h1></body></html>' },
  ],
  [
    'a page of HTML that links to RSS',
    'feed.not-a-feed',
    {
      body: '<html><head><link rel="alternate" type="application/rss+xml" href="/rss"></head><body>x</body></html>',
      type: 'text/html',
    },
  ],
  ['nothing at all', 'feed.empty', { body: '' }],
  ['a billion laughs', 'feed.xml-bomb', { body: laughs }],
  ['a billion laughs, compressed', 'feed.xml-bomb', { body: gzipSync(laughs), encoding: 'gzip' }],
  [
    'an external entity',
    'feed.xml-bomb',
    { body: '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><title>&x;</title></channel></rss>' },
  ],
  ['a hundred thousand levels', 'feed.xml-bomb', { body: '<rss><channel>' + '<b>'.repeat(100_000) }],
  ['a gzip bomb', 'fetch.too-large', { body: gzipSync(Buffer.alloc(40_000_000, 32)), encoding: 'gzip' }],
  ['a brotli bomb', 'fetch.too-large', { body: brotliCompressSync(Buffer.alloc(40_000_000, 32)), encoding: 'br' }],
  ['a body over the limit', 'fetch.too-large', { body: ' '.repeat(1_500_000) }],
  ['a picture', 'fetch.content-type', { body: 'GIF89a', type: 'image/gif' }],
  [
    'JSON cut in the middle',
    'feed.malformed',
    { body: '{"version":"https://jsonfeed.org/version/1","items":[{"id":', type: 'application/feed+json' },
  ],
  ['a feed that is gone', 'fetch.gone', { body: '', status: 410 }],
  [
    'a redirect to the inside',
    'fetch.blocked-address',
    { body: '', status: 301, headers: { location: 'http://169.254.169.254/' } },
  ],
  ['a redirect to itself', 'fetch.redirect-loop', { body: '', status: 302, headers: { location: '' } }],
]

test.each(refused)('%s ends in %s', async (name, code, answer) => {
  const outcome = await poll(`/refused/${encodeURIComponent(name)}`, answer)
  const got = outcome.ok ? 'ok' : outcome.problem.code
  expect(got).toBe(code)
  const message: { ar: string; en: string } | undefined = outcome.ok ? undefined : problems[outcome.problem.code]
  expect(message?.ar).toMatch(/[\u0600-\u06ff]/)
  expect(message?.en).toMatch(/[a-z]/)
})

const accepted: [string, Answer][] = [
  [
    'windows-1256, declared in the document only',
    { body: encodeWindows1256(`<?xml version="1.0" encoding="windows-1256"?>${good}`), type: 'text/xml' },
  ],
  [
    'windows-1256 under a header that says UTF-8',
    { body: encodeWindows1256(good), type: 'application/rss+xml; charset=utf-8' },
  ],
  ['UTF-8 under a header that says windows-1256', { body: good, type: 'text/xml; charset=windows-1256' }],
  ['UTF-8 that declares ISO-8859-1', { body: `<?xml version="1.0" encoding="ISO-8859-1"?>${good}` }],
  ['UTF-16 with a mark', { body: Buffer.from(`\ufeff${good}`, 'utf16le') }],
  ['a feed under the type of a page', { body: good, type: 'text/html' }],
  ['a feed without a type', { body: good, type: '' }],
  ['a gzip body that was cut short', { body: gzipSync(good + ' '.repeat(50)).subarray(0, -9), encoding: 'gzip' }],
  ['a feed cut in its second item', { body: good.replace('</channel></rss>', '<item><title>مقط') }],
  ['blank lines and a warning before the declaration', { body: `\n\n<br />Notice: x\n<?xml version="1.0"?>${good}` }],
]

test.each(accepted)('%s is read', async (name, answer) => {
  const outcome = await poll(`/accepted/${encodeURIComponent(name)}`, answer)
  if (!outcome.ok) throw new Error(outcome.problem.code)
  expect(outcome.value.title).toBe('صحيفة')
  expect(outcome.value.items[0]).toMatchObject({ title: 'خبر عاجل من مرجان', url: `${origin}/1` })
})

test('entries without link or date and entries from the future are kept apart and noted', async () => {
  const body = `<rss><channel><item><title>بلا رابط</title></item><item><link>/2</link></item><item><link>/3</link><pubDate>Fri, 01 Jan 2038 00:00:00 GMT</pubDate></item></channel></rss>`
  const outcome = await poll('/notes', { body })
  if (!outcome.ok) throw new Error(outcome.problem.code)
  expect(outcome.value.items.map((one) => one.publishedAt)).toEqual([undefined, undefined])
  expect(outcome.value.notes).toEqual([
    { code: 'feed.no-link', count: 1 },
    { code: 'feed.future-date', count: 1 },
  ])
})
