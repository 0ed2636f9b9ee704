/**
 * Who asks: the reader's choices, and what every page is told of them.
 * In: a request whose connection and rights are known. Out: a `Frame`. Sets the preference cookie.
 */
import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { formToken, keepCookie, keptCookie } from './access/forms.ts'
import { linkedPath } from './access/own-path.ts'
import type { ServeConfig, ServeDeps } from './app-deps.ts'
import { assetPaths } from './style/assets.ts'
import type { Frame } from './web/frame.ts'
import { makeLocale } from './web/locale.ts'
import { readPreferences, writePreferences } from './web/preferences.ts'
import type { Preferences } from './web/preferences.ts'

export const preferencesCookie = 'siyaq'
/** Name under which this visitor corrects. */
export const signerCookie = 'siyaq-by'
const yearSeconds = 365 * 86_400

/** What a redirect after a form may say. */
const doneKeys = [
  'sources.added',
  'feed.changed',
  'source.familySaved',
  'corrections.done',
  'sessions.ended',
  'search.saved',
  'searches.removed',
] as const

/** The frame of a page for this visitor, with the token of its forms; keeps `?lang=` for later pages. */
export function frameOf(c: Context, deps: ServeDeps, token?: string): Frame {
  const now = deps.clock()
  const preferences = preferencesOf(c, deps.config)
  keepAskedLanguage(c, preferences)
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
    admin: isAdmin(c),
    signedIn: c.get('rights').session !== undefined,
    csrf: token ?? formToken(c, deps.config),
    by: keptCookie(c, signerCookie)?.slice(0, 80) ?? '',
  }
}

/** A language chosen by `?lang=` holds for later pages. */
export function keepAskedLanguage(c: Context, preferences: Preferences): void {
  if (c.req.query('lang') === preferences.lang && writePreferences(preferences) !== getCookie(c, preferencesCookie))
    keepPreferences(c, preferences)
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
  keepCookie(c, signerCookie, by, yearSeconds)
}

export function isAdmin(c: Context): boolean {
  return c.get('rights').right === 'admin'
}
