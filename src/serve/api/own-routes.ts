/**
 * The API of one's own state: what the caller has read, saved, follows and will not see; nothing of anybody else's.
 * In: requests behind the door, which says whose state it is. Out: JSON that nobody caches. Changes the caller's own state.
 */
import type { Hono } from 'hono'
import * as own from '../../application/own/own-state.ts'
import { defined } from '../../model/defined.ts'
import type { ServeDeps } from '../app-deps.ts'
import { holderOf } from '../visitor.ts'
import { answer, apiProblem, ownBody, readQuery } from './api-answer.ts'
import * as schemas from './own-operations.ts'

/** Below `/api/v1`. */
export function ownApi(app: Hono, deps: ServeDeps): void {
  app.get('/own/marks', async (c) => {
    const query = readQuery(c, schemas.marksQuery)
    if (!query.ok) return apiProblem(c, query.problem)
    const { stories, articles } = query.value
    return c.json(await own.ownMarks(deps, holderOf(c), { stories: numbersIn(stories), articles: numbersIn(articles) }))
  })

  app.post('/own/marks', async (c) => {
    const body = await ownBody(c, deps, schemas.markBody)
    if (!body.ok) return apiProblem(c, body.problem)
    const { kind, id, read, saved } = body.value
    return answer(c, await own.setMark(deps, holderOf(c), { kind, id, ...defined({ read, saved }) }))
  })

  app.post('/own/read-all', async (c) => {
    const body = await ownBody(c, deps, schemas.readAllBody)
    return body.ok ? answer(c, await own.readAll(deps, holderOf(c), body.value.upTo)) : apiProblem(c, body.problem)
  })

  app.get('/own/stories', async (c) => {
    const query = readQuery(c, schemas.storiesQuery)
    if (!query.ok) return apiProblem(c, query.problem)
    const { list, limit, cursor } = query.value
    return c.json(await own.ownStories(deps, holderOf(c), { list, limit, ...defined({ cursor }) }))
  })

  app.get('/own/articles', async (c) => {
    const query = readQuery(c, schemas.articlesQuery)
    if (!query.ok) return apiProblem(c, query.problem)
    const { limit, cursor } = query.value
    return c.json(await own.ownArticles(deps, holderOf(c), { limit, ...defined({ cursor }) }))
  })

  app.get('/own/lists', async (c) => {
    const query = readQuery(c, schemas.listQuery)
    if (!query.ok) return apiProblem(c, query.problem)
    return c.json({ items: await deps.store.people.own.listed(holderOf(c), query.value.list) })
  })

  app.post('/own/lists', async (c) => {
    const body = await ownBody(c, deps, schemas.listBody)
    if (!body.ok) return apiProblem(c, body.problem)
    const { name, ...asked } = body.value
    return answer(c, await own.setListed(deps, holderOf(c), { ...asked, ...defined({ name }) }))
  })
}

/** Checked by the schema: digits with commas between. */
function numbersIn(list: string | undefined): number[] {
  return list === undefined ? [] : list.split(',').map(Number).filter(Number.isSafeInteger)
}
