import { describe, expect, test } from 'vitest'
import { desks, deskShownFrom, type Desk } from '../../model/desks.ts'
import { scan } from '../../text/scanner/scan.ts'
import { findDesk } from './find-desk.ts'

const of = (title: string, text: string, section?: string) => findDesk(section, scan(title), scan(text))

const told: readonly [Desk, string, string][] = [
  [
    'sport',
    'نسور الوادي يفوزون على سهم الساحل بهدفين',
    'حسم نسور الوادي مباراة القمة أمام سهم الساحل بهدفين سجلهما المهاجم في الشوط الثاني، ليتصدر الدوري قبل جولتين من نهايته، وقال المدرب إن اللاعبين قدموا أفضل مبارياتهم.',
  ],
  [
    'economy',
    'مصرف الواحة يرفع أسعار الفائدة نصف نقطة',
    'رفع مصرف الواحة المركزي سعر الفائدة نصف نقطة مئوية لكبح التضخم، فتراجعت أسهم الشركات العقارية في البورصة، وقال محللون إن المستثمرين يتوقعون زيادة أخرى قبل نهاية الربع الثالث.',
  ],
  [
    'technology',
    'شركة ناشئة تطلق هاتفا ذكيا قابلا للطي',
    'أطلقت الشركة هاتفا ذكيا بشاشة قابلة للطي وتطبيقات تعمل بالذكاء الاصطناعي، وقال باحثون إن المعالج الجديد أسرع مرتين، وإن بيانات المستخدمين تبقى مشفرة على الجهاز.',
  ],
  [
    'culture',
    'رواية أولى تفوز بجائزة الزهراء للأدب',
    'فازت الروائية الشابة بالجائزة عن روايتها الأولى، وقال النقاد إنها أعادت إلى الأدب صوتا غائبا، ويعرض المسرح الوطني مسرحية عنها مع موسيقى لفرقة المدينة في مهرجان الخريف.',
  ],
  [
    'health',
    'لقاح جديد يقلل الإصابة بالحصبة',
    'قال أطباء إن اللقاح الجديد خفض إصابات الأطفال بالفيروس، وإن المرضى الذين تلقوا العلاج مبكرا تعافوا أسرع، ودعت وزارة الصحة الحوامل إلى استشارة الطبيب.',
  ],
  [
    'politics',
    'البرلمان يحجب الثقة عن الحكومة',
    'صوت البرلمان على حجب الثقة عن الحكومة بعد خلاف بين أحزاب الائتلاف، ودعا الرئيس إلى انتخابات مبكرة، وقالت المعارضة إنها ستقدم مرشحا لرئاسة الوزراء.',
  ],
  [
    'accidents',
    'حريق في مستودع يخلف ثلاثة مصابين',
    'اندلع حريق في مستودع للأخشاب فجرا، وقالت فرق الإطفاء إنها سيطرت على النيران بعد ساعتين، ونقل الإسعاف ثلاثة عمال أصيبوا بالاختناق، وسبق أن وقع حادث مماثل في الحي.',
  ],
]

describe('the section of an article', () => {
  test.each(told)('%s, by its words, surely enough to be told', (desk, title, text) => {
    const found = of(title, text)
    expect(found).toMatchObject({ key: desk, from: 'words' })
    expect(found?.confidence).toBeGreaterThanOrEqual(deskShownFrom)
  })

  test('what the publisher calls it counts more, in any spelling; a name that is none of ours does not', () => {
    const [, title, text] = told[0] ?? ['sport', '', '']
    expect(of(title, text, 'الاقتصاد')).toMatchObject({ key: 'economy', from: 'publisher' })
    expect(of(title, text, 'Business')).toMatchObject({ key: 'economy', from: 'publisher' })
    expect(of(title, text, 'ملفات خاصة')).toMatchObject({ key: 'sport', from: 'words' })
  })

  test('nothing is said of a text that tells nothing, in any language', () => {
    expect(of('عنوان', 'كلمات لا تقول شيئا عن شيء.')).toBeUndefined()
    expect(of('Ein Satz', 'Ohne Wörter, die in einer Liste stehen.')).toBeUndefined()
    expect(of('', '')).toBeUndefined()
  })

  test('less is sure where two sections have as much', () => {
    const [, sport, match] = told[0] ?? ['sport', '', '']
    const [, , market] = told[1] ?? ['economy', '', '']
    const both = of(sport, `${match} ${market} ${market}`)
    expect(both?.confidence ?? 0).toBeLessThan(of(sport, match)?.confidence ?? 0)
  })

  test('English too, and every section has a list', () => {
    const found = of(
      'City win the league cup',
      'The striker scored two goals as the team won the match in the stadium.',
    )
    expect(found?.key).toBe('sport')
    expect(new Set(told.map(([desk]) => desk)).size).toBe(desks.length - 1)
  })
})
