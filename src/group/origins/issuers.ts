/**
 * Who issued the statement that several articles retell: the body or the person that they report to have spoken.
 * In: the articles of one origin. Out: a name with its span as proof, or nothing. Pure.
 *
 * A body is preferred to the person who spoke for it ("المتحدث باسم هيئة الموانئ": the authority); who speaks for himself is named.
 */
import { honorifics, offices, organisationWords, timeWords } from '../../data/word-classes.data.ts'
import { speaksFor } from '../../data/credits.data.ts'
import type { Entity, Statement } from '../../model/analysis.ts'
import { normalise } from '../../text/normalise.ts'
import { plainName } from '../../text/plain-name.ts'
import type { OriginMember } from './origin-member.ts'

export interface Issuer {
  name: string
  /** Articles in which he speaks. */
  articles: number
  articleId: number
  /** Where he is named in that article's text. */
  span: { start: number; end: number }
}

/** Of the articles of an origin: so many must let him speak, and so much of their text must be his. */
const leastArticles = 0.3
const leastText = { body: 0.02, person: 0.15 }
const mostNameWords = 8
/** Statements that are read: of an article, of a story (shared out among its articles), and at least of each. */
const statementsRead = { ofArticle: 60, ofStory: 3_000, ofEach: 10 }
/** Speakers of a story whose names are compared, those whom most articles let speak. */
const mostCandidates = 200

const bodyWords = new Set(organisationWords.map((word) => normalise(word)))
const speaksForWords = new Set(speaksFor.map((word) => normalise(word)))
const stopWords = new Set([...honorifics, ...offices, ...timeWords].map((word) => normalise(word)))

interface Candidate {
  /** Normalised name. */
  key: string
  names: Map<string, number>
  articles: Set<number>
  share: number
  isBody: boolean
  first: Issuer
}

/** The issuer whom most of the articles let speak; undefined when nobody carries enough of them. */
export function issuerOf(members: readonly OriginMember[]): Issuer | undefined {
  const found = new Map<string, Candidate>()
  const bodies = new NamedBodies(members)
  const { ofArticle, ofStory, ofEach } = statementsRead
  const most = Math.min(ofArticle, Math.max(ofEach, Math.floor(ofStory / Math.max(1, members.length))))
  for (const member of members) {
    for (const statement of member.analysis?.statements.slice(0, most) ?? []) {
      const named = nameOf(statement, member, bodies)
      if (named) addTo(found, named, statement, member)
    }
  }
  const enough = joinShorterNames([...found.values()]).filter(
    ({ articles, share, isBody }) =>
      articles.size >= leastArticles * members.length &&
      share >= leastText[isBody ? 'body' : 'person'] * members.length,
  )
  const best = enough.sort((a, b) => Number(b.isBody) - Number(a.isBody) || b.share - a.share)[0]
  if (!best) return undefined
  return { ...best.first, name: commonest(best.names), articles: best.articles.size }
}

function addTo(
  found: Map<string, Candidate>,
  named: { name: string; isBody: boolean },
  statement: Statement,
  member: OriginMember,
): void {
  const key = normalise(named.name)
  const share = Math.min(1, statement.content.length / Math.max(1, member.text.length))
  const known = found.get(key)
  if (known) {
    known.share += share
    known.articles.add(member.id)
    known.names.set(named.name, (known.names.get(named.name) ?? 0) + 1)
    return
  }
  const { speakerSpan, verbSpan } = statement
  const span = { start: (speakerSpan ?? verbSpan).start, end: (speakerSpan ?? verbSpan).end }
  found.set(key, {
    key,
    names: new Map([[named.name, 1]]),
    articles: new Set([member.id]),
    share,
    isBody: named.isBody,
    first: { name: named.name, articles: 1, articleId: member.id, span },
  })
}

/** "قيادة القوات" and "قيادة القوات المشتركة" are one: the name that more articles have takes the other in. */
function joinShorterNames(candidates: readonly Candidate[]): Candidate[] {
  const joined: Candidate[] = []
  const inOrder = [...candidates].sort((a, b) => b.articles.size - a.articles.size || b.share - a.share)
  for (const one of inOrder.slice(0, mostCandidates)) {
    const home = joined.find((other) => startsAlike(other, one))
    if (!home) joined.push(one)
    else {
      home.share += one.share
      for (const id of one.articles) home.articles.add(id)
    }
  }
  return joined
}

function startsAlike(a: Candidate, b: Candidate): boolean {
  return `${a.key} `.startsWith(`${b.key} `) || `${b.key} `.startsWith(`${a.key} `)
}

function commonest(names: ReadonlyMap<string, number>): string {
  return [...names].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? ''
}

/** The body named in the speaker's phrase, else the person; undefined for "a source", "the spokesman". */
function nameOf(
  { speaker, speakerEntity }: Statement,
  member: OriginMember,
  bodies: NamedBodies,
): { name: string; isBody: boolean } | undefined {
  const person = member.analysis?.entities.find((e) => e.key === speakerEntity && e.kind === 'person')
  const body = bodyIn(speaker, person, bodies)
  const speaksForIt = speaker.split(/\s+/u).some((word) => speaksForWords.has(bareOf(word)))
  if (body !== undefined && (!person || speaksForIt)) return { name: body, isBody: true }
  if (!person) return undefined
  return { name: shortName(person), isBody: false }
}

/** From the first word that opens the name of a body to the name of a person, a title, or the phrase's end. */
function bodyIn(speaker: string, person: Entity | undefined, bodies: NamedBodies): string | undefined {
  const words = speaker.split(/\s+/u)
  const opens = words.findIndex((word) => bodyWords.has(bareOpening(word)))
  if (opens < 0) return undefined
  const given = new Set((person?.variants ?? []).flatMap((variant) => variant.split(/\s+/u)[0] ?? []))
  const name = [bareForm(words[opens] ?? '')]
  // "مركز الملك …" goes on after the title; behind a definite word an indefinite one begins another phrase.
  let closed = isDefinite(name[0] ?? '')
  for (const word of words.slice(opens + 1, opens + mostNameWords)) {
    const isTitle = stopWords.has(normalise(word)) || given.has(word)
    if ((isTitle && name.length > 2) || (stopWords.has(normalise(word)) && closed)) break
    if (/[،,;:]$/u.test(name.at(-1) ?? '') || (closed && !isDefinite(word) && !isLinked(word))) break
    name.push(word)
    closed = isDefinite(word) && !stopWords.has(normalise(word))
  }
  const plain = plainName(name.join(' '))
  return name.length === 1 ? bodies.fullNameOf(plain) : plain
}

function isDefinite(word: string): boolean {
  return /^(?:[وف]?[بك]?ال|[وف]?لل)/u.test(normalise(word))
}

/** With a preposition or conjunction in front ("لكرة القدم"، "بمنطقة عسير"). */
function isLinked(word: string): boolean {
  return /^[لبو]./u.test(normalise(word))
}

/** The bodies that the articles name, with how often. */
class NamedBodies {
  readonly #counts = new Map<string, number>()
  readonly #known = new Map<string, string | undefined>()

  constructor(members: readonly OriginMember[]) {
    for (const { analysis } of members) {
      for (const { kind, name, count } of analysis?.entities ?? []) {
        if (kind !== 'organisation') continue
        const plain = plainName(name)
        this.#counts.set(plain, (this.#counts.get(plain) ?? 0) + count)
      }
    }
  }

  /** "الوزارة" is the ministry that the articles name most. */
  fullNameOf(head: string): string | undefined {
    const bare = normalise(head).replace(/^ال/u, '')
    if (!this.#known.has(bare)) {
      const named = [...this.#counts].filter(([name]) => normalise(name).startsWith(`${bare} `))
      this.#known.set(bare, named.length === 0 ? undefined : commonest(new Map(named)))
    }
    return this.#known.get(bare)
  }
}

/** The word without the preposition or conjunction in front ("لمركز", "بقيادة", "للجمعية"), where what is left opens a name. */
function bareForm(word: string): string {
  const plain = normalise(word)
  if (bodyWords.has(plain)) return word
  if (plain.startsWith('لل')) return `ال${word.slice(2)}`
  return word.slice(1)
}

function bareOf(word: string): string {
  const plain = normalise(word)
  return speaksForWords.has(plain) ? plain : plain.replace(/^[لبو]/u, '')
}

function bareOpening(word: string): string {
  const plain = normalise(plainName(word))
  if (bodyWords.has(plain)) return plain
  if (plain.startsWith('لل')) return `ال${plain.slice(2)}`
  return /^[بلو]/u.test(plain) ? plain.slice(1) : plain
}

/** The shortest of two words or more that begins the full name. */
function shortName({ name, variants }: Entity): string {
  const short = variants.filter((v) => v.includes(' ') && name.startsWith(v)).sort((a, b) => a.length - b.length)[0]
  return plainName(short ?? name)
}
