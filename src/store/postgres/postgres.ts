/**
 * Opens the cluster's database.
 * In: a connection URL. Out: a Kysely handle over a pool. Touches the network only.
 */
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Tables } from '../schema.ts'

const int8 = 20
const connectTimeoutMs = 5_000

export function openPostgres(url: string, poolSize: number): Kysely<Tables> {
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
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
}
