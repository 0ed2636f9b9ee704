/**
 * The words of a query as page, API and command show them: what each was taken to mean.
 * In: terms of a query, asked words. Out: plain data. Touches nothing.
 */
import type { AskedWord, FormKind } from '../../search/asked.ts'
import type { QueryTerm } from '../../text/query.ts'

/** One word or phrase as the index understood it. */
export interface ShownTerm {
  surface: string
  forms: string[]
  exact: boolean
  negated: boolean
  phrase: boolean
  /** Words that were looked for beside it, and why. */
  also: { word: string; why: FormKind }[]
}

/** The terms as page and API show them. */
export function shownTerms(terms: readonly QueryTerm[], asked: readonly AskedWord[]): ShownTerm[] {
  return terms.map((term) => ({
    surface: term.surface,
    forms: [...(term.phrase ?? term.alternatives)],
    exact: term.exact,
    negated: term.negated,
    phrase: term.phrase !== undefined,
    also: term.negated ? [] : alsoOf(term, asked),
  }))
}

function alsoOf(term: QueryTerm, asked: readonly AskedWord[]): ShownTerm['also'] {
  const shown = new Map<string, FormKind>()
  for (const word of asked) {
    if (!term.words.some(({ form }) => form === word.form)) continue
    for (const { kind, word: other } of word.forms)
      if (kind !== 'same' && kind !== 'joined' && kind !== 'root') shown.set(other, kind)
  }
  return [...shown].map(([word, why]) => ({ word, why }))
}
