/**
 * What kind of word each token is, as bits: reporting verb, complementiser, time word, title, organisation word, number …
 * In: a Scan. Out: one number per token, and the verb form where there is one. Touches nothing.
 *
 * One table lookup per token, shared by statements, entities, figures and credits.
 */
import * as listed from '../../data/word-classes.data.ts'
import { cliticBits } from '../../text/morphology/clitics.ts'
import { letter } from '../../text/letters.ts'
import type { Word } from '../../text/vocabulary/fold-word.ts'
import { gap, tokenKind, type Scan } from '../../text/scanner/scan.ts'
import { emptyScan } from '../../text/scanner/scan-buffers.ts'
import { wordNumbers } from '../../text/vocabulary/word-attributes.ts'
import { packFields } from '../../structures/packed-fields.ts'
import { reportingForms, type VerbForm } from './reporting-verbs.ts'
import { mayBeginFigure } from '../figures/figure-words.ts'
import { hintBits, markedWords, wordMark } from './finder-hints.ts'
import { wordHash } from '../../text/word-hash.ts'
import { WordTable } from '../../text/word-table.ts'

/** Bits of a token's class, one declaration for all: the doc comments show at `wordClass`. */
const classFields = packFields({
  verb: 1,
  /** أن، إن and their forms with a pronoun. */
  complementiser: 1,
  time: 1,
  preposition: 1,
  /** خلال، عقب، عبر …: an adverbial begins, a subject has ended. */
  adverbial: 1,
  /** A role or honorific that a name or an office follows. */
  title: 1,
  organisation: 1,
  /** مدينة، محافظة، منطقة … */
  placeWord: 1,
  /** وكالة، صحيفة، قناة … */
  media: 1,
  /** بيان، تصريح، حديث … */
  speech: 1,
  /** بحسب، وفقا، نقلا … */
  attribution: 1,
  relative: 1,
  /** مصدر، شهود، تقرير، خبراء …: can speak without a name. */
  voice: 1,
  /** A noun of action that begins an object ("أكد حرص"). */
  action: 1,
  negation: 1,
  /** قد، كان and the like: between subject and verb. */
  auxiliary: 1,
  conjunction: 1,
  /** بن، آل، أبو …: inside a name. */
  nameJoint: 1,
  /** Pronouns and demonstratives. */
  pronoun: 1,
  /** A number in words. */
  numeral: 1,
  /** شكر، اعتذار، قلق …: what is expressed, after a verb that only carries it. */
  speechAct: 1,
})
/** Bits of a token's class. */
export const wordClass = classFields.mask
/** The bits of finder-hints.ts are kept in the same column, above those of the class. */
const classBits = classFields.end
const classMask = (1 << classBits) - 1
if (classBits + hintBits > 32) throw new RangeError('class and hints do not fit one 32-bit column')

const lists: readonly [bits: number, words: readonly string[]][] = [
  [wordClass.complementiser, listed.complementisers],
  [wordClass.time, listed.timeWords],
  [wordClass.preposition, listed.prepositions],
  [wordClass.adverbial, listed.adverbials],
  [wordClass.title, listed.offices],
  [wordClass.title, listed.honorifics],
  [wordClass.organisation, listed.organisationWords],
  [wordClass.placeWord, listed.placeWords],
  [wordClass.media, listed.mediaWords],
  [wordClass.speech, listed.speechWords],
  [wordClass.attribution, listed.attributions],
  [wordClass.relative, listed.relatives],
  [wordClass.voice, listed.voices],
  [wordClass.action, listed.actionNouns],
  [wordClass.negation, listed.negations],
  [wordClass.auxiliary, listed.auxiliaries],
  [wordClass.conjunction, listed.conjunctions],
  [wordClass.nameJoint, listed.nameParticles],
  [wordClass.pronoun, listed.pronouns],
  [wordClass.numeral, listed.numerals],
  [wordClass.speechAct, listed.speechActs.flatMap(withPronouns)],
]

/** The word, and the word with the pronouns of the third person (شكر، شكره، شكرها …). */
function withPronouns(word: string): string[] {
  if (word.startsWith('ال')) return [word]
  const base = word.replace(/\u0629$/u, '\u062A')
  return [word, ...['ه', 'ها', 'هم', 'هما'].map((pronoun) => base + pronoun)]
}

const table = new WordTable()
const forms: VerbForm[] = []
const verbTable = new WordTable()

for (const [bits, words] of lists) for (const word of words) table.mark(wordHash(word), bits)
for (const [word, form] of reportingForms) {
  const hash = wordHash(word)
  table.mark(hash, wordClass.verb)
  forms.push(form)
  verbTable.set(hash, forms.length)
}
for (const [hash, marks] of markedWords()) table.mark(hash, marks << classBits)

/** Words of these classes keep their class after و or ف ("وزير", "ووزير"). */
const keptAfterConjunction =
  wordClass.title | wordClass.organisation | wordClass.voice | wordClass.media | wordClass.placeWord | wordClass.time

export interface WordClasses {
  scan: Scan
  /** `wordClass` bits of each token, 0 behind the last. */
  bits: Uint32Array
  /** `Scan.gap` without the false sentence ends after one-letter abbreviations ("أ . فهد"). */
  gaps: Uint16Array
}

/** Word classes with the hints of finder-hints.ts. */
export interface MarkedWords extends WordClasses {
  /** `wordMark` bits of each token. */
  marks: Uint8Array
  /** Tokens that statements, figures and credits may begin with, in order: numbers, openers, verbs, attributions, words of media. */
  begins: Uint32Array
  beginCount: number
}

/** Word classes in scratch buffers that are refilled for each text. */
export interface ReusedClasses extends MarkedWords {
  /** Tokens classified. */
  count: number
}

const classes = wordNumbers((word) => allBitsOf(word) | (mayBeginFigure(word) ? wordMark.figure << classBits : 0))

/** Class bits of a word, independent of context. */
export function classOfWord(word: Word): number {
  return allBitsOf(word) & classMask
}

function allBitsOf(word: Word): number {
  const bits = table.get(word.hash)
  if (bits & classMask || cliticBits.proclitics(word.clitics) !== 1 || cliticBits.hasArticle(word.clitics)) return bits
  const kept = table.get(word.bareHash) & keptAfterConjunction
  if (kept === 0) return bits
  const first = word.surface.charCodeAt(0)
  return first === letter.waw || first === letter.fa ? bits | kept : bits
}

/** Class bits of the word at a token without its proclitics and article. */
export function bareClassAt(scan: Scan, token: number): number {
  return table.get(scan.bareHash[token] ?? 0) & classMask
}

/** True for a word that is in the lists of classes as it is written. */
export function isListedWord(word: Word): boolean {
  return (table.get(word.hash) & classMask) !== 0
}

/** The class bits of every token. Linear: a load a token. */
export function classifyWords(scan: Scan): MarkedWords {
  return classifyInto(emptyClasses(scan.count), scan)
}

/** Room for the classes of `capacity` tokens. */
export function emptyClasses(capacity = 512): ReusedClasses {
  const block = new ArrayBuffer(11 * capacity + 2)
  return {
    scan: nothing,
    bits: new Uint32Array(block, 0, capacity),
    gaps: new Uint16Array(block, 8 * capacity, capacity + 1),
    marks: new Uint8Array(block, 10 * capacity + 2, capacity),
    begins: new Uint32Array(block, 4 * capacity, capacity),
    beginCount: 0,
    count: 0,
  }
}

/**
 * `classifyWords` into the buffers of an earlier call, which are overwritten and returned: no allocation where one text is analysed after
 * another.
 */
export function classifyInto(words: ReusedClasses, scan: Scan): ReusedClasses {
  const { count } = scan
  const room = words.bits.length
  if (count > room || (room > ordinaryTokens && count <= ordinaryTokens)) {
    const { bits, gaps, marks, begins } = emptyClasses(Math.max(count, Math.min(ordinaryTokens, 2 * room)))
    words.bits = bits
    words.gaps = gaps
    words.marks = marks
    words.begins = begins
    words.count = 0
  }
  words.scan = scan
  fillBits(words, scan)
  fillGaps(words, scan)
  for (let i = count; i < words.count; i++) {
    words.bits[i] = 0
    words.gaps[i + 1] = 0
    words.marks[i] = 0
  }
  words.count = count
  return words
}
/** Buffers for more tokens are released before the next text of ordinary length. */
const ordinaryTokens = 4096
const nothing = emptyScan(0)

const beginBits =
  wordClass.verb | wordClass.attribution | wordClass.media | ((wordMark.figure | wordMark.publisher) << classBits)

function fillBits(words: MarkedWords, scan: Scan): void {
  const { bits, marks, begins } = words
  const classOf = classes(scan)
  const { word, count } = scan
  let n = 0
  for (let i = 0; i < count; i++) {
    const all = classOf[word[i] ?? 0] ?? 0
    bits[i] = all & classMask
    marks[i] = all >>> classBits
    // Branch-free append: n += (bits !== 0), since the sign bit of -bits is set exactly then.
    begins[n] = i
    n += -(all & beginBits) >>> 31
  }
  words.beginCount = n
}

function fillGaps({ gaps }: WordClasses, scan: Scan): void {
  const { gap: before, start, end, kind, count } = scan
  for (let i = 0; i <= count; i++) {
    const g = before[i] ?? 0
    // "أ . فهد", and "إف.بي.آي" without a space.
    const longest = g & gap.space ? 1 : 3
    const isFalseEnd =
      (g & (gap.sentenceEnd | gap.newline)) === gap.sentenceEnd &&
      i > 0 &&
      i < count &&
      (end[i - 1] ?? 0) - (start[i - 1] ?? 0) <= longest &&
      (longest === 1 || (end[i] ?? 0) - (start[i] ?? 0) <= longest) &&
      kind[i - 1] === tokenKind.word &&
      kind[i] === tokenKind.word
    gaps[i] = isFalseEnd ? g & ~gap.sentenceEnd : g
  }
}

const formNumbers = wordNumbers((word) => verbTable.get(word.hash))

/** The verb form at a token whose class has the `verb` bit. */
export function verbFormAt(scan: Scan, token: number): VerbForm | undefined {
  const number = token < scan.count ? (formNumbers(scan)[scan.word[token] ?? 0] ?? 0) : 0
  return number === 0 ? undefined : forms[number - 1]
}

/** True when the word has the article (الوزير، للوزير، والوزير). */
export function isDefinite(scan: Scan, token: number): boolean {
  return cliticBits.hasArticle(scan.clitics[token] ?? 0)
}
