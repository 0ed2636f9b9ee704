import { describe, expect, test } from 'vitest'
import type { SearchRequest } from '../../src/application/search/search-request.ts'
import type { ArticleLine, Siyaq } from '../../src/application/siyaq.ts'
import type { Feed } from '../../src/model/article.ts'
import { failed, ok } from '../../src/problem.ts'
import { remedies } from '../../src/messages/remedies.ts'
import { run } from './run-with.ts'

const article: ArticleLine = {
  id: 41,
  title: 'افتتاح جسر الوادي (Wadi Bridge)',
  sourceId: 'nawras',
  sourceName: 'النورس',
  url: 'https://nawras.example/41',
  at: Date.UTC(2026, 0, 5, 10, 30),
}

const feed: Feed = {
  id: 3,
  sourceId: 'nawras',
  url: 'https://nawras.example/rss',
  title: 'النورس',
  intervalMs: 900_000,
  nextPollAt: Date.UTC(2026, 0, 5, 11),
  errorCount: 0,
  paused: false,
}

describe('answers', () => {
  test('sessions are listed without secrets, and ended one by one or all at once', async () => {
    const asked: unknown[] = []
    const session = { id: 7, role: 'reader' as const, agent: 'متصفح', at: 0, seenAt: 60_000, expiresAt: 86_400_000 }
    const app: Partial<Siyaq> = {
      sessions: () => Promise.resolve(ok([session])),
      endSessions(ids) {
        asked.push(ids)
        return Promise.resolve(ok({ ended: 1 }))
      },
    }
    const listed = await run(['sessions', '--lang', 'en'], app)
    expect([listed.code, listed.out]).toEqual([0, expect.stringMatching(/#7 reader · signed in[^\n]*\n {4}\S*متصفح/)])
    const ended = await run(['sessions', 'end', '7', '9', '--lang', 'ar'], app)
    expect([ended.code, ended.out]).toEqual([0, expect.stringContaining('جلسات أُنهيت: 1')])
    await run(['sessions', 'end', '--all'], app)
    expect([asked, (await run(['sessions', 'end'], app)).code]).toEqual([[[7, 9], 'all'], 2])
  })

  test('a section is said in the reader’s language, and a word that is none is refused', async () => {
    const asked: unknown[] = []
    const app: Partial<Siyaq> = {
      setDesk(o) {
        asked.push(o)
        return Promise.resolve(ok({ storyId: 7, ...(o.desk === undefined ? {} : { desk: o.desk }) }))
      },
    }
    const put = await run(['--lang', 'ar', 'correct', 'desk', '7', 'health', '--by', 'سلمى'], app)
    expect([put.code, put.out]).toEqual([0, expect.stringContaining('قسم الخبر #7 الآن: صحة')])
    const back = await run(['correct', 'desk', '7', '--lang', 'en', '--by', 'سلمى'], app)
    expect([back.code, back.out]).toEqual([0, expect.stringContaining('story #7 is in no section')])
    expect(asked).toEqual([
      { storyId: 7, by: 'سلمى', desk: 'health' },
      { storyId: 7, by: 'سلمى' },
    ])
    expect((await run(['correct', 'desk', '7', 'weather'], app)).code).toBe(2)
  })

  test('search shows the expansion, isolates titles and passes every filter on', async () => {
    let asked: SearchRequest | undefined
    const app: Partial<Siyaq> = {
      async search(request) {
        asked = request
        await Promise.resolve()
        const term = { exact: false, negated: false, phrase: false, also: [] }
        const terms = [
          { ...term, surface: 'أخبار', forms: ['اخبار', 'خبر'] },
          { ...term, surface: 'قديم', forms: ['قديم'], exact: true, negated: true },
        ]
        return ok({ items: [{ ...article, score: 1 }], terms, nearest: false, tookMs: 2, next: 'c2' })
      },
    }
    const argv = [
      'search',
      'أخبار',
      'جسر الوادي',
      '--source',
      'nawras',
      '--language',
      'ar',
      '--from',
      '2026-01-01',
      '--to',
      '2026-01-02',
      '--exact',
    ]
    const { out, code } = await run(argv, app)
    expect(code).toBe(0)
    expect(asked).toEqual({
      q: 'أخبار "جسر الوادي"',
      exact: true,
      limit: 20,
      sourceId: 'nawras',
      lang: 'ar',
      from: Date.UTC(2026, 0, 1),
      to: Date.UTC(2026, 0, 3),
    })
    expect(out).toContain('\u2068أخبار\u2069 (\u2068اخبار\u2069 | \u2068خبر\u2069)')
    expect(out).toContain('not exactly \u2068قديم\u2069')
    expect(out).toContain(`\u2068${article.title}\u2069`)
    expect(out).toContain('--cursor c2')
  })

  test('--json is one line that parses and has no isolates', async () => {
    const app: Partial<Siyaq> = { feeds: async () => ok(await Promise.resolve([feed])) }
    const { out } = await run(['feeds', '--json'], app)
    expect(out.trimEnd().split('\n')).toHaveLength(1)
    expect(JSON.parse(out)).toEqual({ items: [feed] })
    expect(out).not.toMatch(/[\u2066-\u2069]/)
  })

  test('a problem is one coded, translated line, one with what to do, and exit code 1; with --json an object', async () => {
    const app: Partial<Siyaq> = { feeds: async () => await Promise.resolve(failed('store.locked', '/srv/data')) }
    const plain = await run(['--lang', 'ar', 'feeds'], app)
    expect(plain).toMatchObject({ code: 1, out: '', closed: 1 })
    expect(plain.err.split('\n')[0]).toBe('عملية أخرى تستخدم مجلد البيانات نفسه — \u2068/srv/data\u2069 [store.locked]')
    // The second line says what to do.
    expect(plain.err.split('\n')[1]).toBe(`  الحل: \u2068${remedies['store.locked']?.ar}\u2069`)
    const json = await run(['feeds', '--json'], app)
    expect(JSON.parse(json.out)).toMatchObject({ problem: { code: 'store.locked', detail: '/srv/data' } })
  })

  test('a thrown error is told with its cause, ends in 1, and the application is closed', async () => {
    const app: Partial<Siyaq> = {
      feeds: async () => {
        await Promise.resolve()
        throw new Error('broken', { cause: new Error('deeper') })
      },
    }
    const { code, err, closed } = await run(['feeds'], app)
    expect(code).toBe(1)
    expect(err).toMatch(/Unexpected error: [\s\S]*broken[\s\S]*deeper/)
    expect(closed).toBe(1)
  })

  test('what comes from outside cannot steer the terminal', async () => {
    const evil = { ...feed, title: 'خبر\u202E\u001B[31m\nسطر' }
    const { out } = await run(['feeds'], { feeds: async () => ok(await Promise.resolve([evil])) })
    for (const control of ['\u001B', '\u202E']) expect(out).not.toContain(control)
    expect(out.split('\n')[0]).toContain('سطر')
  })

  test('poll ends in 3 when some feeds failed', async () => {
    const report = {
      feeds: 2,
      failed: [{ feed, problem: failed('fetch.timeout').problem }],
      newEntries: 5,
      articles: 4,
      revised: 1,
      tookMs: 10,
    }
    const { code, out } = await run(['poll', '3', '4'], {
      async pollOnce(o) {
        await Promise.resolve()
        expect(o.feedIds).toEqual([3, 4])
        return ok(report)
      },
    })
    expect(code).toBe(3)
    expect(out).toContain('[fetch.timeout]')
  })

  test('doctor ends in 1 only for a problem and gives the hint in the chosen language', async () => {
    async function* checks(state: 'warning' | 'problem') {
      yield {
        name: 'disk',
        state,
        found: { ar: 'القرص شبه ممتلئ', en: 'disk nearly full' },
        hint: { ar: 'أفرغ مساحة', en: 'free some space' },
      } as const
      await Promise.resolve()
    }
    const warned = await run(['doctor', '--lang', 'ar'], { doctor: () => checks('warning') })
    expect(warned.code).toBe(0)
    expect(warned.out).toContain('أفرغ مساحة')
    expect((await run(['doctor'], { doctor: () => checks('problem') })).code).toBe(1)
  })

  test('why tells the verdict and the heaviest reason first', async () => {
    const reasons = [
      { code: 'reason.small', weight: 0.1 },
      { code: 'reason.big', weight: 0.9, values: { names: 'جسر الوادي' } },
      { code: 'reason.against', weight: -0.5 },
    ]
    const { out } = await run(['why', '41', 'https://nawras.example/42'], {
      async why(a, b) {
        await Promise.resolve()
        expect([a, b]).toEqual([{ id: 41 }, { url: 'https://nawras.example/42' }])
        return ok({
          a: article,
          b: { ...article, id: 42 },
          storyId: 7,
          storyTitle: 'الجسر',
          verdict: 'same-story' as const,
          confidence: 0.875,
          reasons,
          changes: [],
        })
      },
    })
    expect(out).toContain('One story · Confidence: 0.88')
    expect(out.indexOf('reason.big')).toBeLessThan(out.indexOf('reason.against'))
    expect(out.indexOf('reason.against')).toBeLessThan(out.indexOf('reason.small'))
    expect(out).toContain('− \u2068reason.against')
  })

  test('story tells its saga with this part marked, and the event in other languages with why', async () => {
    const row = {
      id: 7,
      title: 'افتتاح الجسر',
      firstAt: 0,
      lastAt: 0,
      articleCount: 1,
      sourceCount: 1,
      originCount: 1,
      originLeast: 1,
      originMost: 1,
    }
    const { out } = await run(['story', '7'], {
      async story() {
        await Promise.resolve()
        return ok({
          head: row,
          members: [],
          saga: [
            {
              id: 5,
              title: 'بناء الجسر',
              firstAt: 0,
              lang: 'ar',
              reasons: [{ code: 'reason.saga', weight: 1 }],
              isThis: false,
            },
            { id: 7, title: 'افتتاح الجسر', firstAt: 9, lang: 'ar', reasons: [], isThis: true },
          ],
          otherLanguages: [{ id: 9, title: 'Bridge opens', firstAt: 9, lang: 'en', reasons: [] }],
        })
      },
    })
    expect(out).toMatch(
      /Parts of the saga.*\n {2}• .*بناء الجسر.* · #5\n {6}\+ .*reason.saga.*\n {2}→ .*افتتاح الجسر.* · #7/u,
    )
    expect(out).toMatch(/The same event in other languages:\n {2}• .*Bridge opens.* · en · #9/u)
    const alone = await run(['story', '7'], {
      story: () => Promise.resolve(ok({ head: row, members: [], otherLanguages: [] })),
    })
    expect(alone.out).not.toContain('saga')
    expect(alone.out).not.toContain('languages')
  })

  test('serve says where it listens and ends in 0 when stopped', async () => {
    const { out, code } = await run(['serve', '--json'], {
      async serve(o) {
        o.onListening({ url: 'http://127.0.0.1:9/', role: 'all', stages: [], deployment: 'embedded', dataDir: '/d' })
        await Promise.resolve()
        return ok(undefined)
      },
    })
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ listening: { url: 'http://127.0.0.1:9/' } })
  })
})
