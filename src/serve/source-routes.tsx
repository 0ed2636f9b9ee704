/**
 * Routes for the feeds of sources: the settings of one, and OPML out and in.
 * In: requests, forms with their token. Out: pages, an OPML file, redirects to pages of ours. For editors; the file, which has secrets, for the owner.
 */
import { Hono } from 'hono'
import { feedSettings, type FeedSettingsChange } from '../application/feed-settings.ts'
import { exportOpml } from '../application/opml.ts'
import { sourcesView } from '../application/stories/read-views.ts'
import { defined } from '../model/defined.ts'
import { minuteMs } from '../model/instant.ts'
import { shownAddress } from '../model/shown-address.ts'
import type { ServeDeps } from './app-deps.ts'
import { document, idOf, notFoundPage, problemPage, textOf } from './respond.tsx'
import { ownForm } from './sign-in-routes.tsx'
import { frameOf } from './visitor.ts'
import { FeedPage } from './web/pages/feed-page.tsx'
import { SourcesPage } from './web/pages/sources-page.tsx'

/** The form whose file may be larger than other forms. */
export const opmlFormPath = '/sources/opml'

export function sourceRoutes(deps: ServeDeps): Hono {
  const { store } = deps
  const app = new Hono()

  app.get('/feed/:id', async (c) => {
    const view = await feedSettings(deps, idOf(c.req.param('id')) ?? 0)
    return view.ok ? document(c, <FeedPage frame={frameOf(c, deps)} view={view.value} />) : notFoundPage(c, deps)
  })

  app.post('/feed/:id', (c) =>
    ownForm(c, deps, async (form) => {
      const id = idOf(c.req.param('id')) ?? 0
      const done = await deps.changeFeedSettings(id, changeOf(form))
      if (done.ok) return c.redirect(`/feed/${id}?done=feed.changed`, 303)
      const view = await feedSettings(deps, id)
      if (!view.ok) return notFoundPage(c, deps)
      const frame = frameOf(c, deps)
      const { code, detail } = done.problem
      const notice = {
        kind: 'problem' as const,
        text: frame.locale.problem(code),
        ...defined({ detail: detail && shownAddress(detail) }),
      }
      return document(c, <FeedPage frame={{ ...frame, notice }} view={view.value} />, 422)
    }),
  )

  app.get(opmlFormPath, async (c) => {
    c.header('content-type', 'text/x-opml; charset=utf-8')
    c.header('content-disposition', 'attachment; filename="siyaq.opml"')
    return c.body(await exportOpml(deps, c.get('rights').holder))
  })

  app.post(opmlFormPath, (c) =>
    ownForm(c, deps, async (form) => {
      const file = form['opml']
      if (!(file instanceof File)) return problemPage(c, deps, { code: 'request.invalid', detail: 'opml' })
      const taken = await deps.importOpml(await file.text(), c.get('rights').holder)
      const frame = frameOf(c, deps)
      const skipped = taken.skipped.map(
        ({ code, detail = '' }) => `${frame.locale.problem(code)}: ${shownAddress(detail)}`,
      )
      const notice = {
        kind: taken.feeds > 0 ? ('done' as const) : ('problem' as const),
        text: [
          frame.locale.text('sources.opmlTaken', { count: taken.feeds }),
          ...((taken.filed ?? 0) === 0 ? [] : [frame.locale.text('sources.opmlFiled', { count: taken.filed ?? 0 })]),
        ].join(frame.locale.lang === 'ar' ? '، ' : ', '),
        ...defined({ detail: skipped.length === 0 ? undefined : skipped.slice(0, 20).join(' · ') }),
      }
      const page = <SourcesPage frame={{ ...frame, path: '/sources', notice }} view={await sourcesView(store)} />
      return document(c, page, taken.feeds > 0 ? 200 : 422)
    }),
  )
  return app
}

/** What the form says; secrets that were left empty stay, unless they are to be taken off. */
function changeOf(form: Record<string, unknown>): FeedSettingsChange {
  const text = (name: string, most = 500): string | null => textOf(form[name], most) ?? null
  const lines = (name: string): string[] | null => {
    const found = (text(name, 60_000) ?? '').split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]))
    return found.length === 0 ? null : found
  }
  const minutes = text('minutes', 10)
  const identity = (['guid', 'link', 'title'] as const).find((one) => one === form['identity'])
  const proxy = text('proxy', 2_000)
  const change: FeedSettingsChange = {
    intervalMs: minutes === null ? null : Number(minutes) * minuteMs,
    userAgent: text('userAgent'),
    ignoreCache: form['ignoreCache'] === '1',
    feedTextOnly: form['feedTextOnly'] === '1',
    bodySelector: text('bodySelector'),
    dropSelector: text('dropSelector'),
    keep: lines('keep'),
    block: lines('block'),
    identity: identity ?? null,
    section: text('section', 200),
  }
  // A proxy with a password is shown without it, and stays as it is when it comes back like that.
  if (proxy === null || !proxy.includes('[secret]')) change.proxy = proxy
  const user = text('user', 250)
  const cookie = text('cookie', 4_000)
  if (form['forgetAuth'] === '1') change.auth = null
  else if (user !== null) change.auth = { user, password: typeof form['password'] === 'string' ? form['password'] : '' }
  if (form['forgetHeaders'] === '1') change.headers = null
  else if (cookie !== null) change.headers = { cookie }
  return change
}
