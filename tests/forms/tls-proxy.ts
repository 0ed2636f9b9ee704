/**
 * A small TLS proxy as nginx or Caddy would be one: takes https under the name of a news site, speaks plain http to the server.
 * In: what it tells the server of the browser's side. Out: its origin. Makes a certificate for itself; listens on a loopback port.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { createServer } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export const siteName = 'news.example'

/** For openBrowser: the site's name leads to this machine. */
export const siteRules = `--host-resolver-rules=MAP ${siteName} 127.0.0.1`

export interface TlsProxy {
  origin: string
  /** Port of the server on loopback. */
  leadTo(port: number): void
  close(): Promise<void>
}

/** `passed`: the server sees the browser's Host and nothing more. `rewritten`: its own address as Host, the browser's in X-Forwarded headers. */
export async function startTlsProxy(host: 'passed' | 'rewritten'): Promise<TlsProxy> {
  let port = 0
  const proxy = createServer(selfSigned(), (incoming, outgoing) => {
    const headers = { ...incoming.headers, 'x-forwarded-for': '203.0.113.9' }
    const told =
      host === 'passed'
        ? headers
        : {
            ...headers,
            host: `127.0.0.1:${port}`,
            'x-forwarded-host': incoming.headers.host ?? '',
            'x-forwarded-proto': 'https',
          }
    const onward = request(
      { host: '127.0.0.1', port, method: incoming.method, path: incoming.url, headers: told },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
        answer.pipe(outgoing)
      },
    )
    onward.on('error', () => outgoing.destroy())
    incoming.pipe(onward)
  })
  await new Promise<void>((done) => proxy.listen(0, '127.0.0.1', done))
  const at = proxy.address()
  if (at === null || typeof at === 'string') throw new Error('the proxy has no port')
  return {
    origin: `https://${siteName}:${at.port}`,
    leadTo: (to) => void (port = to),
    close: () =>
      new Promise((done) => {
        proxy.close(() => done())
        proxy.closeAllConnections()
      }),
  }
}

/** A key and its certificate, made now and kept nowhere. */
function selfSigned(): { key: Buffer; cert: Buffer } {
  const directory = mkdtempSync(join(tmpdir(), 'siyaq-tls-'))
  const [key, cert] = [join(directory, 'key.pem'), join(directory, 'cert.pem')]
  const made = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2']
  execFileSync('openssl', [...made, '-keyout', key, '-out', cert, '-subj', `/CN=${siteName}`], { stdio: 'ignore' })
  const pair = { key: readFileSync(key), cert: readFileSync(cert) }
  rmSync(directory, { recursive: true })
  return pair
}
