/**
 * Cookies of one request while it is redirected: sites that let in who comes back with the cookie they have just set.
 * In: answers of hops. Out: what the next hop sends. Kept for one request only, never stored, sent to the host that set it alone (or to hosts of
 * its own domain when it says so).
 */
import { getDomain } from 'tldts'

interface Cookie {
  name: string
  value: string
  host: string
  /** Hosts below the named domain get it, too. */
  domain?: string
}

const mostCookies = 20
const mostChars = 4_096

export class HopCookies {
  readonly #cookies: Cookie[] = []

  /** Takes what the answer from `at` sets; one that is deleted (empty, or Max-Age 0) goes. */
  take(at: URL, headers: string | readonly string[] | undefined): void {
    const lines = headers === undefined ? [] : typeof headers === 'string' ? [headers] : headers
    for (const line of lines.slice(0, mostCookies)) {
      const [pair = '', ...attributes] = line.split(';').map((part) => part.trim())
      const equals = pair.indexOf('=')
      const [name, value] = [pair.slice(0, equals), pair.slice(equals + 1)]
      if (equals <= 0 || pair.length > mostChars || !/^[\x21-\x7e ]+$/.test(pair)) continue
      const named = attributes
        .find((part) => /^domain=/i.test(part))
        ?.slice(7)
        .replace(/^\./, '')
        .toLowerCase()
      const cookie: Cookie = { name, value, host: at.host }
      if (named !== undefined && named === getDomain(at.hostname)) cookie.domain = named
      const known = this.#cookies.findIndex((one) => one.name === name && one.host === at.host)
      if (known >= 0) this.#cookies.splice(known, 1)
      const dropped = value === '' || attributes.some((part) => /^max-age=(?:0|-)/i.test(part))
      if (!dropped && this.#cookies.length < mostCookies) this.#cookies.push(cookie)
    }
  }

  /** What is sent to `at`; empty when nothing is. */
  for(at: URL): string {
    return this.#cookies
      .filter(
        ({ host, domain }) =>
          host === at.host || (domain !== undefined && at.hostname.endsWith(`.${domain}`)) || domain === at.hostname,
      )
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ')
  }
}
