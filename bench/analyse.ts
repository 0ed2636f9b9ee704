/**
 * Articles a second on one core: the whole analysis with the share of each step, beside a naive regex tokeniser.
 * In: ../shared/data/news-ar. Out: a table and bench/results/analyse.json. Run: npx tsx bench/analyse.ts [days]
 *
 * Compiles first and measures the compiled code, as it is installed: under tsx the same loops are up to four times slower.
 */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** Runs a program of this Node in the repository; its exit code. */
function run(...args: string[]): number {
  const { status } = spawnSync(process.execPath, args, { cwd: here('..'), stdio: 'inherit' })
  return status ?? 1
}

// Errors of types are for `npm run check`: what they are found in is compiled all the same.
run(here('../node_modules/typescript/bin/tsc'), '-p', here('tsconfig.json'), '--noCheck')
process.exitCode = run(
  '--expose-gc',
  here('../node_modules/.cache/bench/bench/measure-analysis.js'),
  ...process.argv.slice(2),
)
