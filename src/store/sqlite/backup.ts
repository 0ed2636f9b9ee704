/**
 * Backup of a running store, and restore of a backup.
 * In: paths. Out: sizes, or why not. Touches the files named; never the data of a store in use, other than to read it.
 */
import { copyFileSync, existsSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { failed, ok } from '../../problem.ts'
import type { Outcome } from '../../problem.ts'
import type { StoreContext } from '../context.ts'
import { migrationNames } from '../migrations.ts'
import { storeProblem } from '../store-problem.ts'
import { directoryProblem, makeDirectory } from './data-directory.ts'

const pagesPerStep = 500

/**
 * A consistent copy at `path`, made while the store is read and written (SQLite's online backup). It appears only when complete and
 * whole: a copy of a damaged database does not replace the last good one.
 * Problems: store.backup-elsewhere (PostgreSQL: use pg_dump), store.damaged, store.disk-full, store.unwritable.
 */
export async function backup(c: StoreContext, path: string): Promise<Outcome<{ bytes: number }>> {
  if (c.sqlite === undefined) return failed('store.backup-elsewhere', 'pg_dump')
  const unfinished = `${path}.unfinished`
  try {
    makeDirectory(dirname(path))
    await c.sqlite.connection.backup(unfinished, { progress: () => pagesPerStep })
    const whole = check(unfinished, 'quick_check')
    if (!whole.ok) {
      removeUnfinished(unfinished)
      return whole
    }
    renameSync(unfinished, path)
    return ok({ bytes: statSync(path).size })
  } catch (error) {
    removeUnfinished(unfinished)
    return { ok: false, problem: directoryProblem(error, path) }
  }
}

/**
 * Puts the backup at `from` in the place of the database at `to`, after checking that it is whole and of no newer version. The
 * replaced database stays beside it as `….before-restore`. The caller holds the lock on the data directory, and no store is open.
 * Problems: import.not-found, store.damaged, store.newer, store.disk-full, store.unwritable.
 */
export function restore(from: string, to: string): Outcome<{ bytes: number }> {
  if (!existsSync(from)) return failed('import.not-found', from)
  const checked = check(from, 'integrity_check')
  if (!checked.ok) return checked
  const unfinished = `${to}.unfinished`
  try {
    makeDirectory(dirname(to))
    copyFileSync(from, unfinished)
    if (existsSync(to)) renameSync(to, `${to}.before-restore`)
    // The log of the replaced database must not be read into the restored one.
    for (const suffix of ['-wal', '-shm']) {
      if (existsSync(to + suffix)) renameSync(to + suffix, `${to}.before-restore${suffix}`)
    }
    renameSync(unfinished, to)
    return ok({ bytes: statSync(to).size })
  } catch (error) {
    removeUnfinished(unfinished)
    return { ok: false, problem: directoryProblem(error, to) }
  }
}

function check(path: string, how: 'integrity_check' | 'quick_check'): Outcome<undefined> {
  let db: Database.Database | undefined
  try {
    db = new Database(path, { readonly: true })
    const verdict = db.pragma(`${how}(1)`, { simple: true })
    if (verdict !== 'ok') return failed('store.damaged', String(verdict).slice(0, 200))
    const names = db.prepare<[], { name: string }>('select name from schema_steps').all()
    const known = new Set(migrationNames)
    const newer = names.filter((row) => !known.has(row.name)).map((row) => row.name)
    return newer.length > 0 ? failed('store.newer', newer.join(', ')) : ok(undefined)
  } catch (error) {
    if (error instanceof Error && /no such table/.test(error.message)) return failed('store.damaged', path)
    return { ok: false, problem: directoryProblem(error, path) }
  } finally {
    db?.close()
  }
}

/** The first failure is the one to tell: that what it left cannot be removed either (a file in the place of a directory) adds nothing. */
function removeUnfinished(path: string): void {
  try {
    rmSync(path, { force: true })
  } catch (error) {
    if (storeProblem(error) === undefined) throw error
  }
}
