/**
 * The endpoints of the caller's folders of sources, with their schemas.
 * In: nothing. Out: schemas, and the table for the OpenAPI document. Touches nothing.
 */
import { z } from 'zod'
import { mostFolderChars } from '../../application/own/folders.ts'
import { articleHead, paging } from './api-schemas.ts'
import { pageOf, type Operation } from './operation.ts'

const instant = z.int().describe('epoch milliseconds, UTC')
const id = z.int().nonnegative()
const name = z
  .string()
  .min(1)
  .max(200)
  .describe(`1 to ${mostFolderChars} characters; no other folder of the caller has it`)
const source = z.string().min(1).max(300)
const made = z.object({ id, name: z.string() })
const folder = z.object({
  id,
  name: z.string(),
  sources: z.array(z.string()),
  unread: z.int().describe('articles that the caller has not read; of sources that are muted none'),
  more: z.boolean().describe('there are more unread ones than were counted'),
})

export const folderBody = z.object({ name })
export const folderChange = z.object({
  name: name.optional(),
  place: z.int().nonnegative().max(1000).optional().describe('0 for the first'),
  sources: z.array(source).max(5000).optional().describe('all that are to be in it'),
})
export const nothing = z.object({})
export const folderQuery = z.object({ ...paging, list: z.enum(['all', 'unread']).default('all') })
export const readBody = z.object({ upTo: instant })
export const filingBody = z.object({ folder: id.nullable().describe('null: in no folder') })

export const folderOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/own/folders',
    summary: "The caller's folders of sources in their order, with how many articles are unread in each",
    answer: z.object({ items: z.array(folder) }),
    needs: 'state',
  },
  {
    method: 'post',
    path: '/own/folders',
    summary: 'Make a folder, the last in order; 100 at most',
    body: folderBody,
    answer: made,
    needs: 'state',
  },
  {
    method: 'post',
    path: '/own/folders/{id}',
    summary: 'Rename a folder, give it another place or other sources',
    body: folderChange,
    answer: made,
    needs: 'state',
  },
  {
    method: 'post',
    path: '/own/folders/{id}/remove',
    summary: 'Remove a folder; its sources are left without one',
    body: nothing,
    answer: z.object({ id }),
    needs: 'state',
  },
  {
    method: 'get',
    path: '/own/folders/{id}/articles',
    summary: 'The newest articles of the sources in a folder, or the unread ones; muted ones left out',
    query: folderQuery,
    answer: pageOf(articleHead.extend({ isRead: z.boolean(), savedAt: instant.optional() })),
    needs: 'state',
  },
  {
    method: 'post',
    path: '/own/folders/{id}/read-all',
    summary: 'Count everything in a folder up to an instant as read',
    body: readBody,
    answer: z.object({ upTo: instant }),
    needs: 'state',
  },
  {
    method: 'post',
    path: '/own/sources/{id}/folder',
    summary: 'Put a source into a folder, out of any other',
    body: filingBody,
    answer: z.object({ folder: id.nullable() }),
    needs: 'state',
  },
]
