import { expect, test } from 'vitest'
import { attributedFrom } from '../../../model/analysis.ts'
import { analyseText } from '../../analysed-text.ts'
import { reportEvidence } from './report-evidence.ts'
import { speakerEvidence } from './evidence.ts'
import { rightWeights, speakerWeights, statementWeights } from './statement-weights.ts'
import { findStatements } from '../statements.ts'

const statementsOf = (text: string) => findStatements(analyseText('', text, 'ar'))
const speakersOf = (text: string) => statementsOf(text).map((s) => s.speaker)

test('every weight is of a piece of evidence', () => {
  expect(Object.keys(speakerWeights)).toEqual([...speakerEvidence])
  expect(Object.keys(statementWeights)).toEqual(['bias', ...reportEvidence])
  expect(Object.keys(rightWeights)).toEqual(['bias', ...reportEvidence])
})

test('a statement tells how sure its speaker is, and why it is that one', () => {
  const [first, second, third] = statementsOf(
    'أكد مدير المرصد البحري عادل المرجاني أن الأمواج تراجعت، مشيرا إلى أن الصيادين عادوا. وأضاف أن الرياح خفت كثيرا.',
  )
  expect([first?.because, second?.because, third?.because]).toEqual(['after', 'goes-on', 'floor'])
  for (const s of [first, second, third]) {
    expect(s?.confidence).toBeGreaterThan(attributedFrom)
    expect(s?.confidence).toBeLessThanOrEqual(1)
  }
})

test('an adverb, a day, or an age is no speaker and no part of one', () => {
  expect(speakersOf('وقال يوم الاثنين مدير الميناء سامي الرملي إن الرصيف سيفتح غدا.')).toEqual([
    'مدير الميناء سامي الرملي',
  ])
  expect(speakersOf('وقال الرملي (46 عاماً) في بيان إن الرصيف سيفتح غدا.')).toEqual(['الرملي'])
  expect(speakersOf('نفى علناً مدير الميناء سامي الرملي أن يكون الرصيف قد أغلق.')[0]).not.toContain('علنا')
})

test('a verb in the plural holds its subject: what follows it is asked, not asking', () => {
  const found = statementsOf('زار سكان الحي البلدية أمس. وطالبوا البلدية بإصلاح الطريق المؤدي إلى المدرسة.')
  expect(found.map((s) => s.speaker)).not.toContain('البلدية')
})

test('who is asked stands in what is asked', () => {
  const found = statementsOf(
    'شكر مدير الميناء سامي الرملي العاملين، مؤكدا أن العمل مستمر، سائلا الله أن يوفق الجميع في مهامهم.',
  )
  expect(found.map((s) => s.speaker)).not.toContain('الله')
})

test('a passive without a subject reports nothing: يتوقع أن', () => {
  expect(
    statementsOf('أعلن مدير الميناء سامي الرملي أن الرصيف مغلق. ويتوقع أن يفتح الرصيف يوم السبت المقبل.'),
  ).toHaveLength(1)
})

test('an organisation in quotation marks speaks what stands behind them', () => {
  const [s] = statementsOf('وأكد «المرصد الوطني لحقوق الصيادين» أن الغرامات ألغيت بالكامل.')
  expect(s).toMatchObject({ speaker: 'المرصد الوطني لحقوق الصيادين', content: 'الغرامات ألغيت بالكامل' })
})

test('according to a ministry: the ل is no part of the name', () => {
  const [s] = statementsOf('وفقا لوزارة الصحة فإن عدد المصابين بالحمى تراجع كثيرا هذا الشهر.')
  expect(s).toMatchObject({ speaker: 'وزارة الصحة', because: 'source' })
})

test('"except that", "without" and their like open no reported clause', () => {
  expect(statementsOf('زادت أعداد السفن في الميناء، إلا أن الرصيف القديم بقي مغلقا طوال الأسبوع.')).toEqual([])
})

test('regret and thanks that a verb only carries are told', () => {
  const [s] = statementsOf('وأعرب مدير الميناء سامي الرملي عن أسفه لانقطاع الماء عن سكان الحي.')
  expect(s).toMatchObject({ speaker: 'مدير الميناء سامي الرملي', content: 'أسفه لانقطاع الماء عن سكان الحي' })
})

test('a mark of quotation that is never closed hides nothing behind its sentence', () => {
  const found = statementsOf(
    'اطلع الوفد على برنامج «الصيد الآمن. وأوضح مدير الميناء سامي الرملي أن البرنامج مستمر حتى نهاية العام.',
  )
  expect(found.map((s) => s.content)).toContain('البرنامج مستمر حتى نهاية العام')
})

test('thousands of names, reports and open marks stay linear', () => {
  const many = 'وقال سامي الرملي إن الرصيف مغلق، مشيرا إلى أن مدير الميناء عادل المرجاني وعد بفتحه '
  expect(statementsOf(many.repeat(1_200)).length).toBeLessThanOrEqual(400)
  expect(statementsOf(`${'سامي الرملي '.repeat(8_000)}وأضاف أن الرصيف مغلق.`).length).toBeLessThanOrEqual(400)
  expect(statementsOf('قدم شكره '.repeat(10_000)).length).toBeLessThanOrEqual(400)
  expect(statementsOf('وفقا لوزارة '.repeat(9_000)).length).toBeLessThanOrEqual(400)
})
