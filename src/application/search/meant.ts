/**
 * "Did you mean": the query with the words that find little put right.
 * In: a parsed query and its asked words. Out: a query to offer, or nothing. Touches nothing.
 */
import { defined } from '../../model/defined.ts'
import type { AskedForm, AskedWord } from '../../search/asked.ts'
import type { Query } from '../../text/query.ts'

const offered: ReadonlySet<string> = new Set(['mistake', 'spelling', 'script'])

/** Undefined when every word stands somewhere as it was typed. */
export function meantQuery(query: Query, asked: readonly AskedWord[]): string | undefined {
  const better = new Map<string, string>()
  for (const { form, forms, typedCount } of asked) {
    if (typedCount > 0) continue
    const [best] = forms.filter(({ kind }) => offered.has(kind)).sort(byWeight)
    if (best !== undefined) better.set(form, best.word)
  }
  if (better.size === 0) return undefined
  return query.terms
    .map((term) => {
      const words = term.words.map(({ form }) => better.get(form))
      const isBetter = words.some((word) => word !== undefined)
      const text = isBetter ? term.words.map(({ form }) => better.get(form) ?? form).join(' ') : term.surface
      return `${term.negated ? '-' : ''}${term.title === true ? 'title:' : ''}${term.phrase === undefined ? text : `"${text}"`}`
    })
    .concat(Object.entries(defined({ ...query.limits })).map(([name, value]) => `${name}:${quoted(String(value))}`))
    .join(' ')
}

function byWeight(a: AskedForm, b: AskedForm): number {
  return b.weight - a.weight
}

function quoted(value: string): string {
  return /\s/.test(value) ? `"${value}"` : value
}
