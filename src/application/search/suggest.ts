/**
 * What may be meant while a query is typed: names that stand in articles, and searches that are kept.
 * In: what is typed so far. Out: queries to offer. Reads the store only.
 */
import type { Store } from '../../store/store.ts'
import { normalise } from '../../text/normalise.ts'

export interface Suggestion {
  /** The query to take: what was typed before, with the name in place of what was begun. */
  q: string
  kind: 'name' | 'saved'
  /** Articles that name it, counted up to 1,000. */
  articles?: number
}

const most = 8
/** Of so many names that are begun, wherever in what is typed, the most frequent are offered. */
const mostBegun = 60
const mostCounted = 1_000
const longestTyped = 200
const shortest = 2
/** A name of so many words may be begun. */
const mostWords = 4

/** The most frequent first; none for less than two letters. One range of the index and at most sixty counts. */
export async function suggest(store: Store, typed: string): Promise<Suggestion[]> {
  const text = typed.slice(0, longestTyped).toWellFormed().replaceAll('\u0000', '').trim()
  const begun = normalise(text)
  if (begun.length < shortest || /["\u00AB\u00BB:]/.test(text)) return []
  const saved = (await store.index.saved.list())
    .filter(({ name, search }) => [name, search.q].some((each) => normalise(each).startsWith(begun)))
    .map(({ search }): Suggestion => ({ q: search.q, kind: 'saved' }))
  const found: Suggestion[] = saved.slice(0, most / 2)
  const words = text.split(/\s+/)
  let left = mostBegun
  // What is begun may be the last words only: "انهيار جسر الو" begins a name after two words.
  for (
    let start = Math.max(0, words.length - mostWords);
    start < words.length && found.length < most && left > 0;
    start++
  ) {
    const before = words.slice(0, start).join(' ')
    const typedName = normalise(words.slice(start).join(' '))
    const names = await namesFrom(store, typedName, left)
    left -= names.length
    for (const { name, articles } of names) {
      // Behind other words a name is typed from its beginning: of "حيدر الع" nobody means "حيدر وزارة العدل".
      if (before !== '' && !normalise(name).startsWith(typedName)) continue
      const q = before === '' ? name : `${before} ${name}`
      if (found.length < most && !found.some((each) => each.q === q)) found.push({ q, kind: 'name', articles })
    }
  }
  return found
}

const article = '\u0627\u0644'

async function namesFrom(store: Store, begun: string, max: number): Promise<{ name: string; articles: number }[]> {
  // Of "حيدر ال" the name's own second word may be meant, and that is found from its first; the article alone begins half of all names.
  if (begun.length < shortest || begun === article) return []
  return await store.index.onOneState(async (index) => {
    const counted: { name: string; articles: number }[] = []
    const seen = new Set<string>()
    for (const { key, name } of await index.namesBegun(begun, max)) {
      if (seen.has(key)) continue
      seen.add(key)
      const articles = await index.count({ entity: key }, mostCounted)
      if (articles > 0) counted.push({ name, articles })
    }
    return counted.sort(
      (a, b) => b.articles - a.articles || a.name.length - b.name.length || (a.name < b.name ? -1 : 1),
    )
  })
}
