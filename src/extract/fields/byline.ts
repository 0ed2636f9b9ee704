/**
 * Who wrote the article: a person, several, or a desk.
 * In: the page's tree and what it says about itself. Out: the names joined, with where they were found. Touches nothing.
 */
import * as classNames from '../../data/class-names.data.ts'
import { arabicGivenNames } from '../../data/names.data.ts'
import * as lists from '../../data/pages.data.ts'
import { cities, countries } from '../../data/places.data.ts'
import { type FieldSource } from '../../model/article.ts'
import { El, type PageDom, findAll, findFirst, shortTextOf, textOf } from '../page/dom.ts'
import { type LinkedData } from '../page/json-ld.ts'
import { judgeName } from '../page/class-names.ts'
import { type PageMeta } from '../page/page-meta.ts'
import { anyOf, namePattern } from '../page/phrase-pattern.ts'
import { trimSigns } from '../page/trim-signs.ts'
import { wordsBesideDates } from './date-words.ts'
import { wordsOf } from '../page/shared-words.ts'

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
  const shown = findShown(dom.root, siteNames) ?? findLabelled(dom.root, siteNames)
  if (shown) return shown
  // Nobody but the outlet itself is named: then the desk is the author.
  const desk = data.authors.find((name) => name.length >= 2 && name.length <= 80 && !/https?:|www\.|@/.test(name))
  return desk === undefined ? undefined : { author: desk, from: 'json-ld' }
}

function findShown(root: El, siteNames: readonly string[]): FoundByline | undefined {
  const marked = findAll(root, (el) => el.tag !== 'meta' && (isSure(el) || bylineName.test(el.name))).slice(
    0,
    maxMarked,
  )
  const comments = new Map<El, boolean>()
  const namesAt = (el: El): string[] => (inComments(el, comments) ? [] : cleanNames([shownName(el)], siteNames))
  for (const sure of [true, false])
    for (const el of marked) {
      const names = isSure(el) === sure ? namesAt(el) : []
      if (names.length > 0) return { author: names.join(', '), from: sure ? 'microdata' : 'byline' }
    }
  return undefined
}

/**
 * Named in a line of its own that says so: "Author, A. B." in a list of facts, "كتب- أحمد علي:" over the text. The word, a sign and two to
 * six words, and nothing else.
 */
function findLabelled(root: El, siteNames: readonly string[]): FoundByline | undefined {
  const short = findAll(
    root,
    (el) => (el.tag === 'li' || el.tag === 'p' || el.tag === 'dd' || el.tag === 'span') && !el.holdsBlock,
  )
  for (const el of short.slice(0, maxLabelled)) {
    const text = shortTextOf(el, 90)
    const name = text === undefined ? undefined : labelled.exec(text)?.[1]
    if (name === undefined || name.split(' ').length < 2 || name.split(' ').length > 6) continue
    const names = inComments(el, new Map()) ? [] : cleanNames([name], siteNames)
    if (names.length > 0) return { author: names.join(', '), from: 'byline' }
  }
  return undefined
}

const maxLabelled = 2_000
const labelOfAuthor = `(?:${anyOf(lists.authorLabels)})\\s?[,:\\u060c]`
const openingOfByline = `(?:${anyOf(lists.bylineOpeningsGlued)})\\s?[-:\\u2013\\u2014\\u0640]`
const labelled = new RegExp(`^(?:${labelOfAuthor}|${openingOfByline})\\s?([\\p{L} .'\\u2019-]{5,70}?)\\s?:?$`, 'iu')

/** Marked as the author, not only named so. */
function isSure(el: El): boolean {
  return /\bauthor\b/i.test(el.attrs['itemprop'] ?? '') || el.attrs['rel'] === 'author'
}

/** So many elements named for the author are looked at, and so many characters of each. */
const maxMarked = 500
const maxShownChars = 4_000

function shownName(el: El): string {
  const whole = shortTextOf(el, maxShownChars)
  if (whole === undefined) return ''
  const first = findFirst(
    el,
    (inner) =>
      inner !== el &&
      (/\bname\b/.test(inner.attrs['itemprop'] ?? '') ||
        inner.attrs['rel'] === 'author' ||
        /(?:^|[^a-z])(?:author|byline)[-_ ]*name/.test(inner.name)),
  )
  if (first) return textOf(first)
  // Several people stand side by side without a comma when each is a link or a span of its own.
  const children = el.children.filter((child): child is El => child instanceof El && textOf(child) !== '')
  return children.length >= 2 && children.every((child) => child.tag === children[0]?.tag)
    ? children.map(textOf).join('; ')
    : whole
}

/** Whether `el` stands among comments or related articles; `known` keeps what was found on the way up. */
function inComments(el: El, known: Map<El, boolean>): boolean {
  const seen = known.get(el)
  if (seen !== undefined) return seen
  const own = /(?:^|[^a-z])(?:comments?|respond|related|sidebar)(?:[^a-z]|$)/.test(el.name) && judgeName(el)
  const found = own ? true : el.parent !== undefined && inComments(el.parent, known)
  known.set(el, found)
  return found
}

/** Names without "By", titles, addresses, dates and site names; duplicates dropped. */
export function cleanNames(values: readonly string[], siteNames: readonly string[]): string[] {
  const names: string[] = []
  const known = new Set(siteNames.map(wordsOf))
  for (const value of values) {
    if (/\b(?:developed|designed|powered|hosted) by\b/i.test(value)) continue
    // Runs of spaces become one, so that the separators need not look for their ends.
    const spaced = value.slice(0, maxShownChars).replace(/\s{2,}/g, (run) => (run.includes('\n') ? '\n' : ' '))
    for (const piece of spaced.split(
      /\s?(?:[;|\u00b7\u2022\n]|,\s(?!jr\b|ph\.?d)|\u060c|\sand\s|\s&\s|\sund\s|\set\s(?=\p{Lu})|\sy\s(?=\p{Lu})|\se\s(?=\p{Lu}))\s?/iu,
    )) {
      if (names.length >= maxNames) return names
      const name = trimSigns(
        piece
          .slice(0, maxPieceChars)
          .replace(/<[^>]*>/g, '')
          .replace(lead, '')
          .replace(/^By(?=\p{Lu}\p{Ll})/u, '')
          .replace(/\s*\((?:[^)]{0,60})\)\s*$/, '')
          .replace(/\s+(?:on|at|\u0641\u064a)\s+\d.*$/i, ''),
        undefined,
        /[\s:,.\-\u2013\u2014|]/,
      ).trim()
      const bare = withoutNotes(name)
      if (bare !== name) {
        for (const one of bare === '' ? [] : cleanNames([bare], [...siteNames, ...names])) names.push(one)
        continue
      }
      if (name.length < 2 || name.length > 80 || name.split(/\s+/).length > 7) continue
      if (
        /https?:|www\.|@|\d{3,}|\.(?:com|net|org|html?)\b/i.test(name) ||
        (/^[\d\W]+$/u.test(name) && !/\p{L}/u.test(name))
      )
        continue
      const words = wordsOf(name)
      if (notNames.test(name) || siteNames.includes(name) || known.has(words)) continue
      known.add(words)
      names.push(name)
    }
  }
  return names
}

/** The name without what stands behind or before it: a place or a note after a dash, a time, a button; several are joined by ";". */
function withoutNotes(name: string): string {
  const timed = name.replace(/(?:^|[\s,(]+)\d.*$/su, (tail) => (wordsBesideDates(tail) <= 1 ? '' : tail))
  const cut = (timed === name ? name : withoutDateWords(timed)).replace(tails, '')
  const parts = cut.split(/\s+[-\u2013\u2014/]\s+/)
  const kept = parts.length < 2 ? parts : parts.filter((part) => !notNames.test(part) && !isPlace(part)).slice(0, 1)
  const [only = ''] = kept
  if (only === '' || wordsBesideDates(only) === 0) return ''
  return only.replace(joinedByWaw, (whole: string, first: string, second: string) =>
    isGivenName(`\u0648${second.split(' ')[0] ?? ''}`) ? whole : `${first}; ${second}`,
  )
}

/** The name without the weekday and month that stood before the figures of a date. */
function withoutDateWords(name: string): string {
  const words = name.split(/[\s,]+/)
  while (words.length > 1 && wordsBesideDates(words.at(-1) ?? '') === 0) words.pop()
  return words.join(' ')
}

/** "سلمى حداد وعمر زيدان": two names of two words or more, the second with the conjunction glued to it. */
const joinedByWaw = /^(\p{L}+(?: \p{L}+)+) \u0648(\p{L}{2,}(?: \p{L}+)+)$/u

function isPlace(text: string): boolean {
  placeNames ??= new Set([...cities, ...countries].map((entry) => wordsOf(entry.split(' | ')[0] ?? '')))
  return placeNames.has(wordsOf(text))
}

function isGivenName(word: string): boolean {
  givenNames ??= new Set(arabicGivenNames)
  return givenNames.has(word)
}

let placeNames: ReadonlySet<string> | undefined
let givenNames: ReadonlySet<string> | undefined

/** An article has at most so many authors; a name with what is printed around it has at most so many characters. */
const maxNames = 50
const maxPieceChars = 400

const lead = new RegExp(
  `^(?:\\s*(?:${anyOf(lists.bylineOpenings)})\\s*[:/-]?\\s+|\\s*(?:${anyOf(lists.bylineOpeningsGlued)})\\s*[:/]\\s*)`,
  'iu',
)
const tails = new RegExp(`[\\s,]+(?:${anyOf(lists.bylineTails)})\\s*$`, 'iu')
const notNames = new RegExp(`^(?:${anyOf(lists.noAuthors)}|${anyOf(lists.bylineOpenings)})$`, 'iu')
const bylineName = namePattern(classNames.bylines)
