/**
 * One writer of stages at a time on a data directory.
 * In: the directory. Out: a held lock, or who holds it. Touches `lock.db` and `lock.json` in it.
 *
 * The lock is SQLite's own exclusive lock on a small database: the system drops it when the process ends, kill -9 included, so a
 * stale lock cannot be. `lock.json` (mode 0600) tells who holds it, and how to reach a server that does. `serve`, `worker`, `import`,
 * `demo`, `retry` and `restore` take it: they run stages, and the state of grouping in memory must be that of one process.
 * Commands that only read (search, why, feeds, dead, doctor, backup), `try` and `add` need no lock: SQLite lets them in beside the server.
 */
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { failed, ok } from '../../problem.ts'
import type { Outcome } from '../../problem.ts'
import { directoryProblem, makeDirectory } from './data-directory.ts'

const noteName = 'lock.json'

export interface DataLock {
  release(): void
}

/** `holder`: what to tell a second process, such as the command. Problems: store.locked (detail: holder and pid), and those of the directory. */
export function lockData(directory: string, holder: string): Outcome<DataLock> {
  let db: Database.Database | undefined
  try {
    makeDirectory(directory)
    db = new Database(join(directory, 'lock.db'), { timeout: 0 })
    db.pragma('journal_mode = delete')
    db.exec('begin exclusive')
    writeNote(directory, { pid: process.pid, holder })
    const held = db
    return ok({ release: () => void held.close() })
  } catch (error) {
    db?.close()
    const problem = directoryProblem(error, directory)
    if (problem.code !== 'store.locked') return { ok: false, problem }
    return failed('store.locked', `${directory}: ${whoHolds(directory)}`)
  }
}

/** Who holds the lock, `holder, pid`; undefined when nobody does. Leaves no file behind. Thrown: what the system says of the file. */
export function lockHolder(directory: string): string | undefined {
  const path = join(directory, 'lock.db')
  if (!existsSync(path)) return undefined
  const db = new Database(path, { readonly: true, timeout: 0 })
  try {
    // A reader is let in unless somebody holds the exclusive lock.
    db.prepare('select 1 from sqlite_master').get()
    return undefined
  } catch (error) {
    if (directoryProblem(error, directory).code === 'store.locked') return whoHolds(directory)
    throw error
  } finally {
    db.close()
  }
}

/** What the holder of the lock says of itself. */
interface LockNote {
  pid?: number
  holder?: string
  /** Where it answers, when it is a server, and what shows that a request comes from one who may read the data directory. */
  server?: RunningServer
}

export interface RunningServer {
  /** `http://127.0.0.1:8080/` */
  url: string
  secret: string
}

/** Tells other commands on this machine how to reach this process, which holds the lock. Only the owner of the directory can read it. */
export function announceServer(directory: string, server: RunningServer): void {
  const note = readNote(directory)
  if (note.pid === process.pid) writeNote(directory, { ...note, server })
}

/** The server that holds the lock, when it is one and has said so. Ask only after the lock was found taken: the note of a dead one stays. */
export function announcedServer(directory: string): RunningServer | undefined {
  const { server } = readNote(directory)
  return typeof server?.url === 'string' && typeof server.secret === 'string' ? server : undefined
}

function writeNote(directory: string, note: LockNote): void {
  const path = join(directory, noteName)
  // Written beside and renamed: a reader never sees half a note, and an old one's permissions do not stay.
  const beside = `${path}.new`
  rmSync(beside, { force: true })
  writeFileSync(beside, JSON.stringify(note), { mode: 0o600, flag: 'wx' })
  renameSync(beside, path)
}

function readNote(directory: string): LockNote {
  try {
    // Written by writeNote only.
    return JSON.parse(readFileSync(join(directory, noteName), 'utf8')) as LockNote
  } catch {
    // The note is written after the lock is taken; whoever looks in between, or may not read it, learns only that it is held.
    return {}
  }
}

function whoHolds(directory: string): string {
  const { holder, pid } = readNote(directory)
  return `${holder ?? '?'}, pid ${pid ?? '?'}`
}
