/**
 * Feed parsing over a corpus of feed files with a reference parse (`../shared/data/feeds`): share read without a problem or a throw, agreement
 * on the number of items, titles, links and dates; beside @rowanmanning/feed-parser. Also robots.txt decisions (`../shared/data/robots`).
 * In: the corpora, absent ones are reported and skipped. Out: a table on stdout; exit 1 when a floor is missed.
 */
import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { parseFeed as peerParse } from '@rowanmanning/feed-parser'
import { parseFeed, type ParsedFeed } from '../src/gather/feeds/parse-feed.ts'
import { plainText } from '../src/gather/feeds/feed-text.ts'
import { robotsRules } from '../src/gather/http/robots.ts'

interface FeedRow {
  id: string
  wf: boolean
  xml: string
  ref: { n: number; title?: string; links?: string[]; titles?: string[]; dates: number }
}

interface RobotsRow {
  host: string
  txt: string
  dec: [string, string, boolean][]
}

const feedsFile = new URL('../../shared/data/feeds/feeds.jsonl.gz', import.meta.url)
const robotsFile = new URL('../../shared/data/robots/robots.json.gz', import.meta.url)
const floors = { read: 0.999, malformedRead: 1, count: 0.999, robots: 0.976 }
const showMisses = process.argv.includes('--misses')

class Tally {
  private readonly counts = new Map<string, [number, number]>()
  add(name: string, right: boolean, id?: string): void {
    const [yes, all] = this.counts.get(name) ?? [0, 0]
    this.counts.set(name, [yes + (right ? 1 : 0), all + 1])
    if (!right && showMisses && id !== undefined) console.log(`${name}\t${id}`)
  }
  share(name: string): number {
    const [yes, all] = this.counts.get(name) ?? [0, 0]
    return all === 0 ? 1 : yes / all
  }
  print(): void {
    for (const [name, [yes, all]] of this.counts) {
      console.log(`${name.padEnd(34)} ${((100 * yes) / all).toFixed(2).padStart(6)} %  ${yes} of ${all}`)
    }
  }
}

const base = 'http://127.0.0.1:8097/feed'
const plain = (text: string): string => plainText(text, 1e5).replace(/\s+/g, '').toLowerCase()
/** The reference keeps links as they stand in places; a relative one agrees with its resolved form. */
const sameLink = (ours: string, theirs: string): boolean =>
  ours === theirs ||
  decodeURI(ours.replace(/\/$/, '')) === theirs.replace(/\/$/, '') ||
  (!/^\w+:/.test(theirs) && ours.endsWith(theirs))

function safely<T>(run: () => T): T | undefined {
  try {
    return run()
  } catch {
    // What the peer throws is what is being counted.
    return undefined
  }
}

const windows1252 = new Map(
  Array.from({ length: 256 }, (_, byte) => [new TextDecoder('windows-1252').decode(Uint8Array.of(byte)), byte]),
)

/** The corpus keeps some UTF-8 files as if they were windows-1252: those go back to bytes, as they came over the wire. */
function bytesOf(xml: string): Uint8Array | string {
  if (!/[\u00c2-\u00f4][\u0080-\u00bf\u0100-\u2122]/.test(xml)) return xml
  const bytes = Array.from(xml, (unit) => windows1252.get(unit))
  const known = bytes.filter((byte) => byte !== undefined)
  return known.length === bytes.length ? Uint8Array.from(known) : xml
}

function scoreFeeds(tally: Tally): void {
  const rows = gunzipSync(readFileSync(feedsFile)).toString('utf8').trim().split('\n')
  let ours = 0
  let theirs = 0
  for (const line of rows) {
    const row = JSON.parse(line) as FeedRow
    const start = process.hrtime.bigint()
    const outcome = parseFeed(bytesOf(row.xml), { url: base })
    ours += Number(process.hrtime.bigint() - start)
    const peerStart = process.hrtime.bigint()
    const peer = safely(() => peerParse(row.xml))
    theirs += Number(process.hrtime.bigint() - peerStart)
    tally.add('read', outcome.ok, `${row.id} ${outcome.ok ? '' : JSON.stringify(outcome.problem)}`)
    if (!row.wf) tally.add('read, malformed', outcome.ok)
    tally.add('peer: read', peer !== undefined)
    if (!row.wf) tally.add('peer: read, malformed', peer !== undefined)
    if (outcome.ok) scoreOne(tally, row, outcome.value)
    if (peer !== undefined) tally.add('peer: item count', peer.items.length === row.ref.n)
  }
  console.log(
    `files per second: ours ${Math.round(rows.length / (ours / 1e9))}, peer ${Math.round(rows.length / (theirs / 1e9))}`,
  )
}

function scoreOne(tally: Tally, row: FeedRow, feed: ParsedFeed): void {
  const { ref } = row
  tally.add('item count', feed.itemCount === ref.n, `${row.id} ${feed.itemCount} ref ${ref.n}`)
  if (ref.title)
    tally.add('feed title', plain(feed.title ?? '') === plain(ref.title), `${row.id} ${feed.title} ref ${ref.title}`)
  if (feed.items.length !== ref.n) return
  const dated = feed.items.filter((item) => item.publishedAt !== undefined || item.modifiedAt !== undefined).length
  if (ref.dates > 0 || dated > 0)
    tally.add('items with a date', dated === ref.dates, `${row.id} ${dated} ref ${ref.dates}`)
  feed.items.forEach((item, i) => {
    const title = ref.titles?.[i] ?? ''
    const link = ref.links?.[i] ?? ''
    if (title !== '')
      tally.add('item title', plain(item.title ?? '') === plain(title), `${row.id} ${item.title} ref ${title}`)
    if (link !== '')
      tally.add('item link', safely(() => sameLink(item.url, link)) === true, `${row.id} ${item.url} ref ${link}`)
  })
}

function scoreRobots(tally: Tally): void {
  const rows = JSON.parse(gunzipSync(readFileSync(robotsFile)).toString('utf8')) as RobotsRow[]
  for (const row of rows) {
    for (const [agent, path, expected] of row.dec) {
      tally.add('robots decisions', robotsRules(row.txt, agent).allowed(path) === expected)
    }
  }
}

const tally = new Tally()
if (existsSync(feedsFile)) scoreFeeds(tally)
else console.log('SKIPPED: ../shared/data/feeds is not here')
if (existsSync(robotsFile)) scoreRobots(tally)
else console.log('SKIPPED: ../shared/data/robots is not here')
tally.print()
const missed =
  tally.share('read') < floors.read ||
  tally.share('read, malformed') < floors.malformedRead ||
  tally.share('item count') < floors.count ||
  tally.share('robots decisions') < floors.robots
if (missed) console.log(`BELOW FLOOR ${JSON.stringify(floors)}`)
process.exitCode = missed ? 1 : 0
