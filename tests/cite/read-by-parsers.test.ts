/** Entries for programs that keep references, read by a parser of each format. In: values. Out: test results. */
import { Cite } from '@citation-js/core'
import '@citation-js/plugin-bibtex'
import '@citation-js/plugin-ris'
import { describe, expect, test } from 'vitest'
import { citation } from '../../src/application/cite/cite.ts'
import { arabic, bare, english, fire, hostile, story } from './cited-things.ts'

const oneLine = hostile.title.replace(/\s+/g, ' ').replace('\u202e', '').trim()

function read(text: string): Record<string, unknown> {
  const { data } = new Cite(text)
  expect(data).toHaveLength(1)
  return data[0] ?? {}
}

/** Of RIS this parser takes the year alone where it is told beside the day: then the day is read here. */
function dayOf(entry: Record<string, unknown>, text: string): unknown {
  const told = /^DA {2}- (\d{4})\/(\d\d)\/(\d\d)\r?$/m.exec(text)?.slice(1).map(Number)
  return told ?? (entry['issued'] as { 'date-parts': number[][] } | undefined)?.['date-parts'][0]
}

describe.each(['bibtex', 'ris', 'csl-json'] as const)('%s', (form) => {
  test('an article of a newspaper: author, headline, outlet, day of the zone, address', () => {
    const entry = read(citation(fire, form, arabic))
    expect(entry).toMatchObject({
      // Of BibLaTeX this parser knows no newspaper.
      type: form === 'bibtex' ? 'article-journal' : 'article-newspaper',
      title: fire.title,
      'container-title': 'المدى',
      URL: 'https://mada.example/a/1803',
    })
    expect(dayOf(entry, citation(fire, form, arabic))).toEqual([2026, 1, 6])
    expect(JSON.stringify(entry['author'] ?? entry['reporter'])).toContain('سلمى الحداد')
    expect(JSON.stringify(entry)).toContain('https://news.example/article/1803')
  })

  test('signs of every format stay text', () => {
    const entry = read(citation(hostile, form, english))
    expect(entry).toMatchObject({
      title: oneLine,
      'container-title': 'A, B & Co {x',
      URL: 'https://a.example/x_%281%29?q=%7B1%7D&y=%20%20z#f',
    })
    expect(dayOf(entry, citation(hostile, form, english))).toEqual([2026, 1, 5])
    expect(JSON.stringify(entry['author'] ?? entry['reporter'])).toContain('القاهرة - د ب أ')
  })

  test('what is not known is left out, and said in the note', () => {
    const entry = read(citation(bare, form, arabic))
    expect(entry).toMatchObject({ title: 'بلا تاريخ', URL: 'https://news.example/article/9' })
    expect([entry['issued'], entry['author']]).toEqual([undefined, undefined])
    expect(entry['note']).toContain('رُصد في 6 يناير 2026')
  })

  test('a story is a page of this site', () => {
    const entry = read(citation(story, form, english))
    expect(entry).toMatchObject({
      type: 'webpage',
      title: story.title,
      URL: 'https://news.example/story/1802',
      note: 'a story followed by 5 sites since 5 January 2026, 22:30 (UTC)',
    })
  })
})

test('RIS: lines end as the format asks, each with its tag; the last ends the entry', () => {
  const lines = citation(hostile, 'ris', english).split('\r\n')
  expect(lines.slice(-2)).toEqual(['ER  - ', ''])
  expect(lines.filter((line) => line.startsWith('ER') || line.startsWith('TY'))).toEqual(['TY  - NEWS', 'ER  - '])
  for (const line of lines.slice(0, -1)) expect(line).toMatch(/^[A-Z][A-Z\d] {2}- [^\r\n]*$/)
})

test('BibTeX: braces are even, whatever a headline holds', () => {
  const text = citation({ ...hostile, title: '}} @book{x, title={{{' }, 'bibtex', english)
  expect(text.split('{').length).toBe(text.split('}').length)
  expect(read(text)['title']).toBe('}} @book{x, title={{{')
})
