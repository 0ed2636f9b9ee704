/**
 * A whole cluster on this machine: three NATS servers with login and TLS, PostgreSQL, web processes behind nginx, workers.
 * In: nothing. Out: handles to kill, stop and restart each part; a reader that asks for pages all the time. Everything is in a temporary
 * directory and on loopback, and ends with the test process at the latest.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { programArguments } from '../soak/program-process.ts'
import { natsExecutable, startNats, type PrivateNats } from '../servers/nats.ts'
import { postgresExecutable, startPostgres, type PrivatePostgres } from '../servers/postgres.ts'
import { freePorts, requireServer, startProcess, untilAnswers, type ServerProcess } from '../servers/server-process.ts'

const root = resolve(import.meta.dirname, '../..')
const startsWithinMs = 60_000

export interface Programs {
  postgres: string
  nats: string
  nginx: string
  /** Path of the library. */
  faketime: string
}

/** What the cluster is made of; undefined, with a line on the console, where something is missing and may be (see requireServer). */
export function clusterPrograms(): Programs | undefined {
  const postgres = postgresExecutable()
  const nats = natsExecutable()
  const nginx = requireServer('nginx', 'nginx-light')
  const faketime = requireServer('faketime', 'faketime') && fakedClock()
  if (postgres === undefined || nats === undefined || nginx === undefined || faketime === undefined) return undefined
  return { postgres, nats, nginx, faketime }
}

/** The library by which a process sees another time. */
function fakedClock(): string | undefined {
  const places = readdirSync('/usr/lib').map((folder) => join('/usr/lib', folder, 'faketime/libfaketime.so.1'))
  return places.find((path) => existsSync(path))
}

/** One process of ours. */
export interface Role {
  name: string
  pid: number
  /** Everything that it wrote. */
  said(): string
  running(): boolean
  signal(name: NodeJS.Signals): void
  ended: Promise<number | null>
}

export interface Cluster {
  postgres: PrivatePostgres
  nats: PrivateNats
  databaseUrl: string
  /** Settings of every process, as environment. */
  env: Record<string, string>
  /** Address of the proxy. */
  url: string
  webPorts: number[]
  roles: Map<string, Role>
  /** Of the servers, by name. */
  serverPids(): Record<string, number>
  /** Starts a process; with `clock` ("+10m") its clock is wrong by so much. */
  start(name: string, args: readonly string[], o?: { clock?: string; port?: number }): Role
  /** Runs a command to its end. */
  run(args: readonly string[]): Promise<{ code: number | null; said: string }>
  stop(): Promise<void>
}

const alive = new Set<ChildProcess>()
process.on('exit', () => {
  for (const child of alive) child.kill('SIGKILL')
})

/**
 * `through`: what stands between the processes and PostgreSQL, made of the database's address; its own is what they are given. `places`: where
 * PostgreSQL is to store (see startPostgres).
 */
export async function startCluster(
  programs: Programs,
  through: (databaseUrl: string) => Promise<string> = (direct) => Promise.resolve(direct),
  places: Parameters<typeof startPostgres>[1] = {},
): Promise<Cluster> {
  const directory = mkdtempSync(join(tmpdir(), 'siyaq-cluster-'))
  chmodSync(directory, 0o755)
  const postgres = await startPostgres(programs.postgres, places)
  const nats = await startNats(programs.nats, 3, { secure: true })
  const databaseUrl = await postgres.createDatabase()
  const [proxyPort = 0, ...webPorts] = await freePorts(3)
  const url = `http://127.0.0.1:${proxyPort}/`
  const env = {
    SIYAQ_DATABASE_URL: await through(databaseUrl),
    SIYAQ_DATABASE_POOL_SIZE: '5',
    SIYAQ_NATS_URLS: nats.urls.join(','),
    SIYAQ_NATS_CA_FILE: nats.caFile ?? '',
    SIYAQ_DATA_DIR: join(directory, 'data'),
    SIYAQ_WORKERS: '1',
  }
  const nginx = startNginx(programs.nginx, directory, proxyPort, webPorts)
  const roles = new Map<string, Role>()
  const launch = (command: string, args: readonly string[]): Role => program(command, args, env)
  return {
    postgres,
    nats,
    databaseUrl,
    env,
    url,
    webPorts,
    roles,
    serverPids: () => ({
      PostgreSQL: postgres.pid(),
      ...Object.fromEntries(nats.pids().map((pid, n) => [`NATS ${n}`, pid])),
    }),
    start(name, args, o = {}) {
      const program_ = [...programArguments(), 'serve', ...args]
      // Preloaded, not through the command: that stays as a parent, and a signal ends it alone.
      const clock = o.clock === undefined ? {} : { LD_PRELOAD: programs.faketime, FAKETIME: o.clock }
      const role = program(process.execPath, program_, { ...env, ...clock })
      roles.set(name, { ...role, name })
      return { ...role, name }
    },
    async run(args) {
      const role = launch(process.execPath, [...programArguments(), ...args])
      const code = await role.ended
      return { code, said: role.said() }
    },
    async stop() {
      for (const role of roles.values()) if (role.running()) role.signal('SIGKILL')
      if (nginx.running()) await nginx.kill('SIGTERM')
      await nats.stop()
      await postgres.stop()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

function program(command: string, args: readonly string[], env: Record<string, string>): Role {
  const child = spawn(command, args, {
    cwd: root,
    env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  alive.add(child)
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (said = (said + chunk.toString('utf8')).slice(-200_000)))
  const ended = new Promise<number | null>((done) => child.on('close', (code) => done(code)))
  void ended.then(() => alive.delete(child))
  return {
    name: '',
    pid: child.pid ?? 0,
    said: () => said,
    running: () => alive.has(child),
    signal: (name) => void child.kill(name),
    ended,
  }
}

/** As docs/cluster.md tells: a web process that is away is asked again at once, and nobody is sent away for it. */
function startNginx(executable: string, directory: string, port: number, webPorts: readonly number[]): ServerProcess {
  const at = join(directory, 'nginx')
  mkdirSync(at)
  const upstream = webPorts.map((web) => `server 127.0.0.1:${web} fail_timeout=0;`).join(' ')
  const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${at}/${name};`)
  writeFileSync(
    join(at, 'nginx.conf'),
    `${process.getuid?.() === 0 ? 'user root;' : ''}
daemon off; pid ${at}/pid; error_log ${at}/error.log; worker_processes 1;
events { worker_connections 256; }
http {
  access_log off; ${paths.join(' ')}
  upstream siyaq { ${upstream} keepalive 16; }
  server {
    listen 127.0.0.1:${port};
    location / {
      proxy_pass http://siyaq; proxy_http_version 1.1; proxy_set_header Connection ""; proxy_set_header Host $host;
      proxy_connect_timeout 2s; proxy_next_upstream error timeout http_502 http_503; proxy_next_upstream_tries 2;
    }
  }
}
`,
  )
  return startProcess(executable, ['-p', at, '-c', join(at, 'nginx.conf')], at)
}

/** Resolves when all these answer 200. */
export async function untilReady(urls: readonly string[], cluster: Cluster): Promise<void> {
  const log = (): string => [...cluster.roles.values()].map((r) => `${r.name}: ${r.said().slice(-400)}`).join('\n')
  for (const url of urls)
    await untilAnswers(
      async () => {
        const answer = await fetch(url, { signal: AbortSignal.timeout(4_000) })
        await answer.arrayBuffer()
        if (answer.status !== 200) throw new Error(`${url}: ${answer.status}`)
      },
      startsWithinMs,
      log,
    )
}

export interface Seen {
  at: number
  status: number
  tookMs: number
  path: string
  error?: string
}

/** Asks for pages through the proxy, five times a second, until it is ended. */
export function startReader(url: string): { seen: Seen[]; end(): Promise<void> } {
  const seen: Seen[] = []
  let isOver = false
  const reading = (async () => {
    for (let n = 0; !isOver; n++) {
      const at = Date.now()
      const path = ['', 'search?q=%D8%AD', 'sources'][n % 3] ?? ''
      const answered = await fetch(url + path, { signal: AbortSignal.timeout(15_000) }).then(
        async (answer) => {
          await answer.arrayBuffer()
          return { status: answer.status }
        },
        (error: unknown) => ({
          status: 0,
          error: error instanceof Error ? `${error.message} ${String(error.cause)}` : '',
        }),
      )
      seen.push({ at, path, tookMs: Date.now() - at, ...answered })
      await new Promise((done) => setTimeout(done, 200))
    }
  })()
  return {
    seen,
    async end() {
      isOver = true
      await reading
    },
  }
}
