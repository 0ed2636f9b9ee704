/**
 * A person's corrections: stored, applied to the grouping, undone.
 * In: a request that was checked for form. Out: the stored correction, or why it cannot be. Writes through the one grouping writer.
 */
import type { Correction } from '../model/story.ts'
import type { Grouping } from '../pipeline/group-articles.ts'
import { workMessage } from '../pipeline/stages.ts'
import type { Queue } from '../queue/queue.ts'
import { failed, ok, type Outcome } from '../problem.ts'
import type { CorrectionRequest } from '../serve/story-context.ts'
import type { Store } from '../store/store.ts'

export interface CorrectDeps {
  store: Store
  grouping: Grouping
  queue: Queue
  clock(): number
}

/** Problems: request.not-found (an article or story that is not there). */
export async function correct(o: CorrectDeps, request: CorrectionRequest): Promise<Outcome<Correction>> {
  for (const id of request.articleIds)
    if (!(await o.store.article(id))) return failed('request.not-found', `article ${id}`)
  const storyIds: number[] = []
  for (const id of request.storyIds) {
    const found = await o.store.story(id)
    if (!found) return failed('request.not-found', `story ${id}`)
    storyIds.push(found.head.id)
  }
  const { kind, articleIds, by, note } = request
  const correction = await o.store.addCorrection({
    kind,
    articleIds,
    storyIds,
    by,
    at: o.clock(),
    ...(note === undefined ? {} : { note }),
  })
  await apply(o, correction)
  return ok(correction)
}

/** Undoes it: the articles go back to where they were, later articles are free again. Problems: request.not-found. */
export async function undoCorrection(o: CorrectDeps, id: number): Promise<Outcome<Correction>> {
  const correction = await o.store.undoCorrection(id, o.clock())
  if (!correction) return failed('request.not-found', `correction ${id}`)
  await apply(o, correction)
  return ok(correction)
}

/** At once when this process groups; else the process that does is woken. */
async function apply(o: CorrectDeps, correction: Correction): Promise<void> {
  if (await o.grouping.hold()) await o.grouping.groupWaiting()
  else await o.queue.publish([workMessage('group', correction.id, `correction:${correction.undoneAt ?? 0}`)])
}
