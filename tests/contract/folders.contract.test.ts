/** The store contract, on every database: folders of sources, what is in them and what is unread. */
import { expect, test } from 'vitest'
import { minuteMs } from '../../src/model/instant.ts'
import type { Store } from '../../src/store/store.ts'
import { day0, madeDraft, madeSource } from './made-articles.ts'
import { onEveryStore } from './store-backends.ts'

const most = 100

/** `count` articles of the source, one a minute; their ids, the newest first. */
async function articlesOf(store: Store, source: string, count: number, from = 0): Promise<number[]> {
  const drafts = Array.from({ length: count }, (_, i) =>
    madeDraft(from + i, { sourceId: source, url: `https://${source}/${from + i}` }),
  )
  const put = await store.putArticles(drafts)
  return put.map(({ id }) => id).reverse()
}

async function threeSources(store: Store): Promise<void> {
  for (const id of ['bahr.example', 'jabal.example', 'sahl.example']) await store.putSource(madeSource(id))
}

const at = (minute: number): number => day0 + minute * minuteMs

onEveryStore((backend) => {
  test('a folder is one holder’s: nobody else renames, orders, fills, reads or removes it', async () => {
    const { store } = backend()
    await threeSources(store)
    const { folders } = store.people
    const sea = await folders.add(7, { name: 'البحر', key: 'البحر', madeAt: day0 }, most)
    const hills = await folders.add(7, { name: 'الجبل', key: 'الجبل', madeAt: day0 + 1 }, most)
    const other = await folders.add(8, { name: 'البحر', key: 'البحر', madeAt: day0 }, most)
    if (typeof sea === 'string' || typeof hills === 'string' || typeof other === 'string') throw new Error('not made')
    expect(await folders.add(7, { name: 'بحر', key: 'البحر', madeAt: day0 }, most)).toBe('taken')
    expect(await folders.add(7, { name: 'سهل', key: 'سهل', madeAt: day0 }, 2)).toBe('full')
    expect(await folders.rename(7, hills.id, { name: 'البحر', key: 'البحر' })).toBe(false)
    expect(await folders.rename(7, hills.id, { name: 'الجبال', key: 'الجبال' })).toBe(true)
    await folders.order(7, [hills.id, sea.id])
    expect((await folders.list(7)).map(({ name }) => name)).toEqual(['الجبال', 'البحر'])

    expect(await folders.rename(8, sea.id, { name: 'لي', key: 'لي' })).toBe(false)
    await folders.order(8, [sea.id, hills.id])
    await folders.put(8, ['bahr.example'], sea.id)
    expect([await folders.sources(8), await folders.remove(8, sea.id)]).toEqual([[], false])
    expect((await folders.list(7)).map(({ id }) => id)).toEqual([hills.id, sea.id])

    await folders.put(7, ['bahr.example', 'jabal.example', 'nowhere.example'], sea.id)
    await folders.put(7, ['jabal.example'], hills.id)
    await folders.put(8, ['jabal.example'], other.id)
    const filed = async (holder: number): Promise<[number, string][]> =>
      (await folders.sources(holder)).map(({ folderId, sourceId }) => [folderId, sourceId])
    expect(await filed(7)).toEqual([
      [sea.id, 'bahr.example'],
      [hills.id, 'jabal.example'],
    ])
    await folders.readUpTo(8, sea.id, at(9))
    expect((await folders.sources(7)).map(({ upTo }) => upTo)).toEqual([0, 0])
    expect(await folders.remove(7, hills.id)).toBe(true)
    expect([await filed(7), await filed(8)]).toEqual([[[sea.id, 'bahr.example']], [[other.id, 'jabal.example']]])
    await folders.put(7, ['bahr.example'], undefined)
    expect([await filed(7), (await folders.list(7)).length]).toEqual([[], 1])
  })

  test('unread is counted by source, up to a limit; read are the marked ones and what was read up to', async () => {
    const { store } = backend()
    await threeSources(store)
    const { folders, own } = store.people
    const made = await folders.add(7, { name: 'كل', key: 'كل', madeAt: day0 }, most)
    const id = typeof made === 'string' ? -1 : made.id
    await folders.put(7, ['bahr.example', 'jabal.example', 'sahl.example'], id)
    const sea = await articlesOf(store, 'bahr.example', 6)
    const hills = await articlesOf(store, 'jabal.example', 210, 10)
    const counts = (): Promise<Map<string, number>> => folders.unread(7)
    expect(await counts()).toEqual(
      new Map([
        ['bahr.example', 6],
        ['jabal.example', 200],
        ['sahl.example', 0],
      ]),
    )
    await own.setRead(7, 'article', sea[0] ?? 0, day0, 1)
    await own.setRead(8, 'article', sea[1] ?? 0, day0, 1)
    await own.setSaved(7, 'article', sea[1] ?? 0, day0)
    await folders.readUpTo(7, id, at(2))
    // What was read up to is the later of both, and never moves back.
    await own.readUpTo(7, at(1))
    await folders.readUpTo(7, id, at(0))
    expect((await folders.unread(7)).get('bahr.example')).toBe(2)
    const of = await folders.sources(7)
    const unread = await folders.articles(7, of, { unread: true, limit: 300 })
    expect(unread.items).toEqual([...hills, ...sea.slice(1, 3)])
    await own.readUpTo(7, at(215))
    expect(await counts()).toEqual(
      new Map([
        ['bahr.example', 0],
        ['jabal.example', 4],
        ['sahl.example', 0],
      ]),
    )
    expect(await folders.unread(8)).toEqual(new Map())
  })

  test('articles of a folder come page by page, the newest of all its sources first', async () => {
    const { store } = backend()
    await threeSources(store)
    const { folders } = store.people
    const sea = await articlesOf(store, 'bahr.example', 5)
    const hills = await articlesOf(store, 'jabal.example', 5, 3)
    const of = ['bahr.example', 'jabal.example', 'sahl.example'].map((sourceId) => ({ sourceId, upTo: 0 }))
    const all = [...sea, ...hills].sort((a, b) => b - a)
    const first = await folders.articles(7, of, { unread: false, limit: 4 })
    const second = await folders.articles(7, of, { unread: false, limit: 4, cursor: first.next ?? '' })
    const third = await folders.articles(7, of, { unread: false, limit: 4, cursor: second.next ?? '' })
    expect([first.items, second.items, third]).toEqual([all.slice(0, 4), all.slice(4, 8), { items: all.slice(8) }])
    expect(await folders.articles(7, [], { unread: false, limit: 4 })).toEqual({ items: [] })
  })

  test('folders go to the first owner with everything else of the one user, and go with an account', async () => {
    const { store } = backend()
    await threeSources(store)
    const { folders, own } = store.people
    const made = await folders.add(0, { name: 'كل', key: 'كل', madeAt: day0 }, most)
    const id = typeof made === 'string' ? -1 : made.id
    await folders.put(0, ['bahr.example'], id)
    await folders.readUpTo(0, id, at(5))
    await own.give(0, 9)
    expect([await folders.list(0), await folders.sources(9)]).toEqual([
      [],
      [{ folderId: id, sourceId: 'bahr.example', upTo: at(5) }],
    ])
    await own.forget(9)
    expect([await folders.list(9), await folders.sources(9)]).toEqual([[], []])
  })
})
