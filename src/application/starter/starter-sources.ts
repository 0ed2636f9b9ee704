/**
 * Following outlets of the starter directory.
 * In: a store, a clock, ids of outlets. Out: how many are followed now. Writes sources and feeds; asks nobody: the next poll does, and says
 * on the page of sources what fails and why.
 */
import { starterOutlets, type StarterOutlet } from '../../gather/http/starter-outlets.ts'
import type { Store } from '../../store/store.ts'

export type { StarterOutlet }
export { starterOutlets }

/** Those that are in the directory; what is followed already stays as it is. */
export async function followStarters(
  { store, clock }: { store: Store; clock: () => number },
  ids: readonly string[],
): Promise<{ sources: number; feeds: number }> {
  const now = clock()
  const followed = { sources: 0, feeds: 0 }
  for (const outlet of starterOutlets().filter(({ id }) => ids.includes(id))) {
    const { feedUrls, ...facts } = outlet
    if ((await store.source(outlet.id)) === undefined)
      await store.putSource({ ...facts, createdAt: now, paused: false })
    for (const url of feedUrls) await store.addFeed({ sourceId: outlet.id, url }, now)
    followed.sources++
    followed.feeds += feedUrls.length
  }
  return followed
}
