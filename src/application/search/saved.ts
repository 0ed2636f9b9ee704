/**
 * Searches that are kept under a name: whoever reads the pages may take them as feeds.
 * In: words, limits and a name. Out: saved searches. Reads and writes the store only.
 */
import { defined } from '../../model/defined.ts'
import { failed, ok, type Outcome } from '../../problem.ts'
import type { KeptSearch, SavedSearch } from '../../store/saved-searches.ts'
import type { Store } from '../../store/store.ts'
import { parseQuery } from '../../text/query.ts'
import { zonedDayStart } from '../../model/zoned-day.ts'

export type { KeptSearch, SavedSearch } from '../../store/saved-searches.ts'

export interface SaveRequest extends KeptSearch {
  /** Default: the words. */
  name?: string
}

interface Kept {
  store: Store
  /** Epoch ms. */
  clock: (this: void) => number
}

const mostSearches = 200
const longest = { q: 500, name: 120, limit: 200 }

/**
 * A search that is kept already under that name comes back as it is. Problems: query.empty, query.bad-date, request.invalid (a name or limit
 * that is none, or too many searches).
 */
export async function saveSearch({ store, clock }: Kept, request: SaveRequest): Promise<Outcome<SavedSearch>> {
  const { q, exact, lang, sourceId, section, desk, from, to } = request
  if (q.length > longest.q) return failed('request.invalid', `q: 1–${longest.q}`)
  if (!parseQuery(q, { exact }).terms.some((term) => !term.negated)) return failed('query.empty')
  for (const day of [from, to])
    if (day !== undefined && zonedDayStart(day, 'UTC') === undefined) return failed('query.bad-date', day)
  const name = oneLine(request.name ?? '') || oneLine(q)
  if (name.length > longest.name) return failed('request.invalid', `name: 1–${longest.name}`)
  for (const limit of [lang, sourceId, section])
    if (limit !== undefined && (limit.length > longest.limit || /\p{Cc}/u.test(limit)))
      return failed('request.invalid', `limit: 1–${longest.limit}`)
  const search = { q: clean(q), exact, ...defined({ lang, sourceId, section, desk, from, to }) }
  // Two readers who save the same search, or one who presses twice, get one.
  const key = JSON.stringify([name, search])
  const known = (await store.index.saved.list()).find((each) => JSON.stringify([each.name, each.search]) === key)
  if (known !== undefined) return ok(known)
  const saved = await store.index.saved.add({ name, search, madeAt: clock() }, mostSearches)
  return saved === undefined ? failed('request.invalid', `> ${mostSearches}`) : ok(saved)
}

/** Problems: request.not-found. */
export async function removeSearch({ store }: Pick<Kept, 'store'>, id: number): Promise<Outcome<void>> {
  return (await store.index.saved.remove(id)) ? ok(undefined) : failed('request.not-found')
}

function oneLine(text: string): string {
  return clean(text)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
}

/** What every database can hold. */
function clean(text: string): string {
  return text.toWellFormed().replaceAll('\u0000', '')
}
