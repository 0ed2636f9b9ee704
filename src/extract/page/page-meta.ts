/**
 * The page's meta elements, gathered once.
 * In: the tree. Out: a lookup by lower-case name, property or itemprop. Touches nothing.
 */
import type { PageDom } from './dom.ts'

/** All non-empty contents per meta key ("og:title", "article:published_time", "author" …) in page order. */
export type PageMeta = ReadonlyMap<string, readonly string[]>

/** A longer content is none that a reader was meant to see; more of one name say nothing new. */
const maxContentChars = 10_000
const maxContents = 200

export function readMeta(dom: PageDom): PageMeta {
  const meta = new Map<string, string[]>()
  for (const el of dom.metas) {
    const content = el.attrs['content']?.trim().slice(0, maxContentChars)
    if (content === undefined || content === '') continue
    for (const key of [el.attrs['property'], el.attrs['name'], el.attrs['itemprop'], el.attrs['http-equiv']]) {
      if (key === undefined) continue
      for (const one of key.slice(0, 200).toLowerCase().split(/\s+/)) {
        const list = meta.get(one)
        if (list && list.length < maxContents) list.push(content)
        else if (list) continue
        else meta.set(one, [content])
      }
    }
  }
  return meta
}

/** The first content under any of `keys`, tried in order. */
export function firstMeta(meta: PageMeta, ...keys: string[]): string | undefined {
  for (const key of keys) {
    const value = meta.get(key)?.[0]
    if (value !== undefined) return value
  }
  return undefined
}
