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
import { script } from '../text/char-table.ts'
import type { AnalysedText } from './analysed-text.ts'
import { findCapitalRuns } from './latin-names.ts'
import { nameSkeletons, wordSkeleton } from './name-skeleton.ts'
import { findNameSpans, type NameSpan } from './name-spans.ts'
import { nameBits, wordNameBits } from './name-lookup.ts'
import { countryName, demonymCountry, placeNamed } from './places.ts'
import { isDefinite, classifyWords, wordClass, type WordClasses } from './word-classes.ts'

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
  key: string
  country?: string
  /** Normalised words of a person's name. */
  words?: string[]
  /** Hashes of the title phrase before a person's name ("وزير الخارجية الروسي"). */
  role?: readonly number[]
}

const mostMentions = 600

/** Entities, most mentioned first, and their mentions in order of field and place. `words` may be given when classified already. Linear but for a sort. */
export function findEntities(
  doc: AnalysedText,
  textWords: WordClasses = classifyWords(doc.textScan),
  titleWords: WordClasses = classifyWords(doc.titleScan),
): FoundEntities {
  const drafts: Draft[] = []
  collect(titleWords, 'title', doc.lang, drafts)
  collect(textWords, 'text', doc.lang, drafts)
  joinPeople(drafts)
  addRoles(titleWords, 'title', drafts)
  addRoles(textWords, 'text', drafts)
  return gather(drafts)
}

function collect(words: WordClasses, field: 'title' | 'text', lang: string, drafts: Draft[]): void {
  const { scan } = words
  let arabic = 0
  for (let i = 0; i < scan.count; i++) if (scan.script[i] === script.arabic) arabic++
  if (arabic > 0) {
    const spans = findNameSpans(words)
    let next = 0
    for (let i = 0; i < scan.count && drafts.length < mostMentions; i++) {
      while (next < spans.length && (spans[next]?.to ?? 0) <= i) next++
      const span = spans[next]
      if (span && span.from === i) {
        drafts.push(draftOf(words, span, field))
        continue
      }
      if (span && i > span.from && i < span.to) continue
      const country = demonymCountry(scan.hash[i] ?? 0)
      if (country) drafts.push(placeDraft(scan, i, field, country))
    }
  }
  if (arabic < scan.count) {
    for (const run of findCapitalRuns(scan, lang)) {
      if (drafts.length >= mostMentions) break
      const start = scan.start[run.from] ?? 0
      const end = scan.end[run.to - 1] ?? 0
      const name = scan.text.slice(start, end)
      const keys = nameSkeletons(name)
      drafts.push({
        field,
        start,
        end,
        kind: 'other',
        name,
        surface: name,
        key: `name:${keys.length > 0 ? keys.join(' ') : normalise(name)}`,
      })
    }
  }
}

function placeDraft(scan: Scan, token: number, field: 'title' | 'text', country: string): Draft {
  const start = scan.start[token] ?? 0
  const end = scan.end[token] ?? 0
  return {
    field,
    start,
    end,
    kind: 'place',
    name: countryName(country) ?? country,
    surface: scan.text.slice(start, end),
    key: `place:${country}`,
    country,
  }
}

function draftOf(words: WordClasses, span: NameSpan, field: 'title' | 'text'): Draft {
  const { scan } = words
  const start = (scan.start[span.from] ?? 0) + span.skipped
  const end = scan.end[span.to - 1] ?? start
  const surface = scan.text.slice(start, end)
  if (span.kind === 'place') {
    const place = span.thing?.place ?? placeNamed(surface)
    const draft: Draft = {
      field,
      start,
      end,
      kind: 'place',
      name: place?.name ?? surface,
      surface,
      key: place?.key ?? `place:${normalise(surface)}`,
    }
    if (place?.country) draft.country = place.country
    return draft
  }
  if (span.kind === 'organisation') {
    const name = span.thing?.name ?? surface
    return { field, start, end, kind: 'organisation', name, surface, key: `organisation:${normalise(name)}` }
  }
  const tokens: string[] = []
  for (let i = span.from; i < span.to; i++) {
    tokens.push(normalise(scan.text.slice((scan.start[i] ?? 0) + (i === span.from ? span.skipped : 0), scan.end[i])))
  }
  const draft: Draft = {
    field,
    start,
    end,
    kind: 'person',
    name: surface,
    surface,
    key: personKey(words, span, tokens),
    words: tokens,
  }
  if (span.titleFrom !== undefined && span.from - span.titleFrom >= 2)
    draft.role = [...scan.hash.subarray(span.titleFrom, span.from)]
  return draft
}

/** Arabic names by their letters, foreign ones by their consonants, so that سيرجي and سيرغي are one. */
function personKey(words: WordClasses, span: NameSpan, tokens: readonly string[]): string {
  const parts: string[] = []
  tokens.forEach((token, k) => {
    const bits = wordNameBits(token)
    const skeleton = wordSkeleton(token)
    const isArabic = isDefinite(words.scan, span.from + k) || skeleton.length < 3 || (bits & nameBits.ordinary) !== 0
    if (isArabic) parts.push(token.replace(/^\u0627\u0644/u, ''))
    else parts.push(bits & nameBits.given ? foldGiven(token) : skeleton)
  })
  return `person:${parts.join(' ')}`
}

/** Spellings of one given name: غ and ج, doubled vowels. */
function foldGiven(token: string): string {
  return token
    .replace(/\u063A/gu, '\u062C')
    .replace(/\u0627\u0627/gu, '\u0627')
    .replace(/(\u064A|\u0648)\1/gu, '$1')
}

/** A shorter name joins the longer one that holds its words; the longest gives name and key. */
function joinPeople(drafts: readonly Draft[]): void {
  const people = drafts.filter((d) => d.kind === 'person' && d.words)
  const byWord = new Map<string, Draft>()
  for (const person of [...people].sort(
    (a, b) => (b.words?.length ?? 0) - (a.words?.length ?? 0) || a.start - b.start,
  )) {
    const own = person.words ?? []
    const last = keyWord(own.at(-1) ?? '')
    const full = byWord.get(last) ?? byWord.get(keyWord(own[0] ?? ''))
    if (full && full !== person && fits(own, full.words ?? [])) {
      person.name = full.name
      person.key = full.key
      continue
    }
    for (const word of own) {
      const key = keyWord(word)
      if (!byWord.has(key)) byWord.set(key, person)
    }
  }
}

function keyWord(word: string): string {
  const bare = word.replace(/^\u0627\u0644/u, '')
  return foldGiven(bare)
}

function fits(short: readonly string[], long: readonly string[]): boolean {
  if (short.length > long.length) return false
  const keys = new Set(long.map(keyWord))
  return short.every((word) => keys.has(keyWord(word)))
}

/** Later mentions of an office that stood before a name: "وزير الخارجية الروسي". */
function addRoles(words: WordClasses, field: 'title' | 'text', drafts: Draft[]): void {
  const roles = new Map<number, Draft>()
  for (const draft of drafts) {
    const first = draft.role?.[0]
    if (first !== undefined && !roles.has(first)) roles.set(first, draft)
  }
  if (roles.size === 0) return
  const { scan } = words
  const named = new Set(drafts.filter((d) => d.field === field && d.kind === 'person').map((d) => d.start))
  for (let i = 0; i < scan.count && drafts.length < mostMentions; i++) {
    if (!((words.bits[i] ?? 0) & wordClass.title)) continue
    const person = roles.get(scan.hash[i] ?? 0)
    const role = person?.role
    if (!person || !role || !role.every((hash, k) => scan.hash[i + k] === hash)) continue
    const after = i + role.length
    // The name itself follows: that mention is counted already.
    if (after < scan.count && named.has(scan.start[after] ?? 0) && !((words.gaps[after] ?? 0) & gap.sentenceEnd))
      continue
    const start = scan.start[i] ?? 0
    const end = scan.end[after - 1] ?? start
    drafts.push({
      field,
      start,
      end,
      kind: 'person',
      name: person.name,
      surface: scan.text.slice(start, end),
      key: person.key,
    })
  }
}

function gather(drafts: readonly Draft[]): FoundEntities {
  const entities = new Map<string, Entity>()
  const mentions: Mention[] = []
  const inOrder = [...drafts].sort((a, b) =>
    a.field === b.field ? a.start - b.start || b.end - a.end : a.field === 'title' ? -1 : 1,
  )
  for (const draft of inOrder) {
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
