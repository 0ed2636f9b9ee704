/**
 * Streams articles through copies and stories and measures rate, memory and rebuild.
 * In: `--articles N` (default 1,000,000), `--real N` real articles at most, `--rebuild N` articles in the store (default 20,000). Out: a
 * line for each stretch, bench/results/stories.json. Reads ../shared/data/news-ar.
 *
 * The stream (bench/story-stream.ts) runs as in a press of 300,000 articles a day, with features made beforehand. Everything that the
 * grouper does is in the figures: copies, stories, hourly repair. Rates are per second of processor time of one core, garbage collection
 * and compiling included. `stepNs` beside them is the time of one random step through 4 MB in the same stretch: on a busy machine
 * both grow. The peer compares each article with the centroids of all stories of its window, as is usual.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { dayMs } from '../src/model/instant.ts'
import { analyseArticle } from '../src/analyse/analyse-article.ts'
import { Grouper, type GroupInput } from '../src/group/engine/grouper.ts'
import { corpusDays, hasCorpus } from './search-corpus.ts'
import { groupByCentroids } from './story-centroids.ts'
import { measureRebuild } from './story-rebuild.ts'
import { StoryStream } from './story-stream.ts'

const stretch = 10_000
const perDay = 300_000
const peerArticles = 2_000
const points = [10_000, 100_000, 300_000, 500_000, 1_000_000]

interface Stretch {
  held: number
  seconds: number
  articles: number
  bytesPerArticle: number
  stepNs: number
}

const table = new Uint32Array(2 ** 20)

const { values } = parseArgs({
  options: { articles: { type: 'string' }, real: { type: 'string' }, rebuild: { type: 'string' } },
})
if (hasCorpus())
  await main(Number(values.articles ?? 1_000_000), Number(values.real ?? 31_030), Number(values.rebuild ?? 20_000))
else console.log('skipped: ../shared/data/news-ar is not there')

async function main(total: number, realMost: number, rebuildMost: number): Promise<void> {
  const real = realInputs(realMost)
  const stream = new StoryStream(real, { perDay, founding: 0.55, copying: 0.12, outlets: 400 })
  const peer = centroidPeer(new StoryStream(real, { perDay, founding: 0.55, copying: 0.12, outlets: 400 }))
  console.log(`peer, all centroids: ${peer} articles/s at ${peerArticles} in the window`)
  const stretches = run(stream, total)
  const drafts = [...corpusDays()].flat().slice(0, rebuildMost)
  const rebuild = await measureRebuild(drafts)
  const seconds = stretches.reduce((sum, s) => sum + s.seconds, 0)
  const result = {
    date: new Date().toISOString(),
    machine: `${cpus().length} × ${cpus()[0]?.model ?? '?'}, Node ${process.version}`,
    articles: total,
    realArticles: real.length,
    perDay,
    articlesPerCpuSecond: Math.round(total / seconds),
    atHeld: points.filter((point) => point <= total).map((point) => around(point, stretches)),
    rssMb: Math.round(process.memoryUsage().rss / 1e6),
    peer: { articles: peerArticles, articlesPerCpuSecond: peer },
    rebuild,
  }
  mkdirSync(new URL('results/', import.meta.url), { recursive: true })
  writeFileSync(new URL('results/stories.json', import.meta.url), `${JSON.stringify(result, null, 2)}\n`)
  console.log(JSON.stringify(result, null, 2))
}

function run(stream: StoryStream, total: number): Stretch[] {
  const grouper = new Grouper({ maxArticles: 2 ** Math.ceil(Math.log2(total)), windowMs: 7 * dayMs })
  const stretches: Stretch[] = []
  for (let made = 0; made < total;) {
    const inputs = stream.take(Math.min(stretch, total - made))
    made += inputs.length
    let joined = 0
    const seconds = cpuSeconds(() => {
      for (const input of inputs) if (!grouper.add(input).isNewStory) joined++
      grouper.repair()
    })
    const bytesPerArticle = Math.round(grouper.bytes / grouper.count)
    stretches.push({ held: grouper.count, seconds, articles: inputs.length, bytesPerArticle, stepNs: stepNs() })
    if (made > 5 * stretch && made % 50_000 !== 0 && made !== total) continue
    console.log(
      `${made}: ${Math.round(inputs.length / seconds)} articles/s, joined ${joined}, ${bytesPerArticle} bytes held each`,
    )
  }
  return stretches
}

/** The rate over the stretches up to `point` held: the last 50,000, or the first stretch. A repair turn falls into most stretches. */
function around(point: number, stretches: readonly Stretch[]) {
  const near = stretches.filter(
    (s) => s.held <= point && s.held > point - Math.max(stretch, Math.min(50_000, point / 2)),
  )
  const sum = (of: (s: Stretch) => number): number => near.reduce((total, s) => total + of(s), 0)
  return {
    held: point,
    articlesPerCpuSecond: Math.round(sum((s) => s.articles) / sum((s) => s.seconds)),
    bytesPerArticle: near.at(-1)?.bytesPerArticle ?? 0,
    stepNs: Math.round(sum((s) => s.stepNs) / Math.max(1, near.length)),
  }
}

function realInputs(most: number): GroupInput[] {
  const drafts = [...corpusDays()].flat().sort((a, b) => a.at - b.at)
  return drafts.slice(0, most).map(({ sourceId, at, title, text }, i) => {
    const { features } = analyseArticle({ title, text, lang: 'ar' })
    return { id: i + 1, sourceId, at, lang: 'ar', title, features }
  })
}

function centroidPeer(stream: StoryStream): number {
  const inputs = stream.take(peerArticles)
  return Math.round(inputs.length / cpuSeconds(() => void groupByCentroids(inputs)))
}

/** Nanoseconds of one random read and write in 4 MB. */
function stepNs(): number {
  const steps = 500_000
  let x = 1
  const seconds = cpuSeconds(() => {
    for (let i = 0; i < steps; i++) {
      x = (Math.imul(x, 1664525) + 1013904223) >>> 0
      table[x >>> 12] = (table[x >>> 12] ?? 0) ^ x
    }
  })
  return (seconds / steps) * 1e9
}

function cpuSeconds(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const used = process.cpuUsage(before)
  return (used.user + used.system) / 1e6
}
