/**
 * The speakers met so far in a text, to resolve implied subjects ("وأضاف") and short names ("الصباغ").
 * In: speakers as they are named. Out: the nearest one that fits a verb. Touches nothing.
 */
import type { Span } from '../../model/article.ts'
import type { VerbForm } from '../words/reporting-verbs.ts'

export interface Speaker {
  text: string
  span: Span
  gender: 'm' | 'f'
  number: 's' | 'd' | 'p'
  /** Tokens of the phrase. */
  from: number
  to: number
}

const remembered = 48

export class SpeakerMemory {
  private readonly met: Speaker[] = []
  /** Hash of each token of the text. */
  private readonly hash: Uint32Array

  constructor(hash: Uint32Array) {
    this.hash = hash
  }

  add(speaker: Speaker): void {
    this.met.push(speaker)
    if (this.met.length > remembered) this.met.shift()
  }

  /** The last speaker whatever the verb. */
  last(): Speaker | undefined {
    return this.met.at(-1)
  }

  /** The nearest earlier speaker that agrees with the verb, by his fullest name; undefined before any. */
  resolve(form: VerbForm): Speaker | undefined {
    let loose: Speaker | undefined
    for (let i = this.met.length - 1; i >= 0; i--) {
      const speaker = this.met[i]
      if (!speaker) continue
      if (form.first) return this.fullest(speaker)
      if (speaker.gender === form.gender && speaker.number === form.number) return this.fullest(speaker)
      if (loose === undefined && speaker.number === form.number) loose = speaker
    }
    const fallback = loose ?? this.last()
    return fallback && this.fullest(fallback)
  }

  /** The longest phrase met that holds all the words of this one, or shares its last word when it is one word. */
  fullest(speaker: Speaker): Speaker {
    let best = speaker
    for (const other of this.met) {
      if (other.to - other.from > best.to - best.from && this.holds(other, speaker)) best = other
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
