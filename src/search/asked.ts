/**
 * What a query asks for, ready for ranking: its words, each with all the forms that count for it.
 * In: nothing. Out: types, and how much a word says. Touches nothing.
 */

/** Why a form counts for a word. */
export type FormKind = 'same' | 'joined' | 'spelling' | 'script' | 'equal' | 'root' | 'mistake'

export interface AskedForm {
  /** As the index has it; several words for a run of neighbours. */
  stem: string
  kind: FormKind
  /** 1 for the word itself; less for what may be meant. */
  weight: number
  /** The word behind the stem, to show. */
  word: string
}

export interface AskedWord {
  /** As typed. */
  surface: string
  /** Normalised, as typed. */
  form: string
  forms: AskedForm[]
  /** In how many articles one of the forms stands, counted up to `mostCounted`. */
  count: number
  /** In how many it stands as typed. */
  typedCount: number
  /** Number of the quoted phrase that it belongs to. */
  phrase?: number
}

/** Beyond this a word is common, however common. */
export const mostCounted = 1_000

/** How much a word says: twice the articles, one bit less. It depends on the word alone, so no other article changes an order. */
export function rarity(count: number): number {
  return Math.log2(1 + (2 * mostCounted) / (1 + count))
}
