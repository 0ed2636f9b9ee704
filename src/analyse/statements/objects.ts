/**
 * Where what a verb has for its object begins: a bare object ("أعلنت وزارة العدل | أسماء"), or whom an addressing verb asks.
 * In: a text and a range of tokens behind a verb. Out: tokens. Touches nothing.
 */
import { letter, written } from '../../text/letters.ts'
import { gap, tokenKind, type Scan } from '../../text/scanner/scan.ts'
import { wordHash } from '../../text/word-hash.ts'
import { nameBits } from '../names/name-bits.ts'
import { isDefinite, wordClass, type WordClasses } from '../words/word-classes.ts'
import { startsWithConjunction } from './speaker.ts'
import { endOfNames, type StatementText } from './statement-text.ts'

const what = wordHash('ما')

const notObject =
  wordClass.preposition |
  wordClass.adverbial |
  wordClass.time |
  wordClass.relative |
  wordClass.complementiser |
  wordClass.conjunction |
  wordClass.nameJoint |
  wordClass.title |
  wordClass.verb

/** "أكد لاعب المنتخب وسام حمدان | جدارة فريقه": a subject that closes with a person's name has ended there. */
export function objectAfterName(t: StatementText, from: number, to: number): number | undefined {
  for (let i = from + 1; i < to; i++) {
    if (!t.endsName[i]) continue
    const b = t.words.bits[i] ?? 0
    const isObject = !(b & notObject) && !((t.words.gaps[i] ?? 0) & (gap.comma | gap.bracketOpen | gap.dash))
    return isObject && !startsWithConjunction(t.words.scan, i) ? i : undefined
  }
  return undefined
}

/** "دعا رئيس الوزراء | الحكومة إلى", "ناشد سامي الرملي، من سكان الحي، | الجهات المختصة": who is asked, where what is asked begins. */
export function askedFrom(t: StatementText, from: number, to: number): number | undefined {
  const { scan, bits, gaps } = t.words
  const closed = endOfNames(t, from, to)
  let commas = 0
  for (let i = from + 1; i < to; i++) {
    if (t.insideName[i]) continue
    const b = bits[i] ?? 0
    const hasComma = ((gaps[i] ?? 0) & gap.comma) !== 0
    if (hasComma) commas++
    // "اتهمت إيران إسرائيل بـ"
    if (i === from + 1 && isState(t, from) && isState(t, i)) return i
    if (b & notObject || !isDefinite(scan, i) || startsWithConjunction(scan, i)) continue
    if (hasComma ? commas > 1 : t.endsName[i] || i === closed) return i
    const isBody = (b & (wordClass.organisation | wordClass.voice)) !== 0 || isObliquePlural(scan, i)
    if (isBody && !hasComma && (isDefinite(scan, i - 1) || t.endsName[i] || i === closed)) return i
  }
  return undefined
}

function isState({ words: { scan, bits }, nameFacts }: StatementText, token: number): boolean {
  return (
    ((bits[token] ?? 0) & wordClass.voice) !== 0 && ((nameFacts[scan.word[token] ?? 0] ?? 0) & nameBits.alone) !== 0
  )
}

/** "واستغرب المدير | ما سماه تضخيم": the object is a clause with ما. */
export function relativeObject({ scan, bits, gaps }: WordClasses, from: number, to: number): number | undefined {
  const ends = wordClass.preposition | wordClass.adverbial | wordClass.attribution
  for (let i = from + 1; i < to && !((gaps[i] ?? 0) & gap.comma); i++)
    if (scan.hash[i] === what && !((bits[i - 1] ?? 0) & ends)) return i
  return undefined
}

/**
 * Where a bare object begins in `[from, to)` (أعلنت وزارة العدل | أسماء …), or -1. The subject is a chain that closes with a
 * definite word, an adjective or a name; the object opens with a noun of action, or after a comma.
 */
export function objectStart(t: StatementText, from: number, to: number, addressed: boolean): number {
  const { words } = t
  const { scan, bits } = words
  const closed = endOfNames(t, from, to)
  for (let i = from + 1; i < to; i++) {
    const b = bits[i] ?? 0
    const g = words.gaps[i] ?? 0
    if (b & (wordClass.preposition | wordClass.nameJoint | wordClass.relative | wordClass.complementiser)) continue
    const before = bits[i - 1] ?? 0
    if (
      before & (wordClass.preposition | wordClass.nameJoint) ||
      (before & wordClass.title && !isDefinite(scan, i - 1))
    )
      continue
    // "أكدت الهيئة مجددا | منحها": an adverb has ended the subject.
    if (
      before & wordClass.time &&
      !(before & wordClass.title) &&
      b === 0 &&
      !isDefinite(scan, i) &&
      scan.kind[i] === tokenKind.word &&
      !startsWithConjunction(scan, i)
    )
      return i
    if (b & wordClass.action || isActionNoun(scan, i)) {
      if (!isDefinite(scan, i) && (i - from >= 2 || i === closed || isClosed(words, i - 1) || g & gap.comma)) return i
    }
    if (addressed && i - from >= 1 && isDefinite(scan, i) && isObliquePlural(scan, i)) return i
  }
  return -1
}

/** An action noun right after the verb, so that its subject is implied ("ونؤكد وقوفنا مع"). */
export function isBareAction(words: WordClasses, token: number): boolean {
  const { scan, bits } = words
  if (token >= scan.count || isDefinite(scan, token)) return false
  const b = bits[token] ?? 0
  if (b & wordClass.action) return true
  return (
    b === 0 &&
    isActionNoun(scan, token) &&
    /(?:\u0647|\u0647\u0627|\u0647\u0645|\u0646\u0627)$/u.test(scan.text.slice(scan.start[token], scan.end[token]))
  )
}

/** True when the token can end a subject: definite, a name, a pronoun suffix. */
function isClosed(words: WordClasses, token: number): boolean {
  const { scan, bits } = words
  return isDefinite(scan, token) || ((bits[token] ?? 0) & (wordClass.voice | wordClass.time)) !== 0
}

/** Shapes of verbal nouns: تفعيل، إفعال، انفعال، افتعال، استفعال. With أ it is a plural (أبطال). */
function isActionNoun(scan: Scan, token: number): boolean {
  if (scan.kind[token] !== tokenKind.word) return false
  const start = scan.start[token] ?? 0
  const end = scan.end[token] ?? 0
  const length = end - start
  if (length < 5 || length > 10) return false
  const first = scan.text.charCodeAt(start)
  if (first !== letter.ta && first !== letter.alef && first !== written.alefHamzaBelow) return false
  const word = scan.text.slice(start, end)
  return /^(?:ت[^\u0627]{1,2}ي[^\u064A](?:ه|ها|هم|ات|ة)?|[\u0625\u0627](?!ل)[^\u0627]{2,4}\u0627[^\u0627](?:ه|ها|هم|ات|ة)?)$/u.test(
    word,
  )
}

/** "المواطنين": the object of a verb, seldom its subject. */
function isObliquePlural(scan: Scan, token: number): boolean {
  const end = scan.end[token] ?? 0
  return scan.text.charCodeAt(end - 1) === letter.nun && scan.text.charCodeAt(end - 2) === letter.ya
}
