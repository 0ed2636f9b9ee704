/**
 * How a request reached us: by which name, over TLS or not, from which address; what a proxy says of it, where that is to be believed.
 * In: a request, the settings that name proxies and hosts. Out: a `Connection`. Touches nothing.
 *
 * A proxy's word (`X-Forwarded-For`, `-Host`, `-Proto`) counts only when the connection comes from an address of `trustedProxies`; from
 * anybody else the same headers say no more than that this is no visitor of this machine.
 */
import { BlockList, isIP } from 'node:net'
import type { Context } from 'hono'
import type { ServeConfig } from '../app-deps.ts'

export interface Connection {
  /** Host that the browser asked for, with its port, lower case. */
  host: string
  /** Whether the browser's side of the connection is TLS. */
  secure: boolean
  /** Address of the visitor: the last hop that is no proxy of ours; undefined outside a server (tests). */
  client: string | undefined
  /** The connection itself comes from this machine. */
  fromLoopback: boolean
  /** A proxy has marked the request. */
  isForwarded: boolean
  /** The other end is a proxy that names who has signed in: being on this machine says nothing of the visitor. */
  fromUserProxy: boolean
  /** The name that such a proxy gives. */
  proxyUser?: string
  /** Somebody who is no such proxy gives a name, or it gives one that can be read in two ways. */
  forgedUser: boolean
}

type AccessConfig = Pick<
  ServeConfig,
  'publicUrl' | 'trustedProxies' | 'allowedHosts' | 'listenHost' | 'userHeader' | 'userHeaderFrom'
>

/** Lists are made once per setting: a request only asks them. */
const proxyLists = new WeakMap<readonly string[], BlockList>()
const none: readonly string[] = []

export function connectionOf(c: Context, config: AccessConfig): Connection {
  const peer = remoteAddress(c.env)
  const proxies = proxyListOf(config.trustedProxies ?? none)
  const trusted = peer !== undefined && isListed(proxies, peer)
  const said = (name: string): string | undefined => (trusted ? firstOf(c.req.header(name)) : undefined)
  const host = (said('x-forwarded-host') ?? c.req.header('host') ?? new URL(c.req.url).host).toLowerCase()
  const proto = said('x-forwarded-proto')?.toLowerCase()
  const hops = trusted ? listOf(c.req.header('x-forwarded-for')).map(withoutPort).reverse() : []
  return {
    host,
    secure: proto === undefined ? isPublicTls(host, config) || c.req.url.startsWith('https:') : proto === 'https',
    // Without a hop that is not ours, the proxy itself asks (a health check).
    client: trusted ? (hops.find((hop) => isIP(hop) !== 0 && !isListed(proxies, hop)) ?? peer) : peer,
    fromLoopback: isLoopbackAddress(peer),
    isForwarded: isMarked(c),
    ...userOf(c, config, peer),
  }
}

type UserOf = Pick<Connection, 'fromUserProxy' | 'proxyUser' | 'forgedUser'>

/** Who a proxy says that has signed in, where the connection itself comes from it: what `X-Forwarded-For` says does not count. */
function userOf(c: Context, { userHeader, userHeaderFrom = none }: AccessConfig, peer: string | undefined): UserOf {
  if (userHeader === undefined) return { fromUserProxy: false, forgedUser: false }
  const fromUserProxy = peer !== undefined && isListed(proxyListOf(userHeaderFrom), peer)
  const given = c.req.header(userHeader)
  if (given === undefined || given.trim() === '') return { fromUserProxy, forgedUser: false }
  const name = utf8(given).trim()
  // Two headers come as one, with a comma between: the browser's own and the proxy's.
  const isPlain = name.length <= 255 && !/[,\p{Cc}\p{Cf}]/u.test(name)
  return fromUserProxy && isPlain
    ? { fromUserProxy, proxyUser: name, forgedUser: false }
    : { fromUserProxy, forgedUser: true }
}

/** Node reads headers as Latin-1, proxies write names in UTF-8; what is no UTF-8 stays as it came. */
function utf8(header: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(header, 'latin1'))
  } catch {
    return header
  }
}

/**
 * Whether we answer to that name. Always: loopback, the host of `publicUrl`, the names of `allowedHosts`, the name that we listen on. To
 * connections from other machines also: addresses, and names that no public name server can give to somebody else (one word, .local,
 * .internal, .home.arpa). Against DNS rebinding: a page of another site whose name suddenly leads here asks under that site's name.
 */
export function isOurHost(connection: Connection, config: AccessConfig): boolean {
  const name = hostNameOf(connection.host)
  if (name === undefined) return false
  const configured = [...(config.allowedHosts ?? none), ...(config.listenHost === undefined ? [] : [config.listenHost])]
  if (isLoopbackName(name) || name === hostNameOf(publicHost(config) ?? '')) return true
  if (configured.some((pattern) => matches(name, pattern.toLowerCase()))) return true
  if (connection.fromLoopback) return false
  return isIP(bare(name)) !== 0 || !name.includes('.') || /\.(?:local|internal|home\.arpa)$/.test(name)
}

/** Whether the origin (`https://host[:port]`) is that of our own pages, as this visitor sees them. */
export function isOurOrigin(origin: string, connection: Connection, config: AccessConfig): boolean {
  if (!URL.canParse(origin)) return false
  const { host, protocol } = new URL(origin)
  if (config.publicUrl !== undefined && new URL(config.publicUrl).origin === new URL(origin).origin) return true
  const scheme = connection.secure ? ['https:'] : ['https:', 'http:']
  return scheme.includes(protocol) && host === normalHost(connection.host, protocol)
}

/** The visitor sits at this machine: loopback at both ends, by a loopback name, no proxy between. */
export function isThisMachine(connection: Connection): boolean {
  const name = hostNameOf(connection.host)
  return connection.fromLoopback && !connection.isForwarded && name !== undefined && isLoopbackName(name)
}

/** Whether `publicUrl` says that others reach this server: then being on this machine proves nothing, a proxy on it may ask for anybody. */
export function isPublished(config: AccessConfig): boolean {
  const name = hostNameOf(publicHost(config) ?? '')
  return name !== undefined && !isLoopbackName(name)
}

/** Whether others than this machine reach the server: by the address that it listens on, or by `publicUrl`. */
export function isBeyondLoopback(config: AccessConfig): boolean {
  return isPublished(config) || !isLoopbackName((config.listenHost ?? 'localhost').toLowerCase())
}

function isPublicTls(host: string, config: AccessConfig): boolean {
  const { publicUrl } = config
  return publicUrl?.startsWith('https:') === true && normalHost(host, 'https:') === new URL(publicUrl).host
}

function publicHost(config: AccessConfig): string | undefined {
  return config.publicUrl === undefined ? undefined : new URL(config.publicUrl).host
}

/** Host as a URL of that scheme writes it: without the port that the scheme has anyway; undefined when it is none. */
function normalHost(host: string, protocol: string): string | undefined {
  return URL.canParse(`${protocol}//${host}`) ? new URL(`${protocol}//${host}`).host : undefined
}

/** The name without port and without the last dot; undefined for what is not the host of any URL. */
function hostNameOf(host: string): string | undefined {
  if (!/^(?:\[[0-9a-f:.]+\]|[\w.-]+)(?::\d{1,5})?$/i.test(host) || !URL.canParse(`http://${host}`)) return undefined
  return new URL(`http://${host}`).hostname.replace(/\.$/, '')
}

function isLoopbackName(name: string): boolean {
  return (
    name === 'localhost' || name.endsWith('.localhost') || (isIP(bare(name)) !== 0 && isLoopbackAddress(bare(name)))
  )
}

function isLoopbackAddress(address: string | undefined): boolean {
  return address !== undefined && (address === '::1' || /^(::ffff:)?127(\.\d{1,3}){3}$/i.test(address))
}

function matches(name: string, pattern: string): boolean {
  if (pattern === '*') return true
  return pattern.startsWith('*.') ? name.endsWith(pattern.slice(1)) : name === pattern
}

function bare(name: string): string {
  return name.replace(/^\[|\]$/g, '')
}

function isMarked(c: Context): boolean {
  const headers = Object.keys(c.req.header())
  return headers.some((name) => /^(?:x-forwarded-|x-real-ip$|forwarded$|via$|cf-connecting-ip$)/.test(name))
}

/** Address of the other end of the connection, as @hono/node-server passes it in `env.incoming`. */
function remoteAddress(env: unknown): string | undefined {
  const address = fieldOf(fieldOf(fieldOf(env, 'incoming'), 'socket'), 'remoteAddress')
  return typeof address === 'string' ? address : undefined
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}

function proxyListOf(networks: readonly string[]): BlockList {
  const known = proxyLists.get(networks)
  if (known !== undefined) return known
  const list = new BlockList()
  for (const network of networks) {
    const [address = '', bits] = network.split('/')
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    if (bits === undefined) list.addAddress(address, family)
    else list.addSubnet(address, Number(bits), family)
  }
  proxyLists.set(networks, list)
  return list
}

function isListed(list: BlockList, address: string): boolean {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '')
  return list.check(plain, isIP(plain) === 6 ? 'ipv6' : 'ipv4')
}

function listOf(header: string | undefined): string[] {
  return (header ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

/** Some proxies write the port too: "203.0.113.9:4711", "[2001:db8::1]:4711". */
function withoutPort(hop: string): string {
  return hop.replace(/^\[([^\]]*)\](?::\d+)?$/, '$1').replace(/^(\d+(?:\.\d+){3}):\d+$/, '$1')
}

function firstOf(header: string | undefined): string | undefined {
  return listOf(header)[0]
}
