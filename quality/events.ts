/**
 * Measures events of every size on three sets of stories: two of Gulf outlets, one of pan-Arab outlets.
 * In: nothing. Out: figures of the packaged constants, of each set with the threshold that the other two would choose, and of the biggest event of
 * each; exit 1 below the floors. Reads ../shared/data/stories-ar and stories-pan.
 *
 * The pair model was fitted on stories-ar/dev alone (quality/stories.ts); the constants of joining (src/group/engine/event-profile.ts) were chosen with
 * all three in sight, so that the figures with the others' threshold say only how much that one constant owes to the set.
 */
import { groupAll } from '../src/group/engine/group-all.ts'
import { Grouper } from '../src/group/engine/grouper.ts'
import { eventThreshold } from '../src/group/engine/event-join.ts'
import type { GroupInput } from '../src/group/engine/held-articles.ts'
import { aboveFloors } from './statement-scores.ts'
import {
  groupInputs,
  readLines,
  scoreStories,
  scoreText,
  sharedDir,
  type Score,
  type StoryArticle,
} from './story-files.ts'

const names = ['stories-ar/dev', 'stories-ar/dev2', 'stories-pan/dev'] as const
const thresholds = [0.46, 0.5, eventThreshold, 0.58, 0.62]

interface MeasuredSet {
  name: string
  inputs: GroupInput[]
  gold: number[]
}

const sets = names.map(read)
const figures: Record<string, number> = {}
const byThreshold = sets.map((set) => new Map(thresholds.map((threshold) => [threshold, scoreOf(set, threshold)])))
for (const [i, set] of sets.entries()) {
  const packaged = byThreshold[i]?.get(eventThreshold)
  if (!packaged) continue
  const { share, purity, size } = biggest(set, eventThreshold)
  const others = chosenByOthers(i)
  const leftOut = byThreshold[i]?.get(others) ?? packaged
  console.log(`${set.name}: ${scoreText(packaged)}`)
  console.log(`  as stored by the stream: ${scoreText(scoreStories(set.gold, streamed(set), () => true))}`)
  console.log(`  threshold of the other sets (${others}): ${scoreText(leftOut)}`)
  console.log(
    `  biggest event, ${size} articles: ${share.toFixed(2)} in one story, of which ${purity.toFixed(2)} belong`,
  )
  const key = set.name.replace('stories-', '').replace('/', '-')
  figures[`${key}BcubedF1`] = packaged.bcubed.f
  figures[`${key}PairwiseF1`] = packaged.pairwise.f
  figures[`${key}LeftOutBcubedF1`] = leftOut.bcubed.f
  figures[`${key}LeftOutPairwiseF1`] = leftOut.pairwise.f
  figures[`${key}BiggestShare`] = share
  figures[`${key}BiggestPurity`] = purity
}
if (!aboveFloors(figures, new URL('events.floors.json', import.meta.url))) process.exitCode = 1

function read(name: string): MeasuredSet {
  const articles = readLines<StoryArticle>(new URL(`data/${name}.articles.jsonl.gz`, sharedDir))
  articles.sort((a, b) => (a.t < b.t ? -1 : a.t > b.t ? 1 : Number(a.id) - Number(b.id)))
  const storyOf = new Map<string, number>()
  readLines<{ ids: number[] }>(new URL(`data/${name}.gold.jsonl`, sharedDir)).forEach(({ ids }, story) => {
    for (const id of ids) storyOf.set(String(id), story)
  })
  return {
    name,
    inputs: groupInputs(articles),
    gold: articles.map((a, i) => storyOf.get(String(a.id)) ?? 1_000_000 + i),
  }
}

function grouped(set: MeasuredSet, threshold: number): number[] {
  const stories = groupAll(set.inputs, { eventThreshold: threshold })
  return set.inputs.map((a) => stories.get(a.id) ?? a.id)
}

function scoreOf(set: MeasuredSet, threshold: number): Score {
  return scoreStories(set.gold, grouped(set, threshold), () => true)
}

/** As the product stores it: decisions as articles come, and the repairs that the stream makes. */
function streamed({ inputs }: MeasuredSet): number[] {
  const grouper = new Grouper({})
  const stories = new Map<number, number>()
  for (const article of inputs) {
    stories.set(article.id, grouper.add(article).storyId)
    for (const change of grouper.repair()) stories.set(change.articleId, change.toStoryId)
  }
  return inputs.map((a) => stories.get(a.id) ?? a.id)
}

/** The threshold with the best mean of both figures over the other sets. */
function chosenByOthers(left: number): number {
  const valueOf = (threshold: number): number =>
    byThreshold.reduce((sum, scores, i) => {
      const score = scores.get(threshold)
      return i === left || !score ? sum : sum + score.bcubed.f + score.pairwise.f
    }, 0)
  return thresholds.reduce((best, threshold) => (valueOf(threshold) > valueOf(best) ? threshold : best))
}

/** Of the largest event of the gold: how much of it one story holds, and how much of that story belongs. */
function biggest(set: MeasuredSet, threshold: number): { size: number; share: number; purity: number } {
  const got = grouped(set, threshold)
  const event = largest(set.gold)
  const inEvent = got.filter((_, i) => set.gold[i] === event)
  const story = largest(inEvent)
  const both = inEvent.filter((each) => each === story).length
  return {
    size: inEvent.length,
    share: both / inEvent.length,
    purity: both / got.filter((each) => each === story).length,
  }
}

function largest(labels: readonly number[]): number {
  const counts = new Map<number, number>()
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? 0
}
