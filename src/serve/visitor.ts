/**
 * Who asks: the reader's choices, and what every page is told of them.
 * In: a request whose connection and rights are known. Out: a `Frame`. Sets the preference cookie.
 */
import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { formToken, keepCookie, keptCookie } from './access/forms.ts'
import { linkedPath } from './access/own-path.ts'
import type { ServeConfig, ServeDeps } from './app-deps.ts'
import { isAtLeast } from '../model/roles.ts'
import { assetPaths } from './style/assets.ts'
import { light } from './style/colours.ts'
import type { Frame } from './web/frame.ts'
import { makeLocale, type PageClock } from './web/locale.ts'
import { readPreferences, writePreferences } from './web/preferences.ts'
import type { Preferences } from './web/preferences.ts'

export const preferencesCookie = 'siyaq'
/** Name under which this visitor corrects. */
const signerCookie = 'siyaq-by'
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
  'account.passwordChanged',
  'account.tokenRemoved',
  'account.linked',
  'account.unlinked',
  'accounts.changed',
  'accounts.removed',
  'accounts.linkVoid',
  'own.allRead',
  'folders.saved',
  'folders.removed',
  'folders.read',
  'welcome.followed',
] as const

/**
 * The frame of a page for this visitor, with the token of its forms; keeps `?lang=` for later pages. `kept`: what stands for the token and for
 * times in a page that is sent to many.
 */
export function frameOf(c: Context, deps: ServeDeps, kept?: { token: string; clock: PageClock }): Frame {
  const now = deps.clock()
  const preferences = preferencesOf(c, deps.config)
  keepAskedLanguage(c, preferences)
  const query = new URLSearchParams(new URL(c.req.url).search)
  query.delete('lang')
  query.delete('done')
  const locale = makeLocale(preferences, now, kept?.clock)
  const done = doneKeys.find((key) => key === c.req.query('done'))
  return {
    locale,
    ...(done === undefined ? {} : { notice: { kind: 'done' as const, text: locale.text(done) } }),
    site: siteBase(c, deps.config),
    path: linkedPath(c.req.path),
    query: query.toString(),
    assets: { style: assetPaths.style, script: assetPaths.script, accent: light.accent },
    pictures: deps.config.listPictures === 'proxied' && preferences.pictures,
    editor: mayEdit(c),
    owner: isOwner(c),
    account: c.get('rights').account !== undefined,
    state: c.get('rights').holder !== undefined,
    signedIn: c.get('rights').session !== undefined,
    csrf: kept?.token ?? formToken(c, deps.config),
    by: signerOf(c),
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

/** Where this site is, for links that leave it: `publicUrl`, else the name that was asked under, which is one of ours. No slash at the end. */
export function siteBase(c: Context, config: ServeConfig): string {
  const { host, secure } = c.get('connection')
  return (config.publicUrl ?? `${secure ? 'https' : 'http'}://${host}`).replace(/\/+$/, '')
}

export function mayEdit(c: Context): boolean {
  return isAtLeast(c.get('rights').right, 'editor')
}

export function isOwner(c: Context): boolean {
  return c.get('rights').right === 'owner'
}

/** Whose marks and lists these are; behind the door of routes that need them. */
export function holderOf(c: Context): number {
  return c.get('rights').holder ?? Number.NaN
}

/** Under which name this visitor changes things: an account's own, else what they gave before. */
export function signerOf(c: Context): string {
  return c.get('rights').account?.name ?? keptCookie(c, signerCookie)?.slice(0, 80) ?? ''
}
