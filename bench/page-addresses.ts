/**
 * Which pages of a store bench/pages.ts asks for.
 * In: the data directory of a store. Out: addresses by kind of page, the same for the same store. Reads the store.
 */
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { dayMs } from '../src/model/instant.ts'
import { openStore } from '../src/store/open-store.ts'
import type { Ask } from './load-tool.ts'
import { twoWordQueries } from './search-corpus.ts'

export const pageKinds = ['home', 'story', 'article', 'search'] as const
export type PageKind = (typeof pageKinds)[number]

export interface StoryToChange {
  id: number
  articles: number
  lastAt: number
  /** Of its leading article: what the next outlet copies. */
  title: string
  text: string
}

export interface PageAddresses {
  /** Few addresses that are asked for over and over, as of a newsroom on a busy day. */
  often: Record<PageKind, Ask[]>
  /** Many addresses that are asked for once, as by readers who come from a search engine. */
  once: Record<Exclude<PageKind, 'home'>, Ask[]>
  /** The largest story that still takes articles. */
  changing: StoryToChange
  articleIds: number[]
}

const few = 40
const many = 4_000
/** A story is open for a week. */
const openMs = 5 * dayMs

export async function pageAddresses(dataDir: string): Promise<PageAddresses> {
  const path = join(dataDir, 'siyaq.db')
  const db = new Database(path, { readonly: true })
  const ids = (query: string): number[] => db.prepare<[], number>(query).pluck().all()
  const largest = ids('select id from stories order by article_count desc, id limit 10')
  const usual = spread(ids('select id from stories where article_count between 2 and 12 order by id'), many + few)
  const articles = spread(ids('select id from articles order by id'), many + few)
  const inStories = spread(
    ids('select lead_article_id from stories where article_count between 2 and 40 order by id'),
    few / 2,
  )
  const newest = Number(db.prepare('select max(at) from articles').pluck().get())
  const open = db.prepare<[number], { id: number; lead_article_id: number; last_at: number; article_count: number }>(
    'select id, lead_article_id, last_at, article_count from stories where last_at >= ? order by article_count desc, id limit 1',
  )
  const changing = open.get(newest - openMs)
  db.close()
  const opened = await openStore({ kind: 'sqlite', path })
  if (!opened.ok) throw new Error(opened.problem.code)
  const store = opened.value
  const queried = await store.articlesByIds(spread(articles, 1_000))
  const [lead] = await store.articlesByIds([changing?.lead_article_id ?? 0])
  await store.close()
  if (changing === undefined || lead === undefined) throw new Error('the store has no story')
  const [queries, dated] = [twoWordQueries(queried, many + few), (n: number): boolean => n % 3 === 0]
  const searches = queries.map(({ words, from, to }, n): Ask => {
    const days = dated(n) ? `&from=${dayOf(from)}&to=${dayOf(to)}` : ''
    return { path: `/search?q=${encodeURIComponent(words)}${days}` }
  })
  return {
    often: {
      home: [{ path: '/' }],
      story: [...largest, ...spread(usual, few - largest.length)].map(storyPage),
      article: [...inStories, ...spread(articles, few / 2)].map(articlePage),
      search: searches.slice(0, few),
    },
    once: { story: usual.map(storyPage), article: articles.map(articlePage), search: searches.slice(few) },
    changing: {
      id: changing.id,
      articles: changing.article_count,
      lastAt: changing.last_at,
      title: lead.title,
      text: lead.text,
    },
    articleIds: spread(articles, few),
  }
}

const storyPage = (id: number): Ask => ({ path: `/story/${id}` })
const articlePage = (id: number): Ask => ({ path: `/article/${id}` })
const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10)

/** `count` of them at even distances. */
function spread<T>(all: readonly T[], count: number): T[] {
  if (all.length <= count) return [...all]
  return Array.from({ length: count }, (_, n) => all[Math.floor((n * all.length) / count)]).flatMap((each) =>
    each === undefined ? [] : [each],
  )
}
