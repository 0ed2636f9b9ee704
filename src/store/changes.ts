/**
 * What has changed of what pages show, in the order of the commits: whoever keeps something made of the store reads on from where it was.
 * In: ids of stories and articles, inside the transaction that changes them. Out: what has changed since. Touches `changes`.
 *
 * A row a transaction. Numbers grow with the commits: on PostgreSQL writers take turns between the number and the commit.
 */
import { sql } from 'kysely'
import type { StoreContext } from './context.ts'

/** Whoever is further behind takes everything as changed. */
const keptChanges = 4_000
const pruneEvery = 200
/** More articles at once are not told one by one: everything may have to do with one of them. */
const mostTold = 3_000

/** Migration. The second index lets a page say how many stories have several articles without reading them all. */
export async function createChanges(c: StoreContext): Promise<void> {
  await sql`create table changes (number ${c.dialect.countedKey}, stories text, articles text)`.execute(c.db)
  await sql`create index stories_of_many on stories (id) where article_count > 1`.execute(c.db)
}

/** No story has this number: among those that changed it means that a source came, which no page can tell of yet. */
export const sourcesChanged = 0
/** Nor this: a correction was made or undone. */
export const correctionsChanged = -1

/** Without either list: everything may have changed. */
interface Touched {
  stories?: Iterable<number>
  articles?: Iterable<number>
}

/** The last statement of a transaction that changes what pages show. */
export async function noteChange(t: StoreContext, touched: Touched): Promise<void> {
  // Nobody reads what is grouped aside.
  if (t.aside !== undefined) return
  const isAll = touched.stories === undefined && touched.articles === undefined
  const stories = [...(touched.stories ?? [])]
  const articles = [...(touched.articles ?? [])]
  if (!isAll && stories.length + articles.length === 0) return
  await t.dialect.takeTurn(t.db, 'changes')
  const { number } = await t.db
    .insertInto('changes')
    .values({
      stories: isAll ? null : JSON.stringify(stories),
      articles: isAll ? null : JSON.stringify(articles),
    })
    .returning('number')
    .executeTakeFirstOrThrow()
  if (number % pruneEvery === 0)
    await t.db
      .deleteFrom('changes')
      .where('number', '<=', number - keptChanges)
      .execute()
}

export interface Change {
  /** Of the newest change; what is made of the store from now on is at least as new. */
  number: number
  stories: Set<number>
  articles: Set<number>
  /** Too much to tell: everything may have changed. */
  all: boolean
}

export class Changes {
  readonly #c: StoreContext

  /** `c` reads outside transactions. */
  constructor(c: StoreContext) {
    this.#c = c
  }

  /** Differs from before when anything was committed, whatever it was; undefined where that cannot be told without asking the server. */
  version(): number | undefined {
    return this.#c.sqlite?.version()
  }

  /** What has changed since the change of that number; all of it for a number that is not known any more. */
  async since(after: number): Promise<Change> {
    const rows = await this.#c.db
      .selectFrom('changes')
      .selectAll()
      .where('number', '>', after)
      .orderBy('number')
      .execute()
    const change: Change = { number: after, stories: new Set(), articles: new Set(), all: false }
    const [first] = rows
    // Numbers that a failed transaction took are missing as well: once too often is harmless.
    if (first !== undefined && first.number > after + 1) change.all = true
    for (const row of rows) {
      if (row.stories === null || row.articles === null || change.articles.size > mostTold) change.all = true
      if (change.all) break
      for (const id of idsIn(row.stories ?? '[]')) change.stories.add(id)
      for (const id of idsIn(row.articles ?? '[]')) change.articles.add(id)
    }
    change.number = rows.at(-1)?.number ?? after
    // An article's text and analysis are told by its story's page as well.
    if (!change.all) for (const id of await this.#storiesOf([...change.articles])) change.stories.add(id)
    return change
  }

  async #storiesOf(articles: readonly number[]): Promise<number[]> {
    if (articles.length === 0) return []
    const found = await sql<{ id: number }>`select distinct story_id as id from grouping
      where article_id in ${this.#c.dialect.idSet(articles)}`.execute(this.#c.db)
    return found.rows.map((row) => row.id)
  }

  /** The number of the newest change, 0 before the first. */
  async newest(): Promise<number> {
    const row = await this.#c.db
      .selectFrom('changes')
      .select((e) => e.fn.max('number').as('number'))
      .executeTakeFirst()
    // max() of no rows is null.
    return Number(row?.number ?? 0)
  }
}

/** Written by noteChange only. */
function idsIn(list: string): number[] {
  return JSON.parse(list) as number[]
}
