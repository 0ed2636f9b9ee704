/**
 * People, places and organisations of one article: every mention, and the entity it names.
 * In: a scanned title and text. Out: `Entity[]` and `Mention[]`. Touches nothing.
 *
 * Variants inside the article are one entity (لافروف، سيرغي لافروف، وزير الخارجية الروسي); `key` is the same for the same thing in
 * other articles, whatever the spelling (سيرجي، سيرغي).
 */
import type { Entity, EntityKind, Mention } from '../model/analysis.ts'
import { normalise } from '../text/normalise.ts'
import { gap, type Scan } from '../text/scan.ts'
import type { AnalysedText } from './analysed-text.ts'
import { findCapitalRuns } from './latin-names.ts'
import { rememberNames } from './name-memo.ts'
import { nameSkeletons } from './name-skeleton.ts'
import type { NameSpan } from './name-span.ts'
import { findNameSpans } from './name-spans.ts'
import { learnNames, recallNames } from './name-recall.ts'
import { withNames, wordFact, type NamedWords } from './name-words.ts'
import { personKey, spellingHash, spellingHashes } from './person-key.ts'
import { demonymPlace, placeNamed, type Place } from './places.ts'
import { classifyWords, wordClass, type WordClasses } from './word-classes.ts'
export interface FoundEntities {
  entities: Entity[]
  mentions: Mention[]
}

interface Draft {
  field: 'title' | 'text'
  start: number
  end: number
  kind: EntityKind
  name: string
  /** As written. */
  surface: string
  /** Empty for a person until the names of the article have been joined. */
  key: string
  country: string | undefined
  /** Hashes of the spelling of a person's words. */
  words: readonly number[]
  /** The title phrase before a person's name ("وزير الخارجية الروسي"), as tokens of its field. */
  roleFrom: number
  roleTo: number
}

const mostMentions = 600
const noWords: readonly number[] = []

/** Entities, most mentioned first, and their mentions in order of field and place. `words` may be given when classified already. Linear but for a sort. */
export function findEntities(
  doc: AnalysedText,
  textWords: WordClasses = classifyWords(doc.textScan),
  titleWords: WordClasses = classifyWords(doc.titleScan),
): FoundEntities {
  const drafts: Draft[] = []
  const title = read(titleWords)
  const text = read(textWords)
  const known = new Set<number>()
  for (const part of [title, text]) learnNames(part.words, part.spans, known)
  collect(title, 'title', doc.lang, drafts, known)
  collect(text, 'text', doc.lang, drafts, known)
  joinPeople(drafts)
  addRoles(titleWords, textWords, drafts)
  return gather(drafts)
}

/** A field with the names found at first reading. */
interface ReadField {
  scan: Scan
  words: NamedWords
  spans: NameSpan[]
  /** Some token is not Arabic. */
  mixed: boolean
}

function read(classes: WordClasses): ReadField {
  const { scan } = classes
  const words = withNames(classes)
  let arabic = 0
  for (let i = 0; i < scan.count; i++) if ((words.names[i] ?? 0) & wordFact.arabic) arabic++
  return { scan, words, spans: arabic > 0 ? findNameSpans(words) : [], mixed: arabic < scan.count }
}

function collect(
  part: ReadField,
  field: 'title' | 'text',
  lang: string,
  drafts: Draft[],
  known: ReadonlySet<number>,
): void {
  const { scan, words } = part
  const { names } = words
  const spans = recallNames(words, part.spans, known)
  let next = 0
  let span = spans[0]
  for (let i = 0; i < scan.count && drafts.length < mostMentions; i++) {
    if (span && span.from === i) {
      drafts.push(draftOf(scan, span, field))
      i = span.to - 1
      span = spans[++next]
    } else if ((names[i] ?? 0) & wordFact.demonym) {
      const country = demonymPlace(scan.hash[i] ?? 0)
      if (country) drafts.push(placeDraft(scan, scan.start[i] ?? 0, scan.end[i] ?? 0, field, country))
    }
  }
  if (part.mixed) {
    for (const run of findCapitalRuns(scan, lang)) {
      if (drafts.length >= mostMentions) break
      const start = scan.start[run.from] ?? 0
      const end = scan.end[run.to - 1] ?? 0
      const name = scan.text.slice(start, end)
      drafts.push(draft(field, start, end, 'other', name, name, otherKey(name)))
    }
  }
}

function draft(
  field: 'title' | 'text',
  start: number,
  end: number,
  kind: EntityKind,
  name: string,
  surface: string,
  key: string,
): Draft {
  return { field, start, end, kind, name, surface, key, country: undefined, words: noWords, roleFrom: 0, roleTo: 0 }
}

function placeDraft(scan: Scan, start: number, end: number, field: 'title' | 'text', place: Place): Draft {
  const made = draft(field, start, end, 'place', place.name, scan.text.slice(start, end), place.key)
  made.country = place.country
  return made
}

const otherKey = rememberNames((name) => {
  const keys = nameSkeletons(name)
  return `name:${keys.length > 0 ? keys.join(' ') : normalise(name)}`
})
const organisationKey = rememberNames((name) => `organisation:${normalise(name)}`)

function draftOf(scan: Scan, span: NameSpan, field: 'title' | 'text'): Draft {
  const start = (scan.start[span.from] ?? 0) + span.skipped
  const end = scan.end[span.to - 1] ?? start
  const surface = scan.text.slice(start, end)
  if (span.kind === 'place') {
    const place = span.thing?.place ?? placeNamed(surface)
    if (place) return placeDraft(scan, start, end, field, place)
    return draft(field, start, end, 'place', surface, surface, `place:${normalise(surface)}`)
  }
  if (span.kind === 'organisation') {
    const { name, key } = span.thing ?? { name: surface, key: organisationKey(surface) }
    return draft(field, start, end, 'organisation', name, surface, key)
  }
  const made = draft(field, start, end, 'person', surface, surface, '')
  made.words = spellings(scan, span)
  if (span.titleFrom !== undefined && span.from - span.titleFrom >= 2) {
    made.roleFrom = span.titleFrom
    made.roleTo = span.from
  }
  return made
}

function spellings(scan: Scan, span: NameSpan): number[] {
  const hashOf = spellingHashes(scan)
  const found: number[] = []
  for (let i = span.from; i < span.to; i++) {
    const word = scan.word[i] ?? 0
    const isCut = i === span.from && span.skipped > 0
    found.push(isCut ? spellingHash(scan.words.form(word).slice(span.skipped)) | 0 : (hashOf[word] ?? 0) | 0)
  }
  return found
}

/** A shorter name joins the longer one that holds its words; the longest gives name and key. */
function joinPeople(drafts: readonly Draft[]): void {
  const people = drafts.filter((d) => d.kind === 'person')
  people.sort((a, b) => b.words.length - a.words.length || a.start - b.start)
  const byWord = new Map<number, Draft>()
  for (const person of people) {
    const own = person.words
    const full = byWord.get(own.at(-1) ?? 0) ?? byWord.get(own[0] ?? 0)
    if (full && full !== person && fits(own, full.words)) {
      person.name = full.name
      person.key = full.key
      continue
    }
    person.key = personKey(person.name)
    for (const word of own) if (!byWord.has(word)) byWord.set(word, person)
  }
}

function fits(short: readonly number[], long: readonly number[]): boolean {
  return short.length <= long.length && short.every((word) => long.includes(word))
}

/** Later mentions of an office that stood before a name: "وزير الخارجية الروسي". */
function addRoles(titleWords: WordClasses, textWords: WordClasses, drafts: Draft[]): void {
  const roles = new Map<number, Draft>()
  for (const person of drafts) {
    if (person.roleTo === 0) continue
    const { hash } = (person.field === 'title' ? titleWords : textWords).scan
    const first = (hash[person.roleFrom] ?? 0) | 0
    if (!roles.has(first)) roles.set(first, person)
  }
  if (roles.size === 0) return
  const named = new Set<number>()
  for (const person of drafts) if (person.kind === 'person') named.add(placeOf(person.field, person.start))
  for (const words of [titleWords, textWords]) {
    const { scan } = words
    const field = words === titleWords ? 'title' : 'text'
    for (let i = 0; i < scan.count && drafts.length < mostMentions; i++) {
      if (!((words.bits[i] ?? 0) & wordClass.title)) continue
      const person = roles.get((scan.hash[i] ?? 0) | 0)
      if (!person) continue
      const role = (person.field === 'title' ? titleWords : textWords).scan
      const length = person.roleTo - person.roleFrom
      let k = 1
      while (k < length && scan.hash[i + k] === role.hash[person.roleFrom + k]) k++
      if (k < length) continue
      const after = i + length
      // The name itself follows: that mention is counted already.
      const isNamed = after < scan.count && named.has(placeOf(field, scan.start[after] ?? 0))
      if (isNamed && !((words.gaps[after] ?? 0) & gap.sentenceEnd)) continue
      const start = scan.start[i] ?? 0
      const end = scan.end[after - 1] ?? start
      drafts.push(draft(field, start, end, 'person', person.name, scan.text.slice(start, end), person.key))
    }
  }
}

function placeOf(field: 'title' | 'text', start: number): number {
  return field === 'title' ? -1 - start : start
}

function gather(drafts: Draft[]): FoundEntities {
  const entities = new Map<string, Entity>()
  const mentions: Mention[] = []
  for (const draft of inOrder(drafts)) {
    let entity = entities.get(draft.key)
    if (!entity) {
      entity = { key: draft.key, name: draft.name, kind: draft.kind, variants: [], count: 0 }
      if (draft.country) entity.country = draft.country
      entities.set(draft.key, entity)
    }
    entity.count++
    if (!entity.variants.includes(draft.surface)) entity.variants.push(draft.surface)
    mentions.push({ field: draft.field, start: draft.start, end: draft.end, entity: draft.key })
  }
  const sorted = [...entities.values()].sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1))
  return { entities: sorted, mentions }
}

/** Title before text, each by place; most articles give them so. */
function inOrder(drafts: Draft[]): Draft[] {
  for (let i = 1; i < drafts.length; i++) {
    const before = drafts[i - 1]
    const here = drafts[i]
    if (before && here && compareDrafts(before, here) > 0) return drafts.sort(compareDrafts)
  }
  return drafts
}

function compareDrafts(a: Draft, b: Draft): number {
  if (a.field !== b.field) return a.field === 'title' ? -1 : 1
  return a.start - b.start || b.end - a.end
}
