/**
 * What is known of single Arabic words: function words, words that begin with a clitic letter or with ال, verbs, nouns, plurals.
 * In: a hash of a normalised form. Out: bits, and the stem that all forms of the word share. Touches nothing.
 *
 * Built once from the lists of src/data/lexicon into one open-addressed table; a lookup costs one or two probes.
 */
import {
  adjectives,
  alefLamWords,
  cliticLetterWords,
  functionWords,
  functionWordsWithClitic,
  givenNames,
  homographs,
  nouns,
  placeNames,
  verbs,
  yieldingVerbs,
} from '../../data/lexicon.data.ts'
import { hash32 } from '../../model/ids.ts'
import { normalise } from '../normalise.ts'

/** Bits of a known word. */
export const known = {
  /** Function word, whole. */
  particle: 1,
  /** Begins with a clitic letter or ال that is its own. */
  whole: 2,
  noun: 4,
  adjective: 8,
  verb: 16,
  /** Present tense, so that س and ل may stand before it. */
  present: 32,
  /** Function word with one clitic before it (به، لأن). */
  split: 64,
  /** A given name or well-known place. */
  name: 128,
} as const

const slots = 1 << 15
/**
 * Pairs of a form's hash and what is known of it, side by side as memory is read: the `known` bits, and above them 1 + index into
 * `stems` (0: the light stem serves).
 */
const table = new Uint32Array(2 * slots)
const stemShift = 8
const stems: string[] = []
const stemHashes: number[] = []
const stemNumber = new Map<string, number>()
/** Forms that share a stem, and the number of that stem, side by side. */
const sharingForms: string[] = []
const sharingStems: number[] = []

/** `known` bits of the word with this hash; 0 when it is not in the lexicon. */
export function knownBits(hash: number): number {
  return (table[placeOf(hash) + 1] ?? 0) & 255
}

/** `known` bits and above them, from bit 8 on, 1 + the number of the shared stem; 0: the word is not in the lexicon. */
export function lexiconEntry(hash: number): number {
  return table[placeOf(hash) + 1] ?? 0
}

/** Number of the shared stem of the form with this hash, or -1. */
export function sharedStem(hash: number): number {
  return ((table[placeOf(hash) + 1] ?? 0) >>> stemShift) - 1
}

export function sharedStemText(number: number): string {
  return stems[number] ?? ''
}

export function sharedStemHash(number: number): number {
  return stemHashes[number] ?? 0
}

/** Where the pair of the hash stands, or the free one where it would go. */
function placeOf(hash: number): number {
  let slot = (hash ^ (hash >>> 15)) & (slots - 1)
  for (;;) {
    const key = table[2 * slot] ?? 0
    if (key === 0 || key === hash) return 2 * slot
    slot = (slot + 1) & (slots - 1)
  }
}

function mark(word: string, bits: number): void {
  const hash = hash32(normalise(word))
  const place = placeOf(hash)
  table[place] = hash
  table[place + 1] = (table[place + 1] ?? 0) | bits
}

/** Gives `form` the stem `stemText` unless it already has one: earlier lists win. */
function share(form: string, stemText: string): void {
  const folded = normalise(form)
  const hash = hash32(folded)
  const place = placeOf(hash)
  table[place] = hash
  if ((table[place + 1] ?? 0) >>> stemShift !== 0) return
  let number = stemNumber.get(stemText)
  if (number === undefined) {
    number = stems.length
    stemNumber.set(stemText, number)
    stems.push(stemText)
    stemHashes.push(hash32(stemText))
  }
  table[place + 1] = (table[place + 1] ?? 0) | ((number + 1) << stemShift)
  sharingForms.push(folded)
  sharingStems.push(number)
}

/** All forms whose shared stem is wanted. */
export function formsOfStems(isWanted: (stem: string) => boolean): string[] {
  const wanted = stems.map(isWanted)
  return sharingForms.filter((_, place) => wanted[sharingStems[place] ?? 0] === true)
}

/** The stem that names a group: its first form without the feminine ending. */
function groupStem(word: string): string {
  const folded = normalise(word)
  return folded.length > 3 && folded.endsWith('\u0647') ? folded.slice(0, -1) : folded
}

/** Marks every form of the entries, and lets the forms of one word share its stem. */
function addGroups(entries: readonly string[], bits: number): void {
  for (const entry of entries) {
    const forms = entry.split(' | ')
    for (const form of forms) mark(form, bits)
    if (forms.length > 1) shareGroup(forms)
  }
}

function shareGroup(forms: readonly string[]): void {
  const stem = groupStem(forms[0] ?? '')
  for (const form of forms) share(groupStem(form), stem)
}

/** A noun in one form only is its own stem: its last letters are no ending, and it is not the verb that is spelled alike. */
function addSingles(entries: readonly string[]): void {
  for (const entry of entries)
    if (!entry.includes(' | ') && !/(?:\u0627\u062A|\u064A\u0646|\u0648\u0646)$/.test(entry)) shareGroup([entry])
}

const presentPrefixes = ['\u064A', '\u062A', '\u0646', '\u0627']

/** The forms of "past | present" that news uses: third person past, and the present with each of its prefixes. */
function addVerb(entry: string): void {
  const [past = '', present] = entry.split(' | ').map(normalise)
  const stem = present?.slice(1) ?? (past.startsWith('\u0627') ? past.slice(1) : past)
  const weak = past.endsWith('\u064A') || past.endsWith('\u0627')
  const pastBase = weak ? past.slice(0, -1) : past
  const presentBase = /[\u064A\u0648\u0627]$/.test(stem) && weak ? stem.slice(0, -1) : stem
  for (const form of [
    past,
    `${pastBase}\u062A`,
    `${pastBase}\u0648\u0627`,
    `${past}\u0627`,
    `${pastBase}\u062A\u0627`,
  ]) {
    mark(form, known.verb)
    share(form, past)
  }
  for (const prefix of presentPrefixes) {
    for (const form of [
      stem,
      `${presentBase}\u0648\u0646`,
      `${presentBase}\u0648\u0627`,
      `${stem}\u0627\u0646`,
      presentBase,
    ]) {
      mark(prefix + form, known.verb | known.present)
      share(prefix + form, past)
    }
  }
}

/** A name is known by the word behind its article. */
function withoutArticle(name: string): string {
  return name.length >= 5 && name.startsWith('\u0627\u0644') ? name.slice(2) : name
}

/** Noun lists in order of precedence: `share` keeps the first stem that a form is given. */
const groupLists: readonly (readonly [entries: readonly string[], bits: number])[] = [
  [cliticLetterWords, known.whole],
  [nouns, known.noun],
  [adjectives, known.adjective],
]

for (const word of functionWords) mark(word, known.particle)
for (const word of functionWordsWithClitic) mark(word, known.particle | known.split)
for (const word of alefLamWords) mark(word, known.whole)
for (const name of givenNames) mark(withoutArticle(name), known.name)
for (const name of placeNames) mark(withoutArticle(name), known.name)
for (const entry of homographs) {
  const [form = '', word = ''] = entry.split(' | ')
  share(groupStem(form), groupStem(word))
}
for (const [entries, bits] of groupLists) addGroups(entries, bits)
for (const [entries] of groupLists) addSingles(entries)
for (const entry of verbs) addVerb(entry)
for (const entry of yieldingVerbs) addVerb(entry)
