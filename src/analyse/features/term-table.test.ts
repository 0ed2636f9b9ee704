import fc from 'fast-check'
import { expect, test } from 'vitest'
import { TermTable } from './term-table.ts'

interface Occurrence {
  hash: number
  gain: number
  marks: number
}

/** The same by a Map and sorting. */
function heaviestBySorting(occurrences: readonly Occurrence[], most: number) {
  const found = new Map<number, Occurrence>()
  for (const { hash, gain, marks } of occurrences) {
    const term = found.get(hash)
    if (term) {
      term.gain += gain
      term.marks |= marks & 5
    } else found.set(hash, { hash, gain, marks })
  }
  return [...found.values()]
    .toSorted((a, b) => b.gain - a.gain || (a.marks & 2) - (b.marks & 2))
    .slice(0, most)
    .toSorted((a, b) => a.hash - b.hash)
}

test('the heaviest terms are those that sorting finds, article after article', () => {
  const table = new TermTable()
  const occurrence = fc.record({
    hash: fc.oneof(fc.nat(40), fc.nat(0xffffff)),
    gain: fc.integer({ min: 1, max: 3 }),
    marks: fc.nat(7),
  })
  fc.assert(
    fc.property(
      fc.array(occurrence, { maxLength: 400, size: 'max' }),
      fc.integer({ min: 1, max: 160 }),
      (all, most) => {
        for (const { hash, gain, marks } of all) table.add(hash, gain, marks)
        const { count, terms, masses, marks } = table.heaviest(most)
        const expected = heaviestBySorting(all, most)
        expect(Array.from(terms.subarray(0, count))).toEqual(expected.map((term) => term.hash))
        expect(Array.from(masses.subarray(0, count))).toEqual(expected.map((term) => term.gain))
        expect(Array.from(marks.subarray(0, count))).toEqual(expected.map((term) => term.marks))
      },
    ),
    { numRuns: 200 },
  )
})

test('a text of many words grows the table and leaves it small', () => {
  const table = new TermTable()
  for (let i = 0; i < 200_000; i++) table.add((i * 7919) % 0xffffff, 1, i & 1)
  for (let i = 0; i < 1000; i++) table.add(5, 3, 4)
  const { count, terms, masses } = table.heaviest(160)
  expect(count).toBe(160)
  expect(masses[terms.indexOf(5)]).toBe(3000)
  table.add(9, 2, 0)
  expect(table.heaviest(160).count).toBe(1)
  expect(terms[0]).toBe(9)
})
