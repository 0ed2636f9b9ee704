import { expect, test } from 'vitest'
import { dayMs, hourMs } from '../../model/instant.ts'
import { featureKind } from '../../model/features.ts'
import { sharedText, whyTogether, type WhySide } from './why-together.ts'

function side(o: Partial<WhySide>): WhySide {
  return {
    at: 0,
    sourceId: 'مدى',
    lang: 'ar',
    title: 'حريق في ميناء الرملة',
    text: '',
    kind: 0,
    features: [],
    figures: [],
    ...o,
  }
}

const minister = { key: 'person:عبيد', kind: 'name' as const, shown: 'سالم عبيد', weight: 0.6 }
const port = { key: 'place:رمله', kind: 'place' as const, shown: 'الرملة', weight: 0.4 }
const term = (key: string, shown: string) => ({ key, kind: 'term' as const, shown, weight: 0.5 })
const dead = (value: number, surface: string) => ({
  field: 'text' as const,
  start: 10,
  end: 20,
  value,
  unit: 'dead',
  surface,
})

test('names, places, words, numbers and time are told with what they are, each once', () => {
  const a = side({
    features: [minister, port, term('عبيد', 'سالم عبيد'), term('حريق', 'حريق')],
    figures: [dead(5, 'خمسة قتلى')],
  })
  const b = side({
    at: 3 * hourMs,
    sourceId: 'أفق',
    title: 'سالم عبيد: الحريق تحت السيطرة',
    features: [minister, port, term('عبيد', 'سالم عبيد'), term('حريق', 'الحريق')],
    figures: [dead(5, '5 قتلى')],
  })
  const { reasons } = whyTogether(a, b)
  expect(reasons.every((r) => r.weight !== undefined && r.weight > 0)).toBe(true)
  expect(Object.fromEntries(reasons.map((r) => [r.code, r.values]))).toEqual({
    'why.shared-names': { names: 'سالم عبيد' },
    'why.shared-places': { places: 'الرملة' },
    'why.shared-words': { words: 'حريق' },
    'why.shared-numbers': { numbers: 'خمسة قتلى' },
    'why.near-in-time': { hours: 3 },
  })
})

test('what keeps two apart: other places, other numbers, days between them, round-ups, languages', () => {
  const a = side({ features: [port, term('حريق', 'حريق')], figures: [dead(5, 'خمسة قتلى')] })
  const b = side({
    at: 5 * dayMs,
    lang: 'en',
    kind: featureKind.roundUp,
    features: [{ ...port, key: 'place:نجم', shown: 'نجمة' }, term('فيضان', 'فيضان')],
    figures: [dead(9, 'تسعة قتلى')],
  })
  const { reasons } = whyTogether(a, b)
  const against = reasons.filter((r) => (r.weight ?? 0) < 0)
  expect(new Map(against.map((r) => [r.code, r.values ?? {}]))).toEqual(
    new Map([
      ['why.round-up', {}],
      ['why.far-in-time', { days: 5 }],
      ['why.no-shared-words', {}],
      ['why.other-places', { first: 'الرملة', second: 'نجمة' }],
      ['why.other-language', {}],
      ['why.other-numbers', { first: 'خمسة قتلى', second: 'تسعة قتلى' }],
      ['why.same-source', {}],
    ]),
  )
  const weights = reasons.map((r) => Math.abs(r.weight ?? 0))
  expect(weights).toEqual([...weights].sort((x, y) => y - x))
})

test('the same text is found through other signs and vowels, with the longest run that both have', () => {
  const text = 'أعلنت بلدية الرملة إغلاق الطريق الساحلي ثلاثة أيام لإصلاح الجسر القديم'
  const other = `مراسلنا – ${text.replace('الساحلي', 'السّاحلي،')} بعد انهياره`
  const shared = sharedText(text, other)
  expect(shared.containment).toBe(1)
  expect(shared.longest).toBe(text)
  expect(whyTogether(side({ text }), side({ text: other, sourceId: 'أفق' })).reasons[0]).toEqual({
    code: 'why.same-text',
    weight: 1,
    values: { percent: 100 },
  })
  expect(sharedText('', text)).toEqual({ containment: 0, jaccard: 0, longest: '' })
})
