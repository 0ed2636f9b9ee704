/**
 * Who wrote the article: a person, several, or a desk.
 * In: the page's tree and what it says about itself. Out: the names joined, with where they were found. Touches nothing.
 */
import * as classNames from '../../data/class-names.data.ts'
import * as lists from '../../data/pages.data.ts'
import { type FieldSource } from '../../model/article.ts'
import { El, type PageDom, findAll, textOf } from '../page/dom.ts'
import { type LinkedData } from '../page/json-ld.ts'
import { judgeName } from '../page/class-names.ts'
import { type PageMeta } from '../page/page-meta.ts'
import { anyOf, namePattern } from '../page/phrase-pattern.ts'
import { sameWords, wordsOf } from './title.ts'

export interface FoundByline {
  author: string
  from: FieldSource
}

/** The author by precedence JSON-LD, meta, schema.org marks, rel=author, byline element; site names are no authors. */
export function findByline(
  dom: PageDom,
  meta: PageMeta,
  data: LinkedData,
  siteNames: readonly string[],
): FoundByline | undefined {
  const linked = cleanNames(data.authors, siteNames)
  if (linked.length > 0) return { author: linked.join(', '), from: 'json-ld' }
  for (const key of [
    'author',
    'article:author',
    'dc.creator',
    'dc.creator.name',
    'parsely-author',
    'sailthru.author',
    'byl',
    'article:author_name',
    'cxenseparse:author',
    'twitter:misc:written',
    'twitter:data1',
  ]) {
    const values = meta.get(key)
    if (
      !values ||
      (key === 'twitter:data1' && !/by|writ|\u0643\u062a\u0628/i.test(meta.get('twitter:label1')?.[0] ?? ''))
    )
      continue
    const names = cleanNames(values, siteNames)
    if (names.length > 0) return { author: names.join(', '), from: 'meta' }
  }
  const shown = findShown(dom.root, siteNames)
  if (shown) return shown
  // Nobody but the outlet itself is named: then the desk is the author.
  const desk = data.authors.find((name) => name.length >= 2 && name.length <= 80 && !/https?:|www\.|@/.test(name))
  return desk === undefined ? undefined : { author: desk, from: 'json-ld' }
}

function findShown(root: El, siteNames: readonly string[]): FoundByline | undefined {
  const marked = findAll(
    root,
    (el) => /\bauthor\b/i.test(el.attrs['itemprop'] ?? '') || el.attrs['rel'] === 'author' || bylineName.test(el.name),
  )
  const found: { names: string[]; from: FieldSource }[] = []
  for (const el of marked) {
    if (el.tag === 'meta' || inComments(el)) continue
    const names = cleanNames([shownName(el)], siteNames)
    if (names.length === 0) continue
    const sure = /\bauthor\b/i.test(el.attrs['itemprop'] ?? '') || el.attrs['rel'] === 'author'
    found.push({ names, from: sure ? 'microdata' : 'byline' })
  }
  const best = found.find((f) => f.from === 'microdata') ?? found[0]
  return best ? { author: best.names.join(', '), from: best.from } : undefined
}

function shownName(el: El): string {
  const named = findAll(
    el,
    (inner) =>
      inner !== el &&
      (/\bname\b/.test(inner.attrs['itemprop'] ?? '') ||
        inner.attrs['rel'] === 'author' ||
        /(?:^|[^a-z])(?:author|byline)[-_ ]*name/.test(inner.name)),
  )
  const first = named[0]
  if (first) return textOf(first)
  // Several people stand side by side without a comma when each is a link or a span of its own.
  const children = el.children.filter((child): child is El => child instanceof El && textOf(child) !== '')
  return children.length >= 2 && children.every((child) => child.tag === children[0]?.tag)
    ? children.map(textOf).join('; ')
    : textOf(el)
}

function inComments(el: El): boolean {
  for (let at: El | undefined = el; at; at = at.parent)
    if (/(?:^|[^a-z])(?:comments?|respond|related|sidebar)(?:[^a-z]|$)/.test(at.name) && judgeName(at)) return true
  return false
}

/** Names without "By", titles, addresses, dates and site names; duplicates dropped. */
export function cleanNames(values: readonly string[], siteNames: readonly string[]): string[] {
  const names: string[] = []
  for (const value of values) {
    for (const piece of value.split(
      /\s*(?:[;|\u00b7\u2022\n]|,\s(?!jr\b|ph\.?d)|\u060c|\sand\s|\s&\s|\sund\s|\set\s(?=\p{Lu})|\sy\s(?=\p{Lu})|\se\s(?=\p{Lu}))\s*/iu,
    )) {
      const name = piece
        .replace(/<[^>]*>/g, '')
        .replace(lead, '')
        .replace(/\s*\((?:[^)]{0,60})\)\s*$/, '')
        .replace(/\s+(?:on|at|\u0641\u064a)\s+\d.*$/i, '')
        .replace(/[\s:,.\-\u2013\u2014|]+$/, '')
        .trim()
      if (name.length < 2 || name.length > 80 || name.split(/\s+/).length > 7) continue
      if (
        /https?:|www\.|@|\d{3,}|\.(?:com|net|org|html?)\b/i.test(name) ||
        (/^[\d\W]+$/u.test(name) && !/\p{L}/u.test(name))
      )
        continue
      if (notNames.test(name) || /\b(?:developed|designed|powered|hosted) by\b/i.test(value)) continue
      if (siteNames.some((site) => sameWords(site, name))) continue
      if (!names.some((other) => wordsOf(other) === wordsOf(name))) names.push(name)
    }
  }
  return names
}

const lead = new RegExp(
  `^(?:\\s*(?:${anyOf(lists.bylineOpenings)})\\s*[:/-]?\\s+|\\s*(?:${anyOf(lists.bylineOpeningsGlued)})\\s*[:/]\\s*)`,
  'iu',
)
const notNames = new RegExp(`^(?:${anyOf(lists.noAuthors)})$`, 'iu')
const bylineName = namePattern(classNames.bylines)
