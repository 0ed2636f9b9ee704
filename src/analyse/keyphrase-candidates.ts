/**
 * Phrases of an article that could describe it: runs of nouns and adjectives, counted over title and text.
 * In: the scanned article. Out: candidates with their occurrences. Touches nothing.
 */
import { phraseBreak, tokenKind, type Scan } from '../text/scan.ts'
import { cliticBits } from '../text/clitics.ts'
import { stopWords } from '../text/stop-words.ts'
import type { AnalysedText } from './analysed-text.ts'

export interface PhraseCandidate {
  /** Stem hashes of its words. */
  stems: number[]
  count: number
  inTitle: boolean
  /** Word number of the first occurrence, title words first. */
  first: number
  /** Each occurrence: the scan (0 title, 1 text) and its first token. */
  at: { field: 0 | 1; token: number }[]
  words: number
}

const longest = 4

export function collectPhrases(doc: AnalysedText): PhraseCandidate[] {
  const found = new Map<string, PhraseCandidate>()
  const stops = stopWords(doc.lang)
  const scans = [doc.titleScan, doc.textScan] as const
  let before = 0
  scans.forEach((s, field) => {
    for (let i = 0; i < s.count; i++) {
      const stems: number[] = []
      for (let n = 1; n <= longest && i + n <= s.count; n++) {
        const at = i + n - 1
        if (!isContent(s, at, stops)) break
        if (n > 1 && ((s.gap[at] ?? 0) & phraseBreak || cliticBits.proclitics(s.clitics[at] ?? 0) > 0)) break
        stems.push(s.stemHash[at] ?? 0)
        const key = stems.join(' ')
        const known = found.get(key)
        const place = { field: field === 0 ? (0 as const) : (1 as const), token: i }
        if (known === undefined)
          found.set(key, {
            stems: [...stems],
            count: 1,
            inTitle: field === 0,
            first: before + i,
            at: [place],
            words: n,
          })
        else {
          known.count++
          known.at.push(place)
        }
      }
    }
    before += s.count
  })
  return [...found.values()]
}

function isContent(s: Scan, token: number, stops: ReadonlySet<number>): boolean {
  if (s.kind[token] !== tokenKind.word) return false
  if ((s.end[token] ?? 0) - (s.start[token] ?? 0) < 2) return false
  return !stops.has(s.hash[token] ?? 0) && !stops.has(s.bareHash[token] ?? 0)
}
