/**
 * An OpenID provider of our own on loopback: real documents, real signed tokens, and every lie that a test asks of it.
 * In: what the next answers are to be. Out: its address, what it was asked. Listens on a loopback port; keeps its keys in memory.
 */
import { createHash, createHmac, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

export const clientId = 'newsroom'
export const clientSecret = 'a secret: +/=&%'

export interface ProviderPerson {
  sub: string
  [claim: string]: unknown
}

/** What it does otherwise than it should. */
export interface Lies {
  /** Claims that replace those of the id token; undefined takes one off. */
  claims?: Record<string, unknown>
  /** Signs with a key that its list does not have, under the same name. */
  otherKey?: boolean
  /** `none`: unsigned; `HS256`: signed with the client's secret. */
  alg?: 'none' | 'HS256'
  /** Fields that replace those of its document. */
  document?: Record<string, unknown>
  /** The browser is sent back with that error. */
  refuses?: string
  /** Answers of the token endpoint, in place of a token. */
  token?: { status: number; headers?: Record<string, string>; body?: object }
  /** A code is good for ever. */
  codesStay?: boolean
}

export interface OpenIdProvider {
  issuer: string
  /** Who is signed in there. */
  person: ProviderPerson
  lies: Lies
  /** Paths that were asked, in order. */
  asked: string[]
  /** What came with the last request for a token. */
  lastToken: { authorization: string | undefined; form: URLSearchParams } | undefined
  /** The browser's part: to the address that we were sent to, and back to what it answers. */
  visit(url: string): Promise<URL>
  close(): Promise<void>
}

interface Code {
  redirectUri: string
  nonce: string
  challenge: string
  person: ProviderPerson
}

const keys = generateKeyPairSync('rsa', { modulusLength: 2048 })
const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 })

export async function startOpenIdProvider(): Promise<OpenIdProvider> {
  const codes = new Map<string, Code>()
  const tokens = new Map<string, ProviderPerson>()
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.writeHead(500).end())
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const at = server.address()
  if (at === null || typeof at === 'string') throw new Error('the provider has no port')
  const provider: OpenIdProvider = {
    issuer: `http://127.0.0.1:${at.port}`,
    person: { sub: 'u-1', name: 'هدى الرملي', email: 'huda@mada.example', email_verified: true },
    lies: {},
    asked: [],
    lastToken: undefined,
    async visit(url) {
      const sent = await fetch(url, { redirect: 'manual' })
      const location = sent.headers.get('location')
      if (location === null) throw new Error(`the provider answered ${sent.status}: ${await sent.text()}`)
      return new URL(location)
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', provider.issuer)
    provider.asked.push(url.pathname)
    if (url.pathname === '/.well-known/openid-configuration') return json(response, document())
    if (url.pathname === '/keys') return json(response, { keys: [publicKey()] })
    if (url.pathname === '/authorize') return authorize(url, response)
    if (url.pathname === '/token') return token(request, new URLSearchParams(await bodyOf(request)), response)
    if (url.pathname === '/userinfo') {
      const person = tokens.get((request.headers.authorization ?? '').replace('Bearer ', ''))
      return person === undefined ? json(response, { error: 'invalid_token' }, 401) : json(response, person)
    }
    response.writeHead(404).end()
  }

  function document(): object {
    const { issuer } = provider
    return {
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/keys`,
      userinfo_endpoint: `${issuer}/userinfo`,
      end_session_endpoint: `${issuer}/end`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
      code_challenge_methods_supported: ['S256'],
      ...provider.lies.document,
    }
  }

  function authorize(url: URL, response: ServerResponse): void {
    const asked = (name: string): string => url.searchParams.get(name) ?? ''
    const good =
      asked('client_id') === clientId &&
      asked('response_type') === 'code' &&
      asked('code_challenge_method') === 'S256' &&
      asked('scope').split(' ').includes('openid') &&
      [asked('state'), asked('nonce'), asked('code_challenge')].every((value) => value.length >= 43)
    if (!good) return json(response, { error: 'invalid_request' }, 400)
    const back = new URL(asked('redirect_uri'))
    back.searchParams.set('state', asked('state'))
    if (provider.lies.refuses === undefined) {
      const code = randomBytes(16).toString('hex')
      const { person } = provider
      codes.set(code, {
        redirectUri: back.origin + back.pathname,
        nonce: asked('nonce'),
        challenge: asked('code_challenge'),
        person,
      })
      back.searchParams.set('code', code)
    } else back.searchParams.set('error', provider.lies.refuses)
    response.writeHead(302, { location: back.href }).end()
  }

  function token(request: IncomingMessage, form: URLSearchParams, response: ServerResponse): void {
    const { authorization } = request.headers
    provider.lastToken = { authorization, form }
    const lie = provider.lies.token
    if (lie !== undefined) return json(response, lie.body ?? {}, lie.status, lie.headers)
    const expected = `Basic ${Buffer.from(`${formEncoded(clientId)}:${formEncoded(clientSecret)}`).toString('base64')}`
    const isClient = authorization === expected || form.get('client_secret') === clientSecret
    if (!isClient) return json(response, { error: 'invalid_client' }, 401)
    const code = codes.get(form.get('code') ?? '')
    if (provider.lies.codesStay !== true) codes.delete(form.get('code') ?? '')
    const verifier = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url')
    if (code === undefined || verifier !== code.challenge || form.get('redirect_uri') !== code.redirectUri)
      return json(response, { error: 'invalid_grant' }, 400)
    const access = randomBytes(16).toString('hex')
    tokens.set(access, code.person)
    json(response, { access_token: access, token_type: 'Bearer', expires_in: 300, id_token: idToken(code) })
  }

  function idToken({ nonce, person }: Code): string {
    const now = Math.floor(Date.now() / 1000)
    const { claims = {}, alg = 'RS256', otherKey = false } = provider.lies
    const told = { iss: provider.issuer, aud: clientId, iat: now, exp: now + 300, nonce, ...person, ...claims }
    const head = encoded({ alg, kid: 'one', typ: 'JWT' })
    const text = `${head}.${encoded(told)}`
    if (alg === 'none') return `${text}.`
    if (alg === 'HS256') return `${text}.${createHmac('sha256', clientSecret).update(text).digest('base64url')}`
    return `${text}.${signed(text, otherKey ? stranger.privateKey : keys.privateKey)}`
  }

  return provider
}

function publicKey(): object {
  return { ...keys.publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }
}

function signed(text: string, key: KeyObject): string {
  return sign('RSA-SHA256', Buffer.from(text), key).toString('base64url')
}

function encoded(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}

/** As RFC 6749 has names and secrets written before they are put together. */
function formEncoded(text: string): string {
  return new URLSearchParams({ x: text }).toString().slice(2)
}

function json(response: ServerResponse, value: object, status = 200, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(value))
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(Buffer.from(part as Uint8Array))
  return Buffer.concat(parts).toString('utf8')
}
