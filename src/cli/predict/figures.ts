/**
 * Predictions of figures: numbers with what they count.
 * In: records `{id,title,text}`. Out: records `{id,figures:[{span,field,start,value,max?,unit,approx}]}`. Touches nothing.
 */
import { analyseArticle } from '../../analyse/analyse-article.ts'
import type { InputRecord } from './input-records.ts'

/** One output an article; `start` counts UTF-16 units in title or text. */
export async function* predictFigures(records: AsyncIterable<InputRecord>): AsyncGenerator<object> {
  for await (const record of records) {
    const { analysis } = analyseArticle({ title: record.text('title'), text: record.text('text') })
    yield {
      id: record.id(),
      figures: analysis.figures.map(({ surface, field, start, value, valueTo, unit, hedge }) => ({
        span: surface,
        field,
        start,
        value,
        ...(valueTo === undefined ? {} : { max: valueTo }),
        unit,
        approx: hedge !== undefined,
      })),
    }
  }
}
