/**
 * Folds the carriers of one text into one line, and says whose text it is.
 * In: the members of a story. Out: folds with lead, copies and origin. Pure.
 */
import { hourMs, minuteMs } from '../../model/instant.ts'
import type { Reason } from '../../model/story.ts'
import { byTime, type MemberMaterial } from './story-material.ts'

export interface Fold<M extends MemberMaterial = MemberMaterial> {
  /** The member to show: the origin when it is one of the members, else the earliest. */
  lead: M
  /** The other carriers, oldest first. */
  copies: M[]
  /** Absent for a lone article that credits nobody. */
  origin?: FoldOrigin
}

export interface FoldOrigin {
  articleId?: number
  /** The agency or outlet behind the text, when it is none of the members. */
  name?: string
  /** 0..1. */
  confidence: number
  evidence: Reason[]
}

/**
 * One fold for each text, newest lead first.
 *
 * The origin is the member whom the others credit; else an agency or outlet that most carriers credit; else the first to publish.
 * Confidence: .95 when credit and time agree, .8 on credit alone, on time alone .5 plus up to .3 for a lead of two hours or more.
 */
export function foldCopies<M extends MemberMaterial>(members: readonly M[]): Fold<M>[] {
  const groups = new Map<number, M[]>()
  for (const member of [...members].sort(byTime)) {
    const key = member.copyGroupId ?? member.id
    const group = groups.get(key)
    if (group) group.push(member)
    else groups.set(key, [member])
  }
  const folds = [...groups.values()].flatMap((group) => foldOf(group) ?? [])
  return folds.sort((a, b) => byTime(b.lead, a.lead))
}

function foldOf<M extends MemberMaterial>(group: readonly M[]): Fold<M> | undefined {
  const first = group[0]
  if (!first) return undefined
  const origin = originOf(group, first)
  const lead = group.find((m) => m.id === origin?.articleId) ?? first
  const copies = group.filter((m) => m !== lead)
  return { lead, copies, ...(origin ? { origin } : {}) }
}

const fullLeadMs = 2 * hourMs

function originOf(group: readonly MemberMaterial[], first: MemberMaterial): FoldOrigin | undefined {
  const creditedBy = new Map<string, number>()
  for (const member of group)
    for (const name of new Set(member.credits)) creditedBy.set(name, (creditedBy.get(name) ?? 0) + 1)
  const [name, count] = [...creditedBy].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0] ?? []
  const evidence: Reason[] = []
  if (name !== undefined && count !== undefined && count * 2 >= group.length) {
    const crediting = group.filter((m) => m.credits.includes(name))
    evidence.push({ code: 'origin.credited', values: { count: new Set(crediting.map((m) => m.sourceId)).size } })
    const member = group.find((m) => m.sourceName === name && !m.credits.includes(name))
    if (!member) return { name, confidence: 0.8, evidence }
    if (member === first) evidence.push({ code: 'origin.first' })
    return { articleId: member.id, confidence: member === first ? 0.95 : 0.8, evidence }
  }
  const second = group[1]
  // Who was first is told only where all gave a time, and not of texts of one minute.
  if (!second || group.some((m) => m.timed === false) || second.at - first.at < minuteMs) return undefined
  evidence.push({ code: 'origin.first' })
  return { articleId: first.id, confidence: 0.5 + 0.3 * Math.min(1, (second.at - first.at) / fullLeadMs), evidence }
}

export interface RepostLink<M extends MemberMaterial = MemberMaterial> {
  member: M
  /** The article that it most likely took the text from. */
  of: number
  confidence: number
  evidence: Reason[]
}

/** The carriers of a fold after its lead, oldest first, each with whom it took the text from and how sure that is. */
export function repostChain<M extends MemberMaterial>(fold: Fold<M>): RepostLink<M>[] {
  const before: M[] = [fold.lead]
  return fold.copies.map((member) => {
    const credited = before.find((m) => member.credits.includes(m.sourceName))
    const of = credited ?? before.find((m) => m.id === member.copyOf) ?? fold.lead
    const evidence: Reason[] = []
    if (credited) evidence.push({ code: 'origin.credits', values: { name: credited.sourceName } })
    if (member.containment !== undefined) {
      evidence.push({ code: 'origin.same-text', values: { percent: Math.round(member.containment * 100) } })
    }
    const minutes = Math.round((member.at - of.at) / minuteMs)
    if (minutes >= 120) evidence.push({ code: 'origin.after-hours', values: { hours: Math.round(minutes / 60) } })
    else if (minutes >= 0) evidence.push({ code: 'origin.after', values: { minutes } })
    before.push(member)
    return { member, of: of.id, confidence: credited ? 0.95 : 0.4 + 0.4 * (member.containment ?? 0.5), evidence }
  })
}
