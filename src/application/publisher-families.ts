/**
 * Outlets of one owner: they count as one publisher in every number.
 * In: a source id, a name. Out: the source as it is now. Writes the source; its stories are counted again.
 */
import type { Source } from '../model/article.ts'
import { failed, ok, type Outcome } from '../problem.ts'
import type { Grouping } from '../pipeline/group-articles.ts'
import type { Runtime } from './open-runtime.ts'

/** Names the family of a source, or takes it off, and counts its stories again; request.not-found for an unknown source. */
export async function setFamily(
  r: Pick<Runtime, 'store'> & { grouping: Pick<Grouping, 'hold' | 'groupWaiting'> },
  sourceId: string,
  family: string | undefined,
): Promise<Outcome<Source>> {
  if ((await r.store.source(sourceId)) === undefined) return failed('request.not-found', sourceId)
  await r.store.origins.setFamily(sourceId, family)
  // Where another process groups, it counts with its next article.
  if (await r.grouping.hold()) await r.grouping.groupWaiting()
  const source = await r.store.source(sourceId)
  return source === undefined ? failed('request.not-found', sourceId) : ok(source)
}
