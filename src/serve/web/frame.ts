/**
 * What every page gets beside its data: the reader's locale, where the page is, and what the visitor may do.
 * In: nothing. Out: types only. Touches nothing.
 */
import type { Locale } from './locale.ts'

export type NavItem =
  | 'account'
  | 'accounts'
  | 'own'
  | 'audit'
  | 'sessions'
  | 'searches'
  | 'stories'
  | 'trends'
  | 'sources'
  | 'search'
  | 'corrections'
  | 'dead'
  | 'settings'

export interface Frame {
  locale: Locale
  /** Where this site is reached, without a slash at its end. */
  site: string
  /** Path of this page, without query. */
  path: string
  /** Query of this page, without `lang`. */
  query: string
  /** Addresses of our own files, with their digest; the colour that stands for the site. */
  assets: { style: string; script: string; accent: string }
  /** Lists show pictures: the site has them, and the reader wants them. */
  pictures: boolean
  /** The visitor may change things. */
  editor: boolean
  /** The visitor may manage the site. */
  owner: boolean
  /** The visitor has an account. */
  account: boolean
  /** The visitor has marks and lists of their own. */
  state: boolean
  /** The visitor has a session, which they can end. */
  signedIn: boolean
  /** To be sent back with every form that changes something. */
  csrf: string
  /** Name under which this visitor's corrections are kept. */
  by: string
  /** A line to show once, at the top. */
  notice?: { kind: 'done' | 'problem'; text: string; detail?: string }
}
