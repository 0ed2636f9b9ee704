/**
 * Predictions of sets of figures: which figures of a story are of one quantity, and how they compare.
 * In: records `{id,story,source,t,title,text}` of articles, records `{story,ids}` of stories. Out: records
 * `{story,sets:[{members:[{id,span,value,field,start}],relation}]}`. Touches nothing; holds the articles of the stories.
 */
import { analyseArticle } from '../../analyse/analyse-article.ts'
import { figureSets } from '../../group/reading/figure-sets.ts'
import type { MemberMaterial } from '../../group/reading/story-material.ts'
import { instantOf } from './grouping-articles.ts'
import type { InputRecord } from './input-records.ts'

interface GivenMember extends MemberMaterial {
  given: string | number
}

/** One output a story, in the stories' order; an article that is not in the input is bad input. */
export async function* predictFigureSets(
  articles: AsyncIterable<InputRecord>,
  stories: AsyncIterable<InputRecord>,
): AsyncGenerator<object> {
  const known = new Map<string, InputRecord>()
  for await (const article of articles) {
    known.set(String(article.id()), article)
    if (article.has('story')) known.set(`${article.id('story')} ${article.id()}`, article)
  }
  for await (const record of stories) {
    const story = record.id('story')
    const ids: unknown = record.raw('ids')
    if (!Array.isArray(ids)) return record.wrong('ids')
    const members = ids.map((id: unknown, k) =>
      memberOf(known.get(`${story} ${String(id)}`) ?? known.get(String(id)) ?? record.wrong('ids'), k + 1),
    )
    yield {
      story,
      sets: figureSets(members).map(({ members: told, relation }) => ({
        members: told.map(({ member, figure: { surface, value, field, start } }) => ({
          id: member.given,
          span: surface,
          value,
          field,
          start,
        })),
        relation,
      })),
    }
  }
}

function memberOf(record: InputRecord, id: number): GivenMember {
  const title = record.text('title')
  const text = record.text('text')
  const source = record.text('source')
  const { analysis } = analyseArticle({ title, text })
  return {
    given: record.id(),
    id,
    sourceId: source,
    sourceName: source,
    at: instantOf(record),
    title,
    lead: text,
    textChars: text.length,
    lang: analysis.lang,
    origin: source,
    credits: [],
    edits: [],
    analysis,
  }
}
