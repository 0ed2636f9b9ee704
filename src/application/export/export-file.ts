/**
 * Exported articles as a file: JSON Lines with everything, CSV with what a spreadsheet can hold, each row with its citation.
 * In: rows, where the site is. Out: text, piece by piece. Pure.
 */
import { stringify } from 'csv-stringify/sync'
import { defined } from '../../model/defined.ts'
import { citation, citedArticle } from '../cite/cite.ts'
import type { ExportedArticle, ExportFormat, ExportStyle } from './export-request.ts'

/** The file, in pieces that are never half a row. */
export async function* exportFile(
  rows: AsyncIterable<ExportedArticle>,
  format: ExportFormat,
  style: ExportStyle,
): AsyncGenerator<string> {
  if (format === 'csv') yield csv([columns.map((column) => column[style.lang])], true)
  for await (const row of rows) {
    const links = defined({ page: pageOf(row, style), story: storyOf(row, style) })
    yield format === 'csv'
      ? csv([columns.map((column) => column.of(row, style))], false)
      : `${JSON.stringify({ ...row, ...links, citation: citationOf(row, style) })}\n`
  }
}

/** As on the article's own page, in the zone of the site. */
function citationOf(row: ExportedArticle, style: ExportStyle): string {
  const { id, title, author, lang, url, publishedAt, dateOnly, firstSeenAt } = row
  const at = publishedAt === undefined ? undefined : Date.parse(publishedAt)
  const seen = Date.parse(firstSeenAt)
  const article = { id, title, url, firstSeenAt: seen, ...defined({ author, lang, publishedAt: at, dateOnly }) }
  return citation(citedArticle(article, row.source.name), 'text', style)
}

function pageOf({ id }: ExportedArticle, { base }: ExportStyle): string | undefined {
  return base === undefined ? undefined : `${base}/article/${id}`
}

function storyOf({ storyId }: ExportedArticle, { base }: ExportStyle): string | undefined {
  return base === undefined || storyId === undefined ? undefined : `${base}/story/${storyId}`
}

interface Column {
  ar: string
  en: string
  of(row: ExportedArticle, style: ExportStyle): string | number | undefined
}

const listed = (values: readonly string[]): string => values.join(' | ')

const columns: readonly Column[] = [
  { ar: 'الرقم', en: 'id', of: (row) => String(row.id) },
  { ar: 'نُشر', en: 'published', of: (row) => row.publishedAt?.slice(0, row.dateOnly === true ? 10 : undefined) },
  { ar: 'رُصد', en: 'first seen', of: (row) => row.firstSeenAt },
  { ar: 'الناشر', en: 'publisher', of: (row) => row.source.name },
  { ar: 'العنوان', en: 'headline', of: (row) => row.title },
  { ar: 'الجملة', en: 'passage', of: (row) => row.passage },
  { ar: 'الكاتب', en: 'author', of: (row) => row.author },
  { ar: 'نقلاً عن', en: 'credits', of: (row) => listed(row.credits.map(({ name }) => name)) },
  { ar: 'العبارات', en: 'keyphrases', of: (row) => listed(row.keyphrases) },
  { ar: 'اللغة', en: 'language', of: (row) => row.lang },
  { ar: 'القسم', en: 'section', of: (row) => row.desk ?? row.section },
  { ar: 'الرابط', en: 'address', of: (row) => row.url },
  { ar: 'الصفحة', en: 'page', of: (row, style) => pageOf(row, style) },
  { ar: 'القصة', en: 'story', of: (row, style) => storyOf(row, style) ?? row.storyId?.toString() },
  { ar: 'النص الواحد', en: 'same text', of: (row) => row.copyGroupId?.toString() },
  { ar: 'الإحالة', en: 'citation', of: (row, style) => citationOf(row, style) },
]

/** With the mark by which spreadsheets know UTF-8; what a publisher wrote never becomes a formula. */
function csv(rows: readonly (readonly (string | number | undefined)[])[], isFirst: boolean): string {
  return stringify(
    rows.map((row) => [...row]),
    { bom: isFirst, record_delimiter: 'windows', escape_formulas: true },
  )
}
