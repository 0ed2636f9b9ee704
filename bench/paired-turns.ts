/**
 * The turns of bench/paired.ts: two compiled checkouts work on the same articles, a few at a time, one after the other.
 * In: `analyse` or `stories`, two checkouts. Out: CPU time of the second to that of the first, on the last line. Reads ../shared/data/news-ar.
 */
import fs from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { analyseArticle } from '../src/analyse/analyse-article.ts'
import type { Grouper } from '../src/group/engine/grouper.ts'
import type { GroupInput } from '../src/group/engine/held-articles.ts'
import { dayMs } from '../src/model/instant.ts'
import { corpusDays } from './search-corpus.ts'
import { StoryStream } from './story-stream.ts'

const [work, ...trees] = process.argv.slice(2)
const articles = [...corpusDays()].flat().sort((a, b) => a.at - b.at)
/** Share of the turns that only warm up. */
const warmUpShare = 0.2
const analyses = await Promise.all(
  trees.map((tree) => loaded<{ analyseArticle: typeof analyseArticle }>(tree, 'src/analyse', 'analyse-article.js')),
)
console.log(String(work === 'analyse' ? analysisTurns() : await groupingTurns()))

function analysisTurns(): number {
  const turns = []
  for (let at = 0; at + 100 <= articles.length; at += 100) turns.push(articles.slice(at, at + 100))
  return ratioOf(
    turns,
    analyses.map((module) => (some) => {
      for (const { title, text } of some) module.analyseArticle({ title, text })
    }),
  )
}

async function groupingTurns(): Promise<number> {
  const real: GroupInput[] = articles.slice(0, 8_000).map(({ sourceId, at, title, text }, i) => {
    const features = analyses[0]?.analyseArticle({ title, text, lang: 'ar' }).features
    if (features === undefined) throw new Error('two checkouts are needed')
    return { id: i + 1, sourceId, at, lang: 'ar', title, features }
  })
  const stream = new StoryStream(real, { perDay: 300_000, founding: 0.55, copying: 0.12, outlets: 400 })
  const modules = await Promise.all(
    trees.map((tree) => loaded<{ Grouper: typeof Grouper }>(tree, 'src/group', 'grouper.js')),
  )
  const groupers = modules.map((module) => new module.Grouper({ maxArticles: 2 ** 20, windowMs: 7 * dayMs }))
  const turns = Array.from({ length: 80 }, () => stream.take(500))
  return ratioOf(
    turns,
    groupers.map((grouper) => (some) => {
      for (const input of some) grouper.add(input)
      grouper.repair()
    }),
  )
}

/** CPU time of the second side to that of the first, the order changing from turn to turn; the median of the turns' ratios. */
function ratioOf<T>(turns: readonly T[], sides: readonly ((turn: T) => void)[]): number {
  const ratios: number[] = []
  turns.forEach((turn, k) => {
    const spent = [0, 0]
    for (const side of k % 2 ? [0, 1] : [1, 0]) {
      const before = process.cpuUsage()
      sides[side]?.(turn)
      const used = process.cpuUsage(before)
      spent[side] = used.user + used.system
    }
    if (k >= warmUpShare * turns.length) ratios.push((spent[1] ?? 0) / Math.max(1, spent[0] ?? 0))
  })
  ratios.sort((a, b) => a - b)
  return ratios[ratios.length >> 1] ?? 0
}

/** The module of that file name, wherever a checkout has it below `folder`. */
async function loaded<M>(tree: string, folder: string, name: string): Promise<M> {
  const built = path.join(tree, 'built', folder.replace('src/', ''))
  const file = fs
    .readdirSync(built, { recursive: true, encoding: 'utf8' })
    .find((found) => path.basename(found) === name)
  if (file === undefined) throw new Error(`no ${name} in ${built}`)
  const module: M = await import(pathToFileURL(path.join(built, file)).href)
  return module
}
