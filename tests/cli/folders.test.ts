/** `siyaq own folders` over a store of the invented press: one user, then two accounts. In: command lines. Out: test results. */
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

function folders(...argv: string[]): ReturnType<typeof run> {
  const deps = { store: served.store, clock: () => served.deps.clock() }
  return run(['own', 'folders', ...argv], { own: () => Promise.resolve(ownFromShell((work) => work(deps))) })
}

async function json(...argv: string[]): Promise<unknown> {
  const { out } = await folders('--json', ...argv)
  return JSON.parse(out)
}

async function code(...argv: string[]): Promise<string> {
  return ((await json(...argv)) as { problem: { code: string } }).problem.code
}

interface Listed {
  items: { id: number; name: string; sources: string[]; unread: number; more: boolean }[]
}

test('folders are made, filled, read, ordered, renamed and removed', async () => {
  const made = (await json('add', '  مدن   الساحل ')) as { id: number; name: string }
  expect(made.name).toBe('مدن الساحل')
  await json('add', 'اقتصاد')
  expect(await json('put', 'mada', 'difaf', '--in', 'مدن الساحل')).toEqual({ folder: made.id })
  const [coast, money] = ((await json()) as Listed).items
  expect([coast?.sources, money?.sources, money?.unread]).toEqual([['difaf', 'mada'], [], 0])
  expect(coast?.unread).toBeGreaterThan(1)
  const shown = (await json('show', String(made.id), '--limit', '1')) as { items: { isRead: boolean }[]; next: string }
  expect([shown.items.length, shown.items[0]?.isRead, typeof shown.next]).toEqual([1, false, 'string'])
  expect((await folders('show', 'مدن الساحل')).out).toMatch(/مدن الساحل[^]*\* [^]*#\d+/)
  expect(await json('read', 'مدن الساحل')).toEqual({ upTo: served.deps.clock() })
  expect((await json('show', 'مدن الساحل', '--unread')) as object).toMatchObject({ items: [], folder: { unread: 0 } })
  await json('move', 'اقتصاد', '1')
  await json('rename', 'اقتصاد', 'مال وأعمال')
  expect(await json('put', 'mada')).toEqual({ folder: null })
  expect(((await json()) as Listed).items.map(({ name, sources }) => [name, sources])).toEqual([
    ['مال وأعمال', []],
    ['مدن الساحل', ['difaf']],
  ])
  expect((await folders('remove', 'مدن الساحل')).out).toContain('left without one')
  expect(((await json()) as Listed).items).toHaveLength(1)
})

test('what cannot be is told: names that are taken or none, folders and sources that are not there', async () => {
  await json('add', 'أخبار')
  expect(await code('add', 'اخبـار')).toBe('folder.name-taken')
  expect(await code('add', '\u200F ')).toBe('folder.bad-name')
  expect(await code('add', 'ب'.repeat(81))).toBe('folder.bad-name')
  expect((await json('add', 'ب'.repeat(80))) as object).toMatchObject({ name: 'ب'.repeat(80) })
  expect(await code('rename', 'أخبار', 'ب'.repeat(80))).toBe('folder.name-taken')
  expect(await code('show', 'غير موجود')).toBe('request.not-found')
  expect(await code('put', 'nowhere', '--in', 'أخبار')).toBe('request.not-found')
  for (let i = ((await json()) as Listed).items.length; i < 100; i++) await json('add', `مجلد ${i}`)
  expect(await code('add', 'واحد آخر')).toBe('folder.full')
})

test('with accounts one of them is named, and nobody else’s folders are touched', async () => {
  await makeAccount(served, 'سلمى', 'owner')
  await makeAccount(served, 'هدى', 'reader')
  expect((await folders('add', 'لي')).err).toContain('--account')
  const { id } = (await json('add', 'لي', '--account', 'هدى')) as { id: number }
  expect(await code('remove', String(id), '--account', 'سلمى')).toBe('request.not-found')
  expect(((await json('--account', 'هدى')) as Listed).items.map(({ name }) => name)).toEqual(['لي'])
})
