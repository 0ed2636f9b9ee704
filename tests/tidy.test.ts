/**
 * The house rules that a program can check. In: the tracked files. Out: test results. Reads only.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { problems } from '../src/messages/problems.ts'
import { stages } from '../src/pipeline/stages.ts'

const root = path.resolve(import.meta.dirname, '..')
const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { cwd: root, encoding: 'utf8' })
  .split('\n')
  .filter((f) => f && existsSync(path.join(root, f)))
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8')
const isText = (file: string): boolean =>
  /\.(?:tsx?|mjs|cjs|js|json|md|sh|css|txt|html|xml)$/.test(file) || file === '.ci/run'
const sources = files.filter((f) => /^src\/.*\.tsx?$/.test(f))
const code = sources.filter((f) => !/\.test\.tsx?$/.test(f))
/** Without what is compiled from lists. */
const written = code.filter((f) => !f.endsWith('.data.ts'))

/** The files for which `bad` says something, with what it says. */
const offenders = (among: string[], bad: (file: string) => string | undefined): string[] =>
  among.flatMap((f) => {
    const why = bad(f)
    return why === undefined ? [] : [`${f}: ${why}`]
  })

describe('files', () => {
  test('the project has files to check', () => {
    expect(code.length).toBeGreaterThan(60)
  })

  test('every source file says in its header what goes in and what comes out', () => {
    expect(
      offenders(code, (f) => (/^(?:#!.*\n)?\/\*\*[\s\S]{40,}?\*\//.test(read(f)) ? undefined : 'no header')),
    ).toEqual([])
  })

  test('no source file is longer than 400 lines', () => {
    expect(
      offenders(written, (f) => {
        const lines = read(f).split('\n').length - 1
        return lines > 400 ? `${lines} lines` : undefined
      }),
    ).toEqual([])
  })

  test('names are kebab-case and say what is inside', () => {
    const drawer = /^(?:utils?|helpers?|common|shared|lib|misc|types|index|manager|service|base)$/
    expect(
      offenders(sources, (f) => {
        const parts = f
          .replace(/\.test\.tsx?$|\.tsx?$/, '')
          .split('/')
          .slice(1)
        const bad = parts.find((p) => drawer.test(p) || !/^[a-z0-9]+(?:[-.][a-z0-9]+)*$/.test(p))
        return bad
      }),
    ).toEqual([])
  })

  test('no file holds bidi controls or other invisible characters', () => {
    const invisible = /[\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\u061C]/u
    expect(
      offenders(files.filter(isText), (f) => {
        const hit = invisible.exec(read(f))
        return hit ? `U+${hit[0].charCodeAt(0).toString(16).toUpperCase()} at ${hit.index}` : undefined
      }),
    ).toEqual([])
  })

  test('no file names a registry host or a path of one machine', () => {
    const secret = new RegExp(
      ['registry\\.', 'npmjs\\.', 'org/'].slice(0, 1).join('') + 'npmjs|/wo' + 'rk/|/ro' + 'ot/',
    )
    const own = files.filter((f) => isText(f) && f !== 'tests/tidy.test.ts')
    expect(offenders(own, (f) => secret.exec(read(f))?.[0])).toEqual([])
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
    'docs/glossary.md',
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
    const folders = new Set(code.map((f) => f.split('/')[1] ?? '').filter((p) => !p.endsWith('.ts')))
    expect([...folders].filter((f) => !map.includes(`\`${f}/\``) && !map.includes(`${f}/`))).toEqual([])
    const places = stages.map((s) => map.indexOf(`stage \`${s.name}\``))
    expect(places.every((p) => p >= 0)).toBe(true)
    expect([...places].sort((a, b) => a - b)).toEqual(places)
  })

  test.each(['ARCHITECTURE.md', 'README.md', 'README.ar.md', 'CONTRIBUTING.md'])(
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
