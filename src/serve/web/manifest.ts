/**
 * The web app manifest: a browser can keep the site among the applications of a phone or a desk.
 * In: the visitor's locale, two colours. Out: JSON. Touches nothing.
 */
import type { Locale } from './locale.ts'

export function webManifest(locale: Locale, colours: { accent: string; ground: string }): string {
  const name = locale.text('site.name')
  return JSON.stringify({
    id: '/',
    name: `${name} · ${locale.text('site.tagline')}`,
    short_name: name,
    description: locale.text('home.lede'),
    lang: locale.lang,
    dir: locale.dir,
    start_url: '/',
    scope: '/',
    display: 'standalone',
    theme_color: colours.accent,
    background_color: colours.ground,
    icons: [{ src: '/assets/icon.svg', type: 'image/svg+xml', sizes: 'any', purpose: 'any' }],
    shortcuts: [
      { name: locale.text('nav.stories'), url: '/' },
      { name: locale.text('search.label'), url: '/search' },
    ],
  })
}
