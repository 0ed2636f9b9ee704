/**
 * Words that say the same number or month: digits and number words, the month names of Egypt, the Levant and the Maghreb.
 * In: a word in normalised form. Out: other words, normalised. Touches nothing.
 */
import { arabicBoundNumbers, arabicNumbers } from '../data/numerals.data.ts'
import { script, scriptOf } from '../text/char-table.ts'
import { monthNames } from '../text/dates/months.ts'
import { normalise } from '../text/normalise.ts'
import { numeralRows } from '../text/numerals/numeral-words.ts'

const same = new Map<string, Set<string>>()

const byValue = new Map<string, Set<string>>()
for (const [words, value] of numeralRows([...arabicNumbers, ...arabicBoundNumbers]))
  for (const word of words) group(byValue, String(value)).add(normalise(word))
for (const [digits, words] of byValue) {
  // Two of a thing is said by its dual, one by nothing.
  if (Number(digits) < 3) continue
  const all = [digits, ...words]
  for (const word of all) group(same, word, all)
}

const byMonth = new Map<string, Set<string>>()
for (const [name, { month, calendar }] of monthNames)
  if (scriptOf(name.charCodeAt(0)) === script.arabic) group(byMonth, `${calendar} ${month}`).add(normalise(name))
for (const names of byMonth.values()) for (const name of names) if (!name.includes(' ')) group(same, name, [...names])

/** Empty for most words. */
export function equivalents(word: string): string[] {
  return [...(same.get(word) ?? [])].filter((other) => other !== word)
}

function group(groups: Map<string, Set<string>>, key: string, values: readonly string[] = []): Set<string> {
  const found = groups.get(key) ?? new Set<string>()
  for (const value of values) found.add(value)
  groups.set(key, found)
  return found
}
