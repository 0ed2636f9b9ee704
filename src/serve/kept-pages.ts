/**
 * Pages as they were rendered, kept while the view that they show stays the same object.
 * In: a view and how its page is made. Out: the answer: 304, or the page, compressed once. Holds at most `mostBytes` of pages.
 *
 * One visitor's page differs from another's by language, settings, rights and the token of its forms. The first three are part of the key; the
 * token is written into its place when the page is sent. A page with a token is never compressed: its length would tell what is in it (BREACH).
 */
import { createHash, randomBytes } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Context } from 'hono'
import type { JSX } from 'hono/jsx/jsx-runtime'
import { isAtLeast } from '../model/roles.ts'
import { formToken } from './access/forms.ts'
import { letOthersIn } from '../give-way.ts'
import type { ServeDeps } from './app-deps.ts'
import { document } from './respond.tsx'
import { frameOf, keepAskedLanguage, preferencesOf, signerOf } from './visitor.ts'
import type { Frame } from './web/frame.ts'
import { writePreferences } from './web/preferences.ts'

const mostBytes = 96 * 1024 * 1024
/** "Two minutes ago" is told anew this often; pages that were made together are not made again together. */
const longestMs = 60_000
const spreadMs = 30_000
/** An old one stands in for so long while it is made anew beside the requests, one after another; later it was not asked for and nobody waits. */
const lateMs = 40_000
/** Smaller answers fit into a packet or two. */
const leastCompressed = 1_000

interface KeptPage {
  view: object
  /** By the clock of the process. */
  until: number
  body: Buffer<ArrayBuffer>
  /** Digest of the body, the token's place in it. */
  tag: string
  /** The body between the places of the token; one part where it has none. */
  parts: Buffer<ArrayBuffer>[]
  compressed?: Promise<Buffer<ArrayBuffer>>
}

const compress = promisify(gzip)

export class KeptPages {
  readonly #deps: ServeDeps
  readonly #kept = new Map<string, KeptPage>()
  /** Stands in a page for the token of its forms; no text can hold it by chance. */
  readonly #place = randomBytes(24).toString('base64url')
  /** To be made anew, by key. */
  readonly #aged = new Map<string, () => Promise<void>>()
  #isMaking = false
  #bytes = 0

  constructor(deps: ServeDeps) {
    this.#deps = deps
  }

  /** The page of that view for this visitor. `view` is the same object as long as nothing in it is otherwise. */
  async answer(c: Context, view: object, make: (frame: Frame) => JSX.Element): Promise<Response> {
    // What is said once, after a form, is not for the next visitor.
    if (c.req.query('done') !== undefined) return await document(c, make(frameOf(c, this.#deps)))
    const page = await this.#page(c, view, make)
    const { config } = this.#deps
    const token = page.parts.length > 1 ? formToken(c, config) : ''
    const tag = `"${page.tag}${token.slice(0, 6)}"`
    c.header('etag', tag)
    c.header('vary', 'Accept-Encoding')
    if (isKnown(c, tag)) return c.body(null, 304)
    c.header('content-type', 'text/html; charset=UTF-8')
    if (token !== '') return c.body(joined(page.parts, Buffer.from(token)))
    if (page.body.length < leastCompressed || !/\bgzip\b/.test(c.req.header('accept-encoding') ?? ''))
      return c.body(page.body)
    page.compressed ??= compress(page.body)
    c.header('content-encoding', 'gzip')
    return c.body(await page.compressed)
  }

  async #page(c: Context, view: object, make: (frame: Frame) => JSX.Element): Promise<KeptPage> {
    const preferences = preferencesOf(c, this.#deps.config)
    keepAskedLanguage(c, preferences)
    const now = performance.now()
    const { right, session, account, holder } = c.get('rights')
    const key = JSON.stringify([
      c.req.url,
      writePreferences(preferences),
      right,
      session !== undefined,
      account !== undefined,
      holder !== undefined,
      // A name stands in the forms of editors alone.
      isAtLeast(right, 'editor') ? signerOf(c) : '',
    ])
    const known = this.#kept.get(key)
    if (known?.view === view && now < known.until + lateMs) {
      this.#kept.delete(key)
      this.#kept.set(key, known)
      if (now >= known.until) this.#makeAnew(key, known, frameOf(c, this.#deps, this.#place), make)
      return known
    }
    const page = await this.#made(view, frameOf(c, this.#deps, this.#place), make)
    this.#keep(key, page)
    return page
  }

  async #made(view: object, frame: Frame, make: (frame: Frame) => JSX.Element): Promise<KeptPage> {
    const body = Buffer.from(`<!doctype html>\n${String(await make(frame))}`)
    const until = performance.now() + longestMs - Math.random() * spreadMs
    return { view, until, body, tag: tagOf(body), parts: partsOf(body, this.#place) }
  }

  /** Ten large pages that age in the same second would hold everybody for a second; one at a time holds nobody for long. */
  #makeAnew(key: string, old: KeptPage, frame: Frame, make: (frame: Frame) => JSX.Element): void {
    if (this.#aged.has(key)) return
    this.#aged.set(key, async () => {
      // Meanwhile another view of it may have been rendered, or it was asked for so late that somebody waited for it.
      if (this.#kept.get(key) === old) this.#keep(key, await this.#made(old.view, frame, make))
    })
    if (!this.#isMaking) void this.#makeAged()
  }

  async #makeAged(): Promise<void> {
    this.#isMaking = true
    // Whoever asked has their answer first.
    await new Promise<void>((resolve) => void setImmediate(resolve))
    for (const [key, again] of this.#aged) {
      // What cannot be rendered fails before the eyes of the next who asks.
      await again().catch(() => undefined)
      this.#aged.delete(key)
      await letOthersIn()
    }
    this.#isMaking = false
  }

  #keep(key: string, page: KeptPage): void {
    this.#bytes += page.body.length - (this.#kept.get(key)?.body.length ?? 0)
    this.#kept.delete(key)
    this.#kept.set(key, page)
    for (const [oldest, { body }] of this.#kept) {
      if (this.#bytes <= mostBytes) break
      this.#bytes -= body.length
      this.#kept.delete(oldest)
    }
  }
}

function partsOf(body: Buffer<ArrayBuffer>, place: string): Buffer<ArrayBuffer>[] {
  const parts: Buffer<ArrayBuffer>[] = []
  let from = 0
  for (let at = body.indexOf(place); at >= 0; at = body.indexOf(place, from)) {
    parts.push(body.subarray(from, at))
    from = at + place.length
  }
  return [...parts, body.subarray(from)]
}

function joined(parts: readonly Buffer<ArrayBuffer>[], between: Buffer): Buffer<ArrayBuffer> {
  return Buffer.concat(parts.flatMap((part, i) => (i === 0 ? [part] : [between, part])))
}

function tagOf(body: Buffer): string {
  return createHash('sha1').update(body).digest('base64url').slice(0, 16)
}

/** The client has it: weak comparison, since a proxy may have compressed it. */
function isKnown(c: Context, tag: string): boolean {
  const known = c.req.header('if-none-match')
  return known !== undefined && known.split(',').some((one) => one.trim().replace(/^W\//, '') === tag)
}
