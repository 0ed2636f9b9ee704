/**
 * Words of English, French, Russian, Persian and Urdu that end a noun phrase: verbs, by their endings or the auxiliary before them,
 * and days and months.
 * In: a token. Out: yes or no. Touches nothing. Heuristics: a noun taken for a verb only shortens a phrase.
 */
import {
  ambiguousMonths,
  englishAuxiliaries,
  frenchAuxiliaries,
  persianPhraseEnds,
  urduPhraseEnds,
  verbEndings,
} from '../../data/keyphrases.data.ts'
import { dayOffsetOf, oneWordMonths, weekdayOf } from '../../text/dates/date-words.ts'
import type { Scan } from '../../text/scanner/scan.ts'
import { wordHash } from '../../text/word-hash.ts'
import { WordTable } from '../../text/word-table.ts'

const auxiliaries: ReadonlyMap<string, ReadonlySet<number>> = new Map([
  ['en', hashes(englishAuxiliaries)],
  ['fr', hashes(frenchAuxiliaries)],
])

const endings: ReadonlyMap<string, RegExp> = new Map([
  ['en', verbEnding('en', 3)],
  ['fr', verbEnding('fr', 3)],
  ['ru', verbEnding('ru', 2)],
])

const verbs: ReadonlyMap<string, ReadonlySet<number>> = new Map([
  ['fa', hashes(persianPhraseEnds)],
  ['ur', hashes(urduPhraseEnds)],
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
  return dateWords.get(hash) !== 0
}

/** Weekdays, days counted from today, months of one word that are no word or name too. */
const dateWords = new WordTable()
const months = hashes(ambiguousMonths)
for (const hash of [...weekdayOf.keys(), ...dayOffsetOf.keys(), ...oneWordMonths()])
  if (!months.has(hash) || weekdayOf.has(hash) || dayOffsetOf.has(hash)) dateWords.set(hash, 1)

/** Matches a word in lower case that has at least `letters` letters before one of the endings of `lang`. */
function verbEnding(lang: string, letters: number): RegExp {
  const own = verbEndings.map((entry) => entry.split(' | ')).filter((fields) => fields[1] === lang)
  return new RegExp(`\\p{L}{${letters}}(?:${own.map(([ending]) => ending).join('|')})$`, 'u')
}

function hashes(words: readonly string[]): ReadonlySet<number> {
  return new Set(words.map(wordHash))
}
