/**
 * Pages that are made to be dear: whatever can be repeated in markup or in text, in every place that extraction reads.
 * In: a length. Out: pages of about that length, by name. Touches nothing.
 */
import { chosenSigns, signs } from './signs.ts'

const prose =
  'أعلنت بلدية مدينة النخيل الخيالية يوم الأحد أنها أنهت أعمال الصيانة في الجسر القديم، وأكدت أن الحركة ستعود إليه قبل نهاية الأسبوع. '

/** `piece` over and over, at least `length` characters. */
export function fill(piece: string, length: number): string {
  return piece.repeat(Math.max(1, Math.ceil(length / piece.length)))
}

const letters = 'ابتثجحخدذرزسشصضطظعغفقكلمنهوي'

type Shape = (length: number) => string

/** A page with an article and `inside` after its first paragraph. */
function page(inside: string, head = ''): string {
  return `<html><head><title>خبر الجسر</title>${head}</head><body><article><h1>خبر الجسر</h1><p>${prose.repeat(6)}</p>${inside}</article></body></html>`
}

const elements = (
  'a abbr address article aside audio b blockquote br button caption center cite code dd details dialog div dl dt em embed fieldset figcaption ' +
  'figure font footer form frameset h1 h2 h3 h6 header hr i iframe img input label li link main mark math menu meta nav noscript object ol ' +
  'optgroup option p picture plaintext pre q rp rt ruby s script section select small source span strong style sub summary sup svg table ' +
  'tbody td template textarea tfoot th thead time title tr track u ul var video wbr x-own'
).split(' ')

/** Names that extraction looks for. */
const names = [
  'article-body',
  'author byline',
  'published-date',
  'source',
  'related sidebar',
  'caption',
  'photo image',
  'comments',
  'tags',
  'twitter-tweet',
  'share',
  'hentry post-1',
  'lead summary',
]

/** Where a run is put. */
const places: Record<string, (run: string) => string> = {
  'a paragraph': (run) => page(`<p>${run}</p>`),
  'a paragraph and a letter': (run) => page(`<p>${run}x</p><p>${prose}</p>`),
  'a paragraph after a letter': (run) => page(`<p>ا${run}ا</p>`),
  'a plain page': (run) => `<p>${run}</p>`,
  'no tags': (run) => run,
  'the title': (run) => `<title>a${run}b</title>${page('')}`,
  'a title before a dash': (run) =>
    `<title>خبر ${run} - موقع</title>${page('', `<meta property="og:site_name" content="x${run}y">`)}`,
  'a heading': (run) => page(`<h1>${run}x</h1><h2>${run}x</h2>`),
  'a list item': (run) => page(`<ul><li>${run}x</li><li><a href="/1">x${run}</a></li></ul>`),
  'a cell': (run) => page(`<table><tr><td>${run}x</td></tr></table>`),
  'a quotation': (run) =>
    page(`<blockquote class="twitter-tweet">${run}x <a href="https://x.com/a/status/1">x</a></blockquote>`),
  'a caption': (run) => page(`<figure><img src="/a.jpg"><figcaption>${run}x</figcaption></figure>`),
  'a byline': (run) =>
    page(`<div class="author byline">By ${run}x</div><span itemprop="author"><b itemprop="name">x${run}y</b></span>`),
  'a credit': (run) => page(`<div class="source">x${run}y</div><p>المصدر: ${run}x</p>`),
  'a date': (run) => page(`<time datetime="${run}x">${run}</time><span class="date">${run}</span>`),
  'a date before': (run) => page(`<time datetime="2020-01-01 ${run}x">1 مارس ${run} 2020</time>`),
  'a link': (run) => page(`<a href="${run}">${run}</a><a rel="tag">${run}</a>`),
  'a picture': (run) => page(`<img src="/${run}" alt="${run}" srcset="${run}x" width="${run}">`),
  'a class': (run) => page(`<div class="x${run}y">${prose}</div>`),
  'an id': (run) => page(`<div id="x${run}y" style="display${run}x" role="${run}">${prose}</div>`),
  'a comment': (run) => page(`<!--${run}--><!--${run}`),
  'an unclosed attribute': (run) => page(`<div class="${run}`),
  'a tag': (run) => page(`<${run}`),
  'a tag name': (run) => page(`<a${run}>x</a${run}>`),
  'meta elements': (run) =>
    page(
      '',
      [
        'og:title',
        'og:description',
        'author',
        'keywords',
        'article:published_time',
        'og:site_name',
        'og:image',
        'og:locale',
        'og:url',
      ]
        .map((name) => `<meta property="${name}" content="x${run}y">`)
        .join('') + `<meta name="x ${run}" content="x"><link rel="canonical" href="${run}">`,
    ),
  'JSON-LD': (run) =>
    page(
      '',
      `<script type="application/ld+json">${JSON.stringify({
        '@type': 'NewsArticle',
        headline: `x${run}y`,
        articleBody: prose.repeat(3) + run,
        datePublished: `${run}x`,
        author: { name: `x${run}y` },
        keywords: `x${run}y`,
        description: `x${run}y`,
        image: run,
        mainEntityOfPage: `x${run}y`,
      })}</script>`,
    ),
  'broken JSON-LD': (run) =>
    page('', `<script type="application/ld+json">{"@type":"NewsArticle","headline":"${run}</script>`),
  'JSON-LD of commas': (run) => page('', `<script type="application/ld+json">{"@type":"NewsArticle",${run}</script>`),
  'a read-also line': (run) =>
    page(
      `<p>اقرأ أيضاً: ${run}</p><p>الكلمات المفتاحية: x${run}y</p><p>المصدر: وكالات</p><p>x${run} - موقع 24قال ${run}</p>`,
    ),
  'a base': (run) => `<base href="https://x.example/${run}">${page('<a href="/1">x</a>')}`,
}

const spread: Record<string, Shape> = {
  'links in a list': (n) => page(`<ul>${fill('<li><a href="/n/1">خبر قصير آخر</a></li>', n)}</ul>`),
  'links in paragraphs': (n) => page(fill('<p><a href="/n/1">خبر قصير آخر من المدينة</a></p>', n)),
  'different links': (n) =>
    page(Array.from({ length: n / 60 }, (_, i) => `<p><a href="/n/${i}">خبر ${i} من المدينة</a></p>`).join('')),
  teasers: (n) =>
    page(
      Array.from(
        { length: n / 200 },
        (_, i) => `<a href="/n/${i}">خبر ${i} من المدينة القديمة</a><div class="card">${prose}</div>`,
      ).join(''),
    ),
  paragraphs: (n) => page(Array.from({ length: n / 150 }, (_, i) => `<p>${i} ${prose}</p>`).join('')),
  'the same paragraph': (n) => page(fill(`<p>${prose}</p>`, n)),
  'paragraphs and one that holds them': (n) =>
    page(
      Array.from({ length: n / 300 }, (_, i) => `<p>${i} ${prose}</p>`).join('') +
        `<p>${Array.from({ length: n / 300 }, (_, i) => `${i} ${prose}`).join('')}</p>`,
    ),
  'long paragraphs': (n) =>
    page(Array.from({ length: n / 1500 }, (_, i) => `<p>${i} ${prose.repeat(10)}</p>`).join('')),
  'two long runs of one letter': (n) => page(`<p>${fill('ا', n / 2)}</p><p>ب${fill('ا', n / 5)}</p>`),
  'paragraphs of one letter': (n) =>
    page(
      Array.from({ length: 12 }, (_, i) => `<p>ب${fill('ا', n / 40 + i)}</p><p>${fill('ا', n / 16 + i)}</p>`).join(''),
    ),
  'headings and paragraphs': (n) => page(fill(`<h2>عنوان</h2><p>${prose}</p>`, n)),
  'headings that differ': (n) => page(Array.from({ length: n / 40 }, (_, i) => `<h2>عنوان ${i}</h2>`).join('')),
  'h1 that differ': (n) => page(Array.from({ length: n / 40 }, (_, i) => `<h1>عنوان ${i}</h1>`).join('')),
  'title of all headings': (n) =>
    `<title>${Array.from({ length: n / 80 }, (_, i) => `عنوان ${i} | `).join('')}</title>${page(Array.from({ length: n / 80 }, (_, i) => `<h1>عنوان ${i}</h1>`).join(''))}`,
  'headings of comments': (n) => page(`${fill('<h4>Comments</h4><p>x</p>', n)}<ul><li>x</li></ul>`),
  'headings of comments, each in its place': (n) => page(fill('<div><h4>Comments</h4><ul><li>x</li></ul>', n)),
  'cards of other articles': (n) =>
    page(fill('<article><h3><a href="/1">خبر آخر</a></h3><p>مقتطف منه.</p></article>', n)),
  'pulled quotes': (n) => page(fill(`<p>${prose}</p><aside>كلمات لا تقولها أي فقرة من هذه</aside>`, n)),
  'equal boxes': (n) => page(fill(`<div class="b"><p>${prose}</p></div>`, n)),
  'rows of the same paragraphs': (n) => page(fill(`<p>${prose}</p><p>${prose.slice(20)}</p><h2>عنوان</h2>`, n)),
  'hidden copies': (n) => page(fill(`<div style="display:none"><p>${prose}</p>`, n)),
  'sections under linked headings': (n) =>
    page(fill(`<h3 class="s"><a href="/1">عنوان الفصل الطويل</a></h3><p class="s">${prose.repeat(2)}</p>`, n)),
  'sections named after their headings': (n) =>
    page(fill(`<div id="share-the-news"><h2>Share the news</h2><p>${prose}</p>`, n)),
  'overlays around the heading': (n) =>
    `${fill('<div class="modal">', n)}<h1>خبر الجسر</h1><p>${prose.repeat(6)}</p>${fill(`<div class="modal"><p>${prose}</p>`, n)}`,
  'slides of a gallery': (n) => page(`<ul>${fill(`<li><h2>3/50 صورة</h2><p>${prose}</p></li>`, n)}</ul>`),
  'nested slides': (n) => page(fill('<ul><li><h2>3/50 صورة</h2></li><li>1/50<p>2/50</p></li>', n)),
  'lists beside paragraphs': (n) => page(fill(`<p>${prose}</p><ul><li>${prose}</li></ul>`, n)),
  'lists in lists beside paragraphs': (n) => `<ul>${fill(`<p>${prose}</p><ul><li>${prose}</li>`, n)}`,
  'words that are not shown': (n) => page(`<p>${fill('<span style="display:none">نص ', n)}</p>`),
  formulas: (n) => page(`<p>${fill('<math><mi>x</mi><annotation>x', n)}</p>`),
  'lists under headings': (n) => page(fill('<h2>اقرأ أيضاً</h2><p><a href="/1">خبر آخر</a></p><h2>عنوان</h2>', n)),
  'linked sentences': (n) => page(fill('<p><a href="/1">جملة كاملة كلها رابط واحد هنا.</a></p>', n)),
  'authors in lines of their own': (n) => page(fill('<p>كتب- فلان</p><li>الكاتب: فلان</li>', n)),
  'data of a script': (n) =>
    page(`<script type="application/json">[${fill('{"body":{"text":{"content":"نص."}}},', n)}1]</script>`),
  'nested data of a script': (n) =>
    `<title>خبر</title><script type="application/json">${'{"body":['.repeat(22)}"${fill('كلام. ', n)}"${']}'.repeat(22)}</script>`,
  templates: (n) => `<title>خبر</title>${fill('<template><p>نص', n)}`,
  'templates in scripts': (n) => `<title>خبر</title>${fill('<script type="text/template"><p>نص</script>', n)}`,
  'read-also labels': (n) => page(fill('<p>اقرأ أيضاً</p>', n)),
  'read-also labels and links': (n) => page(fill('<p>اقرأ أيضاً: <a href="/1">خبر آخر</a></p>', n)),
  'labels of everything': (n) =>
    page(
      fill(
        '<p>اقرأ أيضاً</p><p>المصدر: وكالات</p><p>الكلمات المفتاحية:</p><p>خبر آخر عن الجسر</p><p>مواضيع ذات صلة</p>',
        n,
      ),
    ),
  'a second article': (n) => page(`<p>المصدر: وكالات</p><p>اقرأ أيضاً</p><h3>خبر آخر</h3>${fill(`<p>${prose}</p>`, n)}`),
  'teasers of a second article': (n) =>
    page(
      `<p>المصدر: وكالات</p><p>اقرأ أيضاً</p><h3>خبر آخر</h3>${fill('<p>خبر عن الجسر القديم - موقع 24قال الوزير إن العمل انتهى قبل موعده</p>', n)}`,
    ),
  'attributions of posts': (n) => page(fill('<p>— اسم (@name) 17 مارس</p>', n)),
  posts: (n) =>
    page(
      fill(
        '<blockquote class="twitter-tweet"><p>نص</p>— اسم (@name) <a href="https://x.com/a/status/1">17 مارس</a></blockquote>',
        n,
      ),
    ),
  'a post of links': (n) =>
    page(`<blockquote class="twitter-tweet">${fill('<a href="https://x.com/a/status/1">17 مارس</a>', n)}</blockquote>`),
  'keywords glued': (n) => page(`<p>الكلمات المفتاحية: ${fill('الجسر مدينة النخيل ', n)}</p>`),
  'different keywords': (n) =>
    page(`<p>الكلمات المفتاحية: ${Array.from({ length: n / 10 }, (_, i) => `كلمة${i}، `).join('')}</p>`),
  tags: (n) => page(fill('<a rel="tag" href="/t">وسم</a>', n)),
  bylines: (n) => page(fill('<div class="author byline">كتب سالم الحر</div>', n)),
  'different bylines': (n) =>
    page(
      Array.from({ length: n / 60 }, (_, i) => `<div class="author byline">كتب سالم ${'x'.repeat(i % 50)}</div>`).join(
        '',
      ),
    ),
  'a byline of names': (n) =>
    page(
      `<div class="author byline">${Array.from({ length: n / 12 }, (_, i) => `اسم ${letters.charAt(i % letters.length)}${'اب'.repeat(i % 12)}${i % 90}; `).join('')}</div>`,
    ),
  'authors in JSON-LD': (n) =>
    page(
      '',
      `<script type="application/ld+json">{"@type":"NewsArticle","author":[${Array.from(
        { length: n / 30 },
        (_, i) =>
          `{"name":"سالم الحر ${String(i)
            .split('')
            .map((d) => 'ابتثجحخدذر'[Number(d)])
            .join('')}"}`,
      ).join()}]}</script>`,
    ),
  dates: (n) => page(fill('<time>17 مارس 2020</time>', n)),
  'dates in places named so': (n) => page(fill('<span class="published-date">17 مارس</span>', n)),
  credits: (n) => page(fill('<div class="source">وكالات</div>', n)),
  'long credits': (n) => page(fill(`<div class="source">${prose}</div>`, n)),
  captions: (n) => page(fill('<figure><img src="/a.jpg"><figcaption>صورة الجسر</figcaption></figure>', n)),
  'a box of pictures': (n) => page(`<div class="photo image">${fill('<img src="/a.jpg"><p>صورة</p>', n)}</div>`),
  'a figure of everything': (n) => page(`<figure>${fill('<p>صورة الجسر القديم</p><div>x</div>', n)}</figure>`),
  'different pictures': (n) => page(Array.from({ length: n / 30 }, (_, i) => `<img src="/${i}.jpg">`).join('')),
  frames: (n) => page(fill('<iframe src="https://www.youtube.com/embed/abcdefghij"></iframe>', n)),
  attributes: (n) => page(`<div ${Array.from({ length: n / 10 }, (_, i) => `a${i}="1"`).join(' ')}>x</div>`),
  'numbered attributes': (n) =>
    page(`<div ${Array.from({ length: n / 10 }, (_, i) => `${i * 7919}="1"`).join(' ')}>x</div>`),
  'the same attribute': (n) => page(`<div ${fill('class="a" ', n)}>x</div>`),
  'class names': (n) => page(fill('<p class="aB-cD has-x tag-y article-body">x</p>', n)),
  'closed without opening': (n) => page(fill('</p></div></b></x>', n)),
  'nested lists of links': (n) => page(fill('<ul><li><a href="/1">خبر قصير آخر</a>', n)),
  'nested tables': (n) => page(fill('<table><tr><td>خلية', n)),
  'one table': (n) => page(`<table>${fill('<tr><td>خلية</td><td>أخرى</td></tr>', n)}</table>`),
  'one row': (n) => page(`<table><tr>${fill('<td>خلية</td>', n)}</tr></table>`),
  misnested: (n) => page(fill('<b><p></b></p><i><table></i>', n)),
  forms: (n) => page(fill('<form><input>', n)),
  'meta elements': (n) => page('', fill('<meta name="author" content="سالم الحر">', n)),
  'different meta elements': (n) =>
    page(
      '',
      Array.from({ length: n / 50 }, (_, i) => `<meta name="author" content="سالم ${'اب'.repeat(i % 15)}">`).join(''),
    ),
  'meta dates': (n) => page('', fill('<meta name="date" content="17 مارس 2020 x">', n)),
  'meta pictures': (n) => page('', fill('<meta property="og:image" content="/logo.png">', n)),
  'meta tags': (n) => page('', fill('<meta property="article:tag" content="وسم">', n)),
  'links of the head': (n) => page('', fill('<link rel="amphtml" href="/1">', n)),
  titles: (n) => page('', fill('<title>عنوان</title>', n)),
  scripts: (n) => page(fill('<script>var a = "</b>"</script>', n)),
  'one script': (n) => page(`<script>${fill('a</scrip ', n)}</script>`),
  'JSON-LD scripts': (n) =>
    page('', fill('<script type="application/ld+json">{"@type":"NewsArticle","headline":"x"}</script>', n)),
  'broken JSON-LD scripts': (n) => page('', fill('<script type="application/ld+json">{"@type":,}</script>', n)),
  'JSON-LD nested': (n) => page('', `<script type="application/ld+json">${fill('{"@graph":[', n)}</script>`),
  'JSON-LD nested and closed': (n) =>
    page('', `<script type="application/ld+json">${fill('{"a":', n / 2)}1${fill('}', n / 12)}</script>`),
  'JSON-LD lists of authors': (n) =>
    page(
      '',
      `<script type="application/ld+json">{"@type":"NewsArticle","author":${fill('[', n / 2)}${fill(']', n / 2)}}</script>`,
    ),
  'JSON-LD lists of pictures': (n) =>
    page(
      '',
      `<script type="application/ld+json">{"@type":"NewsArticle","image":${fill('[', n / 2)}${fill(']', n / 2)}}</script>`,
    ),
  'JSON-LD arrays': (n) =>
    page('', `<script type="application/ld+json">${fill('[', n / 2)}${fill(']', n / 2)}</script>`),
  'JSON-LD graph': (n) =>
    page(
      '',
      `<script type="application/ld+json">{"@graph":[${Array.from({ length: n / 60 }, (_, i) => `{"@type":"NewsArticle","@id":"${i}","author":{"@id":"${i}"}}`).join()}]}</script>`,
    ),
  'JSON-LD sites': (n) =>
    page(
      '',
      `<script type="application/ld+json">[${Array.from({ length: n / 30 }, (_, i) => `{"@type":"WebSite","name":"${i}"}`).join()}]</script>`,
    ),
  'JSON-LD spaces': (n) => page('', `<script type="application/ld+json">${fill('\n ', n)}</script>`),
  'JSON-LD text of the page': (n) => {
    const many = Array.from({ length: n / 400 }, (_, i) => `${prose} ${i}`)
    return page(
      many.map((p) => `<p>${p}</p>`).join(''),
      `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', articleBody: many.join('\n') })}</script>`,
    )
  },
  'JSON-LD text in tags': (n) =>
    page(
      '',
      `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', articleBody: fill('<p><br <', n) })}</script>`,
    ),
  microdata: (n) => page(fill('<div itemprop="articleBody">نص</div>', n)),
  'nested microdata': (n) => page(fill(`<div itemprop="articleBody" class="article-body">${prose}`, n)),
  articles: (n) => page(fill(`<article class="hentry post-1"><h2>خبر</h2><p>${prose}</p></article>`, n)),
  'nested articles': (n) => page(fill(`<article class="hentry post-1"><h2>خبر</h2><p>${prose}</p>`, n)),
  comments: (n) => page(fill('<!-- x -->', n)),
  doctypes: (n) => page(fill('<!DOCTYPE html>', n)),
  instructions: (n) => page(fill('<?php ', n)),
  cdata: (n) => page(fill('<![CDATA[x]]>', n)),
  breaks: (n) => page(fill('<br>', n)),
  'breaks and words': (n) => page(fill('نص<br><br>', n)),
  'words in spans': (n) => page(`<p>${fill('<span>نص </span>', n)}</p>`),
  'text and comments': (n) => page(`<p>${fill('ن<!---->', n)}</p>`),
  'text and stray tags': (n) => page(`<p>${fill('ن</x>', n)}</p>`),
  'a paragraph of links': (n) => page(`<p>${fill('<a href="/1">نص</a> ', n)}</p>`),
  'described standfirsts': (n) =>
    page(fill(`<div class="lead summary">${prose}</div>`, n), `<meta name="description" content="${prose}">`),
  times: (n) => page(fill('<p><time>10:10</time></p>', n)),
  hidden: (n) => page(fill('<div style="display:none" aria-hidden="true">نص</div>', n)),
}

/** Every shape with its name; the text of each is about `length` characters. */
export function* hostilePages(): Generator<{ name: string; make: Shape }> {
  for (const tag of elements) {
    yield { name: `<${tag}> unclosed`, make: (n) => page(fill(`<${tag}>`, n)) }
    yield { name: `<${tag}> unclosed with text`, make: (n) => page(fill(`<${tag}>نص `, n)) }
    yield { name: `<${tag}> closed`, make: (n) => page(fill(`<${tag}>نص طويل قليلا</${tag}>`, n)) }
    yield { name: `<${tag}> in a div`, make: (n) => page(fill(`<div><${tag}>نص</${tag}>`, n)) }
  }
  for (const name of names) {
    yield { name: `class ${name} unclosed`, make: (n) => page(fill(`<div class="${name}">نص قصير `, n)) }
    yield { name: `class ${name} closed`, make: (n) => page(fill(`<p class="${name}">نص قصير آخر في المدينة</p>`, n)) }
    yield { name: `class ${name} inline`, make: (n) => page(fill(`<span class="${name}">نص `, n)) }
    yield {
      name: `class ${name} around much`,
      make: (n) => page(fill(`<div class="${name}">`, n / 20) + `<p>${fill(prose, n)}</p>`),
    }
  }
  for (const [name, make] of Object.entries(spread)) yield { name, make }
  for (const [place, put] of Object.entries(places))
    for (const [sign, piece] of Object.entries(signs))
      yield { name: `${sign} in ${place}`, make: (n) => put(fill(piece, n)) }
}

/** A tenth of `hostilePages` that has one of every kind. */
export function* chosenPages(): Generator<{ name: string; make: Shape }> {
  for (const page of hostilePages()) {
    const sign = /^(.+?) in (?:a|an|the|no|meta|JSON-LD|broken)\b/.exec(page.name)?.[1]
    if (sign !== undefined && sign in signs ? chosenSigns.includes(sign) : !/ closed$| in a div$/.test(page.name))
      yield page
  }
}
