/**
 * The API under /api/v1: the same views as the pages, as JSON; changes have a JSON body; src/serve/gate.tsx says who may.
 * In: requests. Out: JSON, metrics as text. Reads and changes what the pages do.
 */
import { accuracyFigures } from '../../application/accuracy.ts'
import { Hono } from 'hono'
import type { Context } from 'hono'
import { setDesk } from '../../application/stories/set-desk.ts'
import { defined } from '../../model/defined.ts'
import type { Feed } from '../../model/article.ts'
import { shownAddress } from '../../model/shown-address.ts'
import type { Reason } from '../../model/story.ts'
import { deadItem } from '../admin-routes.tsx'
import type { ServeDeps } from '../app-deps.ts'
import { feedSettings } from '../../application/feed-settings.ts'
import { exportOpml } from '../../application/opml.ts'
import { storyPage } from '../../application/stories/read-views.ts'
import { aboutCorrection, aboutDesk } from '../correction-request.ts'
import { idOf } from '../respond.tsx'
import { removeSearch, saveSearch } from '../../application/search/saved.ts'
import { search } from '../../application/search/search.ts'
import { suggest } from '../../application/search/suggest.ts'
import { shownTerms } from '../../application/search/shown-terms.ts'
import { sessionOf } from '../../application/sign-ins.ts'
import { isOwner } from '../visitor.ts'
import { reasonTexts } from '../web/parts/reasons.tsx'
import { accountApi } from './account-routes.ts'
import { answer, apiProblem, ownBody, readQuery } from './api-answer.ts'
import { addCitationRoutes } from './citation-route.ts'
import { addExportRoute } from './export-route.ts'
import { folderApi } from './folder-routes.ts'
import { ownApi } from './own-routes.ts'
import { profileApi } from './profile-routes.ts'
import * as schemas from './api-schemas.ts'
import * as feedSchemas from './feed-schemas.ts'
import { healthRoutes } from './health.ts'
import { importRoutes } from './import-routes.ts'
import { openApiDocument } from './openapi-document.ts'

/** The path whose body may be larger than a form. */
export const opmlApiPath = '/api/v1/opml'

export function apiRoutes(deps: ServeDeps): Hono {
  const { store, context } = deps
  const app = new Hono()

  app.get('/openapi.json', (c) => c.json(openApiDocument(deps.version)))

  app.get('/stories', async (c) => {
    const query = readQuery(c, schemas.storiesQuery)
    if (!query.ok) return apiProblem(c, query.problem)
    const { limit, cursor, in: lang, source, desk, order, within } = query.value
    const filter = { limit, order, ...defined({ cursor, lang, sourceId: source, desk, within }) }
    return c.json(await storyPage(store, filter, deps.clock()))
  })

  app.get('/stories/:id', async (c) => {
    const id = idOf(c.req.param('id'))
    const view = id === undefined ? undefined : await context.storyView(id)
    return view === undefined ? missing(c) : c.json(withReasonTexts(view))
  })

  app.get('/articles', async (c) => {
    const query = readQuery(c, schemas.articlesQuery)
    if (!query.ok) return apiProblem(c, query.problem)
    const { limit, cursor, in: lang, source } = query.value
    return c.json(await store.articles({ limit, ...defined({ cursor, lang, sourceId: source }) }))
  })

  app.get('/articles/:id', async (c) => {
    const id = idOf(c.req.param('id'))
    const view = id === undefined ? undefined : await context.articleView(id)
    return view === undefined ? missing(c) : c.json(withReasonTexts(view))
  })

  app.get('/sources', async (c) => {
    const items = (await store.sources()).map((s) => ({
      ...s,
      ...defined({ homeUrl: s.homeUrl && shownAddress(s.homeUrl) }),
    }))
    return c.json({ items })
  })

  app.get('/accuracy', (c) => c.json({ items: accuracyFigures }))

  app.get('/feeds', async (c) => {
    const sourceId = c.req.query('source')
    const feeds = await store.feeds(defined({ sourceId }))
    return c.json({ items: isOwner(c) ? feeds : feeds.map(shownFeed) })
  })

  app.get('/feeds/:id/settings', async (c) => {
    return answer(c, await feedSettings(deps, idOf(c.req.param('id')) ?? 0))
  })

  app.get('/opml', async (c) => {
    return c.json({ opml: await exportOpml(deps, c.get('rights').holder) })
  })

  app.get('/search', async (c) => {
    const query = readQuery(c, schemas.searchQuery)
    if (!query.ok) return apiProblem(c, query.problem)
    const { q, exact, order, fold, limit, cursor, in: lang, source, section, desk, from, to } = query.value
    const where = defined({ cursor, lang, sourceId: source, section, desk, from, to })
    const request = { q, exact: exact === '1', order, fold: fold === '1', limit, details: true, ...where }
    const answer = await search(store, request, deps.config.timeZone)
    if (!answer.ok) return apiProblem(c, answer.problem)
    const { terms, asked, hits, next, nearest, meant, facets, histogram } = answer.value
    const more = defined({ next, meant, facets, histogram })
    return c.json({ query: shownTerms(terms, asked), nearest, items: hits, ...more })
  })

  addExportRoute(app, deps)
  addCitationRoutes(app, deps)

  app.get('/suggest', async (c) => {
    const query = readQuery(c, schemas.suggestQuery)
    return query.ok ? c.json({ items: await suggest(store, query.value.q) }) : apiProblem(c, query.problem)
  })

  app.get('/searches', async (c) => c.json({ items: await store.index.saved.list() }))

  app.get('/entities/:key/articles', async (c) => {
    const query = readQuery(c, schemas.listQuery)
    if (!query.ok) return apiProblem(c, query.problem)
    const { limit, cursor } = query.value
    return c.json(await store.entityArticles(c.req.param('key'), { limit, ...defined({ cursor }) }))
  })

  app.get('/why', async (c) => {
    const query = readQuery(c, schemas.whyQuery)
    if (!query.ok) return apiProblem(c, query.problem)
    const view = await context.why(query.value.a, query.value.b)
    return view === undefined ? missing(c) : c.json(withReasonTexts(view))
  })

  app.get('/corrections', async (c) => c.json({ items: [...(await store.corrections())].reverse() }))

  app.get('/dead', async (c) => {
    const query = readQuery(c, schemas.deadQuery)
    if (!query.ok) return apiProblem(c, query.problem)
    const { limit, cursor, stage } = query.value
    const page = await store.dead({ limit, ...defined({ cursor, stage }) })
    return c.json({ items: page.items.map(deadItem), ...defined({ next: page.next }) })
  })

  app.get('/sessions', async (c) => {
    return c.json({ items: (await store.people.sessions.list(deps.clock())).map(sessionOf) })
  })

  app.route('/', healthRoutes(deps))
  app.route('/imports', importRoutes(deps))
  accountApi(app, deps)
  ownApi(app, deps)
  folderApi(app, deps)
  profileApi(app, deps)
  changes(app, deps)
  return app
}

/** Everything that changes something. */
function changes(app: Hono, deps: ServeDeps): void {
  const { store, context } = deps

  app.post('/sources', async (c) => {
    const body = await ownBody(c, deps, schemas.addSourceBody)
    if (!body.ok) return apiProblem(c, body.problem)
    c.set('about', shownAddress(body.value.url))
    return answer(c, await deps.addSource(body.value.url, c.req.raw.signal))
  })

  app.post('/sources/:id/paused', async (c) => {
    const body = await ownBody(c, deps, schemas.pausedBody)
    if (!body.ok) return apiProblem(c, body.problem)
    const source = await store.source(c.req.param('id'))
    if (source === undefined) return missing(c)
    await store.setSourcePaused(source.id, body.value.paused)
    return c.json({ ...source, paused: body.value.paused })
  })

  app.post('/sources/:id/family', async (c) => {
    const body = await ownBody(c, deps, schemas.familyBody)
    if (!body.ok) return apiProblem(c, body.problem)
    return answer(c, await deps.setFamily(c.req.param('id'), body.value.family ?? undefined))
  })

  app.post('/feeds/:id/paused', async (c) => {
    const body = await ownBody(c, deps, schemas.pausedBody)
    if (!body.ok) return apiProblem(c, body.problem)
    const id = idOf(c.req.param('id'))
    const feed = id === undefined ? undefined : await store.feed(id)
    if (feed === undefined) return missing(c)
    await store.setFeedPaused(feed.id, body.value.paused)
    return c.json({ ...feed, paused: body.value.paused })
  })

  app.post('/feeds/:id/settings', async (c) => {
    const body = await ownBody(c, deps, feedSchemas.settingsChange)
    if (!body.ok) return apiProblem(c, body.problem)
    return answer(c, await deps.changeFeedSettings(idOf(c.req.param('id')) ?? 0, body.value))
  })

  app.post('/opml', async (c) => {
    const body = await ownBody(c, deps, feedSchemas.opmlBody)
    if (!body.ok) return apiProblem(c, body.problem)
    const { feeds, skipped, filed } = await deps.importOpml(body.value.opml, c.get('rights').holder)
    return c.json({
      feeds,
      ...defined({ filed }),
      skipped: skipped.map(({ code, detail = '' }) => `${code} ${shownAddress(detail)}`),
    })
  })

  app.post('/sessions/end', async (c) => {
    const body = await ownBody(c, deps, schemas.endSessionsBody)
    if (!body.ok) return apiProblem(c, body.problem)
    return c.json({ ended: await store.people.sessions.end(body.value.ids ?? 'all') })
  })

  app.post('/dead/retry', async (c) => {
    const body = await ownBody(c, deps, schemas.retryBody)
    return body.ok ? answer(c, await deps.retryDead(body.value.ids)) : apiProblem(c, body.problem)
  })

  app.post('/searches', async (c) => {
    const body = await ownBody(c, deps, schemas.saveSearchBody)
    if (!body.ok) return apiProblem(c, body.problem)
    const { name, q, exact, in: lang, source, section, desk, from, to } = body.value
    const where = defined({ name, lang, sourceId: source, section, desk, from, to })
    return answer(c, await saveSearch(deps, { q, exact, ...where }))
  })

  app.post('/searches/:id/remove', async (c) => {
    const body = await ownBody(c, deps, schemas.removeSearchBody)
    if (!body.ok) return apiProblem(c, body.problem)
    const id = idOf(c.req.param('id')) ?? 0
    const done = await removeSearch(deps, id)
    return done.ok ? c.json({ removed: id }) : apiProblem(c, done.problem)
  })

  app.post('/stories/:id/desk', async (c) => {
    const body = await ownBody(c, deps, schemas.deskBody)
    if (!body.ok) return apiProblem(c, body.problem)
    const storyId = idOf(c.req.param('id')) ?? 0
    const by = c.get('rights').account?.name ?? body.value.by
    c.set('about', aboutDesk(storyId, body.value.desk))
    return answer(c, await setDesk(store, { storyId, by, ...defined({ desk: body.value.desk }) }))
  })

  app.post('/corrections', async (c) => {
    const body = await ownBody(c, deps, schemas.correctionBody)
    if (!body.ok) return apiProblem(c, body.problem)
    const { kind, articleIds, storyIds, note } = body.value
    const by = c.get('rights').account?.name ?? body.value.by
    const asked = { kind, articleIds, storyIds, by, ...defined({ note }) }
    c.set('about', aboutCorrection(asked))
    return answer(c, await context.correct(asked))
  })

  app.post('/corrections/:id/undo', async (c) => {
    const body = await ownBody(c, deps, schemas.undoBody)
    if (!body.ok) return apiProblem(c, body.problem)
    const id = idOf(c.req.param('id'))
    const by = c.get('rights').account?.name ?? body.value.by
    return id === undefined ? missing(c) : answer(c, await context.undo(id, by))
  })
}

function missing(c: Context): Response {
  return apiProblem(c, { code: 'request.not-found' })
}

/** A feed as readers may see it; the owner gets the addresses as they are polled, to move them or renew their keys. */
function shownFeed(feed: Feed): Feed {
  const { title, errorDetail } = feed
  const shown = defined({ title: title && shownAddress(title), errorDetail: errorDetail && shownAddress(errorDetail) })
  return { ...feed, url: shownAddress(feed.url), ...shown }
}

/** A deep copy in which every reason also has its text in both languages. */
function withReasonTexts(value: object): object {
  const told: unknown = JSON.parse(
    JSON.stringify(value, (name, v: unknown) =>
      (name === 'reasons' || name === 'evidence') && isReasons(v) ? v.map((r) => ({ ...r, text: reasonTexts(r) })) : v,
    ),
  )
  return typeof told === 'object' && told !== null ? told : {}
}

function isReasons(value: unknown): value is Reason[] {
  return Array.isArray(value) && value.every((v: unknown) => typeof v === 'object' && v !== null && 'code' in v)
}
