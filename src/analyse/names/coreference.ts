/**
 * Coreference of people inside an article: shorter names, and the office that stood before the name.
 * In: drafts of mentions. Out: the same drafts with names and keys, and more of them. Touches nothing but its scratch maps.
 */
import { namedThings } from '../../data/name-words.data.ts'
import { arabicGivenNames, rareForeignFamilyNames, rareForeignGivenNames } from '../../data/names.data.ts'
import { wordHashes } from '../../text/word-hash.ts'
import { gap, phraseBreak, type Scan } from '../../text/scanner/scan.ts'
import { draft, mostMentions, personWords, type Draft, type Field } from './mention-drafts.ts'
import { IntMap } from '../../structures/int-map.ts'
import { nameBits } from './name-bits.ts'
import { isGivenTitle } from './spans/person-spans.ts'
import { personKey, spellingHash } from './keys/person-key.ts'
import { unitsOf } from '../../text/unit-arrays.ts'
import type { NamedWords } from './word-facts.ts'
import { normalise } from '../../text/normalise.ts'
import { wordClass, type WordClasses } from '../words/word-classes.ts'

const arabicGiven = wordHashes(arabicGivenNames)
const servant = spellingOf('عبد')
const longestShort = 3
const things = wordHashes(namedThings)
/** What a name and the thing that it is of have not between them; quotation marks they may. */
const betweenThings = phraseBreak & ~(gap.quoteOpen | gap.quoteEither)
const shortNames = wordHashes(
  [...rareForeignGivenNames, ...rareForeignFamilyNames].filter((name) => name.length <= longestShort),
)
/** Up to this length insertion sort is fastest. */
const fewItems = 48
const personOf = new IntMap()
const roleOf = new IntMap()
const named = new IntMap()

function spellingOf(word: string): number {
  return spellingHash(unitsOf(word), 0, word.length)
}

/** Sorts the drafts by rank; stable. */
export function sortByRank(drafts: Draft[]): void {
  if (drafts.length > fewItems) {
    drafts.sort((a, b) => a.rank - b.rank)
    return
  }
  for (let i = 1; i < drafts.length; i++) {
    const here = drafts[i]
    if (!here) break
    let to = i
    for (; to > 0; to--) {
      const before = drafts[to - 1]
      if (!before || before.rank <= here.rank) break
      drafts[to] = before
    }
    drafts[to] = here
  }
}

/** Longer names before shorter ones, then by position. */
function lengthRank(person: Draft): number {
  return person.start - (person.wordsTo - person.wordsFrom) * 2 ** 32
}

/** A shorter name joins the longer one that holds its words; the longest gives name and key. */
export function joinPeople(title: Scan, text: Scan, drafts: readonly Draft[]): void {
  const people: Draft[] = []
  for (const person of drafts) {
    if (person.kind !== 'person') continue
    person.rank = lengthRank(person)
    people.push(person)
  }
  if (people.length === 0) return
  sortByRank(people)
  personOf.clear()
  for (let k = 0; k < people.length; k++) {
    const person = people[k]
    if (!person) continue
    const { wordsFrom, wordsTo } = person
    const byLast = personOf.get(personWords[wordsTo - 1] ?? 0) - 1
    const at = byLast >= 0 ? byLast : personOf.get(personWords[wordsFrom] ?? 0) - 1
    // A negative index would make V8 look up a property by name.
    const full = at < 0 ? undefined : people[at]
    if (full && fits(person, full)) {
      person.full = full
      continue
    }
    const scan = person.field === 'title' ? title : text
    person.name = scan.text.slice(person.start, person.end)
    person.key = personKey(scan, person.from, person.from + wordsTo - wordsFrom, person.skipped)
    for (let w = wordsFrom; w < wordsTo; w++) personOf.add(personWords[w] ?? 0, k + 1)
  }
}

/**
 * The drafts without people of whom only a given name is told: it says who is meant in no article, and its key would be one for all who
 * are called so. With a title before it, name and key have the title: الملك فهد is not الأمير فهد. Linear.
 */
export function identified(title: NamedWords, text: NamedWords, drafts: Draft[]): Draft[] {
  let bare = 0
  for (const one of drafts) {
    if (one.kind !== 'person') continue
    if (one.full && one.full.titleAt < 0 && one.field === one.full.field) one.full.titleAt = one.titleAt
    const words = one.field === 'title' ? title : text
    if (!one.full && (isBareGiven(words, one) || isNobody(words, one))) bare++
  }
  if (bare === 0) return drafts
  return drafts.filter((one) => {
    const full = one.full ?? one
    if (one.kind !== 'person') return true
    const words = full.field === 'title' ? title : text
    if (isNobody(words, full)) return false
    if (!isBareGiven(words, full)) return true
    if (full.titleAt < 0) return false
    if (full === one) addTitle(words, full)
    return true
  })
}

function isBareGiven({ names, scan }: NamedWords, person: Draft): boolean {
  const { from, wordsFrom, wordsTo, titleAt, skipped } = person
  const words = wordsTo - wordsFrom
  if (words === 2) return personWords[wordsFrom] === servant
  if (words !== 1) return false
  const name = names[from] ?? 0
  if (!(name & nameBits.given)) return false
  // "أحمد", "عباس" are family names as well: with the title of an office they are, alone they are not believed.
  const hash = skipped > 0 ? scan.bareHash[from] : scan.hash[from]
  const hasOffice = titleAt >= 0 && !isGivenTitle(scan, titleAt)
  return !(name & nameBits.family) || (!hasOffice && arabicGiven.has(hash ?? 0))
}

/**
 * One word that names nobody: of a seldom name of three letters ("مون", "مان") nobody knows whether it is one or half of one, and behind
 * a thing it is the thing's ("صاروخ كروز").
 */
function isNobody({ scan, gaps }: NamedWords, { from, wordsFrom, wordsTo, titleAt, skipped }: Draft): boolean {
  if (wordsTo - wordsFrom !== 1 || titleAt >= 0 || skipped > 0) return false
  if (shortNames.has(scan.hash[from] ?? 0)) return true
  return from > 0 && !((gaps[from] ?? 0) & betweenThings) && things.has(scan.bareHash[from - 1] ?? 0)
}

function addTitle({ scan }: NamedWords, person: Draft): void {
  const title = scan.text.slice(scan.start[person.titleAt], scan.end[person.titleAt])
  person.name = `${title} ${person.name}`
  person.key = `${person.key} ${normalise(title)}`
}

/** Every word of the short name is one of the long one. */
function fits(short: Draft, long: Draft): boolean {
  if (short.wordsTo - short.wordsFrom > long.wordsTo - long.wordsFrom) return false
  for (let k = short.wordsFrom; k < short.wordsTo; k++) {
    let at = long.wordsFrom
    while (at < long.wordsTo && personWords[at] !== personWords[k]) at++
    if (at === long.wordsTo) return false
  }
  return true
}

/** Later mentions of an office that stood before a name: "وزير الخارجية الروسي". */
export function addRoles(titleWords: WordClasses, textWords: WordClasses, drafts: Draft[]): void {
  roleOf.clear()
  for (let k = 0; k < drafts.length; k++) {
    const person = drafts[k]
    if (!person || person.roleFrom < 0) continue
    const { hash } = (person.field === 'title' ? titleWords : textWords).scan
    roleOf.add(hash[person.roleFrom] ?? 0, k + 1)
  }
  if (roleOf.size === 0) return
  named.clear()
  for (const person of drafts) if (person.kind === 'person') named.add(placeOf(person.field, person.start), 1)
  addRolesIn(titleWords, 'title', titleWords, textWords, drafts)
  addRolesIn(textWords, 'text', titleWords, textWords, drafts)
}

function addRolesIn(
  words: WordClasses,
  field: Field,
  titleWords: WordClasses,
  textWords: WordClasses,
  drafts: Draft[],
): void {
  const { scan, bits, gaps } = words
  const { count, hash } = scan
  for (let i = 0; i < count && drafts.length < mostMentions; i++) {
    if (!((bits[i] ?? 0) & wordClass.title)) continue
    const at = roleOf.get(hash[i] ?? 0) - 1
    const person = at < 0 ? undefined : drafts[at]
    if (!person) continue
    const role = (person.field === 'title' ? titleWords : textWords).scan
    const length = person.from - person.roleFrom
    let k = 1
    while (k < length && hash[i + k] === role.hash[person.roleFrom + k]) k++
    if (k < length) continue
    const after = i + length
    // The name itself follows: that mention is counted already.
    const isNamed = after < count && named.get(placeOf(field, scan.start[after] ?? 0)) !== 0
    if (isNamed && !((gaps[after] ?? 0) & gap.sentenceEnd)) continue
    const start = scan.start[i] ?? 0
    const end = scan.end[after - 1] ?? start
    const made = draft(field, start, end, 'person')
    made.full = person.full ?? person
    drafts.push(made)
  }
}

function placeOf(field: Field, start: number): number {
  return field === 'title' ? -1 - start : start
}
