/**
 * When the article was published and last changed.
 * In: the page's tree, what it says about itself, its address, its feed item. Out: instants with where they were found.
 * Touches nothing. Precedence: JSON-LD, meta, schema.org marks, time elements, printed dates near the heading, the
 * address, the feed. Dates before 1995 or more than a day after the fetch are not believed. Absent is absent.
 */
import { dayMs, hourMs } from '../../model/instant.ts'
import { dates as classDates } from '../../data/class-names.data.ts'
import { type FieldSource, type FeedItem } from '../../model/article.ts'
import type { El } from '../page/dom.ts'
import { type PageDom, findAll, shortTextOf } from '../page/dom.ts'
import { type LinkedData } from '../page/json-ld.ts'
import { judgeName } from '../page/class-names.ts'
import { type PageMeta } from '../page/page-meta.ts'
import { namePattern } from '../page/phrase-pattern.ts'
import { type ReadDate, readMachineDate, readPrintedDate } from './read-date.ts'

export interface FoundDate extends ReadDate {
  from: FieldSource
}

export interface PublishedContext {
  url: string
  lang: string | undefined
  fetchedAt: number | undefined
  heading: El | undefined
  feedItem: FeedItem | undefined
}

/** The publication instant, or undefined when the page does not say. */
export function findPublished(
  dom: PageDom,
  meta: PageMeta,
  data: LinkedData,
  context: PublishedContext,
): FoundDate | undefined {
  const found: FoundDate[] = []
  const add = (date: ReadDate | undefined, from: FieldSource): void => {
    if (date && believable(date, context.fetchedAt)) found.push({ ...date, from })
  }
  add(readEither(data.datePublished, context), 'json-ld')
  for (const key of publishedKeys) for (const value of meta.get(key) ?? []) add(readEither(value, context), 'meta')
  const urlDate = readUrlDate(context.url)
  if (found.length === 0) {
    for (const { date, from } of shownDates(dom.root, context)) add(date, from)
  }
  const shown = found[0]
  // A printed date is often that of the last change or of today; the address was given once.
  if (shown?.from === 'text' && urlDate && shown.at - urlDate.at > 2 * dayMs) found.length = 0
  if (found.length === 0) add(urlDate, 'url')
  if (found.length === 0 && context.feedItem?.publishedAt !== undefined)
    add({ at: context.feedItem.publishedAt, dateOnly: false }, 'feed')
  const first = found[0]
  if (!first) return undefined
  if (!first.dateOnly) return first
  // A date of the same day that has a time is more exact.
  return found.find((date) => !date.dateOnly && Math.abs(date.at - first.at) < 36 * hourMs) ?? first
}

/** The instant of the last change, when it lies after publication. */
export function findModified(
  meta: PageMeta,
  data: LinkedData,
  published: FoundDate | undefined,
  context: PublishedContext,
): FoundDate | undefined {
  const candidates: [string | undefined, FieldSource][] = [[data.dateModified, 'json-ld']]
  for (const key of modifiedKeys) for (const value of meta.get(key) ?? []) candidates.push([value, 'meta'])
  for (const [text, from] of candidates) {
    const date = readEither(text, context)
    if (date && believable(date, context.fetchedAt) && (!published || date.at > published.at)) return { ...date, from }
  }
  return undefined
}

/** A day written in the address: /2020/03/17/, /2020-03-17-, /20200317…; only when it can be nothing else. */
export function readUrlDate(url: string): ReadDate | undefined {
  let path = url
  try {
    path = new URL(url).pathname
  } catch {
    // Not an absolute address: its text is looked at as it stands.
  }
  const match =
    /(?:^|[/_.-])((?:19|20)\d\d)[/_-](0?[1-9]|1[0-2])[/_-](0?[1-9]|[12]\d|3[01])(?=[/_.-]|$|[A-Za-z])/.exec(path) ??
    /(?:^|[/_-])((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:\d{2,11})?(?=[/_.-]|$)/.exec(path)
  if (match) return readMachineDate(`${match[1]}-${match[2]?.padStart(2, '0')}-${match[3]?.padStart(2, '0')}`)
  const split = /\/((?:19|20)\d\d)\/[a-z_-]{2,30}\/(0?[1-9]|1[0-2])\/(0?[1-9]|[12]\d|3[01])\//.exec(path)
  if (split) return readMachineDate(`${split[1]}-${split[2]?.padStart(2, '0')}-${split[3]?.padStart(2, '0')}`)
  const named = /\/((?:19|20)\d\d)\/(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\/(\d{1,2})(?:\/|$)/i.exec(path)
  if (named) return readPrintedDate(`${named[3]} ${named[2]} ${named[1]}`, 'en')
  return undefined
}

function readEither(text: string | undefined, context: PublishedContext): ReadDate | undefined {
  if (text === undefined) return undefined
  return readMachineDate(text) ?? readPrintedDate(text, context.lang)
}

function believable(date: ReadDate, fetchedAt: number | undefined): boolean {
  return date.at >= earliest && (fetchedAt === undefined || date.at <= fetchedAt + 36 * hourMs)
}

/** Dates shown on the page, best first: marked as published, near the heading, in an element named for dates. */
function shownDates(root: El, context: PublishedContext): { date: ReadDate; from: FieldSource }[] {
  const found: { date: ReadDate; from: FieldSource; rank: number }[] = []
  const headingOrder = context.heading?.order
  const elements = findAll(
    root,
    (el) => el.tag === 'time' || /date/i.test(el.attrs['itemprop'] ?? '') || dateName.test(el.name),
  )
  for (const el of elements.slice(0, 400)) {
    if (el.tag === 'meta' || el.tag === 'body' || inFurniture(el)) continue
    const prop = el.attrs['itemprop'] ?? ''
    // WordPress writes "entry-date updated" when a post was never changed since.
    const isChange =
      /(?:^|[^a-z])(?:updated|modified)(?:[^a-z]|$)/.test(el.name) && !/entry-?date|publish/.test(el.name)
    if (/dateModified/i.test(prop) || isChange) continue
    const text = shortTextOf(el, 200)
    if (text === undefined) continue
    const machine =
      readMachineDate(el.attrs['datetime'] ?? '') ??
      readMachineDate(el.attrs['content'] ?? '') ??
      readMachineDate(el.attrs['data-timestamp'] ?? '') ??
      readMachineDate(el.attrs['data-time'] ?? '')
    const date = machine ?? readPrintedDate(text, context.lang, context.fetchedAt)
    if (!date) continue
    const near = headingOrder === undefined ? 0 : Math.max(0, 1 - Math.abs(el.order - headingOrder) / 120)
    const rank =
      (/datePublished/i.test(prop) ? 2 : 0) +
      ('pubdate' in el.attrs ? 1 : 0) +
      (machine ? 0.3 : 0) +
      (date.dateOnly ? 0 : 0.2) +
      near * 1.5 +
      (headingOrder !== undefined && el.order < headingOrder - 60 ? -0.5 : 0)
    found.push({ date, from: el.tag === 'time' ? 'time-element' : prop !== '' ? 'microdata' : 'text', rank })
  }
  if (found.length === 0) {
    const heading = context.heading
    for (const date of printedNear(root, heading, context)) found.push({ date, from: 'text', rank: 0 })
  }
  return found.sort((a, b) => b.rank - a.rank)
}

/** Dates in short texts within a few elements of the heading, nearest first; used only when no element is named for dates. */
function printedNear(root: El, heading: El | undefined, context: PublishedContext): ReadDate[] {
  if (!heading) return []
  const near = findAll(root, (el) => Math.abs(el.order - heading.order) <= 60 && el !== heading)
  const dates: { date: ReadDate; distance: number }[] = []
  for (const el of near) {
    if (el.holdsBlock || inFurniture(el)) continue
    const text = shortTextOf(el, 160)
    if (text === undefined || text.length < 6) continue
    const date = readPrintedDate(text, context.lang, context.fetchedAt)
    if (date) dates.push({ date, distance: Math.abs(el.order - heading.order) + (el.order < heading.order ? 8 : 0) })
  }
  return dates.sort((a, b) => a.distance - b.distance).map(({ date }) => date)
}

function inFurniture(el: El): boolean {
  for (let at: El | undefined = el.parent, i = 0; at && i < 12; at = at.parent, i++) {
    const judgement = judgeName(at)
    if (judgement?.hard === true && judgement.reason !== 'hidden') return true
  }
  return false
}

const earliest = Date.UTC(1995, 0, 1)

const publishedKeys = [
  'article:published_time',
  'og:article:published_time',
  'article:published',
  'datepublished',
  'og:published_time',
  'publishdate',
  'publish-date',
  'publish_date',
  'pubdate',
  'dc.date.issued',
  'dc.date.created',
  'dcterms.created',
  'dcterms.issued',
  'parsely-pub-date',
  'sailthru.date',
  'article.published',
  'published-date',
  'published_at',
  'cxenseparse:recs:publishtime',
  'date_published',
  'ptime',
  'pdate',
  'articledate',
  'article_date_original',
  'originalpublicationdate',
  'datecreated',
  'og:pubdate',
  'bt:pubdate',
  'dc.date',
  'dcterms.date',
  'date',
  'datetime',
  'last-modified-at',
]

const modifiedKeys = [
  'article:modified_time',
  'og:updated_time',
  'datemodified',
  'lastmod',
  'last-modified',
  'dcterms.modified',
  'article.updated',
  'utime',
]

const dateName = namePattern(classDates)
