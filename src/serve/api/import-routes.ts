/**
 * `/api/v1/imports`: what `siyaq import` sends while this server has the data directory.
 * In: requests of the owner, or of who may read the data directory. Out: counts. Stores, analyses and groups through `Imports`.
 *
 * A batch is NDJSON, a content type that a page of another site cannot send without asking first, which is never allowed.
 */
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Context } from 'hono'
import type { BatchCounts, ImportBatch } from '../../application/import/import-batch.ts'
import type { Imports } from '../../application/import/server-imports.ts'
import { failed, ok, type Outcome } from '../../problem.ts'
import { isFromOurPages } from '../access/forms.ts'
import type { ServeDeps } from '../app-deps.ts'
import { apiProblem, readQuery } from './api-answer.ts'
import { importLine, positionQuery } from './import-schemas.ts'

/** The path whose requests may be larger than a form. */
export const batchesPath = '/api/v1/imports/batches'

/** One article may be large (an import's line has at most 32 MiB); what the command sends has about a megabyte. */
const largestBatchBytes = 96 * 1024 * 1024
const mostLines = 2_000

export function importRoutes(deps: ServeDeps): Hono {
  const app = new Hono()

  app.use(async (c, next) => {
    if (!isFromOurPages(c, deps.config)) return apiProblem(c, { code: 'request.forbidden' })
    return await next()
  })
  // After the question who asks: nobody else makes us read so much.
  app.use(
    '/batches',
    bodyLimit({
      maxSize: largestBatchBytes,
      onError: (c) => apiProblem(c, { code: 'request.invalid', detail: `> ${largestBatchBytes} B` }, 413),
    }),
  )

  const taking = (c: Context, work: (imports: Imports) => Promise<Response>): Promise<Response> | Response =>
    deps.imports === undefined ? apiProblem(c, { code: 'request.not-found' }) : work(deps.imports)

  app.get('/position', (c) =>
    taking(c, async (imports) => {
      const query = readQuery(c, positionQuery)
      if (!query.ok) return apiProblem(c, query.problem)
      return c.json({ position: await imports.position(query.value.file) })
    }),
  )

  app.get('/waiting', (c) => taking(c, async (imports) => c.json(await imports.unfinished())))

  app.post('/batches', (c) =>
    taking(c, async (imports) => {
      if (!hasType(c, 'x-ndjson')) return apiProblem(c, { code: 'request.invalid', detail: 'content-type' })
      const batch = readBatch(await c.req.text())
      if (!batch.ok) return apiProblem(c, batch.problem)
      const counts: Outcome<BatchCounts> = await imports.batch(batch.value)
      return counts.ok ? c.json(counts.value) : apiProblem(c, counts.problem)
    }),
  )

  app.post('/finish', (c) =>
    taking(c, async (imports) => {
      if (!hasType(c, 'json')) return apiProblem(c, { code: 'request.invalid', detail: 'content-type' })
      return c.json(await imports.finish())
    }),
  )
  return app
}

function hasType(c: Context, type: 'json' | 'x-ndjson'): boolean {
  const [given = ''] = (c.req.header('content-type') ?? '').split(';')
  return given.trim().toLowerCase() === `application/${type}`
}

/** The checked batch; `request.invalid` names the line. */
function readBatch(text: string): Outcome<ImportBatch> {
  const batch: ImportBatch = { drafts: [], sources: [], feeds: [], positions: {} }
  const lines = text.split('\n')
  if (lines.length > mostLines) return failed('request.invalid', `> ${mostLines} lines`)
  for (const [i, line] of lines.entries()) {
    if (line.trim() === '') continue
    const read = readLine(line)
    if (!read.ok) return failed('request.invalid', `line ${i + 1}: ${read.problem.detail ?? ''}`)
    const { draft, source, feed, positions } = read.value
    if (draft) batch.drafts.push(draft)
    if (source) batch.sources.push(source)
    if (feed) batch.feeds.push(feed)
    Object.assign(batch.positions, positions)
  }
  return ok(batch)
}

function readLine(line: string) {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return failed('request.invalid', 'not JSON') // The one thing that JSON.parse throws.
  }
  const parsed = importLine.safeParse(value)
  if (parsed.success) return ok(parsed.data)
  const [issue] = parsed.error.issues
  return failed('request.invalid', issue === undefined ? '' : `${issue.path.join('.')}: ${issue.message}`)
}
