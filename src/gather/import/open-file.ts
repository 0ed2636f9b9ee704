/**
 * The bytes of one file, decompressed when it is gzip, with how far we are and whether it was cut short.
 * In: a path. Out: an async iterable of chunks and its state. Reads that file; writes nothing.
 *
 * A gzip stream that ends too early or is damaged gives everything before the damage, then ends with `damage` set: the
 * reader above decides what to say about it.
 */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat, open } from 'node:fs/promises'
import { resolve } from 'node:path'
import { constants, createGunzip } from 'node:zlib'
import { failed, ok, type Outcome } from '../../problem.ts'
import type { ImportPlace } from './import-item.ts'

export interface OpenFile {
  file: string
  /** Changes when the file changes (path, size, time of change). */
  fileKey: string
  totalBytes: number
  modifiedAt: number
  /** First bytes of the content, decompressed; for telling the format. */
  head: Uint8Array
  /** The content, decompressed; may be iterated once. */
  chunks: AsyncIterable<Uint8Array>
  /** Bytes read so far of the file as stored. */
  readBytes(): number
  /** Set once the content turned out to be cut short or damaged. */
  damage(): string | undefined
}

/** Small enough that even a gzip bomb of one chunk (1,032 to 1) inflates to no more than 17 MB at a time. */
const chunkBytes = 16 * 1024
const headBytes = 4096

/** The file, or `import.not-found`, or `import.unreadable` with the system's reason. Nothing is kept open before iteration. */
export async function openFile(file: string): Promise<Outcome<OpenFile>> {
  try {
    const facts = await stat(file)
    const start = await firstBytes(file)
    const zipped = start[0] === 0x1f && start[1] === 0x8b
    const state: FileState = { readBytes: 0, damage: undefined }
    return ok({
      file,
      fileKey: fileKey(file, facts.size, facts.mtimeMs),
      totalBytes: facts.size,
      modifiedAt: Math.floor(facts.mtimeMs),
      head: zipped ? await firstInflated(start) : start,
      chunks: zipped ? inflated(raw(file, state), state) : raw(file, state),
      readBytes: () => state.readBytes,
      damage: () => state.damage,
    })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    return code === 'ENOENT'
      ? failed('import.not-found', file)
      : failed('import.unreadable', `${file}: ${code || String(error)}`)
  }
}

/** The whole content when it is at most `maxBytes`; else `import.too-large`. A damaged file gives `import.truncated`. */
export async function readWhole(source: OpenFile, maxBytes: number): Promise<Outcome<Uint8Array>> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const chunk of source.chunks) {
    size += chunk.length
    if (size > maxBytes) return failed('import.too-large', `${source.file}: > ${maxBytes} bytes`)
    parts.push(chunk)
  }
  const damage = source.damage()
  return damage === undefined ? ok(Buffer.concat(parts)) : failed('import.truncated', `${source.file}: ${damage}`)
}

/** Where the source stands now. */
export function placeOf(source: OpenFile, position: number): ImportPlace {
  const { file, fileKey, totalBytes } = source
  return { file, fileKey, position, readBytes: source.readBytes(), totalBytes }
}

interface FileState {
  readBytes: number
  damage: string | undefined
}

function fileKey(file: string, sizeBytes: number, changedAt: number): string {
  return createHash('sha256')
    .update(`${resolve(file)}\n${sizeBytes}\n${changedAt}`)
    .digest('hex')
    .slice(0, 32)
}

async function firstBytes(file: string): Promise<Uint8Array> {
  const handle = await open(file)
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(headBytes), 0, headBytes, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

async function firstInflated(start: Uint8Array): Promise<Uint8Array> {
  for await (const chunk of inflated([start], { readBytes: 0, damage: undefined })) return chunk.subarray(0, headBytes)
  return new Uint8Array()
}

async function* raw(file: string, state: FileState): AsyncGenerator<Uint8Array> {
  const stream = createReadStream(file, { highWaterMark: chunkBytes })
  try {
    for await (const chunk of stream) {
      if (!(chunk instanceof Uint8Array)) continue
      state.readBytes += chunk.length
      yield chunk
    }
  } catch (error) {
    state.damage = error instanceof Error ? error.message : String(error)
  } finally {
    stream.destroy()
  }
}

/**
 * Chunk by chunk: what one stored chunk inflates to is collected before the next is read, so that an error of zlib (which
 * throws its buffer away) can only cost what comes after the damage. All members of a multi-member file.
 */
async function* inflated(
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  state: FileState,
): AsyncGenerator<Uint8Array> {
  const unzip = createGunzip({ flush: constants.Z_SYNC_FLUSH })
  const ready: Uint8Array[] = []
  unzip.on('data', (chunk: Uint8Array) => ready.push(chunk))
  const ended = new Promise<void>((done) => {
    unzip.once('end', done)
    unzip.once('error', (error) => {
      state.damage ??= error.message
      done()
    })
  })
  try {
    for await (const chunk of source) {
      await Promise.race([ended, new Promise<void>((done) => unzip.write(chunk, () => done()))])
      // Lets the last 'data' events of this chunk arrive.
      await new Promise<void>((done) => setImmediate(done))
      yield* ready.splice(0)
      if (state.damage !== undefined) return
    }
    unzip.end()
    await ended
    yield* ready.splice(0)
  } finally {
    unzip.destroy()
  }
}
