/**
 * Speed of extraction beside Readability on linkedom, both through their library call, over the same pages in one run.
 * In: `../shared/data/pages` (absent: says so and ends). Out: a table, bench/results/extract.json; exit 1 under twice the peer's pages.
 *
 * The two take turns, some pages each, and change who begins from round to round, so that a machine whose speed drifts slows both alike.
 * What counts is processor time of the whole process: garbage collection and compiling fall into the turns that cause them.
 */
import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { gunzipSync } from 'node:zlib'
import { z } from 'zod'
import { extractArticle } from '../src/extract/extract-article.ts'

interface Page {
  url: string
  html: string
}

const data = new URL('../../shared/data/pages/', import.meta.url)
const sets = ['en-aeb', 'world-fundus', 'suite-newspaper4k', 'ar-dev']
/** As often as Readability at least, in pages per CPU-second. */
const leastRatio = 2
const pagesPerTurn = 10
const rounds = 2

if (!existsSync(data)) {
  console.log('skipped: ../shared/data/pages is not there')
  process.exit(0)
}
const schema = z.object({ url: z.string(), html: z.string() })
const pages = sets.flatMap((set) =>
  gunzipSync(readFileSync(new URL(`${set}.jsonl.gz`, data)))
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => schema.parse(JSON.parse(line))),
)

function ours({ url, html }: Page): number {
  const outcome = extractArticle({ url, html })
  return outcome.ok ? outcome.value.text.length : 0
}

function peer({ html }: Page): number {
  try {
    // linkedom's document has what Readability reads of the DOM's type.
    const document = parseHTML(html).document as unknown as ConstructorParameters<typeof Readability>[0]
    return new Readability(document).parse()?.textContent?.length ?? 0
  } catch {
    return 0
  }
}

const contenders = [
  { name: 'siyaq', extract: ours, micros: 0, chars: 0 },
  { name: 'readability + linkedom', extract: peer, micros: 0, chars: 0 },
]

// A warm-up over some pages, so that neither pays for compilation.
for (const page of pages.slice(0, 30)) for (const { extract } of contenders) extract(page)
for (let round = 0; round < rounds; round++) {
  const order = round % 2 === 0 ? contenders : contenders.toReversed()
  for (let from = 0; from < pages.length; from += pagesPerTurn)
    for (const contender of order) {
      const started = process.cpuUsage()
      for (const page of pages.slice(from, from + pagesPerTurn)) contender.chars += contender.extract(page)
      const { user, system } = process.cpuUsage(started)
      contender.micros += user + system
    }
}

const megabytes = pages.reduce((sum, { html }) => sum + html.length, 0) / 1e6
const rows = contenders.map(({ name, micros, chars }) => ({
  name,
  pagesPerCpuSecond: round1((pages.length * rounds) / (micros / 1e6)),
  megabytesPerCpuSecond: round1((megabytes * rounds) / (micros / 1e6)),
  textChars: Math.round(chars / rounds),
}))
const [siyaq, readability] = rows
const ratio = (siyaq?.pagesPerCpuSecond ?? 0) / (readability?.pagesPerCpuSecond ?? 1)
const result = {
  date: new Date().toISOString(),
  machine: `${cpus().length} × ${cpus()[0]?.model ?? '?'}, Node ${process.version}`,
  sets,
  pages: pages.length,
  megabytes: round1(megabytes),
  rows,
  ratio: Math.round(ratio * 100) / 100,
}
mkdirSync(new URL('results/', import.meta.url), { recursive: true })
writeFileSync(new URL('results/extract.json', import.meta.url), `${JSON.stringify(result, null, 2)}\n`)
console.table(Object.fromEntries(rows.map(({ name, ...figures }) => [name, figures])))
console.log(`${result.pages} pages of ${result.megabytes} MB, ratio ${result.ratio}, at least ${leastRatio} asked`)
if (ratio < leastRatio) process.exitCode = 1

function round1(value: number): number {
  return Math.round(value * 10) / 10
}
