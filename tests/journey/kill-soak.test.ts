/**
 * Ten kills at random moments in each deployment; `npm run soak:kills` does as many as are wanted.
 * In: the program itself, private servers. Out: test results.
 */
import { describe, expect, test } from 'vitest'
import { natsExecutable } from '../servers/nats.ts'
import { postgresExecutable } from '../servers/postgres.ts'
import { killSoak } from '../soak/kill-soak.ts'

const rounds = { rounds: 10, perEpisode: 10, articles: 80, outlets: 3 }
const cluster = postgresExecutable() !== undefined && natsExecutable() !== undefined

describe('kill -9 at random moments', () => {
  test('embedded: nothing lost, doubled, left or damaged', { tags: ['slow'], timeout: 600_000 }, async () => {
    const report = await killSoak({ deployment: 'embedded', seed: 12, ...rounds })
    expect(report).toMatchObject({ kills: 10, faults: [] })
  })

  test.skipIf(!cluster)('cluster: nothing lost, doubled or left', { tags: ['slow'], timeout: 600_000 }, async () => {
    const report = await killSoak({ deployment: 'cluster', seed: 12, ...rounds })
    expect(report).toMatchObject({ kills: 10, faults: [] })
  })
})
