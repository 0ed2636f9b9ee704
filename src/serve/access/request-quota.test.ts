import { expect, test } from 'vitest'
import { RequestQuota } from './request-quota.ts'

test('so many a minute, for each caller; what is refused is not counted, and the next minute begins anew', () => {
  const quota = new RequestQuota(2)
  expect(quota.take('a', 1000)).toEqual({ isAllowed: true, remaining: 1, resetMs: 60_000 })
  expect(quota.take('a', 31_000)).toEqual({ isAllowed: true, remaining: 0, resetMs: 30_000 })
  expect(quota.take('a', 60_999)).toEqual({ isAllowed: false, remaining: 0, resetMs: 1 })
  expect(quota.take('b', 60_999).isAllowed).toBe(true)
  expect(quota.take('a', 61_000)).toEqual({ isAllowed: true, remaining: 1, resetMs: 60_000 })
})

test('however many callers there are, no more than so many are remembered; who is counted stays the longest', () => {
  const quota = new RequestQuota(1)
  for (let i = 0; i < 10_050; i++) quota.take(`caller ${i}`, i)
  expect(quota.size).toBe(10_000)
  expect(quota.take('caller 10049', 10_050).isAllowed).toBe(false)
  expect(quota.take('caller 1', 10_050).isAllowed).toBe(true)
})
