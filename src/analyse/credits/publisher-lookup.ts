/**
 * Finds a known agency or outlet at a place in a text, in any of its spellings.
 * In: a Scan and a token. Out: the publisher and the tokens it spans. Touches nothing.
 *
 * Names are compared without spaces, dots and quotation marks, so that "أ ف ب" and "أ.ف.ب" are one.
 */
import { outletHosts } from '../../data/credits.data.ts'
import { hash32 } from '../../model/ids.ts'
import { packFields } from '../../structures/packed-fields.ts'
import { normalise } from '../../text/normalise.ts'
import { gap, tokenKind, type Scan } from '../../text/scanner/scan.ts'
import { addUnit, emptyHash, finishHash } from '../../text/incremental-hash.ts'
import { publishers, type Publisher } from './publishers.ts'
import { memoise } from '../names/keys/memoise.ts'
import { WordTable } from '../../text/word-table.ts'

export interface PublisherMatch {
  publisher: Publisher
  /** One past the last token. */
  to: number
  /** The alias is also an ordinary word or a place. */
  ambiguous: boolean
  /** Letters of the first token that are not part of the name (و، ل، ب). */
  skipped: number
}

const nameFields = packFields({
  /** The publisher whose whole name this is: its place in `publishers` from 1. */
  publisher: 20,
  /** The name is also an ordinary word or a place. */
  ambiguous: 1,
  /** A prefix of longer names. */
  prefix: 1,
})
const { publisher: publisherField, ambiguous: ambiguousBit, prefix: prefixBit } = nameFields.mask
/** Names in compact form and all their prefixes: a run of words that is no prefix is given up at once. */
const byName = new WordTable()
/** Prefilter: first words of names, with and without a proclitic; almost every token is none. */
const openers = new WordTable()
/** The hashes of all words with which `publisherAt` may find a name. */
export const publisherOpeners: number[] = []
const { whole: opensWhole, afterLetter: opensAfterLetter } = packFields({ whole: 1, afterLetter: 1 }).mask
const letters = 'لوب'
let longest = 1

function compact(text: string): string {
  return normalise(text).replace(/[^\p{L}\p{N}]+/gu, '')
}

publishers.forEach((publisher, index) => {
  for (const raw of publisher.aliases) {
    const ambiguous = raw.startsWith('!')
    const alias = ambiguous ? raw.slice(1) : raw
    // The canonical name of an outlet is listed first, and is ambiguous when the same word is listed with "!".
    const listedAmbiguous = publisher.aliases.includes(`!${alias}`)
    addName(compact(alias), (index + 1) | (ambiguous || listedAmbiguous ? ambiguousBit : 0))
    const words = normalise(alias).match(/[\p{L}\p{N}]+/gu) ?? []
    longest = Math.max(longest, words.length)
    if (words[0]) addOpener(words[0])
    addInitials(alias)
  }
})

function addOpener(word: string): void {
  mark(word, opensWhole)
  // A proclitic and one letter are a word of their own.
  if (word.length > 1) for (const letter of letters) mark(letter + word, opensAfterLetter)
}

function mark(word: string, how: number): void {
  const hash = hash32(word)
  openers.mark(hash, how)
  publisherOpeners.push(hash)
}

function addName(name: string, value: number): void {
  let state = emptyHash
  for (let i = 0; i < name.length; i++) {
    state = addUnit(state, name.charCodeAt(i))
    if (i < name.length - 1) byName.mark(finishHash(state), prefixBit)
  }
  const hash = finishHash(state)
  if ((byName.get(hash) & ~prefixBit) === 0) byName.mark(hash, value)
}

/** Abbreviations are written with spaces or dots too: each first letter opens a name. */
function addInitials(alias: string): void {
  const bare = normalise(alias)
  if (bare.length <= 4 && !bare.includes(' ') && bare[0]) addOpener(bare[0])
}

/** The longest known name that begins at `token`; a proclitic before it is skipped. Undefined for none. */
export function publisherAt(scan: Scan, token: number): PublisherMatch | undefined {
  if (token >= scan.count) return undefined
  const opening = openers.get(scan.hash[token] ?? 0)
  const match = opening & opensWhole ? longestMatch(scan, token, 0) : undefined
  if (match || !(opening & opensAfterLetter)) return match
  return letters.includes(scan.text.charAt(scan.start[token] ?? 0)) ? longestMatch(scan, token, 1) : undefined
}

function longestMatch(scan: Scan, token: number, skipped: number): PublisherMatch | undefined {
  const { formUnits, formStart, formEnd } = scan.words
  let state = emptyHash
  let best: PublisherMatch | undefined
  const limit = Math.min(scan.count, token + longest + 1)
  for (let i = token; i < limit; i++) {
    const g = scan.gap[i] ?? 0
    if (i > token && g & (gap.newline | gap.comma | gap.colon | gap.bracketOpen | gap.bracketClose)) break
    if (i > token && g & (gap.dash | gap.sentenceEnd) && !isInitial(scan, i - 1)) break
    if (scan.kind[i] === tokenKind.handle) break
    const word = scan.word[i] ?? 0
    const first = (formStart[word] ?? 0) + (i === token ? skipped : 0)
    const last = formEnd[word] ?? 0
    for (let k = first; k < last; k++) {
      const unit = formUnits[k] ?? 0
      // The decimal mark of a number is no letter.
      if (unit !== 0x2e) state = addUnit(state, unit)
    }
    const value = byName.get(finishHash(state))
    if (value === 0) break
    // A two-letter name like "أب" is a word unless its letters stand apart.
    if (i === token && last - first <= 2) continue
    const publisher = publishers[(value & publisherField) - 1]
    if (publisher) best = { publisher, to: i + 1, ambiguous: (value & ambiguousBit) !== 0, skipped }
  }
  return best
}

function isInitial(scan: Scan, token: number): boolean {
  return (scan.end[token] ?? 0) - (scan.start[token] ?? 0) <= 2
}

const byHost = new Map(outletHosts.map((entry) => entry.split(' | ') as [host: string, name: string]))
/** By the first label of a host alone, as an id may be written: alriyadh for alriyadh.com. */
const byLabel = new Map([...byHost].map(([host, name]) => [host.slice(0, host.indexOf('.')), name]))

/**
 * The publisher that a source is: by its name, by its id when that is a name ("was"), by the host that is its id, begins with it or
 * is its address.
 * Undefined when it is in no list.
 */
export function publisherOfSource(source: { id?: string; name?: string; url?: string }): Publisher | undefined {
  const { id = '', name = '', url = '' } = source
  return (
    publisherNamed(name) ??
    publisherNamed(id) ??
    ofHost(id) ??
    publisherNamed(byLabel.get(id) ?? '') ??
    (url !== '' && URL.canParse(url) ? ofHost(new URL(url).hostname) : undefined)
  )
}

/** The host itself or the nearest above it that is listed: arabic.cnn.com is cnn.com. */
function ofHost(host: string): Publisher | undefined {
  if (!host.includes('.')) return undefined
  const labels = host.split('.')
  for (let from = 0; from < labels.length - 1; from++) {
    const name = byHost.get(labels.slice(from).join('.'))
    if (name !== undefined) return publisherNamed(name)
  }
  return undefined
}

/** The publisher with this name or alias, written any way; undefined when unknown. */
export function publisherNamed(name: string): Publisher | undefined {
  const number = numberOfName(name)
  return number === 0 ? undefined : publishers[number - 1]
}

/** The place in `publishers` from 1, or 0. Sources and agencies are asked for again and again. */
const numberOfName = memoise((name) => byName.get(hash32(compact(name))) & publisherField)
