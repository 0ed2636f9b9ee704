/**
 * Bytes to numbered lines, each decoded on its own.
 * In: chunks of bytes. Out: lines with their number; a line that is too long is cut and marked. Touches nothing.
 */
import { decodeBody } from '../http/decode-body.ts'

export interface InputLine {
  /** 1-based. */
  number: number
  text: string
  /** Longer than the limit: `text` is empty. */
  tooLong?: boolean
  /** Not UTF-8, and no other charset fits: `text` holds replacement characters. */
  damaged?: boolean
  /** The line ended with the input, not with a line end. */
  unended?: boolean
}

/** More than any article; a "line" beyond it is a file of another kind. */
const maxLineBytes = 32 * 1024 * 1024

/**
 * Lines in order, without their ends (LF or CRLF), empty ones included. Bytes that are not UTF-8 are decoded by what they
 * look like (windows-1256 and the like), line by line. Memory: one line. Linear.
 */
export async function* readLines(
  chunks: AsyncIterable<Uint8Array>,
  o: { decodeFrom: number },
): AsyncGenerator<InputLine> {
  let parts: Uint8Array[] = []
  let bytes = 0
  let number = 0
  let dropped = false
  const finish = (last: Uint8Array): InputLine => {
    number++
    const tooLong = dropped || bytes + last.length > maxLineBytes
    const whole = parts.length === 0 ? last : Buffer.concat([...parts, last])
    parts = []
    bytes = 0
    dropped = false
    if (tooLong) return { number, text: '', tooLong }
    return number < o.decodeFrom ? { number, text: '' } : decodeLine(whole, number)
  }
  for await (const chunk of chunks) {
    let from = 0
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
      yield finish(chunk.subarray(from, at))
      from = at + 1
    }
    if (from === chunk.length) continue
    if (bytes + chunk.length - from > maxLineBytes) {
      parts = []
      dropped = true
    } else if (!dropped) {
      parts.push(chunk.subarray(from))
    }
    bytes += chunk.length - from
  }
  if (bytes > 0) yield { ...finish(new Uint8Array()), unended: true }
}

function decodeLine(bytes: Uint8Array, number: number): InputLine {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let text = view.toString('utf8')
  let damaged = false
  if (text.includes('\uFFFD') && !view.includes(replacementBytes)) {
    const decoded = decodeBody(view)
    text = decoded.text
    damaged = decoded.charset === 'utf-8' ? replacementShare(text) > 0.02 : decoded.evidence === 'fallback'
  }
  if (number === 1) text = text.replace(/^\uFEFF/, '')
  if (text.endsWith('\r')) text = text.slice(0, -1)
  return damaged ? { number, text, damaged } : { number, text }
}

/** The replacement character as the input itself may carry it: such a line is UTF-8. */
const replacementBytes = Buffer.from('\uFFFD', 'utf8')

function replacementShare(text: string): number {
  let found = 0
  for (let at = text.indexOf('\uFFFD'); at >= 0; at = text.indexOf('\uFFFD', at + 1)) found++
  return text.length === 0 ? 0 : found / text.length
}
