/**
 * A reader's search words as the index understands them.
 * In: what was typed: words, "phrases", -not, =exact, a OR b, title:, source:, section:, by:, before:, after:, lang:, NEAR, the same in Arabic.
 * Out: terms with the index forms they match, to search and to show, and limits. Touches nothing.
 */
import { queryOperators } from '../data/search.data.ts'
import { datesIn } from './dates/dates-in-text.ts'
import { normalise } from './normalise.ts'
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
  /** Only in titles. */
  title?: boolean
  /** Its words: the form as typed, normalised, and its stem. */
  words: QueryWord[]
}

export interface QueryWord {
  form: string
  stem: string
}

/** Limits that stand among the words, as typed. */
export interface QueryLimits {
  source?: string
  section?: string
  by?: string
  lang?: string
  /** The first day, and the day before which: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  after?: string
  before?: string
}

export interface Query {
  terms: QueryTerm[]
  limits: QueryLimits
  /** Numbers of terms that stand close to the term after them. */
  near: number[]
}

const maxTerms = 32
const quotePairs = /[\u201C\u201D\u201E\u00AB\u00BB]/g
/** Elided articles and possessive endings, which a search ignores: l'État, Zoë's. */
const elided = /^(?:[cdjlmnst]|qu)['\u2019](?=\p{L})|['\u2019]s$/giu
const day = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/

const operators = new Map(
  queryOperators.flatMap((entry) => {
    const [does = '', ...words] = entry.split(' | ')
    return words.map((word) => [operatorKey(word), does] as const)
  }),
)

interface Part {
  minus: boolean
  equals: boolean
  /** Before the colon. */
  operator: string | undefined
  quoted: boolean
  text: string
}

/**
 * The terms of `q`. `=word` or `o.exact` matches word forms exactly, `"a b"` a phrase, `-word` must not occur, `a OR b` is either.
 * At most 32 terms; the rest are ignored. Never throws: an operator that makes no sense is a word. A query without words gives no terms.
 */
export function parseQuery(q: string, o: { exact?: boolean } = {}): Query {
  const query: Query = { terms: [], limits: {}, near: [] }
  let join: string | undefined
  for (const part of partsOf(q)) {
    if (query.terms.length >= maxTerms) break
    const joining = part.quoted || part.minus || part.equals ? undefined : joinOf(part.text)
    if (joining !== undefined && query.terms.length > 0) {
      join = joining
      continue
    }
    if (setLimit(query.limits, part)) continue
    const term = termOf(part, part.equals || o.exact === true, part.minus || join === 'not')
    if (term === undefined) continue
    const last = query.terms.at(-1)
    if (join === 'or' && last && last.negated === term.negated) either(last, term)
    else {
      if (join === 'near' && !term.negated) query.near.push(query.terms.length - 1)
      query.terms.push(term)
    }
    join = undefined
  }
  return query
}

function* partsOf(q: string): Generator<Part> {
  const text = q.replace(quotePairs, '"').slice(0, 4096)
  const pattern = /([-\u2212]?)(=?)(?:([\p{L}]{2,12}):(?=[^\s:/]))?(?:"([^"]*)"?|([^\s"]+))/gu
  for (const match of text.matchAll(pattern)) {
    const [, minus, equals, operator, quoted, plain] = match
    const known = operator === undefined ? undefined : operators.get(operatorKey(operator))
    const isOperator = known !== undefined && !['or', 'near', 'not'].includes(known)
    yield {
      minus: minus !== '',
      equals: equals !== '',
      operator: isOperator ? known : undefined,
      quoted: quoted !== undefined,
      text: `${operator === undefined || isOperator ? '' : `${operator}:`}${quoted ?? plain ?? ''}`.trim(),
    }
  }
}

/** True when the part is a limit, and set. */
function setLimit(limits: QueryLimits, { operator, minus, text }: Part): boolean {
  if (minus || text === '') return false
  if (operator === 'source') limits.source = text
  else if (operator === 'section') limits.section = text
  else if (operator === 'by') limits.by = text
  else if (operator === 'language' && /^[a-z]{2,3}$/i.test(text)) limits.lang = text.toLowerCase()
  else if (operator === 'before' || operator === 'after') {
    const first = firstDay(text)
    if (first === undefined) return false
    limits[operator] = first
  } else return false
  return true
}

/** `2018-05` as it is; of a date in another calendar or naming of months (`رمضان 1439`, `6 أيار 2018`) its first day. */
function firstDay(text: string): string | undefined {
  const digits = latinDigits(text)
  if (day.test(digits)) return digits
  const [date, more] = datesIn(text)
  if (date === undefined || more !== undefined || date.isRelative) return undefined
  const first = new Date(date.fromAt).toISOString().slice(0, 10)
  return day.test(first) ? first : undefined
}

function termOf(part: Part, exact: boolean, negated: boolean): QueryTerm | undefined {
  const surface = part.text
  const tokens = searchTokens(part.quoted ? surface : surface.replace(elided, ''))
  const forms = exact ? tokens.exact : tokens.stems
  const [form] = forms
  if (form === undefined) return undefined
  const words = tokens.exact.map((typed, i) => ({ form: typed, stem: tokens.stems[i] ?? typed }))
  const base = { surface, exact, negated, words, ...(part.operator === 'title' ? { title: true } : {}) }
  if (forms.length > 1) return { ...base, alternatives: [], phrase: forms }
  return { ...base, alternatives: exact ? [form] : [form, ...otherStems(form)] }
}

/** Makes `term` either of the two. */
function either(term: QueryTerm, other: QueryTerm): void {
  term.surface = `${term.surface} OR ${other.surface}`
  term.alternatives = [...formsOf(term), ...formsOf(other)]
  delete term.phrase
  term.words = [...term.words, ...other.words]
}

function formsOf({ alternatives, phrase }: QueryTerm): string[] {
  return phrase === undefined ? alternatives : [phrase.join(' ')]
}

function joinOf(text: string): string | undefined {
  const known = operators.get(operatorKey(text))
  return known === 'or' || known === 'near' || known === 'not' ? known : undefined
}

/** Latin words that join are in capitals: "or" is a word. */
function operatorKey(word: string): string {
  return /^[A-Z]+$/.test(word) ? word : normalise(word)
}

function latinDigits(text: string): string {
  return normalise(text).replaceAll('/', '-')
}

/** Stems of other forms of the word that the light stem leaves apart. */
function otherStems(stem: string): string[] {
  if (/^[a-z]{3,}al$/.test(stem)) return [`${stem.slice(0, -1)}ux`]
  if (/^[a-z]{3,}aux$/.test(stem)) return [`${stem.slice(0, -2)}l`]
  return []
}
