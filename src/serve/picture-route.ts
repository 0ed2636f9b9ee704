/**
 * The route of lead pictures in lists: this server's own address for what a publisher shows with an article.
 * In: the number of an article. Out: a picture, or 404. Nothing where pictures in lists are off.
 */
import { Hono } from 'hono'
import { failed } from '../problem.ts'
import type { ServeDeps } from './app-deps.ts'
import { idOf, notFoundPage, problemPage, statusOf } from './respond.tsx'

const daySeconds = 86_400

export function pictureRoutes(deps: ServeDeps): Hono {
  const { pictures } = deps
  const app = new Hono()
  app.get('/picture/:id', async (c) => {
    const id = idOf(c.req.param('id'))
    const missing = failed('request.not-found')
    const found = id === undefined || pictures === undefined ? missing : await pictures.get(id)
    if (!found.ok) {
      const status = statusOf(found.problem)
      return status === 404 ? await notFoundPage(c, deps) : await problemPage(c, deps, found.problem, status)
    }
    const { type, body, tag } = found.value
    c.header('cache-control', `private, max-age=${daySeconds}`)
    c.header('etag', `"${tag}"`)
    if (c.req.header('if-none-match') === `"${tag}"`) return c.body(null, 304)
    c.header('content-type', type)
    return c.body(body)
  })
  return app
}
