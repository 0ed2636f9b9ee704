import { expect, test } from 'vitest'
import type { Credit, Statement } from '../../model/analysis.ts'
import { minuteMs } from '../../model/instant.ts'
import type { OriginMember } from './origin-member.ts'
import { storyOrigins } from './story-origins.ts'
import { mostPrintChars, textPrint } from './text-print.ts'

const flood =
  'غمرت مياه النهر حي الزيتون في مدينة الزهراء فجر الأحد بعد انهيار سد ترابي صغير على أطرافها، وأجلت فرق الدفاع المدني مئتي أسرة ' +
  'إلى مدارس الحي المجاور. وقال قائد الفرق إن منسوب الماء بدأ ينخفض ظهرا، وإن الطريق الدولي سيفتح مساء أمام الشاحنات بعد فحص الجسر.'
const own =
  'جابت مراسلتنا شوارع الحي بقارب صغير وتحدثت إلى أصحاب المتاجر الذين خسروا بضاعتهم، وشرح خباز عجوز كيف حمل أكياس الطحين إلى السطح ' +
  'قبل وصول السيل بدقائق، ثم روت معلمة متقاعدة قصة مكتبتها التي غرقت رفوفها السفلى كلها ولم ينج منها سوى دفاتر التلاميذ القديمة.'

const visit =
  'زار وفد من مهندسي الري موقع السد بعد الظهر، وقاس عمق الشقوق في جداره الشرقي بأجهزة حديثة، ثم عقد اجتماعا مغلقا مع شركة الصيانة ' +
  'التي تتولى المنطقة منذ عقد، وطلب رئيسه سجلات الفحص السنوية كلها تمهيدا لتقرير يرفع إلى البرلمان خلال أسبوعين على أبعد تقدير.'

let next = 1
function member(
  sourceId: string,
  text: string,
  extra: Partial<OriginMember> & { credits?: Credit[] } = {},
): OriginMember {
  const id = next++
  const { credits = [], ...rest } = extra
  return {
    id,
    sourceId,
    publisher: sourceId,
    family: sourceId,
    at: id * 30 * minuteMs,
    timed: true,
    url: `https://${sourceId}.example/${id}`,
    title: 'مياه النهر تغمر حي الزيتون',
    text,
    opinion: false,
    analysis: { credits, statements: [], entities: [] },
    ...rest,
  }
}

const agency = (name: string): Credit => ({
  span: name,
  name,
  kind: 'agency',
  role: 'byline',
  field: 'author',
  start: 0,
})

test('one text in three outlets and a report of its own are two origins; the agency that one carrier credits names the text', () => {
  const told = storyOrigins([
    member('النورس', flood),
    member('الواحة', `الزهراء: ${flood}`, { credits: [agency('رويترز')] }),
    member('المرفأ', flood.slice(0, 180)),
    member('الفجر', own),
  ])
  expect(told).toMatchObject({ likely: 2 })
  expect(told.noCount).toBeUndefined()
  expect(told.origins.map(({ name, kind, articleCount }) => [name, kind, articleCount])).toEqual([
    ['رويترز', 'agency', 3],
    ['الفجر', 'outlet', 1],
  ])
  expect(told.origins[0]?.proofs.map((proof) => proof.as)).toEqual(['credit', 'wording', 'wording'])
})

test('a text that several carry and nobody signs has no name, and is first at a publisher only where all times are known', () => {
  const [a, b] = [member('النورس', flood), member('الواحة', flood)]
  expect(storyOrigins([a, b]).origins).toMatchObject([{ kind: 'unknown', firstKnown: true, articleId: a.id }])
  const untimed = storyOrigins([a, { ...b, timed: false }]).origins[0]
  expect([untimed?.name, untimed?.firstKnown]).toEqual([undefined, false])
  expect(untimed?.evidence.map(({ code }) => code)).toEqual(['origin.shared-wording', 'origin.uncredited'])
})

test('outlets of one owner are one publisher, and their own reports one origin', () => {
  const told = storyOrigins([
    member('النورس', flood, { family: 'دار المرفأ' }),
    member('الواحة', own, { family: 'دار المرفأ' }),
    member('الفجر', visit),
  ])
  expect(told.origins.find(({ articleIds }) => articleIds.length === 2)).toMatchObject({ sourceCount: 1 })
})

test('no number is told for headlines alone, or for one publisher', () => {
  expect(storyOrigins([member('النورس', ''), member('الواحة', '')]).noCount).toBe('titles-only')
  expect(storyOrigins([member('النورس', flood), member('النورس', own)]).noCount).toBe('one-outlet')
})

test('comment is no origin: by section, by label, and the teaser of a debate', () => {
  const column = member('النورس', own, { url: 'https://nawras.example/opinion/55' })
  const teaser = member('الواحة', 'غمرت المياه الحي. فمن المسؤول عن انهيار السد؟', { title: 'من المسؤول عن السد؟' })
  const told = storyOrigins([member('المرفأ', flood), column, teaser, member('الفجر', flood)])
  expect(told.comments).toEqual([column.id, teaser.id])
  expect(told.likely).toBe(1)
})

test('the body that a spokesman speaks for has issued the statement, not the spokesman', () => {
  const content = flood.slice(0, 150)
  const speaks = (): Statement[] => [
    {
      speaker: 'المتحدث باسم هيئة السدود الوطنية سالم الهاشمي',
      speakerSpan: { start: 0, end: 10 },
      verb: 'قال',
      verbSpan: { start: 0, end: 3 },
      content,
      contentSpan: { start: 0, end: content.length },
      kind: 'indirect',
      polarity: 'says',
    },
  ]
  const by = (sourceId: string): OriginMember =>
    member(sourceId, flood, { analysis: { credits: [], entities: [], statements: speaks() } })
  expect(storyOrigins([by('النورس'), by('الواحة')]).origins).toMatchObject([
    { name: 'هيئة السدود الوطنية', kind: 'statement' },
  ])
})

test('of a very long text the first words are compared, whole', () => {
  const long = `${flood} ${own.repeat(40)}`.slice(0, 5 * mostPrintChars)
  const { scan: read } = textPrint(member('النورس', long))
  expect(read.text.length).toBeLessThanOrEqual(mostPrintChars)
  expect(long.startsWith(`${read.text} `)).toBe(true)
  expect(textPrint(member('النورس', 'ا'.repeat(3 * mostPrintChars))).scan.text.length).toBeLessThan(
    mostPrintChars + 100,
  )
  // What one text adds behind them does not make it another.
  expect(storyOrigins([member('النورس', long), member('الواحة', `${long} ${visit}`)]).likely).toBe(1)
})

test('two texts of one outlet that credit nobody are one origin, and never more origins than named ones', () => {
  const told = storyOrigins([member('النورس', flood), member('النورس', own), member('الفجر', visit)])
  expect(told).toMatchObject({ least: 2, likely: 2, most: 2 })
  expect(told.origins.map(({ name, articleCount }) => [name, articleCount])).toEqual([
    ['النورس', 2],
    ['الفجر', 1],
  ])
  expect(told.origins[0]).toMatchObject({ evidence: [{ code: 'origin.own-reports' }], proofs: [], firstKnown: false })
})

test('publishers that credit an agency are counted, not their articles, and each is shown once', () => {
  const credits = [agency('رويترز')]
  const [wire] = storyOrigins([
    member('النورس', flood, { credits }),
    member('النورس', `${flood} ${visit}`, { credits }),
    member('الواحة', flood, { credits }),
  ]).origins
  expect(wire?.evidence).toContainEqual({ code: 'origin.credited', values: { count: 2 } })
  expect(wire?.proofs.filter(({ as }) => as === 'credit')).toHaveLength(2)
})
