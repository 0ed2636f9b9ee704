/**
 * A short soak of the press with bad outlets beside it; `npm run soak:press` is the long one, with memory by thirds.
 * In: an engine process of its own. Out: test results.
 */
import { expect, test } from 'vitest'
import { soakPress } from './press-soak.ts'

test(
  'with an outlet down, a slow, a hostile and a changing one, readers are answered, all work ends and what is buried says why',
  { tags: ['slow'], timeout: 240_000 },
  async () => {
    const report = await soakPress({ seconds: 20, speed: 14_400, quietSeconds: 120 })
    expect(report.left).toEqual({ queue: 0, unanalysed: 0, ungrouped: 0 })
    expect(report.buried['stage.crashed'] ?? 0).toBe(0)
    expect(report.reads.failed).toBe(0)
    expect(report.reads.count).toBeGreaterThan(10)
    // The good outlets are followed beside the bad ones: a lap of the press has 133 articles, without the outlet that is down some fewer.
    expect(report.articles).toBeGreaterThan(100)
    expect(report.requests['mutaghayira']).toBeGreaterThan(0)
  },
)
