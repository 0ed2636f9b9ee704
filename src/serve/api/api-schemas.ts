/**
 * What the API takes and gives, as zod schemas: routes check their input by them, the OpenAPI document is derived from them.
 * In: nothing. Out: schemas. Touches nothing.
 */
import { z } from 'zod'
import { exportFormats } from '../../application/export/export-request.ts'
import { desks } from '../../model/desks.ts'
import { storyOrders, storyWindowNames } from '../../model/story-order.ts'

const direction = z.enum(['rtl', 'ltr'])
const instant = z.int().describe('epoch milliseconds, UTC')
const id = z.int().nonnegative()

export const paging = {
  limit: z.coerce.number().int().min(1).max(100).default(30),
  cursor: z.string().max(300).optional().describe('`next` of the page before'),
}
const lang = z
  .string()
  .regex(/^[a-z]{2,3}$/)
  .optional()
const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .optional()

export const desk = z.enum(desks)

export const storiesQuery = z.object({
  ...paging,
  in: lang,
  source: z.string().max(300).optional(),
  desk: desk.optional().describe('the section of most of its articles'),
  order: z.enum(storyOrders).default('now').describe('by importance, by the last article, by independent origins'),
  within: z.enum(storyWindowNames).optional().describe('only stories with an article in this time before now'),
})
export const articlesQuery = z.object({ ...paging, in: lang, source: z.string().max(300).optional() })
export const listQuery = z.object(paging)
export const deadQuery = z.object({ ...paging, stage: z.string().max(40).optional() })
export const searchQuery = z.object({
  ...paging,
  // What stands beyond 500 characters is left out, as on the page.
  q: z.string().min(1),
  exact: z.enum(['0', '1']).default('0'),
  order: z.enum(['best', 'newest']).default('best'),
  fold: z.enum(['0', '1']).default('0'),
  in: lang,
  source: z.string().max(300).optional(),
  section: z.string().max(200).optional().describe('as its publisher calls it'),
  desk: desk.optional().describe('what it is about'),
  from: day,
  to: day,
})
export const exportQuery = searchQuery
  .omit({ limit: true, cursor: true, order: true, fold: true })
  .extend({ format: z.enum(exportFormats).default('jsonl') })
export const suggestQuery = z.object({ q: z.string().max(1000) })
export const suggestion = z.object({
  q: z.string().describe('the query to take'),
  kind: z.enum(['name', 'saved']),
  articles: z.int().optional().describe('that name it, counted up to 1,000'),
})
export const saveSearchBody = z.object({
  name: z.string().max(120).optional(),
  q: z.string().min(1).max(500),
  exact: z.boolean().default(false),
  in: lang,
  source: z.string().max(200).optional(),
  section: z.string().max(200).optional(),
  desk: desk.optional(),
  from: day,
  to: day,
})
export const removeSearchBody = z.object({})
export const removedSearch = z.object({ removed: z.int() })
export const savedSearch = z.object({
  id,
  name: z.string(),
  madeAt: instant,
  search: z.object({
    q: z.string(),
    exact: z.boolean(),
    lang: z.string().optional(),
    sourceId: z.string().optional(),
    section: z.string().optional(),
    desk: desk.optional(),
    from: z.string().optional(),
    to: z.string().optional(),
  }),
})
export const whyQuery = z.object({ a: z.coerce.number().int().nonnegative(), b: z.coerce.number().int().nonnegative() })

export const addSourceBody = z.object({ url: z.string().trim().min(1).max(2000) })
export const accuracyFigure = z.object({
  measure: z.string(),
  value: z.number(),
  n: z.int(),
  of: z.enum(['stories', 'articles', 'pairs', 'changes', 'statements']),
  measuredOn: z.string(),
})
export const familyBody = z.object({ family: z.string().trim().min(1).max(120).nullable() })
export const pausedBody = z.object({ paused: z.boolean() })
export const correctionBody = z.object({
  kind: z.enum(['move', 'merge', 'split', 'lock', 'unlock']),
  articleIds: z.array(id).max(500).default([]),
  storyIds: z.array(id).max(2).default([]),
  by: z.string().trim().min(1).max(80),
  note: z.string().trim().max(500).optional(),
})
export const deskBody = z.object({
  desk: desk.optional().describe('absent: where analysis puts its articles'),
  by: z.string().trim().min(1).max(80),
})
export const deskDone = z.object({ storyId: id, desk: desk.optional() })
export const undoBody = z.object({ by: z.string().trim().min(1).max(80) })
export const retryBody = z.object({ ids: z.array(id).min(1).max(500) })

export const storyHead = z.object({
  id,
  title: z.string(),
  lang: z.string(),
  dir: direction,
  leadArticleId: id,
  leadSourceId: z.string(),
  snippet: z.string(),
  imageUrl: z.string().optional(),
  firstAt: instant,
  lastAt: instant,
  articleCount: z.int(),
  sourceCount: z.int(),
  originCount: z.int().describe('independent origins, the likeliest number'),
  originLeast: z.int().describe('the least number it may be'),
  originMost: z.int().describe('the greatest number it may be; pages say "at least" where the two are far apart'),
  noCount: z.enum(['titles-only', 'one-outlet']).optional().describe('why the number cannot be told'),
  sourceIds: z.array(z.string()),
  desk: desk.optional().describe('the section of most of its articles, or the one that a person put it in'),
})
/** What every telling of an article has. */
const told = {
  id,
  title: z.string(),
  lang: z.string().optional(),
  dir: direction,
  url: z.string(),
  sourceId: z.string(),
}
export const articleHead = z.object({
  ...told,
  section: z.string().optional(),
  desk: desk.optional(),
  dek: z.string().optional(),
  author: z.string().optional(),
  credit: z.string().optional().describe('the credit line of the page, as written'),
  snippet: z.string(),
  textChars: z.int(),
  imageUrl: z.string().optional(),
  at: instant,
  publishedAt: instant.optional(),
  modifiedAt: instant.optional(),
  dateOnly: z.boolean().describe('its publisher gives a day without a time'),
  firstSeenAt: instant,
  goneAt: instant.optional().describe('when its page was found to be gone'),
  storyId: id.optional(),
  copyGroupId: id.optional().describe('articles of one number carry the same text'),
  revision: z.int(),
})
/** What a search answers: how the words were understood, the hits with what matched, how they are spread. */
export const searchAnswer = z.object({
  query: z.array(
    z.object({
      surface: z.string(),
      forms: z.array(z.string()),
      exact: z.boolean(),
      negated: z.boolean(),
      phrase: z.boolean(),
      also: z.array(
        z.object({
          word: z.string(),
          why: z.enum(['spelling', 'script', 'equal', 'mistake', 'same', 'joined', 'root']),
        }),
      ),
    }),
  ),
  nearest: z.boolean(),
  meant: z.string().optional(),
  items: z.array(
    articleHead.extend({
      score: z.number(),
      others: z.int().optional(),
      why: z
        .array(
          z.object({
            kind: z.enum(['words', 'title', 'opening', 'phrase', 'near', 'typed', 'often', 'days', 'subject']),
            share: z.number(),
          }),
        )
        .optional(),
      passage: z.object({ text: z.string(), marks: z.array(z.object({ start: z.int(), end: z.int() })) }).optional(),
    }),
  ),
  facets: z
    .object({
      sources: z.array(z.object({ value: z.string(), count: z.int() })),
      langs: z.array(z.object({ value: z.string(), count: z.int() })),
      sections: z.array(z.object({ value: z.string(), count: z.int() })),
      desks: z.array(z.object({ value: desk, count: z.int() })),
      days: z.array(z.object({ value: z.string(), count: z.int() })),
      total: z.int(),
    })
    .optional(),
  histogram: z
    .array(z.object({ from: z.string(), to: z.string(), fromAt: instant, toAt: instant, count: z.int() }))
    .optional()
    .describe('how what meets the query is spread over days or spans of days, oldest first; the newest 3,000 articles'),
  next: z.string().optional(),
})
export const reason = z.object({
  code: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  weight: z.number().optional(),
  text: z.object({ ar: z.string(), en: z.string() }).optional(),
})
const card = z.object({
  ...told,
  sourceName: z.string(),
  at: instant,
  dateOnly: z.boolean().optional(),
  author: z.string().optional(),
  goneAt: instant.optional(),
  revision: z.int().optional(),
})
/** A source, without what is counted of it. */
export const plainSource = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.string(),
  lang: z.string().optional(),
  country: z.string().optional(),
  homeUrl: z.string().optional(),
  family: z.string().optional().describe('its owner’s outlets count as one publisher'),
  createdAt: instant,
  paused: z.boolean(),
})
export const source = plainSource.extend({
  feedCount: z.int(),
  articleCount: z.int(),
  failingFeeds: z.int(),
  unsureCount: z.int(),
  lastArticleAt: instant.optional(),
})
export const feed = z.object({
  id,
  sourceId: z.string(),
  url: z.string(),
  kind: z.string().optional(),
  title: z.string().optional(),
  etag: z.string().optional(),
  lastModified: z.string().optional(),
  intervalMs: z.int().describe('between two polls, as it is now'),
  nextPollAt: instant,
  lastPolledAt: instant.optional(),
  lastOkAt: instant.optional(),
  readAt: instant.optional().describe('when it was last read whole'),
  changedAt: instant.optional().describe('when it last brought something new'),
  errorCode: z.string().optional(),
  errorDetail: z.string().optional(),
  errorCount: z.int(),
  paused: z.boolean(),
})
export const correction = z.object({
  id,
  kind: z.string(),
  articleIds: z.array(id),
  storyIds: z.array(id),
  memberIds: z.array(id).optional().describe('what the story held when it was corrected'),
  by: z.string(),
  at: instant,
  undoneAt: instant.optional(),
  undoneBy: z.string().optional(),
  note: z.string().optional(),
})
/** Why two articles are together or apart. */
export const whyAnswer = z.object({
  a: card,
  b: card,
  storyA: id.optional(),
  storyB: id.optional(),
  together: z.boolean(),
  confidence: z.number().optional().describe('0 to 1: how likely both tell the same event'),
  reasons: z.array(reason).describe('the most telling first'),
  copy: z
    .object({ kind: z.string(), containment: z.number(), jaccard: z.number(), overlap: z.string().optional() })
    .optional(),
  corrections: z.array(correction).describe('that decide it, whatever the words say'),
})
export const deadRow = z.object({
  id,
  stage: z.string(),
  about: z.string(),
  code: z.string(),
  detail: z.string().optional(),
  at: instant,
})
export const endSessionsBody = z.object({ ids: z.array(id).min(1).max(500).optional().describe('absent: all') })
export const session = z.object({
  id,
  role: z.enum(['owner', 'editor', 'reader']),
  account: z.object({ id, name: z.string() }).optional().describe('absent: with the server’s token'),
  agent: z.string().describe('what the browser calls itself'),
  at: instant,
  seenAt: instant,
  expiresAt: instant,
})
export const part = z.object({ ok: z.boolean(), code: z.string().optional().describe('why the part does not answer') })
export const error = z.object({
  type: z.string().describe('stable, with the code at its end; `…#quota-exceeded` where a caller asks too often'),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  'violated-policies': z.array(z.string()).optional().describe('names in `RateLimit-Policy`'),
  error: z.object({ code: z.string(), ar: z.string(), en: z.string(), detail: z.string().optional() }),
})
