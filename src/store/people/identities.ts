/**
 * Who somebody is elsewhere: the subject of a sign-in provider, or the name that a proxy gives, and the account that it opens.
 * In: issuers with their subjects. Out: rows. Touches the table `identities`. A subject belongs to one account, an account may have several.
 */
import { sql, type Selectable } from 'kysely'
import type { StoreContext } from '../context.ts'
import type { Tables } from '../schema.ts'

export interface IdentityRow {
  id: number
  accountId: number
  issuer: string
  subject: string
  madeAt: number
  /** When it last opened the account. */
  seenAt?: number
}

export class Identities {
  readonly #c: StoreContext

  constructor(c: StoreContext) {
    this.#c = c
  }

  /** Undefined when that subject has an account already. */
  async add(identity: Omit<IdentityRow, 'id'>): Promise<IdentityRow | undefined> {
    const { accountId, issuer, subject, madeAt, seenAt } = identity
    const row = await this.#c.db
      .insertInto('identities')
      .values({ account_id: accountId, issuer, subject, made_at: madeAt, seen_at: seenAt ?? null })
      .onConflict((on) => on.columns(['issuer', 'subject']).doNothing())
      .returningAll()
      .executeTakeFirst()
    return row === undefined ? undefined : toIdentity(row)
  }

  async find(issuer: string, subject: string): Promise<IdentityRow | undefined> {
    const row = await this.#c.db
      .selectFrom('identities')
      .selectAll()
      .where('issuer', '=', issuer)
      .where('subject', '=', subject)
      .executeTakeFirst()
    return row === undefined ? undefined : toIdentity(row)
  }

  /** Of one account, or of all; the oldest first. */
  async list(accountId?: number): Promise<IdentityRow[]> {
    const all = this.#c.db.selectFrom('identities').selectAll()
    const some = accountId === undefined ? all : all.where('account_id', '=', accountId)
    return (await some.orderBy('id').execute()).map(toIdentity)
  }

  async seen(id: number, at: number): Promise<void> {
    await this.#c.db.updateTable('identities').set({ seen_at: at }).where('id', '=', id).execute()
  }

  async remove(id: number): Promise<void> {
    await this.#c.db.deleteFrom('identities').where('id', '=', id).execute()
  }

  async removeOf(accountId: number): Promise<void> {
    await this.#c.db.deleteFrom('identities').where('account_id', '=', accountId).execute()
  }
}

function toIdentity(row: Selectable<Tables['identities']>): IdentityRow {
  const identity: IdentityRow = {
    id: row.id,
    accountId: row.account_id,
    issuer: row.issuer,
    subject: row.subject,
    madeAt: row.made_at,
  }
  if (row.seen_at !== null) identity.seenAt = row.seen_at
  return identity
}

/** The table, for migrations.ts. */
export async function createIdentities(c: StoreContext): Promise<void> {
  await sql`create table identities (
    id ${c.dialect.countedKey}, account_id bigint not null, issuer text not null, subject text not null,
    made_at bigint not null, seen_at bigint, unique (issuer, subject))`.execute(c.db)
  await sql`create index identities_of_account on identities (account_id)`.execute(c.db)
}
