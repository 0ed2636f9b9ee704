import { expect, test } from 'vitest'
import type { Entity } from '../../model/analysis.ts'
import { analyseText } from '../analysed-text.ts'
import { countedPeople, duals, hedges, units } from '../../data/figures.data.ts'
import { hedgeKinds } from './figure-words.ts'
import { findFigures } from './figures.ts'

const figuresOf = (text: string) =>
  findFigures(analyseText('', text, 'ar')).map((f) => [f.value, f.valueTo ?? null, f.unit, f.hedge ?? null])

test.each([
  ['وصل 12 شخصا.', [12, null, 'person', null]],
  ['مقتل ٣٢ شخصا.', [32, null, 'dead', null]],
  ['أصيب أكثر من خمسة وعشرين عاملا وجرح خمسة وعشرين جنديا.', [25, null, 'injured', null]],
  ['بلغت الكلفة 4.5 مليارات دولار.', [4.5e9, null, 'USD', null]],
  ['ارتفع 2,5 في المئة.', [2.5, null, 'percent', null]],
  ['بزيادة 28.8% عن العام.', [28.8, null, 'percent', null]],
  ['غادر نحو ثلاثة ملايين لاجئ.', [3e6, null, 'displaced', 'about']],
  ['بين 120 و170 قتيلا.', [120, 170, 'dead', null]],
  ['من 10 إلى 15 قتيلا.', [10, 15, 'dead', null]],
  ['خمسمئة ألف برميل.', [5e5, null, 'barrel', null]],
  ['مقتل جنديين في انفجار.', [2, null, 'dead', null]],
  ['نقل 6.671.878 راكبا أو 1,949 راكب.', [1949, null, 'person', null]],
  // Any noun is a unit, by its singular.
  ['زار المعرض ألفا و300 طالب.', [1300, null, 'person', null]],
  ['غرست البلدية مليونا و200 ألف شتلة.', [1.2e6, null, 'شتله', null]],
  ['بيعت ثلاثة آلاف و45 تذكرة.', [3045, null, 'تذكره', null]],
  ['فاز الميناء باللقب مرة واحدة في تاريخه.', [1, null, 'مره', null]],
  ['زرعت البلدية 250 ألف شتلة.', [250000, null, 'شتله', null]],
  ['افتتح الوزير سبع حدائق و12 ملعبا.', [7, null, 'حديقه', null]],
  ['افتتح الوزير سبع حدائق و12 ملعبا.', [12, null, 'ملعب', null]],
  ['شارك 32 من المتطوعين.', [32, null, 'متطوع', null]],
  ['غادرت العائلات الخمس.', [5, null, 'عائله', null]],
  ['سجلت الوزارة 5685 إصابة جديدة.', [5685, null, 'case', null]],
  ['سقط 40 إصابة في الحادث.', [40, null, 'injured', null]],
  ['بلغت الحمولة 12 كيلو غراما.', [12, null, 'kg', null]],
  // Numbers in pieces.
  ['وصل 3 ملايين و64 ألف زائر.', [3064000, null, 'زائر', null]],
  ['ثلاثة وثلاثون ألفا وخمسمئة ناخب.', [33500, null, 'ناخب', null]],
  ['بلغ المبلغ 12 ألفا وخمسمئة يورو.', [12500, null, 'EUR', null]],
  ['نمو بنسبة 3ر5%.', [5.3, null, 'percent', null]],
  ['بلغ 064.\u200F3 مليون ساكن.', [3064000, null, 'person', null]],
  ['ارتفعت %12 خلال عام.', [12, null, 'percent', null]],
  ['بين 10 و15 ألف متفرج.', [10000, 15000, 'متفرج', null]],
  // What became of people, from the clause.
  ['قتل ما لا يقل عن 17 عنصرا من الحرس.', [17, null, 'dead', 'atLeast']],
  ['مقتل سبعة وإصابة 24 آخرين.', [24, null, 'injured', null]],
  ['وقتل 19 شخصا وأصيب 28 بجروح.', [28, null, 'injured', null]],
  ['إن 43 طفلا قتلوا في القصف.', [43, null, 'dead', null]],
  ['إن 43 جنديا قتلوا أسيرا.', [43, null, 'soldier', null]],
  ['قتل حارس في 12 غارة.', [12, null, 'raid', null]],
  ['ارتفع عدد القتلى إلى 15.', [15, null, 'dead', null]],
  ['بينهم 4 في حالة حرجة.', [4, null, 'number', null]],
  // Hedges stand on either side.
  ['جرح ستة أشخاص على الأقل.', [6, null, 'injured', 'atLeast']],
  ['بما لا يتجاوز 20 صفحة.', [20, null, 'صفحه', 'atMost']],
  // "12 to 9" after a word of change is a step, not a range.
  ['انخفض العجز من 12 إلى 19 نقطة.', [19, null, 'point', null]],
  // Duals of any noun whose plural is another form.
  ['عبر الجسر قطاران وسيارتي إسعاف.', [2, null, 'vehicle', null]],
  ['أقامت القرية معرضين وملعبين.', [2, null, 'ملعب', null]],
])('%s', (text, expected) => {
  expect(figuresOf(text)).toContainEqual(expected)
})

test.each([
  'في 12 أغسطس 2015 عند الساعة 11:30.',
  'سجل في الدقيقة 85 وفي الدقيقة 12.',
  'سامر النهري، 33 عاما، وليلى (24 عاما).',
  'البالغ من العمر 30 عاما.',
  'فاز الميناء 2-1 ثم 3 - 0 على الساحل.',
  'فاز الميناء بهدفين مقابل هدف، وبهدفين لهدف.',
  'فيروس كوفيد-19 وطائرة إف-16.',
  'المادة 12 والفقرة 7 والساعة 9 مساء.',
  'آلاف المتظاهرين ومئات الآلاف.',
  'حركة طالبان في كمية منها.',
  'موسم 2017/2018 ارتفعت فيه المبيعات.',
  'في 2017 ارتفاع جديد.',
  'ليلى النهري، الوزيرة السابقة وأحد أشهر من كتبوا عن الميناء.',
  'يقضي إحدى ساعات يومه في السوق.',
  'يجتمع المجلس مرة واحدة في السنة.',
  'تصدر النشرة مرة واحدة كل أسبوع، وتوزع مرة واحدة يوميا.',
])('%s has no figure', (text) => {
  expect(figuresOf(text)).toEqual([])
})

test('a currency that countries share is that of its adjective, of the country named, or unknown', () => {
  const country = { key: 'place:TN', name: 'تونس', kind: 'place' as const, country: 'TN', variants: [], count: 2 }
  const unit = (text: string, entities: Entity[] = []) => {
    const doc = analyseText('', text, 'ar')
    return findFigures(doc, undefined, undefined, entities).map((f) => f.unit)
  }
  expect(unit('بلغت الكلفة 5 ملايين ليرة لبنانية.')).toEqual(['LBP'])
  expect(unit('بلغت الكلفة 5 ملايين دينار.', [country])).toEqual(['TND'])
  expect(unit('بلغت الكلفة 5 ملايين دينار.')).toEqual(['dinar'])
  expect(unit('بلغت الكلفة 7500 أورو.')).toEqual(['EUR'])
})

test('a figure slices back to what is written', () => {
  const text = 'أعلن المركز أن سيارتين و3 ملايين و64 ألف زائر، و(15) شخصا، و%12.'
  for (const f of findFigures(analyseText('', text, 'ar'))) expect(text.slice(f.start, f.end)).toBe(f.surface)
})

test('units and hedges that lists refer to are there', () => {
  const keys = (entries: readonly string[]): string[] => entries.map((entry) => entry.split(' | ')[1] ?? '')
  const known = new Set(keys(units))
  // They share a field of seven bits.
  expect(known.size).toBeLessThan(128)
  expect([...keys(duals), ...countedPeople].filter((unit) => !known.has(unit))).toEqual([])
  expect(keys(hedges).filter((hedge) => !hedgeKinds.some((kind) => kind === hedge))).toEqual([])
})
