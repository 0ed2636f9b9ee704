/**
 * The sources that a reader may put into a folder: those in it first, then by name, as far as a filter finds them.
 * In: a store, the holder, a folder, a filter. Out: a list to choose from. Reads sources and the holder's folders.
 */
import { defined } from '../../model/defined.ts'
import type { Store } from '../../store/store.ts'
import { normalise } from '../../text/normalise.ts'

/** A list that can be looked through; whoever has more sources writes part of a name. */
const mostShown = 200

export interface SourcesToChoose {
  folder: { id: number; name: string }
  shown: { id: string; name: string; lang?: string; isIn: boolean; elsewhere?: string }[]
  rest: number
}

/** Undefined where the holder has no such folder. `free`: only those that are in no folder. */
export async function sourcesToChoose(
  store: Store,
  holder: number,
  id: number,
  filter: { q: string; free: boolean },
): Promise<SourcesToChoose | undefined> {
  const { folders } = store.people
  const [rows, filed, sources] = await Promise.all([folders.list(holder), folders.sources(holder), store.sources()])
  const folder = rows.find((row) => row.id === id)
  if (folder === undefined) return undefined
  const names = new Map(rows.map((row) => [row.id, row.name]))
  const folderOf = new Map(filed.map(({ sourceId, folderId }) => [sourceId, folderId]))
  const words = normalise(filter.q).split(/\s+/)
  const found = sources.filter((source) => {
    if (filter.free && folderOf.has(source.id)) return false
    const text = normalise(`${source.name} ${source.id}`)
    return words.every((word) => text.includes(word))
  })
  const isIn = ({ id: source }: { id: string }): boolean => folderOf.get(source) === id
  const ordered = [...found.filter(isIn), ...found.filter((source) => !isIn(source))]
  return {
    folder: { id, name: folder.name },
    shown: ordered.slice(0, mostShown).map((source) => {
      const other = folderOf.get(source.id)
      const elsewhere = other === undefined || other === id ? undefined : names.get(other)
      return { id: source.id, name: source.name, isIn: isIn(source), ...defined({ lang: source.lang, elsewhere }) }
    }),
    rest: Math.max(0, ordered.length - mostShown),
  }
}
