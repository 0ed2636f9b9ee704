/**
 * Names in text that is already split into tokens, as BIO tags.
 * In: the tokens of one sentence. Out: one tag a token. Touches nothing. Runs the same finder as articles do.
 */
import { phraseBreak, scan } from '../../text/scanner/scan.ts'
import { armies, contests, currencies, detachedHeads, otherNames, taggedHeads } from '../../data/names.data.ts'
import { learnNames, recallNames } from './spans/surname-mentions.ts'
import { wordFact } from './name-bits.ts'
import { withNames, type NamedWords } from './word-facts.ts'
import type { NameSpan } from './spans/name-span.ts'
import { findNameSpans } from './spans/find-spans.ts'
import { IntMap } from '../../structures/int-map.ts'
import { classifyWords, isDefinite, type WordClasses } from '../words/word-classes.ts'
import { wordHash } from '../../text/word-hash.ts'
import { WordTable } from '../../text/word-table.ts'

const tagOf = { person: 'PERS', place: 'LOC', organisation: 'ORG' } as const
const others = new WordTable()
const contest = 2
for (const word of [...currencies, ...otherNames]) {
  // "بين" is no yen.
  for (const prefix of word.length > 2 ? ['', '\u0648', '\u0628', '\u0644', '\u0641', '\u0643'] : ['']) {
    others.set(wordHash(prefix + word), 1)
  }
}
for (const word of contests)
  for (const prefix of ['', '\u0648', '\u0628', '\u0644']) others.set(wordHash(prefix + word), contest)
const detached = new Set(detachedHeads.map(wordHash))
const armyWords = new Set(armies.map(wordHash))
const tagged = new Set(taggedHeads.map(wordHash))

/** B-/I- tags with PERS, LOC, ORG and MISC, or O; as many as tokens. Linear. */
export function tagTokens(tokens: readonly string[]): string[] {
  return tagSentences([tokens])[0] ?? []
}

/** The tags of sentences that belong together: a person named in full in one is known by the family name in all. Linear. */
export function tagSentences(sentences: readonly (readonly string[])[]): string[][] {
  const known = new IntMap()
  const read = sentences.map((tokens) => {
    const words = withNames(classifyWords(scan(tokens.join(' '))))
    const spans = findNameSpans(words)
    learnNames(words, spans, known)
    return { tokens, words, spans }
  })
  return read.map(({ tokens, words, spans }) => tagsOf(tokens, words, recallNames(words, spans, known)))
}

function tagsOf(tokens: readonly string[], words: NamedWords, spans: readonly NameSpan[]): string[] {
  const starts: number[] = []
  let at = 0
  for (const token of tokens) {
    starts.push(at)
    at += token.length + 1
  }
  const tags: string[] = tokens.map(() => 'O')
  const set = (from: number, to: number, tag: string): void => {
    let first = true
    for (let k = tokenAt(starts, from); k < tokens.length && (starts[k] ?? 0) < to; k++) {
      if (tags[k] !== 'O') continue
      tags[k] = `${first ? 'B' : 'I'}-${tag}`
      first = false
    }
  }
  const { scan: tokensOf } = words
  for (const span of spans) {
    const from = firstTagged(words, span)
    const to = span.headed && !span.match ? withoutNation(words, from, span.to) : span.to
    if (from >= 0) set(tokensOf.start[from] ?? 0, tokensOf.end[to - 1] ?? 0, tagOf[span.kind])
  }
  for (let i = 0; i < tokensOf.count; i++) {
    const kind = others.get(tokensOf.hash[i] ?? 0)
    if (kind === 0) continue
    let to = i + 1
    if (kind === contest) {
      while (to < tokensOf.count && to - i < 4 && isDefinite(tokensOf, to) && !((tokensOf.gap[to] ?? 0) & phraseBreak))
        to++
      if (to === i + 1) continue
    }
    set(tokensOf.start[i] ?? 0, tokensOf.end[to - 1] ?? 0, 'MISC')
  }
  return tags
}

/** "شركة شيماء اليابانية": the country's adjective after a name is left untagged. */
function withoutNation(words: NamedWords, from: number, end: number): number {
  let to = end
  while (to > from + 1 && (words.names[to - 1] ?? 0) & wordFact.demonym) to--
  return to
}

/**
 * First token of the span that news annotation tags, or -1: it leaves the offices of a state untagged, and the words صحيفة، شركة
 * and the like before a name that stands by itself.
 */
function firstTagged(words: WordClasses, span: NameSpan): number {
  if (span.state) return -1
  if (span.kind === 'organisation' && armyWords.has(words.scan.hash[span.from] ?? 0)) return -1
  if (span.kind !== 'organisation' || !span.headed) return span.from
  const head = words.scan.bareHash[span.from] ?? 0
  const direct = words.scan.hash[span.from] ?? 0
  if (detached.has(head) || detached.has(direct)) return span.proper ? span.from + 1 : -1
  if (span.match || tagged.has(head) || tagged.has(direct)) return span.from
  return -1
}

function tokenAt(starts: readonly number[], position: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= position) low = middle
    else high = middle - 1
  }
  return low
}
