/**
 * Keyphrase baselines over the same scanner: tf-idf n-grams, a YAKE-like score, TextRank.
 * In: an article and document frequencies. Out: ranked phrases. Touches nothing.
 */
import { phraseBreak, scan, surface, tokenKind, type Scan } from '../../src/text/scanner/scan.ts'
import { stopWords } from '../../src/text/stop-words.ts'

interface Gram {
  phrase: string
  stems: number[]
  count: number
  first: number
}

/** n-grams of 1 to 3 words that neither cross punctuation nor hold a stop-word. */
function grams(s: Scan): Gram[] {
  const stops = stopWords('ar')
  const found = new Map<string, Gram>()
  for (let i = 0; i < s.count; i++) {
    const stems: number[] = []
    for (let n = 1; n <= 3 && i + n <= s.count; n++) {
      const at = i + n - 1
      if (s.kind[at] !== tokenKind.word || stops.has(s.hash[at] ?? 0) || surface(s, at).length < 2) break
      if (n > 1 && (s.gap[at] ?? 0) & phraseBreak) break
      stems.push(s.stemHash[at] ?? 0)
      const key = stems.join(' ')
      const known = found.get(key)
      if (known) known.count++
      else found.set(key, { phrase: s.text.slice(s.start[i], s.end[at]), stems: [...stems], count: 1, first: i })
    }
  }
  return [...found.values()]
}

function top(scored: { gram: Gram; score: number }[], count: number): string[] {
  return scored
    .toSorted((a, b) => b.score - a.score || a.gram.first - b.gram.first)
    .slice(0, count)
    .map(({ gram }) => gram.phrase)
}

/** In how many of the articles added each stem stands, whole texts counted. */
export class DocumentFrequencies {
  articles = 0
  readonly #documents = new Map<number, number>()

  add(title: string, text: string): void {
    this.articles++
    for (const stem of new Set([...scan(title).stemHash, ...scan(text).stemHash]))
      this.#documents.set(stem, (this.#documents.get(stem) ?? 0) + 1)
  }

  of(stem: number): number {
    return this.#documents.get(stem) ?? 0
  }
}

export function tfIdfPhrases(title: string, text: string, known: DocumentFrequencies): string[] {
  const s = scan(`${title}\n${text}`)
  const idf = (stem: number): number => Math.log((known.articles + 1) / (known.of(stem) + 0.5))
  return top(
    grams(s).map((gram) => ({
      gram,
      score: gram.count * (gram.stems.reduce((sum, stem) => sum + idf(stem), 0) / gram.stems.length),
    })),
    10,
  )
}

/** After YAKE: early, frequent, spread words in few contexts score low; low is good. */
export function yakePhrases(title: string, text: string): string[] {
  const s = scan(`${title}\n${text}`)
  const words = new Map<
    number,
    { count: number; first: number; left: Set<number>; right: Set<number>; sentences: Set<number> }
  >()
  for (let i = 0; i < s.count; i++) {
    const stem = s.stemHash[i] ?? 0
    const w = words.get(stem) ?? {
      count: 0,
      first: s.sentence[i] ?? 0,
      left: new Set(),
      right: new Set(),
      sentences: new Set(),
    }
    w.count++
    if (i > 0) w.left.add(s.stemHash[i - 1] ?? 0)
    if (i + 1 < s.count) w.right.add(s.stemHash[i + 1] ?? 0)
    w.sentences.add(s.sentence[i] ?? 0)
    words.set(stem, w)
  }
  const counts = [...words.values()].map((w) => w.count)
  const mean = counts.reduce((a, b) => a + b, 0) / Math.max(1, counts.length)
  const deviation = Math.sqrt(counts.reduce((a, b) => a + (b - mean) ** 2, 0) / Math.max(1, counts.length))
  const most = Math.max(1, ...counts)
  const wordScore = (stem: number): number => {
    const w = words.get(stem)
    if (!w) return 1
    const position = Math.log(Math.log(3 + w.first) + 1)
    const relatedness = 1 + (w.left.size / w.count + w.right.size / w.count) * (w.count / most)
    const spread = w.sentences.size / ((s.sentence[s.count - 1] ?? 0) + 1)
    return (relatedness * position) / (w.count / (mean + deviation) / relatedness + spread / relatedness)
  }
  return top(
    grams(s).map((gram) => {
      const scores = gram.stems.map(wordScore)
      const product = scores.reduce((a, b) => a * b, 1)
      return { gram, score: -product / (gram.count * (1 + scores.reduce((a, b) => a + b, 0))) }
    }),
    10,
  )
}

/** TextRank: PageRank over words seen within two of each other; adjacent ranked words make phrases. */
export function textRankPhrases(title: string, text: string): string[] {
  const s = scan(`${title}\n${text}`)
  const stops = stopWords('ar')
  const links = new Map<number, Map<number, number>>()
  const content = Array.from({ length: s.count }, (_, i) => i).filter(
    (i) => s.kind[i] === tokenKind.word && !stops.has(s.hash[i] ?? 0),
  )
  for (let a = 0; a < content.length; a++)
    for (let b = a + 1; b < content.length && (content[b] ?? 0) - (content[a] ?? 0) <= 2; b++) {
      const [x, y] = [s.stemHash[content[a] ?? 0] ?? 0, s.stemHash[content[b] ?? 0] ?? 0]
      if (x === y) continue
      for (const [from, to] of [
        [x, y],
        [y, x],
      ] as const) {
        const out = links.get(from) ?? new Map<number, number>()
        out.set(to, (out.get(to) ?? 0) + 1)
        links.set(from, out)
      }
    }
  let rank = new Map([...links.keys()].map((stem) => [stem, 1]))
  for (let round = 0; round < 30; round++) {
    const next = new Map([...links.keys()].map((stem) => [stem, 0.15]))
    for (const [from, out] of links) {
      const total = [...out.values()].reduce((a, b) => a + b, 0)
      for (const [to, weight] of out)
        next.set(to, (next.get(to) ?? 0) + (0.85 * (rank.get(from) ?? 0) * weight) / total)
    }
    rank = next
  }
  return top(
    grams(s).map((gram) => ({ gram, score: gram.stems.reduce((sum, stem) => sum + (rank.get(stem) ?? 0), 0) })),
    10,
  )
}
