/**
 * Words of dates: days of the week, days counted from today, weeks, months and years as units, and what says last or next.
 * In: nothing. Out: tables by hash of a matching form. Touches nothing. Written for this project.
 */
import { hash32 } from '../../model/ids.ts'
import { monthNames, type MonthName } from './months.ts'
import { normalise } from '../normalise.ts'

export type DateUnit = 'day' | 'week' | 'month' | 'year'

/** Weekday 0 (Sunday) to 6. */
export const weekdays = table<number>([
  ['الأحد sunday dimanche воскресенье воскресенья یکشنبه اتوار', 0],
  ['الاثنين الإثنين الأثنين monday lundi понедельник понедельника دوشنبه پیر', 1],
  ['الثلاثاء الثلثاء tuesday mardi вторник вторника منگل', 2],
  ['الأربعاء الاربعا wednesday mercredi среда среду среды چهارشنبه بدھ', 3],
  ['الخميس thursday jeudi четверг четверга پنجشنبه جمعرات', 4],
  ['الجمعة friday vendredi пятница пятницу пятницы', 5],
  ['السبت saturday samedi суббота субботу субботы ہفتہ', 6],
])

/** Days from the day of publication. */
export const dayOffsets = table<number>([
  ['أمس بالأمس البارحة yesterday hier вчера دیروز', -1],
  ['اليوم today tonight aujourdhui сегодня امروز آج', 0],
  ['غدا tomorrow demain завтра فردا', 1],
  ['позавчера', -2],
  ['послезавтра', 2],
])

/** Two tokens that are one day: أول أمس، بعد غد. */
export const dayOffsetPairs = pairTable<number>([
  ['أول أمس', -2],
  ['أمس الأول', -2],
  ['بعد غد', 2],
  ['avant hier', -2],
  ['apres demain', 2],
])

/** Units as they stand after "last", "next", "ago"; a dual counts two. */
export const dateUnits = table<{ unit: DateUnit; count: number }>([
  ['يوم اليوم أيام يوما day days jour jours день дня дней', { unit: 'day', count: 1 }],
  ['يومين يومان', { unit: 'day', count: 2 }],
  [
    'أسبوع الأسبوع أسابيع أسبوعا week weeks semaine semaines неделя неделе неделю недели недель',
    { unit: 'week', count: 1 },
  ],
  ['أسبوعين أسبوعان', { unit: 'week', count: 2 }],
  ['شهر الشهر أشهر شهور شهرا month months mois месяц месяца месяцев месяце', { unit: 'month', count: 1 }],
  ['شهرين شهران', { unit: 'month', count: 2 }],
  [
    'عام العام أعوام عاما سنة السنة سنوات سنين year years an ans annee annees год года году лет',
    { unit: 'year', count: 1 },
  ],
  ['عامين عامان سنتين سنتان', { unit: 'year', count: 2 }],
])

/** One of them, as it stands with "last" or "next"; plurals (السنوات الماضية) are no single one. */
export const oneOfUnits = table<DateUnit>([
  ['الأسبوع week semaine неделя неделе неделю', 'week'],
  ['الشهر month mois месяц месяце', 'month'],
  ['العام السنة year an annee год году', 'year'],
])

/** Beside اليوم: it is not today (ذلك اليوم، اليوم نفسه). */
export const otherDay = hashes('ذلك نفس ذات هذاك نفسه ذاته كل طوال')

/** -1: the one before; 0: this one; 1: the one after. */
export const shifts = table<number>([
  [
    'الماضي الماضية الفائت الفائتة المنصرم المنصرمة last past dernier derniere passe passee прошлый прошлая прошлой прошлом прошлое прошлую',
    -1,
  ],
  ['الحالي الحالية الجاري الجارية هذا هذه this ce cette cet этот эта этой этом эту', 0],
  ['المقبل المقبلة القادم القادمة next coming prochain prochaine следующий следующая следующей следующем', 1],
])

/** "منذ" and "قبل" before a count of units, "ago" after it. */
export const agoBefore = hashes('قبل منذ')
export const agoAfter = hashes('ago назад')

/** Words that may stand between the parts of a date and say nothing: من، عام، of. */
export const datePadding = hashes('من شهر عام سنة لعام لسنة of de du the le la год года г')
/** Words before a year on its own: عام 2015, in 2015. */
export const yearMarks = hashes('عام العام سنة لعام وعام بعام in since en depuis year annee')
/** After a year: Hijri, Gregorian. */
export const hijriMarks = hashes('هـ ه هجري هجرية')
export const gregorianMarks = hashes('م ميلادي ميلادية года году')

const oneWord = new Map<number, MonthName>()
const twoWords = new Map<number, Map<number, MonthName>>()
for (const [name, month] of monthNames) {
  const [first = '', second] = name.split(' ')
  if (second === undefined) addMonth(oneWord, hashOf(first), month)
  else {
    const inner = twoWords.get(hashOf(first)) ?? new Map<number, MonthName>()
    addMonth(inner, hashOf(second), month)
    twoWords.set(hashOf(first), inner)
  }
}

/** The month named by one token, or by it and the next. */
export function monthOf(hash: number, next: number): { name: MonthName; words: number } | undefined {
  const both = twoWords.get(hash)?.get(next)
  if (both) return { name: both, words: 2 }
  const one = oneWord.get(hash)
  return one && { name: one, words: 1 }
}

export function hashOf(word: string): number {
  return hash32(normalise(word))
}

function addMonth(map: Map<number, MonthName>, hash: number, month: MonthName): void {
  if (!map.has(hash)) map.set(hash, month)
}

function table<T>(rows: readonly (readonly [string, T])[]): ReadonlyMap<number, T> {
  return new Map(rows.flatMap(([words, value]) => words.split(' ').map((word) => [hashOf(word), value] as const)))
}

function pairTable<T>(rows: readonly (readonly [string, T])[]): ReadonlyMap<string, T> {
  return new Map(rows.map(([words, value]) => [words.split(' ').map(hashOf).join(' '), value] as const))
}

function hashes(words: string): ReadonlySet<number> {
  return new Set(words.split(' ').map(hashOf))
}
