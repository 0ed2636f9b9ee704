/**
 * The web application: pages, API, outgoing feeds, our own files; security headers on every answer.
 * In: `ServeDeps`. Out: a Hono application (serve it with @hono/node-server, test it with `app.request()`). Opens no port.
 */
import { Hono } from 'hono'
import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { except } from 'hono/combine'
import { etag } from 'hono/etag'
import { routePath } from 'hono/route'
import { callbackPath } from '../application/push/ask-hubs.ts'
import type { Problem } from '../problem.ts'
import { isBadValue, storeProblem } from '../store/store-problem.ts'
import { connectionOf, isOurHost } from './access/connection.ts'
import { Access } from './access/rights.ts'
import { adminRoutes } from './admin-routes.tsx'
import { apiRoutes, opmlApiPath } from './api/api-routes.ts'
import { apiProblem } from './api/api-answer.ts'
import { apiQuota } from './api/quota.ts'
import { batchesPath } from './api/import-routes.ts'
import type { ServeDeps } from './app-deps.ts'
import { gate } from './gate.tsx'
import { welcomeRoutes } from './welcome-routes.tsx'
import { folderRoutes } from './folder-routes.tsx'
import { ownRoutes } from './own-routes.tsx'
import { accountRoutes } from './account-routes.tsx'
import { providerRoutes } from './provider-routes.tsx'
import { monitorRoutes } from './api/health.ts'
import { feedRoutes } from './feeds/feed-routes.ts'
import { pictureRoutes } from './picture-route.ts'
import { isForHubs, pushRoutes } from './push-routes.ts'
import { readingRoutes } from './reading-routes.tsx'
import { notFoundPage, problemPage, readsGzip } from './respond.tsx'
import type { Status } from './respond.tsx'
import { packAsset, readAsset } from './style/assets.ts'
import { light } from './style/colours.ts'
import { makeLocale } from './web/locale.ts'
import { webManifest } from './web/manifest.ts'
import { searchRoutes } from './search-routes.tsx'
import { opmlFormPath, sourceRoutes } from './source-routes.tsx'
import { storyChoiceRoutes } from './story-choice.tsx'
import { mayEdit, preferencesOf } from './visitor.ts'

const largestFormBytes = 256 * 1024
/** Ten thousand feeds; for editors alone. */
const largestOpmlBytes = 8 * 1024 * 1024

/** The application. Cost of a page: a handful of reads of the store. */
export function createApp(deps: ServeDeps): Hono {
  const app = new Hono()
  const refuse = async (c: Context, problem: Problem, status?: Status): Promise<Response> =>
    c.req.path.startsWith('/api/') ? apiProblem(c, problem, status) : await problemPage(c, deps, problem, status)

  const access = new Access(deps)
  const admit = gate(deps, access, refuse)

  app.use(async (c, next) => {
    const startedAt = performance.now()
    await next()
    deps.answered?.(c.req.method, routePath(c, -1), c.res.status, performance.now() - startedAt)
  })
  app.use(async (c, next) => {
    c.set('rights', { right: 'none' })
    c.set('isClosed', false)
    c.set('connection', connectionOf(c, deps.config))
    await next()
    const pictures = preferencesOf(c, deps.config).pictures
    for (const [name, value] of Object.entries(securityHeaders(pictures))) c.res.headers.set(name, value)
    if (!c.res.headers.has('cache-control')) c.res.headers.set('cache-control', 'private, no-cache')
    c.res.headers.append('vary', 'Cookie, Accept-Language')
  })
  app.use(async (c, next) => {
    const connection = c.get('connection')
    if (c.req.url.includes('%00')) return await refuse(c, { code: 'request.invalid', detail: '%00' })
    if (isOurHost(connection, deps.config)) return await (isForHubs(c.req.path) ? next() : admit(c, next))
    const detail = connection.host.replace(/[^\w.:[\]-]/g, '').slice(0, 100)
    return await refuse(c, { code: 'request.unknown-host', detail })
  })
  app.use('/api/v1/*', apiQuota(deps))
  const tooLarge: Problem = { code: 'request.invalid', detail: `> ${largestFormBytes} B` }
  const formLimit = bodyLimit({
    maxSize: largestFormBytes,
    onError: (c) => refuse(c, tooLarge, 413),
  })
  const opmlLimit = bodyLimit({ maxSize: largestOpmlBytes, onError: (c) => refuse(c, tooLarge, 413) })
  const isOpml = (c: Context): boolean => mayEdit(c) && (c.req.path === opmlFormPath || c.req.path === opmlApiPath)
  // A batch of an import and a hub's delivery have limits of their own, behind the question who sends them.
  const hasOwnLimit = (path: string): boolean => path === batchesPath || isForHubs(path)
  // Bodies of GET and HEAD are never read (RFC 9110, 9.3.1); looking for one makes a whole Request object.
  const hasNoBody = (c: Context): boolean => c.req.method === 'GET' || c.req.method === 'HEAD'
  app.use((c, next) => {
    if (hasNoBody(c) || hasOwnLimit(c.req.path)) return next()
    return isOpml(c) ? opmlLimit(c, next) : formLimit(c, next)
  })

  app.get('/assets/*', async (c) => {
    const asset = readAsset(c.req.path)
    if (asset === undefined) return await notFoundPage(c, deps)
    c.header('content-type', asset.type)
    c.header('cache-control', asset.immutable ? 'public, max-age=31536000, immutable' : 'public, max-age=86400')
    const packed = readsGzip(c) ? packAsset(c.req.path, asset) : undefined
    if (typeof asset.body === 'string') c.header('vary', 'Accept-Encoding')
    if (packed !== undefined) c.header('content-encoding', 'gzip')
    const body = packed ?? asset.body
    return typeof body === 'string' ? c.body(body) : c.body(new Uint8Array(body))
  })
  app.get('/manifest.webmanifest', (c) => {
    c.header('cache-control', 'private, max-age=86400')
    return c.body(webManifest(makeLocale(preferencesOf(c, deps.config), deps.clock()), light), 200, {
      'content-type': 'application/manifest+json; charset=utf-8',
    })
  })
  app.get('/robots.txt', (c) => {
    const closed = c.get('isClosed') ? ['/'] : ['/search', '/why', '/new']
    return c.text(`User-agent: *\n${closed.map((path) => `Disallow: ${path}\n`).join('')}`)
  })

  // Kept pages and outgoing feeds have tags of their own; a file that is sent while it is read has none.
  for (const path of ['/api/v1/*', '/accuracy', '/keys', '/sources', '/source/*', '/corrections', '/searches', '/why'])
    app.use(path, except('/api/v1/search/export', etag({ weak: true })))
  app.route('/api/v1', apiRoutes(deps))
  // The same where monitors and proxies look for it.
  app.route('/', monitorRoutes(deps))
  app.route(callbackPath.slice(0, -1), pushRoutes(deps))
  app.route('/feeds', feedRoutes(deps))
  app.route('/', pictureRoutes(deps))
  app.route('/', readingRoutes(deps))
  app.route('/', searchRoutes(deps))
  app.route('/', sourceRoutes(deps))
  app.route('/', adminRoutes(deps, access))
  app.route('/', storyChoiceRoutes(deps))
  app.route('/', accountRoutes(deps, access))
  app.route('/', providerRoutes(deps, access))
  app.route('/', ownRoutes(deps))
  app.route('/', folderRoutes(deps))
  app.route('/', welcomeRoutes(deps))

  app.notFound((c) =>
    c.req.path.startsWith('/api/') ? apiProblem(c, { code: 'request.not-found' }) : notFoundPage(c, deps),
  )
  // One of the general catches: an expected failure of the store keeps its code, anything else is logged and hidden from the reader.
  app.onError(async (error, c) => {
    const isAsked = c.req.method === 'GET' && isBadValue(error)
    const problem = isAsked ? ({ code: 'request.invalid' } as const) : storeProblem(error)
    if (problem === undefined) deps.failed?.(error, { method: c.req.method, path: c.req.path })
    const { code } = problem ?? { code: 'stage.crashed' as const }
    return await refuse(c, { code })
  })
  return app
}

/** Nothing but our own style, script and fonts; pictures of publishers only when the reader wants them. */
function securityHeaders(pictures: boolean): Record<string, string> {
  const policy = [
    "default-src 'none'",
    "style-src 'self'",
    "script-src 'self'",
    "font-src 'self'",
    `img-src 'self'${pictures ? ' https: http:' : ''}`,
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ]
  return {
    'content-security-policy': policy.join('; '),
    'x-content-type-options': 'nosniff',
    // Other sites learn nothing of what is read here; our own forms may say that they are ours (with no-referrer they post `Origin: null`).
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=()',
    'x-frame-options': 'DENY',
  }
}
