/**
 * The sentence of each hit that says most of what was asked, with the words that matched.
 * In: hits, asked words. Out: passages by article id. Reads the store only.
 */
import { letOthersIn } from '../../give-way.ts'
import type { Span } from '../../model/article.ts'
import type { AskedWord } from '../../search/asked.ts'
import type { Store } from '../../store/store.ts'
import { scan } from '../../text/scanner/scan.ts'
import { sentencesOf } from '../../text/scanner/sentences.ts'
import { rarity } from '../../search/asked.ts'

export interface Passage {
  text: string
  /** Spans of `text`: the words that matched. */
  marks: readonly Span[]
}

const longestPassage = 280
/** What is read of a long article. */
const readChars = 20_000

/** Without an entry: nothing of the query stands in the text (but in the title). */
export async function passagesOf(
  store: Store,
  ids: readonly number[],
  asked: readonly AskedWord[],
): Promise<Map<number, Passage>> {
  const worth = new Map<string, { word: AskedWord; value: number }>()
  for (const word of asked)
    for (const { stem, weight } of word.forms)
      for (const part of stem.split(' ')) worth.set(part, { word, value: weight * rarity(word.count) })
  const found = new Map<number, Passage>()
  for (const { id, text } of await store.articlesByIds(ids)) {
    const passage = bestPassage(text.slice(0, readChars), worth)
    if (passage !== undefined) found.set(id, passage)
    await letOthersIn()
  }
  return found
}

function bestPassage(
  text: string,
  worth: ReadonlyMap<string, { word: AskedWord; value: number }>,
): Passage | undefined {
  const s = scan(text)
  let best: { value: number; start: number; end: number; marks: Span[] } | undefined
  for (const { start, end, firstToken, lastToken } of sentencesOf(s)) {
    const marks: Span[] = []
    const values = new Map<AskedWord, number>()
    for (let i = firstToken; i < lastToken; i++) {
      const match = worth.get(s.words.stem(s.word[i] ?? 0))
      if (match === undefined) continue
      marks.push({ start: s.start[i] ?? 0, end: s.end[i] ?? 0 })
      values.set(match.word, Math.max(values.get(match.word) ?? 0, match.value))
    }
    const value = [...values.values()].reduce((sum, each) => sum + each, 0)
    if (value > (best?.value ?? 0)) best = { value, start, end, marks }
  }
  return best === undefined ? undefined : cut(text, best)
}

/** The sentence, or of a long one what stands around its first match. */
function cut(text: string, { start, end, marks }: { start: number; end: number; marks: Span[] }): Passage {
  let from = start
  if (end - start > longestPassage) {
    const first = marks[0]?.start ?? start
    from = first - start < longestPassage / 2 ? start : text.indexOf(' ', first - 60) + 1
  }
  let to = Math.min(end, from + longestPassage)
  if (to < end) to = Math.max(text.lastIndexOf(' ', to), from)
  const before = from > start ? '… ' : ''
  const shift = before.length - from
  return {
    text: `${before}${text.slice(from, to)}${to < end ? ' …' : ''}`,
    marks: marks
      .filter((mark) => mark.start >= from && mark.end <= to)
      .map((mark) => ({ start: mark.start + shift, end: mark.end + shift })),
  }
}
