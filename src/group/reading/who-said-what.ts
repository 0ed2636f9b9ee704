/**
 * Who said what in a story: statements of one speaker together, one statement once with everybody who reported it.
 * In: the members of a story. Out: speakers with statements, most reported first. Pure. Verbatim spans only.
 */
import { isFeatured, type Analysis, type Entity, type Statement } from '../../model/analysis.ts'
import { normalise } from '../../text/normalise.ts'
import { plainName } from '../../text/plain-name.ts'
import { countPublishers } from '../../model/publishers.ts'
import { byTime, overlap, type MemberMaterial } from './story-material.ts'

export interface ReportedStatement<M extends MemberMaterial = MemberMaterial> {
  /** As the earliest reporter has it. */
  statement: Statement
  first: M
  /** Everybody who reported it, oldest first, `first` included. */
  reporters: M[]
  /** The same statement in other words (quote drift), oldest first. */
  variants: { statement: Statement; member: M }[]
}

export interface SpeakerStatements<M extends MemberMaterial = MemberMaterial> {
  speaker: string
  entity?: string
  statements: ReportedStatement<M>[]
}

/** A shorter content is a piece that was cut wrongly, or says nothing by itself. */
const leastWords = 3
/** How many outlets a name is worth against "a source" and the like. */
const namedGain = 2
/** Two contents that share this part of their words (intersection over union) are reports of the same statement. */
const sameStatement = 0.45
/** More different than this, they are shown as a variant. */
const sameWords = 0.9

interface Said<M> {
  statement: Statement
  member: M
  words: ReadonlySet<string>
}

/** A statement that is shown, with its speaker's key and name as written well. */
interface Told {
  statement: Statement
  key: string
  name: string
  words: ReadonlySet<string>
}

/** By analysis: a story that gets one article more has read the statements of all others already. */
const toldOf = new WeakMap<Analysis, readonly Told[]>()

function toldIn(analysis: Analysis | undefined): readonly Told[] {
  if (analysis === undefined) return []
  const known = toldOf.get(analysis)
  if (known !== undefined) return known
  const entities = new Map(analysis.entities.map((e) => [e.key, e]))
  const told = analysis.statements.flatMap((statement): Told[] => {
    if (wordsIn(statement.content) < leastWords || !isFeatured(statement)) return []
    const entity = statement.speakerEntity === undefined ? undefined : entities.get(statement.speakerEntity)
    const name = speakerName(statement.speaker, entity)
    const key = statement.speakerEntity ?? lastWords(name)
    if (key === '' || name === '') return []
    return [{ statement, key, name, words: new Set(normalise(statement.content).split(' ').filter(Boolean)) }]
  })
  toldOf.set(analysis, told)
  return told
}

interface Speaker<M> {
  entity?: string
  /** Every name under which it speaks, with how often. */
  names: Map<string, number>
  said: Said<M>[]
}

/**
 * Speakers by how many publishers report them, those with a name before "the source" and the like, then by first report. Quadratic only in
 * the statements of one speaker.
 */
export function whoSaidWhat<M extends MemberMaterial>(members: readonly M[]): SpeakerStatements<M>[] {
  const speakers = new Map<string, Speaker<M>>()
  for (const member of [...members].sort(byTime)) {
    for (const { statement, key, name, words } of toldIn(member.analysis)) {
      const known: Speaker<M> = speakers.get(key) ?? {
        ...(statement.speakerEntity === undefined ? {} : { entity: statement.speakerEntity }),
        names: new Map(),
        said: [],
      }
      speakers.set(key, known)
      known.names.set(name, (known.names.get(name) ?? 0) + 1)
      known.said.push({ statement, member, words })
    }
  }
  return joinedByName([...speakers.values()])
    .map(({ entity, names, said }) => ({
      speaker: bestName(names),
      ...(entity === undefined ? {} : { entity }),
      statements: mergeReports(said),
      weight: countPublishers(said.map((s) => s.member)) + (entity === undefined ? 0 : namedGain),
      first: said[0]?.member,
    }))
    .sort((a, b) => b.weight - a.weight || (a.first && b.first ? byTime(a.first, b.first) : 0))
    .map(({ speaker, entity, statements }) => ({
      speaker,
      statements,
      ...(entity === undefined ? {} : { entity }),
    }))
}

/** The speaker as a reader would write it: clean, and cut after the name where the parser ran on into the sentence. */
export function speakerName(speaker: string, entity: Pick<Entity, 'name' | 'variants'> | undefined): string {
  const name = plainName(speaker)
  let end = 0
  for (const variant of entity ? [entity.name, ...entity.variants] : []) {
    const at = name.indexOf(plainName(variant))
    if (at >= 0) end = Math.max(end, at + plainName(variant).length)
  }
  return end === 0 ? name : plainName(name.slice(0, end))
}

/**
 * Speakers of one story whose names agree are one: a surname that only one full name of the story ends with, and full names that
 * differ in middle names ("خالد بحاح", "خالد محفوظ بحاح").
 */
function joinedByName<M extends MemberMaterial>(speakers: readonly Speaker<M>[]): Speaker<M>[] {
  const words = new Map(speakers.map((s) => [s, personWords(s)]))
  const full = speakers.filter((s) => (words.get(s)?.length ?? 0) > 1)
  const byEnds = new Map<string, Speaker<M>>()
  const target = new Map<Speaker<M>, Speaker<M>>()
  for (const speaker of full) {
    const ends = `${words.get(speaker)?.[0] ?? ''} ${words.get(speaker)?.at(-1) ?? ''}`
    const one = byEnds.get(ends)
    if (one) target.set(speaker, one)
    else byEnds.set(ends, speaker)
  }
  for (const speaker of speakers) {
    const [surname, ...more] = words.get(speaker) ?? []
    if (surname === undefined || more.length > 0) continue
    const alike = [...byEnds.values()].filter((other) => words.get(other)?.at(-1) === surname)
    const [one] = alike
    if (one && alike.length === 1) target.set(speaker, one)
  }
  for (const [speaker, one] of target) {
    for (const [name, count] of speaker.names) one.names.set(name, (one.names.get(name) ?? 0) + count)
    one.said.push(...speaker.said)
    one.said.sort((a, b) => byTime(a.member, b.member))
    if (one.entity === undefined && speaker.entity !== undefined) one.entity = speaker.entity
  }
  return speakers.filter((s) => !target.has(s))
}

/** The words of a person's name: of the entity's key, else of a speaker of one or two words; articles and "abd" made alike. */
function personWords(speaker: Speaker<MemberMaterial>): string[] {
  const { entity, names } = speaker
  if (entity !== undefined && !entity.startsWith('person:')) return []
  const [name = ''] = [...names.keys()]
  if (entity === undefined && wordsIn(name) > 2) return []
  const text = entity === undefined ? normalise(name) : entity.slice('person:'.length)
  return text
    .replace(/(^| )عبد ?(?:ال)?(?=\S{3})/gu, '$1عبد')
    .split(' ')
    .filter(Boolean)
    .map((word) => word.replace(/^ال(?=.{3})/u, ''))
}

/** The name given most often; of equals the one nearest to three words ("وزير النقل" less than "الوزيرة هالة الفارس"). */
function bestName(names: ReadonlyMap<string, number>): string {
  const sorted = [...names].sort(
    (a, b) =>
      score(b) - score(a) || Math.abs(wordsIn(a[0]) - 3) - Math.abs(wordsIn(b[0]) - 3) || (a[0] < b[0] ? -1 : 1),
  )
  return sorted[0]?.[0] ?? ''
}

/** A surname alone and a whole sentence say less than a full name. */
function score([name, count]: [string, number]): number {
  const words = wordsIn(name)
  return count * (words === 1 ? 0.3 : words <= 6 ? 1 : 0.2)
}

function wordsIn(text: string): number {
  return text.split(/\s+/).filter(Boolean).length
}

/** A nameless speaker's words without titles that vary: the last two, or all of a shorter phrase. */
function lastWords(speaker: string): string {
  return normalise(speaker).split(' ').filter(Boolean).slice(-2).join(' ')
}

function mergeReports<M extends MemberMaterial>(said: readonly Said<M>[]): ReportedStatement<M>[] {
  const merged: { report: ReportedStatement<M>; words: ReadonlySet<string> }[] = []
  for (const { statement, member, words } of said) {
    let best: (typeof merged)[number] | undefined
    let score = sameStatement
    for (const candidate of merged) {
      const value = overlap(words, candidate.words)
      if (value >= score) {
        best = candidate
        score = value
      }
    }
    if (!best) {
      merged.push({ report: { statement, first: member, reporters: [member], variants: [] }, words })
      continue
    }
    const { report } = best
    if (!report.reporters.includes(member)) report.reporters.push(member)
    if (score < sameWords && !report.variants.some((v) => v.statement.content === statement.content)) {
      report.variants.push({ statement, member })
    }
  }
  return merged.map((m) => m.report).sort((a, b) => b.reporters.length - a.reporters.length || byTime(a.first, b.first))
}
