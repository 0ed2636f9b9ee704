/**
 * Measures the independent origins of stories on ../shared/data/origins-ar, and fits how likely two articles are of one origin.
 * In: `--fit` to write src/group/origins/join-weights.ts. Out: the shared scorer's figures with weights that have not seen the story
 * (each story left out in turn), with the packaged weights, and for the trivial answer "one origin"; exit 1 below the floors.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { originMember } from '../src/cli/predict/origins.ts'
import { InputRecord } from '../src/cli/predict/input-records.ts'
import { isComment } from '../src/group/origins/comment.ts'
import { joinWeights } from '../src/group/origins/join-weights.ts'
import type { OriginMember } from '../src/group/origins/origin-member.ts'
import { printed, type PrintedMember } from '../src/group/origins/partition.ts'
import { storyOrigins } from '../src/group/origins/story-origins.ts'
import { pairFeatures } from '../src/group/origins/text-print.ts'
import { fitLogistic, type Row } from './fits/fit-logistic.ts'
import { aboveFloors } from './statement-scores.ts'
import { readLines, sharedDir } from './story-files.ts'

interface GoldStory {
  story: string
  set: string
  ids: number[]
  groups: { ids: number[]; origin: string | null; kind: string }[]
  comment: number[]
}

interface Scores {
  bcubedF1: number
  countMae: number
  countExact: number
  name: number
  nameByKind: Record<string, string>
  commentP: number | null
  commentR: number | null
  perStory: { gold: number; predicted: number; f1: number }[]
}

/** Chosen with the threshold by leaving stories out: between 1 and 8 the figures change by less than one story. */
const ridge = 8
const read = new Map<string, Record<string, unknown>[]>()
const goldFile = new URL('data/origins-ar/dev.origins.jsonl', sharedDir)

if (existsSync(goldFile)) main()
else console.log('skipped: ../shared/data/origins-ar is not here')

function main(): void {
  const stories = readLines<GoldStory>(goldFile)
  const members = stories.map(membersOf)
  const rows = stories.map((story, i) => rowsOf(story, printed(members[i]?.filter((m) => !isComment(m)) ?? [])))
  if (process.argv.includes('--fit')) writeWeights(fitLogistic(rows.flat(), ridge))
  const unseen = stories.map((story, i) =>
    predictionOf(story, members[i] ?? [], fitLogistic(rows.filter((_, k) => k !== i).flat(), ridge)),
  )
  const packaged = stories.map((story, i) => predictionOf(story, members[i] ?? [], joinWeights))
  const one = stories.map(({ story, set, ids }) => ({ story, set, groups: [{ ids, origin: '' }], comment: [] }))
  const figures = { ...told('unseen', scored(unseen)), ...told('packaged', scored(packaged)) }
  told('one', scored(one))
  const ranges = stories.map((_story, i) => storyOrigins(members[i] ?? [], joinWeights))
  const held = ranges.filter(({ least, most }, i) => {
    const gold = stories[i]?.groups.length ?? 0
    return least <= gold && gold <= most
  })
  const points = ranges.filter(({ least, most }) => least === most)
  console.log(`range holds the number in ${held.length} of ${stories.length}; one number in ${points.length}`)
  if (!aboveFloors(figures, new URL('origins.floors.json', import.meta.url))) process.exitCode = 1
}

function membersOf({ set, ids }: GoldStory): OriginMember[] {
  const wanted = new Map(ids.map((id, i) => [id, i]))
  const found: OriginMember[] = []
  for (const article of articlesOf(set)) {
    const place = wanted.get(Number(article['id']))
    if (place !== undefined) found[place] = originMember(new InputRecord(article, set, 0), place + 1)
  }
  return found
}

function articlesOf(set: string): Record<string, unknown>[] {
  const known = read.get(set) ?? readLines<Record<string, unknown>>(new URL(`data/${set}.articles.jsonl.gz`, sharedDir))
  read.set(set, known)
  return known
}

/** The pairs of a story; all of them together weigh as much as the story has articles. */
function rowsOf(story: GoldStory, of: readonly PrintedMember[]): Row[] {
  const groupOf = new Map(story.groups.flatMap(({ ids }, group) => ids.map((id) => [id, group] as const)))
  const group = (one: PrintedMember): number | undefined => groupOf.get(story.ids[one.member.id - 1] ?? -1)
  const rows: Row[] = []
  for (const [i, a] of of.entries()) {
    for (const b of of.slice(0, i)) {
      const same = group(a) !== undefined && group(a) === group(b)
      rows.push({ x: Float64Array.from(pairFeatures(a.print, b.print)), y: same ? 1 : 0, weight: 1 })
    }
  }
  return rows.map((row) => ({ ...row, weight: story.ids.length / rows.length }))
}

function predictionOf(story: GoldStory, members: readonly OriginMember[], weights: typeof joinWeights): object {
  const { origins, comments } = storyOrigins(members, weights)
  const idOf = (id: number): number | undefined => story.ids[id - 1]
  return {
    story: story.story,
    set: story.set,
    groups: origins.map((o) => ({ ids: o.articleIds.map(idOf), origin: o.name ?? null })),
    comment: comments.map(idOf),
  }
}

function scored(predictions: readonly object[]): Scores {
  const folder = mkdtempSync(join(tmpdir(), 'origins-'))
  try {
    const file = join(folder, 'predicted.jsonl')
    writeFileSync(file, predictions.map((line) => `${JSON.stringify(line)}\n`).join(''))
    const scorer = fileURLToPath(new URL('bench/score-origins.mjs', sharedDir))
    const args = [scorer, fileURLToPath(goldFile), file, '--json', '--per-story']
    return JSON.parse(execFileSync('node', args, { encoding: 'utf8' })) as Scores
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Prints the figures and gives those with floors; the higher the better. */
function told(name: string, s: Scores): Record<string, number> {
  const single = s.perStory.filter(({ gold }) => gold === 1)
  const several = s.perStory.filter(({ gold }) => gold > 1)
  const mean = (of: Scores['perStory']): string => (of.reduce((n, { f1 }) => n + f1, 0) / of.length).toFixed(3)
  const tooMany = single.filter(({ predicted }) => predicted > 1).length
  const agencies = s.nameByKind['agency'] ?? '0/0'
  console.log(
    `${name.padEnd(9)} F1 ${s.bcubedF1} exact ${s.countExact} off by ${s.countMae} named ${s.name} ${JSON.stringify(s.nameByKind)}`,
    `comment P ${s.commentP} R ${s.commentR}; of one origin said to have more ${tooMany}/${single.length},`,
    `F1 of one ${mean(single)}, of several ${mean(several)}`,
  )
  return {
    [`${name}F1`]: s.bcubedF1,
    [`${name}Exact`]: s.countExact,
    [`${name}Off`]: -s.countMae,
    [`${name}Named`]: s.name,
    [`${name}Agencies`]: Number(agencies.split('/')[0]),
    [`${name}SaidToHaveMore`]: -tooMany,
  }
}

function writeWeights({ bias, weights }: typeof joinWeights): void {
  const file = new URL('../src/group/origins/join-weights.ts', import.meta.url)
  const rounded = (x: number): string => String(Math.round(x * 100) / 100)
  const text = readFileSync(file, 'utf8')
    .replace(/bias: [-\d.]+/u, `bias: ${rounded(bias)}`)
    .replace(/weights: \[[^\]]*\]/u, `weights: [${weights.map(rounded).join(', ')}]`)
  writeFileSync(file, text)
}
