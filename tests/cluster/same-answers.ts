/**
 * The two deployments over the same articles, and what their APIs answer: stories, articles, lists and searches.
 * In: drafts, queries. Out: answers by address, and where two sets of them differ. Used by tests and by scripts/same-deployments.ts.
 */
import { importArticles } from '../../src/application/import/import-articles.ts'
import { importHere } from '../../src/application/import/into-this-store.ts'
import { openRuntime, type Runtime } from '../../src/application/open-runtime.ts'
import { configWith, type Config } from '../../src/config/config.ts'
import type { ImportResult } from '../../src/gather/import/import-item.ts'
import { createLog } from '../../src/log.ts'
import type { ArticleDraft } from '../../src/model/article.ts'
import { createApp } from '../../src/serve/app.tsx'
import { serveDeps } from '../../src/serve/serve-web.ts'

/** Answers of the API, by the address that was asked for. */
export type Answers = Map<string, unknown>

export interface Deployment {
  /** What it answers to a path under /api/v1; anything but 200 is thrown. */
  ask(path: string): Promise<unknown>
  runtime: Runtime
  close(): Promise<void>
}

/** A runtime with its web application, in which nothing is yet; it may be asked as often as a test likes. */
export async function openDeployment(values: Partial<Config>, now: number): Promise<Deployment> {
  const opened = await openRuntime(
    configWith({ workers: 1, apiRequestsPerMinute: 0, ...values }),
    createLog({ level: 'silent' }),
    {
      lock: 'even',
      clock: () => now,
    },
  )
  if (!opened.ok) throw new Error(JSON.stringify(opened.problem))
  const runtime = opened.value
  const app = createApp(await serveDeps(runtime))
  return {
    runtime,
    async ask(path) {
      const answer = await app.request(`/api/v1/${path}`, { headers: { host: 'localhost' } })
      const body: unknown = await answer.json()
      if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${JSON.stringify(body)}`)
      return body
    },
    close: () => runtime.close(),
  }
}

/** Imports the drafts, in batches of so many, and groups them. */
export async function fill({ runtime }: Deployment, drafts: readonly ArticleDraft[], batch: number): Promise<void> {
  async function* results(): AsyncGenerator<ImportResult> {
    for (const [i, draft] of drafts.entries()) {
      const place = { file: 'f', fileKey: 'f', position: i + 1, readBytes: i, totalBytes: drafts.length }
      yield { ok: true, place, item: { kind: 'article', source: { id: draft.sourceId, name: draft.sourceId }, draft } }
    }
  }
  const done = await importArticles(importHere(runtime, batch), results(), {
    clock: () => runtime.clock(),
    onProgress: () => undefined,
  })
  if (done.problem !== undefined) throw new Error(JSON.stringify(done.problem))
}

export interface Questions {
  queries: readonly string[]
  /** So many pages of stories, and as many of articles, are looked at. */
  pages: number
  /** Hits of a page, and pages of a search. */
  hits: number
  pagesOfSearch: number
  /** Of the ways to narrow a search, one with each query in place of all. */
  inTurn?: boolean
}

/** Every list to its end, `pages` stories and articles (the largest story, and others at even distances), every search in every order. */
export async function answersOf(deployment: Deployment, o: Questions): Promise<Answers> {
  const answers: Answers = new Map()
  const keep = async (path: string): Promise<unknown> => {
    const answer = await deployment.ask(path)
    answers.set(path, answer)
    return answer
  }
  const list = async (path: string, most = Infinity): Promise<Item[]> => {
    const items: Item[] = []
    let cursor = ''
    for (let page = 0; page < most; page++) {
      // As api-schemas.ts has it.
      const found = (await keep(`${path}${cursor}`)) as { items: Item[]; next?: string }
      items.push(...found.items)
      if (found.next === undefined) break
      cursor = `&cursor=${encodeURIComponent(found.next)}`
    }
    return items
  }
  const stories = await list('stories?limit=100')
  const articles = await list('articles?limit=100')
  const largest = [...stories].sort((a, b) => (b.articleCount ?? 0) - (a.articleCount ?? 0) || a.id - b.id)
  const several = largest.filter((story) => (story.articleCount ?? 0) > 1)
  for (const { id } of [...largest.slice(0, 5), ...spread(several.slice(5), o.pages - 5)]) await keep(`stories/${id}`)
  for (const { id } of spread(articles, o.pages)) await keep(`articles/${id}`)
  for (const [n, q] of o.queries.entries()) {
    const asked = `search?q=${encodeURIComponent(q)}&limit=${o.hits}`
    const source = articles[(n * 7919) % articles.length]?.sourceId ?? ''
    const narrowed = ['&fold=1', '&exact=1', `&source=${encodeURIComponent(source)}`]
    const hows = o.inTurn === true ? narrowed.filter((_, k) => n % narrowed.length === k) : narrowed
    for (const how of ['', '&order=newest', ...hows]) await list(`${asked}${how}`, o.pagesOfSearch)
    for (const begun of [q.slice(0, 4), q.split(' ').at(-1)?.slice(0, 3) ?? ''])
      await keep(`suggest?q=${encodeURIComponent(begun)}`)
  }
  return answers
}

interface Item {
  id: number
  articleCount?: number
  sourceId?: string
}

export interface Difference {
  path: string
  /** Where in the answer, and what stands there in each. */
  at: string
  one: unknown
  other: unknown
}

/** The first difference of every answer that is otherwise in `others`. */
export function differences(ones: Answers, others: Answers): Difference[] {
  const found: Difference[] = []
  for (const path of new Set([...ones.keys(), ...others.keys()])) {
    const first = firstDifference(ones.get(path), others.get(path), '')
    if (first !== undefined) found.push({ path, ...first })
  }
  return found
}

export function firstDifference(one: unknown, other: unknown, at: string): Omit<Difference, 'path'> | undefined {
  if (Object.is(one, other)) return undefined
  if (!isObject(one) || !isObject(other)) return { at, one, other }
  for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
    const first = firstDifference(one[key], other[key], `${at}/${key}`)
    if (first !== undefined) return first
  }
  return undefined
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

/** `count` of them at even distances. */
function spread<T>(all: readonly T[], count: number): T[] {
  if (all.length <= count) return [...all]
  return Array.from({ length: count }, (_, n) => all[Math.floor((n * all.length) / count)]).flatMap((each) =>
    each === undefined ? [] : [each],
  )
}
