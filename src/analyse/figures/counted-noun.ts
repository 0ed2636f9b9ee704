/**
 * The noun that a number counts, as its singular: طلبات and طلبا are طلب, جيوب is جيب; and whether a noun is a dual.
 * In: words. Out: normalised singulars, equal for every form of a noun. Touches nothing.
 *
 * Broken plurals come from the lexicon and a list; the rest is endings: the accusative ا after 11 to 99, ات، ين and ون after 3 to 10.
 */
import { notDuals, plurals } from '../../data/figures.data.ts'
import { nouns } from '../../data/lexicon.data.ts'
import { hash32 } from '../../model/ids.ts'
import { letter } from '../../text/letters.ts'
import { cliticBits } from '../../text/morphology/clitics.ts'
import { known, knownBits } from '../../text/morphology/lexicon.ts'
import { normalise } from '../../text/normalise.ts'
import { textOfUnits } from '../../text/unit-arrays.ts'
import { wordHashes } from '../../text/word-hash.ts'
import type { VocabularyWord } from '../../text/vocabulary/vocabulary.ts'

/** By plural, normalised: the singular, folded. */
const singulars = new Map<string, string>()
/** Normalised singulars that have a broken plural: with ين they are duals. */
const broken = new Set<string>()
const names = wordHashes(notDuals)
const other = normalise('آخر')

/** Tatweel, vowel marks, marks of direction; then the letters that fold. */
const dropped = /\u0640|[\u064B-\u0652]|\u0670|[\u200E\u200F]/g
const toFold = /\u0640|[\u064B-\u0652]|\u0670|[\u200E\u200F]|[\u0622\u0623\u0625\u0649\u0629]/

fill()

/** A noun without its marks, alef, ya and ta marbuta folded; ؤ and ئ stay, unlike in the normalised form: it is shown to readers. */
export function foldNoun(surface: string): string {
  return toFold.test(surface) ? folded(surface) : surface
}

function folded(surface: string): string {
  return surface
    .replace(dropped, '')
    .replace(/[\u0622\u0623\u0625]/g, '\u0627')
    .replace(/\u0649/g, '\u064A')
    .replace(/\u0629/g, '\u0647')
}

/** Singulars that were asked for: the same few thousand nouns are counted again and again. Bounded. */
const knownSingulars = new Map<string, string>()
const mostKnown = 20_000

/** The singular of a noun as `foldNoun` gives it, without clitics and article. */
export function singularOf(form: string): string {
  const known = knownSingulars.get(form)
  if (known !== undefined) return known
  const singular = readSingular(form)
  if (knownSingulars.size >= mostKnown) knownSingulars.clear()
  knownSingulars.set(form, singular)
  return singular
}

function readSingular(form: string): string {
  const listed = singulars.get(normalise(form))
  if (listed !== undefined) return listed
  if (form.length < 4) return form
  if (form.endsWith('ات')) return ofFeminine(form.slice(0, -2))
  if (form.endsWith('ين') || form.endsWith('ون')) return isNoun(form) ? form : form.slice(0, -2)
  if (form.endsWith('ا')) return isNoun(form) ? form : form.slice(0, -1)
  return form
}

/** The singular of a dual, folded; of a construct one too (سيارتي إسعاف). */
export function singularOfDual(form: string): string {
  const base = form.slice(0, form.endsWith('ن') ? -2 : -1)
  if (!base.endsWith('ت')) return base
  return broken.has(normalise(base)) || isNoun(base) ? base : `${base.slice(0, -1)}ه`
}

/** A noun with the ending of a dual that is no plural: تين is one; ين and ان when its plural is another form. */
export function isDualOfNoun({ formUnits, formFrom, formTo, clitics, hash, bareHash }: VocabularyWord): boolean {
  if (formTo - formFrom < 4) return false
  const last = formUnits[formTo - 1]
  const before = formUnits[formTo - 2]
  const isConstruct = last === letter.ya && before === letter.ta
  if (!isConstruct && (last !== letter.nun || (before !== letter.ya && before !== letter.alef))) return false
  if (knownBits(hash) & (known.noun | known.adjective | known.verb | known.particle | known.name)) return false
  const base = textOfUnits(formUnits, formFrom + cliticBits.bareStart(clitics), formTo - (isConstruct ? 1 : 2))
  if (base.length < 2 || names.has(hash) || names.has(bareHash)) return false
  if (base.endsWith('ت')) return isNoun(`${base.slice(0, -1)}ه`)
  return broken.has(base) && base !== other
}

function ofFeminine(base: string): string {
  if (isNoun(`${base}ه`)) return `${base}ه`
  // Nouns of action and participles take ات without a ة in the singular: انتصارات، تطبيقات، محركات.
  return isNoun(base) || /^[اتم]/u.test(base) ? base : `${base}ه`
}

function isNoun(form: string): boolean {
  return (knownBits(hash32(normalise(form))) & (known.noun | known.adjective)) !== 0
}

/** مسئول is no plural of مسؤول. */
function isSpelling(a: string, b: string): boolean {
  const withoutHamza = (word: string): string => word.replace(/[\u0621-\u0626]/g, '')
  return withoutHamza(a) === withoutHamza(b)
}

function fill(): void {
  const add = (plural: string, singular: string, isFirst: boolean): void => {
    const key = normalise(plural)
    if (!isFirst || !singulars.has(key)) singulars.set(key, foldNoun(singular))
    if (!/(?:ات|ين|ون)$/u.test(plural) && !isSpelling(plural, singular)) broken.add(normalise(singular))
  }
  for (const entry of nouns) {
    const [singular = '', ...others] = entry.split(' | ')
    for (const plural of others) add(plural, singular, true)
  }
  for (const entry of plurals) {
    const [plural = '', singular = ''] = entry.split(' | ')
    add(plural, singular, false)
  }
}
