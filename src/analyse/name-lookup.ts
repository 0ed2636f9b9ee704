/**
 * Looks names up, with the letters written joined to them (و، ف، ب، ل، ك، لل) skipped.
 * In: a word, or a Scan and a token. Out: kind of name, place, organisation, and how many letters do not belong to it. Touches nothing
 * but its own memo.
 *
 * One table answers what a word is by itself; names of several words are a tree (name-tree.ts).
 */
import { hash32 } from '../model/ids.ts'
import { letter } from '../text/letter-codes.ts'
import { normalise } from '../text/normalise.ts'
import { phraseBreak, type Scan } from '../text/scan.ts'
import type { VocabularyWord } from '../text/vocabulary.ts'
import { wordNumbers } from '../text/word-columns.ts'
import { agencies } from './agencies.ts'
import { organisationHeads, organisationLines, stateHeads } from './organisation-names.ts'
import { addUnit, addUnits, emptyHash, finishHash } from './name-hash.ts'
import { NameTree } from './name-tree.ts'
import { outlets } from './outlets.ts'
import { familyNames, givenNames, ordinaryNames } from './person-names.ts'
import { demonymWords, placeKeys, placeNames, type Place } from './places.ts'
import { WordTable, wordHash } from './word-table.ts'

/** Bits of a name word, below `skippedShift`; 32 is left to name-words.ts. */
export const nameBits = {
  given: 1,
  ordinary: 2,
  family: 4,
  head: 8,
  state: 16,
  ambiguousPlace: 64,
  ambiguousOrganisation: 128,
  /** الله, الدين: the second half of names of two words. */
  half: 256,
  /** Some reading opens a listed organisation or place. */
  opens: 512,
  /** Is a later word of some listed name. */
  inner: 1024,
  /** Some reading is a listed organisation or place by itself. */
  alone: 2048,
  /** An adjective of a country, or its people. */
  demonym: 1 << 20,
} as const

/** A listed place or organisation. */
interface ListedThing {
  kind: 'place' | 'organisation'
  /** The entity's key, equal in every article. */
  key: string
  name: string
  place: Place | undefined
  /** Number of its key among the keys of all listed things. */
  number: number
}

/** One where it stands in a text. */
export interface NamedThing extends ListedThing {
  /** How many words it has. */
  words: number
  /** Letters of the first word that are not part of it. */
  skipped: number
}

/** Bit that only the table has: the word opens listed names. */
const opener = 1 << 30
const personal = nameBits.given | nameBits.ordinary | nameBits.family
const ambiguous = nameBits.ambiguousPlace | nameBits.ambiguousOrganisation
/** What a word may be behind joined letters. */
const named = personal | nameBits.head | nameBits.state | ambiguous

const table = new WordTable()
const tree = new NameTree()
const listed: ListedThing[] = []
/** By node of the tree: index of the thing whose name ends there. */
const listedAt = new Map<number, number>()
/** Numbers of the keys of listed things, places first. */
const keyNumbers = new Map<string, number>()
for (const key of placeKeys()) keyNumbers.set(key, keyNumbers.size)

function markAll(words: string, bits: number): void {
  for (const word of words.split(' ')) if (word) table.mark(wordHash(word), bits)
}

/** Adds a name of a thing, unless another has it already. */
function addName(words: readonly number[], thing: ListedThing): void {
  for (let k = 0; k < words.length; k++) table.mark(words[k] ?? 0, k === 0 ? opener : nameBits.inner)
  const node = tree.add(words)
  if (listedAt.has(node)) return
  listedAt.set(node, listed.length)
  listed.push(thing)
}

function addOrganisation(canonical: string, names: readonly string[]): void {
  const key = `organisation:${normalise(canonical)}`
  const number = keyNumbers.get(key) ?? keyNumbers.size
  keyNumbers.set(key, number)
  for (const name of names) {
    const words = normalise(name).match(/[\p{L}\p{N}]+/gu)
    if (words) addName(words.map(hash32), { kind: 'organisation', key, name: canonical, place: undefined, number })
  }
}

markAll(givenNames, nameBits.given)
markAll(familyNames, nameBits.family)
markAll(ordinaryNames, nameBits.ordinary)
markAll(organisationHeads, nameBits.head)
markAll(stateHeads, nameBits.state)
/** Places that are also ordinary words: they count after a preposition of place or a word like مدينة. */
markAll(
  'البندقية العمارة دوما درعا سيول يوتا بدر صور عمران الباب حجة معان كوس ليل كان نيس بون صباح مدني الشرقية الغربية البيضاء العين منى واسط القائم فان ريو سلفادور الداخلية الداخلة الجديدة الأحمدي الرس الوجه إب هيت قم مالي سترة صحار رين نجد البحيرة بنما الأبيض الزاوية حديثة سان رفح شيان ديفا كانو غاو كالي كوبي فاس النقب عفيف بابل تونس منبج العلا برقة الباحة الليث البريج الجديد ترك استر واك دافيز الضفة المثنى الغرب الشرق النيل الشام المتوسط اليرموك القصير العيون الناصرة المهدية السند الشمالية'
    .replace(' تونس', '')
    .replace(' منبج', '')
    .replace(' رفح', '')
    .replace(' النقب', '')
    .replace(' فاس', ''),
  nameBits.ambiguousPlace,
)
/** Organisations of one word that is also an ordinary word. */
markAll(
  'نيسان القاعدة زين النصرة أبل آبل شل فورد ديل القطرية إنتر ميلان توتال البعث الغد سبأ وفا معا ترند واع قنا بنا وام سانتوس المنار المسيرة نينا دوغان الأهرام القسام إعمار',
  nameBits.ambiguousOrganisation,
)
for (const line of organisationLines.split(',')) {
  const names = line.split('=')
  if (names[0]) addOrganisation(names[0], names)
}
for (const publisher of [...agencies, ...outlets]) {
  if (publisher.kind === 'generic') continue
  const names = publisher.aliases.filter((alias) => !alias.startsWith('!') && alias.length > 3)
  addOrganisation(
    publisher.name,
    names.filter((name) => !publisher.aliases.includes(`!${name}`)),
  )
}

// After the organisations, which have the names that both have.
for (const { words, place } of placeNames())
  addName(words, { kind: 'place', key: place.key, name: place.name, place, number: place.number })
for (const hash of demonymWords()) table.mark(hash, nameBits.demonym)
for (const word of ['الله', 'الدين']) table.mark(wordHash(word), nameBits.half)

/** How many listed things have keys of their own: their numbers are below it. */
export const listedThings = keyNumbers.size

/** Number of the listed thing with this key, or -1. */
export function listedNumber(key: string): number {
  return keyNumbers.get(key) ?? -1
}

/**
 * Ways to read a word without the letters joined to it: how many to skip, and `assimilated` when "لل" hides the article.
 * At most two, the second in the bits from `secondReading` on; 0: none but the whole word.
 */
const assimilated = 4
const secondReading = 3

function readingsOf(word: VocabularyWord): number {
  const { letters, lettersFrom } = word
  if (word.lettersTo - lettersFrom < 4) return 0
  const a = letters[lettersFrom] ?? 0
  const b = letters[lettersFrom + 1] ?? 0
  if (a === letter.waw || a === letter.fa) {
    if (b === letter.lam && letters[lettersFrom + 2] === letter.lam) return 2 | assimilated
    return b === letter.ba || b === letter.lam || b === letter.kaf ? 1 | (2 << secondReading) : 1
  }
  if (a === letter.lam && b === letter.lam) return 1 | assimilated
  return a === letter.ba || a === letter.lam || a === letter.kaf ? 1 : 0
}

/** Hash of the word's letters as the reading has them. */
function hashOfReading(word: VocabularyWord, reading: number): number {
  const start = reading & assimilated ? addUnit(emptyHash, letter.alef) : emptyHash
  return finishHash(addUnits(start, word.formUnits, word.formFrom + (reading & 3), word.formTo))
}

/** What the table says of the readings of the latest word: two columns ask, one after the other. */
let latestWord: VocabularyWord | undefined
const latest = { whole: 0, readings: 0, first: 0, second: 0 }

function readWord(word: VocabularyWord): typeof latest {
  if (latestWord === word) return latest
  latestWord = word
  const readings = readingsOf(word)
  latest.whole = table.get(word.hash)
  latest.readings = readings
  latest.first = readings === 0 ? 0 : table.get(hashOfReading(word, readings & 7))
  latest.second = readings >> secondReading === 0 ? 0 : table.get(hashOfReading(word, readings >> secondReading))
  return latest
}

/**
 * `nameBits` of one word, in the first of its readings that has any, and above them (`skippedShift`) the letters that reading skips.
 * `classified`: the word is of a known class, so that no name hides behind joined letters.
 */
export function lookUpName(word: VocabularyWord, classified: boolean): number {
  const { whole, readings, first, second } = readWord(word)
  let bits = whole & named
  let opens = whole & opener
  let skipped = 0
  if (!classified && opens === 0 && (first | second) !== 0) {
    opens = (first | second) & opener
    // A word that is listed as it is keeps its own bits.
    if (bits === 0) {
      if (first & named) skipped = readings & 3
      else if (second & named) skipped = (readings >> secondReading) & 3
      bits = first & named || second & named
    }
  }
  bits |= whole & (nameBits.inner | nameBits.half | nameBits.demonym)
  if (opens !== 0) {
    bits |= nameBits.opens
    for (const way of openings[openingsOf(word)] ?? []) if (thingOf(way.node, way.skip)) bits |= nameBits.alone
  }
  return bits | (skipped << skippedShift)
}

/** Where `lookUpName` keeps the number of letters skipped: two bits. */
export const skippedShift = 12

/** A reading of a word that opens listed names: the node of the word alone, and the letters skipped. */
interface Opening {
  node: number
  skip: number
}

/** The lists of openings that words have; the first is that of most words. */
const openings: (readonly Opening[])[] = [[]]
/** By numbers that tell the openings: index of their list. */
const openingNumber = new Map<number, number>()
const openingsIn = wordNumbers(openingsOf)

/** Index of the word's openings. There are as many as first words of names with some letters before them. */
function openingsOf(word: VocabularyWord): number {
  const { whole, readings, first, second } = readWord(word)
  if (((whole | first | second) & opener) === 0) return 0
  const ways: Opening[] = []
  if (whole & opener) ways.push({ node: tree.step(0, word.hash), skip: 0 })
  if (first & opener) ways.push({ node: tree.step(0, hashOfReading(word, readings & 7)), skip: readings & 3 })
  if (second & opener) ways.push({ node: tree.step(0, hashOfReading(word, readings >> secondReading)), skip: 2 })
  let told = 0
  for (const way of ways) told = told * 0x10000 + 4 * way.node + way.skip
  let number = openingNumber.get(told)
  if (number === undefined) {
    number = openings.length
    openings.push(ways)
    openingNumber.set(told, number)
  }
  return number
}

/** By node: 1 + index in `listed`, or 0. */
const listedOf = Int32Array.from({ length: tree.count }, (_, node) => 1 + (listedAt.get(node) ?? -1))
/** By `4 * node + skip`: the thing named, made when first asked for. */
const things = Array.from({ length: 4 * tree.count }, (): NamedThing | undefined => undefined)

function thingOf(node: number, skip: number): NamedThing | undefined {
  const known = things[4 * node + skip]
  if (known) return known
  const thing = listed[(listedOf[node] ?? 0) - 1]
  if (!thing) return undefined
  const { kind, key, name, place, number } = thing
  return (things[4 * node + skip] = { kind, key, name, place, number, words: tree.words[node] ?? 1, skipped: skip })
}

/**
 * The longest listed organisation or place that begins at `token`, or undefined. `names` has `nameBits` of each token. Cost: a
 * load, but for names of several words.
 */
export function namedThingAt(scan: Scan, token: number, names: Int32Array): NamedThing | undefined {
  const ways = openings[openingsIn(scan)[scan.word[token] ?? 0] ?? 0]
  if (!ways) return undefined
  const { count, hash, gap: gaps } = scan
  for (let k = 0; k < ways.length; k++) {
    const way = ways[k]
    if (!way) continue
    let { node } = way
    let best = thingOf(node, way.skip)
    for (let to = token + 1; to < count; to++) {
      if ((gaps[to] ?? 0) & phraseBreak || !((names[to] ?? 0) & nameBits.inner)) break
      node = tree.step(node, hash[to] ?? 0)
      if (node === 0) break
      best = thingOf(node, way.skip) ?? best
    }
    if (best) return best
  }
  return undefined
}

/** Name bits of a word in matching form. */
export function wordNameBits(word: string): number {
  return table.of(word)
}
