/**
 * Routes that change things: sources, feeds, buried work, corrections.
 * In: forms with their token. Out: redirects to pages of ours. Every POST needs the form's token; src/serve/gate.tsx says who may.
 */
import { Hono } from 'hono'
import type { Context } from 'hono'
import { shownAddress } from '../model/shown-address.ts'
import { remedies } from '../messages/remedies.ts'
import { failed } from '../problem.ts'
import type { Problem } from '../problem.ts'
import type { BuriedRow } from '../store/records.ts'
import type { ServeDeps } from './app-deps.ts'
import { aboutCorrection, aboutDesk, correctionOf } from './correction-request.ts'
import { deskOf, document, idOf, listOf, notFoundPage, problemPage, textOf } from './respond.tsx'
import { sourcesView } from '../application/stories/read-views.ts'
import type { Access } from './access/rights.ts'
import { ownForm, signInRoutes } from './sign-in-routes.tsx'
import { ownPath } from './access/own-path.ts'
import { chooseAgain } from './story-choice.tsx'
import { frameOf, keepBy, signerOf } from './visitor.ts'
import { CorrectionsPage, DeadPage } from './web/pages/admin-pages.tsx'
import type { DeadItem, DeadView } from './web/pages/admin-pages.tsx'
import { sourceHref, storyHref } from './web/parts/cards.tsx'
import { SourcesPage } from './web/pages/sources-page.tsx'
import { setDesk } from '../application/stories/set-desk.ts'
import { defined } from '../model/defined.ts'

export const stageNames = ['poll', 'fetch', 'extract', 'analyse', 'group']
const deadPageSize = 50

export function adminRoutes(deps: ServeDeps, access: Access): Hono {
  const { store, context } = deps
  const app = new Hono()

  app.post('/sources', (c) =>
    ownForm(c, deps, async (form) => {
      const url = textOf(form['url'], 2000)
      c.set('about', shownAddress(url ?? ''))
      const added = url === undefined ? failed('fetch.bad-url') : await deps.addSource(url, c.req.raw.signal)
      if (added.ok) return c.redirect(`${sourceHref(added.value.source.id)}?done=sources.added`, 303)
      const frame = frameOf(c, deps)
      const { code, detail } = added.problem
      const notice = {
        kind: 'problem' as const,
        text: [frame.locale.problem(code), remedies[code]?.[frame.locale.lang]].filter(Boolean).join('. '),
        detail: `${code}${detail === undefined ? '' : ` ${shownAddress(detail)}`}`,
      }
      return document(c, <SourcesPage frame={{ ...frame, notice }} view={await sourcesView(store)} />, 422)
    }),
  )

  app.post('/source/:id/pause', (c) =>
    ownForm(c, deps, async (form) => {
      const source = await store.source(c.req.param('id'))
      if (source === undefined) return notFoundPage(c, deps)
      await store.setSourcePaused(source.id, form['paused'] === '1')
      c.set('about', `paused=${form['paused'] === '1'}`)
      return c.redirect('/sources', 303)
    }),
  )

  app.post('/source/:id/family', (c) =>
    ownForm(c, deps, async (form) => {
      c.set('about', textOf(form['family'], 120) ?? '')
      const done = await deps.setFamily(c.req.param('id'), textOf(form['family'], 120))
      return done.ok ? c.redirect(`${sourceHref(done.value.id)}?done=source.familySaved`, 303) : notFoundPage(c, deps)
    }),
  )

  app.post('/feeds/:id', (c) =>
    ownForm(c, deps, async (form) => {
      const id = idOf(c.req.param('id'))
      const feed = id === undefined ? undefined : await store.feed(id)
      if (feed === undefined) return notFoundPage(c, deps)
      c.set('about', `${shownAddress(feed.url)} ${textOf(form['action'], 10) ?? ''}`)
      if (form['action'] === 'remove') await store.removeFeed(feed.id)
      else await store.setFeedPaused(feed.id, form['action'] === 'pause')
      return c.redirect('/sources', 303)
    }),
  )

  app.get('/dead', async (c) => {
    return document(c, <DeadPage frame={frameOf(c, deps)} view={await deadView(c, deps)} />)
  })

  app.post('/dead/retry', (c) =>
    ownForm(c, deps, async (form) => {
      const ids = listOf(form['id']).flatMap((id) => idOf(id) ?? [])
      const retried = await deps.retryDead(ids)
      if (!retried.ok) return problemPage(c, deps, retried.problem)
      const frame = frameOf(c, deps)
      const notice = {
        kind: 'done' as const,
        text: frame.locale.text('dead.retried', { count: retried.value.requeued }),
      }
      return document(c, <DeadPage frame={{ ...frame, path: '/dead', notice }} view={await deadView(c, deps)} />)
    }),
  )

  app.get('/corrections', async (c) => {
    const corrections = [...(await store.corrections())].reverse()
    return document(c, <CorrectionsPage frame={frameOf(c, deps)} corrections={corrections} />)
  })

  app.post('/corrections', (c) =>
    ownForm(c, deps, async (form) => {
      const request = correctionOf({
        kind: form['kind'],
        articles: listOf(form['article']),
        story: form['story'],
        other: form['other'],
        by: c.get('rights').account?.name ?? form['by'],
        note: form['note'],
      })
      const refused = async (problem: Problem): Promise<Response> =>
        (await chooseAgain(c, deps, form, problem)) ?? (await problemPage(c, deps, problem))
      if (!request.ok) return await refused(request.problem)
      if (c.get('rights').account === undefined) keepBy(c, request.value.by)
      c.set('about', aboutCorrection(request.value))
      const done = await context.correct(request.value)
      if (!done.ok) return await refused(done.problem)
      const shown = done.value.storyIds[0]
      return c.redirect(shown === undefined ? '/corrections' : `${storyHref(shown)}?done=corrections.done`, 303)
    }),
  )

  app.post('/story/:id/desk', (c) =>
    ownForm(c, deps, async (form) => {
      const desk = deskOf(form['desk'])
      if (desk === undefined && form['desk'] !== '')
        return problemPage(c, deps, { code: 'request.invalid', detail: 'desk' })
      const storyId = idOf(c.req.param('id')) ?? 0
      c.set('about', aboutDesk(storyId, desk))
      const done = await setDesk(store, { storyId, by: signerOf(c) || 'admin', ...defined({ desk }) })
      if (!done.ok) return problemPage(c, deps, done.problem)
      return c.redirect(`${storyHref(done.value.storyId)}?done=corrections.done`, 303)
    }),
  )

  app.post('/corrections/:id/undo', (c) =>
    ownForm(c, deps, async (form) => {
      const id = idOf(c.req.param('id'))
      if (id === undefined) return notFoundPage(c, deps)
      const undone = await context.undo(id, c.get('rights').account?.name ?? textOf(form['by'], 80) ?? 'admin')
      if (!undone.ok) return problemPage(c, deps, undone.problem)
      const next = ownPath(form['next'])
      return c.redirect(`${next === '/' ? '/corrections' : next}?done=corrections.done`, 303)
    }),
  )

  app.route('/', signInRoutes(deps, access))
  return app
}

async function deadView(c: Context, deps: ServeDeps): Promise<DeadView> {
  const asked = textOf(c.req.query('stage'), 40)
  const stage = stageNames.find((s) => s === asked)
  const cursor = c.req.query('after')
  const page = await deps.store.dead({
    limit: deadPageSize,
    ...defined({ stage, cursor }),
  })
  return {
    items: page.items.map(deadItem),
    ...defined({ next: page.next, stage }),
    stages: stageNames,
  }
}

/** Without secrets of addresses, for editors too: the command line shows them whole. */
export function deadItem(row: BuriedRow): DeadItem {
  const { body } = row.message
  const about =
    body['url'] ??
    Object.entries(body)
      .map(([k, v]) => `${k}=${String(v)}`)
      .join(' ')
  return {
    id: row.id,
    stage: row.message.stage,
    about: shownAddress(String(about)),
    code: row.problem.code,
    ...defined({ detail: row.problem.detail && shownAddress(row.problem.detail) }),
    at: row.at,
  }
}
