/**
 * A page compressed once that has another token for each visitor: the token stands uncompressed between what is.
 * In: the parts of a page, the token's length. Out: gzip of the page with any token of that length. Touches nothing.
 *
 * A token that is compressed with text of others can be guessed by the length of answers (BREACH). Here nothing is compressed with it: it has
 * stored blocks of its own (RFC 1951, 3.2.4), no match of the text around reaches into it, and every answer is as long as every other.
 */
import { crc32, createDeflateRaw, constants, type DeflateRaw } from 'node:zlib'

/** Stands for the token while the page is compressed: no page of ours has such bytes, so that nothing of it looks like a part of a token. */
const filler = 1
const level = 6
/** RFC 1952: deflate, no name, no time, unknown system. */
const head = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff])

export interface PackedAround {
  /** Deflated text; the token stands between each two. */
  pieces: readonly Buffer[]
}

/** Undefined for a page that cannot be compressed so: it has control characters of its own. */
export async function packAround(parts: readonly Uint8Array[], tokenLength: number): Promise<PackedAround | undefined> {
  if (parts.some((part) => part.includes(filler))) return undefined
  const stand = Buffer.alloc(tokenLength, filler)
  const deflater = createDeflateRaw({ level })
  const out: Buffer[] = []
  deflater.on('data', (chunk: Buffer) => out.push(chunk))
  const ended = new Promise<void>((resolve, reject) => deflater.once('end', resolve).once('error', reject))
  for (const [i, part] of parts.entries()) {
    if (i > 0) {
      await atLevel(deflater, constants.Z_NO_COMPRESSION)
      await written(deflater, stand)
      await atLevel(deflater, level)
    }
    await written(deflater, part)
  }
  deflater.end()
  await ended
  const pieces = around(Buffer.concat(out), stand)
  return pieces.length === parts.length ? { pieces } : undefined
}

/** The whole page as gzip. `parts` and the length of `token` are those it was packed with. */
export function unfold({ pieces }: PackedAround, parts: readonly Uint8Array[], token: Buffer): Buffer<ArrayBuffer> {
  let sum = 0
  let length = 0
  for (const [i, part] of parts.entries()) {
    if (i > 0) sum = crc32(token, sum)
    // Of nothing zlib's sum is that of a beginning, whatever was before.
    if (part.length > 0) sum = crc32(part, sum)
    length += part.length + (i > 0 ? token.length : 0)
  }
  const tail = Buffer.alloc(8)
  tail.writeUInt32LE(sum, 0)
  tail.writeUInt32LE(length, 4)
  return Buffer.concat([head, ...pieces.flatMap((piece, i) => (i > 0 ? [token, piece] : [piece])), tail])
}

function written(deflater: DeflateRaw, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    deflater.write(bytes, (error) => (error ? reject(error) : resolve()))
  })
}

function atLevel(deflater: DeflateRaw, to: number): Promise<void> {
  return new Promise((resolve) => deflater.params(to, constants.Z_DEFAULT_STRATEGY, () => resolve()))
}

function around(bytes: Buffer, stand: Buffer): Buffer[] {
  const pieces: Buffer[] = []
  let from = 0
  for (let at = bytes.indexOf(stand); at >= 0; at = bytes.indexOf(stand, from)) {
    pieces.push(bytes.subarray(from, at))
    from = at + stand.length
  }
  return [...pieces, bytes.subarray(from)]
}
