/**
 * Measures stories on ../shared/data/stories-ar by cross-validation, and fits the join model.
 * In: `--fit` to write src/group/engine/join-weights.ts, `--no-folds`, `--thresholds=a,b`. Out: the folds' figures, the figure of the packaged
 * weights, exit 1 below the floors.
 */
import fs from 'node:fs'
import { evidenceNames, type EvidenceName } from '../src/group/engine/evidence.ts'
import { dayMs as day } from '../src/model/instant.ts'
import { groupAll } from '../src/group/engine/group-all.ts'
import { Grouper } from '../src/group/engine/grouper.ts'
import { HeldArticles, type GroupInput } from '../src/group/engine/held-articles.ts'
import { joinModel, linkThreshold, type JoinModel, type JoinWeights } from '../src/group/engine/join-model.ts'
import { NeighbourSearch } from '../src/group/engine/neighbours.ts'
import { fitLogistic, type Row } from './fits/fit-logistic.ts'
import { aboveFloors } from './statement-scores.ts'
import { groupInputs, readLines, scoreStories, scoreText, sharedDir, type StoryArticle } from './story-files.ts'

const foldCount = 5
/** Of the ridge of the fit. */
const ridge = 10
/** Evidence that a forward selection with the folds kept for two articles with bodies; more of it did not help the folds. */
const bodyEvidence: readonly EvidenceName[] = [
  'cosine',
  'bodyCosine',
  'logCosine',
  'nameCosine',
  'titleLeadHigh',
  'daySame',
  'headPlaceOther',
  'sharedTitle',
  'logHours',
  'sharedWords',
  'logHeadCosine',
  'longerWords',
  'sameSource',
  'template',
  'pairCosine',
  'headCityOther',
  'titlePersonFound',
  'otherNameCosine',
  'headCitySame',
  'headNames',
  'wordCosine',
  'opinion',
  'longerTitle',
  'titleCityOther',
  'weekdayOther',
  'titleNumberSame',
  'rareWords',
  'shorterWords',
  'titleLeadLow',
  'titleOtherSame',
]
/** The same where one is a headline only. */
const headlineEvidence: readonly EvidenceName[] = [
  'sharedTitle',
  'logHeadCosine',
  'nameCosine',
  'logHours',
  'titleNumberSame',
  'sameSource',
  'headPlaceOther',
  'headNames',
  'logCosine',
  'pairCosine',
  'headCityOther',
  'titleCityOther',
  'titleCoverLow',
  'titleLeadLow',
  'cosine',
  'longerTitle',
  'titleMissed',
  'wordCosine',
  'opinion',
]

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
const figures: Record<string, number> = {}
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
      const f = (p: number, r: number): number => (2 * p * r) / (p + r)
      if (set === inputs && threshold === linkThreshold) {
        figures['foldsBcubedF1'] = f(sum.bp, sum.br)
        figures['foldsPairwiseF1'] = f(sum.pp, sum.pr)
      }
      console.log(
        `${name}, threshold ${threshold}, mean of folds: B-cubed F ${f(sum.bp, sum.br).toFixed(4)} pairwise F ${f(sum.pp, sum.pr).toFixed(4)}`,
      )
    }
  }
if (process.argv.includes('--fit')) {
  const model = fitModel(() => true)
  fs.writeFileSync(new URL('../src/group/engine/join-weights.ts', import.meta.url), weightsFile(model))
  console.log(`all, own fit: ${scoreText(scoreStories(gold, grouped(inputs, { model }), () => true))}`)
} else {
  const score = scoreStories(gold, grouped(inputs, { model: joinModel }), () => true)
  console.log(`packaged weights: ${scoreText(score)}`)
  console.log(
    `packaged weights, stream without the final look: ${scoreText(scoreStories(gold, streamed(), () => true))}`,
  )
  figures['packagedBcubedF1'] = score.bcubed.f
  figures['packagedPairwiseF1'] = score.pairwise.f
  if (!process.argv.includes('--no-folds') && !aboveFloors(figures, new URL('stories.floors.json', import.meta.url)))
    process.exitCode = 1
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

/** As the product stores it: decisions as articles come, and the repairs that the stream makes. */
function streamed(): number[] {
  const grouper = new Grouper({})
  const stories = new Map<number, number>()
  for (const article of inputs) {
    stories.set(article.id, grouper.add(article).storyId)
    for (const change of grouper.repair()) stories.set(change.articleId, change.toStoryId)
  }
  return inputs.map((a) => stories.get(a.id) ?? a.id)
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
  const fit = (pairs: readonly Pair[], evidence: readonly EvidenceName[]): JoinWeights => {
    const isUsed = evidenceNames.map((name) => evidence.includes(name))
    const rows = pairs
      .filter((p) => isTraining(p.a) && isTraining(p.b))
      .map((p) => ({ ...p, x: p.x.map((value, i) => (isUsed[i] === true ? value : 0)) }))
    return fitLogistic(rows, ridge)
  }
  return { body: fit(bodyPairs, bodyEvidence), headline: fit(headlinePairs, headlineEvidence) }
}

function weightsFile(model: JoinModel): string {
  const table = (name: string, doc: string, w: JoinWeights): string =>
    `/** ${doc} */\nexport const ${name}: NamedWeights = {\n  bias: ${w.bias.toFixed(4)},\n  weights: {\n` +
    evidenceNames.map((evidence, i) => `    ${evidence}: ${(w.weights[i] ?? 0).toFixed(4)},\n`).join('') +
    '  },\n}\n'
  return `/**
 * Weights of the join model by the names of the evidence; written by \`quality/stories.ts --fit\`, not by hand.
 * In: nothing. Out: two small tables. Touches nothing.
 */
import type { EvidenceName } from './evidence.ts'

export interface NamedWeights {
  bias: number
  weights: Readonly<Record<EvidenceName, number>>
}

${table('bodyWeights', 'For two articles with bodies.', model.body)}
${table('headlineWeights', 'For two headlines, or a headline and an article.', model.headline)}`
}
