/**
 * What is cited, in which form and for whom.
 * In: nothing. Out: types, the forms with their media types. Touches nothing.
 */
import type { Direction } from '../../model/article.ts'
import type { Outcome } from '../../problem.ts'

export interface CitedArticle {
  kind: 'article'
  id: number
  title: string
  lang?: string
  dir?: Direction
  /** Name of the publisher. */
  source: string
  author?: string
  /** At the publisher. */
  url: string
  /** As the page says; epoch ms. Only the day is meant with `dateOnly`. */
  publishedAt?: number
  dateOnly?: boolean
  firstSeenAt: number
}

export interface CitedStory {
  kind: 'story'
  id: number
  title: string
  lang?: string
  dir?: Direction
  /** When its first article was published. */
  firstAt: number
  /** How many sites have an article of it. */
  sourceCount: number
}

export type Cited = CitedArticle | CitedStory

export interface CitationStyle {
  /** Of the words between the publisher's. */
  lang: 'ar' | 'en'
  /** BCP 47, for names of months and digits. Default: the language's, with digits 0-9. */
  tag?: string
  timeZone: string
  /** The site, without a slash at the end, for the permanent link; absent: none is given. */
  base?: string
}

export const citationForms = ['text', 'markdown', 'bibtex', 'ris', 'csl-json'] as const
export type CitationForm = (typeof citationForms)[number]

/** Media type, and the ending of a file of it; those without an ending are to be read in place. */
export const citationTypes: Readonly<Record<CitationForm, { type: string; ending?: string; name: string }>> = {
  text: { type: 'text/plain', name: 'text' },
  markdown: { type: 'text/markdown', name: 'Markdown' },
  bibtex: { type: 'application/x-bibtex', ending: 'bib', name: 'BibTeX' },
  ris: { type: 'application/x-research-info-systems', ending: 'ris', name: 'RIS' },
  'csl-json': { type: 'application/vnd.citationstyles.csl+json', ending: 'json', name: 'CSL-JSON' },
}

/** What is to be cited: an article by its id or the publisher's address, a story by its id, also a merged one's. */
export type CiteWhat = { article: { id: number } | { url: string } } | { story: number }

/** What is cited, and the citation. */
export interface Citation extends Pick<Cited, 'kind' | 'id'> {
  format: CitationForm
  citation: string
}

/** From the store of the installation. Problems: request.not-found. */
export type Cite = (
  what: CiteWhat,
  format: CitationForm,
  style: Omit<CitationStyle, 'timeZone'>,
) => Promise<Outcome<Citation>>

/** `siyaq-article-1803`: the key of an entry, the name of its file. */
export function citationKey({ kind, id }: Pick<Cited, 'kind' | 'id'>): string {
  return `siyaq-${kind}-${id}`
}
