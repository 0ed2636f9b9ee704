/**
 * The articles of ../shared/data/news-ar as drafts, and queries made from their own words.
 * In: the data directory beside the repository. Out: drafts, queries. Reads files only; the same every time.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { dayMs } from '../src/model/instant.ts'
import { hash32 } from '../src/model/ids.ts'
import type { ArticleDraft } from '../src/model/article.ts'

export const corpusDirectory = new URL('../../shared/data/news-ar/', import.meta.url)

interface Line {
  source: string
  url: string
  date_extracted: string
  title: string
  content: string
}

export function hasCorpus(): boolean {
  return existsSync(corpusDirectory)
}

/** Names of its files, a day each, oldest first. */
export function corpusFiles(): string[] {
  return readdirSync(corpusDirectory)
    .filter((name) => name.endsWith('.jsonl.gz'))
    .sort()
}

export function corpusLines(file: string): string[] {
  const text = gunzipSync(readFileSync(new URL(file, corpusDirectory))).toString('utf8')
  return text.split('\n').filter((line) => line !== '')
}

/** Drafts day by day, so that no more than one day is in memory. */
export function* corpusDays(): Generator<ArticleDraft[]> {
  for (const file of corpusFiles()) yield corpusLines(file).map((line) => draftOf(JSON.parse(line) as Line))
}

function draftOf(line: Line): ArticleDraft {
  const at = Date.parse(`${line.date_extracted.replace(' ', 'T')}Z`)
  const text = line.content
  return {
    sourceId: line.source,
    url: line.url,
    at,
    firstSeenAt: at,
    title: line.title,
    dir: 'rtl',
    text,
    html: text
      .split(/\n+/)
      .map((paragraph) => `<p>${paragraph}</p>`)
      .join('\n'),
    parts: { keywords: [], readAlso: [], similar: [], embeds: [] },
    confidence: 1,
    evidence: [],
  }
}

export interface TimedQuery {
  words: string
  from: number
  to: number
}

/**
 * `count` queries of two words that stand in one article, within three to ten days around it. Words are drawn from the article's text,
 * so frequent words come as often as they are written; words of fewer than three letters are left out.
 */
export function twoWordQueries(drafts: readonly ArticleDraft[], count: number): TimedQuery[] {
  const queries: TimedQuery[] = []
  for (let n = 0; queries.length < count && n < count * 20; n++) {
    const draft = drafts[hash32(`article ${n}`) % drafts.length]
    const words = draft?.text.match(/\p{L}{3,}/gu) ?? []
    const [one, two] = [words[hash32(`one ${n}`) % words.length], words[hash32(`two ${n}`) % words.length]]
    if (draft === undefined || one === undefined || two === undefined || one === two) continue
    const days = 3 + (hash32(`days ${n}`) % 8)
    const from = draft.at - (hash32(`from ${n}`) % days) * dayMs
    queries.push({ words: `${one} ${two}`, from, to: from + days * dayMs })
  }
  return queries
}
