/**
 * One writer of stages at a time on a data directory.
 * In: the directory. Out: a held lock, or who holds it. Touches `lock.db` and `lock.json` in it.
 *
 * The lock is SQLite's own exclusive lock on a small database: the system drops it when the process ends, kill -9 included, so a
 * stale lock cannot be. `lock.json` only tells people who holds it. `serve`, `worker`, `import`, `demo`, `regroup`, `retry` and
 * `restore` take it: they run stages, and the state of grouping in memory must be that of one process. Commands that only read
 * (search, why, feeds, dead, doctor, backup), `try` and `add` need no lock: SQLite lets them in beside the server.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { failed, ok } from '../../problem.ts'
import type { Outcome } from '../../problem.ts'
import { storeProblem } from '../store-problem.ts'

export interface DataLock {
  release(): void
}

/** `holder`: what to tell a second process, such as the command. Problems: store.locked (detail: holder and pid), store.unwritable. */
export function lockData(directory: string, holder: string): Outcome<DataLock> {
  const note = join(directory, 'lock.json')
  let db: Database.Database | undefined
  try {
    mkdirSync(directory, { recursive: true })
    db = new Database(join(directory, 'lock.db'), { timeout: 0 })
    db.pragma('journal_mode = delete')
    db.exec('begin exclusive')
    writeFileSync(note, JSON.stringify({ pid: process.pid, holder }))
    const held = db
    return ok({ release: () => void held.close() })
  } catch (error) {
    db?.close()
    const problem = storeProblem(error)
    if (problem === undefined) throw error
    if (problem.code !== 'store.locked') return { ok: false, problem }
    return failed('store.locked', `${directory}: ${whoHolds(note)}`)
  }
}

function whoHolds(note: string): string {
  try {
    const { pid, holder } = JSON.parse(readFileSync(note, 'utf8')) as { pid?: number; holder?: string }
    return `${holder ?? '?'}, pid ${pid ?? '?'}`
  } catch {
    // The note is written after the lock is taken; whoever looks in between learns only that it is held.
    return 'pid ?'
  }
}
