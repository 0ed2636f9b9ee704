/**
 * docs/api.md: every endpoint of the API with its fields and an example, from the same table as the OpenAPI document.
 * In: nothing. Out: Markdown. Touches nothing.
 */
import { z } from 'zod'
import { operations } from './openapi.ts'
import type { Operation } from './operation.ts'

const bearer = '-H "authorization: Bearer $SIYAQ_TOKEN"'
const neededBy = { state: ' For whoever has marks and lists of their own.', edit: ' Editors.', own: ' The owner.' }
const lineEnd = ' \\\n  '

/** What a caller may send, and part of what comes back; invented outlets and people. */
const examples: Record<string, { call: string; answer?: string }> = {
  'GET /stories': {
    call: 'curl "http://localhost:8080/api/v1/stories?in=ar&limit=2"',
    answer:
      '{"items":[{"id":1802,"title":"حريق في ميناء الرملة","articleCount":5,"sourceCount":5,"originCount":3,…}],"next":"…"}',
  },
  'GET /stories/{id}': {
    call: 'curl http://localhost:8080/api/v1/stories/1802',
    answer:
      '{"id":1802,"timeline":[{"at":1767571200000,"kind":"first",…}],"folds":[{"lead":{…},"copies":[…],"sameText":false,"share":0.42,' +
      '"updates":[{"article":{…},"of":{…},"carriers":[1807],"facts":[{"kind":"figure","unit":"dead","before":{"text":"21",…},' +
      '"after":{"text":"40",…},"confidence":0.92,"around":"قتل 40 شخصا في حريق …","at":4}]}]},…],"origins":[…],"speakers":[…],' +
      '"figures":[{"unit":"dead","overTime":true,"values":[…]}],"saga":{"parts":[…],"rhythmMs":432000000},' +
      '"otherLanguages":[…],"readAlso":{…},"similar":[…],"related":[…],"corrections":[…]}',
  },
  'GET /articles': { call: 'curl "http://localhost:8080/api/v1/articles?source=mada.example"' },
  'GET /articles/{id}': {
    call: 'curl http://localhost:8080/api/v1/articles/1803',
    answer:
      '{"article":{"title":"…","text":"…",…},"analysis":{"keyphrases":[…],"entities":[…],"mentions":[…],"statements":[…],' +
      '"figures":[…],"credits":[…]},"provenance":{…},"readAlso":{…,' +
      '"reasons":[{"code":"background.saga","text":{"ar":"حلقة سابقة من الملف نفسه","en":"An earlier part of the same saga"}}]},…}',
  },
  'GET /articles/{id}/citation': {
    call: 'curl "http://localhost:8080/api/v1/articles/1803/citation?format=bibtex&lang=ar"',
    answer:
      '@article{siyaq-article-1803,\n  author = {{سلمى الحداد}},\n  title = {{حريق في ميناء الرملة}},\n  journaltitle = {المدى},\n  …\n}',
  },
  'GET /stories/{id}/citation': {
    call: 'curl "http://localhost:8080/api/v1/stories/1802/citation?lang=en"',
    answer:
      '“حريق في ميناء الرملة”, a story followed by 5 sites since 5 January 2026, 10:00 (UTC), Siyaq, http://localhost:8080/story/1802',
  },
  'GET /accuracy': {
    call: 'curl http://localhost:8080/api/v1/accuracy',
    answer: '{"items":[{"measure":"origins-exact","value":0.63,"n":30,…}]}',
  },
  'GET /sources': { call: 'curl http://localhost:8080/api/v1/sources' },
  'GET /feeds': { call: 'curl "http://localhost:8080/api/v1/feeds?source=mada.example"' },
  'GET /feeds/{id}/settings': {
    call: withToken('/feeds/3/settings'),
    answer:
      '{"feed":{…},"settings":{"block":["title: /^برعاية/"],"hasPassword":true},"health":{"items":30,"undated":2,…}}',
  },
  'GET /me': { call: get('/me'), answer: '{"right":"editor","account":{"id":3,"name":"سلمى"}}' },
  'GET /accounts': { call: get('/accounts') },
  'POST /accounts': {
    call: post('/accounts', { role: 'editor' }),
    answer: '{"url":"https://news.example/join/…","role":"editor","expiresAt":1768176000000}',
  },
  'POST /accounts/{id}': { call: post('/accounts/3', { role: 'reader' }) },
  'POST /accounts/{id}/link': { call: post('/accounts/3/link', {}) },
  'POST /accounts/{id}/remove': { call: post('/accounts/3/remove', {}) },
  'POST /accounts/identities/{id}/remove': { call: post('/accounts/identities/2/remove', {}) },
  'POST /accounts/links/{id}/remove': { call: post('/accounts/links/2/remove', {}), answer: '{"id":2}' },
  'GET /audit': {
    call: get('/audit?limit=10'),
    answer:
      '{"items":[{"id":81,"at":1767571200000,"by":"سلمى","accountId":3,"act":"source.add","about":"https://mada.example/"},…],"next":71}',
  },
  'GET /own/marks': { call: get('/own/marks?stories=1802,1803') },
  'POST /own/marks': { call: post('/own/marks', { kind: 'story', id: 1802, saved: true }), answer: '{"id":1802}' },
  'POST /own/read-all': { call: post('/own/read-all', { upTo: 1767571200000 }), answer: '{"upTo":1767571200000}' },
  'GET /own/stories': {
    call: get('/own/stories?list=changed'),
    answer: '{"items":[{"id":1802,…,"fresh":3}],"next":"…"}',
  },
  'GET /own/articles': { call: get('/own/articles') },
  'GET /own/lists': { call: get('/own/lists?list=follow') },
  'POST /own/lists': {
    call: post('/own/lists', { list: 'mute', kind: 'word', key: 'كرة القدم', on: true }),
    answer: '{"listed":true}',
  },
  'GET /own/folders': {
    call: get('/own/folders'),
    answer:
      '{"items":[{"id":3,"name":"اقتصاد","sources":["mada.example","difaf.example"],"unread":18,"more":false},…]}',
  },
  'POST /own/folders': { call: post('/own/folders', { name: 'اقتصاد' }), answer: '{"id":3,"name":"اقتصاد"}' },
  'POST /own/folders/{id}': {
    call: post('/own/folders/3', { name: 'مال وأعمال', place: 0, sources: ['mada.example'] }),
    answer: '{"id":3,"name":"مال وأعمال"}',
  },
  'POST /own/folders/{id}/remove': { call: post('/own/folders/3/remove', {}), answer: '{"id":3}' },
  'GET /own/folders/{id}/articles': {
    call: get('/own/folders/3/articles?list=unread&limit=2'),
    answer: '{"items":[{"id":1803,"title":"…","sourceId":"mada.example","isRead":false,…},…],"next":"…"}',
  },
  'POST /own/folders/{id}/read-all': {
    call: post('/own/folders/3/read-all', { upTo: 1767571200000 }),
    answer: '{"upTo":1767571200000}',
  },
  'POST /own/sources/{id}/folder': {
    call: post('/own/sources/mada.example/folder', { folder: 3 }),
    answer: '{"folder":3}',
  },
  'GET /opml': { call: withToken('/opml') },
  'GET /search': {
    call: 'curl -G http://localhost:8080/api/v1/search --data-urlencode "q=حريق الميناء" -d from=2026-01-05 -d order=best',
  },
  'GET /suggest': {
    call: 'curl -G http://localhost:8080/api/v1/suggest --data-urlencode "q=حريق سامر ال"',
    answer: '{"items":[{"q":"حريق سامر النهري","kind":"name","articles":12},…]}',
  },
  'GET /search/export': {
    call: 'curl -G -o harbour.csv http://localhost:8080/api/v1/search/export --data-urlencode "q=حريق الميناء" -d format=csv',
    answer: 'id,published,first seen,publisher,headline,passage,author,credits,…,citation',
  },
  'GET /searches': { call: 'curl http://localhost:8080/api/v1/searches' },
  'POST /searches': {
    call: post('/searches', { name: 'الميناء', q: 'حريق الميناء', section: 'محليات' }),
    answer:
      '{"id":3,"name":"الميناء","madeAt":1767571200000,"search":{"q":"حريق الميناء","exact":false,"section":"محليات"}}',
  },
  'POST /searches/{id}/remove': { call: post('/searches/3/remove', {}), answer: '{"removed":3}' },
  'GET /entities/{key}': {
    call: 'curl http://localhost:8080/api/v1/entities/place%3ASA',
    answer:
      '{"key":"place:SA","name":"السعودية","kind":"place","variants":[…],"hasStatements":true,"profile":{"histogram":[{"from":"2026-01-05",' +
      '"to":"2026-01-05","fromAt":1767571200000,"toAt":1767571200000,"count":12},…],"stories":80,"names":[{"key":"place:YE","name":"اليمن",' +
      '"stories":21},…],"speakers":[…]}}',
  },
  'GET /speakers/{key}': { call: 'curl http://localhost:8080/api/v1/speakers/place%3ASA' },
  'GET /sources/{id}/coverage': {
    call: 'curl http://localhost:8080/api/v1/sources/mada.example/coverage',
    answer:
      '{"sourceId":"mada.example","name":"المدى","coverage":{"from":"2026-01-05","to":"2026-01-18","days":14,"articles":420,"histogram":[…],' +
      '"silentDays":["2026-01-09"],"desks":{"known":390,"counts":[{"desk":"politics","articles":170},…]},"shared":{"stories":120,"own":40,' +
      '"takenUp":11,"credited":7,"agency":61,"agencies":[…],"earlierElsewhere":9},"first":{"first":22,"of":97}}}',
  },
  'GET /trends': {
    call: 'curl "http://localhost:8080/api/v1/trends?within=24h"',
    answer:
      '{"from":1767484800000,"to":1767571200000,"before":{…},"stories":180,"isNew":false,"names":[{"key":"place:السدرة","name":"السدرة","articles":24,' +
      '"stories":5,"usual":1.7,"counts":[0,2,1,…,24],"story":{"id":1802,"title":"…",…},"beside":[{"key":"…","name":"وزارة المياه"}]},…]}',
  },
  'GET /compare': {
    call: 'curl "http://localhost:8080/api/v1/compare?a=mada.example&b=difaf.example&within=3d"',
    answer:
      '{"from":1767312000000,"to":1767571200000,"a":{"sourceId":"mada.example","name":"المدى","articles":90,"only":31,"onlyStories":[…],' +
      '"first":14,"takenUp":6,"desks":{…}},"b":{…},"both":40,"bothStories":[{"id":1802,"title":"…","first":"a",…},…],"timed":33,"sameAgency":12}',
  },
  'GET /entities/{key}/articles': {
    call: 'curl -G "http://localhost:8080/api/v1/entities/place%3ASA/articles" -d limit=5',
  },
  'GET /why': {
    call: 'curl "http://localhost:8080/api/v1/why?a=1803&b=1807"',
    answer:
      '{"together":true,"reasons":[{"code":"why.shared-names","weight":0.84,"values":{"names":"عادل المنصوري"},' +
      '"text":{"ar":"أسماء مشتركة: عادل المنصوري","en":"Names in common: عادل المنصوري"}},…],"corrections":[]}',
  },
  'GET /corrections': { call: 'curl http://localhost:8080/api/v1/corrections' },
  'GET /dead': { call: get('/dead?stage=fetch') },
  'GET /sessions': { call: get('/sessions') },
  'GET /live': { call: 'curl http://localhost:8080/api/v1/live' },
  'GET /ready': { call: 'curl http://localhost:8080/api/v1/ready' },
  'GET /health': {
    call: 'curl http://localhost:8080/api/v1/health',
    answer:
      '{"ok":false,"parts":{"store":{"ok":true},"queue":{"ok":false,"code":"queue.unreachable"}},"version":"…","store":"postgres","counts":{…}}',
  },
  'GET /metrics': { call: 'curl http://localhost:8080/api/v1/metrics' },
  'GET /openapi.json': { call: 'curl http://localhost:8080/api/v1/openapi.json' },
  'POST /sources': { call: post('/sources', { url: 'https://mada.example' }) },
  'POST /sources/{id}/paused': { call: post('/sources/mada.example/paused', { paused: true }) },
  'POST /sources/{id}/family': { call: post('/sources/mada.example/family', { family: 'دار المدى' }) },
  'POST /feeds/{id}/paused': { call: post('/feeds/3/paused', { paused: false }) },
  'POST /feeds/{id}/settings': {
    call: post('/feeds/3/settings', { block: ['title: /^برعاية/'], bodySelector: 'div.story', userAgent: null }),
  },
  'POST /opml': { call: post('/opml', { opml: '<opml version="2.0">…</opml>' }) },
  'POST /sessions/end': { call: post('/sessions/end', { ids: [2] }) },
  'POST /dead/retry': { call: post('/dead/retry', { ids: [12, 13] }) },
  'POST /stories/{id}/desk': {
    call: post('/stories/1802/desk', { desk: 'economy', by: 'سلمى' }),
    answer: '{"storyId":1802,"desk":"economy"}',
  },
  'POST /corrections': {
    call: post('/corrections', { kind: 'split', storyIds: [1802], articleIds: [1807], by: 'سلمى', note: 'خبر آخر' }),
    answer:
      '{"id":4,"kind":"split","articleIds":[1807],"storyIds":[1802],"memberIds":[…],"by":"سلمى","at":1767571200000}',
  },
  'GET /imports/position': {
    call: withToken('/imports/position?file=9f2c4e1b'),
    answer: '{"position":1200}',
  },
  'GET /imports/waiting': { call: withToken('/imports/waiting'), answer: '{"unanalysed":0,"ungrouped":0}' },
  'POST /imports/batches': {
    call: [
      'curl -X POST http://localhost:8080/api/v1/imports/batches',
      bearer,
      '-H "content-type: application/x-ndjson" --data-binary @batch.ndjson',
    ].join(lineEnd),
    answer: '{"new":38,"revised":1,"same":1,"feeds":0}',
  },
  'POST /imports/finish': { call: post('/imports/finish', {}), answer: '{"unanalysed":0,"ungrouped":0,"buried":0}' },
  'POST /corrections/{id}/undo': { call: post('/corrections/4/undo', { by: 'سامر' }) },
}

/** The text of docs/api.md. */
export function apiReference(): string {
  const lines = [
    '# API',
    '',
    '<!-- Written by scripts/make-docs.ts from src/serve/api; do not edit. -->',
    '',
    'The views of the pages as JSON, under `/api/v1`. Instants are epoch milliseconds, UTC; days (`from`, `to`) are meant in the ' +
      'configured time zone. A reason has a stable `code`, its `values`, a `weight` (negative speaks against) and ' +
      'its `text` in Arabic and English. A problem answers as RFC 9457 has it (`application/problem+json`: `type`, `title`, `status`, `detail`), with ' +
      '`"error":{"code","ar","en","detail"?}` beside. ' +
      'A retired story id is answered with the story that it became (`redirectedFrom`).',
    '',
    'Reading needs no token, unless the setting `reading` is `signed-in`: then every call but `live`, `ready` and `health` (which then tells ' +
      'no figures) needs `Authorization: Bearer <reader or admin token>`, and reader apps read the outgoing feeds with that token as password. ' +
      'A wrong token is answered with 401, and after some tries with 429 and `Retry-After`.',
    '',
    'Each token, each account in a browser and each address of everybody else may ask 600 times a minute (setting `apiRequestsPerMinute`; 0 for no ' +
      'limit). Every answer tells what is left: `RateLimit-Policy: "api";q=600;w=60` and `RateLimit: "api";r=599;t=60` ' +
      '(draft-ietf-httpapi-ratelimit-headers; `t`: seconds until all are there again). Who asks more often is answered with 429, `Retry-After` and ' +
      'the problem type `https://iana.org/assignments/http-problem-types#quota-exceeded`. Each web process counts for itself: behind a balancer of ' +
      'two, up to twice as many get through, and two answers in a row may tell different numbers. `live`, `ready` and `health` are not counted, nor ' +
      'is whoever sits at this machine. Behind a proxy that is not in `trustedProxies` all readers without an account are one address.',
    '',
    'Whatever changes something is for editors, accounts and secrets are for the owner: `Authorization: Bearer TOKEN`, with a token of an account ' +
      '(page "My account", `siyaq accounts token`; scopes `read`, `state`, `edit`, `manage`) or the server’s admin token, or, where there are no ' +
      'accounts and no token is set, a connection from the machine itself. A change has a JSON body (`content-type: application/json`).',
    '',
    '| method | path | what |',
    '|---|---|---|',
    ...operations.map((o) => `| ${o.method.toUpperCase()} | [\`${o.path}\`](#${anchorOf(o)}) | ${o.summary} |`),
  ]
  for (const operation of operations) lines.push('', ...sectionOf(operation))
  return `${lines.join('\n')}\n`
}

function sectionOf(operation: Operation): string[] {
  const name = `${operation.method.toUpperCase()} ${operation.path}`
  const example = examples[name]
  const lines = [
    `## ${name}`,
    '',
    `${operation.summary}.${operation.needs === undefined ? '' : neededBy[operation.needs]}`,
  ]
  const query = Object.entries(operation.query?.shape ?? {})
  if (query.length > 0) lines.push('', 'Query:', '', ...query.map(([field, schema]) => fieldLine(field, schema)))
  if (operation.body instanceof z.ZodObject)
    lines.push(
      '',
      'Body:',
      '',
      ...Object.entries(operation.body.shape).map(([field, schema]) => fieldLine(field, schema)),
    )
  if (example !== undefined) {
    lines.push('', '```sh', example.call, '```')
    if (example.answer !== undefined) lines.push('', '```', example.answer, '```')
  }
  return lines
}

/** "- `limit`: integer, 1 to 100, default 30". */
function fieldLine(field: string, schema: z.core.$ZodType): string {
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  const items = typeof json.items === 'object' && !Array.isArray(json.items) ? json.items : undefined
  const parts = [
    json.enum === undefined
      ? `${String(json.type ?? items?.type ?? 'value')}${json.type === 'array' && items !== undefined ? ` of ${String(items.type)}` : ''}`
      : `one of ${json.enum.map((value) => `\`${String(value)}\``).join(', ')}`,
    ...(json.minimum === undefined ? [] : [`from ${json.minimum}`]),
    ...(json.maximum === undefined || json.maximum >= Number.MAX_SAFE_INTEGER ? [] : [`to ${json.maximum}`]),
    ...(json.maxLength === undefined ? [] : [`at most ${json.maxLength} characters`]),
    ...(json.default === undefined ? [] : [`default \`${JSON.stringify(json.default)}\``]),
    ...(json.description === undefined ? [] : [json.description]),
  ]
  const isOptional = z.safeParse(schema, undefined).success
  return `- \`${field}\`${isOptional ? '' : ' (required)'}: ${parts.join(', ')}`
}

function anchorOf(operation: Operation): string {
  return `${operation.method} ${operation.path}`
    .toLowerCase()
    .replace(/[^a-z0-9 _-]/g, '')
    .replaceAll(' ', '-')
}

function get(path: string): string {
  return `curl "http://localhost:8080/api/v1${path}" -H "authorization: Bearer $SIYAQ_TOKEN"`
}

function post(path: string, body: object): string {
  return [
    `curl -X POST http://localhost:8080/api/v1${path}`,
    bearer,
    `-H "content-type: application/json" -d '${JSON.stringify(body)}'`,
  ].join(lineEnd)
}

function withToken(path: string): string {
  return [`curl http://localhost:8080/api/v1${path}`, bearer].join(lineEnd)
}
