import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import type { Extracted } from '../../model/article.ts'
import { failed, ok } from '../../problem.ts'
import { scan, tokenKind } from '../../text/scanner/scan.ts'
import type { ImportItem, ImportResult } from './import-item.ts'
import { plainExtracted } from './make-draft.ts'
import type { ImportOptions } from './import-options.ts'
import { readImports } from './read-imports.ts'

const dir = mkdtempSync(join(tmpdir(), 'siyaq-import-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))

const now = Date.UTC(2026, 0, 20)

/** Stands for extract/: the title element and the paragraphs, nothing clever. */
function plainPage(html: string): Extracted {
  const title = /<title>([^<]*)<\/title>/.exec(html)?.[1] ?? ''
  const paragraphs = [...html.matchAll(/<p>([^<]*)<\/p>/g)].map((match) => match[1] ?? '')
  return plainExtracted({ title, text: paragraphs.join('\n') })
}

const options: ImportOptions = {
  now,
  readPage: ({ html }) => (html.includes('<p>') ? ok(plainPage(html)) : failed('extract.empty')),
  readDump: (text) => ok(plainExtracted({ title: '', text })),
}

function file(name: string, content: string | Uint8Array): string {
  const path = join(dir, name)
  writeFileSync(path, content)
  return path
}

async function all(paths: string[], more: Partial<ImportOptions> = {}): Promise<ImportResult[]> {
  const results: ImportResult[] = []
  for await (const result of readImports(paths, { ...options, ...more })) results.push(result)
  return results
}

function items(results: ImportResult[]): ImportItem[] {
  return results.flatMap((result) => (result.ok ? [result.item] : []))
}

function drafts(results: ImportResult[]) {
  return items(results).flatMap((item) => (item.kind === 'article' ? [item.draft] : []))
}

function problems(results: ImportResult[]): string[] {
  return results.flatMap((result) => (result.ok ? [] : [`${result.place.position} ${result.problem.code}`]))
}

const line = (fields: Record<string, unknown>): string => `${JSON.stringify(fields)}\n`
const story = (number: number): Record<string, unknown> => ({
  source: 'nawras',
  url: `https://nawras.example/news/${number}`,
  date_extracted: `2026-01-0${(number % 9) + 1} 08:30:00`,
  title: `افتتاح جسر الوادي رقم ${number}`,
  author: 'ليلى الحمداني',
  content: 'افتتح وزير النقل جسر الوادي.\nوقال إن العمل استغرق عامين.',
})

describe('JSONL', () => {
  test('the fields of a news archive become an article with paragraphs, source and instant', async () => {
    const results = await all([file('archive.jsonl', line(story(1)))])
    expect(items(results)[0]).toMatchObject({ source: { id: 'nawras', homeUrl: 'https://nawras.example/' } })
    expect(drafts(results)).toMatchObject([
      {
        url: 'https://nawras.example/news/1',
        sourceId: 'nawras',
        title: 'افتتاح جسر الوادي رقم 1',
        author: 'ليلى الحمداني',
        text: 'افتتح وزير النقل جسر الوادي.\n\nوقال إن العمل استغرق عامين.',
        at: Date.UTC(2026, 0, 2, 8, 30),
        firstSeenAt: Date.UTC(2026, 0, 2, 8, 30),
        dir: 'rtl',
      },
    ])
  })

  test('the evaluation shape is known: `t` is when it was published', async () => {
    const fields = {
      id: 7,
      source: 'alpha',
      url: 'https://alpha.example/7',
      t: '2026-01-05 10:00:00',
      title: 'Bridge opens',
      content: 'It did.',
    }
    const [draft] = drafts(await all([file('shape.jsonl', line(fields))]))
    expect(draft).toMatchObject({ publishedAt: Date.UTC(2026, 0, 5, 10), at: Date.UTC(2026, 0, 5, 10), dir: 'ltr' })
  })

  test('a headline that a dump holds escaped is read as it was written', () => {
    const titled = (title: string): string => plainExtracted({ title, text: 'نص.' }).title
    expect(titled('الوزير: &quot;الجسر آمن&quot; &#8211; صور')).toBe('الوزير: "الجسر آمن" – صور')
    expect(titled('R&D  <تحديث>\n جديد')).toBe('R&D <تحديث> جديد')
  })

  test('a mapping reaches fields with other names, also nested ones', async () => {
    const fields = { meta: { where: 'https://beta.example/x', headline: 'عنوان مخترع' }, words: 'نص الخبر المخترع.' }
    const mapped = { url: 'meta.where', title: 'meta.headline', text: 'words' }
    const [draft] = drafts(await all([file('mapped.jsonl', line(fields))], { fields: mapped }))
    expect(draft).toMatchObject({ url: 'https://beta.example/x', title: 'عنوان مخترع', text: 'نص الخبر المخترع.' })
  })

  test('a date in the future does not order the article; it is first seen now', async () => {
    const fields = { url: 'https://alpha.example/late', title: 'T', content: 'x', t: '2031-01-01' }
    const [draft] = drafts(await all([file('future.jsonl', line(fields))]))
    expect(draft).toMatchObject({ at: now, firstSeenAt: now, dateOnly: true })
  })

  test('bad lines are counted with their place, and the rest is read', async () => {
    const content = [
      line(story(1)),
      'not json\n',
      '[1,2]\n',
      '\n',
      line({ source: 'nawras', title: ' ', content: '' }),
      line({ url: 'mailto:someone', title: 'x', content: 'y' }),
      line(story(2)),
    ].join('')
    const results = await all([file('bad.jsonl', content)])
    expect(drafts(results)).toHaveLength(2)
    expect(problems(results)).toEqual([
      '2 import.bad-line',
      '3 import.bad-line',
      '5 import.no-text',
      '6 import.bad-line',
    ])
  })

  test('an item of nothing but an address is listed by its address', async () => {
    const bare = line({ url: 'https://nawras.example/empty/12', title: ' ', content: '' })
    const [draft] = drafts(await all([file('bare.jsonl', bare)]))
    expect(draft).toMatchObject({ title: 'https://nawras.example/empty/12', text: '', confidence: 0.3 })
    expect(scan(draft?.title ?? '').kind).toEqual(Uint8Array.of(tokenKind.handle))
  })

  test('a last line that breaks off is told as cut short', async () => {
    const content = line(story(1)) + line(story(2)).slice(0, 80)
    expect(problems(await all([file('cut.jsonl', content)]))).toEqual(['2 import.truncated'])
  })

  test('a last line without line end is an article like any other', async () => {
    const results = await all([file('noend.jsonl', line(story(1)) + line(story(2)).trimEnd())])
    expect(drafts(results)).toHaveLength(2)
    expect(problems(results)).toEqual([])
  })

  test('gzip is read whatever the name, also in several members', async () => {
    const content = Buffer.concat([gzipSync(line(story(1))), gzipSync(line(story(2)))])
    const results = await all([file('zipped.data', content)])
    expect(drafts(results).map((draft) => draft.url)).toEqual([
      'https://nawras.example/news/1',
      'https://nawras.example/news/2',
    ])
  })

  test('of a gzip file cut in the middle everything before the cut is kept', async () => {
    const lines = Array.from({ length: 3000 }, (_, number) =>
      line({ ...story(number), salt: Math.sin(number).toString(36) }),
    )
    const whole = gzipSync(lines.join(''))
    const results = await all([file('cut.jsonl.gz', whole.subarray(0, Math.floor(whole.length * 0.6)))])
    expect(drafts(results).length).toBeGreaterThan(1500)
    expect(drafts(results).length).toBeLessThan(3000)
    const told = problems(results)
    expect(told).toHaveLength(1)
    expect(told[0]).toMatch(/import\.truncated$/)
  })

  test('a damaged gzip file keeps what comes before the damage', async () => {
    const lines = Array.from({ length: 3000 }, (_, number) =>
      line({ ...story(number), salt: Math.sin(number).toString(36) }),
    )
    const whole = Buffer.from(gzipSync(lines.join('')))
    whole.fill(0xff, Math.floor(whole.length * 0.7), Math.floor(whole.length * 0.7) + 200)
    const results = await all([file('hurt.jsonl.gz', whole)])
    expect(drafts(results).length).toBeGreaterThan(1000)
    expect(problems(results).at(-1)).toMatch(/import\.truncated$/)
  })

  test('lines in windows-1256 are read as Arabic', async () => {
    const text = 'قال المتحدث إن الحكومة تدرس المشروع الجديد في العاصمة وإن القرار سيصدر قريبا'
    const json = JSON.stringify({ url: 'https://gamma.example/1', title: 'خبر قديم', content: text })
    const [draft] = drafts(await all([file('old.jsonl', windows1256(json))]))
    expect(draft).toMatchObject({ title: 'خبر قديم', text })
  })

  test('an item without address gets one that never resolves and is equal for equal content', async () => {
    const fields = { title: 'بلا عنوان شبكي', content: 'نص.' }
    const [first] = drafts(await all([file('nourl.jsonl', line(fields))]))
    const [again] = drafts(await all([file('nourl.jsonl', line(fields))]))
    expect(first?.url).toMatch(/^https:\/\/nourl\.invalid\/[0-9a-f]+$/)
    expect(again?.url).toBe(first?.url)
  })

  test('what only the address tells of a headline is taken from there, with that evidence', async () => {
    const url =
      'https://delta.example/node/62/%D8%A7%D9%81%D8%AA%D8%AA%D8%A7%D8%AD-%D8%AC%D8%B3%D8%B1-%D8%A7%D9%84%D9%88%D8%A7%D8%AF%D9%8A.html'
    const [draft] = drafts(await all([file('slug.jsonl', line({ url, title: '', content: ' ' }))]))
    expect(draft).toMatchObject({ title: 'افتتاح جسر الوادي', text: '', evidence: [{ field: 'title', from: 'url' }] })
  })

  test('markup in the content goes through extraction', async () => {
    const fields = { url: 'https://alpha.example/m', title: 'عنوان', content: '<p>فقرة أولى</p><p>فقرة ثانية</p>' }
    const [draft] = drafts(await all([file('markup.jsonl', line(fields))]))
    expect(draft).toMatchObject({ title: 'عنوان', text: 'فقرة أولى\n\nفقرة ثانية' })
  })

  test('lines that an earlier run finished give nothing', async () => {
    const path = file('resume.jsonl', line(story(1)) + line(story(2)) + line(story(3)))
    const results = await all([path], { doneUpTo: () => 2 })
    expect(results.map((result) => result.place.position)).toEqual([3])
  })

  test('a changed file has another key, so that no position of the old one is used', async () => {
    const [before] = await all([file('grow.jsonl', line(story(1)))])
    const [after] = await all([file('grow.jsonl', line(story(1)) + line(story(2)))])
    expect(before?.place.fileKey).not.toBe(after?.place.fileKey)
  })
})

describe('OPML', () => {
  const opml = (outlines: string): string => `<?xml version="1.0"?><opml version="2.0"><body>${outlines}</body></opml>`

  test('feeds with titles and folders; the same address once', async () => {
    const content = opml(`
      <outline text="أخبار"><outline type="rss" text="صحيفة النورس" xmlUrl="https://nawras.example/rss?a=1&amp;b=2" htmlUrl="https://nawras.example/"/>
      <outline text="مكرر" xmlUrl="https://nawras.example/rss?a=1&amp;b=2"/></outline>
      <outline type="rss" title="Alpha" xmlUrl="feed://alpha.example/atom"/>`)
    expect(items(await all([file('feeds.opml', content)]))).toMatchObject([
      {
        kind: 'feed',
        url: 'https://nawras.example/rss?a=1&b=2',
        title: 'صحيفة النورس',
        folder: 'أخبار',
        source: { id: 'nawras.example' },
      },
      { kind: 'feed', url: 'https://alpha.example/atom', title: 'Alpha' },
    ])
  })

  test('bare ampersands and an unclosed outline do not stop the reading', async () => {
    const content = opml(
      `<outline xmlUrl="https://a.example/?x=1&y=2" text="A & B"><outline xmlUrl="https://b.example/feed"/>`,
    )
    expect(items(await all([file('broken.opml', content)]))).toHaveLength(2)
  })

  test('an address that is none is a problem; no outline at all is another format', async () => {
    expect(problems(await all([file('odd.opml', opml('<outline xmlUrl="javascript:1"/>'))]))).toEqual([
      '1 import.bad-line',
    ])
    expect(problems(await all([file('empty.opml', opml(''))]))).toEqual(['1 import.unknown-format'])
  })

  test('entities of the document are not expanded', async () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE opml [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>${opml('<outline text="&b;" xmlUrl="https://a.example/f"/>').slice(21)}`
    const [item] = items(await all([file('bomb.opml', bomb)]))
    expect(JSON.stringify(item).length).toBeLessThan(500)
  })
})

describe('saved pages and dumps', () => {
  const page = (head: string): string =>
    `<!doctype html><html><head><title>عنوان الصفحة</title>${head}</head><body><p>نص الصفحة.</p></body></html>`

  test.each([
    ['rel=canonical', '<link rel="canonical" href="https://alpha.example/a?utm_source=x">', 'https://alpha.example/a'],
    ['og:url', '<meta property="og:url" content="https://alpha.example/b">', 'https://alpha.example/b'],
    ['base', '<base href="https://alpha.example/c">', 'https://alpha.example/c'],
    [
      'canonical before og:url',
      '<meta property="og:url" content="https://alpha.example/d"><link rel=canonical href=https://alpha.example/e>',
      'https://alpha.example/e',
    ],
  ])('the address comes from %s', async (name, head, url) => {
    const [draft] = drafts(await all([file(`${name.replace(/\W/g, '')}.html`, page(head))]))
    expect(draft?.url).toBe(url)
  })

  test('the address comes from the browser comment, and a relative canonical is resolved by it', async () => {
    const saved = '<!-- saved from url=(0033)https://alpha.example/saved/page1 -->\n'
    expect(drafts(await all([file('saved.html', saved + page(''))]))[0]?.url).toBe('https://alpha.example/saved/page1')
    const both = saved + page('<link rel="canonical" href="/the/page">')
    expect(drafts(await all([file('both.html', both)]))[0]?.url).toBe('https://alpha.example/the/page')
  })

  test('a page without address is kept under one that never resolves', async () => {
    expect(drafts(await all([file('lonely.html', page(''))]))[0]?.url).toMatch(/^https:\/\/lonely\.invalid\//)
  })

  test('a page in windows-1256 is decoded by its declaration', async () => {
    const html = page('<meta charset="windows-1256">')
    expect(drafts(await all([file('w1256.html', windows1256(html))]))[0]).toMatchObject({
      title: 'عنوان الصفحة',
      text: 'نص الصفحة.',
    })
  })

  test('problems of extraction and empty files come through', async () => {
    expect(
      problems(await all([file('noarticle.html', '<!doctype html><html><body></body></html>'), file('void.html', '')])),
    ).toEqual(['1 extract.empty', '1 import.no-text'])
  })

  test('a dump is one article; again it has the same address', async () => {
    const path = file('صفحة.txt', 'سطر أول.\n\nسطر ثان.')
    const [first] = drafts(await all([path]))
    expect(first).toMatchObject({ title: 'سطر أول.', text: 'سطر أول.\n\nسطر ثان.' })
    expect(drafts(await all([path]))[0]?.url).toBe(first?.url)
  })

  test('a directory is read in name order; pictures, notes and the folders of saved pages are passed over', async () => {
    const folder = join(dir, 'folder')
    mkdirSync(join(folder, 'b_files'), { recursive: true })
    writeFileSync(join(folder, 'b.html'), page('<base href="https://b.example/">'))
    writeFileSync(join(folder, 'a.html'), page('<base href="https://a.example/">'))
    writeFileSync(join(folder, 'picture.png'), Buffer.from([0x89, 0x50, 0x4e, 0x47]))
    writeFileSync(join(folder, 'README.md'), 'ملاحظات عن هذه الصفحات، وليست مقالاً.')
    writeFileSync(join(folder, 'b_files', 'frame.html'), page('<base href="https://c.example/">'))
    const results = await all([folder])
    expect(drafts(results).map((draft) => draft.url)).toEqual(['https://a.example/', 'https://b.example/'])
    expect(problems(results)).toEqual([])
    expect(drafts(await all([join(folder, 'README.md')]))).toHaveLength(1)
  })
})

describe('files', () => {
  test('a path that is not there and a format that is not known are results, not errors', async () => {
    const results = await all([
      join(dir, 'nowhere.jsonl'),
      file('what.bin', Buffer.from([1, 2, 3])),
      file('good.jsonl', line(story(1))),
    ])
    expect(problems(results)).toEqual(['0 import.not-found', '0 import.unknown-format'])
    expect(drafts(results)).toHaveLength(1)
  })

  test('progress counts stored bytes up to the size of the file', async () => {
    const results = await all([file('size.jsonl.gz', gzipSync(line(story(1)) + line(story(2))))])
    const place = results.at(-1)?.place
    expect(place?.readBytes).toBe(place?.totalBytes)
  })
})

/** Arabic text as an old site would write it. */
function windows1256(text: string): Uint8Array {
  const decoder = new TextDecoder('windows-1256')
  const byteOf = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]))
  return Uint8Array.from(text.split(''), (letter) => byteOf.get(letter) ?? 0x3f)
}
