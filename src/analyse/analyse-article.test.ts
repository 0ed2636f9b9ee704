import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Analysis } from '../model/analysis.ts'
import { datesIn } from '../text/dates/dates-in-text.ts'
import { numeralsIn } from '../text/numerals/numerals.ts'
import { scan } from '../text/scanner/scan.ts'
import { sentencesOf } from '../text/scanner/sentences.ts'
import { analyseArticle, type ArticleInput } from './analyse-article.ts'

/** Any UTF-16 units: lone surrogates, controls, unassigned letters. */
const anyUnits = fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 200 }).map((u) => String.fromCharCode(...u))
const invisible =
  '\u200B\u200C\u200D\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069\u061C\uFEFF\u0640\u064B\u0651\uD83D\uDE00\uD800'
const newsWords =
  'قال وقال أكد وأضاف نفى أن إن بأن الوزير وزير الخارجية سالم الحر بن آل مدينة الواحة وكالة أنباء النهر رويترز نقلت صحيفة الميدان عن مصدر ' +
  'بيان رسمي قتل 12 شخصا وإصابة ثلاثة وعشرين ألفا 45% نحو أكثر من مليون دولار أمس الأحد 2 أغسطس 2015 هو وهي الذي حيث خلال ' +
  '« » " " ( ) : ، . \n ؛ - – … ! ؟ ” “ The minister said on Sunday that Reuters Le ministre a dit министр сказал روسيا الروسي لافروف'
const newsText = fc
  .array(
    fc.oneof(
      { weight: 12, arbitrary: fc.constantFrom(...newsWords.split(' ')) },
      fc.constantFrom(...Array.from(invisible)),
    ),
    {
      maxLength: 120,
    },
  )
  .chain((words) => fc.constantFrom(' ', '').map((space) => words.join(space || ' ')))
const anyText = fc.oneof(anyUnits, newsText, fc.string({ unit: 'grapheme', maxLength: 200 }))
const anyArticle: fc.Arbitrary<ArticleInput> = fc.record(
  {
    title: anyText,
    text: anyText,
    author: anyText,
    credit: anyText,
    lang: fc.constantFrom('ar', 'en', 'fr', 'ru', 'fa', 'ur', 'und', '', 'x'),
    sourceName: fc.constantFrom('صحيفة الميدان', ''),
    keywords: fc.array(anyText, { maxLength: 2 }),
  },
  { requiredKeys: ['title', 'text'] },
)

test('any Unicode is analysed, every span slices back, and twice gives the same', { tags: ['slow'] }, () => {
  fc.assert(
    fc.property(anyArticle, (article) => {
      const found = analyseArticle(article)
      expectSpans(article, found.analysis)
      expect(analyseArticle(article).analysis).toEqual(found.analysis)
      expect(found.search.stems.split(' ').length).toBe(found.search.exact.split(' ').length)
    }),
    { numRuns: 400 },
  )
})

test('spans of sentences, numbers and dates slice back in order', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const s = scan(text)
      for (const spans of [sentencesOf(s), numeralsIn(s), datesIn(s, { publishedAt: 1_438_500_000_000 })]) {
        let last = 0
        for (const { start, end } of spans) {
          expect(start).toBeGreaterThanOrEqual(last)
          expect(end).toBeGreaterThan(start)
          last = end
        }
        expect(last).toBeLessThanOrEqual(text.length)
      }
    }),
    { numRuns: 500 },
  )
})

function expectSpans({ title, text, author = '', credit = '' }: ArticleInput, analysis: Analysis): void {
  const slice = (field: 'title' | 'text', span: { start: number; end: number }): string =>
    (field === 'title' ? title : text).slice(span.start, span.end)
  for (const phrase of analysis.keyphrases) {
    expect(phrase.phrase.trim()).not.toBe('')
    expect(phrase.count).toBeGreaterThan(0)
  }
  const variants = new Map(analysis.entities.map((entity) => [entity.key, entity.variants]))
  for (const mention of analysis.mentions) {
    const surface = slice(mention.field, mention)
    expect(surface.trim()).not.toBe('')
    expect(variants.has(mention.entity)).toBe(true)
  }
  for (const statement of analysis.statements) {
    expect(slice('text', statement.contentSpan)).toBe(statement.content)
    expect(slice('text', statement.verbSpan)).toBe(statement.verb)
    if (statement.speakerSpan) expect(slice('text', statement.speakerSpan)).not.toBe('')
    for (const quote of statement.quotes ?? []) expect(slice('text', quote).length).toBe(quote.end - quote.start)
  }
  for (const figure of analysis.figures) expect(slice(figure.field, figure)).toBe(figure.surface)
  const fields = { title, text, author, credit }
  for (const found of analysis.credits)
    expect(fields[found.field].slice(found.start, found.start + found.span.length)).toBe(found.span)
}

describe('endless input is analysed in the time of its length', () => {
  const size = 100_000
  const repeated: Record<string, string> = {
    'one letter': 'و'.repeat(size),
    'one Latin letter': 'a'.repeat(size),
    'one digit': '7'.repeat(size),
    'digits and points': '1.'.repeat(size / 2),
    'digits and spaces': '111 '.repeat(size / 4),
    'the article': 'ال'.repeat(size / 2),
    'a mark': `ا${'\u064B'.repeat(size)}`,
    accents: `a${'\u0301'.repeat(size)}`,
    spaces: ' '.repeat(size),
    'line breaks': '\n'.repeat(size),
    'nested quotes': `قال ${'«'.repeat(10_000)}خبر${'»'.repeat(10_000)}`,
    'open quotes': 'قال «خبر '.repeat(10_000),
    'straight quotes': 'قال: "نعم '.repeat(10_000),
    'nested brackets': `${'('.repeat(20_000)}خبر${')'.repeat(20_000)}`,
    'reporting verbs': 'وقال '.repeat(20_000),
    'verbs and that': 'وأكد أن '.repeat(12_000),
    names: 'سالم الحر '.repeat(10_000),
    'name joints': 'بن '.repeat(30_000),
    'number words': 'ثلاثة وعشرون ألفا '.repeat(5_000),
    credits: 'نقلت وكالة عن صحيفة عن '.repeat(5_000),
    titles: 'وزير رئيس مدير '.repeat(6_000),
    capitals: 'Aa Bb '.repeat(16_000),
    addresses: 'a.b@c.d/'.repeat(12_000),
    'at signs': '@'.repeat(size),
    'lone surrogates': '\uD800'.repeat(size),
    dates: '1/1/2015 '.repeat(10_000),
    months: 'كانون الثاني '.repeat(8_000),
  }
  test.each(Object.keys(repeated))('%s', { tags: ['slow'] }, (name) => {
    const text = repeated[name] ?? ''
    const { analysis } = analyseArticle({ title: text.slice(0, 2_000), text })
    expectSpans({ title: text.slice(0, 2_000), text }, analysis)
    const s = scan(text)
    expect(numeralsIn(s).length).toBeLessThanOrEqual(s.count)
    expect(datesIn(s, { publishedAt: 0 }).length).toBeLessThanOrEqual(s.count)
  })
})
