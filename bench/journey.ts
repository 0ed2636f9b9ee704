/**
 * The whole import journey (read, store, analyse, index, group, count origins, link languages) beside plain FTS5 insertion of the same texts.
 * In: `tsx bench/journey.ts [--articles N] [--postgres] [--profile DIR]`, the data beside the repository. Out: a row in bench/results/, a table.
 *
 * The import is the built program on a fresh data directory, as a user runs it; its rate is by the time that it reports itself. Plain FTS5 is
 * measured before and after it, and the mean taken, so that a machine that grows slower or faster does not choose the ratio. `--postgres`:
 * the same into a private PostgreSQL and NATS (tests/servers/), after an import into SQLite in the same run. `--profile`: V8 profiles go there.
 */
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { natsExecutable, startNats } from '../tests/servers/nats.ts'
import { postgresExecutable, startPostgres } from '../tests/servers/postgres.ts'
import { openStore, type StoreAddress } from '../src/store/open-store.ts'
import { plainBatch, plainDatabase } from './plain-database.ts'
import { corpusDays, corpusDirectory, corpusFiles, corpusLines, hasCorpus } from './search-corpus.ts'

interface Measured {
  articlesPerSecond: number
  /** Processor time of all threads of the program, a database server's not included. */
  cpuMsPerArticle: number
  bytesPerArticle: number
}

interface Journey extends Measured {
  /** As the program reports it. */
  tookMs: number
  peakMemoryMb: number
  articles: number
  stories: number
}

const root = fileURLToPath(new URL('..', import.meta.url))
const { values: flags } = parseArgs({
  options: { articles: { type: 'string' }, postgres: { type: 'boolean' }, profile: { type: 'string' } },
})

if (hasCorpus()) await main(flags.articles === undefined ? Infinity : Number(flags.articles))
else console.log('skipped: ../shared/data/news-ar is not there')

async function main(most: number): Promise<void> {
  await run([
    fileURLToPath(new URL('../node_modules/typescript/bin/tsc', import.meta.url)),
    '-p',
    'tsconfig.build.json',
  ])
  const directory = mkdtempSync(join(tmpdir(), 'siyaq-journey-'))
  try {
    const input = Number.isFinite(most) ? writeSome(directory, most) : fileURLToPath(corpusDirectory)
    const before = plain(join(directory, 'before.db'), most)
    const sqlite = await sqliteJourney(directory, input)
    const postgres = flags.postgres === true ? await postgresJourney(directory, input) : undefined
    const after = plain(join(directory, 'after.db'), most)
    const plainFts5 = mean(before, after)
    const result = {
      date: new Date().toISOString(),
      machine: `${cpus().length} × ${cpus()[0]?.model ?? '?'}, Node ${process.version}`,
      /** Of the machine's processors at the end: above their number, others worked beside. */
      loadAverage: Math.round((loadavg()[0] ?? 0) * 10) / 10,
      plainFts5,
      sqlite: { ...sqlite, ...beside(sqlite, plainFts5) },
      ...(postgres === undefined
        ? {}
        : { postgres: { ...postgres, rateToSqlite: round(postgres.articlesPerSecond / sqlite.articlesPerSecond) } }),
    }
    const name = `journey-${postgres === undefined ? 'sqlite' : 'postgres'}.json`
    mkdirSync(new URL('results/', import.meta.url), { recursive: true })
    if (!Number.isFinite(most))
      writeFileSync(new URL(`results/${name}`, import.meta.url), `${JSON.stringify(result, null, 2)}\n`)
    console.log(JSON.stringify(result, null, 2))
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

function beside(
  journey: Measured,
  plainFts5: Measured,
): { rateToPlain: number; cpuToPlain: number; bytesToPlain: number } {
  return {
    rateToPlain: round(journey.articlesPerSecond / plainFts5.articlesPerSecond),
    cpuToPlain: round(journey.cpuMsPerArticle / plainFts5.cpuMsPerArticle),
    bytesToPlain: round(journey.bytesPerArticle / plainFts5.bytesPerArticle),
  }
}

/** The texts are decoded before the clock starts. */
function plain(path: string, most: number): Measured {
  const database = plainDatabase(path)
  let [articles, tookMs, cpuMs] = [0, 0, 0]
  for (const day of corpusDays()) {
    const drafts = day.slice(0, Math.max(0, most - articles))
    articles += drafts.length
    const cpu = process.cpuUsage()
    const start = performance.now()
    for (let i = 0; i < drafts.length; i += plainBatch) database.put(drafts.slice(i, i + plainBatch))
    tookMs += performance.now() - start
    const used = process.cpuUsage(cpu)
    cpuMs += (used.user + used.system) / 1_000
  }
  database.close()
  return {
    articlesPerSecond: Math.round((articles / tookMs) * 1_000),
    cpuMsPerArticle: round(cpuMs / articles),
    bytesPerArticle: Math.round(statSync(path).size / articles),
  }
}

function mean(a: Measured, b: Measured): Measured {
  return {
    articlesPerSecond: Math.round(2 / (1 / a.articlesPerSecond + 1 / b.articlesPerSecond)),
    cpuMsPerArticle: round((a.cpuMsPerArticle + b.cpuMsPerArticle) / 2),
    bytesPerArticle: Math.round((a.bytesPerArticle + b.bytesPerArticle) / 2),
  }
}

async function sqliteJourney(directory: string, input: string): Promise<Journey> {
  const dataDir = join(directory, 'data')
  return await journey(
    directory,
    input,
    { SIYAQ_DATA_DIR: dataDir },
    { kind: 'sqlite', path: join(dataDir, 'siyaq.db') },
  )
}

async function postgresJourney(directory: string, input: string): Promise<Journey> {
  const [database, queue] = [postgresExecutable(), natsExecutable()]
  if (database === undefined || queue === undefined) throw new Error('PostgreSQL and NATS are to be installed')
  const postgres = await startPostgres(database)
  const nats = await startNats(queue, 1)
  try {
    const url = await postgres.createDatabase()
    const settings = {
      SIYAQ_DATABASE_URL: url,
      SIYAQ_NATS_URLS: nats.servers.map((server) => `nats://${server}`).join(','),
      SIYAQ_NATS_REPLICAS: '1',
    }
    return await journey(directory, input, settings, { kind: 'postgres', url })
  } finally {
    await nats.stop()
    await postgres.stop()
  }
}

async function journey(
  directory: string,
  input: string,
  settings: Record<string, string>,
  address: StoreAddress,
): Promise<Journey> {
  const used = join(directory, 'used.json')
  // The program's own processor time, written when it ends.
  const meter = `import{writeFileSync}from'node:fs';import{isMainThread}from'node:worker_threads';if(isMainThread)process.on('exit',()=>
    writeFileSync(${JSON.stringify(used)},JSON.stringify(process.resourceUsage())))`
  const profile = flags.profile === undefined ? [] : ['--cpu-prof', '--cpu-prof-dir', flags.profile]
  const said = await run(
    [
      ...profile,
      '--import',
      `data:text/javascript,${encodeURIComponent(meter)}`,
      'dist/main.js',
      '--json',
      'import',
      input,
    ],
    settings,
  )
  // What the command prints with --json, and what Node says of a process.
  const summary = JSON.parse(said) as { tookMs: number; new: number; read: number }
  const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(readFileSync(used, 'utf8')) as NodeJS.ResourceUsage
  const opened = await openStore(address)
  if (!opened.ok) throw new Error(opened.problem.code)
  const { sizeBytes, articles, stories } = await opened.value.counts()
  await opened.value.close()
  return {
    articlesPerSecond: Math.round((summary.read / summary.tookMs) * 1_000),
    cpuMsPerArticle: round((userCPUTime + systemCPUTime) / 1_000 / summary.read),
    bytesPerArticle: Math.round(sizeBytes / articles),
    tookMs: summary.tookMs,
    peakMemoryMb: Math.round(maxRSS / 1_024),
    articles,
    stories,
  }
}

/** The first `most` lines of the corpus as files of a directory. */
function writeSome(directory: string, most: number): string {
  const some = join(directory, 'some')
  mkdirSync(some)
  let left = most
  for (const file of corpusFiles()) {
    const lines = corpusLines(file).slice(0, left)
    left -= lines.length
    if (lines.length > 0) writeFileSync(join(some, file.replace(/\.gz$/, '')), `${lines.join('\n')}\n`)
  }
  return some
}

/** What a program of this Node says, run in the repository. */
async function run(argv: readonly string[], settings: Record<string, string> = {}): Promise<string> {
  const env = { PATH: process.env['PATH'], HOME: process.env['HOME'], ...settings }
  const child = spawn(process.execPath, argv, { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (said += chunk))
  const code = await new Promise((resolve) => child.on('close', resolve))
  if (code !== 0) throw new Error(`${argv.join(' ')}: exit ${String(code)}`)
  return said
}

function round(value: number): number {
  return Math.round(value * 1_000) / 1_000
}
