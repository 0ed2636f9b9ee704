/**
 * Predictions of copies: whether the two articles of a pair carry the same text, lightly edited or not.
 * In: articles and pairs `{a:{id},b:{id}}`. Out: records `{a,b,same}`. Touches nothing; holds the paired articles' features.
 */
import { Grouper, type GroupInput } from '../../group/grouper.ts'
import { groupInputOf } from './grouping-articles.ts'
import type { InputRecord } from './input-records.ts'

/** One output a pair, in the pairs' order; a pair whose article is not in the input is bad input. */
export async function* predictCopies(
  articles: AsyncIterable<InputRecord>,
  pairs: AsyncIterable<InputRecord>,
): AsyncGenerator<object> {
  const asked: { a: string | number; b: string | number; record: InputRecord }[] = []
  for await (const record of pairs) asked.push({ a: record.inner('a').id(), b: record.inner('b').id(), record })
  const wanted = new Set(asked.flatMap(({ a, b }) => [String(a), String(b)]))
  const known = new Map<string, GroupInput>()
  let number = 0
  for await (const article of articles) {
    number++
    const id = String(article.id())
    if (wanted.has(id)) known.set(id, groupInputOf(article, number))
  }
  for (const { a, b, record } of asked) {
    const first = known.get(String(a)) ?? record.wrong('a')
    const second = known.get(String(b)) ?? record.wrong('b')
    yield { a, b, same: carriesSameText(first, second) }
  }
}

/** What the grouper says of the later one when it knows only the earlier one. */
function carriesSameText(a: GroupInput, b: GroupInput): boolean {
  const [earlier, later] = a.at < b.at || (a.at === b.at && a.id < b.id) ? [a, b] : [b, a]
  const grouper = new Grouper({ windowMs: Number.MAX_SAFE_INTEGER })
  grouper.add(earlier)
  return grouper.add(later).copyGroupId !== undefined
}
