/**
 * Which addresses of publishers may become links.
 * In: an address. Out: the address without user and password, or nothing. Touches nothing.
 */

/**
 * The address when it is one that a browser can open on the web; undefined for other schemes and for the names that lead nowhere by
 * definition (`.invalid`: an import gives them to articles without an address).
 */
export function outsideLink(address: string | undefined): string | undefined {
  if (address === undefined || !URL.canParse(address)) return undefined
  const url = new URL(address)
  const { protocol, hostname } = url
  if (protocol !== 'http:' && protocol !== 'https:') return undefined
  if (/(^|\.)invalid\.?$/i.test(hostname)) return undefined
  if (url.username === '' && url.password === '') return address
  url.username = ''
  url.password = ''
  return url.href
}
