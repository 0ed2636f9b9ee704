/**
 * The peer of bench/search.ts and bench/journey.ts: SQLite FTS5 as one would set it up without our analysis.
 * In: a path, drafts, queries. Out: rows, hits. Writes that file only.
 *
 * Raw text in one table, FTS5's own tokeniser (unicode61) over title and text, the date in a column; a batch a transaction.
 */
import Database from 'better-sqlite3'
import type { ArticleDraft } from '../src/model/article.ts'
import type { TimedQuery } from './search-corpus.ts'

/** Articles of one transaction, here and where bench/search.ts writes into our store. */
export const plainBatch = 250
export const pageItems = 20

export function plainDatabase(path: string) {
  const db = new Database(path)
  db.pragma('journal_mode = wal')
  db.pragma('synchronous = normal')
  db.exec(`create table articles (id integer primary key, at integer, title text, body text);
    create virtual table search using fts5(title, body, content='articles', content_rowid='id')`)
  const insert = db.prepare('insert into articles (id, at, title, body) values (?, ?, ?, ?)')
  const index = db.prepare('insert into search (rowid, title, body) values (?, ?, ?)')
  const fts = db.prepare(`select a.id, a.title from search join articles a on a.id = search.rowid
    where search match ? and a.at between ? and ? order by a.at desc limit ${pageItems}`)
  const like = db.prepare(`select id, title from articles where at between ? and ? and (title || body) like ?
    and (title || body) like ? order by at desc limit ${pageItems}`)
  let id = 0
  return {
    put: db.transaction((drafts: readonly ArticleDraft[]) => {
      for (const draft of drafts) {
        insert.run(++id, draft.at, draft.title, draft.text)
        index.run(id, draft.title, draft.text)
      }
    }),
    fts: (query: TimedQuery) => fts.all(query.words.replace(' ', ' AND '), query.from, query.to).length,
    like(query: TimedQuery) {
      const [one = '', two = ''] = query.words.split(' ')
      return like.all(query.from, query.to, `%${one}%`, `%${two}%`).length
    },
    close: () => void db.close(),
  }
}
