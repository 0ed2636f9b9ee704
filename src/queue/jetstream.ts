/**
 * The queue of the cluster: one NATS JetStream stream, one durable consumer a stage.
 * In: messages. Out: deliveries. Touches the NATS servers only. Checked with nats-server 2.9.10, three nodes, kill -9 of leaders.
 *
 * Limits retention with an age, not work-queue retention, which lost track of acknowledged messages after a leader's death on 2.9.
 * A message older than `keptMs` expires even when no worker has taken it: the store knows what is unfinished, and the pipeline
 * asks it. The message id is the Nats-Msg-Id: a second publish within `duplicateMs` is dropped, also when the first was acknowledged
 * since; whoever wants the same work again gives it another id.
 */
import { AckPolicy, DeliverPolicy, jetstream, jetstreamManager, RetentionPolicy, StorageType } from '@nats-io/jetstream'
import type { JetStreamClient, JetStreamManager } from '@nats-io/jetstream'
import { connect, headers } from '@nats-io/transport-node'
import type { Msg, NatsConnection } from '@nats-io/transport-node'
import { failed, ok } from '../problem.ts'
import type { Outcome } from '../problem.ts'
import { describeTrouble, trustedly } from './jetstream-retry.ts'
import { pullMessages } from './jetstream-pull.ts'
import type { Delivery, Message, Queue, StageDepth } from './queue.ts'
import { dayMs } from '../model/instant.ts'

export interface JetStreamOptions {
  /** `host:port` or `nats://host:port`, any number of the cluster's nodes. */
  servers: readonly string[]
  /** Name of the stream and first part of its subjects. Default "siyaq". */
  name?: string
  user?: string
  pass?: string
  token?: string
  /** Copies of the stream. Default: 3 in a cluster, 1 on a single server. */
  replicas?: number
}

const keptMs = 7 * dayMs
const duplicateMs = 120_000
const connectTimeoutMs = 5_000
/** Messages that may be delivered and not yet acknowledged, those waiting for their time included. */
const maxAckPending = 50_000
const publishedAtOnce = 256
const notBeforeHeader = 'Siyaq-Not-Before'
const nanosPerMs = 1_000_000

/** Problems: queue.unreachable (also when the cluster has no leader for 30 s). */
export async function openJetStreamQueue(options: JetStreamOptions): Promise<Outcome<Queue>> {
  const name = options.name ?? 'siyaq'
  let connection: NatsConnection | undefined
  try {
    connection = await connect({
      servers: [...options.servers],
      name: 'siyaq',
      timeout: connectTimeoutMs,
      // A node that dies is left for another; a cluster that is away is waited for, since work is never lost by waiting.
      maxReconnectAttempts: -1,
      reconnectTimeWait: 250,
      ...(options.user === undefined ? {} : { user: options.user }),
      ...(options.pass === undefined ? {} : { pass: options.pass }),
      ...(options.token === undefined ? {} : { token: options.token }),
    })
    const manager = await jetstreamManager(connection, { checkAPI: false, timeout: connectTimeoutMs })
    const replicas = options.replicas ?? (connection.info?.cluster === undefined ? 1 : 3)
    await trustedly(() => ensureStream(manager, name, replicas))
    return ok(new JetStreamQueue(connection, manager, name))
  } catch (error) {
    await connection?.close()
    return failed('queue.unreachable', `${options.servers.join(', ')}: ${describeTrouble(error)}`, 5_000)
  }
}

async function ensureStream(manager: JetStreamManager, name: string, replicas: number): Promise<void> {
  const changing = {
    subjects: [`${name}.*`],
    num_replicas: replicas,
    max_age: keptMs * nanosPerMs,
    duplicate_window: duplicateMs * nanosPerMs,
  }
  const names: string[] = []
  for await (const known of manager.streams.names()) names.push(known)
  if (names.includes(name)) await manager.streams.update(name, changing)
  else await manager.streams.add({ name, retention: RetentionPolicy.Limits, storage: StorageType.File, ...changing })
}

class JetStreamQueue implements Queue {
  readonly #connection: NatsConnection
  readonly #manager: JetStreamManager
  readonly #client: JetStreamClient
  readonly #name: string
  /** Lease of each stage whose consumer this process has seen. */
  readonly #consumers = new Map<string, number>()

  constructor(connection: NatsConnection, manager: JetStreamManager, name: string) {
    this.#connection = connection
    this.#manager = manager
    this.#client = jetstream(connection)
    this.#name = name
  }

  /** Resolves when the cluster has stored every message; tried again for 30 s while it has no leader, under the same ids. */
  async publish(messages: readonly Message[]): Promise<void> {
    for (let i = 0; i < messages.length; i += publishedAtOnce) {
      await Promise.all(messages.slice(i, i + publishedAtOnce).map((message) => this.#publishOne(message)))
    }
  }

  async pull(stage: string, options: { max: number; leaseMs: number; waitMs: number }): Promise<Delivery[]> {
    const end = Date.now() + options.waitMs
    await this.#ensureConsumer(stage, options.leaseMs)
    for (;;) {
      const leftMs = Math.max(0, end - Date.now())
      const request = { stream: this.#name, consumer: stage, max: options.max, waitMs: leftMs }
      const found = await pullMessages(this.#connection, request)
      const deliveries = found.messages.flatMap((msg) => this.#delivery(stage, msg) ?? [])
      // Messages that came before their time were sent back: wait on.
      if (deliveries.length > 0 || Date.now() >= end) return deliveries
      // The consumer is gone (somebody deleted it): make it again, otherwise the wait is over.
      if (found.gone) {
        this.#consumers.delete(stage)
        await this.#ensureConsumer(stage, options.leaseMs)
      }
    }
  }

  /** Messages that wait for their time, or for another try, count as in flight: the servers do not tell them apart. */
  async depth(): Promise<Record<string, StageDepth>> {
    const depths: Record<string, StageDepth> = {}
    for await (const info of this.#manager.consumers.list(this.#name)) {
      depths[info.name] = { ready: info.num_pending, delayed: 0, inFlight: info.num_ack_pending }
    }
    return depths
  }

  async close(): Promise<void> {
    if (!this.#connection.isClosed()) await this.#connection.drain()
  }

  async #publishOne(message: Message): Promise<void> {
    const head = headers()
    if (message.notBefore !== undefined) head.set(notBeforeHeader, String(message.notBefore))
    const data = JSON.stringify({ id: message.id, body: message.body })
    await trustedly(() =>
      this.#client.publish(this.#subject(message.stage), data, {
        msgID: message.id,
        headers: head,
        timeout: connectTimeoutMs,
      }),
    )
  }

  async #ensureConsumer(stage: string, leaseMs: number): Promise<void> {
    if (this.#consumers.get(stage) === leaseMs) return
    const changing = { ack_wait: leaseMs * nanosPerMs, max_ack_pending: maxAckPending }
    await trustedly(async () => {
      await this.#manager.consumers.add(this.#name, {
        durable_name: stage,
        filter_subject: this.#subject(stage),
        ack_policy: AckPolicy.Explicit,
        deliver_policy: DeliverPolicy.All,
        ...changing,
      })
    })
    this.#consumers.set(stage, leaseMs)
  }

  /** Undefined for a message that came before its time; it is sent back until then. */
  #delivery(stage: string, msg: Msg): Delivery | undefined {
    const notBefore = Number(msg.headers?.get(notBeforeHeader) || Number.NaN)
    const earlyMs = notBefore - Date.now()
    const sendBack = (delayMs: number): void => {
      msg.respond(`-NAK ${JSON.stringify({ delay: Math.max(1, Math.round(delayMs)) * nanosPerMs })}`)
    }
    if (earlyMs > 0) {
      sendBack(earlyMs)
      return undefined
    }
    // Only publish writes to the stream's subjects.
    const { id, body } = JSON.parse(msg.string()) as Pick<Message, 'id' | 'body'>
    // The delivery that came too early was none.
    const early = Number.isNaN(notBefore) ? 0 : 1
    return {
      message: { id, stage, body },
      attempt: Math.max(1, deliveryCount(msg.reply ?? '') - early),
      // An acknowledgement that gets lost means that the message comes again, which is harmless.
      ack: async () => void msg.respond('+ACK'),
      retry: async (delayMs) => sendBack(delayMs),
    }
  }

  #subject(stage: string): string {
    return `${this.#name}.${stage}`
  }
}

/** From the reply subject: `$JS.ACK.stream.consumer.count…` (servers to 2.11) or `$JS.ACK.domain.account.stream.consumer.count…`. */
function deliveryCount(reply: string): number {
  const parts = reply.split('.')
  return Number(parts[parts.length === 9 ? 4 : 6] ?? 1)
}
