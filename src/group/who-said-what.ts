/**
 * Who said what in a story: statements of one speaker together, one statement once with everybody who reported it.
 * In: the members of a story. Out: speakers with statements, most reported first. Pure. Verbatim spans only.
 */
import type { Statement } from '../model/analysis.ts'
import { normalise } from '../text/normalise.ts'
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

/** Two contents that share this part of their words (intersection over union) are reports of the same statement. */
const sameStatement = 0.45
/** More different than this, they are shown as a variant. */
const sameWords = 0.9

/** Speakers by how many members report them, then by first report. Quadratic only in the statements of one speaker. */
export function whoSaidWhat<M extends MemberMaterial>(members: readonly M[]): SpeakerStatements<M>[] {
  const speakers = new Map<string, { speaker: string; entity?: string; said: { statement: Statement; member: M }[] }>()
  for (const member of [...members].sort(byTime)) {
    for (const statement of member.analysis?.statements ?? []) {
      const key = statement.speakerEntity ?? speakerKey(statement.speaker)
      if (key === '') continue
      const known = speakers.get(key)
      if (known) {
        known.said.push({ statement, member })
        if (statement.speaker.length > known.speaker.length && statement.speaker.length <= 60)
          known.speaker = statement.speaker
      } else {
        speakers.set(key, {
          speaker: statement.speaker,
          ...(statement.speakerEntity === undefined ? {} : { entity: statement.speakerEntity }),
          said: [{ statement, member }],
        })
      }
    }
  }
  return [...speakers.values()]
    .map(({ speaker, entity, said }) => ({
      speaker,
      ...(entity === undefined ? {} : { entity }),
      statements: mergeReports(said),
      reporters: new Set(said.map((s) => s.member.sourceId)).size,
    }))
    .sort((a, b) => b.reporters - a.reporters)
    .map((s) => ({
      speaker: s.speaker,
      statements: s.statements,
      ...(s.entity === undefined ? {} : { entity: s.entity }),
    }))
}

/** A speaker's words without titles that vary: the last two, which are the name, or all of a shorter phrase. */
function speakerKey(speaker: string): string {
  return normalise(speaker).split(' ').filter(Boolean).slice(-2).join(' ')
}

function mergeReports<M extends MemberMaterial>(
  said: readonly { statement: Statement; member: M }[],
): ReportedStatement<M>[] {
  const merged: { report: ReportedStatement<M>; words: Set<string> }[] = []
  for (const { statement, member } of said) {
    const words = new Set(normalise(statement.content).split(' ').filter(Boolean))
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
