/**
 * What each token may be in a noun phrase: a set of flags, independent of context.
 * In: a Scan. Out: flags a token. Touches nothing.
 */
import { foldOf, isComplex, script } from '../../text/char-table.ts'
import { cliticBits } from '../../text/morphology/clitics.ts'
import { hashUnits } from '../../text/hash-units.ts'
import { letter, written } from '../../text/letters.ts'
import { known, knownBits } from '../../text/morphology/lexicon.ts'
import { shape, tokenKind, type Scan } from '../../text/scanner/scan.ts'
import { stopWords } from '../../text/stop-words.ts'
import { textOfUnits } from '../../text/unit-arrays.ts'
import type { VocabularyWord } from '../../text/vocabulary/vocabulary.ts'
import { wordNumbers } from '../../text/vocabulary/word-attributes.ts'
import { packFields } from '../../structures/packed-fields.ts'
import { rarityClass } from './background-frequencies.ts'
import { isDateWord, looksLikeVerb } from '../words/foreign-verbs.ts'
import { listed, listedBits, listedShift, stopLanguages } from '../words/phrase-stops.ts'
import { placeByHash } from '../names/gazetteer/places.ts'
import { classOfWord, wordClass } from '../words/word-classes.ts'
import { wordHash } from '../../text/word-hash.ts'

/** What a word may be in a phrase, independent of context: a bit each. */
const wordFlags = {
  content: 1,
  definite: 1,
  /** In no word list: a name, or a rare word. */
  unknown: 1,
  adjective: 1,
  title: 1,
  joint: 1,
  number: 1,
  /** Too general to stand alone. */
  generic: 1,
  organisation: 1,
  placeWord: 1,
  proclitic: 1,
  /** و with the article: goes on with the name of an office (وزارة الثقافة والإعلام). */
  andDefinite: 1,
  /** A verbal noun by its shape (تنفيذ، استكمال، انتهاء). */
  action: 1,
  /** Stays in a phrase though a list of stop-words has it. */
  kept: 1,
  /** The name of a country or city by itself. */
  place: 1,
  /** مهرجان، معرض، بطولة …: names an event. */
  event: 1,
  /** ل with the article: goes on with a name (مركز … للإغاثة). */
  forDefinite: 1,
} as const

/** What `readChunkFlags` writes of a token. */
const tokenFields = packFields({
  ...wordFlags,
  /** The word's `rarityClass`. */
  rarity: 2,
  /** A word of a language whose agreement is not read (all but Arabic): a phrase may begin and end with it anywhere in a chunk. */
  free: 1,
})
/** What the column holds of a word: in place of `free`, the languages in which it is a stop-word, a bit each. */
const columnFields = packFields({ ...wordFlags, rarity: 2, stops: stopLanguages.length })

/** Bits of a token: what it may be in a phrase. */
export const chunkFlag = tokenFields.mask
/** Where those bits stand. */
export const chunkShift = tokenFields.shift
const rarityShift = tokenFields.shift.rarity
const stopShift = columnFields.shift.stops
const withoutStops = ~columnFields.mask.stops
const ofStops = chunkFlag.number | chunkFlag.rarity

const ali = wordHash('علي')
const allah = wordHash('الله')

/** `chunkFlag` bits of a word, independent of context, its rarity class and where it is a stop-word. */
const wordMarks = wordNumbers((word) => {
  const bits = listedBits(word.hash)
  const ofItself = flagsOfWord(word, bits) | (rarityClass(word.stemHash) << rarityShift)
  return (ofItself | (((bits & listed.stops) >>> listedShift.stops) << stopShift)) >>> 0
})

/** The `rarityClass` of a token, from its flags. */
export function rarityClassOf(flags: number): number {
  return (flags & chunkFlag.rarity) >>> rarityShift
}

/** Writes the flags of every token to `flags[at, at + s.count)`. Linear: a load a token. */
export function readChunkFlags(s: Scan, lang: string, flags: Uint32Array, at: number): void {
  const marks = wordMarks(s)
  const ids = s.word
  const language = stopLanguages.indexOf(lang.slice(0, 2))
  const stop = language < 0 ? 0 : 1 << (stopShift + language)
  for (let i = 0; i < s.count; i++) {
    const own = marks[ids[i] ?? 0] ?? 0
    flags[at + i] = (own & stop) !== 0 && (own & chunkFlag.kept) === 0 ? own & ofStops : own & withoutStops
  }
  if (language !== 0) freeWords(s, lang, flags, at)
}

/** Words of other languages than Arabic: what is neither a stop-word nor looks like a verb or a day is content. */
function freeWords(s: Scan, lang: string, flags: Uint32Array, at: number): void {
  const stops = stopWords(lang)
  for (let i = 0; i < s.count; i++) {
    const own = flags[at + i] ?? 0
    const hash = s.hash[i] ?? 0
    if (s.kind[i] !== tokenKind.word) {
      flags[at + i] = 0
      continue
    }
    const isShort = (s.end[i] ?? 0) - (s.start[i] ?? 0) < 2
    const isCapital = (own & chunkFlag.unknown) !== 0 && s.script[i] !== script.arabic
    const form = s.text.slice(s.start[i], Math.min(s.end[i] ?? 0, (s.start[i] ?? 0) + 32))
    const isOut = isShort || stops.has(hash) || isDateWord(hash) || (!isCapital && looksLikeVerb(s, i, form, lang))
    const kept = chunkFlag.free | (own & (chunkFlag.rarity | chunkFlag.place))
    flags[at + i] = isOut ? own & chunkFlag.rarity : kept | chunkFlag.content | (isCapital ? chunkFlag.unknown : 0)
  }
}

function flagsOfWord(word: VocabularyWord, lists: number): number {
  if (word.kind === tokenKind.number) return chunkFlag.number
  if (word.kind !== tokenKind.word || word.lettersTo - word.lettersFrom < 2) return 0
  if (word.script !== script.arabic)
    return chunkFlag.content | (word.shape & shape.capital ? chunkFlag.unknown : 0) | placeBit(word)
  return arabicFlags(word, lists)
}

/** الكابل is not Kabul: an article is part of a place's name, or shows that the word is no place. */
function placeBit(word: VocabularyWord): number {
  if (placeByHash(word.hash) !== undefined) return chunkFlag.place
  const clitics = cliticBits.proclitics(word.clitics)
  if (clitics === 0 && cliticBits.hasArticle(word.clitics)) return 0
  const rest = cliticBits.hasArticle(word.clitics) ? definiteHash(word, clitics) : word.bareHash
  // Without clitics that is the word itself.
  return rest === word.hash || placeByHash(rest) === undefined ? 0 : chunkFlag.place
}

/** Hash of the word without proclitics, with its article written out (للرياض gives that of الرياض). */
function definiteHash(word: VocabularyWord, proclitics: number): number {
  const { formUnits, formFrom, formTo } = word
  if (cliticBits.articleUnits(word.clitics) !== 1) return hashUnits(formUnits, formFrom + proclitics, formTo)
  return wordHash(`\u0627${textOfUnits(formUnits, formFrom + proclitics, formTo)}`)
}

function arabicFlags(word: VocabularyWord, lists: number): number {
  const { hash, bareHash: bare, clitics, letters, lettersFrom, lettersTo } = word
  // Written with ya, Ali is a name; with alef maksura it is the preposition.
  if (hash === ali && letters[lettersTo - 1] === letter.ya)
    return chunkFlag.content | chunkFlag.unknown | chunkFlag.kept
  if (hash === allah)
    return chunkFlag.content | chunkFlag.definite | chunkFlag.unknown | chunkFlag.joint | chunkFlag.kept
  const definite = cliticBits.hasArticle(clitics)
  const bits = knownBits(hash) | (hash === bare ? 0 : knownBits(bare))
  const own = lists | (hash === bare ? 0 : listedBits(bare))
  const classBits = classOfWord(word)
  const joint = classBits & wordClass.nameJoint ? chunkFlag.joint | chunkFlag.kept : 0
  if (joint === 0 && (bits & known.particle || own & listed.nonPhrase)) return 0
  if (classBits & (wordClass.complementiser | wordClass.relative | wordClass.pronoun | wordClass.time)) return 0
  if (!definite && isVerb(word, bits, own, classBits)) return 0
  if (!definite && joint === 0 && (hasPronoun(word, bits) || isAccusative(word, bits))) return 0
  let flags = chunkFlag.content | joint | placeBit(word)
  if (definite) flags |= chunkFlag.definite
  if (cliticBits.proclitics(clitics) > 0) {
    flags |= chunkFlag.proclitic
    if (definite && cliticBits.articleUnits(clitics) === 1) flags |= chunkFlag.forDefinite
    if (definite && letters[lettersFrom] === letter.waw) flags |= chunkFlag.andDefinite
  }
  if (bits & known.name || (bits & (known.noun | known.adjective | known.verb | known.whole)) === 0)
    flags |= chunkFlag.unknown
  if (bits & known.adjective && (bits & known.noun) === 0) flags |= chunkFlag.adjective
  else if (bits === 0 && isFeminineAdjective(word)) flags |= chunkFlag.adjective
  if (classBits & wordClass.title) flags |= chunkFlag.title
  if (classBits & wordClass.organisation) flags |= chunkFlag.organisation
  if (classBits & wordClass.placeWord) flags |= chunkFlag.placeWord
  if (own & listed.generic) flags |= chunkFlag.generic
  if (own & listed.event) flags |= chunkFlag.event
  if (!definite && (classBits & wordClass.action || isVerbalNoun(word))) flags |= chunkFlag.action
  return flags
}

/** الجديدة: the lexicon has جديد. */
function isFeminineAdjective({ formUnits, formFrom, formTo, clitics }: VocabularyWord): boolean {
  if (formTo === formFrom || formUnits[formTo - 1] !== letter.ha) return false
  const bits = knownBits(hashUnits(formUnits, formFrom + cliticBits.bareStart(clitics), formTo - 1))
  return (bits & known.adjective) !== 0 && (bits & known.noun) === 0
}

/** استفعال, انفعال, افتعال, تفعيل, إفعال by their letters. */
function isVerbalNoun({ letters, lettersFrom, lettersTo, clitics }: VocabularyWord): boolean {
  const from = lettersFrom + cliticBits.proclitics(clitics)
  const length = lettersTo - from
  if (length < 5 || length > 7) return false
  const first = letters[from]
  if (first === letter.ta) return length === 5 && (letters[from + 3] === letter.ya || letters[from + 2] === letter.alef)
  if (first !== letter.alef && first !== written.alefHamzaBelow && first !== written.alefHamzaAbove) return false
  if (letters[lettersTo - 2] === letter.alef) return true
  return (
    length === 5 &&
    first !== written.alefHamzaAbove &&
    letters[from + 1] === letter.ayn &&
    letters[from + 2] === letter.alef
  )
}

function isVerb(word: VocabularyWord, bits: number, own: number, classBits: number): boolean {
  const nominal = bits & (known.noun | known.adjective | known.whole | known.name)
  if (bits & known.verb && nominal === 0) return true
  if (classBits & wordClass.verb && nominal === 0) return true
  if (own & listed.yaName || nominal !== 0) return false
  const { letters, lettersTo } = word
  const from = word.lettersFrom + cliticBits.proclitics(word.clitics)
  const length = lettersTo - from
  const first = letters[from]
  if (first === letter.ya) return length >= 4
  const ending = letters[lettersTo - 1]
  if (ending === letter.ta && length >= 4 && letters[lettersTo - 2] !== letter.alef) return true
  if (first === letter.nun && length >= 5 && (letters[from + 1] === letter.ta || letters[from + 1] === letter.sin))
    return true
  // A known verb with an object pronoun.
  if (ending === letter.ha && knownBits(hashOfLetters(letters, from, lettersTo - 1)) & known.verb) return true
  if (first !== letter.ta || length < 4 || placeByHash(word.hash) !== undefined) return false
  // Nouns in ت are of the shapes تفعيل, تفاعل, تفعلة or end in a nisba; the rest is a present tense.
  return ending !== written.taMarbuta && ending !== letter.ya && !hasLongVowel(letters, from + 2, lettersTo - 1)
}

function hasLongVowel(letters: Uint16Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const unit = letters[i]
    if (unit === letter.alef || unit === letter.ya || unit === letter.waw) return true
  }
  return false
}

/** An indefinite accusative (حفلاً، حفلا): an adverb or object, not a form that a reader expects. */
function isAccusative({ letters, lettersFrom, lettersTo }: VocabularyWord, bits: number): boolean {
  const last = letters[lettersTo - 1]
  if (last === written.fathatan || letters[lettersTo - 2] === written.fathatan) return true
  if (last !== letter.alef || bits !== 0 || lettersTo - lettersFrom < 4) return false
  return (knownBits(hashOfLetters(letters, lettersFrom, lettersTo - 1)) & (known.noun | known.adjective)) !== 0
}

/** A possessive pronoun: what its noun belongs to is not in the phrase. Read from the written form, where ه and ة differ. */
function hasPronoun({ letters, lettersFrom, lettersTo }: VocabularyWord, bits: number): boolean {
  if (bits & (known.name | known.noun | known.whole)) return false
  const length = lettersTo - lettersFrom
  const last = letters[lettersTo - 1]
  const before = letters[lettersTo - 2]
  if (last === letter.ha) return length >= 5
  if (last === letter.alef) return before === letter.ha && length >= 5
  return last === letter.mim && before === letter.ha && length >= 6
}

/** Hash of the normalised form of written letters: `wordHash` without a string, where each letter folds by itself. */
function hashOfLetters(letters: Uint16Array, from: number, to: number): number {
  let length = 0
  for (let i = from; i < to; i++) {
    const unit = letters[i] ?? 0
    if (isComplex[unit] === 1 || length === folded.length) return wordHash(textOfUnits(letters, from, to))
    const foldedUnit = foldOf[unit] ?? 0
    if (foldedUnit !== 0) folded[length++] = foldedUnit
  }
  return hashUnits(folded, 0, length)
}

const folded = new Uint16Array(64)
