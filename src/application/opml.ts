/**
 * All feeds as an OPML text, and feeds out of one.
 * In: a store, or a text; whose folders. Out: XML; how many feeds were taken and what was not. Reads and writes the store only.
 *
 * Folders of the reader who exports are folders; for one who has none, sections are. Settings go along in an attribute of ours, without their
 * secrets; Siyaq reads back what it wrote as it was.
 */
import { opmlFeeds } from '../gather/import/opml.ts'
import type { ImportedFeed } from '../gather/import/import-item.ts'
import type { Feed } from '../model/article.ts'
import { shownFeedSettings, type FeedSettings } from '../model/feed-settings.ts'
import type { Problem } from '../problem.ts'
import type { SourceRow } from '../store/records.ts'
import { fileImported } from './own/file-imported.ts'
import { BatchWriter, type BatchDeps } from './import/import-batch.ts'

export interface OpmlTaken {
  /** Feeds of the text that are followed now, new ones or not. */
  feeds: number
  /** What was not taken, with why. */
  skipped: Problem[]
  /** Sources that were put into folders of the holder. */
  filed?: number
}

/**
 * Every feed, in the folders of the holder; where there is none, or none has sources, in folders by section. With the addresses as they are
 * polled: for the admin alone.
 */
export async function exportOpml({ store }: Pick<BatchDeps, 'store'>, holder?: number): Promise<string> {
  const sources = new Map((await store.sources()).map((source) => [source.id, source]))
  const settings = await store.feedSettings.all()
  const folders = await foldersOf(store, holder)
  const root: Folder = { folders: new Map(), outlines: [] }
  for (const feed of await store.feeds()) {
    const own = settings.get(feed.id) ?? {}
    const named = folders.nameOf.get(feed.sourceId) ?? []
    const steps = folders.nameOf.size === 0 ? (own.section?.split(' / ') ?? []) : [named].flat()
    let folder = root
    for (const step of steps) {
      const next: Folder = folder.folders.get(step) ?? { folders: new Map(), outlines: [] }
      folder.folders.set(step, next)
      folder = next
    }
    // A folder that is no section says so: whoever reads it would take it for one.
    const section = folders.nameOf.size === 0 ? undefined : (own.section ?? '')
    folder.outlines.push(outlineOf(feed, { source: sources.get(feed.sourceId), own, section }))
  }
  if (folders.nameOf.size > 0)
    root.folders = new Map(
      folders.order.flatMap((name) => {
        const inner = root.folders.get(name)
        return inner === undefined ? [] : [[name, inner] as const]
      }),
    )
  return `<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0" xmlns:siyaq="https://siyaq.invalid/opml">
  <head>
    <title>Siyaq</title>
  </head>
  <body>
${linesOf(root, '    ').join('\n')}
  </body>
</opml>
`
}

/** Follows the feeds of the text, in folders of the holder as in the text; what is followed or in a folder already stays as it is. */
export async function importOpml(deps: BatchDeps, xml: string, holder?: number): Promise<OpmlTaken> {
  const feeds: ImportedFeed[] = []
  const skipped: Problem[] = []
  for (const feed of opmlFeeds(xml)) {
    if (feed?.ok === true) feeds.push(feed.value)
    else if (feed) skipped.push(feed.problem)
  }
  await new BatchWriter(deps).put({ drafts: [], sources: feeds.map((feed) => feed.source), feeds })
  if (holder === undefined) return { feeds: feeds.length, skipped }
  const inFolders = feeds.flatMap(({ source, folder }) =>
    folder === undefined ? [] : [{ sourceId: source.id, folder }],
  )
  const { filed, problems } = await fileImported(deps, holder, inFolders)
  return { feeds: feeds.length, skipped: [...skipped, ...problems], filed }
}

/** The names of the holder's folders in order, and in which each source is. */
async function foldersOf(
  store: BatchDeps['store'],
  holder: number | undefined,
): Promise<{ order: string[]; nameOf: Map<string, string> }> {
  if (holder === undefined) return { order: [], nameOf: new Map() }
  const { folders } = store.people
  const [rows, sources] = await Promise.all([folders.list(holder), folders.sources(holder)])
  const names = new Map(rows.map(({ id, name }) => [id, name]))
  return {
    order: rows.map(({ name }) => name),
    nameOf: new Map(sources.map(({ sourceId, folderId }) => [sourceId, names.get(folderId) ?? ''])),
  }
}

interface Folder {
  folders: Map<string, Folder>
  outlines: string[]
}

function linesOf(folder: Folder, indent: string): string[] {
  const lines = folder.outlines.map((outline) => indent + outline)
  for (const [name, inner] of folder.folders)
    lines.push(
      `${indent}<outline${attributes({ text: name, title: name })}>`,
      ...linesOf(inner, `${indent}  `),
      `${indent}</outline>`,
    )
  return lines
}

function outlineOf(
  feed: Feed,
  of: { source: SourceRow | undefined; own: FeedSettings; section: string | undefined },
): string {
  const { source, own, section } = of
  const { section: _, headerNames: __, hasPassword: ___, ...shown } = shownFeedSettings(own)
  if (shown.proxy !== own.proxy) delete shown.proxy
  const title = feed.title ?? source?.name ?? feed.url
  return `<outline${attributes({
    type: 'rss',
    text: title,
    title,
    xmlUrl: feed.url,
    htmlUrl: source?.homeUrl,
    language: source?.lang,
    'siyaq:source': feed.sourceId,
    'siyaq:name': source?.name,
    'siyaq:kind': source?.kind,
    'siyaq:section': section,
    'siyaq:settings': Object.keys(shown).length === 0 ? undefined : JSON.stringify(shown),
    'siyaq:paused': feed.paused ? '1' : undefined,
  })}/>`
}

function attributes(values: Record<string, string | undefined>): string {
  return Object.entries(values)
    .flatMap(([name, value]) => (value === undefined ? [] : [` ${name}="${escaped(value)}"`]))
    .join('')
}

function escaped(text: string): string {
  const said = text.replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '')
  return said.replace(/[&<>"\t\n\r]/g, (c) => `&#${c.charCodeAt(0)};`)
}
