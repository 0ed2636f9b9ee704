/**
 * Mentions of one field while the names of the article are still being joined.
 * In: a field's words and the spans found in them. Out: drafts of mentions. Touches nothing but memos of pure functions.
 *
 * No string is made of what is listed: its entity may have it already.
 */
import type { EntityKind } from '../../model/analysis.ts'
import { normalise } from '../../text/normalise.ts'
import type { Scan } from '../../text/scanner/scan.ts'
import { wider } from '../../text/unit-arrays.ts'
import { findCapitalRuns } from './spans/capitalised-names.ts'
import { countryOf } from './gazetteer/lookup.ts'
import { rememberNames } from './keys/memoise.ts'
import { organisationKey } from './keys/organisation-key.ts'
import { nameSkeletons } from './keys/consonant-skeleton.ts'
import type { NameSpan } from './spans/name-span.ts'
import { demonymThing, listedNumber, listedThing, thingOfPlace, type ListedThing } from './gazetteer/gazetteer.ts'
import { wordFact } from './name-bits.ts'
import type { NamedWords } from './word-facts.ts'
import { spellingWithout } from './keys/person-key.ts'
import { placeNamed } from './gazetteer/places.ts'

export type Field = 'title' | 'text'

export interface Draft {
  field: Field
  start: number
  end: number
  kind: EntityKind
  /** The listed thing that it names. */
  thing: ListedThing | undefined
  /** Number of its key among those of listed things, or -1. */
  number: number
  /** Name and key where it names nothing listed; empty for a person until the names of the article have been joined. */
  name: string
  key: string
  /** First token of a person's name; the hashes of the spelling of its words are `personWords[wordsFrom, wordsTo)`. */
  from: number
  wordsFrom: number
  wordsTo: number
  /** Letters of the first token that are not part of the name. */
  skipped: number
  /** First token of the title phrase before a person's name ("وزير الخارجية الروسي"), or -1. */
  roleFrom: number
  /** Of a person: the draft with the full name, which may be this one. */
  full: Draft | undefined
  /** What drafts are put in order by. */
  rank: number
  /** Place of the entity in the answer, or -1. */
  entity: number
}

/** Mentions of an article that are kept. */
export const mostMentions = 600

/** Hashes of the words of all people of the article at hand. */
export let personWords = new Uint32Array(256)
let personWordsUsed = 0

/** Forgets the people of the article before. */
export function beginDrafts(): void {
  personWordsUsed = 0
}

/** A draft of a mention of which nothing else is known; all drafts are made here, so that all are alike. */
export function draft(field: Field, start: number, end: number, kind: EntityKind): Draft {
  return {
    field,
    start,
    end,
    kind,
    thing: undefined,
    number: -1,
    name: '',
    key: '',
    from: 0,
    wordsFrom: 0,
    wordsTo: 0,
    skipped: 0,
    roleFrom: -1,
    full: undefined,
    rank: 0,
    entity: -1,
  }
}

/** Adds the drafts of the spans, and of adjectives of countries between them. Linear. */
export function addSpans(words: NamedWords, spans: readonly NameSpan[], field: Field, drafts: Draft[]): void {
  const { scan, names, openings } = words
  const { count } = scan
  let next = 0
  let span = spans[0]
  let spanAt = span ? span.from : count
  for (let i = 0; i < count && drafts.length < mostMentions; i++) {
    if (span && spanAt === i) {
      drafts.push(draftOf(words, span, field))
      i = span.to - 1
      span = spans[++next]
      spanAt = span ? span.from : count
    } else if ((names[i] ?? 0) & wordFact.demonym) {
      const country = demonymThing(countryOf(openings[scan.word[i] ?? 0] ?? 0))
      if (country) drafts.push(listedDraft(field, scan.start[i] ?? 0, scan.end[i] ?? 0, country))
    }
  }
}

/** Adds the drafts of names in other scripts. Linear. */
export function addCapitalRuns(scan: Scan, lang: string, field: Field, drafts: Draft[]): void {
  for (const run of findCapitalRuns(scan, lang)) {
    if (drafts.length >= mostMentions) break
    const made = draft(field, scan.start[run.from] ?? 0, scan.end[run.to - 1] ?? 0, 'other')
    made.name = scan.text.slice(made.start, made.end)
    made.key = otherKey(made.name)
    drafts.push(made)
  }
}

/** A draft of a mention of a listed thing. */
export function listedDraft(field: Field, start: number, end: number, thing: ListedThing): Draft {
  const made = draft(field, start, end, thing.kind)
  made.thing = thing
  made.number = thing.number
  return made
}

const otherKey = rememberNames((name) => {
  const keys = nameSkeletons(name)
  return `name:${keys.length > 0 ? keys.join(' ') : normalise(name)}`
})

function draftOf(words: NamedWords, span: NameSpan, field: Field): Draft {
  const { scan } = words
  const start = (scan.start[span.from] ?? 0) + span.skipped
  const end = scan.end[span.to - 1] ?? start
  if (span.kind === 'person') return personDraft(words, span, draft(field, start, end, 'person'))
  const thing = listedThing(span.thing)
  if (thing) return listedDraft(field, start, end, thing)
  const surface = scan.text.slice(start, end)
  const place = span.kind === 'place' ? placeNamed(surface) : undefined
  if (place) return listedDraft(field, start, end, thingOfPlace(place))
  const made = draft(field, start, end, span.kind)
  made.name = surface
  made.key = span.kind === 'place' ? `place:${normalise(surface)}` : organisationKey(scan, span, surface)
  made.number = listedNumber(made.key)
  return made
}

function personDraft({ scan, spellings }: NamedWords, span: NameSpan, made: Draft): Draft {
  const { from, to, skipped } = span
  made.from = from
  made.skipped = skipped
  made.wordsFrom = personWordsUsed
  if (personWordsUsed + to - from > personWords.length)
    personWords = wider(personWords, 2 * (personWordsUsed + to - from))
  for (let i = from; i < to; i++) {
    const word = scan.word[i] ?? 0
    const isCut = i === from && skipped > 0
    personWords[personWordsUsed++] = isCut ? spellingWithout(scan.words, word, skipped) : (spellings[word] ?? 0)
  }
  made.wordsTo = personWordsUsed
  if (span.titleFrom >= 0 && from - span.titleFrom >= 2) made.roleFrom = span.titleFrom
  return made
}
