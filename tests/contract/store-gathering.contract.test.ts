/** The store contract, on every database. Gathering and upkeep: sources, feeds, entries, pages, claims, buried work. */
import { expect, test } from 'vitest'
import { minuteMs } from '../../src/model/instant.ts'
import { day0, ids, madeSource, site } from './made-articles.ts'
import { onEveryStore } from './store-backends.ts'

onEveryStore((at) => {
  test('sources keep their first date and their counts', async () => {
    const store = at().store
    await store.putSource(madeSource('b.example', { name: 'ب', homeUrl: 'https://b.example/', lang: 'ar' }))
    await ids(store, 3)
    await store.putSource(madeSource(site, { name: 'الواحة', createdAt: day0 + 5, kind: 'agency' }))
    await store.setSourcePaused('b.example', true)
    const rows = await store.sources()
    expect(rows).toEqual([
      {
        id: site,
        name: 'الواحة',
        kind: 'agency',
        createdAt: day0,
        paused: false,
        feedCount: 0,
        failingFeeds: 0,
        unsureCount: 0,
        articleCount: 3,
        lastArticleAt: day0 + 2 * minuteMs,
      },
      {
        id: 'b.example',
        name: 'ب',
        homeUrl: 'https://b.example/',
        kind: 'newspaper',
        lang: 'ar',
        createdAt: day0,
        paused: true,
        feedCount: 0,
        failingFeeds: 0,
        unsureCount: 0,
        articleCount: 0,
      },
    ])
    expect(await store.source('none')).toBeUndefined()
  })

  test('a feed that moved for good is asked at its new address, unless another feed has it', async () => {
    const store = at().store
    const poll = { at: day0, intervalMs: 5, nextPollAt: day0 + 5 }
    const moving = await store.addFeed({ sourceId: site, url: 'https://alwaha.example/old' }, day0)
    await store.addFeed({ sourceId: site, url: 'https://alwaha.example/taken' }, day0)
    await store.recordPoll(moving.id, { ...poll, movedTo: 'https://alwaha.example/taken' })
    expect(await store.feed(moving.id)).toMatchObject({ url: 'https://alwaha.example/old' })
    await store.recordPoll(moving.id, { ...poll, movedTo: 'https://alwaha.example/new' })
    expect(await store.feed(moving.id)).toMatchObject({ url: 'https://alwaha.example/new' })
    expect(await store.addFeed({ sourceId: site, url: 'https://alwaha.example/new' }, day0)).toMatchObject({
      id: moving.id,
    })
    for (const { id } of await store.feeds({})) await store.removeFeed(id)
  })

  test('settings of a feed are replaced, make it due and asked anew, and go with it', async () => {
    const store = at().store
    const feed = await store.addFeed({ sourceId: site, url: 'https://alwaha.example/set' }, day0)
    const poll = { at: day0, intervalMs: minuteMs, nextPollAt: day0 + 9 * minuteMs, etag: '"1"', lastModified: 'x' }
    await store.recordPoll(feed.id, poll)
    expect(await store.feedSettings.of(feed.id)).toEqual({})
    const settings = { keep: ['رياضة'], auth: { user: 'salma', password: 'سر' }, secretFor: feed.url }
    await store.feedSettings.put(feed.id, { section: 'محليات' }, day0)
    await store.feedSettings.put(feed.id, settings, day0 + minuteMs)
    expect(await store.feedSettings.of(feed.id)).toEqual(settings)
    expect([...(await store.feedSettings.all())]).toEqual([[feed.id, settings]])
    const now = await store.feed(feed.id)
    expect(now).toMatchObject({ nextPollAt: day0 + minuteMs })
    expect([now?.etag, now?.lastModified]).toEqual([undefined, undefined])
    const health = { items: 3, withoutLink: 1, undated: 2, ruledOut: 0, sitemapsUnread: 0 }
    await store.feedSettings.recordHealth(feed.id, health)
    expect([...(await store.feedSettings.health())]).toEqual([[feed.id, health]])
    expect([...(await store.feedSettings.refusedPages())]).toEqual([])
    await store.removeFeed(feed.id)
    expect(await store.feedSettings.of(feed.id)).toEqual({})
  })

  test('a subscription is claimed by one worker, kept over polls, replaced by another hub, and goes with its feed', async () => {
    const store = at().store
    const other = await at().another()
    const feed = await store.addFeed({ sourceId: site, url: 'https://alwaha.example/pushed' }, day0)
    const offer = { hub: 'https://hub.example/', topic: feed.url }
    const keys = (n: number) => ({ callbackKey: `key-${n}`, secret: `secret-${n}` })
    await store.pushes.offer(feed.id, offer, keys(1), day0)
    await store.pushes.offer(feed.id, offer, keys(2), day0 + 5)
    const both = await Promise.all([store, other].map((one) => one.pushes.claimDue(day0 + 5, 5, () => day0 + minuteMs)))
    expect(both.flat()).toEqual([{ feedId: feed.id, ...offer, askedAt: day0 + 5, ...keys(1) }])
    expect(await other.pushes.byKey('key-2')).toBeUndefined()
    // Nobody asked back: the next time says so.
    const [again] = await store.pushes.claimDue(day0 + minuteMs, 5, (failures) => day0 + failures * 1_000_000)
    expect(again).toMatchObject({ errorCode: 'push.unconfirmed' })
    expect(await store.pushes.claimDue(day0 + 999_999, 5, () => 0)).toEqual([])
    await other.pushes.confirmed(feed.id, { at: day0 + 9, untilAt: day0 + 900, renewAt: day0 + 700 })
    expect((await store.pushes.of(feed.id))?.errorCode).toBeUndefined()
    expect(await store.pushes.counts(day0 + 10)).toEqual({ offered: 1, subscribed: 1, pushed: 0, failing: 0 })
    await store.pushes.delivered(feed.id, day0 + 11, true)
    expect(await store.feed(feed.id)).toMatchObject({ changedAt: day0 + 11 })
    expect((await store.pushes.counts(day0 + 12)).pushed).toBe(1)
    await store.setFeedPaused(feed.id, true)
    expect(await store.pushes.claimDue(day0 + 800, 5, () => 0)).toEqual([])
    await store.setFeedPaused(feed.id, false)
    // No hub is named any more: not renewed, forgotten when the lease is over.
    await store.pushes.offer(feed.id, undefined, keys(3), day0 + 800)
    expect(await store.pushes.claimDue(day0 + 850, 5, () => 0)).toEqual([])
    await store.pushes.offer(feed.id, undefined, keys(3), day0 + 901)
    expect(await store.pushes.of(feed.id)).toBeUndefined()
    await store.pushes.offer(feed.id, offer, keys(4), day0 + 902)
    await store.pushes.offer(feed.id, { ...offer, hub: 'https://hub2.example/' }, keys(5), day0 + 903)
    expect(await store.pushes.byKey('key-4')).toBeUndefined()
    expect(await store.pushes.byKey('key-5')).toMatchObject({ hub: 'https://hub2.example/', secret: 'secret-5' })
    await store.removeFeed(feed.id)
    expect(await store.pushes.byKey('key-5')).toBeUndefined()
  })

  test('a feed is one per address; polls are recorded, errors counted once', async () => {
    const store = at().store
    const feed = await store.addFeed({ sourceId: site, url: 'https://alwaha.example/rss' }, day0)
    expect(await store.addFeed({ sourceId: site, url: 'https://alwaha.example/rss' }, day0 + 9)).toEqual(feed)
    const failure = {
      at: day0 + 1,
      intervalMs: minuteMs,
      nextPollAt: day0 + 60_001,
      problem: { code: 'fetch.dns' },
    } as const
    await store.recordPoll(feed.id, failure)
    await store.recordPoll(feed.id, failure)
    await store.recordPoll(feed.id, { ...failure, at: day0 + 2 })
    expect(await store.feed(feed.id)).toMatchObject({ errorCode: 'fetch.dns', errorCount: 2, lastPolledAt: day0 + 2 })
    expect((await store.sources())[0]).toMatchObject({ feedCount: 1, failingFeeds: 1 })
    await store.recordPoll(feed.id, {
      at: day0 + 3,
      intervalMs: 5,
      nextPollAt: day0 + 8,
      etag: '"e"',
      kind: 'rss',
      title: 'خ',
    })
    await store.recordPoll(feed.id, { at: day0 + 4, intervalMs: 5, nextPollAt: day0 + 9 })
    expect(await store.feed(feed.id)).toEqual({
      id: feed.id,
      sourceId: site,
      url: 'https://alwaha.example/rss',
      kind: 'rss',
      title: 'خ',
      etag: '"e"',
      intervalMs: 5,
      nextPollAt: day0 + 9,
      lastPolledAt: day0 + 4,
      lastOkAt: day0 + 4,
      errorCount: 0,
      paused: false,
    })
    await store.removeFeed(feed.id)
    expect(await store.feeds()).toEqual([])
  })

  test('due feeds are claimed by one worker only', async () => {
    const { store, another } = at()
    const other = await another()
    for (let n = 0; n < 40; n++) await store.addFeed({ sourceId: site, url: `https://alwaha.example/${n}` }, day0 - n)
    await store.putSource(madeSource('paused.example', { paused: true }))
    await store.addFeed({ sourceId: 'paused.example', url: 'https://paused.example/rss' }, day0 - 100)
    const sleeping = await store.addFeed({ sourceId: site, url: 'https://alwaha.example/later' }, day0 - 100)
    await store.setFeedPaused(sleeping.id, true)
    const claims = await Promise.all(
      Array.from({ length: 10 }, (_, n) => (n % 2 === 0 ? store : other).claimDueFeeds(day0, 6, 1_000)),
    )
    const claimed = claims.flat().map((feed) => feed.id)
    expect(new Set(claimed).size).toBe(claimed.length)
    const rest = await store.claimDueFeeds(day0, 100, 1_000)
    expect(new Set([...claimed, ...rest.map((feed) => feed.id)]).size).toBe(40)
    expect(await store.claimDueFeeds(day0, 100, 1_000)).toEqual([])
    expect(await store.claimDueFeeds(day0 + 1_000, 100, 1_000)).toHaveLength(40)
  })

  test('feeds that a dead process claimed and never polled can be freed; those that wait for their time stay', async () => {
    const { store } = at()
    const polled = await store.addFeed({ sourceId: site, url: 'https://alwaha.example/polled' }, day0)
    const claimed = await store.addFeed({ sourceId: site, url: 'https://alwaha.example/claimed' }, day0)
    expect(await store.claimDueFeeds(day0, 10, 300_000)).toHaveLength(2)
    await store.recordPoll(polled.id, { at: day0, intervalMs: 60_000, nextPollAt: day0 + 60_000 })
    await store.freeUnpolled(day0 + 1)
    expect((await store.claimDueFeeds(day0 + 1, 10, 300_000)).map((feed) => feed.id)).toEqual([claimed.id])
  })

  test('the longest overdue feeds are claimed first', async () => {
    const store = at().store
    for (const late of [5, 50, 20])
      await store.addFeed({ sourceId: site, url: `https://alwaha.example/${late}` }, day0 - late)
    const claimed = await store.claimDueFeeds(day0, 2, 1_000)
    expect(claimed.map((feed) => feed.url).sort()).toEqual(['https://alwaha.example/20', 'https://alwaha.example/50'])
  })

  test('a host is claimed by one of many', async () => {
    const { store, another } = at()
    const other = await another()
    const waits = await Promise.all(
      Array.from({ length: 8 }, (_, n) => (n % 2 === 0 ? store : other).hosts.claim('h.example', day0, 2_000)),
    )
    expect(waits.filter((wait) => wait === 0)).toHaveLength(1)
    expect(waits.filter((wait) => wait === 2_000)).toHaveLength(7)
    expect(await store.hosts.claim('h.example', day0 + 500, 2_000)).toBe(1_500)
    expect(await store.hosts.claim('h.example', day0 + 2_000, 2_000)).toBe(0)
  })

  test('only new entries come back', async () => {
    const store = at().store
    const item = (n: number) => ({
      url: `https://alwaha.example/e${n}`,
      item: { url: `https://alwaha.example/e${n}`, title: 'ت' },
    })
    const feed = await store.addFeed({ sourceId: site, url: 'https://alwaha.example/rss' }, day0)
    const first = await store.addEntries({ sourceId: site, feedId: feed.id }, [item(1), item(2), item(1)], day0)
    expect(first.map((entry) => entry.url)).toEqual(['https://alwaha.example/e1', 'https://alwaha.example/e2'])
    const second = await store.addEntries({ sourceId: site }, [item(2), item(3)], day0 + 1)
    expect(second.map((entry) => entry.url)).toEqual(['https://alwaha.example/e3'])
    expect(second[0]?.feedId).toBeUndefined()
    const id = first[0]?.id ?? 0
    await store.setEntryState(id, 'failed', { errorCode: 'fetch.dns' })
    await store.setEntryState(id, 'failed', { errorCode: 'fetch.dns' })
    expect(await store.entry(id)).toMatchObject({
      state: 'failed',
      attempts: 2,
      errorCode: 'fetch.dns',
      item: item(1).item,
    })
    await store.setEntryState(id, 'article', { articleId: 77 })
    const done = await store.entry(id)
    expect(done).toMatchObject({ state: 'article', articleId: 77 })
    expect(done?.errorCode).toBeUndefined()
    expect((await store.counts()).entriesByState).toEqual({ article: 1, new: 2 })
  })

  test('two workers add the same entries: each is new to one of them', async () => {
    const { store, another } = at()
    const other = await another()
    const items = Array.from({ length: 60 }, (_, n) => ({
      url: `https://x.example/${n}`,
      item: { url: `https://x.example/${n}` },
    }))
    const added = await Promise.all([
      store.addEntries({ sourceId: site }, items, day0),
      other.addEntries({ sourceId: site }, [...items].reverse(), day0),
    ])
    const urls = added.flat().map((entry) => entry.url)
    expect(urls).toHaveLength(60)
    expect(new Set(urls).size).toBe(60)
  })

  test('a page keeps its bytes, the newest replaces', async () => {
    const store = at().store
    const page = {
      entryId: 4,
      url: 'https://a/',
      finalUrl: 'https://a/b',
      status: 200,
      fetchedAt: day0,
      body: Uint8Array.of(0, 255, 9),
    }
    await store.putPage(page)
    await store.putPage({ ...page, contentType: 'text/html', fetchedAt: day0 + 1, body: Uint8Array.of(1, 0) })
    const read = await store.page(4)
    expect(read).toMatchObject({ finalUrl: 'https://a/b', contentType: 'text/html', fetchedAt: day0 + 1 })
    expect([...(read?.body ?? [])]).toEqual([1, 0])
    expect(await store.prunePages(day0 + 1)).toBe(0)
    expect(await store.prunePages(day0 + 2)).toBe(1)
    expect(await store.page(4)).toBeUndefined()
  })

  test('pages of recent articles are due to be looked at again, those of a paused source are not', async () => {
    const store = at().store
    await store.putSource(madeSource(site))
    const item = { url: 'https://alwaha.example/again', title: 'افتتاح جسر' }
    const [entry] = await store.addEntries({ sourceId: site }, [{ url: item.url, item }], day0)
    const entryId = entry?.id ?? 0
    const url = item.url
    await store.putPage({ entryId, url, finalUrl: url, status: 200, fetchedAt: day0, body: Uint8Array.of(1) })
    await store.setEntryState(entryId, 'article', { articleId: 7 })
    const due = async (): Promise<number[]> =>
      (await store.entriesToRecheck(day0 + 61 * minuteMs, 10)).map((one) => one.id)
    expect(await due()).toEqual([entryId])
    await store.setSourcePaused(site, true)
    expect(await due()).toEqual([])
  })

  test('buried work, robots, imports, settings', async () => {
    const store = at().store
    const bury = (id: string, at: number) =>
      store.bury({
        message: { id, stage: id.slice(0, 1), body: { entry: 3 } },
        problem: { code: 'fetch.dns', detail: 'x' },
        at,
      })
    for (const [n, id] of ['a1', 'a2', 'b1', 'a1'].entries()) await bury(id, n)
    const page = await store.dead({ stage: 'a', limit: 1 })
    expect(page.items.map((row) => row.message.id)).toEqual(['a2'])
    const rest = await store.dead({ stage: 'a', limit: 9, ...(page.next === undefined ? {} : { cursor: page.next }) })
    expect(rest.items).toEqual([
      {
        id: 1,
        message: { id: 'a1', stage: 'a', body: { entry: 3 } },
        problem: { code: 'fetch.dns', detail: 'x' },
        at: 3,
      },
    ])
    expect((await store.takeDead([1, 99])).map((row) => row.message.id)).toEqual(['a1'])
    expect((await store.counts()).dead).toBe(2)
    await store.hosts.putRobots('h', 'User-agent: *', 5)
    await store.hosts.putRobots('h', undefined, 6)
    expect(await store.hosts.robots('h')).toEqual({ host: 'h', fetchedAt: 6 })
    expect(await store.hosts.robots('i')).toBeUndefined()
    expect(await store.importPosition('f')).toBe(0)
    await store.setImportPosition('f', 7)
    await store.setImportPosition('f', 9)
    expect(await store.importPosition('f')).toBe(9)
    expect(await store.settingOnce('k', 'و')).toBe('و')
    expect(await store.settingOnce('k', 'v')).toBe('و')
    expect(await store.settingOnce('other', 'v')).toBe('v')
  })
})
