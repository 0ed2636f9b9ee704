/**
 * The route by which what meets a search leaves as a file.
 * In: a search as the page asks for it. Out: JSON Lines or CSV, sent while it is read. Reads the store only.
 */
import type { Hono } from 'hono'
import { stream } from 'hono/streaming'
import { exportedArticles } from '../../application/export/exported-articles.ts'
import { exportFile } from '../../application/export/export-file.ts'
import { defined } from '../../model/defined.ts'
import { minuteMs, secondMs } from '../../model/instant.ts'
import { failed } from '../../problem.ts'
import type { ServeDeps } from '../app-deps.ts'
import { preferencesOf, siteBase } from '../visitor.ts'
import { apiProblem, readQuery } from './api-answer.ts'
import { exportQuery } from './api-schemas.ts'

/** Under way at once in this process; each reads the store for seconds. */
const mostAtOnce = 4
const comeAgainMs = 10 * secondMs
const longestMs = 10 * minuteMs

const types = { jsonl: 'application/x-ndjson; charset=utf-8', csv: 'text/csv; charset=utf-8' }

export function addExportRoute(app: Hono, deps: ServeDeps): void {
  let underWay = 0

  app.get('/search/export', async (c) => {
    const query = readQuery(c, exportQuery)
    if (!query.ok) return apiProblem(c, query.problem)
    if (underWay >= mostAtOnce) return apiProblem(c, failed('request.slow-down', undefined, comeAgainMs).problem)
    const { format, q, exact, in: lang, source: sourceId, section, desk, from, to } = query.value
    const { timeZone } = deps.config
    const gone = new AbortController()
    const request = { q, exact: exact === '1', ...defined({ lang, sourceId, section, desk, from, to }) }
    const rows = await exportedArticles(deps.store, request, { timeZone, signal: gone.signal })
    if (!rows.ok) return apiProblem(c, rows.problem)
    c.header('content-type', types[format])
    c.header(
      'content-disposition',
      `attachment; filename="siyaq-${new Date(deps.clock()).toISOString().slice(0, 10)}.${format}"`,
    )
    const style = { lang: preferencesOf(c, deps.config).lang, timeZone, base: siteBase(c, deps.config) }
    underWay++
    return stream(c, async (out) => {
      out.onAbort(() => gone.abort())
      // Who takes it a byte at a time does not keep the others out.
      const late = new Promise<void>((over) => void setTimeout(over, longestMs).unref()).then(() => gone.abort())
      try {
        for await (const piece of exportFile(rows.value, format, style)) {
          await Promise.race([out.write(piece), late])
          if (gone.signal.aborted) break
        }
      } finally {
        underWay--
      }
    })
  })
}
