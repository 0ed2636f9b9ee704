/**
 * Countries and territories in texts of other languages that are written in Arabic letters (Persian, Urdu, Pashto …).
 * In: a scanned field and its language. Out: drafts of mentions. Touches nothing; the gazetteer of a language is built once, from
 * Intl.DisplayNames and src/data/places/neighbour-names.txt.
 *
 * The rules for Arabic names would find people in every second Persian sentence: in these languages only what is listed is named.
 */
import { neighbourNames } from '../../data/places.data.ts'
import { phraseBreak, type Scan } from '../../text/scanner/scan.ts'
import { gazetteerDraft, mostMentions, type Draft, type Field } from './mention-drafts.ts'
import { entryOfPlace, type GazetteerEntry } from './gazetteer/gazetteer.ts'
import { placeNames, type Place } from './gazetteer/places.ts'
import { normalise } from '../../text/normalise.ts'

/** Names that are more often another word: financial, follower. */
const otherWords: ReadonlySet<string> = new Set(['مالی', 'پیرو'].map((name) => normalise(name)))

/** By first word of a name in normalised form: the names that begin with it, those of more words first. */
type Territories = ReadonlyMap<string, readonly { words: readonly string[]; entry: GazetteerEntry }[]>

const territoriesOf = new Map<string, Territories>()

/** Adds the drafts of territories named in `scan`, a text in `lang`. Linear. */
export function addTerritories(scan: Scan, lang: string, field: Field, drafts: Draft[]): void {
  const territories = territoriesOf.get(lang) ?? readTerritories(lang)
  territoriesOf.set(lang, territories)
  if (territories.size === 0) return
  for (let i = 0; i < scan.count && drafts.length < mostMentions; i++) {
    const found = territories.get(formAt(scan, i))?.find(({ words }) => standsAt(scan, i, words))
    if (!found) continue
    const last = i + found.words.length - 1
    drafts.push(gazetteerDraft(field, scan.start[i] ?? 0, scan.end[last] ?? 0, found.entry))
    i = last
  }
}

function standsAt(scan: Scan, at: number, words: readonly string[]): boolean {
  if (at + words.length > scan.count) return false
  for (let k = 1; k < words.length; k++)
    if ((scan.gap[at + k] ?? 0) & phraseBreak || formAt(scan, at + k) !== words[k]) return false
  return true
}

function formAt(scan: Scan, token: number): string {
  return scan.words.form(scan.word[token] ?? 0)
}

function readTerritories(lang: string): Territories {
  const byFirst = new Map<string, { words: readonly string[]; entry: GazetteerEntry }[]>()
  if (Intl.DisplayNames.supportedLocalesOf([lang]).length === 0) return byFirst
  const names = new Intl.DisplayNames([lang], { type: 'region', fallback: 'none' })
  const known = new Map([...countries()].map((place) => [place.key.slice(-2), place]))
  const spellings = [...known.keys()].map((code) => [code, names.of(code)?.replace(/\s*\(.*\)/u, '') ?? ''])
  for (const entry of neighbourNames) {
    const [name = '', language, code = ''] = entry.split(' | ')
    if (language === lang) spellings.push([code, name])
  }
  for (const [code = '', spelling = ''] of spellings) {
    const words = normalise(spelling)
      .split(/[\s\u200C-]+/u)
      .filter(Boolean)
    const [first] = words
    const place = known.get(code)
    if (first === undefined || place === undefined || otherWords.has(words.join(' '))) continue
    const others = byFirst.get(first) ?? []
    others.push({ words, entry: entryOfPlace(place) })
    byFirst.set(
      first,
      others.toSorted((one, other) => other.words.length - one.words.length),
    )
  }
  return byFirst
}

/** Places with a code, each once. */
function countries(): Iterable<Place> {
  return new Map(
    placeNames().flatMap(({ place }) => (/^place:[A-Z]{2}$/.test(place.key) ? [[place.key, place] as const] : [])),
  ).values()
}
