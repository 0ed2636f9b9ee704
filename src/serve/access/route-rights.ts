/**
 * What each route needs of the visitor, and what a change made by it is called in the list of changes.
 * In: nothing. Out: the table. Touches nothing. A route that is not in it is nobody's: it is refused, and tests/screens/role-matrix.test.ts fails.
 */

/**
 * `everyone`: also where reading is for those who signed in. `read`: whoever may read. `state`: whoever has marks and lists of their own.
 * `account`: an account, signed in on the pages or by a proxy (no token). `edit`: editors. `own`: the owner.
 */
export type Need = 'everyone' | 'read' | 'state' | 'account' | 'edit' | 'own'

/** What the list of changes tells, page and API alike. */
export const acts = [
  'source.add',
  'source.pause',
  'source.family',
  'feed.change',
  'feed.settings',
  'opml.take',
  'dead.retry',
  'correction.make',
  'story.desk',
  'correction.undo',
  'search.save',
  'search.remove',
  'sessions.end',
  'account.invite',
  'account.change',
  'account.link',
  'account.remove',
  'account.password',
  'identity.link',
  'identity.remove',
  'token.make',
  'token.remove',
  'import',
] as const
export type Act = (typeof acts)[number]

interface RouteRight {
  need: Need
  act?: Act
}

const all = (need: Need, ...routes: string[]): [string, RouteRight][] => routes.map((route) => [route, { need }])
const change = (act: Act, need: Need, ...routes: string[]): [string, RouteRight][] =>
  routes.map((route) => [route, { need, act }])

/** By method and pattern, as the application names its routes. */
export const routeRights: ReadonlyMap<string, RouteRight> = new Map([
  ...all(
    'everyone',
    'GET /assets/*',
    'GET /robots.txt',
    'GET /manifest.webmanifest',
    'GET /login',
    'POST /login',
    'POST /logout',
  ),
  ...all('everyone', 'GET /join/:key', 'POST /join/:key', 'GET /login/provider', 'GET /login/provider/back'),
  ...all('everyone', 'GET /api/v1/live', 'GET /api/v1/ready', 'GET /api/v1/health', 'GET /live', 'GET /ready'),
  ...all('everyone', 'GET /websub/:key', 'POST /websub/:key'),

  ...all('read', 'GET /', 'GET /story/:id', 'GET /article/:id', 'GET /source/:id', 'GET /entity/:key'),
  ...all('read', 'GET /speaker/:key', 'GET /search', 'GET /searches', 'GET /sources', 'GET /why', 'GET /accuracy'),
  ...all('read', 'GET /corrections', 'GET /keys', 'GET /new', 'GET /settings', 'POST /settings'),
  ...all('read', 'GET /feeds/stories.atom', 'GET /feeds/stories.rss', 'GET /feeds/stories.json'),
  ...all('read', 'GET /feeds/search.atom', 'GET /feeds/search.rss', 'GET /feeds/search.json'),
  ...all('read', 'GET /feeds/articles.atom', 'GET /feeds/articles.rss', 'GET /feeds/articles.json'),
  ...all('read', 'GET /feeds/saved/:file{\\d+\\.(?:atom|rss|json)}'),
  ...all('read', 'GET /api/v1/openapi.json', 'GET /api/v1/metrics', 'GET /api/v1/stories', 'GET /api/v1/stories/:id'),
  ...all('read', 'GET /api/v1/articles', 'GET /api/v1/articles/:id', 'GET /api/v1/sources', 'GET /api/v1/feeds'),
  ...all('read', 'GET /api/v1/articles/:id/citation', 'GET /api/v1/stories/:id/citation'),
  ...all('read', 'GET /api/v1/search', 'GET /api/v1/search/export'),
  ...all('read', 'GET /api/v1/suggest', 'GET /api/v1/searches', 'GET /api/v1/why'),
  ...all('read', 'GET /api/v1/entities/:key/articles', 'GET /api/v1/corrections', 'GET /api/v1/accuracy'),
  ...all('read', 'GET /api/v1/entities/:key', 'GET /api/v1/speakers/:key', 'GET /api/v1/sources/:id/coverage'),
  ...all('read', 'GET /picture/:id'),
  ...all('read', 'GET /compare', 'GET /api/v1/compare', 'GET /trends', 'GET /api/v1/trends'),
  ...all('read', 'GET /api/v1/me', 'GET /metrics'),

  ...all('edit', 'GET /welcome', 'GET /dead', 'GET /feed/:id', 'GET /api/v1/dead', 'GET /api/v1/feeds/:id/settings'),
  // Finds the story that a correction is about; the correction itself is an act.
  ...all('edit', 'GET /story/:id/correct', 'POST /story/:id/correct'),
  ...change('source.add', 'edit', 'POST /sources', 'POST /welcome/sources', 'POST /api/v1/sources'),
  ...change('source.pause', 'edit', 'POST /source/:id/pause', 'POST /api/v1/sources/:id/paused'),
  ...change('source.family', 'edit', 'POST /source/:id/family', 'POST /api/v1/sources/:id/family'),
  ...change('feed.change', 'edit', 'POST /feeds/:id', 'POST /api/v1/feeds/:id/paused'),
  ...change('feed.settings', 'edit', 'POST /feed/:id', 'POST /api/v1/feeds/:id/settings'),
  ...change('opml.take', 'edit', 'POST /sources/opml', 'POST /api/v1/opml'),
  ...change('dead.retry', 'edit', 'POST /dead/retry', 'POST /api/v1/dead/retry'),
  ...change('correction.make', 'edit', 'POST /corrections', 'POST /api/v1/corrections'),
  ...change('story.desk', 'edit', 'POST /story/:id/desk', 'POST /api/v1/stories/:id/desk'),
  ...change('correction.undo', 'edit', 'POST /corrections/:id/undo', 'POST /api/v1/corrections/:id/undo'),
  ...change('search.save', 'edit', 'POST /searches', 'POST /api/v1/searches'),
  ...change('search.remove', 'edit', 'POST /searches/:id/remove', 'POST /api/v1/searches/:id/remove'),

  ...all('state', 'GET /own', 'GET /own/item', 'POST /own/marks', 'POST /own/read-all', 'POST /own/lists'),
  ...all('state', 'GET /api/v1/own/marks', 'POST /api/v1/own/marks', 'POST /api/v1/own/read-all'),
  ...all(
    'state',
    'GET /api/v1/own/stories',
    'GET /api/v1/own/articles',
    'GET /api/v1/own/lists',
    'POST /api/v1/own/lists',
  ),
  ...all('state', 'GET /own/folders', 'GET /own/folders/:id', 'GET /own/folders/:id/sources', 'POST /own/folders'),
  ...all('state', 'POST /own/folders/:id', 'POST /own/folders/:id/sources', 'POST /own/folders/:id/read-all'),
  ...all('state', 'POST /own/sources', 'GET /api/v1/own/folders', 'POST /api/v1/own/folders'),
  ...all('state', 'POST /api/v1/own/folders/:id', 'POST /api/v1/own/folders/:id/remove'),
  ...all('state', 'GET /api/v1/own/folders/:id/articles', 'POST /api/v1/own/folders/:id/read-all'),
  ...all('state', 'POST /api/v1/own/sources/:id/folder'),

  ...all('account', 'GET /account', 'POST /account/sessions/end', 'POST /account/sessions/:id/end'),
  ...change('account.password', 'account', 'POST /account/password'),
  ...change('identity.link', 'account', 'POST /account/identities'),
  ...change('identity.remove', 'account', 'POST /account/identities/:id/remove'),
  ...change('token.make', 'account', 'POST /account/tokens'),
  ...change('token.remove', 'account', 'POST /account/tokens/:id/remove'),

  // What these tell holds secrets: addresses of feeds as they are polled, who is signed in.
  ...all('own', 'GET /sources/opml', 'GET /api/v1/opml', 'GET /sessions', 'GET /api/v1/sessions'),
  ...all('own', 'GET /accounts', 'GET /api/v1/accounts', 'GET /audit', 'GET /api/v1/audit'),
  ...change('sessions.end', 'own', 'POST /sessions/end', 'POST /sessions/:id/end', 'POST /api/v1/sessions/end'),
  ...change('account.invite', 'own', 'POST /accounts', 'POST /api/v1/accounts'),
  ...change('account.change', 'own', 'POST /accounts/:id', 'POST /api/v1/accounts/:id'),
  ...change('account.link', 'own', 'POST /accounts/:id/link', 'POST /api/v1/accounts/:id/link'),
  ...change('account.link', 'own', 'POST /accounts/links/:id/remove', 'POST /api/v1/accounts/links/:id/remove'),
  ...change(
    'identity.remove',
    'own',
    'POST /accounts/identities/:id/remove',
    'POST /api/v1/accounts/identities/:id/remove',
  ),
  ...change('account.remove', 'own', 'POST /accounts/:id/remove', 'POST /api/v1/accounts/:id/remove'),
  ...all('own', 'GET /api/v1/imports/position', 'GET /api/v1/imports/waiting', 'POST /api/v1/imports/batches'),
  ...change('import', 'own', 'POST /api/v1/imports/finish'),
])
