/** Every page as axe-core sees it in a browser: both languages, light and dark, on a desk and on a phone. In: a filled store. Out: test results. */
import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import type { AxeResults } from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { walkForms } from '../forms/form-list.ts'
import { openBrowser } from '../screens/browser.ts'
import { servedApp, type ServedApp } from '../screens/served-app.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const widths = [1280, 390]
const schemes = ['light', 'dark'] as const
/** Pages that nobody links to: what is not there, what was found, what was chosen. */
const more = (served: ServedApp): string[] => [
  '/story/1',
  '/search?q=%D8%AD%D8%B1%D9%8A%D9%82',
  '/search?q=%D8%B4%D9%8A%D8%A1%D9%84%D8%A7%D9%8A%D9%88%D8%AC%D8%AF',
  '/compare?a=difaf&b=mada',
  `/why?a=${served.id('fire-mada')}&b=${served.id('fire-difaf')}`,
  `/story/${served.id('fire-mada')}/correct?kind=move&q=%D9%85%D9%8A%D9%86%D8%A7%D8%A1`,
  `/story/${served.id('fire-mada')}/correct?kind=merge&q=zzzz`,
  `/article/${served.id('fire-sada')}?show=mentions,statements,figures,credits`,
]

type Site = Awaited<ReturnType<ServedApp['listen']>>
let browser: Browser
let served: ServedApp
let site: Site
/** Where nobody has signed in. */
let closed: ServedApp
let closedSite: Site
beforeAll(async () => {
  browser = await openBrowser()
  served = await servedApp()
  site = await served.listen()
  closed = await servedApp({ adminToken: 'an-invented-token-of-tests' })
  closedSite = await closed.listen()
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await site?.close()
  await closedSite?.close()
  await served?.remove()
  await closed?.remove()
})

test.each(['ar', 'en'])(
  'in %s: axe finds nothing to mend on any page',
  { tags: ['slow'], timeout: 600_000 },
  async (lang) => {
    const context = await browser.newContext({ locale: lang })
    const page = await context.newPage()
    await page.goto(`${site.origin}/?lang=${lang}`)
    const { paths } = await walkForms(page)
    expect(paths.length).toBeGreaterThan(20)
    const found: string[] = []
    const guest = ['/login', '/join/none', '/accounts'].map((path) => closedSite.origin + path)
    for (const path of [...[...paths, ...more(served)].map((each) => site.origin + each), ...guest]) {
      await page.goto(path)
      expect([path, await page.getAttribute('html', 'lang')]).toEqual([path, lang])
      await page.evaluate(axe)
      for (const width of widths) {
        await page.setViewportSize({ width, height: 900 })
        for (const colorScheme of schemes) {
          await page.emulateMedia({ colorScheme })
          found.push(...(await violations(page)).map((each) => `${path} ${width} ${colorScheme}: ${each}`))
        }
      }
    }
    await context.close()
    expect(found).toEqual([])
  },
)

test('it would find something', { tags: ['slow'] }, async () => {
  const page = await browser.newPage()
  await page.goto(site.origin)
  await page.evaluate(axe)
  await page.evaluate(`(() => {
    const main = document.querySelector('main')
    main.innerHTML = '<img src="x"><p>نص</p>'
    Object.assign(main.querySelector('p').style, { color: '#eee', background: '#fff' })
  })()`)
  expect((await violations(page)).map((each) => each.split(' ')[0])).toEqual(
    expect.arrayContaining(['image-alt', 'color-contrast']),
  )
  await page.close()
})

async function violations(page: Page): Promise<string[]> {
  // While a colour still changes it is neither the one nor the other.
  await page.evaluate('Promise.all(document.getAnimations().map((each) => each.finished))')
  const results = await page.evaluate<AxeResults>(`axe.run(document, { resultTypes: ['violations'] })`)
  return results.violations.map(({ id, nodes }) => `${id} ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`)
}
