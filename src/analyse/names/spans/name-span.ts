/**
 * A span of tokens that names somebody or something.
 * In: kind and tokens. Out: a `NameSpan`. Touches nothing.
 */
import { thingBits, wordsOfThing } from '../gazetteer/gazetteer.ts'

export type NameKind = 'person' | 'place' | 'organisation'

export interface NameSpan {
  kind: NameKind
  from: number
  to: number
  /** Letters of the first token that are not part of the name (و، ل، ب). */
  skipped: number
  /** The number of the listed thing it names (gazetteer.ts), or 0. */
  thing: number
  /** First token of the title before a person's name, or -1. */
  titleFrom: number
  /** An office of the state (وزارة …), which reads as a name only with its complement. */
  state: boolean
  /** The first token heads the name (حزب، شركة …). */
  headed: boolean
  /** The complement of the head is a name of its own. */
  proper: boolean
}

/** The span of tokens `[from, to)`, nothing else known of it; all spans are made here, so that all are alike. */
export function nameSpan(kind: NameKind, from: number, to: number, skipped: number): NameSpan {
  return { kind, from, to, skipped, thing: 0, titleFrom: -1, state: false, headed: false, proper: false }
}

/** The span of a listed thing at token `from`. */
export function spanOfThing(thing: number, from: number): NameSpan {
  const kind = thing & thingBits.place ? 'place' : 'organisation'
  const span = nameSpan(kind, from, from + wordsOfThing(thing), thing & thingBits.skipped)
  span.thing = thing
  return span
}
