/**
 * A person says which section a story belongs to.
 * In: a story, a section, a name. Out: the story's number and section as they are then. Writes the articles that the story has now.
 */
import { defined } from '../../model/defined.ts'
import type { Desk } from '../../model/desks.ts'
import { failed, ok, type Outcome } from '../../problem.ts'
import type { Store } from '../../store/store.ts'

/** Without `desk` the articles go back to where analysis puts them. The story may be named by a retired number. Problems: request.not-found. */
export async function setDesk(
  store: Store,
  o: { storyId: number; desk?: Desk; by: string },
): Promise<Outcome<{ storyId: number; desk?: Desk }>> {
  const found = await store.story(o.storyId)
  if (found === undefined) return failed('request.not-found', `story ${o.storyId}`)
  const members = await store.storyMembers(found.head.id)
  await store.desks.say(
    members.map((member) => member.id),
    o.desk,
    o.by,
  )
  const [after] = await store.storiesByIds([found.head.id])
  return ok({ storyId: found.head.id, ...defined({ desk: after?.desk }) })
}
