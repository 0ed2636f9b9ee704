import { expect, test } from 'vitest'
import { WorthGiving } from './worth-giving.ts'

const chars = 1_000
const took = (worth: WorthGiving, ms: number, beside: boolean): void => worth.took({ ms, chars, beside })

test('gives while nothing is known, and again and again where the own batches are no slower for it', () => {
  const worth = new WorthGiving()
  expect(worth.pays).toBe(true)
  took(worth, 4_000, true)
  // The first waited for its thread; it says nothing.
  expect(worth.pays).toBe(true)
  took(worth, 110, true)
  // What is it without them?
  expect(worth.pays).toBe(false)
  took(worth, 100, false)
  for (let n = 0; n < 50; n++) {
    expect(worth.pays).toBe(true)
    took(worth, 110, true)
  }
})

test('where they take the own processors, it stops, tries once more after a while, and stops again', () => {
  const worth = new WorthGiving()
  took(worth, 4_000, true)
  took(worth, 210, true)
  const gave: number[] = []
  for (let n = 0; n < 60; n++) {
    const gives = worth.pays
    if (gives) gave.push(n)
    took(worth, gives ? 210 : 100, gives)
  }
  expect(gave.length).toBeGreaterThan(1)
  expect(gave.length).toBeLessThan(6)
  expect(gave.at(-1)).toBeGreaterThan(30)
})

test('a batch without text changes nothing', () => {
  const worth = new WorthGiving()
  took(worth, 4_000, false)
  worth.took({ ms: 50, chars: 0, beside: true })
  expect(worth.pays).toBe(true)
})
