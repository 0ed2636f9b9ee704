import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hourMs as hour, minuteMs as minute } from '../../model/instant.ts'
import { maxIntervalMs, maxRetryAfterMs, minIntervalMs, nextPoll, rarely, type PollOutcome } from './schedule.ts'

const now = Date.UTC(2026, 2, 1, 12)
const feed = { id: 7, intervalMs: 30 * minute, errorCount: 0 }
const every = (gapMs: number, latestAgoMs = 0): Extract<PollOutcome, { kind: 'read' }> => ({
  kind: 'read',
  items: Array.from({ length: 20 }, (_, i) => ({
    url: `https://a.example/${i}`,
    publishedAt: now - latestAgoMs - i * gapMs,
  })),
})

test('a feed is asked at half its own rhythm, within 5 minutes and a day', () => {
  expect(nextPoll(feed, every(hour), now).intervalMs).toBe(30 * minute)
  expect(nextPoll(feed, every(minute), now).intervalMs).toBe(minIntervalMs)
  expect(nextPoll(feed, every(100 * hour), now).intervalMs).toBe(maxIntervalMs)
})

test('one that has fallen silent is asked at a 24th of its silence', () => {
  expect(nextPoll(feed, every(hour, 48 * hour), now).intervalMs).toBe(2 * hour)
  const silentFor = (ms: number): number =>
    nextPoll({ ...feed, changedAt: now - ms }, { kind: 'unchanged' }, now).intervalMs
  expect([2, 12, 24, 96].map((hours) => silentFor(hours * hour) / minute)).toEqual([30, 30, 60, 240])
  const nothingNew = { kind: 'read', items: [{ url: 'https://a.example/1' }], newItems: 0 } as const
  expect(nextPoll({ ...feed, changedAt: now - 24 * hour }, nothingNew, now).intervalMs).toBe(hour)
})

test('a few dates are no rhythm yet', () => {
  const few = { kind: 'read', items: every(8 * hour).items.slice(0, 3) } as const
  expect(nextPoll(feed, few, now).intervalMs).toBe(hour)
})

test('where nobody knows since when it is silent, the interval stays below a tenth of the silence', () => {
  let [intervalMs, at] = [5 * minute, now]
  for (let n = 0; n < 200; n++) {
    const next = nextPoll({ id: 7, intervalMs, errorCount: 0 }, { kind: 'unchanged' }, at)
    ;({ intervalMs } = next)
    at = next.nextPollAt
    if (n >= 20) expect(intervalMs).toBeLessThanOrEqual(Math.max((at - now) / 10, 5 * minute))
  }
})

test('an undated feed that keeps bringing items keeps the rhythm of a newsroom', () => {
  const undated = (count: number): PollOutcome => ({
    kind: 'read',
    items: Array.from({ length: 20 }, (_, i) => ({ url: `https://a.example/${i}` })),
    newItems: count,
  })
  const polled = { ...feed, lastPolledAt: now - 30 * minute }
  expect(nextPoll(polled, undated(20), now).intervalMs).toBe(15 * minute)
  expect(nextPoll(polled, undated(1), now).intervalMs).toBe(15 * minute)
  expect(nextPoll({ ...polled, intervalMs: 5 * hour }, undated(1), now).intervalMs).toBe(hour)
  expect(nextPoll({ ...polled, changedAt: now - hour }, undated(0), now).intervalMs).toBe(30 * minute)
})

test('a sitemap without dates of publication has the rhythm of its changes', () => {
  const items = Array.from({ length: 20 }, (_, i) => ({ url: `https://a.example/${i}`, modifiedAt: now - i * hour }))
  expect(nextPoll(feed, { kind: 'read', items }, now).intervalMs).toBe(30 * minute)
})

test('dates that say "seldom" are not believed of a feed that brings items at every poll', () => {
  const old = { ...every(100 * hour, 2000 * hour), newItems: 20 }
  expect(nextPoll({ ...feed, lastPolledAt: now - 30 * minute }, old, now).intervalMs).toBe(30 * minute)
})

test('a burst of old dates or dates ahead of the clock does not hurry it', () => {
  const ahead: PollOutcome = {
    kind: 'read',
    items: [
      { url: 'https://a.example/1', publishedAt: now + hour },
      { url: 'https://a.example/2', publishedAt: now + 2 * hour },
    ],
  }
  expect(nextPoll(feed, ahead, now).intervalMs).toBe(30 * minute)
})

test("the publisher's ttl is a lower bound, up to six hours", () => {
  expect(nextPoll(feed, { ...every(10 * minute), ttlMs: hour }, now).intervalMs).toBe(hour)
  expect(nextPoll(feed, { ...every(10 * minute), ttlMs: 500 * hour }, now).intervalMs).toBe(6 * hour)
})

test('failures back off and leave the rhythm alone; Retry-After is kept to', () => {
  const failure = (errorCount: number): number =>
    nextPoll({ ...feed, errorCount }, { kind: 'failed', problem: { code: 'fetch.timeout' } }, now).nextPollAt - now
  expect(failure(0)).toBeGreaterThanOrEqual(30 * minute)
  expect(failure(1)).toBeGreaterThanOrEqual(hour)
  expect(failure(30)).toBeLessThanOrEqual(maxIntervalMs * 1.1)
  const busy = nextPoll(feed, { kind: 'failed', problem: { code: 'fetch.rate-limited', retryAfterMs: 40 * hour } }, now)
  expect(busy.intervalMs).toBe(feed.intervalMs)
  expect(busy.nextPollAt - now).toBeGreaterThanOrEqual(40 * hour)
  const rude = nextPoll(feed, { kind: 'failed', problem: { code: 'fetch.rate-limited', retryAfterMs: 1e12 } }, now)
  expect(rude.nextPollAt - now).toBeLessThanOrEqual(maxRetryAfterMs * 1.1)
  const gone = nextPoll(feed, { kind: 'failed', problem: { code: 'fetch.gone' } }, now)
  expect(gone.nextPollAt - now).toBeGreaterThanOrEqual(maxIntervalMs)
})

test('jitter spreads feeds, is at most a tenth, later only, and the same each time', () => {
  const waits = new Set(Array.from({ length: 100 }, (_, id) => nextPoll({ ...feed, id }, every(hour), now).nextPollAt))
  expect(waits.size).toBeGreaterThan(95)
  fc.assert(
    fc.property(
      fc.nat(),
      fc.integer({ min: 0, max: 1e9 }),
      fc.nat(40),
      fc.constantFrom<PollOutcome>(
        every(hour),
        { kind: 'unchanged' },
        { kind: 'failed', problem: { code: 'fetch.dns' } },
      ),
      (id, intervalMs, errorCount, poll) => {
        const next = nextPoll({ id, intervalMs, errorCount }, poll, now)
        expect(next.intervalMs).toBeGreaterThanOrEqual(minIntervalMs)
        expect(next.intervalMs).toBeLessThanOrEqual(maxIntervalMs)
        expect(next.nextPollAt).toBeGreaterThanOrEqual(now + next.intervalMs)
        expect(next.nextPollAt).toBeLessThanOrEqual(now + maxIntervalMs * 1.1)
        expect(nextPoll({ id, intervalMs, errorCount }, poll, now)).toEqual(next)
      },
    ),
  )
})

test('a feed that is pushed is asked four times more rarely, not for more than six hours or the bounds, and when its lease ends', () => {
  const next = (ms: number) => ({ intervalMs: ms, nextPollAt: now + ms })
  const wait = (ms: number, leaseMs = 24 * hour, most = 24 * hour): number =>
    rarely(next(ms), now, now + leaseMs, { minMs: minute, maxMs: most }).nextPollAt - now
  expect(wait(10 * minute)).toBe(40 * minute)
  expect(wait(2 * hour)).toBe(6 * hour)
  expect(wait(10 * hour)).toBe(10 * hour)
  expect(wait(hour, 24 * hour, 2 * hour)).toBe(2 * hour)
  expect(wait(hour, 90 * minute)).toBe(90 * minute)
  expect(wait(hour, minute)).toBe(hour)
  expect(rarely(next(hour), now, now + 24 * hour).intervalMs).toBe(hour)
})
