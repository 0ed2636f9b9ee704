/**
 * Stories as Atom, RSS 2.0 and JSON Feed.
 * In: stories. Out: text. Touches nothing.
 *
 * A reader app shows a title as plain text with no direction of its own: titles are isolated (U+2068…U+2069), `xml:lang` is the plain
 * language ("ar", which newsboat looks up exactly), the content carries `dir`, and times end in Z without fractions.
 */
import type { Direction } from '../../model/article.ts'
import type { Locale } from '../web/locale.ts'
import { originsText, type OriginNumbers } from '../web/origins-text.ts'

export interface FeedStory extends OriginNumbers {
  id: number
  url: string
  title: string
  lang: string
  dir: Direction
  snippet: string
  firstAt: number
  lastAt: number
  /** At most six names, earliest first. */
  sources: string[]
}

export interface StoriesFeed {
  stories: FeedStory[]
  /** Without one: that of all stories. */
  title?: string
  /** What stands in ids: stories, or the articles of a search. */
  of?: { feed: string; entry: string }
  homeUrl: string
  selfUrl: string
  /** Pushes what changes here to whoever subscribes (WebSub). */
  hubUrl?: string
  host: string
}

const rightToLeftIsolate = '\u2067'
const leftToRightIsolate = '\u2066'
const popIsolate = '\u2069'

function storiesAtom(feed: StoriesFeed, locale: Locale): string {
  const updated = Math.max(0, ...feed.stories.map((s) => s.lastAt))
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${locale.lang}">`,
    `<title>${xml(feedTitle(feed, locale))}</title>`,
    `<id>tag:${xml(feed.host)},2026:${xml(feed.of?.feed ?? 'stories')}</id>`,
    `<link rel="self" type="application/atom+xml" href="${xml(feed.selfUrl)}"/>`,
    ...(feed.hubUrl === undefined ? [] : [`<link rel="hub" href="${xml(feed.hubUrl)}"/>`]),
    `<link rel="alternate" type="text/html" href="${xml(feed.homeUrl)}"/>`,
    `<updated>${instant(updated)}</updated>`,
    `<author><name>${xml(locale.text('site.name'))}</name></author>`,
    ...feed.stories.map((story) => atomEntry(feed, story, locale)),
    '</feed>',
    '',
  ].join('\n')
}

function atomEntry(feed: StoriesFeed, story: FeedStory, locale: Locale): string {
  return [
    `<entry xml:lang="${xml(plainLang(story.lang))}">`,
    `<title>${xml(isolated(story))}</title>`,
    `<id>${xml(entryId(feed, story))}</id>`,
    `<link rel="alternate" type="text/html" href="${xml(story.url)}"/>`,
    `<published>${instant(story.firstAt)}</published>`,
    `<updated>${instant(story.lastAt)}</updated>`,
    ...story.sources.map((name) => `<category term="${xml(name)}"/>`),
    `<content type="html">${xml(contentHtml(story, locale, new URL('/accuracy', feed.homeUrl).href))}</content>`,
    '</entry>',
  ].join('\n')
}

/** RSS 2.0, with Atom's link to itself and Dublin Core's language, which RSS has for the whole channel alone. */
function storiesRss(feed: StoriesFeed, locale: Locale): string {
  const updated = Math.max(0, ...feed.stories.map((s) => s.lastAt))
  const title = xml(feedTitle(feed, locale))
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/">',
    '<channel>',
    `<title>${title}</title>`,
    `<link>${xml(feed.homeUrl)}</link>`,
    `<description>${title}</description>`,
    `<language>${locale.lang}</language>`,
    `<lastBuildDate>${new Date(updated).toUTCString()}</lastBuildDate>`,
    `<atom:link rel="self" type="application/rss+xml" href="${xml(feed.selfUrl)}"/>`,
    ...(feed.hubUrl === undefined ? [] : [`<atom:link rel="hub" href="${xml(feed.hubUrl)}"/>`]),
    ...feed.stories.map((story) => rssItem(feed, story, locale)),
    '</channel>',
    '</rss>',
    '',
  ].join('\n')
}

function rssItem(feed: StoriesFeed, story: FeedStory, locale: Locale): string {
  return [
    '<item>',
    `<title>${xml(isolated(story))}</title>`,
    `<link>${xml(story.url)}</link>`,
    `<guid isPermaLink="false">${xml(entryId(feed, story))}</guid>`,
    `<pubDate>${new Date(story.firstAt).toUTCString()}</pubDate>`,
    `<dc:language>${xml(plainLang(story.lang))}</dc:language>`,
    ...story.sources.map((name) => `<category>${xml(name)}</category>`),
    `<description>${xml(contentHtml(story, locale, new URL('/accuracy', feed.homeUrl).href))}</description>`,
    '</item>',
  ].join('\n')
}

function storiesJson(feed: StoriesFeed, locale: Locale): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: feedTitle(feed, locale),
    home_page_url: feed.homeUrl,
    feed_url: feed.selfUrl,
    ...(feed.hubUrl === undefined ? {} : { hubs: [{ type: 'WebSub', url: feed.hubUrl }] }),
    language: locale.lang,
    items: feed.stories.map((story) => ({
      id: entryId(feed, story),
      url: story.url,
      title: isolated(story),
      language: plainLang(story.lang),
      content_html: contentHtml(story, locale, new URL('/accuracy', feed.homeUrl).href),
      date_published: instant(story.firstAt),
      date_modified: instant(story.lastAt),
      tags: story.sources,
    })),
  })
}

/** The same in every format, as long as the host stays (RFC 4151). */
function entryId(feed: StoriesFeed, story: FeedStory): string {
  return `tag:${feed.host},2026:${feed.of?.entry ?? 'story'}:${story.id}`
}

/** File ending → how a feed is written, and its media type. */
export const feedFormats = {
  atom: { write: storiesAtom, type: 'application/atom+xml; charset=utf-8' },
  rss: { write: storiesRss, type: 'application/rss+xml; charset=utf-8' },
  json: { write: storiesJson, type: 'application/feed+json; charset=utf-8' },
} as const
export type FeedFormat = keyof typeof feedFormats
// The keys are those of the literal above.
export const feedFormatNames = Object.keys(feedFormats) as FeedFormat[]

function contentHtml(story: FeedStory, locale: Locale, accuracyUrl: string): string {
  const counts =
    story.sourceCount < 2
      ? ''
      : locale.text('count.sitesAndOrigins', {
          sites: locale.text('count.sites', { count: story.sourceCount }),
          origins: originsText(locale, story),
        })
  const sources = story.sources.map((name) => `<bdi>${xml(name)}</bdi>`).join(locale.lang === 'ar' ? '، ' : ', ')
  return (
    `<div dir="${story.dir}" lang="${xml(plainLang(story.lang))}"><p>${xml(story.snippet)}</p></div>` +
    `<p dir="${locale.dir}" lang="${locale.lang}">${counts === '' ? '' : `<a href="${xml(accuracyUrl)}">${xml(counts)}</a>: `}${sources}</p>`
  )
}

function feedTitle(feed: StoriesFeed, locale: Locale): string {
  return `${locale.text('site.name')}: ${feed.title ?? locale.text('home.title')}`
}

function isolated(story: FeedStory): string {
  return (story.dir === 'rtl' ? rightToLeftIsolate : leftToRightIsolate) + story.title + popIsolate
}

function plainLang(lang: string): string {
  return lang.split('-')[0] ?? lang
}

function instant(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`
}

const forbiddenInXml = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu

function xml(text: string): string {
  return text
    .toWellFormed()
    .replace(forbiddenInXml, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
}
