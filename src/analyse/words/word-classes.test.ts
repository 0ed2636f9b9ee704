import fc from 'fast-check'
import { expect, test } from 'vitest'
import { scan, tokenKind } from '../../text/scanner/scan.ts'
import { classifyInto, classifyWords, emptyClasses, verbFormAt, wordClass } from './word-classes.ts'
import { wordMark } from './finder-hints.ts'

const pieces = fc.constantFrom(
  'قال ',
  'وزير ',
  'ووزير ',
  'أ . ',
  'وكالة ',
  'رويترز ',
  '12 ',
  'خمسة ',
  'جنديين ',
  'بحسب ',
  'معالي ',
  'السفينة. ',
  '\n',
)
const texts = fc.array(pieces, { maxLength: 60 }).map((words) => words.join(''))

test('classes in memory used before are those in new memory, and 0 behind the last token', () => {
  fc.assert(
    fc.property(fc.array(texts, { minLength: 2, maxLength: 5 }), (several) => {
      const reused = emptyClasses(4)
      for (const text of several) {
        const s = scan(text)
        const fresh = classifyWords(s)
        classifyInto(reused, s)
        for (const [now, then] of [
          [reused.bits, fresh.bits],
          [reused.gaps, fresh.gaps],
          [reused.marks, fresh.marks],
        ] as const) {
          expect([...now.subarray(0, then.length)]).toEqual([...then])
          expect(now.subarray(then.length).every((bits) => bits === 0)).toBe(true)
        }
        expect([...reused.begins.subarray(0, reused.beginCount)]).toEqual([
          ...fresh.begins.subarray(0, fresh.beginCount),
        ])
      }
    }),
  )
})

test('all that statements, figures and credits begin with is among the tokens they visit', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const s = scan(text)
      const { bits, marks, begins, beginCount } = classifyWords(s)
      const expected = [...bits.keys()].filter(
        (i) =>
          (bits[i] ?? 0) & (wordClass.verb | wordClass.attribution | wordClass.media) ||
          (marks[i] ?? 0) & (wordMark.figure | wordMark.publisher),
      )
      expect([...begins.subarray(0, beginCount)]).toEqual(expected)
      for (let i = 0; i < s.count; i++) {
        if (s.kind[i] === tokenKind.number) expect((marks[i] ?? 0) & wordMark.figure).toBe(wordMark.figure)
        if ((bits[i] ?? 0) & wordClass.verb) expect(verbFormAt(s, i)).toBeDefined()
      }
    }),
  )
})

test('a long text leaves no long memory behind', () => {
  const reused = emptyClasses()
  classifyInto(reused, scan('قال '.repeat(10_000)))
  expect(reused.bits.length).toBeGreaterThanOrEqual(10_000)
  classifyInto(reused, scan('قال الوزير'))
  expect(reused.bits.length).toBeLessThan(10_000)
  expect(reused.beginCount).toBe(1)
})

test('classes and hints of known words', () => {
  const { bits, marks } = classifyWords(scan('قال وزير في 12 معالي'))
  const known = wordClass.verb | wordClass.title | wordClass.preposition
  expect([...bits].map((all) => all & known)).toEqual([
    wordClass.verb,
    wordClass.title,
    wordClass.preposition,
    0,
    wordClass.title,
  ])
  const hints = wordMark.figure | wordMark.honorific
  expect([...marks].map((all) => all & hints)).toEqual([0, 0, 0, wordMark.figure, wordMark.honorific])
})
