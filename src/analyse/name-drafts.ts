/**
 * Mentions of one field while the names of the article are still being joined.
 * In: a field's words and the spans found in them. Out: drafts of mentions. Touches nothing but memos of pure functions.
 */
import type { EntityKind } from '../model/analysis.ts'
import { normalise } from '../text/normalise.ts'
import type { Scan } from '../text/scan.ts'
import { findCapitalRuns } from './latin-names.ts'
import { listedNumber } from './name-lookup.ts'
import { rememberNames } from './name-memo.ts'
import { nameSkeletons } from './name-skeleton.ts'
import type { NameSpan } from './name-span.ts'
import { wordFact, type NamedWords } from './name-words.ts'
import { spellingHashes, spellingWithout } from './person-key.ts'
import { demonymPlace, placeNamed, type Place } from './places.ts'

export interface Draft {
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
  /** Number of the listed thing with this key, or -1. */
  listed: number
  /** Hashes of the spelling of a person's words. */
  words: readonly number[]
  /** The title phrase before a person's name ("وزير الخارجية الروسي"), as tokens of its field. */
  roleFrom: number
  roleTo: number
  /** Of a person: the draft with the full name, which may be this one. */
  full: Draft | undefined
  /** What drafts are put in order by, and the place of the entity once it has one. */
  rank: number
  entity: number
}

/** Mentions of an article that are kept. */
export const mostMentions = 600
const noWords: readonly number[] = []

/** A draft of a mention of something in no list; all drafts are made here, so that all are alike. */
export function draft(
  field: 'title' | 'text',
  start: number,
  end: number,
  kind: EntityKind,
  name: string,
  surface: string,
  key: string,
): Draft {
  return {
    field,
    start,
    end,
    kind,
    name,
    surface,
    key,
    country: undefined,
    listed: -1,
    words: noWords,
    roleFrom: 0,
    roleTo: 0,
    full: undefined,
    rank: 0,
    entity: -1,
  }
}

/** Adds the drafts of the spans, and of adjectives of countries between them. Linear. */
export function addSpans(
  words: NamedWords,
  spans: readonly NameSpan[],
  field: 'title' | 'text',
  drafts: Draft[],
): void {
  const { scan, names } = words
  const { count } = scan
  let next = 0
  let span = spans[0]
  let spanAt = span ? span.from : count
  for (let i = 0; i < count && drafts.length < mostMentions; i++) {
    if (span && spanAt === i) {
      drafts.push(draftOf(scan, span, field))
      i = span.to - 1
      span = spans[++next]
      spanAt = span ? span.from : count
    } else if ((names[i] ?? 0) & wordFact.demonym) {
      const country = demonymPlace(scan.hash[i] ?? 0)
      if (country) drafts.push(placeDraft(scan, scan.start[i] ?? 0, scan.end[i] ?? 0, field, country))
    }
  }
}

/** Adds the drafts of names in other scripts. Linear. */
export function addCapitalRuns(scan: Scan, lang: string, field: 'title' | 'text', drafts: Draft[]): void {
  for (const run of findCapitalRuns(scan, lang)) {
    if (drafts.length >= mostMentions) break
    const start = scan.start[run.from] ?? 0
    const end = scan.end[run.to - 1] ?? 0
    const name = scan.text.slice(start, end)
    drafts.push(draft(field, start, end, 'other', name, name, otherKey(name)))
  }
}

function placeDraft(scan: Scan, start: number, end: number, field: 'title' | 'text', place: Place): Draft {
  const made = draft(field, start, end, 'place', place.name, scan.text.slice(start, end), place.key)
  made.country = place.country
  made.listed = place.number
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
  const { thing } = span
  if (span.kind === 'person') {
    const surface = scan.text.slice(start, end)
    const made = draft(field, start, end, 'person', surface, surface, '')
    made.words = spellings(scan, span)
    if (span.titleFrom >= 0 && span.from - span.titleFrom >= 2) {
      made.roleFrom = span.titleFrom
      made.roleTo = span.from
    }
    return made
  }
  if (thing?.place) return placeDraft(scan, start, end, field, thing.place)
  const surface = scan.text.slice(start, end)
  if (thing) {
    const made = draft(field, start, end, 'organisation', thing.name, surface, thing.key)
    made.listed = thing.number
    return made
  }
  const place = span.kind === 'place' ? placeNamed(surface) : undefined
  if (place) return placeDraft(scan, start, end, field, place)
  const key = span.kind === 'place' ? `place:${normalise(surface)}` : organisationKey(surface)
  const made = draft(field, start, end, span.kind, surface, surface, key)
  made.listed = listedNumber(key)
  return made
}

function spellings(scan: Scan, span: NameSpan): number[] {
  const hashOf = spellingHashes(scan)
  const found: number[] = []
  for (let i = span.from; i < span.to; i++) {
    const word = scan.word[i] ?? 0
    const isCut = i === span.from && span.skipped > 0
    found.push(isCut ? spellingWithout(scan.words, word, span.skipped) : (hashOf[word] ?? 0) | 0)
  }
  return found
}
