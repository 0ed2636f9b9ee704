import fc from 'fast-check'
import { expect, test } from 'vitest'
import { identifyLanguage } from './language.ts'

const samples: [string, string, string][] = [
  [
    'ar',
    'افتتاح مكتبة النهر العامة في مدينة الواحة',
    'افتتح رئيس بلدية الواحة صباح اليوم مكتبة النهر العامة بحضور عدد من الكتاب والقراء.',
  ],
  ['ar', 'سعر الذهب اليوم', 'ارتفع سعر الذهب'],
  [
    'fa',
    'افتتاح کتابخانه رودخانه',
    'شهردار واحه صبح امروز کتابخانه عمومی رودخانه را با حضور نویسندگان و خوانندگان افتتاح کرد.',
  ],
  [
    'ur',
    'دریا لائبریری کا افتتاح',
    'شہر کے میئر نے آج صبح دریا پبلک لائبریری کا افتتاح کیا جس میں ادیبوں اور قارئین نے شرکت کی۔',
  ],
  [
    'ckb',
    'کردنەوەی کتێبخانەی ڕووبار',
    'سەرۆکی شارەوانی ئەمڕۆ بەیانی کتێبخانەی گشتی ڕووباری کردەوە بە ئامادەبوونی نووسەران.',
  ],
  [
    'en',
    'River library opens in Oasis',
    'The mayor of the town opened the public library on Tuesday with the help of writers and readers who had come from the coast.',
  ],
  [
    'fr',
    'Ouverture de la bibliothèque',
    "Le maire de la ville a ouvert mardi matin la bibliothèque publique avec des écrivains et des lecteurs venus de la côte pour l'occasion.",
  ],
  [
    'ru',
    'Открытие библиотеки',
    'Мэр города открыл во вторник утром новую библиотеку в присутствии писателей и читателей, приехавших с побережья.',
  ],
  ['he', 'פתיחת הספרייה', 'ראש העיר פתח הבוקר את הספרייה הציבורית'],
  ['de', 'Bibliothek eröffnet', 'Der Bürgermeister hat am Dienstag die neue Bibliothek mit den Lesern eröffnet.'],
]

test.each(samples)('%s: %s', (lang, title, text) => {
  expect(identifyLanguage(title, text).lang).toBe(lang)
})

test('foreign letters and names in Latin letters leave an Arabic text Arabic, more Latin than Arabic does not', () => {
  const text = 'افتتح رئيس بلدية الواحة صباح اليوم مكتبة النهر العامة بحضور عدد من الكتاب والقراء'
  expect(identifyLanguage('لقاء في بلدة گلگشت', text).lang).toBe('ar')
  expect(identifyLanguage('Reuters (London)', text).lang).toBe('ar')
  const english =
    'The mayor of the town opened the public library on Tuesday with the help of writers and readers who had come. '
  expect(identifyLanguage('الواحة', english.repeat(3)).lang).toBe('en')
  // Only the beginning of a text is read.
  expect(identifyLanguage(text, `${text} `.repeat(20) + english.repeat(50)).lang).toBe('ar')
})

test('right-to-left languages say so', () => {
  expect(identifyLanguage('خبر', 'نص عربي قصير').dir).toBe('rtl')
  expect(identifyLanguage('News', 'A short text of the day').dir).toBe('ltr')
})

test('nothing to tell is und, and no input throws', { tags: ['slow'] }, () => {
  expect(identifyLanguage('', '123 …').lang).toBe('und')
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (title, text) => {
      expect(identifyLanguage(title, text).lang).toMatch(/^[a-z]{2,3}$/)
    }),
  )
})
