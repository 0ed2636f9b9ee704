import { expect, test } from 'vitest'
import { hourMs as hour } from '../../src/model/instant.ts'
import { Grouper } from '../../src/group/engine/grouper.ts'
import { inventedStream, random } from './invented-stream.ts'
import { add, Kept } from './kept-grouping.ts'

const startAt = Date.UTC(2031, 2, 3)
const options = { repairEveryMs: 3 * hour, windowMs: 30 * hour, maxArticles: 4096 }

test.each([1, 2, 3, 4])('a second run and restarts anywhere give the same grouping, stream %i', (seed) => {
  const { articles, events } = inventedStream(seed, 500, startAt)
  const whole = new Kept()
  const grouper = new Grouper(options)
  for (const input of articles) add(grouper, input, whole)
  const again = new Kept()
  const second = new Grouper(options)
  for (const input of articles) add(second, input, again)
  expect(again.picture()).toEqual(whole.picture())
  const draw = random(seed * 77)
  const broken = new Kept()
  let current = new Grouper(options)
  let restarts = 0
  articles.forEach((input, i) => {
    if (i > 0 && draw() < 0.04) {
      current = broken.restored(options)
      restarts++
    }
    add(current, input, broken)
  })
  expect(restarts).toBeGreaterThan(8)
  expect(broken.picture()).toEqual(whole.picture())
  // The stream has what can go wrong: stories of several, changes of mind, copies.
  const stories = new Set(whole.picture().map(([, story]) => story))
  expect(stories.size).toBeLessThan(350)
  expect(whole.redirects.size).toBeGreaterThan(3)
  expect(whole.picture().filter(([, , group]) => group !== undefined).length).toBeGreaterThan(40)
  expect(new Set(events).size).toBeGreaterThan(100)
})

test('a full window and a restart: the oldest leave in the same order', () => {
  const { articles } = inventedStream(9, 300, startAt)
  const small = { ...options, windowMs: 1000 * hour, maxArticles: 64 }
  const whole = new Kept()
  const grouper = new Grouper(small)
  for (const input of articles) add(grouper, input, whole)
  const broken = new Kept()
  let current = new Grouper(small)
  articles.forEach((input, i) => {
    if (i % 37 === 36) current = broken.restored(small)
    add(current, input, broken)
  })
  expect(grouper.count).toBe(64)
  expect(broken.picture()).toEqual(whole.picture())
})
