/**
 * Links speakers to the entities found in the text.
 * In: a statement and the mentions of its text. Out: the entity's key on the statement. Touches nothing else.
 */
import type { EntityKind, Mention, Statement } from '../model/analysis.ts'
import type { FoundEntities } from './entities.ts'

export interface People {
  /** Mentions in the text of people and organisations, by place. */
  mentions: readonly Mention[]
  kinds: ReadonlyMap<string, EntityKind>
}

export function peopleOf(names: FoundEntities): People {
  const kinds = new Map(names.entities.map((entity) => [entity.key, entity.kind]))
  return { mentions: names.mentions.filter((m) => m.field === 'text' && kinds.get(m.entity) !== 'place'), kinds }
}

/**
 * The entity whose mention lies in the speaker's phrase; a person before an organisation. A speaker who is implied and remembered by
 * one word is given by the fullest mention of that person before the verb.
 */
export function linkSpeaker(statement: Statement, people: People, text: string): void {
  const span = statement.speakerSpan
  if (!span) return
  let best: Mention | undefined
  for (let k = firstMentionAt(people.mentions, span.start); k < people.mentions.length; k++) {
    const mention = people.mentions[k]
    if (!mention || mention.start >= span.end) break
    if (!best || (people.kinds.get(mention.entity) === 'person' && people.kinds.get(best.entity) !== 'person'))
      best = mention
  }
  if (!best) return
  statement.speakerEntity = best.entity
  if (!statement.implied || best.start !== span.start || best.end !== span.end) return
  if (people.kinds.get(best.entity) !== 'person' || text.slice(span.start, span.end).includes(' ')) return
  const fullest = fullestBefore(people.mentions, best, statement.verbSpan.start)
  statement.speakerSpan = { start: fullest.start, end: fullest.end }
  statement.speaker = text.slice(fullest.start, fullest.end)
}

/** The longest mention of the same person that ends before `position`; looks at the first mentions of a text. */
function fullestBefore(mentions: readonly Mention[], mention: Mention, position: number): Mention {
  let best = mention
  for (const other of mentions.slice(0, mostSearched)) {
    if (other.end > position) break
    if (other.entity === mention.entity && other.end - other.start > best.end - best.start) best = other
  }
  return best
}
const mostSearched = 100

function firstMentionAt(mentions: readonly Mention[], position: number): number {
  let low = 0
  let high = mentions.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((mentions[middle]?.start ?? 0) < position) low = middle + 1
    else high = middle
  }
  return low
}
