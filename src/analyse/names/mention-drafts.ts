/**
 * Drafts of mentions: the names of one field, before coreference joins those of one entity.
 * In: a field's words and the spans found in them. Out: drafts of mentions. Touches nothing but memos of pure functions.
 *
 * No string is built for a listed name: its entity has it.
 */
import type { EntityKind } from '../../model/analysis.ts'
import { normalise } from '../../text/normalise.ts'
import { gap, type Scan } from '../../text/scanner/scan.ts'
import { wider } from '../../text/unit-arrays.ts'
import { findCapitalRuns } from './spans/capitalised-names.ts'
import { countryOf } from './gazetteer/lookup.ts'
import { memoise } from './keys/memoise.ts'
import { organisationKey } from './keys/organisation-key.ts'
import { nameSkeletons } from './keys/consonant-skeleton.ts'
import type { NameSpan } from './spans/name-span.ts'
import {
  demonymEntry,
  gazetteerKeyRank,
  entryOfMatch,
  entryOfPlace,
  matchBits,
  matchLength,
  type GazetteerEntry,
} from './gazetteer/gazetteer.ts'
import { wordFact } from './name-bits.ts'
import { gazetteerMatchAt, type NamedWords } from './word-facts.ts'
import { spellingWithout } from './keys/person-key.ts'
import { placeNamed } from './gazetteer/places.ts'

export type Field = 'title' | 'text'

export interface Draft {
  field: Field
  start: number
  end: number
  kind: EntityKind
  /** The entry of the gazetteer that it names. */
  entry: GazetteerEntry | undefined
  /** Rank of its key among those of the gazetteer, or -1. */
  keyRank: number
  /** Name and key where the gazetteer has none; empty for a person until coreference is done. */
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
  /** A title stands right before a person's name, or before another mention of it: its token ("الملك"), or -1. */
  titleAt: number
  /** Of a person: the draft with the full name, which may be this one. */
  full: Draft | undefined
  /** Sort key. */
  rank: number
  /** Index of the entity in the answer, or -1. */
  entity: number
}

const anyQuote = gap.quoteOpen | gap.quoteClose | gap.quoteEither

/** Most mentions that are kept of one article. */
export const mostMentions = 600

/** Scratch buffer: hashes of the words of all people of the article at hand. */
export let personWords = new Uint32Array(256)
let personWordsUsed = 0

/** Clears the buffer of people's words, for the next article. */
export function beginDrafts(): void {
  personWordsUsed = 0
}

/** A draft of which nothing else is known. All drafts are made here, so that they share one hidden class. */
export function draft(field: Field, start: number, end: number, kind: EntityKind): Draft {
  return {
    field,
    start,
    end,
    kind,
    entry: undefined,
    keyRank: -1,
    name: '',
    key: '',
    from: 0,
    wordsFrom: 0,
    wordsTo: 0,
    skipped: 0,
    roleFrom: -1,
    titleAt: -1,
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
      const country = demonymEntry(countryOf(openings[scan.word[i] ?? 0] ?? 0))
      if (country) drafts.push(gazetteerDraft(field, scan.start[i] ?? 0, scan.end[i] ?? 0, country))
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

/** A draft of a mention of an entry of the gazetteer. */
export function gazetteerDraft(field: Field, start: number, end: number, entry: GazetteerEntry): Draft {
  const made = draft(field, start, end, entry.kind)
  made.entry = entry
  made.keyRank = entry.keyRank
  return made
}

const otherKey = memoise((name) => {
  const keys = nameSkeletons(name)
  return `name:${keys.length > 0 ? keys.join(' ') : normalise(name)}`
})

function draftOf(words: NamedWords, span: NameSpan, field: Field): Draft {
  const { scan } = words
  const start = (scan.start[span.from] ?? 0) + span.skipped
  const end = scan.end[span.to - 1] ?? start
  if (span.kind === 'person') return personDraft(words, span, draft(field, start, end, 'person'))
  const entry = entryOfMatch(span.match)
  if (entry) return gazetteerDraft(field, start, end, entry)
  const inner = headedEntry(words, span)
  if (inner) return gazetteerDraft(field, start, end, inner)
  // Quotation marks inside are no part of the name: تنظيم "الفجر الجديد.
  const surface = scan.text.slice(start, end).replace(quotes, '')
  const place = span.kind === 'place' ? placeNamed(surface) : undefined
  if (place) return gazetteerDraft(field, start, end, entryOfPlace(place))
  const made = draft(field, start, end, span.kind)
  made.name = surface
  made.key = span.kind === 'place' ? `place:${normalise(surface)}` : organisationKey(scan, span, surface)
  made.keyRank = gazetteerKeyRank(made.key)
  return made
}

const quotes = /["'\u00AB\u00BB\u2018-\u201F]/gu

/** The listed organisation that is all that stands behind a head in quotation marks: 'تنظيم "داعش"'. */
function headedEntry(words: NamedWords, { kind, from, to, headed }: NameSpan): GazetteerEntry | undefined {
  const next = from + 1
  if (kind !== 'organisation' || !headed || next >= to || !((words.scan.gap[next] ?? 0) & anyQuote)) return undefined
  const match = gazetteerMatchAt(words, next)
  return match & matchBits.organisation && matchLength(match) === to - next ? entryOfMatch(match) : undefined
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
  if (span.titleFrom >= 0 && from - span.titleFrom === 1) made.titleAt = span.titleFrom
  return made
}
