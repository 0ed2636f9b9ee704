/**
 * Predictions of the independent origins of given stories.
 * In: records of articles, records `{story,ids}`. Out: records `{story,groups:[{ids,origin}],comment}`. Touches nothing; holds the
 * articles of the stories.
 */
import { analyseArticle } from '../../analyse/analyse-article.ts'
import { publisherOfSource } from '../../analyse/credits/publisher-lookup.ts'
import { plainExtracted } from '../../gather/import/make-draft.ts'
import type { OriginMember } from '../../group/origins/origin-member.ts'
import { storyOrigins } from '../../group/origins/story-origins.ts'
import { featureKind } from '../../model/features.ts'
import { instantOf } from './grouping-articles.ts'
import type { InputRecord } from './input-records.ts'

/** One output a story, in the stories' order; ids that are not in the input are left out. */
export async function* predictOrigins(
  articles: AsyncIterable<InputRecord>,
  stories: AsyncIterable<InputRecord>,
): AsyncGenerator<object> {
  const asked: { story: string; set: string; ids: unknown[] }[] = []
  for await (const record of stories) {
    const ids: unknown = record.raw('ids')
    if (!Array.isArray(ids)) return record.wrong('ids')
    asked.push({ story: record.neededText('story'), set: record.text('set'), ids })
  }
  const wanted = new Set(asked.flatMap(({ set, ids }) => ids.flatMap((id) => [String(id), keyOf(set, id)])))
  const members = new Map<string, { member: OriginMember; id: string | number }>()
  for await (const record of articles) {
    const id = record.id()
    // Ids may be given twice where several sets are in one file; then each article says its set.
    const key = record.has('set') ? keyOf(record.text('set'), id) : String(id)
    if (wanted.has(key)) members.set(key, { member: originMember(record, members.size + 1), id })
  }
  for (const { story, set, ids } of asked) {
    const found = ids.flatMap((id) => members.get(keyOf(set, id)) ?? members.get(String(id)) ?? [])
    const idOf = new Map(found.map(({ member, id }) => [member.id, id]))
    const { origins, comments } = storyOrigins(found.map(({ member }) => member))
    yield {
      story,
      ...(set === '' ? {} : { set }),
      groups: origins.map((o) => ({ ids: o.articleIds.map((id) => idOf.get(id)), origin: o.name ?? null })),
      comment: comments.map((id) => idOf.get(id)),
    }
  }
}

function keyOf(set: string, id: unknown): string {
  return `${set}\n${String(id)}`
}

/** A record of an article as the origins of a story are counted from it, with `number` as its id. */
export function originMember(record: InputRecord, number: number): OriginMember {
  const url = record.text('url')
  const sourceId = record.text('source')
  const author = record.text('author')
  const { title, text } = plainExtracted({ title: record.text('title'), text: record.text('content') })
  const known = publisherOfSource({ id: sourceId, url })
  const publisher = known?.name ?? sourceId
  const at = instantOf(record)
  const { analysis, features } = analyseArticle({
    title,
    text,
    sourceId,
    sourceName: publisher,
    publishedAt: at,
    ...(author === '' ? {} : { author }),
  })
  return {
    id: number,
    sourceId,
    publisher,
    family: sourceId,
    ...(known === undefined || known.country === '-' ? {} : { country: known.country }),
    at,
    timed: true,
    url,
    title,
    text,
    opinion: (features.kind & featureKind.opinion) !== 0,
    analysis,
    ...(author === '' ? {} : { author }),
  }
}
