/**
 * The limits of a search: those of the form and those written among the words, the narrower of each.
 * In: a parsed query, the form's limits. Out: what the store matches by, and what is looked at afterwards. Reads the store's sources.
 */
import { defined } from '../../model/defined.ts'
import { zonedDayStart } from '../../model/zoned-day.ts'
import type { Store } from '../../store/store.ts'
import { sectionKey } from '../../text/section-names.ts'
import { normalise } from '../../text/normalise.ts'
import type { Query } from '../../text/query.ts'
import type { MatchLimits } from './candidates.ts'

export interface QueryBounds {
  match: MatchLimits
  /** In the byline, normalised. */
  by?: string
}

/** A source that nobody knows matches nothing; it may be named by its id, name or host. */
export async function limitsOf(
  store: Store,
  { limits }: Query,
  form: MatchLimits,
  timeZone: string,
): Promise<QueryBounds> {
  const match: MatchLimits = { ...form }
  if (limits.lang !== undefined) match.lang ??= limits.lang
  if (limits.section !== undefined) match.section ??= sectionKey(limits.section)
  if (limits.source !== undefined) match.sourceId ??= await sourceNamed(store, limits.source)
  const after = limits.after === undefined ? undefined : startOf(limits.after, timeZone)
  const before = limits.before === undefined ? undefined : startOf(limits.before, timeZone)
  if (after !== undefined) match.from = Math.max(match.from ?? 0, after)
  if (before !== undefined) match.to = Math.min(match.to ?? Number.MAX_SAFE_INTEGER, before)
  return { match, ...defined({ by: limits.by === undefined ? undefined : normalise(limits.by) }) }
}

/** `2018`, `2018-05` and `2018-05-06` begin with their first day. */
function startOf(written: string, timeZone: string): number | undefined {
  const [year = '', month = '01', day = '01'] = written.split('-')
  return zonedDayStart(`${year}-${month}-${day}`, timeZone)
}

async function sourceNamed(store: Store, asked: string): Promise<string> {
  const wanted = normalise(asked)
  const sources = await store.sources()
  const named = (test: (name: string) => boolean): string | undefined =>
    sources.find(({ id, name, homeUrl }) => [id, name, homeUrl ?? ''].some((each) => test(normalise(each))))?.id
  return named((name) => name === wanted) ?? named((name) => name.includes(wanted)) ?? asked
}
