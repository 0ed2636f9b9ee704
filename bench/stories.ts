/**
 * Streams articles through copies and stories and measures rate, memory and rebuild.
 * In: `--articles=N` (default 1,000,000). Out: a line for each stretch, then the summary. Reads ../shared/data/news-ar.
 *
 * Real articles first; then synthetic ones whose terms, numbers, names and shingles are drawn from the real ones: an event takes one
 * real article as its seed, its reports keep a share of the seed's terms and take the rest from a random other article, one in eight is
 * a copy. Instants run as in a press of 300,000 articles a day. Features are made beforehand, in stretches that are not timed.
 */
import fs from 'node:fs'
import os from 'node:os'
import { analyseArticle } from '../src/analyse/analyse-article.ts'
import { Grouper, type GroupedInput, type GroupInput } from '../src/group/grouper.ts'
import type { Features } from '../src/model/features.ts'
import { readLines, sharedDir } from '../quality/story-files.ts'

interface RawArticle {
  source: string
  title: string
  content: string
  date_extracted: string
}

const total = Number(process.argv.find((a) => a.startsWith('--articles='))?.slice(11) ?? 1_000_000)
const realMost = Number(process.argv.find((a) => a.startsWith('--real='))?.slice(7) ?? 31_030)
const stretch = 10_000
const perDay = 300_000
const start = Date.UTC(2031, 0, 1)

let state = 12345
function random(): number {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0
  return state / 4294967296
}

const seeds = realFeatures()
console.log(
  `${new Date().toISOString().slice(0, 10)}, node ${process.version}, ${os.cpus()[0]?.model ?? ''}; ${seeds.length} real articles`,
)
const grouper = new Grouper({ maxArticles: 2 ** Math.ceil(Math.log2(total)), windowMs: 30 * 86_400_000 })
const live: { seed: number; variant: number }[] = []
const restoreInputs: GroupedInput[] = []
let made = 0
let cpuTotal = 0
const rates = new Map<number, number>()
while (made < total) {
  const inputs: GroupInput[] = []
  while (inputs.length < stretch && made < total) inputs.push(next(made++))
  const before = process.cpuUsage()
  let joined = 0
  for (const input of inputs) {
    const decision = grouper.add(input)
    if (!decision.isNewStory) joined++
    if (restoreInputs.length < 50_000) restoreInputs.push({ ...input, storyId: decision.storyId })
  }
  const changes = grouper.repair().length
  const used = process.cpuUsage(before)
  const seconds = (used.user + used.system) / 1e6
  cpuTotal += seconds
  rates.set(made, inputs.length / seconds)
  if (made <= 5 * stretch || made % 100_000 === 0) {
    const rate = Math.round(inputs.length / seconds)
    console.log(
      `${made} held ${grouper.count}: ${rate} articles/s, joined ${joined}, changes ${changes}, ${Math.round(grouper.bytes / grouper.count)} bytes held each`,
    )
  }
}
console.log(
  `all: ${Math.round(total / cpuTotal)} articles per CPU-second, ${Math.round(grouper.bytes / grouper.count)} bytes held each, RSS ${Math.round(process.memoryUsage().rss / 1e6)} MB`,
)
const at = (n: number): string => {
  const near = [...rates].filter(([k]) => k > n - 5 * stretch && k <= n + stretch)
  return near.length === 0 ? '-' : String(Math.round(near.length / near.reduce((s, [, r]) => s + 1 / r, 0)))
}
console.log(
  `articles/s near 10k ${at(stretch)}, near 100k ${at(100_000)}, near 500k ${at(500_000)}, near 1M ${at(1_000_000)} (harmonic means of 60,000 articles)`,
)
const again = new Grouper({ maxArticles: 2 ** 17, windowMs: 30 * 86_400_000 })
const before = process.cpuUsage()
for (const input of restoreInputs) again.restore(input)
const used = process.cpuUsage(before)
console.log(`rebuild: ${Math.round((restoreInputs.length * 1e6) / (used.user + used.system))} articles per CPU-second`)

function realFeatures(): { features: Features; source: string; title: string }[] {
  const folder = new URL('data/news-ar/', sharedDir)
  const found: { features: Features; source: string; title: string }[] = []
  for (const name of fs.readdirSync(folder).sort()) {
    if (!name.endsWith('.jsonl.gz')) continue
    for (const a of readLines<RawArticle>(new URL(name, folder))) {
      if (found.length >= realMost) return found
      found.push({
        features: analyseArticle({ title: a.title, text: a.content, lang: 'ar' }).features,
        source: a.source,
        title: a.title,
      })
    }
  }
  return found
}

function next(n: number): GroupInput {
  const at = start + Math.floor((n * 86_400_000) / perDay)
  const seed = seeds[n]
  if (seed) return { id: n + 1, sourceId: seed.source, at, lang: 'ar', title: seed.title, features: seed.features }
  // Half of the articles report an event of the last few thousand; story sizes come out with a long tail.
  let event = random() < 0.5 ? live[Math.max(0, live.length - 1 - Math.floor(random() ** 2 * 4000))] : undefined
  const isNew = event === undefined
  event ??= { seed: Math.floor(random() * seeds.length), variant: (random() * 4294967296) >>> 0 }
  if (isNew) live.push(event)
  if (live.length > 20_000) live.splice(0, 10_000)
  const base = seeds[event.seed]?.features
  const other = seeds[Math.floor(random() * seeds.length)]?.features
  const source = `outlet-${Math.floor(random() * 400)}`
  if (!base || !other) throw new Error('no real articles to draw from')
  const isCopy = !isNew && random() < 0.25
  return {
    id: n + 1,
    sourceId: source,
    at,
    lang: 'ar',
    title: '',
    features: isCopy ? varied(base, event.variant) : mixed(varied(base, event.variant), other, n),
  }
}

/** The seed as another event: a third of its terms (its names, so to speak) are replaced for good, all its shingles too. */
function varied(f: Features, variant: number): Features {
  const change = (hash: number, share: number): number => {
    const h = Math.imul(hash ^ variant, 0x85ebca6b) >>> 0
    return h / 4294967296 < share ? (h ^ (h >>> 7)) >>> 8 : hash
  }
  return sorted({
    ...f,
    terms: f.terms.map((t) => change(t, 0.33)),
    shingles: f.shingles.map((s) => (s ^ (variant >>> (f.shingleLevel + 1))) >>> 0),
    titleHash: f.titleHash ^ variant,
  })
}

/** Another outlet's report of the event: six terms in ten kept, the rest from elsewhere; other shingles. */
function mixed(f: Features, other: Features, n: number): Features {
  const terms = f.terms.slice()
  for (let i = 0; i < terms.length; i++)
    if (random() < 0.4) terms[i] = other.terms[i % Math.max(1, other.terms.length)] ?? 0
  return sorted({
    ...f,
    terms,
    shingles: f.shingles.map((s) => (s ^ Math.imul(n, 2654435761)) >>> f.shingleLevel),
    numbers: other.numbers,
    titleHash: n,
  })
}

function sorted(f: Features): Features {
  const order = [...f.terms.keys()].sort((a, b) => (f.terms[a] ?? 0) - (f.terms[b] ?? 0))
  return {
    ...f,
    terms: Uint32Array.from(order, (i) => f.terms[i] ?? 0),
    weights: Uint8Array.from(order, (i) => f.weights[i] ?? 0),
    marks: Uint8Array.from(order, (i) => f.marks[i] ?? 0),
    shingles: f.shingles.slice().sort(),
  }
}
