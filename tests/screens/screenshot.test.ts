import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './browser.ts'
import { servedApp } from './served-app.ts'
import type { ServedApp } from './served-app.ts'

let served: ServedApp
let site: { origin: string; close(): Promise<void> }
let browser: Browser
beforeAll(async () => {
  served = await servedApp()
  site = await served.listen()
  browser = await openBrowser()
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await site?.close()
  await served?.remove()
})

/** Faces of every page; headlines and texts add the Naskh. */
const ui = ['Siyaq Sans', 'Siyaq Kufi']

interface Seen {
  dir: string
  fonts: string[]
  scrollWidth: number
  clientWidth: number
  wide: string[]
}

const look = `(async () => {
  await document.fonts.ready
  const root = document.documentElement
  const wide = [...document.querySelectorAll('body *')].filter((e) => {
    const box = e.getBoundingClientRect()
    return box.width > 0 && (box.left < -1 || box.right > root.clientWidth + 1) && !e.closest('.scroll, .skip, .sr')
  })
  return {
    dir: getComputedStyle(document.body).direction,
    fonts: [...document.fonts].filter((f) => f.status === 'loaded').map((f) => f.family.replaceAll('"', '')),
    scrollWidth: root.scrollWidth,
    clientWidth: root.clientWidth,
    wide: wide.slice(0, 5).map((e) => e.tagName + '.' + e.className),
  }
})()`

test.each([
  ['home', 390, () => '/'],
  ['home', 1280, () => '/'],
  ['story', 390, () => `/story/${served.id('fire-mada')}`],
  ['article', 390, () => `/article/${served.id('fire-sada')}`],
  ['sources', 390, () => '/sources'],
  ['search', 390, () => '/search?q=%D8%AD%D8%B1%D9%8A%D9%82'],
])('%s at %i px: right to left, our fonts, no console errors, nothing sticks out', async (_, width, path) => {
  const page = await browser.newPage({ viewport: { width, height: 844 }, locale: 'ar' })
  const errors: string[] = []
  const foreign: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') errors.push(message.text())
  })
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('request', (request) => {
    if (!request.url().startsWith(site.origin)) foreign.push(request.url())
  })
  await page.goto(site.origin + path(), { waitUntil: 'load' })
  const seen = await page.evaluate<Seen>(look)
  const picture = await page.screenshot({ fullPage: true })
  await page.close()
  expect(seen.dir).toBe('rtl')
  expect(seen.fonts).toEqual(expect.arrayContaining(path() === '/sources' ? ui : [...ui, 'Siyaq Naskh']))
  expect(seen.wide).toEqual([])
  expect(seen.scrollWidth).toBeLessThanOrEqual(seen.clientWidth)
  expect(errors).toEqual([])
  expect(foreign).toEqual([])
  expect(picture.length).toBeGreaterThan(10_000)
})

test('keys: j goes to the next story, o opens it, t changes the theme and the next page keeps it', async () => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 844 }, locale: 'ar' })
  await page.goto(site.origin)
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  const title = await page.evaluate<string>(`document.querySelector('[data-item].current h2').textContent`)
  await page.keyboard.press('t')
  await page.keyboard.press('o')
  await page.waitForURL(/\/story\//)
  expect(await page.evaluate<string>(`document.querySelector('h1').textContent`)).toBe(title)
  expect(await page.evaluate<string>('document.documentElement.dataset.theme')).toBe('light')
  await page.close()
})
