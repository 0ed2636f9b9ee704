/**
 * A bench of two commits in turn, A B A B …, so that a machine whose speed drifts slows both alike.
 * In: a revision to compare HEAD with, the bench (`analyse` or `stories`), `--turns N` (default 3). Out: the rate of each run, and the
 * ratio of each pair with its median: above 1, HEAD is faster. Run: npx tsx bench/paired.ts REVISION analyse
 *
 * Both commits are checked out beside the temporary files and use this tree's packages; ../shared is linked beside them.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'

const root = path.resolve(import.meta.dirname, '..')
/** Smaller than the committed runs: what counts is the ratio. */
const argumentsOf: Record<string, readonly string[]> = {
  analyse: ['8'],
  stories: ['--articles', '100000', '--rebuild', '1000'],
}
const { values, positionals } = parseArgs({ allowPositionals: true, options: { turns: { type: 'string' } } })
const [revision, bench = ''] = positionals
const benchArguments = argumentsOf[bench]
if (revision === undefined || benchArguments === undefined) {
  console.error('usage: npx tsx bench/paired.ts REVISION analyse|stories [--turns N]')
  process.exit(2)
}

const git = (...args: string[]): string => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim()
const work = fs.mkdtempSync(path.join(os.tmpdir(), 'paired-'))
const trees = { here: path.join(work, 'here'), other: path.join(work, 'other') }
try {
  fs.symlinkSync(path.resolve(root, '../shared'), path.join(work, 'shared'))
  checkOut(trees.here, 'HEAD')
  checkOut(trees.other, revision)
  const ratios: number[] = []
  for (let turn = 1; turn <= Number(values.turns ?? 3); turn++) {
    const here = rate(trees.here)
    const other = rate(trees.other)
    ratios.push(here / other)
    console.log(
      `turn ${turn}: here ${here}, ${revision} ${other} articles per CPU second, ratio ${(here / other).toFixed(3)}`,
    )
  }
  ratios.sort((a, b) => a - b)
  const [low = 0, high = 0] = [ratios[(ratios.length - 1) >> 1], ratios[ratios.length >> 1]]
  console.log(`${bench}: median ratio ${((low + high) / 2).toFixed(3)} of ${ratios.length}`)
} finally {
  for (const tree of Object.values(trees)) spawnSync('git', ['worktree', 'remove', '--force', tree], { cwd: root })
  fs.rmSync(work, { recursive: true, force: true })
}

function checkOut(tree: string, commit: string): void {
  git('worktree', 'add', '--detach', '--force', tree, commit)
  // A folder of its own: the benches keep compiled code under node_modules/.cache.
  fs.mkdirSync(path.join(tree, 'node_modules'))
  for (const name of fs.readdirSync(path.join(root, 'node_modules')))
    if (name !== '.cache') fs.symlinkSync(path.join(root, 'node_modules', name), path.join(tree, 'node_modules', name))
}

/** Articles per second of processor time, as the bench's results say. */
function rate(tree: string): number {
  const run = spawnSync(process.execPath, ['--import', 'tsx', `bench/${bench}.ts`, ...(benchArguments ?? [])], {
    cwd: tree,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  })
  if (run.status !== 0) throw new Error(`bench/${bench}.ts in ${tree}: ${run.stderr}`)
  const result: { articlesPerCpuSecond: number } = JSON.parse(
    fs.readFileSync(path.join(tree, 'bench/results', `${bench}.json`), 'utf8'),
  )
  return result.articlesPerCpuSecond
}
