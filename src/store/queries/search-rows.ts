/**
 * What ranking needs besides the full-text index: the words of each article in short, and every word that titles and openings hold.
 * In: rows and words as analysis made them. Out: the same. Touches `search_rows` and `search_words`.
 *
 * `search_words` is a list that only grows; a word's number says when it came, so that a reader of the list asks for what is new.
 */
import { sql } from 'kysely'
import type { StoreContext } from '../context.ts'
import { asBuffer } from '../packed-json.ts'
import type { RowTarget } from '../rows-query.ts'
import { runsOf } from '../runs-of.ts'
import type { IndexTokens } from '../records.ts'

/** Words of the text, from its beginning, that go into the list of words beside those of the title. */
const openingWords = 60
const longestWord = 32
const shortestWord = 2
/** Words known to be in the list, so that an article costs what is new in it; bounded. */
const mostKnown = 300_000

export async function createSearchRows(c: StoreContext): Promise<void> {
  await sql`create table search_rows (article_id ${c.dialect.givenKey}, words ${c.dialect.blob} not null)`.execute(c.db)
  await sql`create table search_words (number ${c.dialect.countedKey}, word text not null unique)`.execute(c.db)
}

/** Which rows were written again, so that who keeps rows in memory drops those. */
export async function createSearchRewrites(c: StoreContext): Promise<void> {
  await sql`create table search_rewrites (number ${c.dialect.countedKey}, article_id bigint not null)`.execute(c.db)
}

/** Who was away for longer reads its rows anew. */
export const keptRewrites = 20_000

/** Inside the transaction that writes the rows again. */
export async function noteRewrites(c: StoreContext, ids: readonly number[]): Promise<void> {
  for (const run of runsOf(ids, 500)) {
    await c.db
      .insertInto('search_rewrites')
      .values(run.map((id) => ({ article_id: id })))
      .execute()
  }
  if (ids.length > 0)
    await sql`delete from search_rewrites where number <= (select max(number) from search_rewrites) - ${keptRewrites}`.execute(
      c.db,
    )
}

/** The rewrites after `after`, by number; the last `keptRewrites` are kept. */
export async function searchRewritesAfter(c: StoreContext, after: number): Promise<{ number: number; id: number }[]> {
  const found = await sql<{ number: number; id: number }>`select number, article_id as id from search_rewrites
    where number > ${after} order by number`.execute(c.db)
  return found.rows
}

/** What goes into the lists besides the full-text row. */
export interface SearchRowDraft {
  id: number
  row: Uint8Array
  /** Words of title and opening, separated by spaces. */
  words: string
  /** "key\nname" of each. */
  names: readonly string[]
}

/** Inside the transaction that writes the full-text rows. Returns the words that are in the list once it is committed. */
export async function putSearchRows(c: StoreContext, drafts: readonly SearchRowDraft[]): Promise<string[]> {
  await c.dialect.insertRows(
    c.db,
    rowTarget,
    drafts.map(({ id, row }) => [id, asBuffer(row)]),
  )
  const fresh = new Set<string>()
  for (const { words } of drafts)
    if (words !== '') for (const word of words.split(' ')) if (!c.knownWords.has(word)) fresh.add(word)
  // In one order, so that two writers never wait for each other.
  const words = [...fresh].sort()
  await c.dialect.insertRows(
    c.db,
    wordTarget,
    words.map((word) => [word]),
  )
  return words
}

const wordTarget: RowTarget = { table: 'search_words', columns: 'word', after: 'on conflict (word) do nothing' }

const rowTarget: RowTarget = {
  table: 'search_rows',
  columns: 'article_id, words',
  after: 'on conflict (article_id) do update set words = excluded.words',
}

/** After the commit: the words need not be written again by this process. */
export function rememberWords(c: StoreContext, words: readonly string[]): void {
  const known = c.knownWords
  if (known.size + words.length > mostKnown) known.clear()
  for (const word of words) known.add(word)
}

/** The rows by article id; an article that is not analysed has none. */
export async function searchRows(c: StoreContext, ids: readonly number[]): Promise<Map<number, Uint8Array>> {
  if (ids.length === 0) return new Map()
  const found = await sql<{ id: number; words: Uint8Array }>`select article_id as id, words from search_rows
    where article_id in ${c.dialect.idSet(ids)}`.execute(c.db)
  return new Map(found.rows.map(({ id, words }) => [id, words]))
}

/** At most `max` words whose number is above `after`, by number. */
export async function searchWordsAfter(
  c: StoreContext,
  after: number,
  max: number,
): Promise<{ number: number; word: string }[]> {
  return await c.db
    .selectFrom('search_words')
    .select(['number', 'word'])
    .where('number', '>', after)
    .orderBy('number')
    .limit(max)
    .execute()
}

/** In one row: a row each takes longer to hand over than to read. */
export async function allSearchWords(c: StoreContext): Promise<string> {
  const joined =
    c.dialect.kind === 'sqlite'
      ? sql<string | null>`group_concat(word, char(10) order by number)`
      : sql<string | null>`string_agg(word, chr(10) order by number)`
  const { rows } = await sql<{ words: string | null }>`select ${joined} as words from search_words`.execute(c.db)
  return rows[0]?.words ?? ''
}

/** Words of an article that go into the list of words, as often as they stand there. */
export function* listedWords(search: IndexTokens): Generator<string> {
  yield* wordsIn(search.titleExact, Number.MAX_SAFE_INTEGER)
  yield* wordsIn(search.exact, openingWords)
}

/** Words of letters alone: numbers and addresses are not misspelled in a way that a list could tell. */
function* wordsIn(text: string, most: number): Generator<string> {
  let start = 0
  for (let n = 0; n < most && start < text.length; n++) {
    const space = text.indexOf(' ', start)
    const end = space < 0 ? text.length : space
    const word = text.slice(start, end)
    if (word.length >= shortestWord && word.length <= longestWord && /^\p{L}+$/u.test(word)) yield word
    start = end + 1
  }
}
