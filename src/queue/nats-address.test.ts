/**
 * Addresses of NATS servers: what is secret stands beside them, never in them. In: addresses. Out: test results. Touches nothing.
 */
import { expect, test } from 'vitest'
import { readNatsAddress } from './nats-address.ts'

test('a server without a scheme or a port', () => {
  expect(readNatsAddress(['127.0.0.1:4333', 'queue.example', 'nats://[::1]:4444'])).toEqual({
    servers: ['127.0.0.1:4333', 'queue.example:4222', '[::1]:4444'],
    tls: false,
  })
})

test('user and password are taken out of the address, escapes undone', () => {
  expect(readNatsAddress(['nats://siyaq:p%40ss%2Fw@a.example:4222', 'nats://b.example'])).toEqual({
    servers: ['a.example:4222', 'b.example:4222'],
    user: 'siyaq',
    pass: 'p@ss/w',
    tls: false,
  })
})

test('a user without a password is a token; tls is said', () => {
  expect(readNatsAddress(['tls://a-token@a.example'])).toEqual({
    servers: ['a.example:4222'],
    token: 'a-token',
    tls: true,
  })
})
