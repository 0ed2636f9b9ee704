/**
 * What each word says about names by itself: its place in the tables of names, its shape, whether it is outside every list.
 * In: word classes. Out: `NamedWords`, word classes with one number of `wordFact` bits a token. Touches nothing.
 */
import { script } from '../text/char-table.ts'
import { cliticBits } from '../text/clitics.ts'
import type { Word } from '../text/fold-word.ts'
import { known, knownBits, sharedStem } from '../text/lexicon.ts'
import { tokenKind } from '../text/scan.ts'
import { wordNumbers } from '../text/word-columns.ts'
import { looksForeign, lookUpName, nameBits, namedThingAt, skippedShift, type NamedThing } from './name-lookup.ts'
import { foreignScore } from './name-shape.ts'
import { demonymPlace } from './places.ts'
import { classOfWord, isListedWord, wordClass, type WordClasses } from './word-classes.ts'
import { WordTable, wordHash } from './word-table.ts'

/** Bits of a token's `names`, above `nameBits` and the two bits of letters skipped. */
export const wordFact = {
  /** A verb by the lexicon, with و or ف or without. */
  verb: 32,
  /** الله, الدين: the second half of names of two words. */
  half: 256,
  /** Outside every list: where a name is expected, it is one. */
  unknown: 1 << 14,
  /** "الغامدي", "الطراونة": the article and an ending of family names, outside the lexicon. */
  familyShape: 1 << 15,
  /** Outside every list, with the look of a transliterated name. */
  foreign: 1 << 16,
  definite: 1 << 17,
  /** Begins with a letter of و، ل، ب، ف that is no part of it. */
  clitic: 1 << 18,
  /** Has some proclitic. */
  proclitic: 1 << 19,
  demonym: 1 << 20,
  /** Ends in ي as written. */
  nisba: 1 << 21,
  /** In the lexicon as it is. */
  listed: 1 << 22,
  /** أبو، بن، عبد and the like, a proclitic before them or not: opens a name by itself. */
  kunya: 1 << 23,
  /** The kunya's first letter is no part of it. */
  kunyaSkip: 1 << 24,
  /** د، م، أ: a title of one letter. */
  initial: 1 << 25,
  /** A word in Arabic letters. */
  arabic: 1 << 26,
  /** Some rule may begin a name here whatever stands around it. */
  mayOpen: 1 << 27,
  /** Begins with ب as written. */
  ba: 1 << 28,
  /** Outside every list, its letters more like a foreign name's than an Arabic word's. */
  likely: 1 << 29,
  /** … much more. */
  strong: 1 << 30,
  /** In no list whatever its ending: goes on with a name that has begun. */
  loose: 1 << 31,
} as const

/** Word classes with each token's `nameBits`, letters skipped, and `wordFact` bits. */
export interface NamedWords extends WordClasses {
  names: Uint32Array
}

const facts = wordNumbers(factsOf)

/** The word classes with what is known of each word about names. Linear: a load a token. */
export function withNames(classes: WordClasses): NamedWords {
  const { scan, bits, gaps } = classes
  const names = new Uint32Array(scan.count)
  const factOf = facts(scan)
  for (let i = 0; i < scan.count; i++) names[i] = factOf[scan.word[i] ?? 0] ?? 0
  return { scan, bits, gaps, names }
}

/** Letters before the name that its lookup skipped. */
export function skippedAt(words: NamedWords, token: number): number {
  return ((words.names[token] ?? 0) >>> skippedShift) & 3
}

/** The listed organisation or place at a token. */
export function thingAt(words: NamedWords, token: number): NamedThing | undefined {
  const name = words.names[token] ?? 0
  if (!(name & nameBits.opens)) return undefined
  if (!(name & nameBits.alone) && !((words.names[token + 1] ?? 0) & nameBits.inner)) return undefined
  return namedThingAt(words.scan, token, words.names)
}

const opening = nameBits.head | nameBits.state | nameBits.alone | nameBits.given | nameBits.family | nameBits.ordinary
// prettier-ignore
const kunyas = new Set(['\u0623\u0628\u0648', '\u0627\u0628\u0648', '\u0623\u0628\u064A', '\u0628\u0646', '\u0627\u0628\u0646', '\u0622\u0644', '\u0639\u0628\u062F', '\u0641\u0627\u0646', '\u0641\u0648\u0646'])

function factsOf(word: Word): number {
  const classes = classOfWord(word)
  let found = lookUpName(word, isListedWord(word))
  if (cliticBits.hasArticle(word.clitics)) found |= wordFact.definite
  if (word.script !== script.arabic || word.kind !== tokenKind.word) return found
  found |= wordFact.arabic
  const { surface } = word
  const first = surface.charCodeAt(0)
  const last = surface.charCodeAt(surface.length - 1)
  if (first === 0x628) found |= wordFact.ba
  if (last === 0x64a) found |= wordFact.nisba
  if (cliticBits.proclitics(word.clitics) > 0) {
    found |= wordFact.proclitic
    if (isCliticLetter(first)) found |= wordFact.clitic
  }
  if (knownBits(word.hash) !== 0) found |= wordFact.listed
  if (found & (nameBits.given | nameBits.family) && isCommonWord(word)) found |= nameBits.ordinary
  if (isVerb(word)) found |= wordFact.verb
  if (word.hash === allah || word.hash === religion) found |= wordFact.half
  if (demonymPlace(word.hash) !== undefined) found |= wordFact.demonym
  else if (isOutsideLexicon(word, classes)) {
    if (!inflected.test(surface)) {
      found |= wordFact.unknown
      if (looksForeign(word.form)) found |= wordFact.foreign
    }
    const bareStart = cliticBits.bareStart(word.clitics)
    const bare = foreignScore(word.form.slice(bareStart))
    const isOwn = cliticBits.proclitics(word.clitics) > 0 && first !== 0x648
    const whole = isOwn ? foreignScore(word.form) : bare
    const score = Math.max(bare, whole)
    // "كورتينوف", "فالدريتو": the first letters are the name's own.
    if (isOwn && whole >= bare && whole >= strongFrom)
      found &= ~(wordFact.clitic | wordFact.proclitic | wordFact.definite)
    if (score >= strongFrom || !loaded.test(surface)) {
      found |= wordFact.loose
      if (score >= likelyFrom) found |= wordFact.likely
      if (score >= strongFrom && !actionShape.test(word.form)) found |= wordFact.strong
    }
  } else if (isForeignThroughout(word, classes)) {
    // What is left of it is a word, but its letters are foreign: "بينار", "موتان".
    found |= wordFact.likely
  }
  if (isFamilyShape(word)) found |= wordFact.familyShape
  if (surface.length <= 4) found |= kunyaFacts(surface)
  const joint = (classes & wordClass.nameJoint) !== 0 && (classes & wordClass.verb) === 0
  if (found & (opening | wordFact.foreign) || (joint && found & wordFact.kunya)) found |= wordFact.mayOpen
  return found
}

function isForeignThroughout(word: Word, classes: number): boolean {
  if (classes !== 0 || word.surface.length < 4 || knownBits(word.hash) !== 0 || isNoName(word)) return false
  if (cliticBits.hasArticle(word.clitics) || word.surface.charCodeAt(0) === 0x633 || loaded.test(word.surface))
    return false
  return !word.surface.endsWith('\u0627') && foreignScore(word.form) >= strongFrom
}

function isCliticLetter(code: number): boolean {
  return code === 0x648 || code === 0x628 || code === 0x644 || code === 0x641
}

function kunyaFacts(surface: string): number {
  const isJoined = surface.charCodeAt(0) === 0x648 || surface.charCodeAt(0) === 0x644 || surface.charCodeAt(0) === 0x628
  const rest = isJoined ? surface.slice(1) : surface
  if (surface.length <= 2 && (rest === '\u062F' || rest === '\u0645' || rest === '\u0623')) return wordFact.initial
  if (kunyas.has(surface)) return wordFact.kunya
  return isJoined && kunyas.has(rest) ? wordFact.kunya | wordFact.kunyaSkip : 0
}

const likelyFrom = 0
const strongFrom = 3.5
/** Inflected shapes: present tense, plural and pronoun endings, feminine and accusative nouns. */
const inflected =
  /^(?:[\u064A\u062A\u0646]\S{3,}(?:\u0648\u0646|\u0647\u0627|\u0647)|\u064A\S{3,}|\u0627\u0633\u062A\S+|[\u0648\u0641\u0628\u0644\u0643]\u0627\u0644\S+|\u0644\u0644\S+)$|(?:\u0627\u062A|\u064B\u0627?|\u0627\u064B|\u0648\u0646|\u064A\u0646|\u0647\u0627|\u0647\u0645|\u0629)$/u
/** Shapes that no name has: a future verb, clitics with the article, pronouns, the accusative as it is marked. */
const loaded =
  /^(?:\u0633[\u064A\u062A\u0646]|[\u0648\u0641\u0628\u0644\u0643]\u0627\u0644|\u0644\u0644)|(?:\u0647\u0627|\u0647\u0645|\u0646\u0627|\u064B\u0627?|\u0627\u064B)$/u
/** تفعيل، تفاعل، افتعال، إفعال and the like, in matching form. */
const actionShape = /^(?:\u062A..\u064A.|\u062A.\u0627..|\u0627.{2,4}\u0627.|\u0645.{2,3}\u0648.|\u0645.{2,3})$/u
const allah = wordHash('الله')
const religion = wordHash('الدين')
/** Words that no list of the lexicon has and that are no names: months, measures, comparatives. */
const noNames = new WordTable()
for (const word of 'يناير فبراير مارس أبريل إبريل مايو يونيو يونيه يوليو يوليه أغسطس سبتمبر أكتوبر نوفمبر ديسمبر غشت شتنبر نونبر دجنبر يوليوز نيسان أيار حزيران تموز آب أيلول تشرين كانون شباط آذار رمضان شوال سنتي مليمتر ميلمتر كيلومتر موديل ميجابايت جيجابايت أكبر أصغر أكثر أقل أفضل أعلى أدنى آخر أخرى أولى إيجاد تأليف تأسيس تشغيل جثة جثث جثته ناهيك هامش مكان أوائل أواخر مجرد سبل عندي صوب رهن سوى إلا حتى هيا هنالك نفسي شرق غرب شمال جنوب وسط داخل خارج خميس اثنين ثلاثاء أربعاء جمعة سبت أحد مملكة دنيا تقريبا نزع تشكيل تحديد إعلان محادثات إجراءات مؤقت أصلي أساسي عاهل أقصى محترف مصنف غريب مقدسة مقدس يمين يسار غطاء موحد حظ اعتداء انتشال كافة رغم برغم'.split(
  ' ',
))
  noNames.set(wordHash(word), 1)

function isOutsideLexicon(word: Word, classes: number): boolean {
  if (classes !== 0 || word.surface.length < 3 || isNoName(word)) return false
  if (knownBits(word.hash) || knownBits(word.bareHash) || knownBits(word.stemHash)) return false
  return sharedStem(word.hash) < 0 && sharedStem(word.bareHash) < 0 && sharedStem(word.stemHash) < 0
}

/** In the lexicon as a noun, adjective, verb or function word, with the article or without. */
function isCommonWord(word: Word): boolean {
  const common = known.noun | known.adjective | known.verb | known.particle
  return ((knownBits(word.hash) | knownBits(word.bareHash)) & common) !== 0
}

function isNoName(word: Word): boolean {
  return noNames.get(word.hash) !== 0 || noNames.get(word.bareHash) !== 0
}

function isVerb(word: Word): boolean {
  const other = known.noun | known.adjective | known.name | known.particle
  if ((knownBits(word.hash) & (known.verb | other)) === known.verb) return true
  const first = word.surface.charCodeAt(0)
  if ((first !== 0x648 && first !== 0x641) || cliticBits.proclitics(word.clitics) !== 1) return false
  return (knownBits(word.bareHash) & (known.verb | other)) === known.verb
}

function isFamilyShape(word: Word): boolean {
  if (!cliticBits.hasArticle(word.clitics) || cliticBits.proclitics(word.clitics) > 0 || isNoName(word)) return false
  if (knownBits(word.bareHash) !== 0 || sharedStem(word.bareHash) >= 0) return false
  return knownBits(word.stemHash) === 0 || word.surface.endsWith('\u064A')
}
