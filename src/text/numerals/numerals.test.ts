import fc from 'fast-check'
import { expect, test } from 'vitest'
import { numeralsIn } from './numerals.ts'

/** Text, what is read (surface = value, with % or # for percent and ordinal), language. */
const cases: [string, string[], string?][] = [
  ['حضر ثلاثة وعشرون ألفا المباراة', ['ثلاثة وعشرون ألفا = 23000']],
  ['بكلفة مليونين ومئتي ألف دينار', ['مليونين ومئتي ألف = 2200000']],
  ['ارتفع ٤٥٫٣ بالمئة', ['٤٥٫٣ بالمئة = 45.3%']],
  ['بلغ 1.2 مليون نسمة', ['1.2 مليون = 1200000']],
  ['فاز بخمسة أهداف ولثلاث مرات', ['خمسة = 5', 'ثلاث = 3']],
  ['مئة وخمسة وثلاثين مترا', ['مئة وخمسة وثلاثين = 135']],
  ['ثلاث مئة وأربعة عشر كتابا', ['ثلاث مئة وأربعة عشر = 314']],
  ['أحد عشر كوكبا و12 قمرا', ['أحد عشر = 11', '12 = 12']],
  ['إحدى وعشرين دولة يوم الأحد والاثنين', ['إحدى وعشرين = 21']],
  ['اثنتا عشرة سفينة', ['اثنتا عشرة = 12']],
  ['نصف مليون شجرة وربع مليار', ['نصف مليون = 500000', 'ربع مليار = 250000000']],
  ['ثلاثة ملايين ونصف المليون', ['ثلاثة ملايين ونصف المليون = 3500000']],
  ['5 ملايين و300 ألف و20', ['5 ملايين و300 ألف و20 = 5300020']],
  ['مليونا و200 ألف شجرة وألفا و300 غرسة', ['مليونا و200 ألف = 1200000', 'ألفا و300 = 1300']],
  ['ثلاثة آلاف و45 تذكرة و12 مقعدا', ['ثلاثة آلاف و45 = 3045', '12 = 12']],
  ['ألف مليون و3 آلاف مليار', ['ألف مليون = 1000000000', '3 آلاف مليار = 3000000000000']],
  ['مليون وثلاثمئة ألف ومئة وخمسون', ['مليون وثلاثمئة ألف ومئة وخمسون = 1300150']],
  ['المركز الثالث والدورة الحادية عشرة', ['الثالث = 3#', 'الحادية عشرة = 11#']],
  ['القرن الثالث والعشرين', ['الثالث والعشرين = 23#']],
  ['نسبة 7 في المئة و3% و ٪٥', ['7 في المئة = 7%', '3% = 3%', '٥ = 5']],
  ['حرارة -5 درجات', ['-5 = -5']],
  ['مئتا راكب وألفا جندي وألفي سيارة', ['مئتا = 200', 'ألفا = 1000', 'ألفي = 2000']],
  ['۱۲۳ نفر و ١٬٢٥٠', ['۱۲۳ = 123', '١٬٢٥٠ = 1250']],
  ['خمسون، ستون', ['خمسون = 50', 'ستون = 60']],
  ['عشرة خمسة', ['عشرة = 10', 'خمسة = 5']],
  ['بالمئة من دون عدد', []],
  ['الإصدار 1.2.3', []],
  ['6.671.878 ناخبا', ['6.671.878 = 6671878']],
  ['about 1,250,000 people and 3.5 million more', ['1,250,000 = 1250000', '3.5 million = 3500000'], 'en'],
  ['twenty-three thousand two hundred and five', ['twenty-three thousand two hundred and five = 23205'], 'en'],
  [
    'half a million on the 3rd day, first of two',
    ['half a million = 500000', '3rd = 3#', 'first = 1#', 'two = 2'],
    'en',
  ],
  ['12.5 per cent or 8 percent', ['12.5 per cent = 12.5%', '8 percent = 8%'], 'en'],
  ['1 250 000 habitants et 3,5 millions', ['1 250 000 = 1250000', '3,5 millions = 3500000'], 'fr'],
  ['soixante-dix ans, quatre-vingts, le 1er', ['soixante-dix = 70', 'quatre-vingts = 80', '1er = 1#'], 'fr'],
  ['1.250 euros, 45,3 %', ['1.250 = 1250', '45,3 % = 45.3%'], 'fr'],
  ['25 тысяч и 1,2 млн рублей', ['25 тысяч = 25000', '1,2 млн = 1200000'], 'ru'],
]

test.each(cases)('%s', (text, expected, lang = 'ar') => {
  const shown = numeralsIn(text, lang).map(
    (n) => `${text.slice(n.start, n.end)} = ${n.value}${n.isPercent ? '%' : ''}${n.kind === 'ordinal' ? '#' : ''}`,
  )
  expect(shown).toEqual(expected)
})

test('spans slice back in order, whatever the text', { tags: ['slow'] }, () => {
  const word = fc.constantFrom(
    ...'ثلاثة وعشرون ألفا مليون ونصف الثالث عشر مئة و 3 1.2 4,5 % بالمئة half and two - ، . er 12th ٥'.split(' '),
  )
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc.array(word, { maxLength: 20 }).map((words) => words.join(' ')),
  )
  fc.assert(
    fc.property(text, fc.constantFrom('ar', 'en', 'fr', 'ru'), (any, lang) => {
      let last = 0
      for (const n of numeralsIn(any, lang)) {
        expect(n.start).toBeGreaterThanOrEqual(last)
        expect(n.end).toBeGreaterThan(n.start)
        expect(n.end).toBeLessThanOrEqual(any.length)
        expect(Number.isFinite(n.value)).toBe(true)
        last = n.end
      }
    }),
    { numRuns: 1000 },
  )
})

test('digits with separators are read back, grouped or not', () => {
  fc.assert(
    fc.property(fc.nat(999_999_999), fc.constantFrom('en', 'fr'), (n, lang) => {
      const grouped = n.toLocaleString(lang === 'en' ? 'en-US' : 'fr-FR')
      expect(numeralsIn(`a ${grouped} b`, lang).map((found) => found.value)).toEqual([n])
    }),
  )
})
