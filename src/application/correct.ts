/**
 * A person's corrections: checked against the stories as they are, stored, applied to the grouping, undone.
 * In: a request that was checked for form. Out: the stored correction, or why it cannot be. Writes through the one grouping writer.
 */
import { defined } from '../model/defined.ts'
import type { Correction } from '../model/story.ts'
import type { Grouping } from '../pipeline/group-articles.ts'
import { workMessage } from '../pipeline/stages.ts'
import type { Queue } from '../queue/queue.ts'
import { failed, ok, type Outcome } from '../problem.ts'
import type { CorrectionRequest } from './stories/views.ts'
import type { Store } from '../store/store.ts'

export interface CorrectDeps {
  store: Store
  /** The one writer; `hold` false: another process groups, it is woken. */
  grouping: Pick<Grouping, 'hold' | 'groupWaiting'>
  queue: Queue
  clock(): number
}

/**
 * The correction as stored; in effect at once when this process groups, else within seconds. Stories may be named by retired ids. A lock
 * without articles keeps all that the story has now; an unlock ends every lock that holds one of them.
 * Problems: request.not-found (an article or story that is not there), request.invalid (what would change nothing or empty a story).
 */
export async function correct(o: CorrectDeps, request: CorrectionRequest): Promise<Outcome<Correction>> {
  const storyIds: number[] = []
  for (const id of request.storyIds) {
    const found = await o.store.story(id)
    if (!found) return failed('request.not-found', `story ${id}`)
    if (!storyIds.includes(found.head.id)) storyIds.push(found.head.id)
  }
  const articles = await o.store.headsByIds(request.articleIds)
  const missing = request.articleIds.find((id) => !articles.some((a) => a.id === id))
  if (missing !== undefined) return failed('request.not-found', `article ${missing}`)
  const [story] = storyIds
  const members = story === undefined ? [] : (await o.store.storyMembers(story)).map((m) => m.id)
  const isMember = (id: number): boolean => members.includes(id)
  const { kind, by, note } = request
  let { articleIds } = request
  let memberIds: number[] | undefined
  if (story === undefined) return failed('request.invalid', 'storyIds')
  switch (kind) {
    case 'move':
      if (articleIds.every(isMember)) return failed('request.invalid', 'articleIds')
      memberIds = members.filter((id) => !articleIds.includes(id))
      for (const { storyId } of articles)
        if (storyId !== undefined && !storyIds.includes(storyId) && !articleIds.includes(storyId))
          storyIds.push(storyId)
      break
    case 'split':
      if (articleIds.length === 0 || !articleIds.every(isMember)) return failed('request.invalid', 'articleIds')
      if (members.every((id) => articleIds.includes(id))) return failed('request.invalid', 'articleIds')
      memberIds = members.filter((id) => !articleIds.includes(id))
      // A story's id is its founder's: when the founder is split off, it is the others that leave.
      if (articleIds.includes(story)) [articleIds, memberIds] = [memberIds, articleIds]
      break
    case 'merge':
      if (storyIds.length < 2) return failed('request.invalid', 'storyIds')
      memberIds = [...members]
      for (const id of storyIds.slice(1)) for (const m of await o.store.storyMembers(id)) memberIds.push(m.id)
      break
    case 'lock':
      if (!articleIds.every(isMember)) return failed('request.invalid', 'articleIds')
      if (articleIds.length === 0) articleIds = members
      break
    case 'unlock':
      articleIds = members
      break
  }
  const correction = await o.store.addCorrection({
    kind,
    articleIds,
    storyIds,
    ...defined({ memberIds }),
    by,
    at: o.clock(),
    ...defined({ note }),
  })
  await apply(o, correction)
  return ok(correction)
}

/** Undoes it: the articles go back to where they were, later articles are free again. Problems: request.not-found. */
export async function undoCorrection(o: CorrectDeps, id: number, by: string): Promise<Outcome<Correction>> {
  const correction = await o.store.undoCorrection(id, o.clock(), by)
  if (!correction) return failed('request.not-found', `correction ${id}`)
  await apply(o, correction)
  return ok(correction)
}

/** At once when this process groups; else the process that does is woken. */
async function apply(o: CorrectDeps, correction: Correction): Promise<void> {
  if (await o.grouping.hold()) await o.grouping.groupWaiting()
  else await o.queue.publish([workMessage('group', correction.id, `correction:${correction.undoneAt ?? 0}`)])
}
