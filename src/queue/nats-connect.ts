/**
 * Connects to the NATS servers and tells their failures by code.
 * In: addresses. Out: a connection whose servers have JetStream, or why not; problems of thrown errors. Touches the network.
 */
import { jetstreamManager } from '@nats-io/jetstream'
import type { JetStreamManager } from '@nats-io/jetstream'
import { connect } from '@nats-io/transport-node'
import type { NatsConnection } from '@nats-io/transport-node'
import { failed, ok, ProblemError, type Outcome, type Problem } from '../problem.ts'
import type { NatsAddress } from './nats-address.ts'

const connectTimeoutMs = 5_000
const retryAfterMs = 5_000
/** Of JetStream's error codes: no room in its store or account, and more copies asked for than there are servers. */
const noRoom = new Set([10023, 10028, 10047, 10077])
const tooManyCopies = 10074

export interface JetStreamConnection {
  connection: NatsConnection
  manager: JetStreamManager
}

/** Problems: queue.unreachable, queue.refused, queue.no-jetstream. */
export async function connectJetStream(address: NatsAddress): Promise<Outcome<JetStreamConnection>> {
  const { servers, user, pass, token, tls } = address
  const where = servers.join(', ')
  let connection: NatsConnection | undefined
  try {
    connection = await connect({
      servers,
      name: 'siyaq',
      timeout: connectTimeoutMs,
      // A node that dies is left for another; a cluster that is away is waited for, since work is never lost by waiting.
      maxReconnectAttempts: -1,
      reconnectTimeWait: 250,
      ...(user === undefined ? {} : { user, pass: pass ?? '' }),
      ...(token === undefined ? {} : { token }),
      ...(tls ? { tls: {} } : {}),
    })
    // A changed password is told by every request; the connection goes on trying meanwhile.
    const manager = await jetstreamManager(connection, { checkAPI: false, timeout: connectTimeoutMs })
    if (connection.info?.jetstream === true || (await hasJetStream(manager))) return ok({ connection, manager })
    await connection.close()
    return failed('queue.no-jetstream', where)
  } catch (error) {
    await connection?.close()
    const { code, detail } = queueProblem(error)
    return failed(code, `${where}: ${detail}`, retryAfterMs)
  }
}

/** Another server of the cluster may have it. */
async function hasJetStream(manager: JetStreamManager): Promise<boolean> {
  try {
    await manager.getAccountInfo()
    return true
  } catch (error) {
    if (error instanceof Error && (error.name === 'JetStreamNotEnabled' || error.name === 'NoRespondersError'))
      return false
    throw error
  }
}

/** The problem of whatever the client threw; what we cannot tell apart is a queue that does not answer. */
export function queueProblem(error: unknown): Problem & { detail: string } {
  const detail = describeTrouble(error)
  for (let e = error; e instanceof Error; e = e.cause) {
    if (e instanceof ProblemError) return { detail, ...e.problem }
    if (/^(Authorization|UserAuthenticationExpired|PermissionViolation)Error$/.test(e.name))
      return { code: 'queue.refused', detail }
    if (!('code' in e) || typeof e.code !== 'number') continue
    if (noRoom.has(e.code)) return { code: 'queue.full', detail, retryAfterMs }
    if (e.code === tooManyCopies) return { code: 'config.invalid', detail: `natsReplicas: ${detail}` }
  }
  return { code: 'queue.unreachable', detail, retryAfterMs }
}

/** What `work` gives; what it throws is thrown with its code. */
export async function coded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw new ProblemError(queueProblem(error), { cause: error })
  }
}

function describeTrouble(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
