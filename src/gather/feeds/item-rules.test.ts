/** Rules of items: words, expressions, fields, and expressions made to take for ever. */
import { expect, test } from 'vitest'
import type { FeedItem } from '../../model/article.ts'
import { badRule, keptItems } from './item-rules.ts'

const item = (o: Partial<FeedItem>): FeedItem => ({ url: 'https://alwaha.example/1', ...o })
const titles = (items: readonly FeedItem[]): (string | undefined)[] => items.map((one) => one.title)

const sport = item({ title: 'فوز نادي الأمواج بالكأس', categories: ['رياضة'], author: 'هالة المرّ' })
const city = item({ title: 'افتتاح سوق الواحة', categories: ['محليات'], url: 'https://alwaha.example/city/2' })
const ad = item({ title: 'SPONSORED: شقق للبيع', author: 'Desk' })
const all = [sport, city, ad]

test('words block where they are whole words, whatever their hamza and marks', () => {
  expect(titles(keptItems(all, { keep: [], block: ['الامواج'] }))).toEqual([city.title, ad.title])
  expect(keptItems(all, { keep: [], block: ['موا'] })).toHaveLength(3)
  expect(titles(keptItems(all, { keep: [], block: ['sponsored'] }))).toEqual([sport.title, city.title])
})

test('a rule looks at its field alone', () => {
  expect(titles(keptItems(all, { keep: ['category: رياضة'], block: [] }))).toEqual([sport.title])
  expect(keptItems(all, { keep: ['title: رياضة'], block: [] })).toEqual([])
  expect(titles(keptItems(all, { keep: ['author: desk'], block: [] }))).toEqual([ad.title])
  expect(titles(keptItems(all, { keep: ['url: /\\/city\\/\\d+$/'], block: [] }))).toEqual([city.title])
  expect(titles(keptItems(all, { keep: ['القسم: محليات'], block: [] }))).toEqual([city.title])
  expect(titles(keptItems(all, { keep: ['/^sponsored/i'], block: [] }))).toEqual([ad.title])
})

test('a colon in plain words is no field', () => {
  expect(titles(keptItems(all, { keep: ['SPONSORED: شقق'], block: [] }))).toEqual([ad.title])
})

test('what a rule blocks is gone although another keeps it', () => {
  expect(titles(keptItems(all, { keep: ['رياضة', 'محليات'], block: ['author: هالة المر'] }))).toEqual([city.title])
})

test('what has no linear machine is no rule, and an expression made to take for ever ends', () => {
  expect(badRule('/(a+)+$/')).toBeUndefined()
  for (const bad of ['/(?=a)b/', '/(a)\\1/', '/(/', 'title:', '', `/${'a'.repeat(600)}/`, '/((a{500}){500}){500}/'])
    expect(badRule(bad), bad).toBeDefined()
  const hostile = item({ title: `${'a'.repeat(1_999)}!` })
  expect(keptItems([hostile], { keep: [], block: ['/(a+)+$/', '/(a|a)*b/', '/(.*)*x/'] })).toHaveLength(1)
})
