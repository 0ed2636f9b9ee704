/**
 * What was said: where the content opens after a reporting word, and where it ends.
 * In: word classes, quotations and a token. Out: character spans. Touches nothing.
 */
import type { Span } from '../../model/article.ts'
import { letter, written } from '../../text/letters.ts'
import { ownClauseOpeners } from '../../data/statements.data.ts'
import { gap, type Scan } from '../../text/scanner/scan.ts'
import { charClass, classOf } from '../../text/char-table.ts'
import { bareClassAt, verbFormAt, wordClass, type WordClasses } from '../words/word-classes.ts'
import { askedFrom, isBareAction, objectAfterName, objectStart, relativeObject } from './objects.ts'
import { speakingClasses, startsWithConjunction } from './speaker.ts'
import type { StatementText } from './statement-text.ts'
import { preposition, type ReportingVerb } from '../words/reporting-verbs.ts'
import { wordHash } from '../../text/word-hash.ts'

export type OpeningKind = 'quote' | 'colon' | 'clause' | 'preposition' | 'object' | 'act'

export interface Opening {
  kind: OpeningKind
  /** Token where the speaker's region ends. */
  at: number
  /** First token of the content. */
  content: number
}

const sentenceBreak = gap.sentenceEnd | gap.newline
const longestSubject = 40
/** What stands before a word or belongs to it where content may open or its verb's reach may end. */
const mayOpen = sentenceBreak | gap.colon | gap.quoteOpen | gap.quoteClose | gap.quoteEither
const reaching = wordClass.complementiser | wordClass.verb | wordClass.preposition
const to = wordHash('إلى')
const about = wordHash('عن')
const on = wordHash('على')
const of = wordHash('من')
const asWord = wordHash('كما')
const before = wordHash('قبل')
const inWord = wordHash('في')
const what = wordHash('ما')
const anyQuote = gap.quoteOpen | gap.quoteClose | gap.quoteEither

/**
 * Where the content of the verb at `verb` opens, or undefined when nothing that is said follows. Looks at most 40 tokens
 * ahead in the sentence.
 */
export function findOpening(t: StatementText, verb: number, rule: ReportingVerb): Opening | undefined {
  const opening = openingOf(t, verb, rule)
  if (!opening || !rule.addressed || opening.kind === 'object' || opening.kind === 'colon') return opening
  const asked = askedFrom(t, verb + 1, opening.at)
  return asked === undefined ? opening : { kind: opening.kind, at: asked, content: asked }
}

function openingOf(t: StatementText, verb: number, rule: ReportingVerb): Opening | undefined {
  const { words } = t
  const { scan, bits, gaps } = words
  const limit = Math.min(scan.count, verb + longestSubject)
  const attached = (rule.prepositions & preposition.attached) !== 0
  let prepositionAt = -1
  let actAt = -1
  let stop = limit
  for (let i = verb + 1; i < limit; i++) {
    const g = gaps[i] ?? 0
    const b = bits[i] ?? 0
    // Fast path: most tokens can neither open content nor end the search.
    if (!(g & mayOpen) && !(b & reaching) && !attached && !rule.act) continue
    if (t.insideName[i]) continue
    if (g & gap.colon) {
      if (i > verb + 1 || !(g & gap.newline)) return { kind: 'colon', at: i, content: i }
    }
    if (g & sentenceBreak) {
      stop = i
      break
    }
    const quote = g & anyQuote ? (t.quotationAt[i] ?? -1) : -1
    // "كشفت الشركة النقاب عن هاتفها "…"": a name in marks, what is told began behind the preposition.
    const isTold = prepositionAt >= 0 && prepositionAt < i - 1 && !(g & (gap.comma | gap.colon))
    if (quote >= 0 && !isTold && isContentQuote(t, quote, i, verb)) return { kind: 'quote', at: i, content: i }
    if (b & wordClass.complementiser) {
      // "جدد تأكيده على أنه": the clause of what is expressed.
      if (actAt >= 0 && i - actAt <= 4 && rule.object) return { kind: 'clause', at: actAt, content: i + 1 }
      // "أعرب عن أمله في أن تفتح": the hope is what was said.
      if (actAt >= 0 && rule.act && !rule.clause) break
      if (opensOwnClause.has(scan.hash[i - 1] ?? 0) && !(i - 1 === verb)) {
        stop = i
        break
      }
      if (!rule.clause && rule.prepositions === 0) {
        stop = i
        break
      }
      const at = i - 1 > verb && isOwnPreposition(words, i - 1, rule.prepositions) ? i - 1 : i
      if (prepositionAt >= 0 && i - prepositionAt > 6) break
      return { kind: 'clause', at, content: i + 1 }
    }
    if (b & wordClass.verb && i > verb + 1) {
      const form = verbFormAt(scan, i)
      if (form?.tense === 'participle' && form.verb.lemma !== 'قال' && !isTitleHere(b)) {
        stop = i
        break
      }
      if (form?.tense === 'perfect' && startsWithConjunction(scan, i)) {
        stop = i
        break
      }
    }
    if (prepositionAt < 0 && isOwnPreposition(words, i, rule.prepositions)) prepositionAt = i
    if (rule.act && actAt < 0 && b & wordClass.speechAct && isPlainNoun(words, i)) actAt = i
  }
  if (rule.act && actAt >= 0 && actAt < stop) {
    // "عبر … عن سعادته": what is expressed is what was said, the preposition stands before it.
    const at = actAt > verb + 1 && isOwnPreposition(words, actAt - 1, rule.prepositions) ? actAt - 1 : actAt
    return { kind: 'act', at, content: actAt }
  }
  if (prepositionAt >= 0) {
    const content = attached && !isWholePreposition(scan, prepositionAt) ? prepositionAt : prepositionAt + 1
    if (content < stop) return { kind: 'preposition', at: prepositionAt, content }
  }
  const next = verb + 1
  if (rule.prepositions & preposition.for && next < stop && isAttached(scan, next, letter.lam))
    return { kind: 'preposition', at: next, content: next }
  if (rule.object || rule.addressed) {
    if (isBareAction(words, next)) return { kind: 'object', at: next, content: next }
    const start =
      (rule.addressed ? askedFrom(t, next, stop) : undefined) ??
      objectAfterName(t, next, stop) ??
      relativeObject(words, next, stop) ??
      objectStart(t, next, stop, rule.addressed)
    if (start >= 0) return { kind: 'object', at: start, content: start }
  }
  return undefined
}

/** Before أن they make a clause of their own, not what a verb reports (إلا أن، غير أن، دون أن، قبل أن). */
const opensOwnClause: ReadonlySet<number> = new Set(ownClauseOpeners.map(wordHash))

/** Not the object of a preposition that stands apart. */
function isPlainNoun({ bits }: WordClasses, token: number): boolean {
  return !((bits[token] ?? 0) & wordClass.preposition)
}

function isTitleHere(b: number): boolean {
  return (b & wordClass.title) !== 0
}

function isWholePreposition(scan: Scan, token: number): boolean {
  const hash = scan.hash[token]
  return hash === to || hash === about || hash === on || hash === of
}

function isOwnPreposition({ scan, bits }: WordClasses, token: number, own: number): boolean {
  if (own === 0) return false
  if ((bits[token] ?? 0) & wordClass.preposition && own & prepositionBit(scan.hash[token] ?? 0)) return true
  return (own & preposition.attached) !== 0 && isAttached(scan, token, letter.ba)
}

/** The preposition `code` is written together with the word. */
function isAttached(scan: Scan, token: number, code: number): boolean {
  return ((scan.clitics[token] ?? 0) & 3) !== 0 && scan.text.charCodeAt(scan.start[token] ?? 0) === code
}

function prepositionBit(hash: number): number {
  if (hash === to) return preposition.to
  if (hash === about) return preposition.about
  if (hash === on) return preposition.on
  if (hash === of) return preposition.of
  return hash === inWord ? preposition.in : 0
}

const longestQuotedName = 9

/** A quotation that is what was said, not a name in quotation marks (”العقيبي“، لـ"الوطن"). */
function isContentQuote(t: StatementText, index: number, token: number, verb: number): boolean {
  const q = t.quotations[index]
  if (!q || q.depth > 0) return false
  const { words } = t
  const { scan } = words
  let n = 0
  let i = token
  while (i < scan.count && (scan.start[i] ?? 0) < q.end && n < longestQuotedName) {
    i++
    n++
  }
  // "وأكد «المرصد الوطني لحقوق الطفل» أن": who speaks stands in the marks, what is said behind them.
  if (token === verb + 1 && n < longestQuotedName && (words.bits[i] ?? 0) & wordClass.complementiser) return false
  if (n >= 4) return true
  if (n < 2) return false
  const g = words.gaps[token] ?? 0
  return token > verb + 1 && (g & (gap.comma | gap.colon)) !== 0
}

/** The content that opens at `opening`: trimmed character span, whether it is a direct quotation, and the quotations inside. */
export interface Content {
  span: Span
  direct: boolean
  quotes: Span[]
  /** First token after the content. */
  next: number
}

/** The content of an opening. Linear in its length. */
export function readContent(t: StatementText, opening: Opening): Content | undefined {
  const { scan } = t.words
  const first = opening.content
  if (first >= scan.count) return undefined
  const quoteIndex = t.quotationAt[first] ?? -1
  const quote = quoteIndex >= 0 ? t.quotations[quoteIndex] : undefined
  if (quote && quote.depth === 0 && quote.start <= (scan.start[first] ?? 0)) {
    const next = firstTokenAt(scan, first, quote.end)
    if (opening.kind === 'quote' || opening.kind === 'colon' || next - first >= 6 || endsSoon(t.words, next)) {
      const span = trim(scan.text, quote.start, quote.end)
      return span && { span, direct: true, quotes: [], next }
    }
  }
  let end = first
  if (opening.kind === 'colon') end = endOfSpeech(t, first)
  else end = endOfClause(t, first)
  if (end <= first) return undefined
  const last = scan.end[end - 1] ?? 0
  const span = trim(scan.text, scan.start[first] ?? 0, last)
  if (!span) return undefined
  const quotes: Span[] = []
  for (let i = t.quotations.length > 0 ? first : end; i < end; i++) {
    const index = t.quotationAt[i] ?? -1
    const q = index >= 0 ? t.quotations[index] : undefined
    if (q && q.depth === 0 && q.end <= span.end) quotes.push({ start: q.start, end: q.end })
  }
  return { span, direct: false, quotes, next: end }
}

function firstTokenAt(scan: Scan, from: number, position: number): number {
  let i = from
  while (i < scan.count && (scan.start[i] ?? 0) < position) i++
  return i
}

/** True when the clause ends with the token at `from` or before it. */
function endsSoon({ scan, gaps }: WordClasses, from: number): boolean {
  const end = sentenceBreak | gap.comma
  return from + 1 >= scan.count || ((gaps[from] ?? 0) & end) !== 0 || ((gaps[from + 1] ?? 0) & end) !== 0
}

/** End of an indirect clause: the sentence's end, or where the next reporting word takes over. */
export function endOfClause(t: StatementText, from: number): number {
  const { words, quotationOf } = t
  const { scan, bits, gaps } = words
  const limit = Math.min(scan.count, from + longestContent)
  for (let i = from + 1; i < limit; i++) {
    const g = gaps[i] ?? 0
    if (!(g & mayEnd) && !((bits[i] ?? 0) & wordClass.verb)) continue
    if (g & gap.newline) return i
    if ((quotationOf[i] ?? -1) >= 0 && quotationOf[i] === quotationOf[i - 1]) continue
    if (g & gap.sentenceEnd || takesOver(t, i)) return i
  }
  return limit
}
/** Words of a statement that are looked at: a text without stops stays linear however many of its reports are refused. */
const longestContent = 1200
/** Without one of these before it, only a verb can end what was said. */
const mayEnd = sentenceBreak | gap.comma

/** End of speech after a colon without quotation marks: may run over sentences, to the paragraph's end. */
function endOfSpeech(t: StatementText, from: number): number {
  const { scan, bits, gaps } = t.words
  const limit = Math.min(scan.count, from + longestContent)
  for (let i = from + 1; i < limit; i++) {
    const g = gaps[i] ?? 0
    if (!(g & mayEnd) && !((bits[i] ?? 0) & wordClass.verb)) continue
    if (g & gap.newline || isWideGap(scan, i)) return i
    if (takesOver(t, i)) return i
    if (g & gap.sentenceEnd && opensReport(t, i)) return i
  }
  return limit
}

/** Three spaces stand for the end of a paragraph where an outlet's text has lost its lines. */
function isWideGap(scan: Scan, token: number): boolean {
  return scan.text.slice(scan.end[token - 1], scan.start[token]).includes('   ')
}

function opensReport(t: StatementText, i: number): boolean {
  const { scan, bits } = t.words
  const last = Math.min(scan.count, i + 4)
  for (let k = i; k < last; k++) if ((bits[k] ?? 0) & wordClass.verb) return true
  return false
}

/** True when another report begins at token `i`: "، مبينا أن"، "، كما أكد"، "وأضاف"، "، بحسب". */
function takesOver(t: StatementText, i: number): boolean {
  const { words } = t
  const { scan, bits } = words
  const b = bits[i] ?? 0
  const g = words.gaps[i] ?? 0
  if (b & wordClass.verb && !(b & wordClass.title)) {
    const form = verbFormAt(scan, i)
    if (!form) return false
    if (form.tense === 'participle') return !form.verb.weak || leadsSoon(t, i, form.verb)
    const isNext = (g & gap.comma) !== 0 || startsWithConjunction(scan, i)
    if (form.tense === 'perfect') return isNext && leadsSoon(t, i, form.verb)
    // "، ويقولون إن": what is said opens at once.
    return (g & gap.comma) !== 0 && startsWithConjunction(scan, i) && opensAtOnce(t, i)
  }
  if (!(g & gap.comma)) return false
  // "، ليؤكد الحاضرون": what came of it.
  if (b === 0 && scan.text.charCodeAt(scan.start[i] ?? 0) === letter.lam && bareClassAt(scan, i) & wordClass.verb)
    return true
  // "، فيما أكدت القوات أن": another report behind a conjunction.
  if (b & wordClass.conjunction && i + 1 < scan.count && (bits[i + 1] ?? 0) & wordClass.verb) {
    const form = verbFormAt(scan, i + 1)
    if (form && form.tense !== 'participle' && leadsSoon(t, i + 1, form.verb)) return true
  }
  // "أعلنت الجامعة فتح القبول، | فيما يستمر التسجيل أسبوعا، بحسب العميد": what the dean said is his alone.
  if (b & wordClass.conjunction && isAttributedLater(t, i)) return true
  if (scan.hash[i] === asWord) return ((bits[i + 1] ?? 0) & wordClass.verb) !== 0
  if (scan.hash[i] === before) return i + 2 < scan.count && ((bits[i + 2] ?? 0) & wordClass.verb) !== 0
  if (!(b & wordClass.attribution)) return false
  // "، بحسب الوزارة", "، وفق ما ذكرت الصحيفة"
  return ((bits[i + 1] ?? 0) & speakingClasses) !== 0 || scan.hash[i + 1] === what
}

/** An attribution ends the sentence that goes on at `from`. */
function isAttributedLater({ words: { scan, bits, gaps } }: StatementText, from: number): boolean {
  const limit = Math.min(scan.count, from + longestClause)
  for (let i = from + 2; i < limit && !((gaps[i] ?? 0) & sentenceBreak); i++) {
    if ((bits[i] ?? 0) & wordClass.attribution && (gaps[i] ?? 0) & gap.comma) return true
  }
  return false
}
const longestClause = 40

function opensAtOnce({ words }: StatementText, verb: number): boolean {
  return ((words.bits[verb + 1] ?? 0) & wordClass.complementiser) !== 0
}

/** True when the verb has something to report, and a weak one has it near. */
function leadsSoon(t: StatementText, verb: number, rule: ReportingVerb): boolean {
  const found = findOpening(t, verb, rule)
  return found !== undefined && (!rule.weak || isFirm(found, verb, rule.clause))
}

/** A weak verb speaks for sure only with a colon, a quotation, a noun of a speech act, or أن near it. */
export function isFirm(opening: Opening, verb: number, clause: boolean): boolean {
  if (opening.kind === 'quote' || opening.kind === 'colon') return opening.at - verb <= 16
  if (opening.kind === 'act') return opening.at - verb <= 10
  return opening.kind === 'clause' && clause && opening.at - verb <= 14
}

/** Without spaces and punctuation at the ends; keeps a closing bracket that was opened inside. */
export function trim(text: string, start: number, end: number): Span | undefined {
  let a = start
  let b = end
  while (a < b && isTrimmed(text.charCodeAt(a)) && classOf[text.charCodeAt(a)] !== charClass.bracketOpen) a++
  while (b > a && isTrimmed(text.charCodeAt(b - 1))) b--
  return b > a ? { start: a, end: b } : undefined
}

function isTrimmed(code: number): boolean {
  const cls = classOf[code]
  return (
    cls !== charClass.letter &&
    cls !== charClass.digit &&
    cls !== charClass.mark &&
    cls !== charClass.ideograph &&
    cls !== charClass.surrogate &&
    code !== 0x25 &&
    code !== written.percent &&
    code !== written.questionMark &&
    code !== 0x21
  )
}
