/**
 * That a request to change something comes from a page of ours: the token of the form, and what the browser says of where it stands.
 * In: a request with its connection. Out: yes or no; the token to write into forms. Sets the form-token cookie.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { ServeConfig } from '../app-deps.ts'
import { isOurOrigin, type Connection } from './connection.ts'

declare module 'hono' {
  interface ContextVariableMap {
    connection: Connection
  }
}

const formCookie = 'siyaq-form'
/** Holds the id of a session; rights.ts says what one is. */
export const sessionCookie = 'siyaq-session'

/** Signs form tokens where the configuration names no secret; forms opened before a restart must then be opened again. */
const processSecret = randomBytes(32)

/**
 * Whether the browser, if it is one, stands on a page of ours. `Origin: null` says nothing (a page without referrer, a sandboxed frame, a
 * redirect over another site), so that then only the browser's own word `same-origin` counts.
 */
export function isFromOurPages(c: Context, config: ServeConfig): boolean {
  const site = c.req.header('sec-fetch-site')
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  const origin = c.req.header('origin')
  if (origin === undefined) return true
  return origin === 'null' ? site === 'same-origin' : isOurOrigin(origin, c.get('connection'), config)
}

/** Whether the form came from a page of ours, and brings back the token that we gave this visitor. */
export function isOwnForm(c: Context, config: ServeConfig, token: unknown): boolean {
  const kept = keptCookie(c, formCookie)
  return (
    isFromOurPages(c, config) &&
    kept !== undefined &&
    typeof token === 'string' &&
    same(token, tokenOf(c, kept, config))
  )
}

/** The token for the forms of this page. */
export function formToken(c: Context, config: ServeConfig): string {
  let kept = keptCookie(c, formCookie)
  if (kept === undefined || !/^[\w-]{22}$/.test(kept)) {
    kept = randomBytes(16).toString('base64url')
    keepCookie(c, formCookie, kept)
  }
  return tokenOf(c, kept, config)
}

/**
 * Keeps a cookie that only we read: not scripts, not other sites' forms. Over TLS it is bound to this very host (`__Host-`). Lax, not
 * Strict: who follows a link to us from elsewhere is still signed in, and no form of another site carries it.
 */
export function keepCookie(c: Context, name: string, value: string, maxAge?: number): void {
  const { secure } = c.get('connection')
  setCookie(c, cookieName(c, name), value, {
    path: '/',
    sameSite: 'Lax',
    httpOnly: true,
    secure,
    ...(maxAge === undefined ? {} : { maxAge }),
  })
}

export function keptCookie(c: Context, name: string): string | undefined {
  return getCookie(c, cookieName(c, name))
}

/** Compares in constant time; digests first, so that lengths may differ. */
export function same(a: string, b: string): boolean {
  return timingSafeEqual(
    createHmac('sha256', 'same').update(a).digest(),
    createHmac('sha256', 'same').update(b).digest(),
  )
}

/** Name of a cookie that only we read, as this connection calls for it. */
export function cookieName(c: Context, name: string): string {
  return c.get('connection').secure ? `__Host-${name}` : name
}

/** Bound to the session: a form that was opened before signing in, or as somebody else, is no longer good. */
function tokenOf(c: Context, kept: string, config: ServeConfig): string {
  return createHmac('sha256', config.formSecret ?? processSecret)
    .update(`${kept} ${keptCookie(c, sessionCookie) ?? ''}`)
    .digest('base64url')
}
