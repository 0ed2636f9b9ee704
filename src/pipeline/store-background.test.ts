import type { Analysis } from '../model/analysis.ts'
import { unpackJson } from '../store/packed-json.ts'
import { expect, test } from 'vitest'
import { hourMs, minuteMs } from '../model/instant.ts'
import { analyseArticle } from '../analyse/analyse-article.ts'
import { countedBackground } from '../analyse/keyphrases/background-frequencies.ts'
import { encodeFeatures } from '../model/features.ts'
import { hash32 } from '../model/ids.ts'
import type { Article } from '../model/article.ts'
import { createComputePool } from './compute-pool.ts'
import { backgroundOf, leastArticles } from './store-background.ts'

const harbour = 'هيئة المرافئ في كل مكان'
const features = encodeFeatures(analyseArticle({ title: 'هيئة المرافئ', text: harbour }).features)
const stored = (articles: number) => ({
  looks: 0,
  async *newestFeatures(max: number) {
    this.looks++
    for (let n = 0; n < Math.min(max, articles); n++) yield await Promise.resolve(features)
  },
})

test('a small store is not counted, and looked at again after ten minutes', async () => {
  let now = 0
  const store = stored(leastArticles - 1)
  const background = backgroundOf(store, () => now)
  expect(await background()).toBeUndefined()
  now += 9 * minuteMs
  expect(await background()).toBeUndefined()
  expect(store.looks).toBe(1)
  now += 2 * minuteMs
  await background()
  expect(store.looks).toBe(2)
})

test('the counts stand for a day, whoever asks', async () => {
  let now = 0
  const store = stored(leastArticles)
  const background = backgroundOf(store, () => now)
  const [one, two] = await Promise.all([background(), background()])
  // Not `toBe`: it would compare a million counts for its message.
  expect(one === two).toBe(true)
  expect(one?.articles).toBe(leastArticles)
  now += 23 * hourMs
  expect((await background()) === one).toBe(true)
  now += 2 * hourMs
  expect((await background()) === one).toBe(false)
  expect(store.looks).toBe(2)
})

test('a stem is counted once an article; what is not there has none', async () => {
  const counts = await backgroundOf(stored(1_500), () => 0)()
  if (!counts) throw new Error('1,500 articles are enough')
  const background = countedBackground(counts)
  const [stem] = analyseArticle({ title: '', text: 'المرافئ' }).search.stems.split(' ')
  expect(background.documentFrequency(hash32(stem ?? ''))).toBe(1_500)
  expect(background.documentFrequency(hash32('سنبلة'))).toBe(0)
})

test('a store that cannot be read fails the batch that asked, and is asked again', async () => {
  let broken = true
  const store = stored(leastArticles)
  const background = backgroundOf(
    { newestFeatures: (max) => (broken ? failing() : store.newestFeatures(max)) },
    () => 0,
  )
  await expect(background()).rejects.toThrow('away')
  broken = false
  expect((await background())?.articles).toBe(leastArticles)
})

async function* failing(): AsyncGenerator<Uint8Array> {
  yield await Promise.reject(new Error('the database is away'))
}

test.each([0, 1])(
  'with %i threads, keyphrases follow what the store holds from the next batch on',
  { tags: ['slow'] },
  async (workers) => {
    let counts = undefined as Awaited<ReturnType<ReturnType<typeof backgroundOf>>>
    const pool = createComputePool({ workers, background: () => Promise.resolve(counts) })
    const article: Article = {
      id: 1,
      revision: 1,
      sourceId: 'alwaha.example',
      url: 'https://alwaha.example/1',
      at: 0,
      firstSeenAt: 0,
      title: 'هيئة المرافئ تفتتح مرفأ اللؤلؤة',
      dir: 'rtl',
      html: '',
      text: `قالت هيئة المرافئ إن مرفأ اللؤلؤة جاهز. ${harbour}.`,
      parts: { keywords: [], readAlso: [], similar: [], embeds: [] },
      confidence: 1,
      evidence: [],
    }
    const score = async (): Promise<number> => {
      const [made] = await pool.analyse([article])
      const { keyphrases } = unpackJson<Analysis>(made?.packed ?? new Uint8Array())
      return keyphrases.find(({ phrase }) => phrase === 'هيئة المرافئ')?.score ?? 0
    }
    const before = await score()
    counts = await backgroundOf(stored(2_000), () => 0)()
    const after = await score()
    counts = undefined
    const again = await score()
    await pool.close()
    expect(after).toBeGreaterThan(0)
    expect(after).toBeLessThan(before)
    expect(again).toBe(before)
  },
)
