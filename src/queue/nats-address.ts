/**
 * Addresses of NATS servers as settings give them → where to connect, and as whom.
 * In: `host`, `host:port`, `nats://user:password@host:port`, `nats://token@host`, `tls://…`. Out: servers without secrets, beside the
 * secrets. Touches nothing.
 */

export interface NatsAddress {
  /** `host:port`, fit for messages. */
  servers: string[]
  user?: string
  pass?: string
  token?: string
  /** An address asked for TLS: nothing is sent in clear. */
  tls: boolean
}

const defaultPort = '4222'

/** The first address that names a user or a token says it for all: a cluster has one set of accounts. */
export function readNatsAddress(urls: readonly string[]): NatsAddress {
  const found: NatsAddress = { servers: [], tls: false }
  for (const given of urls) {
    const url = new URL(given.includes('://') ? given : `nats://${given}`)
    found.servers.push(`${url.hostname}:${url.port === '' ? defaultPort : url.port}`)
    if (url.protocol === 'tls:') found.tls = true
    if (found.user !== undefined || found.token !== undefined || url.username === '') continue
    const user = decodeURIComponent(url.username)
    if (url.password === '') found.token = user
    else Object.assign(found, { user, pass: decodeURIComponent(url.password) })
  }
  return found
}
