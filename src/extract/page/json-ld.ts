/**
 * Reads what the page says about itself in JSON-LD.
 * In: the raw scripts and the page's address. Out: the article node's fields as plain strings. Touches nothing.
 * Broken JSON is repaired where the repair is certain (comments, raw line breaks in strings, trailing commas), else skipped.
 */
import { trimSigns } from './trim-signs.ts'
import { sharedWords, wordsOf } from './shared-words.ts'

export interface LinkedData {
  type?: string
  headline?: string
  description?: string
  articleBody?: string
  /** Headlines and texts of a live blog's posts, for a page that does not show them itself. */
  updates?: string
  datePublished?: string
  dateModified?: string
  authors: string[]
  keywords?: string | string[]
  images: string[]
  publisher?: string
  siteName?: string
  lang?: string
  url?: string
  /** False when the publisher marks the text as behind a paywall. */
  free?: boolean
  sourceOrganization?: string
  section?: string
}

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
type JsonObject = { [key: string]: Json }

/**
 * Fields of the article node that fits the page best; every field may be missing. Of several articles, one whose headline is none of the
 * page's `titles` is another article's. Never throws.
 */
export function readLinkedData(
  scripts: readonly string[],
  pageUrl: string,
  titles: readonly string[] = [],
): LinkedData {
  const nodes: JsonObject[] = []
  for (const script of scripts) {
    const json = parseLoose(script)
    if (json !== undefined) flatten(json, nodes, 0)
  }
  const byId = new Map<string, JsonObject>()
  for (const node of nodes) {
    const id = node['@id']
    if (typeof id === 'string' && Object.keys(node).length > 2) byId.set(id, node)
  }
  const articles = nodes.filter((node) => articleType.test(typeOf(node)))
  const path = pathOf(pageUrl)
  const shown = titles.map(wordsOf).filter((words) => words !== '')
  const best = articles
    .map((node, i) => ({ node, rank: rankOf(node, path) + titleRank(node, shown) - i * 0.01 }))
    .filter(({ node }) => articles.length === 1 || !isOther(node, path, shown))
    .sort((a, b) => b.rank - a.rank)[0]?.node
  const data: LinkedData = { authors: [], images: [] }
  for (const node of nodes) {
    if (typeOf(node) === 'WebSite') setText(data, 'siteName', node['name'])
  }
  const page = nodes.find((node) => /^(?:WebPage|ItemPage|NewsPage)$/.test(typeOf(node)))
  if (best) fill(data, best, byId)
  if (page) {
    setText(data, 'datePublished', page['datePublished'])
    setText(data, 'dateModified', page['dateModified'])
    setText(data, 'lang', page['inLanguage'])
  }
  return data
}

function fill(data: LinkedData, node: JsonObject, byId: ReadonlyMap<string, JsonObject>): void {
  data.type = typeOf(node)
  setText(data, 'headline', node['headline'] ?? node['name'] ?? null)
  setText(data, 'description', node['description'])
  setText(data, 'articleBody', node['articleBody'] ?? node['text'] ?? null)
  setText(data, 'updates', updatesOf(node))
  setText(data, 'datePublished', node['datePublished'] ?? node['dateCreated'] ?? null)
  setText(data, 'dateModified', node['dateModified'])
  setText(data, 'lang', node['inLanguage'])
  setText(data, 'section', node['articleSection'])
  setText(data, 'url', typeof node['mainEntityOfPage'] === 'string' ? node['mainEntityOfPage'] : node['url'])
  data.authors = namesOf(node['author'] ?? node['creator'] ?? null, byId)
  const publisher = namesOf(node['publisher'] ?? null, byId)[0]
  if (publisher !== undefined) data.publisher = publisher
  const source = namesOf(node['sourceOrganization'] ?? null, byId)[0]
  if (source !== undefined) data.sourceOrganization = source
  const keywords = node['keywords']
  if (typeof keywords === 'string') data.keywords = keywords.slice(0, maxFieldChars)
  else if (Array.isArray(keywords))
    data.keywords = keywords.slice(0, maxNames).filter((k): k is string => typeof k === 'string')
  const free = node['isAccessibleForFree']
  if (free === false || (typeof free === 'string' && free.toLowerCase() === 'false')) data.free = false
  data.images = imagesOf(node['image'] ?? null, byId)
}

/** The posts of a live blog (`liveBlogUpdate`), headline and text of each in a paragraph of its own. */
function updatesOf(node: JsonObject): Json {
  const updates = node['liveBlogUpdate']
  if (!Array.isArray(updates)) return null
  const posts = updates.slice(0, maxNames).flatMap((update) => {
    if (update === null || typeof update !== 'object' || Array.isArray(update)) return []
    return [update['headline'], update['articleBody'] ?? update['text']].filter(
      (text): text is string => typeof text === 'string',
    )
  })
  return posts.length === 0 ? null : posts.join('\n')
}

type TextField =
  | 'headline'
  | 'description'
  | 'articleBody'
  | 'updates'
  | 'datePublished'
  | 'dateModified'
  | 'lang'
  | 'url'
  | 'siteName'
  | 'section'

function setText(data: LinkedData, field: TextField, value: Json | undefined): void {
  if (data[field] !== undefined) return
  const text = Array.isArray(value) ? value.find((v) => typeof v === 'string') : value
  const most = field === 'articleBody' || field === 'updates' ? maxBodyChars : maxFieldChars
  if (typeof text === 'string' && text.trim() !== '') data[field] = text.trim().slice(0, most)
  else if (typeof text === 'number' && field.startsWith('date')) data[field] = String(text)
}

/** Fields longer than this are none that a publisher wrote; an article of half a million characters is a book. */
const maxFieldChars = 10_000
const maxBodyChars = 500_000
const maxNames = 200
/** Lists of lists deeper than this say nothing. */
const maxListDepth = 4

function namesOf(value: Json, byId: ReadonlyMap<string, JsonObject>, depth = 0): string[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [value.trim().slice(0, maxFieldChars)]
  if (Array.isArray(value))
    return depth > maxListDepth ? [] : value.slice(0, maxNames).flatMap((v) => namesOf(v, byId, depth + 1))
  if (value === null || typeof value !== 'object') return []
  const name = value['name']
  if (typeof name === 'string') return name.trim() === '' ? [] : [name.trim()]
  if (Array.isArray(name)) return name.filter((n): n is string => typeof n === 'string' && n.trim() !== '')
  const id = value['@id']
  const target = typeof id === 'string' ? byId.get(id) : undefined
  return target && target !== value && typeof target['name'] === 'string' ? [target['name'].trim()] : []
}

function imagesOf(value: Json, byId: ReadonlyMap<string, JsonObject>, depth = 0): string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value))
    return depth > maxListDepth
      ? []
      : value
          .slice(0, 50)
          .flatMap((v) => imagesOf(v, byId, depth + 1))
          .slice(0, 5)
  if (value === null || typeof value !== 'object') return []
  const url = value['url'] ?? value['contentUrl']
  if (typeof url === 'string') return [url]
  const id = value['@id']
  const target = typeof id === 'string' ? byId.get(id) : undefined
  return target && target !== value && typeof target['url'] === 'string' ? [target['url']] : []
}

function rankOf(node: JsonObject, path: string): number {
  let rank = 0
  const main = node['mainEntityOfPage']
  const url =
    typeof main === 'string'
      ? main
      : main !== null && typeof main === 'object' && !Array.isArray(main)
        ? main?.['@id']
        : node['url']
  if (typeof url === 'string' && path.length > 1 && pathOf(url) === path) rank += 2
  if (typeof node['articleBody'] === 'string') rank += 1
  if (node['datePublished'] !== undefined) rank += 1
  if (node['headline'] !== undefined) rank += 1
  if (node['author'] !== undefined) rank += 0.5
  if (/News|Report|Opinion|Analysis|Blog/.test(typeOf(node))) rank += 0.5
  return rank
}

/** 3 when the headline is a title of the page, 0 when nothing can be said. */
function titleRank(node: JsonObject, titles: readonly string[]): number {
  return titleShare(node, titles) >= 0.7 ? 3 : 0
}

/** Neither its headline nor its address is the page's. */
function isOther(node: JsonObject, path: string, titles: readonly string[]): boolean {
  if (titles.length === 0 || typeof node['headline'] !== 'string') return false
  const url = node['url']
  if (typeof url === 'string' && path.length > 1 && pathOf(url) === path) return false
  return titleShare(node, titles) < 0.3
}

function titleShare(node: JsonObject, titles: readonly string[]): number {
  const headline = node['headline']
  if (typeof headline !== 'string') return 0
  const words = wordsOf(headline)
  return Math.max(0, ...titles.map((title) => Math.max(sharedWords(words, title), sharedWords(title, words))))
}

function pathOf(url: string): string {
  if (url.length > maxFieldChars) return ''
  try {
    return trimSigns(decodeURIComponent(new URL(url, 'http://x/').pathname), undefined, /\//)
  } catch {
    return url
  }
}

function typeOf(node: JsonObject): string {
  const type = node['@type']
  const name = Array.isArray(type) ? (type.find((t) => typeof t === 'string' && articleType.test(t)) ?? type[0]) : type
  return typeof name === 'string' ? name.replace(/^https?:\/\/schema\.org\//, '') : ''
}

function flatten(json: Json, nodes: JsonObject[], depth: number): void {
  if (depth > 8 || nodes.length > 2000) return
  if (Array.isArray(json)) {
    for (const item of json) flatten(item, nodes, depth + 1)
    return
  }
  if (json === null || typeof json !== 'object') return
  if ('@type' in json || '@id' in json) nodes.push(json)
  for (const key of [
    '@graph',
    'mainEntity',
    'mainEntityOfPage',
    'hasPart',
    'itemListElement',
    'item',
    'isPartOf',
    'author',
    'publisher',
    'image',
  ]) {
    const value = json[key]
    if (value !== undefined && typeof value === 'object') flatten(value, nodes, depth + 1)
  }
}

function parseLoose(script: string): Json | undefined {
  const text = script
    .trim()
    .replace(/^\s*(?:<!--|\/\/\s*<!\[CDATA\[|<!\[CDATA\[|\/\*\s*<!\[CDATA\[\s*\*\/)/, '')
    .replace(/(?:-->|\/\/\s{0,20}\]\]>|\]\]>|\/\*\s{0,20}\]\]>\s{0,20}\*\/)\s{0,20};?$/, '')
  for (const repair of repairs) {
    try {
      const parsed: Json = JSON.parse(repair(text))
      return parsed
    } catch {
      continue
    }
  }
  return undefined
}

// A raw control character is never legal inside JSON and always white space in a headline.
// oxlint-disable-next-line no-control-regex
const controls = /[\u0000-\u001f]+/g

const repairs: ((text: string) => string)[] = [
  (text) => text,
  (text) => text.replace(controls, ' ').trimEnd().replace(/;$/, ''),
  (text) =>
    text
      .replace(controls, ' ')
      .replace(/,\s*([}\]])/g, '$1')
      .replace(/\\(?!["\\/bfnrtu])/g, '\\\\')
      .trimEnd()
      .replace(/;$/, ''),
]

const articleType = /Article|BlogPosting|LiveBlogPosting|Report$|Review$|^Recipe$|SocialMediaPosting|Newsletter/
