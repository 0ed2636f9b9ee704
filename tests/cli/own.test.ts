/** `siyaq own` over a store of the invented press: one user, then two accounts. In: command lines. Out: test results. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ownFromShell } from '../../src/application/own/from-shell.ts'
import { makeAccount } from '../screens/people.ts'
import { servedApp, type ServedApp } from '../screens/served-app.ts'
import { run } from './run-with.ts'

let served: ServedApp
beforeAll(async () => {
  served = await servedApp()
})
afterAll(() => served.remove())

function own(...argv: string[]): ReturnType<typeof run> {
  const deps = { store: served.store, clock: () => served.deps.clock() }
  return run(['own', ...argv], { own: () => Promise.resolve(ownFromShell((work) => work(deps))) })
}

async function json(...argv: string[]): Promise<unknown> {
  const { out } = await own('--json', ...argv)
  return JSON.parse(out)
}

const ids = (answer: unknown): number[] => (answer as { items: { id: number }[] }).items.map(({ id }) => id)

test('the one user of a site without accounts: marks, lists, all read', async () => {
  const [fire, talks] = [served.id('fire-mada'), served.id('talks-difaf')]
  const all = ids(await json())
  expect(all).toEqual(expect.arrayContaining([fire, talks]))
  expect(ids(await json('list', 'unread', '--limit', '1'))).toEqual(all.slice(0, 1))
  expect(await json('mark', 'story', `${fire}`, '--read', '--save')).toEqual({ id: fire })
  expect(await json('mark', 'article', `${served.id('fire-sada')}`, '--save')).toEqual({ id: served.id('fire-sada') })
  expect(ids(await json('list', 'unread'))).toEqual(all.filter((id) => id !== fire))
  const saved = await json('list', 'saved')
  expect([ids(saved), (saved as { articles: { id: number }[] }).articles.map(({ id }) => id)]).toEqual([
    [fire],
    [served.id('fire-sada')],
  ])
  expect((await own('list', 'saved')).out).toMatch(/حريق[^]*article #/)
  expect(await json('mark', 'story', `${fire}`, '--unread', '--unsave')).toEqual({ id: fire })
  expect(ids(await json('list', 'saved'))).toEqual([])
  expect(await json('follow', 'source', 'mada')).toEqual({ listed: true })
  expect(await json('mute', 'word', 'كرة القدم', '--name', 'الكرة')).toEqual({ listed: true })
  expect(await json('list', 'follow')).toMatchObject({ items: [{ kind: 'source', key: 'mada' }] })
  expect((await own('list', 'mute')).out).toContain('الكرة')
  expect(await json('follow', 'source', 'mada', '--off')).toEqual({ listed: false })
  expect(await json('list', 'follow')).toEqual({ items: [] })
  expect(await json('read-all', '--until', '2026-01-01')).toEqual({ upTo: Date.UTC(2026, 0, 1) })
  expect(await json('read-all')).toEqual({ upTo: served.deps.clock() })
  expect(ids(await json())).toEqual([])
})

test('what cannot be done is told, and changes nothing', async () => {
  expect((await own('mark', 'story', '1')).code).toBe(2)
  expect((await own('mark', 'story', '999999', '--read')).err).toContain('request.not-found')
  expect((await own('list', 'elsewhere')).code).toBe(2)
  expect((await own('mute', 'story', '1')).code).toBe(2)
  expect((await own('list', '--account', 'سلمى')).err).toContain('request.not-found')
})

test('with accounts one of them is named, by number or name, and nobody else’s state is touched', async () => {
  const salma = await makeAccount(served, 'سلمى', 'owner')
  await makeAccount(served, 'هدى', 'reader')
  const nobody = await own('list', 'saved')
  expect([nobody.code, nobody.err]).toEqual([1, expect.stringContaining('--account')])
  const fire = served.id('fire-mada')
  expect(await json('mark', 'story', `${fire}`, '--save', '--account', 'هدى')).toEqual({ id: fire })
  expect(ids(await json('list', 'saved', '--account', ' هـدى '))).toEqual([fire])
  expect(ids(await json('list', 'saved', '--account', String(salma.id)))).toEqual([])
  expect(await json('list', 'saved', '--account', '777')).toMatchObject({ problem: { code: 'request.not-found' } })
})
