/** What meets a search as a file, by page, API and library. In: a served app, an empty store. Out: test results. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { exportFile } from '../../src/application/export/export-file.ts'
import type { ExportedArticle } from '../../src/application/export/export-request.ts'
import { exportedArticles } from '../../src/application/export/exported-articles.ts'
import { createComputePool } from '../../src/pipeline/compute-pool.ts'
import { madeDraft, madeSource, site } from '../contract/made-articles.ts'
import { embeddedStore } from '../embedded-store.ts'
import { servedApp, type ServedApp } from './served-app.ts'

let served: ServedApp
beforeEach(async () => {
  served = await servedApp()
})
afterEach(() => served.remove())

const path = (query: Record<string, string>): string => `/api/v1/search/export?${new URLSearchParams(query).toString()}`

async function ask(query: Record<string, string>): Promise<Response> {
  return await served.app.request(path(query), { headers: { host: 'localhost' } })
}

interface Row extends ExportedArticle {
  page: string
  story?: string
  citation: string
}

test('JSON Lines: every article that meets the search, newest first, with evidence, links and citation', async () => {
  const answer = await ask({ q: 'حريق' })
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/x-ndjson; charset=utf-8'])
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="siyaq-\d{4}-\d\d-\d\d\.jsonl"$/)
  expect(answer.headers.get('etag')).toBeNull()
  const text = await answer.text()
  const rows = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Row)
  const found = await served.app.request('/api/v1/search?q=%D8%AD%D8%B1%D9%8A%D9%82&order=newest&limit=100')
  const { items } = (await found.json()) as { items: { id: number }[] }
  expect(rows.map(({ id }) => id)).toEqual(items.map(({ id }) => id))
  expect(rows.length).toBeGreaterThan(2)
  for (const row of rows) {
    expect(row.page).toBe(`http://localhost/article/${row.id}`)
    expect(row.citation).toContain(`«${row.title}»، ${row.source.name}، `)
    expect(row.citation).toContain(`، ${row.url}، `)
    expect(row.citation.endsWith(row.page)).toBe(true)
  }
  expect(rows.some(({ passage }) => passage?.includes('حريق'))).toBe(true)
  const statements = rows.flatMap((row) => row.statements)
  expect(statements.length).toBeGreaterThan(0)
  // A speaker who is not sure enough for a page is not in the file either.
  for (const { speaker, confidence } of statements)
    if (speaker !== undefined) expect(confidence).toBeGreaterThanOrEqual(0.5)
  const figures = rows.flatMap((row) => row.figures.map((figure) => ({ row, figure })))
  for (const { row, figure } of figures.slice(0, 5)) {
    const article = await served.store.articlesByIds([row.id])
    expect(article[0]?.text.slice(figure.start, figure.end)).toBe(figure.surface)
  }
})

test('CSV for a spreadsheet: its mark of UTF-8, columns in the language, nothing that becomes a formula', async () => {
  await served.store.putSource(madeSource(site))
  const title = '=HYPERLINK("https://evil.example";"حريق")'
  const puts = await served.store.putArticles([madeDraft(1, { title, text: 'شب حريق، وقال "شاهد" إنه كبير.' })])
  const compute = createComputePool({ workers: 0 })
  await served.store.putAnalyses(await compute.analyse(await served.store.articlesByIds(puts.map((p) => p.id))))
  const answer = await ask({ q: 'حريق', format: 'csv', lang: 'ar' })
  // Response.text() would take the mark off.
  const text = Buffer.from(await answer.arrayBuffer()).toString('utf8')
  expect(text.startsWith('\u{feff}الرقم,نُشر,')).toBe(true)
  expect(text).toContain(`"'=HYPERLINK(""https://evil.example"";""حريق"")"`)
  expect(text).not.toMatch(/(?:^|[\r\n,"])=HYPERLINK/)
  expect(text.match(/\r\n/g)?.length).toBeGreaterThan(3)
  const english = await (await ask({ q: 'حريق', format: 'csv', lang: 'en' })).text()
  expect(english.split('\r\n')[0]).toContain('id,published,first seen,publisher')
  expect(english).toContain('“')
})

test('a bad date, no words and an unknown format are told; where only the nearest are found, the file is empty', async () => {
  expect((await ask({ q: 'حريق', from: '2026-13-45' })).status).toBe(400)
  expect((await ask({ q: '-حريق' })).status).toBe(400)
  expect((await ask({ q: 'حريق', format: 'xlsx' })).status).toBe(400)
  const none = await ask({ q: 'حريق زلزال بركان' })
  expect([none.status, await none.text()]).toEqual([200, ''])
})

test('no more than a few are sent at once, and who goes away makes room', async () => {
  const open = await Promise.all([1, 2, 3, 4].map(() => ask({ q: 'حريق' })))
  expect(open.map(({ status }) => status)).toEqual([200, 200, 200, 200])
  const more = await ask({ q: 'حريق' })
  expect([more.status, Number(more.headers.get('retry-after')) > 0]).toEqual([429, true])
  await open[0]?.text()
  await open[1]?.body?.cancel()
  expect((await ask({ q: 'حريق' })).status).toBe(200)
})

test('page after page, each article once, up to the number asked for; the day alone where the page says no more', async () => {
  const own = await embeddedStore()
  const compute = createComputePool({ workers: 0 })
  await own.store.putSource(madeSource(site))
  const puts = await own.store.putArticles(Array.from({ length: 230 }, (_, n) => madeDraft(n, { dateOnly: n === 3 })))
  await own.store.putAnalyses(await compute.analyse(await own.store.articlesByIds(puts.map((put) => put.id))))
  const ids = async (most?: number): Promise<number[]> => {
    const found = await exportedArticles(
      own.store,
      { q: 'الجسر', exact: false },
      { timeZone: 'UTC', ...(most === undefined ? {} : { most }) },
    )
    if (!found.ok) throw new Error(found.problem.code)
    const rows: ExportedArticle[] = []
    for await (const row of found.value) rows.push(row)
    return rows.map(({ id }) => id)
  }
  const all = await ids()
  expect(all).toEqual(puts.map((put) => put.id).toSorted((a, b) => b - a))
  expect(await ids(150)).toEqual(all.slice(0, 150))
  const found = await exportedArticles(own.store, { q: '=رقم 3', exact: false }, { timeZone: 'Pacific/Honolulu' })
  if (!found.ok) throw new Error(found.problem.code)
  const pieces: string[] = []
  for await (const piece of exportFile(found.value, 'jsonl', { lang: 'en', timeZone: 'Pacific/Honolulu' }))
    pieces.push(piece)
  const days = pieces.map((piece) => JSON.parse(piece) as Row).filter((row) => row.dateOnly === true)
  expect(days.map(({ citation, page }) => [citation.includes('1 March 2026'), page])).toEqual([[true, undefined]])
  await own.close()
})
