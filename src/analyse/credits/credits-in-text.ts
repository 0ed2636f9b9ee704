/**
 * Publishers that the running text names as its source.
 * In: word classes. Out: credits, one by one. Touches nothing.
 *
 * Four forms: an attribution ("بحسب صحيفة …"), a medium that reports near the beginning ("ذكرت وكالة … أن"), a speaker who
 * spoke to a medium near the beginning ("قال … لصحيفة …"), and an agency that anything was said to or carried by, wherever it
 * stands ("لم يتسن لرويترز"، "نشرته وكالة …"): only an agency's own text speaks of it so.
 */
import { carryingVerbs, claimChannels, mediumReports } from '../../data/credits.data.ts'
import { mediaWords } from '../../data/word-classes.data.ts'
import type { Credit } from '../../model/analysis.ts'
import { normalise } from '../../text/normalise.ts'
import { gap, tokenKind, type Scan } from '../../text/scanner/scan.ts'
import { charClass, classOf } from '../../text/char-table.ts'
import { letter, written } from '../../text/letters.ts'
import { isPlaceName } from '../names/gazetteer/places.ts'
import { isNoMediumName, organisationEnd } from './medium-names.ts'
import { cliticBits } from '../../text/morphology/clitics.ts'
import { publisherAt, publisherNamed, type PublisherMatch } from './publisher-lookup.ts'
import { wordClass, type MarkedWords, type WordClasses } from '../words/word-classes.ts'
import { wordMark } from '../words/finder-hints.ts'
import { wordHash } from '../../text/word-hash.ts'

/** A medium that reports carries the whole article only when it opens it: in so many tokens, or in so many of its first paragraph. */
const relayTokens = 25
const openingTokens = 45
/** How far behind its name a medium's own report is named. */
const reportTokens = 9
const sentenceBreak = gap.newline | gap.sentenceEnd
const anyQuote = gap.quoteOpen | gap.quoteClose | gap.quoteEither
const about = wordHash('عن')
/** وكالة أنباء «…»: the name follows. */
const news = wordHash('أنباء')
const carrying = new Set(carryingVerbs.map((verb) => wordHash(verb)))
const wordOfMedium = new Set(mediaWords.map((word) => normalise(word)))
const claims = new Set(claimChannels)
const siteWord = normalise('موقع')
/** A name of so few letters is also a word: without quotation marks it is not believed. */
const fewLetters = 4

/** "في تقرير لها"، "في عددها": the medium's own piece of work. */
const reportWords = new Set(mediumReports.map((word) => wordHash(word)))
const ownReportWords = new Set(mediumReports.flatMap((word) => [wordHash(`${word}ها`), wordHash(`${word}ه`)]))
const ofItsOwn = new Set([wordHash('لها'), wordHash('له')])
const inside = wordHash('في')

interface NamedMedium {
  name: string
  kind: 'agency' | 'outlet'
  start: number
  end: number
  to: number
}

/** Calls `give` for each credit in reading order. Linear. */
export function creditsInText(
  words: MarkedWords,
  giveAny: (credit: Credit) => void,
  isOwn: (name: string) => boolean = () => false,
): void {
  const give = (found: Credit): void => {
    if (!claims.has(found.name)) giveAny(found)
  }
  const { scan, bits, marks, begins, beginCount } = words
  const early = Math.max(40, Math.floor(scan.count * 0.35))
  const firstLine = new FirstLine(words)
  let last: Credit | undefined
  let lastTo = -1
  let mark = 0
  for (let i = 0; i < scan.count; i++) {
    if (i >= relayTokens) {
      // Behind the opening, jump to the next marked word, or to the token after a medium.
      while (mark < beginCount && (begins[mark] ?? 0) < i) mark++
      const next = mark < beginCount ? (begins[mark] ?? 0) : scan.count
      i = lastTo >= i && lastTo < next ? lastTo : next
      if (i >= scan.count) break
    }
    const b = bits[i] ?? 0
    const isRelay = i < early && ((marks[i] ?? 0) & wordMark.relaying) !== 0
    if (b & wordClass.attribution) {
      const medium = mediumWithin(words, i + 1, 7)
      if (medium) give((last = credit(scan, medium)))
      if (medium) lastTo = medium.to
    } else if (isRelay) {
      const medium = mediumAt(words, i + 1)
      const ownReport = medium !== undefined && givesOwnReport(words, medium.to)
      const opens = i < relayTokens || (i < openingTokens && firstLine.holds(i)) || ownReport
      const passesOn = medium !== undefined && (ownReport || reports(words, medium.to) || tells(words, i, medium))
      if (medium && (opens || isKnownAgency(medium)) && passesOn) {
        last = credit(scan, medium)
        give(opens ? last : { ...last, role: 'passing' })
        lastTo = medium.to
      }
    } else if (b & wordClass.media && isAddressee(scan, i)) {
      const medium = mediumAt(words, i)
      if (medium && (isKnownAgency(medium) || (i < early && spokenBefore(words, i)))) give(credit(scan, medium))
    } else if ((b & wordClass.media || (marks[i] ?? 0) & wordMark.publisher) && isServed(words, i)) {
      const medium = mediumAt(words, i)
      // "قال … لـ«الواحة»" in the Oasis itself: spoken to nobody else.
      if (medium?.kind === 'outlet' && isAddressee(scan, i) && isOwn(medium.name)) give(credit(scan, medium))
      else if (medium && isKnownAgency(medium) && isCertainName(words, i, medium)) {
        const carriesAll = i < relayTokens || isAddressee(scan, i)
        give(carriesAll ? credit(scan, medium) : { ...credit(scan, medium), role: 'passing' })
      }
    }
    // "نقلت صحيفة X عن وكالة Y": X reports Y.
    if (last && i === lastTo && scan.hash[i] === about) {
      const origin = mediumAt(words, i + 1)
      if (origin) {
        give({ ...last, citing: origin.name })
        give(credit(scan, origin))
      }
    }
  }
}

function credit(scan: Scan, medium: NamedMedium): Credit {
  return {
    span: scan.text.slice(medium.start, medium.end),
    name: medium.name,
    kind: medium.kind,
    role: 'intext',
    field: 'text',
    start: medium.start,
  }
}

function isKnownAgency(medium: NamedMedium): boolean {
  return medium.kind === 'agency' && publisherNamed(medium.name) !== undefined
}

/** Something was said to it, or carried by it: "لرويترز"، "نقلته وكالة …". */
function isServed(words: MarkedWords, token: number): boolean {
  return isAddressee(words.scan, token) || (token > 0 && carrying.has(words.scan.hash[token - 1] ?? 0))
}

/** "واس" is two letters with a conjunction as well: a short name alone needs quotation marks. */
function isCertainName({ scan }: MarkedWords, token: number, medium: NamedMedium): boolean {
  return medium.end - medium.start > fewLetters || ((scan.gap[token] ?? 0) & anyQuote) !== 0
}

function mediumWithin(words: MarkedWords, from: number, reach: number): NamedMedium | undefined {
  const limit = Math.min(words.scan.count, from + reach)
  for (let i = from; i < limit; i++) {
    if ((words.gaps[i] ?? 0) & (sentenceBreak | gap.comma)) return undefined
    const medium = mediumAt(words, i)
    if (medium) return medium
  }
  return undefined
}

function knownAt(words: MarkedWords, token: number): PublisherMatch | undefined {
  return (words.marks[token] ?? 0) & wordMark.publisher ? publisherAt(words.scan, token) : undefined
}

/** The medium named at a token: "صحيفة «…»", "وكالة رويترز", "رويترز". */
function mediumAt(words: MarkedWords, token: number, depth = 0): NamedMedium | undefined {
  const { scan, bits } = words
  if (token >= scan.count) return undefined
  const known = knownAt(words, token)
  const startsMedia = ((bits[token] ?? 0) & wordClass.media) !== 0
  const quoted = ((scan.gap[token] ?? 0) & anyQuote) !== 0
  if (known && known.publisher.kind !== 'generic' && (!known.ambiguous || quoted)) {
    const start = (scan.start[token] ?? 0) + known.skipped
    return {
      name: known.publisher.name,
      kind: known.publisher.kind,
      start,
      end: scan.end[known.to - 1] ?? start,
      to: known.to,
    }
  }
  if (!startsMedia) return undefined
  return namedAfter(words, token, depth)
}

function namedAfter(words: MarkedWords, token: number, depth: number): NamedMedium | undefined {
  const { scan } = words
  const next = token + 1
  if (next >= scan.count) return undefined
  const g = words.gaps[next] ?? 0
  if (g & (sentenceBreak | gap.comma | gap.colon)) return undefined
  const start = (scan.start[token] ?? 0) + lettersBeforeMedium(scan, token)
  const known = knownAt(words, next)
  if (known && known.publisher.kind !== 'generic') {
    const to = known.to
    // "وكالة الاتحاد الأوروبي": a body's name goes on.
    if (known.ambiguous && organisationEnd(scan, next) > to) return undefined
    return {
      name: known.publisher.name,
      kind: known.publisher.kind,
      start,
      end: endWithNation(words, to),
      to: tokenAfterNation(words, to),
    }
  }
  if (scan.hash[next] === news) return depth > 0 ? undefined : mediumAt(words, next + 1, depth + 1)
  if ((words.marks[next] ?? 0) & wordMark.notMedium) return undefined
  const head = normalise(scan.text.slice(start, scan.end[token]))
  const kind = head === 'وكاله' ? 'agency' : 'outlet'
  const site = head.endsWith(siteWord)
  let to = next + 1
  if (g & anyQuote) {
    while (to < scan.count && to - next < 6 && !((scan.gap[to] ?? 0) & anyQuote)) to++
  } else if (g & gap.bracketOpen) {
    while (to < scan.count && to - next < 6 && !((scan.gap[to] ?? 0) & gap.bracketClose)) to++
  } else if (isLatin(scan, next)) {
    while (
      to < scan.count &&
      to - next < 5 &&
      isLatin(scan, to) &&
      !((scan.gap[to] ?? 0) & (sentenceBreak | gap.comma))
    )
      to++
  } else {
    // "موقع صحيفة …": the site is the paper's.
    if ((words.bits[next] ?? 0) & wordClass.media) return depth > 0 ? undefined : namedAfter(words, next, depth + 1)
    if (isNation(scan, next) || isNoMediumName(scan, next, site)) return undefined
    while (to < scan.count && to - next < 3 && continuesName(words, to)) to++
  }
  const bare = scan.text.slice(scan.start[next], scan.end[to - 1])
  // A news agency keeps its first word, a channel does when its name is an adjective; a paper does not.
  const keepsHead =
    kind === 'agency' ||
    (head === 'قناه' && cliticBits.hasArticle(scan.clitics[next] ?? 0)) ||
    // "إذاعة …" and the country: without its head it is the country.
    (head !== 'صحيفه' && isPlaceName(bare))
  const name = keepsHead ? `${scan.text.slice(start, scan.end[token])} ${bare}` : bare
  return { name, kind, start, end: endWithNation(words, to), to: tokenAfterNation(words, to) }
}

/** 1 for و، ل or ب before the word of a medium; the first letter of وكالة is its own. */
function lettersBeforeMedium(scan: Scan, token: number): 0 | 1 {
  const start = scan.start[token] ?? 0
  const first = scan.text.charCodeAt(start)
  if (first === letter.waw) return wordOfMedium.has(normalise(scan.text.slice(start + 1, scan.end[token]))) ? 1 : 0
  return first === letter.lam || first === letter.ba ? 1 : 0
}

function continuesName(words: MarkedWords, token: number): boolean {
  const { scan, bits } = words
  const g = words.gaps[token] ?? 0
  if (g & ~gap.space) return false
  if ((bits[token] ?? 0) !== 0 || (words.marks[token] ?? 0) & wordMark.relaying) return false
  if (isNation(scan, token)) return false
  return scan.kind[token] === tokenKind.word && !cliticBits.hasArticle(scan.clitics[token] ?? 0)
}

/** "البريطانية", "الأمريكي": tells the country, not part of the name. */
function isNation(scan: Scan, token: number): boolean {
  if (!cliticBits.hasArticle(scan.clitics[token] ?? 0)) return false
  return /\u064A(?:\u0629|\u0647)?$/u.test(scan.text.slice(scan.start[token], scan.end[token]))
}

function tokenAfterNation(words: WordClasses, token: number): number {
  const { scan } = words
  let to = token
  while (
    to < scan.count &&
    to - token < 3 &&
    isNation(scan, to) &&
    !((words.gaps[to] ?? 0) & (sentenceBreak | gap.comma))
  )
    to++
  return to
}

/** End of the span with the country's adjective and a closing quotation mark before it. */
function endWithNation(words: WordClasses, token: number): number {
  const { scan } = words
  const to = tokenAfterNation(words, token)
  let end = scan.end[to - 1] ?? 0
  if (to === token) while (end < scan.text.length && isClosing(scan.text.charCodeAt(end))) end++
  return end
}

function isClosing(code: number): boolean {
  const cls = classOf[code]
  return cls === charClass.quoteClose || cls === charClass.quoteEither || code === 0x29
}

function isLatin(scan: Scan, token: number): boolean {
  return scan.kind[token] !== tokenKind.number && scan.text.charCodeAt(scan.start[token] ?? 0) < 0x250
}

/** After a medium: عن، أن، a colon or a quotation: it passes something on. */
function reports(words: WordClasses, token: number): boolean {
  const limit = Math.min(words.scan.count, token + 6)
  for (let i = token; i < limit; i++) {
    const g = words.gaps[i] ?? 0
    if (g & (gap.colon | gap.quoteOpen)) return true
    if (g & sentenceBreak) return false
    if ((words.bits[i] ?? 0) & wordClass.complementiser || words.scan.hash[i] === about) return true
  }
  return false
}

/** Tokens of the first paragraph, its end found once it is asked for. */
class FirstLine {
  #end = -1

  constructor(private readonly words: WordClasses) {}

  holds(token: number): boolean {
    if (this.#end < 0) {
      const { scan } = this.words
      const limit = Math.min(scan.count, openingTokens)
      // A dateline on a line of its own is no paragraph.
      let end = Math.min(limit, 6)
      while (end < limit && !((scan.gap[end] ?? 0) & gap.newline)) end++
      this.#end = end
    }
    return token < this.#end
  }
}

/** "كشفت مجلة … في تقرير لها": what follows is from that report, wherever it is named. */
function givesOwnReport(words: WordClasses, token: number): boolean {
  const { hash, count } = words.scan
  const limit = Math.min(count - 1, token + reportTokens)
  for (let i = token; i < limit; i++) {
    if ((words.gaps[i] ?? 0) & gap.sentenceEnd) return false
    if (hash[i] !== inside) continue
    const next = hash[i + 1] ?? 0
    if (ownReportWords.has(next)) return true
    if (reportWords.has(next) && ofItsOwn.has(hash[i + 2] ?? 0)) return true
  }
  return false
}

/** "ذكر موقع «…» أرخص ثماني طرق": a medium named in quotation marks with what it told as the object. */
function tells(words: WordClasses, verb: number, medium: NamedMedium): boolean {
  const { scan } = words
  const next = medium.to
  if (next >= scan.count || (words.gaps[next] ?? 0) & (sentenceBreak | gap.comma)) return false
  const isQuoted = ((scan.gap[verb + 2] ?? 0) & anyQuote) !== 0
  return isQuoted && ((words.bits[next] ?? 0) & (wordClass.preposition | wordClass.adverbial | wordClass.verb)) === 0
}

function isAddressee(scan: Scan, token: number): boolean {
  return scan.text.charCodeAt(scan.start[token] ?? 0) === letter.lam || isLamAlone(scan, token - 1)
}

/** "ل" or "لـ", written apart from what it belongs to. */
function isLamAlone(scan: Scan, token: number): boolean {
  if (token < 0) return false
  const start = scan.start[token] ?? 0
  const length = (scan.end[token] ?? 0) - start
  if (scan.text.charCodeAt(start) !== letter.lam) return false
  return length === 1 || (length === 2 && scan.text.charCodeAt(start + 1) === written.tatweel)
}

function spokenBefore(words: WordClasses, token: number): boolean {
  for (let i = token - 1; i >= Math.max(0, token - 14); i--) {
    if ((words.gaps[i + 1] ?? 0) & sentenceBreak) return false
    if ((words.bits[i] ?? 0) & wordClass.verb) return true
  }
  return false
}
