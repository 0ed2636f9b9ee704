/**
 * The measurement behind bench/analyse.ts: CPU time of the whole analysis and of each step, time per article, memory.
 * In: ../shared/data/news-ar, day by day. Out: a table and bench/results/analyse.json.
 *
 * Whole articles and single steps take turns, a hundred articles each, so that a busy machine slows both alike and no article is
 * seen twice: the words that an article brings for the first time are part of its time. CPU time is the process's, garbage
 * collection and compiling included. The first days are warming up: told apart, not counted. No collection is forced while time is
 * taken: it throws away compiled code, and a fifth of the time would be compiling it again.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { gunzipSync } from 'node:zlib'
import { analyseArticle } from '../src/analyse/analyse-article.ts'
import { findCredits } from '../src/analyse/credits/credits.ts'
import { findEntities } from '../src/analyse/names/entities.ts'
import { articleFeatures } from '../src/analyse/features/features.ts'
import { findFigures } from '../src/analyse/figures/figures.ts'
import { keyphrases } from '../src/analyse/keyphrases/keyphrases.ts'
import { directionOf } from '../src/model/direction.ts'
import { identifyLanguage } from '../src/analyse/language.ts'
import { findStatements } from '../src/analyse/statements/statements.ts'
import { classifyWords } from '../src/analyse/words/word-classes.ts'
import { scan } from '../src/text/scanner/scan.ts'
import { searchTextOf } from '../src/text/search-tokens.ts'

interface Article {
  title: string
  text: string
}

// The compiled file lies in node_modules/.cache/bench/bench.
const root = new URL('../../../../', import.meta.url)
const folder = new URL('../shared/data/news-ar/', root)
const results = new URL('bench/results/', root)
const turn = 100
/** Share of the days that only warm up. */
const warmUpShare = 1 / 6

/** A day's articles, `turn` at a time: what reading leaves behind dies young and is no work for the collector while time is taken. */
function* turnsOf(day: string): Generator<Article[]> {
  const bytes = gunzipSync(readFileSync(new URL(day, folder)))
  let some: Article[] = []
  for (let at = 0; at < bytes.length;) {
    const end = bytes.indexOf(10, at)
    const line = bytes.toString('utf8', at, end < 0 ? bytes.length : end)
    at = end < 0 ? bytes.length : end + 1
    if (line === '') continue
    const { title, content } = JSON.parse(line) as { title: string; content: string }
    some.push({ title, text: content })
    if (some.length < turn) continue
    yield some
    some = []
  }
  if (some.length > 0) yield some
}

/** What a tokeniser without tables does: NFKC, a letter regex, a Map per article. */
function regexTokens({ title, text }: Article): number {
  const counts = new Map<string, number>()
  for (const match of `${title}\n${text}`.normalize('NFKC').matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    const word = match[0]
      .replace(/[\u064B-\u0652\u0640]/g, '')
      .replace(/[أإآ]/g, 'ا')
      .replace(/ى/g, 'ي')
      .replace(/ة/g, 'ه')
    counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  return counts.size
}

/** CPU microseconds by name. */
const spent = new Map<string, number>()

/** `step` of every element, its CPU time added to `name`. */
function each<T, R>(name: string, values: readonly T[], step: (value: T) => R): R[] {
  const out: R[] = []
  const before = process.cpuUsage()
  for (const value of values) out.push(step(value))
  const used = process.cpuUsage(before)
  spent.set(name, (spent.get(name) ?? 0) + used.user + used.system)
  return out
}

/** analyseArticle, one step after another. */
function inSteps(articles: readonly Article[]): void {
  const scanned = each('scan', articles, ({ title, text }) => ({ titleScan: scan(title), textScan: scan(text) }))
  const languages = each('language', articles, ({ title, text }) => identifyLanguage(title, text))
  const docs = articles.map(({ title, text }, i) => {
    const { titleScan, textScan } = scanned[i] ?? { titleScan: scan(title), textScan: scan(text) }
    const lang = languages[i]?.lang ?? 'und'
    return { title, text, titleScan, textScan, lang, dir: directionOf(lang) }
  })
  const classified = each('word classes', docs, (doc) => ({
    doc,
    textWords: classifyWords(doc.textScan),
    titleWords: classifyWords(doc.titleScan),
  }))
  const named = each('entities', classified, (words) => ({
    ...words,
    found: findEntities(words.doc, words.textWords, words.titleWords),
  }))
  each('credits', named, ({ doc, textWords }) => findCredits({ title: doc.title, text: doc.text, words: textWords }))
  each('keyphrases', named, keyphrases)
  each('statements', named, ({ doc, textWords, found }) => findStatements(doc, textWords, found))
  const figures = each('figures', named, ({ doc, textWords, titleWords }) => findFigures(doc, textWords, titleWords))
  const input = named.map(({ doc, found }, i) => ({ ...doc, entities: found.entities, figures: figures[i] ?? [] }))
  each('features', input, articleFeatures)
  each('index terms', docs, (doc) => [searchTextOf(doc.titleScan), searchTextOf(doc.textScan)])
}

interface Memory {
  articles: number
  residentMb: number
  /** Objects and typed arrays in use, after a collection. */
  heldMb: number
}

/** All days once more, untimed, with a collection after every fourth. */
function memoryOver(days: readonly string[]): Memory[] {
  const out: Memory[] = []
  let articles = 0
  days.forEach((day, number) => {
    for (const some of turnsOf(day)) {
      for (const article of some) analyseArticle(article)
      articles += some.length
    }
    if (number % 4 !== 0 && number !== days.length - 1) return
    globalThis.gc?.()
    const { rss, heapUsed, arrayBuffers } = process.memoryUsage()
    out.push({ articles, residentMb: Math.round(rss / 1e6), heldMb: Math.round((heapUsed + arrayBuffers) / 1e6) })
  })
  return out
}

function percentile(ascending: Float64Array, share: number): number {
  return Math.round((ascending[Math.min(ascending.length - 1, Math.floor(share * ascending.length))] ?? 0) * 1000)
}

function main(): void {
  if (!existsSync(folder)) {
    console.log('skipped: ../shared/data/news-ar is not there')
    return
  }
  const days = readdirSync(folder)
    .filter((file) => file.endsWith('.gz'))
    .slice(0, Number(process.argv[2] ?? 99))
  // The detector of Latin-script languages loads its table on first need: not in the measured time.
  identifyLanguage('Bibliothek eröffnet', 'Die neue Bibliothek wurde gestern eröffnet.')
  const latencies: number[] = []
  const perArticle = { whole: 0, steps: 0, all: 0 }
  const warmUpDays = Math.ceil(days.length * warmUpShare)
  let first = { articles: 0, cpuUsPerArticle: 0 }
  let chars = 0
  let tokens = 0
  days.forEach((day, number) => {
    if (number === warmUpDays) {
      first = { articles: perArticle.all, cpuUsPerArticle: (spent.get('whole') ?? 0) / perArticle.whole }
      spent.clear()
      latencies.length = 0
      Object.assign(perArticle, { whole: 0, steps: 0, all: 0 })
      chars = 0
      tokens = 0
    }
    let isWhole = false
    for (const some of turnsOf(day)) {
      isWhole = !isWhole
      each('regex tokeniser', some, regexTokens)
      perArticle.all += some.length
      for (const { text } of some) chars += text.length
      if (isWhole) {
        perArticle.whole += some.length
        each('whole', some, (article) => {
          const startedAt = performance.now()
          const { features } = analyseArticle(article)
          latencies.push(performance.now() - startedAt)
          tokens += features.words
        })
      } else {
        perArticle.steps += some.length
        inSteps(some)
      }
    }
  })
  report(perArticle, { chars, tokens, latencies: Float64Array.from(latencies).sort(), memory: memoryOver(days), first })
}

function report(
  per: { whole: number; steps: number; all: number },
  o: {
    chars: number
    tokens: number
    latencies: Float64Array
    memory: Memory[]
    first: { articles: number; cpuUsPerArticle: number }
  },
): void {
  const us = (name: string, articles: number): number => (spent.get(name) ?? 0) / articles
  const round = (value: number): number => Math.round(value * 10) / 10
  const whole = us('whole', per.whole)
  const peer = us('regex tokeniser', per.all)
  const steps = [...spent.keys()].filter((name) => name !== 'whole' && name !== 'regex tokeniser')
  const sum = steps.reduce((total, name) => total + us(name, per.steps), 0)
  const result = {
    date: new Date().toISOString(),
    machine: `${cpus().length} × ${cpus()[0]?.model ?? '?'}, Node ${process.version}`,
    articles: per.all,
    charsPerArticle: Math.round(o.chars / per.all),
    wordsPerArticle: Math.round(o.tokens / per.whole),
    articlesPerCpuSecond: Math.round(1e6 / whole),
    cpuUsPerArticle: round(whole),
    regexTokeniser: { articlesPerCpuSecond: Math.round(1e6 / peer), cpuUsPerArticle: round(peer) },
    wholeToRegexTokeniser: Math.round((100 * whole) / peer) / 100,
    steps: steps
      .map((name) => ({
        name,
        cpuUs: round(us(name, per.steps)),
        share: Math.round((1000 * us(name, per.steps)) / sum) / 1000,
      }))
      .toSorted((a, b) => b.cpuUs - a.cpuUs),
    latencyUs: {
      p50: percentile(o.latencies, 0.5),
      p90: percentile(o.latencies, 0.9),
      p99: percentile(o.latencies, 0.99),
      p999: percentile(o.latencies, 0.999),
      max: percentile(o.latencies, 1),
    },
    warmingUp: { articles: o.first.articles, cpuUsPerArticle: round(o.first.cpuUsPerArticle) },
    memory: o.memory,
  }
  mkdirSync(results, { recursive: true })
  writeFileSync(new URL('analyse.json', results), `${JSON.stringify(result, null, 2)}\n`)
  console.log(
    `${result.articles} articles of ${result.charsPerArticle} characters, ${result.wordsPerArticle} words; CPU time of one process, ${result.machine}`,
  )
  const line = (name: string, cost: number, share: string): void =>
    console.log(
      `  ${name.padEnd(18)} ${(1e6 / cost).toFixed(0).padStart(7)} articles/s  ${cost.toFixed(1).padStart(7)} us  ${share}`,
    )
  line('whole analysis', whole, `${result.wholeToRegexTokeniser} of the regex tokeniser's time`)
  line('regex tokeniser', peer, '(peer)')
  for (const { name, cpuUs, share } of result.steps) line(name, cpuUs, `${(100 * share).toFixed(1).padStart(5)} %`)
  line('sum of steps', sum, '')
  console.log(`  time of an article: ${JSON.stringify(result.latencyUs)} us`)
  console.log(
    `  while warming up (the first ${result.warmingUp.articles} articles, not counted above): ${result.warmingUp.cpuUsPerArticle} us an article`,
  )
  for (const m of result.memory)
    console.log(`  after ${String(m.articles).padStart(6)} articles: ${m.residentMb} MB resident, ${m.heldMb} MB held`)
}

main()
