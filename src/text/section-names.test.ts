import { expect, test } from 'vitest'
import { addressSection, sectionKey, sectionName } from './section-names.ts'

test.each([
  ['https://mada.example/sport/2018/04/match-of-the-day', 'sport'],
  ['https://mada.example/ar/middle-east/123456', 'middle east'],
  ['https://mada.example/news/economy/port-opens', 'economy'],
  ['https://mada.example/%D8%B1%D9%8A%D8%A7%D8%B6%D8%A9/1234', 'رياضة'],
  ['https://mada.example/2018/04/01/match', undefined],
  ['https://mada.example/news/port-opens', undefined],
  ['https://mada.example/sport', undefined],
  ['https://mada.example/the-port-opens-after-years/amp', undefined],
  ['https://mada.example/%E0%A4%A/1', undefined],
  ['no address', undefined],
])('%s is of %s', (url, section) => {
  expect(addressSection(url)).toBe(section)
})

test('a name is short and says something', () => {
  expect(sectionName('  اقتصاد\nوأعمال ')).toBe('اقتصاد وأعمال')
  for (const none of ['News', 'أخبار', '', '12', 'x'.repeat(100_000), 'one two three four five', ' '.repeat(100_000)])
    expect(sectionName(none)).toBeUndefined()
})

test('spellings of one section are one', () => {
  expect(sectionKey('الرياضة')).toBe(sectionKey('رياضه'))
  expect(sectionKey('Sport')).toBe(sectionKey('sport'))
  expect(sectionKey('رياضة')).not.toBe(sectionKey('اقتصاد'))
})
