/**
 * Agencies and outlets that an article itself names as its origin: byline, dateline, credit line, in the text.
 * In: an article's strings. Out: `Credit[]`, each with the span that proves it. Touches nothing.
 */
import { creditLabels } from '../../data/credits.data.ts'
import type { Credit, CreditKind } from '../../model/analysis.ts'
import { normalise } from '../../text/normalise.ts'
import { emptyScan, gap, scan as scanText, scanInto, tokenKind, type Scan } from '../../text/scanner/scan.ts'
import { publisherAt, publisherOfSource, type PublisherMatch } from './publisher-lookup.ts'
import { creditsInText } from './credits-in-text.ts'
import { isPlaceName, placeByHash } from '../names/gazetteer/places.ts'
import { classifyWords, type MarkedWords } from '../words/word-classes.ts'
import { wordMark } from '../words/finder-hints.ts'

export interface CreditInput {
  title: string
  text: string
  author?: string
  /** The page's own credit line ("المصدر: …"). */
  creditLine?: string
  sourceId?: string
  sourceName?: string
  /** The text's word classes when there are any already. */
  words?: MarkedWords
}

const headTokens = 24
const tailTokens = 8
const breaks =
  gap.newline |
  gap.sentenceEnd |
  gap.comma |
  gap.colon |
  gap.bracketOpen |
  gap.bracketClose |
  gap.dash |
  gap.quoteOpen |
  gap.quoteClose |
  gap.quoteEither
const most = 24

/**
 * The credits of one article, each publisher once per field, byline first. An outlet in a byline is the article's own when no
 * other source name is given; an agency whose dateline carries a full date is on its own wire unless the source is another. Linear.
 */
export function findCredits(input: CreditInput): Credit[] {
  const found: Credit[] = []
  if (input.author) readByline(input.author, input, found)
  if (input.creditLine) readCreditLine(input.creditLine, input, found)
  const words = input.words ?? classifyWords(scanText(input.text))
  readHead(words, input, found)
  readTail(words, input, found)
  creditsInText(
    words,
    (credit) => push(found, withOwner(credit, input)),
    (name) => isOwn(name, input) === true,
  )
  return found.slice(0, most)
}

function push(found: Credit[], credit: Credit): void {
  const same = found.find((c) => c.name === credit.name)
  if (same) {
    if (credit.citing && !same.citing) same.citing = credit.citing
    if (same.role === 'passing' && credit.role !== 'passing') Object.assign(same, credit)
    return
  }
  found.push(credit)
}

/** Whether the publisher is the article's own source, by name when the source is known. */
function isOwn(name: string, input: CreditInput): boolean | undefined {
  const { sourceName = '', sourceId = '' } = input
  const own = publisherOfSource({ name: sourceName, id: sourceId })
  if (own) return own.name === name
  return sourceName ? normalise(sourceName) === normalise(name) : undefined
}

function withOwner(credit: Credit, input: CreditInput): Credit {
  return isOwn(credit.name, input) === true ? { ...credit, kind: 'own' } : credit
}

function kindOf(match: PublisherMatch, input: CreditInput, inByline: boolean): CreditKind {
  const { kind, name } = match.publisher
  if (kind === 'generic') return 'generic'
  const own = isOwn(name, input)
  if (own === true) return 'own'
  if (kind === 'agency') return 'agency'
  return own === undefined && inByline ? 'own' : 'outlet'
}

function creditOf(
  scan: Scan,
  token: number,
  match: PublisherMatch,
  kind: CreditKind,
  role: Credit['role'],
  field: Credit['field'],
): Credit {
  const start = (scan.start[token] ?? 0) + match.skipped
  const end = scan.end[match.to - 1] ?? start
  return { span: scan.text.slice(start, end), name: match.publisher.name, kind, role, field, start }
}

/** Scratch: a byline is short, and the arrays of a scan of its own cost more than reading it. */
const bylineScan = emptyScan(32)

/** "واس - الرياض"، "القاهرة: رويترز"، "محمود عيتاني (بيروت)، وكالات". */
function readByline(author: string, input: CreditInput, found: Credit[]): void {
  const scan = scanInto(bylineScan, author)
  const places = countPlaces(scan)
  for (let i = 0; i < scan.count;) {
    const match = publisherAt(scan, i)
    if (!match || !fitsByline(scan, i, match, input, places)) {
      i++
      continue
    }
    push(found, creditOf(scan, i, match, kindOf(match, input, true), 'byline', 'author'))
    i = match.to
  }
}

function fitsByline(scan: Scan, token: number, match: PublisherMatch, input: CreditInput, places: number): boolean {
  const opens = token === 0 || ((scan.gap[token] ?? 0) & breaks) !== 0
  const after = scan.gap[match.to] ?? 0
  const closes = match.to >= scan.count || (after & breaks) !== 0 || startsWithFrom(scan, match.to)
  if (!match.ambiguous && match.publisher.kind !== 'generic')
    return match.publisher.kind === 'agency' || (opens && closes)
  if (!opens || !closes) return false
  // الرياض, المدينة: the city unless the source says otherwise, or another place stands beside it.
  if (match.ambiguous && isPlaceName(scan.text.slice(scan.start[token], scan.end[match.to - 1]))) {
    return isOwn(match.publisher.name, input) === true || (!input.sourceName && places > 1)
  }
  return true
}

function countPlaces(scan: Scan): number {
  let places = 0
  for (let i = 0; i < scan.count; i++) if (placeByHash(scan.hash[i] ?? 0)) places++
  return places
}

function startsWithFrom(scan: Scan, token: number): boolean {
  return scan.text.slice(scan.start[token], scan.end[token]) === 'من'
}

function readCreditLine(line: string, input: CreditInput, found: Credit[]): void {
  const scan = scanText(line)
  let any = false
  for (let i = 0; i < scan.count;) {
    const match = publisherAt(scan, i)
    if (!match) {
      i++
      continue
    }
    any = true
    push(found, creditOf(scan, i, match, kindOf(match, input, false), 'creditLine', 'credit'))
    i = match.to
  }
  if (any) return
  // An unknown name: what follows "المصدر:".
  const colon = line.search(/[:\uFF1A]/u)
  const rest = line.slice(colon + 1)
  const start = colon + 1 + (rest.length - rest.trimStart().length)
  const span = rest.trim()
  if (span && span.length <= 80)
    push(found, { span, name: span, kind: 'outlet', role: 'creditLine', field: 'credit', start })
}

/** "عين اليوم – واس", "سبق- وكالات:", "لندن (رويترز) -", "الرياض 26 شوال 1436 هـ … م واس". */
function readHead({ scan, marks }: MarkedWords, input: CreditInput, found: Credit[]): void {
  const limit = Math.min(scan.count, headTokens)
  let dateParts = 0
  for (let i = 0; i < limit;) {
    const g = scan.gap[i] ?? 0
    // The dateline is over with the first sentence; a line break before that is part of it.
    if (g & gap.sentenceEnd && !(g & gap.newline) && i > 6) break
    if (scan.kind[i] === tokenKind.number) dateParts++
    const match = (marks[i] ?? 0) & wordMark.publisher ? publisherAt(scan, i) : undefined
    if (!match) {
      i++
      continue
    }
    const onOwnWire = dateParts >= 3 && match.publisher.kind === 'agency' && i <= 16
    if (onOwnWire || fitsHead(scan, i, match)) {
      const kind = onOwnWire && isOwn(match.publisher.name, input) !== false ? 'own' : kindOf(match, input, true)
      push(found, creditOf(scan, i, match, kind, 'dateline', 'text'))
    }
    i = match.to
  }
}

function fitsHead(scan: Scan, token: number, match: PublisherMatch): boolean {
  const before = scan.gap[token] ?? 0
  const after = scan.gap[match.to] ?? 0
  const opens =
    token === 0 || (before & (gap.dash | gap.newline | gap.bracketOpen | gap.colon)) !== 0 || isLatin(scan, token - 1)
  const closes = (after & (gap.dash | gap.colon | gap.newline | gap.bracketClose)) !== 0
  if (before & gap.bracketOpen && after & gap.bracketClose) return match.publisher.kind !== 'outlet'
  if (match.ambiguous) {
    return opens && closes && token <= 8 && !isPlaceName(scan.text.slice(scan.start[token], scan.end[match.to - 1]))
  }
  if (opens && closes) return token <= 14
  return token > 0 && token <= 10 && (before & gap.dash) !== 0 && match.publisher.kind !== 'outlet'
}

function isLatin(scan: Scan, token: number): boolean {
  const code = scan.text.charCodeAt(scan.start[token] ?? 0)
  return code < 0x250 && scan.kind[token] === tokenKind.word
}

/** "(أ ف ب)" or "المصدر: رويترز" at the end, or a last line that is only the agency. */
function readTail({ scan, marks }: MarkedWords, input: CreditInput, found: Credit[]): void {
  for (let i = Math.max(headTokens, scan.count - tailTokens); i < scan.count;) {
    const match = (marks[i] ?? 0) & wordMark.publisher ? publisherAt(scan, i) : undefined
    if (!match) {
      i++
      continue
    }
    const before = scan.gap[i] ?? 0
    const after = scan.gap[match.to] ?? 0
    const atEnd = match.to >= scan.count
    const bracketed = (before & gap.bracketOpen) !== 0 && (after & gap.bracketClose) !== 0
    const afterLabel = (before & gap.colon) !== 0 && isLabel(scan, i - 1)
    const ownLine = (before & gap.newline) !== 0 && atEnd
    if (afterLabel || (match.publisher.kind !== 'outlet' && ((bracketed && atEnd) || ownLine))) {
      push(found, creditOf(scan, i, match, kindOf(match, input, false), afterLabel ? 'creditLine' : 'dateline', 'text'))
    }
    i = match.to
  }
}

function isLabel(scan: Scan, token: number): boolean {
  const word = normalise(scan.text.slice(scan.start[token], scan.end[token]))
  return creditLabels.includes(word)
}
