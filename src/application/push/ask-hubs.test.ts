/** Which hubs are asked, and with which address of ours: the store and the network are played. */
import { expect, test } from 'vitest'
import { createHttpClient } from '../../gather/http/http-client.ts'
import { dayMs } from '../../model/instant.ts'
import { failed, ok, type Problem } from '../../problem.ts'
import type { KeptPush } from '../../store/hubs/pushes.ts'
import { askHubs, type AskDeps } from './ask-hubs.ts'

const push: KeptPush = {
  feedId: 1,
  hub: 'https://hub.example/',
  topic: 'https://alwaha.example/feed',
  callbackKey: 'k'.repeat(32),
  secret: 's',
  askedAt: 5,
}

/** What was sent, and what was noted, when `hub` is due under these settings. */
async function asked(config: Partial<AskDeps['config']>, hub = push.hub, http?: AskDeps['http']) {
  const sent: { url: string; form: Readonly<Record<string, string>> }[] = []
  const noted: { code: Problem['code']; nextAt?: number }[] = []
  const playedStore = {
    pushes: {
      claimDue: () => Promise.resolve([{ ...push, hub }]),
      of: () => Promise.resolve(undefined),
      failed: (_: number, { code }: Problem, o: { nextAt?: number } = {}) => {
        noted.push({ code, ...o })
        return Promise.resolve()
      },
    },
  }
  // Only these methods are asked.
  const store = Object.assign(Object(null), playedStore) as AskDeps['store']
  const played: Pick<AskDeps['http'], 'post'> = {
    post: (url, form) => {
      sent.push({ url, form })
      return Promise.resolve(ok({ status: 202, finalUrl: url, body: new Uint8Array(0), wireBytes: 0 }))
    },
  }
  const count = await askHubs({
    store,
    http: http ?? { ...played, get: () => Promise.resolve(failed('fetch.gone')), close: () => Promise.resolve() },
    clock: () => 10,
    config: { webSub: true, publicUrl: undefined, allowPrivate: [], ...config },
  })
  return { count, sent, noted }
}

test('a public server is named to the hub, below the path of its public address', async () => {
  const { sent } = await asked({ publicUrl: 'https://news.example.org/siyaq/' })
  expect(sent).toEqual([
    {
      url: 'https://hub.example/',
      form: {
        'hub.mode': 'subscribe',
        'hub.topic': push.topic,
        'hub.callback': `https://news.example.org/siyaq/websub/${push.callbackKey}`,
        'hub.secret': 's',
        'hub.lease_seconds': String((10 * dayMs) / 1000),
      },
    },
  ])
})

test('without a public address, and switched off, nobody is asked', async () => {
  expect(await asked({})).toEqual({ count: 0, sent: [], noted: [] })
  expect(await asked({ publicUrl: 'https://news.example.org', webSub: false })).toEqual({
    count: 0,
    sent: [],
    noted: [],
  })
})

test.each(['http://127.0.0.1:8080', 'http://siyaq.local', 'http://[::1]:8080', 'http://10.0.0.7', 'http://localhost'])(
  'a hub of the world cannot reach %s, and is not told of it',
  async (publicUrl) => {
    const { sent, noted } = await asked({ publicUrl })
    expect(sent).toEqual([])
    expect(noted).toEqual([{ code: 'push.unreachable', nextAt: 10 + dayMs }])
  },
)

test('a private hub is asked only when the settings name it', async () => {
  const hub = 'http://127.0.0.1:9000/hub'
  const named = { publicUrl: 'http://127.0.0.1:8080', allowPrivate: ['127.0.0.1:9000'] }
  expect((await asked(named, hub)).sent).toHaveLength(1)
  expect((await asked({ ...named, allowPrivate: [] }, hub)).noted[0]?.code).toBe('push.unreachable')
})

test('the guard holds for hubs: no private address is asked, whatever a feed names', async () => {
  const client = createHttpClient({ userAgent: 'siyaq-test' })
  for (const hub of [
    'http://169.254.169.254/latest',
    'http://127.0.0.1:5432/',
    'http://localhost:6379/',
    'file:///etc/passwd',
  ]) {
    const { noted } = await asked({ publicUrl: 'https://news.example.org' }, hub, client)
    expect(noted[0]?.code, hub).toMatch(/^fetch\.(?:blocked-address|bad-url)$/)
  }
  await client.close()
})
