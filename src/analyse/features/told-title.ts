/**
 * Whether a title tells what somebody said or how somebody reacted, rather than what was done.
 * In: a title, its words with their classes. Out: yes or no. Touches nothing.
 *
 * "The minister: the attack is a crime", "Such a state condemns the attack", "The king receives condolences": each comes with the event that it
 * is about. An act of its own (a funeral, a visit, an arrest) can be another event. Grouping weighs the two differently (group/engine/event-join.ts).
 */
import { reactionNouns, titleLabels } from '../../data/features.data.ts'
import { scan } from '../../text/scanner/scan.ts'
import { wordHash } from '../../text/word-hash.ts'
import { verbFormAt, wordClass, type WordClasses } from '../words/word-classes.ts'

const reactionStems = new Set(reactionNouns.map((word) => scan(word).stemHash[0] ?? 0))
const labels = new Set(titleLabels.map(wordHash))
/** Before the colon stands who speaks: a name or an office, not a sentence. */
const mostSpeakerWords = 8

/** True for a reporting verb or a word of reaction anywhere, or a speaker before a colon. */
export function tellsWords(title: string, { scan: words, bits }: WordClasses): boolean {
  for (let i = 0; i < words.count; i++) {
    if (((bits[i] ?? 0) & wordClass.verb && isTelling(words, i)) || reactionStems.has(words.stemHash[i] ?? 0))
      return true
  }
  return hasSpeakerBeforeColon(title, words)
}

/** A verb that is an ordinary one too (سجل، رفع، قدم) tells an act in a title, which has no أن to say otherwise. */
function isTelling(words: WordClasses['scan'], token: number): boolean {
  return verbFormAt(words, token)?.verb.weak !== true
}

function hasSpeakerBeforeColon(title: string, words: WordClasses['scan']): boolean {
  const colon = title.indexOf(':')
  if (colon < 0 || labels.has(words.hash[0] ?? 0)) return false
  let before = 0
  while (before < words.count && (words.end[before] ?? 0) <= colon) before++
  return before > 0 && before <= mostSpeakerWords && before < words.count
}
