/**
 * Our own files: style sheet, script, icon, fonts; each address carries a digest of the content, so that it can be kept for ever.
 * In: a path under /assets/. Out: bytes with their type. Reads font files through fonts.ts only.
 */
import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { articleStyle } from './article-style.ts'
import { clientScript } from './client-script.ts'
import { colourRules } from './colours.ts'
import { fontFaces, readFont } from './fonts.ts'
import { frameStyle } from './frame-style.ts'
import { listStyle } from './list-style.ts'

export interface Asset {
  body: string | Uint8Array
  type: string
  /** May be kept for ever: the address changes with the content. */
  immutable: boolean
}

const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#0b5a5c"/>' +
  '<rect x="7" y="18" width="7" height="7" rx="1.5" fill="#ec9a63"/><rect x="17" y="18" width="8" height="7" rx="1.5" fill="none" stroke="#fff" stroke-width="1.5"/>' +
  '<path d="M25 8H12a5 5 0 0 0-5 5" fill="none" stroke="#fff" stroke-width="2.5" stroke-linecap="round"/></svg>'

const style = [fontFaces('/assets/fonts'), colourRules(), frameStyle, listStyle, articleStyle].join('\n')

/** Addresses to write into pages. */
export const assetPaths = {
  style: `/assets/siyaq.${digest(style)}.css`,
  script: `/assets/siyaq.${digest(clientScript)}.js`,
}

/** The file at that path; undefined for any other. */
export function readAsset(path: string): Asset | undefined {
  if (path === assetPaths.style) return { body: style, type: 'text/css; charset=utf-8', immutable: true }
  if (path === assetPaths.script) return { body: clientScript, type: 'text/javascript; charset=utf-8', immutable: true }
  if (path === '/assets/icon.svg') return { body: icon, type: 'image/svg+xml', immutable: false }
  const font = /^\/assets\/fonts\/([a-z0-9-]{1,60})\.woff2$/.exec(path)?.[1]
  const bytes = font === undefined ? undefined : readFont(font)
  return bytes && { body: bytes, type: 'font/woff2', immutable: true }
}

const packed = new Map<string, Uint8Array>()

/** The same, compressed once; undefined for what is compressed as it is. */
export function packAsset(path: string, { body }: Asset): Uint8Array | undefined {
  if (typeof body !== 'string') return undefined
  const known = packed.get(path) ?? new Uint8Array(gzipSync(body, { level: 9 }))
  packed.set(path, known)
  return known
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12)
}
