/**
 * Whether two commits say the same: digests of the predictions of both, on every set in ../shared/data.
 * In: a revision to compare with, optionally `--only KIND[,KIND]` and `--sets PATTERN`. Out: a line a prediction with both digests;
 * exit code 1 when one differs. Run: npx tsx quality/same-output.ts REVISION
 *
 * The other revision is checked out beside the temporary files and uses this tree's packages. Its digests are kept under
 * node_modules/.cache, since a commit never changes. `analysis` is the digest of all that analysis makes of an article: what no
 * prediction shows (figures, features, index terms) must be the same too.
 */
import { execFileSync, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { predictionInputs, type PredictionInput } from './prediction-inputs.ts'

const root = path.resolve(import.meta.dirname, '..')
const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: { only: { type: 'string' }, sets: { type: 'string' } },
})
const [revision] = positionals
if (revision === undefined) {
  console.error('usage: npx tsx quality/same-output.ts REVISION [--only KIND,…] [--sets PATTERN]')
  process.exit(2)
}
const git = (...args: string[]): string => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim()
const commit = git('rev-parse', '--verify', `${revision}^{commit}`)
const work = fs.mkdtempSync(path.join(os.tmpdir(), 'same-output-'))
const other = path.join(work, 'other')
const cacheFile = path.join(root, 'node_modules/.cache/same-output', `${commit}.json`)
const cache = new Map<string, string>(fs.existsSync(cacheFile) ? parsedEntries(fs.readFileSync(cacheFile, 'utf8')) : [])

/** The sha-256 of what one tree predicts; an error of the prediction ends the run. */
async function digestOf(tree: string, input: PredictionInput, suffix: string): Promise<string> {
  const output = path.join(work, `${input.name.replaceAll('/', '-')}.${suffix}`)
  const command =
    input.kind === 'analysis'
      ? [path.join(root, 'quality/write-analyses.ts'), tree, input.file, output]
      : ['src/main.ts', 'predict', input.kind, input.file, output, ...(input.pairs ? ['--pairs', input.pairs] : [])]
  const code = await new Promise<number | null>((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', ...command], {
      cwd: tree,
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    child.on('error', reject)
    child.on('exit', resolve)
  })
  if (code !== 0) throw new Error(`${input.kind} of ${input.name} in ${tree}: exit code ${code}`)
  const digest = createHash('sha256').update(fs.readFileSync(output)).digest('hex')
  fs.rmSync(output)
  return digest
}

function parsedEntries(json: string): [string, string][] {
  const value: unknown = JSON.parse(json)
  return Object.entries(value ?? {}).map(([key, digest]) => [key, String(digest)])
}

let differing = 0
try {
  const wanted = flags.only?.split(',')
  const inputs = predictionInputs(work).filter(
    ({ kind, name }) => (wanted?.includes(kind) ?? true) && new RegExp(flags.sets ?? '').test(name),
  )
  git('worktree', 'add', '--detach', '--force', other, commit)
  fs.symlinkSync(path.join(root, 'node_modules'), path.join(other, 'node_modules'))
  console.log(
    `here ${git('rev-parse', '--short', 'HEAD')}${git('status', '--porcelain') === '' ? '' : ' and changes'}, other ${commit.slice(0, 7)}`,
  )
  for (const input of inputs) {
    const key = `${input.kind} ${input.name} ${input.digest}`
    const known = cache.get(key)
    const [there, here] = await Promise.all([known ?? digestOf(other, input, 'other'), digestOf(root, input, 'here')])
    cache.set(key, there)
    if (here !== there) differing++
    console.log(
      `${here === there ? 'same  ' : 'DIFFER'} ${here.slice(0, 16)} ${there.slice(0, 16)} ${input.kind} ${input.name}`,
    )
    fs.mkdirSync(path.dirname(cacheFile), { recursive: true })
    fs.writeFileSync(cacheFile, JSON.stringify(Object.fromEntries(cache)))
  }
  console.log(`${inputs.length} predictions, ${differing} differ`)
} finally {
  git('worktree', 'remove', '--force', other)
  fs.rmSync(work, { recursive: true, force: true })
}
process.exitCode = differing === 0 ? 0 : 1
