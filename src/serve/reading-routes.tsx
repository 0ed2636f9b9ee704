/**
 * Routes of the reading pages.
 * In: requests. Out: pages. Reads the store and the context of stories; changes nothing but the reader's own cookies.
 */
import { Hono } from 'hono'
import type { Context } from 'hono'
import type { ServeDeps } from './app-deps.ts'
import { listed, listPageSize, sourcesView, sourceView, type HomeFilter } from '../application/stories/read-views.ts'
import { KeptPages } from './kept/kept-pages.ts'
import { ok, type Outcome } from '../problem.ts'
import {
  deskOf,
  document,
  formOf,
  idOf,
  listingOf,
  notFoundPage,
  privately,
  problemPage,
  statusOf,
  textOf,
} from './respond.tsx'
import { foldersFor } from '../application/own/folders.ts'
import { accuracyFigures } from '../application/accuracy.ts'
import { detailed, rankedSearch, type SearchRanking } from '../application/search/search.ts'
import { whenConcerned } from '../application/search/when-concerned.ts'
import type { Before } from '../application/kept/kept-answers.ts'
import type { Found } from '../application/kept/kept-views.ts'
import type { Passage } from '../application/search/passages.ts'
import { suggest } from '../application/search/suggest.ts'
import { shownTerms } from '../application/search/shown-terms.ts'
import { isOwnForm } from './access/forms.ts'
import { ownPath } from './access/own-path.ts'
import { frameOf, keepPreferences, preferencesOf } from './visitor.ts'
import { AccuracyPage } from './web/pages/accuracy-page.tsx'
import { ComparePage } from './web/pages/compare-page.tsx'
import { TrendsPage } from './web/pages/trends-page.tsx'
import { ArticlePage } from './web/pages/article-page.tsx'
import { storyHref } from './web/parts/cards.tsx'
import { HomePage } from './web/pages/home-page.tsx'
import { EntityPage, SourcePage, SpeakerPage } from './web/pages/article-list-pages.tsx'
import { highlightLayers } from './web/parts/marked-text.tsx'
import type { HighlightLayer } from './web/parts/marked-text.tsx'
import { KeysPage } from './web/pages/keys-page.tsx'
import { SettingsPage } from './web/pages/settings-page.tsx'
import { WhyPage } from './web/pages/why-page.tsx'
import { isTimeZone, readPreferences } from './web/preferences.ts'
import { SearchPage } from './web/pages/search-page.tsx'
import type { SearchView } from './web/pages/search-page.tsx'
import { SourcesPage } from './web/pages/sources-page.tsx'
import { StoryPage } from './web/pages/story-page.tsx'
import { defined } from '../model/defined.ts'

export function readingRoutes(deps: ServeDeps): Hono {
  const { store, context, views } = deps
  const app = new Hono()
  const pages = new KeptPages(deps)
  const zoneOf = (c: Context): string => preferencesOf(c, deps.config).timeZone

  app.get('/', async (c) => {
    const view = await views.home(homeFilterOf(c), deps.clock())
    return pages.answer(c, view, (frame) => <HomePage frame={frame} view={view} />)
  })

  app.get('/accuracy', (c) => document(c, <AccuracyPage frame={frameOf(c, deps)} figures={accuracyFigures} />))

  app.get('/story/:id', async (c) => {
    const id = idOf(c.req.param('id'))
    const view = id === undefined ? undefined : await context.storyView(id)
    if (view === undefined) return notFoundPage(c, deps)
    if (view.id !== id) return c.redirect(storyHref(view.id), 301)
    const whole = c.req.query('all') !== undefined
    return pages.answer(c, view, (frame) => <StoryPage frame={frame} view={view} whole={whole} />)
  })

  app.get('/article/:id', async (c) => {
    const id = idOf(c.req.param('id'))
    const view = id === undefined ? undefined : await context.articleView(id)
    if (view === undefined) return notFoundPage(c, deps)
    const show = layersOf(c.req.query('show'))
    return pages.answer(c, view, (frame) => <ArticlePage frame={frame} view={view} show={show} />)
  })

  app.get('/source/:id', async (c) => {
    const after = c.req.query('after')
    const view = await sourceView(store, c.req.param('id'), after)
    if (view === undefined) return notFoundPage(c, deps)
    const coverage = after === undefined ? await views.coverage(view.source.id, zoneOf(c)) : undefined
    const { holder } = c.get('rights')
    const folder = holder === undefined ? undefined : await foldersFor(deps, holder, view.source.id)
    // One's own folder is on the page then, which is made for each request and kept by nobody.
    if (folder !== undefined) privately(c)
    const page = { view: { ...view, ...defined({ coverage }) }, ...defined({ folder }) }
    return document(c, <SourcePage frame={frameOf(c, deps)} {...page} />)
  })

  app.get('/entity/:key', async (c) => {
    const view = await views.entity(c.req.param('key'), zoneOf(c), c.req.query('after'))
    const known = view.articles.length > 0 || c.req.query('after') !== undefined
    if (!known) return notFoundPage(c, deps)
    return pages.answer(c, view, (frame) => <EntityPage frame={frame} view={view} />)
  })

  app.get('/speaker/:key', async (c) => {
    const view = await views.speaker(c.req.param('key'), zoneOf(c), c.req.query('after'))
    const known = view.statements.length > 0 || c.req.query('after') !== undefined
    if (!known) return notFoundPage(c, deps)
    return pages.answer(c, view, (frame) => <SpeakerPage frame={frame} view={view} />)
  })

  app.get('/search', (c) => searchPage(c, deps, pages))

  app.get('/sources', async (c) =>
    document(c, <SourcesPage frame={frameOf(c, deps)} view={await sourcesView(store)} />),
  )

  app.get('/compare', async (c) => {
    const [a, b] = [textOf(c.req.query('a')), textOf(c.req.query('b'))]
    const { within = '7d' } = listingOf(c)
    const frame = frameOf(c, deps)
    const sources = (await store.sources()).map(({ id, name }) => ({ id, name }))
    const view = { sources, within, ...defined({ a, b }) }
    if (a === undefined || b === undefined) return document(c, <ComparePage frame={frame} view={view} />)
    const compared = await views.comparison({ a, b }, within)
    if (compared.ok) return document(c, <ComparePage frame={frame} view={{ ...view, comparison: compared.value }} />)
    const { code } = compared.problem
    const problem = a === b ? frame.locale.text('compare.same') : frame.locale.problem(code)
    return document(c, <ComparePage frame={frame} view={{ ...view, problem }} />, statusOf(compared.problem))
  })

  app.get('/trends', async (c) => {
    const { within = '24h' } = listingOf(c)
    const lang = langOf(c.req.query('in'))
    const known = await views.trends({ within, ...defined({ lang }) }, deps.clock())
    const langs = [...new Set((await store.sources()).flatMap((source) => source.lang?.split('-')[0] ?? []))].sort()
    return document(
      c,
      <TrendsPage frame={frameOf(c, deps)} view={{ within, langs, trends: known, ...defined({ lang }) }} />,
    )
  })

  app.get('/why', async (c) => {
    const a = textOf(c.req.query('a'), 2000) ?? ''
    const b = textOf(c.req.query('b'), 2000) ?? ''
    const frame = frameOf(c, deps)
    if (a === '' || b === '') return document(c, <WhyPage frame={frame} a={a} b={b} />)
    const [idA, idB] = await Promise.all([articleOf(deps, a), articleOf(deps, b)])
    const view = idA === undefined || idB === undefined ? undefined : await context.why(idA, idB)
    if (view === undefined) {
      const problem = frame.locale.problem('request.not-found')
      return document(c, <WhyPage frame={frame} a={a} b={b} problem={problem} />, 404)
    }
    return document(c, <WhyPage frame={frame} view={view} a={a} b={b} />)
  })

  app.get('/keys', (c) => document(c, <KeysPage frame={frameOf(c, deps)} />))

  app.get('/settings', (c) => {
    const frame = frameOf(c, deps)
    return document(
      c,
      <SettingsPage
        frame={frame}
        zones={zones(frame.locale.preferences.timeZone)}
        next={ownPath(c.req.query('next'))}
      />,
    )
  })

  app.post('/settings', async (c) => {
    const read = await formOf(c)
    if (!read.ok) return problemPage(c, deps, read.problem)
    const form = read.value
    if (!isOwnForm(c, deps.config, form['csrf'])) return problemPage(c, deps, { code: 'request.forbidden' })
    const cookie = new URLSearchParams()
    for (const [name, value] of Object.entries(form)) if (typeof value === 'string') cookie.set(name, value)
    // A form's values go through the same checks as a cookie's.
    const defaults = preferencesOf(c, deps.config)
    keepPreferences(c, readPreferences({ cookie: cookie.toString(), defaults }))
    return c.redirect(ownPath(form['next']), 303)
  })

  /** How many stories have news since the page was rendered; our script asks once a minute. */
  app.get('/new', async (c) => {
    const since = idOf(c.req.query('since'))
    if (since === undefined) return c.json({ count: 0 })
    const { lang, sourceId, desk } = homeFilterOf(c)
    const page = await store.articles({
      from: since,
      limit: 100,
      ...defined({ lang, sourceId, desk }),
    })
    const fresh = page.items.filter((a) => a.firstSeenAt > since)
    return c.json({ count: fresh.length, text: frameOf(c, deps).locale.text('count.new', { count: fresh.length }) })
  })

  return app
}

async function searchPage(c: Context, deps: ServeDeps, pages: KeptPages): Promise<Response> {
  const form: SearchView['form'] = { q: textOf(c.req.query('q'), 500) ?? '', exact: c.req.query('exact') === '1' }
  const lang = langOf(c.req.query('in'))
  const sourceId = textOf(c.req.query('source'))
  const section = textOf(c.req.query('section'), 200)
  const desk = deskOf(c.req.query('desk'))
  const from = textOf(c.req.query('from'), 20)
  const to = textOf(c.req.query('to'), 20)
  if (lang !== undefined) form.lang = lang
  if (sourceId !== undefined) form.sourceId = sourceId
  if (section !== undefined) form.section = section
  if (desk !== undefined) form.desk = desk
  if (from !== undefined) form.from = from
  if (to !== undefined) form.to = to
  if (form.q === '') {
    const view = await emptySearch(deps, form)
    view.offers = (await deps.store.index.saved.list()).slice(-8).map(({ search: { q } }) => q)
    return document(c, <SearchPage frame={frameOf(c, deps)} view={view} />)
  }
  const { timeZone } = preferencesOf(c, deps.config)
  const asked: SearchAsked = {
    form,
    order: c.req.query('order') === 'newest' ? 'newest' : 'best',
    fold: c.req.query('fold') !== '0',
    timeZone,
    ...defined({ cursor: c.req.query('after') }),
  }
  const answer = await deps.views.search<Outcome<SearchView>>(asked, (before) => foundBySearch(deps, asked, before))
  if (answer.ok) return pages.answer(c, answer.value, (frame) => <SearchPage frame={frame} view={answer.value} />)
  const frame = frameOf(c, deps)
  const view = { ...(await emptySearch(deps, form)), problem: frame.locale.problem(answer.problem.code) }
  return document(c, <SearchPage frame={frame} view={view} />, 400)
}

/** All that decides what a search page shows. */
interface SearchAsked {
  form: SearchView['form']
  order: 'newest' | 'best'
  fold: boolean
  timeZone: string
  cursor?: string
}

async function emptySearch({ store }: ServeDeps, form: SearchView['form']): Promise<SearchView> {
  const sources = await store.sources()
  const known = sources.flatMap((s) => s.lang?.split('-')[0] ?? [])
  return {
    form,
    terms: [],
    langs: [...new Set([...known, ...(form.lang === undefined ? [] : [form.lang])])],
    sources: sources.map(({ id, name }) => ({ id, name })),
    articles: [],
  }
}

async function foundBySearch(
  deps: ServeDeps,
  asked: SearchAsked,
  before?: Before<Outcome<SearchView>>,
  ranked?: SearchRanking,
): Promise<Found<Outcome<SearchView>>> {
  const { store } = deps
  const { form, order, fold, timeZone, cursor } = asked
  const request = { ...form, order, limit: listPageSize, details: true, fold, ...defined({ cursor }) }
  const ranking = ranked === undefined ? await rankedSearch(store, request, timeZone) : ok(ranked)
  // Whatever is in the store, the question stays a bad one.
  if (!ranking.ok) return { view: ranking, shown: [], concerns: () => Promise.resolve('never') }
  const value = await detailed(store, { ...request, passages: passagesBefore(before) }, ranking.value, timeZone)
  const view = await emptySearch(deps, form)
  view.terms = shownTerms(value.terms, value.asked)
  const names = new Map(view.sources.map((s) => [s.id, s.name]))
  const { hits, facets, histogram, meant, nearest } = value
  view.articles = listed(hits, names).map((article, i) => {
    const { passage, others, why } = hits[i] ?? {}
    return { ...article, ...defined({ passage, others, why }) }
  })
  view.folds = fold
  view.order = order
  view.nearest = nearest
  if (meant !== undefined) view.meant = meant
  if (facets !== undefined) view.facets = facets
  if (histogram !== undefined) view.histogram = histogram
  view.offers = (await suggest(store, form.q)).map(({ q }) => q)
  if (value.next !== undefined) view.next = value.next
  return {
    view: ok(view),
    shown: hits.flatMap(({ id, storyId }) => (storyId === undefined ? [id] : [id, storyId])),
    concerns: async (articles, isLate) => {
      const found = await whenConcerned(store.index, value, articles, isLate, async () => {
        const again = await rankedSearch(store, request, timeZone)
        return again.ok ? again.value : undefined
      })
      return typeof found === 'string' ? found : (known) => foundBySearch(deps, asked, known, found.ranked)
    },
  }
}

/** Of hits that have not changed since. */
function passagesBefore(before: Before<Outcome<SearchView>> | undefined): Map<number, Passage> {
  const articles = before?.value.ok === true ? before.value.value.articles : []
  const same = articles.filter(({ card }) => before?.touched.has(card.id) !== true)
  return new Map(same.flatMap(({ card, passage }) => (passage === undefined ? [] : [[card.id, passage] as const])))
}

function homeFilterOf(c: Context): HomeFilter {
  const lang = langOf(c.req.query('in'))
  const sourceId = textOf(c.req.query('source'))
  const cursor = textOf(c.req.query('after'))
  return { ...defined({ lang, sourceId, desk: deskOf(c.req.query('desk')), cursor }), ...listingOf(c) }
}

function langOf(value: string | undefined): string | undefined {
  return value !== undefined && /^[a-z]{2,3}$/.test(value) ? value : undefined
}

function layersOf(show: string | undefined): Set<HighlightLayer> {
  const asked = new Set((show ?? '').split(','))
  return new Set(highlightLayers.filter((layer) => asked.has(layer)))
}

/** The article that a number, one of our addresses or the publisher's address means. */
async function articleOf(deps: ServeDeps, text: string): Promise<number | undefined> {
  const id = idOf(text) ?? idOf(/\/article\/(\d+)(?:[?#/]|$)/.exec(text)?.[1])
  return id ?? (await deps.store.articleByUrl(text))?.id
}

function zones(current: string): string[] {
  const offered = [
    'UTC',
    'Africa/Algiers',
    'Africa/Cairo',
    'Africa/Casablanca',
    'Africa/Khartoum',
    'Africa/Nouakchott',
    'Africa/Tripoli',
    'Africa/Tunis',
    'Asia/Aden',
    'Asia/Amman',
    'Asia/Baghdad',
    'Asia/Bahrain',
    'Asia/Beirut',
    'Asia/Damascus',
    'Asia/Dubai',
    'Asia/Gaza',
    'Asia/Kuwait',
    'Asia/Muscat',
    'Asia/Qatar',
    'Asia/Riyadh',
    'Europe/Berlin',
    'Europe/Istanbul',
    'Europe/London',
    'Europe/Paris',
    'America/New_York',
  ]
  return offered.includes(current) || !isTimeZone(current) ? offered : [current, ...offered]
}
