/**
 * The feeds and sitemaps of the invented press.
 * In: an outlet, its articles as they stand at a time, its address. Out: the document's text and type. Touches nothing.
 */
import type { PressArticle, PressOutlet } from './press-article.ts'
import { hourMs } from '../model/instant.ts'
import { textAt } from './publish-articles.ts'

export interface RenderedFeed {
  type: string
  text: string
}

/** Where an outlet's feed is. */
export function feedPath(outlet: PressOutlet): string {
  if (outlet.quirk === 'packed-index') return '/sitemap-index.xml'
  return { rss: '/rss.xml', atom: '/atom.xml', json: '/feed.json', rdf: '/index.rdf', sitemap: '/sitemap-news.xml' }[
    outlet.format
  ]
}

/** The sitemap that an index names; it is sent packed. */
export const packedSitemapPath = '/sitemap-1.xml.gz'

/** The index of an outlet whose sitemap is packed. */
export function renderIndex(origin: string, changedAt: number): RenderedFeed {
  const child = `<sitemap><loc>${origin}${packedSitemapPath}</loc><lastmod>${new Date(changedAt).toISOString()}</lastmod></sitemap>`
  const text = `<?xml version="1.0" encoding="utf-8"?>\n<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${child}</sitemapindex>`
  return { type: 'application/xml; charset=utf-8', text }
}

/** Where the article is linked to at `now`: of an outlet whose links move another place every eight hours. */
export function linkPath(outlet: PressOutlet, article: PressArticle, now: number): string {
  const moves = outlet.quirk === 'moving-links' ? Math.floor((now - article.publishedAt) / (8 * hourMs)) : 0
  return moves > 0 ? `/v${moves}${article.path}` : article.path
}

/** The feed with `articles` (newest first) as it stands at `now`. */
export function renderFeed(
  outlet: PressOutlet,
  articles: readonly PressArticle[],
  origin: string,
  now: number,
): RenderedFeed {
  if (outlet.format === 'json') return { type: 'application/feed+json', text: jsonFeed(outlet, articles, origin, now) }
  const declared = `<?xml version="1.0" encoding="${outlet.charset ?? 'utf-8'}"?>\n`
  const body = { rss, rdf, atom, sitemap }[outlet.format](outlet, articles, origin, now)
  const type = {
    rss: 'application/rss+xml',
    rdf: 'application/rdf+xml',
    atom: 'application/atom+xml',
    sitemap: 'application/xml',
  }[outlet.format]
  return { type: outlet.charset === undefined ? `${type}; charset=utf-8` : type, text: declared + body }
}

/** Text made safe for XML and HTML, quotes included. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

/** First sentences of an article, as its teaser. */
export function teaser(article: PressArticle, now: number): string {
  return (textAt(article, now).paragraphs[0] ?? '').slice(0, 280)
}

type Renderer = (outlet: PressOutlet, articles: readonly PressArticle[], origin: string, now: number) => string

function html(article: PressArticle, now: number): string {
  return textAt(article, now)
    .paragraphs.map((paragraph) => `<p>${escaped(paragraph)}</p>`)
    .join('\n')
}

const rss: Renderer = (outlet, articles, origin, now) => {
  const items = articles.map((article) => {
    const path = linkPath(outlet, article, now)
    const link = `${origin}${path}${path.includes('?') ? '&' : '?'}utm_source=rss&utm_medium=feed`
    const author = article.author === undefined ? '' : `<dc:creator>${escaped(article.author)}</dc:creator>`
    const content =
      outlet.fullText === true || outlet.quirk === 'no-links'
        ? `<content:encoded><![CDATA[${html(article, now)}]]></content:encoded>`
        : ''
    const linked = outlet.quirk === 'no-links' ? '' : `<link>${escaped(link)}</link>`
    const dated = outlet.quirk === 'undated' ? '' : `<pubDate>${new Date(article.publishedAt).toUTCString()}</pubDate>`
    return `<item><title>${escaped(textAt(article, now).title)}</title>${linked}
<guid isPermaLink="false">${article.id}</guid>${dated}${author}
<category>${escaped(article.section)}</category><description>${escaped(teaser(article, now))}</description>${content}</item>`
  })
  return `<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>${escaped(outlet.name)}</title><link>${origin}/</link><description>${escaped(outlet.slogan)}</description>
<language>${outlet.lang}</language><ttl>15</ttl>
${items.join('\n')}
</channel></rss>`
}

const rdf: Renderer = (outlet, articles, origin, now) => {
  const items = articles.map(
    (article) => `<item rdf:about="${origin}${article.path}"><title>${escaped(textAt(article, now).title)}</title>
<link>${origin}${article.path}</link><description>${escaped(teaser(article, now))}</description>
<dc:date>${new Date(article.publishedAt).toISOString()}</dc:date></item>`,
  )
  const list = articles.map((article) => `<rdf:li rdf:resource="${origin}${article.path}"/>`).join('')
  return `<rdf:RDF xmlns="http://purl.org/rss/1.0/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="${origin}/"><title>${escaped(outlet.name)}</title><link>${origin}/</link><description>${escaped(outlet.slogan)}</description>
<dc:language>${outlet.lang}</dc:language><items><rdf:Seq>${list}</rdf:Seq></items></channel>
${items.join('\n')}
</rdf:RDF>`
}

const atom: Renderer = (outlet, articles, origin, now) => {
  const entries = articles.map((article) => {
    const text = textAt(article, now)
    const author = article.author === undefined ? '' : `<author><name>${escaped(article.author)}</name></author>`
    return `<entry><id>${origin}/id/${article.id}</id><title type="html">${escaped(escaped(text.title))}</title>
<link rel="alternate" type="text/html" href="${article.path}"/><published>${new Date(article.publishedAt).toISOString()}</published>
<updated>${new Date(text.changedAt).toISOString()}</updated>${author}<category term="${escaped(article.section)}"/>
<summary>${escaped(teaser(article, now))}</summary></entry>`
  })
  return `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${outlet.lang}" xml:base="${origin}/"><id>${origin}/</id>
<title>${escaped(outlet.name)}</title><link rel="alternate" href="${origin}/"/><link rel="self" href="${origin}/atom.xml"/>
<updated>${new Date(articles[0]?.publishedAt ?? now).toISOString()}</updated>
${entries.join('\n')}
</feed>`
}

const sitemap: Renderer = (outlet, articles, origin, now) => {
  const urls = articles.map((article) => {
    const text = textAt(article, now)
    return `<url><loc>${escaped(origin + article.path)}</loc><lastmod>${new Date(text.changedAt).toISOString()}</lastmod><news:news>
<news:publication><news:name>${escaped(outlet.name)}</news:name><news:language>${outlet.lang}</news:language></news:publication>
<news:publication_date>${new Date(article.publishedAt).toISOString()}</news:publication_date><news:title>${escaped(text.title)}</news:title>
<news:keywords>${escaped(article.keywords.join('، '))}</news:keywords></news:news></url>`
  })
  return `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
${urls.join('\n')}
</urlset>`
}

function jsonFeed(outlet: PressOutlet, articles: readonly PressArticle[], origin: string, now: number): string {
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: outlet.name,
    home_page_url: `${origin}/`,
    feed_url: `${origin}/feed.json`,
    language: outlet.lang,
    items: articles.map((article) => ({
      id: article.id,
      url: `${origin}${article.path}`,
      title: textAt(article, now).title,
      summary: teaser(article, now),
      date_published: new Date(article.publishedAt).toISOString(),
      ...(article.author === undefined ? {} : { authors: [{ name: article.author }] }),
      tags: article.keywords,
    })),
  }
  return JSON.stringify(feed, null, 1)
}
