/**
 * The delay of a host counts from the request. In: a store whose answers take their time. Out: test results. Touches a temporary store.
 */
import { afterAll, expect, test } from 'vitest'
import { createHttpClient } from '../gather/http/http-client.ts'
import { embeddedStore } from '../../tests/embedded-store.ts'
import { mayFetch, type Politeness } from './fetch-pages.ts'

const opened = await embeddedStore()
const { store } = opened
const http = createHttpClient({ userAgent: 'siyaq-test' })
afterAll(async () => {
  await http.close()
  await opened.close()
})

let now = Date.UTC(2026, 2, 1)
const polite: Politeness = {
  http,
  store,
  clock: () => now,
  sleep: async (ms) => void (now += ms),
  userAgent: 'siyaq-test',
  hostDelayMs: 1_000,
  obeyRobots: false,
}

/** Of each claim in turn: how long the store's answer takes. */
const takesMs: number[] = []
const { hosts } = store
const claim = hosts.claim.bind(hosts)
let claims = 0
// The store makes a new one each time it is asked.
Object.defineProperty(store, 'hosts', { value: hosts })
hosts.claim = async (...asked) => {
  const waitMs = await claim(...asked)
  claims++
  now += takesMs.shift() ?? 0
  return waitMs
}

test('a turn whose claim was answered late begins when the request does', async () => {
  takesMs.push(300)
  expect(await mayFetch(polite, 'https://late.example/1')).toBeUndefined()
  expect(await store.hosts.freeAt('late.example')).toBe(now + 1_000)
})

test('a turn that is over when its claim is answered is claimed again', async () => {
  takesMs.push(1_500)
  claims = 0
  expect(await mayFetch(polite, 'https://lost.example/1')).toBeUndefined()
  expect(claims).toBe(2)
  expect(await store.hosts.freeAt('lost.example')).toBe(now + 1_000)
})

test('who comes during another turn waits for its end and asks once', async () => {
  expect(await mayFetch(polite, 'https://busy.example/1')).toBeUndefined()
  const from = now
  claims = 0
  expect(await mayFetch(polite, 'https://busy.example/2')).toBeUndefined()
  expect([now - from, claims]).toEqual([1_000, 1])
})
