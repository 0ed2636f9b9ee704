/**
 * Writes docs/configuration.md, docs/cli.md and docs/api.md from the options table, the command tree and the table of endpoints; `--check` only compares.
 * In: nothing. Out: exit code 1 when `--check` finds a difference. Writes the three files.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { cliReference } from '../src/cli/cli-reference.ts'
import { configReference } from '../src/cli/config-reference.ts'
import { apiReference } from '../src/serve/api/api-reference.ts'

const documents: Record<string, string> = {
  'docs/configuration.md': configReference(),
  'docs/cli.md': await cliReference(),
  'docs/api.md': apiReference(),
}

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
