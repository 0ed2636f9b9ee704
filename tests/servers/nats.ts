/**
 * A private cluster of three NATS servers with JetStream, in a temporary directory, on free loopback ports.
 * In: nothing. Out: addresses; single nodes can be killed and started again on their data.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { jetstreamManager } from '@nats-io/jetstream'
import { connect } from '@nats-io/transport-node'
import { freePorts, requireServer, startProcess, untilAnswers } from './server-process.ts'
import type { ServerProcess } from './server-process.ts'

export interface PrivateNats {
  pids(): number[]
  /** `127.0.0.1:port` of every node. */
  servers: string[]
  /** The same as settings take them, with what lets us in. */
  urls: string[]
  /** Certificate of the authority, where the servers want TLS. */
  caFile?: string
  /** kill -9 of one node. */
  kill(node: number): Promise<void>
  /** Starts a killed node again. */
  start(node: number): Promise<void>
  /** Removes all that a killed node stored. */
  wipe(node: number): Promise<void>
  /** The node that leads the stream, -1 while none does. */
  leaderOf(stream: string): Promise<number>
  stop(): Promise<void>
}

const answerWithinMs = 60_000
/** Servers that come back have first to agree on who leads what they held: a minute and more on a busy machine. */
const againWithinMs = 150_000

/** The executable, or undefined where the suites are to be skipped (see requireServer). */
export function natsExecutable(): string | undefined {
  return requireServer('nats-server', 'nats-server')
}

/** With `secure`: TLS by an authority of its own, and a login. */
export async function startNats(
  executable: string,
  nodes = 3,
  { secure = false }: { secure?: boolean } = {},
): Promise<PrivateNats> {
  const directory = mkdtempSync(join(tmpdir(), 'siyaq-nats-'))
  const ports = await freePorts(nodes * 2)
  const clientPorts = ports.slice(0, nodes)
  const routePorts = ports.slice(nodes)
  const servers = clientPorts.map((port) => `127.0.0.1:${port}`)
  const routes = routePorts.map((port) => `nats-route://127.0.0.1:${port}`).join(', ')
  const login = secure ? { user: 'siyaq', pass: 'سر لا يُقال/1' } : undefined
  const access: Access = secure ? { ...login, tls: { ca: await makeCertificates(directory) } } : {}
  const urls = servers.map((server) => natsUrl(server, login))
  const guarded = login
    ? `authorization { user: ${login.user}, password: "${login.pass}" }
tls { cert_file: "${join(directory, 'server.pem')}", key_file: "${join(directory, 'server.key')}" }`
    : ''
  const started: ServerProcess[] = []
  const launch = (node: number): void => {
    started[node] = startProcess(executable, ['-c', join(directory, `n${node}.conf`)], directory)
  }
  for (let node = 0; node < nodes; node++) {
    mkdirSync(join(directory, `n${node}`))
    const cluster = `cluster { name: siyaq, listen: "127.0.0.1:${routePorts[node] ?? 0}", routes: [${routes}] }`
    writeFileSync(
      join(directory, `n${node}.conf`),
      `server_name: n${node}
listen: "127.0.0.1:${clientPorts[node] ?? 0}"
jetstream { store_dir: "${join(directory, `n${node}`)}", max_memory_store: 64MB, max_file_store: 2GB }
${nodes > 1 ? cluster : ''}
${guarded}
`,
    )
    launch(node)
  }
  const log = (): string => started.map((server) => server.log()).join('\n')
  const ready = (withinMs: number) => untilAnswers(() => allPeersCurrent(servers, access), withinMs, log)
  await ready(answerWithinMs)
  return {
    pids: () => started.map((server) => server.pid),
    servers,
    urls,
    ...(secure ? { caFile: join(directory, 'ca.pem') } : {}),
    kill: async (node) => started[node]?.kill('SIGKILL'),
    async start(node) {
      launch(node)
      await ready(againWithinMs)
    },
    wipe: async (node) => rmSync(join(directory, `n${node}`, 'jetstream'), { recursive: true, force: true }),
    leaderOf: (stream) => leaderOf(servers, stream, access),
    async stop() {
      await Promise.all(started.filter((server) => server.running()).map((server) => server.kill('SIGKILL')))
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

/** Rejects until every node answers and the cluster has a leader that accepts a stream on all of them. */
interface Access {
  user?: string
  pass?: string
  tls?: { ca: string }
}

function natsUrl(server: string, login: { user: string; pass: string } | undefined): string {
  if (login === undefined) return `nats://${server}`
  // By a name that the certificate bears: the client compares no addresses.
  return `tls://${encodeURIComponent(login.user)}:${encodeURIComponent(login.pass)}@${server.replace('127.0.0.1', 'localhost')}`
}

/** An authority and a certificate for loopback, made by openssl; the authority's certificate. */
async function makeCertificates(directory: string): Promise<string> {
  const at = (name: string): string => join(directory, name)
  const authority = ['-x509', '-subj', '/CN=siyaq tests', '-days', '2', '-keyout', at('ca.key'), '-out', at('ca.pem')]
  openssl(['req', '-newkey', 'rsa:2048', '-nodes', ...authority])
  openssl([
    'req',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-subj',
    '/CN=127.0.0.1',
    '-keyout',
    at('server.key'),
    '-out',
    at('csr'),
  ])
  writeFileSync(at('names'), 'subjectAltName=IP:127.0.0.1,DNS:localhost\n')
  const signed = ['-CA', at('ca.pem'), '-CAkey', at('ca.key'), '-CAcreateserial', '-days', '2', '-extfile', at('names')]
  openssl(['x509', '-req', '-in', at('csr'), ...signed, '-out', at('server.pem')])
  return await readFile(at('ca.pem'), 'utf8')
}

/** Where it can be, of yesterday: to a process whose clock is behind, a certificate of now is not yet valid. */
function openssl(args: readonly string[]): void {
  const mayPretend = spawnSync('faketime', ['--version']).status === 0
  const [command, ...rest] = mayPretend ? ['faketime', '-f', '-1d', 'openssl', ...args] : ['openssl', ...args]
  const done = spawnSync(command, rest, { encoding: 'utf8' })
  if (done.status !== 0) throw new Error(`openssl failed: ${done.stderr}${String(done.error ?? '')}`)
}

async function allPeersCurrent(servers: readonly string[], access: Access): Promise<void> {
  for (const server of servers) {
    const connection = await connect({ servers: [server], reconnect: false, timeout: 1_000, ...access })
    try {
      const manager = await jetstreamManager(connection, { timeout: 1_000 })
      await manager.getAccountInfo()
    } finally {
      await connection.close()
    }
  }
  const connection = await connect({ servers: [...servers], reconnect: false, timeout: 1_000, ...access })
  try {
    const manager = await jetstreamManager(connection, { timeout: 2_000 })
    await manager.streams.add({ name: 'probe', subjects: ['probe'], num_replicas: servers.length })
    await manager.streams.delete('probe')
  } finally {
    await connection.close()
  }
}

async function leaderOf(servers: readonly string[], stream: string, access: Access): Promise<number> {
  const connection = await connect({ servers: [...servers], timeout: 2_000, ...access })
  try {
    const manager = await jetstreamManager(connection)
    const leader = (await manager.streams.info(stream)).cluster?.leader ?? ''
    return /^n\d+$/.test(leader) ? Number(leader.slice(1)) : -1
  } finally {
    await connection.close()
  }
}
