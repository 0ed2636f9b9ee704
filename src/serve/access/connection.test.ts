import { Hono } from 'hono'
import { expect, test } from 'vitest'
import type { ServeConfig } from '../app-deps.ts'
import { connectionOf, isOurHost, isOurOrigin, isThisMachine, type Connection } from './connection.ts'

type Settings = Pick<ServeConfig, 'publicUrl' | 'trustedProxies' | 'allowedHosts' | 'listenHost'>

async function seen(headers: Record<string, string>, from: string, config: Settings = {}): Promise<Connection> {
  let connection: Connection | undefined
  const app = new Hono().get('/', (c) => {
    connection = connectionOf(c, config)
    return c.text('')
  })
  await app.request('/', { headers }, { incoming: { socket: { remoteAddress: from } } })
  if (connection === undefined) throw new Error('no connection was seen')
  return connection
}

const forwarded = {
  host: '127.0.0.1:8080',
  'x-forwarded-host': 'news.example',
  'x-forwarded-proto': 'https',
  'x-forwarded-for': '198.51.100.7, 203.0.113.9:4711',
}

test('a proxy is believed when it is named, by address or network, and nobody else', async () => {
  for (const trustedProxies of [['10.1.2.3'], ['192.0.2.1', '10.0.0.0/8']]) {
    expect(await seen(forwarded, '10.1.2.3', { trustedProxies })).toMatchObject({
      host: 'news.example',
      secure: true,
      client: '203.0.113.9',
    })
  }
  expect(await seen(forwarded, '::ffff:10.1.2.3', { trustedProxies: ['10.0.0.0/8'] })).toMatchObject({ secure: true })
  expect(await seen(forwarded, '203.0.113.50', { trustedProxies: ['10.0.0.0/8'] })).toMatchObject({
    host: '127.0.0.1:8080',
    secure: false,
    client: '203.0.113.50',
  })
  const chain = { ...forwarded, 'x-forwarded-for': '6.6.6.6, [2001:db8::7]:99, 10.9.9.9' }
  expect(await seen(chain, '10.1.2.3', { trustedProxies: ['10.0.0.0/8'] })).toMatchObject({ client: '2001:db8::7' })
})

test('a marked request, another name or another machine is not this machine', async () => {
  expect(isThisMachine(await seen({ host: 'localhost:8080' }, '127.0.0.1'))).toBe(true)
  expect(isThisMachine(await seen({ host: '[::1]:8080' }, '::1'))).toBe(true)
  expect(isThisMachine(await seen({ host: 'localhost' }, '203.0.113.9'))).toBe(false)
  expect(isThisMachine(await seen({ host: 'evil.example' }, '127.0.0.1'))).toBe(false)
  for (const name of ['x-forwarded-for', 'x-forwarded-proto', 'x-real-ip', 'forwarded', 'via'])
    expect([name, isThisMachine(await seen({ host: 'localhost', [name]: 'x' }, '127.0.0.1'))]).toEqual([name, false])
})

test.each([
  ['localhost', true, true],
  ['LOCALHOST.:8080', true, true],
  ['app.localhost', true, true],
  ['127.0.0.1:8080', true, true],
  ['127.1', true, true],
  ['[::1]', true, true],
  ['news.example:8443', true, true],
  ['www.news.example', true, true],
  ['mirror.example', true, true],
  ['192.168.1.20:8080', false, true],
  ['[fd00::1]', false, true],
  ['press', false, true],
  ['press.local', false, true],
  ['evil.example', false, false],
  ['localhost.evil.example', false, false],
  ['news.example.evil.example', false, false],
  ['127.0.0.1.evil.example', false, false],
  ['evil.example#localhost', false, false],
  ['localhost@evil.example', false, false],
  ['localhost, evil.example', false, false],
])('the name %s is answered to from this machine: %s, from another: %s', async (host, here, there) => {
  const config = { publicUrl: 'https://news.example', allowedHosts: ['*.news.example', 'Mirror.example'] }
  // Some of these are no values of a header; the rule must hold for them too.
  const at = async (from: string): Promise<Connection> => ({ ...(await seen({}, from)), host: host.toLowerCase() })
  expect([isOurHost(await at('127.0.0.1'), config), isOurHost(await at('203.0.113.9'), config)]).toEqual([here, there])
})

test('our origin is that of publicUrl or of the Host asked for, over TLS only where the visitor came so', async () => {
  const plain = await seen({ host: 'localhost:8080' }, '127.0.0.1')
  const judged = (origin: string, at: Connection, config: Settings = {}): boolean => isOurOrigin(origin, at, config)
  expect(judged('http://localhost:8080', plain)).toBe(true)
  for (const other of [
    'http://localhost',
    'http://localhost:9000',
    'http://127.0.0.1:8080',
    'https://evil.example',
    'x',
  ])
    expect([other, judged(other, plain)]).toEqual([other, false])
  const config = { publicUrl: 'https://news.example/' }
  const tls = await seen({ host: 'news.example' }, '127.0.0.1', config)
  expect(tls.secure).toBe(true)
  expect(judged('https://news.example', tls, config)).toBe(true)
  expect(judged('http://news.example', tls, config)).toBe(false)
  expect(judged('https://news.example', plain, config)).toBe(true)
})
