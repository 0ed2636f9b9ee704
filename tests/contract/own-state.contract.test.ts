/** The store contract, on every database: what one reader has read, saved, follows and has muted. */
import { expect, test } from 'vitest'
import { day0 } from './made-articles.ts'
import { onEveryStore } from './store-backends.ts'

onEveryStore((at) => {
  test('marks, lists and what was read up to belong to one holder, page by page', async () => {
    const { own } = at().store.people
    for (let id = 1; id <= 5; id++) await own.setSaved(7, 'story', id, day0 + (id % 2))
    await own.setSaved(8, 'story', 9, day0)
    await own.setRead(7, 'story', 1, day0 + 9, 3)
    expect(await own.marks(7, 'story', [1, 9])).toEqual([{ id: 1, readAt: day0 + 9, savedAt: day0 + 1, seen: 3 }])
    expect(await own.marks(8, 'article', [9])).toEqual([])
    const first = await own.saved(7, 'story', 3)
    const second = await own.saved(7, 'story', 3, first.next)
    expect([first.items, second]).toEqual([[5, 3, 1], { items: [4, 2] }])
    await own.setSaved(7, 'story', 5, undefined)
    await own.setRead(7, 'story', 1, undefined, 0)
    expect((await own.saved(7, 'story', 9)).items).toEqual([3, 1, 4, 2])
    expect(await own.marks(7, 'story', [1])).toEqual([{ id: 1, savedAt: day0 + 1, seen: 0 }])

    await own.readUpTo(7, 50)
    await own.readUpTo(7, 40)
    expect([await own.upTo(7), await own.upTo(8)]).toEqual([50, 0])
    const followed = { kind: 'entity' as const, key: 'k', name: 'اسم', madeAt: day0 }
    expect(await own.putListed(7, 'follow', followed)).toBe(true)
    expect(await own.putListed(7, 'follow', { ...followed, name: 'اسم آخر', madeAt: day0 + 1 })).toBe(true)
    expect(await own.listed(7, 'follow')).toEqual([{ ...followed, name: 'اسم آخر' }])
    await own.removeListed(8, 'follow', 'entity', 'k')
    expect([await own.listed(7, 'mute'), (await own.listed(7, 'follow')).length]).toEqual([[], 1])
    await own.give(7, 9)
    expect([(await own.saved(9, 'story', 9)).items.length, await own.upTo(9), await own.listed(7, 'follow')]).toEqual([
      4,
      50,
      [],
    ])
    await own.forget(9)
    expect([(await own.saved(9, 'story', 9)).items, (await own.saved(8, 'story', 9)).items]).toEqual([[], [9]])
    expect([(await own.unread(7, 3)).items, (await own.grown(7, 3)).items]).toEqual([[], []])
  })
})
