import { expect, test } from 'vitest'
import { evidenceNames, type RankEvidenceName } from './evidence.ts'
import { whyHit } from './why-hit.ts'

const made = (values: Partial<Record<RankEvidenceName, number>>): Float64Array =>
  Float64Array.from(evidenceNames, (name) => values[name] ?? 0)

test('reasons are kinds of evidence, the weightiest first, shares of what speaks for the article', () => {
  const reasons = whyHit(made({ cover: 1, all: 1, titleCover: 1, titleNear: 1, near: 0.5, short: 1, missedRare: 1 }))
  expect(reasons.map(({ kind }) => kind)).toEqual(['words', 'title', 'near'])
  expect(reasons.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 1)
  expect(whyHit(made({ phrase: 1 }))).toEqual([{ kind: 'phrase', share: 1 }])
  expect(whyHit(made({}))).toEqual([])
})
