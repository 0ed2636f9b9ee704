/**
 * Figures and their comparison against the gold of ../shared/data/figures-ar, by the shared scorer.
 * In: ../shared. Out: figures on the console; exit code 1 under a floor, or when a value of a story is misread. Run: npx tsx quality/figures.ts
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { predictorOf, type PredictionKind } from '../src/cli/predict/prediction-kinds.ts'
import { readRecords } from '../src/cli/predict/input-records.ts'
import { aboveFloors, sharedFolder, type Rates } from './statement-scores.ts'

/** Of 727 mentions in stories 26 were once misread; hundredths of the mentions. */
const mostWrong = 0.005

interface Scores {
  figure: Rates
  valueOnly: Rates
  recall: number
  wrongValue: number
  mentions: number
  claims: { precision: number }
  differingPairs: Rates
}

const data = sharedFolder('data/figures-ar')
if (data === undefined) console.log('skipped: ../shared/data/figures-ar is not here')
else {
  const folder = mkdtempSync(join(tmpdir(), 'figures-'))
  const predicted = async (kind: PredictionKind, articles: string, name: string): Promise<string> => {
    const predict = await predictorOf(kind, readRecords(`${data}/dev.sets.jsonl`))
    const records: object[] = []
    for await (const record of predict(readRecords(`${data}/${articles}`))) records.push(record)
    if (name === 'mentions') {
      let k = 0
      for await (const article of readRecords(`${data}/${articles}`))
        Object.assign(records[k++] ?? {}, { story: article.id('story') })
    }
    const file = join(folder, `${name}.jsonl`)
    writeFileSync(file, records.map((record) => JSON.stringify(record)).join('\n'))
    return file
  }
  const score = (...args: string[]): Scores => {
    const scorer = fileURLToPath(new URL('../../shared/bench/score-figures.mjs', import.meta.url))
    return JSON.parse(execFileSync('node', [scorer, ...args, '--json'], { encoding: 'utf8' })) as Scores
  }
  try {
    const articles = `${data}/dev.articles.jsonl`
    const read = score(
      'figures',
      articles,
      `${data}/dev.figures.jsonl`,
      await predicted('figures', 'dev.articles.jsonl', 'figures'),
    )
    const sets = `${data}/dev.sets.jsonl`
    const told = score('mentions', sets, await predicted('figures', 'dev.sets-articles.jsonl', 'mentions'))
    const compared = score('sets', sets, await predicted('figure-sets', 'dev.sets-articles.jsonl', 'sets'))
    const figures = {
      f1: read.figure.f1,
      valueF1: read.valueOnly.f1,
      mentionsRight: told.recall,
      claimsRight: compared.claims.precision,
      differingF1: compared.differingPairs.f1,
    }
    console.log({ ...figures, wrongValues: `${told.wrongValue} of ${told.mentions}` })
    if (!aboveFloors(figures, new URL('figures.floors.json', import.meta.url))) process.exitCode = 1
    if (told.wrongValue > mostWrong * told.mentions) process.exitCode = 1
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
