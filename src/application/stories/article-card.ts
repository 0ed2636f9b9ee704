/**
 * One article as a card of a page or a line of the command line, with its source's name.
 * In: a head from the store, the names of the sources. Out: plain data. Reads only the store's sources.
 */
import type { ArticleHead } from '../../store/records.ts'
import type { Store } from '../../store/store.ts'
import type { ArticleLine } from '../siyaq.ts'
import type { ArticleCard } from './views.ts'
import { defined } from '../../model/defined.ts'

/** Names of the sources by id. */
export async function sourceNames(store: Store): Promise<Map<string, string>> {
  return new Map((await store.sources()).map((s) => [s.id, s.name]))
}

export function cardOf(head: ArticleHead, names: ReadonlyMap<string, string>): ArticleCard {
  return {
    id: head.id,
    title: head.title,
    ...defined({ lang: head.lang }),
    dir: head.dir,
    url: head.url,
    sourceId: head.sourceId,
    sourceName: names.get(head.sourceId) ?? head.sourceId,
    at: head.at,
    ...(head.dateOnly ? { dateOnly: true } : {}),
    ...defined({ author: head.author, goneAt: head.goneAt }),
    revision: head.revision,
  }
}

/** One article in one line, with its source's name. */
export function articleLine(head: ArticleHead, names: ReadonlyMap<string, string>): ArticleLine {
  return {
    id: head.id,
    title: head.title,
    sourceId: head.sourceId,
    sourceName: names.get(head.sourceId) ?? head.sourceId,
    url: head.url,
    at: head.at,
    ...defined({ lang: head.lang }),
  }
}
