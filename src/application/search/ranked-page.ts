/**
 * One page of a ranking.
 * In: ranked ids, a cursor, what is looked at in the heads. Out: hits and the cursor after them. Reads the store only.
 */
import type { Ranked } from '../../search/rank.ts'
import { readCursor, writeCursor } from '../../store/cursor.ts'
import type { ArticleHead } from '../../store/records.ts'
import type { Store } from '../../store/store.ts'
import { normalise } from '../../text/normalise.ts'
import type { QueryBounds } from './search-limits.ts'

export interface SearchHit extends ArticleHead {
  /** Higher is better; comparable inside one result only. 0 when ordered by date. */
  score: number
}

export interface RankedPage {
  hits: SearchHit[]
  next?: string
}

const headsPerRead = 100

/** Hits after the cursor, at most `limit`. A bad cursor is thrown as a StoreError. */
export async function pageOfRanked(
  store: Store,
  ranked: readonly Pick<Ranked, 'id' | 'score'>[],
  { by }: QueryBounds,
  { limit, cursor }: { limit: number; cursor?: string },
): Promise<RankedPage> {
  const [score, id] = readCursor(cursor, 2) ?? []
  const start =
    score === undefined || id === undefined
      ? 0
      : ranked.findIndex((each) => each.score < score || (each.score === score && each.id < id))
  const hits: SearchHit[] = []
  const rest = start < 0 ? [] : ranked.slice(start)
  const step = by === undefined ? limit + 1 : headsPerRead
  for (let at = 0; at < rest.length && hits.length <= limit; at += step) {
    const run = rest.slice(at, at + step)
    const scores = new Map(run.map((each) => [each.id, each.score]))
    for (const head of await store.headsByIds(run.map((each) => each.id)))
      if (by === undefined || normalise(head.author ?? '').includes(by))
        hits.push({ ...head, score: scores.get(head.id) ?? 0 })
  }
  const shown = hits.slice(0, limit)
  const last = shown.at(-1)
  return hits.length > limit && last !== undefined
    ? { hits: shown, next: writeCursor([last.score, last.id]) }
    : { hits: shown }
}

/** The page without a way to the one after it. */
export function withoutPage({ hits }: RankedPage): RankedPage {
  return { hits }
}
