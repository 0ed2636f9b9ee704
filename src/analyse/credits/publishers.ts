/**
 * News agencies and outlets with every way they are written, and the words that credit some agency without naming it.
 * In: the lists of src/data/credits. Out: a table. Touches nothing.
 */
import { agencies, genericCredits, outlets } from '../../data/credits.data.ts'

export interface Publisher {
  name: string
  kind: 'agency' | 'outlet' | 'generic'
  country: string
  /** The name first; `!` before an alias: the word is also an ordinary word or a place. */
  aliases: readonly string[]
}

function parse(entries: readonly string[], kind: Publisher['kind']): Publisher[] {
  return entries.map((entry) => {
    const [name = '', country = '', ...aliases] = entry.split(' | ')
    return { name, kind, country, aliases: [name, ...aliases] }
  })
}

/** All of them; an alias that two share is the first one's. */
export const publishers: readonly Publisher[] = [
  ...parse(agencies, 'agency'),
  ...parse(genericCredits, 'generic'),
  ...parse(outlets, 'outlet'),
]
