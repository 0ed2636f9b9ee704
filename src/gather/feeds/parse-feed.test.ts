import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Outcome } from '../../problem.ts'
import { parseFeed, type ParsedFeed } from './parse-feed.ts'

/** Any UTF-16 units, lone surrogates included. */
const anyUnits = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 12 })
  .map((units) => String.fromCharCode(...units))

const url = 'https://press.example/feeds/all.xml'

function read(body: string, now?: number): ParsedFeed {
  const parsed = parseFeed(body, now === undefined ? { url } : { url, now })
  if (!parsed.ok) throw new Error(parsed.problem.code)
  return parsed.value
}

function codeOf(parsed: Outcome<ParsedFeed>): string {
  return parsed.ok ? 'ok' : parsed.problem.code
}

test('RSS 2.0 with the extensions of news feeds', () => {
  const feed =
    read(`<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:c="http://purl.org/rss/1.0/modules/content/" xmlns:m="http://search.yahoo.com/mrss/">
<channel><title>الساحل</title><link>https://press.example/</link><language>ar</language><ttl>15</ttl>
<item><title>قمة &amp;quot;غدير&amp;quot; تبدأ</title><link>/news/1?a=1&amp;b=2</link><guid isPermaLink="false">n1</guid><dc:creator>هدى المرجاني</dc:creator>
<pubDate>Sun, 01 Mar 2026 10:15:00 +0300</pubDate><category>سياسة</category><description>&lt;p&gt;موجز&lt;/p&gt;</description>
<c:encoded><![CDATA[<p>النص</p>]]></c:encoded><m:content url="https://press.example/p.jpg" medium="image"/></item></channel></rss>`)
  expect(feed).toMatchObject({
    kind: 'rss',
    title: 'الساحل',
    homeUrl: 'https://press.example/',
    lang: 'ar',
    ttlMs: 900_000,
    itemCount: 1,
    notes: [],
  })
  expect(feed.items[0]).toEqual({
    url: 'https://press.example/news/1?a=1&b=2',
    guid: 'n1',
    title: 'قمة "غدير" تبدأ',
    author: 'هدى المرجاني',
    publishedAt: Date.UTC(2026, 2, 1, 7, 15),
    summary: 'موجز',
    contentHtml: '<p>النص</p>',
    categories: ['سياسة'],
    imageUrl: 'https://press.example/p.jpg',
  })
})

test('RSS 0.91 with the Netscape doctype and HTML entities; RSS 0.92 without titles', () => {
  const feed =
    read(`<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd">
<rss version="0.91"><channel><title>Caf&eacute;</title><item><title>R&eacute;sum&eacute;</title><link>https://press.example/1</link></item></channel></rss>`)
  expect(feed.title).toBe('Café')
  expect(feed.items[0]?.title).toBe('Résumé')
  const untitled = read(
    `<rss version="0.92"><channel><item><description>خبر بلا عنوان</description><link>https://press.example/2</link></item></channel></rss>`,
  )
  expect(untitled.items[0]).toEqual({ url: 'https://press.example/2', summary: 'خبر بلا عنوان' })
})

test('RDF: items beside the channel, dates and languages of Dublin Core', () => {
  const feed =
    read(`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://press.example/"><title>هنا</title><link>https://press.example/</link><dc:language>ar</dc:language></channel>
<item rdf:about="https://press.example/a"><title>أ</title><dc:date>2026-03-01T10:00+03:00</dc:date></item></rdf:RDF>`)
  expect(feed).toMatchObject({ kind: 'rdf', lang: 'ar' })
  expect(feed.items[0]).toMatchObject({ url: 'https://press.example/a', publishedAt: Date.UTC(2026, 2, 1, 7) })
})

test('Atom with xml:base, xml:lang, xhtml content and a prefixed namespace', () => {
  const feed =
    read(`<a:feed xmlns:a="http://www.w3.org/2005/Atom" xml:lang="fr" xml:base="https://press.example/x/"><a:title type="html">Le &amp;amp; Courrier</a:title>
<a:link href="/"/><a:author><a:name>Rédaction</a:name></a:author>
<a:entry><a:id>tag:1</a:id><a:title>Un</a:title><a:link rel="self" href="https://api.example/1"/><a:link rel="alternate" href="un.html"/>
<a:published>2026-03-01T10:00:00Z</a:published><a:updated>2026-03-01T12:00:00Z</a:updated>
<a:content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Texte <b>gras</b></p></div></a:content></a:entry></a:feed>`)
  expect(feed).toMatchObject({ kind: 'atom', title: 'Le & Courrier', lang: 'fr', homeUrl: 'https://press.example/' })
  expect(feed.items[0]).toMatchObject({
    url: 'https://press.example/x/un.html',
    author: 'Rédaction',
    publishedAt: Date.UTC(2026, 2, 1, 10),
    modifiedAt: Date.UTC(2026, 2, 1, 12),
    contentHtml: '<p>Texte <b>gras</b></p>',
    summary: 'Texte gras',
    lang: 'fr',
  })
})

test('JSON Feed, its fields checked one by one', () => {
  const feed = read(
    JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Harbor',
      home_page_url: 'https://press.example',
      language: 'en',
      items: [
        {
          id: 7,
          url: '/7',
          title: 'Seven',
          content_text: 'a\n\nb < c',
          date_published: '2026-03-01T00:00:00Z',
          authors: [{ name: 'N. Marsh' }],
          tags: ['x', 4],
        },
        null,
        'text',
        { id: 'https://press.example/8', title: {} },
      ],
    }),
  )
  expect(feed).toMatchObject({ kind: 'json', title: 'Harbor', lang: 'en', itemCount: 2 })
  expect(feed.items[0]).toMatchObject({
    url: 'https://press.example/7',
    guid: '7',
    author: 'N. Marsh',
    contentHtml: '<p>a</p>\n<p>b &lt; c</p>',
    categories: ['x'],
  })
  expect(feed.items[1]).toEqual({ url: 'https://press.example/8', guid: 'https://press.example/8' })
})

test('a news sitemap, and an index of sitemaps newest first', () => {
  const feed =
    read(`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://press.example/1</loc><lastmod>2026-03-02</lastmod><n:news><n:publication><n:name>الفجر</n:name><n:language>ar</n:language></n:publication>
<n:publication_date>2026-03-01T06:00:00Z</n:publication_date><n:title>خبر</n:title><n:keywords>أ، ب, ج</n:keywords></n:news></url></urlset>`)
  expect(feed).toMatchObject({ kind: 'sitemap', title: 'الفجر', lang: 'ar' })
  expect(feed.items[0]).toEqual({
    url: 'https://press.example/1',
    title: 'خبر',
    publishedAt: Date.UTC(2026, 2, 1, 6),
    modifiedAt: Date.UTC(2026, 2, 2),
    categories: ['أ', 'ب', 'ج'],
    lang: 'ar',
  })
  const index = read(
    `<sitemapindex><sitemap><loc>https://press.example/a.xml</loc><lastmod>2026-01-01</lastmod></sitemap><sitemap><loc>/b.xml</loc><lastmod>2026-02-01</lastmod></sitemap></sitemapindex>`,
  )
  expect(index.sitemaps?.map((one) => one.url)).toEqual(['https://press.example/b.xml', 'https://press.example/a.xml'])
  expect(index.items).toEqual([])
})

test.each([
  [['2014', '2026', '2025'].map((year) => `sm-${year}.xml`), 'sm-2026.xml'],
  [['post-sitemap.xml', 'post-sitemap2.xml', 'author-sitemap3.xml'], 'post-sitemap2.xml'],
  [['sm-2026-02.xml', 'sm-2026-11.xml', 'sm-2025-12.xml'], 'sm-2026-11.xml'],
  [['a.xml', 'news.xml', 'b9.xml'], 'news.xml'],
  [['a.xml', 'b.xml', 'c.xml'], 'c.xml'],
])('an index without dates: of %s the newest is %s', (names, newest) => {
  const index = read(
    `<sitemapindex>${names.map((name) => `<sitemap><loc>https://press.example/${name}</loc></sitemap>`).join('')}</sitemapindex>`,
  )
  expect(index.sitemaps?.[0]?.url).toBe(`https://press.example/${newest}`)
})

test('items without a link are counted, not returned; a permanent guid is a link', () => {
  const feed =
    read(`<rss><channel><item><title>بلا رابط</title></item><item><guid>https://press.example/g</guid></item><item><guid>https://press.example/h</guid><link></link></item>
<item><link>javascript:alert(1)</link></item></channel></rss>`)
  expect(feed.itemCount).toBe(4)
  expect(feed.items.map((item) => item.url)).toEqual(['https://press.example/g', 'https://press.example/h'])
  expect(feed.notes).toEqual([{ code: 'feed.no-link', count: 2 }])
})

test('an item without a link that has a text is returned, with an address that is its own and stays', () => {
  const body = `<rss><channel><link>https://press.example/</link><item><title>عاجل</title><guid isPermaLink="false">f-1</guid><description>انتهت الجلسة</description></item>
<item><title>عاجل</title><guid isPermaLink="false">f-2</guid><description>عادت الجلسة</description></item></channel></rss>`
  const [first, second] = read(body).items
  expect(first).toMatchObject({ title: 'عاجل', guid: 'f-1', noPage: true, summary: 'انتهت الجلسة' })
  expect(first?.url).toMatch(/^https:\/\/press\.example\/#item-\w+$/)
  expect(second?.url).not.toBe(first?.url)
  expect(read(body).items[0]?.url).toBe(first?.url)
  expect(read(body).notes).toEqual([{ code: 'feed.no-link', count: 2 }])
})

test('CDATA that was escaped, or put in twice, is what its author meant', () => {
  const feed =
    read(`<rss><channel><item><title>&lt;![CDATA[خبر أول]]&gt;</title><link>&lt;![CDATA[https://press.example/1]]&gt;</link>
<description>&lt;![CDATA[<b>نص</b> أول]]&gt;</description></item><item><title><![CDATA[<![CDATA[خبر ثان]]]]><![CDATA[>]]></title><link>https://press.example/2</link></item></channel></rss>`)
  expect(feed.items).toEqual([
    { url: 'https://press.example/1', title: 'خبر أول', summary: 'نص أول' },
    { url: 'https://press.example/2', title: 'خبر ثان' },
  ])
})

test.each([
  ['marks that nobody sees', '\u200f\u202ahttps://press.example/a\u202c\u00a0', 'https://press.example/a'],
  ['no scheme', 'www.press.example/a', 'https://www.press.example/a'],
])('a link with %s is a link', (_what, link, address) => {
  expect(read(`<rss><channel><item><link>${link}</link></item></channel></rss>`).items[0]?.url).toBe(address)
})

test('links that answer or edit an item are not its page; in Atom the last resorts are', () => {
  const atom = (entry: string, attributes = ''): string | undefined =>
    read(`<feed xmlns="http://www.w3.org/2005/Atom"${attributes}><entry><id>tag:1</id>${entry}</entry></feed>`).items[0]
      ?.url
  expect(atom('<link rel="replies" href="/r"/><link href="/page"/>')).toBe('https://press.example/page')
  expect(atom('<link rel="self" href="/entries/1"/>')).toBe('https://press.example/entries/1')
  expect(atom('<content src="/pages/1" type="text/html"/><link rel="self" href="/s"/>')).toBe(
    'https://press.example/pages/1',
  )
  expect(atom('<link href="un.html"/>', ' xml:base="/news/"')).toBe('https://press.example/news/un.html')
  const rss = read(
    `<rss><channel><item><link rel="replies" href="https://press.example/r"/><link>https://press.example/a</link></item></channel></rss>`,
  )
  expect(rss.items[0]?.url).toBe('https://press.example/a')
})

test('an Atom title that is text keeps its angle brackets; one that holds HTML all the same loses the tags', () => {
  const title = (type: string, text: string): string | undefined =>
    read(
      `<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>https://press.example/1</id><title${type}>${text}</title></entry></feed>`,
    ).items[0]?.title
  expect(title(' type="text"', 'رواية &lt;Karnak&gt; &amp; غيرها')).toBe('رواية <Karnak> & غيرها')
  expect(title('', 'رواية &lt;b&gt;جديدة&lt;/b&gt;')).toBe('رواية جديدة')
  expect(title(' type="html"', 'رواية &lt;i&gt;جديدة&lt;/i&gt;')).toBe('رواية جديدة')
})

test('markup of the site before the declaration or the feed is passed over; a page that quotes a feed is no feed', () => {
  const rss = '<rss><channel><item><link>https://press.example/1</link></item></channel></rss>'
  expect(read(`<div class="note"><p>تحذير</p></div>\n<?xml version="1.0"?>\n${rss}`).items).toHaveLength(1)
  expect(read(`<br />\n<b>Warning</b>: x in <b>y</b><br />${rss}`).items).toHaveLength(1)
  expect(
    codeOf(parseFeed(`<!DOCTYPE html><html><body><pre>${rss.replaceAll('<', '&lt;')}</pre></body></html>`, { url })),
  ).toBe('feed.not-a-feed')
})

test('an item without a date has none; a date ahead of the clock is taken off and noted', () => {
  const now = Date.UTC(2026, 2, 1, 12)
  const feed = read(
    `<rss><channel><item><link>https://press.example/1</link></item><item><link>https://press.example/2</link><pubDate>Mon, 01 Mar 2027 00:00:00 GMT</pubDate></item>
<item><link>https://press.example/3</link><pubDate>Sun, 01 Mar 2026 12:10:00 GMT</pubDate></item><item><link>https://press.example/4</link><pubDate>غداً صباحاً</pubDate></item></channel></rss>`,
    now,
  )
  expect(feed.items.map((item) => item.publishedAt)).toEqual([undefined, undefined, now + 600_000, undefined])
  expect(feed.notes).toEqual([{ code: 'feed.future-date', count: 1 }])
})

test('malformed feeds are read as far as they make sense', () => {
  const unclosed = read(
    `<rss><channel><title>x<item><title>أول</title><link>https://press.example/1</link><item><title>ثان & ثالث < رابع</title><link>https://press.example/2</link></item>`,
  )
  expect(unclosed.items.map((item) => item.url)).toEqual(['https://press.example/1', 'https://press.example/2'])
  expect(unclosed.items[1]?.title).toBe('ثان & ثالث < رابع')
  const afterWarning = read(
    `Warning: something in line 3\n<?xml version="1.0"?><rss><channel><item><link>https://press.example/3</link></item></channel></rss>`,
  )
  expect(afterWarning.items).toHaveLength(1)
  const rawHtml = read(
    `<rss><channel><item><link>https://press.example/4</link><description><p>فقرة <b>أولى</b><br>ثانية</p></description></item></channel></rss>`,
  )
  expect(rawHtml.items[0]?.summary).toBe('فقرة أولى ثانية')
})

test('what is no feed says so', () => {
  expect(codeOf(parseFeed('<!DOCTYPE html><html><head><title>x</title></head></html>', { url }))).toBe(
    'feed.not-a-feed',
  )
  expect(codeOf(parseFeed('<html><body>404</body></html>', { url }))).toBe('feed.not-a-feed')
  expect(codeOf(parseFeed('just words', { url }))).toBe('feed.not-a-feed')
  expect(codeOf(parseFeed('{"ok":true}', { url }))).toBe('feed.not-a-feed')
  expect(codeOf(parseFeed('{"items": [', { url }))).toBe('feed.malformed')
  expect(codeOf(parseFeed('', { url }))).toBe('feed.empty')
  expect(codeOf(parseFeed('<svg xmlns="http://www.w3.org/2000/svg"><g/></svg>', { url }))).toBe('feed.not-a-feed')
})

const bombs: [string, string][] = [
  [
    'billion laughs',
    `<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><rss><channel><title>&c;</title></channel></rss>`,
  ],
  [
    'quadratic growth',
    `<!DOCTYPE r [<!ENTITY a "${'x'.repeat(9000)}">]><rss><channel><title>${'&a;'.repeat(2000)}</title></channel></rss>`,
  ],
  [
    'external file',
    `<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><title>&x;</title></channel></rss>`,
  ],
  [
    'external address',
    `<!DOCTYPE r [<!ENTITY x PUBLIC "p" "http://169.254.169.254/">]><rss><channel><title>&x;</title></channel></rss>`,
  ],
  ['parameter entities', `<!DOCTYPE r [<!ENTITY % a "<!ENTITY b 'x'>"><!ENTITY c "%a;">]><rss/>`],
  ['nesting', '<rss><channel>' + '<a>'.repeat(100_000)],
  ['doctype without end', '<!DOCTYPE rss [' + '<!ENTITY a "b">'.repeat(1000)],
]

test.each(bombs)('an XML bomb is refused: %s', (_name, body) => {
  expect(codeOf(parseFeed(body, { url }))).toBe('feed.xml-bomb')
})

test('a harmless entity is replaced, and a CDATA that quotes a doctype is text', () => {
  const feed = read(
    `<!DOCTYPE rss [<!ENTITY name "الساحل"><!-- don't > -->]><rss><channel><title>&name;</title><item><link>https://press.example/1</link><description><![CDATA[<!DOCTYPE html> [<!ENTITY a SYSTEM "b">]]]></description></item></channel></rss>`,
  )
  expect(feed.title).toBe('الساحل')
  expect(feed.items).toHaveLength(1)
})

test('parsing never throws and keeps every address absolute', () => {
  const piece = fc.constantFrom(
    '<rss>',
    '<channel>',
    '<item>',
    '</item>',
    '<title>',
    '</title>',
    '<link>',
    'https://a.example/',
    '<![CDATA[',
    ']]>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    '<entry>',
    '<link href="x"/>',
    '&amp;',
    '&#0;',
    '&#xD800;',
    '<!--',
    '-->',
    '<!DOCTYPE',
    '<?xml',
    '?>',
    '"',
    "'",
    '\u0000',
    '\ud800',
    'خبر',
    '<a:b xmlns:a="',
    '>',
    '<urlset><url><loc>/x</loc>',
    '{"items":[',
    '}',
    ']',
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, anyUnits), { maxLength: 60 }), (pieces) => {
      const parsed = parseFeed(pieces.join(''), { url })
      if (parsed.ok) for (const item of parsed.value.items) expect(item.url).toMatch(/^https?:\/\//)
    }),
    { numRuns: 3000 },
  )
})

test('a large feed takes time in proportion to its size', { tags: ['slow'] }, () => {
  const items = (n: number): string =>
    `<rss><channel>${`<item><title>خبر &amp; خبر</title><link>https://press.example/${'a'.repeat(30)}</link><description>&lt;p&gt;${'نص '.repeat(80)}&lt;/p&gt;</description></item>`.repeat(n)}</channel></rss>`
  expect(read(items(4000)).itemCount).toBe(4000)
  expect(codeOf(parseFeed('<'.repeat(500_000), { url }))).not.toBe('ok')
  expect(codeOf(parseFeed('<rss '.repeat(200_000), { url }))).toBeTypeOf('string')
  expect(codeOf(parseFeed('<rss><channel>' + '</x>'.repeat(200_000), { url }))).toBe('ok')
  expect(codeOf(parseFeed(`[${'['.repeat(200_000)}`, { url }))).toBe('feed.malformed')
})
