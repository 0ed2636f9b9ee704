import { expect, test } from 'vitest'
import { hourMs } from '../../model/instant.ts'
import type { Figure } from '../../model/analysis.ts'
import { differingFigures } from './differing-figures.ts'
import type { MemberMaterial } from './story-material.ts'

/** A member whose figures are written `<number unit value>` in its lead or title. */
function member(id: number, sourceId: string, lead: string, title = ''): MemberMaterial {
  const figures: Figure[] = []
  const read = (field: Figure['field'], marked: string): string => {
    let text = ''
    for (const part of marked.split(/(<[^>]*>)/)) {
      const found = /^<(.*) (\w+) ([\d.]+)>$/.exec(part)
      const surface = found?.[1] ?? part
      if (found?.[2] !== undefined)
        figures.push({
          field,
          start: text.length,
          end: text.length + surface.length,
          value: Number(found[3]),
          unit: found[2],
          surface,
        })
      text += surface
    }
    return text
  }
  const plainTitle = read('title', title)
  const plainLead = read('text', lead)
  return {
    id,
    sourceId,
    sourceName: sourceId,
    at: id * hourMs,
    title: plainTitle,
    lead: plainLead,
    textChars: plainLead.length,
    lang: 'ar',
    origin: sourceId,
    credits: [],
    edits: [],
    analysis: {
      version: 1,
      lang: 'ar',
      dir: 'rtl',
      keyphrases: [],
      entities: [],
      mentions: [],
      statements: [],
      figures,
      credits: [],
    },
  }
}

const shown = (members: MemberMaterial[]) =>
  differingFigures(members).map((f) => [f.unit, f.overTime, f.values.map((v) => [v.figure.value, v.members.length])])

test('a toll that differs is found in other words, with the words around it', () => {
  const members = [
    member(1, 'مدى', 'أسفر الحريق في الميناء عن مقتل <خمسة عمال dead 5> وإصابة آخرين.'),
    member(2, 'أفق', 'أعلنت الوزارة أن حريق الميناء أدى إلى سقوط <7 قتلى dead 7> حتى الآن.'),
    member(3, 'ضفاف', 'خبر آخر بلا أرقام.'),
  ]
  expect(shown(members)).toEqual([
    [
      'dead',
      true,
      [
        [5, 1],
        [7, 1],
      ],
    ],
  ])
  const [figure] = differingFigures(members)
  for (const { around, at, figure: f } of figure?.values ?? [])
    expect(around.slice(at, at + f.surface.length)).toBe(f.surface)
  expect(figure?.values[0]?.around).toBe('أسفر الحريق في الميناء عن مقتل خمسة عمال وإصابة آخرين')
})

test('numbers of other things with the same unit are not compared, nor ages and lengths of time', () => {
  expect(
    shown([
      member(
        1,
        'مدى',
        'الدول الموقعة تمثل <40 في المئة percent 40> من الاقتصاد العالمي. أجرى المحادثات <وزراء 12 دولة country 12>.',
      ),
      member(2, 'أفق', 'هبط مؤشر البورصة <53 في المئة percent 53> في يوم واحد. اللاعب <33 عاما year 33> وقع العقد.'),
      member(3, 'ضفاف', 'اللاعب <24 عاما year 24> وقع العقد مع النادي.'),
    ]),
  ).toEqual([])
})

test('who gives both values tells two things', () => {
  expect(
    shown([
      member(1, 'مدى', 'يبلغ طول القناة الجديدة في الوادي <72 كيلومترا km 72> بعد الحفر.'),
      member(
        2,
        'أفق',
        'يبلغ طول القناة في الوادي <192 كيلومترا km 192> بعد التطوير. وطول الفرع <72 كيلومترا km 72> أيضا.',
      ),
    ]),
  ).toEqual([])
})

test('a rounded number is the exact one told shortly; the exact one is shown', () => {
  const cost = [
    member(1, 'مدى', '', 'حدائق جديدة في نجمة بتكلفة إجمالية <9.9 مليون ريال SAR 9900000>'),
    member(2, 'أفق', 'بلغت التكلفة الإجمالية للحدائق الجديدة في نجمة <9897953 ريالا SAR 9897953>.'),
  ]
  expect(shown(cost)).toEqual([])
  const other = member(3, 'ضفاف', 'بلغت التكلفة الإجمالية للحدائق الجديدة في نجمة <12 مليون ريال SAR 12000000>.')
  expect(shown([...cost, other])).toEqual([
    [
      'SAR',
      true,
      [
        [9897953, 2],
        [12000000, 1],
      ],
    ],
  ])
})

test('one outlet alone does not disagree; a table is no figure of the event', () => {
  const rising = (id: number, value: number) =>
    member(id, 'مدى', `ارتفعت حصيلة فيضان الوادي إلى <${value} قتيلا dead ${value}> اليوم.`)
  expect(shown([rising(1, 11), rising(2, 15)])).toEqual([])
  const table = [1, 2, 3, 4, 5].map((n) => `سجلت محطة الوادي <${n} درجات degree ${n}> أمس.`).join(' ')
  expect(shown([member(1, 'مدى', table), member(2, 'أفق', 'سجلت محطة الوادي <9 درجات degree 9> أمس.')])).toEqual([])
})

test('who is counted apart, and what an article gives beside it, is not compared', () => {
  const toll = member(1, 'مدى', 'أسفر انفجار الميناء في نجمة عن مقتل <12 شخصا dead 12> وفق الدفاع المدني.')
  // Of another article the part is not the whole, and an article that gives both numbers tells two things.
  expect(
    shown([
      toll,
      member(2, 'أفق', 'انفجار الميناء في نجمة: مقتل <12 شخصا dead 12> ثم مقتل <15 شخصا dead 15> في حريق السوق.'),
      member(3, 'ضفاف', 'أدى حريق السوق في نجمة إلى مقتل <15 شخصا dead 15> وفق الدفاع المدني.'),
    ]),
  ).toEqual([])
  const later = member(4, 'ضفاف', 'أسفر انفجار الميناء في نجمة عن مقتل <14 شخصا dead 14> وفق الدفاع المدني.')
  expect(shown([toll, later])).toEqual([
    [
      'dead',
      true,
      [
        [12, 1],
        [14, 1],
      ],
    ],
  ])
})

test('a forecast is not compared with a fact, nor "more than" with a value just above', () => {
  const lead = (surface: string) => `بلغت مبيعات شركة المد في العام الجاري <${surface}> من السيارات`
  const fact = member(1, 'مدى', lead('8000 سيارة vehicle 8000'))
  const other = member(2, 'أفق', lead('9000 سيارة vehicle 9000'))
  expect(shown([fact, other])).toHaveLength(1)
  for (const [scope, hedge] of [['forecast', undefined] as const, [undefined, 'moreThan'] as const]) {
    const [figure] = fact.analysis?.figures ?? []
    const changed = { ...figure, ...(scope ? { scope } : {}), ...(hedge ? { hedge } : {}) }
    const told = { ...fact, analysis: { ...fact.analysis, figures: [changed] } } as MemberMaterial
    expect(shown([told, other])).toEqual([])
  }
})
