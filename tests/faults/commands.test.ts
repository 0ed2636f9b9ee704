/**
 * Every command, where the data directory or the servers are not as they should be: a coded message in the reader's language with what
 * to do, exit code 1, no stack, no secret, nothing half-written.
 * In: directories and servers that are wrong in one way each. Out: test results. A full and a read-only disk are mounted (as root).
 */
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { problems, type ProblemCode } from '../../src/messages/problems.ts'
import { remedies } from '../../src/messages/remedies.ts'
import { natsExecutable } from '../servers/nats.ts'
import { postgresExecutable, startPostgres, type PrivatePostgres } from '../servers/postgres.ts'
import { freePorts, startProcess, type ServerProcess } from '../servers/server-process.ts'
import { unpackSqlite } from '../upgrade/old-store.ts'
import { givenFiles, runFaulty, storeCommands, type FaultyRun } from './every-command.ts'

const secret = 'geheim-9271'
const isRoot = process.getuid?.() === 0
if (!isRoot) process.stderr.write('skipped: a full disk, a read-only disk and a foreign user need root\n')
const postgres = postgresExecutable()
const nats = natsExecutable()
const given = givenFiles()
const mounted: string[] = []
let root: string

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'siyaq-faults-'))
  unpackSqlite(root)
  // Files of the fixture, to be put where something is wrong; and a good backup, so that `restore` comes as far as its target.
  copyFileSync(join(root, 'siyaq.db'), given.backup)
})
afterAll(() => {
  for (const at of mounted) spawnSync('umount', ['-l', at])
  rmSync(root, { recursive: true, force: true })
  rmSync(given.directory, { recursive: true, force: true })
})

/** Runs every command, in Arabic and English by turns, some with --json; the first thing wrong with an answer is told. */
async function everyCommand(
  settings: Parameters<typeof runFaulty>[1],
  code: ProblemCode | ProblemCode[],
  o: { mayWork?: boolean; not?: string[]; stopMs?: number } = {},
): Promise<string[]> {
  const codes = Array.isArray(code) ? code : [code]
  const wrong: string[] = []
  let refused = 0
  for (const [i, command] of storeCommands(given).entries()) {
    if (o.not?.includes(command.name) === true) continue
    const lang = i % 2 === 0 ? 'ar' : 'en'
    const json = i % 5 === 4
    const { stopMs } = o
    const run = await runFaulty(command, settings, { lang, json, ...(stopMs === undefined ? {} : { stopMs }) })
    const found = faultOf(run, codes, lang, o.mayWork === true)
    if (found !== undefined) wrong.push(`${command.name}: ${found}: ${run.code} ${run.out} ${run.err}`)
    if (run.code === 1) refused++
  }
  if (refused === 0) wrong.push('no command met the fault')
  return wrong
}

function faultOf(
  run: FaultyRun,
  codes: readonly ProblemCode[],
  lang: 'ar' | 'en',
  mayWork: boolean,
): string | undefined {
  const said = run.out + run.err
  if (said.includes(secret)) return 'a secret is shown'
  if (/^ +at .*:\d+/m.test(said) || /node:internal/.test(said)) return 'a stack is shown'
  if (mayWork && run.code !== 1) return undefined
  if (run.code !== 1) return 'exit code'
  const code = codes.find((one) => said.includes(one))
  if (code === undefined)
    return said.includes('request.not-found') && mayWork ? undefined : `none of ${codes.join(', ')}`
  if (!said.includes(problems[code][lang])) return 'not told in the language'
  const remedy = remedies[code]?.[lang]
  return remedy !== undefined && !said.includes(remedy) ? 'nothing to do is told' : undefined
}

describe('a data directory that cannot be one', () => {
  test('a file in its place', { tags: ['slow'] }, async () => {
    const file = join(root, 'file')
    writeFileSync(file, 'a file')
    expect(await everyCommand({ dataDir: file }, 'store.not-a-directory')).toEqual([])
    expect(await everyCommand({ dataDir: join(file, 'below') }, 'store.not-a-directory')).toEqual([])
    expect(readFileSync(file, 'utf8')).toBe('a file')
  })

  test.skipIf(!existsSync('/proc/self'))('below /proc, where nothing can be made', async () => {
    expect(await everyCommand({ dataDir: '/proc/siyaq/data' }, 'store.unwritable')).toEqual([])
  })

  test.skipIf(!isRoot)('a disk that is mounted to be read only', { tags: ['slow'] }, async () => {
    const at = join(root, 'read-only')
    mount(at, 'size=8m')
    copyFileSync(given.backup, join(at, 'siyaq.db'))
    spawnSync('mount', ['-o', 'remount,ro', at])
    expect(await everyCommand({ dataDir: at }, 'store.unwritable')).toEqual([])
    expect(await everyCommand({ dataDir: join(at, 'new') }, 'store.unwritable')).toEqual([])
    expect(readdirSync(at)).toEqual(['siyaq.db'])
  })

  test.skipIf(!isRoot)(
    'a full disk: what is there stays as it is, and with room again everything works',
    { tags: ['slow'] },
    async () => {
      const at = join(root, 'full')
      // Room for the store, for as much of what it writes beside it, and not much more.
      mount(at, 'size=2400k')
      copyFileSync(given.backup, join(at, 'siyaq.db'))
      fill(at)
      expect(await everyCommand({ dataDir: at }, ['store.disk-full'], { not: ['restore'] })).toEqual([])
      expect(
        await everyCommand({ dataDir: join(at, 'new') }, ['store.disk-full'], { mayWork: true, stopMs: 500 }),
      ).toEqual([])
      rmSync(join(at, 'filler'))
      const raw = new Database(join(at, 'siyaq.db'), { readonly: true })
      expect(raw.pragma('integrity_check', { simple: true })).toBe('ok')
      raw.close()
      const works = await runFaulty({ name: 'stories', args: [] }, { dataDir: at }, { lang: 'en' })
      expect(works.code).toBe(0)
    },
  )

  test.skipIf(!isRoot)("a foreign user's directory", { tags: ['slow'] }, async () => {
    const at = join(root, 'foreign')
    mkdirSync(at, { mode: 0o700 })
    copyFileSync(given.backup, join(at, 'siyaq.db'))
    chmodSync(root, 0o755)
    chmodSync(given.directory, 0o755)
    // What doctor asks of the system is answered for the real user, which a process cannot lay down and take up again.
    const not = ['doctor']
    const wrong = await asNobody(async () => [
      ...(await everyCommand({ dataDir: at }, 'store.unwritable', { not })),
      ...(await everyCommand({ dataDir: join(at, 'new') }, 'store.unwritable', { not })),
      ...(await everyCommand({ dataDir: join(root, 'parent-is-closed') }, 'store.unwritable', { not })),
    ])
    expect(wrong).toEqual([])
    expect(readdirSync(at)).toEqual(['siyaq.db'])
  })

  test.skipIf(!isRoot)('doctor as a user who may not look', { tags: ['slow'] }, () => {
    const at = join(root, 'closed')
    mkdirSync(at, { mode: 0o700 })
    chmodSync(root, 0o755)
    const script = `
      import { checkInstallation } from './src/application/doctor/check-installation.ts'
      import { configWith } from './src/config/config.ts'
      process.setgid(65534); process.setuid(65534)
      for await (const check of checkInstallation(configWith({ dataDir: process.argv[1] }))) console.log(JSON.stringify(check))`
    const cwd = join(import.meta.dirname, '../..')
    const done = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script, at], {
      cwd,
      encoding: 'utf8',
    })
    expect(done.stderr).toBe('')
    const checks = done.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { name: string; state: string })
    expect(checks.filter((check) => check.state === 'problem').map((check) => check.name)).toContain('data-dir')
  })
})

describe('a damaged database', () => {
  test(
    'a page in the middle: told where it is met, and by doctor; other commands go on',
    { tags: ['slow'] },
    async () => {
      const at = join(root, 'damaged')
      mkdirSync(at)
      const path = join(at, 'siyaq.db')
      copyFileSync(given.backup, path)
      damage(path)
      const wrong = await everyCommand(
        { dataDir: at },
        ['store.damaged', 'request.not-found', 'request.invalid', 'fetch.blocked-address', 'fetch.refused'],
        {
          mayWork: true,
          stopMs: 1_500,
          not: ['restore'],
        },
      )
      expect(wrong).toEqual([])
      const doctor = await runFaulty({ name: 'doctor', args: [] }, { dataDir: at }, { lang: 'en' })
      expect(doctor.code).toBe(1)
      expect(doctor.out).toContain('[store.damaged]')
      const restored = await runFaulty(
        { name: 'restore', args: [given.backup, '--overwrite'] },
        { dataDir: at },
        { lang: 'en' },
      )
      expect(restored.code).toBe(0)
      expect((await runFaulty({ name: 'doctor', args: [] }, { dataDir: at }, { lang: 'en' })).code).toBe(0)
    },
  )

  test('a file that is no database', async () => {
    const at = join(root, 'no-database')
    mkdirSync(at)
    writeFileSync(join(at, 'siyaq.db'), 'نص لا قاعدة بيانات '.repeat(500))
    expect(await everyCommand({ dataDir: at }, 'store.damaged', { not: ['restore'] })).toEqual([])
  })
})

describe('servers of a cluster', () => {
  const away = `127.0.0.1:1`
  test('PostgreSQL away', async () => {
    const settings = {
      dataDir: root,
      databaseUrl: `postgres://siyaq:${secret}@${away}/siyaq`,
      natsUrls: `nats://siyaq:${secret}@${away}`,
    }
    expect(await everyCommand(settings, ['store.unreachable', 'store.backup-elsewhere'])).toEqual([])
  })

  describe.skipIf(postgres === undefined)('with PostgreSQL', () => {
    let database: PrivatePostgres
    let url: string
    let server: ServerProcess | undefined
    beforeAll(async () => {
      database = await startPostgres(postgres ?? '')
      url = await database.createDatabase()
    })
    afterAll(async () => {
      await server?.kill('SIGKILL')
      await database.stop()
    })

    test('a user that it does not know, a database that is not there', { tags: ['slow'] }, async () => {
      const natsUrls = `nats://${away}`
      const at = new URL(url)
      at.username = 'nobody-we-know'
      at.password = secret
      const refused = ['store.refused', 'store.backup-elsewhere'] as ProblemCode[]
      expect(await everyCommand({ dataDir: root, databaseUrl: at.href, natsUrls }, refused)).toEqual([])
      const missing = ['store.no-database', 'store.backup-elsewhere'] as ProblemCode[]
      expect(await everyCommand({ dataDir: root, databaseUrl: `${url}-not-there`, natsUrls }, missing)).toEqual([])
    })

    test('NATS away', { tags: ['slow'] }, async () => {
      const settings = { dataDir: root, databaseUrl: url, natsUrls: `nats://siyaq:${secret}@${away}` }
      expect(await everyCommand(settings, ['queue.unreachable', 'store.backup-elsewhere'])).toEqual([])
    })

    test.skipIf(nats === undefined)(
      'NATS without JetStream, and one that refuses the password',
      { tags: ['slow'] },
      async () => {
        const [plain = 0] = await freePorts(1)
        server = startProcess(nats ?? '', ['-a', '127.0.0.1', '-p', String(plain)], root)
        await untilListens(plain)
        const without = { dataDir: root, databaseUrl: url, natsUrls: `nats://127.0.0.1:${plain}` }
        expect(await everyCommand(without, ['queue.no-jetstream', 'store.backup-elsewhere'])).toEqual([])
        await server.kill('SIGKILL')
        const [closed = 0] = await freePorts(1)
        const store = mkdtempSync(join(root, 'nats-'))
        const argv = [
          '-a',
          '127.0.0.1',
          '-p',
          String(closed),
          '-js',
          '-sd',
          store,
          '--user',
          'siyaq',
          '--pass',
          'the right one',
        ]
        server = startProcess(nats ?? '', argv, root)
        await untilListens(closed)
        const refused = { dataDir: root, databaseUrl: url, natsUrls: `nats://siyaq:${secret}@127.0.0.1:${closed}` }
        expect(await everyCommand(refused, ['queue.refused', 'store.backup-elsewhere'])).toEqual([])
        const right = { ...refused, natsUrls: `nats://siyaq:the%20right%20one@127.0.0.1:${closed}` }
        const works = await runFaulty({ name: 'stories', args: [] }, right, { lang: 'en' })
        expect(works).toMatchObject({ code: 0 })
        expect(works.out + works.err).not.toContain('right one')
      },
    )
  })
})

/** Runs as a user without rights; root itself may write everywhere. */
async function asNobody<T>(work: () => Promise<T>): Promise<T> {
  const nobody = 65_534
  process.setegid?.(nobody)
  process.seteuid?.(nobody)
  try {
    return await work()
  } finally {
    process.seteuid?.(0)
    process.setegid?.(0)
  }
}

function mount(at: string, options: string): void {
  mkdirSync(at)
  const done = spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', at], { encoding: 'utf8' })
  if (done.status !== 0) throw new Error(`mount: ${done.stderr}`)
  mounted.push(at)
}

function fill(directory: string): void {
  const file = openSync(join(directory, 'filler'), 'w')
  try {
    for (;;) writeSync(file, Buffer.alloc(4_096))
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || error.code !== 'ENOSPC') throw error
  } finally {
    closeSync(file)
  }
}

/** Overwrites pages in the middle of the file, where texts and analyses are. */
function damage(path: string): void {
  const pageBytes = 4_096
  const pages = Math.floor(statSync(path).size / pageBytes)
  const file = openSync(path, 'r+')
  for (let page = Math.floor(pages / 3); page < pages - 5; page += 3)
    writeSync(file, Buffer.alloc(pageBytes, 0xa5), 0, pageBytes, page * pageBytes)
  closeSync(file)
}

async function untilListens(port: number): Promise<void> {
  const { connect } = await import('node:net')
  for (let tries = 0; tries < 100; tries++) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true)).on('error', () => resolve(false))
      socket.unref()
      setTimeout(() => socket.destroy(), 50)
    })
    if (open) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('the server does not listen')
}
