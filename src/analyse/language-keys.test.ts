import { expect, test } from 'vitest'
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

test('any text is read, in a language without names of countries too', () => {
  expect(languageKeys({ lang: 'xx-weird', title: '\u0000\uD800 12', text: '٣٤ '.repeat(9999) }).length).toBeLessThan(5)
  expect(languageKeys({ lang: '', title: '' })).toEqual([])
})
