/**
 * What commands and the API ask of a source or a name, found by id, key or name.
 * In: the store, what was asked, a time zone. Out: the profile with whose it is. Reads the store only.
 */
import { defined } from '../../model/defined.ts'
import { failed, ok, type Outcome } from '../../problem.ts'
import type { Store } from '../../store/store.ts'
import { normalise } from '../../text/normalise.ts'
import { entityView } from '../stories/read-views.ts'
import { nameProfile } from './name-profile.ts'
import type { CoverageReport, EntityReport } from './profile-views.ts'
import { sourceCoverage } from './source-coverage.ts'

/** Problems: request.not-found. */
export async function coverageReport(store: Store, id: string, timeZone: string): Promise<Outcome<CoverageReport>> {
  const source = await store.source(id)
  if (source === undefined) return failed('request.not-found', id)
  const coverage = await sourceCoverage(store, id, timeZone)
  return ok({ sourceId: id, name: source.name, ...defined({ coverage }) })
}

/** `asked`: an entity's key, or a name as it stands in articles. Problems: request.not-found. */
export async function entityReport(store: Store, asked: string, timeZone: string): Promise<Outcome<EntityReport>> {
  const key = await keyOf(store, asked)
  if (key === undefined) return failed('request.not-found', asked)
  const { name, kind } = await entityView(store, key)
  return ok({ key, name, ...defined({ kind }), profile: await nameProfile(store, { entity: key }, timeZone) })
}

const mostBegun = 60

async function keyOf(store: Store, asked: string): Promise<string | undefined> {
  if ((await store.reading.coverage.idsOf({ entity: asked }, 1)).length > 0) return asked
  const begun = await store.index.namesBegun(normalise(asked), mostBegun)
  const whole = begun.filter(({ name }) => normalise(name) === normalise(asked))
  return (whole[0] ?? begun[0])?.key
}
