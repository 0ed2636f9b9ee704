/**
 * Golden pages: folders of tests/pages with a page (page.html, or page.txt for a dump) and what is to be read from it (expected.json).
 * In: a folder's name. Out: what the file expects, what the product reads. Reads those files only.
 */
import fs from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { extractArticle, publishedDay } from '../../src/extract/extract-article.ts'
import { readDump } from '../../src/extract/parts/read-dump.ts'
import { splitParts, type PageSplit } from '../../src/extract/parts/split-parts.ts'
import type { Outcome } from '../../src/problem.ts'
import type { Extracted } from '../../src/model/article.ts'

const embed = z.strictObject({
  kind: z.string(),
  url: z.string().optional(),
  text: z.string().optional(),
  author: z.string().optional(),
  handle: z.string().optional(),
  date: z.string().optional(),
})
const words = z.string().nullable().optional()
const expectedPage = z.strictObject({
  /** Address of the page; a dump has none. */
  url: z.string().optional(),
  /** Code of the problem of a page that is no article, such as `extract.consent`. */
  problem: words,
  title: words,
  dek: words,
  author: words,
  /** `2024-05-08` for a day without a time, else an instant in UTC: `2024-05-08T06:30:00Z`. */
  publishedAt: words,
  modifiedAt: words,
  lang: words,
  dir: z.enum(['rtl', 'ltr']).optional(),
  credit: words,
  /** The body, paragraph by paragraph; or `text` with an empty line between paragraphs. */
  paragraphs: z.array(z.string()).optional(),
  text: words,
  keywords: z.array(z.string()).optional(),
  keywordsRaw: words,
  readAlso: z
    .array(
      z.strictObject({
        title: z.string(),
        url: z.string().optional(),
        body: z.array(z.string()).optional(),
        teasers: z.array(z.string()).optional(),
        embeds: z.array(embed).optional(),
      }),
    )
    .optional(),
  /** Titles of the similar articles. */
  similar: z.array(z.string()).optional(),
  embeds: z.array(embed).optional(),
})

export type ExpectedPage = z.infer<typeof expectedPage>

export interface GoldenPage {
  name: string
  /** Undefined as long as the folder has no expected.json. */
  expected: ExpectedPage | undefined
  /** All fields; null where the page has none. */
  read: Required<ExpectedPage>
  /** The same page through `splitParts`. */
  split: PageSplit
}

/** Names of the folders, in order. */
export function goldenNames(): string[] {
  const entries = fs.readdirSync(import.meta.dirname, { withFileTypes: true })
  return entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).sort()
}

export function expectedFile(name: string): string {
  return path.join(import.meta.dirname, name, 'expected.json')
}

/** The page of a folder; throws, saying what to do, when a file is missing or expected.json has an unknown field. */
export function readGolden(name: string): GoldenPage {
  const folder = path.join(import.meta.dirname, name)
  const html = textIn(path.join(folder, 'page.html'))
  const dump = textIn(path.join(folder, 'page.txt'))
  if ((html === undefined) === (dump === undefined))
    throw new Error(`tests/pages/${name} needs either page.html or page.txt`)
  const json = textIn(expectedFile(name))
  const expected = json === undefined ? undefined : parsed(name, json)
  const url = expected?.url ?? `https://outlet.example/${name}`
  if (html === undefined) {
    const text = dump ?? ''
    return { name, expected, read: fieldsOf(readDump(text), undefined), split: splitParts({ text }) }
  }
  return { name, expected, read: fieldsOf(extractArticle({ url, html }), url), split: splitParts({ url, html }) }
}

/** What the product reads, without the fields that the page does not have: the content of a new expected.json. */
export function filledFields(page: GoldenPage): ExpectedPage {
  const { text: _, ...read } = page.read
  if (read.problem !== null) return { url: read.url, problem: read.problem }
  const isEmpty = (value: unknown): boolean =>
    value === null || value === '' || (Array.isArray(value) && value.length === 0)
  return expectedPage.parse(Object.fromEntries(Object.entries(read).filter(([, value]) => !isEmpty(value))))
}

function textIn(file: string): string | undefined {
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : undefined
}

function parsed(name: string, json: string): ExpectedPage {
  const outcome = expectedPage.safeParse(JSON.parse(json))
  if (!outcome.success) throw new Error(`tests/pages/${name}/expected.json: ${z.prettifyError(outcome.error)}`)
  return outcome.data
}

function fieldsOf(outcome: Outcome<Extracted>, url: string | undefined): Required<ExpectedPage> {
  const article = outcome.ok ? outcome.value : undefined
  const text = article?.text ?? ''
  return {
    url: url ?? '',
    problem: outcome.ok ? null : outcome.problem.code,
    title: article === undefined || article.title === '' ? null : article.title,
    dek: article?.dek ?? null,
    author: article?.author ?? null,
    publishedAt: publishedOf(article),
    modifiedAt: article?.modifiedAt === undefined ? null : instant(article.modifiedAt),
    lang: article?.lang ?? null,
    dir: article?.dir ?? 'ltr',
    credit: article?.parts.credit ?? null,
    paragraphs: text === '' ? [] : text.split('\n\n'),
    text: text === '' ? null : text,
    keywords: article?.parts.keywords ?? [],
    keywordsRaw: article?.parts.keywordsRaw ?? null,
    readAlso: article?.parts.readAlso ?? [],
    similar: article?.parts.similar.map((link) => link.title) ?? [],
    embeds: article?.parts.embeds ?? [],
  }
}

function publishedOf(article: Extracted | undefined): string | null {
  if (article?.publishedAt === undefined) return null
  return article.dateOnly === true ? (publishedDay(article) ?? null) : instant(article.publishedAt)
}

function instant(at: number): string {
  return new Date(at).toISOString().replace('.000Z', 'Z')
}
