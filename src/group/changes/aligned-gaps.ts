/**
 * Where two versions of a text say something else between the same words.
 * In: two scans. Out: gaps, each a few words of either text with shared words on both sides. Pure.
 *
 * Seeds are runs of three words that are rare in the other text; a run grows as far as the texts are equal, longer runs come first, and
 * no word is in two. Work grows with the texts, not with how often they repeat themselves: a budget ends what is left over.
 */
import type { Scan } from '../../text/scanner/scan.ts'

/** A stretch of words in either text, `[a0, a1)` and `[b0, b1)`; either may be empty, not both. */
export interface Gap {
  a0: number
  a1: number
  b0: number
  b1: number
  /** Shared words before and after it, 0 where a line begins or ends. */
  before: number
  after: number
}

interface Run {
  a: number
  b: number
  length: number
}

const seedWords = 3
/** A seed that stands in more places says nothing of where it belongs. */
const mostPlaces = 4
/** More words on either side are other wording, not another fact. */
const mostGapWords = 10
/** Runs after this many others are not looked at for the other side of a gap. */
const runsAhead = 3
const leastEdgeRun = 4
const leastFlanks = 4
/** Steps a word; ordinary texts take about two. */
const stepsPerWord = 24

export interface Alignment {
  /** In the order of the first text. */
  gaps: Gap[]
  /** Share of the words of the shorter text that the other has in runs of three words or more, 0..1. */
  share: number
}

/** Linear in both texts, and in the product of a gap's own words. */
export function aligned(a: Scan, b: Scan): Alignment {
  const runs = sharedRuns(a, b)
  const gaps: Gap[] = []
  for (let i = 0; i < runs.length; i++) {
    const run = runs[i]
    if (!run) continue
    const next = nextOf(runs, i)
    if (next) {
      const gap = between(run, next)
      if (gap.before + gap.after >= leastFlanks) gaps.push(...refined(a, b, gap))
    } else gaps.push(...edgeAfter(a, b, run))
    if (!hasBefore(runs, i)) gaps.push(...edgeBefore(a, b, run))
  }
  const shared = runs.reduce((n, run) => n + run.length, 0)
  return { gaps, share: shared / Math.max(1, Math.min(a.count, b.count)) }
}

function between(run: Run, next: Run): Gap {
  const a0 = run.a + run.length
  const b0 = run.b + run.length
  return { a0, a1: next.a, b0, b1: next.b, before: run.length, after: next.length }
}

/** The run that follows in both texts within a gap's length. */
function nextOf(runs: readonly Run[], at: number): Run | undefined {
  const run = runs[at]
  if (!run) return undefined
  for (let k = at + 1; k <= at + runsAhead; k++) {
    const next = runs[k]
    if (next && follows(run, next)) return next
  }
  return undefined
}

function hasBefore(runs: readonly Run[], at: number): boolean {
  const run = runs[at]
  for (let k = Math.max(0, at - runsAhead); k < at; k++) {
    const earlier = runs[k]
    if (earlier && run && follows(earlier, run)) return true
  }
  return false
}

function follows(run: Run, next: Run): boolean {
  const inA = next.a - run.a - run.length
  const inB = next.b - run.b - run.length
  return inA >= 0 && inB >= 0 && inA + inB > 0 && inA <= mostGapWords && inB <= mostGapWords
}

/** Words before a run up to where both sentences begin. */
function edgeBefore(a: Scan, b: Scan, run: Run): Gap[] {
  if (run.length < leastEdgeRun) return []
  const a0 = sentenceStart(a, run.a)
  const b0 = sentenceStart(b, run.b)
  const gap = { a0, a1: run.a, b0, b1: run.b, before: 0, after: run.length }
  return isShort(gap) ? refined(a, b, gap) : []
}

function edgeAfter(a: Scan, b: Scan, run: Run): Gap[] {
  if (run.length < leastEdgeRun) return []
  const a0 = run.a + run.length
  const b0 = run.b + run.length
  const gap = { a0, a1: sentenceEnd(a, a0), b0, b1: sentenceEnd(b, b0), before: run.length, after: 0 }
  return isShort(gap) ? refined(a, b, gap) : []
}

function isShort({ a0, a1, b0, b1 }: Gap): boolean {
  return a1 > a0 && b1 > b0 && a1 - a0 <= mostGapWords && b1 - b0 <= mostGapWords
}

function sentenceStart(s: Scan, at: number): number {
  const sentence = s.sentence[at]
  let start = at
  while (start > 0 && at - start <= mostGapWords && s.sentence[start - 1] === sentence) start--
  return start
}

/** Where the sentence of the word before `at` ends. */
function sentenceEnd(s: Scan, at: number): number {
  const sentence = s.sentence[at - 1]
  let end = at
  while (end < s.count && end - at <= mostGapWords && s.sentence[end] === sentence) end++
  return end
}

/** The gap without the words that its two sides share in one order. */
function refined(a: Scan, b: Scan, gap: Gap): Gap[] {
  const { a0, a1, b0, b1 } = gap
  const width = b1 - b0 + 1
  const best = new Uint8Array((a1 - a0 + 1) * width)
  const cell = (i: number, j: number): number => best[(i - a0) * width + j - b0] ?? 0
  for (let i = a1 - 1; i >= a0; i--) {
    for (let j = b1 - 1; j >= b0; j--) {
      const at = (i - a0) * width + j - b0
      best[at] = isSameWord(a, i, b, j) ? 1 + cell(i + 1, j + 1) : Math.max(cell(i + 1, j), cell(i, j + 1))
    }
  }
  const found: Gap[] = []
  let fromA = a0
  let fromB = b0
  let shared = gap.before
  let i = a0
  let j = b0
  const close = (toA: number, toB: number, after: number): void => {
    if (toA > fromA || toB > fromB) found.push({ a0: fromA, a1: toA, b0: fromB, b1: toB, before: shared, after })
  }
  while (i < a1 && j < b1) {
    if (isSameWord(a, i, b, j) && cell(i, j) === 1 + cell(i + 1, j + 1)) {
      close(i, j, 1)
      shared = fromA === i && fromB === j ? shared + 1 : 1
      fromA = ++i
      fromB = ++j
    } else if (cell(i + 1, j) >= cell(i, j + 1)) i++
    else j++
  }
  close(a1, b1, gap.after)
  return found
}

function isSameWord(a: Scan, i: number, b: Scan, j: number): boolean {
  return a.hash[i] === b.hash[j] || (a.bareHash[i] !== 0 && a.bareHash[i] === b.bareHash[j])
}

/** Runs of equal words in the order of the first text; no word of either is in two. */
function sharedRuns(a: Scan, b: Scan): Run[] {
  const found = allRuns(a, b).sort((x, y) => y.length - x.length || x.a - y.a || x.b - y.b)
  const usedA = new Uint8Array(a.count)
  const usedB = new Uint8Array(b.count)
  const kept: Run[] = []
  for (const run of found) {
    const free = freePart(run, usedA, usedB)
    if (free.length < seedWords - 1) continue
    usedA.fill(1, free.a, free.a + free.length)
    usedB.fill(1, free.b, free.b + free.length)
    kept.push(free)
  }
  return kept.sort((x, y) => x.a - y.a)
}

/** A run without the words at its ends that longer runs have; longer runs never lie inside it. */
function freePart({ a, b, length }: Run, usedA: Uint8Array, usedB: Uint8Array): Run {
  let from = 0
  let to = length
  while (from < to && (usedA[a + from] === 1 || usedB[b + from] === 1)) from++
  while (to > from && (usedA[a + to - 1] === 1 || usedB[b + to - 1] === 1)) to--
  for (let k = from; k < to; k++) if (usedA[a + k] === 1 || usedB[b + k] === 1) return { a, b, length: 0 }
  return { a: a + from, b: b + from, length: to - from }
}

/** Every longest run that holds a seed. */
function allRuns(a: Scan, b: Scan): Run[] {
  const places = seedPlaces(b)
  const runs: Run[] = []
  /** By diagonal, where the last run on it ends in the first text. */
  const ends = new Map<number, number>()
  let steps = stepsPerWord * (a.count + b.count)
  for (let i = 0; i + seedWords <= a.count && steps > 0; i++) {
    for (const j of places.get(seedAt(a, i)) ?? []) {
      const end = ends.get(i - j) ?? 0
      steps--
      if (i < end) continue
      let from = 0
      while (i - from > end && j - from > 0 && a.hash[i - from - 1] === b.hash[j - from - 1] && steps > 0) {
        from++
        steps--
      }
      let to = 0
      while (i + to < a.count && j + to < b.count && a.hash[i + to] === b.hash[j + to] && steps > 0) {
        to++
        steps--
      }
      if (to < seedWords) continue
      ends.set(i - j, i + to)
      runs.push({ a: i - from, b: j - from, length: from + to })
    }
  }
  return runs
}

function seedPlaces(s: Scan): Map<number, number[]> {
  const places = new Map<number, number[]>()
  for (let j = 0; j + seedWords <= s.count; j++) {
    const seed = seedAt(s, j)
    const known = places.get(seed)
    if (!known) places.set(seed, [j])
    else if (known.length <= mostPlaces) known.push(j)
  }
  for (const [seed, at] of places) if (at.length > mostPlaces) places.delete(seed)
  return places
}

function seedAt(s: Scan, i: number): number {
  let h = 0
  for (let k = i; k < i + seedWords; k++) h = (Math.imul(h, 0x01000193) ^ (s.hash[k] ?? 0)) >>> 0
  return h
}
