/**
 * The only file that opens a connection to the world.
 * In: an address, validators, limits. Out: the answer's bytes (decoded), or a coded problem. Sends no cookies but those that a person set for
 * the site and those of a redirect, which go back to it and are forgotten (hop-cookies.ts); follows redirects itself so that each hop is
 * checked, and never reads more than the limits: wire bytes, decoded bytes, time in all, time without a byte, redirects.
 */
import { Agent, errors, type Dispatcher } from 'undici'
import type { HubLinks } from '../../model/push.ts'
import type { Outcome, Problem } from '../../problem.ts'
import { failed, ok } from '../../problem.ts'
import { checkAddress, checkProxy } from './address-guard.ts'
import { problemOfError, retryAfterMsOf, LimitReached } from './fetch-problems.ts'
import { asUtf8 } from './header-text.ts'
import { HopCookies } from './hop-cookies.ts'
import { hubLinksOf } from './link-header.ts'
import { connected, guardedConnect, systemLookupAll, type Lookup } from './http-client-connect.ts'
import { Proxies } from './http-client-proxies.ts'
import { plainExchange, type Connect, type PlainAnswer } from './plain-exchange.ts'
import { readBody } from './read-body.ts'
import { isSameSite } from './site-of.ts'

export interface HttpOptions {
  userAgent: string
  /** Exact `host:port` pairs that may be private: the demo press and tests. */
  allowPrivate?: readonly string[]
  /** Whole time for one `get`, redirects included; default 30 s. */
  totalTimeoutMs?: number
  /** Longest time without a byte, and for connecting; default 10 s. */
  idleTimeoutMs?: number
  /** Largest body as sent; default 10 MB. */
  maxWireBytes?: number
  /** Largest body after decompression; default 20 MB. */
  maxBytes?: number
  /** Default 5. */
  maxRedirects?: number
  /** Connections to one host at a time; default 2. */
  connectionsPerHost?: number
  /** Name service, for tests; default the system's. */
  lookup?: Lookup
}

export interface GetOptions {
  etag?: string
  lastModified?: string
  accept?: string
  acceptLanguage?: string
  /** Instead of the client's own. */
  userAgent?: string
  /** Headers that let us in: sent to the site of `site` alone, on every hop. */
  secret?: { site: string; headers: Readonly<Record<string, string>> }
  /** An HTTP proxy, itself checked like every address. */
  proxy?: string
  /** Whole time for this request; the client's own limit holds too. */
  timeoutMs?: number
  /** Ends the request: whoever wanted the answer has gone. The problem is then `fetch.timeout`. */
  signal?: AbortSignal
  /** Largest body after decompression for this request; the client's own limit holds too. */
  maxBytes?: number
  /** Answers with an error status are values too, with their status (robots.txt needs that). */
  anyStatus?: boolean
  /** Pictures, video, archives and the like are taken as well; else they end in fetch.content-type before their body is read. */
  anyContent?: boolean
}

export type PostOptions = Pick<GetOptions, 'accept' | 'secret' | 'anyStatus' | 'signal' | 'maxBytes'>

export interface HttpResponse {
  /** 2xx, or 304 with an empty body; others only with `anyStatus`. */
  status: number
  /** Where the answer came from, after redirects. */
  finalUrl: string
  /** The address to use from now on: set when every redirect on the way was permanent (301, 308). */
  movedTo?: string
  contentType?: string
  contentLanguage?: string
  etag?: string
  lastModified?: string
  /** Of a 429, 503 or any answer that says so. */
  retryAfterMs?: number
  /** `max-age` of Cache-Control. */
  maxAgeMs?: number
  /** Hubs that the header `Link` names. */
  push?: HubLinks
  body: Uint8Array
  wireBytes: number
}

export interface HttpClient {
  /**
   * GETs `url`. Problems: every `fetch.*` code but fetch.robots. Never throws for what a server does; details name the host, a limit or a
   * status, never a header or a secret.
   */
  get(url: string, options?: GetOptions): Promise<Outcome<HttpResponse>>
  /** POSTs a form under the same guard and limits; followed are only redirects that keep the method (307, 308). Problems: as of `get`. */
  post(url: string, form: Readonly<Record<string, string>>, options?: PostOptions): Promise<Outcome<HttpResponse>>
  close(): Promise<void>
}

/** A client with its own pool of connections. Compressions offered: gzip, deflate, br (zstd has no bounded decoder on Node 20). */
export function createHttpClient(o: HttpOptions): HttpClient {
  const allowPrivate = new Set(o.allowPrivate ?? [])
  const idleMs = o.idleTimeoutMs ?? 10_000
  const connect = guardedConnect(allowPrivate, idleMs, o.lookup ?? systemLookupAll)
  const pool: Agent.Options = {
    connections: o.connectionsPerHost ?? 2,
    pipelining: 1,
    headersTimeout: idleMs,
    bodyTimeout: idleMs,
    keepAliveTimeout: 4_000,
    keepAliveMaxTimeout: 30_000,
    maxHeaderSize: 32_768,
  }
  const agent = new Agent({ ...pool, connect })
  const proxies = new Proxies(connect, pool)
  const direct: Ways = { agent, connect: (at) => connected(connect, at) }
  return {
    async get(url, options = {}) {
      if (options.proxy === undefined) return await askOnce(o, allowPrivate, direct, url, options)
      const proxy = checkProxy(options.proxy, allowPrivate)
      if (!proxy.ok) return proxy
      const answer = await askOnce(o, allowPrivate, { agent: proxies.over(options.proxy) }, url, options)
      return answer.ok ? answer : { ok: false, problem: overProxy(answer.problem, proxy.value.host) }
    },
    async post(url, form, options = {}) {
      const said = { accept: '*/*', ...options, form: new URLSearchParams(form).toString(), anyContent: true }
      return await askOnce(o, allowPrivate, { agent }, url, said)
    },
    async close() {
      await Promise.all([agent.destroy(), proxies.close()])
    },
  }
}

/** Names and connections are the proxy's matter: when they fail, it was the proxy that could not be had. */
function overProxy(problem: Problem, host: string): Problem {
  return problem.code === 'fetch.dns' || problem.code === 'fetch.refused'
    ? { code: 'fetch.proxy', detail: host }
    : problem
}

/** Both lead through the same guard; over a proxy there is no connection of our own. */
interface Ways {
  agent: Dispatcher
  connect?: Connect
}

/** An answer whose body is not read yet. */
type Answer = Pick<Dispatcher.ResponseData, 'statusCode' | 'headers'> & { body: PlainAnswer['body'] }

/** One request to one address. */
type Ask = (at: URL, headers: Record<string, string>) => Promise<Answer>

/** A form makes the request a POST. */
type AskOptions = GetOptions & { form?: string }

async function askOnce(
  o: HttpOptions,
  allowPrivate: ReadonlySet<string>,
  ways: Ways,
  url: string,
  options: AskOptions,
): Promise<Outcome<HttpResponse>> {
  const deadline = new AbortController()
  const timeOver = (): void => deadline.abort(new LimitReached('fetch.timeout', 'total time'))
  const timer = setTimeout(timeOver, Math.min(options.timeoutMs ?? Infinity, o.totalTimeoutMs ?? 30_000))
  options.signal?.addEventListener('abort', timeOver, { once: true })
  if (options.signal?.aborted === true) timeOver()
  const strict: Ask = (at, headers) =>
    requested(ways.agent, {
      origin: at.origin,
      path: at.pathname + at.search,
      method: options.form === undefined ? 'GET' : 'POST',
      headers,
      ...(options.form === undefined ? {} : { body: options.form }),
      signal: deadline.signal,
    })
  const { connect } = ways
  try {
    try {
      return await follow(o, allowPrivate, strict, url, options)
    } catch (error) {
      if (connect === undefined || !isParserError(error)) throw error
      // Browsers and curl read such answers: asked once more and read leniently.
      const limits = { maxWireBytes: o.maxWireBytes ?? defaultWireBytes, idleMs: o.idleTimeoutMs ?? 10_000 }
      const lenient: Ask = (at, headers) =>
        plainExchange(connect, { url: at, headers, ...limits, signal: deadline.signal })
      return await follow(o, allowPrivate, lenient, url, options)
    }
  } catch (error) {
    const cause: unknown = deadline.signal.aborted ? deadline.signal.reason : error
    return { ok: false, problem: problemOfError(cause, hostOf(url)) }
  } finally {
    clearTimeout(timer)
    options.signal?.removeEventListener('abort', timeOver)
  }
}

const defaultWireBytes = 10_000_000

/** The strict parser refused the answer. */
function isParserError(error: unknown): boolean {
  return error instanceof errors.HTTPParserError || error instanceof errors.ResponseContentLengthMismatchError
}

async function follow(
  o: HttpOptions,
  allowPrivate: ReadonlySet<string>,
  ask: Ask,
  first: string,
  options: AskOptions,
): Promise<Outcome<HttpResponse>> {
  const maxRedirects = o.maxRedirects ?? 5
  const cookies = new HopCookies()
  const seen = new Set<string>()
  let next = first
  let permanent = true
  for (let hop = 0; hop <= maxRedirects; hop++) {
    const checked = checkAddress(next, allowPrivate)
    if (!checked.ok) return checked
    const at = checked.value
    const headers = requestHeaders(o, options, at)
    const cookie = cookies.for(at)
    // The same address with a cookie that it has just set is another question.
    if (seen.has(`${at.href} ${cookie}`)) return failed('fetch.redirect-loop', at.host)
    seen.add(`${at.href} ${cookie}`)
    if (cookie !== '') headers['cookie'] = headers['cookie'] === undefined ? cookie : `${headers['cookie']}; ${cookie}`
    const answer = await ask(at, headers)
    const location = headerOf(answer, 'location')
    const followed = options.form === undefined ? redirectStatuses : sameMethodStatuses
    if (followed.has(answer.statusCode) && location !== undefined) {
      await discard(answer)
      cookies.take(at, answer.headers['set-cookie'])
      const target = resolved(asUtf8(location), at)
      if (target === undefined) return failed('fetch.bad-url', `${at.host}: redirect`)
      permanent &&= answer.statusCode === 301 || answer.statusCode === 308
      next = target
      continue
    }
    const moved = hop > 0 && permanent ? at.href : undefined
    return await answered(o, answer, at, moved, options)
  }
  return failed('fetch.redirect-loop', `${hostOf(first)}: ${maxRedirects}`)
}

/**
 * The answer's head. Asked a second time when the connection breaks before it: the server may have closed a kept connection in
 * the moment in which we used it.
 */
async function requested(agent: Dispatcher, request: Dispatcher.RequestOptions): Promise<Dispatcher.ResponseData> {
  try {
    return await agent.request(request)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code !== 'UND_ERR_SOCKET' && code !== 'ECONNRESET' && code !== 'EPIPE') throw error
    return await agent.request(request)
  }
}

const redirectStatuses = new Set([301, 302, 303, 307, 308])
const sameMethodStatuses = new Set([307, 308])

async function answered(
  o: HttpOptions,
  answer: Answer,
  at: URL,
  movedTo: string | undefined,
  options: AskOptions,
): Promise<Outcome<HttpResponse>> {
  const status = answer.statusCode
  const problem = problemOfStatus(answer, at, options)
  if (problem !== undefined) {
    await discard(answer)
    return { ok: false, problem }
  }
  const limits = {
    maxWireBytes: o.maxWireBytes ?? defaultWireBytes,
    maxBytes: Math.min(o.maxBytes ?? 20_000_000, options.maxBytes ?? Number.POSITIVE_INFINITY),
    idleMs: o.idleTimeoutMs ?? 10_000,
  }
  const declared = Number(headerOf(answer, 'content-length'))
  if (declared > limits.maxWireBytes) {
    await discard(answer)
    return failed('fetch.too-large', `${at.host}: ${declared} > ${limits.maxWireBytes}`)
  }
  const { body, wireBytes } =
    status === 304
      ? { body: new Uint8Array(0), wireBytes: 0 }
      : await readBody(answer.body, headerOf(answer, 'content-encoding'), limits)
  if (status === 304) await discard(answer)
  const response: HttpResponse = { status, finalUrl: at.href, body, wireBytes }
  if (movedTo !== undefined) response.movedTo = movedTo
  const contentType = headerOf(answer, 'content-type')
  if (contentType !== undefined) response.contentType = contentType
  const contentLanguage = headerOf(answer, 'content-language')
  if (contentLanguage !== undefined) response.contentLanguage = contentLanguage
  const etag = headerOf(answer, 'etag')
  if (etag !== undefined && etag.length <= maxValidatorChars) response.etag = etag
  const lastModified = headerOf(answer, 'last-modified')
  if (
    lastModified !== undefined &&
    lastModified.length <= maxValidatorChars &&
    !isAhead(lastModified, headerOf(answer, 'date'))
  )
    response.lastModified = lastModified
  const retryAfterMs = retryAfterMsOf(headerOf(answer, 'retry-after'), headerOf(answer, 'date'))
  if (retryAfterMs !== undefined) response.retryAfterMs = retryAfterMs
  const maxAge = /(?:^|[\s,])max-age=(\d{1,9})/i.exec(headerOf(answer, 'cache-control') ?? '')?.[1]
  if (maxAge !== undefined) response.maxAgeMs = Number(maxAge) * 1000
  const push = hubLinksOf([answer.headers['link'] ?? []].flat(), at.href)
  if (push !== undefined) response.push = push
  return ok(response)
}

const maxValidatorChars = 512

/** A date after the answer's own is no validator (RFC 9110 8.8.2.1): the server would answer "unchanged" until that day. */
function isAhead(lastModified: string, date: string | undefined): boolean {
  const answeredAt = Date.parse(date ?? '')
  return Date.parse(lastModified) > (Number.isNaN(answeredAt) ? Date.now() : answeredAt) + clockSlackMs
}

const clockSlackMs = 60_000

function problemOfStatus(answer: Answer, at: URL, options: GetOptions): Problem | undefined {
  const status = answer.statusCode
  if (options.anyStatus !== true && status !== 304 && (status < 200 || status >= 300)) {
    const detail = `${at.host}: HTTP ${status}`
    if (status === 404 || status === 410) return { code: 'fetch.gone', detail }
    const problem: Problem = { code: status === 429 || status === 503 ? 'fetch.rate-limited' : 'fetch.status', detail }
    const retryAfterMs = retryAfterMsOf(headerOf(answer, 'retry-after'), headerOf(answer, 'date'))
    if (retryAfterMs !== undefined) problem.retryAfterMs = retryAfterMs
    return problem
  }
  const type = (headerOf(answer, 'content-type') ?? '').toLowerCase()
  if (options.anyContent !== true && status !== 304 && notText.test(type))
    return { code: 'fetch.content-type', detail: `${at.host}: ${type}` }
  return undefined
}

/** Types that are no page and no feed whatever their body holds. */
const notText =
  /^\s*(?:image\/(?!svg)|video\/|audio\/|font\/|application\/(?:pdf|zip|x-(?:rar|7z|tar|shockwave|msdownload)|java-archive|msword|vnd\.(?:ms-|openxml|android|apple)|wasm))/

function requestHeaders(o: HttpOptions, options: AskOptions, at: URL): Record<string, string> {
  const headers: Record<string, string> = {
    'user-agent': options.userAgent ?? o.userAgent,
    accept: options.accept ?? 'text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.5',
    'accept-encoding': 'gzip, deflate, br',
    'accept-language': options.acceptLanguage ?? 'ar, *;q=0.5',
  }
  if (options.form !== undefined) headers['content-type'] = 'application/x-www-form-urlencoded'
  if (options.etag !== undefined && headerSafe(options.etag)) headers['if-none-match'] = options.etag
  if (options.lastModified !== undefined && headerSafe(options.lastModified))
    headers['if-modified-since'] = options.lastModified
  if (options.secret && isSameSite(at.href, options.secret.site)) Object.assign(headers, options.secret.headers)
  return headers
}

/** A stored validator came from a server: only plain visible ASCII goes back. */
function headerSafe(value: string): boolean {
  return /^[\x20-\x7e]+$/.test(value)
}

function headerOf(answer: Answer, name: string): string | undefined {
  const value = answer.headers[name]
  return Array.isArray(value) ? value[0] : value
}

/** Lets go of a body that nobody reads, so that its connection does not stay busy. */
async function discard({ body }: Answer): Promise<void> {
  if ('dump' in body && typeof body.dump === 'function') await body.dump({ limit: 65_536 })
  else body.destroy()
}

function resolved(location: string, base: URL): string | undefined {
  try {
    return new URL(location, base).href
  } catch {
    // The caller answers with fetch.bad-url.
    return undefined
  }
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : ''
}
