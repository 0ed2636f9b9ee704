/**
 * The speakers met so far in a text, to resolve implied subjects ("وأضاف") and short names ("الصباغ").
 * In: speakers as they are named. Out: the nearest one that fits a verb. Touches nothing.
 */
import type { Span } from '../../../model/article.ts'

export interface Speaker {
  text: string
  span: Span
  gender: 'm' | 'f'
  number: 's' | 'd' | 'p'
  /** Tokens of the phrase. */
  from: number
  to: number
  /** Token of the verb with which he spoke. */
  spokeAt: number
}

const remembered = 48

export class SpeakerMemory {
  private readonly met: Speaker[] = []
  /** Hash of each token of the text without its article and proclitics: "المصدر" is the "مصدر" named before. */
  private readonly hash: Uint32Array

  constructor(hash: Uint32Array) {
    this.hash = hash
  }

  add(speaker: Speaker): void {
    this.met.push(speaker)
    if (this.met.length > remembered) this.met.shift()
  }

  /** The speakers met last, nearest first, each phrase once; at most `most`. */
  recent(most: number): Speaker[] {
    const found: Speaker[] = []
    for (let i = this.met.length - 1; i >= 0 && found.length < most; i--) {
      const speaker = this.met[i]
      if (speaker && !found.some((other) => other.text === speaker.text)) found.push(speaker)
    }
    return found
  }

  /** True when the phrase of these tokens has spoken. */
  knows(from: number, to: number): boolean {
    return this.met.some((speaker) => speaker.from === from && speaker.to === to)
  }

  /** The longest phrase met that holds all the words of this one, or shares its last word when it is one word. */
  fullest(speaker: Speaker): Speaker {
    let best = speaker
    for (const other of this.met) {
      if (other.to - other.from > best.to - best.from && this.holds(other, speaker)) best = other
    }
    return best
  }

  /** The longest phrase met that begins with the words of this one, else the one given. */
  fullestOf(range: { from: number; to: number }): { from: number; to: number } {
    let best = range
    for (const other of this.met) {
      if (other.to - other.from <= best.to - best.from) continue
      let k = 0
      while (range.from + k < range.to && this.hash[other.from + k] === this.hash[range.from + k]) k++
      if (range.from + k === range.to) best = other
    }
    return best
  }

  /** True when the phrase of `long` has every word of `short`. */
  private holds(long: Speaker, short: Speaker): boolean {
    const { hash } = this
    for (let i = short.from; i < short.to; i++) {
      let at = long.from
      while (at < long.to && hash[at] !== hash[i]) at++
      if (at === long.to) return false
    }
    return true
  }
}
