/**
 * The tables, as Kysely sees them; migrations.ts makes them.
 * In: nothing. Out: types only. Touches nothing.
 *
 * The same on both databases: instants and ids are 8-byte integers read as numbers, truth values are 0 or 1, JSON is text, blobs
 * are bytes (deflated JSON where packed-json.ts says so). `url_key` and `hash` are digests (digests.ts), because an address may be
 * longer than PostgreSQL can index.
 */
import type { Generated } from 'kysely'

export interface Tables {
  schema_steps: { name: string }
  sources: {
    id: string
    name: string
    home_url: string | null
    kind: string
    lang: string | null
    country: string | null
    /** The owner's family of outlets. */
    family: string | null
    created_at: number
    paused: number
    article_count: Generated<number>
    last_article_at: number | null
  }
  feeds: FeedTable
  story_origins: { story_id: number; body: string }
  feed_settings: { feed_id: number; body: string }
  pushes: PushTable
  announced_feeds: { path: string; asked_at: number; told_tag: string | null; told_at: number | null }
  entries: EntryTable
  entry_aliases: { alias_key: string; entry_id: number }
  pages: {
    entry_id: number
    url: string
    final_url: string
    moved_to: string | null
    status: number
    content_type: string | null
    fetched_at: number
    body: Uint8Array
  }
  articles: ArticleTable
  article_texts: { article_id: number; body: Uint8Array }
  revisions: { article_id: number; number: number; seen_at: number; title: string; hash: string; body: Uint8Array }
  analyses: AnalysisTable
  grouping: GroupingTable
  stories: StoryHeadTable
  story_redirects: { from_id: number; to_id: number }
  story_links: { story_a: number; story_b: number; strength: number; reasons: string }
  corrections: {
    id: Generated<number>
    digest: string
    kind: string
    article_ids: string
    story_ids: string
    member_ids: string | null
    made_by: string
    made_at: number
    undone_at: number | null
    undone_by: string | null
    /** 1 once the grouping has taken the correction back. */
    undo_applied: Generated<number>
    note: string | null
  }
  hosts: { host: string; next_at: number }
  robots: { host: string; body: string | null; fetched_at: number }
  dead: {
    id: Generated<number>
    message_id: string
    stage: string
    message: string
    code: string
    detail: string | null
    retry_after_ms: number | null
    buried_at: number
  }
  imports: { import_key: string; position: number }
  settings: { name: string; value: string }
  sessions: {
    id: Generated<number>
    digest: string
    role: string
    account_id: number | null
    token_key: string
    agent: string
    begun_at: number
    seen_at: number
    expires_at: number
  }
  accounts: {
    id: Generated<number>
    name: string
    name_key: string
    role: string
    password: string
    made_at: number
    disabled_at: number | null
    signed_in_at: number | null
    wrong_tries: Generated<number>
    wrong_at: number | null
  }
  identities: {
    id: Generated<number>
    account_id: number
    issuer: string
    subject: string
    made_at: number
    seen_at: number | null
  }
  one_time_links: {
    id: Generated<number>
    digest: string
    role: string
    account_id: number | null
    made_by: string
    made_at: number
    expires_at: number
  }
  api_tokens: {
    id: Generated<number>
    digest: string
    account_id: number
    name: string
    scopes: string
    made_at: number
    seen_at: number | null
    expires_at: number | null
  }
  own_marks: {
    holder: number
    kind: string
    item: number
    read_at: number | null
    saved_at: number | null
    seen: number
  }
  own_lists: { holder: number; list: string; kind: string; key: string; name: string; made_at: number }
  own_reading: { holder: number; up_to: number }
  own_folders: { id: Generated<number>; holder: number; name: string; name_key: string; place: number; made_at: number }
  own_folder_sources: { holder: number; source_id: string; folder_id: number }
  own_source_reading: { holder: number; source_id: string; up_to: number }
  audit: {
    id: Generated<number>
    at: number
    made_by: string
    account_id: number | null
    act: string
    about: string
  }
  search_rows: { article_id: number; words: Uint8Array }
  search_rewrites: { number: Generated<number>; article_id: number }
  search_names: { start: string; entity_key: string; name: string }
  saved_searches: { id: Generated<number>; name: string; request: string; made_at: number }
  search_words: { number: Generated<number>; word: string }
  changes: { number: Generated<number>; stories: string | null; articles: string | null }
  leases: { name: string; owner: string; until: number; token: number }
}

export interface FeedTable {
  id: Generated<number>
  source_id: string
  url: string
  url_key: string
  kind: string | null
  title: string | null
  etag: string | null
  last_modified: string | null
  interval_ms: number
  next_poll_at: number
  last_polled_at: number | null
  last_ok_at: number | null
  read_at: number | null
  changed_at: number | null
  error_code: string | null
  error_detail: string | null
  error_count: number
  paused: number
  /** What the last reading saw of the items, as JSON. */
  health: string | null
}

/** Subscriptions at hubs. */
export interface PushTable {
  feed_id: number
  hub: string
  topic: string
  callback_key: string
  secret: string
  asked_at: number | null
  confirmed_at: number | null
  until_at: number | null
  /** When the hub is to be asked (again). */
  next_at: number | null
  /** Times that it was asked since it last confirmed. */
  failures: number
  delivered_at: number | null
  missed_at: number | null
  rejected_at: number | null
  error_code: string | null
  error_detail: string | null
}

export interface EntryTable {
  id: Generated<number>
  feed_id: number | null
  source_id: string
  url: string
  url_key: string
  item: string
  first_seen_at: number
  state: string
  error_code: string | null
  error_detail: string | null
  attempts: number
  article_id: number | null
}

/** Short columns only, so that lists read few pages; the text is in article_texts. */
export interface ArticleTable {
  id: number
  url_key: string
  source_id: string
  url: string
  hash: string
  revision: number
  /** When the current text was first seen. */
  seen_at: number
  at: number
  first_seen_at: number
  published_at: number | null
  modified_at: number | null
  date_only: number
  lang: string | null
  dir: string
  title: string
  dek: string | null
  author: string | null
  credit: string | null
  snippet: string
  text_chars: number
  image_url: string | null
  /** 1: the current text was read with doubt; 0 also for what was stored before this was kept. */
  unsure: number
  /** Of the analysis: as page, feed or address name it. */
  section: string | null
  /** Of the analysis, where it is sure: a key of model/desks.ts. */
  desk: string | null
  /** Who said so; null: the analysis. */
  desk_by: string | null
  gone_at: number | null
  /** Version of the analysis of the current revision; 0 while there is none. */
  analysed_version: number
}

export interface AnalysisTable {
  article_id: number
  revision: number
  version: number
  lang: string
  /** 1 once the article has a row in `grouping`. */
  grouped: number
  credit_names: string
  /** Whom the whole article is from, when it says so. */
  origin_name: string | null
  features: Uint8Array
  /** The features that the article was grouped by, when a later revision has others. */
  grouped_features: Uint8Array | null
  analysis: Uint8Array
}

export interface GroupingTable {
  article_id: number
  seq: number
  story_id: number
  lang: string
  source_id: string
  at: number
  origin: string
  copy_group_id: number | null
  copy_of: number | null
  copy_kind: string | null
  containment: number | null
  jaccard: number | null
  confidence: number
  reasons: string
  moved_from: number | null
  moved_because: string | null
}

export interface StoryHeadTable {
  id: number
  lang: string
  dir: string
  title: string
  lead_article_id: number
  lead_source_id: string
  snippet: string
  image_url: string | null
  first_at: number
  last_at: number
  article_count: number
  source_count: number
  origin_count: number
  origin_least: Generated<number>
  origin_most: Generated<number>
  no_count: string | null
  /** 0 from a change of the members until the origins are counted. */
  origins_known: Generated<number>
  source_ids: string
  /** Order of the front page; grows with origins and with `last_at`, so that it never needs the current time. */
  front_rank: number
  /** The section of most of its members. */
  desk: string | null
}
