/**
 * Measures background ("read also") and other coverage ("similar") on ../shared/data/background-ar with the shared scorer.
 * In: nothing. Out: the scorer's figures for what pages show, those with the threshold chosen on the other folds, exit 1 below the floors.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { articlesAlike, type Alike } from '../src/application/stories/alike-articles.ts'
import { articleView } from '../src/application/stories/article-view.ts'
import { groupedStore, type GroupedStore } from '../src/cli/predict/background.ts'
import { readRecords } from '../src/cli/predict/input-records.ts'
import { readAlso } from '../src/group/reading/read-also.ts'
import { decodeFeatures } from '../src/model/features.ts'
import { dayMs } from '../src/model/instant.ts'
import { aboveFloors } from './statement-scores.ts'
import { readLines, sharedDir } from './story-files.ts'

interface Judged {
  id: number
  none: boolean
  background: Record<string, number>
}

interface Prediction {
  id: number
  readAlso: unknown[]
  similar: unknown[]
}

interface Scores {
  precision1: number
  precision2: number
  recall: number
  wronglyShown: number
  similar: { precision: number; recall: number }
}

const foldCount = 5
const thresholds = Array.from({ length: 17 }, (_, i) => 0.19 + 0.01 * i)
const goldFile = new URL('data/background-ar/dev.background.jsonl', sharedDir)

if (existsSync(goldFile)) await main()
else console.log('skipped: ../shared/data/background-ar is not there')

async function main(): Promise<void> {
  const judged = readLines<Judged>(goldFile)
  const docs = new URL('data/search-ar/docs.jsonl.gz', sharedDir)
  const grouped = await groupedStore(readRecords(docs.pathname))
  const shown: Prediction[] = []
  const alike: Alike[] = []
  for (const { id } of judged) {
    const stored = grouped.storedOf.get(String(id)) ?? -1
    const { view } = await articleView(grouped.deps, stored)
    const idOf = (card: { id: number }): unknown => grouped.idOf.get(card.id)
    shown.push({ id, readAlso: view?.readAlso ? [idOf(view.readAlso)] : [], similar: (view?.similar ?? []).map(idOf) })
    alike.push(await alikeOf(grouped, stored))
  }
  const packaged = scoresOf(shown)
  say('as pages show it', packaged)
  const folds = judged.map(({ id }, i): Prediction => {
    const least = bestThreshold(judged, alike, grouped, (k) => k % foldCount !== i % foldCount)
    const choice = chosen(alike[i], grouped, least)
    return { id, readAlso: choice === undefined ? [] : [choice], similar: shown[i]?.similar ?? [] }
  })
  const unseen = scoresOf(folds)
  say('threshold of the other folds', unseen)
  await grouped.close()
  const figures = {
    right: packaged.precision1,
    editorsChoice: packaged.precision2,
    found: packaged.recall,
    silentWhereNone: 1 - packaged.wronglyShown / Math.max(1, judged.filter(({ none }) => none).length),
    similarPrecision: packaged.similar.precision,
    similarRecall: packaged.similar.recall,
    foldsRight: unseen.precision1,
    foldsFound: unseen.recall,
  }
  if (!aboveFloors(figures, new URL('background.floors.json', import.meta.url))) process.exitCode = 1
}

async function alikeOf({ deps }: GroupedStore, id: number): Promise<Alike> {
  const article = await deps.store.article(id)
  const bytes = (await deps.store.features([id])).get(id)
  const features = bytes && decodeFeatures(bytes)
  if (!article || !features) throw new Error(`article ${id} is not analysed`)
  const subject = { ...article, textChars: article.text.length, features }
  return await articlesAlike(deps, subject, { from: article.at - 60 * dayMs, to: article.at + 2 * dayMs })
}

function chosen(alike: Alike | undefined, { idOf }: GroupedStore, least: number): string | number | undefined {
  const choice = alike && readAlso(alike.subject, alike.found, least)
  return choice && idOf.get(choice.chosen.id)
}

/** The threshold with the most right less the most wrong choices, the middle one of equals. */
function bestThreshold(
  judged: readonly Judged[],
  alike: readonly Alike[],
  grouped: GroupedStore,
  isTraining: (i: number) => boolean,
): number {
  const gains = thresholds.map((least) => {
    let gain = 0
    judged.forEach(({ background }, i) => {
      if (!isTraining(i)) return
      const choice = chosen(alike[i], grouped, least)
      const grade = choice === undefined ? undefined : background[String(choice)]
      if (grade !== undefined) gain += grade > 0 ? 1 : -1
    })
    return gain
  })
  const most = Math.max(...gains)
  const best = thresholds.filter((_, i) => gains[i] === most)
  return best[Math.floor(best.length / 2)] ?? 0
}

function scoresOf(predictions: readonly Prediction[]): Scores {
  const directory = mkdtempSync(join(tmpdir(), 'siyaq-background-'))
  const file = join(directory, 'predicted.jsonl')
  writeFileSync(file, predictions.map((p) => `${JSON.stringify(p)}\n`).join(''))
  const scorer = new URL('bench/score-background.mjs', sharedDir).pathname
  const printed = execFileSync(process.execPath, [scorer, goldFile.pathname, file, '--json'], { encoding: 'utf8' })
  rmSync(directory, { recursive: true })
  const scores: Scores = JSON.parse(printed)
  return scores
}

function say(what: string, s: Scores): void {
  const f = (value: number): string => value.toFixed(3)
  console.log(
    `${what}: right ${f(s.precision1)}, an editor's choice ${f(s.precision2)}, found ${f(s.recall)}, shown where none exists ${s.wronglyShown}; ` +
      `similar P ${f(s.similar.precision)} R ${f(s.similar.recall)}`,
  )
}
