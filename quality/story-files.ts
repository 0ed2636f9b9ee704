/**
 * Reads the sets that stories are measured on, and scores a grouping as `../shared/bench/score-stories.mjs` does.
 * In: file names. Out: articles with features, gold stories, scores. Reads files under ../shared only.
 */
import fs from 'node:fs'
import zlib from 'node:zlib'
import { analyseArticle } from '../src/analyse/analyse-article.ts'
import type { GroupInput } from '../src/group/engine/held-articles.ts'

export interface StoryArticle {
  id: string | number
  source: string
  t: string
  title: string
  content: string
  lang?: string
}

export const sharedDir = new URL('../../shared/', import.meta.url)

export function readLines<T>(file: URL): T[] {
  const bytes = fs.readFileSync(file)
  const text = (file.pathname.endsWith('.gz') ? zlib.gunzipSync(bytes) : bytes).toString('utf8')
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line): T => JSON.parse(line))
}

/** What the product would hand to the grouper, in time order; numbered from 1. */
export function groupInputs(articles: readonly StoryArticle[], o: { withBodies?: boolean } = {}): GroupInput[] {
  return articles.map((a, i) => {
    const text = o.withBodies === false ? '' : a.content
    const input = { title: a.title, text, ...(a.lang === undefined ? {} : { lang: a.lang }) }
    const { analysis, features } = analyseArticle(input)
    const at = Date.parse(`${a.t.replace(' ', 'T')}Z`)
    return { id: i + 1, sourceId: a.source, at, lang: analysis.lang, title: a.title, features }
  })
}

export interface Score {
  bcubed: { p: number; r: number; f: number }
  pairwise: { p: number; r: number; f: number }
}

/**
 * B-cubed over the articles that `counted` names (with company in the gold), pairwise over the pairs that touch one of them.
 * With all articles counted these are the scorer's "B-cubed with company" and "pairwise".
 */
export function scoreStories(gold: readonly number[], got: readonly number[], counted: (i: number) => boolean): Score {
  const goldSizes = count(gold)
  const gotSizes = count(got)
  const both = count(gold.map((g, i) => `${g}|${got[i] ?? 0}`))
  let p = 0
  let r = 0
  let n = 0
  let goldPairs = 0
  let gotPairs = 0
  let bothPairs = 0
  gold.forEach((g, i) => {
    if (!counted(i)) return
    const c = both.get(`${g}|${got[i] ?? 0}`) ?? 0
    goldPairs += (goldSizes.get(g) ?? 1) - 1
    gotPairs += (gotSizes.get(got[i] ?? 0) ?? 1) - 1
    bothPairs += c - 1
    if ((goldSizes.get(g) ?? 1) < 2) return
    p += c / (gotSizes.get(got[i] ?? 0) ?? 1)
    r += c / (goldSizes.get(g) ?? 1)
    n++
  })
  return {
    bcubed: withF(p / n, r / n),
    pairwise: withF(bothPairs / Math.max(1, gotPairs), bothPairs / Math.max(1, goldPairs)),
  }
}

export function scoreText({ bcubed: b, pairwise: w }: Score): string {
  const f = (x: number): string => x.toFixed(4)
  return `B-cubed P ${f(b.p)} R ${f(b.r)} F ${f(b.f)} | pairwise P ${f(w.p)} R ${f(w.r)} F ${f(w.f)}`
}

function withF(p: number, r: number): { p: number; r: number; f: number } {
  return { p, r, f: p + r === 0 ? 0 : (2 * p * r) / (p + r) }
}

function count<K>(keys: readonly K[]): Map<K, number> {
  const counts = new Map<K, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}
