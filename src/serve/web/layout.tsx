/**
 * The frame of every page: head, skip link, header with search, navigation, footer.
 * In: a frame, a title, the page's content. Out: a whole document. Touches nothing.
 */
import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import type { WebKey } from '../../messages/web.ts'
import { Icon } from './parts/icons.tsx'
import type { Frame, NavItem } from './frame.ts'
import type { Locale } from './locale.ts'

export interface LayoutProps {
  frame: Frame
  title?: string
  nav?: NavItem
  /** Queries that the search box offers. */
  offers?: readonly string[] | undefined
  /** The search box holds this. */
  query?: string
  description?: string
  /** For whoever links to this page: its permanent path, and when what it tells happened (epoch ms). */
  linked?: { path: string; at: number }
  /** What it tells to machines (structured-data.ts), safe inside a `script` element. A browser runs nothing of it. */
  data?: string
  /** Content without the two-column grid. */
  children: Child
}

const navigation: { item: NavItem; href: string; key: WebKey; editorOnly?: boolean; ownOnly?: boolean }[] = [
  { item: 'stories', href: '/', key: 'nav.stories' },
  { item: 'trends', href: '/trends', key: 'nav.trends' },
  { item: 'own', href: '/own', key: 'nav.own', ownOnly: true },
  { item: 'sources', href: '/sources', key: 'nav.sources' },
  { item: 'corrections', href: '/corrections', key: 'nav.corrections' },
  { item: 'dead', href: '/dead', key: 'nav.dead', editorOnly: true },
]

/** A whole document without its doctype (`renderDocument` adds it). */
export function Layout(props: LayoutProps) {
  const { frame, nav } = props
  const { locale, assets } = frame
  const p = locale.preferences
  const name = locale.text('site.name')
  return (
    <html
      lang={locale.lang}
      dir={locale.dir}
      data-own={frame.state ? ownWords(locale) : undefined}
      data-theme={p.theme}
      data-size={p.size}
      data-font={p.font}
    >
      <head>
        <meta charset="utf-8" />
        <title>
          {props.title === undefined ? `${name} · ${locale.text('site.tagline')}` : `${props.title} · ${name}`}
        </title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content={p.theme === 'auto' ? 'light dark' : p.theme} />
        <meta name="referrer" content="same-origin" />
        {props.description === undefined ? '' : <meta name="description" content={props.description} />}
        <link rel="stylesheet" href={assets.style} />
        {props.linked === undefined ? (
          ''
        ) : (
          <>
            <link rel="canonical" href={frame.site + props.linked.path} />
            <meta property="og:type" content="article" />
            <meta property="og:site_name" content={name} />
            <meta property="og:title" content={props.title ?? name} />
            {props.description === undefined ? '' : <meta property="og:description" content={props.description} />}
            <meta property="og:url" content={frame.site + props.linked.path} />
            <meta property="article:published_time" content={new Date(props.linked.at).toISOString()} />
          </>
        )}
        {props.data === undefined ? '' : <script type="application/ld+json">{raw(props.data)}</script>}
        <meta name="theme-color" content={assets.accent} />
        <link rel="manifest" href="/manifest.webmanifest" crossorigin="use-credentials" />
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
        <link rel="alternate" type="application/atom+xml" title={locale.text('nav.feed')} href="/feeds/stories.atom" />
        <link rel="alternate" type="application/feed+json" title={locale.text('nav.feed')} href="/feeds/stories.json" />
        <script src={assets.script} defer></script>
      </head>
      <body>
        <a class="skip" href="#main">
          {locale.text('nav.skip')}
        </a>
        <header class="masthead">
          <div class="masthead-row">
            <a class="wordmark" href="/">
              <span class="wordmark-name">{name}</span>
              <span class="wordmark-tag">{locale.text('site.tagline')}</span>
            </a>
            <form class="searchbox" action="/search" role="search">
              <label class="sr" for="q">
                {locale.text('search.label')}
              </label>
              <input
                id="q"
                name="q"
                type="search"
                dir="auto"
                value={props.query ?? ''}
                placeholder={locale.text('search.label')}
                autocomplete="off"
                list="q-offers"
              />
              {/* Filled by the page where a query is known, by the script while one is typed. */}
              <datalist id="q-offers">
                {(props.offers ?? []).map((q) => (
                  <option value={q} />
                ))}
              </datalist>
              <button type="submit" aria-label={locale.text('search.go')}>
                <Icon name="search" />
              </button>
            </form>
            <nav class="nav" aria-label={locale.text('nav.main')}>
              <ul>
                {navigation
                  .filter((n) => (n.editorOnly !== true || frame.editor) && (n.ownOnly !== true || frame.state))
                  .map((n) => (
                    <li>
                      <a href={n.href} aria-current={n.item === nav ? 'page' : undefined}>
                        {locale.text(n.key)}
                      </a>
                    </li>
                  ))}
                <li>
                  <a href="/settings" aria-current={nav === 'settings' ? 'page' : undefined}>
                    {locale.text('nav.settings')}
                  </a>
                </li>
                <li>
                  <a
                    href={otherLangHref(frame)}
                    lang={locale.lang === 'ar' ? 'en' : 'ar'}
                    hreflang={locale.lang === 'ar' ? 'en' : 'ar'}
                  >
                    {locale.text('nav.otherLang')}
                  </a>
                </li>
              </ul>
            </nav>
          </div>
        </header>
        {frame.notice === undefined ? (
          ''
        ) : (
          <div class={`notice notice-${frame.notice.kind}`} role="status">
            <p>
              {frame.notice.text}
              {frame.notice.detail === undefined ? (
                ''
              ) : (
                <>
                  {' '}
                  <code dir="ltr">{frame.notice.detail}</code>
                </>
              )}
            </p>
          </div>
        )}
        <main id="main" tabindex={-1}>
          {props.children}
        </main>
        <footer class="foot">
          <p>{locale.text('footer.promise')}</p>
          <ul>
            <li>
              <a href="/feeds/stories.atom">{locale.text('nav.feed')}</a>
            </li>
            <li>
              <a href="/api/v1/openapi.json">{locale.text('nav.api')}</a>
            </li>
            <li>
              <a href="/searches" aria-current={nav === 'searches' ? 'page' : undefined}>
                {locale.text('searches.title')}
              </a>
            </li>
            <li>
              <a href="/keys">{locale.text('nav.keys')}</a>
            </li>
            <li>
              <a href="/accuracy">{locale.text('nav.accuracy')}</a>
            </li>
            {ownerLinks(frame).map(([item, key]) => (
              <li>
                <a href={`/${item}`} aria-current={nav === item ? 'page' : undefined}>
                  {locale.text(key)}
                </a>
              </li>
            ))}
            <li>
              {frame.signedIn ? (
                <form method="post" action="/logout" class="inline">
                  <input type="hidden" name="csrf" value={frame.csrf} />
                  <button class="quiet">{locale.text('nav.logout')}</button>
                </form>
              ) : frame.editor || frame.account ? (
                ''
              ) : (
                <a href="/login">{locale.text('nav.login')}</a>
              )}
            </li>
          </ul>
        </footer>
      </body>
    </html>
  )
}

/** Pages about who may do what, as far as this visitor may see them. */
function ownerLinks(frame: Frame): ['account' | 'accounts' | 'audit' | 'sessions', WebKey][] {
  return [
    ...(frame.account ? [['account', 'nav.account'] as const] : []),
    ...(frame.owner ? [['accounts', 'nav.accounts'] as const, ['audit', 'nav.audit'] as const] : []),
    ...(frame.owner && frame.signedIn ? [['sessions', 'nav.sessions'] as const] : []),
  ].map(([item, key]) => [item, key])
}

/** What the script writes beside what is the reader's own. */
function ownWords(locale: Locale): string {
  return [
    locale.text('own.isRead'),
    locale.text('own.isSaved'),
    locale.text('own.mute'),
    locale.text('own.freshSince'),
    locale.text('own.articleRead'),
    locale.text('own.articleSaved'),
  ].join('|')
}

function otherLangHref(frame: Frame): string {
  const query = new URLSearchParams(frame.query)
  query.set('lang', frame.locale.lang === 'ar' ? 'en' : 'ar')
  return `${frame.path}?${query.toString()}`
}
