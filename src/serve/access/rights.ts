/**
 * What the visitor may do: nothing, read, edit, or manage; by an account, by a token, or by sitting at this machine.
 * In: a request with its connection. Out: `Rights`, or why a token or a password was refused. Reads and writes sessions; counts wrong tries.
 *
 * A session is a random id in a cookie; the store knows its digest, so that every web process knows it and whoever reads the store cannot use
 * it. It belongs to an account, and ends with it, or to the server's token that it was begun with: with another token set, it is over.
 */
import { createHash, randomBytes, scrypt } from 'node:crypto'
import type { Context } from 'hono'
import { deleteCookie } from 'hono/cookie'
import { admitPerson, noteAdmitted, proxyIssuer } from '../../application/accounts/outside.ts'
import { actingToken } from '../../application/accounts/tokens.ts'
import { dayMs, minuteMs } from '../../model/instant.ts'
import { rightWithin, type Right } from '../../model/roles.ts'
import { failed, ok, type Outcome } from '../../problem.ts'
import type { AccountRow } from '../../store/people/accounts.ts'
import type { SessionRole, SessionRow } from '../../store/people/sessions.ts'
import type { ServeConfig, ServeDeps } from '../app-deps.ts'
import { isBeyondLoopback, isPublished, isThisMachine } from './connection.ts'
import { cookieName, keepCookie, keptCookie, same, sessionCookie } from './forms.ts'
import { PasswordTries } from './password-tries.ts'
import { longestSharedMs, Throttle } from './throttle.ts'

export interface Rights {
  right: Right
  session?: SessionRow
  /** Who acts; absent for the server's tokens and for whoever sits at this machine. */
  account?: { id: number; name: string }
  /** Whose marks and lists these are: of an account, or 0 for the one user of a site without accounts. Absent: nobody's. */
  holder?: number
  /** Number of the account's token that a program shows. */
  token?: number
  /** How somebody without an account came in, for the list of changes. */
  through?: 'here' | 'token' | 'proxy'
}

declare module 'hono' {
  interface ContextVariableMap {
    rights: Rights
    /** Reading is for those who signed in. */
    isClosed: boolean
  }
}

const sessionMs = 30 * dayMs
const seenEveryMs = 5 * minuteMs
/** Another process may have made the first account meanwhile. */
const accountsKnownMs = 1_000

/** Sign-in of one application: its throttles, and the keys of its tokens. */
export class Access {
  readonly #deps: ServeDeps
  readonly #throttle = new Throttle()
  readonly #passwords: PasswordTries
  #keys: Promise<Map<SessionRole, string>> | undefined
  #forged = { count: 0, toldAt: Number.NEGATIVE_INFINITY }
  #accounts: { any: boolean; at: number } | undefined

  constructor(deps: ServeDeps) {
    this.#deps = deps
    this.#passwords = new PasswordTries(deps)
  }

  /** Whether anybody has an account; known for a second. */
  async hasAccounts(): Promise<boolean> {
    const now = performance.now()
    if (this.#accounts !== undefined && now - this.#accounts.at < accountsKnownMs) return this.#accounts.any
    this.#accounts = { any: await this.#deps.store.people.accounts.any(), at: now }
    return this.#accounts.any
  }

  /** An account was made or removed here. */
  accountsChanged(): void {
    this.#accounts = undefined
  }

  /** Whether reading is for those who signed in: as it is set, else where others reach the server and there are accounts. */
  async isClosed(): Promise<boolean> {
    const { config } = this.#deps
    if (config.reading === 'signed-in' || config.reading === 'open') return config.reading === 'signed-in'
    return isBeyondLoopback(config) && (await this.hasAccounts())
  }

  /** What there is to sign in with. */
  async waysIn(): Promise<{ accounts: boolean; tokens: boolean; provider?: string }> {
    const provider = this.#deps.openId?.settings.name
    return {
      accounts: await this.hasAccounts(),
      tokens: hasTokens(this.#deps.config),
      ...(provider === undefined ? {} : { provider }),
    }
  }

  /** Problems: request.unauthorized for a wrong token, request.slow-down while this address must wait. */
  async rightsOf(c: Context): Promise<Outcome<Rights>> {
    const { config } = this.#deps
    const token = tokenIn(c)
    // Drawn anew at every start and kept in the data directory: nobody guesses it, so nobody is slowed down for it.
    if (token !== undefined && config.localSecret && same(token, config.localSecret))
      return ok({ right: 'owner', through: 'here' })
    if (token !== undefined) {
      const acting = await actingToken(this.#deps, token)
      if (acting !== undefined) {
        const { account, scopes } = acting
        await this.#notice(c, acting.seenAt, (at) => this.#deps.store.people.tokens.seen(acting.id, at))
        const right = rightWithin(account.role, scopes)
        return ok({ right, account, token: acting.id, ...(scopes.includes('state') ? { holder: account.id } : {}) })
      }
      if (hasTokens(config)) {
        const tried = this.#try(c, token)
        return tried.ok ? ok(byServerToken(tried.value)) : tried
      }
      if (await this.hasAccounts()) return failed('request.unauthorized')
    }
    if (c.get('connection').forgedUser) this.#tellForged(c)
    const named = await this.#throughProxy(c)
    if (named !== undefined) return ok(named)
    const mayBeHere = !config.adminToken && !c.get('connection').fromUserProxy
    const isHere = mayBeHere && isThisMachine(c.get('connection')) && !isPublished(config)
    if (isHere && !(await this.hasAccounts())) return ok({ right: 'owner', through: 'here', holder: 0 })
    const session = await this.#session(c)
    if (session === undefined) return ok({ right: 'none' })
    const { account, role } = session
    return ok(
      account === undefined
        ? { ...byServerToken(role), session }
        : { right: role, session, account, holder: account.id },
    )
  }

  /**
   * Whoever a proxy of ours has signed in, on every request anew; undefined for whom it names nobody, or somebody without an account, who may
   * sign in otherwise. An account that may not sign in is let in by no session either.
   */
  async #throughProxy(c: Context): Promise<Rights | undefined> {
    const name = c.get('connection').proxyUser
    if (name === undefined) return undefined
    const { people } = this.#deps.store
    const known = await people.identities.find(proxyIssuer, name)
    const found = known === undefined ? undefined : await people.accounts.byId(known.accountId)
    const account = found ?? (await this.#newPerson(name))
    if (account === undefined) return undefined
    if (account.disabledAt !== undefined) return { right: 'none' }
    if (known !== undefined) await this.#notice(c, known.seenAt, (at) => people.identities.seen(known.id, at))
    const session = await this.#session(c)
    return {
      right: account.role,
      account: { id: account.id, name: account.name },
      holder: account.id,
      through: 'proxy',
      ...(session?.account?.id === account.id ? { session } : {}),
    }
  }

  /** An account for whom the proxy names for the first time, where that is set and the site has an owner. */
  async #newPerson(name: string): Promise<AccountRow | undefined> {
    if (this.#deps.config.newPeople !== 'readers' || !(await this.hasAccounts())) return undefined
    const person = { issuer: proxyIssuer, subject: name, names: [name], nameIsTheirs: true }
    const admitted = await admitPerson(this.#deps, person, { newPeople: 'readers' })
    if (!admitted.ok) return undefined
    await noteAdmitted(this.#deps, admitted.value, '@proxy')
    return admitted.value.account
  }

  /** Once a minute: whoever tries does not fill the log. */
  #tellForged(c: Context): void {
    this.#forged.count++
    const now = performance.now()
    if (now - this.#forged.toldAt < minuteMs) return
    const { client, fromUserProxy } = c.get('connection')
    const about = { client, fromUserProxy, requests: this.#forged.count }
    this.#deps.warned?.('a user header that is not believed was ignored', about)
    this.#forged = { count: 0, toldAt: now }
  }

  /** Begins a session when the server's token is right. Problems: as rightsOf. */
  async signIn(c: Context, token: string): Promise<Outcome<SessionRole>> {
    const role = this.#try(c, token)
    if (!role.ok) return role
    const tokenKeys = await this.#tokenKeys()
    await this.#begin(c, { role: role.value, tokenKey: tokenKeys.get(role.value) ?? '' })
    return role
  }

  /** Begins a session of an account. Problems: request.unauthorized for a wrong name or password, request.slow-down. */
  async signInAccount(c: Context, name: string, password: string): Promise<Outcome<SessionRole>> {
    const account = await this.#passwords.check(c, name, password)
    if (!account.ok) return account
    await this.beginFor(c, account.value)
    return ok(account.value.role)
  }

  /** Whether that is the password of the account. Problems: account.wrong-password, request.slow-down. */
  async confirm(c: Context, account: { name: string }, password: string): Promise<Outcome<true>> {
    const checked = await this.#passwords.check(c, account.name, password)
    if (checked.ok) return ok(true)
    return checked.problem.code === 'request.unauthorized' ? failed('account.wrong-password') : checked
  }

  /** Begins a session of that account, which has just proved who it is. */
  async beginFor(c: Context, account: { id: number; role: SessionRole }): Promise<void> {
    await this.#deps.store.people.accounts.signedIn(account.id, this.#deps.clock())
    await this.#begin(c, { role: account.role, tokenKey: '', accountId: account.id })
    this.#passwords.knowBrowser(c, account.id)
  }

  /** Always a new id: one that somebody has planted is worth nothing. */
  async #begin(c: Context, of: { role: SessionRole; tokenKey: string; accountId?: number }): Promise<void> {
    const { store } = this.#deps
    const now = this.#deps.clock()
    await store.people.sessions.drop([...(await this.#tokenKeys()).values()], now)
    await this.signOut(c)
    const id = randomBytes(32).toString('base64url')
    await store.people.sessions.add({
      ...of,
      digest: digestOf(id),
      agent: (c.req.header('user-agent') ?? '').replaceAll('\u0000', '').slice(0, 200),
      at: now,
      expiresAt: now + sessionMs,
    })
    keepCookie(c, sessionCookie, id, sessionMs / 1000)
  }

  /** Ends this visitor's session, if there is one. */
  async signOut(c: Context): Promise<void> {
    const id = keptCookie(c, sessionCookie)
    if (id === undefined) return
    const { secure } = c.get('connection')
    deleteCookie(c, cookieName(c, sessionCookie), { path: '/', secure })
    const session = await this.#deps.store.people.sessions.byDigest(digestOf(id))
    if (session !== undefined) await this.#deps.store.people.sessions.end([session.id])
  }

  #try(c: Context, token: string): Outcome<SessionRole> {
    const { config } = this.#deps
    const { client, isForwarded } = c.get('connection')
    const now = this.#deps.clock()
    const wait = this.#throttle.wait(client, now)
    if (wait > 0) return failed('request.slow-down', undefined, wait)
    const role = roleOf(token, config)
    if (role !== undefined) {
      this.#throttle.right(client, now)
      return ok(role)
    }
    const isShared = isForwarded && (config.trustedProxies ?? []).length === 0
    this.#throttle.wrong(client, now, isShared ? longestSharedMs : undefined)
    return failed('request.unauthorized')
  }

  async #session(c: Context): Promise<SessionRow | undefined> {
    const id = keptCookie(c, sessionCookie)
    if (id === undefined || !/^[\w-]{43}$/.test(id)) return undefined
    const { sessions } = this.#deps.store.people
    const session = await sessions.byDigest(digestOf(id))
    if (session === undefined || session.expiresAt <= this.#deps.clock()) return undefined
    const isOfAccount = session.account !== undefined
    if (!isOfAccount && (await this.#tokenKeys()).get(session.role) !== session.tokenKey) return undefined
    await this.#notice(c, session.seenAt, (at) => sessions.seen(session.id, at))
    return session
  }

  /** Only for lists of sessions and tokens: who may read goes on reading while the disk is full. */
  async #notice(c: Context, seenAt: number | undefined, seen: (at: number) => Promise<void>): Promise<void> {
    const now = this.#deps.clock()
    if (seenAt !== undefined && seenAt >= now - seenEveryMs) return
    await seen(now).catch((error: unknown) => this.#deps.failed?.(error, { method: c.req.method, path: c.req.path }))
  }

  /** A slow digest of each token, so that the store does not help to guess it; made at the first need, then kept. */
  #tokenKeys(): Promise<Map<SessionRole, string>> {
    this.#keys ??= keysOf(this.#deps.config)
    return this.#keys
  }
}

/** Whoever has the owner's token is the one user of a site without accounts; a reader's token is many people's. */
function byServerToken(role: SessionRole): Rights {
  return { right: role, through: 'token', ...(role === 'owner' ? { holder: 0 } : {}) }
}

async function keysOf(config: ServeConfig): Promise<Map<SessionRole, string>> {
  const salt = config.formSecret ?? 'siyaq'
  const keys = new Map<SessionRole, string>()
  for (const [role, token, salted] of [
    ['owner', config.adminToken, `${salt} admin`],
    ['reader', config.readerToken, `${salt} reader`],
  ] as const)
    if (token) keys.set(role, await slowDigest(token, salted))
  return keys
}

function slowDigest(token: string, salt: string): Promise<string> {
  return new Promise((done, broken) =>
    scrypt(token, salt, 16, (error, key) => (error === null ? done(key.toString('base64url')) : broken(error))),
  )
}

/** The token that a program sends: as bearer; for reader apps, which know no bearer, as password of an outgoing feed. */
function tokenIn(c: Context): string | undefined {
  const header = c.req.header('authorization') ?? ''
  const bearer = /^Bearer\s+(.+)$/i.exec(header)?.[1]
  if (bearer !== undefined) return bearer.trim()
  if (!c.get('isClosed') || !c.req.path.startsWith('/feeds/')) return undefined
  const basic = /^Basic\s+([\w+/=-]+)$/i.exec(header)?.[1]
  return basic === undefined
    ? undefined
    : Buffer.from(basic, 'base64')
        .toString('utf8')
        .replace(/^[^:]*:/, '')
}

/** Ends the sessions of tokens that are no longer set; at the start of a server, since only then a token changes. */
export async function endOldSessions(deps: Pick<ServeDeps, 'store' | 'config' | 'clock'>): Promise<void> {
  await deps.store.people.sessions.drop([...(await keysOf(deps.config)).values()], deps.clock())
}

function hasTokens(config: ServeConfig): boolean {
  return Boolean(config.adminToken) || Boolean(config.readerToken)
}

function roleOf(token: string, config: ServeConfig): SessionRole | undefined {
  if (config.adminToken && same(token, config.adminToken)) return 'owner'
  return config.readerToken && same(token, config.readerToken) ? 'reader' : undefined
}

function digestOf(id: string): string {
  return createHash('sha256').update(id).digest('base64url')
}
