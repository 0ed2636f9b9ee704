/**
 * No item holds the compute threads: one over its time or memory is given up by its code, its neighbours are computed.
 */
import { afterEach, expect, test } from 'vitest'
import type { FeedItem } from '../../src/model/article.ts'
import { createComputePool, type Compute } from '../../src/pipeline/compute-pool.ts'
import { computeThreads } from '../../src/pipeline/compute-threads.ts'
import type { ComputeItem } from '../../src/pipeline/compute-batch.ts'

const item: FeedItem = { url: 'https://alwaha.example/1' }
const prose = 'أعلنت بلدية مدينة النخيل الخيالية يوم الأحد أنها أنهت أعمال الصيانة في الجسر القديم. '
const page = (text: string) => ({
  url: 'https://alwaha.example/1',
  body: new TextEncoder().encode(`<title>خبر الجسر</title><article><p>${text}</p></article>`),
  fetchedAt: 0,
  item,
})
const closing: { close(): Promise<void> }[] = []
afterEach(async () => {
  await Promise.all(closing.splice(0).map((one) => one.close()))
})

function pool(o: Parameters<typeof createComputePool>[0]): Compute {
  const made = createComputePool(o)
  closing.push(made)
  return made
}

test(
  'a heavy page is given up by its code; its batch and the batches behind it are computed',
  { tags: ['slow'], timeout: 120_000 },
  async () => {
    const compute = pool({ workers: 1, limitMs: 600 })
    // Loads the thread's code, so that what follows is limited by its work alone.
    await compute.readDump(prose)
    const heavy = page(Array.from({ length: 130_000 }, (_, i) => `<b>${prose}${i}</b><p>`).join(''))
    const batches = [
      compute.extract([page(prose.repeat(8)), heavy, page(prose.repeat(9))]),
      compute.extract([page(prose.repeat(10))]),
      compute.readFeed({
        body: new TextEncoder().encode('<rss><channel><title>x</title></channel></rss>'),
        url: 'https://a.example/',
        most: 5,
      }),
    ] as const
    const [[first, second, third], [fourth], feed] = await Promise.all(batches)
    expect([first?.ok, third?.ok, fourth?.ok, feed.ok]).toEqual([true, true, true, true])
    expect(second).toEqual({ ok: false, problem: { code: 'stage.timed-out', detail: '> 1 s' } })
  },
)

test(
  'a page that takes all memory ends its thread and nothing else',
  { tags: ['slow'], timeout: 120_000 },
  async () => {
    const threads = computeThreads({ count: 1, limitMs: 60_000, memoryBytes: 100_000_000 })
    closing.push(threads)
    const greedy = `<rss><channel>${Array.from({ length: 300_000 }, (_, i) => `<item a="${i}"><link>https://a.example/${i}</link><b/><c/></item>`).join('')}</channel></rss>`
    const feed = (text: string): ComputeItem => ({
      kind: 'feed',
      feed: { body: new TextEncoder().encode(text), url: 'https://a.example/', most: 5 },
    })
    const outcomes = await threads.run([{ kind: 'dump', text: prose }, feed(greedy), { kind: 'dump', text: prose }])
    expect(outcomes.map((o) => (o.ok ? o.value.kind : o.problem.code))).toEqual(['dump', 'stage.out-of-memory', 'dump'])
  },
)
