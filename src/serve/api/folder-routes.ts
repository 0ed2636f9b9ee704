/**
 * The API of the caller's folders of sources; nothing of anybody else's.
 * In: requests behind the door, which says whose folders they are. Out: JSON that nobody caches. Changes the caller's own state.
 */
import type { Context, Hono } from 'hono'
import * as folders from '../../application/own/folders.ts'
import { defined } from '../../model/defined.ts'
import type { ServeDeps } from '../app-deps.ts'
import { idOf } from '../respond.tsx'
import { holderOf } from '../visitor.ts'
import { answer, apiProblem, ownBody, readQuery } from './api-answer.ts'
import * as schemas from './folder-operations.ts'

/** No folder has this number. */
const none = -1

/** Below `/api/v1`. */
export function folderApi(app: Hono, deps: ServeDeps): void {
  const folderIn = (c: Context): number => idOf(c.req.param('id')) ?? none

  app.get('/own/folders', async (c) => c.json({ items: await folders.ownFolders(deps, holderOf(c)) }))

  app.post('/own/folders', async (c) => {
    const body = await ownBody(c, deps, schemas.folderBody)
    return body.ok
      ? answer(c, await folders.addFolder(deps, holderOf(c), body.value.name))
      : apiProblem(c, body.problem)
  })

  app.post('/own/folders/:id', async (c) => {
    const body = await ownBody(c, deps, schemas.folderChange)
    if (!body.ok) return apiProblem(c, body.problem)
    return answer(c, await folders.changeFolder(deps, holderOf(c), folderIn(c), defined(body.value)))
  })

  app.post('/own/folders/:id/remove', async (c) => {
    const body = await ownBody(c, deps, schemas.nothing)
    return body.ok ? answer(c, await folders.removeFolder(deps, holderOf(c), folderIn(c))) : apiProblem(c, body.problem)
  })

  app.get('/own/folders/:id/articles', async (c) => {
    const query = readQuery(c, schemas.folderQuery)
    if (!query.ok) return apiProblem(c, query.problem)
    const { list, limit, cursor } = query.value
    const asked = { list, limit, ...defined({ cursor }) }
    const page = await folders.folderArticles(deps, holderOf(c), folderIn(c), asked)
    if (!page.ok) return apiProblem(c, page.problem)
    return c.json({ items: page.value.items, ...defined({ next: page.value.next }) })
  })

  app.post('/own/folders/:id/read-all', async (c) => {
    const body = await ownBody(c, deps, schemas.readBody)
    if (!body.ok) return apiProblem(c, body.problem)
    return answer(c, await folders.readFolder(deps, holderOf(c), folderIn(c), body.value.upTo))
  })

  app.post('/own/sources/:id/folder', async (c) => {
    const body = await ownBody(c, deps, schemas.filingBody)
    if (!body.ok) return apiProblem(c, body.problem)
    const { folder } = body.value
    return answer(c, await folders.fileSources(deps, holderOf(c), [c.req.param('id')], folder ?? undefined))
  })
}
