/**
 * Names and owners of the sources, as every page needs them.
 * In: a store. Out: `Outlets`. Reads the store's sources only.
 */
import type { Source } from '../../model/article.ts'
import type { Store } from '../../store/store.ts'

/** What pages say of the sources, by their ids. */
export interface Outlets {
  names: ReadonlyMap<string, string>
  /** The owner's family, of those that have one. */
  families: ReadonlyMap<string, string>
  /** As they are known, but for their counts, which may be old. */
  sources: ReadonlyMap<string, Source>
}

export async function loadOutlets(store: Pick<Store, 'sources'>): Promise<Outlets> {
  const sources = await store.sources()
  return {
    sources: new Map(sources.map((source) => [source.id, source])),
    names: new Map(sources.map(({ id, name }) => [id, name])),
    families: new Map(sources.flatMap(({ id, family }) => (family === undefined ? [] : [[id, family] as const]))),
  }
}
