import fc from 'fast-check'
import { expect, test } from 'vitest'
import { monthNames as feedMonths } from '../../data/feeds.data.ts'
import { commonZones, offsetMinutes, timeOfDay, utcDay } from './instant-parts.ts'
import { foldDateText, monthNames } from './months.ts'

test('a day exists when the calendar has it', () => {
  expect(utcDay(2024, 2, 29)).toBe(Date.UTC(2024, 1, 29))
  expect([utcDay(2025, 2, 29), utcDay(2025, 4, 31), utcDay(2025, 13, 1), utcDay(2025, 0, 1)]).toEqual(
    Array.from({ length: 4 }, () => undefined),
  )
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 80_000 }), (days) => {
      const date = new Date(days * 86_400_000)
      expect(utcDay(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())).toBe(date.getTime())
    }),
  )
})

test('times of day and offsets', () => {
  expect(timeOfDay(23, 59, 1)).toBe(86_341_000)
  expect([
    offsetMinutes('+', '03', '30'),
    offsetMinutes('-', '5', undefined),
    offsetMinutes('\u2212', '1', '00'),
  ]).toEqual([210, -300, -60])
  expect(commonZones.get('est')).toBe(-300)
})

test('feeds call no month otherwise than the rest of the press', () => {
  const different = feedMonths.filter((entry) => {
    const [name = '', month] = entry.split(' | ')
    return (monthNames.get(foldDateText(name))?.month ?? Number(month)) !== Number(month)
  })
  expect(different).toEqual([])
})
