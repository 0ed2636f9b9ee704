import { expect, test } from 'vitest'
import { analyseArticle } from '../../analyse/analyse-article.ts'
import { hourMs } from '../../model/instant.ts'
import { changedFacts } from './changed-facts.ts'
import type { TextVersion } from './text-version.ts'

const at = Date.UTC(2026, 2, 11, 9)

function version(title: string, text: string, later = 0): TextVersion {
  return { title, text, at: at + later * hourMs, lang: 'ar', analysis: analyseArticle({ title, text }).analysis }
}

/** What is told of two texts under one headline, as "kind: before → after". */
function told(before: string, after: string, later = 1): string[] {
  return changedFacts(version('حريق في ميناء الرملة', before), version('حريق في ميناء الرملة', after, later)).map(
    (c) => `${c.kind}: ${c.before.text} → ${c.after.text}`,
  )
}

const rest =
  ' وأوضح المتحدث باسم الدفاع المدني في المدينة أن فرق الإطفاء سيطرت على النيران بعد ساعات من العمل المتواصل.' +
  ' وأضاف أن لجنة من الخبراء باشرت التحقيق في أسباب الحادث وستعلن نتائجه للرأي العام فور انتهائها.'

test('a toll that rises is told, with where it stands in both texts', () => {
  const before = `قتل 21 شخصا في حريق اندلع في ميناء الرملة فجر اليوم.${rest}`
  const after = `قتل 40 شخصا في حريق اندلع في ميناء الرملة فجر اليوم.${rest}`
  const [change] = changedFacts(version('حريق في ميناء الرملة', before), version('حريق في ميناء الرملة', after, 2))
  expect(change).toMatchObject({ kind: 'figure', unit: 'dead', before: { text: '21' }, after: { text: '40' } })
  expect(before.slice(change?.before.start, (change?.before.start ?? 0) + (change?.before.length ?? 0))).toBe('21')
  expect(change?.confidence).toBeGreaterThan(0.7)
})

test('a number in words goes on: three became thirty-three', () => {
  expect(
    told(
      `أصيب في الحريق ثلاثة عمال نقلوا إلى مستشفى المدينة.${rest}`,
      `أصيب في الحريق ثلاثة وثلاثون عاملا نقلوا إلى مستشفى المدينة.${rest}`,
    ),
  ).toEqual(['figure: ثلاثة → ثلاثة وثلاثون'])
})

test('a name, a place, a day, a week and the word for the opposite are told', () => {
  expect(told(`وقال الوزير سليمان الحمادي للصحفيين.${rest}`, `وقال الوزير سلمان الحمادي للصحفيين.${rest}`)).toEqual([
    'name: سليمان → سلمان',
  ])
  expect(told(`ووصلت السفينة إلى ميناء بيروت أمس.${rest}`, `ووصلت السفينة إلى ميناء طنجة أمس.${rest}`)).toEqual([
    'place: بيروت → طنجة',
  ])
  expect(told(`وتعقد الجلسة يوم الأحد في العاصمة.${rest}`, `وتعقد الجلسة يوم الثلاثاء في العاصمة.${rest}`)).toEqual([
    'date: الأحد → الثلاثاء',
  ])
  expect(
    told(`وتعقد الورشة الأسبوع المقبل في المدينة.${rest}`, `وتعقد الورشة الأسبوع الجاري في المدينة.${rest}`),
  ).toEqual(['date: الأسبوع المقبل → الأسبوع الجاري'])
  expect(
    told(`وقالت الشركة إن الأرباح ارتفعت في العام كله.${rest}`, `وقالت الشركة إن الأرباح انخفضت في العام كله.${rest}`),
  ).toEqual(['word: ارتفعت → انخفضت'])
})

test('one given name of a list, and the rank before a name, are told although the sentence is another', () => {
  expect(
    told(
      'وتكفل بالقيمة أبناء التاجر أسامة وهاني وسليمان ومحمود.',
      'وسدد المبلغ كاملا رئيس النادي السابق وإخوانه أسامة وهاني وسلمان في حفل كبير.',
    ),
  ).toEqual(['name: وسليمان → وسلمان'])
  expect(
    told(
      `وترأس الاجتماع الدكتور خالد الطاهري أمين المدينة.${rest}`,
      'واستقبل أمين المدينة المهندس خالد الطاهري الزوار في مكتبه.',
    ),
  ).toEqual(['word: الدكتور → المهندس'])
})

test('a headline that says the opposite of the text it stands over is told', () => {
  const text = `وأقر الاتحاد تحديد سنة مالية موحدة للأندية تنتهي بنهاية شهر يونيو من كل عام.${rest}`
  const found = changedFacts(
    version('الاتحاد يقر عقوبات على الأندية', text),
    version('تنظيم جديد للأندية وسنة مالية تبدأ في يونيو', text, 1),
  )
  expect(found.map((c) => `${c.before.text} → ${c.after.text}`)).toEqual(['تنتهي → تبدأ'])
})

test.each([
  ['spelling, hamza and marks', 'وأكد أحمد إسحاق أن مجلس الإدارة وافق', 'وأكد احمد اسحق أنَّ مجلس الادارة وافق'],
  ['digits of another script', 'وبلغت الكلفة 350 مليون ريال في العام', 'وبلغت الكلفة ٣٥٠ مليون ريال في العام'],
  ['a number in words', 'ونقل 3 مصابين إلى المستشفى العام', 'ونقل ثلاثة مصابين إلى المستشفى العام'],
  ['rounding', 'وبلغ عدد الزوار نحو 300 ألف زائر هذا العام', 'وبلغ عدد الزوار 302 ألف زائر هذا العام'],
  ['a decimal stored turned', 'وزادت الأرباح بنسبة 31.3 % في نهاية العام', 'وزادت الأرباح بنسبة 3.31 % في نهاية العام'],
  ['a day counted from another', 'ووصل الوفد أمس إلى مطار المدينة', 'ووصل الوفد اليوم إلى مطار المدينة'],
  ['the verb of speech', 'وقال رئيس البلدية إن العمل مستمر', 'وأضاف رئيس البلدية إن العمل مستمر'],
  ['two spellings of a foreign place', 'وصل إلى برمنغهام في المساء', 'وصل إلى برمنجهام في المساء'],
  ['a capital for its country', 'وأعلنت طهران قبول الاتفاق الجديد', 'وأعلنت إيران قبول الاتفاق الجديد'],
  ['an order of names', 'وحضر اللقاء أحمد ومحمود وسعيد', 'وحضر اللقاء محمود وأحمد وسعيد'],
  [
    'the time of day in another zone',
    'ويبدأ الإضراب عند الساعة 20:30 من يوم الأربعاء',
    'ويبدأ الإضراب عند الساعة 21:30 من يوم الأربعاء',
  ],
])('%s is no change of fact', (_name, before, after) => {
  expect(told(`${before}.${rest}`, `${after}.${rest}`)).toEqual([])
})

test('two notices of one form are of different things', () => {
  const notice = (a: string, profit: string, rise: string, share: string): string =>
    `أعلنت شركة ${a} أن صافي الربح بلغ ${profit} مليون ريال بارتفاع نسبته ${rise} بالمئة عن العام السابق، وبلغت ربحية السهم ${share} ريال.`
  expect(told(notice('الواحة', '339', '61.4', '2.15'), notice('الرمال', '298', '12.7', '1.04'))).toEqual([])
})

test('greetings to two countries are of different things', () => {
  const text = (of: string): string =>
    `بعث رئيس الجمهورية برقية تهنئة إلى رئيس ${of} بمناسبة ذكرى الاستقلال، متمنيا لشعب ${of} التقدم والازدهار.`
  const found = changedFacts(
    version('الرئيس يهنئ المغرب', text('المغرب')),
    version('الرئيس يهنئ تونس بالعيد', text('تونس'), 3),
  )
  expect(found).toEqual([])
})
