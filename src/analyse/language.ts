/**
 * The language of an article, from its letters and commonest words; a trained detector only where those do not decide.
 * In: title and text. Out: a language code and its direction. Touches nothing (reads the detector's packaged table on first need).
 *
 * Arabic, Persian, Urdu, Kurdish, Pashto, Russian, Ukrainian, Hebrew, Greek, Chinese, Japanese and Korean are recognised by
 * letters that the others do not write; Latin-script languages by function words; what stays unclear goes to eld (small).
 */
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import * as listed from '../data/languages.data.ts'
import type { Direction } from '../model/article.ts'
import { directionOf } from '../model/direction.ts'
import { arabicBlock } from '../text/letters.ts'
import { readUnits } from '../text/unit-arrays.ts'

export interface IdentifiedLanguage {
  /** ISO 639-1 (or 639-3 where there is none: "ckb"); "und" when undetermined. */
  lang: string
  dir: Direction
}

const titleChars = 300
const sampleChars = 1200

/** The language of `title` + the beginning of `text`. Cost is bounded: at most 1,200 characters are read. */
export function identifyLanguage(title: string, text: string): IdentifiedLanguage {
  const head = title.length > titleChars ? title.slice(0, titleChars) : title
  const body = text.length > sampleChars ? text.slice(0, sampleChars) : text
  if (isPlainArabic(head, body)) return { lang: 'ar', dir: 'rtl' }
  const lang = languageOf(`${head}\n${body}`)
  return { lang, dir: directionOf(lang) }
}

/** Languages in Arabic letters whose words the rules for Arabic must not read. */
const neighboursOfArabic: ReadonlySet<string> = new Set(['fa', 'ur', 'ps', 'ckb', 'ku', 'sd', 'ug'])

/** True for a language in Arabic letters that is not Arabic. */
export function isNeighbourOfArabic(lang: string): boolean {
  return neighboursOfArabic.has(lang)
}

const scriptSlots = 12
const slot = {
  none: 0,
  latin: 1,
  arabic: 2,
  cyrillic: 3,
  hebrew: 4,
  greek: 5,
  han: 6,
  kana: 7,
  hangul: 8,
  other: 9,
} as const

/** Letters that only some languages of a script write; one bit each. */
const hint = {
  ar: 1,
  fa: 2,
  ur: 4,
  ckb: 8,
  ps: 16,
  persoArabic: 32,
  uk: 64,
  be: 128,
  ru: 256,
  sr: 512,
  kk: 1024,
} as const
const hintBits = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024]

/** Per UTF-16 unit: its script slot, and below it (`hintWidth` bits) the languages it hints at. */
const letterOf = new Uint16Array(65536)
const hintWidth = hintBits.length
const hintMask = (1 << hintWidth) - 1
fillTables()
/** The combinations of hints that letters have. */
const hintSets = [...new Set(letterOf.map((letter) => letter & hintMask))].filter((bits) => bits !== 0)
const hintCounts = new Uint32Array(1 << hintWidth)

/** Bits of a count: more than both samples have characters. */
const countBits = 11
const countMask = (1 << countBits) - 1
const sumMask = (1 << (2 * countBits)) - 1
const arabicHint = 1 << (2 * countBits)
/** A letter of a third script, or one that Arabic does not write: all is counted then. */
const undecided = 1 << (2 * countBits + 1)
/**
 * Per UTF-16 unit, what decides nearly every Arabic article in one sum: an Arabic letter counts in the lowest field, a Latin one in
 * the next, and the flags above are collected.
 */
const tallyOf = tallies()

/** True when nothing but Arabic comes into question: its script leads, with letters of its own and none of another language. */
function isPlainArabic(head: string, body: string): boolean {
  let sum = 0
  let seen = 0
  for (let i = 0; i < head.length; i++) {
    const add = tallyOf[head.charCodeAt(i)] ?? 0
    sum += add & sumMask
    seen |= add
  }
  const units = readUnits(body)
  const { length } = body
  for (let i = 0; i < length; i++) {
    const add = tallyOf[units[i] ?? 0] ?? 0
    sum += add & sumMask
    seen |= add
  }
  return (seen & (undecided | arabicHint)) === arabicHint && (sum & countMask) > sum >>> countBits
}

function tallies(): Uint32Array {
  return Uint32Array.from(letterOf, (letter) => {
    const bits = letter & hintMask
    const at = letter >> hintWidth
    const foreign = (bits & ~hint.ar) !== 0
    if (at === slot.none) return bits === 0 ? 0 : undecided
    if (foreign || (at !== slot.arabic && at !== slot.latin)) return undecided
    return at === slot.latin ? 1 << countBits : 1 | (bits & hint.ar ? arabicHint : 0)
  })
}

function languageOf(sample: string): string {
  const counts = new Uint32Array(scriptSlots)
  const hints = new Uint32Array(hintBits.length)
  const units = readUnits(sample)
  for (let i = 0; i < sample.length; i++) {
    const letter = letterOf[units[i] ?? 0] ?? 0
    const at = letter >> hintWidth
    counts[at] = (counts[at] ?? 0) + 1
    const bits = letter & hintMask
    if (bits !== 0) hintCounts[bits] = (hintCounts[bits] ?? 0) + 1
  }
  for (const bits of hintSets) {
    const count = hintCounts[bits] ?? 0
    hintCounts[bits] = 0
    for (let k = 0; k < hintWidth; k++) if (bits & (hintBits[k] ?? 0)) hints[k] = (hints[k] ?? 0) + count
  }
  let best = 0
  for (let at = 1; at < scriptSlots; at++) if ((counts[at] ?? 0) > (best === 0 ? 0 : (counts[best] ?? 0))) best = at
  switch (best) {
    case slot.none:
      return 'und'
    case slot.latin:
      return latinLanguage(sample)
    case slot.arabic:
      return arabicScriptLanguage(sample, hints, counts[slot.arabic] ?? 0)
    case slot.cyrillic:
      return cyrillicLanguage(sample, hints)
    case slot.hebrew:
      return 'he'
    case slot.greek:
      return 'el'
    case slot.hangul:
      return 'ko'
    case slot.han:
    case slot.kana:
      return (counts[slot.kana] ?? 0) * 10 > (counts[slot.han] ?? 0) ? 'ja' : 'zh'
    default:
      return detect(sample) ?? 'und'
  }
}

function arabicScriptLanguage(sample: string, hints: Uint32Array, letters: number): string {
  const [ar = 0, fa = 0, ur = 0, ckb = 0, ps = 0, shared = 0] = hints
  const foreign = fa + ur + ckb + ps + shared
  // Names and loan words bring a few foreign letters into Arabic; ta marbuta and hamza forms are everywhere in it.
  if (foreign * 50 <= letters && ar > foreign) return 'ar'
  if (ckb > ur && ckb > ps && ckb * 25 > letters) return 'ckb'
  if (ur > ps && ur * 25 > letters) return 'ur'
  if (ps * 33 > letters) return 'ps'
  if (fa * 20 > letters && ar * 8 < fa) return 'fa'
  if (foreign === 0 && letters > 0 && ar * 40 > letters) return 'ar'
  return detect(sample) ?? (foreign > ar ? 'fa' : 'ar')
}

function cyrillicLanguage(sample: string, hints: Uint32Array): string {
  const [, , , , , , uk = 0, be = 0, ru = 0, sr = 0, kk = 0] = hints
  if (ru > 2 && uk + be + sr + kk === 0) return 'ru'
  if (uk > 3 && ru === 0 && be === 0 && kk === 0) return 'uk'
  return detect(sample) ?? 'ru'
}

/** Languages that function words tell apart; of languages with equal votes, the earlier goes first. */
const functionWords: readonly [lang: string, words: readonly string[]][] = [
  ['en', listed.englishFunctionWords],
  ['fr', listed.frenchFunctionWords],
  ['de', listed.germanFunctionWords],
  ['es', listed.spanishFunctionWords],
  ['it', listed.italianFunctionWords],
  ['pt', listed.portugueseFunctionWords],
  ['nl', listed.dutchFunctionWords],
  ['tr', listed.turkishFunctionWords],
  ['id', listed.indonesianFunctionWords],
]
const wordVotes = votesTable()

/** The language whose function words are many and far ahead, else what the detector says. */
function latinLanguage(sample: string): string {
  const votes = new Map<string, number>()
  let words = 0
  for (const match of sample.toLowerCase().matchAll(/[a-z\u00DF-\u024F]+/g)) {
    words++
    for (const lang of wordVotes.get(match[0]) ?? []) votes.set(lang, (votes.get(lang) ?? 0) + 1)
  }
  const ranked = [...votes].toSorted((a, b) => b[1] - a[1])
  const [first, second] = ranked
  if (first !== undefined && words >= 20 && first[1] * 6 >= words && first[1] >= 1.6 * (second?.[1] ?? 0))
    return first[0]
  return detect(sample) ?? first?.[0] ?? 'und'
}

interface Detector {
  detect(text: string): { language: string }
}
let detector: Detector | undefined

/** Read on first need and synchronously (Node 20.19's require of a module): its table costs 0.7 s and 150 MB. */
function loadDetector(): Detector {
  const loaded = createRequire(import.meta.url)(fileURLToPath(import.meta.resolve('eld/small'))) as { eld: Detector }
  return loaded.eld
}

/** eld's answer, undefined when it has none. */
function detect(sample: string): string | undefined {
  detector ??= loadDetector()
  const { language } = detector.detect(sample)
  return language === '' ? undefined : language === 'ku' ? 'ckb' : language
}

function votesTable(): Map<string, string[]> {
  const table = new Map<string, string[]>()
  for (const [lang, words] of functionWords)
    for (const word of words) table.set(word, [...(table.get(word) ?? []), lang])
  return table
}

function fillTables(): void {
  const isLetter = /^\p{L}$/u
  for (let code = 65; code < 65536; code++) {
    if (!isLetter.test(String.fromCharCode(code))) continue
    letterOf[code] = slotOfLetter(code) << hintWidth
  }
  const bitOf: Readonly<Record<string, number>> = hint
  for (const entry of listed.tellingLetters) {
    const [letter = '', language = ''] = entry.split(' | ')
    const code = letter.charCodeAt(0)
    letterOf[code] = (letterOf[code] ?? 0) | (bitOf[language] ?? 0)
  }
}

function slotOfLetter(code: number): number {
  if (code < 0x250 || (code >= 0x1e00 && code < 0x1f00)) return slot.latin
  if (code < 0x370) return slot.other
  if (code < 0x400) return slot.greek
  if (code < 0x530) return slot.cyrillic
  if (code >= 0x590 && code < arabicBlock.first) return slot.hebrew
  if ((code >= arabicBlock.first && code < 0x780) || (code >= 0x8a0 && code < 0x900)) return slot.arabic
  if ((code >= 0xfb50 && code < 0xfe00) || code >= 0xfe70) return slot.arabic
  if (code >= 0x3040 && code < 0x3100) return slot.kana
  if (code >= 0x3400 && code < 0xa000) return slot.han
  if ((code >= 0xac00 && code < 0xd7b0) || (code >= 0x1100 && code < 0x1200)) return slot.hangul
  return slot.other
}
