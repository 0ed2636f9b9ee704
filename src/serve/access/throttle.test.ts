import { expect, test } from 'vitest'
import { longestSharedMs, Throttle } from './throttle.ts'

const second = 1000
const hour = 3_600_000

/** How many wrong tries one address gets through in that time when it tries again as soon as it may. */
function tries(throttle: Throttle, address: string, from: number, until: number): number {
  let done = 0
  for (let now = from; now < until;) {
    const wait = throttle.wait(address, now)
    if (wait > 0) now += wait
    else {
      throttle.wrong(address, now)
      done++
    }
  }
  return done
}

test('an address may mistype a few times, then waits longer each time, and is forgotten after an hour', () => {
  const throttle = new Throttle()
  for (let i = 0; i < 4; i++) {
    expect(throttle.wait('203.0.113.9', 0)).toBe(0)
    throttle.wrong('203.0.113.9', 0)
  }
  const waits = [0, 1, 2].map(() => {
    throttle.wrong('203.0.113.9', 0)
    return throttle.wait('203.0.113.9', 0)
  })
  expect(waits).toEqual([2 * second, 4 * second, 8 * second])
  expect(throttle.wait('203.0.113.10', 0)).toBe(0)
  expect(throttle.wait('203.0.113.9', 8 * second)).toBe(0)
  throttle.wrong('203.0.113.9', 2 * hour)
  expect(throttle.wait('203.0.113.9', 2 * hour)).toBe(0)
})

test('a day of trying is some hundred tries for one address, and under 10,000 for any number of them', () => {
  expect(tries(new Throttle(), '203.0.113.9', 0, 24 * hour)).toBeLessThan(120)
  const throttle = new Throttle()
  let done = 0
  // Every second another address, thousands of them, each with tries of its own left.
  for (let now = 0; now < 24 * hour; now += second) {
    const address = `2001:db8:${(now / second).toString(16)}::1`
    if (throttle.wait(address, now) > 0) continue
    throttle.wrong(address, now)
    done++
  }
  expect(done).toBeGreaterThan(8000)
  expect(done).toBeLessThan(10_000)
  expect(throttle.size).toBeLessThanOrEqual(11_000)
})

test('the owner is not locked out: waits end, and a known address does not wait for what others try', () => {
  const throttle = new Throttle()
  throttle.right('198.51.100.7', 0)
  for (let i = 0; i < 5000; i++) throttle.wrong(`10.1.${i >> 8}.${i & 255}`, 0)
  expect(throttle.wait('198.51.100.7', 0)).toBe(0)
  expect(throttle.wait('198.51.100.8', 0)).toBeGreaterThan(0)
  expect(throttle.wait('198.51.100.8', 0)).toBeLessThanOrEqual(10 * second)
  expect(throttle.wait('198.51.100.8', 10 * second)).toBe(0)
  for (let i = 0; i < 50; i++) throttle.wrong('127.0.0.1', hour, longestSharedMs)
  expect(throttle.wait('127.0.0.1', hour)).toBeLessThanOrEqual(10 * second)
})

test('whoever owns a /64 of IPv6 is one address, however it is written', () => {
  const throttle = new Throttle()
  for (let i = 0; i < 9; i++) throttle.wrong(`2001:db8:0:7::${i}`, 0)
  expect(throttle.wait('2001:db8:0:7:ffff::1', 0)).toBeGreaterThan(0)
  expect(throttle.wait('2001:db8:0:8::1', 0)).toBe(0)
  for (let i = 0; i < 9; i++) throttle.wrong('::ffff:192.0.2.1', 0)
  expect(throttle.wait('192.0.2.1', 0)).toBeGreaterThan(0)
})

test('memory is bounded whatever comes', () => {
  const throttle = new Throttle()
  for (let i = 0; i < 30_000; i++) {
    throttle.wrong(`10.${i >> 16}.${(i >> 8) & 255}.${i & 255}`, i)
    throttle.right(`11.${i >> 16}.${(i >> 8) & 255}.${i & 255}`, i)
  }
  expect(throttle.size).toBeLessThanOrEqual(11_000)
})
