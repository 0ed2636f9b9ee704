/**
 * Predictions of copies: whether the two articles of a pair carry the same text, lightly edited or not.
 * In: articles and pairs `{a:{id},b:{id}}`. Out: records `{a,b,same}`. Touches nothing; holds the paired articles' texts.
 */
import { plainExtracted } from '../../gather/import/make-draft.ts'
import { samePair, type TextOfArticle } from '../../group/reading/same-text.ts'
import { instantOf } from './grouping-articles.ts'
import type { InputRecord } from './input-records.ts'

/** One output a pair, in the pairs' order; a pair whose article is not in the input is bad input. */
export async function* predictCopies(
  articles: AsyncIterable<InputRecord>,
  pairs: AsyncIterable<InputRecord>,
): AsyncGenerator<object> {
  const asked: { a: string | number; b: string | number; record: InputRecord }[] = []
  for await (const record of pairs) asked.push({ a: record.inner('a').id(), b: record.inner('b').id(), record })
  const wanted = new Set(asked.flatMap(({ a, b }) => [String(a), String(b)]))
  const known = new Map<string, TextOfArticle>()
  for await (const article of articles) {
    const id = String(article.id())
    if (wanted.has(id)) known.set(id, textOf(article))
  }
  for (const { a, b, record } of asked) {
    const first = known.get(String(a)) ?? record.wrong('a')
    const second = known.get(String(b)) ?? record.wrong('b')
    yield { a, b, same: samePair(first, second) }
  }
}

function textOf(record: InputRecord): TextOfArticle {
  const { title, text } = plainExtracted({ title: record.text('title'), text: record.text('content') })
  const source = record.text('source')
  return { title, text, at: instantOf(record), ...(source === '' ? {} : { sourceId: source }) }
}
