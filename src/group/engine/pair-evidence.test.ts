import { expect, test } from 'vitest'
import { hourMs as hour } from '../../model/instant.ts'
import { analyseArticle } from '../../analyse/analyse-article.ts'
import { evidenceNames, slot, type EvidenceName } from './evidence.ts'
import { HeldArticles } from './held-articles.ts'
import { EvidenceReader } from './pair-evidence.ts'

const day = Date.UTC(2026, 10, 18, 9)
const reports = [
  ['حريق في سوق مسقط', 'قال الدفاع المدني إن حريقا شب أمس الثلاثاء في سوق مسقط وأصيب 12 شخصا ونقلوا إلى المستشفى.', 0],
  ['12 مصابا في حريق سوق بمسقط', 'أصيب 12 شخصا في حريق شب في سوق مسقط الثلاثاء، وقال الدفاع المدني إنه أخمد.', 5],
  ['حريق في سوق صلالة', 'قال الدفاع المدني إن حريقا شب اليوم الأربعاء في سوق صلالة ولم يصب أحد بأذى.', 6],
  ['نتائج القرعة', 'أجريت قرعة كأس الجبال في قاعة النخيل بحضور رؤساء الأندية.', 30],
] as const

function readerOf(): { reader: EvidenceReader; held: HeldArticles } {
  const held = new HeldArticles(1000, 7 * 24 * hour)
  reports.forEach(([title, text, after], i) => {
    const { features } = analyseArticle({ title, text, lang: 'ar' })
    held.insert({ id: i + 1, sourceId: `s${i}`, at: day + after * hour, lang: 'ar', title, features })
  })
  return { reader: new EvidenceReader(held), held }
}

function compared(reader: EvidenceReader, a: number, b: number): number[] {
  reader.load(a)
  return [...reader.compare(b)]
}

test('evidence is the same from either side, finite, and there for every name', { tags: ['slow'] }, () => {
  const { reader } = readerOf()
  for (let a = 0; a < reports.length; a++) {
    for (let b = 0; b < reports.length; b++) {
      if (a === b) continue
      const one = compared(reader, a, b)
      const two = compared(reader, b, a)
      expect(one).toHaveLength(evidenceNames.length)
      one.forEach((value, i) => {
        expect(Number.isFinite(value)).toBe(true)
        expect(value, evidenceNames[i]).toBeCloseTo(two[i] ?? NaN, 5)
      })
    }
  }
})

test('the same town and day speak for one event, another town and weekday against it', () => {
  const { reader } = readerOf()
  const of = (a: number, b: number, name: EvidenceName): number => compared(reader, a, b)[slot[name]] ?? NaN
  expect(of(0, 1, 'headCitySame')).toBe(1)
  expect(of(0, 1, 'headCityOther')).toBe(0)
  expect(of(0, 1, 'daySame')).toBe(1)
  expect(of(0, 2, 'headCitySame')).toBe(0)
  expect(of(0, 2, 'headCityOther')).toBe(1)
  expect(of(0, 2, 'daySame')).toBe(0)
  expect(of(0, 2, 'weekdayOther')).toBe(1)
  expect(of(0, 1, 'cosine')).toBeGreaterThan(of(0, 2, 'cosine'))
  expect(of(0, 3, 'sharedTitle')).toBe(0)
})
