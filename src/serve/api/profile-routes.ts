/**
 * The API about names over time and the coverage of sources: what their pages tell.
 * In: requests. Out: JSON. Reads views only.
 */
import type { Hono } from 'hono'
import { defined } from '../../model/defined.ts'
import type { ServeDeps } from '../app-deps.ts'
import { answer, apiProblem, readQuery } from './api-answer.ts'
import * as schemas from './profile-operations.ts'

/** Below `/api/v1`. */
export function profileApi(app: Hono, deps: ServeDeps): void {
  const { store, views } = deps
  const { timeZone } = deps.config

  app.get('/entities/:key', async (c) => {
    const view = await views.entity(c.req.param('key'), timeZone)
    if (view.articles.length === 0) return apiProblem(c, { code: 'request.not-found' })
    const { key, name, kind, variants, hasStatements, profile } = view
    return c.json({ key, name, variants, hasStatements, ...defined({ kind, profile }) })
  })

  app.get('/speakers/:key', async (c) => {
    const query = readQuery(c, schemas.speakerQuery)
    if (!query.ok) return apiProblem(c, query.problem)
    const view = await views.speaker(c.req.param('key'), timeZone, query.value.cursor)
    if (view.statements.length === 0 && query.value.cursor === undefined)
      return apiProblem(c, { code: 'request.not-found' })
    const { key, name, isEntity, statements, profile, next } = view
    return c.json({ key, name, isEntity, statements, ...defined({ profile, next }) })
  })

  app.get('/compare', async (c) => {
    const query = readQuery(c, schemas.compareQuery)
    if (!query.ok) return apiProblem(c, query.problem)
    const { a, b, within } = query.value
    return answer(c, await views.comparison({ a, b }, within))
  })

  app.get('/trends', async (c) => {
    const query = readQuery(c, schemas.trendsQuery)
    if (!query.ok) return apiProblem(c, query.problem)
    const { within, in: lang } = query.value
    return c.json(await views.trends({ within, ...defined({ lang }) }, deps.clock()))
  })

  app.get('/sources/:id/coverage', async (c) => {
    const source = await store.source(c.req.param('id'))
    if (source === undefined) return apiProblem(c, { code: 'request.not-found' })
    const coverage = await views.coverage(source.id, timeZone)
    return c.json({ sourceId: source.id, name: source.name, ...defined({ coverage }) })
  })
}
