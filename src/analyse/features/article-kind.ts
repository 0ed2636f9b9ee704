/**
 * What kind of writing an article is, by its title and shape: round-up, opinion, notice of fixed wording.
 * In: title and text. Out: bits of `featureKind`. Touches nothing.
 */
import {
  greetingVerbs,
  marketMoves,
  marketWords,
  noticePhrases,
  opinionLabels,
  roundUpTitles,
  weatherWords,
} from '../../data/features.data.ts'
import { featureKind } from '../../model/features.ts'
import { arabicBlock } from '../../text/letters.ts'

/** Opening of a whole phrase in a title: its beginning, a blank or a mark. */
const before = String.raw`(?:^|[\s:«"(])`
const roundUpTitle = pattern(`${before}${oneOf(roundUpTitles)}(?=$|[\\s:،,»")/|.-])`)
const opinionTitle = pattern(`${before}${oneOf(opinionLabels)}(?=\\s*[:|/»")-])`)
const noticeTitle = pattern(
  `${oneOf(noticePhrases)}|(?:^|[\\s:«"])(?:ال)?${oneOf(weatherWords)} |${oneOf(greetingVerbs)}(?=[\\s:])`,
)
/** What is traded, and what it did: the daily report of a market. */
const marketThing = pattern(`(?:^|[\\s:«"])${oneOf(marketWords)}(?=$|[\\s:.,»"])`)
const marketMove = pattern(`(?:^|\\s)${oneOf(marketMoves)}(?=$|[\\s:.,])`)

function pattern(source: string): RegExp {
  return new RegExp(source, 'iu')
}

/** The phrases of a list as alternatives. */
function oneOf(entries: readonly string[]): string {
  return `(?:${entries.map((entry) => (entry.split(' | ')[0] ?? '').replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')).join('|')})`
}

/** Kinds by which phrases were found; `all` where the prefilter cannot tell. */
const trace = { roundUp: 1, opinion: 2, notice: 4, market: 8, all: 15 } as const
/**
 * Prefilter of the patterns: by hash of a trigram in lower case, the kinds whose phrases hold it. Most titles have none, and no pattern
 * is tried. Every phrase has one trigram here, in the list or else its first.
 */
const trigramKinds = new Uint8Array(1 << 13)
for (const [bit, phrases] of [
  [trace.roundUp, roundUpTitles],
  [trace.opinion, opinionLabels],
  [trace.notice, noticePhrases],
  [trace.notice, weatherWords],
  [trace.notice, greetingVerbs],
  [trace.market, marketWords],
] as const) {
  for (const entry of phrases) {
    const [phrase = '', trigram = phrase.slice(0, 3)] = entry.split(' | ')
    // Titles with other letters are tried in full.
    if (!Array.from(phrase).every((char) => isPlain(char.charCodeAt(0)))) continue
    const slot = trigramSlot(trigram.charCodeAt(0), trigram.charCodeAt(1), trigram.charCodeAt(2))
    trigramKinds[slot] = (trigramKinds[slot] ?? 0) | bit
  }
}

function trigramSlot(first: number, second: number, third: number): number {
  return (Math.imul(first, 961) + Math.imul(second, 31) + third) & (trigramKinds.length - 1)
}

/** Which patterns may match: `trace` bits; all of them for a title with letters other than Arabic and those of ASCII. */
function tracesIn(title: string): number {
  let bits = 0
  let first = 0
  let second = 0
  for (let i = 0; i < title.length; i++) {
    const code = title.charCodeAt(i)
    if (!isPlain(code)) return trace.all
    const third = code >= 0x41 && code <= 0x5a ? code + 32 : code
    bits |= trigramKinds[trigramSlot(first, second, third)] ?? 0
    first = second
    second = third
  }
  return bits
}

/** Nothing but its own capital or small letter is the same to a pattern that ignores case. */
function isPlain(code: number): boolean {
  return (
    code < 0x80 ||
    (code >= arabicBlock.first && code < arabicBlock.end) ||
    (code >= 0xa0 && code < 0xc0) ||
    (code >= 0x2000 && code < 0x2070)
  )
}

/** Bits of `featureKind`, `titleOnly` left out; zero for a plain report. */
export function writingKind(title: string, text: string): number {
  const traces = tracesIn(title)
  let kind = 0
  if ((traces & trace.roundUp && roundUpTitle.test(title)) || isList(text)) kind |= featureKind.roundUp
  if (traces & trace.opinion && opinionTitle.test(title)) kind |= featureKind.opinion
  if (traces & trace.notice && noticeTitle.test(title)) kind |= featureKind.template
  if (traces & trace.market && marketThing.test(title) && marketMove.test(title)) kind |= featureKind.template
  return kind
}

/** Six or more short items led by a bullet, a dash or a number make a digest. */
function isList(text: string): boolean {
  let items = 0
  let at = 0
  while (at < text.length && items < 6) {
    let end = text.indexOf('\n', at)
    if (end < 0) end = text.length
    if (isItem(text, at, Math.min(end, at + 16))) items++
    at = end + 1
  }
  return items >= 6
}

/** A bullet, or a number of one or two digits with its mark, and then something more, in `text[at, end)`. */
function isItem(text: string, at: number, end: number): boolean {
  let i = afterSpace(text, at, end)
  if (i >= end) return false
  if (isBullet(text.charCodeAt(i))) i++
  else {
    const first = i
    while (i < end && i < first + 2 && isDigit(text.charCodeAt(i))) i++
    if (i === first || i >= end || !isNumberMark(text.charCodeAt(i))) return false
    i++
  }
  return afterSpace(text, i, end) < end
}

function afterSpace(text: string, from: number, end: number): number {
  let i = from
  while (i < end && isSpace(text.charCodeAt(i))) i++
  return i
}

function isSpace(code: number): boolean {
  return code === 0x20 || (code >= 9 && code <= 13) || (code >= 0xa0 && whiteSpace.test(String.fromCharCode(code)))
}

const whiteSpace = /\s/

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39
}

function isBullet(code: number): boolean {
  return code === 0x2022 || code === 0x25cf || code === 0x25aa || code === 0x2a || code === 0xbb || code === 0x2d
}

/** ".", ")" or "-". */
function isNumberMark(code: number): boolean {
  return code === 0x2e || code === 0x29 || code === 0x2d
}
