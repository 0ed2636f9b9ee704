/**
 * A private PgBouncer in transaction mode before a private PostgreSQL, on a free loopback port.
 * In: the address of a database. Out: the address through PgBouncer. As root it runs as the user `postgres`, since it refuses root.
 */
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { freePorts, requireServer, startProcess, untilAnswers } from './server-process.ts'

export interface PrivateBouncer {
  /** The database through PgBouncer. */
  url: string
  /** How many connections it holds to the server, and how many clients it has. */
  connections(): Promise<{ toServer: number; clients: number }>
  stop(): Promise<void>
}

const answerWithinMs = 30_000

/** The executable, or undefined where the suites are to be skipped (see requireServer). */
export function bouncerExecutable(): string | undefined {
  return requireServer('pgbouncer', 'pgbouncer')
}

/** As docs/cluster.md has it, with so few connections to the server that clients have to share them. */
export async function startBouncer(executable: string, databaseUrl: string, poolSize: number): Promise<PrivateBouncer> {
  const directory = mkdtempSync(join(tmpdir(), 'siyaq-bouncer-'))
  chmodSync(directory, 0o755)
  const server = new URL(databaseUrl)
  const database = server.pathname.slice(1)
  const [port = 0] = await freePorts(1)
  const config = join(directory, 'pgbouncer.ini')
  writeFileSync(join(directory, 'users'), '"siyaq" ""\n')
  writeFileSync(
    config,
    `[databases]
${database} = host=${server.hostname} port=${server.port} dbname=${database}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = trust
auth_file = ${join(directory, 'users')}
admin_users = siyaq
pool_mode = transaction
default_pool_size = ${poolSize}
max_client_conn = 200
`,
  )
  const args = [config]
  const isRoot = process.getuid?.() === 0
  if (isRoot) spawnSync('chown', ['-R', 'postgres', directory])
  const started = isRoot
    ? startProcess(
        'setpriv',
        ['--reuid', 'postgres', '--regid', 'postgres', '--clear-groups', executable, ...args],
        '/',
      )
    : startProcess(executable, args, directory)
  const address = (name: string): string => `postgres://siyaq@127.0.0.1:${port}/${name}`
  await untilAnswers(
    () => ask(address(database), 'select 1'),
    answerWithinMs,
    () => started.log(),
  )
  return {
    url: address(database),
    async connections() {
      const [servers, clients] = await Promise.all([
        ask(address('pgbouncer'), 'show servers'),
        ask(address('pgbouncer'), 'show clients'),
      ])
      const of = (rows: readonly Record<string, unknown>[]): number =>
        rows.filter((row) => row['database'] === database).length
      return { toServer: of(servers), clients: of(clients) }
    },
    async stop() {
      if (started.running()) await started.kill('SIGINT')
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

async function ask(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(text)).rows
  } finally {
    await client.end()
  }
}
