/**
 * Names in Latin and Cyrillic text: runs of capitalised words.
 * In: word classes of a text in another script than Arabic. Out: name spans. Touches nothing but its scratch buffers.
 */
import { script } from '../../../text/char-table.ts'
import { phraseBreak, shape, tokenKind, type Scan } from '../../../text/scanner/scan.ts'
import { stopWords } from '../../../text/stop-words.ts'
import { IntMap } from '../../../structures/int-map.ts'

export interface CapitalRun {
  from: number
  to: number
}

const longestRun = 5
const mostShare = 0.5

/** Scratch buffers: capitalised tokens, and the hashes of those that stand inside a sentence. */
let capitals = new Uint32Array(256)
const ordinaryTokens = 4096
const inside = new IntMap()

/**
 * Runs of up to five capitalised words. A single word that opens a sentence counts only when it is capitalised elsewhere too;
 * text in capitals throughout gives none. Linear.
 */
export function findCapitalRuns(scan: Scan, lang: string): CapitalRun[] {
  const found = findCapitals(scan)
  if (found === 0) return []
  inside.clear()
  for (let k = 0; k < found; k++) {
    const i = capitals[k] ?? 0
    if (!opensSentence(scan, i)) inside.add(scan.hash[i] ?? 0, 1)
  }
  const stops = stopWords(lang)
  const runs: CapitalRun[] = []
  for (let k = 0; k < found;) {
    const from = capitals[k++] ?? 0
    if (stops.has(scan.hash[from] ?? 0)) continue
    let to = from + 1
    for (; k < found && capitals[k] === to && to - from < longestRun && !((scan.gap[to] ?? 0) & phraseBreak); k++) to++
    const isSure = to - from > 1 || !opensSentence(scan, from) || inside.get(scan.hash[from] ?? 0) !== 0
    if (isSure && (scan.end[to - 1] ?? 0) - (scan.start[from] ?? 0) > 2) runs.push({ from, to })
  }
  return runs
}

/** Fills `capitals` and returns how many there are; 0 when so many words are capitalised that capitals mark no names. */
function findCapitals(scan: Scan): number {
  const { count, script: scripts, kind, shape: shapes } = scan
  if (count > capitals.length || (capitals.length > ordinaryTokens && count <= ordinaryTokens))
    capitals = new Uint32Array(Math.max(count, ordinaryTokens))
  let found = 0
  let latin = 0
  let latinCapitals = 0
  for (let i = 0; i < count; i++) {
    const isLatin = scripts[i] === script.latin || scripts[i] === script.cyrillic
    if (isLatin) latin++
    if (kind[i] !== tokenKind.word || !((shapes[i] ?? 0) & shape.capital)) continue
    if (isLatin) latinCapitals++
    capitals[found++] = i
  }
  return latinCapitals === 0 || latinCapitals > latin * mostShare + 4 ? 0 : found
}

function opensSentence(scan: Scan, token: number): boolean {
  return token === 0 || scan.sentence[token] !== scan.sentence[token - 1]
}
