import { expect, test } from 'vitest'
import { analyseArticle } from '../analyse-article.ts'
import { languageKeys } from './language-keys.ts'

const keysOf = (lang: string, title: string): string[] => languageKeys({ lang, title }).map((k) => k.key)

test('names, countries and numbers have equal keys in Arabic, Latin and Cyrillic', () => {
  const arabic = keysOf('ar', 'وزير الخارجية الروسي لافروف يصل إلى اليابان مع 25 خبيرا')
  const english = keysOf('en', 'Russian minister Lavrov arrives in Japan with 25 experts')
  const russian = keysOf('ru', 'Лавров прибыл в Японию с 25 экспертами, сообщили в России')
  for (const key of ['lfrf', '@RU', '@JP', '#25']) {
    expect(arabic).toContain(key)
    expect(english).toContain(key)
    expect(russian).toContain(key)
  }
})

test('ordinary words are no keys; the second word of a name tells the first', () => {
  expect(keysOf('ar', 'الحكومة تعلن خطة جديدة للتعليم')).toEqual([])
  const [first, second] = languageKeys({ lang: 'en', title: 'visit by Sergei Lavrov' })
  expect(first?.after).toBeUndefined()
  expect(second?.after).toBe(first?.key)
})

test('a body gives its numbers and the names that analysis found, no rare words', () => {
  const title = 'انهيار جسر في مرجان'
  const text = 'قال المهندس سليم البارودي إن تصدعات ظهرت في 41 موضعا قبل الانهيار.'
  const { analysis } = analyseArticle({ title, text, lang: 'ar' })
  const keys = languageKeys({ title, text, lang: 'ar', analysis })
  expect(keys.map((k) => k.key)).toContain('#41')
  expect(keys.filter((k) => k.shown === 'سليم البارودي')).toHaveLength(2)
  expect(keys.map((k) => k.shown)).not.toContain('تصدعات')
})

test('any text is read, in a language without names of countries too', () => {
  expect(languageKeys({ lang: 'xx-weird', title: '\u0000\uD800 12', text: '٣٤ '.repeat(9999) }).length).toBeLessThan(5)
  expect(languageKeys({ lang: '', title: '' })).toEqual([])
})
