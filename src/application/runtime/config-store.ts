/**
 * The store that the settings name.
 * In: settings and a log. Out: its address; the store, opened. Makes the data directory, and makes or upgrades the tables.
 */
import { join } from 'node:path'
import { deploymentOf, type Config } from '../../config/config.ts'
import type { Log } from '../../log.ts'
import type { Outcome } from '../../problem.ts'
import { migrationNames } from '../../store/migrations.ts'
import { openStore, type StoreAddress } from '../../store/open-store.ts'
import { makeDirectory } from '../../store/sqlite/data-directory.ts'
import { storeProblem } from '../../store/store-problem.ts'
import type { Store } from '../../store/store.ts'

export function databasePath(config: Config): string {
  return join(config.dataDir, 'siyaq.db')
}

/** Where the store of these settings is. */
export function storeAddress(config: Config): StoreAddress {
  return config.databaseUrl === undefined
    ? { kind: 'sqlite', path: databasePath(config) }
    : { kind: 'postgres', url: config.databaseUrl, poolSize: config.databasePoolSize }
}

/** The store of an embedded deployment alone: no lock, no queue. Problems: every code of the store. */
export async function openConfigStore(config: Config, log: Log): Promise<Outcome<Store>> {
  try {
    makeDirectory(config.dataDir)
    return await openLogged(config, log)
  } catch (error) {
    const problem = storeProblem(error)
    if (problem === undefined) throw error
    return { ok: false, problem }
  }
}

/** The store; the log tells when it was made or upgraded. */
export function openLogged(config: Config, log: Log): Promise<Outcome<Store>> {
  const dataDir = deploymentOf(config) === 'cluster' ? undefined : config.dataDir
  return openStore(storeAddress(config), (steps) =>
    log.info({ steps, dataDir }, isNew(steps) ? 'a new store was made' : 'upgraded'),
  )
}

/** All of them were run: there was nothing before. */
const isNew = (steps: readonly string[]): boolean => steps.length === migrationNames.length
