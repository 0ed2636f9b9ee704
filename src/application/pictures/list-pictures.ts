/**
 * Lead pictures of articles for lists, fetched by this server, so that publishers learn nothing of who reads what.
 * In: the number of an article. Out: the picture's bytes with their kind, or why there is none. Reads the store; asks publishers under the
 * guard of every fetch, without cookies or referrer; keeps at most 64 MB in memory.
 *
 * Only what an article of ours names is fetched: nobody can have any other address asked through it.
 */
import { createHash } from 'node:crypto'
import { createHttpClient, type HttpClient, type HttpOptions } from '../../gather/http/http-client.ts'
import { hourMs, minuteMs, secondMs } from '../../model/instant.ts'
import { outsideLink } from '../../model/outside-link.ts'
import { failed, ok, type Outcome } from '../../problem.ts'
import type { Store } from '../../store/store.ts'
import { pictureKind } from './picture-kind.ts'

export interface Picture {
  type: string
  body: Uint8Array<ArrayBuffer>
  /** Digest of the body. */
  tag: string
}

const longestMs = 10 * secondMs
const mostBytes = 3 * 1024 * 1024
const mostKeptBytes = 64 * 1024 * 1024
const keptMs = 24 * hourMs
/** A picture that could not be had is not asked for again with every page. */
const failedMs = 10 * minuteMs
/** What is kept of one that could not be had: its address, at most. */
const failedBytes = 500
const mostAtOnce = 8
const mostWaiting = 100

interface Kept {
  picture: Outcome<Picture>
  bytes: number
  until: number
}

export class ListPictures {
  readonly #store: Pick<Store, 'headsByIds'>
  readonly #http: HttpClient
  /** By address; the one used last is last. */
  readonly #kept = new Map<string, Kept>()
  readonly #underWay = new Map<string, Promise<Outcome<Picture>>>()
  readonly #waiting: (() => void)[] = []
  #free = mostAtOnce
  #bytes = 0

  constructor(store: Pick<Store, 'headsByIds'>, http: Pick<HttpOptions, 'userAgent' | 'allowPrivate' | 'lookup'>) {
    this.#store = store
    const limits = { totalTimeoutMs: longestMs, maxWireBytes: mostBytes, maxBytes: mostBytes, maxRedirects: 3 }
    this.#http = createHttpClient({ ...http, ...limits })
  }

  /** Problems: request.not-found for no such article, no picture, or one that could not be had; request.slow-down while too many wait. */
  async get(articleId: number): Promise<Outcome<Picture>> {
    const [head] = await this.#store.headsByIds([articleId])
    const address = outsideLink(head?.imageUrl)
    if (address === undefined) return failed('request.not-found')
    const kept = this.#kept.get(address)
    if (kept !== undefined && kept.until > performance.now()) {
      this.#kept.delete(address)
      this.#kept.set(address, kept)
      return kept.picture
    }
    const underWay = this.#underWay.get(address)
    if (underWay !== undefined) return await underWay
    if (this.#waiting.length >= mostWaiting) return failed('request.slow-down', undefined, longestMs)
    const fetching = this.#fetched(address).finally(() => this.#underWay.delete(address))
    this.#underWay.set(address, fetching)
    return await fetching
  }

  close(): Promise<void> {
    return this.#http.close()
  }

  async #fetched(address: string): Promise<Outcome<Picture>> {
    await this.#turn()
    try {
      const answer = await this.#http.get(address, {
        accept: 'image/avif,image/webp,image/jpeg,image/png,image/gif',
        anyContent: true,
      })
      const type = answer.ok ? pictureKind(answer.value.body) : undefined
      if (!answer.ok || type === undefined) return this.#keep(address, failed('request.not-found'), failedMs)
      const body = new Uint8Array(answer.value.body)
      const tag = createHash('sha1').update(body).digest('base64url').slice(0, 16)
      return this.#keep(address, ok({ type, body, tag }), keptMs)
    } finally {
      const next = this.#waiting.shift()
      if (next === undefined) this.#free++
      else next()
    }
  }

  async #turn(): Promise<void> {
    if (this.#free > 0) this.#free--
    else await new Promise<void>((resolve) => void this.#waiting.push(resolve))
  }

  #keep(address: string, picture: Outcome<Picture>, forMs: number): Outcome<Picture> {
    const bytes = failedBytes + (picture.ok ? picture.value.body.length : 0)
    this.#bytes += bytes - (this.#kept.get(address)?.bytes ?? 0)
    this.#kept.delete(address)
    this.#kept.set(address, { picture, bytes, until: performance.now() + forMs })
    for (const [oldest, { bytes: freed }] of this.#kept) {
      if (this.#bytes <= mostKeptBytes) break
      this.#kept.delete(oldest)
      this.#bytes -= freed
    }
    return picture
  }
}
