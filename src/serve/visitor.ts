/**
 * Who asks: the reader's choices, and whether they may change things.
 * In: a request with its connection. Out: a `Frame`, or a refusal. Sets the preference cookie.
 *
 * Without an admin token only a visitor on this machine may change things: the connection comes from loopback, the Host header
 * names loopback too (against DNS rebinding), and no proxy has marked the request. With a token, it is asked for once and kept signed.
 */
import { createHmac } from 'node:crypto'
import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { isPublished, isThisMachine } from './access/connection.ts'
import { formToken, keepCookie, keptCookie, same } from './access/forms.ts'
import { linkedPath } from './access/own-path.ts'
import type { ServeConfig, ServeDeps } from './app-deps.ts'
import { assetPaths } from './style/assets.ts'
import type { Frame } from './web/frame.ts'
import { makeLocale } from './web/locale.ts'
import { readPreferences, writePreferences } from './web/preferences.ts'
import type { Preferences } from './web/preferences.ts'

export const preferencesCookie = 'siyaq'
const adminCookie = 'siyaq-admin'
const byCookie = 'siyaq-by'
const yearSeconds = 365 * 86_400
const adminSeconds = 30 * 86_400

/** What a redirect after a form may say. */
const doneKeys = ['sources.added', 'corrections.done'] as const

/** The frame of a page for this visitor; keeps `?lang=` for later pages. */
export function frameOf(c: Context, deps: ServeDeps): Frame {
  const now = deps.clock()
  const asked = c.req.query('lang')
  const preferences = preferencesOf(c, deps.config)
  if (asked === preferences.lang && writePreferences(preferences) !== getCookie(c, preferencesCookie)) {
    keepPreferences(c, preferences)
  }
  const query = new URLSearchParams(new URL(c.req.url).search)
  query.delete('lang')
  query.delete('done')
  const locale = makeLocale(preferences, now)
  const done = doneKeys.find((key) => key === c.req.query('done'))
  return {
    locale,
    ...(done === undefined ? {} : { notice: { kind: 'done' as const, text: locale.text(done) } }),
    path: linkedPath(c.req.path),
    query: query.toString(),
    assets: { style: assetPaths.style, script: assetPaths.script },
    admin: isAdmin(c, deps.config),
    csrf: formToken(c, deps.config),
    by: keptCookie(c, byCookie)?.slice(0, 80) ?? '',
  }
}

export function preferencesOf(c: Context, config: ServeConfig): Preferences {
  return readPreferences({
    cookie: getCookie(c, preferencesCookie),
    lang: c.req.query('lang'),
    acceptLanguage: c.req.header('accept-language'),
    defaults: {
      lang: config.defaultLang,
      theme: 'auto',
      size: 2,
      font: 'naskh',
      digits: config.digits,
      region: '',
      timeZone: config.timeZone,
      calendar: 'gregory',
      pictures: true,
    },
  })
}

/** Kept readable by our own script, which changes theme and size. */
export function keepPreferences(c: Context, preferences: Preferences): void {
  const { secure } = c.get('connection')
  setCookie(c, preferencesCookie, writePreferences(preferences), {
    path: '/',
    maxAge: yearSeconds,
    sameSite: 'Lax',
    secure,
  })
}

export function keepBy(c: Context, by: string): void {
  keepCookie(c, byCookie, by, yearSeconds)
}

export function isAdmin(c: Context, config: ServeConfig): boolean {
  const { adminToken, localSecret } = config
  const bearer = /^Bearer\s+(.+)$/i.exec(c.req.header('authorization') ?? '')?.[1]
  if (bearer !== undefined && localSecret !== undefined && same(bearer.trim(), localSecret)) return true
  if (adminToken === undefined || adminToken === '') return isThisMachine(c.get('connection')) && !isPublished(config)
  if (bearer !== undefined && same(bearer.trim(), adminToken)) return true
  const kept = keptCookie(c, adminCookie)
  return kept !== undefined && same(kept, sign(adminToken, 'admin'))
}

/** Keeps the visitor signed in for 30 days when the token is right. */
export function signIn(c: Context, config: ServeConfig, token: string): boolean {
  if (config.adminToken === undefined || !same(token, config.adminToken)) return false
  keepCookie(c, adminCookie, sign(config.adminToken, 'admin'), adminSeconds)
  return true
}

function sign(key: string | Uint8Array, text: string): string {
  return createHmac('sha256', key).update(text).digest('base64url')
}
