/**
 * A story for the command line: its head and its members in one line each.
 * In: a story id. Out: the report. Reads the store only.
 */
import type { StoryReport } from '../cli/application.ts'
import { failed, ok, type Outcome } from '../problem.ts'
import { sourceNames } from '../serve/read-views.ts'
import type { Store } from '../store/store.ts'
import { articleLine } from './try-page.ts'

/** Problems: request.not-found. */
export async function storyReport(store: Store, id: number): Promise<Outcome<StoryReport>> {
  const found = await store.story(id)
  if (!found) return failed('request.not-found', `story ${id}`)
  const names = await sourceNames(store)
  const members = await store.storyMembers(found.head.id)
  return ok({
    head: found.head,
    ...(found.redirectedFrom === undefined ? {} : { redirectedFrom: found.redirectedFrom }),
    members: members.map((m) => ({
      ...articleLine(m, names),
      confidence: m.confidence,
      reasons: m.reasons,
      ...(m.copyGroupId === undefined ? {} : { copyGroupId: m.copyGroupId }),
    })),
  })
}
