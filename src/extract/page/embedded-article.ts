/**
 * Finds the article that a page carries only as data for its script (Next.js `__NEXT_DATA__`, Nuxt, other JSON scripts).
 * In: the raw scripts and the page's titles. Out: the article's fields as `LinkedData` names them. Touches nothing.
 *
 * The longest text under a name for a body wins, far before others when a headline of the page stands beside it. JSON of strangers is
 * walked with a budget, never trusted: its text goes through the same extraction as the rest of the page.
 */
import { sharedWords, wordsOf } from './shared-words.ts'

export interface EmbeddedArticle {
  /** Text or HTML. */
  articleBody: string
  datePublished?: string
  authors: string[]
}

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
type JsonObject = { [key: string]: Json }

/** Values looked at in all scripts, nesting followed, and characters of a script that is parsed. */
const maxValues = 50_000
const maxDepth = 24
const maxScriptChars = 4_000_000
const leastChars = 200

/** The article in the scripts whose text is longest; undefined when none has a body of at least 200 characters. */
export function readEmbedded(scripts: readonly string[], titles: readonly string[]): EmbeddedArticle | undefined {
  const shown = titles.map(wordsOf).filter((title) => title.split(' ').length >= 3)
  let best: { holder: JsonObject; body: string; score: number } | undefined
  let budget = maxValues
  const walk = (value: Json, depth: number): void => {
    if (value === null || typeof value !== 'object' || depth > maxDepth || --budget < 0) return
    if (Array.isArray(value)) {
      for (const item of value) walk(item, depth + 1)
      return
    }
    for (const [key, inner] of Object.entries(value)) {
      const body = bodyKey.test(key) ? bodyText(inner, 0) : ''
      if (body.length >= leastChars && /[.!?\u061f\u06d4\u3002]/.test(body)) {
        const score = Math.min(body.length, 50_000) * (isTitled(value, shown) ? 20 : 1)
        if (!best || score > best.score) best = { holder: value, body, score }
      }
      walk(inner, depth + 1)
    }
  }
  for (const script of scripts) {
    if (script.length > maxScriptChars) continue
    const json = parseJson(script)
    if (json !== undefined) walk(json, 0)
  }
  if (!best) return undefined
  const found: EmbeddedArticle = { articleBody: best.body, authors: authorsOf(best.holder) }
  const date = firstText(best.holder, dateKey)
  if (date !== undefined) found.datePublished = date
  return found
}

const bodyKey =
  /^(?:article|story|post|news|main|full)?[-_]?(?:body|content|text|html|paragraphs?|blocks?|copy)(?:[-_]?(?:html|text|raw|rendered|elements|blocks|json))?$/i
const dateKey =
  /^(?:date[-_]?published|published(?:[-_]?(?:at|date|time|on))?|publish[-_]?(?:date|time)|pub[-_]?date|first[-_]?published(?:[-_]?at)?|created[-_]?at)$/i
const titleKey = /^(?:title|headline|name|heading)$/i
const authorKey = /^(?:authors?|by[-_]?line|writers?|creators?)$/i

function parseJson(script: string): Json | undefined {
  try {
    const parsed: Json = JSON.parse(script)
    return parsed
  } catch {
    // No JSON after all: then it is no data of an article.
    return undefined
  }
}

/** The text of a body: a string, or paragraphs as strings or objects with a text of their own. */
function bodyText(value: Json, depth: number): string {
  if (typeof value === 'string') return value
  if (value === null || typeof value !== 'object' || depth > 4) return ''
  if (Array.isArray(value)) {
    const parts = value.slice(0, 2_000).map((item) => bodyText(item, depth + 1))
    return parts
      .filter((part) => part.trim() !== '')
      .map((part) => (part.trim().startsWith('<') ? part : `<p>${part}</p>`))
      .join('\n')
  }
  for (const key of ['html', 'text', 'content', 'rendered', 'value', 'paragraph', 'data', 'children', 'body']) {
    const inner = value[key]
    const text = inner === undefined ? '' : bodyText(inner, depth + 1)
    if (text !== '') return text
  }
  return ''
}

function isTitled(holder: JsonObject, titles: readonly string[]): boolean {
  const title = firstText(holder, titleKey)
  if (title === undefined) return false
  const words = wordsOf(title)
  return titles.some((one) => sharedWords(words, one) >= 0.7 || sharedWords(one, words) >= 0.7)
}

function firstText(holder: JsonObject, name: RegExp): string | undefined {
  for (const [key, value] of Object.entries(holder))
    if (typeof value === 'string' && value.length <= 1_000 && name.test(key)) return value
  return undefined
}

function authorsOf(holder: JsonObject): string[] {
  for (const [key, value] of Object.entries(holder)) {
    if (!authorKey.test(key)) continue
    const names = (Array.isArray(value) ? value.slice(0, 20) : [value]).flatMap((one) => {
      if (typeof one === 'string') return [one]
      const name =
        one !== null && typeof one === 'object' && !Array.isArray(one) ? (one['name'] ?? one['title']) : undefined
      return typeof name === 'string' ? [name] : []
    })
    if (names.length > 0) return names
  }
  return []
}
