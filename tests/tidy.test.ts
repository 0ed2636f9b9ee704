/**
 * The house rules that a program can check. In: the tracked files. Out: test results. Reads only.
 */
import { existsSync, statSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { problems } from '../src/messages/problems.ts'
import { stages } from '../src/pipeline/stages.ts'
import * as rules from './tidy/rules.ts'
import { commitSubjects, files, read, root, sources, texts, written } from './tidy/tree.ts'

const code = sources.map(({ file }) => file)
/** Folders that a header may name from anywhere. */
const folders = new Set(
  ['src', 'tests', 'scripts', 'quality', 'bench', 'docs'].concat(
    code.map((f) => f.split('/')[1] ?? '').filter((part) => !part.endsWith('.ts')),
  ),
)

describe('files', () => {
  test('the project has files to check', () => {
    expect(code.length).toBeGreaterThan(60)
    expect(written.length).toBeGreaterThan(code.length)
  })

  test('every source file says in its header what goes in and what comes out', () => {
    expect(rules.withoutHeader(sources)).toEqual([])
  })

  test('no source file is longer than 400 lines', () => {
    expect(rules.tooLong(written)).toEqual([])
  })

  test('names are kebab-case and say what is inside', () => {
    expect(rules.badNames(texts.filter(({ file }) => /^src\/.*\.tsx?$/.test(file)))).toEqual([])
  })

  test('no file holds bidi controls or other invisible characters', () => {
    expect(rules.invisibleCharacters(texts)).toEqual([])
  })

  test('no file names a registry host or a path of one machine', () => {
    expect(rules.machineNames(texts)).toEqual([])
  })

  test('headers name files and folders that exist', () => {
    expect(rules.missingPaths(written, files, folders)).toEqual([])
  })

  test('the core asks no clock, no process and no randomness but the seed of the vocabulary', () => {
    const core = sources.filter(({ file }) => /^src\/(?:model|structures|data|text|extract|analyse|group)\//.test(file))
    expect(rules.impureCalls(core.filter(({ file }) => file !== 'src/text/vocabulary/slot-hash.ts'))).toEqual([])
    expect(core.length).toBeGreaterThan(100)
  })

  test('no folder has more than 25 source files', () => {
    const code = written.map(({ file }) => file).filter((file) => /^(?:src|tests|scripts|quality|bench)\//.test(file))
    expect(rules.crowdedFolders(code, 25)).toEqual([])
  })

  test('no line of code is longer than 160 characters', () => {
    // The invented press and the style sheets are texts in templates, as are the pages and feeds of tests.
    const texts = /^src\/(?:demo|serve\/style)\/|\.test\.tsx?$|^tests\//
    expect(rules.longLines(written.filter(({ file }) => !texts.test(file)))).toEqual([])
  })

  test('no Arabic letter is written as a number', () => {
    const tables = /^src\/text\/(?:letters|char-table)\.ts$/
    expect(rules.letterNumbers(written.filter(({ file }) => !tables.test(file)))).toEqual([])
  })

  test('exported names of types are unique', () => {
    expect(rules.sharedTypeNames(sources)).toEqual([])
  })

  test('no prefix stands where a folder should be', () => {
    expect(rules.prefixesForFolders(code)).toEqual([])
  })

  test('no comment cites a document that is not in the tree', () => {
    expect(rules.missingDocuments(files)(written)).toEqual([])
  })
})

describe('history', () => {
  const subjects = commitSubjects('37d6a8c8aa573ea0de46e83633561f2caf08d0f6')
  if (subjects === undefined) process.stderr.write('SKIPPED: subjects of commits, since this clone has no history.\n')

  test.skipIf(subjects === undefined)('commit subjects have at most 72 characters', () => {
    expect(rules.longSubjects(subjects ?? [])).toEqual([])
  })
})

describe('licences', () => {
  test('LICENSE holds the whole text of Apache-2.0', () => {
    const lines = read('LICENSE').trim().split('\n')
    expect(lines[0]?.trim()).toBe('Apache License')
    expect(lines.at(-1)?.trim()).toBe('limitations under the License.')
    expect(lines.length).toBe(201)
    for (let section = 1; section <= 9; section++) expect(read('LICENSE')).toContain(`\n   ${section}. `)
  })

  test('NOTICE names what is not ours, and the licence of the Unicode data is there', () => {
    for (const name of ['Siyaq', 'Unicode CLDR', 'LICENSES/Unicode-3.0.txt', 'OFL-1.1'])
      expect(read('NOTICE')).toContain(name)
    const unicode = read('LICENSES/Unicode-3.0.txt').trim().split('\n')
    expect(unicode[0]).toBe('UNICODE LICENSE V3')
    expect(unicode.slice(-3)).toEqual([
      'authorization of the copyright holder.',
      '',
      'SPDX-License-Identifier: Unicode-3.0',
    ])
  })

  test('the package carries the licences', () => {
    const { license, files: shipped } = JSON.parse(read('package.json')) as { license: string; files: string[] }
    expect(license).toBe('Apache-2.0')
    expect(shipped).toEqual(expect.arrayContaining(['LICENSE', 'LICENSES', 'NOTICE']))
  })
})

describe('packages', () => {
  const manifest = JSON.parse(read('package.json')) as Record<
    'dependencies' | 'devDependencies',
    Record<string, string>
  >

  test('versions are pinned exactly', () => {
    const all = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })
    expect(all.filter(([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version))).toEqual([])
  })

  test('the lock file carries no addresses', () => {
    expect(read('package-lock.json')).not.toMatch(/"resolved"/)
  })
})

describe('messages', () => {
  test('every problem code has an Arabic and an English text', () => {
    for (const [key, text] of Object.entries(problems)) {
      expect(text.ar, key).toMatch(/[\u0600-\u06FF]/)
      expect(text.en, key).toMatch(/^[A-Z]/)
    }
  })

  test('every problem code is used', () => {
    const all = code
      .filter((f) => f !== 'src/messages/problems.ts')
      .map(read)
      .join('\n')
    expect(Object.keys(problems).filter((key) => !all.includes(`'${key}'`))).toEqual([])
  })
})

describe('documents', () => {
  const documents = [
    'ARCHITECTURE.md',
    'README.md',
    'README.ar.md',
    'CONTRIBUTING.md',
    'CHANGELOG.md',
    'SECURITY.md',
    'docs/glossary.md',
    'docs/operations.md',
  ]

  test.each(documents)('%s exists and says something', (file) => {
    expect(read(file).length).toBeGreaterThan(500)
  })

  test.each(['README.md', 'README.ar.md'])('%s gives the two commands, and they are there to run', (file) => {
    for (const command of ['./start.sh', './test.sh']) {
      expect(read(file)).toContain(command)
      expect(statSync(path.join(root, command)).mode & 0o111).not.toBe(0)
    }
  })

  test('.ci/run calls the test command of the README', () => {
    expect(read('.ci/run')).toContain('./test.sh')
  })

  test('the code map of ARCHITECTURE.md names every folder of src and the stages in their order', () => {
    const map = read('ARCHITECTURE.md')
    const rooms = new Set(code.map((f) => f.split('/')[1] ?? '').filter((p) => !p.endsWith('.ts')))
    expect([...rooms].filter((f) => !map.includes(`\`${f}/\``) && !map.includes(`${f}/`))).toEqual([])
    const places = stages.map((s) => map.indexOf(`stage \`${s.name}\``))
    expect(places.every((p) => p >= 0)).toBe(true)
    expect([...places].sort((a, b) => a - b)).toEqual(places)
  })

  test.each(['ARCHITECTURE.md', 'README.md', 'README.ar.md', 'CONTRIBUTING.md', 'SECURITY.md'])(
    'every file that %s names exists',
    (file) => {
      const named = [...read(file).matchAll(/`((?:src|tests|quality|bench|docs|scripts)\/[\w./-]+)`/g)].map(
        (m) => m[1] ?? '',
      )
      expect(named.filter((f) => !existsSync(path.join(root, f)))).toEqual([])
    },
  )

  test('every relative link of a document leads somewhere', () => {
    const broken = files
      .filter((f) => f.endsWith('.md'))
      .flatMap((f) =>
        [...read(f).matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g)]
          .map((m) => m[1] ?? '')
          .filter((link) => !existsSync(path.resolve(root, path.dirname(f), link)))
          .map((link) => `${f}: ${link}`),
      )
    expect(broken).toEqual([])
  })
})
