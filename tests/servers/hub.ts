/**
 * A hub of our own and an outlet that publishes through it (WebSub), on loopback.
 * In: how it behaves. Out: addresses, what it was asked, what its deliveries were answered. Opens one listening socket.
 */
import { createHmac, randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

interface Subscriber {
  callback: string
  topic: string
  secret: string
  untilAt: number
}

export interface HubBehaviour {
  /** Answer of a request to subscribe; 202. */
  status?: number
  /** Does not ask back whether the subscriber wants it. */
  silent?: boolean
  /** Lease given instead of what was asked for. */
  leaseSeconds?: string
  /** Signs with another secret. */
  forged?: boolean
  /** Delivers nothing: the callback is lost. */
  lost?: boolean
  /** Method of the signature; sha256. */
  method?: string
}

export interface Hub {
  origin: string
  feedUrl: string
  behaviour: HubBehaviour
  /** Every form that came to the hub. */
  asked: Record<string, string>[]
  subscribers: Subscriber[]
  /** Paths of the outlet that were asked for. */
  requests: string[]
  /** Behaves as at first, with an empty feed at that path. */
  reset(path: string): void
  /** The outlet has one more item. Nobody is told. */
  write(title: string): void
  /** Tells every subscriber what the feed says now; the statuses of their answers. */
  publish(body?: string): Promise<number[]>
  /** Asks the subscriber back with any question; status and text of the answer. */
  question(subscriber: Subscriber, fields: Record<string, string>): Promise<{ status: number; text: string }>
  close(): Promise<void>
}

const sentence =
  'قالت إدارة السوق في بيان إن الممرات الجديدة تفتح للزوار صباح الخميس بعد انتهاء أعمال التبليط والإنارة. '

export async function startHub(): Promise<Hub> {
  const titles: string[] = []
  const server = createServer((request, response) => void answer(hub, titles, request, response))
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port }: AddressInfo | { port: number } = Object(server.address())
  const origin = `http://127.0.0.1:${port}`
  const hub: Hub = {
    origin,
    feedUrl: `${origin}/feed`,
    behaviour: {},
    asked: [],
    subscribers: [],
    requests: [],
    reset(path) {
      hub.feedUrl = origin + path
      hub.behaviour = {}
      for (const list of [titles, hub.asked, hub.subscribers, hub.requests]) list.length = 0
    },
    write: (title) => void titles.unshift(title),
    async publish(body = feedOf(hub, titles)) {
      if (hub.behaviour.lost === true) return []
      return await Promise.all(hub.subscribers.map((one) => deliver(hub, one, body)))
    },
    async question({ callback }, fields) {
      const at = new URL(callback)
      for (const [name, value] of Object.entries(fields)) at.searchParams.set(`hub.${name}`, value)
      const answered = await fetch(at)
      return { status: answered.status, text: await answered.text() }
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
  return hub
}

async function deliver({ behaviour }: Hub, { callback, secret }: Subscriber, body: string): Promise<number> {
  const { method = 'sha256', forged = false } = behaviour
  const digest = createHmac(method, forged ? 'another' : secret)
    .update(body)
    .digest('hex')
  const headers = { 'content-type': 'application/rss+xml', 'x-hub-signature': `${method}=${digest}` }
  return (await fetch(callback, { method: 'POST', headers, body })).status
}

async function answer(hub: Hub, titles: readonly string[], request: IncomingMessage, response: ServerResponse) {
  const path = decodeURIComponent(request.url ?? '')
  hub.requests.push(path)
  if (path === '/hub') {
    const pieces: Buffer[] = []
    for await (const piece of request as AsyncIterable<Buffer>) pieces.push(piece)
    const form = Object.fromEntries(new URLSearchParams(Buffer.concat(pieces).toString('utf8')))
    hub.asked.push(form)
    const { status = 202, silent = false } = hub.behaviour
    // Asked back before the answer, as some hubs do.
    if (status < 300 && !silent) await confirm(hub, form)
    response.writeHead(status).end()
  } else if (`${hub.origin}${path}` === hub.feedUrl) {
    const links = `<${hub.origin}/hub>; rel="hub", <${hub.feedUrl}>; rel="self"`
    response.writeHead(200, { 'content-type': 'application/rss+xml', link: links }).end(feedOf(hub, titles))
  } else {
    const title = path.split('/').at(-1) ?? ''
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
    response.end(
      `<html lang="ar"><head><title>${title}</title></head><body><article><h1>${title}</h1><p>${sentence.repeat(4)}</p></article></body></html>`,
    )
  }
}

async function confirm(hub: Hub, form: Record<string, string>): Promise<void> {
  const leaseSeconds = hub.behaviour.leaseSeconds ?? form['hub.lease_seconds'] ?? ''
  const topic = form['hub.topic'] ?? ''
  const subscriber: Subscriber = {
    callback: form['hub.callback'] ?? '',
    topic,
    secret: form['hub.secret'] ?? '',
    untilAt: Date.now() + Number(leaseSeconds) * 1000,
  }
  const challenge = randomBytes(12).toString('hex')
  const answered = await hub.question(subscriber, {
    mode: form['hub.mode'] ?? '',
    topic,
    challenge,
    lease_seconds: leaseSeconds,
  })
  if (answered.status !== 200 || answered.text !== challenge) return
  hub.subscribers = [...hub.subscribers.filter(({ callback }) => callback !== subscriber.callback), subscriber]
}

function feedOf({ origin, feedUrl }: Hub, titles: readonly string[]): string {
  const items = titles.map((title) => {
    const link = `${origin}/news/${feedUrl.split('/').at(-1) ?? ''}/${encodeURIComponent(title)}`
    return `<item><title>${title}</title><link>${link}</link><guid isPermaLink="false">${title}</guid></item>`
  })
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>السوق</title><link>${origin}/</link>${items.join('')}</channel></rss>`
}
