/**
 * A NATS cluster that wants a login and TLS: the settings that let us in, what is told when they are wrong, and streams of two names that do
 * not see each other. In: private servers. Out: test results. No message holds the password.
 */
import { writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { queueAddress } from '../../src/application/runtime/queue-address.ts'
import { configWith, type Config } from '../../src/config/config.ts'
import type { Outcome } from '../../src/problem.ts'
import { openQueue, queueDepth } from '../../src/queue/open-queue.ts'
import type { Queue } from '../../src/queue/queue.ts'
import { natsExecutable, startNats, type PrivateNats } from '../servers/nats.ts'

const executable = natsExecutable()
const pull = { max: 5, leaseMs: 5_000, waitMs: 1_000 }

describe.skipIf(executable === undefined)('NATS with a login and TLS', () => {
  let nats: PrivateNats
  let directory: string
  const opened: Queue[] = []
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'siyaq-login-'))
    nats = await startNats(executable ?? '', 3, { secure: true })
  }, 90_000)
  afterAll(async () => {
    for (const queue of opened) await queue.close()
    await nats.stop()
    await rm(directory, { recursive: true, force: true })
  })

  async function open(values: Partial<Config>): Promise<Outcome<Queue>> {
    const settings = configWith({ natsUrls: nats.urls, natsCaFile: nats.caFile, ...values })
    const queue = await openQueue({ ...queueAddress(settings), database: undefined })
    if (queue.ok) opened.push(queue.value)
    return queue
  }

  test('the right settings let us in, and streams of two names do not see each other', async () => {
    const one = await open({ natsStream: 'one' })
    const other = await open({ natsStream: 'other' })
    if (!one.ok || !other.ok) throw new Error('not opened')
    await one.value.publish([{ id: 'fetch:1:1:a', stage: 'fetch', body: { entry: 1 } }])
    expect(await other.value.pull('fetch', { ...pull, waitMs: 0 })).toEqual([])
    const [delivery] = await one.value.pull('fetch', pull)
    expect(delivery?.message.body).toEqual({ entry: 1 })
    await delivery?.ack()
    const settings = configWith({ natsUrls: nats.urls, natsCaFile: nats.caFile, natsStream: 'one' })
    expect(await queueDepth({ ...queueAddress(settings), connection: undefined })).toMatchObject({ ok: true })
  }, 60_000)

  test.each([
    ['a wrong password', (url: string) => url.replace(/:[^:@/]*@/, ':wrong-secret@'), {}, 'queue.refused'],
    ['no login', (url: string) => url.replace(/\/\/.*@/, '//'), {}, 'queue.refused'],
    ['no authority that we know', (url: string) => url, { natsCaFile: undefined }, 'queue.unreachable'],
    ['a file that is not there', (url: string) => url, { natsCaFile: '/not/there.pem' }, 'config.invalid'],
    ['credentials that are none', (url: string) => url, { natsCredentialsFile: 'made below' }, 'config.invalid'],
  ])(
    '%s is told without a secret',
    async (name, change, values: Partial<Config>, code) => {
      const credentials = join(directory, 'wrong.creds')
      writeFileSync(credentials, 'wrong-secret')
      const files = values.natsCredentialsFile === undefined ? {} : { natsCredentialsFile: credentials }
      const found = await open({ natsUrls: nats.urls.map(change), ...values, ...files })
      if (found.ok) throw new Error(`${name} lets us in`)
      expect(found.problem.code).toBe(code)
      const told = JSON.stringify(found.problem)
      for (const url of nats.urls) expect(told).not.toContain(new URL(url).password)
      expect(told).not.toContain('wrong-secret')
      expect(told).not.toContain('سر')
    },
    60_000,
  )
})
