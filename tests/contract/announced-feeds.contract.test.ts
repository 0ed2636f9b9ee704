/** Outgoing feeds that a hub is told of: places, what was told, on every database. */
import { expect, test } from 'vitest'
import { dayMs } from '../../src/model/instant.ts'
import { onEveryStore } from './store-backends.ts'

const day0 = Date.UTC(2026, 10, 1)

onEveryStore((at) => {
  test('a feed keeps its place while it is asked for; who comes when all are taken has none; nobody is put out', async () => {
    const { announced } = at().store.pushes
    const other = (await at().another()).pushes.announced
    const two = { since: day0 - 30 * dayMs, most: 2 }
    expect(await announced.asked('/feeds/search.atom?q=1', day0, two)).toBe(true)
    expect(await other.asked('/feeds/search.atom?q=2', day0 + 1, two)).toBe(true)
    expect(await announced.asked('/feeds/search.atom?q=3', day0 + 2, two)).toBe(false)
    expect(await announced.asked('/feeds/search.atom?q=1', day0 + 3, two)).toBe(true)
    expect(await announced.asked('/feeds/stories.rss', day0 + 4, { ...two, most: Number.MAX_SAFE_INTEGER })).toBe(true)
    const later = { since: day0 + 2, most: 3 }
    expect(await announced.asked('/feeds/search.atom?q=4', day0 + 31 * dayMs, later)).toBe(true)
    expect((await other.list(0)).map(({ path }) => path)).toEqual([
      '/feeds/search.atom?q=1',
      '/feeds/search.atom?q=4',
      '/feeds/stories.rss',
    ])
    expect((await other.list(day0 + 4)).map(({ path }) => path)).toEqual([
      '/feeds/search.atom?q=4',
      '/feeds/stories.rss',
    ])
  })

  test('two that ask for the same feed at once take one place', async () => {
    const { announced } = at().store.pushes
    const other = (await at().another()).pushes.announced
    const most = { since: day0, most: 1 }
    expect(await Promise.all([announced, other].map((one) => one.asked('/feeds/saved/1.json', day0, most)))).toEqual([
      true,
      true,
    ])
    expect(await announced.list(day0)).toHaveLength(1)
  })

  test('what was told is known to every process; a feed that nobody asks for goes, the lasting ones stay', async () => {
    const { announced } = at().store.pushes
    await announced.asked('/feeds/search.atom?q=1', day0, { since: 0, most: 5 })
    await announced.told('/feeds/search.atom?q=1', '"a"', day0 + 5)
    await announced.told('/feeds/stories.atom', '"b"', day0 + 6, { lasting: true })
    await announced.told('/feeds/stories.atom', '"c"', day0 + 7, { lasting: true })
    const other = (await at().another()).pushes.announced
    expect(await other.list(day0)).toEqual([
      { path: '/feeds/search.atom?q=1', askedAt: day0, toldTag: '"a"', toldAt: day0 + 5 },
      { path: '/feeds/stories.atom', askedAt: day0 + 7, toldTag: '"c"', toldAt: day0 + 7 },
    ])
    expect((await other.list(day0 + 1)).map(({ path }) => path)).toEqual(['/feeds/stories.atom'])
  })
})
