/**
 * OPML out and in: what Siyaq writes it reads back equal; files in the shapes of other readers come in with their folders.
 * In: files written anew here. Out: test results. Opens stores in a temporary directory.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { exportOpml, importOpml } from '../../src/application/opml.ts'
import { opmlFeeds } from '../../src/gather/import/opml.ts'
import type { FeedSettings } from '../../src/model/feed-settings.ts'
import { createComputePool } from '../../src/pipeline/compute-pool.ts'
import type { Store } from '../../src/store/store.ts'
import { openOrThrow } from '../contract/open-or-throw.ts'

const now = Date.UTC(2026, 0, 20)
const directory = mkdtempSync(join(tmpdir(), 'siyaq-opml-'))
const opened: Store[] = []
afterAll(async () => {
  for (const store of opened) await store.close()
  rmSync(directory, { recursive: true, force: true })
})

async function emptyStore() {
  const store = await openOrThrow({ kind: 'sqlite', path: join(directory, `${opened.length}.db`) })
  opened.push(store)
  return { store, compute: createComputePool({ workers: 0 }), clock: () => now }
}

/** Every feed with its folder, by address. */
function foldersOf(xml: string): [string, string | undefined][] {
  return opmlFeeds(xml).flatMap((one): [string, string | undefined][] =>
    one?.ok === true ? [[one.value.url, one.value.folder]] : [],
  )
}

test('what Siyaq writes it reads back equal, settings and all, but no secret', async () => {
  const from = await emptyStore()
  const odd = 'أخبار "البحر" & <الميناء>\nسطر'
  await from.store.putSource({ id: 'bahr', name: odd, kind: 'agency', lang: 'ar', createdAt: now, paused: false })
  const feeds: [string, FeedSettings][] = [
    [
      'https://bahr.example/?rss=1&lang=ar',
      { section: 'أخبار / محلية', keep: ['title: /^"ب"/', 'رياضة'], intervalMs: 600_000 },
    ],
    [
      'https://bahr.example/atom',
      { section: 'أخبار', bodySelector: 'div > p:not(.a)', feedTextOnly: true, identity: 'title' },
    ],
    ['https://bahr.example/plain', {}],
    [
      'https://bahr.example/member',
      {
        auth: { user: 'salma', password: 'secret-word' },
        headers: { cookie: 'c=1' },
        secretFor: 'https://bahr.example/',
        proxy: 'http://u:secret-word@proxy.example:3128',
      },
    ],
  ]
  for (const [url, settings] of feeds) {
    const feed = await from.store.addFeed({ sourceId: 'bahr', url, title: odd }, now)
    if (Object.keys(settings).length > 0) await from.store.feedSettings.put(feed.id, settings, now)
    if (url.endsWith('plain')) await from.store.setFeedPaused(feed.id, true)
  }
  const written = await exportOpml(from)
  expect(written).not.toMatch(/secret-word|c=1|salma/)
  const to = await emptyStore()
  expect(await importOpml(to, written)).toEqual({ feeds: 4, skipped: [] })
  const again = await exportOpml(to)
  // A proxy whose password is not in the file is no proxy any more.
  expect(again.split('\n').filter((line) => !line.includes('/member'))).toEqual(
    written.split('\n').filter((line) => !line.includes('/member')),
  )
  expect(await to.store.source('bahr')).toMatchObject({ name: odd, kind: 'agency', lang: 'ar' })
  // Once more: nothing doubles, and what was set meanwhile stays.
  const [first] = await to.store.feeds()
  await to.store.feedSettings.put(first?.id ?? 0, { section: 'غيره' }, now)
  expect(await importOpml(to, written)).toMatchObject({ feeds: 4 })
  expect(await to.store.feeds()).toHaveLength(4)
  expect(await to.store.feedSettings.of(first?.id ?? 0)).toMatchObject({ section: 'غيره' })
})

test('the shape of Miniflux: a category around its feeds', () => {
  const xml = `<?xml version="1.0" encoding="UTF-8"?><opml version="2.0"><head><title>Miniflux</title></head><body>
<outline text="محليات"><outline title="مرسى" text="مرسى" xmlUrl="https://marsa.example/feed.xml" htmlUrl="https://marsa.example/" description=""></outline></outline>
<outline text="All"><outline title="Dock" text="Dock" xmlUrl="https://dock.example/rss" htmlUrl="https://dock.example"></outline></outline></body></opml>`
  expect(foldersOf(xml)).toEqual([
    ['https://marsa.example/feed.xml', 'محليات'],
    ['https://dock.example/rss', 'All'],
  ])
})

test('the shape of FreshRSS: categories, and what it sets for a feed', () => {
  const xml = `<opml xmlns:frss="https://freshrss.org/opml" version="2.0"><body><outline text="رياضة" frss:opmlUrl="">
<outline text="ملعب" type="rss" xmlUrl="https://malab.example/rss?a=1&amp;b=2" htmlUrl="https://malab.example/" description="x"
 frss:cssFullContent="div.main, .summary" frss:cssContentFilter=".ad" frss:ttl="1800" frss:unicityCriteria="link" frss:CURLOPT_USERAGENT="Wanted/1" frss:CURLOPT_COOKIE="k=v"/>
</outline></body></opml>`
  expect(opmlFeeds(xml)).toMatchObject([
    {
      ok: true,
      value: {
        folder: 'رياضة',
        url: 'https://malab.example/rss?a=1&b=2',
        settings: {
          bodySelector: 'div.main, .summary',
          dropSelector: '.ad',
          intervalMs: 1_800_000,
          identity: 'link',
          userAgent: 'Wanted/1',
        },
      },
    },
  ])
  expect(JSON.stringify(opmlFeeds(xml))).not.toContain('k=v')
})

test('the shape of Feedly: a feed in two folders is one, in the first', () => {
  const one =
    '<outline type="rss" text="بحر &mdash; أخبار" title="بحر &mdash; أخبار" xmlUrl="https://bahr.example/rss" htmlUrl="https://bahr.example"/>'
  const xml = `<opml version="1.0"><body><outline text="Sea" title="Sea">${one}</outline><outline text="Must" title="Must">${one}</outline></body></opml>`
  expect(foldersOf(xml)).toEqual([['https://bahr.example/rss', 'Sea']])
  expect(opmlFeeds(xml)[0]).toMatchObject({ value: { title: 'بحر — أخبار' } })
})

test('the shape of newsboat: tags are categories', () => {
  const xml = `<opml version="2.0"><body><outline type="rss" xmlUrl="https://a.example/rss" title="A" htmlUrl="https://a.example" category="tech,news"/>
<outline type="rss" xmlUrl="https://b.example/rss" title="B" category="/world/sea"/><outline type="rss" xmlUrl="https://c.example/rss" title="C"/></body></opml>`
  expect(foldersOf(xml)).toEqual([
    ['https://a.example/rss', 'tech'],
    ['https://b.example/rss', 'world / sea'],
    ['https://c.example/rss', undefined],
  ])
})

test('an address is kept as it is; one with a password, and a site without a feed, are counted as not taken', async () => {
  const to = await emptyStore()
  const xml = `<opml><body><outline xmlUrl="https://w.example/?rss=1&from=feed"/><outline text="x" htmlUrl="https://site.example/"/>
<outline xmlUrl="https://u:secret-word@p.example/rss"/><outline xmlUrl="feed://f.example/rss"/></body></opml>`
  const taken = await importOpml(to, xml)
  expect(taken.skipped.map(({ code }) => code)).toEqual(['import.bad-line', 'import.bad-line'])
  expect(JSON.stringify(taken)).not.toContain('secret-word')
  expect((await to.store.feeds()).map(({ url }) => url).sort()).toEqual([
    'https://f.example/rss',
    'https://w.example/?rss=1&from=feed',
  ])
})
