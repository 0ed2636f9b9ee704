/**
 * In how many of the window's articles a word stands in title or lead.
 * In: the terms of arriving articles with their time. Out: counts. Touches nothing.
 *
 * What an event is about stands in front; the same words further down are background. As in term-frequency.ts there are two counts a word,
 * of the current stretch of time and the one before, so that the counts are a function of the sequence of articles.
 */
import { termMark } from '../../model/features.ts'
import { startStretch } from './term-frequency.ts'

const inHead = termMark.title | termMark.lead

export class HeadCounts {
  /** For each entry the count of the current stretch, then that of the one before. */
  private readonly counts: Uint16Array
  private readonly mask: number
  private readonly windowMs: number
  private stretch = -1
  private articlesNow = 0
  private articlesBefore = 0

  /** A table of 2^bits words; words that share an entry are counted together. */
  constructor(windowMs: number, bits: number) {
    this.windowMs = windowMs
    this.mask = 2 ** bits - 1
    this.counts = new Uint16Array(2 ** (bits + 1))
  }

  get bytes(): number {
    return this.counts.byteLength
  }

  get articles(): number {
    return this.articlesNow + this.articlesBefore
  }

  /** Counts one article. Late ones count where the stream stands. */
  count(at: number, terms: Uint32Array, marks: Uint8Array): void {
    const stretch = Math.floor(at / this.windowMs)
    if (stretch > this.stretch) this.beginStretch(stretch)
    this.articlesNow++
    const { counts, mask } = this
    for (let i = 0; i < terms.length; i++) {
      const mark = marks[i] ?? 0
      if ((mark & inHead) === 0 || mark & termMark.pair) continue
      const at = 2 * ((terms[i] ?? 0) & mask)
      const count = counts[at] ?? 0
      if (count < 65535) counts[at] = count + 1
    }
  }

  /** Articles counted that have the word in title or lead. */
  of(term: number): number {
    const at = 2 * (term & this.mask)
    return (this.counts[at] ?? 0) + (this.counts[at + 1] ?? 0)
  }

  private beginStretch(stretch: number): void {
    const isNext = stretch === this.stretch + 1
    startStretch(this.counts, isNext)
    this.articlesBefore = isNext ? this.articlesNow : 0
    this.articlesNow = 0
    this.stretch = stretch
  }
}
