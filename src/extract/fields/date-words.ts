/**
 * Tells a line of a date from a sentence with a date in it.
 * In: a short text. Out: how many words it has beside those of dates, times and their labels. Touches nothing.
 */
import * as dates from '../../data/dates.data.ts'
import { dateLineWords } from '../../data/pages.data.ts'
import { foldDateText, monthNames } from '../../text/dates/months.ts'

/** Words of `text` that belong to no date, time or label of one ("Updated", "منذ"); figures and single letters are none. */
export function wordsBesideDates(text: string): number {
  let own = 0
  for (const word of foldDateText(text).match(/[\p{L}\p{M}]+/gu) ?? []) {
    if (unspaced.test(word)) {
      own += vocabulary.has(word) ? 0 : Math.ceil(word.length / 2)
      continue
    }
    const bare = word.replace(/^و(?=..)/u, '')
    if (
      word.length > 1 &&
      !vocabulary.has(word) &&
      !vocabulary.has(bare) &&
      !vocabulary.has(bare.replace(/^(?:ال|لل|بال|ب|ل)/u, ''))
    )
      own++
  }
  return own
}

/** Scripts that put no spaces between words: two characters count as one. */
const unspaced = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u9fff]/

const vocabulary = new Set<string>()
for (const name of monthNames.keys()) for (const word of name.split(/\s/)) vocabulary.add(word)
for (const list of [
  dateLineWords,
  dates.weekdays,
  dates.agoWords,
  dates.dateUnits,
  dates.dayOffsets,
  dates.eraMarks,
  dates.zoneNames,
  dates.pageZoneNames,
  dates.zonePlaces,
  dates.yearMarks,
])
  for (const entry of list)
    for (const word of foldDateText(entry.split(' | ')[0] ?? '').split(' ')) vocabulary.add(word)
