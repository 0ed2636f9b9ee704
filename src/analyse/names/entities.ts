/**
 * People, places and organisations of one article: every mention, linked to its entity.
 * In: a scanned title and text. Out: `Entity[]` and `Mention[]`. Touches nothing but its scratch buffers.
 *
 * Variants inside the article are one entity (لافروف، سيرغي لافروف، وزير الخارجية الروسي); `key` is the same for the same thing in
 * other articles, whatever the spelling (سيرجي، سيرغي).
 */
import type { Entity, EntityKind, Mention } from '../../model/analysis.ts'
import type { AnalysedText } from '../analysed-text.ts'
import { isNeighbourOfArabic } from '../language.ts'
import { addCapitalRuns, addSpans, beginDrafts, type Draft, type Field } from './mention-drafts.ts'
import { addRoles, identified, joinPeople, sortByRank } from './coreference.ts'
import { learnNames, recallNames } from './spans/surname-mentions.ts'
import type { NameSpan } from './spans/name-span.ts'
import { findNameSpans } from './spans/find-spans.ts'
import { gazetteerKeyCount } from './gazetteer/gazetteer.ts'
import { nameBuffer, withNames, type NamedWords } from './word-facts.ts'
import { IntMap } from '../../structures/int-map.ts'
import { addTerritories } from './territories.ts'
import { classifyWords, type WordClasses } from '../words/word-classes.ts'

export interface FoundEntities {
  entities: Entity[]
  mentions: Mention[]
}

const known = new IntMap()
let titleBuffer = new Int32Array(0)
let textBuffer = new Int32Array(0)

/** Entities, most mentioned first, and their mentions in order of field and position. `words` may be given when classified already. Linear but for a sort. */
export function findEntities(
  doc: AnalysedText,
  textWords: WordClasses = classifyWords(doc.textScan),
  titleWords: WordClasses = classifyWords(doc.titleScan),
): FoundEntities {
  if (isNeighbourOfArabic(doc.lang)) return findTerritories(doc)
  titleBuffer = nameBuffer(titleBuffer, doc.titleScan.count)
  textBuffer = nameBuffer(textBuffer, doc.textScan.count)
  const title = withNames(titleWords, titleBuffer)
  const text = withNames(textWords, textBuffer)
  const titleSpans = title.hasArabic ? findNameSpans(title) : noSpans
  const textSpans = text.hasArabic ? findNameSpans(text) : noSpans
  known.clear()
  learnNames(title, titleSpans, known)
  learnNames(text, textSpans, known)
  const drafts: Draft[] = []
  beginDrafts()
  collect(title, titleSpans, 'title', doc.lang, drafts)
  collect(text, textSpans, 'text', doc.lang, drafts)
  joinPeople(doc.titleScan, doc.textScan, drafts)
  const told = identified(title, text, drafts)
  addRoles(titleWords, textWords, told)
  return gather(told, doc)
}

/** For the other languages in Arabic script: countries and territories only. */
function findTerritories(doc: AnalysedText): FoundEntities {
  const drafts: Draft[] = []
  addTerritories(doc.titleScan, doc.lang, 'title', drafts)
  addTerritories(doc.textScan, doc.lang, 'text', drafts)
  return gather(drafts, doc)
}

const noSpans: readonly NameSpan[] = []

function collect(words: NamedWords, spans: readonly NameSpan[], field: Field, lang: string, drafts: Draft[]): void {
  addSpans(words, recallNames(words, spans, known), field, drafts)
  if (words.hasCapitals) addCapitalRuns(words.scan, lang, field, drafts)
}

/** An entity with its sort keys. */
interface Gathered {
  entity: Entity
  /** Rank of the prefix of its key. */
  kind: number
  /** Rank of its key among the sorted keys of the gazetteer, or -1. */
  keyRank: number
}

/** Scratch buffer, by rank of a gazetteer key: 1 + the index of its entity in this article; all 0 between articles. */
const entityOfKey = new Int32Array(gazetteerKeyCount)

function gather(drafts: Draft[], doc: AnalysedText): FoundEntities {
  sortDrafts(drafts)
  const gathered: Gathered[] = []
  const mentions: Mention[] = []
  for (let k = 0; k < drafts.length; k++) {
    const here = drafts[k]
    if (!here) continue
    const { field, start, end } = here
    const text = field === 'title' ? doc.title : doc.text
    const full = here.full ?? here
    const at = indexOfEntity(gathered, full)
    full.entity = at < 0 ? gathered.length : at
    const known = at < 0 ? undefined : gathered[at]
    const { entity } = known ?? addEntity(gathered, full, text.slice(start, end))
    entity.count++
    if (known) addVariant(entity.variants, text, start, end)
    mentions.push({ field, start, end, entity: entity.key })
  }
  for (const { keyRank } of gathered) if (keyRank >= 0) entityOfKey[keyRank] = 0
  sortEntities(gathered)
  return { entities: gathered.map(({ entity }) => entity), mentions }
}

/** Index of the entity that the draft names, or -1. */
function indexOfEntity(gathered: readonly Gathered[], { keyRank, entity, key }: Draft): number {
  if (keyRank >= 0) return (entityOfKey[keyRank] ?? 0) - 1
  if (entity >= 0) return entity
  for (let k = 0; k < gathered.length; k++) {
    const one = gathered[k]
    if (one && one.keyRank < 0 && one.entity.key === key) return k
  }
  return -1
}

function addEntity(gathered: Gathered[], { entry, kind, name, key, keyRank }: Draft, variant: string): Gathered {
  const entity: Entity = { key: entry?.key ?? key, name: entry?.name ?? name, kind, variants: [variant], count: 0 }
  if (entry?.country) entity.country = entry.country
  const made: Gathered = { entity, kind: kindRank(kind), keyRank }
  gathered.push(made)
  if (keyRank >= 0) entityOfKey[keyRank] = gathered.length
  return made
}

/** Rank of the prefixes of keys: name, organisation, person, place. */
function kindRank(kind: EntityKind): number {
  if (kind === 'other') return 0
  return kind === 'organisation' ? 1 : kind === 'person' ? 2 : 3
}

function addVariant(variants: string[], text: string, start: number, end: number): void {
  for (let k = 0; k < variants.length; k++) {
    const variant = variants[k] ?? ''
    if (variant.length === end - start && text.startsWith(variant, start)) return
  }
  variants.push(text.slice(start, end))
}

/** Title before text, each by position, the longer first; mostly they are in order already, which one pass shows. */
function sortDrafts(drafts: Draft[]): void {
  for (let k = 1; k < drafts.length; k++) {
    const before = drafts[k - 1]
    const here = drafts[k]
    if (!before || !here || isInOrder(before, here)) continue
    for (const one of drafts) one.rank = positionRank(one)
    sortByRank(drafts)
    return
  }
}

function isInOrder(before: Draft, here: Draft): boolean {
  if (before.field !== here.field) return here.field === 'text'
  return before.start < here.start || (before.start === here.start && before.end >= here.end)
}

const longestUnits = 2 ** 20 - 1
const textRank = 2 ** 52

function positionRank({ field, start, end }: Draft): number {
  const rank = start * (longestUnits + 1) + longestUnits - Math.min(longestUnits, end - start)
  return field === 'title' ? rank : textRank + rank
}

const fewEntities = 32

/** Most mentioned first, then by key. */
function sortEntities(gathered: Gathered[]): void {
  if (gathered.length > fewEntities) {
    gathered.sort((a, b) => (isAfter(a, b) ? 1 : -1))
    return
  }
  for (let i = 1; i < gathered.length; i++) {
    const here = gathered[i]
    if (!here) break
    let to = i
    for (; to > 0; to--) {
      const before = gathered[to - 1]
      if (!before || !isAfter(before, here)) break
      gathered[to] = before
    }
    gathered[to] = here
  }
}

function isAfter(a: Gathered, b: Gathered): boolean {
  if (a.entity.count !== b.entity.count) return a.entity.count < b.entity.count
  // Strings are compared only when the ranks do not decide.
  if (a.kind !== b.kind) return a.kind > b.kind
  return a.keyRank >= 0 && b.keyRank >= 0 ? a.keyRank > b.keyRank : isGreater(a.entity.key, b.entity.key)
}

/** `a > b`: V8 compares two-byte strings in a runtime call, outside optimised code. */
function isGreater(a: string, b: string): boolean {
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const left = a.charCodeAt(i)
    const right = b.charCodeAt(i)
    if (left !== right) return left > right
  }
  return a.length > b.length
}
