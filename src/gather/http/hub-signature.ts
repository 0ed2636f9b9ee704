/**
 * Whether a hub signed what it delivers (WebSub 7.1, `X-Hub-Signature: method=hex`).
 * In: the header, the secret, the bytes as they came. Out: true or false. Touches nothing; compares in constant time.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'

/** The methods of the recommendation, with the length of their digests in hexadecimal digits. */
const methods: ReadonlyMap<string, number> = new Map([
  ['sha1', 40],
  ['sha256', 64],
  ['sha384', 96],
  ['sha512', 128],
])

/** False without a signature, with a method that nobody named, and when a single bit of body or digest differs. */
export function isSignedBy(secret: string, header: string | undefined, body: Uint8Array): boolean {
  const [, method = '', digest = ''] = /^\s*(sha\d{1,3})=([0-9a-f]{40,128})\s*$/i.exec(header ?? '') ?? []
  const name = method.toLowerCase()
  if (methods.get(name) !== digest.length) return false
  return timingSafeEqual(createHmac(name, secret).update(body).digest(), Buffer.from(digest, 'hex'))
}
