/**
 * How fast two commits are, in one process and in turns, so that a machine whose speed drifts slows both alike.
 * In: a revision to compare HEAD with, `analyse` or `stories`, `--rounds N` (default 2). Out: for each round the ratio of CPU time, here to
 * other, and their geometric mean: below 1, HEAD is faster. Run: npx tsx bench/paired.ts REVISION analyse
 *
 * Both commits are checked out beside the temporary files, compiled, and use this tree's packages. What is loaded first is compiled first
 * and measures a few per cent slower, so each round runs in both orders (bench/paired-turns.ts).
 */
import { execFileSync, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'

const root = path.resolve(import.meta.dirname, '..')
const { values, positionals } = parseArgs({ allowPositionals: true, options: { rounds: { type: 'string' } } })
const [revision, work = ''] = positionals
if (revision === undefined || !['analyse', 'stories'].includes(work)) {
  console.error('usage: npx tsx bench/paired.ts REVISION analyse|stories [--rounds N]')
  process.exit(2)
}

const git = (...args: string[]): string => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim()
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'paired-'))
const here = path.join(folder, 'here')
const other = path.join(folder, 'other')
try {
  checkOut(here, 'HEAD')
  checkOut(other, revision)
  let logs = 0
  let runs = 0
  for (let round = 1; round <= Number(values.rounds ?? 2); round++)
    for (const [first, second] of [
      [here, other],
      [other, here],
    ]) {
      const ratio = secondToFirst(first ?? '', second ?? '')
      const hereToOther = first === here ? 1 / ratio : ratio
      console.log(`round ${round}, ${first === here ? 'here' : 'other'} first: ${hereToOther.toFixed(3)}`)
      logs += Math.log(hereToOther)
      runs++
    }
  console.log(`${work}: CPU time of here to ${revision}: ${Math.exp(logs / runs).toFixed(3)} (${runs} runs)`)
} finally {
  for (const tree of [here, other]) spawnSync('git', ['worktree', 'remove', '--force', tree], { cwd: root })
  fs.rmSync(folder, { recursive: true, force: true })
}

/** A compiled checkout, under `built/src`. */
function checkOut(tree: string, commit: string): void {
  git('worktree', 'add', '--quiet', '--detach', '--force', tree, commit)
  fs.symlinkSync(path.join(root, 'node_modules'), path.join(tree, 'node_modules'))
  const compile = [
    path.join(root, 'node_modules/typescript/bin/tsc'),
    '-p',
    'tsconfig.build.json',
    '--noCheck',
    '--outDir',
    'built',
  ]
  execFileSync(process.execPath, compile, { cwd: tree, stdio: 'inherit' })
}

function secondToFirst(first: string, second: string): number {
  const turns = path.join(root, 'bench/paired-turns.ts')
  const run = spawnSync(process.execPath, ['--import', 'tsx', turns, work, first, second], {
    cwd: root,
    encoding: 'utf8',
  })
  if (run.status !== 0) throw new Error(run.stderr)
  return Number(run.stdout.trim().split('\n').at(-1))
}
