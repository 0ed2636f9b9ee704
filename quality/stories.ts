/**
 * Measures stories on ../shared/data/stories-ar by cross-validation, and fits the join model.
 * In: `--fit` to write src/group/join-weights.ts. Out: the folds' figures and the figure of the packaged weights.
 */
import fs from 'node:fs'
import { groupAll } from '../src/group/group-all.ts'
import { HeldArticles, type GroupInput } from '../src/group/held-articles.ts'
import { joinModel, linkThreshold, type JoinModel } from '../src/group/join-model.ts'
import type { JoinWeights } from '../src/group/join-weights.ts'
import { NeighbourSearch } from '../src/group/neighbours.ts'
import { evidenceNames } from '../src/group/pair-evidence.ts'
import { fitLogistic, type Row } from './fit-logistic.ts'
import { groupInputs, readLines, scoreStories, scoreText, sharedDir, type StoryArticle } from './story-files.ts'

const foldCount = 5
const day = 86_400_000

interface Pair extends Row {
  a: number
  b: number
}

const articles = readLines<StoryArticle>(new URL('data/stories-ar/dev.articles.jsonl.gz', sharedDir))
articles.sort((a, b) => (a.t < b.t ? -1 : a.t > b.t ? 1 : Number(a.id) - Number(b.id)))
const gold = goldOf(articles)
const folds = gold.map((story) => ((Math.imul(story + 1, 2654435761) >>> 16) & 0xffff) % foldCount)
const inputs = groupInputs(articles)
const headlines = groupInputs(articles, { withBodies: false })
const bodyPairs = pairsOf(inputs)
const headlinePairs = pairsOf(headlines)
const thresholds = (process.argv.find((a) => a.startsWith('--thresholds='))?.slice(13) ?? String(linkThreshold))
  .split(',')
  .map(Number)

console.log(
  `articles ${articles.length}, pairs ${bodyPairs.length}, of one story ${bodyPairs.filter((p) => p.y === 1).length}`,
)
if (!process.argv.includes('--no-folds'))
  for (const threshold of thresholds) {
    for (const [name, set] of [
      ['with bodies', inputs],
      ['titles only', headlines],
    ] as const) {
      const sum = { bp: 0, br: 0, pp: 0, pr: 0 }
      for (let fold = 0; fold < foldCount; fold++) {
        const model = fitModel((i) => folds[i] !== fold)
        const got = grouped(set, { model, threshold })
        const score = scoreStories(gold, got, (i) => folds[i] === fold)
        console.log(`${name}, threshold ${threshold}, fold ${fold + 1}: ${scoreText(score)}`)
        sum.bp += score.bcubed.p / foldCount
        sum.br += score.bcubed.r / foldCount
        sum.pp += score.pairwise.p / foldCount
        sum.pr += score.pairwise.r / foldCount
      }
      const f = (p: number, r: number): string => ((2 * p * r) / (p + r)).toFixed(4)
      console.log(
        `${name}, threshold ${threshold}, mean of folds: B-cubed F ${f(sum.bp, sum.br)} pairwise F ${f(sum.pp, sum.pr)}`,
      )
    }
  }
if (process.argv.includes('--fit')) {
  const model = fitModel(() => true)
  fs.writeFileSync(new URL('../src/group/join-weights.ts', import.meta.url), weightsFile(model))
  console.log(`all, own fit: ${scoreText(scoreStories(gold, grouped(inputs, { model }), () => true))}`)
} else {
  console.log(`packaged weights: ${scoreText(scoreStories(gold, grouped(inputs, { model: joinModel }), () => true))}`)
}

function goldOf(all: readonly StoryArticle[]): number[] {
  const storyOf = new Map<string, number>()
  readLines<{ ids: number[] }>(new URL('data/stories-ar/dev.gold.jsonl', sharedDir)).forEach(({ ids }, story) => {
    for (const id of ids) storyOf.set(String(id), story)
  })
  return all.map((a, i) => storyOf.get(String(a.id)) ?? 1_000_000 + i)
}

function grouped(set: readonly GroupInput[], o: { model: JoinModel; threshold?: number }): number[] {
  const stories = groupAll(set, o)
  return set.map((a) => stories.get(a.id) ?? a.id)
}

/** The pairs that the grouper would compare once it knows all articles; a pair's weight falls with the size of its stories. */
function pairsOf(set: readonly GroupInput[]): Pair[] {
  const held = new HeldArticles(2 ** 20, 30 * day)
  const search = new NeighbourSearch(held)
  for (const article of set) {
    const serial = held.insert(article)
    search.add(serial)
  }
  const sizes = new Map<number, number>()
  for (const story of gold) sizes.set(story, (sizes.get(story) ?? 0) + 1)
  const pairs: Pair[] = []
  const seen = new Set<number>()
  for (let a = 0; a < set.length; a++) {
    for (const b of search.candidates(a, 48)) {
      const key = Math.min(a, b) * set.length + Math.max(a, b)
      if (seen.has(key)) continue
      seen.add(key)
      const [one, two] = [gold[a] ?? 0, gold[b] ?? 0]
      const weight = 1 / Math.sqrt((sizes.get(one) ?? 1) * (sizes.get(two) ?? 1))
      pairs.push({ a, b, x: Float64Array.from(search.reader.compare(b)), y: one === two ? 1 : 0, weight })
    }
  }
  return pairs
}

function fitModel(isTraining: (article: number) => boolean): JoinModel {
  const fit = (pairs: readonly Pair[]): JoinWeights =>
    fitLogistic(pairs.filter((p) => isTraining(p.a) && isTraining(p.b)))
  return { body: fit(bodyPairs), headline: fit(headlinePairs) }
}

function weightsFile(model: JoinModel): string {
  const table = (name: string, doc: string, w: JoinWeights): string =>
    `/** ${doc} */\nexport const ${name}: JoinWeights = {\n  bias: ${w.bias.toFixed(4)},\n  weights: [\n` +
    w.weights.map((x, i) => `    ${x.toFixed(4)}, // ${evidenceNames[i] ?? ''}\n`).join('') +
    '  ],\n}\n'
  return `/**
 * Weights of the join model, in the order of \`evidenceNames\`; written by \`quality/stories.ts --fit\`, not by hand.
 * In: nothing. Out: two small tables. Touches nothing.
 */
export interface JoinWeights {
  bias: number
  weights: readonly number[]
}

${table('bodyWeights', 'For two articles with bodies.', model.body)}
${table('headlineWeights', 'For two headlines, or a headline and an article.', model.headline)}`
}
