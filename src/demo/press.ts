/**
 * The invented press on loopback: one small web server per outlet, and a clock that its caller sets.
 * In: scripts, ports, the time. Out: feeds and pages over HTTP on 127.0.0.1, and the truth about them for tests. Opens listening sockets only.
 */
import { gzipSync } from 'node:zlib'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { dayMs, hourMs } from '../model/instant.ts'
import { hash32 } from '../model/ids.ts'
import { itemAddress } from '../model/item-address.ts'
import { demoEvents } from './demo-events.ts'
import { outlets as allOutlets } from './outlets.ts'
import type { PressArticle, PressOutlet } from './press-article.ts'
import { publishArticles } from './publish-articles.ts'
import { feedPath, packedSitemapPath, renderFeed, renderIndex } from './render-feed.ts'
import { renderArticle, renderHome, type Surroundings } from './render-page.ts'
import { encodeWindows1256 } from './windows-1256.ts'

export interface PressOptions {
  /** First port, the outlets follow one by one; absent: free ports. */
  port?: number
  /** 00:00 UTC of day 1; default Sunday 1 March 2026. */
  startAt?: number
  /** What the clock shows at first; default the end: everything is published. */
  now?: number
  /** How often the same days are played, one after the other, each time as new articles; default once. */
  laps?: number
}

export interface RunningOutlet extends PressOutlet {
  /** "http://127.0.0.1:port", without a slash at the end. */
  origin: string
  homeUrl: string
  feedUrl: string
}

export interface PressRequest {
  outlet: string
  path: string
  status: number
  userAgent: string
}

/** What is really so, for tests: addresses instead of ids. */
export interface PressTruth {
  articles: {
    url: string
    outlet: string
    publishedAt: number
    event?: string
    copyOf?: string
    /** Address of the article that carried this text first: its own when it is no copy. */
    origin: string
    kind: PressArticle['kind']
    credit?: string
    texts: PressArticle['texts']
  }[]
  /** Events with the addresses of their articles, oldest first; `continues` names the event that came before in the saga. */
  events: { id: string; continues?: string; articles: string[] }[]
}

export interface Press {
  outlets: RunningOutlet[]
  /** `host:port` of every outlet, for the http client's `allowPrivate`. */
  hosts: string[]
  origin(outlet: string): string
  startAt: number
  /** One hour after the last publication or edit. */
  endAt: number
  time(): number
  setTime(ms: number): void
  /** Takes an outlet out of service, or back; the unsteady one also fails by itself in every third hour. */
  down(outlet: string, isDown: boolean): void
  requests(): readonly PressRequest[]
  truth(): PressTruth
  close(): Promise<void>
}

const feedItems = 20
const defaultStartAt = Date.UTC(2026, 2, 1)

/** The press, listening. Rejects when a port is taken. */
export async function startPress(o: PressOptions = {}): Promise<Press> {
  const startAt = o.startAt ?? defaultStartAt
  const articles = publishLaps(startAt, o.laps ?? 1)
  const endAt = lastChange(articles) + hourMs
  const world: World = { articles, now: o.now ?? endAt, stopped: new Set(), requests: [], addresses: new Map() }
  const servers: Server[] = []
  const running: RunningOutlet[] = []
  const hosts = [...new Set(allOutlets.map(hostOf))]
  for (const [i, host] of hosts.entries()) {
    const here = allOutlets.filter((outlet) => hostOf(outlet) === host)
    const server = createServer((request, response) => {
      const found = running.find(
        (one) => hostOf(one) === host && (request.url ?? '').startsWith(`${new URL(one.homeUrl).pathname}`),
      )
      if (found) answer(world, found, request, response)
      else response.writeHead(404).end()
    })
    server.keepAliveTimeout = 1000
    const port = await listen(server, o.port === undefined ? 0 : o.port + i)
    servers.push(server)
    for (const outlet of here) {
      const origin = `http://127.0.0.1:${port}${outlet.host === undefined ? '' : `/${outlet.id}`}`
      running.push({ ...outlet, origin, homeUrl: `${origin}/`, feedUrl: origin + feedPath(outlet) })
    }
  }
  const origin = (id: string): string => {
    const found = running.find((one) => one.id === id)
    if (!found) throw new Error(`no outlet ${id}`)
    return found.origin
  }
  for (const article of articles) {
    const at = origin(article.outlet)
    const isLinked = running.find((one) => one.id === article.outlet)?.quirk !== 'no-links'
    world.addresses.set(article.id, isLinked ? at + article.path : itemAddress(`${at}/`, article.id))
  }
  return {
    outlets: running,
    hosts: [...new Set(running.map((one) => new URL(one.origin).host))],
    origin,
    startAt,
    endAt,
    time: () => world.now,
    setTime: (ms) => {
      world.now = ms
    },
    down: (outlet, isDown) => {
      if (isDown) world.stopped.add(outlet)
      else world.stopped.delete(outlet)
    },
    requests: () => world.requests,
    truth: () => truthOf(articles, world.addresses),
    close: async () => {
      await Promise.all(servers.map(closed))
    },
  }
}

function hostOf(outlet: PressOutlet): string {
  return outlet.host ?? outlet.id
}

/** The scripts from `startAt` on, then again from the day after their last article, each time under new addresses. */
function publishLaps(startAt: number, laps: number): PressArticle[] {
  const first = publishArticles(demoEvents, allOutlets, startAt)
  const days = Math.ceil((lastChange(first) - startAt) / dayMs)
  const later = Array.from({ length: laps - 1 }, (_, i) =>
    publishArticles(demoEvents, allOutlets, startAt + (i + 1) * days * dayMs, { firstNumber: (i + 1) * first.length }),
  )
  return [first, ...later].flat()
}

function lastChange(articles: readonly PressArticle[]): number {
  return articles.reduce((last, article) => article.texts.reduce((at, text) => Math.max(at, text.changedAt), last), 0)
}

interface World {
  articles: readonly PressArticle[]
  now: number
  stopped: Set<string>
  requests: PressRequest[]
  /** Address of each article by id; filled when all outlets listen. */
  addresses: Map<string, string>
}

async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((done, fail) => {
    server.once('error', fail)
    server.listen(port, '127.0.0.1', done)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('not listening on a port')
  return address.port
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((done) => server.close(() => done()))
}

function answer(world: World, outlet: RunningOutlet, request: IncomingMessage, response: ServerResponse): void {
  const below = new URL(outlet.homeUrl).pathname.slice(0, -1)
  const path = (request.url ?? '/').slice(below.length).replace(/[?&]utm_[^&]*/g, '')
  const log = (status: number): void => {
    world.requests.push({ outlet: outlet.id, path, status, userAgent: request.headers['user-agent'] ?? '' })
  }
  if (world.stopped.has(outlet.id) || isOut(outlet, world.now)) {
    log(503)
    response.writeHead(503, { 'retry-after': '1800', 'content-type': 'text/html' }).end('<h1>503</h1>')
    return
  }
  const other = path.startsWith('/go/') ? world.addresses.get(decodeURIComponent(path.slice(4))) : undefined
  if (other !== undefined) {
    // The aggregator's links lead through itself to the other site.
    log(302)
    response.writeHead(302, { location: other }).end()
    return
  }
  const found = rendered(world, outlet, path)
  if (found === undefined) {
    log(404)
    response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' }).end('<h1>404</h1>')
    return
  }
  if (outlet.quirk === 'blocked' && found.isArticle === true) {
    log(403)
    response.writeHead(403, { 'content-type': 'text/html; charset=utf-8' }).end('<h1>403</h1>')
    return
  }
  const etag = `"${hash32(found.text).toString(36)}"`
  if (request.headers['if-none-match'] === etag) {
    log(304)
    response.writeHead(304, { etag }).end()
    return
  }
  log(200)
  response.writeHead(200, { 'content-type': found.type, etag, date: new Date(world.now).toUTCString() })
  const bytes = outlet.charset === undefined ? Buffer.from(found.text, 'utf8') : encodeWindows1256(found.text)
  response.end(found.isPacked === true ? gzipSync(bytes) : bytes)
}

/** The unsteady outlet fails in every third hour: 01:00 to 02:00, 04:00 to 05:00, and so on. */
function isOut(outlet: PressOutlet, now: number): boolean {
  return outlet.unsteady === true && Math.floor(now / hourMs) % 3 === 1
}

interface Rendered {
  type: string
  text: string
  isArticle?: true
  /** Sent as a gzip file, whatever the request accepts. */
  isPacked?: true
}

function rendered(world: World, outlet: RunningOutlet, path: string): Rendered | undefined {
  const { now } = world
  const published = world.articles.filter((article) => article.publishedAt <= now).reverse()
  const own = published.filter((article) => article.outlet === outlet.id)
  const feed = (): Rendered => renderFeed(outlet, own.slice(0, feedItems), outlet.origin, now)
  if (outlet.quirk === 'packed-index') {
    if (path === feedPath(outlet)) return renderIndex(outlet.origin, own[0]?.publishedAt ?? now)
    if (path === packedSitemapPath) return { ...feed(), type: 'application/gzip', isPacked: true }
  }
  if (path === feedPath(outlet)) return feed()
  if (path === '/robots.txt') {
    const sitemap = outlet.format === 'sitemap' ? `Sitemap: ${outlet.feedUrl}\n` : ''
    return { type: 'text/plain; charset=utf-8', text: `User-agent: *\nDisallow: /print\nDisallow: /send\n${sitemap}` }
  }
  const type = outlet.charset === undefined ? 'text/html; charset=utf-8' : 'text/html'
  if (path === '/')
    return { type, text: renderHome(outlet, { origin: outlet.origin, now, others: own.slice(0, 30), alike: [] }) }
  const article = own.find(
    (one) => one.path === (outlet.quirk === 'moving-links' ? path.replace(/^\/v\d+(?=\/)/, '') : path),
  )
  if (article === undefined) return undefined
  const text = renderArticle(outlet, article, surroundings(outlet, article, own, published, now))
  return { type, text, isArticle: true }
}

function surroundings(
  outlet: RunningOutlet,
  article: PressArticle,
  own: readonly PressArticle[],
  published: readonly PressArticle[],
  now: number,
): Surroundings {
  const alike = published.filter(
    (one) =>
      one.id !== article.id &&
      one.outlet !== outlet.id &&
      one.texts[0]?.title !== article.texts[0]?.title &&
      one.keywords.some((keyword) => article.keywords.includes(keyword)),
  )
  return { origin: outlet.origin, now, others: own.filter((one) => one.id !== article.id), alike }
}

function truthOf(articles: readonly PressArticle[], urls: ReadonlyMap<string, string>): PressTruth {
  const url = (id: string): string => urls.get(id) ?? id
  return {
    articles: articles.map((article) => ({
      url: url(article.id),
      outlet: article.outlet,
      publishedAt: article.publishedAt,
      ...(article.event === undefined ? {} : { event: article.event }),
      ...(article.copyOf === undefined ? {} : { copyOf: url(article.copyOf) }),
      origin: url(article.origin),
      kind: article.kind,
      ...(article.credit === undefined ? {} : { credit: article.credit }),
      texts: article.texts,
    })),
    events: demoEvents
      .filter((event) => articles.some((article) => article.event === event.id))
      .map((event) => ({
        id: event.id,
        ...(event.continues === undefined ? {} : { continues: event.continues }),
        articles: articles.filter((article) => article.event === event.id).map((article) => url(article.id)),
      })),
  }
}
