/**
 * Checks of the installation, one after another: what was found and what to do about it.
 * In: settings. Out: checks as they are done. Looks only: nothing is made, upgraded or locked, so it can be asked beside a server and
 * before an upgrade. Whatever is wrong becomes a check; it throws nothing.
 */
import { deploymentOf, type Config } from '../../config/config.ts'
import type { Outcome, Problem } from '../../problem.ts'
import { queueDepth } from '../../queue/open-queue.ts'
import { lookAtStore, type LookedStore } from '../../store/look-at-store.ts'
import { storeProblem } from '../../store/store-problem.ts'
import { storeAddress } from '../runtime/config-store.ts'
import { queueAddress } from '../runtime/queue-address.ts'
import type { DoctorCheck } from '../siyaq.ts'
import { dataDirectoryChecks } from './data-directory.ts'
import { hubCheck } from './hub-check.ts'
import { providerCheck } from './provider-check.ts'
import { said } from './said.ts'
import { clockCheck, contentChecks, integrityCheck, queueCheck, schemaCheck } from './store-checks.ts'

export async function* checkInstallation(config: Config): AsyncGenerator<DoctorCheck> {
  yield said('node', 'ok', `Node.js ${process.versions.node}`, `Node.js ${process.versions.node}`)
  const cluster = deploymentOf(config) === 'cluster'
  yield said(
    'deployment',
    'ok',
    cluster ? 'PostgreSQL مع NATS JetStream' : `SQLite في ${config.dataDir}`,
    cluster ? 'PostgreSQL with NATS JetStream' : `SQLite in ${config.dataDir}`,
  )
  if (!cluster) for (const check of dataDirectoryChecks(config.dataDir)) yield check
  yield* guarded('sign-in', () => providerCheck(config))
  yield* guarded('hub', () => hubCheck(config))
  let store: LookedStore | undefined
  try {
    const found = await outcomeOf(() => lookAtStore(storeAddress(config)))
    if (!found.ok) yield broken('store', found.problem)
    else if (found.value === undefined)
      yield said('store', 'ok', 'لا مخزن بعد؛ يُنشأ عند أول بدء', 'No store yet; the first start makes it')
    else {
      store = found.value
      yield* storeChecks(store)
    }
    const looked = store
    yield* guarded('queue', async () => [
      queueCheck(await queueDepth({ ...queueAddress(config), connection: looked?.connection })),
    ])
  } finally {
    await store?.close().catch(() => undefined)
  }
}

async function* storeChecks(store: LookedStore): AsyncGenerator<DoctorCheck> {
  yield schemaCheck(store.schema)
  yield* guarded('integrity', async () => [await integrityCheck(store)])
  if (store.schema !== undefined) yield* guarded('articles', () => contentChecks(store))
  yield* guarded('clock', async () => [await clockCheck(store)])
}

/** The checks that `work` makes; a failure of it is a check as well. */
async function* guarded(name: string, work: () => Promise<DoctorCheck[]>): AsyncGenerator<DoctorCheck> {
  const found = await outcomeOf(async () => ({ ok: true as const, value: await work() }))
  if (found.ok) yield* found.value
  else yield broken(name, found.problem)
}

async function outcomeOf<T>(work: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
  try {
    return await work()
  } catch (error) {
    const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
    return { ok: false, problem: storeProblem(error) ?? { code: 'stage.crashed', detail } }
  }
}

function broken(name: string, problem: Problem): DoctorCheck {
  return { ...said(name, 'problem', 'تعذر الفحص', 'Cannot be looked at'), problem }
}
