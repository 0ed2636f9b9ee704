/**
 * Outlets that behave badly, for soaks: one too slow, one hostile, one that changes its articles all the time.
 * In: nothing. Out: loopback addresses of their feeds. Opens listening sockets; everything they say is invented.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'
import { dayMs, hourMs } from '../../src/model/instant.ts'

export interface BadOutlet {
  id: string
  name: string
  origin: string
  feedUrl: string
}

export interface BadOutlets {
  outlets: BadOutlet[]
  /** `host:port` of each, for the http client's `allowPrivate`. */
  hosts: string[]
  /** Requests answered so far, by outlet. */
  requests(): Record<string, number>
  close(): Promise<void>
}

type Answer = (request: IncomingMessage, response: ServerResponse, now: number) => void

/** The slow outlet answers so late. */
const lateMs = 1_500
/** One byte after the other: such a request ends at the client's time limit, or after a minute. */
const dripMs = 400
const dripsAtMost = 150
const hostileShapes = 15

/** `clock`: the time that their feeds show. */
export async function startBadOutlets(clock: () => number): Promise<BadOutlets> {
  const counts: Record<string, number> = {}
  const servers: Server[] = []
  const outlets: BadOutlet[] = []
  const start = async (id: string, name: string, answerOf: (origin: string) => Answer): Promise<void> => {
    counts[id] = 0
    let answer: Answer = (_, response) => void response.destroy()
    const server = createServer((request, response) => {
      counts[id] = (counts[id] ?? 0) + 1
      answer(request, response, clock())
    })
    await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done))
    const at = server.address()
    if (at === null || typeof at === 'string') throw new Error('no port')
    const origin = `http://127.0.0.1:${at.port}`
    answer = answerOf(origin)
    servers.push(server)
    outlets.push({ id, name, origin, feedUrl: `${origin}/rss.xml` })
  }
  await start('batia', 'صحيفة البطيئة', slow)
  await start('khabitha', 'موقع الخبيثة', hostile)
  await start('mutaghayira', 'صحيفة المتغيرة', changing)
  return {
    outlets,
    hosts: outlets.map((outlet) => new URL(outlet.origin).host),
    requests: () => ({ ...counts }),
    async close() {
      for (const server of servers) server.closeAllConnections()
      await Promise.all(servers.map((server) => new Promise<void>((done) => void server.close(() => done()))))
    },
  }
}

const prose =
  'أعلنت بلدية مدينة النخيل الخيالية أنها أنهت أعمال الصيانة في الجسر القديم، وأكد رئيسها سالم الواحي أن الحركة ستعود إليه قبل نهاية الأسبوع. '

function page(title: string, body: string): string {
  return `<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>${title}</title></head>
<body><article><h1>${title}</h1><p>${prose.repeat(4)}</p>${body}</article></body></html>`
}

function rss(
  name: string,
  origin: string,
  items: readonly { path: string; title: string; at: number; more?: string }[],
): string {
  const rows = items.map(
    (item) =>
      `<item><title>${item.title}</title><link>${origin}${item.path}</link><guid>${origin}${item.path}</guid>` +
      `<pubDate>${new Date(item.at).toUTCString()}</pubDate>${item.more ?? ''}</item>`,
  )
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>${name}</title><link>${origin}/</link>${rows.join('')}</channel></rss>`
}

function sendText(
  response: ServerResponse,
  type: string,
  text: string | Uint8Array,
  headers: Record<string, string> = {},
): void {
  response.writeHead(200, { 'content-type': type, ...headers }).end(text)
}

/** Everything comes late, and one page in twenty only byte by byte, for longer than anybody waits. */
function slow(origin: string): Answer {
  return (request, response, now) => {
    const url = request.url ?? '/'
    const [, story = 'x'] = /\/(\d+)$/.exec(url) ?? []
    if (url === '/robots.txt') return void response.writeHead(404).end()
    if (Number(story) % 20 === 19) return drip(response)
    const hour = Math.floor(now / hourMs)
    const items = [0, 1, 2].map((i) => ({ path: `/n/${hour * 3 + i}`, title: `خبر بطيء ${i}`, at: now }))
    setTimeout(() => {
      if (url === '/rss.xml') sendText(response, 'application/rss+xml', rss('صحيفة البطيئة', origin, items))
      else sendText(response, 'text/html; charset=utf-8', page(`خبر بطيء ${story}`, `<p>${prose}</p>`))
    }, lateMs)
  }
}

function drip(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
  let drips = 0
  const timer = setInterval(() => {
    if (++drips > dripsAtMost) response.end()
    else response.write('<')
  }, dripMs)
  response.on('close', () => clearInterval(timer))
}

/** Every poll brings one page of each hostile shape under new addresses; the feed itself is hostile two times out of three. */
function hostile(origin: string): Answer {
  let polls = 0
  let hour = 0
  const bomb = gzipSync(Buffer.alloc(40_000_000, 'ا'))
  return (request, response, now) => {
    const url = request.url ?? '/'
    if (url === '/robots.txt') return sendText(response, 'text/plain', 'Allow: /\n'.repeat(20_000))
    if (url === '/rss.xml') {
      // New addresses once an hour of the press, so that their number does not depend on how often we are asked.
      hour = Math.floor(now / hourMs)
      const items = Array.from({ length: hostileShapes }, (_, shape) => ({
        path: `/n/${hour}/${shape}`,
        title: `خبر &lt;script&gt;alert(1)&lt;/script&gt; ${shape}`,
        at: now,
        more: shape === 3 ? `<description>${prose.repeat(40_000)}</description>` : '',
      }))
      const text = rss('موقع الخبيثة', origin, items)
      const turn = polls++ % 6
      if (turn === 1) return sendText(response, 'application/rss+xml', `<rss>${'<a>'.repeat(200_000)}`)
      if (turn === 3)
        return sendText(
          response,
          'application/rss+xml',
          `<!DOCTYPE r [<!ENTITY a "${'ا'.repeat(1000)}">]><r>${'&a;'.repeat(100_000)}</r>`,
        )
      if (turn === 5) return sendText(response, 'application/rss+xml', bomb, { 'content-encoding': 'gzip' })
      return sendText(response, 'application/rss+xml', text)
    }
    hostilePage(Number(/\/(\d+)$/.exec(url)?.[1] ?? 0), url, response, bomb)
  }
}

function hostilePage(shape: number, url: string, response: ServerResponse, bomb: Uint8Array): void {
  const html = 'text/html; charset=utf-8'
  switch (shape % hostileShapes) {
    case 0:
      return sendText(response, html, page('عناوين', '<h2>ا</h2>'.repeat(20_000)))
    case 1:
      return sendText(response, html, page('أقسام', '<div>'.repeat(100_000)))
    case 2:
      return sendText(response, html, page('جداول', '<table><tr><td>'.repeat(20_000)))
    case 3:
      return sendText(response, html, page('اقتباسات', `<p>${'قال «'.repeat(40_000)}</p>`))
    case 4:
      return sendText(response, html, bomb, { 'content-encoding': 'gzip' })
    case 5:
      return void response.writeHead(302, { location: `${url}?r=${Math.random()}` }).end()
    case 6:
      return void response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data/' }).end()
    case 7:
      return void response.writeHead(200, { 'content-type': html, 'content-length': '999999' }).end('قصير')
    case 8:
      return void response.destroy()
    case 9:
      return sendText(response, 'application/pdf', Buffer.alloc(100_000, 7))
    case 10:
      return sendText(
        response,
        html,
        page('وسوم', `<p onclick="alert(1)">${'<script>alert(1)</script>'.repeat(5_000)}</p>`),
      )
    case 11:
      return sendText(response, html, page('سطر', `<p>${'ا'.repeat(1_000_000)}</p>`))
    case 12:
      return sendText(
        response,
        html,
        page('بيانات', `<script type="application/ld+json">${'{"@graph":['.repeat(50_000)}</script>`),
      )
    case 13:
      return void response.writeHead(500, { 'content-type': html }).end('خطأ')
    default:
      return sendText(
        response,
        'text/html; charset=utf-7',
        Buffer.from(page('ترميز', '\u0000\u202e\ufeff'.repeat(5_000))),
      )
  }
}

/** Ten articles whose text is another one at each request, and whose feed says so. */
function changing(origin: string): Answer {
  let version = 0
  return (request, response, now) => {
    const url = request.url ?? '/'
    if (url === '/robots.txt') return void response.writeHead(404).end()
    version++
    if (url === '/rss.xml') {
      const items = Array.from({ length: 10 }, (_, i) => ({
        path: `/n/${Math.floor(now / dayMs)}/${i}`,
        title: `تحديث رقم ${version} للخبر ${i}`,
        at: now - i * 60_000,
      }))
      return sendText(response, 'application/rss+xml', rss('صحيفة المتغيرة', origin, items))
    }
    sendText(
      response,
      'text/html; charset=utf-8',
      page(`تحديث رقم ${version}`, `<p>وبلغ عدد السيارات ${version} سيارة. ${prose}</p>`),
    )
  }
}
