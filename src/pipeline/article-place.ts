/**
 * Where an article belongs: its address, and the article that it is a text of when that is known already.
 * In: an entry, what was read, how its page was reached. Out: address, article id. Reads the store, notes other addresses of the entry.
 *
 * Believed is what cannot make one article of two: a canonical address on the same host; one on another host of the source; the end of
 * permanent redirects. A home page is nobody's address, and two items with different headlines never share one.
 */
import { getDomain } from 'tldts'
import type { Entry, Extracted, FetchedPage } from '../model/article.ts'
import { canonicalUrl } from '../model/canonical-url.ts'
import { addressAlias } from '../store/queries/aliases.ts'
import type { Store } from '../store/store.ts'
import { sharedWords } from './store-items.ts'

export interface ArticlePlace {
  url: string
  articleId?: number
}

/**
 * The place of what was read for `entry`; `page` is absent when nothing was fetched. Addresses that lead to the entry are noted as names of it
 * first: of two entries that are read at the same time and lead to one page, one has the name.
 */
export async function articlePlace(
  store: Store,
  entry: Entry,
  extracted: Extracted,
  page: Pick<FetchedPage, 'movedTo'> | undefined,
): Promise<ArticlePlace> {
  const moved = ownPage(page?.movedTo)
  await nameEntry(store, entry, moved)
  const reached = moved !== undefined && (await isFreeFor(store, entry, moved)) ? moved : entry.url
  const claimed = ownPage(extracted.canonicalUrl, reached)
  // Where the source itself offers the other address later, it is the same item; of its other editions that is not said.
  if (claimed !== undefined && !isEdition(claimed, reached)) await nameEntry(store, entry, claimed)
  const url = claimed !== undefined && (await isBelieved(store, entry, claimed, reached)) ? claimed : reached
  const place: ArticlePlace = { url }
  const articleId = entry.articleId ?? (await articleOfName(store, entry, url))
  if (articleId !== undefined) place.articleId = articleId
  return place
}

async function nameEntry(store: Store, entry: Entry, url: string | undefined): Promise<void> {
  if (url === undefined || url === entry.url) return
  await store.names.add([{ key: addressAlias(entry.sourceId, url), entryId: entry.id }])
}

function ownPage(url: string | undefined, base?: string): string | undefined {
  const at = url === undefined ? undefined : canonicalUrl(url, base)
  // A home page as "canonical" is a template's mistake, as the end of a redirect it is a page that went; either would fold a whole site into one article.
  return at === undefined || new URL(at).pathname === '/' ? undefined : at
}

/** Nobody of another headline has the address. */
async function isFreeFor(store: Store, entry: Entry, url: string): Promise<boolean> {
  const key = addressAlias(entry.sourceId, url)
  const holders = [...(await store.entriesByUrl([url])), ...(await store.names.entries([key])).values()]
  return holders.every((other) => {
    const [a, b] = [other.item.title, entry.item.title]
    return other.id === entry.id || a === undefined || b === undefined || sharedWords(a, b) >= sameHeadline
  })
}

const sameHeadline = 0.5

/** Inside its own site a publisher is believed; elsewhere one outlet could overwrite another. */
async function isBelieved(store: Store, entry: Entry, claimed: string, reached: string): Promise<boolean> {
  const [a, b] = [new URL(claimed), new URL(reached)]
  if (a.host === b.host) return true
  if (isEdition(claimed, reached)) return false
  if (sameDomain(claimed, reached)) return await isFreeFor(store, entry, claimed)
  const [there] = await store.entriesByUrl([claimed])
  return there !== undefined && there.sourceId === entry.sourceId && (await isFreeFor(store, entry, claimed))
}

/** Another host of the same domain with another page: an edition in another language often names the first one. */
function isEdition(claimed: string, reached: string): boolean {
  const [a, b] = [new URL(claimed), new URL(reached)]
  return a.host !== b.host && sameDomain(claimed, reached) && lastPart(a) !== lastPart(b)
}

function sameDomain(a: string, b: string): boolean {
  const domain = getDomain(a, { allowPrivateDomains: true })
  return domain !== null && domain === getDomain(b, { allowPrivateDomains: true })
}

function lastPart({ pathname }: URL): string {
  return pathname.replace(/\/+$/, '').split('/').at(-1) ?? ''
}

/** The article of the source's entry that has this address as another name. */
async function articleOfName(store: Store, entry: Entry, url: string): Promise<number | undefined> {
  const key = addressAlias(entry.sourceId, url)
  return (await store.names.entries([key])).get(key)?.articleId
}
