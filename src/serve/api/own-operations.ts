/**
 * The endpoints of one's own state, with their schemas: what the caller has read, saved, follows and will not see.
 * In: nothing. Out: schemas, and the table for the OpenAPI document. Touches nothing.
 */
import { z } from 'zod'
import { articleHead, paging, storyHead } from './api-schemas.ts'
import { pageOf, type Operation } from './operation.ts'

const instant = z.int().describe('epoch milliseconds, UTC')
const id = z.int().nonnegative()
const ids = z
  .string()
  .max(4000)
  .regex(/^\d{1,16}(?:,\d{1,16})*$/)
  .optional()
  .describe('numbers with commas between, at most 200')
const mark = z.object({ id, readAt: instant.optional(), savedAt: instant.optional(), seen: z.int() })

export const marksQuery = z.object({ stories: ids, articles: ids })
export const marksAnswer = z.object({
  upTo: instant.describe('everything up to then counts as read'),
  stories: z.array(mark.extend({ fresh: z.int().describe('articles that came since it was read') })),
  articles: z.array(mark),
  hidden: z.array(id).describe('stories that are muted'),
})
export const markBody = z.object({
  kind: z.enum(['story', 'article']),
  id,
  read: z.boolean().optional(),
  saved: z.boolean().optional(),
})
export const readAllBody = z.object({ upTo: instant })
export const storiesQuery = z.object({ ...paging, list: z.enum(['unread', 'changed', 'saved']).default('unread') })
export const articlesQuery = z.object(paging)
export const listQuery = z.object({ list: z.enum(['follow', 'mute']) })
export const listBody = z.object({
  list: z.enum(['follow', 'mute']),
  kind: z.enum(['story', 'entity', 'speaker', 'search', 'source', 'word']),
  key: z.string().min(1).max(700).describe('number, key, words or address after /search'),
  name: z.string().max(200).optional(),
  on: z.boolean(),
})

export const ownOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/own/marks',
    summary: 'What the caller has read and saved of these stories and articles, and which are muted',
    query: marksQuery,
    answer: marksAnswer,
    needs: 'state',
  },
  {
    method: 'post',
    path: '/own/marks',
    summary: 'Mark one as read or not, saved or not',
    body: markBody,
    answer: z.object({ id }),
    misses: true,
    needs: 'state',
  },
  {
    method: 'post',
    path: '/own/read-all',
    summary: 'Count everything up to an instant as read',
    body: readAllBody,
    answer: z.object({ upTo: instant }),
    needs: 'state',
  },
  {
    method: 'get',
    path: '/own/stories',
    summary: 'Stories that are unread, have changed since they were read, or are saved; muted ones left out',
    query: storiesQuery,
    answer: pageOf(
      storyHead.extend({ readAt: instant.optional(), savedAt: instant.optional(), fresh: z.int().optional() }),
    ),
    needs: 'state',
  },
  {
    method: 'get',
    path: '/own/articles',
    summary: 'Saved articles, the last saved first',
    query: articlesQuery,
    answer: pageOf(articleHead),
    needs: 'state',
  },
  {
    method: 'get',
    path: '/own/lists',
    summary: 'What the caller follows, or has muted',
    query: listQuery,
    answer: pageOf(z.object({ kind: z.string(), key: z.string(), name: z.string(), madeAt: instant })),
    needs: 'state',
  },
  {
    method: 'post',
    path: '/own/lists',
    summary: 'Follow or mute something, or no longer',
    body: listBody,
    answer: z.object({ listed: z.boolean() }),
    needs: 'state',
  },
]
