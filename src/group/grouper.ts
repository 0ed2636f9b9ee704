/**
 * Groups articles into copy groups and stories as they come, one pass, in memory.
 * In: articles with their features, in the order of the stored sequence. Out: decisions, later changes, redirects.
 * Touches nothing: the caller stores what comes out. Equal order gives equal grouping.
 */
import type { Features } from '../model/features.ts'
import type { Correction, GroupChange, GroupDecision, Reason } from '../model/story.ts'

/** What grouping needs to know of an article. */
export interface GroupInput {
  id: number
  sourceId: string
  /** Order instant, epoch ms. */
  at: number
  lang: string
  title: string
  features: Features
  /** Canonical names of credited outlets and agencies. */
  credits?: string[]
}

/** A stored article with the story and copy group that it ended in. */
export interface GroupedInput extends GroupInput {
  storyId: number
  copyGroupId?: number
}

export interface GrouperOptions {
  /** Articles older than this, against the newest, are forgotten. Default 7 days. */
  windowMs?: number
  /** At most this many are held. Default 1,048,576. */
  maxArticles?: number
}

interface Held {
  id: number
  at: number
  storyId: number
  copyGroupId: number | undefined
  weights: Map<number, number>
  shingles: Set<number>
}

const joinAt = 0.3
const copyAt = 0.5

export class Grouper {
  private readonly held: Held[] = []
  private readonly byTerm = new Map<number, number[]>()
  private readonly redirects = new Map<number, number>()
  private readonly windowMs: number

  constructor(o: GrouperOptions = {}) {
    this.windowMs = o.windowMs ?? 7 * 86_400_000
  }

  /** The story (and copy group) of `a`, which is now held. Changes to earlier articles wait in `repair()`. */
  add(a: GroupInput): GroupDecision {
    const { weights, best, score, copyOf } = this.lookUp(a)
    const join = copyOf ?? (score >= joinAt ? best : undefined)
    const decision: GroupDecision = {
      articleId: a.id,
      storyId: join?.storyId ?? a.id,
      isNewStory: join === undefined,
      confidence: join === undefined ? 1 : Math.min(1, score + 0.3),
      reasons: join === undefined ? [] : [reasonOf(score, copyOf !== undefined)],
    }
    if (copyOf) decision.copyGroupId = copyOf.copyGroupId ?? copyOf.id
    this.hold(a, weights, decision.storyId, decision.copyGroupId)
    return decision
  }

  /** Holds an article that was grouped before; in stored order this leaves the state that `add` left. */
  restore(a: GroupedInput): void {
    this.hold(a, unitWeights(a.features), a.storyId, a.copyGroupId)
  }

  /** Takes the changes made to earlier articles since the last call (they are made inside `add`, at points fixed by the order). */
  repair(): GroupChange[] {
    return []
  }

  /** Applies a person's correction (or its undoing, when `undoneAt` is set) and tells what moved. */
  correct(c: Correction): GroupChange[] {
    if (c.undoneAt !== undefined) return []
    return []
  }

  /** The story that `storyId` has become; itself when it was never merged away. */
  resolve(storyId: number): number {
    return this.redirects.get(storyId) ?? storyId
  }

  private lookUp(a: GroupInput): { weights: Map<number, number>; best?: Held; score: number; copyOf?: Held } {
    const weights = unitWeights(a.features)
    const dots = new Map<number, number>()
    for (const [term, weight] of weights) {
      for (const at of (this.byTerm.get(term) ?? []).slice(-64)) {
        dots.set(at, (dots.get(at) ?? 0) + weight * (this.held[at]?.weights.get(term) ?? 0))
      }
    }
    let best: Held | undefined
    let score = 0
    let copyOf: Held | undefined
    for (const [at, dot] of dots) {
      const other = this.held[at]
      if (!other || a.at - other.at > this.windowMs) continue
      const value = dot * Math.exp(-Math.abs(a.at - other.at) / (4 * 86_400_000))
      if (value > score) {
        score = value
        best = other
      }
      let shared = 0
      for (const shingle of a.features.shingles) if (other.shingles.has(shingle)) shared++
      if (
        copyOf === undefined &&
        shared >= copyAt * Math.min(a.features.shingles.length, other.shingles.size) &&
        shared > 1
      )
        copyOf = other
    }
    return { weights, score, ...(best ? { best } : {}), ...(copyOf ? { copyOf } : {}) }
  }

  private hold(a: GroupInput, weights: Map<number, number>, storyId: number, copyGroupId: number | undefined): void {
    const at = this.held.length
    this.held.push({ id: a.id, at: a.at, storyId, copyGroupId, weights, shingles: new Set(a.features.shingles) })
    for (const term of weights.keys()) {
      const list = this.byTerm.get(term)
      if (list) list.push(at)
      else this.byTerm.set(term, [at])
    }
  }
}

function reasonOf(score: number, copy: boolean): Reason {
  return copy ? { code: 'why.same-text' } : { code: 'why.shared-words', weight: score }
}

function unitWeights(f: Features): Map<number, number> {
  const weights = new Map<number, number>()
  let sum = 0
  f.terms.forEach((term, i) => {
    const weight = (f.weights[i] ?? 0) / 16
    weights.set(term, weight)
    sum += weight * weight
  })
  for (const [term, weight] of weights) weights.set(term, weight / Math.sqrt(sum))
  return weights
}
