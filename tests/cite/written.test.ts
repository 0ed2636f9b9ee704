/** Citations as people read them: both languages, foreign pieces isolated, nothing that means something in Markdown. In: values. Out: test results. */
import { expect, test } from 'vitest'
import { citation } from '../../src/application/cite/cite.ts'
import { arabic, bare, english, fire, hostile, story } from './cited-things.ts'

test('an article, as a newspaper prints it, in the language of the page and its time zone', () => {
  expect(citation(fire, 'text', arabic)).toBe(
    'سلمى الحداد، «حريق في ميناء الرملة»، المدى، 6 يناير 2026، 01:30 (غرينتش+3)، https://mada.example/a/1803، ' +
      'محفوظ في سياق: https://news.example/article/1803',
  )
  expect(citation(fire, 'text', english)).toBe(
    '\u2068سلمى الحداد\u2069, “\u2068حريق في ميناء الرملة\u2069”, \u2068المدى\u2069, 5 January 2026, 22:30 (UTC), ' +
      'https://mada.example/a/1803, kept in Siyaq: https://news.example/article/1803',
  )
  const levant = { lang: 'ar', tag: 'ar-LB-u-nu-arab', timeZone: 'UTC' } as const
  expect(citation(fire, 'text', levant)).toBe(
    'سلمى الحداد، «حريق في ميناء الرملة»، المدى، ٥ كانون الثاني ٢٠٢٦، ٢٢:٣٠ (غرينتش)، https://mada.example/a/1803',
  )
})

test('what is not known is left out: author, address; an instant at which it was seen is said to be one', () => {
  expect(citation(bare, 'text', arabic)).toBe(
    '«بلا تاريخ»، المدى، رُصد في 6 يناير 2026، 01:30 (غرينتش+3)، محفوظ في سياق: https://news.example/article/9',
  )
})

test('a story says how many sites follow it since when, and no more', () => {
  expect(citation(story, 'text', arabic)).toBe(
    '«حريق في ميناء الرملة»، قصة تابعتها 5 مواقع منذ 6 يناير 2026، 01:30 (غرينتش+3)، سياق، https://news.example/story/1802',
  )
  expect(citation({ ...story, sourceCount: 1 }, 'text', english)).toContain(
    'a story followed by 1 site since 5 January 2026',
  )
  for (const [count, words] of [
    [1, 'تابعها موقع واحد'],
    [2, 'تابعها موقعان'],
    [11, 'تابعها 11 موقعاً'],
    [100, 'تابعها 100 موقع '],
  ] as const)
    expect(citation({ ...story, sourceCount: count }, 'text', arabic)).toContain(`قصة ${words}`)
})

test('Markdown: the headline leads to the publisher, and nothing of a publisher is markup', () => {
  expect(citation(fire, 'markdown', arabic)).toBe(
    'سلمى الحداد، [«حريق في ميناء الرملة»](https://mada.example/a/1803)، المدى، 6 يناير 2026، 01:30 (غرينتش+3)، ' +
      '[محفوظ في سياق](https://news.example/article/1803)',
  )
  const line = citation(hostile, 'markdown', english)
  expect(line).not.toMatch(/[\r\n\u202e]/)
  expect(line).not.toMatch(/(?<!\\)[<`*]/)
  // Two links, both ours to make.
  expect([...line.matchAll(/(?<!\\)\]\(([^)]*)\)/g)].map(([, to]) => to)).toEqual([
    'https://a.example/x_%281%29?q=%7B1%7D&y=%20%20z#f',
    'https://news.example/article/7',
  ])
  expect(citation({ ...bare, title: 'x', author: '1. الأول' }, 'markdown', arabic)).toMatch(/^1\\\. /)
})

test('user and password of an address are nobody’s to cite', () => {
  for (const form of ['text', 'markdown', 'bibtex', 'ris', 'csl-json'] as const)
    expect(citation(hostile, form, english)).not.toContain('secret')
})
