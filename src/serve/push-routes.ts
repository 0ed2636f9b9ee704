/**
 * Where hubs reach us (WebSub): their questions and what they deliver. Open to all, since a hub does not sign in: the key in the path says
 * which subscription is meant, and a delivery counts only when it is signed with that subscription's secret.
 * In: requests. Out: the challenge, or a status. A body is read only where the key is ours, up to the largest size of a feed, and of few
 * deliveries at once: who comes meanwhile is asked to come again.
 */
import { Hono } from 'hono'
import { callbackPath } from '../application/push/ask-hubs.ts'
import { defined } from '../model/defined.ts'
import type { ServeDeps } from './app-deps.ts'

/** Each may hold a whole feed in memory. */
const mostAtOnce = 8
const againSeconds = '10'

/** Whether the request is a hub's: it is let in without signing in, and brings no form. */
export function isForHubs(path: string): boolean {
  return path.startsWith(callbackPath)
}

export function pushRoutes({ push }: Pick<ServeDeps, 'push'>): Hono {
  const app = new Hono()
  if (push === undefined) return app

  app.get('/:key', async (c) => {
    const asked = (name: string): string | undefined => c.req.query(`hub.${name}`)
    const challenge = await push.answer(
      c.req.param('key'),
      defined({
        mode: asked('mode'),
        topic: asked('topic'),
        challenge: asked('challenge'),
        leaseSeconds: asked('lease_seconds'),
        reason: asked('reason'),
      }),
    )
    // Plain text, and never guessed to be anything else (nosniff): the challenge is the hub's.
    return challenge === undefined ? c.text('', 404) : c.text(challenge)
  })

  /** Keys of the subscriptions whose deliveries are being taken. */
  const taking = new Set<string>()
  app.post('/:key', async (c) => {
    const key = c.req.param('key')
    if (!(await push.knows(key))) return c.text('', 410)
    if (taking.has(key) || taking.size >= mostAtOnce) return c.text('', 503, { 'Retry-After': againSeconds })
    taking.add(key)
    try {
      const body = await bodyUpTo(c.req.raw, push.maxBytes)
      if (body === undefined) return c.text('', 413)
      const signature = c.req.header('x-hub-signature')
      const contentType = c.req.header('content-type')
      const taken = await push.take(key, { body, ...defined({ signature, contentType }) })
      // A wrong signature is answered like a right one (WebSub 7.1): whoever tries learns nothing.
      return taken === 'unknown' ? c.text('', 410) : c.body(null, 204)
    } finally {
      taking.delete(key)
    }
  })
  return app
}

/** Undefined when there is more than that; nothing larger is ever held. */
async function bodyUpTo(request: Request, most: number): Promise<Uint8Array | undefined> {
  if (Number(request.headers.get('content-length') ?? 0) > most) return undefined
  if (request.body === null) return new Uint8Array(0)
  const pieces: Uint8Array[] = []
  let size = 0
  const reader = request.body.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return Buffer.concat(pieces, size)
    size += value.byteLength
    if (size > most) {
      await reader.cancel()
      return undefined
    }
    pieces.push(value)
  }
}
