/**
 * A hub of our own that is told of feeds (WebSub, the publisher's side), on loopback: it fetches what it is told of, and nobody subscribes.
 * In: how it answers. Out: what it was told, and what it found there. Opens one listening socket.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Told {
  topic: string
  form: Record<string, string>
  /** Head and body of the feed, as it was fetched then; empty where nobody served it. */
  link: string
  body: string
}

export interface ToldHub {
  url: string
  /** Status of its answers. */
  status: number
  /** What it took. */
  told: Told[]
  /** Requests in all. */
  asked: number
  close(): Promise<void>
}

export async function startToldHub(): Promise<ToldHub> {
  const server = createServer((request, response) => void answer(hub, request, response))
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port }: AddressInfo | { port: number } = Object(server.address())
  const hub: ToldHub = {
    url: `http://127.0.0.1:${port}/hub`,
    status: 204,
    told: [],
    asked: 0,
    close: async () => {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
  return hub
}

async function answer(hub: ToldHub, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const pieces: Buffer[] = []
  for await (const piece of request as AsyncIterable<Buffer>) pieces.push(piece)
  if (request.method !== 'POST') return void response.writeHead(405).end()
  hub.asked++
  const form = Object.fromEntries(new URLSearchParams(Buffer.concat(pieces).toString('utf8')))
  if (hub.status < 300) {
    const topic = form['hub.url'] ?? ''
    const found = await fetch(topic).catch(() => undefined)
    hub.told.push({ topic, form, link: found?.headers.get('link') ?? '', body: (await found?.text()) ?? '' })
  }
  response.writeHead(hub.status).end()
}
