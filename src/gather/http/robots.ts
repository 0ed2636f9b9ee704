/**
 * What a robots.txt allows (RFC 9309).
 * In: the text of the file, our product name, addresses. Out: allowed or not, the delay asked for, sitemaps named. Touches nothing;
 * fetching and keeping the file is done elsewhere.
 */
import { hourMs } from '../../model/instant.ts'

export interface RobotsRules {
  /** Whether `url` (or a path) may be fetched. */
  allowed(url: string): boolean
  /** Pause between two requests that the group asks for, at most one hour. */
  crawlDelayMs?: number
  sitemaps: string[]
}

/** What to keep when the file is unreachable or the server fails (RFC 9309 §2.3.1.4): nothing is allowed for now. */
export const robotsDisallowAll = 'User-agent: *\nDisallow: /\n'

/**
 * The rules of `text` for the crawler `ua` (the product token, such as "Siyaq", or a full user agent whose first token is it).
 * The groups that name the product are joined; none named: the groups for `*`. The longest matching path wins, "allow" on a tie.
 * Reads at most 500 KiB as the RFC asks; a page of HTML in place of the file has no rules. Matching is linear in path × rule.
 */
export function robotsRules(text: string, ua: string): RobotsRules {
  const { groups, sitemaps } = readGroups(text.slice(0, maxChars))
  const group = chooseGroup(groups, productToken(ua))
  const rules = group.rules
  const found: RobotsRules = {
    allowed: (url) => isAllowed(rules, url),
    sitemaps,
  }
  if (group.delayMs !== undefined) found.crawlDelayMs = Math.min(group.delayMs, hourMs)
  return found
}

const maxChars = 500 * 1024

interface Rule {
  allow: boolean
  pattern: string
}

interface Group {
  agents: string[]
  rules: Rule[]
  delayMs?: number
}

function readGroups(text: string): { groups: Group[]; sitemaps: string[] } {
  const groups: Group[] = []
  const sitemaps: string[] = []
  let group: Group | undefined
  let namingAgents = false
  for (const line of text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)) {
    const field = fieldOf(line)
    if (!field) continue
    const { name, value } = field
    if (name === 'user-agent' || name === 'useragent' || name === 'user agent') {
      if (group === undefined || !namingAgents) {
        group = { agents: [], rules: [] }
        groups.push(group)
      }
      group.agents.push(value.toLowerCase())
      namingAgents = true
      continue
    }
    if (name === 'sitemap' || name === 'site-map') {
      // A fragment sign inside an address is not a comment.
      const whole = /:\s*(\S+)/.exec(line)?.[1]
      if (whole !== undefined) sitemaps.push(whole)
      continue
    }
    if (name === 'allow' || name === 'disallow') {
      namingAgents = false
      if (group !== undefined && value !== '') group.rules.push({ allow: name === 'allow', pattern: comparable(value) })
    } else if (name === 'crawl-delay') {
      namingAgents = false
      const seconds = Number.parseFloat(value)
      if (group !== undefined && Number.isFinite(seconds) && seconds >= 0) group.delayMs ??= seconds * 1000
    }
  }
  return { groups, sitemaps }
}

/** Cut at the first colon, not by one pattern: a pattern for name, blanks and colon would try every split of a long run of blanks. */
function fieldOf(line: string): { name: string; value: string } | undefined {
  const comment = line.indexOf('#')
  const said = comment < 0 ? line : line.slice(0, comment)
  const colon = said.indexOf(':')
  if (colon < 0) return undefined
  const name = said.slice(0, colon).trim().toLowerCase()
  return /^[a-z][a-z -]*$/.test(name) ? { name, value: said.slice(colon + 1).trim() } : undefined
}

function productToken(ua: string): string {
  return (/^[A-Za-z_-]+/.exec(ua.trim())?.[0] ?? ua).toLowerCase()
}

function chooseGroup(groups: Group[], product: string): Group {
  const named = groups.filter((group) => group.agents.some((agent) => productToken(agent) === product))
  const chosen = named.length > 0 ? named : groups.filter((group) => group.agents.includes('*'))
  const joined: Group = { agents: [], rules: chosen.flatMap((group) => group.rules) }
  const delayMs = chosen.find((group) => group.delayMs !== undefined)?.delayMs
  if (delayMs !== undefined) joined.delayMs = delayMs
  return joined
}

function isAllowed(rules: readonly Rule[], url: string): boolean {
  const path = comparable(pathOf(url))
  let best: Rule | undefined
  for (const rule of rules) {
    if (best !== undefined && rule.pattern.length < best.pattern.length) continue
    if (best !== undefined && rule.pattern.length === best.pattern.length && !rule.allow) continue
    if (matches(rule.pattern, path)) best = rule
  }
  return best?.allow ?? true
}

function pathOf(url: string): string {
  const rest = url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '').replace(/#.*$/, '')
  return rest.startsWith('/') ? rest : `/${rest}`
}

/** Octets outside ASCII escaped, escapes in upper case, escapes of unreserved characters undone: the form in which both sides meet. */
function comparable(path: string): string {
  return path
    .replace(/[^\x21-\x7e]+/g, (run) => encodeURIComponent(run.replace(/[\ud800-\udfff]/gu, '\ufffd')))
    .replace(/%([0-9a-f]{2})/gi, (whole: string, hex: string) => {
      const char = String.fromCharCode(Number.parseInt(hex, 16))
      return /[A-Za-z0-9\-._~]/.test(char) ? char : whole.toUpperCase()
    })
}

/** Prefix match with `*` for any run and a final `$` for the end; greedy pieces, so no pattern can backtrack. */
function matches(pattern: string, path: string): boolean {
  const anchored = pattern.endsWith('$')
  const pieces = (anchored ? pattern.slice(0, -1) : pattern).split('*')
  const first = pieces[0] ?? ''
  if (!path.startsWith(first)) return false
  let at = first.length
  for (let i = 1; i < pieces.length; i++) {
    const piece = pieces[i] ?? ''
    const isLast = i === pieces.length - 1
    if (isLast && anchored) return path.length - piece.length >= at && path.endsWith(piece)
    const found = path.indexOf(piece, at)
    if (found < 0) return false
    at = found + piece.length
  }
  return !anchored || at === path.length
}
