/**
 * Predictions of names: a tag for each token (PERS, LOC, ORG, MISC in BIO form).
 * In: records `{id,tokens}`. Out: records `{id,tags}`, as many tags as tokens. Touches nothing.
 *
 * Records are read together, thousands at a time, as the sentences of one collection: who is named in full in one is known in all.
 */
import { tagSentences } from '../../analyse/names/tag-tokens.ts'
import type { InputRecord } from './input-records.ts'

const together = 20_000

export async function* predictEntities(records: AsyncIterable<InputRecord>): AsyncGenerator<object> {
  let batch: InputRecord[] = []
  for await (const record of records) {
    batch.push(record)
    if (batch.length < together) continue
    yield* tagged(batch)
    batch = []
  }
  yield* tagged(batch)
}

function* tagged(batch: readonly InputRecord[]): Generator<object> {
  const tags = tagSentences(batch.map((record) => record.strings('tokens')))
  for (const [k, record] of batch.entries()) yield { id: record.id(), tags: tags[k] ?? [] }
}
