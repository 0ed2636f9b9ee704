/**
 * Looks names up, with the letters written joined to them (و، ف، ب، ل، ك، لل) skipped.
 * In: a word, or a Scan and a token. Out: kind of name, place, organisation, and how many letters do not belong to it. Touches nothing.
 */
import { hash32 } from '../model/ids.ts'
import type { Word } from '../text/fold-word.ts'
import { letter } from '../text/letter-codes.ts'
import { normalise } from '../text/normalise.ts'
import { phraseBreak, type Scan } from '../text/scan.ts'
import { wordValues } from '../text/word-columns.ts'
import { agencies } from './agencies.ts'
import { organisationHeads, organisationLines, stateHeads } from './organisation-names.ts'
import { addText, addUnit, addUnits, emptyHash, finishHash } from './name-hash.ts'
import { outlets } from './outlets.ts'
import { familyNames, foreignEndings, givenNames, ordinaryNames } from './person-names.ts'
import { isPlaceInner, placeByHash, placeOpener, placeOpenerHashes, type Place } from './places.ts'
import { WordTable, wordHash } from './word-table.ts'

/** Bits of a name word, below `skippedShift`; 32 and 256 are left to name-words.ts. */
export const nameBits = {
  given: 1,
  ordinary: 2,
  family: 4,
  head: 8,
  state: 16,
  ambiguousPlace: 64,
  ambiguousOrganisation: 128,
  /** Some reading opens a listed organisation or place. */
  opens: 512,
  /** Is a later word of some listed name. */
  inner: 1024,
  /** Some reading is a listed organisation or place by itself. */
  alone: 2048,
} as const

export interface NamedThing {
  kind: 'place' | 'organisation'
  /** The entity's key, equal in every article. */
  key: string
  name: string
  /** How many words it has. */
  words: number
  /** Letters of the first word that are not part of it. */
  skipped: number
  place?: Place
}

/** Bits that only the table has: the word opens listed names. */
const organisationOpener = 1 << 29
const placeOpenerBit = 1 << 30

const table = new WordTable()
const organisations: string[] = []
const organisationKeys: string[] = []
const organisationOf = new WordTable()
/** Later words of organisations of several words. */
const innerWords = new WordTable()
let longestOrganisation = 1

function markAll(words: string, bits: number): void {
  for (const word of words.split(' ')) if (word) table.mark(wordHash(word), bits)
}

function addOrganisation(canonical: string, names: readonly string[]): void {
  organisations.push(canonical)
  organisationKeys.push(`organisation:${normalise(canonical)}`)
  for (const name of names) {
    const words = normalise(name).match(/[\p{L}\p{N}]+/gu)
    const first = words?.[0]
    if (!words || !first) continue
    const key = hash32(words.join(' '))
    if (organisationOf.get(key) === 0) organisationOf.set(key, organisations.length)
    table.mark(hash32(first), organisationOpener)
    for (const word of words.slice(1)) innerWords.set(hash32(word), 1)
    longestOrganisation = Math.max(longestOrganisation, words.length)
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

for (const hash of placeOpenerHashes()) table.mark(hash, placeOpenerBit)

/** Ways to read the letters at the start of a word: how many to skip, and whether "لل" hides the article. */
interface Reading {
  skip: number
  assimilated: boolean
}

const whole: readonly Reading[] = [{ skip: 0, assimilated: false }]
const conjoined: readonly Reading[] = [...whole, { skip: 1, assimilated: false }]
const conjoinedTwo: readonly Reading[] = [...conjoined, { skip: 2, assimilated: false }]
const assimilatedReading: readonly Reading[] = [...whole, { skip: 1, assimilated: true }]
const conjoinedAssimilated: readonly Reading[] = [...whole, { skip: 2, assimilated: true }]

function readings(surface: string): readonly Reading[] {
  const a = surface.charCodeAt(0)
  const b = surface.charCodeAt(1)
  const c = surface.charCodeAt(2)
  if (surface.length < 4) return whole
  const conjunction = a === letter.waw || a === letter.fa
  if (a === letter.lam && b === letter.lam) return assimilatedReading
  if (conjunction && b === letter.lam && c === letter.lam) return conjoinedAssimilated
  if (conjunction) return b === letter.ba || b === letter.lam || b === letter.kaf ? conjoinedTwo : conjoined
  if (a === letter.ba || a === letter.lam || a === letter.kaf) return conjoined
  return whole
}

/** State of the hash of the word's letters as the reading has them. */
function hashOfReading(form: string, reading: Reading): number {
  return addText(reading.assimilated ? addUnit(emptyHash, letter.alef) : emptyHash, form, reading.skip)
}

const openerBits = organisationOpener | placeOpenerBit

/**
 * `nameBits` of one word, in the first of its readings that has any, and above them (`skippedShift`) the letters that reading skips.
 * `classified`: the word is of a known class, so that no name hides behind joined letters.
 */
export function lookUpName(word: Word, classified: boolean): number {
  const listed = table.get(word.hash)
  let bits = listed & ~openerBits
  let opening = listed & openerBits
  let skipped = 0
  if (!classified && (listed === 0 || opening === 0)) {
    const ways = readings(word.surface)
    for (let k = 1; k < ways.length; k++) {
      const way = ways[k]
      if (!way) continue
      const other = table.get(finishHash(hashOfReading(word.form, way)))
      opening |= other & openerBits
      const named = other & ~openerBits
      if (listed === 0 && bits === 0 && named !== 0) {
        bits = named
        skipped = way.skip
      }
    }
  }
  if (innerWords.get(word.hash) !== 0 || isPlaceInner(word.hash)) bits |= nameBits.inner
  if (opening !== 0) {
    bits |= nameBits.opens
    if (openingsOf(word)?.some((way) => way.alone)) bits |= nameBits.alone
  }
  return bits | (skipped << skippedShift)
}

/** Where `lookUpName` keeps the number of letters skipped: two bits. */
export const skippedShift = 12

/** A reading of a word that opens listed names: the state of its hash, how many words they have, the name of that word alone. */
interface Opening {
  skip: number
  state: number
  organisation: boolean
  placeWords: number
  reach: number
  alone: NamedThing | undefined
}

const openings = wordValues(openingsOf)

function openingsOf(word: Word): readonly Opening[] | undefined {
  const found: Opening[] = []
  for (const reading of readings(word.surface)) {
    const state =
      reading.skip === 0 && !reading.assimilated ? addText(emptyHash, word.form) : hashOfReading(word.form, reading)
    const hash = finishHash(state)
    const organisation = (table.get(hash) & organisationOpener) !== 0
    const placeWords = placeOpener(hash)
    if (!organisation && placeWords === 0) continue
    const reach = Math.max(organisation ? longestOrganisation : 1, placeWords)
    const alone = thingWith(hash, organisation, placeWords > 0, 1, reading.skip)
    found.push({ skip: reading.skip, state, organisation, placeWords, reach, alone })
  }
  return found.length === 0 ? undefined : found
}

function thingWith(
  hash: number,
  organisationOpens: boolean,
  placeOpens: boolean,
  words: number,
  skipped: number,
): NamedThing | undefined {
  const organisation = organisationOpens ? organisationOf.get(hash) : 0
  if (organisation !== 0) {
    const name = organisations[organisation - 1] ?? ''
    return { kind: 'organisation', key: organisationKeys[organisation - 1] ?? '', name, words, skipped }
  }
  const place = placeOpens ? placeByHash(hash) : undefined
  return place && { kind: 'place', key: place.key, name: place.name, words, skipped, place }
}

/**
 * The longest listed organisation or place that begins at `token`, or undefined. `names` has `nameBits` of each token. Cost: a
 * load, but for names of several words.
 */
export function namedThingAt(scan: Scan, token: number, names: Uint32Array): NamedThing | undefined {
  const ways = openings(scan, scan.word[token] ?? 0)
  if (!ways) return undefined
  for (const way of ways) {
    let best = way.alone
    let state = way.state
    const { formUnits, formStart, stemStart } = scan.words
    for (let to = token + 1; to - token < way.reach && to < scan.count; to++) {
      if ((scan.gap[to] ?? 0) & phraseBreak || !((names[to] ?? 0) & nameBits.inner)) break
      const word = scan.word[to] ?? 0
      state = addUnits(addUnit(state, 0x20), formUnits, formStart[word] ?? 0, (stemStart[word] ?? 1) - 1)
      const length = to + 1 - token
      best = thingWith(finishHash(state), way.organisation, way.placeWords >= length, length, way.skip) ?? best
    }
    if (best) return best
  }
  return undefined
}

/** Name bits of a word in matching form. */
export function wordNameBits(word: string): number {
  return table.of(word)
}

const endings = new Set(foreignEndings.split(' ').map((ending) => normalise(ending)))

/** True for the look of a transliterated name: its ending, or letters that follow one another only in foreign words. */
export function looksForeign(word: string): boolean {
  const folded = normalise(word)
  if (folded.length < 4 || folded.length > 14) return false
  for (let n = Math.min(6, folded.length - 2); n >= 3; n--) if (endings.has(folded.slice(-n))) return true
  return /[\u06AF\u067E\u0686]|\u062A\u0634|\u0633\u062A\u0627?[\u0646\u0631]|\u0643\u0633|\u0648\u0641$|\u0648\u0648|\u064A\u0648$|\u0627\u0648$/u.test(
    folded,
  )
}
