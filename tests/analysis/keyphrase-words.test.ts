/**
 * No keyphrase of real articles begins with a piece of a word: its first word is a word of the article, with at most its clitics removed,
 * and those only where a list has what is left.
 * In: ../shared/data/news-pan, where it is there; else the test is shown as skipped. Out: test results. Touches nothing.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { analyseText, type AnalysedText } from '../../src/analyse/analysed-text.ts'
import { keyphrases } from '../../src/analyse/keyphrases/keyphrases.ts'
import { findEntities } from '../../src/analyse/names/entities.ts'
import { cliticBits } from '../../src/text/morphology/clitics.ts'
import { normalise } from '../../src/text/normalise.ts'
import { scan, surface, type Scan } from '../../src/text/scanner/scan.ts'

const folder = new URL('../../../shared/data/news-pan/', import.meta.url).pathname
const article = '\u0627\u0644'

/** What the article's words are without the clitics that are sure, and as they are written. */
function wordsOf(doc: AnalysedText): Set<string> {
  const words = new Set<string>()
  for (const s of [doc.titleScan, doc.textScan]) for (let i = 0; i < s.count; i++) addWord(s, i, words)
  return words
}

function addWord(s: Scan, token: number, words: Set<string>): void {
  const form = normalise(surface(s, token))
  words.add(form)
  const clitics = s.clitics[token] ?? 0
  if (cliticBits.proclitics(clitics) === 0 || cliticBits.isGuess(clitics)) return
  const isAssimilated = cliticBits.hasArticle(clitics) && cliticBits.articleUnits(clitics) === 1
  words.add(
    isAssimilated ? article + form.slice(cliticBits.bareStart(clitics)) : form.slice(cliticBits.proclitics(clitics)),
  )
}

function brokenPhrases(title: string, text: string): string[] {
  const doc = analyseText(title, text)
  const names = findEntities(doc)
  const words = wordsOf(doc)
  // The names of letters that one organisation is called by begin where its name begins: لبي بي سي.
  for (const { variants } of names.entities) for (const variant of variants) words.add(firstWord(variant))
  return keyphrases({ doc, names })
    .map(({ phrase }) => phrase)
    .filter((phrase) => !words.has(firstWord(phrase)))
}

function firstWord(phrase: string): string {
  const s = scan(phrase)
  return s.count === 0 ? '' : normalise(surface(s, 0))
}

test.skipIf(!existsSync(folder))(
  'first words of keyphrases are words of their articles (skipped where ../shared/data/news-pan is not)',
  { tags: ['slow'], timeout: 600_000 },
  () => {
    const broken: string[] = []
    let seen = 0
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.gz')))
      for (const line of gunzipSync(readFileSync(join(folder, file)))
        .toString('utf8')
        .split('\n')) {
        if (line === '') continue
        const { title = '', content = '' } = JSON.parse(line) as { title?: string; content?: string }
        seen++
        broken.push(...brokenPhrases(title, content))
      }
    expect(seen).toBeGreaterThan(10_000)
    expect(broken).toEqual([])
  },
)

test('a piece of a word is seen', () => {
  expect(firstWord('ارتريك فان')).toBe('ارتريك')
  expect(wordsOf(analyseText('', 'وصل باتريك والبلدة بمدينتها')).has('اتريك')).toBe(false)
  expect(wordsOf(analyseText('', 'وصل باتريك إلى البلدة')).has('باتريك')).toBe(true)
})
