/**
 * Month names in the languages of the press, from the lists of src/data/dates: Gregorian, Hijri and Jalali.
 * In: nothing. Out: a table from folded name to month. Touches nothing.
 */
import { gregorianMonths, hijriMonths, jalaliMonths } from '../../data/dates.data.ts'
import { zero } from '../letters.ts'

export type CalendarName = 'gregorian' | 'hijri' | 'jalali'

export interface MonthName {
  month: number
  calendar: CalendarName
}

/** Lower case, marks dropped, Arabic letter variants folded, digits of every script as ASCII. */
export function foldDateText(text: string): string {
  return text
    .replace(/[\u0660-\u0669]/g, (d) => String(d.charCodeAt(0) - zero.arabic))
    .replace(/[\u06f0-\u06f9]/g, (d) => String(d.charCodeAt(0) - zero.persian))
    .replace(/[\u0966-\u096f]/g, (d) => String(d.charCodeAt(0) - 0x966))
    .replace(/[\uff10-\uff19]/g, (d) => String(d.charCodeAt(0) - 0xff10))
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u064b-\u065f\u0670\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\u0623\u0625\u0622\u0671]/g, '\u0627')
    .replace(/[\u0649\u06cc]/g, '\u064a')
    .replace(/\u06a9/g, '\u0643')
    .replace(/\u0629/g, '\u0647')
    .replace(/\u0131/g, 'i')
    .replace(/\u00df/g, 'ss')
    .replace(/[\s\u00a0]+/g, ' ')
}

/** Folded month name (spaces kept) → month 1..12 and calendar. Longer names must be tried first. */
export const monthNames: ReadonlyMap<string, MonthName> = buildMonthNames()

/** Alternation of every month name, longest first, for use inside a regular expression over folded text. */
export const monthPattern: string = [...monthNames.keys()]
  .sort((a, b) => b.length - a.length)
  .map((name) => name.replace(/ /g, '\\s'))
  .join('|')

/** A name that two calendars have is the Gregorian month, then the Hijri one. */
function buildMonthNames(): Map<string, MonthName> {
  const names = new Map<string, MonthName>()
  const add = (entries: readonly string[], calendar: CalendarName): void => {
    for (const entry of entries) {
      const [written = '', month] = entry.split(' | ')
      const name = foldDateText(written)
      if (!names.has(name)) names.set(name, { month: Number(month), calendar })
    }
  }
  add(gregorianMonths, 'gregorian')
  add(hijriMonths, 'hijri')
  add(jalaliMonths, 'jalali')
  return names
}
