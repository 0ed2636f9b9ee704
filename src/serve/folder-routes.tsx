/**
 * Routes of a reader's folders of sources.
 * In: requests behind the door, which says whose folders they are; forms with their token. Out: pages that nobody caches, redirects to pages
 * of ours. Changes the visitor's own state.
 */
import { Hono } from 'hono'
import type { Context } from 'hono'
import * as folders from '../application/own/folders.ts'
import { sourcesToChoose } from '../application/own/choose-sources.ts'
import { sourceNames } from '../application/stories/article-card.ts'
import { defined } from '../model/defined.ts'
import type { Problem } from '../problem.ts'
import { ownPath } from './access/own-path.ts'
import type { ServeDeps } from './app-deps.ts'
import { document, idOf, listOf, notFoundPage, problemPage, textOf } from './respond.tsx'
import { ownForm } from './sign-in-routes.tsx'
import { frameOf, holderOf } from './visitor.ts'
import { FolderPage, FoldersPage, FolderSourcesPage } from './web/pages/folder-pages.tsx'

const pageSize = 30
/** No folder has this number. */
const none = -1

export function folderRoutes(deps: ServeDeps): Hono {
  const app = new Hono()
  const folderIn = (c: Context): number => idOf(c.req.param('id')) ?? none

  app.get('/own/folders', async (c) => {
    const view = { folders: await folders.ownFolders(deps, holderOf(c)) }
    return await document(c, <FoldersPage frame={frameOf(c, deps)} view={view} />)
  })

  app.post('/own/folders', (c) =>
    ownForm(c, deps, async (form) => {
      const typed = textOf(form['name']) ?? ''
      const made = await folders.addFolder(deps, holderOf(c), typed)
      return made.ok
        ? c.redirect(`/own/folders/${made.value.id}/sources?done=folders.saved`, 303)
        : await refused(c, deps, made.problem, typed)
    }),
  )

  app.get('/own/folders/:id', async (c) => {
    const holder = holderOf(c)
    const list = c.req.query('list') === 'all' ? ('all' as const) : ('unread' as const)
    const cursor = textOf(c.req.query('after'), 300)
    const all = await folders.ownFolders(deps, holder)
    const asked = { list, limit: pageSize, ...defined({ cursor }) }
    const page = await folders.folderArticles(deps, holder, folderIn(c), asked, all)
    if (!page.ok) return await notFoundPage(c, deps)
    const view = { ...page.value, folders: all, list, names: await sourceNames(deps.store) }
    return await document(c, <FolderPage frame={frameOf(c, deps)} view={view} />)
  })

  app.post('/own/folders/:id', (c) =>
    ownForm(c, deps, async (form) => {
      const [holder, id, act] = [holderOf(c), folderIn(c), form['do']]
      if (act === 'remove') {
        const gone = await folders.removeFolder(deps, holder, id)
        return gone.ok ? c.redirect('/own/folders?done=folders.removed', 303) : await notFoundPage(c, deps)
      }
      const place = (await deps.store.people.folders.list(holder)).findIndex((row) => row.id === id)
      const change =
        act === 'rename'
          ? { name: textOf(form['name']) ?? '' }
          : act === 'up' || act === 'down'
            ? { place: Math.max(0, place + (act === 'up' ? -1 : 1)) }
            : {}
      const done = await folders.changeFolder(deps, holder, id, change)
      return done.ok ? c.redirect('/own/folders?done=folders.saved', 303) : await refused(c, deps, done.problem)
    }),
  )

  app.post('/own/folders/:id/read-all', (c) =>
    ownForm(c, deps, async (form) => {
      const id = folderIn(c)
      const done = await folders.readFolder(deps, holderOf(c), id, idOf(textOf(form['upTo'])) ?? 0)
      return done.ok ? c.redirect(`/own/folders/${id}?done=folders.read`, 303) : await notFoundPage(c, deps)
    }),
  )

  app.get('/own/folders/:id/sources', async (c) => {
    const q = textOf(c.req.query('q'), 100) ?? ''
    const free = c.req.query('free') === '1'
    const view = await sourcesToChoose(deps.store, holderOf(c), folderIn(c), { q, free })
    return view === undefined
      ? await notFoundPage(c, deps)
      : await document(c, <FolderSourcesPage frame={frameOf(c, deps)} view={{ ...view, q, free }} />)
  })

  // Of those that were shown alone: a filtered list says nothing about the others.
  app.post('/own/folders/:id/sources', (c) =>
    ownForm(c, deps, async (form) => {
      const [holder, id] = [holderOf(c), folderIn(c)]
      const shown = new Set(listOf(form['shown']))
      const chosen = listOf(form['source']).filter((source) => shown.has(source))
      const inIt = (await deps.store.people.folders.sources(holder)).filter(({ folderId }) => folderId === id)
      const kept = inIt.flatMap(({ sourceId }) => (shown.has(sourceId) ? [] : [sourceId]))
      const done = await folders.changeFolder(deps, holder, id, { sources: [...kept, ...chosen] })
      if (!done.ok) return await notFoundPage(c, deps)
      const back = new URL(ownPath(form['next']), 'http://siyaq.invalid')
      back.searchParams.set('done', 'folders.saved')
      const isHere = back.pathname === `/own/folders/${id}/sources`
      return c.redirect(isHere ? back.pathname + back.search : `/own/folders/${id}`, 303)
    }),
  )

  app.post('/own/sources', (c) =>
    ownForm(c, deps, async (form) => {
      const folder = textOf(form['folder'], 20)
      const source = textOf(form['source'], 300) ?? ''
      const into = folder === undefined ? undefined : (idOf(folder) ?? none)
      const done = await folders.fileSources(deps, holderOf(c), [source], into)
      return done.ok ? c.redirect(ownPath(form['next']), 303) : await notFoundPage(c, deps)
    }),
  )
  return app
}

/** The list again, with what is wrong; what was typed stays in its field. */
async function refused(c: Context, deps: ServeDeps, problem: Problem, typed?: string): Promise<Response> {
  if (problem.code === 'request.not-found') return await notFoundPage(c, deps)
  if (!problem.code.startsWith('folder.')) return await problemPage(c, deps, problem)
  const frame = { ...frameOf(c, deps), path: '/own/folders' }
  const notice = { kind: 'problem' as const, text: frame.locale.problem(problem.code) }
  const view = { folders: await folders.ownFolders(deps, holderOf(c)), ...defined({ typed }) }
  return await document(c, <FoldersPage frame={{ ...frame, notice }} view={view} />, 422)
}
