import { expect, test } from 'vitest'
import { units } from '../data/figures.data.ts'
import { figureMessages, figureNotes, unitName } from './figures.ts'

test('every listed unit has a name in both languages, and a counted noun is its own', () => {
  const keys = new Set(units.map((entry) => entry.split(' | ')[1] ?? ''))
  const named = (unit: string) => unitName(unit) !== undefined || /^[A-Z]{3}$/.test(unit)
  expect([...keys].filter((unit) => !named(unit))).toEqual([])
  expect(unitName('منزل')).toBeUndefined()
  expect(unitName('other')).toBeUndefined()
})

test('hedge and scope are said, the quantity itself needs no word', () => {
  const said = (lang: 'ar' | 'en', figure: Parameters<typeof figureNotes>[0]) =>
    figureNotes(figure).map((key) => figureMessages[key][lang])
  expect(said('ar', { hedge: 'about', scope: 'part' })).toEqual(['نحو', 'جزء من المجموع'])
  expect(said('en', { hedge: 'atLeast', scope: 'former' })).toEqual(['at least', 'earlier value'])
  expect(said('ar', {})).toEqual([])
})
