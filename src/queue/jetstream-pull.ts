/**
 * One pull from a durable consumer: whatever is there at once, else the first message that comes, with what comes along.
 * In: a connection, stream and consumer. Out: raw messages with their reply subjects. Touches the NATS servers only.
 *
 * The client library's own fetch waits until the batch is full or the time is over, at least a second; this asks the server itself.
 * Every request ends with its last message or with a status (404 none, 408 time over, 409 consumer changed), so none is left open on
 * which the server would deliver into the void.
 */
import { createInbox } from '@nats-io/transport-node'
import type { Msg, NatsConnection } from '@nats-io/transport-node'

export interface PullRequest {
  stream: string
  consumer: string
  max: number
  waitMs: number
}

export interface Pulled {
  messages: Msg[]
  /** The consumer does not exist (any more). */
  gone: boolean
  /** Nobody answered the request at all: no leader at the moment, or no consumer. */
  silent: boolean
}

/** A replica may know of a message a moment after its publisher does: even a pull that does not wait gives it this long. */
const shortestWaitMs = 150
/** What the server's answer to an ended request may take on top. */
const answerMs = 1_500
const nanosPerMs = 1_000_000

export async function pullMessages(connection: NatsConnection, request: PullRequest): Promise<Pulled> {
  const atOnce = await ask(connection, request, { batch: request.max, no_wait: true }, answerMs)
  if (atOnce.messages.length > 0 || atOnce.gone) return atOnce
  const waitMs = Math.max(request.waitMs, shortestWaitMs)
  const first = await ask(connection, request, { batch: 1, expires: waitMs * nanosPerMs }, waitMs + answerMs)
  if (first.messages.length === 0 || request.max === 1) return first
  const rest = await ask(connection, request, { batch: request.max - 1, no_wait: true }, answerMs)
  return { messages: [...first.messages, ...rest.messages], gone: false, silent: false }
}

function ask(
  connection: NatsConnection,
  { stream, consumer }: PullRequest,
  asked: { batch: number; no_wait?: boolean; expires?: number },
  withinMs: number,
): Promise<Pulled> {
  const inbox = createInbox()
  return new Promise((resolve) => {
    const messages: Msg[] = []
    const end = (gone: boolean, silent = false): void => {
      clearTimeout(timer)
      subscription.unsubscribe()
      resolve({ messages, gone, silent })
    }
    // No answer at all: the consumer has no leader at the moment. What was delivered into the void comes again after its lease.
    const timer = setTimeout(() => end(false, messages.length === 0), withinMs)
    const subscription = connection.subscribe(inbox, {
      callback: (error, msg) => {
        if (error !== null) return end(false)
        const status = msg.headers?.code ?? 0
        // 503: no responder on the request's subject.
        if (status >= 400) return end(status === 503 || /consumer deleted/i.test(msg.headers?.description ?? ''))
        if (status !== 0) return
        messages.push(msg)
        if (messages.length >= asked.batch) end(false)
      },
    })
    connection.publish(`$JS.API.CONSUMER.MSG.NEXT.${stream}.${consumer}`, JSON.stringify(asked), { reply: inbox })
  })
}
