/**
 * Predictions of who said what and of the credited origins.
 * In: records `{id,title,text,author?,source?}`. Out: records `{id,statements,credits}`. Touches nothing.
 */
import { analyseArticle } from '../../analyse/analyse-article.ts'
import type { Credit } from '../../model/analysis.ts'
import type { InputRecord } from './input-records.ts'

/** An agency that carried only something the text tells is no origin of the article. */
function ofArticle(credit: Credit): boolean {
  return credit.role !== 'passing'
}

export async function* predictStatements(records: AsyncIterable<InputRecord>): AsyncGenerator<object> {
  for await (const record of records) {
    const author = record.text('author')
    const source = record.text('source')
    const { analysis } = analyseArticle({
      title: record.text('title'),
      text: record.text('text'),
      ...(author === '' ? {} : { author }),
      ...(source === '' ? {} : { sourceId: source }),
    })
    yield {
      id: record.id(),
      statements: analysis.statements.map(({ speaker, verb, content, kind, polarity, via }) => ({
        speaker,
        verb,
        content,
        kind,
        polarity,
        via,
      })),
      credits: analysis.credits.filter(ofArticle).map(({ name, span, kind }) => ({ name, span, kind })),
    }
  }
}
