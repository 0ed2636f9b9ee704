/**
 * Routes of one's own state: lists, and what to do with one thing.
 * In: requests behind the door, which says whose state it is; forms with their token. Out: pages that nobody caches, redirects to pages of
 * ours. Changes the visitor's own state.
 */
import { Hono } from 'hono'
import type { Context } from 'hono'
import { foldersFor, ownFolders } from '../application/own/folders.ts'
import * as own from '../application/own/own-state.ts'
import type { MarkedKind } from '../application/own/own-state.ts'
import { sourceNames } from '../application/stories/article-card.ts'
import { defined } from '../model/defined.ts'
import { ownPath } from './access/own-path.ts'
import type { ServeDeps } from './app-deps.ts'
import { document, idOf, notFoundPage, problemPage, textOf } from './respond.tsx'
import { ownForm } from './sign-in-routes.tsx'
import { frameOf, holderOf } from './visitor.ts'
import { OwnItemPage, OwnPage, ownTabs } from './web/pages/own-page.tsx'
import type { OwnItem, OwnView } from './web/pages/own-page.tsx'

const pageSize = 30

export function ownRoutes(deps: ServeDeps): Hono {
  const app = new Hono()

  app.get('/own', async (c) => {
    const asked = c.req.query('list')
    const tab = ownTabs.find((one) => one === asked) ?? 'unread'
    const view = await viewOf(c, deps, tab)
    return await document(c, <OwnPage frame={frameOf(c, deps)} view={view} />)
  })

  app.get('/own/item', async (c) => {
    const item = await itemOf(c, deps)
    return item === undefined
      ? await notFoundPage(c, deps)
      : await document(c, <OwnItemPage frame={frameOf(c, deps)} item={item} />)
  })

  app.post('/own/marks', (c) =>
    ownForm(c, deps, async (form) => {
      const kind = markedKind(form['kind'])
      const id = idOf(textOf(form['id']))
      if (kind === undefined || id === undefined) return await notFoundPage(c, deps)
      const act = form['do']
      const change = {
        ...(act === 'read' || act === 'unread' ? { read: act === 'read' } : {}),
        ...(act === 'save' || act === 'unsave' ? { saved: act === 'save' } : {}),
      }
      const done = await own.setMark(deps, holderOf(c), { kind, id, ...change })
      return done.ok ? c.redirect(ownPath(form['next']), 303) : await problemPage(c, deps, done.problem)
    }),
  )

  app.post('/own/read-all', (c) =>
    ownForm(c, deps, async (form) => {
      const done = await own.readAll(deps, holderOf(c), idOf(textOf(form['upTo'])) ?? 0)
      return done.ok ? c.redirect('/own?list=unread&done=own.allRead', 303) : await problemPage(c, deps, done.problem)
    }),
  )

  app.post('/own/lists', (c) =>
    ownForm(c, deps, async (form) => {
      const act = textOf(form['do'], 20) ?? ''
      const list = act.endsWith('mute') ? ('mute' as const) : ('follow' as const)
      const done = await own.setListed(deps, holderOf(c), {
        list,
        kind: form['kind'],
        key: textOf(form['key'], 700) ?? '',
        ...defined({ name: textOf(form['name'], 200) }),
        on: !act.startsWith('un'),
      })
      return done.ok ? c.redirect(ownPath(form['next']), 303) : await problemPage(c, deps, done.problem)
    }),
  )
  return app
}

async function viewOf(c: Context, deps: ServeDeps, tab: OwnView['tab']): Promise<OwnView> {
  const holder = holderOf(c)
  const [names, folders] = await Promise.all([sourceNames(deps.store), ownFolders(deps, holder)])
  const view: OwnView = { tab, stories: [], articles: [], listed: [], names, folders }
  if (tab === 'follow' || tab === 'mute') {
    view.listed = await deps.store.people.own.listed(holder, tab)
    return view
  }
  const cursor = textOf(c.req.query('after'), 300)
  const page = await own.ownStories(deps, holder, { list: tab, limit: pageSize, ...defined({ cursor }) })
  view.stories = page.items
  if (tab === 'saved' && cursor === undefined)
    view.articles = (await own.ownArticles(deps, holder, { limit: pageSize })).items
  if (page.next !== undefined) view.next = page.next
  return view
}

async function itemOf(c: Context, deps: ServeDeps): Promise<OwnItem | undefined> {
  const holder = holderOf(c)
  const key = textOf(c.req.query('key'), 700)
  const asked = c.req.query('kind')
  if (key === undefined) return undefined
  const name = textOf(c.req.query('name'), 200) ?? key
  const { own: state } = deps.store.people
  const kind = markedKind(asked) ?? own.listedKind('follow', asked)
  if (kind === undefined) return undefined
  const item: OwnItem = { kind, key, name }
  if (kind === 'story' || kind === 'article') {
    const id = idOf(key)
    if (id === undefined) return undefined
    const [mark] = await state.marks(holder, kind, [id])
    item.marks = { read: mark?.readAt !== undefined, saved: mark?.savedAt !== undefined }
  }
  const isIn = async (list: own.OwnList): Promise<boolean> =>
    (await state.listed(holder, list)).some((one) => one.kind === kind && one.key === key)
  if (own.listedKind('follow', kind) !== undefined) item.followed = await isIn('follow')
  if (own.listedKind('mute', kind) !== undefined) item.muted = await isIn('mute')
  if (kind === 'source' && (await deps.store.source(key)) !== undefined)
    item.folder = await foldersFor(deps, holder, key)
  return item
}

function markedKind(value: unknown): MarkedKind | undefined {
  return value === 'story' || value === 'article' ? value : undefined
}
