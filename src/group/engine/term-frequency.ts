/**
 * In how many of the window's articles a term occurs, and the idf that follows.
 * In: terms of arriving articles with their time. Out: idf. Touches nothing.
 *
 * Two counts a term, of the current stretch of time and the one before (each one window long): what is older is forgotten at
 * once, and the counts are a function of the sequence of articles, whatever was dropped from memory meanwhile.
 *
 * The idf stands still for an epoch, a 64th of the articles counted: sums over an article's terms can be kept that long, and a
 * comparison need not look up sixty terms in a table too large for the cache.
 */
/** Size of a table entry's logarithm: eighths of log2. */
const logStep = Math.LN2 / 8
/** Articles assumed before the first, so that the first hundred do not take every word for a common one. */
const assumedArticles = 400
const epochsPerWindow = 64

export class TermFrequency {
  /** For each entry the count of the current stretch, then that of the one before. */
  private readonly counts: Uint16Array
  /** log2 of how often each entry's terms were counted by the start of the epoch, in eighths; at `mask` of a hash. */
  readonly logs: Uint8Array
  /** The idf that follows from each value of `logs`: `idfs[logs[hash & mask]]` is `idf(hash)`, for tight loops. */
  readonly idfs = new Float64Array(256)
  readonly mask: number
  /** Number of the epoch, from 1; equal numbers, equal idf. */
  epoch = 0
  private readonly windowMs: number
  private stretch = -1
  private articlesNow = 0
  private articlesBefore = 0
  /** `articlesNow` at which the epoch ends. */
  private epochEnd = 0
  /** Entries counted in this epoch; when there are too many, all are gone through. */
  private readonly touched: Uint32Array
  private touchedCount = 0
  private logArticles = 0

  /** Tables of 2^bits terms; terms that share an entry only blur one another. */
  constructor(windowMs: number, bits: number) {
    this.windowMs = windowMs
    this.mask = 2 ** bits - 1
    this.counts = new Uint16Array(2 ** (bits + 1))
    this.logs = new Uint8Array(2 ** bits)
    this.touched = new Uint32Array(2 ** (bits - 3))
    this.beginEpoch()
  }

  get bytes(): number {
    return this.counts.byteLength + this.logs.byteLength + this.touched.byteLength
  }

  /** ln of the number of articles counted; the idf of a term never seen. */
  get most(): number {
    return this.logArticles
  }

  /** Counts one article. Late ones count where the stream stands. */
  count(at: number, terms: Uint32Array, numbers: Uint32Array, names: Uint32Array): void {
    const stretch = Math.floor(at / this.windowMs)
    if (stretch > this.stretch) this.beginStretch(stretch)
    this.articlesNow++
    this.add(terms)
    this.add(numbers)
    this.add(names)
    if (this.articlesNow >= this.epochEnd) this.beginEpoch()
  }

  /** ln(articles / articles with the term), at least 0. */
  idf(term: number): number {
    return this.idfs[this.logs[term & this.mask] ?? 0] ?? 0
  }

  private add(terms: Uint32Array): void {
    const { counts, mask, touched } = this
    for (let i = 0; i < terms.length; i++) {
      const at = (terms[i] ?? 0) & mask
      const count = counts[2 * at] ?? 0
      if (count === 65535) continue
      counts[2 * at] = count + 1
      if (this.touchedCount < touched.length) touched[this.touchedCount++] = at
    }
  }

  private beginEpoch(): void {
    const { counts, logs, touched, touchedCount, idfs } = this
    if (touchedCount < touched.length) {
      for (let i = 0; i < touchedCount; i++) {
        const at = touched[i] ?? 0
        logs[at] = eighthsOfLog2((counts[2 * at] ?? 0) + (counts[2 * at + 1] ?? 0))
      }
    } else this.countAll()
    this.touchedCount = 0
    const articles = this.articlesNow + this.articlesBefore
    this.logArticles = Math.log(1 + assumedArticles + articles)
    for (let log = 0; log <= mostLog; log++) idfs[log] = Math.max(0, this.logArticles - log * logStep)
    this.epochEnd = this.articlesNow + Math.max(1, Math.floor(articles / epochsPerWindow))
    this.epoch++
  }

  private countAll(): void {
    const { counts, logs } = this
    for (let at = 0; at < logs.length; at++) logs[at] = eighthsOfLog2((counts[2 * at] ?? 0) + (counts[2 * at + 1] ?? 0))
  }

  private beginStretch(stretch: number): void {
    const isNext = stretch === this.stretch + 1
    startStretch(this.counts, isNext)
    this.articlesBefore = isNext ? this.articlesNow : 0
    this.articlesNow = 0
    this.stretch = stretch
    this.countAll()
    this.touchedCount = 0
    this.beginEpoch()
  }
}

/** Of twice the most that an entry can count. */
const mostLog = 8 * 17

const logTable = Uint8Array.from({ length: 4096 }, (_, n) => (n < 1 ? 0 : Math.round(8 * Math.log2(n))))

function eighthsOfLog2(count: number): number {
  return count < 4096 ? (logTable[count] ?? 0) : Math.round(8 * Math.log2(count))
}

/**
 * In counts of two stretches of time, a pair for each entry, a new one begins: the current becomes the one before when `isNext`, else both
 * are too old.
 */
export function startStretch(counts: Uint16Array, isNext: boolean): void {
  for (let i = 0; i < counts.length; i += 2) {
    counts[i + 1] = isNext ? (counts[i] ?? 0) : 0
    counts[i] = 0
  }
}
