/**
 * Days that the beginning of a text speaks of: by the name of the weekday, or as today, yesterday, tomorrow.
 * In: a scan. Out: bits (see `Features.days`). Touches nothing.
 */
import { dayMark } from '../../model/features.ts'
import { hash32 } from '../../model/ids.ts'
import { normalise } from '../../text/normalise.ts'
import type { Scan } from '../../text/scanner/scan.ts'
import { WordTable } from '../words/word-table.ts'

/** From Sunday on; forms by which a day is named in one text or another. */
const weekdays = [
  'الأحد sunday dimanche domingo sonntag воскресенье',
  'الاثنين الإثنين monday lundi lunes segunda-feira montag понедельник',
  'الثلاثاء tuesday mardi martes terça-feira dienstag вторник',
  'الأربعاء wednesday mercredi miércoles quarta-feira mittwoch среду среда',
  'الخميس thursday jeudi jueves quinta-feira donnerstag четверг',
  'الجمعة friday vendredi viernes sexta-feira freitag пятницу пятница',
  'السبت saturday samedi sábado samstag субботу суббота',
]
const others = [
  ['اليوم الليلة today', dayMark.today],
  ['أمس البارحة yesterday', dayMark.yesterday],
  ['غدا غداً الغد tomorrow', dayMark.tomorrow],
] as const

const bitsOf = new WordTable()
for (const [bits, words] of [
  ...weekdays.map((words, day) => [1 << day, words] as const),
  ...others.map(([words, bits]) => [bits, words] as const),
]) {
  for (const word of words.split(' ')) {
    const clitics = /^[\u0600-\u06FF]/u.test(word) ? ['', 'و', 'ب', 'ل', 'ف'] : ['']
    for (const clitic of clitics) bitsOf.set(hash32(normalise(clitic + word)), bits)
  }
}

/** Bits of the days named in the first `words` tokens; 0 when none is. */
export function daysSpokenOf(source: Scan, words: number): number {
  const { hash } = source
  const count = Math.min(source.count, words)
  let bits = 0
  for (let i = 0; i < count; i++) bits |= bitsOf.get(hash[i] ?? 0)
  return bits
}
