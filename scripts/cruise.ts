/**
 * Runs dependency-cruiser over src/ with the project's rules. In: the work tree. Out: modules with their imports, and violations.
 * Reads only.
 */
import { spawnSync } from 'node:child_process'

export interface Import {
  /** Path of the imported file, or the name of a package or of a module of Node. */
  resolved: string
  circular: boolean
  dependencyTypes: readonly string[]
}

export interface Cruised {
  modules: readonly { source: string; dependencies: readonly Import[] }[]
  summary: {
    violations: readonly { from: string; to: string; rule: { name: string }; cycle?: readonly { name: string }[] }[]
  }
}

export function cruise(): Cruised {
  const run = spawnSync(
    process.execPath,
    [
      'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
      '--config',
      '.dependency-cruiser.cjs',
      '--output-type',
      'json',
      'src',
    ],
    { encoding: 'utf8', maxBuffer: 1 << 28 },
  )
  if (!run.stdout.startsWith('{')) throw new Error(`dependency-cruiser: ${run.stdout}${run.stderr}`)
  return JSON.parse(run.stdout) as Cruised
}

export const isTest = (file: string): boolean => /\.test\.tsx?$/.test(file)
