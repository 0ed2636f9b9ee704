/**
 * A fact that two versions of a text give otherwise.
 * In: nothing. Out: types, and which units are tolls. Touches nothing.
 */
import type { VersionField } from './text-version.ts'

export type FactKind = 'figure' | 'date' | 'name' | 'place' | 'word'

/** Words of one version, verbatim; `start` counts UTF-16 units of the title or the text. */
export interface FactSpan {
  field: VersionField
  start: number
  length: number
  text: string
}

export interface ChangedFact {
  kind: FactKind
  before: FactSpan
  after: FactSpan
  /** 0..1: how surely the two are of one fact. */
  confidence: number
  /** figure: the unit, where it is known. */
  unit?: string
}

/** A change as its tokens, `[a0, a1)` of the earlier and `[b0, b1)` of the later version. */
export interface TokenChange {
  kind: FactKind
  a0: number
  a1: number
  b0: number
  b1: number
  unit?: string
}

/** Of people who came to harm, as a unit of figures. */
export function isToll(unit: string | undefined): boolean {
  return unit !== undefined && tolls.has(unit)
}

const tolls = new Set(['dead', 'injured', 'missing', 'detained', 'displaced'])
