/**
 * A backup of everything stored while running, and a data directory restored from one.
 * In: paths. Out: what was copied. Touches the files named, and the data directory that is restored.
 */
import { existsSync } from 'node:fs'
import { deploymentOf, type Config } from '../config/config.ts'
import type { Log } from '../log.ts'
import { failed, ok, type Outcome } from '../problem.ts'
import { restore } from '../store/sqlite/backup.ts'
import { lockData } from '../store/sqlite/data-lock.ts'
import { openRuntime, type Runtime } from './open-runtime.ts'
import { databasePath } from './runtime/config-store.ts'
import type { BackupReport } from './store-reports.ts'

/** Problems: those of the store's backup. */
export async function backUp(r: Runtime, path: string): Promise<Outcome<BackupReport>> {
  const startedAt = Date.now()
  const made = await r.store.backup(path)
  return made.ok ? ok(await backupReport(r, path, made.value.bytes, startedAt)) : made
}

/** Problems: store.backup-elsewhere (PostgreSQL has its own tools), store.locked, store.not-empty without `overwrite`. */
export async function restoreBackup(
  config: Config,
  log: Log,
  path: string,
  o: { overwrite: boolean },
): Promise<Outcome<BackupReport>> {
  const startedAt = Date.now()
  if (deploymentOf(config) === 'cluster') return failed('store.backup-elsewhere', 'pg_restore')
  const lock = lockData(config.dataDir, 'restore')
  if (!lock.ok) return lock
  try {
    const target = databasePath(config)
    if (!o.overwrite && existsSync(target)) return failed('store.not-empty', target)
    const restored = restore(path, target)
    if (!restored.ok) return restored
    const opened = await openRuntime(config, log)
    if (!opened.ok) return opened
    try {
      return ok(await backupReport(opened.value, path, restored.value.bytes, startedAt))
    } finally {
      await opened.value.close()
    }
  } finally {
    lock.value.release()
  }
}

async function backupReport(r: Runtime, path: string, bytes: number, startedAt: number): Promise<BackupReport> {
  const { articles, stories } = await r.store.counts()
  return { path, bytes, articles, stories, tookMs: Date.now() - startedAt }
}
