/**
 * Opens the cluster's database.
 * In: a connection URL. Out: a Kysely handle over a pool, and how the pool is used. Touches the network only.
 */
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Tables } from '../schema.ts'
import type { VersionGuard } from '../version-guard.ts'

const int8 = 20
const connectTimeoutMs = 5_000

/** Connections of this process. */
export interface PoolUse {
  open: number
  idle: number
  /** Requests that wait for one. */
  waiting: number
  most: number
}

export function openPostgres(
  url: string,
  poolSize: number,
  guard: VersionGuard,
): { db: Kysely<Tables>; pool: () => PoolUse } {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: connectTimeoutMs,
    application_name: 'siyaq',
    types: {
      // Our 8-byte integers are ids and instants below 2^53; pg would give strings.
      getTypeParser: (oid: number, format?: 'text' | 'binary') =>
        oid === int8 ? Number : pg.types.getTypeParser(oid, format === 'binary' ? 'binary' : 'text'),
    },
  })
  // An idle connection that breaks is replaced by the pool; the next query tells when the server is really gone.
  pool.on('error', () => undefined)
  // One that breaks between two statements of a transaction has no listener of the pool's, and an unheard error ends the process.
  pool.on('connect', (client) => client.on('error', () => undefined))
  return {
    db: new Kysely<Tables>({ dialect: guard.over(new PostgresDialect({ pool })) }),
    pool: () => ({ open: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount, most: poolSize }),
  }
}
