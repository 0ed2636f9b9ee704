/**
 * Chooses where an import goes: into the data directory, or to the server that has it.
 * In: the runtime that may be opened, the data directory. Out: a target, or why there is none. Takes the lock, or asks the server once.
 */
import { ok, type Outcome } from '../../problem.ts'
import { announcedServer } from '../../store/sqlite/data-lock.ts'
import { storeProblem } from '../../store/store-problem.ts'
import type { HeldRuntime } from '../held-runtime.ts'
import type { ImportTarget } from './import-articles.ts'
import { importHere } from './into-this-store.ts'
import { importThroughServer } from './through-server.ts'

/** Problems: store.locked when another process has the data directory and is no server that answers; those of opening a store. */
export function importTarget(held: HeldRuntime, dataDir: string): Promise<Outcome<ImportTarget>> {
  return held.useLockedOr<ImportTarget>(
    'import',
    (r) => Promise.resolve(ok(importHere(r))),
    async (locked) => {
      const server = announcedServer(dataDir)
      if (server === undefined) return { ok: false, problem: locked }
      const target = importThroughServer(server)
      try {
        await target.unfinished()
        return ok(target)
      } catch (error) {
        // It may have ended just now, or listen where we cannot reach it (another container): what is known for sure is the lock.
        if (storeProblem(error) === undefined) throw error
        return { ok: false, problem: locked }
      }
    },
  )
}
