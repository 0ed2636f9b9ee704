/**
 * Counts newsrooms, not addresses: the independent origins behind a story.
 * In: the members of a story. Out: origins with what rests on them. Pure.
 *
 * The same rule as the store's count on the story's head: each member counts for the origin of the earliest carrier of its text, and an
 * agency or outlet that several texts credit is one origin.
 */
import type { Reason } from '../../model/story.ts'
import { byTime, type MemberMaterial } from './story-material.ts'

export interface IndependentOrigin {
  name: string
  kind: 'agency' | 'outlet' | 'unknown'
  /** The followed source of that name, when there is one among the members. */
  sourceId?: string
  firstAt: number
  articleId: number
  sourceCount: number
  articleCount: number
  evidence: Reason[]
}

/** The independent origins, earliest first. */
export function independentOrigins(members: readonly MemberMaterial[]): IndependentOrigin[] {
  const ofGroup = new Map<number, string>()
  const resting = new Map<string, MemberMaterial[]>()
  // By id, as the store counts: the id orders by time, and by address inside one second.
  for (const member of [...members].sort((a, b) => a.id - b.id)) {
    const shared = member.copyGroupId === undefined ? member.origin : (ofGroup.get(member.copyGroupId) ?? member.origin)
    if (member.copyGroupId !== undefined) ofGroup.set(member.copyGroupId, shared)
    const list = resting.get(shared)
    if (list) list.push(member)
    else resting.set(shared, [member])
  }
  const origins = [...resting].flatMap(([name, list]) => {
    const first = [...list].sort(byTime)[0]
    return first ? [originView(name, first, list)] : []
  })
  return origins.sort((a, b) => a.firstAt - b.firstAt || a.articleId - b.articleId)
}

function originView(name: string, first: MemberMaterial, list: readonly MemberMaterial[]): IndependentOrigin {
  const own = list.find((m) => m.sourceName === name)
  const credit = list.flatMap((m) => m.analysis?.credits ?? []).find((c) => c.name === name)
  const crediting = list.filter((m) => m.credits.includes(name)).length
  const evidence: Reason[] = []
  if (crediting > 0) evidence.push({ code: 'origin.credited', values: { count: crediting } })
  if (own) evidence.push({ code: crediting > 0 ? 'origin.first' : 'origin.own-report' })
  return {
    name,
    kind: credit?.kind === 'agency' ? 'agency' : own || credit ? 'outlet' : 'unknown',
    ...(own ? { sourceId: own.sourceId } : {}),
    firstAt: first.at,
    articleId: first.id,
    sourceCount: new Set(list.map((m) => m.sourceId)).size,
    articleCount: list.length,
    evidence,
  }
}
