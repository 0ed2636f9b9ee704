/**
 * No active content survives extraction: every shape's output is opened in Chromium, with scripts allowed to run and a
 * policy that reports them.
 */
import { chromium, type Browser } from 'playwright-core'
import { createServer, type Server } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { extractArticle } from '../../src/extract/extract-article.ts'
import { xssShapes } from './xss-shapes.ts'

const prose =
  'أعلنت بلدية مدينة النخيل الخيالية يوم الأحد أنها أنهت أعمال الصيانة في الجسر القديم، وأكدت أن الحركة ستعود إليه قبل نهاية الأسبوع.'

let server: Server
let browser: Browser
let origin = ''
let served = ''
let reports = 0

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/csp') {
      reports++
      response.writeHead(204).end()
      return
    }
    const policy = "script-src 'none'; object-src 'none'; frame-src 'none'; report-uri /csp"
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy-report-only': policy,
    })
    response.end(request.url === '/' ? served : '')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  origin = typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}` : ''
  browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  })
})

afterAll(async () => {
  await browser.close()
  await new Promise((resolve) => server.close(resolve))
})

function sanitised(payload: string): string {
  const paragraph = (n: number): string => `<p>${prose} الفقرة ${n}.</p>`
  const html = `<html><head><title>خبر عن الجسر القديم</title></head><body><article class="article-body"><h1>خبر عن الجسر القديم</h1>${paragraph(1)}${paragraph(2)}<p>قبل ${payload} بعد، وتابعت البلدية أعمالها في الحي كله.</p>${payload}${paragraph(3)}${paragraph(4)}</article></body></html>`
  const outcome = extractArticle({ url: 'https://news.example/story/1', html })
  return outcome.ok ? outcome.value.html : ''
}

/** Opens `body` and returns how often a script ran, what the policy reported, and the forbidden things in the tree. */
async function open(body: string): Promise<{ hits: number; reports: number; forbidden: string[] }> {
  reports = 0
  let hits = 0
  served = `<!doctype html><meta charset=utf-8><body>${body}</body>`
  const page = await browser.newPage()
  await page.exposeFunction('hit', () => {
    hits++
  })
  page.on('dialog', (dialog) => {
    hits++
    void dialog.dismiss()
  })
  await page.goto(`${origin}/`, { waitUntil: 'load' })
  await page.waitForTimeout(600)
  const forbidden: string[] = await page.evaluate(`[...document.body.querySelectorAll('*')].flatMap((el) => {
    const found = []
    if (/^(script|style|iframe|frame|object|embed|form|input|button|svg|math|link|meta|base|template|video|audio)$/i.test(el.tagName)) found.push(el.tagName)
    for (const a of el.attributes) {
      if (/^on|^style$|^srcdoc$|^ping$|^formaction$/i.test(a.name)) found.push(a.name)
      if (/^(href|src|srcset)$/i.test(a.name) && !/^(https?:|mailto:)/i.test(a.value)) found.push(a.name + '=' + a.value)
    }
    return found
  })`)
  await page.close()
  return { hits, reports, forbidden }
}

test('there are at least two hundred shapes, each with a name of its own', () => {
  expect(xssShapes.length).toBeGreaterThanOrEqual(200)
  expect(new Set(xssShapes.map((shape) => shape.name)).size).toBe(xssShapes.length)
})

test('the check itself sees a script that runs and a handler that is reported', async () => {
  const seen = await open('<img src=x onerror=hit()><p onclick=hit()>x</p>')
  expect(seen.hits).toBeGreaterThan(0)
  expect(seen.reports).toBeGreaterThan(0)
  expect(seen.forbidden).toContain('onerror')
})

test('every shape keeps the article and leaves nothing that runs', async () => {
  const outputs = xssShapes.map((shape) => ({ shape, html: sanitised(shape.html) }))
  // A shape that swallows the rest of the page, as it would in a browser, may leave no article; most leave one.
  expect(outputs.filter(({ html }) => html.includes('الفقرة 1')).length).toBeGreaterThan(xssShapes.length * 0.95)
  const seen = await open(outputs.map(({ html }) => `<section>${html}</section>`).join('\n'))
  expect(seen.forbidden).toEqual([])
  expect(seen.hits).toBe(0)
  expect(seen.reports).toBe(0)
})
