import { expect, test } from 'vitest'
import { anyOf, namePattern } from './phrase-pattern.ts'

const whole = (phrases: readonly string[], text: string, space?: string): boolean =>
  new RegExp(`^${anyOf(phrases, space)}$`, 'iu').test(text)

test('the longest phrase that fits is taken, whatever the order of the list', () => {
  for (const list of [
    ['مصدر', 'مصدر الخبر'],
    ['مصدر الخبر', 'مصدر'],
  ])
    expect(new RegExp(anyOf(list), 'u').exec('مصدر الخبر: وكالات')?.[0]).toBe('مصدر الخبر')
  expect(new RegExp(anyOf(['مصدر', 'مصدر الخبر']), 'u').exec('مصدر الخيال')?.[0]).toBe('مصدر')
})

test('signs stand for themselves, marks for what the header says', () => {
  expect(whole(['a.b (c)?'], 'a.b (c)?')).toBe(true)
  expect(whole(['a.b'], 'axb')).toBe(false)
  expect(whole(['loading{3}'], 'loading...')).toBe(true)
  expect(whole(['loading{3}'], 'loading....')).toBe(false)
  expect(whole(['get {2-5} now'], 'get a now')).toBe(false)
  expect(whole(['page {9 of the sentence}moved'], 'page. It moved')).toBe(false)
  expect(whole(['more {3 words}news'], 'more of the local news')).toBe(true)
  expect(whole(['more {3 words}news'], 'more of all the local news')).toBe(false)
  expect(whole(['اقرأ أيضا'], 'اقرأأيضا', '\\s*')).toBe(true)
  expect(() => anyOf(['{nothing}'])).toThrow('unknown mark {nothing}')
})

test('a class name stands alone, unless the entry goes on', () => {
  const pattern = namePattern(['related', 'promo*', 'menu-*'])
  const fits = (name: string): boolean => pattern.test(name)
  expect(['related', 'box related-2', 'promo', 'promotion', 'menu-item', 'menuitem'].filter(fits)).toHaveLength(6)
  expect(['unrelated', 'relatedness', 'menu', 'menu-', 'xpromo'].filter(fits)).toEqual([])
})
