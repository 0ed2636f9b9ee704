/**
 * Answers that browsers and curl read and a strict client would not: headers and redirects as servers really write them.
 */
import { createServer as createTcpServer, type AddressInfo, type Server } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { createHttpClient, type HttpClient } from './http-client.ts'

const open: { server: Server; client: HttpClient }[] = []

afterAll(async () => {
  for (const { server, client } of open) {
    await client.close()
    server.close()
  }
})

/** A server that answers each request with these bytes; `{host}` in the answer is its own address. */
async function serving(
  answer: (request: string, host: string) => string | Buffer,
): Promise<{ get: HttpClient['get']; url: string; requests: string[] }> {
  const requests: string[] = []
  const server = createTcpServer((socket) => {
    socket.on('error', () => socket.destroy())
    socket.once('data', (piece) => {
      const request = piece.toString('utf8')
      requests.push(request)
      socket.end(answer(request, host))
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const client = createHttpClient({
    userAgent: 'Siyaq/test',
    allowPrivate: [host],
    totalTimeoutMs: 3000,
    maxBytes: 100_000,
  })
  open.push({ server, client })
  return { get: (url, o) => client.get(url, o), url: `http://${host}/`, requests }
}

async function textFrom(answer: (request: string, host: string) => string | Buffer): Promise<string> {
  const { get, url } = await serving(answer)
  const got = await get(url)
  return got.ok ? new TextDecoder().decode(got.value.body) : got.problem.code
}

const page = '<p>مرحبا</p>'
const length = Buffer.byteLength(page)

test.each([
  ['lines that end in LF alone', `HTTP/1.1 200 OK\nContent-Type: text/html\n\n${page}`],
  [
    'a control character in a header',
    `HTTP/1.1 200 OK\r\nX-Note: a\u0001b\r\nContent-Length: ${length}\r\n\r\n${page}`,
  ],
  ['the same length twice', `HTTP/1.1 200 OK\r\nContent-Length: ${length}\r\nContent-Length: ${length}\r\n\r\n${page}`],
  ['chunks with LF alone', `HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n${length.toString(16)}\n${page}\n0\n\n`],
])('%s', async (_what, answer) => {
  expect(await textFrom(() => answer)).toBe(page)
})

test('two lengths that differ, and what is no HTTP, stay refused', async () => {
  expect(await textFrom(() => `HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 9\r\n\r\n${page}`)).toBe(
    'fetch.network',
  )
  expect(await textFrom(() => 'SSH-2.0-OpenSSH\r\n\r\n')).toBe('fetch.network')
})

test('what is read leniently keeps to the limits and the guard', async () => {
  expect(await textFrom(() => `HTTP/1.1 200 OK\nX: y\n\n${'x'.repeat(200_000)}`)).toBe('fetch.too-large')
  expect(await textFrom(() => `HTTP/1.1 200 OK\nX: ${'y'.repeat(70_000)}\n`)).toBe('fetch.too-large')
  expect(await textFrom(() => 'HTTP/1.1 302 Found\nLocation: http://127.0.0.1:9/\n\n')).toBe('fetch.blocked-address')
})

test('a redirect to a raw UTF-8 path is followed as browsers do', async () => {
  const { get, url, requests } = await serving((request) =>
    request.startsWith('GET / ')
      ? Buffer.from('HTTP/1.1 302 Found\r\nLocation: /أخبار/1\r\nContent-Length: 0\r\n\r\n')
      : `HTTP/1.1 200 OK\r\nContent-Length: ${length}\r\n\r\n${page}`,
  )
  expect(await get(url)).toMatchObject({ ok: true, value: { finalUrl: new URL('/أخبار/1', url).href } })
  expect(requests[1]).toMatch(/^GET \/%D8%A3%D8%AE/)
})

test('a cookie that comes with a redirect to the same address goes back to it, to nobody else, and is forgotten', async () => {
  const gate = (request: string): string =>
    /^cookie: gate=1/im.test(request)
      ? `HTTP/1.1 200 OK\r\nContent-Length: ${length}\r\n\r\n${page}`
      : 'HTTP/1.1 302 Found\r\nSet-Cookie: gate=1; Path=/; HttpOnly\r\nLocation: /\r\nContent-Length: 0\r\n\r\n'
  const { get, url, requests } = await serving(gate)
  expect(await get(url)).toMatchObject({ ok: true })
  expect(await get(url)).toMatchObject({ ok: true })
  expect(requests.map((request) => /^cookie:/im.test(request))).toEqual([false, true, false, true])
  const other = await serving(() => `HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n`)
  const away = await serving(
    () => `HTTP/1.1 302 Found\r\nSet-Cookie: a=1\r\nLocation: ${other.url}\r\nContent-Length: 0\r\n\r\n`,
  )
  await away.get(away.url)
  expect(other.requests.every((request) => !/^cookie:/im.test(request))).toBe(true)
})

test('a server that sets a new cookie at every redirect ends as a loop', async () => {
  let n = 0
  const answer = (): string => `HTTP/1.1 302 Found\r\nSet-Cookie: a=${n++}\r\nLocation: /\r\nContent-Length: 0\r\n\r\n`
  expect(await textFrom(answer)).toBe('fetch.redirect-loop')
})

test.each(['aws-chunked', 'UTF-8', 'none', 'gzip'])('plain text that is called %s is plain text', async (encoding) => {
  expect(
    await textFrom(
      () => `HTTP/1.1 200 OK\r\nContent-Encoding: ${encoding}\r\nContent-Length: ${length}\r\n\r\n${page}`,
    ),
  ).toBe(page)
})

test('a packed file is unpacked whatever its type says, within the limits', async () => {
  const packed = (body: Buffer): Buffer =>
    Buffer.concat([
      Buffer.from(`HTTP/1.1 200 OK\r\nContent-Type: application/gzip\r\nContent-Length: ${body.byteLength}\r\n\r\n`),
      body,
    ])
  expect(await textFrom(() => packed(gzipSync(page)))).toBe(page)
  expect(await textFrom(() => packed(gzipSync('x'.repeat(200_000))))).toBe('fetch.too-large')
})

test('a date ahead of the answer is no validator', async () => {
  const { get, url } = await serving(
    () => `HTTP/1.1 200 OK\r\nLast-Modified: Sat, 16 Nov 2041 19:11:00 GMT\r\nContent-Length: 0\r\n\r\n`,
  )
  const got = await get(url)
  expect(got.ok && got.value.lastModified).toBeUndefined()
})
