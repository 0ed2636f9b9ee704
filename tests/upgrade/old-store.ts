/**
 * The stores of version 0.1.0 (make-fixture.mjs says how they were made), put where a test can open them, and their rows to compare.
 * In: the two packed files. Out: addresses of stores, rows of every table. Touches temporary files and databases.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import Database from 'better-sqlite3'
import pg from 'pg'
import type { StoreAddress } from '../../src/store/open-store.ts'

/** Table → its rows, each as text of column → value, sorted. */
export type StoredRows = Map<string, Record<string, unknown>[]>

export function unpackSqlite(directory: string): StoreAddress & { kind: 'sqlite' } {
  const path = join(directory, 'siyaq.db')
  writeFileSync(path, unpacked('store-0.1.0.db.br'))
  return { kind: 'sqlite', path }
}

export async function unpackPostgres(url: string): Promise<StoreAddress & { kind: 'postgres' }> {
  await withClient(url, (client) => client.query(unpacked('store-0.1.0.sql.br').toString('utf8')))
  return { kind: 'postgres', url, poolSize: 4 }
}

/** Every row of every table, read past the store; the shadow tables of the full-text index (SQLite) among them. */
export async function rowsOf(address: StoreAddress): Promise<StoredRows> {
  if (address.kind === 'postgres') return await withClient(address.url, postgresRows)
  const db = new Database(address.path, { readonly: true })
  try {
    const names = db
      .prepare<[], { name: string }>(`select name from sqlite_master where type = 'table' and name not like 'sqlite_%'`)
      .all()
      .map((row) => row.name)
      // The virtual table has no rows of its own.
      .filter((name) => name !== 'article_search')
    return new Map(names.map((name) => [name, sorted(db.prepare<[], object>(`select * from "${name}"`).all())]))
  } finally {
    db.close()
  }
}

/** The rows of `now` with the columns of `before` alone: what an upgrade may add is left out. */
export function asBefore(before: StoredRows, now: StoredRows): StoredRows {
  const found: StoredRows = new Map()
  for (const [table, rows] of before) {
    const columns = Object.keys(rows[0] ?? {})
    const kept = (now.get(table) ?? []).map((row) => Object.fromEntries(columns.map((name) => [name, row[name]])))
    found.set(table, sorted(kept))
  }
  return found
}

async function postgresRows(client: pg.Client): Promise<StoredRows> {
  const tables = await client.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public' order by 1`,
  )
  const rows: StoredRows = new Map()
  for (const { name } of tables.rows)
    rows.set(name, sorted((await client.query<Record<string, unknown>>(`select * from "${name}"`)).rows))
  return rows
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

function sorted(rows: readonly object[]): Record<string, unknown>[] {
  const keyed = rows.map((row): [string, Record<string, unknown>] => {
    const plain = Object.fromEntries(Object.entries(row).map(([k, v]) => [k, v instanceof Uint8Array ? hex(v) : v]))
    return [JSON.stringify(plain), plain]
  })
  return keyed.sort((a, b) => (a[0] < b[0] ? -1 : 1)).map(([, row]) => row)
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

function unpacked(name: string): Buffer {
  return brotliDecompressSync(readFileSync(join(import.meta.dirname, name)))
}
