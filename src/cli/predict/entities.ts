/**
 * Predictions of names: a tag for each token (PERS, LOC, ORG, MISC in BIO form).
 * In: records `{id,tokens}`. Out: records `{id,tags}`, as many tags as tokens. Touches nothing.
 */
import { analyseArticle } from '../../analyse/analyse-article.ts'
import type { EntityKind } from '../../model/analysis.ts'
import type { InputRecord } from './input-records.ts'

const labels: Record<EntityKind, string> = { person: 'PERS', place: 'LOC', organisation: 'ORG', other: 'MISC' }

export async function* predictEntities(records: AsyncIterable<InputRecord>): AsyncGenerator<object> {
  for await (const record of records) yield { id: record.id(), tags: tagTokens(record.strings('tokens')) }
}

/** The tokens joined by spaces are analysed as a text; a token belongs to the mention that covers its first unit. */
function tagTokens(tokens: readonly string[]): string[] {
  const { analysis } = analyseArticle({ title: '', text: tokens.join(' ') })
  const kinds = new Map(analysis.entities.map((entity) => [entity.key, entity.kind]))
  const mentions = analysis.mentions.filter((mention) => mention.field === 'text')
  let at = 0
  return tokens.map((token) => {
    const start = at
    at += token.length + 1
    const mention = mentions.find((span) => span.start < start + token.length && start < span.end)
    if (mention === undefined) return 'O'
    const label = labels[kinds.get(mention.entity) ?? 'other']
    return `${mention.start >= start ? 'B' : 'I'}-${label}`
  })
}
