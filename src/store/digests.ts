/**
 * Digests that stand for long strings: of an address, of a text, of a facet of the index.
 * In: strings. Out: short ASCII strings. Touches nothing.
 */
import { hash } from 'node:crypto'

/** 22 characters that stand for an address; two addresses never share them in practice (128 bits of SHA-256). */
export function urlKey(url: string): string {
  return digest(url).slice(0, 22)
}

/** 22 characters that stand for title and text; white space counts as one space. */
export function textHash(title: string, text: string): string {
  return digest(`${title.trim()}\n${text.trim()}`.replace(/\s+/g, ' ')).slice(0, 22)
}

/** 16 hexadecimal digits that stand for `value` in the full-text index. */
export function facetHash(value: string): string {
  return hash('sha256', value, 'hex').slice(0, 16)
}

/** 43 characters that stand for `text`. */
export function digest(text: string): string {
  return hash('sha256', text, 'base64url')
}
