/**
 * Predictions of extraction: text, title, date, author, credit and language of each page.
 * In: records `{id,url,html}`. Out: records `{id,text,title?,date?,author?,credit?,lang?}`. Touches nothing.
 */
import { extractArticle } from '../../extract/extract-article.ts'
import type { InputRecord } from './input-records.ts'
import { minuteMs } from '../../model/instant.ts'

/** One output a page; a page without an article has an empty text. Absent fields are left out. */
export async function* predictPages(records: AsyncIterable<InputRecord>): AsyncGenerator<object> {
  for await (const record of records) {
    const page = extractArticle({ url: record.text('url'), html: record.neededText('html') })
    if (!page.ok) {
      yield { id: record.id(), text: '' }
      continue
    }
    const { text, title, publishedAt, publishedOffsetMinutes, dateOnly, author, parts, lang } = page.value
    yield {
      id: record.id(),
      text,
      title: title === '' ? undefined : title,
      date:
        publishedAt === undefined ? undefined : isoDate(publishedAt, dateOnly === true, publishedOffsetMinutes ?? 0),
      author,
      credit: parts.credit,
      lang,
    }
  }
}

/** In the zone that the source wrote, so that the day is the day it printed. */
function isoDate(at: number, dateOnly: boolean, offsetMinutes: number): string {
  if (dateOnly) return new Date(at).toISOString().slice(0, 10)
  if (offsetMinutes === 0) return new Date(at).toISOString()
  const minutes = Math.abs(offsetMinutes)
  const zone = [Math.floor(minutes / 60), minutes % 60].map((n) => String(n).padStart(2, '0')).join(':')
  return `${new Date(at + offsetMinutes * minuteMs).toISOString().slice(0, -1)}${offsetMinutes < 0 ? '-' : '+'}${zone}`
}
