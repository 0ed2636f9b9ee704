/**
 * Outgoing feeds, one entry per story: Atom and JSON Feed, of everything, one language or one source.
 * In: requests. Out: feeds with language, direction and conditional GET. Reads the store only.
 */
import { createHash } from 'node:crypto'
import { Hono } from 'hono'
import type { Context } from 'hono'
import type { ServeDeps } from '../app-deps.ts'
import { sourceNames } from '../../application/stories/article-card.ts'
import { storyPage } from '../../application/stories/read-views.ts'
import { textOf } from '../respond.tsx'
import { makeLocale } from '../web/locale.ts'
import type { Locale } from '../web/locale.ts'
import { preferencesOf } from '../visitor.ts'
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
  return app
}

async function read(c: Context, deps: ServeDeps, file: string): Promise<{ feed: StoriesFeed; locale: Locale }> {
  const inLang = textOf(c.req.query('in'), 3)
  const sourceId = textOf(c.req.query('source'))
  const filter = {
    limit: entries,
    ...defined({ lang: inLang, sourceId }),
  }
  const [page, names] = await Promise.all([storyPage(deps.store, filter, deps.clock()), sourceNames(deps.store)])
  const locale = makeLocale(preferencesOf(c, deps.config), deps.clock())
  // Without `publicUrl`: the name that the reader asked under, which createApp has checked to be one of ours.
  const { host, secure } = c.get('connection')
  const base = (deps.config.publicUrl ?? `${secure ? 'https' : 'http'}://${host}`).replace(/\/+$/, '')
  const query = new URL(c.req.url).search
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
    sources: head.sourceIds.map((id) => names.get(id) ?? id),
  }))
  return {
    locale,
    feed: { stories, homeUrl: `${base}/`, selfUrl: `${base}/feeds/${file}${query}`, host: new URL(base).hostname },
  }
}

/** The body, or 304 when the client has it: the tag is a digest of the body. */
function conditional(c: Context, body: string, type: string): Response {
  const tag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
  c.header('etag', tag)
  c.header('cache-control', 'no-cache')
  const known = (c.req.header('if-none-match') ?? '').split(',').map((t) => t.trim().replace(/^W\//, ''))
  if (known.includes(tag)) return c.body(null, 304)
  c.header('content-type', type)
  return c.body(body)
}
