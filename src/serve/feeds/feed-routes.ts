/**
 * Outgoing feeds, Atom and JSON Feed: one entry per story, of everything, one language, section or source; one per article of a search,
 * as it is asked or as it was saved.
 * In: requests. Out: feeds with language, direction and conditional GET. Reads the store only.
 */
import { createHash } from 'node:crypto'
import { Hono } from 'hono'
import type { Context } from 'hono'
import type { ServeDeps } from '../app-deps.ts'
import { search } from '../../application/search/search.ts'
import { ok, type Outcome } from '../../problem.ts'
import { sourceNames } from '../../application/stories/article-card.ts'
import { storyPage } from '../../application/stories/read-views.ts'
import { deskOf, idOf, listingOf, notFoundPage, problemPage, textOf } from '../respond.tsx'
import type { KeptSearch, SavedSearch } from '../../store/saved-searches.ts'
import { searchHref } from '../../application/search/search-address.ts'
import { makeLocale } from '../web/locale.ts'
import type { Locale } from '../web/locale.ts'
import { preferencesOf, siteBase } from '../visitor.ts'
import { storiesAtom, storiesJson } from './stories-feed.ts'
import type { FeedStory, StoriesFeed } from './stories-feed.ts'
import { defined } from '../../model/defined.ts'

const entries = 50

export function feedRoutes(deps: ServeDeps): Hono {
  const app = new Hono()
  app.get('/stories.atom', async (c) => {
    const { feed, locale } = await read(c, deps, 'stories.atom')
    return conditional(c, storiesAtom(feed, locale), 'application/atom+xml; charset=utf-8')
  })
  app.get('/stories.json', async (c) => {
    const { feed, locale } = await read(c, deps, 'stories.json')
    return conditional(c, storiesJson(feed, locale), 'application/feed+json; charset=utf-8')
  })
  for (const [file, write, type] of [
    ['search.atom', storiesAtom, 'application/atom+xml; charset=utf-8'],
    ['search.json', storiesJson, 'application/feed+json; charset=utf-8'],
  ] as const)
    app.get(`/${file}`, async (c) => {
      const locale = makeLocale(preferencesOf(c, deps.config), deps.clock())
      const found = await readSearch(c, deps, locale, { search: askedSearch(c), file })
      return found.ok ? conditional(c, write(found.value, locale), type) : await problemPage(c, deps, found.problem)
    })
  app.get('/saved/:file{\\d+\\.(?:atom|json)}', async (c) => {
    const [number = '', format] = c.req.param('file').split('.')
    const saved = await deps.store.index.saved.byId(idOf(number) ?? 0)
    if (saved === undefined) return await notFoundPage(c, deps)
    const locale = makeLocale(preferencesOf(c, deps.config), deps.clock())
    const found = await readSearch(c, deps, locale, {
      search: saved.search,
      file: `saved/${saved.id}.${format ?? ''}`,
      saved,
    })
    if (!found.ok) return await problemPage(c, deps, found.problem)
    return format === 'json'
      ? conditional(c, storiesJson(found.value, locale), 'application/feed+json; charset=utf-8')
      : conditional(c, storiesAtom(found.value, locale), 'application/atom+xml; charset=utf-8')
  })
  return app
}

/** The search of the address, with the limits of the page's form. */
function askedSearch(c: Context): KeptSearch {
  const where = {
    lang: textOf(c.req.query('in'), 3),
    sourceId: textOf(c.req.query('source')),
    section: textOf(c.req.query('section'), 200),
    desk: deskOf(c.req.query('desk')),
    from: textOf(c.req.query('from'), 20),
    to: textOf(c.req.query('to'), 20),
  }
  return { q: textOf(c.req.query('q'), 500) ?? '', exact: c.req.query('exact') === '1', ...defined(where) }
}

interface SearchFeed {
  search: KeptSearch
  /** Below `/feeds/`. */
  file: string
  saved?: SavedSearch
}

/** The newest articles that meet a query, limited as on the page; the nearest ones, for want of any, are no news. */
async function readSearch(
  c: Context,
  deps: ServeDeps,
  locale: Locale,
  { search: asked, file, saved }: SearchFeed,
): Promise<Outcome<StoriesFeed>> {
  const request = { ...asked, order: 'newest' as const, limit: entries }
  const answer = await search(deps.store, request, deps.config.timeZone)
  if (!answer.ok) return answer
  const names = await sourceNames(deps.store)
  const { base, host, query } = placeOf(c, deps)
  const stories = (answer.value.nearest ? [] : answer.value.hits).map((hit): FeedStory => ({
    id: hit.id,
    url: `${base}/article/${hit.id}`,
    title: hit.title,
    lang: hit.lang ?? locale.lang,
    dir: hit.dir,
    snippet: hit.snippet,
    firstAt: hit.at,
    lastAt: hit.at,
    sourceCount: 1,
    originCount: 1,
    originLeast: 1,
    originMost: 1,
    sources: [names.get(hit.sourceId) ?? hit.sourceId],
  }))
  const digest = createHash('sha256')
    .update(JSON.stringify({ ...request, limit: 0 }))
    .digest('hex')
    .slice(0, 16)
  return ok({
    stories,
    title: saved?.name ?? asked.q,
    of: { feed: saved === undefined ? `search:${digest}` : `saved:${saved.id}`, entry: 'article' },
    homeUrl: saved === undefined ? `${base}/search${query}` : `${base}${searchHref(saved.search)}`,
    selfUrl: `${base}/feeds/${file}${saved === undefined ? query : ''}`,
    host,
  })
}

/** Without `publicUrl`: the name that the reader asked under, which createApp has checked to be one of ours. */
function placeOf(c: Context, deps: ServeDeps): { base: string; host: string; query: string } {
  const base = siteBase(c, deps.config)
  return { base, host: new URL(base).hostname, query: new URL(c.req.url).search }
}

async function read(c: Context, deps: ServeDeps, file: string): Promise<{ feed: StoriesFeed; locale: Locale }> {
  const inLang = textOf(c.req.query('in'), 3)
  const sourceId = textOf(c.req.query('source'))
  const filter = {
    limit: entries,
    ...defined({ lang: inLang, sourceId, desk: deskOf(c.req.query('desk')) }),
    ...listingOf(c),
  }
  const [page, names] = await Promise.all([storyPage(deps.store, filter, deps.clock()), sourceNames(deps.store)])
  const locale = makeLocale(preferencesOf(c, deps.config), deps.clock())
  const { base, host, query } = placeOf(c, deps)
  const stories = page.items.map((head): FeedStory => ({
    id: head.id,
    url: `${base}/story/${head.id}`,
    title: head.title,
    lang: head.lang,
    dir: head.dir,
    snippet: head.snippet,
    firstAt: head.firstAt,
    lastAt: head.lastAt,
    sourceCount: head.sourceCount,
    originCount: head.originCount,
    originLeast: head.originLeast,
    originMost: head.originMost,
    ...defined({ noCount: head.noCount }),
    sources: head.sourceIds.map((id) => names.get(id) ?? id),
  }))
  return {
    locale,
    feed: { stories, homeUrl: `${base}/`, selfUrl: `${base}/feeds/${file}${query}`, host },
  }
}

/** The body, or 304 when the client has it: the tag is a digest of the body. */
function conditional(c: Context, body: string, type: string): Response {
  const tag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
  c.header('etag', tag)
  c.header('cache-control', c.get('isClosed') ? 'private, no-cache' : 'no-cache')
  const known = (c.req.header('if-none-match') ?? '').split(',').map((t) => t.trim().replace(/^W\//, ''))
  if (known.includes(tag)) return c.body(null, 304)
  c.header('content-type', type)
  return c.body(body)
}
