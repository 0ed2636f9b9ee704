import fc from 'fast-check'
import { expect, test } from 'vitest'
import { featureKind } from '../../model/features.ts'
import * as lists from '../../data/features.data.ts'
import { writingKind } from './article-kind.ts'

const phrasesOf = (entries: readonly string[]): string[] => entries.map((entry) => entry.split(' | ')[0] ?? '')

test.each([
  ['a round-up', featureKind.roundUp, phrasesOf(lists.roundUpTitles)],
  ['opinion', featureKind.opinion, phrasesOf(lists.opinionLabels).map((label) => `${label}: الواحة`)],
  ['a notice', featureKind.template, phrasesOf(lists.noticePhrases)],
  ['a notice of the weather', featureKind.template, phrasesOf(lists.weatherWords).map((word) => `ال${word} في الواحة`)],
  ['a notice of congratulation', featureKind.template, phrasesOf(lists.greetingVerbs).map((verb) => `${verb} القبطان`)],
  ['a report of a market', featureKind.template, phrasesOf(lists.marketWords).map((thing) => `ارتفاع ${thing}`)],
  ['a report of what moved', featureKind.template, phrasesOf(lists.marketMoves).map((move) => `${move} الذهب`)],
] as const)('every phrase of the list is found in the title of %s, past the prefilter', (_, kind, titles) => {
  expect(titles.length).toBeGreaterThan(2)
  for (const title of titles) {
    expect(writingKind(title, ''), title).toBe(kind)
    expect(writingKind(`${title.toUpperCase()} `, ''), title).toBe(kind)
  }
})

test('the letters that a phrase is searched by are three, and its own', () => {
  const { roundUpTitles, opinionLabels, noticePhrases, greetingVerbs, marketWords } = lists
  for (const entry of [roundUpTitles, opinionLabels, noticePhrases, greetingVerbs, marketWords].flat()) {
    const [phrase = '', letters = phrase.slice(0, 3)] = entry.split(' | ')
    expect(letters, entry).toHaveLength(3)
    expect(phrase.toLowerCase(), entry).toContain(letters)
  }
})

test('titles of each kind, in any case', () => {
  const kindOf = (title: string): number => writingKind(title, '')
  expect(kindOf('موجز الأنباء')).toBe(featureKind.roundUp)
  expect(kindOf('World NEWS IN BRIEF')).toBe(featureKind.roundUp)
  expect(kindOf('новости: ДАЙДЖЕСТ')).toBe(featureKind.roundUp)
  expect(kindOf('رأي: ما بعد العاصفة')).toBe(featureKind.opinion)
  expect(kindOf('Opinion: after the storm')).toBe(featureKind.opinion)
  expect(kindOf('ÉDITO: après la tempête')).toBe(featureKind.opinion)
  expect(kindOf('Gold Price today')).toBe(featureKind.template)
  expect(kindOf('افتتاح جسر السنابل')).toBe(0)
})

const linePart = fc.constantFrom(
  ' ',
  '\u00A0',
  '\t',
  '-',
  '\u2022',
  '\u00BB',
  '*',
  '1',
  '12',
  '123',
  '.',
  ')',
  'خبر',
  '\u3000',
  '',
)
const line = fc.array(linePart, { maxLength: 7 }).map((parts) => parts.join(''))

test('items of a list are recognised as by a pattern', () => {
  const item = /^\s*([\u2022\u25CF\u25AA*\u00BB-]|\d{1,2}[.)-])\s*\S/
  fc.assert(
    fc.property(fc.array(line, { minLength: 4, maxLength: 12 }), (lines) => {
      const items = lines.filter((each) => item.test(each.slice(0, 16)))
      expect(writingKind('', lines.join('\n'))).toBe(items.length >= 6 ? featureKind.roundUp : 0)
    }),
    { numRuns: 1000 },
  )
})
