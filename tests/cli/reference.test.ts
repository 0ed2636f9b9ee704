import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { cliReference } from '../../src/cli/cli-reference.ts'
import { configReference } from '../../src/cli/config-reference.ts'
import { apiReference } from '../../src/serve/api/api-reference.ts'
import { operations } from '../../src/serve/api/openapi.ts'

test.each([
  ['configuration.md', configReference],
  ['cli.md', cliReference],
  ['api.md', apiReference],
])('docs/%s is what the tables say (npx tsx scripts/make-docs.ts)', async (name, reference) => {
  expect(readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8')).toBe(await reference())
})

test('docs/api.md shows how each endpoint is called', () => {
  const sections = apiReference().split(/^## /m).slice(1)
  expect(sections.map((s) => s.split('\n')[0])).toEqual(operations.map((o) => `${o.method.toUpperCase()} ${o.path}`))
  expect(sections.filter((s) => !s.includes('curl ')).map((s) => s.split('\n')[0])).toEqual([])
})
