/**
 * People, places and organisations of one article: every mention, and the entity it names.
 * In: a scanned title and text. Out: `Entity[]` and `Mention[]`. Touches nothing but its own scratch space.
 *
 * Variants inside the article are one entity (لافروف، سيرغي لافروف، وزير الخارجية الروسي); `key` is the same for the same thing in
 * other articles, whatever the spelling (سيرجي، سيرغي).
 */
import type { Entity, Mention } from '../model/analysis.ts'
import { shape } from '../text/scan.ts'
import type { AnalysedText } from './analysed-text.ts'
import { addCapitalRuns, addSpans, type Draft, type Field } from './name-drafts.ts'
import { addRoles, joinPeople, sortByRank } from './name-joining.ts'
import { learnNames, recallNames } from './name-recall.ts'
import type { NameSpan } from './name-span.ts'
import { findNameSpans } from './name-spans.ts'
import { listedKeys } from './name-things.ts'
import { withNames, wordFact, type NamedWords } from './name-words.ts'
import { NumberMap } from './number-map.ts'
import { classifyWords, type WordClasses } from './word-classes.ts'

export interface FoundEntities {
  entities: Entity[]
  mentions: Mention[]
}

const known = new NumberMap()

/** Entities, most mentioned first, and their mentions in order of field and place. `words` may be given when classified already. Linear but for a sort. */
export function findEntities(
  doc: AnalysedText,
  textWords: WordClasses = classifyWords(doc.textScan),
  titleWords: WordClasses = classifyWords(doc.titleScan),
): FoundEntities {
  const drafts: Draft[] = []
  const title = read(titleWords)
  const text = read(textWords)
  known.clear()
  learnNames(title.words, title.spans, known)
  learnNames(text.words, text.spans, known)
  collect(title, 'title', doc.lang, drafts)
  collect(text, 'text', doc.lang, drafts)
  joinPeople(doc.titleScan, doc.textScan, drafts)
  addRoles(titleWords, textWords, drafts)
  return gather(drafts, doc)
}

/** A field with the names found at first reading. */
interface ReadField {
  words: NamedWords
  spans: NameSpan[]
  /** Some word has a capital letter. */
  capitals: boolean
}

function read(classes: WordClasses): ReadField {
  const { scan } = classes
  const words = withNames(classes)
  const { names } = words
  let arabic = 0
  let capitals = 0
  for (let i = 0; i < scan.count; i++) {
    if ((names[i] ?? 0) & wordFact.arabic) arabic++
    else capitals |= (scan.shape[i] ?? 0) & shape.capital
  }
  return { words, spans: arabic > 0 ? findNameSpans(words) : [], capitals: capitals !== 0 }
}

function collect(part: ReadField, field: Field, lang: string, drafts: Draft[]): void {
  addSpans(part.words, recallNames(part.words, part.spans, known), field, drafts)
  if (part.capitals) addCapitalRuns(part.words.scan, lang, field, drafts)
}

/** An entity, and what it is put in order by. */
interface Gathered {
  entity: Entity
  /** Number of its key among those of listed things, which are in order; or -1. */
  number: number
}

/** By number of a listed key: 1 + the place of its entity in the article at hand; all 0 between articles. */
const entityOfListed = new Int32Array(listedKeys)

function gather(drafts: Draft[], doc: AnalysedText): FoundEntities {
  putInOrder(drafts)
  const gathered: Gathered[] = []
  const mentions: Mention[] = []
  const byKey = new Map<string, number>()
  for (let k = 0; k < drafts.length; k++) {
    const here = drafts[k]
    if (!here) continue
    const full = here.full ?? here
    const { number } = full
    let at = number >= 0 ? (entityOfListed[number] ?? 0) - 1 : full.entity
    if (at < 0 && number < 0) at = byKey.get(full.key) ?? -1
    if (at < 0) {
      at = gathered.length
      gathered.push({ entity: entityOf(full), number })
      if (number >= 0) entityOfListed[number] = at + 1
      else byKey.set(full.key, at)
    }
    full.entity = at
    const entity = gathered[at]?.entity
    if (!entity) continue
    entity.count++
    addVariant(entity.variants, here.field === 'title' ? doc.title : doc.text, here)
    mentions.push({ field: here.field, start: here.start, end: here.end, entity: entity.key })
  }
  for (const { number } of gathered) if (number >= 0) entityOfListed[number] = 0
  putEntitiesInOrder(gathered)
  return { entities: gathered.map(({ entity }) => entity), mentions }
}

function entityOf({ thing, kind, name, key }: Draft): Entity {
  const entity: Entity = { key: thing?.key ?? key, name: thing?.name ?? name, kind, variants: [], count: 0 }
  if (thing?.country) entity.country = thing.country
  return entity
}

function addVariant(variants: string[], text: string, { start, end }: Draft): void {
  for (const variant of variants) if (variant.length === end - start && text.startsWith(variant, start)) return
  variants.push(text.slice(start, end))
}

/** Title before text, each by place, the longer first; most articles give them so. */
function putInOrder(drafts: Draft[]): void {
  let before = -1
  let isOrdered = true
  for (const here of drafts) {
    here.rank = placeRank(here)
    if (here.rank < before) isOrdered = false
    before = here.rank
  }
  if (!isOrdered) sortByRank(drafts)
}

const longestUnits = 2 ** 20 - 1
const textRank = 2 ** 52

function placeRank({ field, start, end }: Draft): number {
  const place = start * (longestUnits + 1) + longestUnits - Math.min(longestUnits, end - start)
  return field === 'title' ? place : textRank + place
}

const fewEntities = 32

/** Most mentioned first, then by key. */
function putEntitiesInOrder(gathered: Gathered[]): void {
  if (gathered.length > fewEntities) {
    gathered.sort((a, b) => (isAfter(a, b) ? 1 : -1))
    return
  }
  for (let i = 1; i < gathered.length; i++) {
    const here = gathered[i]
    if (!here) break
    let to = i
    for (let before = gathered[to - 1]; before && isAfter(before, here); before = gathered[to - 1])
      gathered[to--] = before
    gathered[to] = here
  }
}

function isAfter(a: Gathered, b: Gathered): boolean {
  if (a.entity.count !== b.entity.count) return a.entity.count < b.entity.count
  // Numbers of listed things spare reading their keys.
  return a.number >= 0 && b.number >= 0 ? a.number > b.number : a.entity.key > b.entity.key
}
