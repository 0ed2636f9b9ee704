/**
 * A reader's search through the real analysis, on every database: the same articles in the same order, whatever is asked.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { search } from '../../src/application/search/search.ts'
import type { SearchRequest } from '../../src/application/search/search-request.ts'
import { analyseStored } from '../../src/pipeline/compute-batch.ts'
import type { Store } from '../../src/store/store.ts'
import { madeDraft, madeSource, site } from './made-articles.ts'
import { onEveryStore } from './store-backends.ts'

const texts: readonly (readonly [title: string, text: string])[] = [
  ['افتتاح ميناء فالنسيا الجديد', 'افتتح رئيس البلدية سامر النهري ميناء فالنسيا بعد أعمال دامت عامين.'],
  ['سامر النهري يزور السوق القديم', 'زار رئيس البلدية السوق القديم، وتحدث عن الميناء.'],
  ['إضراب عمال الميناء', 'بدأ عمال ميناء المدينة إضراباً مفتوحاً للمطالبة برفع الأجور.'],
  ['تماسيح في نهر الوادي', 'شاهد السكان تمساحين قرب الجسر، وحذرت البلدية من السباحة.'],
  ['مقتل خمسة في انهيار جسر الوادي', 'انهار الجسر في 6 أيار، وقالت الشرطة إن خمسة أشخاص قتلوا.'],
  ['شركة غولدستار تفتح مصنعاً', 'قالت شركة غولدستار إن المصنع سيفتح أبوابه في الخريف.'],
  ['كاتب يتهم الناشر', 'قال الكاتب: «كانت الرواية كلها كذباً واضحاً»، ورفض الناشر التعليق.'],
  ['الرواية التي أثارت الجدل', 'كلها صفحات عن مدينة واضحة المعالم، ولا كذب فيها، كما يقول الناقد.'],
  ['نتائج الدوري', 'فاز فريق المرفأ على ضيفه بهدفين، وخسر فريق التلال.'],
  ['ميناء المرفأ يستقبل أول باخرة', 'رست الباخرة صباح الجمعة في ميناء المرفأ.'],
]

async function filled(store: Store): Promise<Map<number, number>> {
  await store.putSource(madeSource(site))
  return await put(store, texts, 0)
}

async function put(store: Store, articles: typeof texts, first: number): Promise<Map<number, number>> {
  const puts = await store.putArticles(articles.map(([title, text], n) => madeDraft(first + n, { title, text })))
  const stored = await store.articlesByIds(puts.map((each) => each.id))
  await store.putAnalyses(stored.map((article) => analyseStored(article)))
  return new Map(puts.map((each, n) => [each.id, first + n]))
}

/** Numbers of the articles found, in their order, page by page. */
async function asked(
  store: Store,
  numbers: ReadonlyMap<number, number>,
  q: string,
  more: Partial<SearchRequest> = {},
): Promise<number[]> {
  const found: number[] = []
  let cursor: string | undefined
  do {
    const request = { q, exact: false, limit: 3, ...more, ...(cursor === undefined ? {} : { cursor }) }
    const answer = await search(store, request, 'UTC')
    if (!answer.ok) throw new Error(answer.problem.code)
    found.push(...answer.value.hits.map((hit) => numbers.get(hit.id) ?? -1))
    cursor = answer.value.next
  } while (cursor !== undefined)
  return found
}

onEveryStore((at) => {
  test('the best answer comes first: titles, all words, the very words', async () => {
    const numbers = await filled(at().store)
    const first = async (q: string): Promise<number | undefined> => (await asked(at().store, numbers, q))[0]
    expect(await first('ميناء فالنسيا')).toBe(0)
    expect(await first('سامر النهري السوق')).toBe(1)
    expect(await first('"كانت الرواية كلها كذبا"')).toBe(6)
    expect(await first('تمساح الوادي')).toBe(3)
    expect(await first('مضربو الميناء')).toBe(2)
    expect(await first('5 قتلى جسر')).toBe(4)
    expect(await first('جسر 6 مايو')).toBe(4)
  })

  test('mistakes, spellings and the other script find what was meant, and say so', async () => {
    const numbers = await filled(at().store)
    const answer = async (q: string) => {
      const found = await search(at().store, { q, exact: false, limit: 3 }, 'UTC')
      if (!found.ok) throw new Error(found.problem.code)
      return [numbers.get(found.value.hits[0]?.id ?? 0), found.value.meant]
    }
    expect(await answer('ميناء فالنيسا')).toEqual([0, 'ميناء فالنسيا'])
    expect(await answer('جولدستار')).toEqual([5, 'غولدستار'])
    expect(await answer('الغولدستر')).toEqual([5, 'غولدستار'])
    expect(await answer('Goldstar')).toEqual([5, 'غولدستار'])
    expect(await answer('فالنسيا')).toEqual([0, undefined])
    // No article holds both words, put right or not.
    expect(await answer('تمساح فالنيسا')).toEqual([expect.any(Number), undefined])
  })

  test('limits and operators; the exact switch finds words as written; newest is by date', async () => {
    const numbers = await filled(at().store)
    const ask = (q: string, more?: Partial<SearchRequest>): Promise<number[]> => asked(at().store, numbers, q, more)
    expect(await ask('عنوان:ميناء')).toEqual(expect.arrayContaining([0, 2, 9]))
    expect(await ask('عنوان:ميناء')).toHaveLength(3)
    expect(await ask('ميناء -عمال -فالنسيا')).not.toContain(2)
    expect(await ask('ميناء', { order: 'newest' })).toEqual([9, 2, 1, 0])
    expect(await ask('ميناء', { exact: true })).toEqual(expect.arrayContaining([9, 2, 0]))
    expect(await ask('ميناء', { exact: true })).not.toContain(1)
    expect(await ask('مصدر:الوادي ميناء')).toEqual([])
    expect(await ask(`source:${site} غولدستار`)).toEqual([5])
    expect(await ask('باخرة after:2026-03-02')).toEqual([])
    expect(await ask('باخرة after:2026-03')).toEqual([9])
    expect(await ask('تماسيح OR غولدستار')).toHaveLength(2)
    expect(await ask('النهري قرب فالنسيا')).toEqual([0])
    expect(await ask('الرواية -الناشر', { order: 'newest' })).toEqual([7])
    // Nothing has both: the nearest are given.
    expect((await ask('تماسيح غولدستار', { order: 'newest' })).length).toBeGreaterThan(0)
  })

  test('pages fit together, and an article without the words changes no order', async () => {
    const { store } = at()
    const numbers = await filled(store)
    const word = fc.constantFrom(...'ميناء سامر النهري السوق جسر الوادي عمال إضراب الرواية كذب المرفأ رئيس'.split(' '))
    const queries = fc.sample(fc.array(word, { minLength: 1, maxLength: 4 }), { numRuns: 40, seed: 3 })
    const before = []
    for (const words of queries) before.push(await asked(store, numbers, words.join(' ')))
    for (const found of before) expect(new Set(found).size).toBe(found.length)
    await put(store, [['طقس الغد', 'غيوم وأمطار خفيفة على الساحل ظهراً.']], 50)
    const after = []
    for (const words of queries) after.push(await asked(store, numbers, words.join(' ')))
    expect(after).toEqual(before)
    const known: unknown = orders.at(-1)
    orders.push(before)
    if (known !== undefined) expect(before).toEqual(known)
  })
})

/** What each database answered, to be compared with the one before. */
const orders: number[][][] = []
