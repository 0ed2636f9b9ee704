import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hash32 } from '../../model/ids.ts'
import { normalise, normaliseWithOffsets } from '../normalise.ts'
import { gap, scan, surface, tokenKind } from './scan.ts'
import { searchTextOf, searchTokens } from '../search-tokens.ts'
import { sentencesOf } from './sentences.ts'
import { stem } from '../morphology/stem.ts'

const arabicUnits =
  'ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئىةپچژگکی\u064B\u064E\u0650\u0651\u0652\u0670\u0640\u200C\u200F .،:«»"()-0٣5'
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: fc.constantFrom(...arabicUnits.split('')), maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
)

const surfaces = (text: string): string[] => {
  const s = scan(text)
  return Array.from({ length: s.count }, (_, i) => surface(s, i))
}

test('words and numbers slice back in order and never overlap', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const s = scan(text)
      let last = 0
      for (let i = 0; i < s.count; i++) {
        const start = s.start[i] ?? -1
        const end = s.end[i] ?? -1
        expect(start).toBeGreaterThanOrEqual(last)
        expect(end).toBeGreaterThan(start)
        last = end
      }
      expect(last).toBeLessThanOrEqual(text.length)
      expect(s.gap.length).toBe(s.count + 1)
    }),
    { numRuns: 500 },
  )
})

/** The index form of a token, step by step. */
function exactForm(written: string, kind: number): string {
  const folded = normalise(written)
  if (kind === tokenKind.number) return folded.replace(/[,\u066C]/g, '').replace(/\u066B/g, '.')
  if (kind === tokenKind.handle) return folded.toLowerCase()
  return folded.replace(/['\u2019\u2018\u02BC`\u00B4]/g, '').slice(0, 64)
}

test('hashes are hash32 of the index forms', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const s = scan(text)
      const tokens = searchTokens(text)
      for (let i = 0; i < s.count; i++) {
        const exact = exactForm(surface(s, i), s.kind[i] ?? 0)
        expect(tokens.exact[i]).toBe(exact)
        expect(s.hash[i]).toBe(hash32(exact))
        expect(s.stemHash[i]).toBe(hash32(tokens.stems[i] ?? ''))
        if (s.kind[i] === tokenKind.word) expect(tokens.stems[i]).toBe(stem(exact))
      }
      expect(searchTextOf(s)).toEqual({ stems: tokens.stems.join(' '), exact: tokens.exact.join(' ') })
    }),
    { numRuns: 500 },
  )
})

test('normalise is idempotent and agrees with its offset map', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const once = normalise(text)
      expect(normalise(once)).toBe(once)
      const mapped = normaliseWithOffsets(text)
      expect(mapped.text).toBe(once)
      expect(mapped.offsets.length).toBe(once.length + 1)
      for (let i = 1; i < mapped.offsets.length; i++)
        expect(mapped.offsets[i]).toBeGreaterThanOrEqual(mapped.offsets[i - 1] ?? 0)
    }),
    { numRuns: 2000 },
  )
})

test('parts of a syllable are one form, however they are written', () => {
  for (const text of ['가', '\u1100\u1161', '\uFFA1\u314F', '\u3131\u1161', '\uFFA1\uFFC2'])
    expect(normalise(text)).toBe('가')
})

test('letter variants, marks, tatweel and digits are one form', () => {
  expect(normalise('\u0645\u064F\u062F\u0651\u064E\u0631\u0651\u0650\u0633\u0640\u0640\u0629')).toBe('مدرسه')
  expect(normalise('إسلام أحمد آمال مصطفى')).toBe('اسلام احمد امال مصطفي')
  expect(normalise('۱۲۳ ٤٥٦')).toBe('123 456')
  expect(normalise('\uFEFB\uFE8E')).toBe('لاا')
  expect(normalise('Édition ÉTÉ')).toBe('edition ete')
})

test('a match maps back to its surface', () => {
  const text = 'في الـمـديـنـة \u0627\u0644\u0642\u064E\u062F\u0650\u064A\u0645\u0629 سوق'
  const { text: folded, offsets } = normaliseWithOffsets(text)
  const at = folded.indexOf('القديمه')
  expect(text.slice(offsets[at], offsets[at + 'القديمه'.length]).trim()).toBe(
    '\u0627\u0644\u0642\u064E\u062F\u0650\u064A\u0645\u0629',
  )
})

test('words of several scripts', () => {
  expect(surfaces('قال «سامر» إن iPhone6 بسعر 1,250.50 دولار (15%).')).toEqual([
    'قال',
    'سامر',
    'إن',
    'iPhone6',
    'بسعر',
    '1,250.50',
    'دولار',
    '15',
  ])
  expect(surfaces("L'État et l'eau, Obama's don't")).toEqual(['L', 'État', 'et', 'l', 'eau', 'Obama', 's', "don't"])
  expect(surfaces('می\u200Cخواهد برود')).toEqual(['می\u200Cخواهد', 'برود'])
  expect(surfaces('زيارة https://example.com/a?b=ج و@naba_news')).toContain('@naba_news')
})

test('what stands between words', () => {
  const s = scan('الواحة: «خبر» جديد.\nثم آخر')
  expect((s.gap[1] ?? 0) & gap.colon).toBeTruthy()
  expect((s.gap[1] ?? 0) & gap.quoteOpen).toBeTruthy()
  expect((s.gap[2] ?? 0) & gap.quoteClose).toBeTruthy()
  expect((s.gap[3] ?? 0) & gap.newline).toBeTruthy()
  expect(s.sentence[3]).toBe(1)
})

test('sentences: initials and decimals do not end one', () => {
  const text = 'قال د. سامر النجار إن النسبة 3.5 بالمئة. وأضاف أنها ارتفعت! هل تستمر؟'
  expect(sentencesOf(scan(text)).map((s) => text.slice(s.start, s.end))).toEqual([
    'قال د. سامر النجار إن النسبة 3.5 بالمئة',
    'وأضاف أنها ارتفعت',
    'هل تستمر',
  ])
})

test('one number, however it is grouped or written', () => {
  const [a, b, c] = ['1,250.5', '1250.5', '١٬٢٥٠٫٥'].map((text) => scan(text).hash[0])
  expect(a).toBe(b)
  expect(c).toBe(b)
})
