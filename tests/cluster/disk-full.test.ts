/**
 * PostgreSQL's disk is full in the middle of an import: that of its tables, or that of its log of changes, which ends the server. The import
 * ends with a code, workers wait and say so once; with room made the same command goes on, and the end is that of an undisturbed import.
 * In: servers of this machine (see rig.ts), the right to mount a small file system. Out: test results. Skipped, visibly, without it.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openStore } from '../../src/store/open-store.ts'
import { importLines, inventedStream } from '../grouping/invented-stream.ts'
import { finalStore, type FinalStore } from '../journey/final-store.ts'
import { mountSmallDisk } from '../servers/small-disk.ts'
import { programArguments } from '../soak/program-process.ts'
import { clusterPrograms, startCluster, type Cluster, type Role } from './rig.ts'

const programs = clusterPrograms()
const probe = mountSmallDisk(1)
probe?.remove()
const articles = 1_500
const settlesWithinMs = 30_000
// A full log ends the server: whose write it was is told why, the others that it is gone.
const disks = [
  {
    of: 'tables',
    place: 'dataUnder',
    other: 'walUnder',
    megabytes: 36,
    tells: /"problem":{"code":"store.disk-full".*No space left on device/,
  },
  {
    of: 'log',
    place: 'walUnder',
    other: 'dataUnder',
    megabytes: 16,
    tells: /"problem":{"code":"store.(disk-full|unreachable)"/,
  },
] as const

describe.skipIf(programs === undefined || probe === undefined)(
  'a full disk under PostgreSQL',
  { tags: ['slow'], timeout: 120_000 },
  () => {
    const directory = mkdtempSync(join(tmpdir(), 'siyaq-disk-full-'))
    const file = join(directory, 'in.jsonl')
    let undisturbed: FinalStore

    beforeAll(async () => {
      writeFileSync(file, importLines(inventedStream(9, articles, Date.UTC(2025, 6, 7))))
      const dataDir = join(directory, 'alone')
      const alone = spawnSync(process.execPath, [...programArguments(), 'import', file, '--data-dir', dataDir])
      expect(alone.status).toBe(0)
      const opened = await openStore({ kind: 'sqlite', path: join(dataDir, 'siyaq.db') })
      if (!opened.ok) throw new Error(JSON.stringify(opened.problem))
      undisturbed = await finalStore(opened.value)
      await opened.value.close()
    })

    afterAll(() => rmSync(directory, { recursive: true, force: true }))

    test.each(disks)('that of its $of: the import ends, and goes on when given again', async (full) => {
      const disk = mountSmallDisk(full.megabytes)
      if (programs === undefined || disk === undefined) throw new Error('no disk')
      const elsewhere = mkdtempSync(join(tmpdir(), 'siyaq-large-'))
      let cluster: Cluster | undefined
      try {
        cluster = await startCluster(programs, undefined, { [full.place]: disk.path, [full.other]: elsewhere })
        const started = cluster
        const workers = ['extract,analyse', 'group'].map((stages) =>
          started.start(stages, ['--role', 'worker', '--stages', stages]),
        )
        const ended = await cluster.run(['import', '--json', file])
        expect(ended.said).toMatch(full.tells)
        expect([ended.code, ended.said]).toEqual([1, expect.not.stringMatching(/^ {4}at /m)])
        // The workers meet it too.
        await sleep(1_500)
        disk.grow(500)
        await cluster.postgres.resumeIfDown()
        const again = await cluster.run(['import', '--json', file])
        expect([again.code, again.said]).toEqual([0, expect.stringContaining('"unanalysed":0,"ungrouped":0')])
        const opened = await openStore({ kind: 'postgres', url: cluster.databaseUrl, poolSize: 2 })
        if (!opened.ok) throw new Error(JSON.stringify(opened.problem))
        const store = opened.value
        for (const end = Date.now() + settlesWithinMs; Date.now() < end; await sleep(100)) {
          const { unanalysed, ungrouped } = await store.unfinished()
          if (unanalysed + ungrouped === 0) break
        }
        const found = await finalStore(store)
        await store.close()
        expect(found).toEqual(undisturbed)
        for (const worker of workers) expectCalm(worker)
      } finally {
        await cluster?.stop()
        disk.remove()
        rmSync(elsewhere, { recursive: true, force: true })
      }
    })
  },
)

/** Still there, without a stack in the log, and each trouble told once. */
function expectCalm(worker: Role): void {
  expect([worker.running(), worker.said()]).toEqual([true, expect.not.stringMatching(/"stack"|^ {4}at /m)])
  const times = (text: RegExp): number => worker.said().match(text)?.length ?? 0
  for (const code of ['store.disk-full', 'store.unreachable'])
    expect(times(new RegExp(`"code":"${code}".*in trouble`, 'g'))).toBeLessThanOrEqual(
      times(new RegExp(`"was":"${code}"`, 'g')) + 1,
    )
}
