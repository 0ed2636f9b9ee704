import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { ImportSummary, Siyaq } from '../../src/application/siyaq.ts'
import type { ImportResult } from '../../src/gather/import/import-item.ts'
import { plainExtracted } from '../../src/gather/import/make-draft.ts'
import { failed, ok } from '../../src/problem.ts'
import { cwd, run } from './run-with.ts'

describe('import', () => {
  const summary = (more: Partial<ImportSummary>): ImportSummary => ({
    read: 3,
    new: 2,
    revised: 0,
    same: 1,
    feeds: 0,
    withoutText: 0,
    skipped: {},
    completed: 0,
    tookMs: 1000,
    peakRssBytes: 1 << 20,
    problems: [],
    stopped: false,
    ...more,
  })
  const app = (take: (results: ImportResult[]) => ImportSummary): Partial<Siyaq> => ({
    importReaders: async () =>
      ok(
        await Promise.resolve({
          readPage: () => failed('extract.empty'),
          readDump: (text: string) => ok(plainExtracted({ title: '', text })),
        }),
      ),
    async importArticles(results) {
      const all: ImportResult[] = []
      for await (const result of results) all.push(result)
      return ok(take(all))
    },
  })

  test('paths start from the working directory; options reach the reader', async () => {
    writeFileSync(join(cwd, 'news.jsonl'), '{"u":"https://a.example/1","h":"عنوان","content":"نص"}\n')
    let seen: ImportResult[] = []
    const argv = ['import', 'news.jsonl', '--field', 'url=u', '--field', 'title=h', '--source', 'alpha']
    const { code } = await run(
      argv,
      app((results) => {
        seen = results
        return summary({})
      }),
    )
    expect(code).toBe(0)
    expect(seen).toMatchObject([
      { ok: true, item: { draft: { url: 'https://a.example/1', title: 'عنوان', sourceId: 'alpha' } } },
    ])
  })

  test('skipped items are told with reason and place and end in 3; all skipped ends in 1', async () => {
    const skipped = { 'import.bad-line': 2 }
    const problems = [{ place: 'news.jsonl:7', problem: failed('import.bad-line', 'not JSON').problem }]
    const partly = await run(
      ['import', 'news.jsonl'],
      app(() => summary({ skipped, problems })),
    )
    expect(partly.code).toBe(3)
    expect(partly.out).toContain('Skipped: 2')
    expect(partly.err).toMatch(/news\.jsonl:7[\s\S]*not JSON[\s\S]*1 more/)
    const none = await run(
      ['import', 'news.jsonl'],
      app(() => summary({ new: 0, same: 0, skipped })),
    )
    expect(none.code).toBe(1)
  })

  test('--dry-run counts and stores nothing', async () => {
    writeFileSync(
      join(cwd, 'dry.jsonl'),
      '{"url":"https://a.example/1","title":"x","content":"y"}\n{"url":"https://a.example/2"}\nbad\n',
    )
    const { importReaders } = app(() => summary({}))
    const { code, out } = await run(
      ['import', 'dry.jsonl', '--dry-run', '--json'],
      importReaders === undefined ? {} : { importReaders },
    )
    expect(code).toBe(3)
    expect(JSON.parse(out)).toMatchObject({ read: 3, new: 2, withoutText: 1, skipped: { 'import.bad-line': 1 } })
  })

  test('lines that an earlier run finished are passed over, unless --again', async () => {
    writeFileSync(join(cwd, 'twice.jsonl'), '{"url":"https://a.example/1","title":"x","content":"y"}\n')
    const counts: number[] = []
    const done: Partial<Siyaq> = {
      ...app((results) => {
        counts.push(results.length)
        return summary({ read: results.length })
      }),
      importReaders: async () =>
        ok(
          await Promise.resolve({
            readPage: () => failed('extract.empty'),
            readDump: () => failed('extract.empty'),
            doneUpTo: () => 1,
          }),
        ),
    }
    expect((await run(['import', 'twice.jsonl'], done)).err).toContain('--again')
    await run(['import', 'twice.jsonl', '--again'], done)
    expect(counts).toEqual([0, 1])
  })
})
