/**
 * Passwords of accounts, tried: each address and each account by itself, so that whoever tries hinders nobody else.
 * In: a name and a password with the request. Out: the account, or why not. Counts in memory and in the store; keeps a cookie.
 *
 * A browser that has signed in keeps a signed cookie, and is then counted by itself: it waits neither for what others try at its account nor
 * for what others try from its address. A try is counted before it is checked, so that a thousand at once are no more than one after another.
 */
import { createHmac, randomBytes } from 'node:crypto'
import type { Context } from 'hono'
import { nameKeyOf } from '../../application/accounts/names.ts'
import { failed, ok, type Outcome } from '../../problem.ts'
import type { AccountRow } from '../../store/people/accounts.ts'
import type { ServeDeps } from '../app-deps.ts'
import { keepCookie, keptCookie, same } from './forms.ts'
import { longestSharedMs, Throttle } from './throttle.ts'

const browserCookie = 'siyaq-known'
const yearSeconds = 365 * 86_400
/** Longest wait of an account that somebody else tries, from a browser that it does not know. */
const longestForAccountMs = 60_000

const processSecret = randomBytes(32)

export class PasswordTries {
  readonly #deps: ServeDeps
  readonly #byAddress = new Throttle({ together: false })
  readonly #byAccount = new Throttle({ together: false, keyOf: (name) => name ?? '' })
  readonly #byBrowser = new Throttle({ together: false, keyOf: (browser) => browser ?? '' })

  constructor(deps: ServeDeps) {
    this.#deps = deps
  }

  /** Problems: request.unauthorized, request.slow-down. Unknown names take as long as known ones, and wait alike. */
  async check(c: Context, name: string, password: string): Promise<Outcome<AccountRow>> {
    const { store, passwords, config } = this.#deps
    const nameKey = nameKeyOf(name).slice(0, 100)
    const now = this.#deps.clock()
    const account = await store.people.accounts.withPassword({ nameKey })
    const browser = account === undefined ? undefined : this.#knownBrowser(c, account.id)
    const { client, isForwarded } = c.get('connection')
    const isShared = isForwarded && (config.trustedProxies ?? []).length === 0
    const counted: [Throttle, string | undefined, number | undefined][] =
      browser === undefined
        ? [
            [this.#byAddress, client, isShared ? longestSharedMs : undefined],
            [this.#byAccount, nameKey, longestForAccountMs],
          ]
        : [[this.#byBrowser, browser, undefined]]
    const wait = Math.max(...counted.map(([throttle, what]) => throttle.wait(what, now)))
    if (wait > 0) return failed('request.slow-down', undefined, wait)
    for (const [throttle, what, longestMs] of counted) throttle.wrong(what, now, longestMs)

    const mayTry = account !== undefined && account.disabledAt === undefined
    const checked = await passwords.check(password, mayTry ? account.passwordHash || undefined : undefined)
    if (!checked.ok) return checked
    if (!mayTry || !checked.value.right) {
      if (account !== undefined) await store.people.accounts.wrongTry(account.id, now)
      return failed('request.unauthorized')
    }
    for (const [throttle, what] of counted) throttle.right(what, now)
    if (checked.value.renewed !== undefined) await store.people.accounts.setPassword(account.id, checked.value.renewed)
    return ok(account)
  }

  /** Marks this browser as one that has signed in to the account. */
  knowBrowser(c: Context, accountId: number): void {
    if (this.#knownBrowser(c, accountId) !== undefined) return
    const known = `${accountId}.${randomBytes(12).toString('base64url')}`
    keepCookie(c, browserCookie, `${known}.${this.#signature(known)}`, yearSeconds)
  }

  #knownBrowser(c: Context, accountId: number): string | undefined {
    const [id, drawn, signature] = (keptCookie(c, browserCookie) ?? '').split('.')
    if (id !== String(accountId) || drawn === undefined || signature === undefined) return undefined
    const known = `${id}.${drawn}`
    return same(signature, this.#signature(known)) ? known : undefined
  }

  #signature(known: string): string {
    return createHmac('sha256', this.#deps.config.formSecret ?? processSecret)
      .update(`browser ${known}`)
      .digest('base64url')
  }
}
