import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayMs } from '../../model/instant.ts'
import { datesIn } from './dates-in-text.ts'

/** A Monday; 18 Shawwal 1436. */
const publishedAt = Date.UTC(2015, 7, 3, 9, 30)

/** Text, dates as "surface = ISO", language. */
const cases: [string, string[], string?][] = [
  ['افتتح السوق الأحد 2 أغسطس/آب 2015 بحضور', ['الأحد 2 أغسطس/آب 2015 = 2015-08-02']],
  ['في 2 آب (أغسطس) 2015.', ['2 آب (أغسطس) 2015 = 2015-08-02']],
  [
    'بتاريخ 15/8/2015 و15-08-2015 و15.8.2015',
    ['15/8/2015 = 2015-08-15', '15-08-2015 = 2015-08-15', '15.8.2015 = 2015-08-15'],
  ],
  ['صدر في 2015-08-15 العدد', ['2015-08-15 = 2015-08-15']],
  ['يوم ١٧ شوال ١٤٣٦ هـ', ['١٧ شوال ١٤٣٦ هـ = 2015-08-02']],
  ['الموافق 17/10/1436هـ', ['17/10/1436هـ = 2015-08-02']],
  [
    'من الأول من شهر رجب 1436 حتى الثاني والعشرين من رمضان',
    ['الأول من شهر رجب 1436 = 2015-04-20', 'الثاني والعشرين من رمضان = 2015-07-09'],
  ],
  ['وقع في أغسطس 2014 ثم في كانون الثاني من عام 2015', ['أغسطس 2014 = 2014-08', 'كانون الثاني من عام 2015 = 2015-01']],
  ['منذ عام 2011 وفي سنة 1436 هـ', ['2011 = 2011', '1436 هـ = 2014-10-25/2015-10-13']],
  ['حرب 6 أكتوبر 1973 وحرب 5 يونيو 1967', ['6 أكتوبر 1973 = 1973-10-06', '5 يونيو 1967 = 1967-06-05']],
  ['وصل 2 أغسطس وغادر 30 ديسمبر', ['2 أغسطس = 2015-08-02', '30 ديسمبر = 2015-12-30']],
  ['أمس واليوم وغدا', ['أمس = 2015-08-02', 'اليوم = 2015-08-03', 'غدا = 2015-08-04']],
  ['مساء أمس الأحد وأول أمس وبعد غد', ['أمس الأحد = 2015-08-02', 'أول أمس = 2015-08-01', 'بعد غد = 2015-08-05']],
  ['أمس الأول واليوم الاثنين', ['أمس الأول = 2015-08-01', 'اليوم الاثنين = 2015-08-03']],
  ['في ذلك اليوم وفي اليوم الوطني', []],
  [
    'تجتمع اللجنة صباح غد الثلاثاء، وتعود غد الأربعاء أو مساء غد',
    ['صباح غد الثلاثاء = 2015-08-04', 'غد الأربعاء = 2015-08-05', 'مساء غد = 2015-08-04'],
  ],
  ['من أجل غد أفضل، والتقيا أمس السبت', ['أمس السبت = 2015-08-01']],
  ['من 7 كانون 2 2014 إلى ٣ تشرين ١ ٢٠١٤', ['7 كانون 2 2014 = 2014-01-07', '٣ تشرين ١ ٢٠١٤ = 2014-10-03']],
  [
    'في أول خميس من شهر رجب 1436 وآخر جمعة من رمضان، وثالث أحد في مايو عام 2014',
    [
      'أول خميس من شهر رجب 1436 = 2015-04-23',
      'آخر جمعة من رمضان = 2015-07-10',
      'ثالث أحد في مايو عام 2014 = 2014-05-18',
    ],
  ],
  ['خامس أحد من مايو 2014 وأول اثنين وصلا', ['مايو 2014 = 2014-05']],
  ['the first Monday of May 2014', ['first Monday of May 2014 = 2014-05-05'], 'en'],
  [
    'الأسبوع الماضي والشهر المقبل والعام الجاري',
    ['الأسبوع الماضي = 2015-07-26/2015-08-01', 'الشهر المقبل = 2015-09', 'العام الجاري = 2015'],
  ],
  ['في السنوات الماضية والأيام المقبلة', []],
  [
    'الخميس ثم الثلاثاء المقبل ثم يوم الاثنين الماضي',
    ['الخميس = 2015-07-30', 'الثلاثاء المقبل = 2015-08-04', 'الاثنين الماضي = 2015-07-27'],
  ],
  ['والجمعة وبالسبت', ['الجمعة = 2015-07-31', 'السبت = 2015-08-01']],
  [
    'قبل ثلاثة أيام ومنذ أسبوعين وقبل 4 أشهر وقبل عام',
    ['قبل ثلاثة أيام = 2015-07-31', 'منذ أسبوعين = 2015-07-19/2015-07-25', 'قبل 4 أشهر = 2015-04', 'قبل عام = 2014'],
  ],
  ['قبل يومين من الاقتراع ومنذ سنوات', []],
  ['أغسطس الماضي ويونيو المقبل', ['أغسطس الماضي = 2014-08', 'يونيو المقبل = 2016-06']],
  ['رقم 31/2/2015 و45/8/2015 و1/2/3 والنتيجة 3-2', []],
  ['الهاتف 2015-08-1512 والإصدار 1.2.2015.4', []],
  ['سرطان 1394 ومهر', []],
  ['۱۲ مرداد ۱۳۹۴ در تهران', ['۱۲ مرداد ۱۳۹۴ = 2015-08-03'], 'fa'],
  [
    'On Sunday, August 2, 2015 and on 2nd of August 2015',
    ['Sunday, August 2, 2015 = 2015-08-02', '2nd of August 2015 = 2015-08-02'],
    'en',
  ],
  ['Aug. 2 and Sept 10 and May 2014', ['Aug. 2 = 2015-08-02', 'Sept 10 = 2015-09-10', 'May 2014 = 2014-05'], 'en'],
  [
    'yesterday, last week, next month, last year',
    ['yesterday = 2015-08-02', 'last week = 2015-07-27/2015-08-02', 'next month = 2015-09', 'last year = 2014'],
    'en',
  ],
  [
    'two weeks ago, a year ago, last Friday, on Tuesday',
    ['two weeks ago = 2015-07-20/2015-07-26', 'a year ago = 2014', 'last Friday = 2015-07-31', 'Tuesday = 2015-07-28'],
    'en',
  ],
  ['8/2/2015 is unclear, 8/20/2015 is not; in 2012 they may', ['8/20/2015 = 2015-08-20', '2012 = 2012'], 'en'],
  ['le dimanche 2 août 2015 et le 1er août', ['dimanche 2 août 2015 = 2015-08-02', '1er août = 2015-08-01'], 'fr'],
  [
    "hier, aujourd'hui, demain, avant-hier",
    ['hier = 2015-08-02', "aujourd'hui = 2015-08-03", 'demain = 2015-08-04', 'avant-hier = 2015-08-01'],
    'fr',
  ],
  [
    'la semaine dernière, il y a trois jours, mardi prochain',
    ['semaine dernière = 2015-07-27/2015-08-02', 'il y a trois jours = 2015-07-31', 'mardi prochain = 2015-08-04'],
    'fr',
  ],
  ['2 августа 2015 года и вчера', ['2 августа 2015 года = 2015-08-02', 'вчера = 2015-08-02'], 'ru'],
  [
    'на прошлой неделе, в воскресенье, три дня назад',
    ['прошлой неделе = 2015-07-27/2015-08-02', 'воскресенье = 2015-08-02', 'три дня назад = 2015-07-31'],
    'ru',
  ],
]

test.each(cases)('%s', (text, expected, lang = 'ar') => {
  expect(datesIn(text, { publishedAt, lang }).map((d) => `${text.slice(d.start, d.end)} = ${d.iso}`)).toEqual(expected)
})

test('without a day of publication only written dates are read', () => {
  expect(datesIn('أمس 2 أغسطس 2015 والأحد والأسبوع الماضي وقبل يومين و3 مايو').map((d) => d.iso)).toEqual([
    '2015-08-02',
  ])
})

test('the day of publication is that of the place', () => {
  const lateAt = Date.UTC(2015, 7, 2, 22, 30)
  expect(datesIn('أمس', { publishedAt: lateAt })[0]?.iso).toBe('2015-08-01')
  expect(datesIn('أمس', { publishedAt: lateAt, offsetMinutes: 180 })[0]?.iso).toBe('2015-08-02')
})

test('what a date carries', () => {
  expect(datesIn('في 17 شوال 1436 هـ')[0]).toEqual({
    start: 3,
    end: 18,
    fromAt: Date.UTC(2015, 7, 2),
    toAt: Date.UTC(2015, 7, 3),
    precision: 'day',
    iso: '2015-08-02',
    calendar: 'hijri',
    isRelative: false,
  })
  expect(datesIn('أمس', { publishedAt })[0]).toMatchObject({ isRelative: true, precision: 'day' })
})

test('every written day is read back', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }), (date) => {
      const iso = date.toISOString().slice(0, 10)
      const written = [
        ['ar-EG', 'ar'],
        ['ar-SY', 'ar'],
        ['en-GB', 'en'],
        ['fr-FR', 'fr'],
        ['ru-RU', 'ru'],
      ].map(([locale, lang]) => [date.toLocaleDateString(locale, { dateStyle: 'long', timeZone: 'UTC' }), lang])
      for (const [text = '', lang = 'ar'] of written)
        expect([text, datesIn(text, { lang }).map((d) => d.iso)]).toEqual([text, [iso]])
    }),
    { numRuns: 200 },
  )
})

test('spans slice back in order and days are days, whatever the text', { tags: ['slow'] }, () => {
  const word = fc.constantFrom(
    ...'الأحد 2 أغسطس / آب ( ) 2015 شوال 1436 هـ أمس الأول قبل ثلاثة أيام منذ عام last week ago two May 31 il y a 15/8/2015 - ، . الماضي'.split(
      ' ',
    ),
  )
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc.array(word, { maxLength: 20 }).map((words) => words.join(' ')),
  )
  fc.assert(
    fc.property(text, fc.constantFrom('ar', 'en', 'fr', 'ru', 'fa'), fc.double(), (any, lang, at) => {
      let last = 0
      for (const d of datesIn(any, { lang, publishedAt: at })) {
        expect(d.start).toBeGreaterThanOrEqual(last)
        expect(d.end).toBeGreaterThan(d.start)
        expect(d.end).toBeLessThanOrEqual(any.length)
        expect(Math.abs(d.fromAt % dayMs)).toBe(0)
        expect(d.toAt).toBeGreaterThan(d.fromAt)
        last = d.end
      }
    }),
    { numRuns: 1000 },
  )
})
