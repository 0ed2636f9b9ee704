/**
 * Writes docs/configuration.md and docs/cli.md from the options table and the command tree; `--check` only compares.
 * In: nothing. Out: exit code 1 when `--check` finds a difference. Writes the two files.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { cliReference } from '../src/cli/cli-reference.ts'
import { configReference } from '../src/cli/config-reference.ts'

const documents: Record<string, string> = { 'docs/configuration.md': configReference(), 'docs/cli.md': cliReference() }

let stale = 0
for (const [path, text] of Object.entries(documents)) {
  const file = new URL(`../${path}`, import.meta.url)
  if (!process.argv.includes('--check')) writeFileSync(file, text)
  else if (readFileSync(file, 'utf8') !== text) {
    stale++
    console.error(`${path} is not what scripts/make-docs.ts writes; run: npx tsx scripts/make-docs.ts`)
  }
}
process.exitCode = stale === 0 ? 0 : 1
