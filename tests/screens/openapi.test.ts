/**
 * The OpenAPI document as a stranger's program takes it: a linter passes it, and every endpoint is asked as it tells and answers as it tells.
 * In: the document that a served application gives, the invented press. Out: test results.
 */
import { citationForms } from '../../src/application/cite/cited.ts'
import { createConfig, lintFromString } from '@redocly/openapi-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { saveSearch } from '../../src/application/search/saved.ts'
import { invite } from '../../src/application/accounts/links.ts'
import { linkPerson } from '../../src/application/accounts/outside.ts'
import { makeToken } from '../../src/application/accounts/tokens.ts'
import { createApp } from '../../src/serve/app.tsx'
import type { ServeDeps } from '../../src/serve/app-deps.ts'
import { makeAccount, signedIn } from './people.ts'
import { servedApp, type ServedApp } from './served-app.ts'

let served: ServedApp
let document: Document
let bearer: string
beforeAll(async () => {
  served = await servedApp({ publicUrl: 'https://news.example/' })
  // The linter says whether it is one.
  document = (await (await served.app.request('/api/v1/openapi.json')).json()) as Document
  const owner = await makeAccount(served, 'سلمى', 'owner')
  const token = await makeToken(served.deps, owner.id, { name: 'فحص', scopes: ['read', 'state', 'edit', 'manage'] })
  if (!token.ok) throw new Error(token.problem.code)
  bearer = `Bearer ${token.value.token}`
})
afterAll(() => served.remove())

type Json = Record<string, unknown>
type Content = Record<string, { schema: Json }>
interface Operation {
  operationId: string
  parameters: { name: string; in: 'path' | 'query'; required: boolean; schema: Json }[]
  requestBody?: { content: Content }
  security?: object[]
  responses: Record<string, { content: Content } | { $ref: string }>
}
interface Document {
  paths: Record<string, Record<string, Operation>>
  components: { responses: Record<string, { content: Content }>; schemas: Record<string, Json> }
}

/** What the linter says of a document, as "rule: where". */
async function linted(of: unknown): Promise<string[]> {
  const config = await createConfig({ extends: ['recommended-strict'] })
  const found = await lintFromString({ source: JSON.stringify(of), config })
  return found.map(({ ruleId, location }) => `${ruleId}: ${location[0]?.pointer ?? ''}`)
}

test('a linter finds nothing in the document', async () => {
  expect(await linted(document)).toEqual([])
})

test('the linter would find what is wrong', async () => {
  const broken = structuredClone(document)
  const stories = broken.paths['/stories']?.['get']
  const articles = broken.paths['/articles/{id}']?.['get']
  const sources = broken.paths['/sources']?.['get']
  if (stories === undefined || articles === undefined || sources === undefined) throw new Error('no such paths')
  stories.operationId = articles.operationId
  articles.parameters = []
  sources.responses['200'] = { $ref: '#/components/responses/Nothing' }
  Object.assign(broken, { info: { title: 'Siyaq' } })
  const found = await linted(broken)
  for (const rule of ['operation-operationId-unique', 'path-parameters-defined', 'no-unresolved-refs', 'struct'])
    expect([rule, found.some((one) => one.startsWith(`${rule}:`))]).toEqual([rule, true])
})

interface Asked {
  path?: Record<string, string>
  query?: Record<string, string>
  body?: object
}

/** What is asked of each endpoint, in this order; each parameter that is told is given somewhere. */
async function questions(): Promise<[string, Asked][]> {
  const { deps, store } = served
  const id = (slug: string): number => served.id(slug)
  const [story, article] = [String(id('fire-mada')), String(id('fire-sada'))]
  const [feed] = await store.feeds()
  const { items: dead } = await store.dead({ limit: 1 })
  const reader = await makeAccount(served, 'هدى', 'reader')
  const [session] = await sessionsAfter(() => signedIn(served, reader))
  await invite(deps, { role: 'reader', by: 'test' })
  const [link] = await store.people.links.list(deps.clock())
  const identity = await linkPerson(deps, reader.id, { issuer: 'https://id.mada.example', subject: 'u-7' })
  const saved = await saveSearch(deps, { q: 'الميناء', exact: false })
  const entity = (await store.analysis(id('fire-mada')))?.entities[0]?.key ?? ''
  const [statement] = (await store.analysis(id('fire-mada')))?.statements ?? []
  const speaker = statement?.speakerEntity ?? statement?.speaker ?? ''
  const page = { limit: '2', cursor: '' }
  const who = { path: { id: String(reader.id) }, body: {} }
  const batch = { source: { id: 'jadid.example', name: 'الجديد' } }
  return [
    ['getStories', { query: { limit: '2', in: 'ar', desk: 'accidents', order: 'origins', within: '24h' } }],
    ['getStories', { query: { ...page, source: 'mada' } }],
    ['getStoriesById', { path: { id: story } }],
    ['getArticles', { query: { ...page, in: 'ar', source: 'difaf' } }],
    ['getArticlesById', { path: { id: article } }],
    ['getArticlesByIdCitation', { path: { id: article }, query: { format: 'bibtex', lang: 'ar' } }],
    ...citationForms.map((format): [string, Asked] => [
      'getStoriesByIdCitation',
      { path: { id: story }, query: { format, lang: 'en' } },
    ]),
    ['getSources', {}],
    ['getAccuracy', {}],
    ['getFeeds', { query: { source: 'mada' } }],
    ['getFeeds', {}],
    ['getFeedsByIdSettings', { path: { id: String(feed?.id) } }],
    ['getOpml', {}],
    ['getSearch', { query: { ...page, q: 'الحريق', order: 'newest', fold: '1', exact: '0', in: 'ar' } }],
    ['getSearch', { query: { q: 'الحريق', source: 'mada', section: 'محليات', from: '2025-01-01', to: '2027-01-01' } }],
    ['getSearch', { query: { q: 'حريق', desk: 'accidents' } }],
    ['getSearchExport', { query: { q: 'الحريق', format: 'csv', exact: '0', in: 'ar' } }],
    [
      'getSearchExport',
      { query: { q: 'الحريق', source: 'mada', section: 'محليات', from: '2025-01-01', to: '2027-01-01' } },
    ],
    ['getSearchExport', { query: { q: 'حريق', desk: 'accidents' } }],
    ['getSuggest', { query: { q: 'الد' } }],
    ['getSearches', {}],
    ['getEntitiesByKey', { path: { key: entity } }],
    ['getSpeakersByKey', { path: { key: speaker }, query: { cursor: '' } }],
    ['getTrends', { query: { within: '24h', in: 'ar' } }],
    ['getCompare', { query: { a: 'mada', b: 'difaf', within: '3d' } }],
    ['getSourcesByIdCoverage', { path: { id: 'mada' } }],
    ['getEntitiesByKeyArticles', { path: { key: entity }, query: page }],
    ['getWhy', { query: { a: story, b: article } }],
    ['getDead', { query: { ...page, stage: 'fetch' } }],
    ['getSessions', {}],
    ['getLive', {}],
    ['getReady', {}],
    ['getHealth', {}],
    ['getMetrics', {}],
    ['getOpenapiJson', {}],
    ['postSources', { body: { url: 'new.example' } }],
    ['postSourcesByIdPaused', { path: { id: 'mada' }, body: { paused: true } }],
    ['postSourcesByIdFamily', { path: { id: 'mada' }, body: { family: 'دار المدى' } }],
    ['postFeedsByIdPaused', { path: { id: String(feed?.id) }, body: { paused: true } }],
    ['postFeedsByIdSettings', { path: { id: String(feed?.id) }, body: { block: ['title: /^برعاية/'] } }],
    [
      'postOpml',
      { body: { opml: '<opml version="2.0"><body><outline xmlUrl="https://wadi.example/rss"/></body></opml>' } },
    ],
    ['postSearches', { body: { name: 'الميناء', q: 'حريق الميناء', section: 'محليات' } }],
    ['postSearchesByIdRemove', { path: { id: String(saved.ok ? saved.value.id : 0) }, body: {} }],
    ['postSessionsEnd', { body: { ids: [session] } }],
    ['postDeadRetry', { body: { ids: dead.map((one) => one.id) } }],
    ['postStoriesByIdDesk', { path: { id: story }, body: { desk: 'economy', by: 'سلمى' } }],
    ['postCorrections', { body: { kind: 'lock', storyIds: [Number(story)], by: 'سلمى', note: 'واضح' } }],
    ['getCorrections', {}],
    ['postCorrectionsByIdUndo', { path: { id: '1' }, body: { by: 'سلمى' } }],
    ['getImportsPosition', { query: { file: 'a-file' } }],
    ['getImportsWaiting', {}],
    ['postImportsBatches', { body: batch }],
    ['postImportsFinish', { body: {} }],
    ['getMe', {}],
    ['getAccounts', {}],
    ['postAccounts', { body: { role: 'editor' } }],
    ['postAccountsById', { ...who, body: { role: 'editor', enabled: true } }],
    ['postAccountsByIdLink', who],
    ['postAccountsIdentitiesByIdRemove', { path: { id: String(identity.ok ? identity.value.id : 0) }, body: {} }],
    ['postAccountsByIdRemove', who],
    ['postAccountsLinksByIdRemove', { path: { id: String(link?.id) }, body: {} }],
    ['getAudit', { query: { limit: '2', before: '1000' } }],
    ['postOwnMarks', { body: { kind: 'story', id: Number(story), read: true, saved: true } }],
    ['postOwnMarks', { body: { kind: 'article', id: Number(article), saved: true } }],
    ['getOwnMarks', { query: { stories: `${story},7`, articles: article } }],
    ['postOwnReadAll', { body: { upTo: 1000 } }],
    ['getOwnStories', { query: { ...page, list: 'saved' } }],
    ['getOwnStories', { query: { list: 'unread' } }],
    ['getOwnArticles', { query: page }],
    ['postOwnLists', { body: { list: 'follow', kind: 'source', key: 'mada', on: true } }],
    ['getOwnLists', { query: { list: 'follow' } }],
    ['postOwnFolders', { body: { name: 'اقتصاد' } }],
    ['postOwnSourcesByIdFolder', { path: { id: 'mada' }, body: { folder: 1 } }],
    ['getOwnFolders', {}],
    ['postOwnMarks', { body: { kind: 'article', id: id('fire-mada'), saved: true } }],
    ['getOwnFoldersByIdArticles', { path: { id: '1' }, query: { ...page, list: 'all' } }],
    ['postOwnFoldersByIdReadAll', { path: { id: '1' }, body: { upTo: 1000 } }],
    ['postOwnFoldersById', { path: { id: '1' }, body: { name: 'مال', place: 0, sources: ['mada', 'difaf'] } }],
    ['postOwnFoldersByIdRemove', { path: { id: '1' }, body: {} }],
  ]
}

async function sessionsAfter(begin: () => Promise<unknown>): Promise<number[]> {
  const { sessions } = served.store.people
  const before = new Set((await sessions.list(served.deps.clock())).map(({ id }) => id))
  await begin()
  return (await sessions.list(served.deps.clock())).map(({ id }) => id).filter((id) => !before.has(id))
}

test('every endpoint is asked with what the document tells of it, and answers with what the document tells, no more', async () => {
  const asked = await questions()
  const known = operationsById()
  expect([...new Set(asked.map(([name]) => name))].sort()).toEqual([...known.keys()].sort())
  const given = new Map<string, Set<string>>()
  const wrong: string[] = []
  for (const [name, question] of asked) {
    const operation = known.get(name)
    if (operation === undefined) throw new Error(name)
    const names = given.get(name) ?? new Set()
    given.set(name, names)
    for (const one of [...Object.keys(question.path ?? {}), ...Object.keys(question.query ?? {})]) names.add(one)
    const body = bodyOf(operation)
    if (body !== undefined && !fits(body.schema, question.body).ok) wrong.push(`${name}: the body of the question`)
    const answer = await ask(operation, question)
    if (answer.status !== 200) wrong.push(`${name}: ${answer.status} ${await answer.text()}`)
    else wrong.push(...(await told(operation, answer)).map((what) => `${name}: ${what}`))
  }
  for (const [name, { parameters }] of known)
    for (const parameter of parameters)
      if (given.get(name)?.has(parameter.name) !== true) wrong.push(`${name}: ${parameter.name} is never given`)
  expect(wrong).toEqual([])
})

test('refusals are told too: for nobody, for what is not there, for what is not valid', async () => {
  const closed = createApp({ ...served.deps, config: { ...served.deps.config, reading: 'signed-in' } })
  const wrong: string[] = []
  const seen = new Set<number>()
  for (const [name, operation] of operationsById()) {
    const path = Object.fromEntries(
      operation.parameters.flatMap((one) => (one.in === 'path' ? [[one.name, '999999']] : [])),
    )
    const nothing: Asked = { path, query: { limit: 'x', list: 'x', q: '' }, body: { by: '', nothing: 1 } }
    const answers = [
      await ask(operation, nothing),
      await ask(operation, {
        path,
        query: { q: 'x', file: 'x', a: '1', b: '2', list: 'mute' },
        body: goodBodies[name] ?? {},
      }),
      await ask(operation, nothing, { app: closed, authorization: '' }),
      await ask(operation, nothing, { authorization: 'Bearer siyaq_of-nobody' }),
    ]
    for (const answer of answers) {
      seen.add(answer.status)
      if (answer.status === 200) continue
      if (!Object.hasOwn(operation.responses, String(answer.status)))
        wrong.push(`${name}: ${answer.status} is not told`)
      wrong.push(...(await told(operation, answer)).map((what) => `${name} ${answer.status}: ${what}`))
    }
  }
  expect(wrong).toEqual([])
  expect([...seen].sort((a, b) => a - b)).toEqual([200, 400, 401, 404])
})

/** So that what is missing, not the body, is what is refused. */
const goodBodies: Record<string, object> = {
  postOwnMarks: { kind: 'story', id: 999_999, read: true },
  postSourcesByIdPaused: { paused: true },
  postFeedsByIdPaused: { paused: true },
  postSourcesByIdFamily: { family: null },
  postStoriesByIdDesk: { by: 'سلمى' },
  postCorrectionsByIdUndo: { by: 'سلمى' },
}

test('the check of answers would find what is not told, and what is told otherwise', () => {
  const schema = {
    type: 'object',
    properties: { items: { type: 'array', items: { type: 'object', properties: { id: { type: 'integer' } } } } },
  }
  expect(untold(schema, { items: [{ id: 1, more: 2 }], other: 3 })).toEqual(['items[].more', 'other'])
  expect(fits(schema, { items: [{ id: 'x' }] }).ok).toBe(false)
})

function operationsById(): Map<string, Operation> {
  const all = Object.values(document.paths).flatMap((methods) => Object.values(methods))
  return new Map(all.map((operation) => [operation.operationId, operation]))
}

function bodyOf(operation: Operation): { type: string; schema: Json } | undefined {
  const [first] = Object.entries(operation.requestBody?.content ?? {})
  return first === undefined ? undefined : { type: first[0], schema: first[1].schema }
}

/** Asks as the document says: path, query and body of the names and the type that it gives. */
async function ask(
  operation: Operation,
  { path = {}, query = {}, body }: Asked,
  o: { app?: ServedApp['app']; authorization?: string } = {},
): Promise<Response> {
  const [pattern = '', methods = {}] =
    Object.entries(document.paths).find(([, all]) => Object.values(all).includes(operation)) ?? []
  const [method = ''] = Object.entries(methods).find(([, one]) => one === operation) ?? []
  const told = new Set(operation.parameters.flatMap((one) => (one.in === 'query' ? [one.name] : [])))
  const search = new URLSearchParams(
    Object.entries(query).filter(([name, value]) => told.has(name) && (value !== '' || name === 'q')),
  )
  const address = `/api/v1${pattern.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(path[name] ?? ''))}`
  const sent = bodyOf(operation)
  const authorization = o.authorization ?? bearer
  return await (o.app ?? app()).request(`${address}?${search.toString()}`, {
    method: method.toUpperCase(),
    headers: {
      ...(authorization === '' ? {} : { authorization }),
      ...(sent === undefined ? {} : { 'content-type': sent.type }),
    },
    ...(sent === undefined ? {} : { body: JSON.stringify(body ?? {}) }),
  })
}

/** With imports, which the invented press has no runtime for. */
function app(): ServedApp['app'] {
  const imports: ServeDeps['imports'] = {
    position: () => Promise.resolve(1200),
    unfinished: () => Promise.resolve({ unanalysed: 0, ungrouped: 0 }),
    batch: () => Promise.resolve({ ok: true, value: { new: 0, revised: 0, same: 0, feeds: 0 } }),
    finish: () => Promise.resolve({ unanalysed: 0, ungrouped: 0, buried: 0 }),
  }
  return createApp({ ...served.deps, imports })
}

/** What of the answer is otherwise than told. */
async function told(operation: Operation, answer: Response): Promise<string[]> {
  const given = operation.responses[String(answer.status)] ?? operation.responses['default']
  if (given === undefined) return ['no such answer is told']
  const { content } = '$ref' in given ? resolved(given.$ref) : given
  const type = (answer.headers.get('content-type') ?? '').split(';')[0] ?? ''
  const schema = content[type]?.schema
  if (schema === undefined) return [`${type} is not told`]
  const isJson = /^application\/(?:problem\+)?json$/.test(type)
  const value: unknown = isJson ? await answer.json() : await answer.text()
  const fit = fits(schema, value)
  return fit.ok ? untold(schema, value) : [fit.why]
}

function resolved($ref: string): { content: Content } {
  const name = $ref.replace('#/components/responses/', '')
  const response = document.components.responses[name]
  if (response === undefined) throw new Error($ref)
  return response
}

function fits(schema: Json, value: unknown): { ok: true } | { ok: false; why: string } {
  const parsed = z.fromJSONSchema(followed(schema)).safeParse(value)
  return parsed.success ? { ok: true } : { ok: false, why: z.prettifyError(parsed.error) }
}

function followed(schema: Json): Json {
  const ref = schema['$ref']
  if (typeof ref !== 'string') return schema
  return document.components.schemas[ref.replace('#/components/schemas/', '')] ?? {}
}

/** Fields of the value that the schema does not name, where it does not say that there may be others. */
function untold(schema: Json, value: unknown, at = ''): string[] {
  const { properties, items, additionalProperties } = followed(schema)
  if (Array.isArray(value))
    return [...new Set(value.flatMap((one: unknown) => (isObject(items) ? untold(items, one, `${at}[]`) : [])))]
  if (!isObject(value) || !isObject(properties)) return []
  return Object.entries(value).flatMap(([name, part]) => {
    const place = at === '' ? name : `${at}.${name}`
    const known = properties[name]
    if (isObject(known)) return untold(known, part, place)
    return additionalProperties === undefined || additionalProperties === false ? [place] : []
  })
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
