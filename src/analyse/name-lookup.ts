/**
 * Looks names up at a token, with the letters written joined to them (و، ف، ب، ل، ك، لل) skipped.
 * In: a Scan and a token. Out: kind of name, place, organisation, and how many letters do not belong to it. Touches nothing.
 */
import { hash32 } from '../model/ids.ts'
import { foldOf } from '../text/char-table.ts'
import { hashUnits } from '../text/hash-units.ts'
import { letter } from '../text/letter-codes.ts'
import { normalise } from '../text/normalise.ts'
import { phraseBreak, type Scan } from '../text/scan.ts'
import { agencies } from './agencies.ts'
import { organisationHeads, organisationLines, stateHeads } from './organisation-names.ts'
import { outlets } from './outlets.ts'
import { familyNames, foreignEndings, givenNames, ordinaryNames } from './person-names.ts'
import { placeByHash, placeOpener, placeOpenerHashes, type Place } from './places.ts'
import { WordTable, wordHash } from './word-table.ts'

/** Bits of a name word. */
export const nameBits = {
  given: 1,
  ordinary: 2,
  family: 4,
  head: 8,
  state: 16,
  organisationOpener: 32,
  ambiguousPlace: 64,
  ambiguousOrganisation: 128,
  placeOpener: 256,
} as const

export interface NamedThing {
  kind: 'place' | 'organisation'
  name: string
  to: number
  skipped: number
  place?: Place
}

const table = new WordTable()
const organisations: string[] = []
const organisationOf = new WordTable()
let longestOrganisation = 1

function markAll(words: string, bits: number): void {
  for (const word of words.split(' ')) if (word) table.mark(wordHash(word), bits)
}

function addOrganisation(canonical: string, names: readonly string[]): void {
  organisations.push(canonical)
  for (const name of names) {
    const words = normalise(name).match(/[\p{L}\p{N}]+/gu)
    const first = words?.[0]
    if (!words || !first) continue
    const key = hash32(words.join(' '))
    if (organisationOf.get(key) === 0) organisationOf.set(key, organisations.length)
    table.mark(hash32(first), nameBits.organisationOpener)
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
  'القاعدة زين النصرة أبل آبل شل فورد ديل القطرية إنتر ميلان توتال البعث الغد سبأ وفا معا ترند واع قنا بنا وام سانتوس المنار المسيرة نينا دوغان الأهرام القسام إعمار',
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

for (const hash of placeOpenerHashes()) table.mark(hash, nameBits.placeOpener)

const units = new Uint16Array(160)
let unitCount = 0

/** Folds a token's letters into the scratch array from `at`, without its first `skip` units. */
function fill(scan: Scan, token: number, at: number, skip: number): number {
  let n = at
  let left = skip
  const end = Math.min(scan.end[token] ?? 0, (scan.start[token] ?? 0) + 48)
  for (let i = scan.start[token] ?? 0; i < end; i++) {
    const folded = foldOf[scan.text.charCodeAt(i)] ?? 0
    if (folded === 0) continue
    if (left > 0) {
      left--
      continue
    }
    if (n < units.length) units[n++] = folded
  }
  return n
}

/** Hash of the token without its first `skip` letters; with `assimilated`, "لل" is read as the article. */
export function hashWithout(scan: Scan, token: number, skip: number, assimilated: boolean): number {
  unitCount = fill(scan, token, assimilated ? 1 : 0, skip)
  if (assimilated) units[0] = letter.alef
  return hashUnits(units, 0, unitCount)
}

/** Ways to read the letters at the start of a token: how many to skip, and whether "لل" hides the article. */
export function readings(scan: Scan, token: number): readonly { skip: number; assimilated: boolean }[] {
  const text = scan.text
  const at = scan.start[token] ?? 0
  const length = (scan.end[token] ?? 0) - at
  const a = text.charCodeAt(at)
  const b = text.charCodeAt(at + 1)
  const c = text.charCodeAt(at + 2)
  if (length < 4) return whole
  const conjunction = a === letter.waw || a === letter.fa
  if (a === letter.lam && b === letter.lam) return assimilatedReading
  if (conjunction && b === letter.lam && c === letter.lam) return conjoinedAssimilated
  if (conjunction) return b === letter.ba || b === letter.lam || b === letter.kaf ? conjoinedTwo : conjoined
  if (a === letter.ba || a === letter.lam || a === letter.kaf) return conjoined
  return whole
}

const whole = [{ skip: 0, assimilated: false }] as const
const conjoined = [whole[0], { skip: 1, assimilated: false }] as const
const conjoinedTwo = [...conjoined, { skip: 2, assimilated: false }] as const
const assimilatedReading = [whole[0], { skip: 1, assimilated: true }] as const
const conjoinedAssimilated = [whole[0], { skip: 2, assimilated: true }] as const

const openerBits = nameBits.organisationOpener | nameBits.placeOpener

/** Name bits of each token, in its first reading that has any, and the letters that reading skips. */
export interface NameWords {
  bits: Uint16Array
  skipped: Uint8Array
  /** 1 where some reading opens a known organisation or place. */
  opens: Uint8Array
}

/** Looks every token up once. Linear. */
export function lookUpNames(scan: Scan, classes: Uint32Array): NameWords {
  const bits = new Uint16Array(scan.count)
  const skipped = new Uint8Array(scan.count)
  const opens = new Uint8Array(scan.count)
  for (let i = 0; i < scan.count; i++) {
    let found = table.get(scan.hash[i] ?? 0)
    let opening = found & openerBits
    // A word of a known class is read whole: only the others may hide a name behind joined letters.
    if ((found === 0 || opening === 0) && classes[i] === 0) {
      const ways = readings(scan, i)
      for (let k = 1; k < ways.length; k++) {
        const way = ways[k]
        if (!way) continue
        const other = table.get(hashWithout(scan, i, way.skip, way.assimilated))
        opening |= other & openerBits
        const named = other & ~openerBits
        if (found === 0 && named !== 0) {
          found = named
          skipped[i] = way.skip
        }
      }
    }
    bits[i] = found
    opens[i] = opening === 0 ? 0 : 1
  }
  return { bits, skipped, opens }
}

/** The longest known organisation or place that begins at `token`, or undefined. */
export function namedThingAt(scan: Scan, token: number): NamedThing | undefined {
  for (const way of readings(scan, token)) {
    const first = way.skip === 0 ? (scan.hash[token] ?? 0) : hashWithout(scan, token, way.skip, way.assimilated)
    const opensOrganisation = (table.get(first) & nameBits.organisationOpener) !== 0
    const placeWords = placeOpener(first)
    if (!opensOrganisation && placeWords === 0) continue
    const reach = Math.max(opensOrganisation ? longestOrganisation : 1, placeWords)
    let best: NamedThing | undefined
    let n = fill(scan, token, way.assimilated ? 1 : 0, way.skip)
    if (way.assimilated) units[0] = letter.alef
    for (let to = token + 1; ; to++) {
      const hash = hashUnits(units, 0, n)
      const organisation = opensOrganisation ? organisationOf.get(hash) : 0
      if (organisation !== 0) {
        best = { kind: 'organisation', name: organisations[organisation - 1] ?? '', to, skipped: way.skip }
      } else if (placeWords >= to - token) {
        const place = placeByHash(hash)
        if (place) best = { kind: 'place', name: place.name, to, skipped: way.skip, place }
      }
      if (to - token >= reach || to >= scan.count || (scan.gap[to] ?? 0) & phraseBreak) break
      units[n++] = 0x20
      n = fill(scan, to, n, 0)
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
