/**
 * Every endpoint of the API, with what it takes and gives: the OpenAPI document and the reference are made of it.
 * In: nothing. Out: the table. Touches nothing. tests/screens/api.test.ts compares its paths with the routes, tests/screens/openapi.test.ts
 * asks each of them.
 */
import { z } from 'zod'
import * as schemas from './api-schemas.ts'
import { accountOperations } from './account-operations.ts'
import * as feeds from './feed-schemas.ts'
import * as imports from './import-schemas.ts'
import { citationOperations } from './citation-route.ts'
import { pageOf, type Operation } from './operation.ts'
import { folderOperations } from './folder-operations.ts'
import { ownOperations } from './own-operations.ts'
import { profileOperations } from './profile-operations.ts'

const view = (description: string): z.ZodType => z.looseObject({ id: z.int().optional() }).describe(description)

export const operations: Operation[] = [
  {
    method: 'get',
    path: '/stories',
    summary:
      'Stories now, by importance, the newest or those of most origins first; of one source by importance is newest first',
    query: schemas.storiesQuery,
    answer: pageOf(schemas.storyHead),
  },
  {
    method: 'get',
    path: '/stories/{id}',
    summary: 'A story with timeline, origins, statements, differing figures, reasons',
    answer: view('StoryView'),
  },
  {
    method: 'get',
    path: '/articles',
    summary: 'Articles, newest first',
    query: schemas.articlesQuery,
    answer: pageOf(schemas.articleHead),
  },
  {
    method: 'get',
    path: '/articles/{id}',
    summary: 'An article with provenance, analysis, read-also, similar, revisions',
    answer: view('ArticleView'),
  },
  { method: 'get', path: '/sources', summary: 'Sources', answer: pageOf(schemas.source) },
  {
    method: 'get',
    path: '/accuracy',
    summary: 'How right the numbers of independent origins were, as measured',
    answer: pageOf(schemas.accuracyFigure),
  },
  {
    method: 'get',
    path: '/feeds',
    summary: 'Polled feeds with their state',
    query: z.object({ source: z.string().optional() }),
    answer: pageOf(schemas.feed),
  },
  {
    method: 'get',
    path: '/feeds/{id}/settings',
    summary: 'What one feed is asked with and what of it is kept, without secrets; how its items are',
    answer: feeds.feedWithSettings,
    needs: 'edit',
  },
  {
    method: 'get',
    path: '/opml',
    summary: "Every feed as OPML, in the caller's folders; for one who has none, in folders by section",
    answer: z.object({ opml: z.string() }),
    needs: 'own',
  },
  {
    method: 'get',
    path: '/search',
    summary: 'Search, the best first; answers how the words were understood, what matched and what may have been meant',
    query: schemas.searchQuery,
    answer: schemas.searchAnswer,
  },
  {
    method: 'get',
    path: '/search/export',
    summary:
      'What meets a search as a file, newest first, at most 10,000 articles: JSON Lines with evidence and citation, or CSV. Sent while it is read',
    query: schemas.exportQuery,
    answer: z.string(),
    text: ['application/x-ndjson', 'text/csv'],
  },
  {
    method: 'get',
    path: '/suggest',
    summary: 'What may be meant by what is typed so far: names that articles hold, saved searches',
    query: schemas.suggestQuery,
    answer: pageOf(schemas.suggestion),
  },
  {
    method: 'get',
    path: '/searches',
    summary: 'Saved searches; each is a feed: /feeds/saved/{id}.atom, .rss and .json',
    answer: pageOf(schemas.savedSearch),
  },
  {
    method: 'post',
    path: '/searches',
    summary: 'Keep a search under a name',
    body: schemas.saveSearchBody,
    answer: schemas.savedSearch,
    needs: 'edit',
  },
  {
    method: 'post',
    path: '/searches/{id}/remove',
    summary: 'Remove a saved search',
    body: schemas.removeSearchBody,
    answer: schemas.removedSearch,
    needs: 'edit',
  },
  {
    method: 'get',
    path: '/entities/{key}/articles',
    summary: 'Articles that name an entity',
    query: schemas.listQuery,
    answer: pageOf(schemas.articleHead),
  },
  {
    method: 'get',
    path: '/why',
    summary: 'Why two articles are together or apart',
    query: schemas.whyQuery,
    answer: schemas.whyAnswer,
    misses: true,
  },
  {
    method: 'get',
    path: '/corrections',
    summary: 'Corrections of the grouping, newest first',
    answer: pageOf(schemas.correction),
  },
  {
    method: 'get',
    path: '/dead',
    summary: 'Buried work, newest first',
    query: schemas.deadQuery,
    answer: pageOf(schemas.deadRow),
    needs: 'edit',
  },
  {
    method: 'get',
    path: '/sessions',
    summary: 'Who is signed in on the pages, last seen first',
    answer: pageOf(schemas.session),
    needs: 'own',
  },
  {
    method: 'get',
    path: '/live',
    summary: 'The process answers; asks neither store nor queue',
    answer: z.object({ ok: z.boolean() }),
  },
  {
    method: 'get',
    path: '/ready',
    summary: 'Pages can be served: 200, or 503 while the store is away',
    answer: z.object({ ok: z.boolean(), parts: z.object({ store: schemas.part }) }),
    away: true,
  },
  {
    method: 'get',
    path: '/health',
    summary: 'Which part answers, version, counts, queue depths; 503 while a part is away',
    answer: z.object({
      ok: z.boolean(),
      parts: z.object({ store: schemas.part, queue: schemas.part.optional() }),
      // What follows is told to whoever may read.
      version: z.string().optional(),
      store: z.enum(['sqlite', 'postgres']).optional(),
      counts: z.looseObject({ articles: z.int(), stories: z.int() }).optional(),
      queue: z
        .record(z.string(), z.looseObject({ ready: z.int() }))
        .optional()
        .describe('messages by stage'),
    }),
    away: true,
  },
  {
    method: 'get',
    path: '/metrics',
    summary: 'Counts in the Prometheus text format',
    answer: z.string(),
    text: ['text/plain'],
  },
  { method: 'get', path: '/openapi.json', summary: 'This document', answer: z.looseObject({}) },
  {
    method: 'post',
    path: '/sources',
    summary: 'Follow a site or a feed',
    body: schemas.addSourceBody,
    answer: z.object({ source: schemas.plainSource, feeds: z.array(schemas.feed) }),
    needs: 'edit',
  },
  {
    method: 'post',
    path: '/sources/{id}/paused',
    summary: 'Pause or resume a source',
    body: schemas.pausedBody,
    answer: schemas.plainSource,
    needs: 'edit',
  },
  {
    method: 'post',
    path: '/sources/{id}/family',
    summary: 'Name the owner whose outlets count as one publisher; null takes it off',
    body: schemas.familyBody,
    answer: schemas.plainSource,
    needs: 'edit',
  },
  {
    method: 'post',
    path: '/feeds/{id}/paused',
    summary: 'Pause or resume a feed',
    body: schemas.pausedBody,
    answer: schemas.feed,
    needs: 'edit',
  },
  {
    method: 'post',
    path: '/feeds/{id}/settings',
    summary: 'Change the settings of a feed; it is read anew. Null takes one off, what is not named stays',
    body: feeds.settingsChange,
    answer: feeds.feedWithSettings,
    needs: 'edit',
  },
  {
    method: 'post',
    path: '/opml',
    summary:
      "Follow the feeds of an OPML text, in the caller's folders as in the text; what is there already stays as it is",
    body: feeds.opmlBody,
    answer: feeds.opmlTaken,
    needs: 'edit',
  },
  {
    method: 'post',
    path: '/sessions/end',
    summary: 'End these sessions, or all',
    body: schemas.endSessionsBody,
    answer: z.object({ ended: z.int() }),
    needs: 'own',
  },
  {
    method: 'post',
    path: '/dead/retry',
    summary: 'Put buried work back into the queue',
    body: schemas.retryBody,
    answer: z.object({ requeued: z.int() }),
    needs: 'edit',
  },
  {
    method: 'post',
    path: '/stories/{id}/desk',
    summary: 'Put a story and its articles into a section',
    body: schemas.deskBody,
    answer: schemas.deskDone,
    needs: 'edit',
  },
  {
    method: 'post',
    path: '/corrections',
    summary: 'Correct the grouping',
    body: schemas.correctionBody,
    answer: schemas.correction,
    needs: 'edit',
  },
  {
    method: 'post',
    path: '/corrections/{id}/undo',
    summary: 'Undo a correction',
    body: schemas.undoBody,
    answer: schemas.correction,
    needs: 'edit',
  },
  {
    method: 'get',
    path: '/imports/position',
    summary: 'How far a file was imported, by the key of the file',
    query: imports.positionQuery,
    answer: imports.position,
    needs: 'own',
  },
  {
    method: 'get',
    path: '/imports/waiting',
    summary: 'Stored articles that wait for their analysis or their story',
    answer: imports.unfinished,
    needs: 'own',
  },
  {
    method: 'post',
    path: '/imports/batches',
    summary: 'Store and analyse a batch of an import; the same batch again changes nothing',
    body: imports.importLine,
    ndjson: true,
    answer: imports.batchCounts,
    needs: 'own',
  },
  {
    method: 'post',
    path: '/imports/finish',
    summary: 'Have all that waits analysed and grouped; ask again until nothing waits',
    body: imports.finishBody,
    answer: imports.finished,
    needs: 'own',
  },
  ...accountOperations,
  ...ownOperations,
  ...folderOperations,
  ...profileOperations,
  ...citationOperations,
]
