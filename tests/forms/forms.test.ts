/** Every form of every page in a real browser, in both languages, on loopback and behind a TLS proxy. In: a filled store. Out: test results. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '../screens/browser.ts'
import { servedApp, type ServedApp } from '../screens/served-app.ts'
import { adminSteps, adminToken, readerSteps, signIn, signOutSteps, type Step } from './every-form.ts'
import { accountSteps, ownSteps } from './account-forms.ts'
import { folderSteps } from './folder-steps.ts'
import { formsOf, walkForms } from './form-list.ts'
import { siteRules, startTlsProxy } from './tls-proxy.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser(siteRules)
}, 120_000)
afterAll(() => browser?.close())

interface Site {
  served: ServedApp
  origin: string
  close(): Promise<void>
}

/** Without a token: whoever sits at this machine is the admin. */
async function onLoopback(token?: string): Promise<Site> {
  const served = await servedApp(token === undefined ? {} : { adminToken: token })
  const site = await served.listen()
  return { served, origin: site.origin, close: () => site.close().then(() => served.remove()) }
}

async function behindProxy(host: 'passed' | 'rewritten'): Promise<Site> {
  const proxy = await startTlsProxy(host)
  const trustedProxies = host === 'rewritten' ? ['127.0.0.1'] : []
  const served = await servedApp({ adminToken, publicUrl: proxy.origin, trustedProxies })
  const site = await served.listen()
  proxy.leadTo(Number(new URL(site.origin).port))
  const close = async (): Promise<void> => {
    await proxy.close()
    await site.close()
    await served.remove()
  }
  return { served, origin: proxy.origin, close }
}

const sites = {
  'on loopback without a token': () => onLoopback(),
  'on loopback with a token': () => onLoopback(adminToken),
  'behind a TLS proxy that passes Host on': () => behindProxy('passed'),
  'behind a TLS proxy that rewrites Host': () => behindProxy('rewritten'),
} as const

test.each([
  ['on loopback without a token', 'ar'],
  ['on loopback with a token', 'en'],
  ['behind a TLS proxy that passes Host on', 'ar'],
  ['behind a TLS proxy that rewrites Host', 'en'],
] as const)(
  '%s, in %s: every form of every page does its work',
  // A hundred forms, one after another, beside other tests on two cores.
  { tags: ['slow'], timeout: 400_000 },
  async (name, lang) => {
    const site = await sites[name]()
    const context = await browser.newContext({ ignoreHTTPSErrors: true, locale: lang })
    const page = await context.newPage()
    const met = new Set<string>()
    const used: string[] = []
    const withToken = name !== 'on loopback without a token'
    const use = async (step: Step): Promise<void> => {
      await submit(page, site, step)
      used.push(step.form)
      for (const form of await formsOf(page)) met.add(form)
    }
    await page.goto(`${site.origin}/?lang=${lang}`)
    const visitor = await walkForms(page)
    if (withToken) await use(signIn)
    const admin = await walkForms(page)
    for (const form of [...visitor.forms, ...admin.forms]) met.add(form)
    for (const step of [...adminSteps, ...readerSteps, ...folderSteps(), ...ownSteps, ...accountSteps()])
      await use(step)
    if (withToken) {
      await signInElsewhere(site)
      for (const step of signOutSteps) await use(step)
    }
    expect(await page.getAttribute('html', 'lang')).toBe(lang)
    const cookies = await context.cookies()
    expect([...new Set(used)].sort()).toEqual([...met].sort())
    expect(new Set([...visitor.routes, ...admin.routes])).toEqual(new Set(pagesOf(site.served)))
    const overTls = site.origin.startsWith('https:')
    expect(cookies.map((c) => [c.name, c.secure])).toEqual(
      cookies.map((c) => [
        c.name === 'siyaq' ? c.name : c.name.replace(/^(?:__Host-)?/, overTls ? '__Host-' : ''),
        overTls,
      ]),
    )
    expect(cookies.filter((c) => c.name !== 'siyaq').every((c) => c.httpOnly && c.sameSite !== 'None')).toBe(true)
    expect(site.served.failures).toEqual([])
    await context.close()
    await site.close()
  },
)

/** The same person in another browser, whose session is then ended from here. */
async function signInElsewhere(site: Site): Promise<void> {
  const context = await browser.newContext({ ignoreHTTPSErrors: true })
  await submit(await context.newPage(), site, signIn)
  await context.close()
}

/** Opens the page, fills the form, presses the button; the answer must not be a refusal. */
async function submit(page: Page, { origin, served }: Site, step: Step): Promise<void> {
  await step.before?.(served)
  await page.goto(origin + step.at(served), { waitUntil: 'domcontentloaded' })
  await step.fill?.(page, served)
  const method = step.form.split(' ')[0]?.toUpperCase()
  const answered = page.waitForResponse((r) => r.request().isNavigationRequest() && r.request().method() === method)
  await page.locator(step.button).click()
  const answer = await answered
  await page.waitForLoadState('domcontentloaded')
  expect([step.form, answer.status() < 400]).toEqual([step.form, true])
  await step.check(served, page)
}

/** The routes of pages, by the application's own list. */
function pagesOf(served: ServedApp): string[] {
  const gets = served.app.routes.filter((r) => r.method === 'GET').map((r) => r.path.replace(/:\w+/g, ':id'))
  return gets.filter(
    (path) =>
      !/^\/(?:api|feeds|assets|robots\.txt|manifest\.webmanifest|new|picture|live|ready|metrics)(?:\/|$)/.test(path),
  )
}

test.each(['on loopback without a token', 'behind a TLS proxy that passes Host on'] as const)(
  '%s: the forms of another site are refused, though the visitor is signed in',
  { tags: ['slow'], timeout: 120_000 },
  async (name) => {
    const site = await sites[name]()
    const context = await browser.newContext({ ignoreHTTPSErrors: true })
    const page = await context.newPage()
    await page.goto(`${site.origin}/sources`)
    if (name !== 'on loopback without a token') await submit(page, site, signIn)
    // The worst case: the other site knows the token of the form.
    const csrf = await page.locator('input[name=csrf]').first().inputValue()
    const before = JSON.stringify(await stateOf(site.served))
    const posts = await postsOf(page, site)
    for (const policy of ['no-referrer', 'unsafe-url']) {
      for (const path of posts) {
        const answer = await postFromElsewhere(page, site.origin + path, policy, {
          ...foreignFields(site.served),
          csrf,
        })
        expect([path, policy, answer]).toEqual([path, policy, 403])
      }
    }
    expect(JSON.stringify(await stateOf(site.served))).toBe(before)
    await context.close()
    await site.close()
  },
)

/** Addresses that the site's forms post to, as they stand on its pages, and the API's. */
async function postsOf(page: Page, site: Site): Promise<string[]> {
  const found = new Set<string>()
  for (const path of ['/sources', '/settings', '/dead', '/login', `/story/${site.served.id('fire-mada')}`]) {
    await page.goto(site.origin + path)
    const actions = `[...document.querySelectorAll('form[method=post i]')].map((f) => f.getAttribute('action'))`
    for (const action of await page.evaluate<string[]>(actions)) found.add(action)
  }
  return [...found, '/corrections/1/undo', '/api/v1/sources/mada/paused', '/api/v1/corrections']
}

function foreignFields(served: ServedApp): Record<string, string> {
  const story = String(served.id('fire-mada'))
  return {
    url: 'https://new.example',
    paused: '1',
    action: 'remove',
    kind: 'lock',
    story,
    by: 'x',
    id: '1',
    token: adminToken,
  }
}

/** What the browser gets when a page of another origin posts a form there. */
async function postFromElsewhere(
  page: Page,
  to: string,
  policy: string,
  fields: Record<string, string>,
): Promise<number> {
  const inputs = Object.entries(fields).map(([name, value]) => `<input name="${name}" value="${value}">`)
  const body = `<form method="post" action="${to}">${inputs.join('')}<button>go</button></form>`
  // Another port of the same host is another origin, to which the browser still sends the visitor's cookies.
  const elsewhere = `${new URL(to).protocol}//${new URL(to).hostname}:9/`
  await page.unroute(elsewhere)
  await page.route(elsewhere, (route) =>
    route.fulfill({ contentType: 'text/html', headers: { 'referrer-policy': policy }, body }),
  )
  await page.goto(elsewhere)
  const answered = page.waitForResponse((r) => r.request().method() === 'POST')
  await page.click('button')
  return (await answered).status()
}

async function stateOf({ store }: ServedApp): Promise<unknown> {
  return [
    await store.sources(),
    await store.feeds({}),
    await store.corrections(),
    (await store.dead({ limit: 9 })).items,
  ]
}
