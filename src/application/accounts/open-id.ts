/**
 * Signing in at an OpenID provider: the address to send a browser to, and who came back.
 * In: settings, a client under the guard, what a try was begun with. Out: addresses, a person, or a coded problem. Asks the provider over HTTP.
 *
 * Authorization code with PKCE, state and nonce; the id token's signature is checked although it comes over TLS. Addresses of the provider's
 * document are asked under the same guard as any page, but for the issuer's own host, which the operator has named.
 */
import type * as openidClient from 'openid-client'
import type { Configuration, CustomFetch, IDToken, UserInfoResponse } from 'openid-client'
import { createHttpClient, type HttpClient } from '../../gather/http/http-client.ts'
import { minuteMs, secondMs } from '../../model/instant.ts'
import { roles, type Role } from '../../model/roles.ts'
import { failed, ok, type Outcome, type Problem } from '../../problem.ts'
import type { OutsidePerson } from './outside.ts'

export interface OpenIdSettings {
  issuer: string
  clientId: string
  /** Absent: a client that has none, and proves itself by PKCE alone. */
  clientSecret?: string
  /** What people call the provider. */
  name: string
  scopes: readonly string[]
  /** The claim that gives roles ("groups", "realm_access.roles"), and the role of each of its values. */
  roleClaim?: string
  roles: ReadonlyMap<string, Role>
  /** Of verified e-mail addresses; empty: any. */
  domains: readonly string[]
}

/** What a try is begun with, and ended with: known to this server and that browser alone. */
export interface SignInTry {
  /** Where the provider sends the browser back to. */
  redirectUri: string
  state: string
  nonce: string
  verifier: string
}

interface OpenIdDeps {
  userAgent: string
  /** As fetching: further private addresses that may be asked. */
  allowPrivate: readonly string[]
  /** Epoch ms, of this machine. */
  clock?: () => number
  /** For the log: what went wrong, without what anybody sent. */
  warn(about: { code: string; detail?: string }): void
}

/** A provider's document holds for so long; after a failure it is not asked again at once. */
const documentMs = 60 * minuteMs
const awayMs = 5 * secondMs
const mostChars = 255

type Library = typeof openidClient

export class OpenId {
  readonly settings: OpenIdSettings
  readonly #deps: OpenIdDeps
  readonly #http: HttpClient
  #opened: { until: number; provider: Promise<Outcome<Provider>> } | undefined

  constructor(settings: OpenIdSettings, deps: OpenIdDeps) {
    this.settings = settings
    this.#deps = deps
    this.#http = createHttpClient({
      userAgent: deps.userAgent,
      allowPrivate: [...deps.allowPrivate, hostAndPort(new URL(settings.issuer))],
      totalTimeoutMs: 10_000,
      idleTimeoutMs: 5_000,
      maxWireBytes: 1_000_000,
      maxBytes: 1_000_000,
      // A secret goes to the address that was named, and no further.
      maxRedirects: 0,
    })
  }

  /** Where the browser is to go. `again`: they are asked for their password there although they are signed in. Problems: sign-in.unreachable. */
  async begin(tried: SignInTry, o: { again?: boolean } = {}): Promise<Outcome<string>> {
    const opened = await this.#provider()
    if (!opened.ok) return opened
    const { library, config } = opened.value
    const url = library.buildAuthorizationUrl(config, {
      redirect_uri: tried.redirectUri,
      scope: this.settings.scopes.join(' '),
      state: tried.state,
      nonce: tried.nonce,
      code_challenge: await library.calculatePKCECodeChallenge(tried.verifier),
      code_challenge_method: 'S256',
      ...(o.again === true ? { prompt: 'login' } : {}),
    })
    return ok(url.href)
  }

  /**
   * Who has come back with that query. Problems: sign-in.over when it is another try's or was used, sign-in.refused, sign-in.unreachable,
   * sign-in.untrusted, sign-in.not-admitted.
   */
  async finish(tried: SignInTry, query: string): Promise<Outcome<OutsidePerson>> {
    const at = new URL(tried.redirectUri)
    at.search = query
    if (at.searchParams.get('state') !== tried.state) return failed('sign-in.over')
    const opened = await this.#provider()
    if (!opened.ok) return opened
    const { library, config } = opened.value
    try {
      const tokens = await library.authorizationCodeGrant(config, at, {
        pkceCodeVerifier: tried.verifier,
        expectedState: tried.state,
        expectedNonce: tried.nonce,
        idTokenExpected: true,
      })
      const claims = tokens.claims()
      if (claims === undefined) return failed('sign-in.untrusted')
      const more = this.#lacks(claims) ? await userInfo(opened.value, tokens.access_token, claims.sub) : {}
      return this.#person({ ...more, ...claims }, [claims, more])
    } catch (error) {
      return { ok: false, problem: this.#problemOf(library, error) }
    }
  }

  /** Where one signs out of the provider itself; undefined where it does not say. */
  async signOutUrl(): Promise<string | undefined> {
    const opened = await this.#provider()
    if (!opened.ok || opened.value.config.serverMetadata().end_session_endpoint === undefined) return undefined
    const { library, config } = opened.value
    return library.buildEndSessionUrl(config).href
  }

  /** Whether the provider answers with a document that can be used. Problems: sign-in.unreachable, sign-in.untrusted. */
  async check(): Promise<Outcome<{ issuer: string }>> {
    const opened = await this.#provider()
    return opened.ok ? ok({ issuer: opened.value.config.serverMetadata().issuer }) : opened
  }

  async close(): Promise<void> {
    await this.#http.close()
  }

  #now(): number {
    return this.#deps.clock?.() ?? Date.now()
  }

  /** Asked once for all who come meanwhile. */
  async #provider(): Promise<Outcome<Provider>> {
    if (this.#opened === undefined || this.#opened.until <= this.#now()) {
      const opened = { until: Number.POSITIVE_INFINITY, provider: this.#discover() }
      this.#opened = opened
      const { ok: isThere } = await opened.provider
      opened.until = this.#now() + (isThere ? documentMs : awayMs)
    }
    return await this.#opened.provider
  }

  async #discover(): Promise<Outcome<Provider>> {
    // Loaded by whoever signs in this way alone.
    const library = await import('openid-client')
    const { issuer, clientId, clientSecret } = this.settings
    const url = new URL(issuer)
    try {
      const config = await library.discovery(url, clientId, {}, authentication(library, clientSecret), {
        [library.customFetch]: guarded(this.#http),
        timeout: 15,
        execute: [
          library.enableNonRepudiationChecks,
          // The settings take http on loopback only.
          ...(url.protocol === 'http:' ? [library.allowInsecureRequests] : []),
        ],
      })
      return ok({ library, config })
    } catch (error) {
      return { ok: false, problem: this.#problemOf(library, error) }
    }
  }

  /** What the id token does not tell, and the settings or a new account need. */
  #lacks(claims: Claims): boolean {
    const { roleClaim, domains } = this.settings
    return (
      (roleClaim !== undefined && claimOf(claims, roleClaim) === undefined) ||
      (domains.length > 0 && verifiedEmail(claims) === undefined) ||
      (textClaim(claims, 'name') ?? textClaim(claims, 'preferred_username')) === undefined
    )
  }

  /** `told`: the id token's claims and those asked for besides; an address and its being verified are of one of them. */
  #person(claims: Claims & { iss: string; sub: string }, told: readonly Claims[]): Outcome<OutsidePerson> {
    const { roleClaim, domains } = this.settings
    const { iss: issuer, sub: subject } = claims
    if (issuer.length > mostChars || subject.length > mostChars || subject === '') return failed('sign-in.untrusted')
    // Who writes another's address into their profile is not of that house.
    const verified = told.map(verifiedEmail).find((email) => email !== undefined)
    const domain = verified?.slice(verified.lastIndexOf('@') + 1).toLowerCase() ?? ''
    if (domains.length > 0 && !domains.includes(domain)) return failed('sign-in.not-admitted', 'e-mail')
    const role = roleClaim === undefined ? undefined : this.#roleOf(claimOf(claims, roleClaim))
    if (roleClaim !== undefined && role === undefined) return failed('sign-in.not-admitted', roleClaim)
    const called = ['name', 'preferred_username'].flatMap((name) => textClaim(claims, name) ?? [])
    const person = { issuer, subject, names: called.length === 0 ? [subject] : called }
    return ok(role === undefined ? person : { ...person, role })
  }

  /** The greatest of those that the values give. */
  #roleOf(value: unknown): Role | undefined {
    const values: unknown[] = Array.isArray(value) ? value : [value]
    const given = values.map((one) => (typeof one === 'string' ? this.settings.roles.get(one) : undefined))
    return roles.find((role) => given.includes(role))
  }

  #problemOf(library: Library, error: unknown): Problem {
    const { code, detail } = whatFailed(library, error)
    const problem = problemOf(library, error)
    this.#deps.warn({ code: problem.code, detail: detail === undefined ? code : `${code}: ${detail}` })
    return problem
  }
}

interface Provider {
  library: Library
  config: Configuration
}

type Claims = Partial<IDToken> & Partial<UserInfoResponse>

async function userInfo({ library, config }: Provider, token: string, subject: string): Promise<Claims> {
  if (config.serverMetadata().userinfo_endpoint === undefined) return {}
  return await library.fetchUserInfo(config, token, subject)
}

/** By the header where the provider takes that (as it must say if not), else in the form. */
function authentication(library: Library, secret: string | undefined): ReturnType<Library['None']> {
  if (secret === undefined) return library.None()
  const [inHeader, inForm] = [library.ClientSecretBasic(secret), library.ClientSecretPost(secret)]
  return (server, ...of) => {
    const takes = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
    return (takes.includes('client_secret_basic') ? inHeader : inForm)(server, ...of)
  }
}

/** The provider could not be asked. A TypeError, as fetch throws: the library lets it through. */
class Away extends TypeError {
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.code)
    this.problem = problem
  }
}

/** What the library asks is asked by our own client. */
function guarded(http: HttpClient): CustomFetch {
  return async (url, { method, headers, body, signal }) => {
    const { accept, authorization } = headers
    const asked = {
      anyStatus: true,
      ...(accept === undefined ? {} : { accept }),
      ...(authorization === undefined ? {} : { secret: { site: url, headers: { authorization } } }),
      ...(signal === undefined ? {} : { signal }),
    }
    const answer =
      method === 'POST'
        ? await http.post(url, formOf(body), asked)
        : await http.get(url, { ...asked, anyContent: true, acceptLanguage: '*' })
    if (!answer.ok) throw new Away(answer.problem)
    const { status, contentType, body: bytes } = answer.value
    return new Response(status === 304 ? null : new Uint8Array(bytes), {
      status,
      headers: contentType === undefined ? {} : { 'content-type': contentType },
    })
  }
}

function formOf(body: unknown): Record<string, string> {
  return body instanceof URLSearchParams ? Object.fromEntries(body) : {}
}

function problemOf(library: Library, error: unknown): Problem {
  if (error instanceof Away) return { code: 'sign-in.unreachable' }
  if (error instanceof library.AuthorizationResponseError)
    return {
      code: /^(?:server_error|temporarily_unavailable)$/.test(error.error) ? 'sign-in.unreachable' : 'sign-in.refused',
    }
  // The code was used before, or has waited too long.
  if (error instanceof library.ResponseBodyError)
    return { code: error.error === 'invalid_grant' ? 'sign-in.over' : 'sign-in.refused' }
  const isOver = error instanceof library.ClientError && error.code === 'OAUTH_TIMEOUT'
  const broken = error instanceof Error && error.cause instanceof Response && error.cause.status >= 500
  return { code: isOver || broken ? 'sign-in.unreachable' : 'sign-in.untrusted' }
}

/** For the log: codes of ours and of the library, and the provider's own where they are words; no text of anybody else. */
function whatFailed(library: Library, error: unknown): { code: string; detail?: string } {
  if (error instanceof Away) return { code: error.problem.code, detail: error.problem.detail ?? '' }
  if (error instanceof library.AuthorizationResponseError || error instanceof library.ResponseBodyError)
    return { code: error.name, detail: error.error.replace(/[^\w-]/g, '').slice(0, 60) }
  if (error instanceof library.ClientError)
    return { code: error.code ?? error.name, detail: error.message.slice(0, 200) }
  return { code: error instanceof Error ? error.name : 'unknown' }
}

/** By its whole name, else step by step: "realm_access.roles". */
function claimOf(claims: Claims, name: string): unknown {
  if (Object.hasOwn(claims, name)) return claims[name]
  let value: unknown = claims
  for (const part of name.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined
    value = Reflect.get(value, part)
  }
  return value
}

function textClaim(claims: Claims, name: string): string | undefined {
  const value = claims[name]
  return typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, 320) : undefined
}

function verifiedEmail(claims: Claims): string | undefined {
  return claims['email_verified'] === true ? textClaim(claims, 'email') : undefined
}

function hostAndPort(url: URL): string {
  return `${url.hostname}:${url.port === '' ? (url.protocol === 'https:' ? '443' : '80') : url.port}`
}
