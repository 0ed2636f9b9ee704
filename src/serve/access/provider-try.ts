/**
 * A sign-in at the provider that is under way, kept in the browser that began it: for ten minutes, good once.
 * In: a request with its connection, what the try is for. Out: state, nonce and verifier, which no cookie holds and no address shows together;
 * what it was for, when the browser comes back. Sets and takes a signed cookie.
 */
import { createHmac, randomBytes } from 'node:crypto'
import type { Context } from 'hono'
import { deleteCookie } from 'hono/cookie'
import type { SignInTry } from '../../application/accounts/open-id.ts'
import { minuteMs } from '../../model/instant.ts'
import type { ServeConfig } from '../app-deps.ts'
import { cookieName, keepCookie, keptCookie, same } from './forms.ts'

const tryCookie = 'siyaq-provider'
const forMs = 10 * minuteMs
const processSecret = randomBytes(32)

/** What somebody signs in for. */
export interface SignInPurpose {
  /** Where they go then: a path of ours. */
  next: string
  /** The key of the invitation that they use. */
  join?: string
  /** The session in which they link the provider to their account. */
  link?: number
}

interface Kept extends SignInPurpose {
  id: string
  at: number
}

/** Begins a try; an earlier one of this browser is over. */
export function beginTry(
  c: Context,
  config: ServeConfig,
  purpose: SignInPurpose,
  o: { site: string; now: number },
): SignInTry {
  const kept: Kept = {
    ...purpose,
    next: purpose.next.slice(0, 1000),
    id: randomBytes(32).toString('base64url'),
    at: o.now,
  }
  const body = Buffer.from(JSON.stringify(kept)).toString('base64url')
  keepCookie(c, tryCookie, `${body}.${signed(config, `cookie ${body}`)}`, forMs / 1000)
  return tryOf(config, kept.id, o.site)
}

/** The try that this browser began, and what for; undefined when there is none, or it is over. Taken: it is good once. */
export function takeTry(
  c: Context,
  config: ServeConfig,
  o: { site: string; now: number },
): { tried: SignInTry; purpose: SignInPurpose } | undefined {
  const [body = '', signature = ''] = (keptCookie(c, tryCookie) ?? '').split('.')
  if (body === '') return undefined
  deleteCookie(c, cookieName(c, tryCookie), { path: '/', secure: c.get('connection').secure })
  if (!same(signature, signed(config, `cookie ${body}`))) return undefined
  // Signed by us: what beginTry has written.
  const kept = JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as Kept
  const age = o.now - kept.at
  if (age < -minuteMs || age > forMs) return undefined
  const { id, at: _, ...purpose } = kept
  return { tried: tryOf(config, id, o.site), purpose }
}

/** Derived, so that the cookie tells nothing of them. */
function tryOf(config: ServeConfig, id: string, site: string): SignInTry {
  const [state, nonce, verifier] = ['state', 'nonce', 'verifier'].map((of) => signed(config, `${of} ${id}`))
  return {
    redirectUri: `${site}/login/provider/back`,
    state: state ?? '',
    nonce: nonce ?? '',
    verifier: verifier ?? '',
  }
}

function signed(config: ServeConfig, text: string): string {
  return createHmac('sha256', config.formSecret ?? processSecret)
    .update(`provider ${text}`)
    .digest('base64url')
}
