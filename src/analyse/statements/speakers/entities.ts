/**
 * Links speakers to the entities found in the text.
 * In: a statement and the mentions of its text. Out: the entity's key on the statement. Touches nothing else.
 */
import type { Mention, Statement } from '../../../model/analysis.ts'
import type { FoundEntities } from '../../names/entities.ts'

/** Mentions in the text of people and organisations, by place. */
export function mentionsOfSpeakers(names: FoundEntities): Mention[] {
  const found: Mention[] = []
  for (const mention of names.mentions) if (mention.field === 'text' && !isPlace(mention.entity)) found.push(mention)
  return found
}

/** What an entity is stands first in its key: "place:RU", "person:…", "organisation:…". The second letters tell these apart. */
function isPlace(key: string): boolean {
  return key.charCodeAt(1) === secondOfPlace
}

/** True for the key of a person. */
export function isPersonKey(key: string): boolean {
  return key.charCodeAt(1) === secondOfPerson
}
const secondOfPlace = 'place'.charCodeAt(1)
const secondOfPerson = 'person'.charCodeAt(1)

/**
 * The entity whose mention lies in the speaker's phrase; a person before an organisation. A speaker who is implied and remembered by
 * one word is given by the fullest mention of that person before the verb.
 */
export function linkSpeaker(statement: Statement, mentions: readonly Mention[], text: string): void {
  const span = statement.speakerSpan
  if (!span) return
  let best: Mention | undefined
  for (let k = firstMentionAt(mentions, span.start); k < mentions.length; k++) {
    const mention = mentions[k]
    if (!mention || mention.start >= span.end) break
    if (!best || (isPersonKey(mention.entity) && !isPersonKey(best.entity))) best = mention
  }
  if (!best) return
  statement.speakerEntity = best.entity
  if (!statement.implied || best.start !== span.start || best.end !== span.end) return
  if (!isPersonKey(best.entity) || statement.speaker.includes(' ')) return
  const fullest = fullestBefore(mentions, best, statement.verbSpan.start)
  statement.speakerSpan = { start: fullest.start, end: fullest.end }
  statement.speaker = text.slice(fullest.start, fullest.end)
}

/** The longest mention of the same person that ends before `position`; looks at the first mentions of a text. */
function fullestBefore(mentions: readonly Mention[], mention: Mention, position: number): Mention {
  let best = mention
  for (let k = 0; k < mostSearched; k++) {
    const other = mentions[k]
    if (!other || other.end > position) break
    if (other.end - other.start > best.end - best.start && other.entity === mention.entity) best = other
  }
  return best
}
const mostSearched = 100

/** Index of the first mention that starts at `position` or after it; `mentions.length` for none. */
export function firstMentionAt(mentions: readonly Mention[], position: number): number {
  return firstWhere(mentions, ({ start }) => start >= position)
}

/** Index of the first mention that ends after `position`; `mentions.length` for none. */
export function firstMentionEndingAfter(mentions: readonly Mention[], position: number): number {
  return firstWhere(mentions, ({ end }) => end > position)
}

/** Binary search: `holds` is false of the mentions up to some place, and true from there on. */
function firstWhere(mentions: readonly Mention[], holds: (mention: Mention) => boolean): number {
  let low = 0
  let high = mentions.length
  while (low < high) {
    const middle = (low + high) >> 1
    const mention = mentions[middle]
    if (mention === undefined || holds(mention)) high = middle
    else low = middle + 1
  }
  return low
}
