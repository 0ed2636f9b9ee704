/**
 * Extraction over the page sets of `../shared/data/pages`: shingle F1, precision, recall, empty pages, fields.
 * In: the sets (absent ones are reported and skipped), the scorer beside them, quality/pages.floors.json.
 * Out: a table on stdout; exit 1 when a figure is under its floor or the data's digest is not the pinned one.
 * `--pin` raises the floors to the figures measured; `--lower REASON` also lowers them, and keeps the reason in the file.
 */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isDeepStrictEqual } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { z } from 'zod'
import { extractArticle, publishedDay } from '../src/extract/extract-article.ts'
import { splitParts } from '../src/extract/parts/split-parts.ts'

const shared = fileURLToPath(new URL('../../shared/', import.meta.url))
const floorsFile = fileURLToPath(new URL('./pages.floors.json', import.meta.url))
const sets = ['en-aeb', 'world-fundus', 'ar-dev'] as const

const scoreSchema = z.object({
  pages: z.number(),
  empty: z.number(),
  precision: z.number(),
  recall: z.number(),
  f1: z.number(),
  fields: z.record(z.string(), z.tuple([z.number(), z.number()])),
})
const floorSchema = z.object({
  digest: z.string(),
  f1: z.number(),
  empty: z.number(),
  fields: z.record(z.string(), z.number()),
  lowered: z.string().optional(),
})
const floorsSchema = z.record(z.string(), floorSchema)
const pageSchema = z.object({ id: z.union([z.string(), z.number()]), url: z.string(), html: z.string() })

type Score = z.infer<typeof scoreSchema>
type Floor = z.infer<typeof floorSchema>

const lowerAt = process.argv.indexOf('--lower')
const reason = lowerAt < 0 ? undefined : process.argv[lowerAt + 1]
const pin = process.argv.includes('--pin') || reason !== undefined
if (lowerAt >= 0 && (reason === undefined || reason.startsWith('--'))) {
  console.error('--lower needs a reason')
  process.exit(2)
}

const floors = existsSync(floorsFile) ? floorsSchema.parse(JSON.parse(readFileSync(floorsFile, 'utf8'))) : {}
const scratch = mkdtempSync(join(tmpdir(), 'siyaq-pages-'))
let bad = false
try {
  for (const set of sets) {
    const file = join(shared, 'data/pages', `${set}.jsonl.gz`)
    if (!existsSync(file)) {
      console.log(`${set.padEnd(13)} skipped: no data`)
      continue
    }
    const packed = readFileSync(file)
    const digest = createHash('sha256').update(packed).digest('hex').slice(0, 16)
    const score = scoreSet(set, file, gunzipSync(packed).toString('utf8'))
    print(set, score)
    const floor = floors[set]
    if (pin) {
      floors[set] = raised(digest, score, floor, reason)
    } else if (!floor) {
      console.log('  no floor pinned yet (--pin)')
    } else {
      for (const miss of misses(digest, score, floor)) {
        console.log(`  below the floor: ${miss}`)
        bad = true
      }
    }
  }
  bad = checkSeed() || bad
} finally {
  rmSync(scratch, { recursive: true })
}
if (pin) writeFileSync(floorsFile, `${JSON.stringify(floors, undefined, 2)}\n`)
process.exitCode = bad ? 1 : 0

function scoreSet(set: string, goldFile: string, text: string): Score {
  const lines: string[] = []
  for (const line of text.split('\n')) {
    if (line === '') continue
    const page = pageSchema.parse(JSON.parse(line))
    const outcome = extractArticle({ url: page.url, html: page.html })
    if (!outcome.ok) {
      lines.push(JSON.stringify({ id: page.id, text: '' }))
      continue
    }
    const { title, author, lang, parts } = outcome.value
    const prediction = { id: page.id, text: outcome.value.text, title, author, lang, credit: parts.credit }
    lines.push(JSON.stringify({ ...prediction, date: publishedDay(outcome.value) }))
  }
  const predicted = join(scratch, `${set}.jsonl`)
  writeFileSync(predicted, lines.join('\n'))
  const scorer = join(shared, 'bench/score-pages.mjs')
  const printed = execFileSync(process.execPath, [scorer, goldFile, predicted, '--json'], { encoding: 'utf8' })
  return scoreSchema.parse(JSON.parse(printed))
}

function print(set: string, score: Score): void {
  const fields = Object.entries(score.fields)
    .filter(([, [, all]]) => all > 0)
    .map(([name, [right, all]]) => `${name} ${right}/${all}`)
  const figures = `F1 ${score.f1.toFixed(4)} P ${score.precision.toFixed(4)} R ${score.recall.toFixed(4)}`
  console.log(
    `${set.padEnd(13)} ${String(score.pages).padStart(4)} pages  ${figures}  empty ${score.empty}  ${fields.join(', ')}`,
  )
}

function misses(digest: string, score: Score, floor: Floor): string[] {
  const found: string[] = []
  if (digest !== floor.digest) found.push(`the data are not those of the floor (${digest})`)
  if (score.f1 < floor.f1) found.push(`F1 ${score.f1.toFixed(4)} < ${floor.f1}`)
  if (score.empty > floor.empty) found.push(`${score.empty} empty pages`)
  for (const [name, least] of Object.entries(floor.fields)) {
    const right = score.fields[name]?.[0] ?? 0
    if (right < least) found.push(`${name} ${right} < ${least}`)
  }
  return found
}

function raised(digest: string, score: Score, before: Floor | undefined, why: string | undefined): Floor {
  const keep = before !== undefined && before.digest === digest && why === undefined
  // A thousandth of room, so that a floor marks a loss and not a rounding.
  const f1 = Math.floor((score.f1 - 0.001) * 1000) / 1000
  const fields: Record<string, number> = {}
  for (const [name, [right, all]] of Object.entries(score.fields)) {
    if (all > 0) fields[name] = keep ? Math.max(right, before.fields[name] ?? 0) : right
  }
  const floor: Floor = {
    digest,
    f1: keep ? Math.max(f1, before.f1) : f1,
    empty: keep ? Math.min(score.empty, before.empty) : score.empty,
    fields,
  }
  const fell =
    before !== undefined &&
    (floor.f1 < before.f1 ||
      floor.empty > before.empty ||
      Object.entries(before.fields).some(([name, n]) => (fields[name] ?? 0) < n))
  if (why !== undefined && fell) floor.lowered = why
  return floor
}

/** The seed page as text has to give exactly its parts. */
function checkSeed(): boolean {
  const textFile = join(shared, 'seed/seed.txt')
  if (!existsSync(textFile)) {
    console.log('seed          skipped: no data')
    return false
  }
  const gold: unknown = JSON.parse(readFileSync(join(shared, 'seed/seed.parts.json'), 'utf8'))
  const found: unknown = JSON.parse(JSON.stringify(splitParts({ id: 'seed', text: readFileSync(textFile, 'utf8') })))
  const same = isDeepStrictEqual(found, gold)
  console.log(`seed          ${same ? 'exact' : 'differs from its parts'}`)
  return !same
}
