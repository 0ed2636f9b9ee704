import fc from 'fast-check'
import { expect, test } from 'vitest'
import { featureKind } from '../../model/features.ts'
import {
  marketThing,
  marketTraces,
  opinionTitle,
  opinionTraces,
  roundUpTitle,
  roundUpTraces,
  templateTitle,
  templateTraces,
  writingKind,
} from './article-kind.ts'

/** Every text that a pattern of groups, alternatives, classes and `?` stands for; what must stand after it is left out. */
function textsOf({ source }: RegExp): string[] {
  let at = 0
  const alternatives = (): string[] => {
    const all: string[] = []
    let here = ['']
    while (at < source.length && source[at] !== ')') {
      if (source[at] === '|') {
        all.push(...here)
        here = ['']
        at++
        continue
      }
      const next = repeated(piece())
      here = here.flatMap((before) => next.map((text) => before + text))
    }
    return [...all, ...here]
  }
  const piece = (): string[] => {
    const char = source[at++] ?? ''
    if (char === '^' || char === '$') return ['']
    if (char === '\\') return [letter(source[at++] ?? '')]
    if (char === '[') {
      const texts: string[] = []
      for (; source[at] !== ']'; at++) texts.push(source[at] === '\\' ? letter(source[++at] ?? '') : (source[at] ?? ''))
      at++
      return texts
    }
    if (char !== '(') return [char]
    const isAhead = source.startsWith('?=', at)
    if (isAhead) at += 2
    const texts = alternatives()
    at++
    return isAhead ? [''] : texts
  }
  const letter = (escaped: string): string => (escaped === 's' ? ' ' : escaped)
  const repeated = (texts: string[]): string[] => {
    if (source[at] !== '?' && source[at] !== '*') return texts
    at++
    return [...texts, '']
  }
  return alternatives()
}

test.each([
  ['round-ups', roundUpTitle, roundUpTraces],
  ['opinion', opinionTitle, opinionTraces],
  ['notices', templateTitle, templateTraces],
  ['markets', marketThing, marketTraces],
] as const)('whatever the pattern of %s matches has one of its traces', (_, pattern, traces) => {
  const texts = textsOf(pattern)
  expect(texts.length).toBeGreaterThan(20)
  // A title with any other letter is tried in full.
  const plain = texts.filter((text) => /^[ -~\u00A0-\u00BF\u0600-\u06FF]*$/.test(text))
  expect(plain.length).toBeGreaterThan(texts.length / 2)
  expect(plain.filter((text) => !traces.some((trace) => text.toLowerCase().includes(trace)))).toEqual([])
  for (const three of traces) expect(three).toHaveLength(3)
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

test('items are told as by a pattern', () => {
  const item = /^\s*([\u2022\u25CF\u25AA*\u00BB-]|\d{1,2}[.)-])\s*\S/
  fc.assert(
    fc.property(fc.array(line, { minLength: 4, maxLength: 12 }), (lines) => {
      const items = lines.filter((each) => item.test(each.slice(0, 16)))
      expect(writingKind('', lines.join('\n'))).toBe(items.length >= 6 ? featureKind.roundUp : 0)
    }),
    { numRuns: 1000 },
  )
})
