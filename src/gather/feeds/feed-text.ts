/**
 * Text, links, pictures, language tags and keywords out of the values of a feed.
 * In: strings that may hold markup, escaped once or twice; addresses that may be relative. Out: plain text, absolute addresses, tags. Touches nothing.
 */
import { entitiesDecoded } from '../../text/entities-decoded.ts'
import { MarkupParser } from '../../text/markup-parser.ts'
import { withoutCdataMarks } from './xml-tree.ts'

/** Plain text of a value that may be HTML: tags gone, entities decoded, white space collapsed, cut at `maxChars`. */
export function plainText(value: string, maxChars = 2000): string {
  const bounded = withoutCdataMarks(value.slice(0, maxChars * 20))
  if (!/[<&]/.test(bounded)) return collapsed(bounded, maxChars)
  let text = ''
  let skipped = 0
  const parser = new MarkupParser({
    onopentag(name) {
      if (name === 'script' || name === 'style') skipped++
      else if (blocks.has(name)) text += ' '
    },
    ontext(piece) {
      if (skipped === 0) text += piece
    },
    onclosetag(name) {
      if (name === 'script' || name === 'style') skipped--
      else if (blocks.has(name)) text += ' '
    },
  })
  parser.write(bounded)
  parser.end()
  // Titles are often escaped twice ("&amp;amp;"): one more round, for entities only.
  const once = collapsed(withoutCdataMarks(text), maxChars)
  return /&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,10});/i.test(once) && !/[<>]/.test(once)
    ? collapsed(entitiesDecoded(once), maxChars)
    : once
}

/** Plain text of a value that is no markup: `<` stands for itself, only entities are decoded. */
export function literalText(value: string, maxChars = 2000): string {
  const bounded = withoutCdataMarks(value.slice(0, maxChars * 20))
  return collapsed(bounded.includes('&') ? entitiesDecoded(bounded.replaceAll('<', '&lt;')) : bounded, maxChars)
}

/** `value` as an absolute http(s) address, against the first base that works; undefined when it is none. */
export function absoluteUrl(value: string | undefined, ...bases: (string | undefined)[]): string | undefined {
  const trimmed = value === undefined ? '' : withoutEdges(withoutCdataMarks(value)).replace(/\s*[\r\n\t]\s*/g, '')
  if (trimmed === '') return undefined
  const whole = /^www\.[^\s/]+\.[^\s/]/i.test(trimmed) ? `https://${trimmed}` : trimmed
  const decoded = whole.includes('&amp;') ? whole.replaceAll('&amp;', '&') : whole
  for (const base of [undefined, ...bases]) {
    try {
      const at = new URL(decoded, base)
      return (at.protocol === 'http:' || at.protocol === 'https:') && at.href.length <= maxUrlChars
        ? at.href
        : undefined
    } catch {
      // Relative to this base it is no address: the next base is tried.
      continue
    }
  }
  return undefined
}

/** Without white space and marks that nobody sees (direction, joiners, byte order) at either end. */
function withoutEdges(value: string): string {
  const text = value.replaceAll('\ufeff', '').replaceAll('\u200b', '')
  let [start, end] = [0, text.length]
  while (start < end && unseen.test(text[start] ?? '')) start++
  while (end > start && unseen.test(text[end - 1] ?? '')) end--
  return text.slice(start, end)
}

const unseen = /[\s\u00ad\u061c\u200c-\u200f\u2028-\u202e\u2060-\u2069]/

/** The first picture in HTML that is not a counter's pixel, absolute. */
export function firstPicture(html: string, ...bases: (string | undefined)[]): string | undefined {
  for (const match of html.slice(0, 50_000).matchAll(/<img\b[^>]{0,2000}>/gi)) {
    const tag = match[0]
    if (/\b(?:width|height)\s*=\s*["']?[01](?:px)?["'\s/>]/i.test(tag)) continue
    const src = /\bsrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/i.exec(tag)
    const url = absoluteUrl(src?.[1] ?? src?.[2] ?? src?.[3], ...bases)
    if (url !== undefined) return url
  }
  return undefined
}

/** The name in an RSS author ("a@b.example (Name)", "Name <a@b.example>"); an address alone is no name a reader wants. */
export function authorName(value: string): string | undefined {
  const text = plainText(value.replace(/<([^\s<>@]+@[^\s<>@]+)>/g, ' ($1)'), 200)
  const inBrackets = /^\S+@\S+\s*\(([^)]+)\)$/.exec(text)?.[1]
  const name = (inBrackets ?? text.replace(/\(?\s*(?:mailto:)?[^\s()@]+@[^\s()@]+\s*\)?/g, ' '))
    .replace(/\s+/g, ' ')
    .trim()
  return name === '' ? undefined : name
}

/** A language tag such as "ar" or "ar-EG"; undefined for what is none. */
export function languageTag(value: string | undefined): string | undefined {
  const tag = value?.trim().replaceAll('_', '-') ?? ''
  return /^[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8})*$/.test(tag) ? tag : undefined
}

/** Keywords of one string, at commas of any script and semicolons. */
export function splitKeywords(text: string): string[] {
  return plainText(text, 2000)
    .split(/\s*[,;،؛]\s*/)
    .filter((word) => word !== '' && word.length <= 120)
}

const maxUrlChars = 4096
const blocks = new Set([
  'p',
  'br',
  'div',
  'li',
  'td',
  'tr',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'blockquote',
  'figure',
  'hr',
  'img',
])

function collapsed(text: string, maxChars: number): string {
  const flat = text
    .replace(/[\s\u00a0]+/g, ' ')
    .replace(/[\p{Cc}\ufffe\uffff]/gu, '')
    .trim()
  // Never half of a surrogate pair at the cut.
  return flat.length <= maxChars ? flat : flat.slice(0, maxChars).replace(/[\ud800-\udbff]$/, '')
}
