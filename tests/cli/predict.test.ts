import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { cwd, run } from './run-with.ts'

const lines = (records: object[]): string => records.map((record) => `${JSON.stringify(record)}\n`).join('')
const input = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(cwd, name), content)
  return name
}
const output = (name: string): Record<string, unknown>[] =>
  readFileSync(join(cwd, name), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)

const bridge =
  'افتتح وزير النقل سالم الهاشمي جسر الوادي الجديد في مدينة الزهراء صباح الأحد بحضور مئات من السكان.\n' +
  'وقال الهاشمي إن بناء الجسر استغرق عامين وكلف أربعين مليون دولار.\n' +
  'وأضاف الوزير: "هذا الجسر يختصر الطريق على آلاف الأسر كل يوم".'
const drought =
  'حذرت هيئة الأرصاد من موجة جفاف في إقليم السهول خلال الصيف المقبل.\n' +
  'ودعت الهيئة المزارعين إلى ترشيد استهلاك المياه وتأجيل زراعة القطن حتى موعد هطول الأمطار.'

const articles = [
  {
    id: 'a1',
    source: 'nawras',
    url: 'https://nawras.example/1',
    t: '2026-01-05 10:00:00',
    title: 'افتتاح جسر الوادي في مدينة الزهراء',
    content: bridge,
  },
  {
    id: 'b1',
    source: 'fajr',
    url: 'https://fajr.example/9',
    t: '2026-01-05 10:30:00',
    title: 'تحذير من موجة جفاف في إقليم السهول',
    content: drought,
  },
  {
    id: 'a2',
    source: 'fajr',
    url: 'https://fajr.example/1',
    t: '2026-01-05 11:00:00',
    title: 'وزير النقل يفتتح جسر الوادي في الزهراء',
    content: bridge,
  },
]

const started =
  'بدأت بلدية الرملة أعمال بناء جسر الوادي الذي يربط ضفتي النهر، وقال رئيس البلدية عادل المنصوري إن الأعمال تنتهي في ثلاثة أسابيع، وإن كلفة الجسر أربعون مليون دولار يدفعها صندوق الطرق، وإن السيارات تسير حتى ذلك الوقت على الجسر القديم.'
const opened =
  'افتتح رئيس بلدية الرملة عادل المنصوري جسر الوادي الذي يربط ضفتي النهر بعد ثلاثة أسابيع من بدء أعمال البناء، وقال إن كلفة الجسر بلغت أربعين مليون دولار دفعها صندوق الطرق.'
const alsoOpened =
  'فتحت بلدية الرملة جسر الوادي فوق النهر أمام السيارات، وحضر الافتتاح رئيس البلدية عادل المنصوري وعدد من المهندسين، وشكر صندوق الطرق على دفع كلفة الجسر التي بلغت أربعين مليون دولار.'
const rain =
  'هطلت أمطار غزيرة على مدن الساحل وأغلقت المدارس أبوابها، وحذرت مصلحة الأرصاد من سيول في الأودية خلال الليل، ودعت السكان إلى البقاء في البيوت حتى تهدأ العاصفة وتنحسر المياه عن الطرق.'

describe('the contract', () => {
  test('origins: groups with whose they are, for the stories that are given', async () => {
    const stories = input('asked.jsonl', lines([{ story: 'bridge', ids: ['a1', 'a2', 'gone'] }]))
    const { code, out } = await run([
      'predict',
      'origins',
      input('articles.jsonl', lines(articles)),
      'origins.jsonl',
      '--stories',
      stories,
    ])
    expect({ code, out }).toEqual({ code: 0, out: '' })
    expect(output('origins.jsonl')).toEqual([
      { story: 'bridge', groups: [{ ids: ['a1', 'a2'], origin: 'سالم الهاشمي' }], comment: [] },
    ])
  })

  test('stories: one line an article in the order of the input; a copy is in the story of its original', async () => {
    const { code, out } = await run(['predict', 'stories', input('articles.jsonl', lines(articles)), 'stories.jsonl'])
    expect({ code, out }).toEqual({ code: 0, out: '' })
    const told = output('stories.jsonl')
    expect(told.map((record) => record['id'])).toEqual(['a1', 'b1', 'a2'])
    expect(told[2]?.['story']).toBe(told[0]?.['story'])
    expect(told[1]?.['story']).not.toBe(told[0]?.['story'])
  })

  test('stories: gzip, titles only and numbers as ids', async () => {
    const titles = articles.map(({ title, t, source }, index) => ({
      id: index + 100,
      source,
      t,
      title,
      content: '',
      lang: 'ara',
    }))
    const { code } = await run(['predict', 'stories', input('titles.jsonl.gz', gzipSync(lines(titles))), 'titles.out'])
    expect(code).toBe(0)
    expect(output('titles.out').map((record) => record['id'])).toEqual([100, 101, 102])
  })

  test('copies: one line a pair', async () => {
    const pairs = [
      { a: { id: 'a1' }, b: { id: 'a2' } },
      { a: { id: 'a1' }, b: { id: 'b1' } },
    ]
    const argv = [
      'predict',
      'copies',
      input('articles.jsonl', lines(articles)),
      'copies.jsonl',
      '--pairs',
      input('pairs.jsonl', lines(pairs)),
    ]
    expect((await run(argv)).code).toBe(0)
    expect(output('copies.jsonl')).toEqual([
      { a: 'a1', b: 'a2', same: true },
      { a: 'a1', b: 'b1', same: false },
    ])
  })

  test('background: the earlier step of the same affair, other publishers of the same hour', async () => {
    const docs = [
      {
        id: 'start',
        source: 'nahr',
        t: '2026-01-01 08:00:00',
        title: 'بدء أعمال بناء جسر الوادي في الرملة',
        content: started,
      },
      { id: 'rain', source: 'nahr', t: '2026-01-03 08:00:00', title: 'أمطار غزيرة على الساحل', content: rain },
      { id: 'open', source: 'nahr', t: '2026-01-20 08:00:00', title: 'افتتاح جسر الوادي في الرملة', content: opened },
      {
        id: 'also',
        source: 'sahel',
        t: '2026-01-20 08:30:00',
        title: 'جسر الوادي يفتح أمام السيارات',
        content: alsoOpened,
      },
    ]
    const argv = ['predict', 'background', input('docs.jsonl', lines(docs)), 'background.jsonl', '--ids']
    expect(
      (await run([...argv, input('ids.jsonl', lines([{ id: 'open' }, { id: 'rain' }, { id: 'nobody' }]))])).code,
    ).toBe(0)
    expect(output('background.jsonl')).toEqual([
      { id: 'open', readAlso: ['start'], similar: ['also'] },
      { id: 'rain', readAlso: [], similar: [] },
      { id: 'nobody', readAlso: [], similar: [] },
    ])
  })

  test('pages: text, title and date; a page without an article has an empty text', async () => {
    const html = `<!doctype html><html lang="ar"><head><title>افتتاح جسر الوادي</title><meta property="article:published_time" content="2026-01-05T10:00:00Z"></head><body><article><h1>افتتاح جسر الوادي</h1>${bridge
      .split('\n')
      .map((line) => `<p>${line}</p>`)
      .join('')}</article></body></html>`
    const pages = [
      { id: 1, url: 'https://nawras.example/1', html },
      { id: 2, url: 'https://nawras.example/2', html: '' },
    ]
    expect((await run(['predict', 'pages', input('pages.jsonl', lines(pages)), 'pages.out'])).code).toBe(0)
    const [first, second] = output('pages.out')
    expect(first).toMatchObject({ id: 1, title: 'افتتاح جسر الوادي', date: '2026-01-05T10:00:00.000Z' })
    expect(first?.['text']).toContain('كلف أربعين مليون دولار')
    expect(second).toEqual({ id: 2, text: '' })
  })

  test('parts: of a page dump', async () => {
    const text = `${bridge.replaceAll('\n', '\n\n')}\n\nالمصدر: صحيفة النورس\n\nإقرأ أيضاً:\n\nبدء أعمال بناء جسر الوادي\n`
    expect((await run(['predict', 'parts', input('dump.jsonl', lines([{ id: 'd', text }])), 'parts.out'])).code).toBe(0)
    expect(output('parts.out')[0]).toMatchObject({
      id: 'd',
      credit: 'صحيفة النورس',
      readAlso: [{ title: 'بدء أعمال بناء جسر الوادي' }],
    })
  })

  test('keyphrases: strings that stand in the article', async () => {
    const records = [{ id: 5, title: articles[0]?.title, text: bridge }]
    expect((await run(['predict', 'keyphrases', input('kp.jsonl', lines(records)), 'kp.out'])).code).toBe(0)
    const [first] = output('kp.out')
    expect(first?.['id']).toBe(5)
    expect(first?.['keyphrases']).toEqual(expect.arrayContaining([expect.stringContaining('جسر')]))
  })

  test('statements: every line has both lists', async () => {
    const records = [
      { id: 5, title: 'خبر', text: bridge, author: 'الزهراء - وكالة الوادي' },
      { id: 6, title: '', text: '' },
    ]
    expect((await run(['predict', 'statements', input('st.jsonl', lines(records)), 'st.out'])).code).toBe(0)
    expect(
      output('st.out').map(({ id, statements, credits }) => [id, Array.isArray(statements), Array.isArray(credits)]),
    ).toEqual([
      [5, true, true],
      [6, true, true],
    ])
  })

  test('entities: as many tags as tokens', async () => {
    const tokens = 'وصل سالم الهاشمي إلى مدينة الزهراء في مصر .'.split(' ')
    expect(
      (
        await run([
          'predict',
          'entities',
          input(
            'ent.jsonl',
            lines([
              { id: 1, tokens },
              { id: 2, tokens: [] },
            ]),
          ),
          'ent.out',
        ])
      ).code,
    ).toBe(0)
    const [first, second] = output('ent.out')
    expect(first?.['tags']).toHaveLength(tokens.length)
    expect(first?.['tags']).toSatisfy((tags: string[]) =>
      tags.every((tag) => /^(?:O|[BI]-(?:PERS|LOC|ORG|MISC))$/.test(tag)),
    )
    expect(second).toEqual({ id: 2, tags: [] })
  })
})

describe('bad input', () => {
  const good = lines([{ id: 1, title: 'x', text: 'y' }])

  test.each([
    ['a line that is no JSON', `${good}{bad}\n${good}`, 2, 'import.bad-line'],
    ['a line without id', `${good}\n${lines([{ title: 'x' }])}`, 3, 'import.bad-line'],
    ['a field of another kind', `${good}${lines([{ id: 2, title: 7, text: '' }])}`, 2, 'import.bad-line'],
    ['a last line that breaks off', `${good}{"id": 2, "ti`, 2, 'import.truncated'],
  ])('%s: the line is told, the exit code is 1 and no output is left', async (_, content, line, problem) => {
    const { code, err, out } = await run(['predict', 'keyphrases', input('bad.jsonl', content), 'bad.out'])
    expect(code).toBe(1)
    expect(err).toContain(`bad.jsonl:${line}:`)
    expect(err).toContain(`[${problem}]`)
    expect(out).toBe('')
    expect(existsSync(join(cwd, 'bad.out'))).toBe(false)
    expect(readdirSync(cwd).filter((name) => name.endsWith('.part'))).toEqual([])
  })

  test('an earlier output stays when a later run fails', async () => {
    input('kept.out', 'before\n')
    await run(['predict', 'keyphrases', input('bad.jsonl', 'nope\n'), 'kept.out'])
    expect(readFileSync(join(cwd, 'kept.out'), 'utf8')).toBe('before\n')
  })

  test('an input that is not there, a cut gzip file, a pair of an unknown article, an instant that is none', async () => {
    expect((await run(['predict', 'pages', 'nowhere.jsonl', 'x.out'])).err).toContain('[import.not-found]')
    const whole = gzipSync(lines(articles))
    expect(
      await run(['predict', 'stories', input('cut.gz', whole.subarray(0, whole.length - 20)), 'x.out']),
    ).toMatchObject({ code: 1 })
    const pairs = input('pairs2.jsonl', lines([{ a: { id: 'a1' }, b: { id: 'zz' } }]))
    expect(
      (await run(['predict', 'copies', input('articles.jsonl', lines(articles)), 'x.out', '--pairs', pairs])).err,
    ).toContain('pairs2.jsonl:1:')
    const undated = input('undated.jsonl', lines([{ id: 1, title: 'x', content: '', t: 'yesterday' }]))
    expect((await run(['predict', 'stories', undated, 'x.out'])).err).toContain('"t"')
  })

  test('copies without --pairs, and --pairs with another kind, are wrong usage', async () => {
    const articlesFile = input('articles.jsonl', lines(articles))
    expect((await run(['predict', 'copies', articlesFile, 'x.out'])).code).toBe(2)
    expect((await run(['predict', 'stories', articlesFile, 'x.out', '--pairs', articlesFile])).code).toBe(2)
  })
})
