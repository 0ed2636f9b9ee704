/**
 * Predictions of keyphrases, best first.
 * In: records `{id,title,text}`. Out: records `{id,keyphrases}`. Touches nothing.
 */
import { analyseArticle } from '../../analyse/analyse-article.ts'
import type { InputRecord } from './input-records.ts'

export async function* predictKeyphrases(records: AsyncIterable<InputRecord>): AsyncGenerator<object> {
  for await (const record of records) {
    const { analysis } = analyseArticle({ title: record.text('title'), text: record.text('text') })
    yield { id: record.id(), keyphrases: analysis.keyphrases.map((found) => found.phrase) }
  }
}
