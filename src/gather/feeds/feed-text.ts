/**
 * Text, links, pictures, language tags and keywords out of the values of a feed.
 * In: strings that may hold markup, escaped once or twice; addresses that may be relative. Out: plain text, absolute addresses, tags. Touches nothing.
 */
import { MarkupParser } from '../../text/markup-parser.ts'

/** Plain text of a value that may be HTML: tags gone, entities decoded, white space collapsed, cut at `maxChars`. */
export function plainText(value: string, maxChars = 2000): string {
  const bounded = value.slice(0, maxChars * 20)
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
  const once = collapsed(text, maxChars)
  return /&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,10});/i.test(once) && !/[<>]/.test(once)
    ? collapsed(entitiesDecoded(once), maxChars)
    : once
}

/** `value` as an absolute http(s) address, against the first base that works; undefined when it is none. */
export function absoluteUrl(value: string | undefined, ...bases: (string | undefined)[]): string | undefined {
  const trimmed = value
    ?.replace(/[\s\u200b\ufeff]+/g, (run) => (/[^\s]/.test(run) ? '' : ' '))
    .trim()
    .replace(/\s*[\r\n\t]\s*/g, '')
  if (trimmed === undefined || trimmed === '') return undefined
  const decoded = trimmed.includes('&amp;') ? trimmed.replaceAll('&amp;', '&') : trimmed
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

function entitiesDecoded(text: string): string {
  let decoded = ''
  const parser = new MarkupParser({ ontext: (piece) => (decoded += piece) })
  parser.write(text)
  parser.end()
  return decoded
}
