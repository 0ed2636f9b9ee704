/**
 * Makes the heads of stories from their members.
 * In: story ids. Out: rows of `stories`, only for stories that have members. Touches `grouping` and `articles` (read only).
 */
import type { Insertable } from 'kysely'
import { defined } from '../../model/defined.ts'
import { decodeFeatures, type Features } from '../../model/features.ts'
import { frontRank } from '../../model/front-rank.ts'
import { leadArticle, leastForCentre } from '../../model/lead-article.ts'
import { countPublishers, type OfPublisher } from '../../model/publishers.ts'
import type { StoreContext } from '../context.ts'
import { runsOf } from '../runs-of.ts'
import type { ArticleTable, GroupingTable, StoryHeadTable } from '../schema.ts'
import { featuresOf } from './analyses.ts'
import { deskOfMembers } from './story-desks.ts'

type Member = Pick<
  GroupingTable,
  'article_id' | 'story_id' | 'lang' | 'source_id' | 'at' | 'origin' | 'copy_group_id'
> &
  Pick<ArticleTable, 'unsure' | 'desk' | 'desk_by'>

const keptSourceIds = 6

export async function storyHeads(c: StoreContext, ids: readonly number[]): Promise<Insertable<StoryHeadTable>[]> {
  if (ids.length === 0) return []
  const members = await c.db
    .selectFrom('grouping')
    .innerJoin('articles', 'articles.id', 'grouping.article_id')
    .select([
      'grouping.article_id',
      'grouping.story_id',
      'grouping.lang',
      'grouping.source_id',
      'grouping.at',
      'grouping.origin',
      'grouping.copy_group_id',
      'articles.unsure',
      'articles.desk',
      'articles.desk_by',
    ])
    .where('grouping.story_id', 'in', ids)
    .orderBy('grouping.story_id')
    .orderBy('grouping.article_id')
    .execute()
  const stories = new Map<number, Member[]>()
  for (const member of members) {
    const known = stories.get(member.story_id)
    if (known === undefined) stories.set(member.story_id, [member])
    else known.push(member)
  }
  const leads = new Map([...(await leadsOf(c, stories))].map(([id, lead]) => [lead, id]))
  const families = await familiesOf(c)
  const outlet = (sourceId: string): OfPublisher => ({
    sourceId,
    ...defined({ family: families.get(sourceId)?.family }),
  })
  const heads: Insertable<StoryHeadTable>[] = []
  for (const run of runsOf([...leads.keys()], 500)) {
    const articles = await c.db
      .selectFrom('articles')
      .select(['id', 'title', 'dir', 'lang', 'snippet', 'image_url', 'source_id'])
      .where('id', 'in', run)
      .execute()
    for (const lead of articles) {
      const id = leads.get(lead.id)
      const of = id === undefined ? undefined : stories.get(id)
      if (id === undefined || of === undefined) continue
      const sourceIds = [...new Set(of.map((member) => member.source_id))]
      const publishers = countPublishers(sourceIds.map((sourceId) => outlet(sourceId)))
      const lastAt = Math.max(...of.map((member) => member.at))
      const origins = originsOf(of, families)
      heads.push({
        id,
        lang: lead.lang ?? of[0]?.lang ?? '',
        dir: lead.dir,
        title: lead.title,
        lead_article_id: lead.id,
        lead_source_id: lead.source_id,
        snippet: lead.snippet,
        image_url: lead.image_url,
        first_at: Math.min(...of.map((member) => member.at)),
        last_at: lastAt,
        article_count: of.length,
        source_count: publishers,
        origin_count: origins,
        origin_least: origins,
        origin_most: origins,
        no_count: of.length === 1 ? 'one-outlet' : null,
        origins_known: of.length === 1 ? 1 : 0,
        source_ids: JSON.stringify(sourceIds.slice(0, keptSourceIds)),
        front_rank: frontRank(origins, publishers, lastAt),
        desk: deskOfMembers(of),
      })
    }
  }
  return heads
}

/** The sources that have a family, with it: few. */
async function familiesOf(c: StoreContext): Promise<Families> {
  const rows = await c.db
    .selectFrom('sources')
    .select(['id', 'name', 'family'])
    .where('family', 'is not', null)
    .execute()
  return new Map(rows.map(({ id, name, family }) => [id, { name, family: family ?? id }]))
}

/** By the id of a source that has one. */
type Families = ReadonlyMap<string, { name: string; family: string }>

/** The member that leads each story, by story. Reads the features of those that are large enough to have a centre. */
async function leadsOf(c: StoreContext, stories: ReadonlyMap<number, readonly Member[]>): Promise<Map<number, number>> {
  const large = [...stories.values()].filter((members) => members.length >= leastForCentre)
  const ids = large.flatMap((members) => members.map((member) => member.article_id))
  const features = new Map<number, Features>()
  for (const run of runsOf(ids, 1_000))
    for (const [id, bytes] of await featuresOf(c, run)) {
      const read = decodeFeatures(bytes)
      if (read !== undefined) features.set(id, read)
    }
  const leads = new Map<number, number>()
  for (const [id, members] of stories) {
    const lead = leadArticle(
      members.map((member) => ({
        sourceId: member.source_id,
        copyGroupId: member.copy_group_id ?? undefined,
        isUnsure: member.unsure === 1,
        features: features.get(member.article_id),
      })),
    )
    leads.set(id, members[lead]?.article_id ?? 0)
  }
  return leads
}

/** Until they are counted: distinct origins, outlets of a family as one; the members of a copy group have the origin of its earliest. */
function originsOf(members: readonly Member[], families: Families): number {
  const ofGroup = new Map<number, string>()
  const origins = new Set<string>()
  for (const { copy_group_id, source_id, origin } of members) {
    const owner = families.get(source_id)
    const own = origin === owner?.name || origin === source_id ? (owner?.family ?? origin) : origin
    const shared = copy_group_id === null ? own : (ofGroup.get(copy_group_id) ?? own)
    if (copy_group_id !== null) ofGroup.set(copy_group_id, shared)
    origins.add(shared)
  }
  return origins.size
}
