/**
 * Days that the beginning of a text mentions: weekdays by name, today, yesterday, tomorrow.
 * In: a scan. Out: bits (see `Features.days`). Touches nothing.
 */
import { days } from '../../data/features.data.ts'
import { dayMark } from '../../model/features.ts'
import type { Scan } from '../../text/scanner/scan.ts'
import { wordHash } from '../../text/word-hash.ts'
import { WordTable } from '../../text/word-table.ts'

const bitOfDay: Readonly<Record<string, number>> = {
  sunday: 1 << 0,
  monday: 1 << 1,
  tuesday: 1 << 2,
  wednesday: 1 << 3,
  thursday: 1 << 4,
  friday: 1 << 5,
  saturday: 1 << 6,
  today: dayMark.today,
  yesterday: dayMark.yesterday,
  tomorrow: dayMark.tomorrow,
}

const bitsOf = new WordTable()
for (const entry of days) {
  const [word = '', day = ''] = entry.split(' | ')
  const proclitics = /^[\u0600-\u06FF]/u.test(word) ? ['', 'و', 'ب', 'ل', 'ف'] : ['']
  for (const proclitic of proclitics) bitsOf.set(wordHash(proclitic + word), bitOfDay[day] ?? 0)
}

/** Bits of the days named in the first `words` tokens; 0 when none is. */
export function daysSpokenOf(source: Scan, words: number): number {
  const { hash } = source
  const count = Math.min(source.count, words)
  let bits = 0
  for (let i = 0; i < count; i++) bits |= bitsOf.get(hash[i] ?? 0)
  return bits
}
