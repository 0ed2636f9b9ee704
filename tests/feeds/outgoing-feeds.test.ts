/** What leaves as a feed, as reader apps take it: our own parser, a strict XML parser, and newsboat. In: a filled store. Out: test results. */
import { execFile, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import Database from 'better-sqlite3'
import { SaxesParser } from 'saxes'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parseFeed } from '../../src/gather/feeds.ts'
import { createApp } from '../../src/serve/app.tsx'
import { listen, servedApp, type ServedApp } from '../screens/served-app.ts'

let served: ServedApp
/** Its feeds name a hub. */
let app: ServedApp['app']
let story = ''
let entity = ''
let speaker = ''
beforeAll(async () => {
  served = await servedApp({ publicUrl: 'https://news.example/' })
  app = createApp({ ...served.deps, announced: { hub: 'https://hub.example/', has: () => Promise.resolve(true) } })
  story = String(served.id('fire-mada'))
  const analysis = await served.store.analysis(served.id('fire-mada'))
  entity = encodeURIComponent(analysis?.entities[0]?.key ?? '')
  const [statement] = analysis?.statements ?? []
  speaker = encodeURIComponent(statement?.speakerEntity ?? statement?.speaker ?? '')
})
afterAll(() => served?.remove())

const types = { atom: 'application/atom+xml', rss: 'application/rss+xml', json: 'application/feed+json' }
const formats = ['atom', 'rss', 'json'] as const
const feeds = (): string[] => [
  'stories.F',
  'stories.F?source=difaf',
  'stories.F?desk=accidents',
  `search.F?q=${encodeURIComponent('الحريق')}`,
  `articles.F?story=${story}`,
  `articles.F?entity=${entity}`,
  `articles.F?speaker=${speaker}`,
]

async function ask(path: string): Promise<Response> {
  return await app.request(`/feeds/${path}`)
}

test.each(formats)(
  '%s: every feed is read by our own parser, and tells the same items as the other formats',
  async (format) => {
    for (const feed of feeds()) {
      const answer = await ask(feed.replace('F', format))
      expect([feed, answer.status, answer.headers.get('content-type')?.split(';')[0]]).toEqual([
        feed,
        200,
        types[format],
      ])
      const parsed = parseFeed(await answer.text(), { url: `https://news.example/feeds/${feed}` })
      if (!parsed.ok) throw new Error(`${feed}: ${parsed.problem.code}`)
      const atom = parseFeed(await (await ask(feed.replace('F', 'atom'))).text(), { url: 'https://news.example/' })
      const links = (of: ReturnType<typeof parseFeed>): (string | undefined)[] =>
        of.ok ? of.value.items.map(({ url }) => url) : []
      expect(links(parsed).length).toBeGreaterThan(0)
      expect(links(parsed)).toEqual(links(atom))
      expect(new Set(links(parsed)).size).toBe(links(parsed).length)
      expect(parsed.value.notes).toEqual([])
    }
  },
)

test('RSS holds what its specification asks for, well-formed; ids are those of Atom', async () => {
  for (const feed of feeds()) {
    const text = await (await ask(feed.replace('F', 'rss'))).text()
    const parser = new SaxesParser({ xmlns: true })
    const seen: string[] = []
    parser.on('opentag', ({ name }) => void seen.push(name))
    parser.on('error', (error) => {
      throw error
    })
    parser.write(text).close()
    expect(seen.slice(0, 4)).toEqual(['rss', 'channel', 'title', 'link'])
    const count = (name: string): number => seen.filter((each) => each === name).length
    expect([count('description') - 1, count('guid'), count('pubDate'), count('link') - 1]).toEqual(
      Array.from({ length: 4 }, () => count('item')),
    )
    const dates = [...text.matchAll(/<(?:pubDate|lastBuildDate)>([^<]*)</g)].map((found) => found[1])
    for (const date of dates) expect(date).toMatch(/^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT$/)
    const ids = (of: string, tag: string): string[] =>
      [...of.matchAll(new RegExp(`<${tag}[^>]*>(tag:[^<]*:\\d+)<`, 'g'))].map((found) => found[1] ?? '')
    const atom = await (await ask(feed.replace('F', 'atom'))).text()
    expect(ids(text, 'guid')).toEqual(ids(atom, 'id').filter((id) => /:(?:story|article):\d+$/.test(id)))
  }
})

test('a feed of articles is of one thing; of nothing there is none; a hostile key is text', async () => {
  expect((await ask('articles.atom')).status).toBe(400)
  expect((await ask(`articles.rss?story=${story}&entity=${entity}`)).status).toBe(400)
  for (const none of [
    'articles.json?story=1',
    'articles.atom?story=x',
    'articles.rss?entity=place:none',
    'articles.atom?speaker=%3Cb%3E',
  ])
    expect([none, (await ask(none)).status]).toEqual([none, 404])
  const evil = await (await ask(`search.rss?q=${encodeURIComponent(']]><script>alert(1)</script> الحريق')}`)).text()
  expect(evil).not.toContain('<script>')
})

const newsboat = spawnSync('newsboat', ['--version']).error === undefined

test.skipIf(!newsboat)('newsboat takes Atom and RSS: each story once, Arabic titles as they are', async () => {
  const site = await listen(app)
  // An id is one item for newsboat, in whichever feed: each format has a cache of its own.
  const [atom, rss] = await Promise.all(
    ['atom', 'rss'].map((format) => titlesIn(`${site.origin}/feeds/stories.${format}`)),
  )
  await site.close()
  expect(rss).toHaveLength(4)
  expect(rss).toEqual(atom)
  expect(rss?.join()).toContain('مقتل خمسة عمال')
})

async function titlesIn(feed: string): Promise<string[]> {
  const directory = mkdtempSync(join(tmpdir(), 'siyaq-newsboat-'))
  const [urls, cache, config] = [join(directory, 'urls'), join(directory, 'cache.db'), join(directory, 'config')]
  writeFileSync(urls, `${feed}\n`)
  writeFileSync(config, '')
  await promisify(execFile)('newsboat', ['-u', urls, '-c', cache, '-C', config, '-x', 'reload'], {
    env: { ...process.env, HOME: directory, LC_ALL: 'C.UTF-8' },
  })
  const db = new Database(cache, { readonly: true })
  const titles = db.prepare<[], string>('select title from rss_item order by title').pluck().all()
  db.close()
  rmSync(directory, { recursive: true })
  return titles
}
