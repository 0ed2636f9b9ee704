/**
 * Features of single words for name recognition: what the tables of names say, word shape, whether the word is in no list.
 * In: word classes. Out: `NamedWords`, word classes with one number of `wordFact` bits a token. Touches nothing.
 */
import { isCommonWord, isOrdinaryForm } from '../../text/morphology/ordinary-forms.ts'
import { letterTitles, nameOpeners, notNames } from '../../data/names.data.ts'
import { demonymHomographs } from '../../data/places.data.ts'
import { script } from '../../text/char-table.ts'
import { cliticBits } from '../../text/morphology/clitics.ts'
import { arabicBlock, letter, written } from '../../text/letters.ts'
import { known, knownBits, lexiconEntry } from '../../text/morphology/lexicon.ts'
import { shape, tokenKind } from '../../text/scanner/scan.ts'
import type { VocabularyWord } from '../../text/vocabulary/vocabulary.ts'
import { wordNumbers } from '../../text/vocabulary/word-attributes.ts'
import {
  isActionShape,
  isInflectedShape,
  endsInTanwin,
  isLoadedShape,
  looksForeign,
} from './word-shape/word-patterns.ts'
import { matchBits, matchLength, startMatch } from './gazetteer/gazetteer.ts'
import { lookUpName, longestMatchAt, openingsOf } from './gazetteer/lookup.ts'
import { nameBits as declaredNameBits, skippedMask, skippedShift, wordFact as declaredWordFact } from './name-bits.ts'
import { foreignScore } from '../../text/morphology/foreign-likeness.ts'
import { spellingHashes } from './keys/person-key.ts'
import { classOfWord, isListedWord, wordClass, type WordClasses } from '../words/word-classes.ts'
import { wordHash } from '../../text/word-hash.ts'
import { WordTable } from '../../text/word-table.ts'

/** As constants of this module, which V8 folds into compiled code; an imported binding is a load each time. */
const nameBits = declaredNameBits
const wordFact = declaredWordFact

/** Word classes with each token's `nameBits`, letters skipped, and `wordFact` bits. */
export interface NamedWords extends WordClasses {
  /** Signed: with the highest bit, unsigned numbers would be boxed as doubles. 0 for some tokens behind the last. */
  names: Int32Array
  /** By word id: what the word opens (gazetteer/lookup.ts). */
  openings: Uint32Array
  /** By word id: hash of its spelling (keys/person-key.ts). */
  spellings: Uint32Array
  /** Some word is in Arabic letters; some other has a capital letter. */
  hasArabic: boolean
  hasCapitals: boolean
}

const facts = wordNumbers(factsOf)

/** By word id: the `nameBits` and `wordFact` bits of each word of the scan. */
export const nameFactsOf = facts
/** How far behind a token rules read without a bounds check. */
const lookAhead = 4
/** Tokens for which a scratch buffer is kept from text to text. */
const ordinaryTokens = 4096

/** `buffer` if so many tokens fit it and it is not far too large for them, else a new one. */
export function nameBuffer(buffer: Int32Array<ArrayBuffer>, count: number): Int32Array<ArrayBuffer> {
  const needed = count + lookAhead
  if (needed <= buffer.length && (needed > ordinaryTokens || buffer.length <= ordinaryTokens)) return buffer
  return new Int32Array(Math.max(needed, ordinaryTokens))
}

/** The word classes with each word's features, in `buffer` when that is given. Linear: one load a token. */
export function withNames(classes: WordClasses, buffer?: Int32Array): NamedWords {
  const { scan, bits, gaps } = classes
  const { count, word, shape: shapes } = scan
  const names = buffer ?? new Int32Array(count + lookAhead)
  const factOf = facts(scan)
  let arabic = 0
  let capitals = 0
  for (let i = 0; i < count; i++) {
    const name = factOf[word[i] ?? 0] ?? 0
    names[i] = name
    arabic |= name & wordFact.arabic
    if (!(name & wordFact.arabic)) capitals |= (shapes[i] ?? 0) & shape.capital
  }
  for (let i = count; i < count + lookAhead; i++) names[i] = 0
  return {
    scan,
    bits,
    gaps,
    names,
    openings: openingsOf(scan),
    spellings: spellingHashes(scan),
    hasArabic: arabic !== 0,
    hasCapitals: capitals !== 0,
  }
}

/** Letters before the name that its lookup skipped. */
export function skippedAt(words: NamedWords, token: number): number {
  return ((words.names[token] ?? 0) & skippedMask) >>> skippedShift
}

/** The listed organisation or place at a token, as a match (gazetteer/gazetteer.ts), or 0. */
export function gazetteerMatchAt(words: NamedWords, token: number): number {
  const { scan, names, openings } = words
  const name = names[token] ?? 0
  if (!(name & nameBits.opens)) return 0
  if (!(name & nameBits.alone) && !((names[token + 1] ?? 0) & nameBits.inner)) return 0
  const match = longestMatchAt(scan, token, names, openings[scan.word[token] ?? 0] ?? 0)
  return match !== 0 && name & wordFact.proclitic ? (joinedPlace(words, token, match) ?? match) : match
}

/** "وجدة" without a preposition before it is و and جدة: the place behind the letter, where the word is a place as a whole too. */
function joinedPlace({ scan, bits }: NamedWords, token: number, match: number): number | undefined {
  if (match & matchBits.skipped || matchLength(match) !== 1 || !(match & matchBits.place)) return undefined
  if (scan.text.charCodeAt(scan.start[token] ?? 0) !== letter.waw) return undefined
  if (token > 0 && (bits[token - 1] ?? 0) & (wordClass.preposition | wordClass.placeWord)) return undefined
  const rest = startMatch(scan.bareHash[token] ?? 0, 1)
  return rest & matchBits.place ? rest : undefined
}

const opening = nameBits.head | nameBits.state | nameBits.alone | nameBits.given | nameBits.family | nameBits.ordinary

function factsOf(word: VocabularyWord): number {
  const classes = classOfWord(word)
  let found = lookUpName(word, classes !== 0 && isListedWord(word))
  if (cliticBits.hasArticle(word.clitics)) found |= wordFact.definite
  if (word.script === script.arabic && word.kind === tokenKind.word) return arabicFacts(word, classes, found)
  return found & ~(nameBits.half | nameBits.demonym)
}

/** `listed` with what is known of a word in Arabic letters. */
function arabicFacts(word: VocabularyWord, classes: number, listed: number): number {
  const { letters, lettersFrom, clitics } = word
  const length = word.lettersTo - lettersFrom
  const first = letters[lettersFrom] ?? 0
  const last = letters[word.lettersTo - 1] ?? 0
  const own = lexiconEntry(word.hash)
  const bare = word.bareHash === word.hash ? own : lexiconEntry(word.bareHash)
  let found = listed | wordFact.arabic
  if (found & wordFact.demonym && isNoDemonym(word.hash, last)) found &= ~wordFact.demonym
  if (first === letter.ba) found |= wordFact.ba
  if (last === letter.ya) found |= wordFact.nisba
  if (cliticBits.proclitics(clitics) > 0) {
    found |= wordFact.proclitic
    if (isCliticLetter(first)) found |= wordFact.clitic
  }
  if (own & anyKnown) found |= wordFact.listed
  if (found & (nameBits.given | nameBits.family) && ((own | bare) & common || isCommonName(word)))
    found |= nameBits.ordinary
  if (isVerb(own, bare, first, clitics)) found |= wordFact.verb
  if (!(found & wordFact.demonym) && classes === 0 && length >= 3 && !(own & anyKnown) && !isNoName(word)) {
    if ((own | bare) === 0 && (isBare(word) || lexiconEntry(word.stemHash) === 0)) {
      // "دائمًا" says by its mark that it is a word; "تأكيداتهم" by its pattern, unless it is a listed name too.
      const isName = (found & (nameBits.given | nameBits.family)) !== 0
      if (isName || !isWord(word)) found = outsideFacts(word, found)
    }
    // What is left of it is a word, but its letters are foreign: "بينار", "موتان".
    else if (length >= 4 && isForeignThroughout(word)) found |= wordFact.likely
  }
  if (isFamilyShape(word, bare, last)) found |= wordFact.familyShape
  if (length <= 4) found |= kunyaFacts(letters, lettersFrom, length)
  const joint = (classes & wordClass.nameJoint) !== 0 && (classes & wordClass.verb) === 0
  if (found & (opening | wordFact.foreign) || (joint && found & wordFact.kunya)) found |= wordFact.mayOpen
  return found
}

/** "مجرى", "اليمنى": written with ى it is another word. */
function isNoDemonym(hash: number, last: number): boolean {
  const how = homographs.get(hash)
  return how === always || (how === withAlef && last === written.alefMaksura)
}

function isCommonName({ hash, bareHash }: VocabularyWord): boolean {
  return isCommonWord(hash) || (bareHash !== hash && isCommonWord(bareHash))
}

function isWord({ letters, lettersFrom, lettersTo, formUnits, formFrom, formTo }: VocabularyWord): boolean {
  return endsInTanwin(letters, lettersTo, lettersTo - lettersFrom) || isOrdinaryForm(formUnits, formFrom, formTo)
}

/** `found` with what its letters say of a word outside every list. */
function outsideFacts(word: VocabularyWord, found: number): number {
  const { letters, lettersFrom, lettersTo, formUnits, formFrom, formTo, clitics } = word
  let facts = found
  if (!isInflectedShape(letters, lettersFrom, lettersTo)) {
    facts |= wordFact.unknown
    if (looksForeign(formUnits, formFrom, formTo)) facts |= wordFact.foreign
  }
  const bare = foreignScore(formUnits, Math.min(formTo, formFrom + cliticBits.bareStart(clitics)), formTo)
  const isOwn = cliticBits.proclitics(clitics) > 0 && letters[lettersFrom] !== letter.waw
  const whole = isOwn ? foreignScore(formUnits, formFrom, formTo) : bare
  const score = Math.max(bare, whole)
  // "كورتينوف", "فالدريتو": the first letters are the name's own.
  if (isOwn && whole >= bare && whole >= strongFrom)
    facts &= ~(wordFact.clitic | wordFact.proclitic | wordFact.definite)
  if (score < strongFrom && isLoadedShape(letters, lettersFrom, lettersTo)) return facts
  facts |= wordFact.loose
  if (score >= likelyFrom) facts |= wordFact.likely
  if (score >= strongFrom && !isActionShape(formUnits, formFrom, formTo)) facts |= wordFact.strong
  return facts
}

function isForeignThroughout(word: VocabularyWord): boolean {
  const { letters, lettersFrom, lettersTo } = word
  if (cliticBits.hasArticle(word.clitics) || letters[lettersFrom] === letter.sin) return false
  if (letters[lettersTo - 1] === letter.alef || isLoadedShape(letters, lettersFrom, lettersTo)) return false
  return foreignScore(word.formUnits, word.formFrom, word.formTo) >= strongFrom
}

function isCliticLetter(code: number): boolean {
  return code === letter.waw || code === letter.ba || code === letter.lam || code === letter.fa
}

/** The letters of a short word as one number, the first lowest; -1 with letters that are not Arabic. */
function shortKey(units: Uint16Array, from: number, to: number): number {
  let key = 0
  for (let i = to - 1; i >= from; i--) {
    const unit = units[i] ?? 0
    if (unit >> 8 !== arabicBlock.first >> 8) return -1
    key = (key << 8) | (unit & 255)
  }
  return key
}

function shortKeys(words: readonly string[]): ReadonlySet<number> {
  return new Set(words.map((word) => shortKey(Uint16Array.from(word, codeOf), 0, word.length)))
}

function codeOf(char: string): number {
  return char.charCodeAt(0)
}

const kunyas = shortKeys(nameOpeners)
const initials = shortKeys(letterTitles)

function kunyaFacts(letters: Uint16Array, from: number, length: number): number {
  const first = letters[from] ?? 0
  const isJoined = first === letter.waw || first === letter.lam || first === letter.ba
  const whole = shortKey(letters, from, from + length)
  if (whole === -1) return 0
  const rest = isJoined ? whole >>> 8 : whole
  if (length <= 2 && initials.has(rest)) return wordFact.initial
  if (kunyas.has(whole)) return wordFact.kunya
  return isJoined && kunyas.has(rest) ? wordFact.kunya | wordFact.kunyaSkip : 0
}

const likelyFrom = 0
const strongFrom = 3.5
/** Ordinary words that the lexicon does not have: in no name. */
const otherWords = new WordTable()
for (const word of notNames) otherWords.set(wordHash(word), 1)

const always = 2
const withAlef = 1
const homographs = new WordTable()
for (const word of demonymHomographs) {
  if (word.startsWith('!')) homographs.set(wordHash(word.slice(1)), always)
  else homographs.set(wordHash(word), withAlef)
}

/** The stem is the word without what is written joined to it. */
function isBare(word: VocabularyWord): boolean {
  return word.stemHash === word.bareHash
}

const anyKnown = 255
const nominal = known.noun | known.adjective | known.name | known.particle
/** In the lexicon as a noun, adjective, verb or function word. */
const common = known.noun | known.adjective | known.verb | known.particle

function isNoName(word: VocabularyWord): boolean {
  return otherWords.get(word.hash) !== 0 || (word.bareHash !== word.hash && otherWords.get(word.bareHash) !== 0)
}

/** A verb and nothing else; `own` and `bare` are the lexicon's entries of the word and of its rest after a conjunction. */
function isVerb(own: number, bare: number, first: number, clitics: number): boolean {
  if ((own & (known.verb | nominal)) === known.verb) return true
  if ((first !== letter.waw && first !== letter.fa) || cliticBits.proclitics(clitics) !== 1) return false
  return (bare & (known.verb | nominal)) === known.verb
}

function isFamilyShape(word: VocabularyWord, bare: number, last: number): boolean {
  if (!cliticBits.hasArticle(word.clitics) || cliticBits.proclitics(word.clitics) > 0) return false
  if (bare !== 0 || isNoName(word)) return false
  return last === letter.ya || knownBits(word.stemHash) === 0
}
