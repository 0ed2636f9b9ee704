/**
 * Ranked noun phrases that describe an article, in the form a reader expects.
 * In: the scanned article, what analysis found in it, and how common words are. Out: `Keyphrase[]`, best first. Touches nothing.
 *
 * Weight = frequency × rarity, times factors for title, position, length and kind (names, places, organisations). The factors
 * were chosen by hand; quality/keyphrases.ts measures them against tf-idf n-grams, a YAKE-like score and TextRank.
 */
import type { Keyphrase, KeyphraseReason } from '../../model/analysis.ts'
import type { AnalysedText } from '../analysed-text.ts'
import { emptyBackground, rarityOf, type Background } from './background-frequencies.ts'
import {
  collectPhrases,
  phraseMark,
  phrases as table,
  readStarts,
  singlePhrase,
  type NamedThings,
} from './candidates.ts'
import { shownForm } from './surface-form.ts'
import { consonantKeys, isTelling } from './spelling-doubles.ts'
import { Ranking } from '../../structures/heap.ts'
import { chunkFlag as declaredChunkFlag, rarityClassOf } from './chunk-flags.ts'

/** As a constant of this module, which V8 folds into compiled code; an imported binding is a load each time. */
const chunkFlag = declaredChunkFlag

export interface KeyphraseInput {
  doc: AnalysedText
  /** Its named entities. */
  names?: NamedThings
}

const defaultCount = 8
/** A word that stands once, and is none of these, is no keyphrase. */
const tellingAlone =
  phraseMark.inTitle | phraseMark.place | phraseMark.quoted | phraseMark.quotation | phraseMark.entity
/** Flags of a first word that change what a phrase weighs. */
const tellingHead = chunkFlag.organisation | chunkFlag.event | chunkFlag.generic | chunkFlag.title
/** What a weight is multiplied by, unless said otherwise; chosen by hand, measured by quality/keyphrases.ts. */
const factor = {
  inTitle: 1.5,
  /** Added for a phrase outside the title, times the share of its words that the title has. */
  wordsInTitle: 0.6,
  /** Added for the first token of the article; decays with the distance from it. */
  lead: 0.6,
  entity: 1.8,
  organisation: 1.2,
  event: 1.2,
  genericHead: 0.7,
  /** A head with the article that is a title: الرئيس فلان. */
  definiteTitle: 0.4,
  /** A whole chunk of up to four words between quotation marks. */
  shortQuotation: 2,
  quotation: 1.5,
  /** A run of words in no list after a title, and without one. */
  titledName: 1.4,
  untitledName: 0.8,
  /** Any other phrase that occurs once; and the share of its weight that is lost in a long text. */
  once: 0.75,
  lostInLongText: 0.9,
  /** A phrase that occurs once in a language whose agreement is not read. */
  onceWithoutAgreement: 0.5,
  verbalNoun: 0.6,
  /** Ends in a number, and occurs again or once. */
  repeatedNumber: 0.8,
  numberOnce: 0.4,
} as const
/** The same for single words, by the first that applies. */
const singleWord = {
  place: 1.3,
  general: 0.12,
  quoted: 2.2,
  /** In no list, so perhaps a name: with and without the article, and once outside the title. */
  definiteName: 0.65,
  name: 0.35,
  nameOnce: 0.3,
  definite: 0.5,
  indefinite: 0.3,
  /** Added in a long text for a word that is none of the first three and occurs more than twice. */
  oftenInLongText: 0.25,
} as const
/** What an occurrence counts. */
const occurrence = {
  /** Inside a longer chunk, for a single word and for a phrase. */
  wordInside: 0.35,
  phraseInside: 0.45,
  /** Of the family name alone, for the full name. */
  familyName: 0.2,
  /** Of an entity in any form. */
  mention: 0.25,
} as const
/** By the number of words. */
const lengthFactor = [0, 0.6, 1.15, 1.2, 1.1, 0.9, 0.8]
/** Tokens up to which a text is short, and from which it is long: there a phrase that stands once says little. */
const shortTokens = 250
const longTokens = 750
const leadWords = 40
/** Weight of the place in the text, by token number from the title on. */
const leadFactor = Float64Array.from({ length: 1600 }, (_, first) => 1 + factor.lead * Math.exp(-first / leadWords))

const ranking = new Ranking(table)

/** At most `count` keyphrases, best first; none repeats another in other words. Near linear in the text. */
export function keyphrases(
  input: KeyphraseInput,
  background: Background = emptyBackground,
  count = defaultCount,
): Keyphrase[] {
  const { doc } = input
  collectPhrases(doc, input.names)
  readSpellings(doc)
  const longness = Math.min(1, Math.max(0, (table.tokens - shortTokens) / (longTokens - shortTokens)))
  ranking.start(table.count)
  markTitle(1)
  for (let c = 0; c < table.count; c++) if (mayDescribe(c)) rank(c, longness, background)
  markTitle(0)
  const kept: number[] = []
  const out: Keyphrase[] = []
  while (out.length < count) {
    const best = ranking.take()
    if (best < 0) break
    if (repeatsOne(kept, best)) continue
    const phrase = shownForm(doc, table.starts, readStarts(best), table.words[best] ?? 1)
    if (phrase === '') continue
    kept.push(best)
    out.push({
      phrase,
      score: Math.round(ranking.scoreOf(best) * 1000) / 1000,
      reasons: reasonsOf(best, background),
      count: table.occurrences[best] ?? 0,
    })
  }
  return out
}

function repeatsOne(kept: readonly number[], candidate: number): boolean {
  for (let k = 0; k < kept.length; k++) if (repeats(kept[k] ?? 0, candidate)) return true
  return false
}

/** Twice the shipped rarity of each class: whole numbers. */
const halvesOf = Uint8Array.from({ length: 4 }, (_, prior) => 2 * rarityOf(prior, 0, emptyBackground))
const mostHalves = 6 * Math.max(...halvesOf) + 1
/** Cube root of the mean rarity of up to six words, by their number and the sum of `halvesOf`. */
const rootOfMean = Float64Array.from({ length: 7 * mostHalves }, (_, at) =>
  Math.cbrt((at % mostHalves) / 2 / Math.floor(at / mostHalves)),
)

/** Cube root of `rarityOfPhrase`. */
function rootOfRarity(c: number, background: Background): number {
  if (background.articles > 0) return Math.cbrt(rarityOfPhrase(c, background))
  const { flags } = table
  const first = table.first[c] ?? 0
  const words = table.words[c] ?? 1
  let halves = 0
  for (let t = first; t < first + words; t++) halves += halvesOf[rarityClassOf(flags[t] ?? 0)] ?? 0
  return rootOfMean[words * mostHalves + halves] ?? 0
}

/** Direct-mapped memo of logarithms: nearly all phrases have one of a few frequencies. */
const logarithms = new Float64Array(256)
const logarithmsOf = new Float64Array(256).fill(NaN)

/** log2(1.3 + frequency). */
function logOfFrequency(frequency: number): number {
  const slot = (frequency * 20) & 255
  if (logarithmsOf[slot] !== frequency) {
    logarithmsOf[slot] = frequency
    logarithms[slot] = Math.log2(1.3 + frequency)
  }
  return logarithms[slot] ?? 0
}

/** Mean over its words. */
function rarityOfPhrase(c: number, background: Background): number {
  const { stems, flags } = table
  const first = table.first[c] ?? 0
  const words = table.words[c] ?? 1
  let sum = 0
  for (let t = first; t < first + words; t++) sum += rarityOf(rarityClassOf(flags[t] ?? 0), stems[t] ?? 0, background)
  return sum / words
}

/** A Bloom filter of one hash over the stems of the title: one load rules out most other words. */
const titleMarks = new Uint8Array(1024)

function markTitle(mark: 0 | 1): void {
  for (let k = 0; k < table.titleTokens; k++) titleMarks[(table.stems[k] ?? 0) & 1023] = mark
}

/** Share of the phrase's words that the title has. */
function titleShare(c: number): number {
  const first = table.first[c] ?? 0
  const words = table.words[c] ?? 1
  const { stems, titleTokens } = table
  let shared = 0
  for (let t = first; t < first + words; t++) {
    const stem = stems[t] ?? 0
    if (titleMarks[stem & 1023] === 0) continue
    for (let k = 0; k < titleTokens; k++) {
      if (stems[k] !== stem) continue
      shared++
      break
    }
  }
  return shared / words
}

/** A word that stands once must tell something by where it stands or what it is. */
function mayDescribe(c: number): boolean {
  return table.words[c] !== 1 || table.occurrences[c] !== 1 || ((table.marks[c] ?? 0) & tellingAlone) !== 0
}

/** Adds the candidate to the ranking. */
function rank(c: number, longness: number, background: Background): void {
  const words = table.words[c] ?? 1
  const first = table.first[c] ?? 0
  const marks = table.marks[c] ?? 0
  const head = table.flags[first] ?? 0
  const count = table.occurrences[c] ?? 1
  let weight = logOfFrequency(frequencyOf(c)) * rootOfRarity(c, background)
  weight *= marks & phraseMark.inTitle ? factor.inTitle : 1 + factor.wordsInTitle * titleShare(c)
  weight *= first < leadFactor.length ? (leadFactor[first] ?? 1) : 1
  if (words === 1) weight *= singleFactor(head, marks, count, longness)
  else {
    weight *= lengthFactor[words] ?? 0.8
    if (marks & phraseMark.entity) weight *= factor.entity
    if (head & tellingHead) {
      if (head & chunkFlag.organisation) weight *= factor.organisation
      if (head & chunkFlag.event) weight *= factor.event
      if (head & chunkFlag.generic) weight *= factor.genericHead
      if (head & chunkFlag.title && head & chunkFlag.definite) weight *= factor.definiteTitle
    }
    if (marks & (phraseMark.quoted | phraseMark.quotation))
      weight *= marks & phraseMark.quoted && words <= 4 ? factor.shortQuotation : factor.quotation
  }
  // A run of words in no list is a name when analysis takes it for one, or a title stands before it.
  if (marks & phraseMark.name) weight *= marks & phraseMark.titled ? factor.titledName : factor.untitledName
  else if (count === 1 && (marks & (phraseMark.inTitle | phraseMark.place)) === 0)
    weight *= factor.once * (1 - factor.lostInLongText * longness)
  // Where agreement does not show what a phrase is, only its return does.
  if (head & chunkFlag.free && words > 1 && count === 1 && (marks & (phraseMark.name | phraseMark.entity)) === 0)
    weight *= factor.onceWithoutAgreement
  if (head & chunkFlag.action && (marks & phraseMark.inTitle) === 0) weight *= factor.verbalNoun
  if (marks & phraseMark.endsInNumber && (marks & phraseMark.quoted) === 0)
    weight *= count > 1 ? factor.repeatedNumber : factor.numberOnce
  if (weight > 0) ranking.add(c, weight)
}

/** Occurrences, less for those inside longer phrases, where a part says little alone; a person is named in full once and by the family name afterwards. */
function frequencyOf(c: number): number {
  const words = table.words[c] ?? 1
  const count = table.occurrences[c] ?? 1
  const whole = table.whole[c] ?? 0
  const marks = table.marks[c] ?? 0
  let own = whole + (words === 1 ? occurrence.wordInside : occurrence.phraseInside) * (count - whole)
  if (marks & phraseMark.name) {
    const single = singlePhrase(table.stems[(table.first[c] ?? 0) + words - 1] ?? 0)
    if (single >= 0) own += occurrence.familyName * (table.occurrences[single] ?? 0)
  }
  return marks & phraseMark.entity ? Math.max(own, occurrence.mention * (table.mentions[c] ?? 0)) : own
}

function singleFactor(head: number, marks: number, count: number, longness: number): number {
  if (marks & phraseMark.place) return singleWord.place
  if (head & (chunkFlag.generic | chunkFlag.title | chunkFlag.adjective | chunkFlag.organisation))
    return singleWord.general
  const often = count > 2 ? 1 + singleWord.oftenInLongText * longness : 1
  if (marks & phraseMark.quoted) return singleWord.quoted
  if (head & chunkFlag.unknown) {
    const name = head & chunkFlag.definite ? singleWord.definiteName : singleWord.name
    return often * (count > 1 || marks & phraseMark.inTitle ? name : singleWord.nameOnce)
  }
  return often * (head & chunkFlag.definite ? singleWord.definite : singleWord.indefinite)
}

/** Two phrases say the same when one holds the other, or they share most of their words. A place may stand beside what is named after it. */
function repeats(kept: number, candidate: number): boolean {
  const keptIsShort = (table.words[kept] ?? 1) <= (table.words[candidate] ?? 1)
  const short = keptIsShort ? kept : candidate
  const long = keptIsShort ? candidate : kept
  const words = table.words[short] ?? 1
  const common = wordsInCommon(short, long)
  if (common === 0) return false
  if (words > 1 && words === table.words[long] && isSpeltAlike(short, long)) return true
  const isPlace = ((table.marks[short] ?? 0) & phraseMark.place) !== 0
  if (isPlace && common === words && (table.occurrences[short] ?? 0) > (table.occurrences[long] ?? 0) + 1) return false
  return common === words || common * 2 > (table.words[long] ?? 1)
}

/** Words of `short` that are words of `long` too, in any spelling. */
function wordsInCommon(short: number, long: number): number {
  const { stems, first, words } = table
  const longFirst = first[long] ?? 0
  const longEnd = longFirst + (words[long] ?? 1)
  const shortFirst = first[short] ?? 0
  let common = 0
  for (let t = shortFirst; t < shortFirst + (words[short] ?? 1); t++) {
    const spelling = spellingAt(t)
    const key = spelling & isTelling ? spelling : 0
    let k = longFirst
    while (k < longEnd && stems[k] !== stems[t] && (key === 0 || spellingAt(k) !== key)) k++
    if (k < longEnd) common++
  }
  return common
}

/** Two phrases of one length, word by word of the same consonants. */
function isSpeltAlike(a: number, b: number): boolean {
  const { stems, first, words } = table
  const ofA = first[a] ?? 0
  const ofB = first[b] ?? 0
  for (let k = 0; k < (words[a] ?? 1); k++) {
    if (stems[ofA + k] === stems[ofB + k]) continue
    const spelling = spellingAt(ofA + k) | isTelling
    if (spelling === isTelling || spelling !== (spellingAt(ofB + k) | isTelling)) return false
  }
  return true
}

/** By word id, and word ids by token, of title and text: two scans may have different vocabularies. */
interface Spellings {
  ofTitle: Uint32Array
  ofText: Uint32Array
  title: Uint32Array
  text: Uint32Array
}

const nothing = new Uint32Array(0)
const spellings: Spellings = { ofTitle: nothing, ofText: nothing, title: nothing, text: nothing }

/** Makes `spellingAt` answer for the tokens of this article. */
function readSpellings({ titleScan, textScan }: AnalysedText): void {
  spellings.ofTitle = consonantKeys(titleScan)
  spellings.ofText = consonantKeys(textScan)
  spellings.title = titleScan.word
  spellings.text = textScan.word
}

function spellingAt(token: number): number {
  const { ofTitle, ofText, title, text } = spellings
  const { titleTokens } = table
  if (token < titleTokens) return ofTitle[title[token] ?? 0] ?? 0
  return ofText[text[token - titleTokens] ?? 0] ?? 0
}

function reasonsOf(c: number, background: Background): KeyphraseReason[] {
  const marks = table.marks[c] ?? 0
  const reasons: KeyphraseReason[] = []
  if (marks & phraseMark.inTitle) reasons.push('title')
  if (marks & (phraseMark.name | phraseMark.place | phraseMark.entity)) reasons.push('entity')
  if ((table.occurrences[c] ?? 0) > 2) reasons.push('frequent')
  if ((table.first[c] ?? 0) < table.titleTokens + leadWords && (marks & phraseMark.inTitle) === 0) reasons.push('lead')
  // The shipped prior knows Arabic words only.
  const isKnown = background.articles > 0 || ((table.flags[table.first[c] ?? 0] ?? 0) & chunkFlag.free) === 0
  if ((isKnown && rarityOfPhrase(c, background) > 5.5) || reasons.length === 0) reasons.push('rare')
  return reasons
}
