/**
 * What the visitor may do: nothing, read, or change things; by a token, by a session, or by sitting at this machine.
 * In: a request with its connection. Out: `Rights`, or why a token was refused. Reads and writes sessions; counts wrong tokens in memory.
 *
 * A session is a random id in a cookie; the store knows its digest, so that every web process knows it and whoever reads the store cannot use
 * it. It belongs to the token that it was begun with: with another token set, sessions of the old one are over.
 */
import { createHash, randomBytes, scrypt } from 'node:crypto'
import type { Context } from 'hono'
import { deleteCookie } from 'hono/cookie'
import { dayMs, minuteMs } from '../../model/instant.ts'
import { failed, ok, type Outcome, type Problem } from '../../problem.ts'
import type { SessionRole, SessionRow } from '../../store/queries/sessions.ts'
import type { ServeConfig, ServeDeps } from '../app-deps.ts'
import { isPublished, isThisMachine } from './connection.ts'
import { cookieName, keepCookie, keptCookie, same } from './forms.ts'
import { Throttle } from './throttle.ts'

export interface Rights {
  right: 'none' | SessionRole
  session?: SessionRow
}

declare module 'hono' {
  interface ContextVariableMap {
    rights: Rights
  }
}

const sessionCookie = 'siyaq-session'
const sessionMs = 30 * dayMs
const seenEveryMs = 5 * minuteMs

/** Sign-in of one application: its throttle, and the keys of its tokens. */
export class Access {
  readonly #deps: ServeDeps
  readonly #throttle = new Throttle()
  #keys: Promise<Map<SessionRole, string>> | undefined

  constructor(deps: ServeDeps) {
    this.#deps = deps
  }

  /** Problems: request.unauthorized for a wrong token, request.slow-down while this address must wait. */
  async rightsOf(c: Context): Promise<Outcome<Rights>> {
    const { config } = this.#deps
    const token = tokenIn(c, config)
    // Drawn anew at every start and kept in the data directory: nobody guesses it, so nobody is slowed down for it.
    if (token !== undefined && config.localSecret && same(token, config.localSecret)) return ok({ right: 'admin' })
    if (token !== undefined && hasTokens(config)) {
      const tried = this.#try(c, token)
      return tried.ok ? ok({ right: tried.value }) : tried
    }
    const isHere = !config.adminToken && isThisMachine(c.get('connection')) && !isPublished(config)
    if (isHere) return ok({ right: 'admin' })
    const session = await this.#session(c)
    return ok(session === undefined ? { right: 'none' } : { right: session.role, session })
  }

  /** Begins a session when the token is right. Problems: as rightsOf. */
  async signIn(c: Context, token: string): Promise<Outcome<SessionRole>> {
    const role = this.#try(c, token)
    if (!role.ok) return role
    const { store } = this.#deps
    const now = this.#deps.clock()
    const tokenKeys = await this.#tokenKeys()
    await store.sessions.drop([...tokenKeys.values()], now)
    await this.signOut(c)
    const id = randomBytes(32).toString('base64url')
    await store.sessions.add({
      digest: digestOf(id),
      role: role.value,
      tokenKey: tokenKeys.get(role.value) ?? '',
      agent: (c.req.header('user-agent') ?? '').replaceAll('\u0000', '').slice(0, 200),
      at: now,
      expiresAt: now + sessionMs,
    })
    keepCookie(c, sessionCookie, id, sessionMs / 1000)
    return role
  }

  /** Ends this visitor's session, if there is one. */
  async signOut(c: Context): Promise<void> {
    const id = keptCookie(c, sessionCookie)
    if (id === undefined) return
    const { secure } = c.get('connection')
    deleteCookie(c, cookieName(c, sessionCookie), { path: '/', secure })
    const session = await this.#deps.store.sessions.byDigest(digestOf(id))
    if (session !== undefined) await this.#deps.store.sessions.end([session.id])
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
    this.#throttle.wrong(client, now, isForwarded && (config.trustedProxies ?? []).length === 0)
    return failed('request.unauthorized')
  }

  async #session(c: Context): Promise<SessionRow | undefined> {
    const id = keptCookie(c, sessionCookie)
    if (id === undefined || !/^[\w-]{43}$/.test(id)) return undefined
    const { store } = this.#deps
    const now = this.#deps.clock()
    const session = await store.sessions.byDigest(digestOf(id))
    if (session === undefined || session.expiresAt <= now) return undefined
    if ((await this.#tokenKeys()).get(session.role) !== session.tokenKey) return undefined
    if (session.seenAt < now - seenEveryMs) {
      // Only for the list of sessions: who may read goes on reading while the disk is full.
      await store.sessions
        .seen(session.id, now)
        .catch((error: unknown) => this.#deps.failed?.(error, { method: c.req.method, path: c.req.path }))
    }
    return session
  }

  /** A slow digest of each token, so that the store does not help to guess it; made at the first need, then kept. */
  #tokenKeys(): Promise<Map<SessionRole, string>> {
    this.#keys ??= keysOf(this.#deps.config)
    return this.#keys
  }
}

async function keysOf(config: ServeConfig): Promise<Map<SessionRole, string>> {
  const salt = config.formSecret ?? 'siyaq'
  const keys = new Map<SessionRole, string>()
  for (const [role, token] of [
    ['admin', config.adminToken],
    ['reader', config.readerToken],
  ] as const)
    if (token) keys.set(role, await slowDigest(token, `${salt} ${role}`))
  return keys
}

function slowDigest(token: string, salt: string): Promise<string> {
  return new Promise((done, broken) =>
    scrypt(token, salt, 16, (error, key) => (error === null ? done(key.toString('base64url')) : broken(error))),
  )
}

/** The token that a program sends: as bearer; for reader apps, which know no bearer, as password of an outgoing feed. */
function tokenIn(c: Context, config: ServeConfig): string | undefined {
  const header = c.req.header('authorization') ?? ''
  const bearer = /^Bearer\s+(.+)$/i.exec(header)?.[1]
  if (bearer !== undefined) return bearer.trim()
  if (config.reading !== 'signed-in' || !c.req.path.startsWith('/feeds/')) return undefined
  const basic = /^Basic\s+([\w+/=-]+)$/i.exec(header)?.[1]
  return basic === undefined
    ? undefined
    : Buffer.from(basic, 'base64')
        .toString('utf8')
        .replace(/^[^:]*:/, '')
}

/** Ends the sessions of tokens that are no longer set; at the start of a server, since only then a token changes. */
export async function endOldSessions(deps: Pick<ServeDeps, 'store' | 'config' | 'clock'>): Promise<void> {
  await deps.store.sessions.drop([...(await keysOf(deps.config)).values()], deps.clock())
}

export function hasTokens(config: ServeConfig): boolean {
  return Boolean(config.adminToken) || Boolean(config.readerToken)
}

function roleOf(token: string, config: ServeConfig): SessionRole | undefined {
  if (config.adminToken && same(token, config.adminToken)) return 'admin'
  return config.readerToken && same(token, config.readerToken) ? 'reader' : undefined
}

/** Why this visitor may not see the path; undefined when they may. What signing in itself needs, and health, is for everybody. */
export function readingRefused(c: Context, config: ServeConfig): Problem | undefined {
  const open = /^\/(?:login|robots\.txt|assets\/.*|api\/v1\/(?:live|ready|health))$/
  if (config.reading !== 'signed-in' || c.get('rights').right !== 'none' || open.test(c.req.path)) return undefined
  return { code: 'request.unauthorized' }
}

function digestOf(id: string): string {
  return createHash('sha256').update(id).digest('base64url')
}
