/**
 * Words of English, French, Russian, Persian and Urdu that end a noun phrase: verbs, by their endings or the auxiliary before them,
 * and days and months.
 * In: a token. Out: yes or no. Touches nothing. Rules of thumb: a noun taken for a verb only shortens a phrase.
 */
import { dayOffsetOf, monthOf, weekdayOf } from '../../text/dates/date-words.ts'
import type { Scan } from '../../text/scanner/scan.ts'
import { wordHash } from '../../text/word-hash.ts'

const auxiliaries: ReadonlyMap<string, ReadonlySet<number>> = new Map([
  ['en', hashes('has have had was were be been being is are will would can could may might must should to')],
  [
    'fr',
    hashes('a ont avait avaient est sont etait etaient ete sera seront aura auront va vont doit doivent peut peuvent'),
  ],
])

const endings: ReadonlyMap<string, RegExp> = new Map([
  ['en', /\p{L}{3}ed$/u],
  ['fr', /\p{L}{3}(?:erait|eraient|eront|era|aient|èrent)$/u],
  ['ru', /\p{L}{2}(?:[иы]л|[иы]л[аи]|л[ао]сь|лись|лся|ёлся|ться|[ая]ет|[ая]ют|ует|уют|ить)$/u],
])

const verbs: ReadonlyMap<string, ReadonlySet<number>> = new Map([
  [
    'fa',
    hashes(
      'است بود شد شده شدند کرد کرده کردند کند کنند گفت گفته گفتند داد داده دادند دارد دارند داشت بوده بودند باشد باشند خواهد خواهند نیست هست هستند رفت آمد گرفت گرفته رسید افزود روز سه دو یک پس ماه سال آینده گذشته اعلام هم نیز',
    ),
  ],
  [
    'ur',
    hashes(
      'نے کو سے میں پر کا کی کے ہے ہیں تھا تھی تھے گیا گئی گئے ہو ہوا ہوئی ہوئے کر کیا کرے کریں کرتے کرنے کرنا دیا دی دیے دوبارہ کھل کھول گی گا گے رہا رہی رہے کہا بتایا کہ اور بھی تک بعد لیے ماہ سال اتوار تین دو ایک اگلے یہ وہ جو خرچ',
    ),
  ],
])

/** True when the word, written `form`, is taken for a verb where it stands. */
export function looksLikeVerb(s: Scan, token: number, form: string, lang: string): boolean {
  const key = lang.slice(0, 2)
  if (verbs.get(key)?.has(s.hash[token] ?? 0)) return true
  // Present and imperfect of Persian: می and a narrow space.
  if (key === 'fa') return /^\u0646?\u0645\u06CC\u200C/u.test(form)
  if (endings.get(key)?.test(form.toLowerCase())) return true
  return token > 0 && auxiliaries.get(key)?.has(s.hash[token - 1] ?? 0) === true
}

export function isDateWord(hash: number): boolean {
  return weekdayOf.has(hash) || dayOffsetOf.has(hash) || (monthOf(hash, 0) !== undefined && !ambiguousMonths.has(hash))
}

/** Months that are words or names too. */
const ambiguousMonths = hashes('may mars march august mai juin set out ago dim mar dec sep jan nov oct')

function hashes(words: string): ReadonlySet<number> {
  return new Set(words.split(' ').map(wordHash))
}
