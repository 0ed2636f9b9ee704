/**
 * Every form that the pages of a running site show, found by walking through the site in a browser.
 * In: a page of that browser that stands on the site. Out: one line a button: method, route, class of the form, what the button says.
 */
import type { Page } from 'playwright-core'

export interface Walk {
  /** "post /feeds/:id action=pause", each once, sorted. */
  forms: string[]
  /** Routes that were visited: "/story/:id". */
  routes: string[]
  /** The first page of each that was there. */
  paths: string[]
}

/** Pages that no link leads to for this visitor, or only after something happened. */
const begin = [
  '/',
  '/login',
  '/search',
  '/why',
  '/compare',
  '/trends',
  '/dead',
  '/corrections',
  '/settings',
  '/keys',
  '/sources',
  '/sessions',
  '/searches',
  '/own',
  '/own/folders/1',
  '/own/folders/1/sources',
  '/welcome',
  '/account',
  '/accounts',
  '/audit',
  '/join/none',
  '/login/provider',
  '/login/provider/back',
]

/** Walks from `begin` over links of the site, at most three pages of each route, with the rights of the page's cookies. */
export async function walkForms(page: Page): Promise<Walk> {
  return await page.evaluate<Walk>(`(${walkScript})(${JSON.stringify(begin)})`)
}

/** The forms of the page that is open. */
export async function formsOf(page: Page): Promise<string[]> {
  return await page.evaluate<string[]>(`(() => { ${inBrowser} return formsIn(document) })()`)
}

const inBrowser = `
  const routeOf = (path) => path.replace(/^\\/(?:(source|entity|speaker|join)\\/[^/]+|(story|article|feeds|feed|corrections|sessions|searches|accounts|accounts\\/links|account\\/tokens|account\\/sessions|account\\/identities|accounts\\/identities|own\\/folders)\\/\\d+)/, '/$1$2/:id')
  const formsIn = (doc) => [...doc.querySelectorAll('form')].flatMap((form) => {
    const kind = form.getAttribute('class') ?? ''
    const method = (form.getAttribute('method') ?? 'get').toLowerCase()
    const start = (b) => method + ' ' + routeOf(b.getAttribute('formaction') ?? form.getAttribute('action') ?? '') + (method === 'get' ? '.' + kind.split(' ')[0] : '')
    const buttons = [...form.querySelectorAll('button:not([type=button]), input[type=submit]')]
    return buttons.map((b) => start(b) + (b.name ? ' ' + b.name + '=' + b.value : ''))
  })
`

const walkScript = `async (begin) => {
  ${inBrowser}
  const waiting = [...begin]
  const seen = new Set(begin)
  const visits = new Map()
  const forms = new Set()
  const paths = new Map()
  while (waiting.length > 0) {
    const path = waiting.shift()
    const route = routeOf(path.split('?')[0])
    const times = visits.get(route) ?? 0
    if (times >= 3) continue
    visits.set(route, times + 1)
    const answer = await fetch(path)
    if (!(answer.headers.get('content-type') ?? '').startsWith('text/html')) continue
    if (answer.ok && !answer.redirected && !paths.has(route)) paths.set(route, path)
    const doc = new DOMParser().parseFromString(await answer.text(), 'text/html')
    for (const form of formsIn(doc)) forms.add(form)
    for (const link of doc.querySelectorAll('a[href^="/"]')) {
      const to = link.getAttribute('href').split('#')[0]
      if (!/^\\/(api|feeds|assets)\\//.test(to) && !/[?&]lang=/.test(to) && !seen.has(to)) { seen.add(to); waiting.push(to) }
    }
  }
  return { forms: [...forms].sort(), routes: [...visits.keys()].sort(), paths: [...paths.values()].sort() }
}`
