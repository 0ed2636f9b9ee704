/**
 * A search as a file, for the command.
 * In: the store, a search, where the text goes. Out: how many articles. Reads the store only.
 */
import { defined } from '../../model/defined.ts'
import { ok, type Outcome } from '../../problem.ts'
import type { Store } from '../../store/store.ts'
import { exportFile, type ExportFormat, type ExportStyle } from './export-file.ts'
import { exportedArticles, type ExportedArticle, type ExportRequest } from './exported-articles.ts'

export interface ExportOptions extends Omit<ExportStyle, 'timeZone'> {
  format: ExportFormat
  most?: number
}

/** The same with the store of the installation. */
export type ExportSearch = (
  request: ExportRequest,
  o: ExportOptions,
  write: (piece: string) => unknown,
) => Promise<Outcome<{ articles: number }>>

/** Each piece is written before the next is read. Problems: as `search`. */
export async function exportSearch(
  store: Store,
  request: ExportRequest,
  { format, most, ...style }: ExportOptions & Pick<ExportStyle, 'timeZone'>,
  write: (piece: string) => unknown,
): Promise<Outcome<{ articles: number }>> {
  const found = await exportedArticles(store, request, { timeZone: style.timeZone, ...defined({ most }) })
  if (!found.ok) return found
  let articles = 0
  async function* counted(rows: AsyncIterable<ExportedArticle>): AsyncGenerator<ExportedArticle> {
    for await (const row of rows) {
      articles++
      yield row
    }
  }
  for await (const piece of exportFile(counted(found.value), format, style)) write(piece)
  return ok({ articles })
}
