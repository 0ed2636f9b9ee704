import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { cliReference } from '../../src/cli/cli-reference.ts'
import { configReference } from '../../src/cli/config-reference.ts'

test.each([
  ['configuration.md', configReference],
  ['cli.md', cliReference],
])('docs/%s is what the tables say (npx tsx scripts/make-docs.ts)', (name, reference) => {
  expect(readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8')).toBe(reference())
})
