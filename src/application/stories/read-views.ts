/**
 * The views of pages that need only the store: home, a source, an entity, a speaker, the sources.
 * In: the store and filters. Out: plain data for pages, API and outgoing feeds. Reads the store only.
 */
import { defined } from '../../model/defined.ts'
import { isFeatured, type Analysis, type Entity } from '../../model/analysis.ts'
import type { Desk } from '../../model/desks.ts'
import { hourMs } from '../../model/instant.ts'
import { storyWindows, type StoryOrder, type StoryWindow } from '../../model/story-order.ts'
import { isWholeCopy } from '../../group/reading/told-folds.ts'
import { numeralsIn } from '../../text/numerals/numerals.ts'
import { plainName } from '../../text/plain-name.ts'
import type { ArticleHead, ListPage, StoryHead, StoryMember } from '../../store/records.ts'
import type { Store } from '../../store/store.ts'
import { cardOf, sourceNames } from './article-card.ts'
import { balancedPage } from './balanced-page.ts'
import type {
  EntityPageView,
  HomeStory,
  HomeView,
  ListedArticle,
  SourcePageView,
  SourcesView,
  SpeakerPageView,
} from './page-views.ts'
import { statementView } from './speakers-of.ts'

export const homePageSize = 24
export const listPageSize = 30
const activityHours = 24
const mostOthers = 2

export interface HomeFilter {
  lang?: string
  desk?: Desk
  sourceId?: string
  /** Of one source `now` is `newest`. */
  order?: StoryOrder
  /** Counted back from now. */
  within?: StoryWindow
  cursor?: string
  limit?: number
}

/** A page of story heads; of one source, unless by origins: its newest articles' stories, each once. */
export async function storyPage(store: Store, filter: HomeFilter, now: number): Promise<ListPage<StoryHead>> {
  const limit = filter.limit ?? homePageSize
  const paging = filter.cursor === undefined ? { limit } : { limit, cursor: filter.cursor }
  const { lang, desk, sourceId, order, within } = filter
  const windowMs = within && storyWindows[within]
  if (sourceId === undefined || order === 'origins')
    return store.storiesNow({ now, ...defined({ lang, desk, sourceId, order, windowMs }), ...paging })
  const from = windowMs && now - windowMs
  const articles = await store.articles({ sourceId, ...defined({ lang, desk, from }), ...paging })
  const ids = [...new Set(articles.items.flatMap((a) => a.storyId ?? []))]
  const heads = await store.storiesByIds(ids)
  return articles.next === undefined ? { items: heads } : { items: heads, next: articles.next }
}

/** One story of the home page, by its head; kept-views.ts keeps them. */
type MakeHomeStory = (head: StoryHead, names: ReadonlyMap<string, string>, leadUrl: string) => Promise<HomeStory>

export async function homeView(
  store: Store,
  filter: HomeFilter,
  now: number,
  storyOf: MakeHomeStory = async (...of) => await homeStory(store, ...of),
): Promise<HomeView> {
  const sources = await store.sources()
  const names = new Map(sources.map((s) => [s.id, s.name]))
  const [page, totals] = await Promise.all([
    storyPage(store, filter, now),
    store.frontTotals(now - activityHours * hourMs),
  ])
  const leads = await store.headsByIds(page.items.map((head) => head.leadArticleId))
  const urls = new Map(leads.map((lead) => [lead.id, lead.url]))
  // A list that was narrowed is in the order that was asked for.
  const isNow = filter.order === undefined || filter.order === 'now'
  const isWhole = filter.desk === undefined && filter.sourceId === undefined && isNow
  const items = isWhole ? balancedPage(page.items) : page.items
  const stories = await Promise.all(items.map((head) => storyOf(head, names, urls.get(head.leadArticleId) ?? '')))
  const langs = [...new Set([...sources.flatMap((s) => s.lang ?? []), ...page.items.map((h) => h.lang)])]
  return {
    stories,
    ...defined({ next: page.next }),
    filter: defined({
      lang: filter.lang,
      sourceId: filter.sourceId,
      desk: filter.desk,
      order: filter.order,
      within: filter.within,
    }),
    langs: langs.map((l) => l.split('-')[0] ?? l).filter((l, i, all) => l !== '' && all.indexOf(l) === i),
    sources: sources.map(({ id, name }) => ({ id, name })),
    totals: { stories: totals.storiesOfMany, articles: totals.articles, sources: totals.sources },
    activity: { instants: totals.instants, hours: activityHours },
  }
}

export async function homeStory(
  store: Store,
  head: StoryHead,
  names: ReadonlyMap<string, string>,
  leadUrl: string,
): Promise<HomeStory> {
  const members = head.articleCount > 1 ? await store.storyMembers(head.id) : []
  const lead = members.find((m) => m.id === head.leadArticleId)
  const leadGroup = lead?.copyGroupId
  const copies =
    lead === undefined || leadGroup === undefined
      ? []
      : members.filter((m) => m.copyGroupId === leadGroup && m !== lead)
  return {
    id: head.id,
    title: head.title,
    lang: head.lang,
    dir: head.dir,
    snippet: head.snippet,
    lead: {
      articleId: head.leadArticleId,
      url: leadUrl,
      sourceId: head.leadSourceId,
      sourceName: names.get(head.leadSourceId) ?? head.leadSourceId,
    },
    firstAt: head.firstAt,
    lastAt: head.lastAt,
    articleCount: head.articleCount,
    sourceCount: head.sourceCount,
    originCount: head.originCount,
    originLeast: head.originLeast,
    originMost: head.originMost,
    ...defined({ noCount: head.noCount, desk: head.desk }),
    ...(head.imageUrl === undefined ? {} : { hasPicture: true as const }),
    instants: members.map((m) => m.at),
    ...carriersOf(lead, copies, names),
    others: otherCoverage(head, members).map((m) => cardOf(m, names)),
  }
}

/**
 * Who carries the lead's text: as it is, or a part of it, or with other numbers in the headline. Texts are not read: of facts that
 * changed inside, the story tells.
 */
function carriersOf(
  lead: StoryMember | undefined,
  copies: readonly StoryMember[],
  names: ReadonlyMap<string, string>,
): Pick<HomeStory, 'sameText' | 'sharedText'> {
  const isSame = (m: StoryMember): boolean =>
    (m.copyOf === undefined || isWholeCopy(m)) &&
    (lead?.copyOf === undefined || isWholeCopy(lead)) &&
    !haveOtherNumbers(m.title, lead?.title ?? '')
  const others = copies.filter((m) => m.sourceId !== lead?.sourceId)
  const same = new Set(others.filter(isSame).map((m) => m.sourceId))
  const shared = new Set(others.map((m) => m.sourceId).filter((id) => !same.has(id)))
  const named = (ids: ReadonlySet<string>): HomeStory['sameText'] =>
    [...ids].map((sourceId) => ({ sourceId, sourceName: names.get(sourceId) ?? sourceId }))
  return { sameText: named(same), sharedText: named(shared) }
}

/** Both headlines give numbers, and not the same. */
function haveOtherNumbers(a: string, b: string): boolean {
  const [one, two] = [a, b].map((title) => numeralsIn(title).map((n) => n.value))
  return one !== undefined && two !== undefined && one.length > 0 && two.length > 0 && !one.some((v) => two.includes(v))
}

/** One member for each other origin, newest first, headlines that differ from the lead's. */
function otherCoverage(head: StoryHead, members: readonly StoryMember[]): StoryMember[] {
  const lead = members.find((m) => m.id === head.leadArticleId)
  const origins = new Set(lead === undefined ? [] : [lead.origin])
  const titles = new Set([head.title])
  const found: StoryMember[] = []
  for (const member of [...members].reverse()) {
    const isLeadText = lead?.copyGroupId !== undefined && member.copyGroupId === lead.copyGroupId
    if (member === lead || isLeadText || origins.has(member.origin) || titles.has(member.title)) continue
    if (member.sourceId === head.leadSourceId) continue
    origins.add(member.origin)
    titles.add(member.title)
    found.push(member)
    if (found.length === mostOthers) break
  }
  return found
}

export function listed(heads: readonly ArticleHead[], names: ReadonlyMap<string, string>): ListedArticle[] {
  return heads.map((head) => ({
    card: cardOf(head, names),
    snippet: head.snippet,
    ...defined({ storyId: head.storyId }),
    ...(head.imageUrl === undefined ? {} : { hasPicture: true as const }),
  }))
}

export async function sourceView(store: Store, id: string, cursor?: string): Promise<SourcePageView | undefined> {
  const sources = await store.sources()
  const source = sources.find((s) => s.id === id)
  if (source === undefined) return undefined
  const names = new Map(sources.map((s) => [s.id, s.name]))
  const [page, feeds] = await Promise.all([
    store.articles({ sourceId: id, limit: listPageSize, ...defined({ cursor }) }),
    store.feeds({ sourceId: id }),
  ])
  return {
    source,
    articleCount: source.articleCount,
    unsureCount: source.unsureCount,
    ...defined({ lastArticleAt: source.lastArticleAt }),
    feeds,
    articles: listed(page.items, names),
    ...defined({ next: page.next }),
  }
}

/** The entity as its newest articles name it; an unknown key gives a page with the key as name and no articles. */
export async function entityView(store: Store, key: string, cursor?: string): Promise<EntityPageView> {
  const names = await sourceNames(store)
  const [page, speeches] = await Promise.all([
    store.entityArticles(key, { limit: listPageSize, ...defined({ cursor }) }),
    store.speakerArticles(key, { limit: 1 }),
  ])
  const newest = page.items.slice(0, 12).map(({ id }) => id)
  const analyses = await store.analyses(newest)
  const found = newest.flatMap((id) => namedIn(analyses.get(id), key))
  const first = found[0]
  const name = first?.entity.name ?? key
  return {
    key,
    name,
    ...(first === undefined ? {} : { kind: first.entity.kind, lang: first.analysis.lang }),
    dir: first?.analysis.dir ?? 'rtl',
    variants: [...new Set(found.flatMap((f) => [f.entity.name, ...f.entity.variants]))].filter((v) => v !== name),
    hasStatements: speeches.items.length > 0,
    articles: listed(page.items, names),
    ...defined({ next: page.next }),
  }
}

function namedIn(analysis: Analysis | undefined, key: string): { entity: Entity; analysis: Analysis }[] {
  const entity = analysis?.entities.find((e) => e.key === key)
  return entity === undefined || analysis === undefined ? [] : [{ entity, analysis }]
}

export async function speakerView(store: Store, key: string, cursor?: string): Promise<SpeakerPageView> {
  const names = await sourceNames(store)
  const page = await store.speakerArticles(key, { limit: 20, ...defined({ cursor }) })
  const byId = await store.analyses(page.items.map(({ id }) => id))
  const analyses = page.items.map(({ id }) => byId.get(id))
  const statements: SpeakerPageView['statements'] = []
  let name: string | undefined
  for (const head of page.items) {
    const analysis = byId.get(head.id)
    if (analysis === undefined) continue
    name ??= analysis.entities.find((e) => e.key === key)?.name
    const card = cardOf(head, names)
    for (const s of analysis.statements) {
      if ((s.speakerEntity !== key && s.speaker !== key) || !isFeatured(s)) continue
      name ??= s.speaker
      statements.push({ card, statement: statementView(s, analysis, card) })
    }
  }
  const first = analyses.find((a) => a !== undefined)
  return {
    key,
    name: plainName(name ?? key) || key,
    ...(first === undefined ? {} : { lang: first.lang }),
    dir: first?.dir ?? 'rtl',
    isEntity: analyses.some((a) => a?.entities.some((e) => e.key === key) ?? false),
    statements,
    ...defined({ next: page.next }),
  }
}

export async function sourcesView(store: Store): Promise<SourcesView> {
  const [sources, feeds] = await Promise.all([store.sources(), store.feeds()])
  return {
    sources: sources.map((source) => ({
      source,
      articleCount: source.articleCount,
      unsureCount: source.unsureCount,
      ...defined({ lastArticleAt: source.lastArticleAt }),
      feeds: feeds.filter((f) => f.sourceId === source.id),
    })),
  }
}
