/**
 * Predictions of a page's parts: title, body, credit, keywords, read-also, similar, embeds.
 * In: records `{id,text}` (a page dump) or `{id,url,html}`. Out: the parts with the id. Touches nothing.
 */
import { splitParts } from '../../extract/parts/split-parts.ts'
import type { InputRecord } from './input-records.ts'

export async function* predictParts(records: AsyncIterable<InputRecord>): AsyncGenerator<object> {
  for await (const record of records) {
    const id = record.id()
    if (record.has('html'))
      yield { ...splitParts({ id, url: record.text('url'), html: record.neededText('html') }), id }
    else yield { ...splitParts({ id, text: record.neededText('text') }), id }
  }
}
