import fc from 'fast-check'
import { expect, test } from 'vitest'
import { analyseText } from '../analysed-text.ts'
import { findStatements } from './statements.ts'
import { findEntities } from '../names/entities.ts'
import { findFigures } from '../figures/figures.ts'
import { findCredits } from '../credits/credits.ts'

const statementsOf = (text: string) => findStatements(analyseText('', text, 'ar'))

test('verb, subject and أن: an indirect statement without the opening word', () => {
  const [s] = statementsOf('أعلن المتحدث باسم هيئة المرافئ سامي الرملي أن الميناء سيفتح أبوابه صباح السبت.')
  expect(s).toMatchObject({
    speaker: 'المتحدث باسم هيئة المرافئ سامي الرملي',
    verb: 'أعلن',
    content: 'الميناء سيفتح أبوابه صباح السبت',
    kind: 'indirect',
    polarity: 'says',
  })
})

test('a quotation after a colon is direct, and its marks are left out', () => {
  const [s] = statementsOf('وقالت الوزيرة ليلى الرملي: «سنعيد بناء الجسر قبل نهاية الشتاء المقبل».')
  expect(s).toMatchObject({ kind: 'direct', content: 'سنعيد بناء الجسر قبل نهاية الشتاء المقبل' })
})

test('an implied subject is the fullest earlier name, and a participle goes on with its speaker', () => {
  const found = statementsOf(
    'أكد مدير المرصد البحري عادل المرجاني أن الأمواج تراجعت، مشيرا إلى أن الصيادين عادوا. وأضاف أن الرياح خفت كثيرا.',
  )
  expect(found.map((s) => s.verb)).toEqual(['أكد', 'مشيرا', 'وأضاف'])
  expect(found.map((s) => s.implied ?? false)).toEqual([false, true, true])
  expect(new Set(found.map((s) => s.speaker))).toEqual(new Set(['مدير المرصد البحري عادل المرجاني']))
  expect(found[0]?.polarity).toBe('confirms')
})

test('a denial is marked as one', () => {
  const [s] = statementsOf('ونفى المتحدث باسم الشركة أن تكون الناقلة قد غرقت.')
  expect(s?.polarity).toBe('denies')
})

test('نقلت … عن … قوله: the source speaks, through the medium', () => {
  const [s] = statementsOf('ونقلت صحيفة المرفأ عن مصدر ملاحي قوله إن السفينة وصلت سالمة إلى الرصيف.')
  expect(s).toMatchObject({ speaker: 'مصدر ملاحي', via: 'صحيفة المرفأ', content: 'السفينة وصلت سالمة إلى الرصيف' })
})

test('an attribution at the end claims its sentence', () => {
  const [s] = statementsOf('أدى الحريق إلى تلف نصف المحصول في السهل بحسب تقرير الدفاع المدني.')
  expect(s?.content).toBe('أدى الحريق إلى تلف نصف المحصول في السهل')
})

test('"يذكر أن" has no speaker', () => {
  expect(statementsOf('يذكر أن المعرض افتتح قبل عامين.')).toEqual([])
})

const pieces = fc.constantFrom(
  'قال ',
  'وأضاف ',
  'أن ',
  'مشيرا إلى ',
  '"',
  '«',
  '»',
  '“',
  '، ',
  '. ',
  ': ',
  '\n',
  'الوزير ',
  'بحسب ',
  'عن ',
  'قوله ',
  'نقلت ',
  'صحيفة ',
  'محمد ',
  'بن ',
  '12 ',
  'قتيلا ',
  'بين ',
  'و',
  'واس ',
  '(',
  ')',
  'لـ',
  'a',
  '\u064B',
  'خمسة ',
  'مليون ',
)

test('every span slices back to the text, whatever the text', { tags: ['slow'] }, () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(pieces, { maxLength: 60 }).map((p) => p.join('')),
        fc.string({ unit: 'binary', maxLength: 80 }),
      ),
      (text) => {
        const doc = analyseText(text.slice(0, 20), text, 'ar')
        for (const s of findStatements(doc)) {
          expect(text.slice(s.contentSpan.start, s.contentSpan.end)).toBe(s.content)
          expect(text.slice(s.verbSpan.start, s.verbSpan.end)).toBe(s.verb)
          if (s.speakerSpan) expect(text.slice(s.speakerSpan.start, s.speakerSpan.end)).toBe(s.speaker)
          for (const q of s.quotes ?? [])
            expect(q.start >= s.contentSpan.start && q.end <= s.contentSpan.end).toBe(true)
        }
        for (const f of findFigures(doc)) {
          expect((f.field === 'title' ? doc.title : text).slice(f.start, f.end)).toBe(f.surface)
        }
        const { entities, mentions } = findEntities(doc)
        const keys = new Set(entities.map((e) => e.key))
        for (const m of mentions) {
          expect(keys.has(m.entity)).toBe(true)
          expect(m.end).toBeGreaterThan(m.start)
        }
        for (const c of findCredits({ title: '', text, author: text.slice(0, 40), creditLine: text.slice(0, 30) })) {
          const field = c.field === 'author' ? text.slice(0, 40) : c.field === 'credit' ? text.slice(0, 30) : text
          expect(field.slice(c.start, c.start + c.span.length)).toBe(c.span)
        }
      },
    ),
    { numRuns: 300 },
  )
})

test('ten thousand nested quotations and a hundred kilobytes of one word end', () => {
  expect(statementsOf('قال «'.repeat(10_000)).length).toBeLessThanOrEqual(400)
  expect(statementsOf('قال '.repeat(25_000)).length).toBeLessThanOrEqual(400)
  expect(statementsOf('مشيرا إلى أن '.repeat(8_000)).length).toBeLessThanOrEqual(400)
  expect(statementsOf('بحسب مصدر '.repeat(10_000)).length).toBeLessThanOrEqual(400)
})

test('the source that a medium cites is the speaker, through the medium', () => {
  const [s] = statementsOf('وذكرت وكالة المرافئ نقلا عن مصادر ملاحية أن الميناء سيغلق غدا.')
  expect(s).toMatchObject({ speaker: 'مصادر ملاحية', via: 'وكالة المرافئ' })
})

test('an implied speaker known by one word is given by the fullest earlier name', () => {
  const found = statementsOf('زار محمود فهد السنباطي القرية. وقال السنباطي إن الطريق مفتوح. وأضاف أن الجسر سيفتح غدا.')
  expect(found.map((s) => s.speaker)).toEqual(['السنباطي', 'محمود فهد السنباطي'])
  expect(found[1]?.speakerEntity).toBe(found[0]?.speakerEntity)
})

test.each([
  ['the name علي is no preposition', 'فقال علي: إن الطريق مفتوح أمام القوافل.', 'علي'],
  ['a speaker ends before ما', 'واستغرب السنباطي ما سماه تضخيم أخطاء المزارعين في هذا الموسم.', 'السنباطي'],
])('%s', (_, text, speaker) => {
  expect(statementsOf(text).map((s) => s.speaker)).toEqual([speaker])
})

test('the one who is told, with ل before a hamza, does not speak', () => {
  expect(statementsOf('ثم قالا لأيمن: افتح الباب قبل أن يصل الضيوف.').map((s) => s.speaker)).not.toContain('لأيمن')
})

test('no speaker keeps a quotation mark without its partner', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(
        'وقالت الهيئة "الوطنية إن الطريق مفتوح.',
        'وقال مدير «المرصد إن الموج عال.',
        'أكد صاحب "النخلة" أن الثمر وفير.',
      ),
      (text) => {
        for (const { speaker } of statementsOf(text)) {
          expect((speaker.match(/"/gu) ?? []).length % 2).toBe(0)
          expect((speaker.match(/«/gu) ?? []).length).toBe((speaker.match(/»/gu) ?? []).length)
        }
      },
    ),
  )
})

test('a name in quotation marks at the end of the speaker is kept with its marks', () => {
  const [s] = statementsOf('وكشفت صحيفة "مرفأ اليوم" أن السفينة ستغادر الرصيف غدا.')
  expect(s?.speaker).toBe('صحيفة "مرفأ اليوم"')
})

test('scripture quoted in a sermon is no statement of the news', () => {
  expect(statementsOf('قال الله تعالى: "وتعاونوا على البر والتقوى".')).toEqual([])
  expect(statementsOf('قال عبد الله الهضباوي: "الجسر آمن تماما".')).toHaveLength(1)
})
