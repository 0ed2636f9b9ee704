/** What a person sets for one feed, on the wire: user agent, secrets that stay at their site, a proxy. Loopback servers only. */
import { createServer, type IncomingMessage, type Server } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createHttpClient, type HttpClient } from './http-client.ts'
import { isSameSite } from './site-of.ts'

const seen: { host: string; url: string; headers: IncomingMessage['headers'] }[] = []
const throughProxy: string[] = []
let here: Server
let there: Server
let proxy: Server
let hosts: { here: string; there: string; proxy: string }
let client: HttpClient

async function listening(server: Server): Promise<string> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port }: AddressInfo | { port: number } = Object(server.address())
  return `127.0.0.1:${port}`
}

function outlet(): Server {
  return createServer((request, response) => {
    seen.push({ host: request.headers.host ?? '', url: request.url ?? '', headers: request.headers })
    if (request.url === '/away') response.writeHead(302, { location: `http://${hosts.there}/page` }).end()
    else if (request.url === '/near') response.writeHead(302, { location: '/page' }).end()
    else response.writeHead(200, { 'content-type': 'text/html' }).end('صفحة')
  })
}

/** Lets in whoever shows the password; passes plain requests on, and opens tunnels. */
function httpProxy(): Server {
  const allowed = `Basic ${Buffer.from('salma:كلمة').toString('base64')}`
  const server = createServer((request, response) => {
    if (request.headers['proxy-authorization'] !== allowed) return void response.writeHead(407).end()
    throughProxy.push(request.url ?? '')
    response.writeHead(200, { 'content-type': 'text/html' }).end('عبر الوسيط')
  })
  server.on('connect', (request: IncomingMessage, socket) => {
    throughProxy.push(`CONNECT ${request.url ?? ''}`)
    const [host = '', port = ''] = hosts.here.split(':')
    const onward = connect(Number(port), host, () => socket.write('HTTP/1.1 200 OK\r\n\r\n'))
    onward.pipe(socket).pipe(onward)
    onward.on('error', () => socket.destroy())
    socket.on('error', () => onward.destroy())
  })
  return server
}

beforeAll(async () => {
  ;[here, there, proxy] = [outlet(), outlet(), httpProxy()]
  hosts = { here: await listening(here), there: await listening(there), proxy: await listening(proxy) }
  client = createHttpClient({ userAgent: 'siyaq-test', allowPrivate: Object.values(hosts), totalTimeoutMs: 5_000 })
})
afterAll(async () => {
  await client.close()
  for (const server of [here, there, proxy]) {
    server.closeAllConnections()
    server.close()
  }
})

test('a user agent of its own', async () => {
  await client.get(`http://${hosts.here}/page`, { userAgent: 'Mozilla/5.0 (wanted)' })
  expect(seen.at(-1)?.headers['user-agent']).toBe('Mozilla/5.0 (wanted)')
})

test('secrets go to their site on every hop, and to no other', async () => {
  const secret = { site: `http://${hosts.here}/feed`, headers: { cookie: 'member=1', authorization: 'Basic eDp5' } }
  seen.length = 0
  await client.get(`http://${hosts.here}/near`, { secret })
  await client.get(`http://${hosts.here}/away`, { secret })
  await client.get(`http://${hosts.there}/page`, { secret })
  expect(
    seen.map(({ host, url, headers }) => [host === hosts.here, url, headers.cookie, headers.authorization]),
  ).toEqual([
    [true, '/near', 'member=1', 'Basic eDp5'],
    [true, '/page', 'member=1', 'Basic eDp5'],
    [true, '/away', 'member=1', 'Basic eDp5'],
    [false, '/page', undefined, undefined],
    [false, '/page', undefined, undefined],
  ])
})

test('a site is a registered domain; what it was given over TLS goes nowhere without', () => {
  const given = 'https://feeds.alwaha.example/rss'
  expect(isSameSite('https://www.alwaha.example/1', given)).toBe(true)
  expect(isSameSite('http://www.alwaha.example/1', given)).toBe(false)
  expect(isSameSite('https://alwaha.example.evil.example/1', given)).toBe(false)
  expect(isSameSite('https://one.blogspot.com/', 'https://two.blogspot.com/')).toBe(false)
  expect(isSameSite('http://127.0.0.1:81/', 'http://127.0.0.1:80/')).toBe(false)
})

test('a proxy is used with its password, for plain pages and through a tunnel', async () => {
  const address = `http://salma:${encodeURIComponent('كلمة')}@${hosts.proxy}`
  const plain = await client.get(`http://paper.example/1`, { proxy: address })
  expect(plain).toMatchObject({ ok: true, value: { status: 200 } })
  expect(throughProxy).toEqual(['http://paper.example/1'])
  // The tunnel leads to a server without TLS: the handshake fails, behind the proxy.
  const tunnelled = await client.get(`https://paper.example/1`, { proxy: address })
  expect(tunnelled).toMatchObject({ ok: false, problem: { code: 'fetch.tls' } })
  expect(throughProxy.at(-1)).toBe('CONNECT paper.example:443')
})

test('a proxy that refuses, that is away, that is private: each says so', async () => {
  const get = async (proxyAddress: string, url = 'http://paper.example/1'): Promise<unknown> => {
    const answer = await client.get(url, { proxy: proxyAddress })
    return answer.ok ? answer.value.status : answer.problem.code
  }
  expect(await get(`http://${hosts.proxy}`)).toBe('fetch.proxy')
  expect(await get('http://127.0.0.1:1')).toBe('fetch.blocked-address')
  expect(await get('http://10.0.0.7:3128')).toBe('fetch.blocked-address')
  expect(await get('ftp://proxy.example')).toBe('fetch.bad-url')
  // What is behind the proxy is guarded as ever.
  expect(await get(`http://${hosts.proxy}`, 'http://169.254.169.254/latest')).toBe('fetch.blocked-address')
  expect(await get(`http://${hosts.proxy}`, 'http://printer.local/')).toBe('fetch.blocked-address')
})
