/**
 * A private PostgreSQL in a temporary directory, on a free loopback port.
 * In: nothing. Out: addresses of fresh databases. As root it runs as the user `postgres`, since the server refuses root.
 */
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { freePorts, requireServer, startProcess, untilAnswers } from './server-process.ts'

export interface PrivatePostgres {
  pid(): number
  /** The address of a new, empty database. */
  createDatabase(): Promise<string>
  /** kill -9 of the server, and a start on the same data. */
  crash(): Promise<void>
  /** A fast shutdown, as before a restart; `resume` starts it on the same data. */
  halt(): Promise<void>
  resume(): Promise<void>
  /** Starts it when it has ended by itself. */
  resumeIfDown(): Promise<void>
  stop(): Promise<void>
}

const answerWithinMs = 60_000
const serverUser = 'postgres'

/** The executable, or undefined where the suites are to be skipped (see requireServer). */
export function postgresExecutable(): string | undefined {
  return requireServer('postgres', 'postgresql-15', { parent: '/usr/lib/postgresql', below: 'bin' })
}

/** `dataUnder`, `walUnder`: directories that are there, for what the server stores and for its log of changes. */
export async function startPostgres(
  executable: string,
  o: { dataUnder?: string; walUnder?: string } = {},
): Promise<PrivatePostgres> {
  const directory = mkdtempSync(join(tmpdir(), 'siyaq-pg-'))
  const data = join(o.dataUnder ?? directory, 'data')
  for (const path of [directory, o.dataUnder, o.walUnder].filter((path) => path !== undefined)) {
    chmodSync(path, 0o755)
    if (process.getuid?.() === 0) runOrThrow('chown', [serverUser, path])
  }
  const wal = o.walUnder === undefined ? [] : ['--waldir', join(o.walUnder, 'wal')]
  // Its log takes megabytes of a kind of disk that is measured in them.
  const walSize = o.walUnder === undefined ? [] : ['--wal-segsize=1']
  const init = [
    '-D',
    data,
    ...wal,
    '-U',
    'siyaq',
    '--auth=trust',
    '--encoding=UTF8',
    '--locale=C',
    '--no-sync',
    ...walSize,
  ]
  runOrThrow(...asServerUser(join(dirname(executable), 'initdb'), init))
  const [port = 0] = await freePorts(1)
  const url = (database: string): string => `postgres://siyaq@127.0.0.1:${port}/${database}`
  // Nothing here outlives a crash of the machine; a killed server loses nothing without fsync.
  const settings = ['fsync=off', 'full_page_writes=off', 'shared_buffers=64MB', 'max_connections=60']
  const args = [
    '-D',
    data,
    '-h',
    '127.0.0.1',
    '-p',
    String(port),
    '-k',
    directory,
    ...settings.flatMap((s) => ['-c', s]),
  ]
  const start = () => startProcess(...asServerUser(executable, args), directory)
  const answers = () =>
    untilAnswers(
      () => query(url('postgres'), 'select 1'),
      answerWithinMs,
      () => server.log(),
    )
  let server = start()
  await answers()
  let databases = 0
  return {
    pid: () => server.pid,
    async createDatabase() {
      const name = `siyaq_${++databases}`
      await query(url('postgres'), `create database ${name}`)
      return url(name)
    },
    async crash() {
      await server.kill('SIGKILL')
      server = start()
      await answers()
    },
    halt: () => server.kill('SIGINT'),
    async resume() {
      server = start()
      await answers()
    },
    async resumeIfDown() {
      if (!server.running()) server = start()
      await answers()
    },
    async stop() {
      // SIGINT is a fast shutdown: open sessions are ended.
      if (server.running()) await server.kill('SIGINT')
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

async function query(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query(text)
  } finally {
    await client.end()
  }
}

function asServerUser(command: string, args: readonly string[]): [string, string[]] {
  if (process.getuid?.() !== 0) return [command, [...args]]
  return ['setpriv', ['--reuid', serverUser, '--regid', serverUser, '--clear-groups', command, ...args]]
}

function runOrThrow(command: string, args: readonly string[]): void {
  const done = spawnSync(command, args, { encoding: 'utf8' })
  if (done.status !== 0) throw new Error(`${command} failed: ${done.stderr}${String(done.error ?? '')}`)
}
