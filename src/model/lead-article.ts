/**
 * Which article of a story leads it: the one whose headline tells most of what the others tell.
 * In: members with their features. Out: one of them. Touches nothing.
 *
 * The text that most readers saw is not always the event's: a cabinet session that condemned a bombing was copied by seventeen outlets, the
 * bombing itself was told by each in its own words. So the headline is the one nearest to all headlines and openings (the centroid of Rocchio,
 * 1971, over words), with a gain for how often its text was carried.
 */
import { featureKind, termMark, type Features } from './features.ts'

export interface LeadCandidate {
  sourceId: string
  copyGroupId: number | undefined
  /** Its page may have been read wrongly. */
  isUnsure: boolean
  /** Undefined for what is not analysed. */
  features: Features | undefined
}

/** With fewer members there is no centre to speak of: the text that most readers saw leads. */
export const leastForCentre = 5
/** A word of the opening tells less than one of the headline. */
const openingShare = 0.5
/** A headline of somebody's words about the event ("Cairo condemns …") against one of the event itself. */
const toldShare = 0.85

/**
 * The index of the member that leads; `members` in order of arrival, at least one. Of a text that several carry the first carrier leads. What was
 * read with doubt leads only when all of it was; round-ups and opinion only when there is nothing else. Cost: a pass over the terms of each.
 */
export function leadArticle(members: readonly LeadCandidate[]): number {
  const sizes = new Map<number, number>()
  for (const { copyGroupId } of members)
    if (copyGroupId !== undefined) sizes.set(copyGroupId, (sizes.get(copyGroupId) ?? 0) + 1)
  const sizeOf = ({ copyGroupId }: LeadCandidate): number =>
    copyGroupId === undefined ? 1 : (sizes.get(copyGroupId) ?? 1)
  const scores = members.length < leastForCentre ? members.map(sizeOf) : centralities(members, sizeOf)
  const isSure = members.some((member) => !member.isUnsure)
  const firstOf = new Set<number>()
  let best = 0
  let bestScore = -1
  for (const [i, { copyGroupId, isUnsure }] of members.entries()) {
    if (isSure && isUnsure) continue
    if (copyGroupId !== undefined) {
      if (firstOf.has(copyGroupId)) continue
      firstOf.add(copyGroupId)
    }
    const score = scores[i] ?? 0
    if (score > bestScore) [best, bestScore] = [i, score]
  }
  return best
}

/** Of each member: the cosine of its headline with the centroid of headlines and openings, raised by how often its text was carried. */
function centralities(members: readonly LeadCandidate[], sizeOf: (member: LeadCandidate) => number): number[] {
  const centroid = new Map<number, number>()
  const ofSource = new Map<string, number>()
  for (const { sourceId } of members) ofSource.set(sourceId, (ofSource.get(sourceId) ?? 0) + 1)
  const titles = members.map((member) => {
    const title: number[] = []
    const opening: number[] = []
    const { terms, marks } = member.features ?? { terms: [], marks: [] }
    for (const [i, term] of terms.entries()) {
      const mark = marks[i] ?? 0
      if ((mark & termMark.pair) !== 0) continue
      if ((mark & termMark.title) !== 0) title.push(term)
      else if ((mark & termMark.lead) !== 0) opening.push(term)
    }
    // Copies say one thing together, though louder than one outlet does; so do the many articles of one outlet, which may want to be heard.
    const weight = 1 / Math.sqrt(sizeOf(member) * (ofSource.get(member.sourceId) ?? 1))
    for (const [words, share] of [
      [title, 1],
      [opening, openingShare],
    ] as const)
      for (const term of words)
        centroid.set(term, (centroid.get(term) ?? 0) + (share * weight) / Math.sqrt(words.length))
    return title
  })
  return members.map((member, i) => {
    const title = titles[i] ?? []
    const kind = member.features?.kind ?? 0
    if (title.length === 0 || (kind & (featureKind.roundUp | featureKind.opinion)) !== 0) return 0
    const sum = title.reduce((total, term) => total + (centroid.get(term) ?? 0), 0)
    const told = (kind & featureKind.told) === 0 ? 1 : toldShare
    return (told * sum * Math.sqrt(1 + Math.log2(sizeOf(member)))) / Math.sqrt(title.length)
  })
}
