/**
 * Sources of an imported OPML text, put into folders of the reader who imports it.
 * In: a store, a clock, the holder; sources with the folder that each stood in. Out: how many were put, and what could not be. Writes the
 * holder's folders.
 */
import type { Problem } from '../../problem.ts'
import { folderName, mostFolderChars, mostFolders } from './folders.ts'
import type { OwnDeps } from './own-state.ts'

/** Folders within folders come as one name: "A / B". */
export interface FiledSource {
  sourceId: string
  folder: string
}

/**
 * A source that is in a folder already stays there; one that stands in several goes into the first. A name that is too long is cut. Problems:
 * folder.full for each folder that there was no room for.
 */
export async function fileImported(
  { store, clock }: OwnDeps,
  holder: number,
  imported: readonly FiledSource[],
): Promise<{ filed: number; problems: Problem[] }> {
  const { folders } = store.people
  const placed = new Set((await folders.sources(holder)).map(({ sourceId }) => sourceId))
  const wanted = new Map<string, { name: string; sources: string[] }>()
  for (const { sourceId, folder } of imported) {
    const named = folderName(Array.from(folder.normalize('NFC')).slice(0, mostFolderChars).join(''))
    if (!named.ok || placed.has(sourceId)) continue
    placed.add(sourceId)
    const { name, key } = named.value
    const together = wanted.get(key) ?? { name, sources: [] }
    together.sources.push(sourceId)
    wanted.set(key, together)
  }
  const problems: Problem[] = []
  let filed = 0
  for (const [key, { name, sources }] of wanted) {
    const made = await folders.add(holder, { name, key, madeAt: clock() }, mostFolders)
    const into = made === 'taken' ? await folders.byKey(holder, key) : made
    if (into === 'full') problems.push({ code: 'folder.full', detail: name })
    else if (into !== undefined) {
      await folders.put(holder, sources, into.id)
      filed += sources.length
    }
  }
  return { filed, problems }
}
