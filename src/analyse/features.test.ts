import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeFeatures, encodeFeatures } from '../model/features.ts'
import { scan } from '../text/scan.ts'
import { articleFeatures } from './features.ts'

function featuresOf(title: string, text: string) {
  return articleFeatures({ title, text, lang: 'ar', titleScan: scan(title), textScan: scan(text) })
}

const report =
  'أعلنت بلدية مرسى النخيل افتتاح جسر السنابل الجديد بطول 340 مترا بعد عامين من العمل، وحضر الافتتاح رئيس البلدية سالم الدوسري.'

test('features survive the store byte for byte', () => {
  const features = featuresOf('افتتاح جسر السنابل', report)
  expect(decodeFeatures(encodeFeatures(features))).toEqual(features)
  expect(features.terms.length).toBeGreaterThan(8)
})

test('any text gives features that survive the store, ascending and within bounds', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary', maxLength: 4000 }), (title, text) => {
      const features = featuresOf(title, text)
      expect(decodeFeatures(encodeFeatures(features))).toEqual(features)
      expect([...features.terms]).toEqual([...features.terms].sort((a, b) => a - b))
      expect(features.shingles.length).toBeLessThanOrEqual(192)
    }),
  )
})

test('cut or foreign bytes give no features', () => {
  const bytes = encodeFeatures(featuresOf('افتتاح جسر السنابل', report))
  for (let i = 0; i < bytes.length; i++) expect(decodeFeatures(bytes.slice(0, i))).toBeUndefined()
  const foreign = Uint8Array.from(bytes)
  foreign[0] = 99
  expect(decodeFeatures(foreign)).toBeUndefined()
})

test('spelling variants and marks do not change the shingles', () => {
  const a = featuresOf('', report)
  const b = featuresOf('', report.replace('أعلنت', 'اعلنت').replace('بلدية', 'بلديه'))
  expect(b.shingles).toEqual(a.shingles)
  expect(b.textHash).toBe(a.textHash)
})
