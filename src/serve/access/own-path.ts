/**
 * Paths that lead nowhere but to this site, whatever a form or an address says.
 * In: a path of unknown origin. Out: a path that a browser resolves to our own pages. Touches nothing.
 */

const here = 'http://siyaq.invalid'

/**
 * A path of ours to go back to, `/` for anything that could lead elsewhere. What comes back is judged, not what came in: a path may become
 * `//elsewhere` only when its dots are resolved (`/x/..//elsewhere`).
 */
export function ownPath(path: unknown): string {
  if (typeof path !== 'string' || !/^\/(?![/\\])[^\\]*$/.test(path) || !URL.canParse(path, here)) return '/'
  const url = new URL(path, here)
  const back = `${url.pathname}${url.search}`
  return url.origin === here && leadsHere(back) ? back : '/'
}

/** The path of a request as a link of a page: one that begins with two slashes would name a host. */
export function linkedPath(path: string): string {
  return leadsHere(path) ? path : '/'
}

function leadsHere(path: string): boolean {
  return /^\/(?![/\\])/.test(path) && URL.canParse(path, here) && new URL(path, here).origin === here
}
