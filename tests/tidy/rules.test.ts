/**
 * Each house rule finds the offender that is planted for it, and lets its neighbour pass. In: invented files. Out: test results. Pure.
 */
import { expect, test } from 'vitest'
import * as rules from './rules.ts'

const one = (text: string, file = 'src/text/word.ts'): rules.SourceText[] => [{ file, text }]
const header = (says: string): string => `/**\n * A file of the tests of the house rules, invented. ${says}\n */\n`
const letterHex = '0x' + '648'

test('a file without a header, or longer than 400 lines', () => {
  expect(rules.withoutHeader(one('export const a = 1\n'))).toEqual(['src/text/word.ts: no header'])
  expect(rules.withoutHeader(one(header('Out: nothing.')))).toEqual([])
  expect(rules.tooLong(one('\n'.repeat(401)))).toHaveLength(1)
  expect(rules.tooLong(one('\n'.repeat(400)))).toEqual([])
})

test('a line longer than 160 characters', () => {
  expect(rules.longLines(one(`a\n${'a'.repeat(161)}`))).toEqual(['src/text/word.ts:2: 161 characters, at most 160'])
  expect(rules.longLines(one(`${'a'.repeat(160)}\n  /${'a'.repeat(161)}/gu`))).toEqual([])
})

test('a name that is no kebab-case, or a drawer', () => {
  expect(rules.badNames(one('', 'src/text/wordList.ts'))).toEqual(['src/text/wordList.ts: wordList'])
  expect(rules.badNames(one('', 'src/text/utils.ts'))).toEqual(['src/text/utils.ts: utils'])
  expect(rules.badNames(one('', 'src/text/word-list.data.ts'))).toEqual([])
})

test('an invisible character, the name of a machine', () => {
  expect(rules.invisibleCharacters(one('a\u200Fb'))).toEqual(['src/text/word.ts: U+200F at 1'])
  expect(rules.invisibleCharacters(one('a b'))).toEqual([])
  expect(rules.machineNames(one(`cd /ro${'ot'}/x`))).toHaveLength(1)
  expect(rules.machineNames(one('cd /srv/x'))).toEqual([])
})

test('an Arabic letter as a number', () => {
  expect(rules.letterNumbers(one(`if (c === ${letterHex}) return`))).toEqual([
    `src/text/word.ts:1: ${letterHex}: use its name in src/text/letters.ts`,
  ])
  expect(rules.letterNumbers(one("const mark = '\\u0651'; const other = 0x2019; const hash = 0x6480"))).toEqual([])
})

test('a clock, randomness or the process in the core', () => {
  expect(rules.impureCalls(one('const at = Date.now()\nconst seed = crypto.getRandomValues(x)'))).toEqual([
    'src/text/word.ts:1: Date.now(',
    'src/text/word.ts:2: crypto.',
  ])
  expect(rules.impureCalls(one('// Date.now() would\nconst day = new Date(at)'))).toEqual([])
})

test('a folder with too many files, tests counted by themselves', () => {
  const files = ['a', 'b', 'c'].flatMap((name) => [`src/text/${name}.ts`, `src/text/${name}.test.ts`])
  expect(rules.crowdedFolders(files, 2)).toEqual([
    'src/text: 3 files, at most 2',
    'src/text (tests): 3 files, at most 2',
  ])
  expect(rules.crowdedFolders(files, 3)).toEqual([])
})

test('a prefix where a folder should be', () => {
  const files = ['name-a', 'name-b', 'name-c', 'name-d', 'name'].map((name) => `src/text/${name}.ts`)
  expect(rules.prefixesForFolders(files)).toEqual(['src/text/name-: 5 files, at most 4'])
  expect(rules.prefixesForFolders([...files.slice(1), 'src/text/name-b.test.ts', 'src/name-e.ts'])).toEqual([])
})

test('a type name that two files export', () => {
  const text = 'export interface Page {\n}\nexport type Id = number\n'
  expect(rules.sharedTypeNames([...one(text), ...one('export class Page {}', 'src/model/page.ts')])).toEqual([
    'Page: src/text/word.ts, src/model/page.ts',
  ])
  expect(rules.sharedTypeNames([...one(text), ...one('interface Page {}\nexport type { Id }', 'src/a.ts')])).toEqual([])
})

test('a header that names what is not there', () => {
  const all = ['src/text/word.ts', 'src/text/dates/day.ts', 'src/model/ids.ts', 'tests/pages/xss.test.ts', 'README.md']
  const folders = new Set(['src', 'tests', 'text', 'model'])
  const missing = (says: string): string[] => rules.missingPaths(one(header(says)), all, folders)
  expect(missing('See stem.ts.')).toEqual(['src/text/word.ts: stem.ts'])
  expect(missing('See text/days/, model/id.ts, tests/pages/xss and ARCHITECTURE.md.')).toHaveLength(4)
  expect(
    missing('See word.ts, dates/day.ts, ../model/ids.ts, model/, text/dates, src/model/ids.ts, README.md.'),
  ).toEqual([])
  expect(missing('Input/output as text/html, with and/or without https://example.com/text/a.ts, e.g. here.')).toEqual(
    [],
  )
})

test('a comment that cites a document which is not there', () => {
  const cites = rules.missingDocuments(['README.md', 'docs/glossary.md'])
  expect(cites(one('// as ALGORITHMS §5\n * see NOTES.md'))).toEqual([
    'src/text/word.ts: ALGORITHMS',
    'src/text/word.ts: NOTES',
  ])
  expect(cites(one("// README.md and docs/glossary.md; RFC 9110 §5\nconst file = 'NOTES.md'"))).toEqual([])
})

test('a long commit subject', () => {
  expect(rules.longSubjects(['a'.repeat(73)])).toHaveLength(1)
  expect(rules.longSubjects(['a'.repeat(72)])).toEqual([])
})
