/**
 * Pages as real life writes them: the suites of other extractors, the cases of ../shared/faults/pages, sentences that must survive.
 * In: those sets (absent ones are reported and skipped), the scorer beside them. Out: a line each, exit code 1 below a floor.
 * Run: npx tsx quality/page-suites.ts
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { z } from 'zod'
import { extractArticle, publishedDay } from '../src/extract/extract-article.ts'

const root = path.resolve(import.meta.dirname, '..')
const shared = path.resolve(root, '../shared')
/** Mean F1 of whole texts, or the share of the expected beginning where the set has no more. */
const suites = { readability: 0.925, newspaper4k: 0.975, goose3: 0.965 }
const mostFailedCases = 3
const leastSurviving = 0.95
const pageSchema = z.object({ id: z.union([z.string(), z.number()]), url: z.string(), html: z.string() })
const scoreSchema = z.object({
  meanF1: z.number().nullable(),
  prefixRecall: z.number().nullable(),
  emptyAll: z.number(),
})
const sentencesSchema = z.object({
  titles: z.array(z.string()),
  sentences: z.array(z.string()),
  datedSentences: z.array(z.string()),
})

const scratch = mkdtempSync(path.join(tmpdir(), 'siyaq-suites-'))
let bad = false
try {
  for (const [suite, least] of Object.entries(suites)) say(suite, scoreSuite(suite), least)
  checkCases()
  checkSentences()
} finally {
  rmSync(scratch, { recursive: true })
}
process.exitCode = bad ? 1 : 0

function say(name: string, figure: number | undefined, least: number): void {
  if (figure === undefined) return console.log(`${name.padEnd(13)} skipped: no data`)
  if (figure < least) bad = true
  console.log(`${name.padEnd(13)} ${figure.toFixed(4)}${figure < least ? `  below the floor ${least}` : ''}`)
}

function scoreSuite(suite: string): number | undefined {
  const file = path.join(shared, `data/pages/suite-${suite}.jsonl.gz`)
  if (!existsSync(file)) return undefined
  const gold = gunzipSync(readFileSync(file)).toString('utf8')
  const predictions = gold
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const page = pageSchema.parse(JSON.parse(line))
      const outcome = extractArticle({ url: page.url, html: page.html })
      if (!outcome.ok) return JSON.stringify({ id: page.id, text: '' })
      const { text, title, author } = outcome.value
      return JSON.stringify({ id: page.id, text, title, author, date: publishedDay(outcome.value) })
    })
  const goldFile = path.join(scratch, `${suite}.gold.jsonl`)
  const predicted = path.join(scratch, `${suite}.jsonl`)
  writeFileSync(goldFile, gold)
  writeFileSync(predicted, predictions.join('\n'))
  const scorer = path.join(shared, 'bench/score-suites.mjs')
  const printed = execFileSync(process.execPath, [scorer, goldFile, predicted], { encoding: 'utf8' })
  const score = scoreSchema.parse(JSON.parse(printed.split('\n')[0] ?? ''))
  return score.meanF1 ?? score.prefixRecall ?? 0
}

function checkCases(): void {
  const cases = path.join(shared, 'faults/pages/cases')
  if (!existsSync(cases)) return console.log('cases         skipped: no data')
  const printed = execFileSync('npx', ['tsx', path.join(shared, 'faults/pages/check.mts'), cases], {
    cwd: root,
    encoding: 'utf8',
  })
  const failed = printed.split('\n').filter((line) => line.startsWith('FAIL'))
  const all = printed.split('\n').filter((line) => line.startsWith('ok')).length + failed.length
  if (failed.length > mostFailedCases || all === 0) bad = true
  console.log(`cases         ${all - failed.length} of ${all} pass, at most ${mostFailedCases} may fail`)
  for (const line of failed) console.log(`  ${line}`)
}

/** Each sentence in the middle of an article of ours, as a paragraph and as a box; each title over one, two and three paragraphs. */
function checkSentences(): void {
  const file = path.join(shared, 'faults/pages/true-sentences.json')
  if (!existsSync(file)) return console.log('sentences     skipped: no data')
  const { titles, sentences, datedSentences } = sentencesSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  const all = [...sentences, ...datedSentences].flatMap((sentence) =>
    ['p', 'div'].map((tag) => ({ sentence, html: page('الجسر القديم يعود', 3, `<${tag}>${sentence}</${tag}>`) })),
  )
  const lost = all.filter(({ sentence, html }) => {
    const outcome = extractArticle({ url: 'https://nakhil.example/1', html })
    return !outcome.ok || !outcome.value.text.includes(sentence)
  })
  const refused = titles.filter((title) =>
    [1, 2, 3].some((n) => !extractArticle({ url: 'https://nakhil.example/1', html: page(title, n) }).ok),
  )
  if (lost.length > all.length * (1 - leastSurviving) || refused.length > 0) bad = true
  console.log(
    `sentences     ${all.length - lost.length} of ${all.length} survive, ${refused.length} titles refuse their page`,
  )
  for (const { sentence } of lost) console.log(`  lost: ${sentence}`)
  for (const title of refused) console.log(`  refused: ${title}`)
}

function page(title: string, paragraphs: number, between = ''): string {
  const news = [
    'أعلنت بلدية مدينة النخيل الخيالية يوم الأحد أنها أنهت أعمال الصيانة في الجسر القديم، وأكدت أن الحركة ستعود إليه قبل نهاية الأسبوع.',
    'وقال رئيس البلدية إن الكلفة بلغت مليوني دينار، وإن الأعمال انتهت قبل موعدها بشهر كامل بفضل جهود العاملين.',
    'وأضاف أن البلدية ستبدأ العام المقبل بتوسيع الطريق المؤدي إلى الجسر من الجهتين الشرقية والغربية للمدينة.',
  ].slice(0, paragraphs)
  const [first, ...rest] = news.map((text) => `<p>${text}</p>`)
  return `<html><head><title>${title}</title></head><body><article><h1>${title}</h1>${first}${between}${rest.join('')}</article></body></html>`
}
