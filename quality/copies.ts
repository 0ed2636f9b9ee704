/**
 * Checks grouping on all of ../shared/data/news-ar: pairs of one text by an exact index, and the shape of the stories.
 * In: `--days=N` for the first N days only. Out: recall of exact pairs, how many end in one story, the largest stories with their titles.
 * Exit 1 when either share is below 99.5 %.
 */
import fs from 'node:fs'
import { dayMs } from '../src/model/instant.ts'
import { analyseArticle } from '../src/analyse/analyse-article.ts'
import { Grouper } from '../src/group/engine/grouper.ts'
import { scan } from '../src/text/scanner/scan.ts'
import { readLines, sharedDir } from './story-files.ts'

interface RawArticle {
  source: string
  title: string
  content: string
  date_extracted: string
}

const days = Number(process.argv.find((a) => a.startsWith('--days='))?.slice(7) ?? 99)
const folder = new URL('data/news-ar/', sharedDir)
const files = fs.readdirSync(folder).filter((name) => name.endsWith('.jsonl.gz'))
const articles = files
  .sort()
  .slice(0, days)
  .flatMap((name) => readLines<RawArticle>(new URL(name, folder)))
articles.sort((a, b) => (a.date_extracted < b.date_extracted ? -1 : a.date_extracted > b.date_extracted ? 1 : 0))
const grouper = new Grouper({ windowMs: 40 * dayMs })
const storyOf = new Map<number, number>()
const shingles: Uint32Array[] = []
const before = process.cpuUsage()
articles.forEach((a, i) => {
  const { features, analysis } = analyseArticle({ title: a.title, text: a.content })
  const at = Date.parse(`${a.date_extracted.replace(' ', 'T')}Z`)
  const d = grouper.add({ id: i + 1, sourceId: a.source, at, lang: analysis.lang, title: a.title, features })
  storyOf.set(i + 1, d.storyId)
  for (const change of grouper.repair()) storyOf.set(change.articleId, change.toStoryId)
  shingles.push(shinglesOf(a.content))
})
for (const change of grouper.repairAll()) storyOf.set(change.articleId, change.toStoryId)
const used = process.cpuUsage(before)
console.log(`${articles.length} articles, ${((used.user + used.system) / 1e6).toFixed(0)} CPU-seconds with analysis`)

const pairs = exactPairs()
const inOneStory = pairs.filter(([a, b]) => storyOf.get(a + 1) === storyOf.get(b + 1)).length
const inOneGroup = pairs.filter(([a, b]) => {
  const group = grouper.copyGroupOf(a + 1)
  return group !== undefined && group === grouper.copyGroupOf(b + 1)
}).length
const percent = (n: number): string => `${((100 * n) / Math.max(1, pairs.length)).toFixed(2)} %`
console.log(
  `pairs with Jaccard ≥ .5: ${pairs.length}; in one copy group ${percent(inOneGroup)}, in one story ${percent(inOneStory)}`,
)
if (Math.min(inOneGroup, inOneStory) < 0.995 * pairs.length) process.exitCode = 1

const stories = new Map<number, number[]>()
for (const [id, story] of storyOf) stories.set(story, [...(stories.get(story) ?? []), id])
const sizes = [...stories.values()].sort((a, b) => b.length - a.length)
console.log(`stories ${sizes.length}, of one article ${sizes.filter((s) => s.length === 1).length}`)
for (const members of sizes.slice(0, 12)) {
  const step = Math.max(1, Math.floor(members.length / 5))
  const titles = members.filter((_, i) => i % step === 0).slice(0, 5)
  console.log(`${members.length}: ${titles.map((id) => articles[id - 1]?.title.trim().slice(0, 60) ?? '').join(' | ')}`)
}

function shinglesOf(text: string): Uint32Array {
  const s = scan(text)
  const found = new Set<number>()
  for (let i = 0; i + 5 <= s.count; i++) {
    let h = 0
    for (let k = i; k < i + 5; k++) h = (Math.imul(h, 0x01000193) ^ (s.hash[k] ?? 0)) >>> 0
    found.add(h)
  }
  return Uint32Array.from(found)
}

/** Pairs within 40 days whose distinct 5-word shingles have Jaccard ≥ .5, by an inverted index over all shingles. */
function exactPairs(): [number, number][] {
  const found: [number, number][] = []
  const index = new Map<number, number[]>()
  shingles.forEach((mine, i) => {
    const shared = new Map<number, number>()
    for (const h of mine) {
      const list = index.get(h)
      if (!list) index.set(h, [i])
      else {
        for (const j of list) shared.set(j, (shared.get(j) ?? 0) + 1)
        list.push(i)
      }
    }
    for (const [j, both] of shared) {
      const all = mine.length + (shingles[j]?.length ?? 0) - both
      if (mine.length >= 10 && both / all >= 0.5) found.push([j, i])
    }
  })
  return found
}
