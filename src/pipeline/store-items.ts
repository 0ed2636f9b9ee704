/**
 * Items of a polled feed → entries: which are new, which are known under another address, which have changed.
 * In: what a feed says now. Out: entries, messages for the fetch stage. Reads no page.
 *
 * An item is known again by its address, by an address that its entry had or led to, by the id that the feed gives it, or by its address with
 * another scheme or `www.` when the feed itself says that it is the same item.
 */
import type { ParsedFeed } from '../gather/feeds/parse-feed.ts'
import type { Entry, Feed, FeedItem } from '../model/article.ts'
import type { ItemIdentity } from '../model/feed-settings.ts'
import { canonicalUrl } from '../model/canonical-url.ts'
import { hash32 } from '../model/ids.ts'
import { minuteMs } from '../model/instant.ts'
import { itemAddress } from '../model/item-address.ts'
import type { Message, Queue } from '../queue/queue.ts'
import { addressAlias, guidAlias } from '../store/queries/aliases.ts'
import type { NewEntry } from '../store/records.ts'
import type { Store } from '../store/store.ts'
import { newestItems } from './feed-job.ts'
import { workMessage } from './stages.ts'

/** A sitemap of a whole site is not a week's news: only the newest of a first poll are taken. */
export const maxItemsPerPoll = 500

export interface StoredItems {
  newEntries: number
  changedEntries: number
}

interface Wanted extends NewEntry {
  /** Key of the item's id in its feed, where the id tells it apart. */
  guidKey?: string
}

/** Stores new entries, notices changed ones, and asks for the page of each that waits: also of those an earlier crash left behind. */
export async function storeItems(
  o: { store: Store; queue: Queue; clock(): number },
  feed: Feed,
  parsed: ParsedFeed,
  base: string,
  identity?: ItemIdentity,
): Promise<StoredItems> {
  const wanted = wantedItems(feed, parsed, base, o.clock(), identity)
  const known = await knownEntries(o.store, feed, wanted)
  const added = await o.store.addEntries(
    { sourceId: feed.sourceId, feedId: feed.id },
    wanted.filter((one) => !known.has(one)),
    o.clock(),
  )
  const messages: Message[] = added.map((e) => workMessage('fetch', e.id, itemFingerprint(e.item)))
  let changedEntries = 0
  for (const [{ url, item }, { entry, moved }] of known) {
    if (moved) await o.store.names.move(entry, url)
    const before = itemFingerprint(entry.item)
    const after = itemFingerprint(item)
    // The page at another address may be another text; parameters alone change with every poll of some feeds.
    const elsewhere = moved && withoutQuery(entry.url) !== withoutQuery(url)
    if (entry.state === 'new') messages.push(workMessage('fetch', entry.id, before))
    else if ((before !== after || elsewhere) && entry.state !== 'fetched') {
      await o.store.refreshEntry(entry.id, item)
      messages.push(workMessage('fetch', entry.id, elsewhere ? `${after}:${hash32(url).toString(36)}` : after))
      changedEntries++
    }
  }
  await nameEntries(o.store, wanted, known, added)
  if (messages.length > 0) await o.queue.publish(messages)
  return { newEntries: added.length, changedEntries }
}

/** What of an item, when it changes, means that the page may have changed: its words, not their markup (counters, pictures). */
export function itemFingerprint(item: FeedItem): string {
  const text = wordsOfMarkup(item.contentHtml ?? '')
  return hash32([item.title, item.modifiedAt, item.summary, text].map((x) => x ?? '').join('\n')).toString(36)
}

function wordsOfMarkup(html: string): string {
  return html
    .replace(/<[^<>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

/**
 * Canonical addresses, each once; items that share one with ids and texts of their own get one each. A person may have said that the feed's
 * ids alone tell its items apart, or only their addresses, or their titles.
 */
function wantedItems(
  feed: Feed,
  parsed: ParsedFeed,
  base: string,
  now: number,
  identity: ItemIdentity | undefined,
): Wanted[] {
  const newest = newestItems(parsed.items, maxItemsPerPoll)
  const stamped = stampedNow(newest, now)
  const byUrl = new Map<string, FeedItem[]>()
  for (const item of newest) {
    const url = item.noPage === true ? item.url : canonicalUrl(item.url, base)
    if (url !== undefined) byUrl.set(url, [...(byUrl.get(url) ?? []), item])
  }
  const addressesOfGuid = new Map<string, Set<string>>()
  for (const [url, items] of byUrl)
    for (const { guid } of items)
      if (guid !== undefined) addressesOfGuid.set(guid, (addressesOfGuid.get(guid) ?? new Set()).add(url))
  return [...byUrl].flatMap(([url, items]) =>
    apart(items, identity).map((found): Wanted => {
      const own = items.length > 1 && found.guid !== undefined && apart(items, identity).length > 1
      const item: FeedItem = own ? { ...found, noPage: true } : { ...found }
      if (item.lang === undefined && parsed.lang !== undefined) item.lang = parsed.lang
      if (stamped && (item.title ?? item.summary) !== undefined) delete item.modifiedAt
      const wanted: Wanted = { url: own ? itemAddress(url, found.guid ?? '') : url, item }
      const title = wordsOfMarkup(found.title ?? '')
      if (identity === 'title') {
        if (title !== '') wanted.guidKey = guidAlias(feed.id, `title\n${title}`)
      } else if (identity !== 'link' && found.guid !== undefined && addressesOfGuid.get(found.guid)?.size === 1)
        wanted.guidKey = guidAlias(feed.id, found.guid)
      return wanted
    }),
  )
}

/** A feed that says of all its items that they changed just now says it at every poll. */
function stampedNow(items: readonly FeedItem[], now: number): boolean {
  const [first] = items
  return (
    items.length > 1 &&
    first?.modifiedAt !== undefined &&
    now - first.modifiedAt < 10 * minuteMs &&
    items.every((item) => Math.abs((item.modifiedAt ?? 0) - (first.modifiedAt ?? 0)) < minuteMs)
  )
}

/** Of items with one address: all that have an id and a text that no other has, else the first. */
function apart(items: readonly FeedItem[], identity: ItemIdentity | undefined): readonly FeedItem[] {
  if (items.length === 1) return items
  if (identity === 'link') return items.slice(0, 1)
  const ids = new Set(items.map((item) => item.guid ?? ''))
  if (identity === 'guid' && !ids.has('') && ids.size === items.length) return items
  const texts = new Set(items.map((item) => wordsOfMarkup(item.contentHtml ?? '')))
  const whole = items.every((item) => wordsOfMarkup(item.contentHtml ?? '').length >= ownTextChars)
  return whole && !ids.has('') && ids.size === items.length && texts.size === items.length ? items : items.slice(0, 1)
}

/** A text that stands for itself, not the first line of what the shared page says. */
const ownTextChars = 200

interface KnownEntry {
  entry: Entry
  /** The item has another address now. */
  moved: boolean
}

async function knownEntries(store: Store, feed: Feed, wanted: readonly Wanted[]): Promise<Map<Wanted, KnownEntry>> {
  const byUrl = new Map((await store.entriesByUrl(wanted.map(({ url }) => url))).map((entry) => [entry.url, entry]))
  const others = wanted.filter(({ url }) => !byUrl.has(url))
  const byAlias = await store.names.entries(
    others.flatMap(({ url, guidKey }) => [
      addressAlias(feed.sourceId, url),
      ...(guidKey === undefined ? [] : [guidKey]),
    ]),
  )
  const variants = new Map(
    (await store.entriesByUrl(others.flatMap(({ url }) => variantsOf(url)))).map((entry) => [entry.url, entry]),
  )
  const listed = new Set(wanted.map(({ url }) => url))
  const known = new Map<Wanted, KnownEntry>()
  for (const one of wanted) {
    const named = byAlias.get(addressAlias(feed.sourceId, one.url))
    const entry = byUrl.get(one.url) ?? (named && couldBe(named.item, one.item) ? named : undefined)
    if (entry) {
      known.set(one, { entry, moved: false })
      continue
    }
    const byGuid = one.guidKey === undefined ? undefined : byAlias.get(one.guidKey)
    const variant = variantsOf(one.url).flatMap((url) => variants.get(url) ?? [])[0]
    if (byGuid && !listed.has(byGuid.url) && sameItem(byGuid.item, one.item))
      known.set(one, { entry: byGuid, moved: true })
    else if (variant && variant.sourceId === feed.sourceId && !listed.has(variant.url) && alike(variant.item, one.item))
      known.set(one, { entry: variant, moved: true })
  }
  return known
}

/** The address with the other scheme, with and without `www.`. */
function variantsOf(url: string): string[] {
  const at = new URL(url)
  const rest = at.href.slice(at.origin.length)
  const host = at.host.replace(/^www\./, '')
  return ['http:', 'https:']
    .flatMap((scheme) => [`${scheme}//${host}${rest}`, `${scheme}//www.${host}${rest}`])
    .filter((variant) => variant !== url)
}

/** Whether an id that was another address's before names the same item: a short number may only be its place in the feed. */
function sameItem(before: FeedItem, now: FeedItem): boolean {
  return !/^\d{1,3}$/.test(now.guid ?? '') || alike(before, now)
}

function alike(before: FeedItem, now: FeedItem): boolean {
  if (before.guid !== undefined && before.guid === now.guid && !/^\d{1,3}$/.test(before.guid)) return true
  if (before.publishedAt !== undefined && before.publishedAt === now.publishedAt) return true
  return before.title !== undefined && now.title !== undefined && sharedWords(before.title, now.title) >= 0.5
}

/** No other headline speaks against it. */
function couldBe(before: FeedItem, now: FeedItem): boolean {
  return before.title === undefined || now.title === undefined || alike(before, now)
}

/** Share of the words of the shorter title that the other has. */
export function sharedWords(a: string, b: string): number {
  const [shorter = new Set<string>(), longer = new Set<string>()] = [a, b]
    .map((title) => new Set(title.toLowerCase().match(/[\p{L}\p{N}]+/gu)))
    .sort((x, y) => x.size - y.size)
  if (shorter.size === 0) return 0
  return [...shorter].filter((word) => longer.has(word)).length / shorter.size
}

function withoutQuery(url: string): string {
  return url.replace(/[?#].*$/, '')
}

/** Notes the ids of entries whose feed gives them one, so that they are known again at another address. */
async function nameEntries(
  store: Store,
  wanted: readonly Wanted[],
  known: ReadonlyMap<Wanted, KnownEntry>,
  added: readonly Entry[],
): Promise<void> {
  const addedByUrl = new Map(added.map((entry) => [entry.url, entry]))
  const names = wanted.flatMap((one) => {
    const entryId = known.get(one)?.entry.id ?? addedByUrl.get(one.url)?.id
    return one.guidKey === undefined || entryId === undefined ? [] : [{ key: one.guidKey, entryId }]
  })
  if (names.length === 0) return
  const there = await store.names.entries(names.map(({ key }) => key))
  const missing = names.filter(({ key }) => !there.has(key))
  if (missing.length > 0) await store.names.add(missing)
}
