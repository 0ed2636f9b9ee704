/**
 * OPML and a reader's folders: nested outlines become folders, folders are written as nested outlines, and come back as they were.
 * In: files in the shapes of other readers, of invented outlets. Out: test results. Opens stores in a temporary directory.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { exportOpml, importOpml } from '../../src/application/opml.ts'
import { addFolder, changeFolder, ownFolders } from '../../src/application/own/folders.ts'
import { holderIfNamed, ownFromShell } from '../../src/application/own/from-shell.ts'
import { makeToken } from '../../src/application/accounts/tokens.ts'
import { createComputePool } from '../../src/pipeline/compute-pool.ts'
import { ok } from '../../src/problem.ts'
import type { Store } from '../../src/store/store.ts'
import { run } from '../cli/run-with.ts'
import { openOrThrow } from '../contract/open-or-throw.ts'
import { makeAccount, signedIn } from '../screens/people.ts'
import { servedApp } from '../screens/served-app.ts'
import { Visitor } from '../screens/visitor.ts'

const now = Date.UTC(2026, 0, 20)
const directory = mkdtempSync(join(tmpdir(), 'siyaq-opml-folders-'))
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

type Deps = Awaited<ReturnType<typeof emptyStore>>

/** The folders of the holder in order, each with its sources. */
async function foldersOf(deps: Pick<Deps, 'store'>, holder: number): Promise<[string, string[]][]> {
  return (await ownFolders(deps, holder)).map(({ name, sources }) => [name, sources])
}

const feed = (host: string, path = 'rss', more = ''): string =>
  `<outline type="rss" text="${host}" title="${host}" xmlUrl="https://${host}/${path}" htmlUrl="https://${host}/"${more}/>`

/** As FreshRSS and Feedly write them: categories, one of them within another, and feeds beside them. */
const nested = `<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0" xmlns:frss="https://freshrss.org/opml"><head><title>مفضلتي</title></head><body>
<outline text="محليات" frss:opmlUrl="">
  ${feed('marsa.example')}
  ${feed('difaf.example')}
  <outline text="الساحل"><outline text="الموانئ">${feed('mina.example')}</outline></outline>
</outline>
<outline text="مال &amp; أعمال" title="مال &amp; أعمال">${feed('suq.example')}${feed('marsa.example', 'economy')}</outline>
${feed('alone.example')}
<outline text="مَحَلّيــات">${feed('hara.example')}</outline>
</body></opml>`

test('nested outlines put sources into folders of the reader who imports them, deeper ones joined; nobody else has them', async () => {
  const deps = await emptyStore()
  expect(await importOpml(deps, nested, 7)).toEqual({ feeds: 7, skipped: [], filed: 5 })
  const folders = [
    ['محليات', ['difaf.example', 'hara.example', 'marsa.example']],
    ['محليات / الساحل / الموانئ', ['mina.example']],
    ['مال & أعمال', ['suq.example']],
  ]
  expect([await foldersOf(deps, 7), await foldersOf(deps, 0)]).toEqual([folders, []])
  // Again: what was moved meanwhile stays where it is.
  const id = (await ownFolders(deps, 7))[2]?.id ?? 0
  await changeFolder(deps, 7, id, { sources: ['suq.example', 'mina.example'] })
  expect(await importOpml(deps, nested, 7)).toMatchObject({ feeds: 7, filed: 0 })
  expect((await foldersOf(deps, 7))[2]).toEqual(['مال & أعمال', ['mina.example', 'suq.example']])
  // Of one who imports it for nobody: as before.
  const other = await emptyStore()
  expect(await importOpml(other, nested)).toEqual({ feeds: 7, skipped: [] })
  expect(await foldersOf(other, 0)).toEqual([])
  expect((await other.store.feedSettings.of(1)).section).toBe('محليات')
})

test('a reader’s folders are written as nested outlines and come back as they were, sections beside them', async () => {
  const from = await emptyStore()
  await importOpml(from, nested, 7)
  const feeds = await from.store.feeds()
  const section = async (url: string, value: string | undefined): Promise<void> => {
    const id = feeds.find((one) => one.url === url)?.id ?? 0
    await from.store.feedSettings.put(id, value === undefined ? {} : { section: value }, now)
  }
  await section('https://marsa.example/rss', 'رياضة / كرة')
  await section('https://suq.example/rss', undefined)
  const [first] = await ownFolders(from, 7)
  await changeFolder(from, 7, first?.id ?? 0, { name: '"محليات" <1>', place: 2 })
  await addFolder(from, 7, 'فارغ')
  const written = await exportOpml(from, 7)
  expect(written).toMatch(/<outline text="محليات \/ الساحل \/ الموانئ"[^>]*>\s*<outline type="rss"/)
  const to = await emptyStore()
  expect(await importOpml(to, written, 3)).toMatchObject({ feeds: 7, skipped: [] })
  expect(await foldersOf(to, 3)).toEqual((await foldersOf(from, 7)).filter(([, sources]) => sources.length > 0))
  expect(await exportOpml(to, 3)).toBe(written)
  const sectionOf = async (url: string): Promise<string | undefined> => {
    const id = (await to.store.feeds()).find((one) => one.url === url)?.id ?? 0
    return (await to.store.feedSettings.of(id)).section
  }
  expect([await sectionOf('https://marsa.example/rss'), await sectionOf('https://suq.example/rss')]).toEqual([
    'رياضة / كرة',
    undefined,
  ])
  // Of a reader without folders, and of nobody: by section, as ever.
  expect(await exportOpml(from, 8)).toBe(await exportOpml(from))
  expect(await exportOpml(from)).toMatch(/<outline text="رياضة"[^>]*>\s*<outline text="كرة"/)
  expect(await exportOpml(from)).not.toContain('siyaq:section')
})

test('tags of newsboat are folders too; a file without any makes none', async () => {
  const deps = await emptyStore()
  const tagged = `<opml><body>${feed('a.example', 'rss', ' category="tech,news"')}${feed('b.example')}</body></opml>`
  expect(await importOpml(deps, tagged, 1)).toMatchObject({ feeds: 2, filed: 1 })
  expect(await importOpml(deps, `<opml><body>${feed('c.example')}</body></opml>`, 1)).toMatchObject({ filed: 0 })
  expect(await foldersOf(deps, 1)).toEqual([['tech', ['a.example']]])
})

test('more folders than there can be, and names that are too long: what does not fit is told, its feeds are followed', async () => {
  const deps = await emptyStore()
  const many = Array.from({ length: 102 }, (_, i) => `<outline text="مجلد ${i}">${feed(`n${i}.example`)}</outline>`)
  const long = `<outline text="${'طويل '.repeat(40)}">${feed('long.example')}</outline>`
  const odd = `<outline text="&#x202e;&#x200f;">${feed('odd.example')}</outline>`
  const taken = await importOpml(deps, `<opml><body>${long}${odd}${many.join('')}</body></opml>`, 1)
  expect(taken).toMatchObject({ feeds: 104, filed: 100 })
  expect(taken.skipped).toEqual([99, 100, 101].map((i) => ({ code: 'folder.full', detail: `مجلد ${i}` })))
  const [first] = await foldersOf(deps, 1)
  expect(Array.from(first?.[0] ?? '').length).toBeLessThanOrEqual(80)
  expect(first?.[1]).toEqual(['long.example'])
})

test('on the page and in the API folders are of whoever takes the file; a token without the scope takes feeds alone', async () => {
  const served = await servedApp({ formSecret: 'one-secret' })
  const [a, b] = [await makeAccount(served, 'سلمى', 'owner'), await makeAccount(served, 'هدى', 'editor')]
  const [one, other] = [await signedIn(served, a), await signedIn(served, b)]
  const headers = { 'content-type': 'application/json' }
  const body = JSON.stringify({ opml: nested })
  const taken = await other.ask('/api/v1/opml', { method: 'POST', headers, body })
  expect(await taken.json()).toEqual({ feeds: 7, skipped: [], filed: 5 })
  expect([(await foldersOf(served, b.id)).length, await foldersOf(served, a.id)]).toEqual([3, []])
  for (const path of ['/sources/opml', '/api/v1/opml']) {
    const answer = await one.ask(path)
    expect([answer.headers.get('cache-control'), (await answer.text()).includes('siyaq:section')]).toEqual([
      'no-store',
      false,
    ])
  }
  const csrf = /name="csrf" value="([^"]+)"/.exec(await (await one.ask('/sources')).text())?.[1] ?? ''
  const form = new FormData()
  form.set('csrf', csrf)
  form.set('opml', new File([nested], 'feeds.opml'))
  const sent = new Response(form)
  const type = sent.headers.get('content-type') ?? ''
  const page = await one.ask('/sources/opml', {
    method: 'POST',
    headers: { 'content-type': type },
    body: await sent.text(),
  })
  expect(await page.text()).toContain('7 خلاصات من الملف متابَعة الآن، و5 مصادر وُضعت في مجلداتك')
  expect(await (await one.ask('/sources/opml')).text()).toContain('<outline text="محليات"')
  const token = await makeToken(served.deps, a.id, { name: 'x', scopes: ['read', 'manage'] })
  const bearer = { authorization: `Bearer ${token.ok ? token.value.token : ''}` }
  const program = new Visitor(served.app)
  const more = JSON.stringify({ opml: `<opml><body><outline text="سر">${feed('new.example')}</outline></body></opml>` })
  const fed = await program.ask('/api/v1/opml', { method: 'POST', headers: { ...headers, ...bearer }, body: more })
  expect(await fed.json()).toEqual({ feeds: 1, skipped: [] })
  expect((await foldersOf(served, a.id)).map(([name]) => name)).not.toContain('سر')
  expect(await (await program.ask('/sources/opml', { headers: bearer })).text()).not.toContain('siyaq:section')
  expect(served.failures).toEqual([])
  await served.remove()
})

test('from the command line into folders of the account that is named; of nobody where there are accounts and none is', async () => {
  const deps = await emptyStore()
  const file = join(directory, 'feeds.opml')
  writeFileSync(file, nested)
  const cli = async (...argv: string[]): Promise<{ code: number; out: string; err: string }> => {
    const read: { feeds: number } = { feeds: 0 }
    return await run(argv, {
      own: () => Promise.resolve(ownFromShell((work) => work(deps))),
      importReaders: () =>
        Promise.resolve(
          ok({ readPage: () => Promise.reject(new Error()), readDump: () => Promise.reject(new Error()) }),
        ),
      async importArticles(results) {
        for await (const one of results) if (one.ok) read.feeds++
        await importOpml(deps, nested)
        return ok({
          read: read.feeds,
          new: 0,
          revised: 0,
          same: 0,
          feeds: read.feeds,
          withoutText: 0,
          skipped: {},
          completed: 0,
          tookMs: 1,
          peakRssBytes: 1,
          problems: [],
          stopped: false,
        })
      },
      async exportOpml({ account }) {
        const holder = await holderIfNamed(deps, account)
        return holder.ok ? ok(await exportOpml(deps, holder.value)) : holder
      },
    })
  }
  const alone = await cli('--json', 'import', file)
  expect([alone.code, JSON.parse(alone.out)]).toMatchObject([0, { feeds: 7, filed: 5 }])
  expect((await cli('import', file, '--dry-run')).out).not.toContain('folders')
  expect((await cli('feeds', 'export')).out).toContain('<outline text="محليات / الساحل / الموانئ"')

  const account = await deps.store.people.accounts.add({
    name: 'هدى',
    nameKey: 'هدى',
    role: 'owner',
    passwordHash: '',
    madeAt: now,
  })
  expect(account).toBeDefined()
  await deps.store.people.own.forget(0)
  expect((await cli('--json', 'import', file)).out).not.toContain('filed')
  expect((await cli('import', file, '--account', 'نورة')).err).toContain('request.not-found')
  expect((await cli('import', file, '--account', 'هدى')).out).toContain('Sources put into folders: 5')
  expect((await cli('feeds', 'export', '--account', 'هدى')).out).toContain('<outline text="محليات / الساحل / الموانئ"')
  expect((await cli('feeds', 'export')).out).not.toContain('siyaq:section')
})
