/**
 * Which stages the queue knows less of than the store. In: counts and depths. Out: test results. Touches nothing.
 */
import { expect, test } from 'vitest'
import { lackingStages } from './sweep.ts'

const depth = (ready: number, inFlight = 0, delayed = 0) => ({ ready, delayed, inFlight })
const counts = { entriesByState: { new: 3, fetched: 2, article: 90 }, unanalysed: 5, ungrouped: 40, dead: 0 }

test('a queue that holds what waits lacks nothing, whatever state its messages are in', () => {
  expect(
    lackingStages(counts, { fetch: depth(1, 1, 1), extract: depth(2), analyse: depth(0, 5), group: depth(1) }),
  ).toEqual([])
})

test('an empty or lost queue lacks all that waits, and nothing of what does not', () => {
  expect(lackingStages(counts, {})).toEqual(['fetch', 'extract', 'analyse', 'group'])
  expect(lackingStages({ ...counts, entriesByState: {}, ungrouped: 0 }, { fetch: depth(0) })).toEqual(['analyse'])
})

test('what was given up waits for a person', () => {
  expect(lackingStages({ ...counts, dead: 5 }, { group: depth(0, 1) })).toEqual([])
})
