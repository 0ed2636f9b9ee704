import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayMark, decodeFeatures, encodeFeatures, featureKind, nameMark } from '../../model/features.ts'
import { hash32 } from '../../model/ids.ts'
import { scan } from '../../text/scanner/scan.ts'
import { analyseArticle } from '../analyse-article.ts'
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

test('any text gives features that survive the store, ascending and within bounds', { tags: ['slow'] }, () => {
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

test('names are marked by kind, by where they stand and how often; days and numbers of the lead are known', () => {
  const title = 'افتتاح جسر في مسقط'
  const text = 'قال مسؤول في مسقط أمس الثلاثاء إن الجسر كلف 340 مليون ريال، وهنأت الكويت مسقط.'
  const { features, analysis } = analyseArticle({ title, text, lang: 'ar' })
  const marksOf = (name: string): number => {
    const key = analysis.entities.find((e) => e.name === name)?.key ?? ''
    return features.nameMarks[features.names.indexOf(hash32(key))] ?? 0
  }
  expect(marksOf('مسقط') & 31).toBe(nameMark.title | nameMark.lead | nameMark.place)
  expect(marksOf('مسقط') >>> 5).toBe(3)
  expect(marksOf('الكويت') & 31).toBe(nameMark.lead | nameMark.country)
  expect(features.days).toBe((1 << 2) | dayMark.yesterday)
  expect([...features.numberMarks]).toContain(2)
  expect(decodeFeatures(encodeFeatures(features))).toEqual(features)
})

test('reports of weather and markets are periodic notices; a word of the market alone does not make one', () => {
  const isPeriodic = (title: string): boolean => (featuresOf(title, report).kind & featureKind.template) !== 0
  for (const title of [
    'الذهب يتراجع مع صعود العملات',
    'برنت يقترب من أدنى مستوى في شهر',
    'طقس معتدل على السواحل',
    'الأسهم تغلق على ارتفاع',
  ])
    expect(isPeriodic(title), title).toBe(true)
  for (const title of ['ضبط عصابة تهرب الذهب', 'وزير النفط يزور مرسى النخيل', 'الذهبية الأولى لعداء شاب'])
    expect(isPeriodic(title), title).toBe(false)
})
