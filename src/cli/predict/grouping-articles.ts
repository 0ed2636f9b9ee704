/**
 * Input articles as grouping takes them: made into paragraphs as an import would, analysed, with their features.
 * In: records `{id,source,url,t,title,content,lang?}`. Out: `GroupInput` with a number of its own for each. Touches nothing.
 */
import { analyseArticle } from '../../analyse/analyse-article.ts'
import { plainExtracted } from '../../gather/import/make-draft.ts'
import { parseInstant } from '../../gather/import/parse-instant.ts'
import type { GroupInput } from '../../group/engine/grouper.ts'
import type { InputRecord } from './input-records.ts'

/** The article with `number` as its id; no content (titles only) is fine. An instant that cannot be read is bad input. */
export function groupInputOf(record: InputRecord, number: number): GroupInput {
  const at = instantOf(record)
  const given = record.text('lang')
  const lang = given === '' ? '' : (languageOf(given) ?? '')
  const author = record.text('author')
  const source = record.text('source')
  const { title, text } = plainExtracted({ title: record.text('title'), text: record.text('content') })
  const { analysis, features } = analyseArticle({
    title,
    text,
    ...(author === '' ? {} : { author }),
    ...(source === '' ? {} : { sourceId: source }),
    ...(lang === '' ? {} : { lang }),
    publishedAt: at,
  })
  const credits = analysis.credits.filter(
    ({ kind, role }) => (kind === 'agency' || kind === 'outlet') && role !== 'passing',
  )
  return {
    id: number,
    sourceId: source === '' ? hostOf(record.text('url')) : source,
    at,
    lang: analysis.lang,
    title,
    features,
    credits: [...new Set(credits.map((credit) => credit.name))],
  }
}

/** The record's instant, epoch ms; one that cannot be read is bad input. */
export function instantOf(record: InputRecord): number {
  for (const name of ['t', 'published_at', 'date_extracted']) {
    if (record.has(name)) return parseInstant(record.raw(name))?.at ?? record.wrong(name)
  }
  return record.wrong('t')
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : ''
}

function languageOf(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0]?.split('-')[0]
  } catch {
    // No language tag: the language is detected from the text.
    return undefined
  }
}
