/**
 * A citation of an article or a story in any form, and what is cited, from a view or from the store.
 * In: what is cited, a form, a style; or the store. Out: text. Reads the store only.
 */
import { defined } from '../../model/defined.ts'
import { failed, ok, type Outcome } from '../../problem.ts'
import type { Store } from '../../store/store.ts'
import type { StoryView } from '../stories/views.ts'
import type { Citation, CitationForm, CitationStyle, Cited, CitedArticle, CitedStory, CiteWhat } from './cited.ts'
import { bibtexEntry, cslEntry, risEntry } from './reference-entry.ts'
import { markdownCitation, plainCitation } from './written-citation.ts'

const writers: Readonly<Record<CitationForm, (cited: Cited, style: CitationStyle) => string>> = {
  text: plainCitation,
  markdown: markdownCitation,
  bibtex: bibtexEntry,
  ris: risEntry,
  'csl-json': cslEntry,
}

/** One line for text and Markdown, without an end of line; else a file with one entry. */
export function citation(cited: Cited, form: CitationForm, style: CitationStyle): string {
  return writers[form](cited, style)
}

export function citedArticle(article: Omit<CitedArticle, 'kind' | 'source'>, source: string): CitedArticle {
  const { id, title, lang, dir, author, url, publishedAt, dateOnly, firstSeenAt } = article
  return {
    kind: 'article',
    id,
    title,
    source,
    url,
    firstSeenAt,
    ...defined({ lang, dir, author, publishedAt, dateOnly }),
  }
}

export function citedStory(
  story: Pick<StoryView, 'id' | 'title' | 'lang' | 'dir' | 'firstAt' | 'sourceCount'>,
): CitedStory {
  const { id, title, lang, dir, firstAt, sourceCount } = story
  return { kind: 'story', id, title, dir, firstAt, sourceCount, ...defined({ lang }) }
}

/** Problems: request.not-found. */
export async function findCited(store: Store, what: CiteWhat): Promise<Outcome<Cited>> {
  if ('story' in what) {
    const found = await store.story(what.story)
    return found === undefined ? failed('request.not-found', `story ${what.story}`) : ok(citedStory(found.head))
  }
  const { article: ref } = what
  const id = 'id' in ref ? ref.id : (await store.articleByUrl(ref.url))?.id
  const [head] = id === undefined ? [] : await store.headsByIds([id])
  if (head === undefined) return failed('request.not-found', 'id' in ref ? `article ${ref.id}` : ref.url)
  const source = await store.source(head.sourceId)
  return ok(citedArticle(head, source?.name ?? head.sourceId))
}

/** The same with its citation. Problems: request.not-found. */
export async function cite(
  store: Store,
  what: CiteWhat,
  format: CitationForm,
  style: CitationStyle,
): Promise<Outcome<Citation>> {
  const found = await findCited(store, what)
  if (!found.ok) return found
  const { kind, id } = found.value
  return ok({ kind, id, format, citation: citation(found.value, format, style) })
}
