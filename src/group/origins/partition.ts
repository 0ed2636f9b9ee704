/**
 * Parts the articles of a story into groups of one origin.
 * In: articles, their prints, how likely each pair is one. Out: groups, and the range of their number. Pure.
 */
import { averageLink, type Link } from '../engine/average-link.ts'
import { joinThreshold, joinWeights, likelihoodOfOne } from './join-weights.ts'
import type { OriginMember } from './origin-member.ts'
import { pairFeatures, textPrint, type TextPrint } from './text-print.ts'

export interface PrintedMember {
  member: OriginMember
  print: TextPrint
}

export interface Partition {
  /** The likeliest groups, each by time. */
  groups: PrintedMember[][]
  /** The groups where less is asked of a pair to be one, and where more is: the ends of the range of their number. */
  least: PrintedMember[][]
  most: PrintedMember[][]
}

/** The pairs of all articles with how likely each is of one origin. Quadratic in the articles. */
export function likelyPairs(printed: readonly PrintedMember[], weights = joinWeights): Link[] {
  const links: Link[] = []
  for (const [a, one] of printed.entries()) {
    for (let b = a + 1; b < printed.length; b++) {
      const two = printed[b]
      if (two) links.push({ a, b, strength: likelihoodOfOne(pairFeatures(one.print, two.print), weights) })
    }
  }
  return links
}

export function printed(members: readonly OriginMember[]): PrintedMember[] {
  return members.map((member) => ({ member, print: textPrint(member) }))
}

/**
 * The groups at the likeliest threshold; their number at a lower and at a higher one is the range. With the thresholds .3 and .6 the
 * range holds the number of a reader in 26 of 30 stories of origins-ar (fitted out of fold), and is one number in half of them.
 */
export function partition(of: readonly PrintedMember[], links: readonly Link[], threshold = joinThreshold): Partition {
  const at = (least: number): PrintedMember[][] => joinOwnReports(groupsAt(of, links, least))
  return { groups: at(threshold.likely), least: at(threshold.least), most: at(threshold.most) }
}

function groupsAt(of: readonly PrintedMember[], links: readonly Link[], threshold: number): PrintedMember[][] {
  const groups = new Map<number, PrintedMember[]>()
  const labels = averageLink(of.length, links, { threshold, power: 1 })
  for (const [place, one] of of.entries()) {
    const label = labels[place] ?? place
    groups.set(label, [...(groups.get(label) ?? []), one])
  }
  return [...groups.values()]
}

/** What an outlet reports itself is one origin, in however many articles; so are the own reports of a family of outlets. */
function joinOwnReports(groups: readonly PrintedMember[][]): PrintedMember[][] {
  const joined: PrintedMember[][] = []
  for (const group of groups) {
    const home = joined.find((other) => isOneNewsroom(other, group))
    if (home) home.push(...group)
    else joined.push([...group])
  }
  return joined
}

function isOneNewsroom(a: readonly PrintedMember[], b: readonly PrintedMember[]): boolean {
  const family = a[0]?.member.family
  const all = [...a, ...b]
  if (all.some(({ member, print }) => member.family !== family || print.agencies.size > 0)) return false
  const isOneOutlet = new Set(all.map(({ member }) => member.sourceId)).size === 1
  // Two texts of one outlet without a mark of its own may be from two agencies that it does not name.
  return !isOneOutlet || [a, b].every((group) => group.some(({ print }) => print.ownMark))
}
