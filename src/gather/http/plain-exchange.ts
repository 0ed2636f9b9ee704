/**
 * One request and its answer over a connection of its own, read as leniently as browsers and curl do: lines that end in LF alone, control
 * characters in headers, the same Content-Length twice. Asked only when the strict parser refused an answer.
 * In: a connector (which guards the addresses), the request, limits. Out: status, headers, the body as a stream. Nothing larger than the limits is
 * held; the connection is closed afterwards, so that nothing of a wrongly read answer is left for another.
 */
import type { Socket } from 'node:net'
import { Readable } from 'node:stream'
import { LimitReached } from './fetch-problems.ts'

/** Opens a connection to where an address leads, under the guard. */
export type Connect = (url: URL) => Promise<Socket>

export interface PlainRequest {
  url: URL
  headers: Record<string, string>
  maxWireBytes: number
  idleMs: number
  signal: AbortSignal
}

export interface PlainAnswer {
  statusCode: number
  headers: Record<string, string | string[]>
  body: Readable
}

/** The answer. Throws LimitReached, errors of the socket, and `HPE_PLAIN` for what is no HTTP at all. */
export async function plainExchange(connect: Connect, o: PlainRequest): Promise<PlainAnswer> {
  const socket = await connect(o.url)
  const stop = (): void => void socket.destroy(asError(o.signal.reason))
  o.signal.addEventListener('abort', stop, { once: true })
  if (o.signal.aborted) stop()
  socket.setTimeout(o.idleMs, () => socket.destroy(new LimitReached('fetch.timeout', 'no data')))
  try {
    socket.write(requestText(o))
    return await readAnswer(socket, o.maxWireBytes)
  } finally {
    o.signal.removeEventListener('abort', stop)
    // The outcome is decided; errors of the socket while it closes are ignored.
    socket.on('error', () => undefined).destroy()
  }
}

const maxHeadBytes = 32_768

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error('aborted')
}

function requestText({ url, headers }: PlainRequest): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  return [`GET ${url.pathname}${url.search} HTTP/1.1`, `host: ${url.host}`, ...lines, 'connection: close', '', ''].join(
    '\r\n',
  )
}

async function readAnswer(socket: Socket, maxWireBytes: number): Promise<PlainAnswer> {
  let wire = Buffer.alloc(0)
  let head: Head | undefined
  let body: BodyReader | undefined
  for await (const piece of socket as AsyncIterable<Buffer>) {
    if (body === undefined) {
      wire = Buffer.concat([wire, piece])
      for (head = headOf(wire); head && head.statusCode < 200; head = headOf(wire)) wire = wire.subarray(head.bytes)
      if (head === undefined) {
        if (wire.byteLength > maxHeadBytes) throw new LimitReached('fetch.too-large', 'headers')
        continue
      }
      body = new BodyReader(head, maxWireBytes)
      body.take(wire.subarray(head.bytes))
    } else body.take(piece)
    if (body.complete) break
  }
  if (head === undefined || body === undefined) throw noHttp()
  if (body.isShort) throw Object.assign(new Error('the body is shorter than announced'), { code: 'ECONNRESET' })
  return { statusCode: head.statusCode, headers: head.headers, body: Readable.from([body.content()]) }
}

function noHttp(): Error {
  return Object.assign(new Error('the answer is not HTTP'), { code: 'HPE_PLAIN' })
}

interface Head {
  statusCode: number
  headers: Record<string, string | string[]>
  /** Of the head itself, the blank line included. */
  bytes: number
}

/** Undefined while the head is not all there. */
function headOf(wire: Buffer): Head | undefined {
  const text = wire.subarray(0, maxHeadBytes).toString('latin1')
  const end = /\r?\n\r?\n/.exec(text)
  if (!end) return undefined
  const [first = '', ...lines] = text.slice(0, end.index).split(/\r?\n/)
  const status = /^HTTP\/\d(?:\.\d)?\s+(\d{3})/.exec(first)
  if (!status) throw noHttp()
  const found = new Map<string, string[]>()
  let last: string[] | undefined
  for (const line of lines) {
    const said = line.replace(/[^\t\x20-\x7e\x80-\xff]/g, '')
    const colon = said.indexOf(':')
    if (/^[ \t]/.test(said)) {
      // A folded line goes on with the one before it.
      if (last) last.push(`${last.pop() ?? ''} ${said.trim()}`)
      continue
    }
    if (colon <= 0) continue
    const name = said.slice(0, colon).trim().toLowerCase()
    last = found.get(name) ?? []
    last.push(said.slice(colon + 1).trim())
    found.set(name, last)
  }
  const headers = Object.fromEntries(
    [...found].map(([name, values]) => [name, values.length === 1 ? (values[0] ?? '') : values]),
  )
  return { statusCode: Number(status[1]), headers, bytes: end.index + end[0].length }
}

/** The body as it comes: so many bytes, in chunks, or until the connection ends. */
class BodyReader {
  complete = false
  readonly #maxBytes: number
  readonly #length: number | undefined
  readonly #chunked: boolean
  readonly #pieces: Buffer[] = []
  #size = 0
  /** Of a chunked body: what is not read yet. */
  #rest = Buffer.alloc(0)

  constructor({ statusCode, headers }: Head, maxBytes: number) {
    this.#maxBytes = maxBytes
    this.#chunked = /\bchunked\b/i.test(joined(headers['transfer-encoding']))
    const lengths = new Set(
      joined(headers['content-length'])
        .split(',')
        .map((one) => one.trim()),
    )
    const [length = ''] = lengths
    if (!this.#chunked && lengths.size > 1) throw noHttp()
    this.#length = !this.#chunked && /^\d{1,15}$/.test(length) ? Number(length) : undefined
    if (statusCode === 204 || statusCode === 304 || this.#length === 0) this.complete = true
  }

  take(piece: Buffer): void {
    if (this.complete) return
    if (!this.#chunked) {
      this.#keep(this.#length === undefined ? piece : piece.subarray(0, this.#length - this.#size))
      if (this.#length !== undefined && this.#size >= this.#length) this.complete = true
      return
    }
    this.#rest = Buffer.concat([this.#rest, piece])
    for (let line = this.#sizeLine(); line && !this.complete; line = this.#sizeLine()) {
      if (line.size === 0) this.complete = true
      else if (this.#rest.byteLength < line.end + line.size) return
      this.#keep(this.#rest.subarray(line.end, line.end + line.size))
      this.#rest = this.#rest.subarray(line.end + line.size)
    }
  }

  /** The connection ended before all that was announced. */
  get isShort(): boolean {
    return !this.complete && this.#length !== undefined
  }

  content(): Buffer {
    return Buffer.concat(this.#pieces, this.#size)
  }

  #keep(piece: Buffer): void {
    this.#size += piece.byteLength
    if (this.#size > this.#maxBytes) throw new LimitReached('fetch.too-large', `> ${this.#maxBytes} bytes`)
    this.#pieces.push(piece)
  }

  /** The next chunk's size and where its bytes begin; undefined while that line is not all there. */
  #sizeLine(): { size: number; end: number } | undefined {
    const text = this.#rest.subarray(0, 1024).toString('latin1')
    const line = /^(?:\r?\n)?([0-9a-f]{1,8})[^\n]*\n/i.exec(text)
    if (line) {
      const size = Number.parseInt(line[1] ?? '0', 16)
      if (size > this.#maxBytes) throw new LimitReached('fetch.too-large', `> ${this.#maxBytes} bytes`)
      return { size, end: line[0].length }
    }
    if (text.replace(/^\r?\n/, '').includes('\n') || text.length >= 1024) throw noHttp()
    return undefined
  }
}

function joined(value: string | string[] | undefined): string {
  return value === undefined ? '' : typeof value === 'string' ? value : value.join(',')
}
