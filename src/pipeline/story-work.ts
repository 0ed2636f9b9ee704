/**
 * What is computed of whole stories, in a thread that has the time: where their reporting comes from, what they are known by across languages.
 * In: members as the store has them, texts and analyses packed. Out: origins, sketches. Pure.
 */
import { publisherOfSource } from '../analyse/credits/publisher-lookup.ts'
import { writingKind } from '../analyse/features/article-kind.ts'
import { languageKeys } from '../analyse/features/language-keys.ts'
import type { OriginMember } from '../group/origins/origin-member.ts'
import { storyOrigins } from '../group/origins/story-origins.ts'
import { storySketch, type StorySketch } from '../group/reading/link-languages.ts'
import type { Analysis } from '../model/analysis.ts'
import type { Extracted, Source } from '../model/article.ts'
import { defined } from '../model/defined.ts'
import { featureKind } from '../model/features.ts'
import type { StoryOrigins } from '../model/story-origins.ts'
import { unpackJson } from '../store/packed-json.ts'
import type { StoryMember } from '../store/records.ts'
import type { PackedArticle } from '../store/story-material.ts'

/** A story whose origins are to be counted: the members that are counted. */
export interface OriginStory {
  members: { row: StoryMember; source?: Source; packed?: PackedArticle }[]
}

export interface SketchStory {
  id: number
  members: { title: string; lang: string; at: number; snippet: string; packed?: PackedArticle }[]
}

export function originsOfStory({ members }: OriginStory): StoryOrigins {
  return storyOrigins(members.map(originMember))
}

function originMember({ row, source, packed }: OriginStory['members'][number]): OriginMember {
  const known = publisherOfSource({ id: row.sourceId, url: row.url, ...defined({ name: source?.name }) })
  const country = source?.country ?? (known?.country === '-' ? undefined : known?.country)
  return {
    id: row.id,
    sourceId: row.sourceId,
    publisher: known?.name ?? source?.name ?? row.sourceId,
    family: source?.family ?? row.sourceId,
    at: row.at,
    timed: row.publishedAt === row.at && !row.dateOnly,
    url: row.url,
    title: row.title,
    text: packed?.body ? unpackJson<Pick<Extracted, 'text'>>(packed.body).text : '',
    opinion: (writingKind(row.title, '') & featureKind.opinion) !== 0,
    ...defined({ country, author: row.author, analysis: analysisOf(packed) }),
  }
}

export function sketchOfStory({ id, members }: SketchStory): StorySketch {
  return storySketch(id, members.map(sketchMember))
}

/** What an article gives to its story's sketch. A round-up names many events and tells none: it gives no keys. */
function sketchMember(member: SketchStory['members'][number]): Parameters<typeof storySketch>[1][number] {
  const { title, lang, at, snippet: text, packed } = member
  const isRoundUp = (writingKind(title, text) & featureKind.roundUp) !== 0
  const article = { title, lang, text, ...defined({ analysis: analysisOf(packed) }) }
  return { lang, at, keys: isRoundUp ? [] : languageKeys(article) }
}

function analysisOf(packed: PackedArticle | undefined): Analysis | undefined {
  return packed?.analysis && unpackJson<Analysis>(packed.analysis)
}
