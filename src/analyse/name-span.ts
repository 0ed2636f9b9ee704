/**
 * A span of tokens that names somebody or something.
 * In: nothing. Out: types only. Touches nothing.
 */
import type { NamedThing } from './name-lookup.ts'

export type NameKind = 'person' | 'place' | 'organisation'

export interface NameSpan {
  kind: NameKind
  from: number
  to: number
  /** Letters of the first token that are not part of the name (و، ل، ب). */
  skipped: number
  thing?: NamedThing
  /** First token of the title before a person's name. */
  titleFrom?: number
  /** An office of the state (وزارة …), which reads as a name only with its complement. */
  state?: boolean
  /** The first token heads the name (حزب، شركة …). */
  headed?: boolean
  /** The complement of the head is a name of its own. */
  proper?: boolean
}
