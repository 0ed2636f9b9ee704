import { expect, test } from 'vitest'
import { findCredits } from './credits.ts'

const namesOf = (input: Partial<Parameters<typeof findCredits>[0]>) =>
  findCredits({ title: '', text: '', ...input }).map((c) => [c.name, c.kind, c.role])

test('an agency in the byline, in every spacing', () => {
  for (const author of ['دمشق - أ ف ب', 'دمشق: أ.ف.ب', 'أ. ف. ب (دمشق)', 'فرانس برس - دمشق']) {
    expect(namesOf({ author })).toEqual([['وكالة فرانس برس', 'agency', 'byline']])
  }
})

test('generic words and the own name beside them', () => {
  expect(namesOf({ text: 'سبق- وكالات: وصلت القافلة إلى الواحة.' })).toEqual([
    ['سبق', 'own', 'dateline'],
    ['وكالات', 'generic', 'dateline'],
  ])
})

test('a city is no newspaper in the byline of another source', () => {
  expect(namesOf({ author: 'واس - الرياض', sourceName: 'عكاظ' })).toEqual([
    ['وكالة الأنباء السعودية', 'agency', 'byline'],
  ])
})

test('an attribution names its medium, known or not', () => {
  expect(namesOf({ text: 'بلغ الإنتاج ذروته وفقا لصحيفة «المرفأ الجديد».' })).toEqual([
    ['المرفأ الجديد', 'outlet', 'intext'],
  ])
  expect(namesOf({ text: 'ارتفع السعر بحسب وكالة رويترز.' })).toEqual([['رويترز', 'agency', 'intext']])
})

test('who the origin had it from', () => {
  const [first] = findCredits({ title: '', text: 'نقلت صحيفة الغارديان عن وكالة رويترز أن السفينة وصلت.' })
  expect(first).toMatchObject({ name: 'الغارديان', citing: 'رويترز' })
})

test('a canal is not a channel', () => {
  expect(namesOf({ text: 'تراجعت الرسوم بحسب قناة السويس.' })).toEqual([])
})

test('credits of other languages', () => {
  expect(namesOf({ author: 'PARIS (AFP)' })[0]?.[0]).toBe('وكالة فرانس برس')
  expect(namesOf({ author: 'ТАСС' })[0]?.[0]).toBe('وكالة تاس')
  expect(namesOf({ text: 'LONDON (Reuters) - The ship arrived.' })[0]?.[0]).toBe('رويترز')
})

test('a credit line keeps an unknown name as written', () => {
  expect(findCredits({ title: '', text: '', creditLine: 'المصدر: مرصد الواحة' })).toEqual([
    { span: 'مرصد الواحة', name: 'مرصد الواحة', kind: 'outlet', role: 'creditLine', field: 'credit', start: 8 },
  ])
})

test('an agency that something was said to wherever it stands', () => {
  const long = 'شرح المهندسون مراحل العمل في السد وما أنجز منها خلال الصيف. '.repeat(12)
  expect(namesOf({ text: `${long}ولم يتسن لرويترز على الفور التأكد من ذلك.` })).toEqual([
    ['رويترز', 'agency', 'intext'],
  ])
  expect(namesOf({ text: `${long}وقال شاهد لوكالة الصحافة الفرنسية إن الماء غمر الطريق.` })).toEqual([
    ['وكالة فرانس برس', 'agency', 'intext'],
  ])
  // "to a father": no agency by its two letters.
  expect(namesOf({ text: `${long}وسلمت الجائزة لأب من القرية.` })).toEqual([])
})

test('an agency that carried a statement: of the whole where it opens the text, else in passing', () => {
  expect(namesOf({ text: 'قالت الهيئة في بيان نقلته وكالة الأنباء الأردنية إن السد امتلأ.' })).toEqual([
    ['وكالة الأنباء الأردنية', 'agency', 'intext'],
  ])
  const long = 'شرح المهندسون مراحل العمل في السد وما أنجز منها خلال الصيف. '.repeat(6)
  expect(namesOf({ text: `${long}وجاء في بيان نشرته "واس" أن الطريق مفتوح.` })).toEqual([
    ['وكالة الأنباء السعودية', 'agency', 'passing'],
  ])
})

test('the first letter of وكالة belongs to it', () => {
  expect(findCredits({ title: '', text: 'وصلت السفينة بحسب وكالة «المرفأ الجديد».' })[0]).toMatchObject({
    span: 'وكالة «المرفأ الجديد»',
    name: 'وكالة المرفأ الجديد',
    kind: 'agency',
  })
  expect(namesOf({ text: 'وصلت السفينة وحسب وكالة أنباء "أسوشيتد برس" فإنها فارغة.' })).toEqual([
    ['أسوشيتد برس', 'agency', 'intext'],
  ])
})

test('the channel of those who claim an attack is quoted, no origin', () => {
  expect(namesOf({ text: 'تبنى التنظيم الهجوم بحسب وكالة أعماق التابعة له.' })).toEqual([])
})

test('the short name of an agency is its source', () => {
  expect(namesOf({ author: 'واس - الرياض', sourceName: 'was' })).toEqual([['وكالة الأنباء السعودية', 'own', 'byline']])
})

test('a dateline of an agency is a credit unless the source is the agency itself', () => {
  const text = 'الرياض 26 شوال 1436 هـ الموافق 11 أغسطس 2015 م واس\n وصلت القافلة إلى الواحة.'
  expect(namesOf({ text, sourceId: 'was' })).toEqual([['وكالة الأنباء السعودية', 'own', 'dateline']])
  expect(namesOf({ text, sourceId: 'okaz' })).toEqual([['وكالة الأنباء السعودية', 'agency', 'dateline']])
})

test('what stands behind the word of a medium and is no medium', () => {
  for (const text of [
    'أوضح موقع وزارة الموانئ أن السفينة وصلت، وفق ما أوضح موقع وزارة الموانئ.',
    'وأعلن مسؤول محلي لقناة تلفزيونية وصول السفينة.',
    'ذكرت صحيفة محلية أن السفينة وصلت.',
    'قال اللاعب لموقع ميلان: "سأعود".',
    'أفادت وكالة مراقبة الأسواق أن السعر ثابت.',
    'وصلت السفينة بحسب بيانات وكالة الاتحاد الأوروبي للإحصاءات.',
  ])
    expect(namesOf({ text })).toEqual([])
  expect(namesOf({ text: 'قال موقع صحيفة "المرفأ" إن السفينة وصلت.' })).toEqual([['المرفأ', 'outlet', 'intext']])
  expect(namesOf({ text: 'قال الوزير لإذاعة إسبانيا إن السفينة وصلت.' })).toEqual([
    ['إذاعة إسبانيا', 'outlet', 'intext'],
  ])
})

test('a medium whose own report the text gives, wherever it stands, and one whose news is an object', () => {
  const before = 'شرح المهندسون مراحل العمل في السد وما أنجز منها خلال الصيف. '.repeat(5)
  expect(
    namesOf({ text: `${before}وكشفت مجلة «المرفأ» الأسبوعية في تقرير لها عن موعد الافتتاح. ${before.repeat(2)}` }),
  ).toEqual([['المرفأ', 'outlet', 'intext']])
  expect(namesOf({ text: 'ذكر موقع «المرفأ» أجمل عشرة شواطئ في البلاد.' })).toEqual([['المرفأ', 'outlet', 'intext']])
  expect(namesOf({ text: `${before}وكشفت مجلة «المرفأ» عن موعد الافتتاح. ${before.repeat(2)}` })).toEqual([])
})

test('words of media one behind another are read in linear time', () => {
  for (const words of ['موقع ', 'لموقع ', 'وكالة أنباء ', 'ذكرت صحيفة في تقرير '])
    expect(namesOf({ text: words.repeat(20_000) }).length).toBeLessThan(25)
})
