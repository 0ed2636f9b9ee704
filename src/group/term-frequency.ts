/**
 * In how many of the window's articles a term occurs, and the idf that follows.
 * In: terms of arriving articles with their time. Out: idf. Touches nothing.
 *
 * Two tables, of the current stretch of time and the one before (each one window long): what is older is forgotten at
 * once, and the counts are a function of the sequence of articles, whatever was dropped from memory meanwhile.
 */
/** Size of a table entry's logarithm: eighths of log2. */
const logStep = Math.LN2 / 8
/** Articles assumed before the first, so that the first hundred do not take every word for a common one. */
const assumedArticles = 400

export class TermFrequency {
  private now: Uint16Array
  private before: Uint16Array
  /** log2 of how often each entry's terms were counted, in eighths; at `mask` of a hash. */
  readonly logs: Uint8Array
  /** The idf that follows from each value of `logs`, as of the last count: `idfs[logs[hash & mask]]` is `idf(hash)` for tight loops. */
  readonly idfs = new Float64Array(256)
  readonly mask: number
  private readonly windowMs: number
  private stretch = -1
  private articlesNow = 0
  private articlesBefore = 0
  private logArticles = Math.log(1 + assumedArticles)

  /** Tables of 2^bits terms; terms that share an entry only blur one another. */
  constructor(windowMs: number, bits: number) {
    this.windowMs = windowMs
    this.mask = 2 ** bits - 1
    this.now = new Uint16Array(2 ** bits)
    this.before = new Uint16Array(2 ** bits)
    this.logs = new Uint8Array(2 ** bits)
    this.keepIdfs()
  }

  get bytes(): number {
    return this.now.byteLength + this.before.byteLength + this.logs.byteLength
  }

  /** ln of the number of articles counted; the idf of a term never seen. */
  get most(): number {
    return this.logArticles
  }

  /** Counts one article. Late ones count where the stream stands. */
  count(at: number, terms: Uint32Array, numbers: Uint32Array, names: Uint32Array): void {
    const stretch = Math.floor(at / this.windowMs)
    if (stretch > this.stretch) this.turn(stretch)
    this.articlesNow++
    this.logArticles = Math.log(1 + assumedArticles + this.articlesNow + this.articlesBefore)
    this.keepIdfs()
    this.add(terms)
    this.add(numbers)
    this.add(names)
  }

  /** ln(articles / articles with the term), at least 0. */
  idf(term: number): number {
    return this.idfs[this.logs[term & this.mask] ?? 0] ?? 0
  }

  private keepIdfs(): void {
    for (let log = 0; log <= mostLog; log++) this.idfs[log] = Math.max(0, this.logArticles - log * logStep)
  }

  private add(terms: Uint32Array): void {
    for (let i = 0; i < terms.length; i++) {
      const at = (terms[i] ?? 0) & this.mask
      const count = this.now[at] ?? 0
      if (count === 65535) continue
      this.now[at] = count + 1
      this.logs[at] = eighthsOfLog2(count + 1 + (this.before[at] ?? 0))
    }
  }

  private turn(stretch: number): void {
    const next = stretch === this.stretch + 1
    const spare = this.before
    this.before = next ? this.now : spare.fill(0)
    this.now = next ? spare.fill(0) : new Uint16Array(this.mask + 1)
    this.articlesBefore = next ? this.articlesNow : 0
    this.articlesNow = 0
    this.stretch = stretch
    for (let i = 0; i <= this.mask; i++) this.logs[i] = eighthsOfLog2(this.before[i] ?? 0)
  }
}

/** Of twice the most that an entry can count. */
const mostLog = 8 * 17

const logTable = Uint8Array.from({ length: 4096 }, (_, n) => (n < 1 ? 0 : Math.round(8 * Math.log2(n))))

function eighthsOfLog2(count: number): number {
  return count < 4096 ? (logTable[count] ?? 0) : Math.round(8 * Math.log2(count))
}
