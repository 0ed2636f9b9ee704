/**
 * Routes of saved searches: the list for everybody who may read, keeping and removing for editors.
 * In: requests, forms with their token. Out: pages, redirects to pages of ours. Changes the store's saved searches.
 */
import { Hono } from 'hono'
import { removeSearch, saveSearch } from '../application/search/saved.ts'
import { defined } from '../model/defined.ts'
import type { ServeDeps } from './app-deps.ts'
import { deskOf, document, idOf, problemPage, textOf } from './respond.tsx'
import { ownForm } from './sign-in-routes.tsx'
import { frameOf } from './visitor.ts'
import { SearchesPage } from './web/pages/searches-page.tsx'

export function searchRoutes(deps: ServeDeps): Hono {
  const app = new Hono()

  app.get('/searches', async (c) =>
    document(c, <SearchesPage frame={frameOf(c, deps)} saved={await deps.store.index.saved.list()} />),
  )

  app.post('/searches', (c) =>
    ownForm(c, deps, async (form) => {
      const q = textOf(form['q'], 500) ?? ''
      const where = {
        name: textOf(form['name'], 120),
        lang: textOf(form['in'], 3),
        sourceId: textOf(form['source'], 200),
        section: textOf(form['section'], 200),
        desk: deskOf(form['desk']),
        from: textOf(form['from'], 20),
        to: textOf(form['to'], 20),
      }
      c.set('about', where.name ?? q)
      const saved = await saveSearch(deps, { q, exact: form['exact'] === '1', ...defined(where) })
      return saved.ok ? c.redirect('/searches?done=search.saved', 303) : await problemPage(c, deps, saved.problem)
    }),
  )

  app.post('/searches/:id/remove', (c) =>
    ownForm(c, deps, async () => {
      const done = await removeSearch(deps, idOf(c.req.param('id')) ?? 0)
      return done.ok ? c.redirect('/searches?done=searches.removed', 303) : await problemPage(c, deps, done.problem)
    }),
  )
  return app
}
