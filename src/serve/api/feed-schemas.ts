/**
 * Settings of feeds and OPML, as the API takes and gives them.
 * In: nothing. Out: zod schemas. Touches nothing. Whether a value can be (a selector, an expression, a proxy) is checked by whoever takes it.
 */
import { z } from 'zod'
import { feed } from './api-schemas.ts'

const line = z.string().min(1).max(500)
const rules = z.array(line).max(100)
const headers = z.record(z.string().min(1).max(60), z.string().max(4_000))
const auth = z.strictObject({ user: z.string().max(250), password: z.string().max(250) })

const open = {
  intervalMs: z.int().min(1),
  userAgent: z.string().max(300),
  proxy: z.string().max(2_000),
  ignoreCache: z.boolean(),
  feedTextOnly: z.boolean(),
  bodySelector: z.string().max(500),
  dropSelector: z.string().max(500),
  keep: rules,
  block: rules,
  identity: z.enum(['guid', 'link', 'title']),
  section: z.string().max(200),
}

/** Settings without secrets, as an import brings them. */
export const feedSettings = z.object(
  Object.fromEntries(Object.entries(open).map(([name, type]) => [name, type.exactOptional()])) as {
    // Each entry of `open`, wrapped; fromEntries forgets the names.
    [K in keyof typeof open]: z.ZodExactOptional<(typeof open)[K]>
  },
)

/** What to change: null takes a setting off, what is not named stays. */
export const settingsChange = z.strictObject({
  intervalMs: open.intervalMs.nullable().exactOptional(),
  userAgent: open.userAgent.nullable().exactOptional(),
  headers: headers.nullable().exactOptional().describe('secret: never given back'),
  auth: auth.nullable().exactOptional().describe('secret: never given back'),
  proxy: open.proxy.nullable().exactOptional(),
  ignoreCache: open.ignoreCache.nullable().exactOptional(),
  feedTextOnly: open.feedTextOnly.nullable().exactOptional(),
  bodySelector: open.bodySelector.nullable().exactOptional(),
  dropSelector: open.dropSelector.nullable().exactOptional(),
  keep: rules.nullable().exactOptional(),
  block: rules.nullable().exactOptional(),
  identity: open.identity.nullable().exactOptional(),
  section: open.section.nullable().exactOptional(),
})

/** Settings as they are shown. */
export const feedWithSettings = z.object({
  feed,
  settings: feedSettings.extend({
    headerNames: z.array(z.string()).optional(),
    hasPassword: z.literal(true).optional(),
  }),
  health: z
    .object({
      items: z.int(),
      withoutLink: z.int(),
      undated: z.int(),
      ruledOut: z.int(),
      sitemapsUnread: z.int(),
      pagesRefused: z.int(),
    })
    .optional(),
  push: z
    .object({
      state: z.enum(['offered', 'asked', 'failing', 'subscribed', 'pushed']),
      hub: z.string(),
      untilAt: z.int().optional(),
      deliveredAt: z.int().optional(),
      errorCode: z.string().optional(),
    })
    .optional()
    .describe('the hub that pushes the feed (WebSub), until when, and its last delivery'),
})

export const opmlBody = z.strictObject({ opml: z.string().max(8_000_000) })
export const opmlTaken = z.object({
  feeds: z.int(),
  skipped: z.array(z.string()),
  filed: z.int().optional().describe('sources that are in folders of the caller now, as in the text'),
})
