/**
 * Who asks: the reader's choices, whether they may change things, the token that their forms must bring back.
 * In: a request. Out: a `Frame`, or a refusal. Sets the preference and form-token cookies.
 *
 * Without an admin token only a visitor on this machine may change things: the connection comes from loopback, the Host header
 * names loopback too (against DNS rebinding), and no proxy has marked the request. With a token, it is asked for once and kept signed.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { ServeConfig, ServeDeps } from './app-deps.ts'
import { assetPaths } from './style/assets.ts'
import type { Frame } from './web/frame.ts'
import { makeLocale } from './web/locale.ts'
import { readPreferences, writePreferences } from './web/preferences.ts'
import type { Preferences } from './web/preferences.ts'

export const preferencesCookie = 'siyaq'
const formCookie = 'siyaq-form'
const adminCookie = 'siyaq-admin'
const byCookie = 'siyaq-by'
const yearSeconds = 365 * 86_400
const adminSeconds = 30 * 86_400

/** What a redirect after a form may say. */
const doneKeys = ['sources.added', 'corrections.done'] as const

/** Signs form tokens where the configuration names no secret; forms opened before a restart must then be opened again. */
const processSecret = randomBytes(32)

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
    path: c.req.path,
    query: query.toString(),
    assets: { style: assetPaths.style, script: assetPaths.script },
    admin: isAdmin(c, deps.config),
    csrf: formToken(c, deps.config),
    by: getCookie(c, byCookie)?.slice(0, 80) ?? '',
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
  setCookie(c, preferencesCookie, writePreferences(preferences), { path: '/', maxAge: yearSeconds, sameSite: 'Lax' })
}

export function keepBy(c: Context, by: string): void {
  setCookie(c, byCookie, by, { path: '/', maxAge: yearSeconds, sameSite: 'Lax', httpOnly: true })
}

export function isAdmin(c: Context, config: ServeConfig): boolean {
  const { adminToken } = config
  if (adminToken === undefined || adminToken === '') return isThisMachine(c)
  const bearer = /^Bearer\s+(.+)$/i.exec(c.req.header('authorization') ?? '')?.[1]
  if (bearer !== undefined && same(bearer.trim(), adminToken)) return true
  const kept = getCookie(c, adminCookie)
  return kept !== undefined && same(kept, sign(adminToken, 'admin'))
}

/** Keeps the visitor signed in for 30 days when the token is right. */
export function signIn(c: Context, config: ServeConfig, token: string): boolean {
  if (config.adminToken === undefined || !same(token, config.adminToken)) return false
  setCookie(c, adminCookie, sign(config.adminToken, 'admin'), {
    path: '/',
    maxAge: adminSeconds,
    sameSite: 'Strict',
    httpOnly: true,
    secure: new URL(c.req.url).protocol === 'https:',
  })
  return true
}

/** Whether the form came from a page of ours: same site by the browser's word, and the token that we gave. */
export function isOwnForm(c: Context, config: ServeConfig, token: unknown): boolean {
  const site = c.req.header('sec-fetch-site')
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  const origin = c.req.header('origin')
  if (origin !== undefined && hostOf(origin) !== c.req.header('host') && hostOf(origin) !== new URL(c.req.url).host)
    return false
  const kept = getCookie(c, formCookie)
  return kept !== undefined && typeof token === 'string' && same(token, sign(config.formSecret ?? processSecret, kept))
}

/** A path of ours to go back to, `/` for anything that could lead elsewhere. */
export function ownPath(path: unknown): string {
  if (typeof path !== 'string' || !/^\/(?![/\\])[^\\]*$/.test(path)) return '/'
  const here = 'http://siyaq.invalid'
  if (!URL.canParse(path, here)) return '/'
  const url = new URL(path, here)
  return url.origin === here ? `${url.pathname}${url.search}` : '/'
}

function formToken(c: Context, config: ServeConfig): string {
  let kept = getCookie(c, formCookie)
  if (kept === undefined || !/^[\w-]{22}$/.test(kept)) {
    kept = randomBytes(16).toString('base64url')
    setCookie(c, formCookie, kept, { path: '/', sameSite: 'Strict', httpOnly: true })
  }
  return sign(config.formSecret ?? processSecret, kept)
}

function isThisMachine(c: Context): boolean {
  for (const name of ['x-forwarded-for', 'x-real-ip', 'forwarded', 'via']) {
    if (c.req.header(name) !== undefined) return false
  }
  const host = c.req.header('host') ?? new URL(c.req.url).host
  return isLoopback(remoteAddress(c.env)) && /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i.test(host)
}

/** Address of the other end of the connection, as @hono/node-server passes it in `env.incoming`. */
function remoteAddress(env: unknown): string | undefined {
  const incoming = fieldOf(env, 'incoming')
  const address = fieldOf(fieldOf(incoming, 'socket'), 'remoteAddress')
  return typeof address === 'string' ? address : undefined
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}

function isLoopback(address: string | undefined): boolean {
  return address !== undefined && (address === '::1' || /^(::ffff:)?127(\.\d{1,3}){3}$/i.test(address))
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined
}

function sign(key: string | Uint8Array, text: string): string {
  return createHmac('sha256', key).update(text).digest('base64url')
}

/** Compares in constant time; digests first, so that lengths may differ. */
function same(a: string, b: string): boolean {
  return timingSafeEqual(Buffer.from(sign('same', a)), Buffer.from(sign('same', b)))
}
