/**
 * A newsroom's first day in a browser, from an empty data directory to an export, with the program as it is started by anybody.
 * In: the invented press on loopback, Debian's Chromium. Out: test results. Once in Arabic on a phone by touch, once in English at a desk with
 * nothing but the keyboard; then what a reader without script sees.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startPress, type Press } from '../../src/demo/press.ts'
import { dayMs } from '../../src/model/instant.ts'
import { freePorts, untilAnswers } from '../servers/server-process.ts'
import { programArguments } from '../soak/program-process.ts'
import { openBrowser } from './browser.ts'

const root = resolve(import.meta.dirname, '../..')
const startsWithinMs = 60_000
const followed = ['madar', 'sahel', 'waha', 'manara']
const ownerName = 'سلمى'
const ownerPassword = 'جملة طويلة لا تُنسى'
/** Of tab stops on one page; more is a page that nobody walks through. */
const mostTabs = 250

let browser: Browser
let press: Press
beforeAll(async () => {
  browser = await openBrowser()
  press = await pressOfLastDays()
}, 60_000)
afterAll(async () => {
  await browser?.close()
  await press?.close()
})

async function pressOfLastDays(): Promise<Press> {
  const probe = await startPress()
  const length = probe.endAt - probe.startAt
  await probe.close()
  return await startPress({ startAt: Math.floor((Date.now() - length) / dayMs) * dayMs })
}

interface Served {
  origin: string
  stop(): Promise<void>
}

/** The program over a new data directory, as the README starts it, allowed to read the press. */
async function served(): Promise<Served> {
  const dataDir = await mkdtemp(join(tmpdir(), 'siyaq-chain-'))
  const [port = 0] = await freePorts(1)
  const child: ChildProcess = spawn(process.execPath, [...programArguments(), 'serve'], {
    cwd: root,
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: process.env['HOME'] ?? '',
      SIYAQ_DATA_DIR: dataDir,
      SIYAQ_PORT: String(port),
      SIYAQ_ALLOW_PRIVATE: press.hosts.join(','),
      SIYAQ_HOST_DELAY: '0ms',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => (said = (said + chunk.toString('utf8')).slice(-4_000)))
  const ended = new Promise<void>((done) => child.on('close', () => done()))
  const origin = `http://127.0.0.1:${port}`
  await untilAnswers(
    async () => {
      const answer = await fetch(`${origin}/ready`)
      if (!answer.ok) throw new Error(`${answer.status}`)
    },
    startsWithinMs,
    () => said,
  )
  return {
    origin,
    async stop() {
      child.kill('SIGTERM')
      await ended
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** How a person does what a page asks for. */
interface Hand {
  /** What leads to another page, or to the same one anew. */
  press(selector: string): Promise<void>
  /** What opens where it is. */
  open(selector: string): Promise<void>
  write(selector: string, text: string): Promise<void>
}

async function goingOn(page: Page, act: () => Promise<void>): Promise<void> {
  const moved = page.waitForEvent('framenavigated')
  await act()
  await moved
  await page.waitForLoadState()
}

function byTouch(page: Page): Hand {
  const open = (selector: string): Promise<void> => page.locator(selector).first().tap()
  return {
    open,
    press: (selector) => goingOn(page, () => open(selector)),
    write: (selector, text) => page.fill(selector, text),
  }
}

function byKeyboard(page: Page): Hand {
  const reach = async (selector: string): Promise<void> => {
    const isThere = `document.activeElement?.matches(${JSON.stringify(selector)}) === true`
    for (let n = 0; n < mostTabs; n++) {
      if (await page.evaluate<boolean>(isThere)) return
      await page.keyboard.press('Tab')
    }
    throw new Error(`no tab leads to ${selector} on ${page.url()}`)
  }
  const open = async (selector: string): Promise<void> => {
    await reach(selector)
    await page.keyboard.press('Enter')
  }
  return {
    open,
    press: (selector) => goingOn(page, () => open(selector)),
    async write(selector, text) {
      await reach(selector)
      await page.keyboard.type(text)
    },
  }
}

/** From nothing to a story on the front page: the owner's account, four outlets. */
async function firstSteps(page: Page, hand: Hand, origin: string): Promise<void> {
  await page.goto(`${origin}/`)
  await hand.press('a[href="/welcome"]')
  await hand.press('a[href="/accounts"]')
  await hand.press('form[action="/accounts"] button')
  await hand.write('input[name=name]', ownerName)
  await hand.write('input[name=password]', ownerPassword)
  await hand.press('form[action^="/join/"] button')
  expect(new URL(page.url()).pathname).toBe('/')
  for (const id of followed) {
    await page.goto(`${origin}/welcome`)
    await hand.write('#url', press.outlets.find((outlet) => outlet.id === id)?.homeUrl ?? '')
    await hand.press('form[action="/sources"] button')
    expect(page.url()).toContain('done=sources.added')
  }
}

/** The address of a story that several of the outlets tell, once there is one. */
async function firstStory(page: Page, origin: string): Promise<void> {
  const address = await untilAnswers(
    async () => {
      const answer = await page.request.get(`${origin}/api/v1/stories`)
      const { items } = (await answer.json()) as { items: { id: number; articleCount: number }[] }
      const found = items.find(({ articleCount }) => articleCount > 2)
      if (!found) throw new Error(`${items.length} stories, none of three articles`)
      return `/story/${found.id}`
    },
    90_000,
    () => '',
  )
  await page.goto(`${origin}/`)
  expect(await page.locator(`a[href="${address}"]`).count()).toBeGreaterThan(0)
  await page.goto(origin + address)
}

async function readSaveFollow(page: Page, hand: Hand): Promise<void> {
  const story = page.url()
  await hand.press('a.own-link[href^="/own/item?kind=story"]')
  const item = page.url()
  for (const act of ['save', 'follow']) {
    await hand.press(`button[value=${act}]`)
    expect(await page.locator(`button[value=un${act}]`).count()).toBe(1)
    await page.goto(item)
  }
  // It was opened: that is reading it.
  expect(await page.locator('button[value=unread]').count()).toBe(1)
  await page.goto(new URL('/own?list=saved', page.url()).href)
  expect(await page.locator(`a[href="${new URL(story).pathname}"]`).count()).toBeGreaterThan(0)
  await page.goto(story)
}

/** Searches for the first long word of the headline, saves the search, takes its feed and its results as a file. */
async function searchSaveExport(page: Page, hand: Hand): Promise<void> {
  const headline = (await page.locator('h1').textContent()) ?? ''
  const word = headline.split(/[^\p{L}\p{M}]+/u).find((one) => one.length > 4) ?? headline
  await hand.write('#q', word)
  await hand.press('form.searchbox button')
  expect(await page.locator('[data-item]').count()).toBeGreaterThan(0)
  const exported = await page.locator('main a[href*="format=jsonl"]').first().getAttribute('href')
  const lines = await (await page.request.get(new URL(exported ?? '', page.url()).href)).text()
  const rows = lines
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { url?: string })
  expect(rows.length).toBeGreaterThan(0)
  expect(rows.every(({ url }) => typeof url === 'string')).toBe(true)
  await hand.write('form[action="/searches"] input[name=name]', 'بحث الصباح')
  await hand.press('form[action="/searches"] button')
  const feed = await page.locator('a[href^="/feeds/saved/"]').first().getAttribute('href')
  const atom = await page.request.get(new URL(feed ?? '', page.url()).href)
  expect(atom.status()).toBe(200)
  expect(await atom.text()).toMatch(/<entry[ >]|"items":\s*\[\s*\{/)
}

async function correctAndUndo(page: Page, hand: Hand, story: string): Promise<void> {
  await page.goto(story)
  await hand.open('#correct summary')
  await hand.press('form[action="/corrections"] button[value=lock]')
  expect(page.url()).toContain('done=corrections.done')
  await page.goto(new URL('/corrections', story).href)
  await hand.press('form[action$="/undo"] button')
  expect(page.url()).toContain('done=corrections.done')
  expect(await page.locator('form[action$="/undo"]').count()).toBe(0)
}

/** Everything that a reader came for is in the page as it was sent. */
async function withoutScript(origin: string, story: string): Promise<void> {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'ar' })
  const page = await context.newPage()
  await page.goto(`${origin}/login`)
  await page.fill('input[name=name]', ownerName)
  await page.fill('input[name=password]', ownerPassword)
  await page.locator('form[action="/login"] button').first().click()
  await page.waitForLoadState()
  await page.goto(`${origin}/`)
  expect(await page.locator('[data-item]').count()).toBeGreaterThan(1)
  await page.goto(story)
  expect(await page.locator('main time').count()).toBeGreaterThan(1)
  await page.locator('main a[href^="/article/"]').first().click()
  await page.waitForURL(/\/article\//)
  expect(((await page.locator('main').textContent()) ?? '').length).toBeGreaterThan(400)
  await page.fill('#q', 'مرجان')
  await page.locator('form.searchbox button').click()
  await page.waitForURL(/\/search/)
  expect(await page.locator('[data-item]').count()).toBeGreaterThan(0)
  await context.close()
}

test.each([
  ['ar', 390],
  ['en', 1280],
] as const)(
  'in %s at %i, from an empty directory: account, sources, a story; read, save, follow, search, feed, export, correct, undo',
  { tags: ['slow'], timeout: 240_000 },
  async (lang, width) => {
    const site = await served()
    try {
      const isPhone = width === 390
      const context = await browser.newContext({ viewport: { width, height: 900 }, locale: lang, hasTouch: isPhone })
      const page = await context.newPage()
      const hand = isPhone ? byTouch(page) : byKeyboard(page)
      await firstSteps(page, hand, site.origin)
      await firstStory(page, site.origin)
      const story = page.url()
      expect(await page.getAttribute('html', 'lang')).toBe(lang)
      expect(await page.evaluate<boolean>('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
      await readSaveFollow(page, hand)
      await searchSaveExport(page, hand)
      await correctAndUndo(page, hand, story)
      await context.close()
      if (isPhone) await withoutScript(site.origin, story)
    } finally {
      await site.stop()
    }
  },
)
