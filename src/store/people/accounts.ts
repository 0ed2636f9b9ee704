/**
 * Accounts: names, roles, what proves the password, how often it was got wrong.
 * In: names with the keys that they are compared by, hashes. Out: rows; the hash only where a sign-in asks for it. Touches the table `accounts`.
 */
import { sql } from 'kysely'
import type { Selectable } from 'kysely'
import type { Role } from '../../model/roles.ts'
import type { StoreContext } from '../context.ts'
import type { Tables } from '../schema.ts'

export interface AccountRow {
  id: number
  name: string
  role: Role
  madeAt: number
  /** Absent where somebody signs in elsewhere alone. */
  hasPassword: boolean
  disabledAt?: number
  signedInAt?: number
  /** Wrong passwords since the last right one, and when the last was. */
  wrongTries: number
  wrongAt?: number
}

/** For a sign-in alone. */
export interface AccountWithPassword extends AccountRow {
  passwordHash: string
}

export class Accounts {
  readonly #c: StoreContext

  constructor(c: StoreContext) {
    this.#c = c
  }

  /** Undefined when the name is taken. An empty hash: no password. */
  async add(account: {
    name: string
    nameKey: string
    role: Role
    passwordHash: string
    madeAt: number
  }): Promise<AccountRow | undefined> {
    const row = await this.#c.db
      .insertInto('accounts')
      .values({
        name: account.name,
        name_key: account.nameKey,
        role: account.role,
        password: account.passwordHash,
        made_at: account.madeAt,
      })
      .onConflict((on) => on.column('name_key').doNothing())
      .returningAll()
      .executeTakeFirst()
    return row === undefined ? undefined : toAccount(row)
  }

  /** The oldest first. */
  async list(): Promise<AccountRow[]> {
    return (await this.#c.db.selectFrom('accounts').selectAll().orderBy('id').execute()).map(toAccount)
  }

  async any(): Promise<boolean> {
    return (await this.#c.db.selectFrom('accounts').select('id').limit(1).executeTakeFirst()) !== undefined
  }

  async byId(id: number): Promise<AccountRow | undefined> {
    const row = await this.#c.db.selectFrom('accounts').selectAll().where('id', '=', id).executeTakeFirst()
    return row === undefined ? undefined : toAccount(row)
  }

  async withPassword(by: { nameKey: string } | { id: number }): Promise<AccountWithPassword | undefined> {
    const all = this.#c.db.selectFrom('accounts').selectAll()
    const one = 'id' in by ? all.where('id', '=', by.id) : all.where('name_key', '=', by.nameKey)
    const row = await one.executeTakeFirst()
    return row === undefined ? undefined : { ...toAccount(row), passwordHash: row.password }
  }

  /** Owners who may sign in. */
  async owners(): Promise<number> {
    const row = await this.#c.db
      .selectFrom('accounts')
      .select((e) => e.fn.countAll().as('n'))
      .where('role', '=', 'owner')
      .where('disabled_at', 'is', null)
      .executeTakeFirst()
    return Number(row?.n ?? 0)
  }

  async setPassword(id: number, passwordHash: string): Promise<void> {
    await this.#c.db.updateTable('accounts').set({ password: passwordHash }).where('id', '=', id).execute()
  }

  async setRole(id: number, role: Role): Promise<void> {
    await this.#c.db.updateTable('accounts').set({ role }).where('id', '=', id).execute()
  }

  /** `at` undefined: may sign in again. */
  async setDisabled(id: number, at: number | undefined): Promise<void> {
    await this.#c.db
      .updateTable('accounts')
      .set({ disabled_at: at ?? null })
      .where('id', '=', id)
      .execute()
  }

  async signedIn(id: number, at: number): Promise<void> {
    await this.#c.db
      .updateTable('accounts')
      .set({ signed_in_at: at, wrong_tries: 0, wrong_at: null })
      .where('id', '=', id)
      .execute()
  }

  async wrongTry(id: number, at: number): Promise<void> {
    await this.#c.db
      .updateTable('accounts')
      .set((e) => ({ wrong_tries: e('wrong_tries', '+', 1), wrong_at: at }))
      .where('id', '=', id)
      .execute()
  }

  async remove(id: number): Promise<void> {
    await this.#c.db.deleteFrom('accounts').where('id', '=', id).execute()
  }
}

function toAccount(row: Selectable<Tables['accounts']>): AccountRow {
  const account: AccountRow = {
    id: row.id,
    name: row.name,
    // Written from a Role only.
    role: row.role as Role,
    madeAt: row.made_at,
    hasPassword: row.password !== '',
    wrongTries: row.wrong_tries,
  }
  if (row.disabled_at !== null) account.disabledAt = row.disabled_at
  if (row.signed_in_at !== null) account.signedInAt = row.signed_in_at
  if (row.wrong_at !== null) account.wrongAt = row.wrong_at
  return account
}

/** The tables of accounts and of what hangs on them, for migrations.ts. */
export async function createAccounts(c: StoreContext): Promise<void> {
  const { countedKey } = c.dialect
  await sql`create table accounts (
    id ${countedKey}, name text not null, name_key text not null unique, role text not null, password text not null,
    made_at bigint not null, disabled_at bigint, signed_in_at bigint, wrong_tries integer not null default 0, wrong_at bigint)`.execute(
    c.db,
  )
  await sql`create table one_time_links (
    id ${countedKey}, digest text not null unique, role text not null, account_id bigint, made_by text not null,
    made_at bigint not null, expires_at bigint not null)`.execute(c.db)
  await sql`create table api_tokens (
    id ${countedKey}, digest text not null unique, account_id bigint not null, name text not null, scopes text not null,
    made_at bigint not null, seen_at bigint, expires_at bigint)`.execute(c.db)
  await sql`create index api_tokens_of_account on api_tokens (account_id)`.execute(c.db)
  await sql`create table audit (
    id ${countedKey}, at bigint not null, made_by text not null, account_id bigint, act text not null, about text not null)`.execute(
    c.db,
  )
  await sql`alter table sessions add column account_id bigint`.execute(c.db)
  await sql`update sessions set role = 'owner' where role = 'admin'`.execute(c.db)
}
