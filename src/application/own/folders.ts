/**
 * Folders in which a reader keeps sources: making, filling and ordering them, and what is in them to read.
 * In: a store, a clock, the holder; what was typed. Out: folders and articles of that holder alone, or why not. Reads articles; reads and
 * writes the holder's own state.
 */
import { defined } from '../../model/defined.ts'
import { failed, ok, type Outcome } from '../../problem.ts'
import { mostCounted, type FolderRow, type FolderSource } from '../../store/people/folders.ts'
import type { ArticleHead } from '../../store/records.ts'
import type { Store } from '../../store/store.ts'
import { normalise } from '../../text/normalise.ts'
import { mutedAmong } from './muted.ts'
import type { OwnDeps } from './own-state.ts'

export const mostFolders = 100
export const mostFolderChars = 80

export interface OwnFolder {
  id: number
  name: string
  /** Ids of its sources. */
  sources: string[]
  /** Unread articles of its sources, muted ones left out; at least so many where `more`. */
  unread: number
  more: boolean
}

export interface FolderArticle extends ArticleHead {
  isRead: boolean
  savedAt?: number
}

export interface FolderPage {
  folder: OwnFolder
  items: FolderArticle[]
  /** How many of this page are not shown because something in them is muted. */
  muted: number
  next?: string
}

/** In the holder's order, each with what is unread in it. Reads at most `mostCounted` entries of an index for each source. */
export async function ownFolders({ store }: Pick<OwnDeps, 'store'>, holder: number): Promise<OwnFolder[]> {
  const { folders } = store.people
  const [rows, sources] = await Promise.all([folders.list(holder), folders.sources(holder)])
  if (sources.length === 0) return rows.map((row) => toFolder(row, []))
  const [unread, muted] = await Promise.all([folders.unread(holder), mutedSources(store, holder)])
  const counted = new Map([...unread].filter(([source]) => !muted.has(source)))
  return rows.map((row) =>
    toFolder(
      row,
      sources.filter(({ folderId }) => folderId === row.id),
      counted,
    ),
  )
}

/** Names alone, in the holder's order, and in which of them the source is. */
export async function foldersFor(
  { store }: Pick<OwnDeps, 'store'>,
  holder: number,
  sourceId: string,
): Promise<{ folders: { id: number; name: string }[]; chosen?: number }> {
  const { folders } = store.people
  const [rows, sources] = await Promise.all([folders.list(holder), folders.sources(holder)])
  const chosen = sources.find((one) => one.sourceId === sourceId)?.folderId
  return { folders: rows.map(({ id, name }) => ({ id, name })), ...defined({ chosen }) }
}

/** Problems: folder.bad-name, folder.name-taken, folder.full. */
export async function addFolder(
  { store, clock }: OwnDeps,
  holder: number,
  typed: string,
): Promise<Outcome<{ id: number; name: string }>> {
  const named = folderName(typed)
  if (!named.ok) return named
  const made = await store.people.folders.add(holder, { ...named.value, madeAt: clock() }, mostFolders)
  if (made === 'taken') return failed('folder.name-taken', named.value.name)
  return made === 'full' ? failed('folder.full', String(mostFolders)) : ok({ id: made.id, name: made.name })
}

/**
 * Renames the folder, gives it another place (0: the first) or other sources. Problems: request.not-found, folder.bad-name, folder.name-taken.
 */
export async function changeFolder(
  { store }: Pick<OwnDeps, 'store'>,
  holder: number,
  id: number,
  change: { name?: string; place?: number; sources?: readonly string[] },
): Promise<Outcome<{ id: number; name: string }>> {
  const { folders } = store.people
  const rows = await folders.list(holder)
  const folder = rows.find((row) => row.id === id)
  if (folder === undefined) return failed('request.not-found')
  const named = change.name === undefined ? ok({ name: folder.name, key: '' }) : folderName(change.name)
  if (!named.ok) return named
  const { name, key } = named.value
  if (change.name !== undefined && !(await folders.rename(holder, id, { name, key })))
    return failed('folder.name-taken', name)
  if (change.place !== undefined) {
    const ids = rows.map((row) => row.id).filter((one) => one !== id)
    await folders.order(holder, [...ids.slice(0, change.place), id, ...ids.slice(change.place)])
  }
  if (change.sources !== undefined) {
    const unknown = await unknownAmong(store, change.sources)
    if (unknown !== undefined) return failed('request.not-found', unknown)
    const wanted = new Set(change.sources)
    const now = (await folders.sources(holder)).filter(({ folderId }) => folderId === id)
    await folders.put(
      holder,
      now.flatMap(({ sourceId }) => (wanted.has(sourceId) ? [] : [sourceId])),
      undefined,
    )
    await folders.put(holder, [...wanted], id)
  }
  return ok({ id, name })
}

/** Its sources are left without a folder; nothing else is lost. Problems: request.not-found. */
export async function removeFolder(
  { store }: Pick<OwnDeps, 'store'>,
  holder: number,
  id: number,
): Promise<Outcome<{ id: number }>> {
  return (await store.people.folders.remove(holder, id)) ? ok({ id }) : failed('request.not-found')
}

/** Moves sources into the folder, or out of any. Problems: request.not-found for the folder or for a source. */
export async function fileSources(
  { store }: Pick<OwnDeps, 'store'>,
  holder: number,
  sourceIds: readonly string[],
  folder: number | undefined,
): Promise<Outcome<{ folder: number | null }>> {
  const { folders } = store.people
  if (folder !== undefined && !(await folders.list(holder)).some(({ id }) => id === folder))
    return failed('request.not-found')
  const unknown = await unknownAmong(store, sourceIds)
  if (unknown !== undefined) return failed('request.not-found', unknown)
  await folders.put(holder, sourceIds, folder)
  return ok({ folder: folder ?? null })
}

/** The newest articles of its sources. Problems: request.not-found. */
export async function folderArticles(
  { store }: Pick<OwnDeps, 'store'>,
  holder: number,
  id: number,
  o: { list: 'all' | 'unread'; limit: number; cursor?: string },
  /** The holder's, where they are known. */
  known?: readonly OwnFolder[],
): Promise<Outcome<FolderPage>> {
  const { folders, own } = store.people
  const folder = (known ?? (await ownFolders({ store }, holder))).find((one) => one.id === id)
  if (folder === undefined) return failed('request.not-found')
  const muted = await mutedSources(store, holder)
  const of = (await folders.sources(holder)).filter((one) => one.folderId === id && !muted.has(one.sourceId))
  const { list, limit, cursor } = o
  const page = await folders.articles(holder, of, { unread: list === 'unread', limit, ...defined({ cursor }) })
  const heads = await store.headsByIds(page.items)
  const [marks, hidden] = await Promise.all([
    own.marks(holder, 'article', page.items),
    mutedAmong(
      store,
      holder,
      heads.map((head) => ({ id: head.id, title: head.title, sourceIds: [head.sourceId], articleId: head.id })),
    ),
  ])
  const markOf = new Map(marks.map((mark) => [mark.id, mark]))
  const upTo = new Map(of.map((one) => [one.sourceId, one.upTo]))
  const items = heads.flatMap((head): FolderArticle[] => {
    if (hidden.has(head.id)) return []
    const { readAt, savedAt } = markOf.get(head.id) ?? {}
    return [
      { ...head, isRead: readAt !== undefined || head.at <= (upTo.get(head.sourceId) ?? 0), ...defined({ savedAt }) },
    ]
  })
  return ok({ folder, items, muted: hidden.size, ...defined({ next: page.next }) })
}

/** Everything in it up to that instant, at most now, counts as read. Problems: request.not-found. */
export async function readFolder(
  { store, clock }: OwnDeps,
  holder: number,
  id: number,
  upTo: number,
): Promise<Outcome<{ upTo: number }>> {
  const { folders } = store.people
  if (!(await folders.list(holder)).some((row) => row.id === id)) return failed('request.not-found')
  const at = Math.min(upTo, clock())
  await folders.readUpTo(holder, id, at)
  return ok({ upTo: at })
}

/** The folder with that number or name. */
export async function folderNamed(store: Store, holder: number, ref: string): Promise<FolderRow | undefined> {
  const named = folderName(ref)
  const rows = await store.people.folders.list(holder)
  return (
    rows.find(({ id }) => String(id) === ref) ?? rows.find((row) => named.ok && keyOf(row.name) === named.value.key)
  )
}

/** The name as it is shown and what it is compared by: those that look alike are one. Problems: folder.bad-name. */
export function folderName(typed: string): Outcome<{ name: string; key: string }> {
  const name = typed
    .normalize('NFC')
    // Joiners are letters of some scripts; whatever else is invisible turns a line around or hides in it.
    .replace(/(?![\u200C\u200D])\p{Cf}|\p{Cs}/gu, '')
    .replace(/\p{Cc}/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const key = keyOf(name)
  return key === '' || Array.from(name).length > mostFolderChars ? failed('folder.bad-name') : ok({ name, key })
}

function keyOf(name: string): string {
  return normalise(name)
    .replace(/[\u200C\u200D]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

function toFolder(
  { id, name }: FolderRow,
  sources: readonly FolderSource[],
  unread: ReadonlyMap<string, number> = new Map(),
): OwnFolder {
  const counts = sources.map(({ sourceId }) => unread.get(sourceId) ?? 0)
  return {
    id,
    name,
    sources: sources.map(({ sourceId }) => sourceId),
    unread: counts.reduce((sum, count) => sum + count, 0),
    more: counts.some((count) => count >= mostCounted),
  }
}

/** The first of the sources that is none. */
async function unknownAmong(store: Store, sourceIds: readonly string[]): Promise<string | undefined> {
  if (sourceIds.length === 0) return undefined
  const known = new Set((await store.sources()).map(({ id }) => id))
  return sourceIds.find((id) => !known.has(id))
}

async function mutedSources(store: Store, holder: number): Promise<Set<string>> {
  const muted = await store.people.own.listed(holder, 'mute')
  return new Set(muted.flatMap(({ kind, key }) => (kind === 'source' ? [key] : [])))
}
