/**
 * Every folder of tests/pages is a page with what is to be read from it; a contributor adds one without TypeScript (CONTRIBUTING.md, "Add
 * a page that is read wrongly"). Fields that expected.json does not name are not compared; null or [] says that the page has none.
 */
import { expect, test } from 'vitest'
import { goldenNames, readGolden } from './golden-pages.ts'

test.each(goldenNames())('%s', (name) => {
  const { expected, read, split } = readGolden(name)
  if (expected === undefined)
    throw new Error(`no expected.json: run \`npm run golden -- ${name}\` and correct what it wrote`)
  const named: object = { problem: null, ...expected }
  const compared = Object.entries(read).filter(([field]) => Object.hasOwn(named, field))
  expect(Object.fromEntries(compared), `tests/pages/${name}/expected.json`).toEqual(named)
  // `splitParts` gives the same parts of the same page.
  expect(split.body).toEqual(read.paragraphs)
  expect([split.title, split.credit, split.keywordsRaw]).toEqual([read.title, read.credit, read.keywordsRaw])
  expect([split.keywords, split.readAlso, split.similar]).toEqual([read.keywords, read.readAlso, read.similar])
  expect(split.embeds ?? []).toEqual(read.embeds)
})

test('pages of every kind are there', () => {
  expect(goldenNames().length).toBeGreaterThanOrEqual(13)
})
