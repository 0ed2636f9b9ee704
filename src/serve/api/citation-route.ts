/**
 * The routes that give a citation of an article or a story, to print or for a program that keeps references.
 * In: an id, a form. Out: text. Reads the store only.
 */
import type { Context, Hono } from 'hono'
import { z } from 'zod'
import { cite } from '../../application/cite/cite.ts'
import { citationForms, citationKey, citationTypes, type CiteWhat } from '../../application/cite/cited.ts'
import type { ServeDeps } from '../app-deps.ts'
import { idOf } from '../respond.tsx'
import { preferencesOf, siteBase } from '../visitor.ts'
import { makeLocale } from '../web/locale.ts'
import { apiProblem, readQuery } from './api-answer.ts'
import type { Operation } from './operation.ts'

const query = z.object({
  format: z.enum(citationForms).default('text'),
  lang: z.enum(['ar', 'en']).optional().describe('of the words between; default: that of the pages for this caller'),
})

const types = Object.values(citationTypes).map(({ type }) => type)

export const citationOperations: Operation[] = [
  {
    method: 'get',
    path: '/articles/{id}/citation',
    summary: 'A citation of an article: author, headline, publisher, time with its zone, address, permanent link here',
    query,
    answer: z.string(),
    text: types,
  },
  {
    method: 'get',
    path: '/stories/{id}/citation',
    summary: 'A citation of a story: headline, how many sites follow it since when, permanent link',
    query,
    answer: z.string(),
    text: types,
  },
]

/** Below `/api/v1`. */
export function addCitationRoutes(app: Hono, deps: ServeDeps): void {
  app.get('/articles/:id/citation', (c) => cited(c, deps, { article: { id: idOf(c.req.param('id')) ?? 0 } }))
  app.get('/stories/:id/citation', (c) => cited(c, deps, { story: idOf(c.req.param('id')) ?? 0 }))
}

async function cited(c: Context, deps: ServeDeps, what: CiteWhat): Promise<Response> {
  const asked = readQuery(c, query)
  if (!asked.ok) return apiProblem(c, asked.problem)
  const { lang, tag, preferences } = makeLocale(preferencesOf(c, deps.config), deps.clock())
  const style = { lang, tag, timeZone: preferences.timeZone, base: siteBase(c, deps.config) }
  const { format } = asked.value
  const found = await cite(deps.store, what, format, style)
  if (!found.ok) return apiProblem(c, { code: 'request.not-found' })
  const { type, ending } = citationTypes[format]
  c.header('content-type', `${type}; charset=utf-8`)
  if (ending !== undefined)
    c.header('content-disposition', `attachment; filename="${citationKey(found.value)}.${ending}"`)
  return c.body(found.value.citation)
}
