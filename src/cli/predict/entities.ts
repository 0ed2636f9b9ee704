/**
 * Predictions of names: a tag for each token (PERS, LOC, ORG, MISC in BIO form).
 * In: records `{id,tokens}`. Out: records `{id,tags}`, as many tags as tokens. Touches nothing.
 */
import { tagTokens } from '../../analyse/tag-tokens.ts'
import type { InputRecord } from './input-records.ts'

export async function* predictEntities(records: AsyncIterable<InputRecord>): AsyncGenerator<object> {
  for await (const record of records) yield { id: record.id(), tags: tagTokens(record.strings('tokens')) }
}
