/**
 * Who acts in a sentence: its titles and organisations, as they could be the speakers of what follows.
 * In: the state of a reading and a token. Out: token ranges. Touches nothing.
 */
import { gap } from '../../../text/scanner/scan.ts'
import { isDefinite, wordClass } from '../../words/word-classes.ts'
import type { ReadingState } from '../reading-state.ts'
import { speakerIn, type TokenRange } from '../speaker.ts'

const sentenceBreak = gap.sentenceEnd | gap.newline
const acting = wordClass.title | wordClass.organisation | wordClass.voice
/** Tokens of a sentence that are looked at: a text without stops stays linear. */
const longestSentence = 120
const sentencesBack = 3
const mostOfSentence = 2

/** Phrases of titles and organisations in the sentence of `token` before it and in the three before, the nearest sentence first. */
export function actorsBefore(state: ReadingState, token: number, most: number): TokenRange[] {
  const { scan, words } = state
  const found: TokenRange[] = []
  let sentenceEnd = token
  for (let tries = 0; tries < sentencesBack && sentenceEnd > 0; tries++) {
    const sentence = scan.sentence[sentenceEnd - 1]
    let first = sentenceEnd
    const farthest = Math.max(0, sentenceEnd - longestSentence)
    while (first > farthest && scan.sentence[first - 1] === sentence) first--
    let here = 0
    for (let i = first; i < sentenceEnd && here < mostOfSentence; i++) {
      const b = words.bits[i] ?? 0
      if (!(b & acting) || b & wordClass.verb) continue
      const range = speakerIn(state.t, i, phraseEnd(state, i, sentenceEnd))
      if (!range) continue
      found.push(range)
      if (found.length === most) return found
      here++
      i = range.to - 1
    }
    sentenceEnd = first
  }
  return found
}

function phraseEnd({ words, t }: ReadingState, from: number, to: number): number {
  for (let i = from + 1; i < to; i++) {
    // "عدد من أبناء الحي", "مصدر في الوزارة": what a general word is of.
    if (i === from + 1 && (words.bits[from] ?? 0) & wordClass.voice && (words.bits[i] ?? 0) & wordClass.preposition)
      continue
    if ((words.bits[i] ?? 0) & (wordClass.preposition | wordClass.verb | wordClass.relative)) return i
    if ((words.gaps[i] ?? 0) & (gap.comma | gap.colon | sentenceBreak)) return i
    // "الممثل الشهير سامي الرملي | خطوة": a full name closes the phrase.
    if (t.endsName[i] === 2 && !((words.bits[i] ?? 0) & wordClass.title) && !isDefinite(words.scan, i)) return i
  }
  return to
}
