/**
 * Average-link clustering of a sparse graph with pairs that must stay together and pairs that must stay apart.
 * In: links with strengths. Out: a label for each node. Pure.
 *
 * Agglomerative hierarchical clustering: always merges the two clusters with the highest mean strength over all their pairs (a missing link counts 0; see
 * `linkedPairs`), until none reaches the threshold. Chaining cannot make large clusters, since one strong link does not carry a hundred pairs.
 * Cost about links × log(links).
 */
import { MergeQueue } from './merge-queue.ts'

export interface Link {
  a: number
  b: number
  /** 0..1. */
  strength: number
}

export interface LinkOptions {
  threshold: number
  /** What the number of pairs is raised to before the sum is divided by it: 1 gives the plain mean; `linkedPairs` tells the default. */
  power?: number
  /** Groups of nodes that start as one cluster. */
  together?: readonly (readonly number[])[]
  /** True when no cluster may hold both. */
  apart?(a: number, b: number): boolean
  /** Nodes that `apart` can be true for. */
  hasApart?(node: number): boolean
}

/**
 * What a sum of strengths over `pairs` pairs is divided by. With the power 1 it is the plain mean; a little less asks less of large
 * clusters, since the far ends of a big event share few words. Chosen by cross-validation on stories-ar (.85: B-cubed .894, pairwise
 * .776; .95: .895, .776, with fewer large clusters; 1: .889, .735).
 */
export function linkedPairs(pairs: number, power = 0.95): number {
  return pairs ** power
}

interface Cluster {
  members: number[]
  /** Sum of strengths to each other living cluster. */
  links: Map<number, number>
  bound: number[]
}

/** Label of each of `count` nodes: the smallest node of its cluster. Equal input gives equal output. */
export function averageLink(count: number, links: readonly Link[], o: LinkOptions): Int32Array {
  const clusters = new Map<number, Cluster>()
  for (let i = 0; i < count; i++) {
    clusters.set(i, { members: [i], links: new Map(), bound: o.hasApart?.(i) === true ? [i] : [] })
  }
  for (const { a, b, strength } of links) {
    if (a === b) continue
    clusters.get(a)?.links.set(b, strength)
    clusters.get(b)?.links.set(a, strength)
  }
  const queue = new MergeQueue()
  const home = Int32Array.from({ length: count }, (_, i) => i)
  for (const group of o.together ?? []) {
    const first = group[0]
    if (first === undefined) continue
    for (const node of group) {
      const one = home[first] ?? first
      const two = home[node] ?? node
      if (one === two) continue
      const kept = merge(clusters, one, two)
      for (const member of clusters.get(kept)?.members ?? []) home[member] = kept
    }
  }
  for (const [a, cluster] of clusters) {
    for (const [b, sum] of cluster.links) if (a < b) offer(queue, clusters, a, b, sum, o)
  }
  for (let top = queue.pop(); top; top = queue.pop()) {
    const one = clusters.get(top.a)
    const two = clusters.get(top.b)
    if (!one || !two) continue
    // Lazy deletion: an offer is stale when one of the two has grown since it was pushed.
    if (top.size !== one.members.length + two.members.length) continue
    if (isApart(one, two, o)) continue
    const merged = merge(clusters, top.a, top.b)
    const cluster = clusters.get(merged)
    if (!cluster) continue
    for (const [other, sum] of cluster.links) offer(queue, clusters, merged, other, sum, o)
  }
  const labels = new Int32Array(count)
  for (const cluster of clusters.values()) {
    const label = cluster.members.reduce((least, node) => Math.min(least, node))
    for (const node of cluster.members) labels[node] = label
  }
  return labels
}

function offer(
  queue: MergeQueue,
  clusters: ReadonlyMap<number, Cluster>,
  a: number,
  b: number,
  sum: number,
  o: LinkOptions,
): void {
  const one = clusters.get(a)?.members.length ?? 1
  const two = clusters.get(b)?.members.length ?? 1
  const strength = sum / linkedPairs(one * two, o.power)
  if (strength >= o.threshold) queue.push({ a: Math.min(a, b), b: Math.max(a, b), strength, size: one + two })
}

function isApart(one: Cluster, two: Cluster, o: LinkOptions): boolean {
  for (const a of one.bound) for (const b of two.bound) if (o.apart?.(a, b) === true) return true
  return false
}

/** Merges the smaller into the larger; gives the key of what remains. */
function merge(clusters: Map<number, Cluster>, a: number, b: number): number {
  const one = clusters.get(a)
  const two = clusters.get(b)
  if (!one || !two) return a
  const [keep, keepKey, gone, goneKey] = one.links.size >= two.links.size ? [one, a, two, b] : [two, b, one, a]
  clusters.delete(goneKey)
  keep.members.push(...gone.members)
  keep.bound.push(...gone.bound)
  keep.links.delete(goneKey)
  for (const [other, sum] of gone.links) {
    if (other === keepKey) continue
    const total = (keep.links.get(other) ?? 0) + sum
    keep.links.set(other, total)
    const theirs = clusters.get(other)?.links
    theirs?.delete(goneKey)
    theirs?.set(keepKey, total)
  }
  return keepKey
}
