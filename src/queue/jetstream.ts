/**
 * The queue of the cluster: one NATS JetStream stream, one durable consumer a stage.
 * In: messages. Out: deliveries. Touches the NATS servers only. Checked with nats-server 2.9.10, three nodes, kill -9 of leaders.
 *
 * Limits retention with an age, not work-queue retention, which lost track of acknowledged messages after a leader's death on 2.9.
 * A message older than `keptMs` expires even when no worker has taken it: the store knows what is unfinished, and the pipeline
 * asks it. The message id is the Nats-Msg-Id: a second publish within `duplicateMs` is dropped, also when the first was acknowledged
 * since; whoever wants the same work again gives it another id.
 */
import { AckPolicy, DeliverPolicy, jetstream, RetentionPolicy, StorageType } from '@nats-io/jetstream'
import type { JetStreamClient, JetStreamManager } from '@nats-io/jetstream'
import { headers } from '@nats-io/transport-node'
import type { Msg, NatsConnection } from '@nats-io/transport-node'
import { failed, ok } from '../problem.ts'
import type { Outcome } from '../problem.ts'
import { readNatsAddress } from './nats-address.ts'
import { coded, connectJetStream, queueProblem, type NatsFiles } from './nats-connect.ts'
import { trustedly, within } from './jetstream-retry.ts'
import { pullMessages } from './jetstream-pull.ts'
import type { Delivery, Message, Queue, StageDepth } from './queue.ts'
import { dayMs } from '../model/instant.ts'

export interface JetStreamOptions {
  /** As settings give them: `host:port`, `nats://user:password@host:port`, `tls://…`, any number of the cluster's nodes. */
  servers: readonly string[]
  /** Name of the stream and first part of its subjects. Default "siyaq". */
  name?: string
  /** Copies of the stream. Default: 3 in a cluster, 1 on a single server. */
  replicas?: number
  files?: NatsFiles
  /** The clock by which messages wait for their time, the same for all who use the queue. Default: this machine's. */
  now?: () => number
}

const defaultName = 'siyaq'
const keptMs = 7 * dayMs
const duplicateMs = 120_000
const publishTimeoutMs = 5_000
/** Messages that may be delivered and not yet acknowledged, those waiting for their time included. */
const maxAckPending = 50_000
const publishedAtOnce = 256
const notBeforeHeader = 'Siyaq-Not-Before'
const nanosPerMs = 1_000_000
/** A page that shows how much waits is not to wait itself. */
const depthWithinMs = 2_000
const closeWithinMs = 1_500
/** Whether a silent consumer is there is asked this long, which a change of leader does not outlast. */
const lookWithinMs = 10_000

/** Problems: queue.unreachable (also when the cluster has no leader for 30 s), queue.refused, queue.no-jetstream, queue.full. */
export async function openJetStreamQueue(options: JetStreamOptions): Promise<Outcome<Queue>> {
  const name = options.name ?? defaultName
  const address = readNatsAddress(options.servers)
  const connected = await connectJetStream(address, options.files)
  if (!connected.ok) return connected
  const { connection, manager } = connected.value
  const replicas = options.replicas ?? (connection.info?.cluster === undefined ? 1 : 3)
  try {
    await trustedly(() => ensureStream(manager, name, replicas))
    return ok(new JetStreamQueue(connection, manager, { name, replicas, now: options.now ?? Date.now }))
  } catch (error) {
    await connection.close()
    const { code, detail, retryAfterMs } = queueProblem(error)
    return failed(code, `${address.servers.join(', ')}: ${detail}`, retryAfterMs)
  }
}

/** How much waits, making nothing: undefined while there is no stream. Problems: as `openJetStreamQueue`. */
export async function jetStreamDepth(
  options: JetStreamOptions,
): Promise<Outcome<Record<string, StageDepth> | undefined>> {
  const address = readNatsAddress(options.servers)
  const connected = await connectJetStream(address, options.files)
  if (!connected.ok) return connected
  const { connection, manager } = connected.value
  const name = options.name ?? defaultName
  try {
    const has = await within(depthWithinMs, hasStream(manager, name))
    return ok(has ? await within(depthWithinMs, depthOf(manager, name)) : undefined)
  } catch (error) {
    const { code, detail, retryAfterMs } = queueProblem(error)
    return failed(code, `${address.servers.join(', ')}: ${detail}`, retryAfterMs)
  } finally {
    await connection.close()
  }
}

async function hasStream(manager: JetStreamManager, name: string): Promise<boolean> {
  for await (const known of manager.streams.names()) if (known === name) return true
  return false
}

/** True when it had to be made. */
async function ensureStream(manager: JetStreamManager, name: string, replicas: number): Promise<boolean> {
  const changing = {
    subjects: [`${name}.*`],
    num_replicas: replicas,
    max_age: keptMs * nanosPerMs,
    duplicate_window: duplicateMs * nanosPerMs,
  }
  if (await hasStream(manager, name)) {
    await manager.streams.update(name, changing)
    return false
  }
  await manager.streams.add({ name, retention: RetentionPolicy.Limits, storage: StorageType.File, ...changing })
  return true
}

/** Messages that wait for their time, or for another try, count as in flight: the servers do not tell them apart. */
async function depthOf(manager: JetStreamManager, name: string): Promise<Record<string, StageDepth>> {
  const depths: Record<string, StageDepth> = {}
  for await (const info of manager.consumers.list(name)) {
    depths[info.name] = { ready: info.num_pending, delayed: 0, inFlight: info.num_ack_pending }
  }
  return depths
}

class JetStreamQueue implements Queue {
  readonly #connection: NatsConnection
  readonly #manager: JetStreamManager
  readonly #client: JetStreamClient
  readonly #name: string
  readonly #replicas: number
  readonly #now: () => number
  #losses = 0
  #making: Promise<void> | undefined
  /** Lease of each stage whose consumer this process has seen. */
  readonly #consumers = new Map<string, number>()

  constructor(
    connection: NatsConnection,
    manager: JetStreamManager,
    o: { name: string; replicas: number; now: () => number },
  ) {
    this.#connection = connection
    this.#manager = manager
    this.#client = jetstream(connection)
    this.#name = o.name
    this.#replicas = o.replicas
    this.#now = o.now
  }

  /** Resolves when the cluster has stored every message; tried again for 30 s while it has no leader, under the same ids. */
  async publish(messages: readonly Message[]): Promise<void> {
    await coded(async () => {
      for (let i = 0; i < messages.length; i += publishedAtOnce) {
        await Promise.all(messages.slice(i, i + publishedAtOnce).map((message) => this.#publishOne(message)))
      }
    })
  }

  async pull(stage: string, options: { max: number; leaseMs: number; waitMs: number }): Promise<Delivery[]> {
    const end = Date.now() + options.waitMs
    await coded(() => this.#ensureConsumer(stage, options.leaseMs))
    for (;;) {
      const leftMs = Math.max(0, end - Date.now())
      const request = { stream: this.#name, consumer: stage, max: options.max, waitMs: leftMs }
      const found = await coded(() => pullMessages(this.#connection, request))
      const deliveries = found.messages.flatMap((msg) => this.#delivery(stage, msg) ?? [])
      if (deliveries.length > 0) return deliveries
      // Gone (somebody deleted it, or the servers lost their disks), or silent: a missing consumer is not always told.
      if (found.gone || found.silent) await coded(() => this.#makeAgain(stage, options.leaseMs))
      // Messages that came before their time were sent back: wait on.
      if (Date.now() >= end) return []
    }
  }

  async depth(): Promise<Record<string, StageDepth>> {
    return await coded(() => within(depthWithinMs, depthOf(this.#manager, this.#name)))
  }

  /** False as well when the servers do not tell in time: whoever asks then does the work itself. */
  async hasIdle(stage: string): Promise<boolean> {
    try {
      const info = await within(depthWithinMs, this.#manager.consumers.info(this.#name, stage))
      return info.num_waiting > 0 && info.num_pending === 0
    } catch (error) {
      if (error instanceof Error) return false
      throw error
    }
  }

  losses(): number {
    return this.#losses
  }

  /** What the client still has to send is sent, unless the servers are away. */
  async close(): Promise<void> {
    if (this.#connection.isClosed()) return
    try {
      await within(closeWithinMs, this.#connection.drain())
    } catch {
      // The servers are away, so there is nobody to say goodbye to; unacknowledged work comes again.
      await Promise.race([this.#connection.close(), new Promise((done) => setTimeout(done, closeWithinMs))])
    }
  }

  async #publishOne(message: Message): Promise<void> {
    const head = headers()
    if (message.notBefore !== undefined) head.set(notBeforeHeader, String(message.notBefore))
    const data = JSON.stringify({ id: message.id, body: message.body })
    await trustedly(async () => {
      try {
        const options = { msgID: message.id, headers: head, timeout: publishTimeoutMs }
        await this.#client.publish(this.#subject(message.stage), data, options)
      } catch (error) {
        // Nobody listens on the subject: a cluster without a leader, or a stream that is gone. The next try tells.
        if (isUnheard(error) && !(await hasStream(this.#manager, this.#name))) {
          await this.#remakeStream()
          this.#losses++
        }
        throw error
      }
    })
  }

  /** Makes stream and consumer where they are missing; what waited there is lost, and counted. */
  async #makeAgain(stage: string, leaseMs: number): Promise<void> {
    const isThere = await trustedly(() => this.#hasConsumer(stage), lookWithinMs)
    if (isThere) return
    this.#consumers.delete(stage)
    await this.#remakeStream()
    await this.#ensureConsumer(stage, leaseMs)
    this.#losses++
  }

  async #hasConsumer(stage: string): Promise<boolean> {
    try {
      await this.#manager.consumers.info(this.#name, stage)
      return true
    } catch (error) {
      if (isNotFound(error)) return false
      throw error
    }
  }

  /** One at a time: the stages of a process notice the loss together. */
  async #remakeStream(): Promise<void> {
    this.#making ??= (async () => {
      try {
        await trustedly(() => ensureStream(this.#manager, this.#name, this.#replicas))
      } finally {
        this.#making = undefined
      }
    })()
    await this.#making
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
    const earlyMs = notBefore - this.#now()
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
      // The consumer's own lease begins anew.
      extend: async () => void msg.respond('+WPI'),
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

function isNotFound(error: unknown): boolean {
  return error instanceof Error && /^(Stream|Consumer)NotFoundError$/.test(error.name)
}

function isUnheard(error: unknown): boolean {
  return error instanceof Error && /^(JetStreamNotEnabled|NoRespondersError)$/.test(error.name)
}
