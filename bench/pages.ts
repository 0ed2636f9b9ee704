/**
 * How fast the pages of the built server are under load: 16 connections, alone and beside an import, after a change, after a restart.
 * In: `tsx bench/pages.ts --store DIR [--articles N] [--seconds S] [--peer]`, the data beside the repository, `npm run build`, wrk.
 * Out: a table and bench/results/pages-N.json. Stores are made once in DIR (bench/make-store.ts); each run works on a copy of one.
 *
 * The limit is /robots.txt of the same server in the same run, asked for before and after each kind of page. Pages are measured twice: a
 * few addresses asked for over and over, and thousands that are asked for once; both when what the server does by itself after its start is
 * done. `--peer` measures Debian's tt-rss with the same entries in the same run (bench/reader-peer.ts). wrk works on the same machine and
 * takes its part of the processors.
 */
import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { load, missingLoadTool, type Ask, type Load } from './load-tool.ts'
import { pageAddresses, pageKinds, type PageAddresses, type StoryToChange } from './page-addresses.ts'
import { measurePeer, missingPeer } from './reader-peer.ts'
import { hasCorpus } from './search-corpus.ts'
import { ImportBeside, startServer, type RunningSiyaq } from './server-process.ts'

const { values } = parseArgs({
  options: {
    store: { type: 'string' },
    articles: { type: 'string', default: '31030' },
    seconds: { type: 'string', default: '5' },
    peer: { type: 'boolean', default: false },
  },
})
const seconds = Number(values.seconds)
const pan = ['2018-03', '2018-04', '2018-05b'].map((month) =>
  fileURLToPath(new URL(`../../shared/data/news-pan/${month}.jsonl.gz`, import.meta.url)),
)
const changes = 5
const robots = [{ path: '/robots.txt' }]
const limitSeconds = 2

const missing = missingLoadTool() ?? (values.peer ? missingPeer() : undefined)
if (!hasCorpus()) console.log('skipped: ../shared/data/news-ar is not there')
else if (values.store === undefined) throw new Error('--store DIR is needed: where the stores are kept')
else if (missing !== undefined) throw new Error(missing)
else await main(resolve(values.store), Number(values.articles))

async function main(stores: string, articles: number): Promise<void> {
  const made = join(stores, String(articles))
  if (!existsSync(made)) makeStore(stores, articles)
  const dataDir = `${made}.measured`
  rmSync(dataDir, { recursive: true, force: true })
  mkdirSync(dataDir)
  copyFileSync(join(made, 'siyaq.db'), join(dataDir, 'siyaq.db'))
  const loadAverage = loadavg()[0] ?? 0
  const addresses = await pageAddresses(dataDir)
  let server = await startServer(dataDir)
  const untilIdleMs = await server.untilIdle()
  const measured = await measureLoad(server, addresses)
  const peer = values.peer ? await measurePeer(made, addresses.articleIds, seconds) : undefined
  const afterChange = await measureChanges(server, dataDir, addresses.changing)
  const besideImport = await measureBesideImport(server, dataDir, addresses)
  const peakMemoryMb = server.peakMegabytes()
  await server.stop()
  // The next start meets what this one left: pages of the file in the system's memory, nothing of our own.
  server = await startServer(dataDir)
  const restart = await measureRestart(server, dataDir, addresses.changing)
  await server.stop()
  const result = {
    date: new Date().toISOString(),
    machine: `${cpus().length} × ${cpus()[0]?.model ?? '?'}, Node ${process.version}`,
    /** Of the machine's processors before the run: what others took of them. */
    loadAverage: Math.round(loadAverage * 10) / 10,
    articles,
    storeMegabytes: Math.round(statSync(join(made, 'siyaq.db')).size / 1e6),
    seconds,
    /** What a start leaves to be done beside the pages: links between languages, pieces of the index. */
    untilIdleMs,
    ...measured,
    afterChange,
    besideImport,
    restart,
    peakMemoryMb,
    ...(peer === undefined ? {} : { peer }),
  }
  rmSync(dataDir, { recursive: true })
  const results = new URL('results/', import.meta.url)
  mkdirSync(results, { recursive: true })
  writeFileSync(new URL(`pages-${articles}.json`, results), `${JSON.stringify(result, null, 2)}\n`)
  console.log(JSON.stringify({ afterChange, restart, peakMemoryMb, import: besideImport.import }, null, 2))
}

function makeStore(stores: string, articles: number): void {
  const script = fileURLToPath(new URL('make-store.ts', import.meta.url))
  const options = ['--import', 'tsx', script, '--store', stores, '--articles', String(articles)]
  if (spawnSync(process.execPath, options, { stdio: 'inherit' }).status !== 0) throw new Error('no store was made')
}

/** `limit`: what /robots.txt was answered at before and after, on the mean; the machine may have others to serve, too. */
type Measured = Load & { limit: number; ofLimit: number; addresses: number }

async function measureLoad(server: RunningSiyaq, { often, once }: PageAddresses) {
  await checkAddresses(server, [often.home, often.story, often.article, often.search].flat())
  // Code is compiled and caches are filled as by the first readers.
  for (const kind of pageKinds) await load(server.origin, often[kind], 2)
  await load(server.origin, robots, limitSeconds)
  const lists: [string, Ask[]][] = pageKinds.map((kind) => [kind, often[kind]])
  for (const kind of ['story', 'article', 'search'] as const) lists.push([`${kind}, once each`, once[kind]])
  const pages: Record<string, Measured> = {}
  let before = await load(server.origin, robots, limitSeconds)
  show('robots.txt', before)
  for (const [name, asks] of lists) {
    const each = await load(server.origin, asks, seconds)
    const after = await load(server.origin, robots, limitSeconds)
    const limit = Math.round((before.perSecond + after.perSecond) / 2)
    pages[name] = { ...each, limit, ofLimit: ratio(each.perSecond, limit), addresses: asks.length }
    show(name, each, limit)
    before = after
  }
  const limits = Object.values(pages).map(({ limit }) => limit)
  return { limit: { leastPerSecond: Math.min(...limits), mostPerSecond: Math.max(...limits) }, pages }
}

/** Each kind of page in turn while articles come in, until the import ends or each was measured. */
async function measureBesideImport(server: RunningSiyaq, dataDir: string, { often }: PageAddresses) {
  // They are what a newsroom has open when the import begins; thousands of others were asked for since they were.
  await checkAddresses(server, [often.home, often.story, often.article, often.search].flat())
  const startedAt = performance.now()
  const beside = new ImportBeside(dataDir, pan)
  const pages: Record<string, Load> = {}
  for (const kind of pageKinds) {
    const measured = await load(server.origin, often[kind], seconds)
    // What was measured after the import's end is no page beside it.
    if (!beside.isRunning) break
    pages[kind] = measured
    show(`${kind}, beside import`, measured)
  }
  const measuredMs = performance.now() - startedAt
  const said = await beside.stop()
  const articles = said?.new ?? 0
  return {
    pages,
    import: { articles, perSecond: Math.round(articles / (Math.max(said?.tookMs ?? 0, measuredMs) / 1000)) },
  }
}

/** The first request of a large story after each of a few changes, and the one after that. */
async function measureChanges(server: RunningSiyaq, dataDir: string, story: StoryToChange) {
  const first: number[] = []
  const again: number[] = []
  let grown = 0
  for (let n = 1; n <= changes; n++) {
    await importCopy(dataDir, story, n)
    first.push(await timeOf(server, `/story/${story.id}`))
    again.push(await timeOf(server, `/story/${story.id}`))
  }
  const found = await fetch(`${server.origin}/api/v1/stories/${story.id}`)
  const now: unknown = await found.json()
  grown = articleCountOf(now) - story.articles
  return { articles: story.articles, joined: grown, firstMs: first, againMs: again }
}

async function measureRestart(server: RunningSiyaq, dataDir: string, story: StoryToChange) {
  const startedAt = performance.now()
  const storyMs = await timeOf(server, `/story/${story.id}`)
  await importCopy(dataDir, story, changes + 1)
  const groupedMs = Math.round(performance.now() - startedAt)
  return { firstPageMs: server.firstPageMs, storyMs, untilGroupedMs: server.firstPageMs + groupedMs }
}

/** Another outlet has the story's leading text. Resolves when it is in its story. */
async function importCopy(dataDir: string, { title, text, lastAt }: StoryToChange, n: number): Promise<void> {
  const file = join(dataDir, `copy-${n}.jsonl`)
  const address = `https://copies-${n}.example/${lastAt}`
  const date = new Date(lastAt + n * 60_000).toISOString()
  writeFileSync(file, `${JSON.stringify({ source: `copies-${n}`, url: address, date, title, content: text })}\n`)
  const said = await new ImportBeside(dataDir, [file]).ended()
  if (said?.new !== 1) throw new Error(`the copy was not imported: ${JSON.stringify(said)}`)
}

async function timeOf(server: RunningSiyaq, path: string): Promise<number> {
  const startedAt = performance.now()
  const answer = await fetch(`${server.origin}${path}`)
  await answer.arrayBuffer()
  return Math.round((performance.now() - startedAt) * 10) / 10
}

/** A page that is not there would be fast. */
async function checkAddresses(server: RunningSiyaq, asks: readonly Ask[]): Promise<void> {
  for (const { path } of asks) {
    const answer = await fetch(`${server.origin}${path}`, { redirect: 'manual' })
    await answer.arrayBuffer()
    if (answer.status !== 200) throw new Error(`${path} answers ${answer.status}`)
  }
}

function articleCountOf(story: unknown): number {
  return typeof story === 'object' && story !== null && 'articleCount' in story
    ? Number(story.articleCount)
    : Number.NaN
}

function ratio(part: number, whole: number): number {
  return Math.round((part / Math.max(1, whole)) * 1000) / 1000
}

function show(name: string, each: Load, limit?: number): void {
  const share = limit === undefined ? '' : ` ${ratio(each.perSecond, limit).toFixed(3)} of the limit`
  const times = `p50 ${each.p50Ms} p90 ${each.p90Ms} p99 ${each.p99Ms} max ${each.maxMs} ms`
  const failures = each.failed === 0 ? '' : `, ${each.failed} failed`
  console.log(
    `${name.padEnd(24)} ${String(each.perSecond).padStart(6)}/s  ${times}  ${each.kilobytesEach} kB${share}${failures}`,
  )
}
