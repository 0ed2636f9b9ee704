/**
 * A search as a file, for the command.
 * In: the store, a search, where the text goes. Out: how many articles. Reads the store only.
 */
import { defined } from '../../model/defined.ts'
import { ok, type Outcome } from '../../problem.ts'
import type { Store } from '../../store/store.ts'
import { exportFile } from './export-file.ts'
import type { ExportedArticle, ExportOptions, ExportRequest, ExportStyle } from './export-request.ts'
import { exportedArticles } from './exported-articles.ts'

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
