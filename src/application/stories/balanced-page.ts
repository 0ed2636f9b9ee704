/**
 * A page of stories on which no section crowds out the others: a cup's five matches do not fill the top.
 * In: stories in the order of the front page. Out: the same stories in another order. Touches nothing.
 */
import type { StoryHead } from '../../store/records.ts'
import { frontRank } from '../../model/front-rank.ts'

/** Stories of a section count as less after others of it among so many before them. */
const lookedBack = 4
/** Of the rank's units: twice the independent origins, or twelve hours, are worth 1. */
const perNeighbour = 0.3

/**
 * Greedy, as in maximal marginal relevance (Carbonell and Goldstein, 1998): each place goes to the story whose rank, less what its section has
 * just had, is the highest. Stories without a section are a section of their own kind and give way to nobody. Quadratic in the length of a page.
 */
export function balancedPage(heads: readonly StoryHead[]): StoryHead[] {
  const left = heads.map((head) => ({ head, rank: frontRank(head.originCount, head.sourceCount, head.lastAt) }))
  const page: StoryHead[] = []
  while (left.length > 0) {
    const before = page.slice(-lookedBack)
    let best = 0
    let bestRank = -Infinity
    for (const [i, { head, rank }] of left.entries()) {
      const alike = head.desk === undefined ? 0 : before.filter(({ desk }) => desk === head.desk).length
      const damped = rank - perNeighbour * alike
      // The earlier of equals: in the order of the front page.
      if (damped > bestRank) [best, bestRank] = [i, damped]
    }
    for (const { head } of left.splice(best, 1)) page.push(head)
  }
  return page
}
