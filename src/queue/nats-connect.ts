/**
 * Connects to the NATS servers and tells their failures by code.
 * In: addresses. Out: a connection whose servers have JetStream, or why not; problems of thrown errors. Touches the network.
 */
import { readFileSync } from 'node:fs'
import { jetstreamManager } from '@nats-io/jetstream'
import type { JetStreamManager } from '@nats-io/jetstream'
import { connect, credsAuthenticator } from '@nats-io/transport-node'
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

/** Files that prove who they are and who we are, by path. */
export interface NatsFiles {
  ca?: string
  cert?: string
  key?: string
  credentials?: string
}

/** Problems: queue.unreachable, queue.refused, queue.no-jetstream; config.invalid when a file cannot be read. */
export async function connectJetStream(
  address: NatsAddress,
  files: NatsFiles = {},
): Promise<Outcome<JetStreamConnection>> {
  const { servers, user, pass, token, tls } = address
  const where = servers.join(', ')
  const read = readFiles(files)
  if (!read.ok) return read
  const { credentials, ...certificates } = read.value
  const hasCertificates = Object.keys(certificates).length > 0
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
      ...(tls || hasCertificates ? { tls: certificates } : {}),
      ...(credentials === undefined
        ? {}
        : { authenticator: credsAuthenticator(new TextEncoder().encode(credentials)) }),
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

function readFiles(files: NatsFiles): Outcome<NatsFiles> {
  const found: NatsFiles = {}
  for (const name of ['ca', 'cert', 'key', 'credentials'] as const) {
    const path = files[name]
    if (path === undefined) continue
    try {
      found[name] = readFileSync(path, 'utf8')
    } catch (error) {
      return failed('config.invalid', error instanceof Error ? error.message : path)
    }
  }
  if (found.credentials?.includes('-----BEGIN NATS USER JWT-----') === false)
    return failed('config.invalid', `${files.credentials ?? ''}: no credentials file of NATS`)
  return ok(found)
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
