/**
 * Names in text that is already split into tokens, as BIO tags.
 * In: the tokens of one sentence. Out: one tag a token. Touches nothing. Runs the same finder as articles do.
 */
import { scan } from '../text/scan.ts'
import { currencyNames, otherNames } from './other-names.ts'
import { findNameSpans, type NameSpan } from './name-spans.ts'
import { classifyWords } from './word-classes.ts'
import { WordTable, wordHash } from './word-table.ts'

const tagOf = { person: 'PERS', place: 'LOC', organisation: 'ORG' } as const
const others = new WordTable()
for (const word of `${currencyNames} ${otherNames}`.split(' ')) if (word) others.set(wordHash(word), 1)

/** B-/I- tags with PERS, LOC, ORG and MISC, or O; as many as tokens. Linear. */
export function tagTokens(tokens: readonly string[]): string[] {
  const starts: number[] = []
  let text = ''
  for (const token of tokens) {
    starts.push(text.length)
    text += `${token} `
  }
  const words = classifyWords(scan(text))
  const tags: string[] = tokens.map(() => 'O')
  const set = (from: number, to: number, tag: string): void => {
    let first = true
    for (let k = tokenAt(starts, from); k < tokens.length && (starts[k] ?? 0) < to; k++) {
      if (tags[k] !== 'O') continue
      tags[k] = `${first ? 'B' : 'I'}-${tag}`
      first = false
    }
  }
  for (const span of findNameSpans(words)) {
    if (!isTagged(span)) continue
    set(words.scan.start[span.from] ?? 0, words.scan.end[span.to - 1] ?? 0, tagOf[span.kind])
  }
  for (let i = 0; i < words.scan.count; i++) {
    if (others.get(words.scan.hash[i] ?? 0) === 0) continue
    set(words.scan.start[i] ?? 0, words.scan.end[i] ?? 0, 'MISC')
  }
  return tags
}

/** News annotation leaves the offices of a state (وزارة …، حكومة …) untagged. */
function isTagged(span: NameSpan): boolean {
  return span.state !== true
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
