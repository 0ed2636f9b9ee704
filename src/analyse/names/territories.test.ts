import { expect, test } from 'vitest'
import { analyseArticle } from '../analyse-article.ts'

const persian =
  'به گزارش خبرگزاری نخلستان، محمد کریمی وزیر امور خارجه روز دوشنبه در سفری یک روزه به عراق با ' +
  'همتای عراقی خود دیدار کرد. وی گفت که ما برای گسترش همکاری\u200Cهای اقتصادی و مالی با عراق و ' +
  'آمریکا آماده هستیم.'
const urdu =
  'وزیراعظم احمد خان نے منگل کو صحافیوں سے گفتگو کرتے ہوئے کہا کہ حکومت عوام کو ریلیف دینے کے لیے ' +
  'کام کر رہی ہے۔ وزیراعظم نے کہا کہ پاکستان اور چین کے درمیان معاہدے پر دستخط بھی ہوں گے۔'

function namesOf(lang: string, text: string): string[] {
  const { entities } = analyseArticle({ title: '', text, lang }).analysis
  return entities.map(({ kind, key, count }) => `${kind} ${key} ${count}`)
}

test('a Persian article names the countries that it names, and nobody whom the rules for Arabic would find', () => {
  expect(namesOf('fa', persian)).toEqual(['place place:IQ 2', 'place place:US 1'])
})

test('an Urdu article likewise', () => {
  expect(namesOf('ur', urdu)).toEqual(['place place:CN 1', 'place place:PK 1'])
})

test('a country has one key and one name, in whatever language it is named', () => {
  const inArabic = analyseArticle({ title: '', text: 'زار الوزير العراق أمس.', lang: 'ar' }).analysis.entities
  const inPersian = analyseArticle({ title: '', text: persian, lang: 'fa' }).analysis.entities
  expect(inPersian[0]?.key).toBe(inArabic[0]?.key)
  expect(inPersian[0]?.name).toBe(inArabic[0]?.name)
  expect(inPersian[0]?.variants).toEqual(['عراق'])
})

test('a keyphrase in these languages keeps the letter that in Arabic would be an "and"', () => {
  const phrases = analyseArticle({ title: '', text: urdu, lang: 'ur' }).analysis.keyphrases.map(({ phrase }) => phrase)
  expect(phrases.some((phrase) => phrase.includes('وزیراعظم'))).toBe(true)
  expect(phrases.some((phrase) => /(^| )زیراعظم/u.test(phrase))).toBe(false)
})
