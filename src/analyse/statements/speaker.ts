/**
 * Who speaks: the noun phrase after (or before) a reporting verb, cut where it ends; where a bare object begins.
 * In: word classes and a token range. Out: token ranges. Touches nothing.
 */
import { arabicOrdinals } from '../../data/numerals.data.ts'
import { namedPeriods, speechStems } from '../../data/statements.data.ts'
import { charClass, classOf } from '../../text/char-table.ts'
import { letter, written } from '../../text/letters.ts'
import { gap, tokenKind, type Scan } from '../../text/scanner/scan.ts'
import { cliticBits } from '../../text/morphology/clitics.ts'
import { isPlainVerb, type StatementText } from './statement-text.ts'
import { isDefinite, wordClass, type MarkedWords, type WordClasses } from '../words/word-classes.ts'
import { wordMark } from '../words/finder-hints.ts'
import { wordHash, wordHashes } from '../../text/word-hash.ts'

/** Half-open range of tokens. */
export interface TokenRange {
  from: number
  to: number
}

/** Classes of words that name who can speak. */
export const speakingClasses = wordClass.title | wordClass.organisation | wordClass.media | wordClass.voice
const sentenceBreak = gap.sentenceEnd | gap.newline
const anyQuote = gap.quoteOpen | gap.quoteClose | gap.quoteEither

const inWord = wordHash('في')
const what = wordHash('ما')
const dateUnits = wordHashes(namedPeriods)
/** العاشر …: days of a month as they are written. */
const dayOrdinals = wordHashes(
  arabicOrdinals
    .map((entry) => entry.split(' | ', 1)[0] ?? '')
    .filter((word) => /^\u0627\u0644.*[^\u0629\u0649]$/u.test(word)),
)

/**
 * The speaker's phrase inside `[from, to)`, the tokens between a reporting verb and what it reports; undefined when they
 * hold none (implied subject).
 */
export function speakerIn(t: StatementText, from: number, to: number): TokenRange | undefined {
  const { words, insideName } = t
  const { bits } = words
  let first = from
  // "وقال (الظاهر أن …)": speech in brackets, no speaker.
  if ((words.gaps[first] ?? 0) & gap.bracketOpen) return undefined
  // Phrases that stand before a late subject: أكد لـ"الاقتصادية" بدر الشمري أن
  let rounds = 0
  while (first < to && rounds++ < 4) {
    const isLeading =
      ((words.marks[first] ?? 0) & wordMark.leading) !== 0 || isAddressee(words, first) || isAdverb(words, first)
    if (!isLeading || isAli(words, first, to)) break
    const next = afterLeading(words, first, to)
    if (next >= to) return undefined
    first = next
  }
  if (first >= to) return undefined
  const opening = bits[first] ?? 0
  if (opening & (wordClass.complementiser | wordClass.relative | wordClass.adverbial) && !(opening & wordClass.voice))
    return undefined
  if (isAdverb(words, first) || opening & wordClass.speechAct) return undefined
  if ((words.marks[first] ?? 0) & wordMark.pointing) return undefined
  // "لفت الانتباه إلى", "وأضاف بالقول": no speaker stands there.
  if ((words.marks[first] ?? 0) & wordMark.manner && !(opening & wordClass.voice)) return undefined
  if ((words.marks[first] ?? 0) & wordMark.honorific && first + 1 < to) first++
  let end = first + 1
  for (;;) {
    const quoted = endOfQuotedName(words, end, to)
    if (quoted > end) end = quoted
    else if (end >= to || (!insideName[end] && (endsSpeaker(words, first, end) || isPlainVerb(t, end)))) break
    else end++
  }
  // A joint or a preposition cannot end the phrase.
  while (
    end > first + 1 &&
    !insideName[end - 1] &&
    (bits[end - 1] ?? 0) & (wordClass.preposition | wordClass.nameJoint | wordClass.pronoun)
  )
    end--
  const only = bits[first] ?? 0
  const isFunction = (only & (wordClass.preposition | wordClass.auxiliary | wordClass.negation)) !== 0
  if (end === first + 1 && isFunction && !isAli(words, first, to)) return undefined
  return { from: first, to: end }
}

/** Where the name in quotation marks ends that begins at the token ("صحيفة «دون الشاطئ»"), else the token: no word inside ends a phrase. */
function endOfQuotedName({ scan, gaps }: WordClasses, token: number, to: number): number {
  if (token >= to || !((gaps[token] ?? 0) & (gap.quoteOpen | gap.quoteEither))) return token
  // An opening mark touches the word behind it, a closing one the word before it.
  const mark = classOf[scan.text.charCodeAt((scan.start[token] ?? 0) - 1)]
  if (mark !== charClass.quoteOpen && mark !== charClass.quoteEither) return token
  const last = Math.min(to, token + longestQuotedName)
  for (let i = token + 1; i <= last; i++) if ((gaps[i] ?? 0) & (gap.quoteClose | gap.quoteEither)) return i
  return token
}
const longestQuotedName = 6

/** "لـ"الوطن"", "لوكالة …", "ل"صحيفة": the addressee, not the speaker. */
export function isAddressee(words: WordClasses, token: number): boolean {
  const { scan, bits } = words
  const start = scan.start[token] ?? 0
  const first = scan.text.charCodeAt(start)
  if (first !== letter.lam) return false
  if ((scan.end[token] ?? 0) - start <= 2) return true
  // "قالا لأويس": ل before a hamza is the preposition.
  const second = scan.text.charCodeAt(start + 1)
  if (second === written.alefHamzaAbove || second === written.alefHamzaBelow) return true
  return ((bits[token] ?? 0) & (wordClass.media | wordClass.adverbial)) !== 0
}

const ali = wordHash('علي')

/** "فقال علي:": the name, which ends in ya and ends the phrase, or goes on with another name. */
export function isAli(words: WordClasses, token: number, to: number): boolean {
  const { scan } = words
  if (scan.hash[token] !== ali || scan.text.charCodeAt((scan.end[token] ?? 0) - 1) !== letter.ya) return false
  return token + 1 >= to || ((words.bits[token + 1] ?? 0) & wordClass.nameJoint) !== 0
}

/** When or how it was said, between the verb and its subject ("قال يوم الاثنين المدير", "نفى علنًا المدير"). */
function isAdverb({ scan, bits }: WordClasses, token: number): boolean {
  const b = bits[token] ?? 0
  return (b & wordClass.time && !(b & wordClass.title)) !== 0 || isTanwin(scan, token)
}

/** An indefinite accusative: an adverb or an object, seldom part of a subject (علنًا، كثيرًا). */
export function isTanwin(scan: Scan, token: number): boolean {
  const end = scan.end[token] ?? 0
  const last = scan.text.charCodeAt(end - 1)
  return last === written.fathatan || (last === letter.alef && scan.text.charCodeAt(end - 2) === written.fathatan)
}

function afterLeading(words: WordClasses, token: number, to: number): number {
  const { bits } = words
  if (isAddressee(words, token)) {
    // The quoted name, or the medium and what it is called.
    let next = token + 1
    if ((words.gaps[next] ?? 0) & anyQuote) {
      while (next < to && !((words.gaps[next + 1] ?? 0) & anyQuote) && next - token < 6) next++
      return Math.min(to, next + 1)
    }
    next++
    while (next < to && !((bits[next] ?? 0) & wordClass.title) && !((words.gaps[next] ?? 0) & gap.comma)) next++
    return next
  }
  if (isAdverb(words, token)) return token + 1
  // A prepositional phrase: to the next comma, or to a title or addressee.
  for (let next = token + 1; next < to; next++) {
    if ((words.gaps[next] ?? 0) & gap.comma) return next
    if (isAddressee(words, next)) return next
    if (next > token + 1 && (bits[next] ?? 0) & wordClass.title && !((bits[next - 1] ?? 0) & wordClass.preposition)) {
      return next
    }
  }
  return to
}

function endsSpeaker(words: MarkedWords, first: number, token: number): boolean {
  const { scan, bits } = words
  const b = bits[token] ?? 0
  const g = words.gaps[token] ?? 0
  if (g & sentenceBreak) return true
  if (b & wordClass.complementiser) return true
  if (b & wordClass.time && !(b & wordClass.title)) return true
  if (b & wordClass.adverbial && !(g === 0)) return true
  if (b & (wordClass.attribution | wordClass.pronoun)) return true
  if (b & wordClass.auxiliary) return true
  // "الوزارة الشهر الماضي"
  const next = token + 1 < scan.count ? (bits[token + 1] ?? 0) : 0
  if (next & wordClass.time && dateUnits.has(scan.hash[token] ?? 0)) return true
  // "واستغرب المهنا ما سماه …"
  if (scan.hash[token] === what) return true
  if (isAddressee(words, token)) return true
  if ((words.marks[token] ?? 0) & wordMark.manner) return true
  if ((words.gaps[token] ?? 0) & gap.bracketClose && scan.kind[token - 1] === tokenKind.number) return true
  // "سميث (46 عاما)": an age, not a name.
  if (g & gap.bracketOpen && scan.kind[token] === tokenKind.number) return true
  if (b & wordClass.verb && g & gap.comma) return true
  if (scan.hash[token] === inWord) {
    const after = token + 1 < scan.count ? (bits[token + 1] ?? 0) : 0
    if (after & (wordClass.speech | wordClass.pronoun | wordClass.time)) return true
    // "القوات في العاشر من أيار", "الوزارة في 5 مايو": when it was said.
    if (
      token + 1 < scan.count &&
      (scan.kind[token + 1] === tokenKind.number || dayOrdinals.has(scan.hash[token + 1] ?? 0))
    )
      return true
    if (after === 0 && isSpeechWithClitic(words, token + 1)) return true
  }
  if (g & gap.comma && token > first) {
    // Apposition after a comma: a title, a name, an organisation; anything with a conjunction or preposition is not.
    if (b & (wordClass.preposition | wordClass.conjunction | wordClass.pronoun | wordClass.relative)) return true
    if (startsWithConjunction(scan, token)) return true
  }
  return false
}

function isSpeechWithClitic(words: WordClasses, token: number): boolean {
  const { scan } = words
  if (token >= scan.count) return false
  const text = scan.text.slice(scan.start[token], scan.end[token])
  return speechStem.test(text)
}
const speechStem = new RegExp(`^(?:${speechStems.join('|')})`, 'u')

export function startsWithConjunction(scan: Scan, token: number): boolean {
  const first = scan.text.charCodeAt(scan.start[token] ?? 0)
  return (
    (first === letter.waw || first === letter.fa) &&
    (cliticBits.proclitics(scan.clitics[token] ?? 0) > 0 || (scan.end[token] ?? 0) - (scan.start[token] ?? 0) === 1)
  )
}

/**
 * The subject that stands before a verb at `verb` ("الهيئة العالمية تؤكد أن"), or undefined. Looks back to the start of the
 * clause, at most 14 tokens.
 */
export function speakerBefore(words: WordClasses, verb: number): TokenRange | undefined {
  const { scan, bits } = words
  let to = verb
  while (to > 0 && (bits[to - 1] ?? 0) & wordClass.auxiliary && !((words.gaps[to] ?? 0) & sentenceBreak)) to--
  if ((words.gaps[to] ?? 0) & (sentenceBreak | gap.colon)) return undefined
  let from = to
  const floor = Math.max(0, to - 14)
  while (from > floor) {
    const g = words.gaps[from] ?? 0
    const b = bits[from - 1] ?? 0
    if (from < to && g & (sentenceBreak | gap.colon | gap.comma)) break
    if (
      b &
      (wordClass.relative |
        wordClass.conjunction |
        wordClass.complementiser |
        wordClass.auxiliary |
        wordClass.negation |
        wordClass.adverbial)
    )
      break
    if (b & wordClass.verb && !(b & wordClass.voice)) break
    from--
  }
  if (from >= to || to - from > 12) return undefined
  const before = from > 0 ? (bits[from - 1] ?? 0) : 0
  const g = words.gaps[from] ?? 0
  const atClauseStart = from === 0 || (g & (sentenceBreak | gap.comma | gap.colon)) !== 0
  if (before & (wordClass.relative | wordClass.negation)) return undefined
  if (!atClauseStart && !(before & (wordClass.auxiliary | wordClass.complementiser | wordClass.conjunction)))
    return undefined
  const b = bits[from] ?? 0
  if (b & (wordClass.preposition | wordClass.adverbial | wordClass.time | wordClass.pronoun | wordClass.attribution))
    return undefined
  const isNamed = (b & speakingClasses) !== 0
  // "وكانت شبكتا «س» و«ص» أكدتا": what stands behind كان is its subject.
  if (!isNamed && !isDefinite(scan, from) && !(before & wordClass.auxiliary)) return undefined
  return { from, to }
}
