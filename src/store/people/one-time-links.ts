/**
 * Links that are good once: an invitation, or a new password for an account that is there.
 * In: digests of what the links hold. Out: rows without them. Touches the table `one_time_links`.
 */
import type { Selectable } from 'kysely'
import type { Role } from '../../model/roles.ts'
import type { StoreContext } from '../context.ts'
import type { Tables } from '../schema.ts'

export interface OneTimeLink {
  id: number
  /** Of the account that is made by it. */
  role: Role
  /** The account whose password is set anew; absent: a new account is made. */
  accountId?: number
  by: string
  madeAt: number
  expiresAt: number
}

export class OneTimeLinks {
  readonly #c: StoreContext

  constructor(c: StoreContext) {
    this.#c = c
  }

  async add(link: Omit<OneTimeLink, 'id'> & { digest: string }): Promise<number> {
    const row = await this.#c.db
      .insertInto('one_time_links')
      .values({
        digest: link.digest,
        role: link.role,
        account_id: link.accountId ?? null,
        made_by: link.by,
        made_at: link.madeAt,
        expires_at: link.expiresAt,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return row.id
  }

  /** Undefined when it was used or is over. */
  async byDigest(digest: string, now: number): Promise<OneTimeLink | undefined> {
    const row = await this.#c.db
      .selectFrom('one_time_links')
      .selectAll()
      .where('digest', '=', digest)
      .where('expires_at', '>', now)
      .executeTakeFirst()
    return row === undefined ? undefined : toLink(row)
  }

  /** Takes the link; false when somebody else has taken it before. */
  async take(id: number): Promise<boolean> {
    const rows = await this.#c.db.deleteFrom('one_time_links').where('id', '=', id).returning('id').execute()
    return rows.length > 0
  }

  /** Those that are open, the newest first; forgets those that are over. */
  async list(now: number): Promise<OneTimeLink[]> {
    await this.#c.db.deleteFrom('one_time_links').where('expires_at', '<=', now).execute()
    return (await this.#c.db.selectFrom('one_time_links').selectAll().orderBy('id', 'desc').execute()).map(toLink)
  }

  async removeOf(accountId: number): Promise<void> {
    await this.#c.db.deleteFrom('one_time_links').where('account_id', '=', accountId).execute()
  }

  /** Links made under that name: a new one of a server's start takes the place of the last. */
  async removeBy(by: string): Promise<void> {
    await this.#c.db.deleteFrom('one_time_links').where('made_by', '=', by).execute()
  }
}

function toLink(row: Selectable<Tables['one_time_links']>): OneTimeLink {
  const link: OneTimeLink = {
    id: row.id,
    // Written from a Role only.
    role: row.role as Role,
    by: row.made_by,
    madeAt: row.made_at,
    expiresAt: row.expires_at,
  }
  if (row.account_id !== null) link.accountId = row.account_id
  return link
}
