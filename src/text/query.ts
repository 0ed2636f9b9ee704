/**
 * A reader's search words as the index understands them.
 * In: what was typed: words, "phrases", -not, =exact. Out: terms with the index forms they match, to search and to show. Touches nothing.
 */
import { searchTokens } from './search-tokens.ts'

export interface QueryTerm {
  /** As typed, without operators. */
  surface: string
  /** Index forms that match: stems of the word and of what it may also be (French -al and -aux), or the exact form when `exact`. Empty for a phrase. */
  alternatives: string[]
  /** Match the exact column instead of stems. */
  exact: boolean
  negated: boolean
  /** Index forms in order, for a phrase. */
  phrase?: string[]
}

export interface Query {
  terms: QueryTerm[]
}

const maxTerms = 32
const quotePairs = /[\u201C\u201D\u201E\u00AB\u00BB]/g
/** Elided articles and possessive endings, which a search ignores: l'État, Zoë's. */
const elided = /^(?:[cdjlmnst]|qu)['\u2019](?=\p{L})|['\u2019]s$/giu

/**
 * The terms of `q`. `=word` or `o.exact` matches word forms exactly, `"a b"` a phrase, `-word` must not occur.
 * At most 32 terms; the rest are ignored. Never throws; a query without words gives no terms.
 */
export function parseQuery(q: string, o: { exact?: boolean } = {}): Query {
  const terms: QueryTerm[] = []
  const text = q.replace(quotePairs, '"').slice(0, 4096)
  const part = /([-\u2212]?)(=?)(?:"([^"]*)"?|([^\s"]+))/gu
  for (const match of text.matchAll(part)) {
    if (terms.length >= maxTerms) break
    const negated = match[1] !== ''
    const exact = match[2] === '=' || o.exact === true
    const surface = (match[3] ?? match[4] ?? '').trim()
    const isQuoted = match[3] !== undefined
    const tokens = searchTokens(isQuoted ? surface : surface.replace(elided, ''))
    const forms = exact ? tokens.exact : tokens.stems
    const [form] = forms
    if (form === undefined) continue
    if (forms.length > 1) terms.push({ surface, alternatives: [], exact, negated, phrase: forms })
    else terms.push({ surface, alternatives: exact ? [form] : [form, ...otherStems(form)], exact, negated })
  }
  return { terms }
}

/** Stems of other forms of the word that the light stem leaves apart. */
function otherStems(stem: string): string[] {
  if (/^[a-z]{3,}al$/.test(stem)) return [`${stem.slice(0, -1)}ux`]
  if (/^[a-z]{3,}aux$/.test(stem)) return [`${stem.slice(0, -2)}l`]
  return []
}
