/**
 * A day named in another calendar among the words of a query, in the words that the press has for it: "20 شعبان 1439" is 6 May 2018.
 * In: the words in order, normalised. Out: for some of them other words, normalised. Touches nothing.
 */
import { datesIn } from '../text/dates/dates-in-text.ts'
import { monthNames } from '../text/dates/months.ts'
import { script, scriptOf } from '../text/char-table.ts'
import { normalise } from '../text/normalise.ts'

const mostWords = 40
const leastYear = 1_000

/** By place in `words`. Empty where no day of a Hijri or Jalali year is named; linear in the words, of which the first forty are read. */
export function equivalentDates(words: readonly string[]): Map<number, string[]> {
  const found = new Map<number, string[]>()
  const starts: number[] = []
  let text = ''
  for (const word of words.slice(0, mostWords)) {
    starts.push(text.length)
    text += `${word} `
  }
  for (const { start, end, fromAt, calendar, precision, isRelative } of datesIn(text)) {
    if (calendar === 'gregorian' || precision !== 'day' || isRelative) continue
    const date = new Date(fromAt)
    starts.forEach((at, place) => {
      if (at < start || at >= end) return
      const word = words[place] ?? ''
      const number = /^\d+$/.test(word) ? Number(word) : undefined
      if (number === undefined) found.set(place, namesOf(date.getUTCMonth() + 1))
      else found.set(place, [String(number >= leastYear ? date.getUTCFullYear() : date.getUTCDate())])
    })
  }
  return found
}

/** The Arabic names of a Gregorian month that are one word. */
function namesOf(wanted: number): string[] {
  const names = [...monthNames].flatMap(([name, { month, calendar }]) =>
    month === wanted && calendar === 'gregorian' && scriptOf(name.charCodeAt(0)) === script.arabic
      ? [normalise(name)]
      : [],
  )
  return [...new Set(names)].filter((name) => !name.includes(' '))
}
