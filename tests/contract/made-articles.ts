/**
 * Invented articles, analyses and sources for the contract suites.
 * In: numbers and words. Out: drafts. Touches nothing.
 */
import { minuteMs } from '../../src/model/instant.ts'
import type { Analysis, Credit } from '../../src/model/analysis.ts'
import type { Source } from '../../src/model/article.ts'
import type { GroupDecision } from '../../src/model/story.ts'
import type { AnalysisDraft, PutArticle, SearchOptions, SearchQuery } from '../../src/store/records.ts'
import type { ArticleDraft } from '../../src/model/article.ts'
import type { Store } from '../../src/store/store.ts'
import { scan } from '../../src/text/scanner/scan.ts'
import { searchRowOf } from '../../src/text/search-row.ts'

export const day0 = Date.UTC(2026, 2, 1)
/** The source that every suite starts with. */
export const site = 'alwaha.example'

export function madeSource(id: string, more: Partial<Source> = {}): Source {
  return { id, name: `جريدة ${id}`, kind: 'newspaper', createdAt: day0, paused: false, ...more }
}

export function madeDraft(n: number, more: Partial<ArticleDraft> = {}): ArticleDraft {
  const text = more.text ?? `افتتح الوزير الجسر رقم ${n} في مدينة الواحة.\n\nوقال إن الأعمال استغرقت عامين.`
  return {
    sourceId: site,
    url: `https://alwaha.example/news/${n}`,
    at: day0 + n * minuteMs,
    firstSeenAt: day0 + n * minuteMs,
    publishedAt: day0 + n * minuteMs,
    title: `افتتاح الجسر ${n}`,
    dir: 'rtl',
    html: `<p>${text}</p>`,
    parts: { keywords: [], readAlso: [], similar: [], embeds: [] },
    confidence: 0.9,
    evidence: [{ field: 'text', from: 'html' }],
    ...more,
    text,
  }
}

function madeAnalysis(more: Partial<Analysis> = {}): Analysis {
  return {
    version: 1,
    lang: 'ar',
    dir: 'rtl',
    keyphrases: [],
    entities: [],
    mentions: [],
    statements: [],
    figures: [],
    credits: [],
    ...more,
  }
}

/** `words` are stems and exact forms at once, unless `exact` is given. */
export function madeAnalysisDraft(
  put: PutArticle,
  words: string,
  more: { exact?: string; title?: string; analysis?: Partial<Analysis>; features?: Uint8Array } = {},
): AnalysisDraft {
  const title = more.title ?? ''
  return {
    articleId: put.id,
    revision: put.revision,
    analysis: madeAnalysis(more.analysis),
    features: more.features ?? Uint8Array.of(1, 2, put.id % 251),
    search: {
      stems: words,
      exact: more.exact ?? words,
      titleStems: title,
      titleExact: title,
      row: searchRowOf(scan(title), scan(words)),
    },
  }
}

export function madeCredit(name: string, more: Partial<Credit> = {}): Credit {
  return { span: name, name, kind: 'agency', role: 'byline', field: 'author', start: 0, ...more }
}

/** All words; `-word` must be absent, `=word` is exact, `a|b` are alternatives, `a_b` is a phrase. */
export function madeQuery(text: string): SearchQuery {
  return {
    terms: text.split(' ').map((word) => {
      const negated = word.startsWith('-')
      const bare = negated ? word.slice(1) : word
      const exact = bare.startsWith('=')
      const surface = exact ? bare.slice(1) : bare
      const term = { surface, alternatives: surface.split('|'), exact, negated }
      return surface.includes('_') ? { ...term, phrase: surface.split('_') } : term
    }),
  }
}

/** The decision that founds a story. */
export function founder(articleId: number, more: Partial<GroupDecision> = {}): GroupDecision {
  return { articleId, storyId: articleId, isNewStory: true, confidence: 1, reasons: [], ...more }
}

/** Puts `count` articles and gives their ids. */
export async function ids(
  store: Store,
  count: number,
  of: (n: number) => Partial<ArticleDraft> = () => ({}),
): Promise<number[]> {
  const drafts = Array.from({ length: count }, (_, n) => madeDraft(n, { text: `نص الخبر ${n}`, ...of(n) }))
  return (await store.putArticles(drafts)).map((put) => put.id)
}

/** Puts and analyses an article for each text and gives their ids. */
export async function indexed(store: Store, texts: readonly string[]): Promise<number[]> {
  const puts = await store.putArticles(texts.map((text, n) => madeDraft(n, { text })))
  await store.putAnalyses(puts.map((put, n) => madeAnalysisDraft(put, texts[n] ?? '')))
  return puts.map((put) => put.id)
}

/** The ids that the query finds, ascending. */
export async function found(store: Store, query: string, more: Partial<SearchOptions> = {}): Promise<number[]> {
  const page = await store.search({ query: madeQuery(query), limit: 50, ...more })
  return ascending(page.items.map((hit) => hit.id))
}

export function ascending(numbers: readonly number[]): number[] {
  return [...numbers].sort((a, b) => a - b)
}
