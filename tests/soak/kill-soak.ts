/**
 * Kills the program with -9 at random moments of import, serve and worker, starts it again each time, and looks at what is in the store.
 * In: a deployment, a number of rounds, a seed. Out: figures and faults. Starts processes of the program, the invented press, private
 * PostgreSQL and NATS servers; everything in temporary directories.
 *
 * Rounds come in episodes, each on a fresh store, so that kills hit the making of the store, the middle of an import, a start, a poll, the
 * acknowledgement of work. After an episode's last kill the same commands run once to their end, and then: nothing lost, nothing doubled,
 * nothing unfinished, a sound database, and the stories that an uninterrupted run has (both grouped anew, since feeds and imports
 * interleave differently).
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { jetstreamManager } from '@nats-io/jetstream'
import { connect } from '@nats-io/transport-node'
import { addPress } from '../../src/application/run-demo.ts'
import { openRuntime, type Runtime } from '../../src/application/open-runtime.ts'
import { configWith, type Config } from '../../src/config/config.ts'
import { startPress, type Press } from '../../src/demo/press.ts'
import { createLog } from '../../src/log.ts'
import { finalStore, type FinalStore } from '../journey/final-store.ts'
import { importLines, inventedStream, random } from '../grouping/invented-stream.ts'
import { natsExecutable, startNats, type PrivateNats } from '../servers/nats.ts'
import { postgresExecutable, startPostgres, type PrivatePostgres } from '../servers/postgres.ts'
import { startProgram, type Program } from './program-process.ts'

export type Deployment = 'embedded' | 'cluster'

export interface KillSoakOptions {
  deployment: Deployment
  rounds: number
  /** Kills on one store, before it is finished and looked at. */
  perEpisode: number
  seed: number
  /** Articles of the imported file. */
  articles: number
  /** Outlets of the press that are followed. Default: all. */
  outlets?: number
  onRound?(line: string): void
}

export interface KillSoakReport {
  deployment: Deployment
  seed: number
  kills: number
  /** Of the kills: those that met a process that had ended by itself. */
  tooLate: number
  /** Kills by what was running. */
  during: Record<string, number>
  episodes: number
  articles: number
  stories: number
  seconds: number
  /** Empty when all is well. */
  faults: string[]
}

const earliestKillMs = 50
const finishWithinMs = 300_000
const startAt = Date.UTC(2026, 1, 2)

/** The servers that a deployment needs; undefined where they are not on the machine. */
interface Ground {
  press: Press
  /** The outlets that are followed. */
  outlets: Press['outlets']
  news: string
  directory: string
  database?: PrivatePostgres
  nats?: PrivateNats
}

export async function killSoak(o: KillSoakOptions): Promise<KillSoakReport> {
  const startedAt = Date.now()
  const draw = random(o.seed)
  const ground = await prepare(o)
  const report: KillSoakReport = {
    deployment: o.deployment,
    seed: o.seed,
    kills: 0,
    tooLate: 0,
    during: {},
    episodes: 0,
    articles: 0,
    stories: 0,
    seconds: 0,
    faults: [],
  }
  try {
    const whole = await new Episode(o, ground).uninterrupted()
    report.articles = Object.keys(whole.store.articles).length
    report.stories = whole.store.stories.length
    while (report.kills < o.rounds) {
      const episode = new Episode(o, ground)
      const rounds = Math.min(o.perEpisode, o.rounds - report.kills)
      for (let i = 0; i < rounds; i++) {
        const { what, late } = await episode.round(draw, whole.fullMs)
        report.kills++
        report.during[what] = (report.during[what] ?? 0) + 1
        if (late) report.tooLate++
        o.onRound?.(`${o.deployment}: ${report.kills} of ${o.rounds} kills, faults: ${report.faults.length}`)
      }
      const faults = await episode.finish(whole.store)
      report.faults.push(...faults.map((fault) => `episode ${report.episodes}: ${fault}`))
      report.episodes++
    }
  } finally {
    await ground.press.close()
    await ground.nats?.stop()
    await ground.database?.stop()
    rmSync(ground.directory, { recursive: true, force: true })
  }
  report.seconds = Math.round((Date.now() - startedAt) / 1000)
  return report
}

async function prepare(o: KillSoakOptions): Promise<Ground> {
  const directory = mkdtempSync(path.join(tmpdir(), 'siyaq-kills-'))
  const news = path.join(directory, 'news.jsonl')
  writeFileSync(news, importLines(inventedStream(o.seed, o.articles, startAt)))
  const press = await startPress()
  const ground: Ground = { press, outlets: press.outlets.slice(0, o.outlets), news, directory }
  if (o.deployment === 'embedded') return ground
  const postgres = postgresExecutable()
  const nats = natsExecutable()
  if (postgres === undefined || nats === undefined) throw new Error('PostgreSQL or nats-server is missing')
  return { ...ground, database: await startPostgres(postgres), nats: await startNats(nats, 1) }
}

/** One store, from nothing to the last look. */
class Episode {
  readonly #o: KillSoakOptions
  readonly #ground: Ground
  readonly #dataDir: string
  #config: Promise<Config> | undefined

  constructor(o: KillSoakOptions, ground: Ground) {
    this.#o = o
    this.#ground = ground
    this.#dataDir = mkdtempSync(path.join(ground.directory, 'store-'))
  }

  /** The store of a run that nobody disturbs, and how long import and service take in it. */
  async uninterrupted(): Promise<{ store: FinalStore; fullMs: number }> {
    const startedAt = Date.now()
    const faults = await this.#toEnd(['import', this.#ground.news])
    const fullMs = Date.now() - startedAt
    await this.#follow()
    await this.#poll()
    await this.#serveToEnd()
    faults.push(...(await this.#toEnd(['regroup'])))
    if (faults.length > 0) throw new Error(faults.join('; '))
    const r = await this.#open()
    const store = await finalStore(r.store)
    await r.close()
    return { store, fullMs }
  }

  /** One command, or two at once, killed after a while. */
  async round(draw: () => number, fullMs: number): Promise<{ what: string; late: boolean }> {
    const service = this.#o.deployment === 'embedded' ? 'serve' : 'worker'
    const chance = draw()
    const what = chance < 0.45 ? 'import' : chance < 0.75 ? service : `${service} and import`
    const children: Program[] = []
    if (what !== 'import') {
      children.push(await this.#start(['serve']))
      // The import is to find a server that answers, most of the time.
      if (what !== service) await sleep(draw() * fullMs)
    }
    if (what !== service) children.push(await this.#start(['import', this.#ground.news]))
    // The press's sources come with the first store that lived long enough; until then there is nothing to poll.
    await sleep(earliestKillMs + draw() * fullMs)
    const victim = children[Math.floor(draw() * children.length)]
    const late = victim?.ended() !== undefined
    for (const child of [victim, ...children]) await child?.kill()
    if (draw() < 0.5) await this.#follow()
    return { what, late }
  }

  /** Everything once to its end; what is wrong then. */
  async finish(whole: FinalStore): Promise<string[]> {
    await this.#follow()
    const imported = await this.#toEnd(['import', this.#ground.news])
    // Half of the time a cluster loses its queue as well: it may.
    if (this.#ground.nats) await forgetQueue(this.#ground.nats)
    await this.#poll()
    await this.#serveToEnd()
    const faults: string[] = [...imported]
    const r = await this.#open()
    faults.push(...(await unsound(r)))
    await r.close()
    faults.push(...(await this.#toEnd(['regroup'])))
    const again = await this.#open()
    const store = await finalStore(again.store)
    await again.close()
    faults.push(...differences(whole, store))
    rmSync(this.#dataDir, { recursive: true, force: true })
    return faults
  }

  /** Adds the press, as a person would between two starts. Nothing happens when a kill left the store half made: the next start mends it. */
  async #follow(): Promise<void> {
    const r = await this.#open()
    await addPress(r, { outlets: this.#ground.outlets, startAt: this.#ground.press.startAt })
    await r.close()
  }

  /** Polls every feed now: one that a killed process had claimed is due only when its claim ends, after two minutes. */
  async #poll(): Promise<void> {
    const r = await this.#open()
    const ids = (await r.store.feeds()).map((feed) => String(feed.id))
    await r.close()
    // An outlet of the press may be out of service, which is no fault of ours: the exit code does not matter, the articles do.
    await (
      await this.#start(['poll', ...ids])
    ).done
  }

  /** Serves until the store knows of nothing unfinished. */
  async #serveToEnd(): Promise<void> {
    const child = await this.#start(['serve'])
    const r = await this.#open()
    try {
      const end = Date.now() + finishWithinMs
      for (let quiet = 0; quiet < 3;) {
        await sleep(400)
        quiet = (await isIdle(r, this.#ground.outlets)) ? quiet + 1 : 0
        if (child.ended() !== undefined) throw new Error(`serve ended: ${child.said()}`)
        if (Date.now() > end) throw new Error(`not finished: ${JSON.stringify(await r.store.counts())} ${child.said()}`)
      }
    } finally {
      await r.close()
      // Asked to end, a worker gives back the lease on grouping, which a killed one holds for 15 s.
      await child.stop()
    }
  }

  async #toEnd(argv: string[]): Promise<string[]> {
    const child = await this.#start(argv)
    const code = await child.done
    return code === 0 ? [] : [`${argv[0] ?? ''} ended with ${code}: ${child.said()}`]
  }

  async #start(argv: string[]): Promise<Program> {
    const config = await (this.#config ??= this.#settings())
    const serve = argv[0] === 'serve'
    const gathers = serve || argv[0] === 'poll'
    const flags = [
      '--data-dir',
      config.dataDir,
      '--lang=en',
      '--workers=1',
      '--port=0',
      '--log-level=error',
      ...(config.databaseUrl === undefined ? [] : ['--database-url', config.databaseUrl]),
      ...(config.natsUrls.length === 0
        ? []
        : ['--nats-urls', config.natsUrls.map((url) => `nats://${url}`).join(','), '--nats-replicas', '1']),
      ...(gathers
        ? ['--allow-private', this.#ground.press.hosts.join(','), '--host-delay', '0ms', '--respect-robots', 'false']
        : []),
      ...(serve && config.databaseUrl !== undefined ? ['--role', 'worker'] : []),
    ]
    return startProgram([...argv, ...flags])
  }

  async #settings(): Promise<Config> {
    const { database, nats } = this.#ground
    return configWith({
      dataDir: this.#dataDir,
      ...(database ? { databaseUrl: await database.createDatabase() } : {}),
      ...(nats ? { natsUrls: nats.servers, natsReplicas: 1 } : {}),
    })
  }

  async #open(): Promise<Runtime> {
    const opened = await openRuntime(await (this.#config ??= this.#settings()), createLog({ level: 'silent' }))
    if (!opened.ok) throw new Error(JSON.stringify(opened.problem))
    return opened.value
  }
}

async function isIdle(r: Runtime, outlets: Press['outlets']): Promise<boolean> {
  const { entriesByState, unanalysed, ungrouped, feeds, entries } = await r.store.counts()
  const unfinished = (entriesByState['new'] ?? 0) + (entriesByState['fetched'] ?? 0) + unanalysed + ungrouped
  if (unfinished > 0 || feeds < outlets.length || entries === 0) return false
  // Messages about what is done already may still come; that nothing is left of them is looked at afterwards.
  const depths = Object.values(await r.queue.depth().catch(() => ({ unknown: { ready: 1 } })))
  if (depths.some(({ ready }) => ready > 0)) return false
  return (await r.store.feeds()).every((feed) => feed.lastPolledAt !== undefined)
}

/** What must hold of every store, whatever happened to it. */
async function unsound(r: Runtime): Promise<string[]> {
  const faults: string[] = []
  const { store } = r
  const counts = await store.counts()
  if (counts.unanalysed + counts.ungrouped > 0) faults.push(`left: ${counts.unanalysed}, ${counts.ungrouped}`)
  if (counts.dead > 0) faults.push(`${counts.dead} buried`)
  const grouped = new Map<number, number>()
  for await (const { id, storyId } of store.groupingInOrder({ sinceAt: 0 })) {
    if (grouped.has(id)) faults.push(`article ${id} is grouped twice`)
    grouped.set(id, storyId)
  }
  if (grouped.size !== counts.articles) faults.push(`${grouped.size} of ${counts.articles} articles are in stories`)
  const sizes = new Map<number, number>()
  for (const storyId of grouped.values()) sizes.set(storyId, (sizes.get(storyId) ?? 0) + 1)
  for (const head of await store.storiesByIds([...sizes.keys()]))
    if (head.articleCount !== sizes.get(head.id)) faults.push(`story ${head.id} counts ${head.articleCount} articles`)
  if (sizes.size !== counts.stories) faults.push(`${counts.stories} stories, ${sizes.size} with members`)
  for (const [stage, { ready }] of Object.entries(await r.queue.depth()))
    if (ready > 0) faults.push(`${ready} messages ready in ${stage}`)
  return [...faults, ...(await unsoundTables(r, counts.articles))]
}

/** One analysis and one row of the index for each article, one text too; the file itself sound. */
async function unsoundTables(r: Runtime, articles: number): Promise<string[]> {
  const database = r.store.embeddedDatabase()
  if (!database) return []
  const faults: string[] = []
  const integrity: unknown = database.connection.pragma('integrity_check', { simple: true })
  if (integrity !== 'ok') faults.push(`integrity: ${String(integrity)}`)
  for (const table of ['analyses', 'article_texts', 'article_search_docsize']) {
    const row = database.connection.prepare<[], { n: number }>(`select count(*) as n from ${table}`).get()
    if (row?.n !== articles) faults.push(`${row?.n ?? 0} rows of ${table} for ${articles} articles`)
  }
  return faults
}

/** How the store differs from that of the uninterrupted run. */
function differences(whole: FinalStore, store: FinalStore): string[] {
  const faults: string[] = []
  const lost = Object.keys(whole.articles).filter((url) => store.articles[url] === undefined)
  const added = Object.keys(store.articles).filter((url) => whole.articles[url] === undefined)
  const changed = Object.keys(whole.articles).filter(
    (url) => store.articles[url] !== undefined && String(store.articles[url]) !== String(whole.articles[url]),
  )
  if (lost.length > 0) faults.push(`${lost.length} articles lost, such as ${lost[0] ?? ''}`)
  if (added.length > 0) faults.push(`${added.length} articles too many, such as ${added[0] ?? ''}`)
  if (changed.length > 0) faults.push(`${changed.length} articles differ, such as ${changed[0] ?? ''}`)
  if (JSON.stringify(whole.stories) !== JSON.stringify(store.stories))
    faults.push(`${store.stories.length} stories instead of ${whole.stories.length}, or others, after regrouping`)
  return faults
}

/** Deletes the stream, as a lost disk of the queue would: what is unfinished must be found in the store. */
async function forgetQueue(nats: PrivateNats): Promise<void> {
  const connection = await connect({ servers: nats.servers })
  try {
    const manager = await jetstreamManager(connection)
    for await (const name of manager.streams.names()) await manager.streams.delete(name)
  } finally {
    await connection.close()
  }
}
