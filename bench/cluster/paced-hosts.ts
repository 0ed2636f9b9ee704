/**
 * Outlets on loopback that write down when each was asked for what: robots.txt, a feed, pages; some take seconds for every answer.
 * In: how many, how many of them slow, pages of each. Out: their addresses, and what they saw. Listens on 127.0.1.1 and the following.
 */
import { createServer, type Server } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { inventedReports, type InventedReport } from '../../tests/grouping/invented-stream.ts'

export interface PacedHostsOptions {
  hosts: number
  /** The last so many are slow. */
  slow: number
  pages: number
  answerMs: number
  slowAnswerMs: number
}

export type AskedFor = 'robots' | 'feed' | 'page' | 'nothing'

export interface Asked {
  host: string
  kind: AskedFor
  path: string
  /** Milliseconds of this process's clock (performance.now). */
  at: number
  /** When the answer was given; undefined while it is not. */
  answeredAt?: number
}

export interface PacedHosts {
  /** `address:port` of each. */
  hosts: string[]
  slow: ReadonlySet<string>
  feedOf(host: string): string
  /** In the order in which they came. */
  asked: Asked[]
  close(): Promise<void>
}

const seed = 23
const paragraphsOfPage = 3

/** Starts them; each has an address of its own, since hosts are told apart by address and port. */
export async function startPacedHosts(o: PacedHostsOptions): Promise<PacedHosts> {
  const asked: Asked[] = []
  const reports = inventedReports(seed)
  const slow = new Set<string>()
  const servers: Server[] = []
  const hosts: string[] = []
  for (let n = 0; n < o.hosts; n++) {
    const isSlow = n >= o.hosts - o.slow
    const pages = Array.from({ length: o.pages }, () => pageOf(reports))
    const server = createServer((request, response) => {
      const path = request.url ?? '/'
      const { kind, type, body } = answerOf(path, hosts[n] ?? '', pages)
      const one: Asked = { host: hosts[n] ?? '', kind, path, at: performance.now() }
      asked.push(one)
      void sleep(isSlow ? o.slowAnswerMs : o.answerMs).then(() => {
        one.answeredAt = performance.now()
        response.writeHead(body === undefined ? 404 : 200, { 'content-type': `${type}; charset=utf-8` })
        response.end(body)
      })
    })
    // As real hosts do: a kept connection that is closed between two requests would cost each of them another.
    server.keepAliveTimeout = 60_000
    servers.push(server)
    const address = `127.0.1.${n + 1}`
    await new Promise<void>((done, fail) => server.once('error', fail).listen(0, address, done))
    const at = server.address()
    if (at === null || typeof at === 'string') throw new Error('no port')
    hosts.push(`${address}:${at.port}`)
    if (isSlow) slow.add(`${address}:${at.port}`)
  }
  return {
    hosts,
    slow,
    feedOf: (host) => `http://${host}/feed`,
    asked,
    async close() {
      await Promise.all(
        servers.map((server) => {
          server.closeAllConnections()
          return new Promise((done) => server.close(done))
        }),
      )
    },
  }
}

interface Page {
  title: string
  html: string
}

function answerOf(path: string, host: string, pages: readonly Page[]): { kind: AskedFor; type: string; body?: string } {
  if (path === '/robots.txt')
    return { kind: 'robots', type: 'text/plain', body: 'User-agent: *\nDisallow: /private/\n' }
  if (path === '/feed') return { kind: 'feed', type: 'application/rss+xml', body: feedOf(host, pages) }
  const page = /^\/news\/\d+$/.test(path) ? pages[Number(path.slice('/news/'.length))] : undefined
  return page ? { kind: 'page', type: 'text/html', body: page.html } : { kind: 'nothing', type: 'text/plain' }
}

function feedOf(host: string, pages: readonly Page[]): string {
  const items = pages.map(({ title }, n) => {
    const link = `http://${host}/news/${n}`
    return `<item><title>${title}</title><link>${link}</link><guid>${link}</guid><pubDate>${publishedAt(n)}</pubDate></item>`
  })
  return `<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>${host}</title><link>http://${host}/</link>
<language>ar</language>${items.join('\n')}</channel></rss>`
}

/** A minute apart, the newest now: a feed's items of today. */
function publishedAt(n: number): string {
  return new Date(Date.now() - n * 60_000).toUTCString()
}

function pageOf(reports: Generator<InventedReport, never>): Page {
  const told = Array.from({ length: paragraphsOfPage }, () => reports.next().value)
  const title = told[0]?.title ?? ''
  const paragraphs = told.map(({ text }) => `<p>${text}</p>`).join('\n')
  return {
    title,
    html: `<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>${title}</title></head>
<body><nav><a href="/">الرئيسية</a></nav><article><h1>${title}</h1>
${paragraphs}</article><footer>جميع الحقوق محفوظة</footer></body></html>`,
  }
}
