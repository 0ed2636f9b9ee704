import { expect, test } from 'vitest'
import { analyseArticle } from '../../analyse/analyse-article.ts'
import { hourMs } from '../../model/instant.ts'
import { figureSets } from './figure-sets.ts'
import type { MemberMaterial } from './story-material.ts'
import { timeline } from './timeline.ts'
import { toldFolds } from './told-folds.ts'

const start = Date.UTC(2026, 2, 11, 6)
const rest =
  ' وأوضح المتحدث باسم الدفاع المدني أن فرق الإطفاء سيطرت على النيران بعد ساعات من العمل المتواصل في الموقع.' +
  ' وأضاف أن لجنة من الخبراء باشرت التحقيق في أسباب الحادث وستعلن نتائجه فور انتهائها.'

function member(id: number, title: string, text: string, more: Partial<MemberMaterial> = {}): MemberMaterial {
  const { analysis } = analyseArticle({ title, text })
  return {
    id,
    sourceId: `outlet-${id}`,
    sourceName: `outlet-${id}`,
    at: start + id * hourMs,
    title,
    textChars: text.length,
    lead: text,
    lang: 'ar',
    copyGroupId: 1,
    ...(id === 1 ? {} : { copyOf: 1, copyKind: 'edited' as const, containment: 0.95 }),
    origin: `outlet-${id}`,
    credits: [],
    edits: [],
    analysis,
    ...more,
  }
}

function folds(members: readonly MemberMaterial[]): ReturnType<typeof toldFolds> {
  return toldFolds(members, figureSets(members))
}

const toll = (n: number): string => `قتل ${n} شخصا في حريق اندلع في ميناء الرملة فجر اليوم.${rest}`

test('a copy with another toll is an update of the text, and the latest version leads', () => {
  const members = [
    member(1, 'حريق في ميناء الرملة يقتل 21', toll(21)),
    member(2, 'مقتل 21 في حريق الميناء', toll(21)),
    member(3, 'ارتفاع قتلى حريق الرملة إلى 40', toll(40)),
    member(4, '40 قتيلا في حريق ميناء الرملة', toll(40)),
  ]
  const [fold, ...others] = folds(members)
  expect(others).toEqual([])
  expect(fold?.lead.id).toBe(3)
  expect(fold?.copies.map((m) => m.id)).toEqual([1, 2, 4])
  expect(fold?.versions.map(({ carriers }) => carriers.map((m) => m.id))).toEqual([
    [1, 2],
    [3, 4],
  ])
  expect(fold?.versions[1]?.facts[0]).toMatchObject({ kind: 'figure', before: { text: '21' }, after: { text: '40' } })
  expect(fold?.isSameText).toBe(false)
})

test('a late reprint of the old version goes with it', () => {
  const members = [member(1, 'حريق', toll(21)), member(2, 'حريق', toll(40)), member(3, 'حريق كبير', toll(21))]
  const [fold] = folds(members)
  expect(fold?.versions.map(({ carriers }) => carriers.map((m) => m.id))).toEqual([[1, 3], [2]])
  expect(fold?.lead.id).toBe(2)
})

test('another spelling of a name is told and takes no lead', () => {
  const text = (name: string): string => `وقال الوزير ${name} الحمادي للصحفيين إن العمل مستمر.${rest}`
  const [fold] = folds([member(1, 'الوزير يتحدث', text('سليمان')), member(2, 'الوزير يتحدث', text('سلمان'))])
  expect(fold?.lead.id).toBe(1)
  expect(fold?.versions[1]?.facts.map((f) => f.kind)).toEqual(['name'])
})

test('the text is said to be the same only where it is', () => {
  const [same] = folds([member(1, 'حريق', toll(21)), member(2, 'حريق', toll(21))])
  expect(same).toMatchObject({ isSameText: true, share: 0.95 })
  const part = { copyKind: 'contains' as const, containment: 0.42 }
  const [shared] = folds([member(1, 'حريق', toll(21)), member(2, 'حريق', toll(21), part)])
  expect(shared).toMatchObject({ isSameText: false, share: 0.42 })
  const [unknown] = folds([member(1, 'حريق', toll(21)), { ...member(1, 'حريق', toll(21)), id: 2, sourceId: 'b' }])
  expect(unknown?.isSameText).toBe(false)
})

test('a cut reprint goes with the version that its headline is of, and headlines of two tolls are no one text', () => {
  const members = [
    member(1, 'مقتل 21 شخصا في حريق الميناء', toll(21)),
    member(2, 'مقتل 40 شخصا في حريق الميناء', toll(40)),
    member(3, 'مقتل 21 شخصا في حريق', rest.trim()),
  ]
  const [fold] = folds(members)
  expect(fold?.versions.map(({ carriers }) => carriers.map((m) => m.id))).toEqual([[1, 3], [2]])
  const [titles] = folds([member(1, 'مقتل 21 شخصا', rest.trim()), member(2, 'مقتل 40 شخصا', rest.trim())])
  expect(titles?.isSameText).toBe(false)
})

test('the timeline tells the change and counts among the copies only those that change nothing', () => {
  const members = [
    member(1, 'الوزير يتحدث', `وتعقد الجلسة يوم الأحد في العاصمة.${rest}`),
    member(2, 'الوزير يتحدث', `وتعقد الجلسة يوم الأحد في العاصمة.${rest}`),
    member(3, 'الوزير يتحدث', `وتعقد الجلسة يوم الثلاثاء في العاصمة.${rest}`),
  ]
  const items = timeline(members, { figures: [], folds: folds(members), speakers: [] })
  expect(items.find((item) => item.kind === 'copies')).toMatchObject({ count: 1 })
  expect(items.find((item) => item.kind === 'changed')).toMatchObject({
    at: start + 3 * hourMs,
    fact: { before: { text: 'الأحد' }, after: { text: 'الثلاثاء' } },
  })
})
