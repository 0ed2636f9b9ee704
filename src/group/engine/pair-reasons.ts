/**
 * The evidence of a pair as reasons that a reader understands.
 * In: an evidence vector. Out: reasons, most telling first. Pure.
 *
 * The model's weights are no guide here: they share out the same words among many measures, so one of them may be negative. What a
 * reader is told is how much of each kind the two articles have in common.
 */
import type { Reason } from '../../model/story.ts'
import { slot, type EvidenceName, type EvidenceVector } from './evidence.ts'

/** How much a full measure of each kind says. */
const pieces: readonly { name: EvidenceName; code: string; gain: number }[] = [
  { name: 'bodyCosine', code: 'why.shared-words', gain: 3 },
  { name: 'pairCosine', code: 'why.shared-phrases', gain: 4 },
  { name: 'sharedTitle', code: 'why.shared-title-words', gain: 0.8 },
  { name: 'nameCosine', code: 'why.shared-names', gain: 2 },
  { name: 'numbers', code: 'why.shared-numbers', gain: 0.6 },
  { name: 'sameText', code: 'why.same-text', gain: 4 },
  { name: 'sameTitle', code: 'why.same-title', gain: 4 },
  { name: 'rarestWord', code: 'why.shared-rare-word', gain: 1 },
]
const leastWeight = 0.05

/** At most four reasons, and the time between the two; what is not there gives none. */
export function reasonsOf(e: EvidenceVector): Reason[] {
  const reasons: Reason[] = []
  for (const { name, code, gain } of pieces) {
    const weight = gain * (e[slot[name]] ?? 0)
    if (weight > leastWeight) reasons.push({ code, weight: Math.round(weight * 100) / 100 })
  }
  reasons.sort((a, b) => (b.weight ?? 0) - (a.weight ?? 0))
  const hours = Math.round(Math.expm1(e[slot.logHours] ?? 0))
  return [...reasons.slice(0, 4), { code: 'why.time-apart', values: { hours } }]
}
