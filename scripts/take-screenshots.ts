/**
 * Takes the pictures of docs/screenshots: pages of the demo press (invented outlets only). Run: npx tsx scripts/take-screenshots.ts [DIRECTORY]
 * In: the demo press, replayed into a temporary directory. Out: PNG files, each under 250 kB. Needs Chromium (see tests/screens/browser.ts).
 */
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openRuntime, type Runtime } from '../src/application/open-runtime.ts'
import { articleView } from '../src/application/stories/article-view.ts'
import { addPress, replayPress } from '../src/application/run-demo.ts'
import { serveWeb } from '../src/serve/serve-web.ts'
import { configWith } from '../src/config/config.ts'
import { startPress } from '../src/demo/press.ts'
import { createLog } from '../src/log.ts'
import { openBrowser } from '../tests/screens/browser.ts'

const mostBytes = 250_000
const directory = process.argv[2] ?? join(import.meta.dirname, '..', 'docs', 'screenshots')
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

async function take(origin: string): Promise<void> {
  const story = await tellingStory(r)
  const background = await articleWithBackground(r)
  const pictures = [
    { name: 'home-ar', path: '/', lang: 'ar', theme: 'light' as const, width: 1280, height: 1000 },
    { name: 'story-ar', path: `/story/${story.id}`, lang: 'ar', theme: 'light' as const, width: 1280, height: 1700 },
    { name: 'story-en', path: `/story/${story.id}`, lang: 'en', theme: 'light' as const, width: 1280, height: 1700 },
    {
      name: 'story-phone-dark',
      path: `/story/${story.id}`,
      lang: 'ar',
      theme: 'dark' as const,
      width: 390,
      height: 1500,
    },
    {
      name: 'figures-ar',
      path: `/story/${story.id}#figures`,
      lang: 'ar',
      theme: 'light' as const,
      width: 1280,
      height: 1100,
    },
    {
      name: 'article-ar',
      path: `/article/${story.leadArticleId}?show=statements,mentions`,
      lang: 'ar',
      theme: 'light' as const,
      width: 1280,
      height: 1300,
    },
    ...(background === undefined
      ? []
      : [
          {
            name: 'background-ar',
            path: `/article/${background}#read-also`,
            lang: 'ar' as const,
            theme: 'light' as const,
            width: 1280,
            height: 1000,
          },
        ]),
    {
      name: 'why-ar',
      path: `/why?a=${story.leadArticleId}&b=${story.otherArticleId}`,
      lang: 'ar',
      theme: 'light' as const,
      width: 1280,
      height: 900,
    },
  ]
  const browser = await openBrowser()
  for (const { name, path, lang, theme, width, height } of pictures) {
    const page = await browser.newPage({ viewport: { width, height }, colorScheme: theme })
    const [before = '', anchor] = path.split('#')
    await page.goto(
      `${origin}${before}${before.includes('?') ? '&' : '?'}lang=${lang}${anchor === undefined ? '' : `#${anchor}`}`,
    )
    await page.evaluate('document.fonts.ready')
    // The pictures must be small: what does not fit is left out at the bottom.
    for (let shown: number = height; ; shown -= 100) {
      await page.setViewportSize({ width, height: shown })
      const picture = await page.screenshot({ type: 'png' })
      if (picture.length >= mostBytes && shown > 400) continue
      writeFileSync(join(directory, `${name}.png`), picture)
      break
    }
    await page.close()
  }
  await browser.close()
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

/** The newest article of a saga that has a background piece. */
async function articleWithBackground(of: Runtime): Promise<number | undefined> {
  const { items } = await of.store.articles({ limit: 200 })
  for (const { id } of items) {
    const { view } = await articleView(of, id)
    if (view?.readAlso?.reasons.some((reason) => reason.code === 'background.saga') === true) return id
  }
  return undefined
}
