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

/** The entity whose mention lies in the speaker's phrase; a person before an organisation. */
export function linkSpeaker(statement: Statement, people: People): void {
  const span = statement.speakerSpan
  if (!span) return
  let best: Mention | undefined
  for (let k = firstMentionAt(people.mentions, span.start); k < people.mentions.length; k++) {
    const mention = people.mentions[k]
    if (!mention || mention.start >= span.end) break
    if (!best || (people.kinds.get(mention.entity) === 'person' && people.kinds.get(best.entity) !== 'person'))
      best = mention
  }
  if (best) statement.speakerEntity = best.entity
}

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
