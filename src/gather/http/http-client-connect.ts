/**
 * Sockets of the http client, opened under the guard.
 * In: hosts, the allow-list, a name service. Out: connected sockets to checked addresses only. Opens connections for http-client.ts alone.
 */
import { lookup as systemLookup, type LookupAddress, type LookupOptions } from 'node:dns'
import type { Socket } from 'node:net'
import { buildConnector } from 'undici'
import { checkAddress, isPublicAddress } from './address-guard.ts'
import { BlockedAddress } from './fetch-problems.ts'

/** A name service. */
export type Lookup = (hostname: string, options: LookupOptions, done: LookupDone) => void

type LookupDone = (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void

/** A socket to where `url` leads, opened by `connect`. */
export function connected(connect: buildConnector.connector, { protocol, hostname, host, port }: URL): Promise<Socket> {
  return new Promise((resolve, reject) => {
    connect({ protocol, hostname, host, port }, (error, socket) => {
      if (socket) resolve(socket)
      else reject(error)
    })
  })
}

/** The system's name service; every address that it knows. */
export const systemLookupAll: Lookup = (hostname, options, done) => {
  systemLookup(hostname, { ...options, all: true }, done)
}

/** Opens sockets only to checked addresses: the literal before, every looked-up one during, the connected one after. */
export function guardedConnect(
  allowPrivate: ReadonlySet<string>,
  timeoutMs: number,
  lookup: Lookup,
): buildConnector.connector {
  const open = buildConnector({ timeout: timeoutMs })
  const guarded = buildConnector({
    timeout: timeoutMs,
    lookup: (hostname, options, callback) => {
      lookup(hostname, options, (error, addresses) => {
        if (error) return callback(error, [])
        const good = addresses.filter((found) => isPublicAddress(found.address))
        if (good.length === 0) return callback(new BlockedAddress(hostname), [])
        const first = good[0]
        if (options.all !== true && first) return callback(null, first.address, first.family)
        callback(null, good)
      })
    },
  })
  return (options, callback) => {
    const host = `${options.hostname}:${options.port === '' ? (options.protocol === 'https:' ? '443' : '80') : options.port}`
    if (allowPrivate.has(host)) return open(options, callback)
    const literal = options.hostname.replace(/^\[|\]$/g, '')
    const checked = checkAddress(`${options.protocol}//${options.host ?? options.hostname}/`, allowPrivate)
    if (!checked.ok) return callback(new BlockedAddress(literal), null)
    guarded(options, (...result) => {
      // On failure the second value is null, or is left out whatever the type says.
      const socket: Socket | null | undefined = result[1]
      if (socket && !isPublicAddress(socket.remoteAddress ?? '')) {
        socket.destroy()
        return callback(new BlockedAddress(literal), null)
      }
      callback(...result)
    })
  }
}
