/** What a page owes to readers who do not see it: landmarks, names, languages of parts, focus. In: every page. Out: test results. */
import { parseHTML } from 'linkedom'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addFolder, fileSources } from '../../src/application/own/folders.ts'
import { readAsset, assetPaths } from '../../src/serve/style/assets.ts'
import { servedApp } from './served-app.ts'
import type { ServedApp } from './served-app.ts'

let served: ServedApp
let folder = 0
beforeAll(async () => {
  served = await servedApp()
  const made = await addFolder(served.deps, 0, 'مدن الساحل')
  folder = made.ok ? made.value.id : 0
  await fileSources(served.deps, 0, ['difaf', 'mada'], folder)
})
afterAll(() => served.remove())

const paths = (): [string, string][] => [
  ['home', '/'],
  ['story', `/story/${served.id('fire-mada')}`],
  ['story in English', `/story/${served.id('fire-mada')}?lang=en`],
  ['article', `/article/${served.id('fire-sada')}?show=mentions,statements,figures,credits`],
  ['why', `/why?a=${served.id('fire-mada')}&b=${served.id('fire-difaf')}`],
  ['search', '/search?q=%D8%AD%D8%B1%D9%8A%D9%82'],
  ['source', '/source/difaf'],
  ['compare', '/compare?a=difaf&b=mada'],
  ['trends', '/trends'],
  ['entity', '/entity/place:RU'],
  ['sources', '/sources'],
  ['corrections', '/corrections'],
  ['settings', '/settings'],
  ['sign-in', '/login'],
  ['sessions', '/sessions'],
  ['accounts', '/accounts'],
  ['changes', '/audit'],
  ['keys', '/keys'],
  ['error', '/story/1'],
  ['own list', '/own'],
  ['one source to do something with', '/own/item?kind=source&key=mada'],
  ['folders', '/own/folders'],
  ['folder', `/own/folders/${folder}?list=all`],
  ['sources of a folder', `/own/folders/${folder}/sources?lang=en`],
]

async function open(path: string): Promise<ReturnType<typeof parseHTML>['document']> {
  const env = { incoming: { socket: { remoteAddress: '127.0.0.1' } } }
  const response = await served.app.request(path, { headers: { host: 'localhost' } }, env)
  return parseHTML(await response.text()).document
}

describe('every page', () => {
  test('has its language and direction, a title, one heading of the first rank, and no rank skipped', async () => {
    for (const [name, path] of paths()) {
      const page = await open(path)
      const root = page.documentElement
      expect([root.getAttribute('lang'), root.getAttribute('dir')], name).toEqual(
        path.includes('lang=en') ? ['en', 'ltr'] : ['ar', 'rtl'],
      )
      expect(page.title, name).toMatch(/\S/)
      const ranks = [...page.querySelectorAll('h1, h2, h3, h4, h5, h6')].map((h) => Number(h.tagName[1]))
      expect(
        ranks.filter((rank) => rank === 1),
        name,
      ).toHaveLength(1)
    }
  })

  test('has the landmarks, and a skip link that leads to the main one', async () => {
    for (const [name, path] of paths()) {
      const page = await open(path)
      const count = (selector: string): number => page.querySelectorAll(selector).length
      expect([count('main'), count('body > header'), count('body > footer')], name).toEqual([1, 1, 1])
      expect(count('form[role=search]'), name).toBeGreaterThan(0)
      const skip = page.querySelector('body > a')
      expect(skip?.getAttribute('href'), name).toBe(`#${page.querySelector('main')?.id ?? ''}`)
      for (const nav of page.querySelectorAll('nav')) expect(nav.getAttribute('aria-label'), name).toMatch(/\S/)
    }
  })

  test('names every control, link and picture, and no id twice', async () => {
    for (const [name, path] of paths()) {
      const page = await open(path)
      const nameless = [...page.querySelectorAll('a[href], button, summary')].filter(
        (e) => !/\S/.test(e.textContent ?? '') && !/\S/.test(e.getAttribute('aria-label') ?? ''),
      )
      expect(
        nameless.map((e) => e.outerHTML),
        name,
      ).toEqual([])
      const fields = [...page.querySelectorAll('input:not([type=hidden]), select, textarea')].filter(
        (e) =>
          e.closest('label') === null &&
          !e.getAttribute('aria-label') &&
          page.querySelector(`label[for="${e.id}"]`) === null,
      )
      expect(
        fields.map((e) => e.outerHTML),
        name,
      ).toEqual([])
      expect(
        [...page.querySelectorAll('img:not([alt])')].map((e) => e.outerHTML),
        name,
      ).toEqual([])
      const svgs = [...page.querySelectorAll('svg')].filter(
        (e) =>
          e.getAttribute('aria-hidden') !== 'true' &&
          e.getAttribute('role') !== 'img' &&
          // A chart whose bars are links; each link has a name, see above.
          !(e.getAttribute('role') === 'group' && /\S/.test(e.getAttribute('aria-label') ?? '')),
      )
      expect(
        svgs.map((e) => e.outerHTML.slice(0, 80)),
        name,
      ).toEqual([])
      const ids = [...page.querySelectorAll('[id]')].map((e) => e.id)
      expect(
        ids.filter((id, i) => ids.indexOf(id) !== i),
        name,
      ).toEqual([])
      for (const e of page.querySelectorAll('[aria-labelledby]'))
        expect(
          page.getElementById(e.getAttribute('aria-labelledby') ?? ''),
          `${name} ${e.outerHTML.slice(0, 60)}`,
        ).not.toBeNull()
    }
  })
})

test('titles and statements of publishers carry their own language and direction', async () => {
  const page = await open(`/story/${served.id('fire-mada')}?lang=en`)
  const heading = page.querySelector('h1 [lang]') ?? page.querySelector('h1')
  expect([heading?.getAttribute('lang'), heading?.getAttribute('dir')]).toEqual(['ar', 'rtl'])
  for (const said of page.querySelectorAll('blockquote.said'))
    expect([said.getAttribute('lang'), said.getAttribute('dir')]).not.toContain(null)
  const other = page.querySelector('#other-languages a [lang], #other-languages a bdi')
  expect([other?.getAttribute('lang'), other?.getAttribute('dir')]).toEqual(['en', 'ltr'])
})

test('focus is shown, and nothing takes its outline away', () => {
  const style = String(readAsset(assetPaths.style)?.body ?? '')
  expect(style).toMatch(/:focus-visible\s*\{[^}]*outline:\s*(?!none)/)
  // The box around the search field shows the field's focus; the main landmark and an item reached by keys have rules of their own.
  const bare = [...style.matchAll(/([^{}]+)\{[^}]*outline:\s*(?:none|0)\b/g)].map((m) => m[1]?.trim())
  expect(bare).toEqual(['.searchbox input', 'main', '[data-item]:focus'])
  expect(style).toMatch(/\.searchbox:focus-within\s*\{/)
  expect(style).toMatch(/\[data-item\]:focus-visible\s*\{[^}]*outline/)
})
