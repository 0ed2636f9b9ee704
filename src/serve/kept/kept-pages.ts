/**
 * Pages as they were rendered, kept while the view that they show stays the same object.
 * In: a view and how its page is made. Out: the answer: 304, or the page, compressed once. Holds at most `mostBytes` of pages.
 *
 * One visitor's page differs from another's by language, settings, rights and the token of its forms. The first three are part of the key; the
 * token and "two minutes ago" are written into their places (page-places.ts), the token when the page is sent, times twice a minute at most.
 */
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Context } from 'hono'
import type { JSX } from 'hono/jsx/jsx-runtime'
import { isAtLeast } from '../../model/roles.ts'
import { letOthersIn } from '../../give-way.ts'
import { formToken } from '../access/forms.ts'
import type { ServeDeps } from '../app-deps.ts'
import { document, readsGzip } from '../respond.tsx'
import { frameOf, keepAskedLanguage, preferencesOf, signerOf, siteBase } from '../visitor.ts'
import type { Frame } from '../web/frame.ts'
import { makeLocale } from '../web/locale.ts'
import { writePreferences, type Preferences } from '../web/preferences.ts'
import { packAround, unfold, type PackedAround } from './packed-around.ts'
import { PagePlaces, withTimes, type Template } from './page-places.ts'

const mostBytes = 96 * 1024 * 1024
/** "Two minutes ago" is told anew this often. */
const timesMs = 30_000
/** What else a page tells by the clock (the hours of a chart) too; pages that were made together are not made again together. */
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
  template: Template
  told: Told
  bytes: number
}

/** What a page is rendered with, and whether it told something by the clock that has no place of its own. */
interface KeptFrame {
  frame: Frame
  clock: { isRead: boolean }
}

/** A page with its times. */
interface Told {
  /** By the clock of the process. */
  until: number
  /** What stands between the tokens of forms; one part where there are none. */
  parts: Buffer<ArrayBuffer>[]
  length: number
  /** Digest of the parts. */
  tag: string
  /** Without tokens. */
  compressed?: Promise<Buffer<ArrayBuffer>>
  /** With tokens; undefined where it cannot be. */
  packed?: Promise<PackedAround | undefined>
}

const compress = promisify(gzip)

export class KeptPages {
  readonly #deps: ServeDeps
  readonly #kept = new Map<string, KeptPage>()
  readonly #places = new PagePlaces()
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
    const { told } = await this.#page(c, view, make)
    const token = told.parts.length > 1 ? Buffer.from(formToken(c, this.#deps.config)) : undefined
    const tag = `"${told.tag}${token?.toString('latin1', 0, 6) ?? ''}"`
    c.header('etag', tag)
    c.header('vary', 'Accept-Encoding')
    if (isKnown(c, tag)) return c.body(null, 304)
    c.header('content-type', 'text/html; charset=UTF-8')
    const packed = told.length >= leastCompressed && readsGzip(c) ? await packedWith(told, token) : undefined
    if (packed !== undefined) c.header('content-encoding', 'gzip')
    return c.body(packed ?? joined(told.parts, token))
  }

  async #page(c: Context, view: object, make: (frame: Frame) => JSX.Element): Promise<KeptPage> {
    const preferences = preferencesOf(c, this.#deps.config)
    keepAskedLanguage(c, preferences)
    const now = performance.now()
    const { right, session, account, holder } = c.get('rights')
    const key = JSON.stringify([
      c.req.url,
      // Stands in permanent links; what a trusted proxy says of it is not in the address.
      siteBase(c, this.#deps.config),
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
      if (now >= known.until) this.#makeAnew(key, known, this.#frame(c), make)
      if (now >= known.told.until) known.told = this.#tell(known.template, preferences)
      return known
    }
    const page = await this.#made(view, this.#frame(c), make)
    this.#keep(key, page)
    return page
  }

  #frame(c: Context): KeptFrame {
    const clock = { isRead: false }
    const places = this.#places.clock(() => (clock.isRead = true))
    return { frame: frameOf(c, this.#deps, { token: this.#places.token, clock: places }), clock }
  }

  async #made(view: object, { frame, clock }: KeptFrame, make: (frame: Frame) => JSX.Element): Promise<KeptPage> {
    const template = this.#places.templateOf(`<!doctype html>\n${String(await make(frame))}`)
    const { preferences } = frame.locale
    const told = this.#tell(template, preferences)
    const until = clock.isRead ? performance.now() + longestMs - Math.random() * spreadMs : Infinity
    // What is told of a template stands beside it.
    return { view, until, template, told, bytes: told.until === Infinity ? told.length : 2 * told.length }
  }

  #tell(template: Template, preferences: Preferences): Told {
    const locale = makeLocale(preferences, this.#deps.clock())
    const parts = withTimes(template, (at) => locale.relative(at))
    const hasTimes = template.gaps.some((gap) => gap !== 'token')
    return {
      until: hasTimes ? performance.now() + timesMs : Infinity,
      parts,
      length: parts.reduce((sum, { length }) => sum + length, 0),
      tag: tagOf(parts),
    }
  }

  /** Ten large pages that age in the same second would hold everybody for a second; one at a time holds nobody for long. */
  #makeAnew(key: string, old: KeptPage, frame: KeptFrame, make: (frame: Frame) => JSX.Element): void {
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
    this.#bytes += page.bytes - (this.#kept.get(key)?.bytes ?? 0)
    this.#kept.delete(key)
    this.#kept.set(key, page)
    for (const [oldest, { bytes }] of this.#kept) {
      if (this.#bytes <= mostBytes) break
      this.#bytes -= bytes
      this.#kept.delete(oldest)
    }
  }
}

function joined(parts: readonly Buffer<ArrayBuffer>[], token: Buffer | undefined): Buffer<ArrayBuffer> {
  const [only] = parts
  if (token === undefined && only !== undefined) return only
  return Buffer.concat(parts.flatMap((part, i) => (i === 0 || token === undefined ? [part] : [token, part])))
}

async function packedWith(told: Told, token: Buffer | undefined): Promise<Buffer<ArrayBuffer> | undefined> {
  if (token === undefined) return await (told.compressed ??= compress(joined(told.parts, undefined)))
  const packed = await (told.packed ??= packAround(told.parts, token.length))
  return packed && unfold(packed, told.parts, token)
}

function tagOf(parts: readonly Buffer[]): string {
  const digest = createHash('sha1')
  for (const part of parts) digest.update(part)
  return digest.digest('base64url').slice(0, 16)
}

/** The client has it: weak comparison, since a proxy may have compressed it. */
function isKnown(c: Context, tag: string): boolean {
  const known = c.req.header('if-none-match')
  return known !== undefined && known.split(',').some((one) => one.trim().replace(/^W\//, '') === tag)
}
