/**
 * Takes the pictures of docs/screenshots: pages of the demo press (invented outlets only). Run: npx tsx scripts/take-screenshots.ts [DIRECTORY]
 * In: the demo press, replayed into a temporary directory. Out: PNG files, each under 250 kB. Needs Chromium (see tests/screens/browser.ts).
 *
 * With `--every`: fourteen pages in both languages, at 1280 and 390 pixels, to be looked at; DIRECTORY must be named.
 */
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openRuntime, type Runtime } from '../src/application/open-runtime.ts'
import { articleView } from '../src/application/stories/article-view.ts'
import { addPress, replayPress } from '../src/application/run-demo.ts'
import { isFeatured } from '../src/model/analysis.ts'
import { serveWeb } from '../src/serve/serve-web.ts'
import { configWith } from '../src/config/config.ts'
import { startPress } from '../src/demo/press.ts'
import { createLog } from '../src/log.ts'
import { openBrowser } from '../tests/screens/browser.ts'

const mostBytes = 250_000
const { values, positionals } = parseArgs({
  options: { every: { type: 'boolean', default: false } },
  allowPositionals: true,
})
if (values.every && positionals.length === 0) throw new Error('name the directory that every page is to be put in')
const directory = positionals[0] ?? join(import.meta.dirname, '..', 'docs', 'screenshots')
const dataDir = mkdtempSync(join(tmpdir(), 'siyaq-pictures-'))
mkdirSync(directory, { recursive: true })

const press = await startPress()
press.setTime(press.startAt)
const config = configWith({ dataDir, allowPrivate: press.hosts, hostDelayMs: 0, respectRobots: false, port: 0 })
const opened = await openRuntime(config, createLog({ level: 'warn' }), { lock: 'pictures', clock: () => press.time() })
if (!opened.ok) throw new Error(opened.problem.code)
const r = opened.value
try {
  await addPress(r, press)
  await replayPress(r, press, { signal: new AbortController().signal, onProgress: () => undefined })
  const web = await serveWeb(r)
  if (!web.ok) throw new Error(web.problem.detail)
  await take(web.value.url.replace(/\/$/, ''))
  await web.value.close()
} finally {
  await r.close()
  await press.close()
  rmSync(dataDir, { recursive: true, force: true })
}

interface Picture {
  name: string
  path: string
  lang: 'ar' | 'en'
  theme?: 'dark'
  width: 1280 | 390
  height: number
}

async function take(origin: string): Promise<void> {
  const pages = await pagesOf(r)
  const browser = await openBrowser()
  for (const picture of values.every ? everyPicture(pages) : picturesOfDocs(pages)) {
    const { name, path, lang, theme = 'light', width, height } = picture
    const page = await browser.newPage({ viewport: { width, height }, colorScheme: theme })
    const [before = '', anchor] = path.split('#')
    await page.goto(
      `${origin}${before}${before.includes('?') ? '&' : '?'}lang=${lang}${anchor === undefined ? '' : `#${anchor}`}`,
    )
    await page.evaluate('document.fonts.ready')
    // The pictures must be small: what does not fit is left out at the bottom.
    for (let shown: number = height; ; shown -= 100) {
      await page.setViewportSize({ width, height: shown })
      const image = await page.screenshot({ type: 'png' })
      if (image.length >= mostBytes && shown > 400) continue
      writeFileSync(join(directory, `${name}.png`), image)
      break
    }
    await page.close()
  }
  await browser.close()
}

type Pages = Record<string, string>

/** Name of a page → its path. */
async function pagesOf(of: Runtime): Promise<Pages> {
  const story = await tellingStory(of)
  const background = await articleWithBackground(of)
  const speaker = await speakerOf(of, story.id)
  const [first, second] = (await of.store.sources()).sort((a, b) => b.articleCount - a.articleCount)
  const analysis = (await of.store.analyses([story.leadArticleId])).get(story.leadArticleId)
  const name = [...(analysis?.entities ?? [])].sort((a, b) => b.count - a.count)[0]
  return {
    home: '/',
    story: `/story/${story.id}`,
    figures: `/story/${story.id}#figures`,
    article: `/article/${story.leadArticleId}?show=statements,mentions`,
    ...(background === undefined ? {} : { background: `/article/${background}#read-also` }),
    why: `/why?a=${story.leadArticleId}&b=${story.otherArticleId}`,
    search: `/search?q=${encodeURIComponent(name?.name ?? 'الحكومة')}`,
    ...(name === undefined ? {} : { entity: `/entity/${encodeURIComponent(name.key)}` }),
    ...(speaker === undefined ? {} : { speaker: `/speaker/${encodeURIComponent(speaker)}` }),
    sources: '/sources',
    source: `/source/${encodeURIComponent(first?.id ?? '')}`,
    compare: `/compare?a=${encodeURIComponent(first?.id ?? '')}&b=${encodeURIComponent(second?.id ?? '')}`,
    trends: '/trends?within=3d',
    corrections: '/corrections',
    accuracy: '/accuracy',
  }
}

function picturesOfDocs(pages: Pages): Picture[] {
  const wide = (name: string, page: string, height: number, lang: 'ar' | 'en' = 'ar'): Picture[] => {
    const path = pages[page]
    return path === undefined ? [] : [{ name, path, lang, width: 1280, height }]
  }
  return [
    ...wide('home-ar', 'home', 1000),
    ...wide('story-ar', 'story', 1700),
    ...wide('story-en', 'story', 1700, 'en'),
    { name: 'story-phone-dark', path: pages['story'] ?? '/', lang: 'ar', theme: 'dark', width: 390, height: 1500 },
    ...wide('figures-ar', 'figures', 1100),
    ...wide('article-ar', 'article', 1300),
    ...wide('background-ar', 'background', 1000),
    ...wide('why-ar', 'why', 900),
    ...wide('search-ar', 'search', 1200),
    ...wide('compare-ar', 'compare', 1100),
  ]
}

function everyPicture(pages: Pages): Picture[] {
  return Object.entries(pages).flatMap(([page, path]) =>
    (['ar', 'en'] as const).flatMap((lang) =>
      ([1280, 390] as const).map((width) => ({
        name: `${page}-${lang}-${width}`,
        path,
        lang,
        width,
        height: width === 390 ? 1500 : 1300,
      })),
    ),
  )
}

/** The story with the most independent origins, its lead article and another of its articles with another text. */
async function tellingStory(of: Runtime): Promise<{ id: number; leadArticleId: number; otherArticleId: number }> {
  const { items } = await of.store.storiesNow({ now: press.time(), limit: 100 })
  const [head] = items.sort((a, b) => b.originCount - a.originCount || b.articleCount - a.articleCount)
  if (head === undefined) throw new Error('the press published nothing')
  const members = await of.store.storyMembers(head.id)
  const lead = members.find((m) => m.id === head.leadArticleId)
  const other = members.find(
    (m) => m.id !== lead?.id && (m.copyGroupId === undefined || m.copyGroupId !== lead?.copyGroupId),
  )
  return { id: head.id, leadArticleId: head.leadArticleId, otherArticleId: other?.id ?? head.leadArticleId }
}

/** Who has a page of their own: a known name that has said something in the story. */
async function speakerOf(of: Runtime, storyId: number): Promise<string | undefined> {
  const members = await of.store.storyMembers(storyId)
  const analyses = await of.store.analyses(members.map(({ id }) => id))
  return [...analyses.values()].flatMap(({ statements }) => statements).find(isFeatured)?.speakerEntity
}

/** The newest article of a saga that has a background piece. */
async function articleWithBackground(of: Runtime): Promise<number | undefined> {
  const { items } = await of.store.articles({ limit: 200 })
  for (const { id } of items) {
    const { view } = await articleView(of, id)
    if (view?.readAlso?.reasons.some((reason) => reason.code === 'background.saga') === true) return id
  }
  return undefined
}
