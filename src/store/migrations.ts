/**
 * Makes and upgrades the tables, on both databases with the same steps.
 * In: a store context. Out: an Outcome; a database of a newer Siyaq is refused. Touches the database only.
 */
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import { failed, ok } from '../problem.ts'
import type { Outcome } from '../problem.ts'
import { inTransaction } from './context.ts'
import type { StoreContext } from './context.ts'
import { createChanges } from './changes.ts'
import { createFeedSettings } from './feed-settings.ts'
import { createAnnouncedFeeds } from './hubs/announced-feeds.ts'
import { createPushes } from './hubs/pushes.ts'
import { createOriginCounts } from './origin-counts.ts'
import { createAliases } from './queries/aliases.ts'
import { createLeases } from './queries/leases.ts'
import { createSearchRewrites, createSearchRows } from './queries/search-rows.ts'
import { createSavedSearches } from './saved-searches.ts'
import { createSearchNames } from './queries/search-names.ts'
import { createAccounts } from './people/accounts.ts'
import { createFolders } from './people/folders.ts'
import { createIdentities } from './people/identities.ts'
import { createOwnState } from './people/own-state.ts'
import { createSessions } from './people/sessions.ts'
import { createStoryLinks } from './queries/story-links.ts'
import { createDesks } from './desks.ts'
import { createStoryOrders } from './queries/stories.ts'
import { createAside } from './regroup/aside.ts'

interface Step {
  name: string
  run(c: StoreContext): Promise<void>
}

/** What a database has of the steps that this version knows. */
export interface SchemaState {
  done: string[]
  /** Known here and not done there: the next opening does them. */
  missing: string[]
  /** Done there and not known here: a newer version wrote it. */
  unknown: string[]
}

/** Places where a process can die while it upgrades; tests make it die there. */
export type UpgradePoint = 'inside' | 'after'

/**
 * Runs the steps that the database lacks, each in a transaction with the note that it is done: killed anywhere, the next opening goes
 * on where it stopped. Returns the steps that were run. Problems: store.newer, before anything is written.
 */
export async function migrate(
  c: StoreContext,
  at: (step: string, point: UpgradePoint) => void = () => undefined,
): Promise<Outcome<string[]>> {
  if (!(await c.dialect.hasTable(c.db, 'schema_steps')))
    await inTransaction(c, async (t) => {
      // PostgreSQL lets one of two that make a table at once fail, whatever "if not exists" says.
      await t.dialect.takeTurn(t.db, 'migration')
      await sql`create table if not exists schema_steps (name text primary key)`.execute(t.db)
    })
  const { missing, unknown } = stateOf(await stepsDone(c))
  if (unknown.length > 0) return failed('store.newer', unknown.join(', '))
  const run: string[] = []
  for (const step of steps.filter(({ name }) => missing.includes(name))) {
    await inTransaction(c, async (t) => {
      // Two processes may start at once: one waits here and then finds the step done. SQLite's transaction is exclusive anyway.
      await t.dialect.takeTurn(t.db, 'migration')
      if ((await stepsDone(t)).has(step.name)) return
      await step.run(t)
      at(step.name, 'inside')
      await t.db.insertInto('schema_steps').values({ name: step.name }).execute()
    })
    run.push(step.name)
    at(step.name, 'after')
  }
  return ok(run)
}

/** Which steps the database has, changing nothing; undefined where there are no tables of ours. */
export async function schemaState(c: StoreContext): Promise<SchemaState | undefined> {
  return (await c.dialect.hasTable(c.db, 'schema_steps')) ? stateOf(await stepsDone(c)) : undefined
}

function stateOf(done: ReadonlySet<string>): SchemaState {
  return {
    done: [...done],
    missing: migrationNames.filter((name) => !done.has(name)),
    unknown: [...done].filter((name) => !migrationNames.includes(name)),
  }
}

async function stepsDone(c: StoreContext): Promise<Set<string>> {
  const rows = await c.db.selectFrom('schema_steps').select('name').execute()
  return new Set(rows.map((row) => row.name))
}

const steps: readonly Step[] = [
  { name: '001-gathering', run: gathering },
  { name: '002-articles', run: articles },
  { name: '003-grouping', run: grouping },
  { name: '004-work', run: work },
  { name: '005-leases', run: createLeases },
  { name: '006-story-links', run: createStoryLinks },
  { name: '007-undone-by', run: undoneBy },
  { name: '008-members-seen', run: membersSeen },
  { name: '009-sessions', run: createSessions },
  { name: '010-search-rows', run: createSearchRows },
  { name: '011-feed-settings', run: createFeedSettings },
  { name: '012-other-names', run: createAliases },
  { name: '013-search-rewrites', run: createSearchRewrites },
  { name: '014-pushes', run: createPushes },
  { name: '015-read-with-doubt', run: readWithDoubt },
  { name: '016-origin-counts', run: createOriginCounts },
  { name: '017-sections', run: sections },
  { name: '018-search-names', run: createSearchNames },
  { name: '019-saved-searches', run: createSavedSearches },
  { name: '020-changes', run: createChanges },
  { name: '021-regrouping', run: createAside },
  { name: '022-accounts', run: createAccounts },
  { name: '023-own-state', run: createOwnState },
  { name: '024-desks', run: createDesks },
  { name: '025-story-orders', run: createStoryOrders },
  { name: '026-identities', run: createIdentities },
  { name: '027-folders', run: createFolders },
  { name: '028-announced-feeds', run: createAnnouncedFeeds },
]

/** Every step that this version knows, oldest first. */
export const migrationNames: readonly string[] = steps.map((step) => step.name)

async function gathering(c: StoreContext): Promise<void> {
  const { countedKey, blob } = c.dialect
  await run(
    c,
    sql`create table sources (
      id text primary key, name text not null, home_url text, kind text not null, lang text, country text,
      created_at bigint not null, paused integer not null, article_count bigint not null default 0, last_article_at bigint)`,
    sql`create table feeds (
      id ${countedKey}, source_id text not null references sources (id), url text not null, url_key text not null unique,
      kind text, title text, etag text, last_modified text, interval_ms bigint not null, next_poll_at bigint not null,
      last_polled_at bigint, last_ok_at bigint, error_code text, error_detail text, error_count integer not null,
      paused integer not null)`,
    sql`create index feeds_due on feeds (next_poll_at) where paused = 0`,
    sql`create index feeds_of_source on feeds (source_id)`,
    sql`create table entries (
      id ${countedKey}, feed_id bigint, source_id text not null, url text not null, url_key text not null unique,
      item text not null, first_seen_at bigint not null, state text not null, error_code text, error_detail text,
      attempts integer not null, article_id bigint)`,
    sql`create index entries_by_state on entries (state, id)`,
    sql`create table pages (
      entry_id bigint primary key, url text not null, final_url text not null, status integer not null, content_type text,
      fetched_at bigint not null, body ${blob} not null)`,
    sql`create index pages_by_age on pages (fetched_at)`,
  )
}

async function articles(c: StoreContext): Promise<void> {
  const { givenKey, blob } = c.dialect
  await run(
    c,
    sql`create table articles (
      id ${givenKey}, url_key text not null unique, source_id text not null, url text not null, hash text not null,
      revision integer not null, seen_at bigint not null, at bigint not null, first_seen_at bigint not null,
      published_at bigint, modified_at bigint, date_only integer not null, lang text, dir text not null, title text not null,
      dek text, author text, credit text, snippet text not null, text_chars integer not null, image_url text, gone_at bigint,
      analysed_version integer not null)`,
    sql`create index articles_of_source on articles (source_id, id)`,
    sql`create index articles_in_language on articles (lang, id)`,
    sql`create index articles_by_analysis on articles (analysed_version, id)`,
    sql`create table article_texts (article_id ${givenKey}, body ${blob} not null)`,
    sql`create table revisions (
      article_id bigint not null, number integer not null, seen_at bigint not null, title text not null, hash text not null,
      body ${blob} not null, primary key (article_id, number))`,
    sql`create table analyses (
      article_id ${givenKey}, revision integer not null, version integer not null, lang text not null,
      grouped integer not null, credit_names text not null, origin_name text, features ${blob} not null, grouped_features ${blob},
      analysis ${blob} not null)`,
    sql`create index analyses_ungrouped on analyses (lang, article_id) where grouped = 0`,
  )
  await c.dialect.createIndex(c.db)
}

async function grouping(c: StoreContext): Promise<void> {
  const { givenKey } = c.dialect
  await run(
    c,
    sql`create table grouping (
      article_id ${givenKey}, seq bigint not null unique, story_id bigint not null, lang text not null, source_id text not null,
      at bigint not null, origin text not null, copy_group_id bigint, copy_of bigint, copy_kind text,
      containment double precision, jaccard double precision, confidence double precision not null, reasons text not null,
      moved_from bigint, moved_because text)`,
    sql`create index grouping_of_story on grouping (story_id, article_id)`,
    sql`create table stories (
      id ${givenKey}, lang text not null, dir text not null, title text not null, lead_article_id bigint not null,
      lead_source_id text not null, snippet text not null, image_url text, first_at bigint not null, last_at bigint not null,
      article_count integer not null, source_count integer not null, origin_count integer not null, source_ids text not null,
      front_rank double precision not null)`,
    sql`create index stories_in_front on stories (front_rank, id)`,
    sql`create index stories_in_front_by_language on stories (lang, front_rank, id)`,
    sql`create table story_redirects (from_id ${givenKey}, to_id bigint not null)`,
    sql`create index story_redirects_to on story_redirects (to_id)`,
    sql`create table corrections (
      id ${c.dialect.countedKey}, digest text not null unique, kind text not null, article_ids text not null,
      story_ids text not null, made_by text not null, made_at bigint not null, undone_at bigint, note text)`,
  )
}

async function membersSeen(c: StoreContext): Promise<void> {
  await run(c, sql`alter table corrections add column member_ids text`)
  await run(c, sql`alter table corrections add column undo_applied integer not null default 0`)
  await run(c, sql`update corrections set undo_applied = 1 where undone_at is not null`)
}

async function undoneBy(c: StoreContext): Promise<void> {
  await run(c, sql`alter table corrections add column undone_by text`)
}

async function readWithDoubt(c: StoreContext): Promise<void> {
  await run(
    c,
    sql`alter table articles add column unsure integer not null default 0`,
    sql`create index articles_unsure on articles (source_id) where unsure = 1`,
  )
}

async function sections(c: StoreContext): Promise<void> {
  await run(c, sql`alter table articles add column section text`)
}

async function work(c: StoreContext): Promise<void> {
  await run(
    c,
    sql`create table hosts (host text primary key, next_at bigint not null)`,
    sql`create table robots (host text primary key, body text, fetched_at bigint not null)`,
    sql`create table dead (
      id ${c.dialect.countedKey}, message_id text not null unique, stage text not null, message text not null,
      code text not null, detail text, retry_after_ms bigint, buried_at bigint not null)`,
    sql`create index dead_of_stage on dead (stage, id)`,
    sql`create table imports (import_key text primary key, position bigint not null)`,
    sql`create table settings (name text primary key, value text not null)`,
  )
}

async function run(c: StoreContext, ...statements: RawBuilder<unknown>[]): Promise<void> {
  for (const statement of statements) await statement.execute(c.db)
}
