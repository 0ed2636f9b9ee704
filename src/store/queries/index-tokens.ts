/**
 * What goes into the full-text index and how it is queried, the same for every database.
 * In: tokens of text/search-tokens.ts, facets, a parsed query. Out: cleaned token lists, and the query as a tree of tokens.
 * Touches nothing.
 *
 * Stems stand as they are, exact forms with a leading "=", facets (source, language, both sections, entity, speaker) with a leading "@"; the
 * three never meet, because ASCII signs are cut out of words. Stems and exact forms keep their order, so that phrases work in both.
 * Stems of the title stand a second time, with "@t": what titles hold is then read from lists of its own, a twentieth as long.
 */
import { shownDesk, type Analysis } from '../../model/analysis.ts'
import { isDesk, type Desk } from '../../model/desks.ts'
import { facetHash } from '../digests.ts'
import type { SearchQuery, IndexTokens } from '../records.ts'

/** Words of one text beyond these are not searchable: PostgreSQL counts positions up to 16,383 only. */
export const maxIndexedWords = 16_000

const maxTokenChars = 64

/** Words separated by single spaces, cleaned; at most `maxIndexedWords`; each exact form with its mark. */
export interface IndexedText {
  title: { stems: string; exact: string }
  body: { stems: string; exact: string }
  /** All but the source's, which the store knows. */
  facets: string[]
}

export interface IndexRow extends IndexedText {
  id: number
  /** The title's stems as tokens of their own, in order. */
  inTitle: string[]
}

/** Must hold all of `all` and none of `none`. */
export interface IndexQuery {
  all: IndexClause[]
  none: IndexClause[]
}

/** Met by any of the runs of neighbouring tokens, in the title when `title` (exact forms; stems of titles are tokens of their own). */
export interface IndexClause {
  runs: string[][]
  title: boolean
}

/** The clause that one facet meets. */
export function facetClause(facet: string): IndexClause {
  return { runs: [[facet]], title: false }
}

export function indexedText(search: IndexTokens, analysis: Analysis): IndexedText {
  const facets = new Set<string>([langFacet(analysis.lang)])
  if (search.section !== undefined) facets.add(sectionFacet(search.section.key))
  const desk = shownDesk(analysis)
  if (desk !== undefined) facets.add(deskFacet(desk))
  for (const entity of analysis.entities) facets.add(entityFacet(entity.key))
  for (const s of analysis.statements) facets.add(speakerFacet(s.speakerEntity ?? s.speaker))
  return {
    title: { stems: cleaned(search.titleStems), exact: exactTokens(cleaned(search.titleExact)) },
    body: { stems: cleaned(search.stems), exact: exactTokens(cleaned(search.exact)) },
    facets: [...facets],
  }
}

/** The same in another section. */
export function inDesk(text: IndexedText, desk: string | null): IndexedText {
  const facets = text.facets.filter((facet) => !facet.startsWith(deskMark))
  return { ...text, facets: isDesk(desk) ? [...facets, deskFacet(desk)] : facets }
}

export function indexRow(id: number, text: IndexedText, sourceId: string): IndexRow {
  const { title, body, facets } = text
  const inTitle = title.stems === '' ? [] : title.stems.split(' ').map(titleToken)
  return { id, title, body, inTitle, facets: [sourceFacet(sourceId), ...facets] }
}

function exactTokens(words: string): string {
  return words === '' ? '' : exactToken(words.replaceAll(' ', ` ${exactToken('')}`))
}

function titleToken(stem: string): string {
  return `@t${stem}`
}

export function exactToken(word: string): string {
  return `=${word}`
}

export function sourceFacet(sourceId: string): string {
  return `@s${facetHash(sourceId)}`
}

export function langFacet(lang: string): string {
  return `@l${facetHash(lang)}`
}

/** `key`: the section's name as the words of texts are read, so that its spellings are one. */
export function sectionFacet(key: string): string {
  return `@c${facetHash(key)}`
}

const deskMark = '@d'

export function deskFacet(desk: Desk): string {
  return `${deskMark}${facetHash(desk)}`
}

export function entityFacet(key: string): string {
  return `@e${facetHash(key)}`
}

export function speakerFacet(key: string): string {
  return `@p${facetHash(key)}`
}

/** Undefined when the query has nothing that must be found (only negated or empty terms). */
export function indexQuery(query: SearchQuery, facets: readonly string[]): IndexQuery | undefined {
  const all: IndexClause[] = []
  const none: IndexClause[] = []
  for (const term of query.terms) {
    const isTitle = term.title === true
    const mark = (word: string): string => (term.exact ? exactToken(word) : isTitle ? titleToken(word) : word)
    const asked = term.phrase !== undefined && term.phrase.length > 0 ? [term.phrase.join(' ')] : term.alternatives
    const runs = asked.map((text) => words(text).map(mark)).filter((run) => run.length > 0)
    if (runs.length > 0) (term.negated ? none : all).push({ runs, title: isTitle && term.exact })
  }
  if (all.length === 0) return undefined
  for (const facet of facets) all.push(facetClause(facet))
  return { all, none }
}

// Every ASCII character that is neither letter nor digit separates.
const separators = /[^0-9A-Za-z\u0080-\uffff]+/
const uncommon = /[^0-9a-z\u0080-\uffff ]/

/** Most texts are clean already; only the others are taken apart. */
function cleaned(tokens: string): string {
  const lower = tokens.toLowerCase()
  return lower.length > maxIndexedWords || uncommon.test(lower) || !hasWordsOfRightLength(lower)
    ? words(lower).join(' ')
    : lower
}

/** Looking for spaces is five times as fast as a pattern that counts. */
function hasWordsOfRightLength(text: string): boolean {
  for (let start = 0; ;) {
    const space = text.indexOf(' ', start)
    const chars = (space < 0 ? text.length : space) - start
    if (chars > maxTokenChars || (chars === 0 && text !== '')) return false
    if (space < 0) return true
    start = space + 1
  }
}

function words(tokens: string): string[] {
  const found = tokens.toLowerCase().split(separators, maxIndexedWords)
  const kept: string[] = []
  for (const word of found)
    if (word !== '') kept.push(word.length > maxTokenChars ? word.slice(0, maxTokenChars) : word)
  return kept
}
