/**
 * Outgoing feeds, Atom, RSS and JSON Feed: one entry per story, of everything, one language, section or source; one per article of a search, as it
 * is asked or as it was saved, of a story, a name or a speaker.
 * In: requests. Out: feeds with language, direction and conditional GET. Reads the store only.
 */
import { createHash } from 'node:crypto'
import { Hono } from 'hono'
import type { Context } from 'hono'
import type { ServeDeps } from '../app-deps.ts'
import { search } from '../../application/search/search.ts'
import { failed, ok, type Outcome } from '../../problem.ts'
import type { ArticleHead } from '../../store/records.ts'
import { sourceNames } from '../../application/stories/article-card.ts'
import { storyPage } from '../../application/stories/read-views.ts'
import { deskOf, idOf, listingOf, notFoundPage, problemPage, textOf } from '../respond.tsx'
import type { KeptSearch, SavedSearch } from '../../store/saved-searches.ts'
import { searchHref, searchParameters } from '../../application/search/search-address.ts'
import { makeLocale } from '../web/locale.ts'
import { entityHref, speakerHref } from '../web/parts/cards.tsx'
import type { Locale } from '../web/locale.ts'
import { preferencesOf, siteBase } from '../visitor.ts'
import { feedFormatNames, feedFormats } from './stories-feed.ts'
import type { FeedFormat, FeedStory, StoriesFeed } from './stories-feed.ts'
import { defined } from '../../model/defined.ts'

const entries = 50

export function feedRoutes(deps: ServeDeps): Hono {
  const app = new Hono()
  for (const format of feedFormatNames) {
    const send = (c: Context, feed: StoriesFeed, locale: Locale): Promise<Response> =>
      sendFeed(c, deps, feed, { locale, format })
    app.get(`/stories.${format}`, async (c) => {
      const { feed, locale } = await read(c, deps, `stories.${format}`)
      return await send(c, feed, locale)
    })
    app.get(`/search.${format}`, async (c) => {
      const locale = localeOf(c, deps)
      const found = await readSearch(c, deps, locale, { search: askedSearch(c), file: `search.${format}` })
      return await (found.ok ? send(c, found.value, locale) : problemPage(c, deps, found.problem))
    })
    app.get(`/articles.${format}`, async (c) => {
      const locale = localeOf(c, deps)
      const found = await readArticles(c, deps, locale, `articles.${format}`)
      if (found.ok) return await send(c, found.value, locale)
      return found.problem.code === 'request.not-found'
        ? await notFoundPage(c, deps)
        : await problemPage(c, deps, found.problem)
    })
  }
  app.get('/saved/:file{\\d+\\.(?:atom|rss|json)}', async (c) => {
    const [number, ending] = c.req.param('file').split('.')
    const format = feedFormatNames.find((name) => name === ending)
    const saved = await deps.store.index.saved.byId(idOf(number) ?? 0)
    if (saved === undefined || format === undefined) return await notFoundPage(c, deps)
    const locale = localeOf(c, deps)
    const file = `saved/${saved.id}.${format}`
    const found = await readSearch(c, deps, locale, { search: saved.search, file, saved })
    return await (found.ok ? sendFeed(c, deps, found.value, { locale, format }) : problemPage(c, deps, found.problem))
  })
  return app
}

function localeOf(c: Context, deps: ServeDeps): Locale {
  return makeLocale(preferencesOf(c, deps.config), deps.clock())
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
  const { base, host } = placeOf(c, deps)
  const hits = answer.value.nearest ? [] : answer.value.hits
  const stories = hits.map((hit) => articleEntry(hit, base, names, locale))
  const digest = createHash('sha256')
    .update(JSON.stringify({ ...request, limit: 0 }))
    .digest('hex')
    .slice(0, 16)
  return ok({
    stories,
    title: saved?.name ?? asked.q,
    of: { feed: saved === undefined ? `search:${digest}` : `saved:${saved.id}`, entry: 'article' },
    homeUrl: `${base}${searchHref(asked)}`,
    selfUrl: selfUrl(c, deps, locale, { file, asked: saved === undefined ? searchParameters(asked) : {} }),
    host,
  })
}

/** What one article is told by. */
type Told = Pick<ArticleHead, 'id' | 'title' | 'lang' | 'dir' | 'at' | 'sourceId'> & { snippet: string }

/** The articles of a story, a name or a speaker, the newest first. Problems: request.not-found, request.invalid for none of these or two. */
async function readArticles(c: Context, deps: ServeDeps, locale: Locale, file: string): Promise<Outcome<StoriesFeed>> {
  const [story, entity, speaker] = ['story', 'entity', 'speaker'].map((name) => textOf(c.req.query(name)))
  if ([story, entity, speaker].filter((asked) => asked !== undefined).length !== 1)
    return failed('request.invalid', 'story | entity | speaker')
  const { base, host } = placeOf(c, deps)
  const about =
    story !== undefined
      ? await ofStory(deps, idOf(story) ?? 0)
      : entity !== undefined
        ? await ofEntity(deps, entity)
        : await ofSpeaker(deps, speaker ?? '')
  if (about === undefined) return failed('request.not-found')
  const names = await sourceNames(deps.store)
  return ok({
    stories: about.articles.slice(0, entries).map((told) => articleEntry(told, base, names, locale)),
    title: about.title,
    of: { feed: about.id, entry: 'article' },
    homeUrl: base + about.path,
    selfUrl: selfUrl(c, deps, locale, { file, asked: { story, entity, speaker } }),
    host,
  })
}

interface About {
  title: string
  /** Of the feed, below the tag of the host. */
  id: string
  path: string
  articles: Told[]
}

async function ofStory({ store }: ServeDeps, id: number): Promise<About | undefined> {
  const found = await store.story(id)
  if (found === undefined) return undefined
  const { head } = found
  const members = await store.storyMembers(head.id)
  const articles = [...members].sort((a, b) => b.at - a.at || b.id - a.id)
  return { title: head.title, id: `story-articles:${head.id}`, path: `/story/${head.id}`, articles }
}

async function ofEntity({ views, config }: ServeDeps, key: string): Promise<About | undefined> {
  const view = await views.entity(key, config.timeZone)
  if (view.articles.length === 0) return undefined
  const articles = view.articles.map(({ card, snippet = '' }) => ({ ...card, snippet }))
  return { title: view.name, id: `entity:${keyDigest(key)}`, path: entityHref(key), articles }
}

/** What was said stands where others have the beginning of the text. */
async function ofSpeaker({ views, config }: ServeDeps, key: string): Promise<About | undefined> {
  const view = await views.speaker(key, config.timeZone)
  if (view.statements.length === 0) return undefined
  const articles = view.statements.map(({ card, statement }) => ({ ...card, snippet: statement.content }))
  return { title: view.name, id: `speaker:${keyDigest(key)}`, path: speakerHref(key), articles }
}

/** A key may hold what no tag URI does. */
function keyDigest(key: string): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 16)
}

function articleEntry(told: Told, base: string, names: ReadonlyMap<string, string>, locale: Locale): FeedStory {
  return {
    id: told.id,
    url: `${base}/article/${told.id}`,
    title: told.title,
    lang: told.lang ?? locale.lang,
    dir: told.dir,
    snippet: told.snippet,
    firstAt: told.at,
    lastAt: told.at,
    sourceCount: 1,
    originCount: 1,
    originLeast: 1,
    originMost: 1,
    sources: [names.get(told.sourceId) ?? told.sourceId],
  }
}

/** Without `publicUrl`: the name that the reader asked under, which createApp has checked to be one of ours. */
function placeOf(c: Context, deps: ServeDeps): { base: string; host: string } {
  const base = siteBase(c, deps.config)
  return { base, host: new URL(base).hostname }
}

interface FeedAsked {
  /** Below `/feeds/`. */
  file: string
  /** What the feed depends on, and no more. */
  asked: Record<string, string | undefined>
}

/**
 * The one address of a feed, however it was asked for: what changes nothing is left out, and a language that whoever asks without a wish would
 * not get stands in it, so that a hub fetches the same as the reader.
 */
function selfUrl(c: Context, deps: ServeDeps, locale: Locale, { file, asked }: FeedAsked): string {
  const lang = locale.lang === deps.config.defaultLang ? undefined : locale.lang
  const query = new URLSearchParams(defined({ ...asked, lang })).toString()
  return new URL(`${siteBase(c, deps.config)}/feeds/${file}${query === '' ? '' : `?${query}`}`).href
}

async function read(c: Context, deps: ServeDeps, file: string): Promise<{ feed: StoriesFeed; locale: Locale }> {
  const inLang = textOf(c.req.query('in'), 3)
  const sourceId = textOf(c.req.query('source'))
  const desk = deskOf(c.req.query('desk'))
  const listing = listingOf(c)
  const filter = { limit: entries, ...defined({ lang: inLang, sourceId, desk }), ...listing }
  const [page, names] = await Promise.all([storyPage(deps.store, filter, deps.clock()), sourceNames(deps.store)])
  const locale = localeOf(c, deps)
  const { base, host } = placeOf(c, deps)
  const asked = { in: inLang, source: sourceId, desk, ...listing }
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
    feed: { stories, homeUrl: `${base}/`, selfUrl: selfUrl(c, deps, locale, { file, asked }), host },
  }
}

async function sendFeed(
  c: Context,
  deps: ServeDeps,
  feed: StoriesFeed,
  { locale, format }: { locale: Locale; format: FeedFormat },
): Promise<Response> {
  const hubUrl = await hubOf(c, deps, feed.selfUrl)
  // WebSub, section 4: for feeds of every kind, and for whoever only asks for the head.
  if (hubUrl !== undefined) c.header('link', `<${hubUrl}>; rel="hub", <${feed.selfUrl}>; rel="self"`)
  const { write, type } = feedFormats[format]
  return conditional(c, write({ ...feed, ...defined({ hubUrl }) }, locale), type)
}

/** The hub that is told when this feed changes. What only those who signed in may read is told to nobody: a hub learns addresses and fetches them. */
async function hubOf(c: Context, deps: ServeDeps, address: string): Promise<string | undefined> {
  const { announced, config } = deps
  if (announced === undefined || config.publicUrl === undefined || c.get('isClosed')) return undefined
  const path = address.slice(new URL(`${siteBase(c, config)}/`).href.length - 1)
  try {
    return (await announced.has(path)) ? announced.hub : undefined
  } catch (error) {
    // Who may read goes on reading while the disk is full.
    deps.failed?.(error, { method: c.req.method, path: c.req.path })
    return undefined
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
