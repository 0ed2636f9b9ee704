import { describe, expect, test } from 'vitest'
import { analyseArticle } from '../analyse/analyse-article.ts'
import { plainExtracted } from '../gather/import/make-draft.ts'
import type { TryReport } from './siyaq.ts'
import { changesAmong } from './try-changes.ts'

const rest =
  'وقال المتحدث باسم الدفاع المدني في مدينة النهر إن فرق الإنقاذ تواصل البحث تحت أنقاض المبنى، وإن الشارع المؤدي إليه أغلق أمام السيارات حتى المساء.'
const first = `قتل 7 أشخاص وأصيب 12 آخرون في انهيار مبنى من أربعة طوابق وسط مدينة النهر صباح الاثنين. ${rest}`
const later = `قتل 9 أشخاص وأصيب 12 آخرون في انهيار مبنى من أربعة طوابق وسط مدينة النهر صباح الاثنين. ${rest}`
const other =
  'افتتح وزير الثقافة معرض الكتاب في بلدة السهل بحضور كتاب من ست دول، ويستمر المعرض عشرة أيام في القاعة الكبرى.'

function report(text: string, at?: number): TryReport {
  const article = plainExtracted({
    title: 'عنوان',
    text,
    ...(at === undefined ? {} : { published: { at, dateOnly: false } }),
  })
  const { analysis } = analyseArticle({ title: 'عنوان', text, lang: 'ar' })
  return { extracted: { article, tookMs: 0 }, analysed: { analysis, dates: [], tookMs: 0 } }
}

describe('changesAmong', () => {
  test('tells what a later text gives otherwise, and of which earlier one', () => {
    const changes = changesAmong([report(first), report(other), report(later)])
    expect(
      changes.map(({ text, of, facts }) => ({ text, of, facts: facts.map((f) => [f.before.text, f.after.text]) })),
    ).toEqual([
      { text: 2, of: 1, facts: [] },
      { text: 3, of: 1, facts: [['7', '9']] },
    ])
    expect(changes[0]?.share).toBeLessThan(0.3)
    expect(changes[1]?.share).toBeGreaterThan(0.8)
  })

  test('goes by publication where all tell it, and by the order given where one does not', () => {
    const day = Date.UTC(2026, 2, 2)
    expect(changesAmong([report(later, day + 3_600_000), report(first, day)])).toMatchObject([{ text: 1, of: 2 }])
    expect(changesAmong([report(later, day + 3_600_000), report(first)])).toMatchObject([{ text: 2, of: 1 }])
  })

  test('one text, and pages that could not be read, change nothing', () => {
    expect(changesAmong([report(first)])).toEqual([])
    expect(changesAmong([report(first), {}])).toEqual([])
  })
})
