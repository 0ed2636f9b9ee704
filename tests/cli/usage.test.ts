import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Siyaq } from '../../src/application/siyaq.ts'
import { languageOf } from '../../src/cli/run-cli.ts'
import { ok } from '../../src/problem.ts'
import { cwd, run } from './run-with.ts'

describe('usage', () => {
  test.each([
    [['serch'], 'Unknown command: serch'],
    [['search'], 'Missing: words'],
    [['search', 'x', '--limit', '0'], '--limit <n>: 0 (1–1000)'],
    [['search', 'x', '--from', '2026-02-31'], '--from <date>: 2026-02-31 (2026-01-31)'],
    [['search', 'x', '--limit'], 'needs a value'],
    [['feeds', '--nope'], 'Unknown option: --nope'],
    [['story', 'x1'], 'Not a valid value: x1'],
    [['doctor', 'now'], 'More words'],
    [['predict', 'poems', 'a', 'b'], 'pages, parts'],
    [['import', 'x', '--field', 'colour=c'], 'url=…'],
    [['dead', 'retry'], '--all'],
    [['--lang', 'fr', 'feeds'], 'ar, en'],
  ])('%j is told and ends in 2', async (argv, text) => {
    const { code, err, out } = await run(argv)
    expect(err).toContain(text)
    expect(code).toBe(2)
    expect(out).toBe('')
  })

  test('the same in Arabic', async () => {
    expect((await run(['--lang', 'ar', 'serch'])).err).toContain('أمر غير معروف: serch')
  })

  test('help of every command exists in both languages and names its exit codes once', async () => {
    const { out } = await run(['--help'])
    const names = [...out.matchAll(/^ {2}([a-z]+)(?: |$)/gm)].map((match) => match[1] ?? '')
    expect(names).toEqual(
      expect.arrayContaining([
        'serve',
        'demo',
        'add',
        'import',
        'try',
        'why',
        'search',
        'feeds',
        'dead',
        'doctor',
        'config',
        'backup',
        'restore',
        'predict',
        'regroup',
      ]),
    )
    for (const name of names) {
      const english = await run([name, '--help'])
      const arabic = await run(['--lang', 'ar', name, '--help'])
      expect([english.code, arabic.code]).toEqual([0, 0])
      expect(english.out, name).not.toMatch(/[\u0600-\u06FF]{3}/)
      expect(arabic.out, name).toMatch(/الاستعمال:[\s\S]*[\u0600-\u06FF]/)
      expect(arabic.out, name).not.toMatch(/^(?:Usage|Options|Arguments|Commands):/m)
    }
  })

  test('language: flag, then SIYAQ_LANG, then the locale', () => {
    expect(languageOf(['--lang', 'ar'], { SIYAQ_LANG: 'en' })).toBe('ar')
    expect(languageOf(['--lang=en'], { SIYAQ_LANG: 'ar' })).toBe('en')
    expect(languageOf([], { SIYAQ_LANG: 'ar', LANG: 'en_US.UTF-8' })).toBe('ar')
    expect(languageOf([], { LANG: 'ar_SA.UTF-8' })).toBe('ar')
    expect(languageOf([], { LANG: 'arn_CL' })).toBe('en')
    expect(languageOf([], {})).toBe('en')
  })

  test('version', async () => {
    expect(await run(['--version'])).toMatchObject({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) })
  })
})

describe('settings', () => {
  test('flags reach the application wherever they stand, and it is closed', async () => {
    const app: Partial<Siyaq> = { feeds: async () => ok(await Promise.resolve([])) }
    const { config, closed, code } = await run(['--port', '9001', 'feeds', '--data-dir', 'here'], app)
    expect(code).toBe(0)
    expect(config?.port).toBe(9001)
    expect(config?.dataDir).toBe(join(cwd, 'here'))
    expect(closed).toBe(1)
  })

  test('invalid settings end in 1 with every problem, and nothing is opened', async () => {
    const { code, err, config } = await run(['feeds', '--port', 'x', '--digits', 'y'])
    expect(code).toBe(1)
    expect(err).toMatch(/--port[\s\S]*--digits/)
    expect(config).toBeUndefined()
  })

  test('the mixed deployment is refused with the reason in the chosen language', async () => {
    const env = { SIYAQ_NATS_URLS: 'nats://n.example:4222', SIYAQ_LANG: 'ar' }
    const { code, err } = await run(['serve'], {}, { env })
    expect(code).toBe(1)
    expect(err).toContain('تركيب غير مدعوم')
    expect(err).toContain('natsUrls بلا databaseUrl')
  })

  test('config shows values with their origin and hides secrets, also as JSON', async () => {
    const env = { SIYAQ_ADMIN_TOKEN: 'a-long-admin-token' }
    const { out, code } = await run(['config', '--port', '9001'], {}, { env })
    expect(code).toBe(0)
    expect(out).toMatch(/port +\u20689001\u2069 +\(flag\)/)
    expect(out).not.toContain('a-long-admin-token')
    const json: unknown = JSON.parse((await run(['config', '--json'], {}, { env })).out)
    expect(json).toMatchObject({
      deployment: 'embedded',
      settings: { adminToken: '[secret]' },
      origins: { port: 'default' },
    })
  })
})
