/**
 * Twenty invented pages of each family are read to the word: text, title, day, credit, keywords, similar; pages that
 * are no article are named as what they are.
 */
import { describe, expect, test } from 'vitest'
import { decodeBody } from '../../src/gather/http/decode-body.ts'
import { extractArticle, publishedDay } from '../../src/extract/extract-article.ts'
import { families, windows1256Page, type Fixture } from './families.ts'

const numbers = Array.from({ length: 20 }, (_, n) => n)

function check(fixture: Fixture, html: string): void {
  const outcome = extractArticle({ url: fixture.url, html })
  if (fixture.problem !== undefined) {
    expect(outcome.ok ? 'an article' : outcome.problem.code).toBe(fixture.problem)
    return
  }
  if (!outcome.ok) throw new Error(outcome.problem.code)
  const { value } = outcome
  expect(value.text.split('\n\n')).toEqual(fixture.news.paragraphs)
  expect(value.title).toBe(fixture.news.title)
  expect(value.dir).toBe('rtl')
  expect(publishedDay(value)).toBe(fixture.day)
  if (fixture.credit !== undefined) expect(value.parts.credit).toBe(fixture.credit)
  if (fixture.keywords !== undefined) expect(value.parts.keywords).toEqual(fixture.keywords)
  if (fixture.similar !== undefined) expect(value.parts.similar.map((link) => link.title)).toEqual(fixture.similar)
}

for (const [name, family] of Object.entries(families)) {
  describe(name, () => {
    test.each(numbers)('page %i', (n) => {
      const fixture = family(n)
      check(fixture, fixture.html)
    })
  })
}

describe('windows-1256', () => {
  test.each(numbers)('page %i', (n) => {
    const fixture = windows1256Page(n)
    check(fixture, decodeBody(toWindows1256(fixture.html), 'text/html').text)
  })
})

/** Bytes of the page in windows-1256, by inverting the decoder's own table. */
function toWindows1256(text: string): Uint8Array {
  const decoder = new TextDecoder('windows-1256')
  const table = new Map<string, number>()
  for (let byte = 0; byte < 256; byte++) table.set(decoder.decode(Uint8Array.of(byte)), byte)
  return Uint8Array.from(Array.from(text, (char) => table.get(char) ?? 0x3f))
}
