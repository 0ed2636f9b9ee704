/**
 * What an article is known by in any language: consonant skeletons of names, country codes, numbers.
 * In: title, beginning of the text, what analysis found. Out: keys with what they were made from. Touches nothing.
 *
 * Skeletons (../names/keys/consonant-skeleton.ts) are equal across Arabic, Latin and Cyrillic spellings; countries are known by their names in each
 * language (CLDR, through Intl.DisplayNames) and by Arabic adjectives. Callers weigh which keys identify an event.
 */
import { countryCodes, russianCaseEndings } from '../../data/features.data.ts'
import type { Analysis } from '../../model/analysis.ts'
import { script } from '../../text/char-table.ts'
import { cliticBits } from '../../text/morphology/clitics.ts'
import { known, knownBits } from '../../text/morphology/lexicon.ts'
import { normalise } from '../../text/normalise.ts'
import { gap, phraseBreak, scan, shape, surface, tokenKind, type Scan } from '../../text/scanner/scan.ts'
import { stopWords } from '../../text/stop-words.ts'
import { wordSkeleton } from '../names/keys/consonant-skeleton.ts'
import { demonymPlace, placeByHash } from '../names/gazetteer/places.ts'

export interface LanguageKey {
  key: string
  kind: 'name' | 'place' | 'number'
  /** As the article has it. */
  shown: string
  inTitle: boolean
  /** Key of the word before it in one name: the two are not two things shared. */
  after?: string
}

export interface KeyedText {
  title: string
  text?: string
  lang: string
  analysis?: Analysis
}

const leadTokens = 80
const nameBreak = phraseBreak & ~gap.dash
const shortestSkeleton = 3
/** Endings that Russian adds to a name that ends in a consonant. */
const cyrillicEnding = new RegExp(`(?:${russianCaseEndings.join('|')})$`, 'u')

/** The keys of one article, each once, those of the title first. Linear in the beginning of the text. */
export function languageKeys(article: KeyedText): LanguageKey[] {
  const found = new Map<string, LanguageKey>()
  const add = (key: string, kind: LanguageKey['kind'], shown: string, inTitle: boolean, after?: string): void => {
    if (!found.has(key)) found.set(key, { key, kind, shown, inTitle, ...(after === undefined ? {} : { after }) })
  }
  const lang = article.lang.slice(0, 2).toLowerCase()
  const stops = stopWords(lang)
  for (const [text, inTitle] of [
    [article.title, true],
    [article.text ?? '', false],
  ] as const) {
    // A cut that splits a word costs at most one key.
    const s = scan(inTitle ? text : text.slice(0, leadTokens * 12))
    let before: { key: string; at: number } | undefined
    for (let i = 0; i < Math.min(s.count, leadTokens); i++) {
      // "Simone Biles", "Covid-19": what follows at once belongs to the name.
      const after = before?.at === i - 1 && ((s.gap[i] ?? 0) & nameBreak) === 0 ? before.key : undefined
      if (s.kind[i] === tokenKind.number) {
        const shown = surface(s, i)
        if (shown.length >= 2) add(`#${normalise(shown)}`, 'number', shown, inTitle, after)
      } else if (s.kind[i] === tokenKind.word && !stops.has(s.hash[i] ?? 0)) {
        const country = countryAt(s, i, lang)
        if (country !== undefined) add(`@${country}`, 'place', surface(s, i), inTitle)
        else {
          // In a body every rare word would pass for a name; what analysis found there is better.
          const name = inTitle || article.analysis === undefined ? nameAt(s, i) : undefined
          if (name === undefined) continue
          add(name, 'name', surface(s, i), inTitle, after)
          before = { key: name, at: i }
        }
      }
    }
  }
  for (const e of article.analysis?.entities ?? []) {
    const country = /^place:([A-Z]{2})$/u.exec(e.key)?.[1]
    if (country !== undefined) {
      if (e.count > 1) add(`@${country}`, 'place', e.name, false)
      continue
    }
    let before: string | undefined
    const s = scan(e.name)
    for (let i = 0; i < s.count; i++) {
      const name = s.kind[i] === tokenKind.word ? nameAt(s, i) : undefined
      if (name !== undefined) add(name, 'name', e.name, false, before)
      before = name
    }
  }
  return [...found.values()]
}

/** The skeleton of a word that may be a name; undefined for an ordinary one. */
function nameAt(s: Scan, i: number): string | undefined {
  let word = surface(s, i)
  if (s.script[i] === script.arabic) {
    const bits = knownBits(s.hash[i] ?? 0) | knownBits(s.bareHash[i] ?? 0)
    if ((bits & ~(known.name | known.whole)) !== 0) return undefined
    word = word.slice(cliticBits.bareStart(s.clitics[i] ?? 0))
  } else {
    if (((s.shape[i] ?? 0) & shape.capital) === 0) return undefined
    if (s.script[i] === script.cyrillic) word = word.replace(cyrillicEnding, '')
  }
  const skeleton = wordSkeleton(word)
  return skeleton.length >= shortestSkeleton ? skeleton : undefined
}

function countryAt(s: Scan, i: number, lang: string): string | undefined {
  const hash = s.hash[i] ?? 0
  if (s.script[i] === script.arabic) {
    for (const h of [hash, s.bareHash[i] ?? 0]) {
      const code = /^place:([A-Z]{2})$/u.exec((placeByHash(h) ?? demonymPlace(h))?.key ?? '')?.[1]
      if (code !== undefined) return code
    }
    return undefined
  }
  const { exact, stems } = countriesOf(lang)
  const word = normalise(surface(s, i))
  const next = i + 1 < s.count ? `${word} ${normalise(surface(s, i + 1))}` : word
  const named = exact.get(next) ?? exact.get(word)
  if (named !== undefined) return named
  for (let length = Math.min(word.length, longestStem); length >= shortestStem; length--) {
    const code = stems.get(word.slice(0, length))
    // An adjective is a little longer than the stem: "Japan-ese", "итал-ьянский".
    if (code !== undefined && word.length - length <= 7) return code
  }
  return undefined
}

const shortestStem = 4
const longestStem = 12

interface CountryNames {
  /** Whole names of one word or two. */
  exact: ReadonlyMap<string, string>
  /** Beginnings of the names of one word, by which their adjectives begin, too. */
  stems: ReadonlyMap<string, string>
}

const namesByLanguage = new Map<string, CountryNames>()

function countriesOf(lang: string): CountryNames {
  const cached = namesByLanguage.get(lang)
  if (cached) return cached
  const exact = new Map<string, string>()
  const stems = new Map<string, string>()
  const names = displayNames(lang)
  for (const code of countryCodes) {
    const name = normalise(names?.of(code) ?? code)
    if (name.length < 3 || name === normalise(code)) continue
    exact.set(name, code)
    const stem = name.replace(/[aeiouyаеиоуыэюяьй]+$/u, '')
    if (!name.includes(' ') && stem.length >= shortestStem) stems.set(stem.slice(0, longestStem), code)
  }
  const made = { exact, stems }
  namesByLanguage.set(lang, made)
  return made
}

function displayNames(lang: string): Intl.DisplayNames | undefined {
  try {
    return new Intl.DisplayNames([lang, 'en'], { type: 'region' })
  } catch {
    return undefined
  }
}
