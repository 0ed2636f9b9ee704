/**
 * Names in Latin and Cyrillic text: runs of capitalised words.
 * In: word classes of a text in another script than Arabic. Out: name spans. Touches nothing.
 */
import { script } from '../text/char-table.ts'
import { phraseBreak, shape, tokenKind, type Scan } from '../text/scan.ts'
import { stopWords } from '../text/stop-words.ts'

export interface CapitalRun {
  from: number
  to: number
}

const longestRun = 5
const mostShare = 0.5

/**
 * Runs of up to five capitalised words. A single word that opens a sentence counts only when it is capitalised elsewhere too;
 * text in capitals throughout gives none. Linear.
 */
export function findCapitalRuns(scan: Scan, lang: string): CapitalRun[] {
  let capitals = 0
  let latin = 0
  for (let i = 0; i < scan.count; i++) {
    if (scan.script[i] !== script.latin && scan.script[i] !== script.cyrillic) continue
    latin++
    if (isCapital(scan, i)) capitals++
  }
  if (capitals === 0 || capitals > latin * mostShare + 4) return []
  const inside = new Set<number>()
  for (let i = 0; i < scan.count; i++) if (isCapital(scan, i) && !opensSentence(scan, i)) inside.add(scan.hash[i] ?? 0)
  const stops = stopWords(lang)
  const runs: CapitalRun[] = []
  for (let i = 0; i < scan.count;) {
    if (!isCapital(scan, i) || stops.has(scan.hash[i] ?? 0)) {
      i++
      continue
    }
    let to = i + 1
    while (to < scan.count && to - i < longestRun && isCapital(scan, to) && !((scan.gap[to] ?? 0) & phraseBreak)) to++
    const single = to - i === 1
    if (!single || !opensSentence(scan, i) || inside.has(scan.hash[i] ?? 0)) {
      if ((scan.end[to - 1] ?? 0) - (scan.start[i] ?? 0) > 2) runs.push({ from: i, to })
    }
    i = to
  }
  return runs
}

function isCapital(scan: Scan, token: number): boolean {
  return scan.kind[token] === tokenKind.word && ((scan.shape[token] ?? 0) & shape.capital) !== 0
}

function opensSentence(scan: Scan, token: number): boolean {
  return token === 0 || scan.sentence[token] !== scan.sentence[token - 1]
}
