/**
 * Predictions of extraction: text, title, date, author, credit and language of each page.
 * In: records `{id,url,html}`. Out: records `{id,text,title?,date?,author?,credit?,lang?}`. Touches nothing.
 */
import { extractArticle } from '../../extract/extract-article.ts'
import type { InputRecord } from './input-records.ts'

/** One output a page; a page without an article has an empty text. Absent fields are left out. */
export async function* predictPages(records: AsyncIterable<InputRecord>): AsyncGenerator<object> {
  for await (const record of records) {
    const page = extractArticle({ url: record.text('url'), html: record.neededText('html') })
    if (!page.ok) {
      yield { id: record.id(), text: '' }
      continue
    }
    const { text, title, publishedAt, dateOnly, author, parts, lang } = page.value
    yield {
      id: record.id(),
      text,
      title: title === '' ? undefined : title,
      date: publishedAt === undefined ? undefined : isoDate(publishedAt, dateOnly === true),
      author,
      credit: parts.credit,
      lang,
    }
  }
}

function isoDate(at: number, dateOnly: boolean): string {
  const iso = new Date(at).toISOString()
  return dateOnly ? iso.slice(0, 10) : iso
}
