/**
 * The peer of bench/pages.ts: Debian's tt-rss on PostgreSQL with php-fpm and nginx, holding the same entries.
 * In: the data directory of a store, articles to ask for. Out: what headlines and single articles cost there. Starts all three on free
 * ports in a temporary directory, which is removed; the system's own services and settings stay as they are.
 *
 * Its API's `getHeadlines` of 24 articles with excerpts stands beside our home, `getArticle` beside our article. Entries are written
 * straight into its tables, as read articles, and both tables are analysed. php-fpm has eight children with its code cached, PostgreSQL does not
 * wait for the disk, nginx keeps no log; sixteen sessions are signed in, as many as there are connections.
 */
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import pg from 'pg'
import { openStore } from '../src/store/open-store.ts'
import { postgresExecutable, startPostgres } from '../tests/servers/postgres.ts'
import { freePorts, startProcess, untilAnswers } from '../tests/servers/server-process.ts'
import { connections, load, type Ask, type Load } from './load-tool.ts'

const pages = '/usr/share/tt-rss/www'
const schema = '/usr/share/tt-rss/schema/ttrss_schema_pgsql.sql'
const packages = 'tt-rss php-fpm php-pgsql nginx postgresql-15 dbconfig-no-thanks'
const children = 8
const headlines = 24
const entriesPerWrite = 500
const startWithinMs = 30_000

/** What to install, when it is not here. */
export function missingPeer(): string | undefined {
  const found = [pages, schema, '/usr/sbin/nginx'].every((path) => existsSync(path)) && fpm() !== undefined
  return found ? undefined : `the peer is not here: apt-get install --no-install-recommends ${packages}`
}

export interface PeerMeasured {
  name: string
  entries: number
  headlines: Load
  article: Load
}

export async function measurePeer(
  dataDir: string,
  articleIds: readonly number[],
  seconds: number,
): Promise<PeerMeasured> {
  const executable = postgresExecutable()
  const php = fpm()
  if (executable === undefined || php === undefined) throw new Error(missingPeer())
  const directory = mkdtempSync(join(tmpdir(), 'siyaq-peer-'))
  chmodSync(directory, 0o755)
  const postgres = await startPostgres(executable)
  const database = new URL(await postgres.createDatabase())
  const entries = await fill(database.href, dataDir)
  const [port = 0] = await freePorts(1)
  writeSite(directory, database, port)
  const servers = [
    startProcess(
      php,
      ['--nodaemonize', '--allow-to-run-as-root', '--fpm-config', join(directory, 'fpm.conf')],
      directory,
    ),
    startProcess('/usr/sbin/nginx', ['-c', join(directory, 'nginx.conf'), '-p', directory], directory),
  ]
  const origin = `http://127.0.0.1:${port}`
  try {
    const log = (): string => servers.map((server) => server.log()).join('\n')
    const first = await untilAnswers(() => signIn(origin), startWithinMs, log)
    const sessions = [first]
    while (sessions.length < connections) sessions.push(await signIn(origin))
    const asks = (bodies: readonly object[]): Ask[] =>
      Array.from({ length: sessions.length * bodies.length }, (_, n) => ({
        path: '/api/',
        body: JSON.stringify({ sid: sessions[n % sessions.length], ...bodies[n % bodies.length] }),
      }))
    const numbers = entryNumbers(dataDir, articleIds)
    const home = asks([
      { op: 'getHeadlines', feed_id: -4, limit: headlines, view_mode: 'all_articles', show_excerpt: true },
    ])
    const article = asks(numbers.map((number) => ({ op: 'getArticle', article_id: number })))
    for (const [some, least] of [
      [home, headlines],
      [article, 1],
    ] as const)
      await check(origin, some[0], least)
    await load(origin, home, 1)
    await load(origin, article, 1)
    return {
      name: 'tt-rss on PostgreSQL, php-fpm, nginx',
      entries,
      headlines: await load(origin, home, seconds),
      article: await load(origin, article, seconds),
    }
  } finally {
    for (const server of servers) await server.kill('SIGTERM')
    await postgres.stop()
    rmSync(directory, { recursive: true })
  }
}

function fpm(): string | undefined {
  const name = existsSync('/usr/sbin')
    ? readdirSync('/usr/sbin').find((file) => /^php-fpm[\d.]+$/.test(file))
    : undefined
  return name === undefined ? undefined : join('/usr/sbin', name)
}

/** Articles are numbered from 1 in the order of our ids. */
function idsOf(dataDir: string): number[] {
  const db = new Database(join(dataDir, 'siyaq.db'), { readonly: true })
  const ids = db.prepare<[], number>('select id from articles order by id').pluck().all()
  db.close()
  return ids
}

function entryNumbers(dataDir: string, articleIds: readonly number[]): number[] {
  const asked = new Set(articleIds)
  return idsOf(dataDir).flatMap((id, place) => (asked.has(id) ? [place + 1] : []))
}

async function fill(url: string, dataDir: string): Promise<number> {
  const opened = await openStore({ kind: 'sqlite', path: join(dataDir, 'siyaq.db') })
  if (!opened.ok) throw new Error(opened.problem.code)
  const store = opened.value
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(readFileSync(schema, 'utf8'))
  // The one user has every preference as the package has it, but that programs may ask.
  await client.query(`insert into ttrss_user_prefs (owner_uid, pref_name, value)
    select 1, pref_name, case pref_name when 'ENABLE_API_ACCESS' then 'true' else def_value end from ttrss_prefs`)
  const feeds = new Map<string, number>()
  for (const { id, name } of await store.sources()) {
    const title = name.slice(0, 200)
    const made = await client.query<{ id: number }>(
      'insert into ttrss_feeds (owner_uid, title, feed_url) values (1, $1, $2) returning id',
      [title, `https://${encodeURIComponent(id)}.example/feed`],
    )
    feeds.set(id, made.rows[0]?.id ?? 0)
  }
  const ids = idsOf(dataDir)
  for (let from = 0; from < ids.length; from += entriesPerWrite) {
    const articles = await store.articlesByIds(ids.slice(from, from + entriesPerWrite))
    const column = <T>(of: (article: (typeof articles)[number]) => T): T[] => articles.map(of)
    const numbers = articles.map((_, n) => from + n + 1)
    await client.query(
      `insert into ttrss_entries (id, title, guid, link, content, content_hash, updated, date_entered, date_updated, author)
        select n, title, link, link, content, md5(content), at, at, at, author
        from unnest($1::int[], $2::text[], $3::text[], $4::text[], $5::timestamp[], $6::text[]) as e(n, title, link, content, at, author)`,
      [
        numbers,
        column((a) => a.title),
        column((a) => a.url),
        column((a) => a.html),
        column((a) => new Date(a.at).toISOString()),
        column((a) => (a.author ?? '').slice(0, 250)),
      ],
    )
    await client.query(
      `insert into ttrss_user_entries (ref_id, uuid, feed_id, owner_uid, tag_cache, label_cache, unread)
        select n, '', feed, 1, '', '', false from unnest($1::int[], $2::int[]) as e(n, feed)`,
      [numbers, column((a) => feeds.get(a.sourceId) ?? 0)],
    )
  }
  await client.query('vacuum analyze ttrss_entries')
  await client.query('vacuum analyze ttrss_user_entries')
  await client.end()
  await store.close()
  return ids.length
}

function writeSite(directory: string, database: URL, port: number): void {
  const site = join(directory, 'www')
  // The package's settings are a link into /etc; ours are in their place.
  cpSync(pages, site, { recursive: true, filter: (from) => from !== join(pages, 'config.php') })
  const state = join(directory, 'state')
  for (const folder of ['', 'lock', 'cache', 'cache/images', 'cache/upload', 'cache/export', 'cache/js']) {
    mkdirSync(join(state, folder), { recursive: true })
    chmodSync(join(state, folder), 0o777)
  }
  const settings: Record<string, string | number | boolean> = {
    DB_TYPE: 'pgsql',
    DB_HOST: database.hostname,
    DB_PORT: database.port,
    DB_USER: database.username,
    DB_NAME: database.pathname.slice(1),
    DB_PASS: '',
    MYSQL_CHARSET: 'UTF8',
    SELF_URL_PATH: `http://127.0.0.1:${port}/`,
    SINGLE_USER_MODE: false,
    SIMPLE_UPDATE_MODE: false,
    PHP_EXECUTABLE: '/usr/bin/php',
    LOCK_DIRECTORY: join(state, 'lock'),
    CACHE_DIR: join(state, 'cache'),
    ICONS_DIR: 'feed-icons',
    ICONS_URL: 'feed-icons',
    AUTH_AUTO_CREATE: true,
    AUTH_AUTO_LOGIN: true,
    FORCE_ARTICLE_PURGE: 0,
    ENABLE_REGISTRATION: false,
    SESSION_COOKIE_LIFETIME: 86_400,
    CHECK_FOR_UPDATES: false,
    ENABLE_GZIP_OUTPUT: false,
    PLUGINS: 'auth_internal, note',
    LOG_DESTINATION: 'syslog',
    CONFIG_VERSION: 26,
    _SESSION_SKIP_UA_CHECKS: true,
  }
  const lines = Object.entries(settings).map(
    ([name, value]) => `define(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  )
  writeFileSync(join(site, 'config.php'), `<?php\n${lines.join('\n')}\n`)
  const socket = join(directory, 'php.sock')
  writeFileSync(
    join(directory, 'fpm.conf'),
    `[global]
error_log = ${join(directory, 'fpm.log')}
[www]
user = www-data
group = www-data
listen = ${socket}
listen.mode = 0666
listen.backlog = 511
pm = static
pm.max_children = ${children}
`,
  )
  writeFileSync(
    join(directory, 'nginx.conf'),
    `daemon off;
worker_processes 2;
pid ${join(directory, 'nginx.pid')};
error_log ${join(directory, 'nginx.log')};
events { worker_connections 256; }
http {
  access_log off;
  keepalive_requests 1000000;
  include /etc/nginx/mime.types;
  client_body_temp_path ${directory};
  fastcgi_temp_path ${directory};
  proxy_temp_path ${directory};
  uwsgi_temp_path ${directory};
  scgi_temp_path ${directory};
  server {
    listen 127.0.0.1:${port};
    root ${site};
    index index.php;
    location ~ \\.php$ {
      include /etc/nginx/fastcgi_params;
      fastcgi_param SCRIPT_FILENAME $document_root$fastcgi_script_name;
      fastcgi_pass unix:${socket};
    }
  }
}
`,
  )
}

async function signIn(origin: string): Promise<string> {
  const content = await ask(origin, { op: 'login', user: 'admin', password: 'password' })
  if (typeof content === 'object' && content !== null && 'session_id' in content) return String(content.session_id)
  throw new Error(`the peer lets nobody in: ${JSON.stringify(content)}`)
}

/** An answer without articles would be fast. */
async function check(origin: string, asked: Ask | undefined, least: number): Promise<void> {
  const body: unknown = JSON.parse(asked?.body ?? '{}')
  const content = await ask(origin, body)
  if (!Array.isArray(content) || content.length < least)
    throw new Error(`the peer answers ${JSON.stringify(content).slice(0, 300)}`)
}

async function ask(origin: string, body: unknown): Promise<unknown> {
  const answer = await fetch(`${origin}/api/`, { method: 'POST', body: JSON.stringify(body) })
  const said = await answer.text()
  if (!said.startsWith('{')) throw new Error(said.slice(0, 500))
  const read: unknown = JSON.parse(said)
  return typeof read === 'object' && read !== null && 'content' in read ? read.content : undefined
}
