/**
 * Mean-link clustering of the few articles of one story: a link for every pair.
 * In: how many there are, links with strengths. Out: groups of places, ascending. Pure.
 *
 * Unlike src/group/engine/average-link.ts, which keeps the sparse graph of a whole stream and asks less of large clusters, this takes the plain
 * mean: a story of one text has every link. Cost about the cube of the articles, a few hundred at most.
 */
export interface PairLink {
  a: number
  b: number
  /** 0..1. */
  strength: number
}

/** Always joins the two groups with the highest mean strength, until none reaches the threshold. */
export function meanLink(count: number, links: readonly PairLink[], threshold: number): number[][] {
  const sums = Array.from({ length: count }, () => new Float64Array(count))
  for (const { a, b, strength } of links) {
    const [one, two] = [sums[a], sums[b]]
    if (one && two) one[b] = two[a] = strength
  }
  const groups: (number[] | undefined)[] = Array.from({ length: count }, (_, i) => [i])
  for (;;) {
    const best = nearest(groups, sums, threshold)
    if (!best) return groups.flatMap((group) => (group ? [group.sort((x, y) => x - y)] : []))
    const { into, from } = best
    groups[into] = [...(groups[into] ?? []), ...(groups[from] ?? [])]
    groups[from] = undefined
    for (const [i, row] of sums.entries()) {
      const sum = (row[into] ?? 0) + (row[from] ?? 0)
      row[into] = sum
      const target = sums[into]
      if (target) target[i] = sum
    }
  }
}

function nearest(
  groups: readonly (readonly number[] | undefined)[],
  sums: readonly Float64Array[],
  threshold: number,
): { into: number; from: number } | undefined {
  let best: { into: number; from: number } | undefined
  let most = threshold
  for (const [into, one] of groups.entries()) {
    if (!one) continue
    for (let from = into + 1; from < groups.length; from++) {
      const two = groups[from]
      if (!two) continue
      const mean = (sums[into]?.[from] ?? 0) / (one.length * two.length)
      if (mean < most || (mean === most && best)) continue
      most = mean
      best = { into, from }
    }
  }
  return best
}
