/**
 * The lines of an import batch: positions, sources, articles, feeds.
 * In: nothing. Out: zod schemas. Touches nothing. Fields that a later version of the command may send besides are left out.
 */
import { z } from 'zod'
import { feedSettings } from './feed-schemas.ts'

/** Longer ones than any browser takes. */
const anyUrl = z.string().max(64_000)
const webUrl = anyUrl.regex(/^https?:\/\//i)
const instant = z.number().int()
const sourceId = z.string().max(200)

const embed = z.object({
  kind: z.enum(['x-post', 'telegram', 'youtube', 'facebook', 'instagram', 'tiktok', 'video', 'audio', 'other']),
  url: anyUrl.exactOptional(),
  text: z.string().exactOptional(),
  author: z.string().exactOptional(),
  handle: z.string().exactOptional(),
  date: z.string().max(40).exactOptional(),
})

const parts = z.object({
  credit: z.string().exactOptional(),
  keywords: z.array(z.string()),
  keywordsRaw: z.string().exactOptional(),
  readAlso: z.array(
    z.object({
      title: z.string(),
      url: anyUrl.exactOptional(),
      body: z.array(z.string()).exactOptional(),
      teasers: z.array(z.string()).exactOptional(),
      embeds: z.array(embed).exactOptional(),
    }),
  ),
  similar: z.array(z.object({ title: z.string(), url: anyUrl.exactOptional() })),
  embeds: z.array(embed),
})

const evidenceFrom = [
  'json-ld',
  'meta',
  'microdata',
  'time-element',
  'url',
  'text',
  'heading',
  'feed',
  'byline',
  'html',
  'import',
  'counted',
] as const

const draft = z.object({
  sourceId,
  url: webUrl,
  at: instant,
  firstSeenAt: instant,
  seenAt: instant.exactOptional(),
  title: z.string(),
  dek: z.string().exactOptional(),
  author: z.string().exactOptional(),
  publishedAt: instant.exactOptional(),
  modifiedAt: instant.exactOptional(),
  dateOnly: z.boolean().exactOptional(),
  publishedOffsetMinutes: z.number().exactOptional(),
  lang: z.string().max(100).exactOptional(),
  dir: z.enum(['rtl', 'ltr']),
  canonicalUrl: anyUrl.exactOptional(),
  ampUrl: anyUrl.exactOptional(),
  siteName: z.string().exactOptional(),
  image: z
    .strictObject({
      url: webUrl,
      width: z.number().exactOptional(),
      height: z.number().exactOptional(),
      alt: z.string().exactOptional(),
    })
    .exactOptional(),
  text: z.string(),
  html: z.string(),
  parts,
  confidence: z.number(),
  evidence: z.array(z.object({ field: z.string(), from: z.enum(evidenceFrom), detail: z.string().exactOptional() })),
})

const source = z.object({
  id: sourceId,
  name: z.string(),
  homeUrl: anyUrl.exactOptional(),
  lang: z.string().max(100).exactOptional(),
  kind: z.enum(['newspaper', 'agency', 'broadcaster', 'aggregator', 'government', 'other']).exactOptional(),
})

const feed = z.object({
  source,
  url: webUrl,
  title: z.string().exactOptional(),
  folder: z.string().exactOptional(),
  section: z.string().exactOptional(),
  settings: feedSettings.exactOptional(),
  paused: z.literal(true).exactOptional(),
})

/** One line of a batch. */
export const importLine = z.strictObject({
  positions: z.record(z.string().max(100), z.int().min(0)).exactOptional(),
  source: source.exactOptional(),
  draft: draft.exactOptional(),
  feed: feed.exactOptional(),
})

export const positionQuery = z.object({ file: z.string().min(1).max(100) })
export const position = z.object({ position: z.int() })
export const unfinished = z.object({ unanalysed: z.int(), ungrouped: z.int() })
export const batchCounts = z.object({ new: z.int(), revised: z.int(), same: z.int(), feeds: z.int() })
export const finished = unfinished.extend({ buried: z.int() })
export const finishBody = z.strictObject({})
