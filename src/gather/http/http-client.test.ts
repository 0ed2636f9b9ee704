import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createTcpServer, type AddressInfo } from 'node:net'
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Outcome } from '../../problem.ts'
import { createHttpClient, type HttpClient, type HttpOptions, type HttpResponse } from './http-client.ts'

type Handler = (request: IncomingMessage, response: ServerResponse) => void

const handlers = new Map<string, Handler>()
const seenHeaders: IncomingMessage['headers'][] = []
let server: Server
let host = ''
let client: HttpClient

beforeAll(async () => {
  server = createServer((request, response) => {
    seenHeaders.push(request.headers)
    const handler = handlers.get((request.url ?? '').split('?')[0] ?? '')
    if (handler) handler(request, response)
    else response.writeHead(404).end()
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  client = testClient({})
})

afterAll(async () => {
  await client.close()
  server.closeAllConnections()
  await new Promise((done) => server.close(done))
})

function testClient(o: Partial<HttpOptions>): HttpClient {
  return createHttpClient({
    userAgent: 'Siyaq/test',
    allowPrivate: [host],
    totalTimeoutMs: 3000,
    idleTimeoutMs: 1500,
    maxWireBytes: 2_000_000,
    maxBytes: 4_000_000,
    ...o,
  })
}

function codeOf(outcome: Outcome<HttpResponse>): string {
  return outcome.ok ? `ok ${outcome.value.status}` : outcome.problem.code
}

function textOf(outcome: Outcome<HttpResponse>): string {
  return outcome.ok ? new TextDecoder().decode(outcome.value.body) : outcome.problem.code
}

function at(path: string, handler: Handler): string {
  handlers.set(path, handler)
  return `http://${host}${path}`
}

test('a page comes back with its bytes, type and validators', async () => {
  const url = at('/page', (_, response) => {
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      etag: '"v1"',
      'last-modified': 'Mon, 01 Jan 2024 00:00:00 GMT',
      'cache-control': 'public, max-age=60',
    })
    response.end('<p>مرحبا</p>')
  })
  const outcome = await client.get(url)
  expect(textOf(outcome)).toBe('<p>مرحبا</p>')
  expect(outcome).toMatchObject({
    ok: true,
    value: { status: 200, finalUrl: url, etag: '"v1"', maxAgeMs: 60_000, contentType: 'text/html; charset=utf-8' },
  })
})

test('validators are sent back, a 304 has no body, and a forged validator stays here', async () => {
  const url = at('/conditional', (request, response) => {
    response.writeHead(request.headers['if-none-match'] === '"v1"' ? 304 : 200).end()
  })
  expect(codeOf(await client.get(url, { etag: '"v1"' }))).toBe('ok 304')
  expect(codeOf(await client.get(url, { etag: '"v1"\r\nx-evil: 1' }))).toBe('ok 200')
  expect(seenHeaders.at(-1)?.['x-evil']).toBeUndefined()
})

test('no cookie, no credentials, no zstd ever leave', async () => {
  const url = at('/cookie', (_, response) => response.writeHead(200, { 'set-cookie': 'id=secret; Path=/' }).end('x'))
  await client.get(url)
  await client.get(url)
  const sent = seenHeaders.at(-1) ?? {}
  expect(sent.cookie).toBeUndefined()
  expect(sent.authorization).toBeUndefined()
  expect(sent.referer).toBeUndefined()
  expect(sent['accept-encoding']).toBe('gzip, deflate, br')
})

test('compressed bodies in every offered form', async () => {
  const text = 'خبر '.repeat(500)
  const forms: [string, string, Buffer][] = [
    ['/gzip', 'gzip', gzipSync(text)],
    ['/br', 'br', brotliCompressSync(text)],
    ['/deflate', 'deflate', deflateSync(text)],
    ['/deflate-raw', 'deflate', deflateRawSync(text)],
    ['/twice', 'gzip, gzip', gzipSync(gzipSync(text))],
    ['/claimed', 'gzip', Buffer.from(text)],
  ]
  for (const [path, encoding, body] of forms) {
    const url = at(path, (_, response) => response.writeHead(200, { 'content-encoding': encoding }).end(body))
    expect(textOf(await client.get(url)), path).toBe(text)
  }
})

test('a gzip body that was cut short gives what it holds', async () => {
  const packed = gzipSync('مقال '.repeat(5000) + Math.random())
  const url = at('/cut', (_, response) =>
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(packed.subarray(0, packed.length - 12)),
  )
  expect(textOf(await client.get(url))).toContain('مقال مقال')
})

test('a compression this client never asked for, or too many layers, is refused', async () => {
  const zstd = at('/zstd', (_, response) => response.writeHead(200, { 'content-encoding': 'zstd' }).end('x'))
  const layers = at('/layers', (_, response) =>
    response.writeHead(200, { 'content-encoding': 'gzip, gzip, gzip' }).end('x'),
  )
  expect(codeOf(await client.get(zstd))).toBe('fetch.content-type')
  expect(codeOf(await client.get(layers))).toBe('fetch.content-type')
})

test.each(['gzip', 'br', 'deflate'])('a %s bomb ends at the limit', { tags: ['slow'] }, async (encoding) => {
  const zeros = Buffer.alloc(80_000_000)
  const bomb =
    encoding === 'gzip' ? gzipSync(zeros) : encoding === 'br' ? brotliCompressSync(zeros) : deflateSync(zeros)
  expect(bomb.length).toBeLessThan(200_000)
  const url = at(`/bomb-${encoding}`, (_, response) =>
    response.writeHead(200, { 'content-encoding': encoding }).end(bomb),
  )
  const before = process.memoryUsage().rss
  expect(codeOf(await client.get(url))).toBe('fetch.too-large')
  expect(process.memoryUsage().rss - before).toBeLessThan(60_000_000)
})

test('a body of 200 MB: refused by its announced size, and cut off when not announced', async () => {
  let sent = 0
  const announced = at('/huge-announced', (_, response) => {
    response.writeHead(200, { 'content-length': String(200_000_000) })
    response.write('x')
  })
  const unannounced = at('/huge', (_, response) => {
    response.writeHead(200)
    const piece = Buffer.alloc(100_000)
    const more = (): void => {
      while (sent < 200_000_000 && !response.destroyed) {
        sent += piece.length
        if (!response.write(piece)) {
          response.once('drain', more)
          return
        }
      }
    }
    more()
  })
  expect(codeOf(await client.get(announced))).toBe('fetch.too-large')
  expect(codeOf(await client.get(unannounced))).toBe('fetch.too-large')
  expect(sent).toBeLessThan(50_000_000)
})

test('one request may ask for less than the client allows', async () => {
  const url = at('/medium', (_, response) => response.writeHead(200).end('x'.repeat(10_000)))
  expect(codeOf(await client.get(url, { maxBytes: 1000 }))).toBe('fetch.too-large')
})

test('redirects are followed, remembered when permanent, and end when they loop', async () => {
  const target = at('/target', (_, response) => response.writeHead(200).end('here'))
  const permanent = at('/moved', (_, response) => response.writeHead(301, { location: '/target' }).end())
  const temporary = at('/for-now', (_, response) => response.writeHead(302, { location: '/target' }).end())
  const loop = at('/loop-a', (_, response) => response.writeHead(302, { location: '/loop-b' }).end())
  at('/loop-b', (_, response) => response.writeHead(302, { location: '/loop-a' }).end())
  const endless = at('/endless', (request, response) => {
    response
      .writeHead(302, { location: `/endless?${(request.url ?? '').length}${'a'.repeat((request.url ?? '').length)}` })
      .end()
  })
  const moved = await client.get(permanent)
  expect(moved).toMatchObject({ ok: true, value: { finalUrl: target, movedTo: target } })
  const stays = await client.get(temporary)
  expect(stays.ok && stays.value.movedTo).toBeUndefined()
  expect(codeOf(await client.get(loop))).toBe('fetch.redirect-loop')
  expect(codeOf(await client.get(endless))).toBe('fetch.redirect-loop')
})

test('each hop is checked: private addresses, other ports, other schemes, broken targets', async () => {
  const targets: [string, string][] = [
    ['http://127.0.0.1:1/', 'fetch.blocked-address'],
    ['http://169.254.169.254/latest/meta-data/', 'fetch.blocked-address'],
    ['http://2130706433/', 'fetch.blocked-address'],
    ['http://[::ffff:7f00:1]/', 'fetch.blocked-address'],
    ['file:///etc/passwd', 'fetch.bad-url'],
    ['ftp://example.com/', 'fetch.bad-url'],
    ['http://user:secret@example.com/', 'fetch.bad-url'],
    ['http://[', 'fetch.bad-url'],
  ]
  for (const [target, code] of targets) {
    const url = at('/away', (_, response) => response.writeHead(302, { location: target }).end())
    expect(codeOf(await client.get(url)), target).toBe(code)
  }
})

test('a public name that resolves to a private address opens nothing', async () => {
  let asked = 0
  const counting = createTcpServer(() => asked++)
  await new Promise<void>((done) => counting.listen(0, '127.0.0.1', done))
  const port = (counting.address() as AddressInfo).port
  const rebound = testClient({
    lookup: (_name, _options, done) =>
      done(null, [
        { address: '127.0.0.1', family: 4 },
        { address: '::1', family: 6 },
      ]),
  })
  expect(codeOf(await rebound.get(`http://news.example.com:${port}/`))).toBe('fetch.blocked-address')
  expect(codeOf(await rebound.get(`https://news.example.com:${port}/`))).toBe('fetch.blocked-address')
  expect(asked).toBe(0)
  await rebound.close()
  counting.close()
})

test('a dead host, by name and by port', async () => {
  const unknown = testClient({
    lookup: (_name, _options, done) => done(Object.assign(new Error('no'), { code: 'ENOTFOUND' }), []),
  })
  expect(codeOf(await unknown.get('http://gone.example.com/'))).toBe('fetch.dns')
  await unknown.close()
  const closed = createTcpServer()
  await new Promise<void>((done) => closed.listen(0, '127.0.0.1', done))
  const dead = `127.0.0.1:${(closed.address() as AddressInfo).port}`
  await new Promise((done) => closed.close(done))
  const toDead = testClient({ allowPrivate: [dead] })
  expect(codeOf(await toDead.get(`http://${dead}/`))).toBe('fetch.refused')
  await toDead.close()
})

test('a slow loris in headers, in drops of body, and in silence', async () => {
  const drip = createTcpServer((socket) => {
    socket.on('error', () => socket.destroy())
    socket.write('HTTP/1.1 200 OK\r\n')
    const timer = setInterval(() => socket.write('x-a: 1\r\n'), 50)
    socket.on('close', () => clearInterval(timer))
  })
  await new Promise<void>((done) => drip.listen(0, '127.0.0.1', done))
  const dripHost = `127.0.0.1:${(drip.address() as AddressInfo).port}`
  const impatient = testClient({ allowPrivate: [host, dripHost], totalTimeoutMs: 600, idleTimeoutMs: 5000 })
  expect(codeOf(await impatient.get(`http://${dripHost}/`))).toBe('fetch.timeout')
  const drops = at('/drops', (_, response) => {
    response.writeHead(200)
    const timer = setInterval(() => response.write('x'), 50)
    response.on('close', () => clearInterval(timer))
  })
  expect(codeOf(await impatient.get(drops))).toBe('fetch.timeout')
  await impatient.close()
  const silent = at('/silent', (_, response) => {
    response.writeHead(200)
    response.write('x')
  })
  const listening = testClient({ totalTimeoutMs: 20_000, idleTimeoutMs: 300 })
  expect(codeOf(await listening.get(silent))).toBe('fetch.timeout')
  await listening.close()
  drip.close()
})

test('a connection that breaks, and an answer that is not HTTP', async () => {
  const broken = at('/broken', (_, response) => {
    response.writeHead(200, { 'content-length': '1000' })
    response.write('half', () => response.destroy())
  })
  expect(codeOf(await client.get(broken))).toBe('fetch.network')
  const nonsense = createTcpServer((socket) => socket.end('SSH-2.0-OpenSSH\r\n'))
  await new Promise<void>((done) => nonsense.listen(0, '127.0.0.1', done))
  const nonsenseHost = `127.0.0.1:${(nonsense.address() as AddressInfo).port}`
  const other = testClient({ allowPrivate: [nonsenseHost, host] })
  expect(codeOf(await other.get(`http://${nonsenseHost}/`))).toBe('fetch.network')
  expect(codeOf(await other.get(`https://${host}/`))).toBe('fetch.tls')
  await other.close()
  nonsense.close()
})

test('a kept connection that the server has closed meanwhile is opened anew', async () => {
  let connections = 0
  const closing = createTcpServer((socket) => {
    connections++
    socket.on('error', () => socket.destroy())
    let requests = 0
    socket.on('data', () => {
      requests++
      // The second request on a connection finds it closed.
      if (requests > 1) socket.destroy()
      else socket.write('HTTP/1.1 200 OK\r\ncontent-length: 2\r\nconnection: keep-alive\r\n\r\nok')
    })
  })
  await new Promise<void>((done) => closing.listen(0, '127.0.0.1', done))
  const closingHost = `127.0.0.1:${(closing.address() as AddressInfo).port}`
  const patient = testClient({ allowPrivate: [closingHost], connectionsPerHost: 1 })
  expect(textOf(await patient.get(`http://${closingHost}/`))).toBe('ok')
  expect(textOf(await patient.get(`http://${closingHost}/`))).toBe('ok')
  expect(connections).toBe(2)
  await patient.close()
  closing.close()
})

test('statuses: gone, asked to wait, server error, and taken as they are on request', async () => {
  at('/410', (_, response) => response.writeHead(410).end())
  at('/429', (_, response) => response.writeHead(429, { 'retry-after': '120' }).end())
  at('/503', (_, response) => {
    response
      .writeHead(503, { date: 'Mon, 01 Jan 2024 00:00:00 GMT', 'retry-after': 'Mon, 01 Jan 2024 00:10:00 GMT' })
      .end()
  })
  at('/500', (_, response) => response.writeHead(500).end('oops'))
  expect(await client.get(`http://${host}/nothing`)).toMatchObject({
    problem: { code: 'fetch.gone', detail: `${host}: HTTP 404` },
  })
  expect(codeOf(await client.get(`http://${host}/410`))).toBe('fetch.gone')
  expect(await client.get(`http://${host}/429`)).toMatchObject({
    problem: { code: 'fetch.rate-limited', retryAfterMs: 120_000 },
  })
  expect(await client.get(`http://${host}/503`)).toMatchObject({
    problem: { code: 'fetch.rate-limited', retryAfterMs: 600_000 },
  })
  expect(codeOf(await client.get(`http://${host}/500`))).toBe('fetch.status')
  expect(textOf(await client.get(`http://${host}/500`, { anyStatus: true }))).toBe('oops')
})

test('what is neither page nor feed is refused before its body is read', async () => {
  const video = at('/video', (_, response) => {
    response.writeHead(200, { 'content-type': 'video/mp4' })
    response.write('x')
  })
  expect(codeOf(await client.get(video))).toBe('fetch.content-type')
})
