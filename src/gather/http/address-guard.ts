/**
 * Which addresses may be requested at all: the guard against server-side request forgery (SSRF).
 * In: addresses, host names, the exact allow-list of private host:port pairs. Out: allowed or the reason why not. Touches nothing; the
 * http client asks it for every literal address, every answer of the name service, every redirect and every opened socket.
 */
import ipaddr from 'ipaddr.js'
import type { Outcome } from '../../problem.ts'
import { failed, ok } from '../../problem.ts'

/** Whether `address` (IPv4 or IPv6, no brackets) is a public unicast address, or carries one (mapped and NAT64 forms). */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.process(address.replace(/%.*$/, ''))
  const range = parsed.range()
  if (parsed instanceof ipaddr.IPv6) {
    // RFC 6052: the last four bytes are the IPv4 address that the translator will open.
    if (range === 'rfc6052') return isPublicAddress(ipaddr.fromByteArray(parsed.toByteArray().slice(12)).toString())
    // 2000::/3 is all that is given out; the deprecated ::/96 and the site-local range count as unicast in the library.
    return range === 'unicast' && ((parsed.parts[0] ?? 0) & 0xe000) === 0x2000
  }
  return range === 'unicast' && !cloudServices.has(parsed.toString())
}

/**
 * Addresses that look public and answer only inside a cloud, with secrets of the machine: Azure's. Those of others lie in ranges that are
 * refused: 169.254.0.0/16 (most), 100.64.0.0/10 (100.100.100.200), 192.0.0.0/24 (192.0.0.192), fc00::/7 (fd00:ec2::254).
 */
const cloudServices = new Set(['168.63.129.16'])

/** `host:port` of an address as it stands in the allow-list; the port is always written. */
function hostAndPort(url: URL): string {
  const port = url.port === '' ? (url.protocol === 'https:' ? '443' : '80') : url.port
  return `${url.hostname}:${port}`
}

/**
 * The parsed address when it may be requested, as far as its text shows: http(s), no credentials, no port of another protocol, no
 * literal private address in any spelling (`URL` has made 2130706433, 0x7f.1 and the like plain), no name that is local by definition.
 * Problems: fetch.bad-url, fetch.blocked-address. Names still have to be looked up and every answer checked.
 */
export function checkAddress(url: string, allowPrivate: ReadonlySet<string>): Outcome<URL> {
  let at: URL
  try {
    at = new URL(url)
  } catch {
    return failed('fetch.bad-url', shown(url))
  }
  if (at.protocol !== 'http:' && at.protocol !== 'https:') return failed('fetch.bad-url', `${at.protocol}//`)
  if (at.hostname === '') return failed('fetch.bad-url', shown(url))
  if (at.username !== '' || at.password !== '') return failed('fetch.bad-url', `${at.host}: credentials in the address`)
  at.hash = ''
  if (allowPrivate.has(hostAndPort(at))) return ok(at)
  if (refusedPorts.has(Number(at.port))) return failed('fetch.blocked-address', at.host)
  const literal = at.hostname.replace(/^\[|\]$/g, '')
  if (ipaddr.isValid(literal)) {
    return isPublicAddress(literal) ? ok(at) : failed('fetch.blocked-address', at.host)
  }
  const name = at.hostname.replace(/\.$/, '')
  // A name without a dot is a neighbour's, and these endings never leave the network (RFC 6761, RFC 6762, RFC 9476).
  if (!name.includes('.') || /\.(?:localhost|local|internal|home\.arpa|lan|intranet|test|invalid)$/.test(name)) {
    return failed('fetch.blocked-address', at.host)
  }
  return ok(at)
}

/** The address of a proxy when it may be used: what `checkAddress` says of it without its user and password. Problems: the same. */
export function checkProxy(address: string, allowPrivate: ReadonlySet<string>): Outcome<URL> {
  if (!URL.canParse(address)) return failed('fetch.bad-url', 'proxy')
  const at = new URL(address)
  at.username = ''
  at.password = ''
  return checkAddress(at.href, allowPrivate)
}

/** Ports where an HTTP request can be taken for another protocol's command (subset of the Fetch standard's list). */
const refusedPorts = new Set([
  1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109, 110,
  111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515, 526, 530, 531, 532,
  540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1433, 1719, 1720, 1723, 2049, 2375, 3306, 3389, 3659,
  4045, 4222, 5060, 5061, 5432, 6000, 6379, 6566, 6665, 6666, 6667, 6668, 6669, 6697, 9200, 10080, 11211, 27017,
])

function shown(url: string): string {
  // Never the credentials: what stands before an "@" is left out.
  return url.slice(0, 200).replace(/\/\/[^/@]*@/, '//')
}
