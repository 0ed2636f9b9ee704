/**
 * The evidence of a pair as reasons that a reader understands.
 * In: an evidence vector. Out: reasons, most telling first. Pure.
 */
import type { Reason } from '../model/story.ts'
import { weightsFor } from './join-model.ts'
import { evidenceNames, type Evidence } from './pair-evidence.ts'

type EvidenceName = (typeof evidenceNames)[number]

const codes: Partial<Record<EvidenceName, string>> = {
  wordCosine: 'why.shared-words',
  pairCosine: 'why.shared-phrases',
  titleCosine: 'why.shared-title-words',
  names: 'why.shared-names',
  numbers: 'why.shared-numbers',
  sameText: 'why.same-text',
  sameTitle: 'why.same-title',
  rarestWord: 'why.shared-rare-word',
}

/** At most four reasons with the model's own weights; what is not there gives none. */
export function reasonsOf(e: Evidence): Reason[] {
  const { weights } = weightsFor(e)
  const reasons: Reason[] = []
  evidenceNames.forEach((name, i) => {
    const value = e[i] ?? 0
    const code = codes[name]
    const weight = value * (weights[i] ?? 0)
    if (code === undefined || value <= 0 || weight <= 0.05) return
    reasons.push({ code, weight: Math.round(weight * 100) / 100 })
  })
  const hours = Math.round(Math.expm1(e[13] ?? 0))
  reasons.sort((a, b) => (b.weight ?? 0) - (a.weight ?? 0))
  return [...reasons.slice(0, 4), { code: 'why.time-apart', values: { hours } }]
}
