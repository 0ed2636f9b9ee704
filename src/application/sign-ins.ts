/**
 * Who is signed in on the pages, and ending that.
 * In: a runtime, ids of sessions. Out: sessions without what proves them. Reads and writes the store only.
 */
import { ok, type Outcome } from '../problem.ts'
import type { SessionRow } from '../store/people/sessions.ts'
import type { Runtime } from './open-runtime.ts'

/** A session as an operator sees it. */
export type SignedIn = Omit<SessionRow, 'tokenKey'>

export async function listSessions(r: Runtime): Promise<Outcome<SignedIn[]>> {
  return ok((await r.store.people.sessions.list(r.clock())).map(sessionOf))
}

export async function endSessions(
  { store }: Runtime,
  ids: readonly number[] | 'all',
): Promise<Outcome<{ ended: number }>> {
  return ok({ ended: await store.people.sessions.end(ids) })
}

export function sessionOf(row: SessionRow): SignedIn {
  const { tokenKey: _, ...shown } = row
  return shown
}
