/**
 * Backup of a running store, and restore of a backup.
 * In: paths. Out: sizes, or why not. Touches the files named; never the data of a store in use, other than to read it.
 */
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { failed, ok } from '../../problem.ts'
import type { Outcome } from '../../problem.ts'
import type { StoreContext } from '../context.ts'
import { migrationNames } from '../migrations.ts'
import { storeProblem } from '../store-problem.ts'

const pagesPerStep = 500

/**
 * A consistent copy at `path`, made while the store is read and written (SQLite's online backup). It appears only when complete.
 * Problems: store.backup-elsewhere (PostgreSQL: use pg_dump), store.disk-full, store.unwritable.
 */
export async function backup(c: StoreContext, path: string): Promise<Outcome<{ bytes: number }>> {
  if (c.sqlite === undefined) return failed('store.backup-elsewhere', 'pg_dump')
  const unfinished = `${path}.unfinished`
  try {
    mkdirSync(dirname(path), { recursive: true })
    await c.sqlite.connection.backup(unfinished, { progress: () => pagesPerStep })
    renameSync(unfinished, path)
    return ok({ bytes: statSync(path).size })
  } catch (error) {
    rmSync(unfinished, { force: true })
    return expected(error)
  }
}

/**
 * Puts the backup at `from` in the place of the database at `to`, after checking that it is whole and of no newer version. The
 * replaced database stays beside it as `….before-restore`. The caller holds the lock on the data directory, and no store is open.
 * Problems: import.not-found, store.damaged, store.newer, store.disk-full, store.unwritable.
 */
export function restore(from: string, to: string): Outcome<{ bytes: number }> {
  if (!existsSync(from)) return failed('import.not-found', from)
  const checked = check(from)
  if (!checked.ok) return checked
  const unfinished = `${to}.unfinished`
  try {
    mkdirSync(dirname(to), { recursive: true })
    copyFileSync(from, unfinished)
    if (existsSync(to)) renameSync(to, `${to}.before-restore`)
    // The log of the replaced database must not be read into the restored one.
    for (const suffix of ['-wal', '-shm']) {
      if (existsSync(to + suffix)) renameSync(to + suffix, `${to}.before-restore${suffix}`)
    }
    renameSync(unfinished, to)
    return ok({ bytes: statSync(to).size })
  } catch (error) {
    rmSync(unfinished, { force: true })
    return expected(error)
  }
}

function check(path: string): Outcome<undefined> {
  let db: Database.Database | undefined
  try {
    db = new Database(path, { readonly: true })
    const verdict = db.pragma('integrity_check', { simple: true })
    if (verdict !== 'ok') return failed('store.damaged', String(verdict).slice(0, 200))
    const names = db.prepare<[], { name: string }>('select name from schema_steps').all()
    const known = new Set(migrationNames)
    const newer = names.filter((row) => !known.has(row.name)).map((row) => row.name)
    return newer.length > 0 ? failed('store.newer', newer.join(', ')) : ok(undefined)
  } catch (error) {
    if (error instanceof Error && /no such table/.test(error.message)) return failed('store.damaged', path)
    return expected(error)
  } finally {
    db?.close()
  }
}

function expected(error: unknown): { ok: false; problem: ReturnType<typeof failed>['problem'] } {
  const problem = storeProblem(error)
  if (problem === undefined) throw error
  return { ok: false, problem }
}
