/**
 * Predictions of background and other coverage: what the page of an article shows, from a store of its own that is thrown away.
 * In: records `{id,source,t,title,content}` of articles in time order, records `{id}` of those that are asked for.
 * Out: records `{id,readAlso,similar}`. Touches a temporary directory.
 */
import { articleView } from '../../application/stories/article-view.ts'
import { contextDeps, type ContextDeps } from '../../application/stories/context-deps.ts'
import { configOptions } from '../../config/options.ts'
import { Grouping } from '../../pipeline/group-articles.ts'
import type { InputRecord } from './input-records.ts'
import { fillStore } from './search.ts'
import { temporaryStore } from './temporary-store.ts'

export async function* predictBackground(
  records: AsyncIterable<InputRecord>,
  asked: AsyncIterable<InputRecord>,
): AsyncGenerator<object> {
  const { deps, idOf, storedOf, close } = await groupedStore(records)
  try {
    for await (const record of asked) {
      const id = record.id()
      const stored = storedOf.get(String(id))
      const view = stored === undefined ? undefined : (await articleView(deps, stored)).view
      const shown = (cards: readonly { id: number }[]): unknown[] => cards.map((card) => idOf.get(card.id))
      yield { id, readAlso: shown(view?.readAlso ? [view.readAlso] : []), similar: shown(view?.similar ?? []) }
    }
  } finally {
    await close()
  }
}

export interface GroupedStore {
  deps: ContextDeps
  /** The ids given by the ids in the store, and back. */
  idOf: ReadonlyMap<number, string | number>
  storedOf: ReadonlyMap<string, number>
  /** Closes the store and removes it. */
  close: () => Promise<void>
}

/** A store of the articles, analysed and grouped, in a temporary directory. */
export async function groupedStore(records: AsyncIterable<InputRecord>): Promise<GroupedStore> {
  const { store, close } = await temporaryStore()
  try {
    const idOf = await fillStore(store, records)
    await new Grouping({ store, windowMs: configOptions.windowMs.fallback }).groupWaiting()
    const storedOf = new Map([...idOf].map(([stored, id]) => [String(id), stored]))
    return {
      deps: contextDeps(store),
      idOf,
      storedOf,
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}
