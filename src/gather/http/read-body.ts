/**
 * A body within limits, decompressed.
 * In: the stream of an answer, its content-encoding, the limits. Out: the decoded bytes. What is named is not always what came: an encoding that
 * nobody knows packs nothing, and a packed file (.xml.gz) is unpacked whatever it is called. Stops at the first limit: nothing larger is ever held,
 * whatever it would unpack to.
 */
import type { Readable } from 'node:stream'
import { promisify } from 'node:util'
import { brotliDecompress, constants, gunzip, inflate, inflateRaw } from 'node:zlib'
import { LimitReached } from './fetch-problems.ts'

export interface BodyLimits {
  maxWireBytes: number
  maxBytes: number
  /** Longest time between two pieces from the wire. */
  idleMs: number
}

/** The decoded body and the bytes that came over the wire. Throws LimitReached (fetch.too-large, fetch.timeout, fetch.content-type). */
export async function readBody(
  stream: Readable,
  contentEncoding: string | undefined,
  limits: BodyLimits,
): Promise<{ body: Uint8Array; wireBytes: number }> {
  const encodings = (contentEncoding ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => knownEncodings.has(name) || otherEncodings.has(name))
  const other = encodings.find((name) => otherEncodings.has(name))
  if (encodings.length > maxEncodings || other !== undefined) {
    stream.on('error', ignoreAfterwards).destroy()
    throw new LimitReached('fetch.content-type', `content-encoding ${(contentEncoding ?? '').slice(0, 60)}`)
  }
  const wire = await readWire(stream, limits)
  let body: Uint8Array = wire
  for (const encoding of encodings.reverse()) body = await unpack(body, encoding, limits.maxBytes)
  if (isGzip(body) && encodings.length < maxEncodings) body = await unpack(body, 'gzip', limits.maxBytes)
  if (body.byteLength > limits.maxBytes) throw new LimitReached('fetch.too-large', `> ${limits.maxBytes} bytes`)
  return { body, wireBytes: wire.byteLength }
}

const knownEncodings = new Set(['gzip', 'x-gzip', 'deflate', 'br'])
/** Real ones that were not offered. Any other name (aws-chunked, UTF-8, none) means that nothing was packed. */
const otherEncodings = new Set(['zstd', 'compress', 'x-compress', 'dcb', 'dcz'])
/** Nobody wraps twice in earnest; each further layer multiplies what a bomb can do to the processor. */
const maxEncodings = 2

async function readWire(stream: Readable, limits: BodyLimits): Promise<Buffer> {
  const pieces: Buffer[] = []
  let size = 0
  const idle = setTimeout(() => stream.destroy(new LimitReached('fetch.timeout', 'no data')), limits.idleMs)
  try {
    for await (const piece of stream as AsyncIterable<Buffer>) {
      idle.refresh()
      size += piece.byteLength
      if (size > limits.maxWireBytes) throw new LimitReached('fetch.too-large', `> ${limits.maxWireBytes} bytes`)
      pieces.push(piece)
    }
  } finally {
    clearTimeout(idle)
    // The outcome is decided; errors of the socket while it closes are ignored.
    stream.on('error', ignoreAfterwards)
  }
  return Buffer.concat(pieces, size)
}

function ignoreAfterwards(): void {
  // Nothing: the outcome is decided before this listener is set.
}

const unpackers = {
  gzip: promisify(gunzip),
  br: promisify(brotliDecompress),
  inflate: promisify(inflate),
  inflateRaw: promisify(inflateRaw),
}

function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 8
}

/** The flush modes make a body that was cut short give the text it holds, as in browsers. */
async function unpack(packed: Uint8Array, encoding: string, maxBytes: number): Promise<Uint8Array> {
  if (packed.byteLength === 0) return packed
  try {
    const options = { maxOutputLength: maxBytes, finishFlush: constants.Z_SYNC_FLUSH }
    if (encoding === 'br') {
      return await unpackers.br(packed, { maxOutputLength: maxBytes, finishFlush: constants.BROTLI_OPERATION_FLUSH })
    }
    if (encoding === 'deflate') {
      // Sent with the zlib header as the standard asks, and without it as some servers do: the first byte tells.
      return await (((packed[0] ?? 0) & 0x0f) === 0x08 ? unpackers.inflate : unpackers.inflateRaw)(packed, options)
    }
    // Some servers claim gzip and send plain text.
    if (!isGzip(packed)) return packed
    return await unpackers.gzip(packed, options)
  } catch (error) {
    if (error instanceof RangeError) throw new LimitReached('fetch.too-large', `> ${maxBytes} bytes decoded`)
    // Claimed and not done: text begins as text does.
    if (encoding !== 'gzip' && /^[\s\ufeff]*[<{[]/.test(Buffer.from(packed.subarray(0, 64)).toString('utf8')))
      return packed
    throw error
  }
}
