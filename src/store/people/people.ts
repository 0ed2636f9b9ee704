/**
 * The people of a site: accounts, who is signed in, links and tokens, who changed what.
 * In: a store context. Out: one object for each table. Touches nothing itself.
 */
import { inTransaction, type StoreContext } from '../context.ts'
import { Accounts } from './accounts.ts'
import { ApiTokens } from './api-tokens.ts'
import { Audit } from './audit.ts'
import { Folders } from './folders.ts'
import { Identities } from './identities.ts'
import { OneTimeLinks } from './one-time-links.ts'
import { OwnState } from './own-state.ts'
import { Sessions } from './sessions.ts'

export class People {
  readonly accounts: Accounts
  readonly sessions: Sessions
  readonly links: OneTimeLinks
  readonly tokens: ApiTokens
  /** Who accounts are at a sign-in provider, or to a proxy. */
  readonly identities: Identities
  readonly audit: Audit
  /** Of each reader by themselves. */
  readonly own: OwnState
  /** Of sources; each reader's own as well. */
  readonly folders: Folders
  readonly #c: StoreContext

  constructor(c: StoreContext) {
    this.#c = c
    this.accounts = new Accounts(c)
    this.sessions = new Sessions(c)
    this.links = new OneTimeLinks(c)
    this.tokens = new ApiTokens(c)
    this.identities = new Identities(c)
    this.audit = new Audit(c)
    this.own = new OwnState(c)
    this.folders = new Folders(c)
  }

  /**
   * Runs `work` in one transaction, over the same tables; those of several processes one after another: what one of them has counted (owners that
   * are left) holds until it has written.
   */
  together<T>(work: (people: People) => Promise<T>): Promise<T> {
    return inTransaction(this.#c, async (t) => {
      await t.dialect.takeTurn(t.db, 'people')
      return await work(new People(t))
    })
  }
}
