/**
 * A text as statements are read from it: its words, and where its quotations and its people stand.
 * In: classified words, quotations and mentions. Out: look-ups by token. Touches nothing but scratch buffers.
 */
import type { Mention } from '../../model/analysis.ts'
import { written } from '../../text/letters.ts'
import type { Scan } from '../../text/scanner/scan.ts'
import { isDefinite, wordClass, type MarkedWords } from '../words/word-classes.ts'
import { nameBits, wordFact } from '../names/name-bits.ts'
import { nameFactsOf } from '../names/word-facts.ts'
import { isPersonKey } from './speakers/entities.ts'
import type { Quotation } from './quotations.ts'

export interface StatementText {
  words: MarkedWords
  quotations: readonly Quotation[]
  /** Index into `quotations` of the outermost one that covers each token, or -1. */
  quotationOf: Int32Array
  /** Index of the quotation that begins just before each token, or -1. */
  quotationAt: Int32Array
  /** By token: where a person's name ends before it, 1 for a name of one word and 2 for a longer one. */
  endsName: Uint8Array
  /** By token: 1 inside a person's name, behind its first word: no phrase begins or ends there ("جان إيف | لو دريان"). */
  insideName: Uint8Array
  /** By word id: what names know of the word (names/word-facts.ts). */
  nameFacts: Uint32Array
}

/** By token; scratch buffers, reused for every text. */
let quotationOf = new Int32Array(512)
let quotationAt = new Int32Array(512)
let endsName = new Uint8Array(512)
let insideName = new Uint8Array(512)

/** Builds the look-ups from tokens to quotations; borrowed scratch buffers, valid until the next call. */
export function statementText(
  words: MarkedWords,
  quotations: readonly Quotation[],
  mentions: readonly Mention[] = [],
): StatementText {
  const { scan } = words
  const { start, count } = scan
  if (count >= quotationOf.length || quotationOf.length > ordinaryTokens) {
    quotationOf = new Int32Array(Math.max(count + 1, ordinaryTokens))
    quotationAt = new Int32Array(Math.max(count + 1, ordinaryTokens))
    endsName = new Uint8Array(Math.max(count + 1, ordinaryTokens))
    insideName = new Uint8Array(Math.max(count + 1, ordinaryTokens))
  }
  // No quotation covers what follows the last token.
  quotationOf.fill(-1, 0, count + 1)
  quotationAt.fill(-1, 0, count + 1)
  endsName.fill(0, 0, count + 1)
  insideName.fill(0, 0, count + 1)
  markNames(scan, mentions)
  let token = 0
  let lastEnd = -1
  for (let index = 0; index < quotations.length; index++) {
    const q = quotations[index]
    if (!q) break
    while (token > 0 && (start[token - 1] ?? 0) >= q.start) token--
    while (token < count && (start[token] ?? 0) < q.start) token++
    if (token >= count || (start[token] ?? 0) >= q.end) continue
    if (quotationAt[token] === -1) quotationAt[token] = index
    if (q.start <= lastEnd) continue
    // One whose closing mark is missing is trusted to the end of its sentence: what follows reports again.
    const sentence = q.open ? scan.sentence[token] : -1
    for (let i = token; i < count && (start[i] ?? 0) < q.end; i++) {
      if (q.open && scan.sentence[i] !== sentence) break
      quotationOf[i] = index
    }
    lastEnd = q.end
  }
  return { words, quotations, quotationOf, quotationAt, endsName, insideName, nameFacts: nameFactsOf(scan) }
}

function markNames(scan: Scan, mentions: readonly Mention[]): void {
  let token = 0
  for (const { entity, start, end } of mentions) {
    if (!isPersonKey(entity)) continue
    while (token < scan.count && (scan.start[token] ?? 0) < end) {
      if ((scan.start[token] ?? 0) > start) insideName[token] = 1
      token++
    }
    const isLong = token > 1 && (scan.start[token - 2] ?? 0) >= start
    if (end > start) endsName[token] = isLong ? 2 : 1
  }
}

const isName = nameBits.given | nameBits.family | wordFact.unknown

/**
 * Where the run of names ends that begins at `from`, at most `to`: words of no class that are names or in no list, and what joins them. Equal
 * to `from` for a word that is none. "وأضاف | لقجع | في عرض": a surname that no list has closes the phrase as a known one does.
 */
export function endOfNames(t: StatementText, from: number, to: number): number {
  const { scan, bits } = t.words
  let i = from
  while (i < to && !(bits[i] ?? 0) && isNameWord(t, i)) i++
  // A particle needs a name on both sides.
  while (i > from && i + 1 < to && bits[i] === wordClass.nameJoint && isNameWord(t, i + 1)) {
    i++
    while (i < to && !(bits[i] ?? 0) && isNameWord(t, i)) i++
  }
  return i === from || scan.sentence[i - 1] === scan.sentence[from] ? i : from
}

/** A word that is a verb and nothing else by the lexicon, and no name: "مصدر | رفض الكشف عن اسمه", "دراسة | أجريت". */
export function isPlainVerb({ words: { scan, bits }, nameFacts }: StatementText, token: number): boolean {
  const facts = nameFacts[scan.word[token] ?? 0] ?? 0
  return (
    (facts & (wordFact.verb | nameBits.given | nameBits.family)) === wordFact.verb &&
    !((bits[token] ?? 0) & wordClass.title)
  )
}

function isNameWord({ words: { scan }, nameFacts }: StatementText, token: number): boolean {
  const facts = nameFacts[scan.word[token] ?? 0] ?? 0
  if (facts & isName) return !isDefinite(scan, token) || (facts & nameBits.family) !== 0
  // أل with its hamza is no article: "ألباريس".
  return (
    isDefinite(scan, token) &&
    !(facts & wordFact.listed) &&
    scan.text.charCodeAt(scan.start[token] ?? 0) === written.alefHamzaAbove
  )
}

/** Buffers for more tokens are released with the next text. */
const ordinaryTokens = 4096
