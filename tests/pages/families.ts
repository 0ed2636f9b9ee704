/**
 * Page fixtures by family, twenty of each with real differences of structure.
 * In: a number. Out: a page and what is to be read from it. Touches nothing.
 */
import { zero } from '../../src/text/letters.ts'
import { inventedNews, type InventedNews } from './invented-news.ts'

export interface Fixture {
  url: string
  html: string
  news: InventedNews
  /** Problem code when the page is no article. */
  problem?: string
  /** Day expected; absent when the page gives none. */
  day?: string
  credit?: string
  keywords?: string[]
  readAlso?: string[]
  similar?: string[]
}

export type Family = (n: number) => Fixture

const months = [
  'يناير',
  'فبراير',
  'مارس',
  'أبريل',
  'مايو',
  'يونيو',
  'يوليو',
  'أغسطس',
  'سبتمبر',
  'أكتوبر',
  'نوفمبر',
  'ديسمبر',
]
const levant = [
  'كانون الثاني',
  'شباط',
  'آذار',
  'نيسان',
  'أيار',
  'حزيران',
  'تموز',
  'آب',
  'أيلول',
  'تشرين الأول',
  'تشرين الثاني',
  'كانون الأول',
]
const arabicDigits = (text: string): string => text.replace(/\d/g, (d) => String.fromCharCode(zero.arabic + Number(d)))
const url = (n: number): string => `https://outlet${n}.example/story/${n + 40}`
const ps = (list: readonly string[], open = '<p>'): string => list.map((text) => `${open}${text}</p>`).join('\n')
const links = (list: readonly string[]): string =>
  list.map((text, i) => `<li><a href="/more/${i}">${text}</a></li>`).join('')
const nav =
  '<nav><ul><li><a href="/">الرئيسية</a></li><li><a href="/local">محليات</a></li><li><a href="/sport">رياضة</a></li></ul></nav>'
const foot = '<footer><p>جميع الحقوق محفوظة للناشر، ولا يجوز النسخ من دون إذن مكتوب من الإدارة.</p></footer>'
const page = (news: InventedNews, head: string, body: string, attrs = 'lang="ar" dir="rtl"'): string =>
  `<!doctype html><html ${attrs}><head><meta charset="utf-8"><title>${news.title} - ${news.outlet}</title><meta property="og:site_name" content="${news.outlet}">${head}</head><body>${nav}${body}${foot}</body></html>`
const printedDay = (day: string, names: readonly string[]): string =>
  `${Number(day.slice(8))} ${names[Number(day.slice(5, 7)) - 1] ?? ''} ${day.slice(0, 4)}`

export const families: Readonly<Record<string, Family>> = {
  'WordPress Arabic theme': (n) => {
    const news = inventedNews(n)
    const content = ['entry-content', 'post-content clearfix', 'td-post-content', 'entry'][n % 4] ?? ''
    const side = `<aside class="sidebar widget-area"><h3>الأكثر قراءة</h3><ul>${links(news.others)}</ul></aside>`
    const main = `<article class="post-${n} post hentry tag-share"><h1 class="entry-title">${news.title}</h1><div class="entry-meta"><span class="author vcard"><a rel="author" href="/a">${news.author}</a></span><time class="entry-date" datetime="${news.day}T10:00:00+03:00">${printedDay(news.day, months)}</time></div><div class="${content}">${ps(news.paragraphs)}<div class="sharedaddy"><p>شارك هذا الموضوع</p></div></div></article>`
    return {
      url: url(n),
      html: page(news, '', n % 2 ? `${side}${main}` : `<div class="wrap">${main}${side}</div>`),
      news,
      day: news.day,
    }
  },
  Drupal: (n) => {
    const news = inventedNews(n + 20)
    const field =
      ['field-name-body', 'field field--name-body field--type-text-with-summary', 'field-item even'][n % 3] ?? ''
    const body = `<div id="block-system-main"><h1 class="page-title">${news.title}</h1><div class="submitted">${printedDay(news.day, n % 2 ? months : levant)}</div><div class="${field}" ${n % 2 ? 'property="content:encoded"' : ''}>${ps(news.paragraphs)}</div><div class="field-name-field-tags"><a rel="tag" href="/t/1">مياه</a> <a rel="tag" href="/t/2">جسور</a></div></div>`
    return { url: url(n), html: page(news, '', body), news, day: news.day, keywords: ['مياه', 'جسور'] }
  },
  AMP: (n) => {
    const news = inventedNews(n + 40)
    const image =
      n % 2
        ? '<amp-img src="/p.jpg" width="600" height="400"></amp-img>'
        : '<figure><amp-img src="/p.jpg" width="600" height="400"></amp-img><figcaption>منظر عام من الحفل الذي أقيم في الساحة.</figcaption></figure>'
    const body = `<amp-sidebar id="s"><ul>${links(news.others)}</ul></amp-sidebar><article class="amp-wp-article"><h1>${news.title}</h1>${image}<div class="amp-wp-article-content">${ps(news.paragraphs)}</div></article><amp-ad width="300" height="250"></amp-ad>`
    const data = `<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"${news.title}","datePublished":"${news.day}T09:30:00Z","author":{"@type":"Person","name":"${news.author}"}}</script>`
    return { url: url(n), html: page(news, data, body, 'amp lang="ar"'), news, day: news.day }
  },
  'live blog': (n) => {
    const news = inventedNews(n + 60)
    const tag = n % 2 ? 'article' : 'div'
    const posts = news.paragraphs
      .map(
        (text, i) =>
          `<${tag} class="live-post"><time datetime="${news.day}T1${i}:05:00Z">1${i}:05</time><p>${text}</p></${tag}>`,
      )
      .join('')
    return {
      url: url(n),
      html: page(
        news,
        `<meta property="article:published_time" content="${news.day}T10:00:00Z">`,
        `<main><h1>${news.title}</h1><div class="live-updates">${posts}</div></main>`,
      ),
      news,
      day: news.day,
    }
  },
  gallery: (n) => {
    const news = inventedNews(n + 80)
    const figure = (i: number): string =>
      `<figure><img src="/g/${i}.jpg" width="800" height="500" alt=""><figcaption>صورة ${i} من الساحة</figcaption></figure>`
    const body = `<main><h1>${news.title}</h1><div class="article-body">${news.paragraphs.map((text, i) => (n % 2 ? `<p>${text}</p>${figure(i)}` : `${figure(i)}<p>${text}</p>`)).join('')}</div></main>`
    return {
      url: url(n),
      html: page(news, `<meta itemprop="datePublished" content="${news.day}">`, body),
      news,
      day: news.day,
    }
  },
  'aggregator with ticker': (n) => {
    const news = inventedNews(n + 100)
    const ticker = `<div class="${n % 2 ? 'news-ticker' : 'last-news'}"><ul>${links([...news.others, ...inventedNews(n + 7).others, ...inventedNews(n + 9).others])}</ul></div>`
    const similar = news.others
    const body = `${ticker}<div class="page"><h1>${news.title}</h1><div class="txt">${ps(news.paragraphs)}<p>المصدر: ${news.outlet}</p></div><h3>مقالات مشابهة</h3><ul>${links(similar)}</ul></div>`
    return {
      url: `https://agg.example/${news.day.replace(/-/g, '/')}/${n}`,
      html: page({ ...news, outlet: 'مجمع الأخبار' }, '', body),
      news,
      day: news.day,
      credit: news.outlet,
      similar,
    }
  },
  'glued keywords': (n) => {
    const news = inventedNews(n + 120)
    const label = ['كلمات دلالية:', 'الكلمات المفتاحية:', 'وسوم:', 'كلمات مفتاحية :'][n % 4] ?? ''
    const run = 'شبكة المياه الجسر المعلق حافلات ليلية المزيد'
    const separated = 'شبكة المياه، الجسر المعلق، حافلات ليلية'
    const body = `<h1>${news.title}</h1><div class="story-text">${ps(news.paragraphs)}<p>وتضم الخطة شبكة المياه. كما تضم الجسر المعلق. وفيها حافلات ليلية تعمل حتى الفجر.</p><p>المصدر: ${news.outlet}</p><p>${label} ${n % 2 ? run : separated}</p></div>`
    const whole = {
      ...news,
      paragraphs: [
        ...news.paragraphs,
        'وتضم الخطة شبكة المياه. كما تضم الجسر المعلق. وفيها حافلات ليلية تعمل حتى الفجر.',
      ],
    }
    return {
      url: url(n),
      html: page({ ...news, outlet: 'مجمع الأخبار' }, '', body),
      news: whole,
      credit: news.outlet,
      keywords: ['شبكة المياه', 'الجسر المعلق', 'حافلات ليلية'],
    }
  },
  'read also inside': (n) => {
    const news = inventedNews(n + 140)
    const label = ['اقرأ أيضاً:', 'إقرأ أيضا:', 'شاهد أيضاً:', 'طالع أيضاً:'][n % 4] ?? ''
    const teaser = news.others[0] ?? ''
    const box =
      n % 2
        ? `<p>${label} <a href="/x">${teaser}</a></p>`
        : `<div class="read-more-box"><p>${label}</p><p><a href="/x">${teaser}</a></p></div>`
    const body = `<h1>${news.title}</h1><div class="article-body">${ps(news.paragraphs.slice(0, 2))}${box}${ps(news.paragraphs.slice(2))}</div>`
    return { url: url(n), html: page(news, '', body), news }
  },
  'Hijri date only': (n) => {
    const news = inventedNews(n + 160)
    const day = 1 + n
    const form = n % 2 ? `الأحد ${day} رمضان 1445 هـ` : arabicDigits(`${day} رمضان 1445`)
    // 1 Ramadan 1445 of Umm al-Qura is 11 March 2024.
    const expected = new Date(Date.UTC(2024, 2, 11 + n)).toISOString().slice(0, 10)
    return {
      url: url(n),
      html: page(
        news,
        '',
        `<h1>${news.title}</h1><div class="post-date">${form}</div><div class="news-body">${ps(news.paragraphs)}</div>`,
      ),
      news,
      day: expected,
    }
  },
  paywall: (n) => {
    const news = inventedNews(n + 180)
    const wall =
      ['هذا المحتوى مخصص للمشتركين', 'اشترك لمتابعة القراءة', 'للمشتركين فقط', 'لمتابعة القراءة يرجى الاشتراك'][
        n % 4
      ] ?? ''
    const data =
      n % 2
        ? '<script type="application/ld+json">{"@type":"NewsArticle","headline":"x","isAccessibleForFree":"False"}</script>'
        : ''
    return {
      url: url(n),
      html: page(
        news,
        data,
        `<article><h1>${news.title}</h1><p>${news.paragraphs[0]?.slice(0, 60) ?? ''}</p><div class="paywall"><p>${wall}</p></div></article>`,
      ),
      news,
      problem: 'extract.paywall',
    }
  },
  'consent wall': (n) => {
    const text =
      [
        'نحن وشركاؤنا نستخدم ملفات تعريف الارتباط لتحسين تجربتك وقياس الإعلانات، ويمكنك تغيير اختيارك في أي وقت من سياسة الخصوصية.',
        'We and our partners use cookies to store and access information on your device. Read our privacy policy for details of consent.',
      ][n % 2] ?? ''
    const title = n % 3 ? 'قبل المتابعة' : 'We value your privacy'
    return {
      url: url(n),
      html: `<html><head><title>${title}</title></head><body><div class="${n % 2 ? 'box' : 'main'}"><h1>${title}</h1><p>${text}</p><form><button>أوافق على الكعكات</button></form></div></body></html>`,
      news: inventedNews(n),
      problem: 'extract.consent',
    }
  },
  '404 with status 200': (n) => {
    const title =
      ['الصفحة غير موجودة', '404 - Page not found', 'عذراً، لم يتم العثور على الصفحة', 'خطأ 404', 'Page Not Found'][
        n % 5
      ] ?? ''
    const news = inventedNews(n)
    return {
      url: url(n),
      html: page(
        { ...news, title },
        '',
        `<div class="error"><h1>${title}</h1><p>ربما تبحث عن أحد هذه الأخبار:</p><ul>${links(news.others)}</ul></div>`,
      ),
      news,
      problem: 'extract.not-found-page',
    }
  },
}

/** The page of `n` as windows-1256 text wants it: the same page, with or without its own charset. */
export function windows1256Page(n: number): Fixture {
  const news = inventedNews(n + 200)
  const meta = n % 2 ? '<meta http-equiv="Content-Type" content="text/html; charset=windows-1256">' : ''
  const html = `<html dir="rtl"><head>${meta}<title>${news.title}</title></head><body><table><tr><td>${links(news.others)}</td></tr><tr><td><h1>${news.title}</h1>${news.paragraphs.join(n % 3 ? '<br><br>' : '<br>\n<br>\n')}</td></tr></table></body></html>`
  return { url: url(n), html, news }
}
