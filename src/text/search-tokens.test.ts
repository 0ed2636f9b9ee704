import { expect, test } from 'vitest'
import { parseQuery } from './query.ts'
import { searchTokens } from './search-tokens.ts'

/** Each word with forms that a reader may type or an article may hold. */
const families = [
  'خبر أخبار الأخبار وأخبارها بالأخبار للأخبار أخبارنا',
  'كتاب الكتاب كتب الكتب كتابها وكتابه',
  'وزير الوزير وزراء الوزراء ووزير للوزراء',
  'مدرسة المدرسة مدارس المدارس بمدارسها',
  'رئيس الرئيس رؤساء للرئيس والرئيس',
  'قرار القرار قرارات القرارات بقراراته',
  'جندي الجندي جنود الجنود وجنوده',
  'سعر السعر أسعار الأسعار بأسعارها',
  'شركة الشركة شركات الشركات بالشركات',
  'طفل أطفال الأطفال للأطفال وأطفاله',
  'مدينة مدن المدن بالمدينة ومدنها',
  'حزب أحزاب الأحزاب للحزب',
  'صاروخ صواريخ الصواريخ بصواريخ',
  'اتفاق الاتفاق باتفاق واتفاقهم',
  'مشروع مشاريع المشاريع للمشروع',
  'عامل عمال العمال للعمال',
  'قانون قوانين القوانين بالقانون',
  'محكمة محاكم المحاكم للمحكمة',
  'مستشفى المستشفى بالمستشفى',
  'حادث حوادث الحوادث',
  'هدف أهداف الأهداف بأهدافه',
  'ضحية ضحايا الضحايا وضحاياه',
  'أعلن يعلن أعلنت ستعلن وأعلن',
  'ارتفع يرتفع ارتفعت سيرتفع',
  'قال يقول قالت وقالت',
  'مظاهرة المظاهرات مظاهرات والمظاهرة',
  'مطار المطار بالمطار للمطار',
  'لاعب اللاعب لاعبين اللاعبين',
  'مباراة المباراة بالمباراة',
  'سفير سفراء السفراء والسفير',
  'نائب نواب النواب للنواب',
  'جريمة جرائم الجرائم',
  'قناة قنوات القنوات',
  'أزمة الأزمة أزمات بالأزمة',
  'بحر البحر بحار بالبحر',
  'سوق أسواق الأسواق بأسواقها',
  'صحيفة صحف الصحف',
  'طائرة طائرات الطائرات بطائراتها',
]

test('every inflected query finds the article that holds another form', () => {
  let queries = 0
  for (const family of families) {
    const forms = family.split(' ')
    forms.forEach((form, i) => {
      const article = searchTokens(`نشر الموقع ${forms[(i + 1) % forms.length] ?? ''} صباح الجمعة`)
      const term = parseQuery(form).terms[0]
      queries++
      expect(article.stems, `${form} in ${forms[(i + 1) % forms.length] ?? ''}`).toContain(term?.alternatives[0])
    })
  }
  expect(queries).toBeGreaterThanOrEqual(150)
})

test('an exact term matches its own form only', () => {
  const article = searchTokens('الأخبار العاجلة')
  expect(article.exact).not.toContain(parseQuery('=خبر').terms[0]?.alternatives[0])
  expect(article.exact).toContain(parseQuery('الاخبار', { exact: true }).terms[0]?.alternatives[0])
})

test('phrases and negation', () => {
  const { terms } = parseQuery('"مجلس النهر" -رياضة')
  expect(terms[0]?.phrase).toHaveLength(2)
  expect(terms[1]?.negated).toBe(true)
  expect(parseQuery('  ').terms).toEqual([])
})

test('pathological input stays linear and whole', () => {
  expect(searchTokens('و'.repeat(100_000)).stems).toHaveLength(1)
  expect(searchTokens('«'.repeat(10_000) + 'خبر' + '»'.repeat(10_000)).stems).toHaveLength(1)
})
