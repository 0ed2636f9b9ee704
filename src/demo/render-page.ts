/**
 * The pages of the invented press: home, article in three designs, with the furniture that real pages have.
 * In: an outlet, an article, the outlet's other articles, a time. Out: HTML. Touches nothing.
 */
import { hourMs } from '../model/instant.ts'
import type { PressArticle, PressOutlet } from './press-article.ts'
import { textAt } from './publish-articles.ts'
import { escaped, feedPath, teaser } from './render-feed.ts'

/** What a page shows beside the article: the outlet's newest others, and of the aggregator one older article on a like subject. */
export interface Surroundings {
  origin: string
  now: number
  /** The outlet's other articles, newest first. */
  others: readonly PressArticle[]
  /** Articles of any outlet with keywords in common, for the aggregator's lists; newest first. */
  alike: readonly PressArticle[]
}

export function renderHome(outlet: PressOutlet, s: Surroundings): string {
  const list = s.others.map(
    (article) =>
      `<li><h2><a href="${article.path}">${title(article, s.now)}</a></h2><p>${escaped(teaser(article, s.now))}</p></li>`,
  )
  return document(outlet, outlet.name, announced(outlet, s.origin), `<ul class="latest">${list.join('\n')}</ul>`)
}

export function renderArticle(outlet: PressOutlet, article: PressArticle, s: Surroundings): string {
  const head = announced(outlet, s.origin) + metadata(outlet, article, s)
  const body = { magazine, old, aggregator }[outlet.theme](outlet, article, s)
  return document(outlet, `${textAt(article, s.now).title} - ${outlet.name}`, head, body)
}

type Body = (outlet: PressOutlet, article: PressArticle, s: Surroundings) => string

const words = {
  ar: {
    home: 'الرئيسية',
    by: 'بقلم',
    share: 'شارك المقال',
    related: 'اقرأ أيضاً',
    read: 'الأكثر قراءة',
    subscribe: 'اشترك في نشرتنا البريدية',
    rights: 'جميع الحقوق محفوظة',
    source: 'المصدر',
  },
  en: {
    home: 'Home',
    by: 'By',
    share: 'Share this article',
    related: 'Related stories',
    read: 'Most read',
    subscribe: 'Sign up for our newsletter',
    rights: 'All rights reserved',
    source: 'Source',
  },
  fr: {
    home: 'Accueil',
    by: 'Par',
    share: 'Partager cet article',
    related: 'À lire aussi',
    read: 'Les plus lus',
    subscribe: 'Abonnez-vous à notre lettre',
    rights: 'Tous droits réservés',
    source: 'Source',
  },
}

const sections = {
  ar: ['سياسة', 'اقتصاد', 'محليات', 'رياضة', 'ثقافة'],
  en: ['Politics', 'Business', 'Local', 'Sport', 'Culture'],
  fr: ['Politique', 'Économie', 'Régions', 'Sport', 'Culture'],
}

function title(article: PressArticle, now: number): string {
  return escaped(textAt(article, now).title)
}

function document(outlet: PressOutlet, name: string, head: string, body: string): string {
  const dir = outlet.lang === 'ar' ? 'rtl' : 'ltr'
  const word = words[outlet.lang]
  const nav = sections[outlet.lang]
    .map((section) => `<li><a href="/section/${encodeURIComponent(section)}">${section}</a></li>`)
    .join('')
  const html = outlet.theme === 'old' ? `<html dir="${dir}">` : `<html lang="${outlet.lang}" dir="${dir}">`
  return `<!DOCTYPE html>
${html}<head><meta charset="${outlet.charset ?? 'utf-8'}"><title>${escaped(name)}</title>
<meta name="viewport" content="width=device-width">${head}</head>
<body><header class="site-header"><a class="logo" href="/">${escaped(outlet.name)}</a><p>${escaped(outlet.slogan)}</p>
<nav class="main-menu"><ul><li><a href="/">${word.home}</a></li>${nav}</ul></nav></header>
${body}
<footer class="site-footer"><form class="newsletter"><label>${word.subscribe}</label><input type="email"></form>
<p>© ${escaped(outlet.name)}. ${word.rights}.</p></footer></body></html>`
}

function announced(outlet: PressOutlet, origin: string): string {
  if (outlet.format === 'sitemap') return ''
  const type = {
    rss: 'application/rss+xml',
    rdf: 'application/rdf+xml',
    atom: 'application/atom+xml',
    json: 'application/feed+json',
  }[outlet.format]
  return `<link rel="alternate" type="${type}" title="${escaped(outlet.name)}" href="${origin}${feedPath(outlet)}">\n`
}

function metadata(outlet: PressOutlet, article: PressArticle, s: Surroundings): string {
  const url = s.origin + article.path
  const published = new Date(article.publishedAt).toISOString()
  if (outlet.theme === 'old') return `<meta name="keywords" content="${escaped(article.keywords.join(','))}">`
  const open = `<link rel="canonical" href="${escaped(url)}"><meta property="og:title" content="${title(article, s.now)}">
<meta property="og:type" content="article"><meta property="og:site_name" content="${escaped(outlet.name)}">
<meta property="article:published_time" content="${published}">`
  if (outlet.jsonLd !== true) return open
  const data = {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: textAt(article, s.now).title,
    datePublished: published,
    dateModified: new Date(textAt(article, s.now).changedAt).toISOString(),
    author: { '@type': article.author === undefined ? 'Organization' : 'Person', name: article.author ?? outlet.name },
    publisher: { '@type': 'NewsMediaOrganization', name: outlet.name },
    mainEntityOfPage: url,
  }
  return `${open}\n<script type="application/ld+json">${JSON.stringify(data).replaceAll('<', '\\u003c')}</script>`
}

function body(article: PressArticle, now: number): string[] {
  return textAt(article, now).paragraphs.map((paragraph) => `<p>${escaped(paragraph)}</p>`)
}

function links(articles: readonly PressArticle[], now: number, count: number): string {
  return articles
    .slice(0, count)
    .map((article) => `<li><a href="${article.path}">${title(article, now)}</a></li>`)
    .join('\n')
}

function localTime(at: number, lang: PressOutlet['lang']): string {
  const locale = { ar: 'ar-EG-u-nu-latn', en: 'en-GB', fr: 'fr-FR' }[lang]
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' }).format(at)
}

const magazine: Body = (outlet, article, s) => {
  const word = words[outlet.lang]
  const paragraphs = body(article, s.now)
  const byline =
    article.author === undefined ? '' : `<span class="author" rel="author">${word.by} ${escaped(article.author)}</span>`
  const credit = article.credit === undefined ? '' : `<p class="source">${word.source}: ${escaped(article.credit)}</p>`
  // A teaser in the middle of the text, as many sites put it.
  if (paragraphs.length > 3 && s.others.length > 0) {
    paragraphs.splice(
      2,
      0,
      `<div class="inline-related"><strong>${word.related}:</strong> <ul>${links(s.others, s.now, 1)}</ul></div>`,
    )
  }
  const tags = article.keywords
    .map((keyword) => `<a href="/tag/${encodeURIComponent(keyword)}" rel="tag">${escaped(keyword)}</a>`)
    .join(' ')
  return `<main><nav class="breadcrumb"><a href="/">${word.home}</a> › <a href="/s">${escaped(article.section)}</a></nav>
<article><h1>${title(article, s.now)}</h1><div class="meta">${byline}
<time datetime="${new Date(article.publishedAt).toISOString()}">${localTime(article.publishedAt, outlet.lang)}</time></div>
<div class="share"><span>${word.share}</span> <a href="#fb">Facebook</a> <a href="#x">X</a> <a href="#wa">WhatsApp</a></div>
<div class="article-body">${paragraphs.join('\n')}${credit}</div><div class="tags">${tags}</div></article>
<section class="related"><h3>${word.related}</h3><ul>${links(s.others.slice(1), s.now, 4)}</ul></section></main>
<aside class="sidebar"><h3>${word.read}</h3><ol>${links([...s.others].reverse(), s.now, 5)}</ol></aside>`
}

const old: Body = (outlet, article, s) => {
  const credit = article.credit === undefined ? '' : `<br><br>المصدر: ${escaped(article.credit)}`
  const text = textAt(article, s.now).paragraphs.map(escaped).join('<br><br>\n')
  return `<table width="960" align="center"><tr><td width="200" valign="top"><b>آخر الأخبار</b><ul>${links(s.others, s.now, 6)}</ul></td>
<td valign="top"><font size="5" class="title"><h1>${title(article, s.now)}</h1></font>
<div class="date">${localTime(article.publishedAt, outlet.lang)}${article.author === undefined ? '' : ` | ${escaped(article.author)}`}</div>
<div id="news_text">${text}${credit}</div><div class="print"><a href="/print">طباعة</a> | <a href="/send">أرسل إلى صديق</a></div></td></tr></table>`
}

/** Credit line, run of keywords, a whole second article embedded, and a list that does not say how old its items are. */
const aggregator: Body = (outlet, article, s) => {
  const embedded = s.alike.find((other) => other.publishedAt < article.publishedAt - 12 * hourMs)
  const second =
    embedded === undefined
      ? ''
      : `<div class="read-also"><h3>إقرأ أيضاً:</h3><h4>${title(embedded, s.now)}</h4>
${textAt(embedded, s.now)
  .paragraphs.slice(0, 3)
  .map((paragraph) => `<p>${escaped(paragraph)}</p>`)
  .join('\n')}</div>`
  const credit = article.credit === undefined ? '' : `<p class="source">المصدر: ${escaped(article.credit)}</p>`
  const alike = [...s.alike, ...s.others].slice(0, 10)
  return `<div class="ticker"><b>عاجل</b> <ul>${links(s.others, s.now, 8)}</ul></div>
<div class="post"><h1>${title(article, s.now)}</h1><div class="post-date">${localTime(article.publishedAt, outlet.lang)}</div>
<div class="post-content">${body(article, s.now).join('\n')}
${credit}
<p class="keywords">كلمات دلالية: ${escaped(article.keywords.join(' '))} المزيد</p>
${second}</div>
<div class="similar"><h3>مقالات مشابهة</h3><ul>${alike.map((other) => `<li><a href="/go/${encodeURIComponent(other.id)}">${title(other, s.now)}</a></li>`).join('\n')}</ul></div></div>`
}
