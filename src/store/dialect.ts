/**
 * What truly differs between SQLite and PostgreSQL: column types, the full-text index, row locks, size on disk.
 * In: a Kysely handle. Out: two `Dialect` values. Everything else in store/ is written once.
 *
 * Full text: SQLite has an FTS5 table without content whose rowid is the article id; PostgreSQL has a tsvector made of our own
 * tokens (its parser never sees a word) under a GIN index. Both therefore find the same articles.
 */
import { CompiledQuery, sql } from 'kysely'
import type { Kysely, RawBuilder } from 'kysely'
import { runsOf } from './runs-of.ts'
import type { IndexClause, IndexQuery, IndexRow } from './queries/index-tokens.ts'
import { insertText, rowsQuery, type RowTarget, type RowValues } from './rows-query.ts'
import type { Tables } from './schema.ts'

export interface IndexRange {
  /** Inclusive ids. */
  fromId: number
  toId: number
  limit: number
}

export interface Dialect {
  kind: 'sqlite' | 'postgres'
  /** Column definitions of a numeric key that is given, and of one that the database counts up. */
  givenKey: RawBuilder<unknown>
  countedKey: RawBuilder<unknown>
  blob: RawBuilder<unknown>
  /** After a text column: its order is that of bytes. */
  bytewise: RawBuilder<unknown>
  /** The database's clock, epoch ms, as the statement is run. */
  now: RawBuilder<number>
  /** The ids as a subselect with one bound value, `idList`: one statement for any number of them. */
  idSet(ids: readonly number[]): RawBuilder<unknown>
  idList(ids: readonly number[]): string
  /** The ids as a subselect of `id` and `place`, 0 for the first, with one bound value. */
  idsInOrder(ids: readonly number[]): RawBuilder<unknown>
  /** What the columns of `from` (a select) hold, as the text of a JSON array with an array a row, in no order. */
  jsonRows(columns: readonly string[], from: RawBuilder<unknown>): RawBuilder<string>
  /** Most values bound in one statement. */
  maxBound: number
  /** Inserts the rows, in order; what the target returns of each. */
  insertRows<R>(db: Kysely<Tables>, into: RowTarget, rows: readonly RowValues[]): Promise<R[]>
  /** Appended to a select that claims rows, so that two workers get different ones. */
  claimRows: RawBuilder<unknown>
  createIndex(db: Kysely<Tables>): Promise<void>
  /** Adds the rows; with `replace`, drops earlier rows of the same ids first. */
  putIndexRows(db: Kysely<Tables>, rows: readonly IndexRow[], replace: readonly number[]): Promise<void>
  /** Newest first. */
  newest(db: Kysely<Tables>, query: IndexQuery, range: IndexRange): Promise<number[]>
  /** `newest` of each, on one state of the database: on a server one statement, whatever their number. */
  newestOfEach(db: Kysely<Tables>, queries: readonly IndexQuery[], range: IndexRange): Promise<number[][]>
  /** Brings the index nearer to one piece, writing about so many pages; false when it is. */
  mergeIndex(db: Kysely<Tables>, pages: number): Promise<boolean>
  /** How many match each, counted up to `limit`: on a server in one statement, whatever their number. */
  countsUpTo(db: Kysely<Tables>, queries: readonly IndexQuery[], limit: number): Promise<number[]>
  /** The ids that match each, oldest first; undefined where `limit` or more do. As many statements. */
  idsBelow(db: Kysely<Tables>, queries: readonly IndexQuery[], limit: number): Promise<(number[] | undefined)[]>
  /** Runs `read` on one connection and one state of the database. */
  readTogether<T>(db: Kysely<Tables>, read: (db: Kysely<Tables>) => Promise<T>): Promise<T>
  /** Waits until no other transaction has this turn, and keeps it to the end of the transaction. */
  takeTurn(db: Kysely<Tables>, turn: keyof typeof turns): Promise<void>
  hasTable(db: Kysely<Tables>, name: string): Promise<boolean>
  sizeBytes(db: Kysely<Tables>): Promise<number>
}

/** Keys of PostgreSQL's advisory locks. */
const turns = { migration: 7_496_107, grouping: 7_496_108, changes: 7_496_109, people: 7_496_110 }

/** On PostgreSQL: waits while another transaction has this turn, and lets none have it until its own end; any number may. */
export function sharedTurn(turn: keyof typeof turns): string {
  return `select pg_advisory_xact_lock_shared(${turns[turn]})`
}

const rowsPerInsert = 250
const indexTarget: RowTarget = { table: 'article_search', columns: 'rowid, title, body, facets' }

// The driver binds an id as a double, and FTS5 takes only integers for limits: with a double it walks through all that match, fifteen
// milliseconds among 300,000 articles in place of one.
const newestText = `select rowid as id from article_search
  where article_search match ? and rowid between cast(? as integer) and cast(? as integer) order by rowid desc limit ?`
const countsText = `select (select count(*) from (select 1 from article_search where article_search match asked.value limit ?)) as n
  from json_each(?) as asked order by asked.key`
/** One statement holds everybody up for as long as it takes. */
const countedAtOnce = 100
const idsBelowText = `select (select case when count(*) < ? then json_group_array(id) end
    from (select rowid as id from article_search where article_search match asked.value limit ?)) as ids
  from json_each(?) as asked order by asked.key`

export const sqliteDialect: Dialect = {
  kind: 'sqlite',
  givenKey: sql`integer primary key`,
  countedKey: sql`integer primary key autoincrement`,
  blob: sql`blob`,
  bytewise: sql``,
  now: sql<number>`cast(unixepoch('subsec') * 1000 as integer)`,
  idSet: (ids) => sql`(select value from json_each(${sqliteDialect.idList(ids)}))`,
  idList: (ids) => JSON.stringify(ids),
  idsInOrder: (ids) => sql`(select value as id, key as place from json_each(${sqliteDialect.idList(ids)}))`,
  jsonRows: (columns, from) => sql`(select json_group_array(json_array(${columnList(columns)})) from (${from}))`,
  maxBound: 32_000,
  async insertRows<R>(db: Kysely<Tables>, into: RowTarget, rows: readonly RowValues[]): Promise<R[]> {
    if (rows.length === 0) return []
    return (
      await db.executeQuery<R>(
        rowsQuery(
          insertText(into, 1, () => '?'),
          rows,
        ),
      )
    ).rows
  },
  claimRows: sql``,
  async createIndex(db) {
    await sql`create virtual table article_search using fts5(
      title, body, facets, content='', contentless_delete=1, tokenize="ascii tokenchars '=@'")`.execute(db)
    // Merging sixteen runs at a time instead of four: a third less work for inserts (measured on 6,000 articles), searches as fast.
    await sql`insert into article_search (article_search, rank) values ('automerge', cast(16 as integer))`.execute(db)
    // Sixteen times its default: a transaction of an import becomes one run of the index, a sixth less work (8,000 articles).
    await sql`insert into article_search (article_search, rank) values ('hashsize', cast(16777216 as integer))`.execute(
      db,
    )
  },
  async putIndexRows(db, rows, replace) {
    for (const ids of runsOf(replace, 500)) {
      await sql`delete from article_search where rowid in (${sql.join(ids)})`.execute(db)
    }
    await sqliteDialect.insertRows(
      db,
      indexTarget,
      rows.map((row) => [row.id, plainText(row.title), plainText(row.body), [...row.inTitle, ...row.facets].join(' ')]),
    )
  },
  async mergeIndex(db, pages) {
    const pieces = await indexPieces(db)
    const before = await totalChanges(db)
    // A negative number begins to make one piece of all; a positive one goes on, or merges what has gathered since.
    await sql`insert into article_search (article_search, rank)
      values ('merge', cast(${pieces > mostPieces ? -pages : pages} as integer))`.execute(db)
    return (await totalChanges(db)) - before > 1
  },
  async newest(db, query, { fromId, toId, limit }) {
    // A search asks a dozen of these: their text is not made anew from a tree each time.
    const asked = CompiledQuery.raw(newestText, [matchExpression(query), fromId, toId, limit])
    const found = await db.executeQuery<{ id: number }>(asked)
    return found.rows.map((row) => row.id)
  },
  async newestOfEach(db, queries, range) {
    return await sqliteDialect.readTogether(db, async (one) => {
      const found: number[][] = []
      for (const query of queries) found.push(await sqliteDialect.newest(one, query, range))
      return found
    })
  },
  async countsUpTo(db, queries, limit) {
    const counts: number[] = []
    for (const run of runsOf(queries, countedAtOnce)) {
      const asked = JSON.stringify(run.map(matchExpression))
      const found = await db.executeQuery<{ n: number }>(CompiledQuery.raw(countsText, [limit, asked]))
      for (const { n } of found.rows) counts.push(n)
    }
    return counts
  },
  async idsBelow(db, queries, limit) {
    const below: (number[] | undefined)[] = []
    for (const run of runsOf(queries, countedAtOnce)) {
      const asked = [limit, limit, JSON.stringify(run.map(matchExpression))]
      const found = await db.executeQuery<{ ids: string | null }>(CompiledQuery.raw(idsBelowText, asked))
      for (const { ids } of found.rows) below.push(idsIn(ids))
    }
    return below
  },
  // Without a transaction every statement would open the index anew: .09 ms instead of .02.
  readTogether: (db, read) => readBetween(db, sql`begin`, read),
  async takeTurn() {
    // A transaction of SQLite is the only writer from its start.
  },
  async hasTable(db, name) {
    const found = await sql<{ n: number }>`select count(*) as n from sqlite_master where name = ${name}`.execute(db)
    return found.rows[0]?.n === 1
  },
  async sizeBytes(db) {
    const found = await sql<{ bytes: number }>`select page_count * page_size as bytes
      from pragma_page_count(), pragma_page_size()`.execute(db)
    return found.rows[0]?.bytes ?? 0
  },
}

export const postgresDialect: Dialect = {
  kind: 'postgres',
  givenKey: sql`bigint primary key`,
  countedKey: sql`bigint generated by default as identity primary key`,
  blob: sql`bytea`,
  bytewise: sql`collate "C"`,
  now: sql<number>`(extract(epoch from clock_timestamp()) * 1000)::bigint`,
  idSet: (ids) => sql`(select unnest(${postgresDialect.idList(ids)}::bigint[]))`,
  idList: (ids) => `{${ids.join(',')}}`,
  idsInOrder: (ids) => sql`(select id, place - 1 as place
    from unnest(${postgresDialect.idList(ids)}::bigint[]) with ordinality as asked (id, place))`,
  jsonRows: (columns, from) =>
    sql`(select coalesce(json_agg(json_build_array(${columnList(columns)})), '[]')::text from (${from}) as found)`,
  maxBound: 60_000,
  async insertRows<R>(db: Kysely<Tables>, into: RowTarget, rows: readonly RowValues[]): Promise<R[]> {
    const returned: R[] = []
    for (const run of runsOf(rows, rowsPerInsert)) {
      const text = insertText(into, run.length, (n) => `$${n}`)
      returned.push(...(await db.executeQuery<R>(CompiledQuery.raw(text, run.flat()))).rows)
    }
    return returned
  },
  claimRows: sql`for update skip locked`,
  async createIndex(db) {
    await sql`create table article_search (id bigint primary key, tokens tsvector not null)`.execute(db)
    await sql`create index article_search_tokens on article_search using gin (tokens)`.execute(db)
  },
  async putIndexRows(db, rows) {
    for (const run of runsOf(rows, 100)) {
      const values = run.map((row) => sql`(${row.id}::bigint, ${vectorLiteral(row)}::tsvector)`)
      await sql`insert into article_search (id, tokens) values ${sql.join(values)}
        on conflict (id) do update set tokens = excluded.tokens`.execute(db)
    }
  },
  // Its index is one, and autovacuum empties the list of what waits.
  mergeIndex: async () => await Promise.resolve(false),
  async newest(db, query, range) {
    const found = await sql<{ id: number }>`select id from article_search
      where tokens @@ ${vectorQuery(query)}::tsquery and ${idBetween(range)}
      order by id desc limit ${range.limit}`.execute(db)
    return found.rows.map((row) => row.id)
  },
  async newestOfEach(db, queries, range) {
    const found: number[][] = queries.map(() => [])
    if (queries.length === 0) return found
    // A part for each, with its own words: only so does the planner know how many have them.
    const parts = queries.map(
      (query, place) => sql`(select ${sql.lit(place)} as place, id from article_search
        where tokens @@ ${vectorQuery(query)}::tsquery and ${idBetween(range)} order by id desc limit ${range.limit})`,
    )
    const { rows } = await sql<{ place: number; id: number }>`${sql.join(parts, sql` union all `)}
      order by place, id desc`.execute(db)
    for (const { place, id } of rows) found[place]?.push(id)
    return found
  },
  async countsUpTo(db, queries, limit) {
    const asked = JSON.stringify(queries.map(vectorQuery))
    const found = await sql<{ n: number }>`select (select count(*)::int from
        (select 1 from article_search where tokens @@ asked.query::tsquery limit ${limit}) as found) as n
      from json_array_elements_text(${asked}::json) with ordinality as asked (query, place) order by place`.execute(db)
    return found.rows.map(({ n }) => n)
  },
  async idsBelow(db, queries, limit) {
    const asked = JSON.stringify(queries.map(vectorQuery))
    const found = await sql<{
      ids: string | null
    }>`select (select case when count(*) < ${limit} then coalesce(json_agg(id)::text, '[]') end from
        (select id from article_search where tokens @@ asked.query::tsquery limit ${limit}) as found) as ids
      from json_array_elements_text(${asked}::json) with ordinality as asked (query, place) order by place`.execute(db)
    return found.rows.map(({ ids }) => idsIn(ids))
  },
  readTogether: (db, read) => readBetween(db, sql`begin isolation level repeatable read read only`, read),
  async takeTurn(db, turn) {
    await sql`select pg_advisory_xact_lock(${turns[turn]})`.execute(db)
  },
  async hasTable(db, name) {
    const found = await sql<{ is: boolean }>`select to_regclass(${name}) is not null as is`.execute(db)
    return found.rows[0]?.is === true
  },
  async sizeBytes(db) {
    const found = await sql<{ bytes: number }>`select pg_database_size(current_database()) as bytes`.execute(db)
    return found.rows[0]?.bytes ?? 0
  },
}

function columnList(names: readonly string[]): RawBuilder<unknown> {
  return sql.join(names.map((name) => sql.ref(name)))
}

/** As `idsBelow` has them written. */
function idsIn(list: string | null): number[] | undefined {
  return list === null ? undefined : (JSON.parse(list) as number[]).sort((a, b) => a - b)
}

/**
 * A range with a beginning is one that PostgreSQL does not read the rows by: it takes the words of a row for as cheap as a number, and of a week of
 * news it would unpack each to look for one, 170 ms in place of 2. Without a beginning it may go from the newest on until it has enough: for
 * what a third of all articles hold 50 ms for 400 of them, whatever the size of the store, where the index alone takes 14 for each 100,000.
 */
function idBetween({ fromId, toId }: IndexRange): RawBuilder<boolean> {
  return fromId > 0 ? sql<boolean>`id + 0 between ${fromId} and ${toId}` : sql<boolean>`id <= ${toId}`
}

/** In more pieces than this the whole index is made one: every search looks into each. */
const mostPieces = 10

/** Counted by leaps: the table has a row for each page of the index. */
async function indexPieces(db: Kysely<Tables>): Promise<number> {
  const found = await sql<{ n: number }>`with recursive piece (id) as (
      select min(segid) from article_search_idx
      union all select (select min(segid) from article_search_idx where segid > piece.id) from piece where piece.id is not null)
    select count(id) as n from piece`.execute(db)
  return found.rows[0]?.n ?? 0
}

async function totalChanges(db: Kysely<Tables>): Promise<number> {
  const found = await sql<{ n: number }>`select total_changes() as n`.execute(db)
  return found.rows[0]?.n ?? 0
}

async function readBetween<T>(
  db: Kysely<Tables>,
  begin: RawBuilder<unknown>,
  read: (db: Kysely<Tables>) => Promise<T>,
): Promise<T> {
  return await db.connection().execute(async (one) => {
    await begin.execute(one)
    try {
      return await read(one)
    } finally {
      await sql`commit`.execute(one)
    }
  })
}

function plainText({ stems, exact }: { stems: string; exact: string }): string {
  return exact === '' ? stems : `${stems} ${exact}`
}

/** FTS5's query language; every token is quoted, so nothing in it is an operator. */
function matchExpression(query: IndexQuery): string {
  const any = ({ runs, title }: IndexClause): string =>
    `${title ? 'title : ' : ''}(${runs.map((run) => `"${run.join(' ')}"`).join(' OR ')})`
  const all = query.all.map(any).join(' AND ')
  return query.none.reduce((whole, clause) => `(${whole}) NOT (${any(clause)})`, all)
}

/** `'word':1A,7 …` for a cast to tsvector: title words carry weight A, and a gap keeps phrases from crossing into the body. */
function vectorLiteral(row: IndexRow): string {
  const positions = new Map<string, string>()
  const add = (token: string, place: string): void => {
    // An empty field splits into one empty word.
    if (token === '') return
    const known = positions.get(token)
    positions.set(token, known === undefined ? place : `${known},${place}`)
  }
  const [titleStems, titleExact] = [row.title.stems.split(' '), row.title.exact.split(' ')]
  const bodyStart = Math.max(titleStems.length, titleExact.length) + 2
  titleStems.forEach((word, i) => add(word, `${i + 1}A`))
  titleExact.forEach((word, i) => add(word, `${i + 1}A`))
  row.inTitle.forEach((token, i) => add(token, `${i + 1}A`))
  row.body.stems.split(' ').forEach((word, i) => add(word, String(bodyStart + i)))
  row.body.exact.split(' ').forEach((word, i) => add(word, String(bodyStart + i)))
  let literal = ''
  for (const [token, places] of positions) literal += `'${token}':${places} `
  for (const facet of row.facets) literal += `'${facet}' `
  return literal
}

function vectorQuery(query: IndexQuery): string {
  const any = ({ runs, title }: IndexClause): string =>
    `(${runs.map((run) => run.map((token) => `'${token}'${title ? ':A' : ''}`).join(' <-> ')).join(' | ')})`
  return [...query.all.map(any), ...query.none.map((clause) => `!${any(clause)}`)].join(' & ')
}
