/**
 * Predictions of the section of a newspaper that an article belongs to.
 * In: records `{id,title,text}`, perhaps with the publisher's `section`. Out: records `{id,section,confidence}`, without the two for none. Touches nothing.
 */
import { analyseArticle } from '../../analyse/analyse-article.ts'
import type { InputRecord } from './input-records.ts'

export async function* predictSections(records: AsyncIterable<InputRecord>): AsyncGenerator<object> {
  for await (const record of records) {
    const article = { title: record.text('title'), text: record.text('text') }
    const section = record.text('section')
    const { desk } = analyseArticle(section === '' ? article : { ...article, section }).analysis
    yield { id: record.id(), ...(desk && { section: desk.key, confidence: desk.confidence }) }
  }
}
