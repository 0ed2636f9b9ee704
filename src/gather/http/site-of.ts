/**
 * Whether an address belongs to the site that a secret was given for.
 * In: addresses. Out: yes or no. Touches nothing.
 */
import { getDomain } from 'tldts'

/**
 * The same site: the same registered domain (names under a shared suffix like blogspot.com are sites of their own), or the same host and
 * port where there is none; and no secret of a site with TLS goes to it without.
 */
export function isSameSite(address: string, given: string): boolean {
  if (!URL.canParse(address) || !URL.canParse(given)) return false
  const [at, from] = [new URL(address), new URL(given)]
  if (from.protocol === 'https:' && at.protocol !== 'https:') return false
  return siteOf(at) === siteOf(from)
}

function siteOf(url: URL): string {
  return getDomain(url.hostname, { allowPrivateDomains: true }) ?? url.host
}
