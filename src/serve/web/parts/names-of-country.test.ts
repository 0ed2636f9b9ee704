import { expect, test } from 'vitest'
import { namesOfCountry } from './names-of-country.ts'

test('a country has its name in each language, with its direction; anything else has none', () => {
  const names = namesOfCountry('place:RU')
  expect(names.map((n) => [n.lang, n.dir, n.name]).slice(0, 4)).toEqual([
    ['ar', 'rtl', 'روسيا'],
    ['en', 'ltr', 'Russia'],
    ['fr', 'ltr', 'Russie'],
    ['ru', 'ltr', 'Россия'],
  ])
  expect([namesOfCountry('place:رمله'), namesOfCountry('person:سالم عبيد'), namesOfCountry('place:ZQ')]).toEqual([
    [],
    [],
    [],
  ])
})
