/**
 * The client that asks the hub of the settings, and nobody else.
 * In: settings. Out: a client under the guard of every fetch, but for the hub's own host, which the operator has named. Opens connections when asked.
 */
import type { Config } from '../../config/config.ts'
import { createHttpClient, type HttpClient } from '../../gather/http/http-client.ts'
import { secondMs } from '../../model/instant.ts'

const longestMs = 10 * secondMs
const mostBytes = 64 * 1024

/** `hub`: its address. */
export function openHubClient(
  hub: string,
  { userAgent, allowPrivate }: Pick<Config, 'userAgent' | 'allowPrivate'>,
): HttpClient {
  const { protocol, hostname, port } = new URL(hub)
  const usual = protocol === 'https:' ? '443' : '80'
  return createHttpClient({
    userAgent,
    allowPrivate: [...allowPrivate, `${hostname}:${port === '' ? usual : port}`],
    totalTimeoutMs: longestMs,
    idleTimeoutMs: longestMs / 2,
    // What a hub says of it is read by nobody.
    maxWireBytes: mostBytes,
    maxBytes: mostBytes,
    maxRedirects: 2,
  })
}
