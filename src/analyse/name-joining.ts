/**
 * Joins the names of an article that are one person's: shorter names, and the office that stood before the name.
 * In: drafts of mentions. Out: the same drafts with names and keys, and more of them. Touches nothing but its own scratch space.
 */
import { gap, type Scan } from '../text/scan.ts'
import { draft, mostMentions, type Draft, type Field } from './name-drafts.ts'
import { NumberMap } from './number-map.ts'
import { personKey } from './person-key.ts'
import { wordClass, type WordClasses } from './word-classes.ts'

/** Below it, putting things in order by insertion is fastest. */
const fewItems = 48
const personOf = new NumberMap()
const roleOf = new NumberMap()
const named = new NumberMap()

/** Puts the drafts in order of their ranks; equal ranks stay as they are. */
export function sortByRank(drafts: Draft[]): void {
  if (drafts.length > fewItems) {
    drafts.sort((a, b) => a.rank - b.rank)
    return
  }
  for (let i = 1; i < drafts.length; i++) {
    const here = drafts[i]
    if (!here) break
    let to = i
    for (let before = drafts[to - 1]; before && before.rank > here.rank; before = drafts[to - 1]) drafts[to--] = before
    drafts[to] = here
  }
}

/** Longer names before shorter ones, then by place. */
function lengthRank(person: Draft): number {
  return person.start - person.words.length * 2 ** 32
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
    const own = person.words
    const first = own[0] ?? 0
    const last = own[own.length - 1] ?? 0
    const byLast = personOf.get(last)
    const full = people[byLast >= 0 ? byLast : personOf.get(first)]
    if (full && fits(own, full.words)) {
      person.full = full
      continue
    }
    const scan = person.field === 'title' ? title : text
    person.name = scan.text.slice(person.start, person.end)
    person.key = personKey(scan, person.from, person.from + own.length, person.skipped)
    for (let w = 0; w < own.length; w++) personOf.add(own[w] ?? 0, k)
  }
}

function fits(short: readonly number[], long: readonly number[]): boolean {
  if (short.length > long.length) return false
  for (let k = 0; k < short.length; k++) {
    const word = short[k]
    let at = 0
    while (at < long.length && long[at] !== word) at++
    if (at === long.length) return false
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
    roleOf.add((hash[person.roleFrom] ?? 0) | 0, k)
  }
  if (roleOf.size === 0) return
  named.clear()
  for (const person of drafts) if (person.kind === 'person') named.add(placeOf(person.field, person.start), 0)
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
    const person = drafts[roleOf.get((hash[i] ?? 0) | 0)]
    if (!person) continue
    const role = (person.field === 'title' ? titleWords : textWords).scan
    const length = person.from - person.roleFrom
    let k = 1
    while (k < length && hash[i + k] === role.hash[person.roleFrom + k]) k++
    if (k < length) continue
    const after = i + length
    // The name itself follows: that mention is counted already.
    const isNamed = after < count && named.get(placeOf(field, scan.start[after] ?? 0)) >= 0
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
