import fc from 'fast-check'
import { expect, test } from 'vitest'
import { indexedText, indexQuery, maxIndexedWords } from './index-tokens.ts'

const analysis = {
  version: 1,
  lang: 'ar',
  dir: 'rtl',
  keyphrases: [],
  entities: [],
  mentions: [],
  statements: [],
  figures: [],
  credits: [],
} as const
const empty = { keyphrases: [], entities: [], mentions: [], statements: [], figures: [], credits: [] }

function stemsOf(stems: string): string {
  const search = { stems, exact: '', titleStems: '', titleExact: '', row: new Uint8Array() }
  return indexedText(search, { ...analysis, ...empty }).body.stems
}

// Every UTF-16 unit, lone surrogates included; spaces and signs often.
const unit = fc.oneof(fc.integer({ min: 0, max: 0xffff }), fc.integer({ min: 0x20, max: 0x7f }), fc.constant(0x20))

test('whatever comes in, the index gets words of letters and digits between single spaces', () => {
  fc.assert(
    fc.property(fc.array(unit), (units) => {
      const text = String.fromCharCode(...units)
      const stems = stemsOf(text)
      expect(stems).toMatch(/^$|^[0-9a-z\u0080-\uffff]{1,64}( [0-9a-z\u0080-\uffff]{1,64})*$/)
      expect(stemsOf(stems)).toBe(stems)
    }),
  )
})

test('clean text is passed on as it is', () => {
  expect(stemsOf('قصر رئاس جديد 12')).toBe('قصر رئاس جديد 12')
  expect(stemsOf('a=b @c "d\' E')).toBe('a b c d e')
  expect(stemsOf('МИР')).toBe('мир')
})

test('very long texts and words are cut', () => {
  expect(stemsOf('ا '.repeat(maxIndexedWords + 50)).split(' ')).toHaveLength(maxIndexedWords)
  expect(stemsOf('ب'.repeat(200))).toBe('ب'.repeat(64))
})

test('a query keeps what must be found apart from what must not', () => {
  const term = { surface: '', exact: false, negated: false }
  const terms = [
    { ...term, alternatives: ['خبر', 'نبا'] },
    { ...term, alternatives: ['قصر'], exact: true },
    { ...term, alternatives: [], phrase: ['مجلس', 'امن'] },
    { ...term, alternatives: ['كره'], negated: true },
    { ...term, alternatives: ['...'] },
  ]
  expect(indexQuery({ terms }, ['@sx'])).toEqual({
    all: [[['خبر'], ['نبا']], [['=قصر']], [['مجلس', 'امن']], [['@sx']]].map((runs) => ({ runs, title: false })),
    none: [{ runs: [['كره']], title: false }],
  })
  expect(indexQuery({ terms: [{ ...term, alternatives: ['كره'], negated: true }] }, ['@sx'])).toBeUndefined()
})
