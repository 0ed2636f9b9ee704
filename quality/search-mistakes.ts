/**
 * How often an article is found by its own title when a word of it is mistyped: 1,000 queries from titles of ../shared/data/news-ar.
 * In: nothing. Out: the share whose article, or one with the same title, is among the first ten; exit 1 below 85 %.
 *
 * A query is up to five words of a title in their order, one of four letters or more with one random mistake: a letter left out, doubled,
 * swapped with the next, or replaced by one that is likely to be typed for it. The same queries every time.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { corpusDays, hasCorpus } from '../bench/search-corpus.ts'
import { search } from '../src/application/search/search.ts'
import { confusedLetters } from '../src/data/search.data.ts'
import type { ArticleDraft } from '../src/model/article.ts'
import { hash32 } from '../src/model/ids.ts'
import { analyseStored } from '../src/pipeline/compute-batch.ts'
import { openStore } from '../src/store/open-store.ts'
import type { Store } from '../src/store/store.ts'

const wanted = 1_000
const mostWords = 5
const floor = 0.85
const batch = 250

const likely = new Map<string, string[]>()
for (const entry of confusedLetters) {
  const [one = '', two = ''] = entry.split(' | ')
  likely.set(one, [...(likely.get(one) ?? []), two])
  likely.set(two, [...(likely.get(two) ?? []), one])
}

if (hasCorpus()) await main()
else console.log('skipped: ../shared/data/news-ar is not there')

async function main(): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'siyaq-mistakes-'))
  const opened = await openStore({ kind: 'sqlite', path: join(directory, 'siyaq.db') })
  if (!opened.ok) throw new Error(opened.problem.code)
  const store = opened.value
  const titles: string[] = []
  for (const day of corpusDays()) {
    await fill(store, day)
    titles.push(...day.map(({ title }) => title))
  }
  let found = 0
  let asked = 0
  const times: number[] = []
  for (let n = 0; asked < wanted && n < titles.length; n++) {
    const title = titles[hash32(`title ${n}`) % titles.length] ?? ''
    const q = mistyped(title, n)
    if (q === undefined) continue
    asked++
    const startedAt = performance.now()
    const answer = await search(store, { q, exact: false, limit: 10 }, 'UTC')
    times.push(performance.now() - startedAt)
    if (answer.ok && answer.value.hits.some((hit) => plain(hit.title) === plain(title))) found++
    else if (process.argv.includes('--show')) console.log(`${q} | ${title}`)
  }
  times.sort((a, b) => a - b)
  const at = (share: number): string => (times[Math.floor(times.length * share)] ?? 0).toFixed(1)
  console.log(
    `${asked} queries with a mistake: ${((100 * found) / asked).toFixed(1)} % found; p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`,
  )
  await store.close()
  rmSync(directory, { recursive: true, force: true })
  if (found / asked < floor) process.exitCode = 1
}

async function fill(store: Store, drafts: readonly ArticleDraft[]): Promise<void> {
  for (let i = 0; i < drafts.length; i += batch) {
    const puts = await store.putArticles(drafts.slice(i, i + batch))
    const fresh = puts.filter((put) => put.outcome === 'new').map((put) => put.id)
    const stored = await store.articlesByIds([...new Set(fresh)])
    await store.putAnalyses(stored.map((article) => analyseStored(article)))
  }
}

/** Undefined for a title of fewer than three words, or without one long enough. */
function mistyped(title: string, seed: number): string | undefined {
  const words = title.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  if (words.length < 3) return undefined
  const start = hash32(`start ${seed}`) % Math.max(1, words.length - mostWords + 1)
  const chosen = words.slice(start, start + mostWords)
  const long = chosen.flatMap((word, i) => (/^[\u0621-\u064A]{4,}$/.test(word) ? [i] : []))
  const at = long[hash32(`word ${seed}`) % Math.max(1, long.length)]
  if (at === undefined) return undefined
  chosen[at] = withMistake(chosen[at] ?? '', seed)
  return chosen.join(' ')
}

function withMistake(word: string, seed: number): string {
  const i = hash32(`letter ${seed}`) % word.length
  const letter = word[i] ?? ''
  const others = likely.get(letter) ?? []
  switch (hash32(`kind ${seed}`) % 4) {
    case 0:
      return word.slice(0, i) + word.slice(i + 1)
    case 1:
      return word.slice(0, i) + letter + word.slice(i)
    case 2:
      return i + 1 < word.length
        ? `${word.slice(0, i)}${word[i + 1] ?? ''}${letter}${word.slice(i + 2)}`
        : word + letter
    default:
      return others.length === 0
        ? word + letter
        : word.slice(0, i) + (others[hash32(`other ${seed}`) % others.length] ?? '') + word.slice(i + 1)
  }
}

function plain(title: string): string {
  return title.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
}
