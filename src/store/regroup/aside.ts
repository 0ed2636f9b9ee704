/**
 * The same store with other tables for what grouping writes: a second grouping can be made while readers see the first.
 * In: the store's context. Out: one whose queries go to the tables `next_…`; their migration. Everything else is the same store.
 */
import { OperationNodeTransformer, sql } from 'kysely'
import type { KyselyPlugin, PluginTransformQueryArgs, RootOperationNode, SchemableIdentifierNode } from 'kysely'
import type { StoreContext } from '../context.ts'

/** Tables that grouping writes, each with the columns that are taken over. */
export const groupingTables = {
  grouping: `article_id, seq, story_id, lang, source_id, at, origin, copy_group_id, copy_of, copy_kind, containment, jaccard, confidence,
    reasons, moved_from, moved_because`,
  stories: `id, lang, dir, title, lead_article_id, lead_source_id, snippet, image_url, first_at, last_at, article_count, source_count,
    origin_count, origin_least, origin_most, no_count, origins_known, source_ids, front_rank, desk`,
  story_redirects: 'from_id, to_id',
  story_origins: 'story_id, body',
} as const

/** The table beside that one. */
export const asideOf = (table: string): string => `next_${table}`

class OtherTables extends OperationNodeTransformer {
  protected override transformSchemableIdentifier(
    ...args: Parameters<OperationNodeTransformer['transformSchemableIdentifier']>
  ): SchemableIdentifierNode {
    const node = super.transformSchemableIdentifier(...args)
    const { name } = node.identifier
    return Object.hasOwn(groupingTables, name)
      ? { ...node, identifier: { ...node.identifier, name: asideOf(name) } }
      : node
  }
}

const transformer = new OtherTables()
const otherTables: KyselyPlugin = {
  transformQuery: ({ node, queryId }: PluginTransformQueryArgs): RootOperationNode =>
    transformer.transformNode(node, queryId),
  transformResult: ({ result }) => Promise.resolve(result),
}

/** Closing it does nothing: it has the connections of `c`. */
export function asideContext(c: StoreContext): StoreContext {
  return {
    ...c,
    db: c.db.withPlugin(otherTables),
    ...(c.reader === undefined ? {} : { reader: c.reader.withPlugin(otherTables) }),
    aside: { done: 0 },
    close: () => Promise.resolve(),
  }
}

/** Migration. Without the indexes that only readers need. */
export async function createAside(c: StoreContext): Promise<void> {
  const { givenKey } = c.dialect
  await sql`create table next_grouping (
    article_id ${givenKey}, seq bigint not null, story_id bigint not null, lang text not null, source_id text not null,
    at bigint not null, origin text not null, copy_group_id bigint, copy_of bigint, copy_kind text,
    containment double precision, jaccard double precision, confidence double precision not null, reasons text not null,
    moved_from bigint, moved_because text)`.execute(c.db)
  await sql`create index next_grouping_of_story on next_grouping (story_id, article_id)`.execute(c.db)
  await sql`create index next_grouping_in_order on next_grouping (seq)`.execute(c.db)
  await sql`create table next_stories (
    id ${givenKey}, lang text not null, dir text not null, title text not null, lead_article_id bigint not null,
    lead_source_id text not null, snippet text not null, image_url text, first_at bigint not null, last_at bigint not null,
    article_count integer not null, source_count integer not null, origin_count integer not null, source_ids text not null,
    front_rank double precision not null, origin_least integer not null default 0, origin_most integer not null default 0,
    no_count text, origins_known integer not null default 0)`.execute(c.db)
  await sql`create index next_stories_to_count on next_stories (id) where origins_known = 0`.execute(c.db)
  await sql`create table next_story_redirects (from_id ${givenKey}, to_id bigint not null)`.execute(c.db)
  await sql`create index next_story_redirects_to on next_story_redirects (to_id)`.execute(c.db)
  await sql`create table next_story_origins (story_id ${givenKey}, body text not null)`.execute(c.db)
}
