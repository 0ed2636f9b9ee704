/**
 * The header `Link` (RFC 8288), as far as it names hubs and the address under which an answer is published.
 * In: the header's values, the address of the answer. Out: addresses. Touches nothing; linear, whatever the header holds.
 */
import type { HubLinks } from '../../model/push.ts'
import { asUtf8 } from './header-text.ts'

const mostChars = 8_192
const mostHubs = 5

/** Undefined when no hub is named. */
export function hubLinksOf(values: readonly string[], base: string): HubLinks | undefined {
  const hubs: string[] = []
  let self: string | undefined
  for (const { target, rels } of linksOf(asUtf8(values.join(', ')).slice(0, mostChars))) {
    const at = resolved(target, base)
    if (at === undefined) continue
    if (rels.includes('hub') && hubs.length < mostHubs && !hubs.includes(at)) hubs.push(at)
    if (rels.includes('self')) self ??= at
  }
  return hubs.length === 0 ? undefined : { hubs, ...(self === undefined ? {} : { self }) }
}

interface Link {
  target: string
  rels: string[]
}

/** `<target>; rel="a b"; title="c, d", <target> …`: parameters may be quoted, and a comma inside quotes parts nothing. */
function linksOf(text: string): Link[] {
  const links: Link[] = []
  let at = text.indexOf('<')
  while (at >= 0) {
    const end = text.indexOf('>', at)
    if (end < 0) break
    const { parameters, next } = parametersFrom(text, end + 1)
    const rel = parameters.find(([name]) => name === 'rel')?.[1] ?? ''
    links.push({ target: text.slice(at + 1, end).trim(), rels: rel.toLowerCase().split(/\s+/) })
    at = text.indexOf('<', next)
  }
  return links
}

/** The parameters of one link, and where the next one may begin. */
function parametersFrom(text: string, start: number): { parameters: [name: string, value: string][]; next: number } {
  const parameters: [name: string, value: string][] = []
  let piece = ''
  let quoted = false
  let at = start
  const put = (): void => {
    const equals = piece.indexOf('=')
    if (equals > 0) parameters.push([piece.slice(0, equals).trim().toLowerCase(), piece.slice(equals + 1).trim()])
    piece = ''
  }
  for (; at < text.length; at++) {
    const char = text.charAt(at)
    if (char === '"') quoted = !quoted
    else if (char === ',' && !quoted) break
    else if (char === ';' && !quoted) put()
    else piece += char
  }
  put()
  return { parameters, next: at + 1 }
}

function resolved(target: string, base: string): string | undefined {
  if (target === '' || !URL.canParse(target, base)) return undefined
  const at = new URL(target, base)
  return at.protocol === 'http:' || at.protocol === 'https:' ? at.href : undefined
}
