/**
 * Articles a second on one core: the whole analysis with the share of each step, beside a naive regex tokeniser.
 * In: ../shared/data/news-ar. Out: a table. Run: npx tsx bench/analyse.ts [days]
 *
 * tsx is two to four times slower than compiled code in the scanner's loops: for figures, bundle with esbuild first.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { analyseArticle } from '../src/analyse/analyse-article.ts'
import { analyseText } from '../src/analyse/analysed-text.ts'
import { findCredits } from '../src/analyse/credits.ts'
import { findEntities } from '../src/analyse/entities.ts'
import { articleFeatures } from '../src/analyse/features.ts'
import { findFigures } from '../src/analyse/figures.ts'
import { keyphrases } from '../src/analyse/keyphrases.ts'
import { identifyLanguage } from '../src/analyse/language.ts'
import { findStatements } from '../src/analyse/statements.ts'
import { scan } from '../src/text/scan.ts'
import { searchTokens } from '../src/text/search-tokens.ts'

interface Article {
  title: string
  text: string
}

const folder = new URL('../../shared/data/news-ar/', import.meta.url).pathname

function read(days: number): Article[] {
  const out: Article[] = []
  for (const name of readdirSync(folder)
    .filter((file) => file.endsWith('.gz'))
    .slice(0, days))
    for (const line of gunzipSync(readFileSync(folder + name))
      .toString('utf8')
      .split('\n')) {
      if (line === '') continue
      const { title, content } = JSON.parse(line) as { title: string; content: string }
      out.push({ title, text: content })
    }
  return out
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

/** Milliseconds of CPU for one pass over `articles`. */
function cpuMs(articles: readonly Article[], step: (article: Article) => unknown): number {
  const before = process.cpuUsage()
  for (const article of articles) step(article)
  const used = process.cpuUsage(before)
  return (used.user + used.system) / 1000
}

function main(): void {
  if (!existsSync(folder)) {
    console.log('skipped: ../shared/data/news-ar is not there')
    return
  }
  const articles = read(Number(process.argv[2] ?? 2))
  const chars = articles.reduce((sum, a) => sum + a.text.length, 0) / articles.length
  console.log(
    `${articles.length} articles of ${Math.round(chars)} characters; CPU time of one thread, Node ${process.version}`,
  )
  const warm = articles.slice(0, 600)
  for (const article of warm) analyseArticle(article)
  const docs = articles.map((a) => analyseText(a.title, a.text))
  const at = new Map(articles.map((a, i) => [a, i]))
  const docOf = (a: Article) => docs[at.get(a) ?? 0] ?? analyseText(a.title, a.text)
  const steps: [string, (article: Article) => unknown][] = [
    ['regex tokeniser (peer)', regexTokens],
    ['scan', (a) => [scan(a.title), scan(a.text)]],
    ['language', (a) => identifyLanguage(a.title, a.text)],
    ['index terms', (a) => [searchTokens(a.title), searchTokens(a.text)]],
    ['keyphrases', (a) => keyphrases({ doc: docOf(a) })],
    ['entities', (a) => findEntities(docOf(a))],
    ['statements with entities', (a) => findStatements(docOf(a))],
    ['figures', (a) => findFigures(docOf(a))],
    ['credits', (a) => findCredits({ title: a.title, text: a.text })],
    ['features', (a) => articleFeatures(docOf(a))],
  ]
  const whole = cpuMs(articles, (a) => analyseArticle(a))
  const line = (name: string, ms: number): void =>
    console.log(
      `  ${name.padEnd(26)} ${((articles.length / ms) * 1000).toFixed(0).padStart(7)} articles/s  ${((1000 * ms) / articles.length).toFixed(0).padStart(5)} us  ${((100 * ms) / whole).toFixed(0).padStart(3)} % of the whole`,
    )
  line('whole analysis', whole)
  for (const [name, step] of steps) {
    for (const article of warm) step(article)
    line(name, cpuMs(articles, step))
  }
  console.log(`  resident ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB`)
}

main()
